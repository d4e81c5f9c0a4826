//! The pallet's invariants TA1 to TA17: README lists what each one says.

use crate::{
    seat_bit, AccountTallies, AreaMeasures, Campaign, Campaigns, Config, Confusions, Deal, Gold, ItemStandings, List,
    Lists, NextCampaign, Pallet, Promised, Round, RoundSeating, RoundState, Rounds, SetEntry, Sets, SettledSet,
    Submissions, Ticket, TicketOwners, Tickets, Unlifted, PAGE,
};
use agt_primitives::{
    access::{ObligationId, ObligationKind, SetAside},
    contributors::AreaId,
    invariants::{all_hold, Check},
    tasks::{CampaignId, CampaignPhase, Queue, QueueClass, RoundPay, RoundPromise, SetId},
    Aia,
};
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// Returns the verdict on every invariant, TA1 first.
    pub(crate) fn invariants() -> [Check; 17] {
        [
            Self::tickets_are_counted(),
            Self::tickets_have_their_owners(),
            Self::staked_tickets_are_set_aside(),
            Self::queues_are_not_dealt(),
            Self::deals_follow_each_other(),
            Self::submissions_are_the_seats(),
            Self::submissions_and_gold_are_of_open_sets(),
            Self::pages_hold_the_lists(),
            Self::promises_are_in_the_day(),
            Self::items_are_conserved(),
            Self::promised_seats_are_counted(),
            Self::standings_are_of_undecided_items(),
            Self::series_are_counted(),
            Self::areas_have_one_measure(),
            Self::deliveries_are_hashed_in_order(),
            Self::promises_cover_the_tickets(),
            Self::numbers_are_below_the_next(),
        ]
    }

    fn tickets_are_counted() -> Check {
        let mut counts = BTreeMap::<CampaignId, u32>::new();
        for (_, (campaign, _), _) in Tickets::<T>::iter() {
            let count = counts.entry(campaign).or_default();
            *count = count.saturating_add(1);
        }
        let counted = Campaigns::<T>::iter()
            .all(|(campaign_id, campaign)| counts.remove(&campaign_id).unwrap_or(0) == campaign.tickets);
        ensure!(counted && counts.is_empty(), "TA1: a campaign's open tickets are as many as it counts");
        Ok(())
    }

    fn tickets_have_their_owners() -> Check {
        let owned = TicketOwners::<T>::iter()
            .all(|(round, id, who)| Tickets::<T>::get(who, round).is_some_and(|ticket| ticket.id == id));
        let counted = Tickets::<T>::iter().all(|(who, (campaign, round), Ticket { id, .. })| {
            TicketOwners::<T>::get((campaign, round), id) == Some(who)
                && Rounds::<T>::get(campaign, round).is_some_and(|round| id.index.0 < round.tickets(id.class))
        });
        ensure!(owned && counted, "TA2: each ticket has one owner, and is one that its round counts in its class");
        Ok(())
    }

    fn staked_tickets_are_set_aside() -> Check {
        let is_set_aside = |who: &T::AccountId, id| T::Access::amount_set_aside(who, id).is_some();
        let backed = Tickets::<T>::iter().all(|(who, (campaign_id, round_id), Ticket { id, .. })| {
            let found = Campaigns::<T>::get(campaign_id).zip(Rounds::<T>::get(campaign_id, round_id));
            found.is_some_and(|(campaign, round)| {
                campaign.role(round.queue).is_none() || is_set_aside(&who, id.obligation(campaign_id, round_id))
            })
        });
        let waits = Unlifted::<T>::iter_keys()
            .all(|(who, number)| is_set_aside(&who, ObligationId { kind: ObligationKind::LabelSet, number }));
        ensure!(backed && waits, "TA3: a ticket under a role has its set-aside, and so has what waits to be lifted");
        Ok(())
    }

    fn queues_are_not_dealt() -> Check {
        let sound = Self::unpruned().all(|(campaign_id, campaign)| {
            let open = Queue::ALL.into_iter().filter_map(|queue| Some((queue, campaign.open_round(queue)?)));
            open.into_iter().all(|(queue, round_id)| {
                let is_open = |round: Round| {
                    round.queue == queue && !matches!(round.state, RoundState::Dealt(_) | RoundState::Void)
                };
                round_id < campaign.next_round && Rounds::<T>::get(campaign_id, round_id).is_some_and(is_open)
            })
        });
        ensure!(sound, "TA4: the open round of a queue is of that queue, not dealt and not void");
        Ok(())
    }

    fn deals_follow_each_other() -> Check {
        let sound = Self::unpruned().all(|(campaign_id, campaign)| {
            let (mut sets, mut fresh, mut listed) = (0u32, 0u32, BTreeMap::<List, u32>::new());
            for round in Rounds::<T>::iter_prefix_values(campaign_id) {
                if let RoundState::Dealt(deal) = round.state {
                    sets = sets.saturating_add(deal.contents.sets);
                    fresh = fresh.saturating_add(deal.contents.fresh);
                    let listed = listed.entry(List::of(round.queue)).or_default();
                    *listed = listed.saturating_add(deal.contents.listed);
                }
            }
            let has_leaves = campaign.terms.gold_a_set == 0 || campaign.next_set.0 <= campaign.terms.leaves;
            let is_orderly = |list: List| {
                let waiting = campaign.waiting(list);
                waiting.head == listed.get(&list).copied().unwrap_or(0) && waiting.head <= waiting.tail
            };
            sets == campaign.next_set.0
                && fresh == campaign.next_item
                && fresh <= campaign.terms.items
                && has_leaves
                && List::ALL.into_iter().all(is_orderly)
        });
        ensure!(
            sound,
            "TA5: what the rounds were dealt is what the campaign counts as dealt, and no more than there is"
        );
        Ok(())
    }

    fn submissions_are_the_seats() -> Check {
        let sound = Sets::<T>::iter().all(|(campaign, set_id, entry)| {
            let Some(set) = entry.unsettled() else { return true };
            let (mut committed, mut revealed, mut unproven) = (0u8, 0u8, 0u8);
            for (seat, submitted) in Submissions::<T>::iter_prefix((campaign, set_id)) {
                committed |= seat_bit(seat);
                revealed |= if submitted.answers.is_some() { seat_bit(seat) } else { 0 };
                let ticket = Tickets::<T>::get(&submitted.who, (campaign, set.round));
                let ticket = ticket.filter(|ticket| ticket.seat == Some((set_id, seat)));
                let Some(Ticket { id, .. }) = ticket else { return false };
                let is_unproven = id.class == QueueClass::Unproven;
                unproven = unproven.saturating_add(is_unproven.into());
                if is_unproven && submitted.qualified.is_let_in() {
                    return false;
                }
            }
            let seats = Self::known_deal(campaign, set.round).map_or(0, |(_, deal)| deal.seats());
            committed < seat_bit(seats)
                && set.last_commit > 0
                && (committed, revealed, unproven) == (set.committed, set.revealed, set.unproven)
                && set.answered.is_some() == (revealed == committed)
                && set.gold_opened == Gold::<T>::contains_key(campaign, set_id)
        });
        ensure!(sound, "TA6: the submissions of a set are its committed seats, their answers its revealed ones");
        Ok(())
    }

    fn submissions_and_gold_are_of_open_sets() -> Check {
        let is_open = |campaign, set| !matches!(Sets::<T>::get(campaign, set), None | Some(SetEntry::Settled(_)));
        ensure!(
            Submissions::<T>::iter_keys().all(|((campaign, set), _)| is_open(campaign, set))
                && Gold::<T>::iter_keys().all(|(campaign, set)| is_open(campaign, set)),
            "TA7: a settled set leaves neither submissions nor gold"
        );
        Ok(())
    }

    fn pages_hold_the_lists() -> Check {
        let sound = Lists::<T>::iter().all(|(campaign_id, (list, index), page)| {
            Campaigns::<T>::get(campaign_id).is_some_and(|campaign| {
                let waiting = campaign.waiting(list);
                let begun = waiting.tail.saturating_sub(index.saturating_mul(PAGE)).min(PAGE);
                u32::try_from(page.entries.len()) == Ok(begun) && begun > 0 && page.taken < PAGE
            })
        });
        let there = Self::unpruned().all(|(campaign_id, campaign)| {
            List::ALL.into_iter().all(|list| {
                let waiting = campaign.waiting(list);
                let last = waiting.tail.checked_sub(1).and_then(|last| last.checked_div(PAGE));
                waiting.is_empty() || last.is_none_or(|last| Lists::<T>::contains_key(campaign_id, (list, last)))
            })
        });
        ensure!(sound && there, "TA8: the pages of a list hold its entries, and a page that was taken is gone");
        Ok(())
    }

    fn promises_are_in_the_day() -> Check {
        let promised = Promised::<T>::get();
        let mut all = Some(0);
        for (campaign_id, campaign) in Self::unpruned().filter(|(_, campaign)| campaign.terms.funding.is_platform()) {
            for promise in Self::promises(campaign_id, &campaign) {
                if promise.day == promised.day {
                    all = all.and_then(|sum: Aia| sum.checked_add(promise.aia()?));
                }
            }
        }
        ensure!(
            all.is_some_and(|sum| sum <= promised.promised),
            "TA9: what the seats of a day's rounds can earn is promised on that day"
        );
        Ok(())
    }

    /// Returns what each round is promised.
    fn promises(campaign_id: CampaignId, campaign: &Campaign<T::AccountId>) -> Vec<RoundPromise> {
        let rounds = Rounds::<T>::iter_prefix_values(campaign_id);
        let promises = rounds.filter_map(|round| match &round.state {
            RoundState::Queueing | RoundState::Void => None,
            RoundState::Closed { at, backlog, sets, .. } => {
                let seats = RoundSeating::of(campaign, &round, *backlog).seats(*sets);
                Some(round.promise(seats, *at))
            }
            RoundState::Dealt(deal) => Some(deal.promised),
        });
        promises.collect()
    }

    /// Returns whether the seats of a deal that are promised their pay are those of its sets that are not over.
    fn promises_its_open_sets(campaign_id: CampaignId, deal: &Deal) -> bool {
        let open = deal.sets().filter(|set| !Self::is_settled(campaign_id, deal.set_id(*set)));
        let sets = u32::try_from(open.count()).unwrap_or(u32::MAX);
        deal.promised.seats == sets.saturating_mul(deal.seats().into())
    }

    fn promised_seats_are_counted() -> Check {
        let counted = Campaigns::<T>::iter().all(|(campaign_id, campaign)| {
            if campaign.phase == CampaignPhase::Closed {
                return campaign.promised_seats == 0;
            }
            let promised = Self::promises(campaign_id, &campaign);
            let deals = Rounds::<T>::iter_prefix_values(campaign_id).filter_map(Round::into_deal);
            let of_open_sets = deals.into_iter().all(|(_, deal)| Self::promises_its_open_sets(campaign_id, &deal));
            let claimed = Rounds::<T>::iter_prefix_values(campaign_id).map(|round| match round.state {
                RoundState::Closed { sets, .. } => sets,
                _ => 0,
            });
            let waits = |entry: &SetEntry| matches!(entry, SetEntry::Grading(..));
            let grading = Sets::<T>::iter_prefix_values(campaign_id).filter(waits).count();
            let seats = promised.iter().try_fold(0u32, |sum, promise| sum.checked_add(promise.seats));
            of_open_sets
                && seats == Some(campaign.promised_seats)
                && claimed.fold(0u32, u32::saturating_add) == campaign.claimed
                && u32::try_from(grading) == Ok(campaign.grading)
        });
        ensure!(
            counted,
            "TA11: promised seats, claimed leaves and sets that wait for grades are as many as the campaign counts, and a \
             round promises the seats of its sets that are not over"
        );
        Ok(())
    }

    fn items_are_conserved() -> Check {
        let conserved = Self::unpruned().all(|(campaign_id, campaign)| {
            let mut at_work = 0u32;
            for round in Rounds::<T>::iter_prefix_values(campaign_id) {
                let RoundState::Dealt(deal) = round.state else { continue };
                if round.queue == Queue::Grade {
                    continue;
                }
                for set in deal.sets().filter(|set| !Self::is_settled(campaign_id, deal.set_id(*set))) {
                    at_work = at_work.saturating_add(deal.contents.of(set).items());
                }
            }
            let totals = &campaign.totals;
            let fresh = campaign.terms.items.checked_sub(campaign.next_item);
            let known = [
                Some(totals.decided),
                Some(totals.unresolved),
                Some(totals.lost),
                Some(campaign.again.len()),
                Some(campaign.hard.len()),
                Some(at_work),
                fresh,
            ];
            known.into_iter().try_fold(0u32, |sum, part| sum.checked_add(part?)) == Some(campaign.terms.items)
        });
        ensure!(
            conserved,
            "TA10: each item is fresh, dealt, on one list, decided, unresolved or lost, and only one of these"
        );
        Ok(())
    }

    fn standings_are_of_undecided_items() -> Check {
        let sound = ItemStandings::<T>::iter_keys().all(|(campaign, _)| Campaigns::<T>::contains_key(campaign))
            && Self::unpruned().all(|(campaign_id, campaign)| {
                let listed = campaign.again.len().saturating_add(campaign.hard.len());
                let at_work = Rounds::<T>::iter_prefix_values(campaign_id).filter(|round| round.queue != Queue::Grade);
                let at_work = at_work.filter_map(Round::into_deal).map(|(_, deal)| {
                    let open = deal.sets().filter(|set| !Self::is_settled(campaign_id, deal.set_id(*set)));
                    open.map(|set| deal.contents.of(set).listed.len()).fold(0, usize::saturating_add)
                });
                let most = at_work.fold(listed as usize, usize::saturating_add);
                ItemStandings::<T>::iter_key_prefix(campaign_id).count() <= most
            });
        ensure!(sound, "TA12: items whose standing is kept are no more than those that are listed or dealt again");
        Ok(())
    }

    fn series_are_counted() -> Check {
        let mut successors = BTreeMap::<CampaignId, u32>::new();
        for (_, campaign) in Self::unpruned().filter(|(campaign_id, campaign)| campaign.series != *campaign_id) {
            let count = successors.entry(campaign.series).or_default();
            *count = count.saturating_add(1);
        }
        let counted = Campaigns::<T>::iter().all(|(campaign_id, campaign)| {
            successors.remove(&campaign_id).unwrap_or(0) == campaign.successors
                && (campaign.successors == 0 || campaign.series == campaign_id)
        });
        let mut kept = Confusions::<T>::iter_keys().chain(AccountTallies::<T>::iter_keys().map(|(series, _)| series));
        let is_first = |series| Campaigns::<T>::get(series).is_some_and(|first| first.series == series);
        ensure!(
            counted && successors.is_empty() && kept.all(is_first),
            "TA13: a series counts its open campaigns, and what its gold showed is kept with the first one"
        );
        Ok(())
    }

    fn areas_have_one_measure() -> Check {
        let mut counted = BTreeMap::<AreaId, u32>::new();
        let moving = Self::unpruned().filter(|(_, campaign)| campaign.terms.moves_qualifications());
        let sound = moving.into_iter().all(|(_, campaign)| {
            let count = counted.entry(campaign.terms.area).or_default();
            *count = count.saturating_add(1);
            let measured = &campaign.terms.measured;
            AreaMeasures::<T>::get(campaign.terms.area)
                .is_some_and(|area| (area.chance, area.reference) == (measured.chance, measured.reference))
        });
        let all = AreaMeasures::<T>::iter().all(|(area, measure)| counted.remove(&area) == Some(measure.campaigns));
        ensure!(
            sound && all && counted.is_empty(),
            "TA14: the open campaigns of an area that move qualifications have its one measure, and are counted"
        );
        Ok(())
    }

    fn deliveries_are_hashed_in_order() -> Check {
        let sound = Self::unpruned().all(|(campaign_id, campaign)| {
            let settled = Sets::<T>::iter_prefix(campaign_id).filter_map(|(set, entry)| match entry {
                SetEntry::Settled(settled) => Some((set, settled)),
                SetEntry::Open(_) | SetEntry::Grading(_) => None,
            });
            let mut settled = settled.collect::<Vec<_>>();
            settled.sort_by_key(|(_, settled)| settled.place);
            let add = |before, (set, settled): &(SetId, SettledSet)| settled.added_to(before, campaign_id, *set);
            let decided = settled.iter().map(|(_, settled)| u32::from(settled.decided)).fold(0, u32::saturating_add);
            settled.iter().map(|(_, settled)| settled.place).eq(0..campaign.totals.settled)
                && settled.iter().fold(H256::zero(), add) == campaign.delivered_hash
                && decided == campaign.totals.decided
        });
        ensure!(
            sound,
            "TA15: the settled sets of a campaign are hashed in their order, and the items that they decided are counted"
        );
        Ok(())
    }

    fn promises_cover_the_tickets() -> Check {
        let mut tickets = BTreeMap::<_, Vec<Aia>>::new();
        for (_, round, ticket) in Tickets::<T>::iter() {
            tickets.entry(round).or_default().push(ticket.most);
        }
        let covered = Self::unpruned().all(|(campaign_id, campaign)| {
            Rounds::<T>::iter_prefix(campaign_id).all(|(round_id, round)| {
                let tickets = tickets.remove(&(campaign_id, round_id)).unwrap_or_default();
                let pay = RoundPay::new(campaign.terms.funding.aia());
                let needed = tickets.iter().try_fold(pay, |pay, most| pay.with_ticket(*most));
                // Tickets leave a round that is dealt, and a void one promises nothing.
                let covers = |kept: RoundPay, needed: RoundPay| {
                    kept.base == needed.base && kept.most >= needed.most && kept.surplus >= needed.surplus
                };
                needed.is_some_and(|needed| match &round.state {
                    RoundState::Queueing | RoundState::Closed { .. } => round.pay == needed,
                    RoundState::Dealt(deal) => covers(deal.promised.pay, needed),
                    RoundState::Void => true,
                })
            })
        });
        ensure!(covered, "TA16: what a round is promised covers whichever of its tickets get its seats");
        Ok(())
    }

    fn numbers_are_below_the_next() -> Check {
        let next = NextCampaign::<T>::get();
        let campaigns = Campaigns::<T>::iter_keys().all(|campaign_id| campaign_id < next);
        let rounds = Rounds::<T>::iter_keys().all(|(campaign_id, round_id)| {
            Campaigns::<T>::get(campaign_id).is_some_and(|campaign| round_id < campaign.next_round)
        });
        ensure!(
            campaigns && rounds,
            "TA17: the number of each campaign is below the next one, and that of each round below its campaign's next one"
        );
        Ok(())
    }

    fn is_settled(campaign: CampaignId, set: SetId) -> bool {
        matches!(Sets::<T>::get(campaign, set), Some(SetEntry::Settled(_)))
    }

    /// Returns the campaigns of which nothing is pruned.
    fn unpruned() -> impl Iterator<Item = (CampaignId, Campaign<T::AccountId>)> {
        Campaigns::<T>::iter().filter(|(_, campaign)| campaign.phase != CampaignPhase::Closed)
    }
}
