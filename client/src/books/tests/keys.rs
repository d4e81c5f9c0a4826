//! The keys by which storage is asked are those under which the pallets store.

use super::*;
use agt_primitives::{
    access::{ObligationId, ObligationKind},
    calendar::Month,
    supply::{Bucket, Budget},
    tasks::EscrowId,
};
use agt_runtime::Runtime;
use pallet_assets::{Instance1, Instance2};

/// Returns the keys of a subject.
fn keys(subject: &Subject) -> Vec<Vec<u8>> {
    let key = |item: &storage::Item| {
        let key = (item.key)(subject)?;
        Some([&item.prefix()[..], &key[..]].concat())
    };
    storage::items().filter_map(key).collect()
}

#[test]
fn key_of_each_item_is_that_of_its_pallet() {
    let (one, two, month) = (who(1), who(2), Month(686));
    let set = ObligationId { kind: ObligationKind::LabelSet, number: 4 };
    let (escrow, budget, bucket) = (EscrowId::Job(5), Budget::Reserve, Bucket::Team);
    let pairs = [
        (Subject::Bonds, pallet_access::Totals::<Runtime>::hashed_key().to_vec()),
        (Subject::Bond(who(1)), pallet_access::Ledgers::<Runtime>::hashed_key_for(&one)),
        (Subject::Obligation(who(1), set), pallet_access::OpenObligations::<Runtime>::hashed_key_for(&one, set)),
        (Subject::Pool(who(1), 3), pallet_reward_pools::Pools::<Runtime>::hashed_key_for(&one, 3)),
        (Subject::Escrow(escrow), pallet_reward_pools::Escrows::<Runtime>::hashed_key_for(escrow)),
        (Subject::Owed(who(1), 3, who(2)), pallet_reward_pools::Owed::<Runtime>::hashed_key_for((&one, 3_u64), &two)),
        (Subject::Seasons, pallet_redemption::Totals::<Runtime>::hashed_key().to_vec()),
        (Subject::Season(month), pallet_redemption::Seasons::<Runtime>::hashed_key_for(month)),
        (Subject::Submission(month, who(1)), pallet_redemption::Submissions::<Runtime>::hashed_key_for(month, &one)),
        (Subject::EverMinted, pallet_supply::EverMinted::<Runtime>::hashed_key().to_vec()),
        (Subject::Released(bucket), pallet_supply::Released::<Runtime>::hashed_key_for(bucket)),
        (Subject::Budget(budget), pallet_supply::Budgets::<Runtime>::hashed_key_for(budget)),
        (Subject::People, pallet_contributors::Totals::<Runtime>::hashed_key().to_vec()),
        (Subject::Person(who(1)), pallet_contributors::People::<Runtime>::hashed_key_for(&one)),
        (Subject::Referrals(month), pallet_contributors::ReferralSeasons::<Runtime>::hashed_key_for(month)),
        (Subject::Quests, pallet_quests::Totals::<Runtime>::hashed_key().to_vec()),
        (Subject::Stock(who(1)), pallet_quests::Stocks::<Runtime>::hashed_key_for(&one)),
        (Subject::Supply(Family::Assets, 7), pallet_assets::Asset::<Runtime, Instance1>::hashed_key_for(7)),
        (Subject::Supply(Family::Shares, 7), pallet_assets::Asset::<Runtime, Instance2>::hashed_key_for(7)),
    ];
    for (subject, key) in pairs {
        assert_eq!(keys(&subject), [key], "{subject}");
    }
    let account = [
        frame_system::Account::<Runtime>::hashed_key_for(&one),
        pallet_balances::Holds::<Runtime>::hashed_key_for(&one),
    ];
    assert_eq!(keys(&Subject::Account(who(1))), account);
    let units = keys(&Subject::Units(Family::Shares, 7, who(1)));
    assert_eq!(units[0], pallet_assets::Account::<Runtime, Instance2>::hashed_key_for(7, &one));
    assert_eq!(units.len(), 2, "what is free, and what is on hold");
}

#[test]
fn every_item_belongs_to_one_kind_of_subject() {
    let names: std::collections::BTreeSet<_> = storage::items().map(|item| (item.pallet, item.name)).collect();
    assert_eq!(names.len(), storage::items().count());
    for total in Subject::TOTALS {
        assert_eq!(keys(&total).len(), 1, "{total}");
    }
}
