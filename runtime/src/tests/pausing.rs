//! Entry may be paused, exit may not, and the chain goes on in a safe mode.

use super::*;
use crate::configs::safety::{is_always_open, AlwaysOpen, ALWAYS_OPEN};
use agt_primitives::{supply::Bucket, token::AGT};
use codec::Decode;
use frame_support::traits::{Contains, GetCallMetadata, StorageInfoTrait};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

fn transfer() -> RuntimeCall {
    pallet_balances::Call::transfer_keep_alive { dest: Bob.to_account_id().into(), value: AGT }.into()
}

fn release() -> RuntimeCall {
    pallet_supply::Call::release { bucket: Bucket::Marketing }.into()
}

fn alice() -> RuntimeOrigin {
    RuntimeOrigin::signed(Alice.to_account_id())
}

fn filtered() -> Result<(), DispatchError> {
    Err(frame_system::Error::<Runtime>::CallFiltered.into())
}

fn enter_safe_mode() {
    dispatch(pallet_safe_mode::Call::force_enter {}, RuntimeOrigin::root()).expect("root may enter");
}

#[test]
fn should_shut_a_transfer_and_keep_a_release_open_in_the_safe_mode() {
    test(|| {
        assert_eq!(dispatch(transfer(), alice()), Ok(()));
        enter_safe_mode();
        assert_eq!(dispatch(transfer(), alice()), filtered());
        assert_eq!(dispatch(release(), alice()), Ok(()));
        dispatch(pallet_safe_mode::Call::force_exit {}, RuntimeOrigin::root()).expect("root may end it");
        assert_eq!(dispatch(transfer(), alice()), Ok(()));
    });
}

#[test]
fn should_shut_a_transfer_inside_every_wrapper_in_the_safe_mode() {
    test(|| {
        enter_safe_mode();
        let batch = pallet_utility::Call::batch_all { calls: vec![transfer()] };
        assert_eq!(dispatch(batch, alice()), filtered());
        let derivative = pallet_utility::Call::as_derivative { index: 0, call: Box::new(transfer()) };
        assert_eq!(dispatch(derivative, alice()), filtered());
    });
}

#[test]
fn should_make_blocks_in_the_safe_mode_until_it_ends_by_itself() {
    test(|| {
        enter_safe_mode();
        Executive::finalize_block();
        begin_block();
        assert_eq!(dispatch(transfer(), alice()), filtered());
    });
}

#[test]
fn should_pause_an_entry_and_refuse_to_pause_an_exit() {
    let pause = |pallet: &str, call: &str| {
        let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
        dispatch(pallet_tx_pause::Call::pause { full_name: (name(pallet), name(call)) }, RuntimeOrigin::root())
    };
    test(|| {
        assert_eq!(pause("Balances", "transfer_keep_alive"), Ok(()));
        assert_eq!(dispatch(transfer(), alice()), filtered());
        for (pallet, call) in
            [("Supply", "release"), ("Timestamp", "set"), ("ValidatorSet", "purge_keys"), ("SafeMode", "force_exit")]
        {
            let unpausable = pallet_tx_pause::Error::<Runtime>::Unpausable.into();
            assert_eq!(pause(pallet, call), Err(unpausable), "{pallet}.{call}");
        }
    });
}

#[test]
fn should_open_one_table_to_both_pausing_pallets() {
    assert!(<AlwaysOpen as Contains<RuntimeCall>>::contains(&release()));
    assert!(!<AlwaysOpen as Contains<RuntimeCall>>::contains(&transfer()));
}

#[test]
fn should_name_only_calls_that_exist_in_the_table() {
    let pallets = RuntimeCall::get_module_names();
    for (pallet, calls) in ALWAYS_OPEN {
        assert!(pallets.contains(pallet), "no pallet {pallet}");
        let known = RuntimeCall::get_call_names(pallet);
        for call in calls.iter().filter(|call| **call != "*") {
            assert!(known.contains(call), "{pallet} has no call {call}");
        }
    }
}

