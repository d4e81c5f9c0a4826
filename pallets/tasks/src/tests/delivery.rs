//! What a requester gets: labels with their confidence, what each contributor did, and a hash of all of it.

use super::*;
use agt_primitives::tasks::delivered;
use core::num::NonZeroU64;
use rebuilt::Rebuilt;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Returns the confidence of each item of a set, in basis points.
pub(super) fn confidences(campaign: CampaignId, set: impl Into<SetId>) -> Vec<Option<u16>> {
    let set = set.into();
    let found = System::events().into_iter().rev().find_map(|record| match record.event {
        RuntimeEvent::Tasks(Event::SetSettled { campaign: of, set: found, items, .. })
            if (of, found) == (campaign, set) =>
        {
            Some(items)
        }
        _ => None,
    });
    let items = found.expect("the set is settled").into_iter();
    items.map(|item| item.confidence.map(BasisPoints::points)).collect()
}

/// One answer of three differs about the first item, and all differ about the second.
fn mixed(seat: usize, shown: Shown) -> Answer {
    match shown {
        Shown::Item(0) if seat == 0 => Answer::Choice(0),
        Shown::Item(1) => Answer::Choice(seat as u8),
        _ => perfect(shown),
    }
}

#[test]
fn decided_items_carry_their_confidence_and_undecided_ones_none() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, mixed);
        let [torn, undecided, agreed, as_well] = confidences(campaign, 0)[..] else { panic!("four items") };
        assert_eq!((undecided, agreed), (None, as_well));
        // Five to one against each other class is the least, and nothing is certain.
        assert!(torn > Some(5_000) && torn < agreed && agreed < Some(10_000), "{torn:?} {agreed:?}");
    });
}

#[test]
fn confidence_grows_with_the_rounds_of_an_item() {
    ExtBuilder.execute(|| {
        let two_of_three = |seat: usize, shown: Shown| match shown {
            Shown::Item(_) if seat == 2 => Answer::Choice(3),
            _ => perfect(shown),
        };
        let join_all = |campaign, workers: Vec<AccountId>| {
            workers.iter().for_each(|who| {
                assert_ok!(join(who, campaign));
            });
        };
        let campaign = open(CampaignTerms { items: 4, ..terms() });
        begin(campaign, 3);
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Item(_) => Answer::Choice(seat as u8),
            _ => perfect(shown),
        });
        assert_eq!(confidences(campaign, 0), [None; 4]);
        join_all(campaign, veterans(11, 3));
        deal(campaign, 1);
        play(campaign, 1, 1, two_of_three);
        let fresh = open(CampaignTerms { items: 4, ..terms() });
        join_all(fresh, veterans(21, 3));
        deal(fresh, FIRST);
        play(fresh, FIRST, 0, two_of_three);
        // One of three gave the answer in the first round, and none the answer that comes second after both.
        let (both, second) = (confidences(campaign, 1), confidences(fresh, 0));
        assert!(second[0].is_some() && both > second, "{both:?} {second:?}");
    });
}

#[test]
fn confidence_of_a_number_is_the_share_of_the_weight_in_the_band() {
    ExtBuilder.execute(|| {
        let tolerance = NonZeroU64::new(10).unwrap();
        let answer = AnswerKind::Number { least: 0, most: 1_000, tolerance, decimals: 0 };
        let truths = [100, 300, 500, 700].map(|number| Truth { answer: Answer::Number(number), proposed: None });
        let leaf = GoldLeaf { set: SET_0, seed: [1; 32], truths: BoundedVec::truncate_from(truths.to_vec()) };
        let gold_root = root_of(core::slice::from_ref(&leaf));
        let campaign =
            open(CampaignTerms { answer, items: 4, leaves: 1, gold_root, replication: Replication::Five, ..terms() });
        begin(campaign, 5);
        // The last of five seats, all of the same weight, is far off.
        let sheet = |seat: usize| {
            let answers = shuffle(&leaf.seed, 8).into_iter().map(|entry| match usize::from(entry).checked_sub(4) {
                Some(gold) => leaf.truths[gold].answer,
                None => Answer::Number(if seat == 4 { 900 } else { 400 + seat as i64 }),
            });
            Answers::truncate_from(answers.collect())
        };
        let owners = seats(campaign, FIRST, 0);
        for (seat, who) in owners.iter().enumerate() {
            assert_ok!(commit(who, campaign, FIRST, 0, &sheet(seat)));
        }
        wait(REVEAL_MARGIN);
        for (seat, who) in owners.iter().enumerate() {
            assert_ok!(reveal(who, campaign, FIRST, 0, &sheet(seat)));
        }
        assert_ok!(Tasks::open_gold(signed(&PASSER_BY), campaign, leaf.clone(), BoundedVec::new()));
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(confidences(campaign, 0), [Some(8_000); 4]);
    });
}

