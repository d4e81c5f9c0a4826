//! The pallet's invariants TA1 to TA11: README lists what each one says.

use crate::{
    queue::{obligation, Filling},
    types::bit,
    Campaign, Campaigns, Config, Gold, Holders, List, Lists, Pallet, Phase, Promised, Queue, Rounds, SeatPromise,
    SetEntry, Sets, Sheets, Stage, Tickets, Unlifted, PAGE,
};
use agt_primitives::{
    access::SetAside,
    calendar::day,
    invariants::{all_hold, Check},
    tasks::{CampaignId, Lane},
    Aia,
};
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

const QUEUES: [Queue; 3] = [Queue::Work, Queue::Expert, Queue::Grade];

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, TA1 first.
    pub(crate) fn invariants() -> [Check; 11] {
        [
            Self::tickets_are_counted(),
            Self::tickets_have_their_holders(),
            Self::staked_tickets_are_set_aside(),
            Self::queues_are_not_dealt(),
            Self::deals_follow_each_other(),
            Self::sheets_are_the_seats(),
            Self::sheets_and_gold_are_of_open_sets(),
            Self::pages_hold_the_lists(),
            Self::promises_are_in_the_day(),
            Self::items_are_conserved(),
            Self::promised_seats_are_counted(),
        ]
    }

    fn tickets_are_counted() -> Check {
        let mut counts = BTreeMap::<CampaignId, u32>::new();
        for (_, (campaign, _), _) in Holders::<T>::iter() {
            let count = counts.entry(campaign).or_default();
            *count = count.saturating_add(1);
        }
        let counted =
            Campaigns::<T>::iter().all(|(number, campaign)| counts.remove(&number).unwrap_or(0) == campaign.tickets);
        ensure!(counted && counts.is_empty(), "TA1: a campaign's open tickets are as many as it counts");
        Ok(())
    }

    fn tickets_have_their_holders() -> Check {
        const BROKEN: &str = "TA2: each ticket has one holder, each holder's ticket is in its round's lane";
        let held = Tickets::<T>::iter()
            .all(|(round, id, who)| Holders::<T>::get(who, round).is_some_and(|held| held.id == id));
        let ticketed = Holders::<T>::iter().all(|(who, round, held)| {
            Tickets::<T>::get(round, held.id) == Some(who)
                && Rounds::<T>::get(round.0, round.1).is_some_and(|found| held.id.index < found.tickets(held.id.lane))
        });
        ensure!(held && ticketed, BROKEN);
        Ok(())
    }

    fn staked_tickets_are_set_aside() -> Check {
        let backed = Holders::<T>::iter().all(|(who, (number, at), held)| {
            let found = Campaigns::<T>::get(number).zip(Rounds::<T>::get(number, at));
            found.is_some_and(|(campaign, round)| {
                Self::role_of(&campaign, round.queue).is_none()
                    || T::Access::amount_set_aside(&who, obligation(number, at, held.id)).is_some()
            })
        });
        let waits = Unlifted::<T>::iter_keys().all(|(who, number)| {
            let id =
                agt_primitives::access::ObligationId { kind: agt_primitives::access::ObligationKind::LabelSet, number };
            T::Access::amount_set_aside(&who, id).is_some()
        });
        ensure!(backed && waits, "TA3: a ticket under a role has its set-aside, and so has what waits to be lifted");
        Ok(())
    }

    fn queues_are_not_dealt() -> Check {
        let sound =
            Campaigns::<T>::iter().filter(|(_, campaign)| campaign.phase != Phase::Closed).all(|(number, campaign)| {
                let open = QUEUES.iter().zip(&campaign.rounds);
                open.filter_map(|(queue, round)| Some((queue, (*round)?))).all(|(queue, round)| {
                    round < campaign.next_round
                        && Rounds::<T>::get(number, round).is_some_and(|found| {
                            found.queue == *queue && !matches!(found.stage, Stage::Dealt(_) | Stage::Void)
                        })
                })
            });
        ensure!(sound, "TA4: the open round of a queue is of that queue, not dealt and not void");
        Ok(())
    }

    fn deals_follow_each_other() -> Check {
        let sound = Self::unpruned().all(|(number, campaign)| {
            let (mut sets, mut fresh, mut listed) = (0u32, 0u32, [0u32; 3]);
            for round in Rounds::<T>::iter_prefix_values(number) {
                if let Stage::Dealt(deal) = round.stage {
                    sets = sets.saturating_add(deal.load.sets);
                    fresh = fresh.saturating_add(deal.load.fresh);
                    if let Some(listed) = listed.get_mut(round.queue.index()) {
                        *listed = listed.saturating_add(deal.load.listed);
                    }
                }
            }
            let heads = QUEUES.map(|queue| campaign.waiting(queue.list()).head);
            let orderly = QUEUES.iter().map(|queue| campaign.waiting(queue.list()));
            let leaves = campaign.terms.gold_a_set == 0 || campaign.next_set <= campaign.terms.leaves;
            sets == campaign.next_set
                && fresh == campaign.next_item
                && fresh <= campaign.terms.items
                && listed == heads
                && leaves
                && orderly.into_iter().all(|waiting| waiting.head <= waiting.tail)
        });
        ensure!(
            sound,
            "TA5: what the rounds were dealt is what the campaign counts as dealt, and no more than there is"
        );
        Ok(())
    }

    fn sheets_are_the_seats() -> Check {
        const BROKEN: &str = "TA6: a set's sheets are its committed seats, their answers its revealed ones";
        let sound = Sets::<T>::iter().all(|(number, set, entry)| {
            let (SetEntry::Working(working) | SetEntry::Grading(working, _)) = entry else { return true };
            let (mut committed, mut revealed, mut unproven) = (0u8, 0u8, 0u8);
            for (seat, sheet) in Sheets::<T>::iter_prefix((number, set)) {
                committed |= bit(seat);
                revealed |= if sheet.answers.is_some() { bit(seat) } else { 0 };
                unproven = unproven.saturating_add((!sheet.proven).into());
                let held = Holders::<T>::get(&sheet.who, (number, working.round));
                let lane = Lane::of(sheet.proven);
                if held.is_none_or(|held| held.seat != Some((set, seat)) || held.id.lane != lane) {
                    return false;
                }
            }
            let seats = Self::dealt(number, working.round).map(|(_, deal)| deal.layout.replication().seats());
            seats.is_ok_and(|seats| {
                working.filled.is_some() == working.free_seat(seats).is_none() && committed.leading_zeros() >= 1
            }) && (committed, revealed, unproven) == (working.committed, working.revealed, working.unproven)
                && working.answered.is_some() == (revealed == committed)
                && working.gold == Gold::<T>::contains_key(number, set)
        });
        ensure!(sound, BROKEN);
        Ok(())
    }

    fn sheets_and_gold_are_of_open_sets() -> Check {
        let is_open = |number, set| !matches!(Sets::<T>::get(number, set), None | Some(SetEntry::Settled(_)));
        ensure!(
            Sheets::<T>::iter_keys().all(|((number, set), _)| is_open(number, set))
                && Gold::<T>::iter_keys().all(|(number, set)| is_open(number, set)),
            "TA7: a settled set leaves neither sheets nor gold"
        );
        Ok(())
    }

    fn pages_hold_the_lists() -> Check {
        let sound = Lists::<T>::iter().all(|(number, (list, index), page)| {
            Campaigns::<T>::get(number).is_some_and(|campaign| {
                let waiting = campaign.waiting(list);
                let begun = waiting.tail.saturating_sub(index.saturating_mul(PAGE)).min(PAGE);
                u32::try_from(page.entries.len()) == Ok(begun) && begun > 0 && page.taken < PAGE
            })
        });
        let there = Self::unpruned().all(|(number, campaign)| {
            [List::Again, List::Hard, List::Ungraded].into_iter().all(|list| {
                let waiting = campaign.waiting(list);
                let last = waiting.tail.checked_sub(1).and_then(|last| last.checked_div(PAGE));
                waiting.is_empty() || last.is_none_or(|last| Lists::<T>::contains_key(number, (list, last)))
            })
        });
        ensure!(sound && there, "TA8: the pages of a list hold its entries, and a page that was read is gone");
        Ok(())
    }

    fn promises_are_in_the_day() -> Check {
        let promised = Promised::<T>::get();
        let mut all = Some(0);
        for (number, campaign) in Self::unpruned().filter(|(_, campaign)| campaign.terms.funding.is_platform()) {
            for (seats, promise) in Self::promised_seats(number, &campaign) {
                if promise.day == promised.day {
                    let of_round = promise.aia.saturating_mul(seats.into());
                    all = all.and_then(|sum: Aia| sum.checked_add(of_round));
                }
            }
        }
        ensure!(
            all.is_some_and(|sum| sum <= promised.promised),
            "TA9: what the seats of a day's rounds can earn is promised on that day"
        );
        Ok(())
    }

    /// The seats of each round that are promised their pay, and what each is promised.
    fn promised_seats(number: CampaignId, campaign: &Campaign<T::AccountId>) -> Vec<(u32, SeatPromise)> {
        let rounds = Rounds::<T>::iter_prefix_values(number);
        let seats = rounds.filter_map(|round| match &round.stage {
            Stage::Queueing | Stage::Void => None,
            Stage::Closed { at, stock, sets, .. } => {
                let promise = SeatPromise { aia: round.most, day: day(*at) };
                Some((Filling::of(campaign, &round, *stock).seats(*sets), promise))
            }
            Stage::Dealt(deal) => {
                let places = 0..deal.load.sets;
                let open = places.filter(|place| {
                    !matches!(Sets::<T>::get(number, deal.number_of(*place)), Some(SetEntry::Settled(_)))
                });
                let sets = u32::try_from(open.count()).unwrap_or(u32::MAX);
                Some((sets.saturating_mul(deal.layout.replication().seats().into()), deal.promised))
            }
        });
        seats.collect()
    }

    fn promised_seats_are_counted() -> Check {
        let counted = Campaigns::<T>::iter().all(|(number, campaign)| {
            if campaign.phase == Phase::Closed {
                return campaign.seats == 0;
            }
            let promised = Self::promised_seats(number, &campaign);
            let claimed = Rounds::<T>::iter_prefix_values(number).map(|round| match round.stage {
                Stage::Closed { sets, .. } => sets,
                _ => 0,
            });
            let waits = |entry: &SetEntry| matches!(entry, SetEntry::Grading(..));
            let grading = Sets::<T>::iter_prefix_values(number).filter(waits).count();
            promised.iter().try_fold(0u32, |sum, (seats, _)| sum.checked_add(*seats)) == Some(campaign.seats)
                && claimed.fold(0u32, u32::saturating_add) == campaign.claimed
                && u32::try_from(grading) == Ok(campaign.grading)
        });
        ensure!(
            counted,
            "TA11: promised seats, claimed leaves and sets that wait for grades are as many as the campaign counts"
        );
        Ok(())
    }

    fn items_are_conserved() -> Check {
        let conserved = Self::unpruned().all(|(number, campaign)| {
            let mut at_work = 0u32;
            for round in Rounds::<T>::iter_prefix_values(number) {
                let Stage::Dealt(deal) = round.stage else { continue };
                if round.queue == Queue::Grade {
                    continue;
                }
                for place in 0..deal.load.sets {
                    if !matches!(Sets::<T>::get(number, deal.number_of(place)), Some(SetEntry::Settled(_))) {
                        at_work = at_work.saturating_add(deal.load.of(place).items());
                    }
                }
            }
            let figures = &campaign.figures;
            let fresh = campaign.terms.items.checked_sub(campaign.next_item);
            let known = [
                Some(figures.decided),
                Some(figures.unresolved),
                Some(figures.lost),
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

    /// The campaigns of which nothing is pruned.
    fn unpruned() -> impl Iterator<Item = (CampaignId, Campaign<T::AccountId>)> {
        Campaigns::<T>::iter().filter(|(_, campaign)| campaign.phase != Phase::Closed)
    }
}