#[test]
fn should_shut_entries_and_go_on_when_a_migration_fails() {
    use frame_support::migrations::{FailedMigrationHandler, FailedMigrationHandling};
    test(|| {
        let handling = crate::configs::SafeModeAndGoOn::failed(Some(0));
        assert!(matches!(handling, FailedMigrationHandling::ForceUnstuck));
        assert!(SafeMode::is_entered());
        assert_eq!(dispatch(transfer(), alice()), filtered());
        assert_eq!(dispatch(release(), alice()), Ok(()));
    });
}

/// What a stored record owes.
enum Owes {
    /// Somebody's AGT, AIA or work: these calls, in this order, bring it to zero.
    Until(&'static [&'static str]),
    /// Nothing that a pause could keep from its owner.
    Nothing,
}
use Owes::{Nothing, Until};

const BOND: Owes = Until(&["Access.stop_role", "Access.leave_role", "Access.unbond", "Access.withdraw"]);
/// From the ticket to the end of its set. `leave` ends a ticket without a seat.
const WORK: Owes = Until(&[
    "Tasks.close_round",
    "Tasks.deal",
    "Tasks.leave",
    "Tasks.commit",
    "Tasks.reveal",
    "Tasks.open_gold",
    "Tasks.settle",
]);
const CAMPAIGN: Owes = Until(&["Tasks.stop_campaign", "Tasks.close_campaign", "Tasks.prune"]);
const SEASON: Owes = Until(&["Redemption.submit", "Redemption.close", "Redemption.claim", "Redemption.sweep"]);
const VOTE: Owes = Until(&[
    "ConvictionVoting.remove_vote",
    "ConvictionVoting.undelegate",
    "ConvictionVoting.unlock",
    "Access.unbond",
    "Access.withdraw",
]);
const REFERENDUM: Owes = Until(&[
    "Referenda.nudge_referendum",
    "Referenda.one_fewer_deciding",
    "Origins.wake_referendum",
    "Referenda.refund_decision_deposit",
    "Referenda.refund_submission_deposit",
    "Origins.return_submission_deposit",
]);
const PREIMAGE: Owes = Until(&["Preimage.ensure_updated", "Preimage.unnote_preimage"]);

const ASSET: Owes =
    Until(&["Assets.start_destroy", "Assets.destroy_accounts", "Assets.destroy_approvals", "Assets.finish_destroy"]);
const JOB: Owes = Until(&[
    "Attestation.stop",
    "Attestation.draw",
    "Attestation.post",
    "Attestation.sign",
    "Attestation.drop_batch",
    "Attestation.replace",
    "Attestation.challenge",
    "Attestation.rule",
    "Attestation.lapse",
    "Attestation.lift",
    "Attestation.claim",
    "Attestation.sweep",
    "Attestation.close",
]);
const POOL: Owes = Until(&[
    "RewardPools.cancel",
    "Tasks.stop_campaign",
    "Tasks.close_campaign",
    "RewardPools.refund_escrow",
    "RewardPools.refund",
    "RewardPools.claim",
    "RewardPools.collect_fee",
    "RewardPools.close",
]);