#[test]
fn settled_set_keeps_the_hashes_of_its_items_and_its_seats() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, mixed);
        let RuntimeEvent::Tasks(Event::SetSettled { items, seats, .. }) = last_event() else { panic!() };
        let record = settled(campaign, 0);
        assert_eq!((record.items, record.seats), (BlakeTwo256::hash_of(&items), BlakeTwo256::hash_of(&seats)));
        // A list in which one amount differs is another one.
        let changed = |change: fn(&mut crate::SeatResult<AccountId>)| {
            let mut seats = seats.clone();
            change(&mut seats[1]);
            BlakeTwo256::hash_of(&seats)
        };
        for other in [
            changed(|seat| seat.who = worker(9)),
            changed(|seat| seat.aia += 1),
            changed(|seat| seat.paid -= 1),
            changed(|seat| seat.slashed += 1),
        ] {
            assert_ne!(other, record.seats);
        }
    });
}

#[test]
fn delivered_hash_follows_the_order_of_settlement() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let report = || {
            let report = Tasks::campaign(campaign).unwrap();
            (report.delivered_sets, report.delivered_hash)
        };
        begin(campaign, 6);
        assert_eq!(report(), (0, H256::zero()));
        let mut hash = H256::zero();
        for (place, set) in [(0, SET_1), (1, SET_0)] {
            play(campaign, FIRST, set, |_, shown| perfect(shown));
            let record = settled(campaign, set);
            hash = delivered(hash, campaign, set, record.items, record.seats);
            assert_eq!((record.place, report()), (place, (place + 1, hash)));
            let RuntimeEvent::Tasks(Event::SetSettled { delivered_hash, .. }) = last_event() else { panic!() };
            assert_eq!(delivered_hash, hash);
        }
        assert_ok!(Tasks::close_campaign(signed(&OPERATOR), campaign));
        let closed = Event::CampaignClosed { campaign, refunded: 0, delivered_sets: 2, delivered_hash: hash };
        assert_eq!(last_event(), closed.into());
    });
}

#[test]
fn labels_shares_and_hash_are_rebuilt_from_events_alone() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 6);
        play(campaign, FIRST, 0, mixed);
        play(campaign, FIRST, 1, |_, shown| perfect(shown));
        for who in veterans(11, 3) {
            assert_ok!(join(&who, campaign));
        }
        deal(campaign, 1);
        play(campaign, 1, 2, |_, shown| perfect(shown));
        let rebuilt = Rebuilt::of(campaign);
        assert_eq!(rebuilt.agrees(), Ok(()));
        assert_eq!(rebuilt.labels.keys().copied().collect::<Vec<_>>(), (0..8).collect::<Vec<_>>());
        assert!(rebuilt.labels.values().all(|(answer, share)| *answer == Answer::Choice(2) && share.is_some()));
        // Nine people were paid, and one answer of them was in the minority.
        assert_eq!(rebuilt.shares.len(), 9);
        let paid = rebuilt.shares.values().map(|share| share.paid).sum::<Balance>();
        assert_eq!((paid, paid), (totals(campaign).paid, Books::get()[&campaign].paid));
        let accepted = rebuilt.shares.values().map(|share| share.accepted).sum::<u32>();
        assert_eq!(accepted, 3 * 3 - 1 + 3 * 4 + 3);
    });
}

#[test]
fn spoiled_set_delivers_no_label_and_is_counted() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, |_, shown| match shown {
            Shown::Item(_) => Answer::Choice(2),
            Shown::Gold(_) => Answer::Choice(0),
        });
        assert_eq!(confidences(campaign, 0), [None; 4]);
        let rebuilt = Rebuilt::of(campaign);
        assert_eq!((rebuilt.labels.len(), rebuilt.sets, rebuilt.agrees()), (0, 1, Ok(())));
    });
}
