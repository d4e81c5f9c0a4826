//! Nothing stays for ever without a price: who removes the entries of each storage map, and who has paid for them.
//!
//! A map of one of our pallets that is not listed here fails the test, and so does a call that is named and does not exist.

use super::*;
use codec::Decode;
use frame_metadata::{v16::RuntimeMetadataV16, v16::StorageEntryType, RuntimeMetadata, RuntimeMetadataPrefixed};
use std::collections::{BTreeMap, BTreeSet};

/// How the entries of a map come to an end.
enum End {
    /// These calls remove them, as `Pallet.call`.
    By(&'static [&'static str]),
    /// There are only so many, for this reason.
    Few(&'static str),
    /// They stay as long as the account's record does, for this reason.
    WithRecord(&'static str),
}

use End::{By, Few, WithRecord};

/// A map, how its entries end, and who pays for them while they stay.
type Row = (&'static str, End, &'static str);

const MAPS: &[Row] = &[
    (
        "ValidatorSet.Offended",
        Few("those of past sessions are removed when a session begins"),
        "validators, by their places",
    ),
    ("Supply.Budgets", Few("one for each sub-budget"), "the protocol"),
    ("Supply.Released", Few("one for each bucket"), "the protocol"),
    ("Supply.Rows", Few("one for each bucket"), "the protocol"),
    (
        "Access.Ledgers",
        By(&["Access.withdraw", "Access.leave_role", "Access.slash", "ConvictionVoting.unlock"]),
        "the bond, of which at least the existential deposit is on hold, and the fees of the calls",
    ),
    (
        "Access.OpenObligations",
        By(&["Tasks.settle", "Tasks.leave", "Tasks.lift"]),
        "the owner: an obligation sets a part of its bond aside",
    ),
    ("Access.OpenDisputes", Few("no pallet opens disputes yet; the court's ruling ends one"), "the accuser's deposit"),
    (
        "Contributors.People",
        By(&["Contributors.remove_idle"]),
        "unproven: the hold of 1 AGT, or an invitation; proven: a quiz that let it in",
    ),
    (
        "Contributors.Areas",
        By(&["Contributors.forget_area", "Contributors.remove_idle"]),
        "the worker: energy for each set, at most 16 an account",
    ),
    ("Contributors.OpenSets", By(&["Tasks.settle", "Tasks.leave"]), "the worker: energy, at most 32 an account"),
    (
        "Contributors.Disputes",
        Few("no pallet opens disputes yet; the court's ruling ends one"),
        "the accuser's deposit",
    ),
    (
        "Contributors.Invitations",
        By(&["Contributors.remove_invitations"]),
        "the sponsor: a bond in a role, or the proof",
    ),
    ("Contributors.ReferralSeasons", Few("one a month"), "the protocol"),
    (
        "Contributors.SeasonInvitees",
        By(&["Contributors.claim_referral"]),
        "the referrer: the proof and a medallion, one a month",
    ),
    (
        "Contributors.FeelessDays",
        WithRecord("only registered accounts have an allowance, and remove_idle removes it with the record"),
        "as Contributors.People",
    ),
    ("Redemption.Seasons", Few("one a month"), "the protocol"),
    (
        "Redemption.Submissions",
        By(&["Redemption.claim", "Redemption.claim_for", "Redemption.sweep_submission"]),
        "the worker: at least 3,000 AIA, burned",
    ),
    ("Tasks.Campaigns", By(&["Tasks.prune"]), "the platform, or the pool of the requester"),
    ("Tasks.Rounds", By(&["Tasks.prune"]), "the campaign's owner"),
    ("Tasks.TicketOwners", By(&["Tasks.settle", "Tasks.leave"]), "the worker: energy, and a set-aside under a role"),
    ("Tasks.Tickets", By(&["Tasks.settle", "Tasks.leave"]), "the worker: energy, and a set-aside under a role"),
    ("Tasks.Sets", By(&["Tasks.prune"]), "the campaign's owner"),
    ("Tasks.Submissions", By(&["Tasks.settle"]), "the worker: energy, and a set-aside under a role"),
    ("Tasks.Gold", By(&["Tasks.settle"]), "the campaign's owner"),
    ("Tasks.Lists", By(&["Tasks.prune"]), "the campaign's owner"),
    ("Tasks.ItemStandings", By(&["Tasks.settle", "Tasks.prune"]), "the campaign's owner"),
    ("Tasks.AreaMeasures", By(&["Tasks.close_campaign"]), "the platform: one for each area of its campaigns"),
    ("Tasks.Confusions", By(&["Tasks.prune"]), "the owner of the series' first campaign"),
    (
        "Tasks.AccountTallies",
        By(&["Tasks.prune"]),
        "the owner of the series' first campaign: one for each account that answers its gold",
    ),
    (
        "Tasks.Misconduct",
        By(&["Tasks.forget_misconduct"]),
        "the worker: an invitation or a hold, and energy for the seat",
    ),
    ("Tasks.Unpaid", By(&["Tasks.collect"]), "the worker, by the work that it was not paid for"),
    ("Tasks.Unlifted", By(&["Tasks.lift"]), "the worker: the part of its bond that is still set aside"),
    ("ExternalAddresses.Bindings", By(&["ExternalAddresses.unbind"]), "the owner: a deposit on hold for each byte"),
    (
        "ExternalAddresses.Owners",
        By(&["ExternalAddresses.unbind", "ExternalAddresses.bind"]),
        "as ExternalAddresses.Bindings",
    ),
    (
        "Attestation.Slots",
        By(&["Attestation.retire", "Attestation.rule"]),
        "the attester: the part of its bond that is set aside",
    ),
    ("Attestation.SlotOf", By(&["Attestation.retire", "Attestation.rule"]), "as Attestation.Slots"),
    (
        "Attestation.FreeSlots",
        Few("fewer than the slots that were ever taken, at most 65,536"),
        "who took the slot, by its fee",
    ),
    (
        "Attestation.Nodes",
        Few("the nodes of a tree of 65,536 slots, for as many epochs as the beacon keeps"),
        "who enlists, by its fee",
    ),
    ("Attestation.NodeVersions", Few("one for each node"), "who enlists, by its fee"),
    ("Attestation.Jobs", By(&["Attestation.close"]), "the requester, by the money in its pool"),
    ("Attestation.Batches", By(&["Attestation.drop_batch", "Attestation.sweep"]), "the signers: a part of their bonds"),
    ("Attestation.Marks", By(&["Attestation.sweep"]), "who claims, by the answers that it is paid for"),
    ("Attestation.Kept", By(&["Attestation.lift_kept"]), "the signer: a part of its bond"),
    (
        "RewardPools.NextPool",
        WithRecord("a number that was used must not be used again"),
        "the owner: a pool's deposit and fee",
    ),
    ("RewardPools.Pools", By(&["RewardPools.close"]), "the owner: a deposit on hold"),
    ("RewardPools.Escrows", By(&["Tasks.close_campaign"]), "the owner of the pool, by the money in it"),
    (
        "RewardPools.Owed",
        By(&["RewardPools.claim", "RewardPools.claim_guarantee"]),
        "the worker, by the work that it was not paid for",
    ),
    ("ListedAssets.Listed", By(&["ListedAssets.unlist"]), "the protocol: governance lists each"),
    ("ListedAssets.Rates", By(&["ListedAssets.remove_rate"]), "the protocol: governance sets each"),
    ("Origins.PastLocks", By(&["ConvictionVoting.unlock"]), "the voter: a bond, and at most 32 locks a track"),
    (
        "Characters.Records",
        By(&["Characters.prune"]),
        "the proof for a starter, or the price; the owner burns the item first",
    ),
    ("Characters.Selected", By(&["Characters.unselect"]), "as Characters.Records"),
    (
        "Characters.Starters",
        WithRecord("a starter is claimed once for ever, and nobody removes a proven account"),
        "the worker: a quiz that proved it",
    ),
    ("Characters.Editions", Few("governance opens each, and its buyers hold what it says"), "the protocol"),
    (
        "Characters.Purchases",
        WithRecord("an edition that sells so many to an account must know how many it has sold"),
        "the buyer: the price of a character, which is not free",
    ),
    ("Characters.Pendings", By(&["Characters.hatch"]), "the buyer: the price"),
    ("Medallions.Areas", Few("at most 1,024: governance opens each"), "the protocol"),
    (
        "Medallions.Progresses",
        WithRecord("what was earned in an area is earned for ever"),
        "the worker: a set that was accepted and earns merit",
    ),
    (
        "Medallions.Requested",
        WithRecord("without it the same requester would count once more"),
        "the requester: an answer that was paid, with its fee",
    ),
    ("Medallions.Holders", WithRecord("a medallion stays until it is revoked"), "as Medallions.Progresses"),
    (
        "Quests.Records",
        WithRecord("a milestone is paid once for ever"),
        "the worker: a set that was accepted and earns merit",
    ),
    (
        "Quests.Stocks",
        WithRecord("a stock that is used up is a few bytes"),
        "as Quests.Records, or the price of a booster",
    ),
    ("Quests.Events", By(&["Quests.close_event"]), "the protocol: governance opens each, at most 16 at a time"),
    ("Quests.Entries", By(&["Quests.sweep_entry"]), "the worker: the proof"),
    (
        "Revenue.Books",
        WithRecord("what came in of an asset is known for ever"),
        "whoever paid the first fee in the asset",
    ),
    ("Revenue.Collected", Few("one for each asset and source"), "as Revenue.Books"),
    ("Revenue.CollectedIn", WithRecord("one for each month, asset and source"), "as Revenue.Books"),
    ("Revenue.SoldIn", WithRecord("one for each month and listed asset"), "the buyer, by what it pays"),
    ("Revenue.AuthorMonths", By(&["Revenue.pay_author"]), "the authors, by their share"),
    (
        "Revenue.Authors",
        WithRecord("the count of its blocks says whether a validator lives"),
        "the validator: its bond",
    ),
    ("Recycler.Belonging", By(&["Redemption.close", "Recycler.carry"]), "the protocol: one for each month"),
    ("Recycler.Sources", Few("one for each source"), "the protocol"),
    ("Buyback.References", Few("one for each asset that was ever on offer"), "the protocol: listed assets"),
    ("Buyback.Auctions", By(&["Buyback.end", "Buyback.open"]), "the protocol: one for each listed asset"),
    ("Buyback.Runs", WithRecord("every sale stays open to look at"), "the buyer, by the least that a bid pays"),
    ("Buyback.Months", Few("one for each month"), "the protocol"),
    ("Buyback.SoldIn", WithRecord("one for each month and listed asset"), "as Buyback.Runs"),
    ("Buyback.SoldOf", Few("one for each asset that was ever sold"), "as Buyback.Runs"),
    ("RandomnessBeacon.Seeds", Few("the seeds of the last 2,016 epochs"), "nobody: a fixed number"),
];

/// The pallets of this chain whose indices lie among those of the SDK's; all others are ours from index 100 on.
const OURS: [&str; 6] = ["Origins", "Pace", "ParameterGate", "RandomnessBeacon", "TreasuryLimits", "ValidatorSet"];

fn metadata() -> RuntimeMetadataV16 {
    let opaque = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata_at_version(16));
    let bytes = opaque.expect("a runtime of this SDK line has metadata V16");
    match RuntimeMetadataPrefixed::decode(&mut &bytes[..]).expect("metadata").1 {
        RuntimeMetadata::V16(metadata) => metadata,
        other => panic!("asked for V16, got V{}", other.version()),
    }
}