/// Every map of every pallet, every value of this chain's own pallets, and every reason of a hold.
const LIABILITIES: &[(&str, Owes)] = &[
    ("Access.Ledgers", BOND),
    ("Access.OpenDisputes", Nothing), // The court that opens them is not built.
    ("Access.OpenObligations", WORK),
    ("Access.Totals", Nothing),
    ("AssetConversion.PoolFees", Nothing),
    ("AssetConversion.Pools", Until(&["AssetConversion.remove_liquidity"])),
    ("Assets.Account", Until(&["Assets.refund"])), // The deposit. The balance is its owner's, as of AGT.
    ("Assets.Approvals", Until(&["Assets.cancel_approval"])),
    ("Assets.Asset", ASSET),
    ("Assets.Metadata", Until(&["Assets.clear_metadata"])),
    ("Assets.Reserves", Nothing),
    ("AssetsHolder.BalancesOnHold", Nothing), // Listed below, by reason.
    ("AssetsHolder.Holds", Nothing),
    ("Attestation.Batches", JOB),
    ("Attestation.FreeSlotCount", Nothing),
    ("Attestation.FreeSlots", Nothing),
    ("Attestation.Jobs", JOB),
    ("Attestation.Kept", Until(&["Attestation.lift_kept"])),
    ("Attestation.Marks", Until(&["Attestation.sweep"])),
    ("Attestation.NextJob", Nothing),
    ("Attestation.NodeVersions", Nothing),
    ("Attestation.Nodes", Nothing),
    ("Attestation.SlotCount", Nothing),
    ("Attestation.SlotOf", Until(&["Attestation.retire"])),
    ("Attestation.Slots", Until(&["Attestation.retire"])),
    ("Babe.UnderConstruction", Nothing),
    ("Balances.Account", Nothing), // A balance is its owner's; moving it is an entry elsewhere.
    ("Balances.Freezes", Until(&["Contributors.remove_idle"])), // A planck of each registered account.
    ("Balances.Holds", Nothing),   // Listed below, by reason.
    ("Balances.Locks", Nothing),   // No pallet locks.
    ("Balances.Reserves", Nothing), // No pallet reserves by name.
    ("Buyback.Auctions", Nothing), // A lot is paid for when it is bought.
    ("Buyback.Markets", Nothing),
    ("Buyback.Months", Nothing),
    ("Buyback.NextRun", Nothing),
    ("Buyback.References", Nothing),
    ("Buyback.Runs", Nothing),
    ("Buyback.SoldIn", Nothing),
    ("Buyback.SoldOf", Nothing),
    ("Buyback.Totals", Nothing),
    ("Characters.Editions", Nothing),
    ("Characters.NextEdition", Nothing),
    ("Characters.NextItem", Nothing),
    ("Characters.Pendings", Until(&["Characters.hatch"])),
    ("Characters.PictureBase", Nothing),
    ("Characters.Purchases", Nothing),
    ("Characters.Records", Until(&["Characters.unselect", "Characters.prune"])),
    ("Characters.Selected", Until(&["Characters.unselect"])),
    ("Characters.Starters", Nothing),
    ("Characters.Taken", Nothing),
    ("Contributors.Areas", Nothing),
    ("Contributors.Disputes", Nothing),
    ("Contributors.FeelessBlocks", Nothing),
    ("Contributors.FeelessDays", Nothing),
    ("Contributors.Invitations", Nothing),
    ("Contributors.NextNumber", Nothing),
    ("Contributors.OpenSets", WORK),
    // Pending AIA ripens by time; ripe AIA is redeemed; the hold of an unproven account ends with its proof or removal.
    ("Contributors.People", SEASON),
    ("Contributors.ReferralSeasons", Until(&["Contributors.claim_referral"])),
    ("Contributors.SeasonInvitees", Until(&["Contributors.claim_referral"])),
    ("Contributors.Totals", Nothing),
    ("ConvictionVoting.ClassLocksFor", VOTE),
    ("ConvictionVoting.VotingFor", VOTE),
    ("ExternalAddresses.Bindings", Until(&["ExternalAddresses.unbind"])),
    ("ExternalAddresses.Owners", Until(&["ExternalAddresses.unbind"])),
    ("Grandpa.SetIdSession", Nothing),
    ("Historical.HistoricalSessions", Nothing),
    ("ListedAssets.Listed", Nothing),
    ("ListedAssets.Rates", Nothing),
    ("Medallions.Areas", Nothing), // A medallion is a right and no claim. Nothing that was earned for it is lost in a pause.
    ("Medallions.CounterForAreas", Nothing),
    ("Medallions.Holders", Nothing),
    ("Medallions.Progresses", Nothing),
    ("Medallions.Requested", Nothing),
    ("Medallions.Totals", Nothing),
    ("Migrations.Historic", Nothing),
    ("Multisig.Multisigs", Until(&["Multisig.as_multi", "Multisig.cancel_as_multi"])),
    ("Nfts.Account", Nothing), // An item is its owner's, as a balance is.
    ("Nfts.Attribute", Nothing),
    ("Nfts.Collection", Nothing),
    ("Nfts.CollectionAccount", Nothing),
    ("Nfts.CollectionConfigOf", Nothing),
    ("Nfts.CollectionMetadataOf", Nothing),
    ("Nfts.CollectionRoleOf", Nothing),
    ("Nfts.Item", Until(&["Nfts.cancel_approval", "Nfts.clear_all_transfer_approvals"])),
    ("Nfts.ItemAttributesApprovalsOf", Nothing), // Nobody writes attributes.
    ("Nfts.ItemConfigOf", Nothing),
    ("Nfts.ItemMetadataOf", Nothing),
    ("Nfts.ItemPriceOf", Nothing), // Nobody buys while entries are shut.
    ("Nfts.OwnershipAcceptance", Nothing),
    ("Nfts.PendingSwapOf", Until(&["Nfts.cancel_swap"])),
    ("Offences.ConcurrentReportsIndex", Nothing),
    ("Offences.Reports", Nothing),
    ("Origins.PastLocks", VOTE),
    ("Pace.EpochSlots", Nothing),
    ("Pace.GovernanceScale", Nothing),
    ("Pace.SlotMillis", Nothing),
    ("ParameterGate.Passing", Nothing),
    ("Parameters.Parameters", Nothing),
    ("PoolAssets.Account", Until(&["AssetConversion.remove_liquidity"])), // Shares of markets.
    ("PoolAssets.Approvals", Nothing),
    ("PoolAssets.Asset", Nothing),
    ("PoolAssets.Metadata", Nothing),
    ("PoolAssets.Reserves", Nothing),
    ("PoolAssetsHolder.BalancesOnHold", Nothing),
    ("PoolAssetsHolder.Holds", Nothing),
    ("Preimage.PreimageFor", PREIMAGE),
    ("Preimage.RequestStatusFor", PREIMAGE),
    ("Preimage.StatusFor", PREIMAGE),
    ("Proxy.Announcements", Until(&["Proxy.remove_announcement", "Proxy.reject_announcement"])),
    ("Proxy.Proxies", Until(&["Proxy.remove_proxy", "Proxy.remove_proxies", "Proxy.proxy", "Proxy.kill_pure"])),
    ("Quests.CounterForEvents", Nothing),
    ("Quests.Entries", Until(&["Quests.claim_event", "Quests.close_event", "Quests.sweep_entry"])),
    ("Quests.Events", Until(&["Quests.claim_event", "Quests.close_event"])),
    ("Quests.NextEvent", Nothing),
    ("Quests.Records", Until(&["Quests.claim_quest", "Quests.claim_milestone"])),
    ("Quests.Stocks", Nothing), // A booster counts for sets that are opened, and opening one is an entry.
    ("Quests.Today", Nothing),
    ("Quests.Totals", Nothing),
    ("RandomnessBeacon.Current", Nothing),
    ("RandomnessBeacon.Seeds", Nothing),
    ("Recycler.Belonging", Until(&["Redemption.close", "Redemption.claim", "Recycler.carry"])),
    ("Recycler.Sampled", Nothing),
    ("Recycler.Samples", Nothing),
    ("Recycler.Sources", Nothing),
    ("Recycler.Totals", Nothing),
    ("Redemption.LastCeiling", Nothing),
    ("Redemption.Seasons", SEASON),
    ("Redemption.Submissions", SEASON),
    ("Redemption.Totals", Nothing),
    ("Referenda.DecidingCount", Until(&["Referenda.one_fewer_deciding"])),
    ("Referenda.MetadataOf", Until(&["Referenda.set_metadata"])),
    ("Referenda.ReferendumInfoFor", REFERENDUM),
    ("Referenda.TrackQueue", REFERENDUM),
    ("Revenue.AuthorMonths", Until(&["Revenue.pay_author"])),
    ("Revenue.Authors", Until(&["Revenue.pay_author"])),
    ("Revenue.AuthorsPaid", Nothing),
    ("Revenue.Blocks", Nothing),
    ("Revenue.Books", Nothing), // What is held belongs to the protocol.
    ("Revenue.Collected", Nothing),
    ("Revenue.CollectedIn", Nothing),
    ("Revenue.CurrentMonth", Until(&["Revenue.pay_author"])),
    ("Revenue.SlashesRecycled", Nothing),
    ("Revenue.SoldIn", Nothing),
    ("RewardPools.Escrows", POOL),
    ("RewardPools.NextPool", Nothing),
    ("RewardPools.Opened", Nothing),
    ("RewardPools.Owed", Until(&["RewardPools.claim", "RewardPools.claim_guarantee"])),
    ("RewardPools.Pools", POOL),
    ("Scheduler.Agenda", Nothing), // The schedule runs by itself.
    ("Scheduler.Lookup", Nothing),
    ("Scheduler.Retries", Nothing),
    ("Session.ExternallySetKeys", Nothing),
    ("Session.KeyOwner", Until(&["ValidatorSet.purge_keys"])),
    ("Session.NextKeys", Until(&["ValidatorSet.purge_keys"])),
    ("SafeMode.Deposits", Until(&["SafeMode.release_deposit"])),
    ("Supply.Budgets", Until(&["Redemption.claim", "Redemption.sweep"])),
    ("Supply.EverMinted", Nothing),
    ("Supply.OutsideFloat", Nothing),
    ("Supply.Released", Nothing),
    ("Supply.Rows", Until(&["Supply.release"])),
    ("Supply.Tge", Nothing),
    ("System.Account", Nothing),
    ("System.BlockHash", Nothing),
    ("System.EventTopics", Nothing),
    ("System.ExtrinsicData", Nothing),
    ("Tasks.AccountTallies", CAMPAIGN),
    ("Tasks.AreaMeasures", Nothing),
    ("Tasks.Campaigns", CAMPAIGN),
    ("Tasks.Confusions", CAMPAIGN),
    ("Tasks.Gold", WORK),
    ("Tasks.ItemStandings", CAMPAIGN),
    ("Tasks.Lists", CAMPAIGN),
    ("Tasks.Misconduct", Nothing),
    ("Tasks.NextCampaign", Nothing),
    ("Tasks.Platform", Nothing),
    ("Tasks.Promised", Nothing),
    ("Tasks.Rounds", WORK),
    ("Tasks.Sets", CAMPAIGN),
    ("Tasks.Submissions", WORK), // A rich set that nobody grades ends after a week, by `settle`.
    ("Tasks.TicketOwners", WORK),
    ("Tasks.Tickets", WORK),
    ("Tasks.Unlifted", Until(&["Tasks.lift"])),
    ("Tasks.Unpaid", Until(&["Tasks.collect"])),
    ("TechnicalCommittee.CostOf", Until(&["TechnicalCommittee.release_proposal_cost"])),
    ("TechnicalCommittee.ProposalOf", Until(&["TechnicalCommittee.close"])),
    ("TechnicalCommittee.Voting", Until(&["TechnicalCommittee.close"])),
    ("Treasury.Proposals", Nothing), // Nothing is proposed, and each payment is made in the call that allows it.
    ("Treasury.Spends", Until(&["Treasury.payout", "Treasury.check_status"])),
    ("TreasuryLimits.LastMonth", Nothing),
    ("TreasuryLimits.Passing", Nothing),
    ("TxPause.PausedCalls", Until(&["TxPause.unpause"])),
    ("ValidatorSet.Offended", Nothing),
    ("ValidatorSet.Validators", Nothing),
    ("Whitelist.DeferredDispatch", Nothing),
    ("Whitelist.WhitelistedCall", Nothing),
    ("WorkClock.FullAt", Nothing),
    ("WorkClock.StoodStill", Nothing),
    ("hold Access(Bond)", BOND),
    ("hold Attestation(Challenge)", Until(&["Attestation.rule", "Attestation.lapse"])),
    ("hold Contributors(Registration)", Until(&["Tasks.reveal", "Tasks.settle", "Contributors.remove_idle"])),
    ("hold ExternalAddresses(Binding)", Until(&["ExternalAddresses.unbind"])),
    ("hold Preimage(Preimage)", PREIMAGE),
    ("hold RewardPools(Guarantee)", Until(&["RewardPools.refund_guarantee"])),
    ("hold RewardPools(Pool)", POOL),
    ("hold RewardPools(PoolDeposit)", POOL),
    ("hold SafeMode(EnterOrExtend)", Until(&["SafeMode.release_deposit"])),
    ("hold Session(Keys)", Until(&["ValidatorSet.purge_keys"])),
    ("hold TechnicalCommittee(ProposalSubmission)", Until(&["TechnicalCommittee.release_proposal_cost"])),
];

