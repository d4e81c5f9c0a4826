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
}

/// Returns the key of the holds on units whose own key this is: the holder has the same hashers.
fn holds(pallet: &str, of: &[u8]) -> Vec<u8> {
    let prefix = frame_support::storage::storage_prefix(pallet.as_bytes(), b"Holds");
    [&prefix[..], &of[32..]].concat()
}

#[test]
fn each_family_has_items_of_its_own_for_free_units_and_holds() {
    let assets = pallet_assets::Account::<Runtime, Instance1>::hashed_key_for(7, &who(1));
    let shares = pallet_assets::Account::<Runtime, Instance2>::hashed_key_for(7, &who(1));
    for (family, units, holder) in
        [(Family::Assets, assets, "AssetsHolder"), (Family::Shares, shares, "PoolAssetsHolder")]
    {
        let held = holds(holder, &units);
        assert_eq!(keys(&Subject::Units(family, 7, who(1))), [units, held]);
    }
}

#[test]
fn what_is_read_of_a_family_is_told_of_that_family() {
    for (family, pallets) in
        [(Family::Assets, ["Assets", "AssetsHolder"]), (Family::Shares, ["PoolAssets", "PoolAssetsHolder"])]
    {
        let subject = Subject::Units(family, 7, who(1));
        let free = (
            5_u128,
            pallet_assets::AccountStatus::Liquid,
            pallet_assets::ExistenceReason::<u128, AccountId>::Sufficient,
        );
        assert_eq!(stored(pallets[0], "Account", &subject, free), [("free", 5)].into());
        assert!(stored(pallets[1], "Holds", &subject, Vec::<(u8, u128)>::new()).are_zero());
    }
}

#[test]
fn every_item_belongs_to_one_kind_of_subject() {
    let names: std::collections::BTreeSet<_> = storage::items().map(|item| (item.pallet, item.name)).collect();
    assert_eq!(names.len(), storage::items().count());
    for total in Subject::TOTALS {
        assert_eq!(keys(&total).len(), 1, "{total}");
    }
}