/// Returns the maps of our pallets, and the calls of all pallets.
fn maps_and_calls() -> (BTreeSet<String>, BTreeSet<String>) {
    let metadata = metadata();
    let (mut maps, mut calls) = (BTreeSet::new(), BTreeSet::new());
    for pallet in &metadata.pallets {
        if pallet.index >= 100 || OURS.contains(&pallet.name.as_str()) {
            let entries = pallet.storage.iter().flat_map(|storage| &storage.entries);
            let of_maps = entries.filter(|entry| matches!(entry.ty, StorageEntryType::Map { .. }));
            maps.extend(of_maps.map(|entry| format!("{}.{}", pallet.name, entry.name)));
        }
        let of_calls = pallet.calls.iter().filter_map(|calls| metadata.types.resolve(calls.ty.id));
        for ty in of_calls {
            if let scale_info::TypeDef::Variant(variants) = &ty.type_def {
                calls.extend(variants.variants.iter().map(|call| format!("{}.{}", pallet.name, call.name)));
            }
        }
    }
    (maps, calls)
}

#[test]
fn each_map_names_who_removes_its_entries_and_who_pays() {
    let (maps, calls) = maps_and_calls();
    let listed: BTreeMap<&str, &Row> = MAPS.iter().map(|row| (row.0, row)).collect();
    assert_eq!(listed.len(), MAPS.len(), "a map is listed twice");
    let missing: Vec<_> = maps.iter().filter(|name| !listed.contains_key(name.as_str())).collect();
    assert!(missing.is_empty(), "who removes the entries of these maps, and who pays for them? {missing:?}");
    let gone: Vec<_> = listed.keys().filter(|name| !maps.contains(**name)).collect();
    assert!(gone.is_empty(), "these maps do not exist: {gone:?}");
    for (name, end, paid) in MAPS {
        assert!(!paid.is_empty(), "{name} has no price");
        match end {
            By(removers) => {
                assert!(!removers.is_empty(), "{name} is removed by nobody");
                removers.iter().for_each(|call| assert!(calls.contains(*call), "{name}: {call} does not exist"));
            }
            Few(reason) | WithRecord(reason) => assert!(!reason.is_empty(), "{name} stays for no reason"),
        }
    }
}