/// The pallets of this chain, whose single values are listed, too.
const OURS: &[&str] = &[
    "Access",
    "Attestation",
    "Buyback",
    "Characters",
    "Contributors",
    "ExternalAddresses",
    "ListedAssets",
    "Medallions",
    "Origins",
    "Pace",
    "ParameterGate",
    "Quests",
    "RandomnessBeacon",
    "Recycler",
    "Redemption",
    "Revenue",
    "RewardPools",
    "Supply",
    "Tasks",
    "TreasuryLimits",
    "ValidatorSet",
    "WorkClock",
];

/// The storage and the reasons of holds that the runtime has.
fn records() -> Vec<String> {
    let name = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let stored = AllPalletsWithSystem::storage_info().into_iter().filter_map(|item| {
        let (pallet, storage) = (name(&item.pallet_name), name(&item.storage_name));
        let is_version = storage.starts_with(':');
        let is_listed = item.max_values != Some(1) || OURS.contains(&pallet.as_str());
        (is_listed && !is_version).then(|| format!("{pallet}.{storage}"))
    });
    let pairs = (0..=u8::MAX).flat_map(|pallet| (0..=u8::MAX).map(move |reason| [pallet, reason]));
    let holds = pairs.filter_map(|bytes| RuntimeHoldReason::decode(&mut &bytes[..]).ok());
    stored.chain(holds.map(|reason| format!("hold {reason:?}"))).collect()
}

#[test]
fn every_stored_record_is_listed_with_what_it_owes() {
    let records = records();
    let listed: Vec<_> = LIABILITIES.iter().map(|(record, _)| *record).collect();
    let unlisted: Vec<_> = records.iter().filter(|record| !listed.contains(&record.as_str())).collect();
    assert!(unlisted.is_empty(), "say what these owe, and by which calls it is paid: {unlisted:?}");
    let gone: Vec<_> = listed.iter().filter(|record| !records.iter().any(|known| known == *record)).collect();
    assert!(gone.is_empty(), "the runtime does not have these: {gone:?}");
}

#[test]
fn every_path_to_what_is_owed_is_always_open() {
    for (record, owes) in LIABILITIES {
        let Until(path) = owes else { continue };
        assert!(!path.is_empty(), "{record}");
        for step in *path {
            let (pallet, call) = step.split_once('.').expect("a pallet and a call");
            assert!(RuntimeCall::get_call_names(pallet).contains(&call), "{record}: there is no {step}");
            assert!(is_always_open(pallet, call), "{record} cannot be brought to zero while {step} is shut");
        }
    }
}

#[test]
fn submission_stays_open_when_entries_are_paused() {
    test(|| {
        let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
        let full_name = (name("Redemption"), name("submit"));
        let pause = pallet_tx_pause::Call::pause { full_name };
        let unpausable = pallet_tx_pause::Error::<Runtime>::Unpausable.into();
        assert_eq!(dispatch(pause, RuntimeOrigin::root()), Err(unpausable));
        enter_safe_mode();
        let outcome = dispatch(pallet_redemption::Call::submit { aia: 3_000 }, alice());
        assert_ne!(outcome, filtered(), "the season's own rules answer");
    });
}
