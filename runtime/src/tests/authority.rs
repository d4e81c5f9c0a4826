//! Who reaches which call, and what each can move with it: every call of every pallet, dispatched by every origin.
//!
//! A call that is new fails [`every_call_is_priced_or_made_by_signed_accounts`] until somebody lists it here: in [`SIGNED`]
//! if only signed accounts make it, else in [`PRIVILEGED`] with everyone who reaches it and the price.

use super::*;
use crate::governance::{
    origins::Origin,
    tracks::{Plan, Tracks, DAYS},
};
use agt_primitives::token::AGT;
use codec::Decode;
use frame_support::{
    dispatch::RawOrigin,
    storage::{with_transaction, TransactionOutcome},
    traits::{GetCallMetadata, UnfilteredDispatchable},
};
use pallet_collective::RawOrigin as Committee;
use sp_keyring::Sr25519Keyring::{Alice, Eve};
use std::collections::BTreeMap;
use Moves::{Everything, Nothing, UpTo};
use Who::*;

/// Who can stand behind a call. Two thirds of the committee are more than half of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Root,
    Whitelisted,
    Parameters,
    SmallSpender,
    LargeSpender,
    Canceller,
    TwoThirds,
    MoreThanHalf,
    /// Less than half of the committee.
    Minority,
    /// One member, by `TechnicalCommittee.execute`.
    Member,
    /// An inherent, or an unsigned transaction.
    Unsigned,
    /// A transaction that a pallet has authorized.
    Authorized,
    /// An account that signs, without an office.
    Signed,
}

impl Who {
    const ALL: [Self; 13] = [
        Root,
        Whitelisted,
        Parameters,
        SmallSpender,
        LargeSpender,
        Canceller,
        TwoThirds,
        MoreThanHalf,
        Minority,
        Member,
        Unsigned,
        Authorized,
        Signed,
    ];

    fn origin(self) -> RuntimeOrigin {
        let committee = |origin: Committee<AccountId, ()>| OriginCaller::TechnicalCommittee(origin).into();
        match self {
            Root => RuntimeOrigin::root(),
            Whitelisted => Origin::WhitelistedCaller.into(),
            Parameters => Origin::ParametersAdmin.into(),
            SmallSpender => Origin::SmallSpender.into(),
            LargeSpender => Origin::LargeSpender.into(),
            Canceller => Origin::Canceller.into(),
            TwoThirds => committee(Committee::Members(2, 3)),
            MoreThanHalf => committee(Committee::Members(3, 5)),
            Minority => committee(Committee::Members(1, 3)),
            Member => committee(Committee::Member(Alice.to_account_id())),
            Unsigned => RuntimeOrigin::none(),
            Authorized => OriginCaller::system(RawOrigin::Authorized).into(),
            Signed => RuntimeOrigin::signed(Eve.to_account_id()),
        }
    }

    /// The track whose referenda have this origin.
    fn track(self) -> Option<&'static Plan> {
        let id = match self {
            Root => 0,
            Whitelisted => 1,
            Parameters => 10,
            SmallSpender => 20,
            LargeSpender => 21,
            Canceller => 30,
            TwoThirds | MoreThanHalf | Minority | Member | Unsigned | Authorized | Signed => return None,
        };
        Tracks::plans().iter().find(|plan| plan.id == id)
    }
}

/// The most that a call moves in a month to accounts of its origin's choice. What a signed account moves of its own is
/// not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Moves {
    Nothing,
    /// Whole AGT.
    UpTo(Balance),
    /// Every balance, or the code itself.
    Everything,
}

/// What the treasury can hold: the whole ecosystem bucket.
const TREASURY: Balance = 500_000_000;
/// What a hundredth of the treasury is at most.
const SMALL: Moves = UpTo(TREASURY / 100);
/// What a twentieth of the treasury is at most.
const LARGE: Moves = UpTo(TREASURY / 20);
/// What a season pays.
const SEASON: Moves = UpTo(15_000_000);

/// Calls of one pallet, everyone who reaches them with what each can move by them, and why no more and no less.
struct Row {
    pallet: &'static str,
    calls: &'static [&'static str],
    reached_by: &'static [(Who, Moves)],
    why: &'static str,
}

const fn row(
    pallet: &'static str,
    calls: &'static [&'static str],
    reached_by: &'static [(Who, Moves)],
    why: &'static str,
) -> Row {
    Row { pallet, calls, reached_by, why }
}

const ROOT_ALL: &[(Who, Moves)] = &[(Root, Everything)];
const ROOT: &[(Who, Moves)] = &[(Root, Nothing)];
const ROOT_OR_SIGNED: &[(Who, Moves)] = &[(Root, Nothing), (Signed, Nothing)];
const UNSIGNED: &[(Who, Moves)] = &[(Unsigned, Nothing)];
const ROOT_OR_CANCELLER: &[(Who, Moves)] = &[(Root, Nothing), (Canceller, Nothing)];
const ROOT_OR_TWO_THIRDS: &[(Who, Moves)] = &[(Root, Nothing), (TwoThirds, Nothing)];
const ROOT_OR_MAJORITY: &[(Who, Moves)] = &[(Root, Nothing), (TwoThirds, Nothing), (MoreThanHalf, Nothing)];
const NOBODY: &[(Who, Moves)] = &[];
/// Everyone but an unsigned transaction.
const WRAPPED: &[(Who, Moves)] = &[
    (Root, Nothing),
    (Whitelisted, Nothing),
    (Parameters, Nothing),
    (SmallSpender, Nothing),
    (LargeSpender, Nothing),
    (Canceller, Nothing),
    (TwoThirds, Nothing),
    (MoreThanHalf, Nothing),
    (Minority, Nothing),
    (Member, Nothing),
    (Authorized, Nothing),
    (Signed, Nothing),
];
const ANYONE: &[(Who, Moves)] = &[
    (Root, Nothing),
    (Whitelisted, Nothing),
    (Parameters, Nothing),
    (SmallSpender, Nothing),
    (LargeSpender, Nothing),
    (Canceller, Nothing),
    (TwoThirds, Nothing),
    (MoreThanHalf, Nothing),
    (Minority, Nothing),
    (Member, Nothing),
    (Unsigned, Nothing),
    (Authorized, Nothing),
    (Signed, Nothing),
];

/// Every call that an origin reaches that is not a signed account.
const PRIVILEGED: &[Row] = &[
    row(
        "System",
        &[
            "authorize_upgrade",
            "authorize_upgrade_without_checks",
            "kill_prefix",
            "kill_storage",
            "set_code",
            "set_code_without_checks",
            "set_storage",
        ],
        ROOT_ALL,
        "they replace the code or write the state",
    ),
    row("System", &["set_heap_pages"], ROOT, "memory of the runtime"),
    row("System", &["remark"], ANYONE, "it does nothing"),
    row("System", &["apply_authorized_upgrade"], ANYONE, "only the code that root has authorized by its hash"),
    row("Babe", &["plan_config_change"], ROOT, "how often slots have an author"),
    row("Babe", &["report_equivocation_unsigned"], UNSIGNED, "the report proves itself"),
    row("Grandpa", &["note_stalled"], ROOT, "restarts finality"),
    row("Grandpa", &["report_equivocation_unsigned"], UNSIGNED, "the report proves itself"),
    row("Timestamp", &["set"], UNSIGNED, "the author's inherent, bound to the slot"),
    row(
        "Balances",
        &["force_adjust_total_issuance", "force_set_balance", "force_transfer", "force_unreserve"],
        ROOT_ALL,
        "any balance",
    ),
    row(
        "Assets",
        &["force_asset_status", "force_clear_metadata", "force_create", "force_set_metadata"],
        ROOT_ALL,
        "the keys of any asset",
    ),
    row("Assets", &["start_destroy"], ROOT_OR_SIGNED, "an asset of which nothing is on hold, by its owner"),
    row(
        "Assets",
        &["force_cancel_approval"],
        ANYONE,
        "it looks for the asset before it reads the origin; then only root and the asset's admin pass",
    ),
    row(
        "PoolAssets",
        &["create", "force_asset_status", "force_clear_metadata", "force_create", "force_set_metadata"],
        NOBODY,
        "only the pallet of markets makes shares",
    ),
    row("PoolAssets", &["force_cancel_approval"], ANYONE, "as Assets.force_cancel_approval, and root does not pass"),
    row(
        "Attestation",
        &["rule"],
        ROOT,
        "takes what signers of a false batch have set aside, a tenth of it for the challenger, or a challenger's bond",
    ),
    row(
        "ListedAssets",
        &["list", "remove_rate", "set_rate", "unlist"],
        ROOT,
        "whom requesters and workers may trust, and what an asset is worth: nothing moves",
    ),
    row(
        "AssetConversion",
        &["create_pool_with_fee", "set_pool_fee"],
        &[(Root, Nothing), (Parameters, Nothing)],
        "what providers take of a swap, at most a hundredth; the first, which charges any account, is shut to all but root",
    ),
    row(
        "Buyback",
        &["forget_reference", "track", "untrack"],
        &[(Root, Nothing), (Parameters, Nothing)],
        "whose market says what revenue is worth: lots are a tenth of the stock, and anybody bids",
    ),
    row("Nfts", &["create"], NOBODY, "the characters are the only collection"),
    row(
        "Nfts",
        &["force_collection_config", "force_collection_owner", "force_create", "force_set_attribute"],
        ROOT,
        "a collection besides the characters, and who runs one: items, and no AGT",
    ),
    row(
        "Nfts",
        &[
            "approve_transfer",
            "burn",
            "cancel_approval",
            "clear_all_transfer_approvals",
            "clear_attribute",
            "clear_collection_metadata",
            "clear_metadata",
            "destroy",
            "force_mint",
            "lock_item_properties",
            "set_collection_max_supply",
            "set_collection_metadata",
            "set_metadata",
            "set_team",
            "update_mint_settings",
        ],
        ROOT_OR_SIGNED,
        "root, or the owner of an item, or a role of the collection, which nobody has: items, and no AGT",
    ),
    row("Parameters", &["set_parameter"], NOBODY, "open only inside ParameterGate.set"),
    row(
        "ParameterGate",
        &["set"],
        &[(Root, Nothing), (Parameters, Nothing)],
        "one value inside its hard range: it shifts what classes of people earn, and names no account",
    ),
    row("Utility", &["batch", "batch_all", "force_batch", "if_else"], WRAPPED, "the same origin makes the inner calls"),
    row("Utility", &["dispatch_as", "dispatch_as_fallible", "with_weight"], ROOT_ALL, "any origin"),
    row("SafeMode", &["force_enter"], ROOT_OR_TWO_THIRDS, "shuts entries for a time, exits stay open"),
    row("SafeMode", &["force_exit"], ROOT_OR_MAJORITY, "opens entries"),
    row("SafeMode", &["force_extend"], ROOT, "shuts entries for longer"),
    row("SafeMode", &["force_release_deposit", "force_slash_deposit"], ROOT, "no deposit can be placed"),
    row("TxPause", &["pause"], ROOT_OR_TWO_THIRDS, "shuts an entry, never an exit"),
    row("TxPause", &["unpause"], ROOT_OR_MAJORITY, "opens it again"),
    row(
        "Migrations",
        &["clear_historic", "force_onboard_mbms", "force_set_active_cursor", "force_set_cursor"],
        ROOT,
        "which migrations of the code in force run",
    ),
    row("Preimage", &["note_preimage", "unnote_preimage"], ROOT_OR_SIGNED, "bytes, for a deposit that comes back"),
    row("Preimage", &["request_preimage", "unrequest_preimage"], ROOT, "which bytes are kept"),
    row(
        "Scheduler",
        &[
            "cancel",
            "cancel_named",
            "cancel_retry",
            "cancel_retry_named",
            "schedule",
            "schedule_after",
            "schedule_named",
            "schedule_named_after",
            "set_retry",
            "set_retry_named",
        ],
        ROOT_ALL,
        "what is scheduled runs as root",
    ),
    row("Referenda", &["cancel"], ROOT_OR_CANCELLER, "returns the deposits to their owners"),
    row("Referenda", &["kill"], ROOT, "the deposits go to the contributors' rewards"),
    row("Referenda", &["nudge_referendum", "one_fewer_deciding"], ROOT, "the schedule's alarms"),
    row(
        "Referenda",
        &["refund_decision_deposit", "refund_submission_deposit"],
        ROOT_OR_SIGNED,
        "a deposit goes back to its owner alone",
    ),
    row("Origins", &["cancel_enactment"], ROOT_OR_CANCELLER, "an approved call is not made"),
    row("Whitelist", &["remove_whitelisted_call", "whitelist_call"], ROOT_OR_TWO_THIRDS, "a hash, no call"),
    row(
        "Whitelist",
        &["dispatch_whitelisted_call", "dispatch_whitelisted_call_with_preimage"],
        &[(Root, Everything), (Whitelisted, Everything), (Signed, Nothing)],
        "as root, what two thirds of the committee have whitelisted; nothing is kept for a signed account to make later",
    ),
    row("TechnicalCommittee", &["disapprove_proposal", "kill", "set_members"], ROOT, "the committee moves nothing"),
    row("TechnicalCommittee", &["release_proposal_cost"], ROOT_OR_SIGNED, "a motion has no deposit"),
    row("Treasury", &["spend", "spend_local"], NOBODY, "open only inside TreasuryLimits.pay"),
    row("Treasury", &["remove_approval", "void_spend"], ROOT, "take back what was not paid"),
    row(
        "TreasuryLimits",
        &["pay"],
        &[(Root, Everything), (SmallSpender, SMALL), (LargeSpender, LARGE)],
        "a hundredth and a twentieth of the treasury a month",
    ),
    row(
        "Characters",
        &["close_edition", "open_edition", "set_picture_base"],
        ROOT,
        "what characters are sold for, and where their pictures are: the price goes to the revenue pot",
    ),
    row("Medallions", &["close_area", "open_area"], &[(Root, Nothing), (Parameters, Nothing)], "which areas have medallions"),
    row("Medallions", &["revoke"], ROOT, "takes a right; nothing moves"),
    row("Quests", &["open_event"], ROOT_ALL, "an event names no account, but governance chooses who meets its condition"),
    row("Access", &["slash"], ROOT, "takes bonds; the contributors' rewards receive them"),
    row(
        "Tasks",
        &["set_platform"],
        &[(Root, SEASON)],
        "whoever knows the gold can earn the platform's AIA, and a season pays for AIA whatever its owners' merit",
    ),
];

/// Every call that signed accounts make and no other origin.
const SIGNED: &[(&str, &[&str])] = &[
    ("Access", &["bond", "enter_role", "leave_role", "rebond", "stop_role", "unbond", "withdraw"]),
    (
        "AssetConversion",
        &[
            "add_liquidity",
            "create_pool",
            "remove_liquidity",
            "swap_exact_tokens_for_tokens",
            "swap_tokens_for_exact_tokens",
            "touch",
        ],
    ),
    (
        "Assets",
        &[
            "approve_transfer",
            "block",
            "burn",
            "cancel_approval",
            "clear_metadata",
            "create",
            "destroy_accounts",
            "destroy_approvals",
            "finish_destroy",
            "force_transfer",
            "freeze",
            "freeze_asset",
            "mint",
            "refund",
            "refund_other",
            "set_metadata",
            "set_min_balance",
            "set_reserves",
            "set_team",
            "thaw",
            "thaw_asset",
            "touch",
            "touch_other",
            "transfer",
            "transfer_all",
            "transfer_approved",
            "transfer_keep_alive",
            "transfer_ownership",
        ],
    ),
    (
        "Attestation",
        &[
            "challenge",
            "claim",
            "close",
            "draw",
            "drop_batch",
            "enlist",
            "lapse",
            "lift",
            "lift_kept",
            "open_job",
            "post",
            "replace",
            "retire",
            "sign",
            "stop",
            "strike",
            "sweep",
        ],
    ),
    ("Babe", &["report_equivocation"]),
    ("Balances", &["burn", "transfer_all", "transfer_allow_death", "transfer_keep_alive", "upgrade_accounts"]),
    ("Buyback", &["bid", "end", "open", "sell_on_market"]),
    ("Characters", &["claim_starter", "hatch", "level_up", "mint", "prune", "refresh", "select", "unselect"]),
    (
        "Contributors",
        &["claim_referral", "forget_area", "register", "register_for", "remove_idle", "remove_invitations"],
    ),
    ("ConvictionVoting", &["delegate", "remove_other_vote", "remove_vote", "undelegate", "unlock", "vote"]),
    ("ExternalAddresses", &["bind", "unbind"]),
    ("Grandpa", &["report_equivocation"]),
    ("Medallions", &["claim", "level_up"]),
    ("Multisig", &["approve_as_multi", "as_multi", "as_multi_threshold_1", "cancel_as_multi", "poke_deposit"]),
    (
        "Nfts",
        &[
            "approve_item_attributes",
            "buy_item",
            "cancel_item_attributes_approval",
            "cancel_swap",
            "claim_swap",
            "create_swap",
            "lock_collection",
            "lock_item_transfer",
            "mint",
            "mint_pre_signed",
            "pay_tips",
            "redeposit",
            "set_accept_ownership",
            "set_attribute",
            "set_attributes_pre_signed",
            "set_price",
            "transfer",
            "transfer_ownership",
            "unlock_item_transfer",
        ],
    ),
    ("Origins", &["end_unbacked_delegation", "return_submission_deposit", "wake_referendum"]),
    (
        "PoolAssets",
        &[
            "approve_transfer",
            "block",
            "burn",
            "cancel_approval",
            "clear_metadata",
            "destroy_accounts",
            "destroy_approvals",
            "finish_destroy",
            "force_transfer",
            "freeze",
            "freeze_asset",
            "mint",
            "refund",
            "refund_other",
            "set_metadata",
            "set_min_balance",
            "set_reserves",
            "set_team",
            "start_destroy",
            "thaw",
            "thaw_asset",
            "touch",
            "touch_other",
            "transfer",
            "transfer_all",
            "transfer_approved",
            "transfer_keep_alive",
            "transfer_ownership",
        ],
    ),
    ("Preimage", &["ensure_updated"]),
    (
        "Proxy",
        &[
            "add_proxy",
            "announce",
            "create_pure",
            "kill_pure",
            "poke_deposit",
            "proxy",
            "proxy_announced",
            "reject_announcement",
            "remove_announcement",
            "remove_proxies",
            "remove_proxy",
        ],
    ),
    (
        "Quests",
        &[
            "buy_booster",
            "claim_event",
            "claim_milestone",
            "claim_quest",
            "close_event",
            "enter_event",
            "sweep_entry",
            "use_booster",
        ],
    ),
    ("Recycler", &["carry", "collect"]),
    ("Redemption", &["claim", "claim_for", "close", "submit", "sweep", "sweep_submission"]),
    ("Referenda", &["place_decision_deposit", "set_metadata", "submit"]),
    ("Revenue", &["collect", "pass_on", "pay_author", "recycle_slashes", "sweep"]),
    (
        "RewardPools",
        &[
            "cancel",
            "claim",
            "claim_guarantee",
            "claim_to",
            "close",
            "collect_fee",
            "open",
            "refund",
            "refund_escrow",
            "refund_guarantee",
            "top_up",
        ],
    ),
    ("SafeMode", &["enter", "extend", "release_deposit"]),
    ("Session", &["purge_keys", "set_keys"]),
    ("Supply", &["release"]),
    ("System", &["remark_with_event"]),
    (
        "Tasks",
        &[
            "approve_gold",
            "close_campaign",
            "close_round",
            "collect",
            "commit",
            "deal",
            "forget_misconduct",
            "join",
            "leave",
            "lift",
            "open_campaign",
            "open_gold",
            "prune",
            "reveal",
            "reveal_for",
            "reveal_many",
            "settle",
            "stop_campaign",
            "work",
        ],
    ),
    ("TechnicalCommittee", &["close", "execute", "propose", "vote"]),
    ("Treasury", &["check_status", "payout"]),
    ("Utility", &["as_derivative"]),
    ("ValidatorSet", &["purge_keys"]),
    ("Whitelist", &["remove_deferred_dispatch"]),
];

/// Every call that exists, by pallet and name, with arguments that decode from a repeated byte.
pub(super) fn calls() -> BTreeMap<(&'static str, &'static str), RuntimeCall> {
    let mut calls = BTreeMap::new();
    for (pallet, call) in (0..=u8::MAX).flat_map(|pallet| (0..=u8::MAX).map(move |call| (pallet, call))) {
        // Zeros are empty lists, the first variants and `System.remark`; a few types have no variant zero.
        let decoded = (0..4).find_map(|fill| {
            let mut bytes = vec![fill; 4_096];
            (bytes[0], bytes[1]) = (pallet, call);
            RuntimeCall::decode(&mut &bytes[..]).ok()
        });
        if let Some(call) = decoded {
            let name = call.get_call_metadata();
            calls.insert((name.pallet_name, name.function_name), call);
        }
    }
    // A fallback that everyone may call: the error of `if_else` is that of its fallback.
    let inner = || Box::new(RuntimeCall::from(frame_system::Call::apply_authorized_upgrade { code: vec![] }));
    calls.insert(("Utility", "if_else"), pallet_utility::Call::if_else { main: inner(), fallback: inner() }.into());
    calls
}

/// Every call's name, as the metadata has it.
fn names() -> Vec<(&'static str, &'static str)> {
    let of = |pallet| RuntimeCall::get_call_names(pallet).iter().map(move |call| (pallet, *call));
    RuntimeCall::get_module_names().iter().flat_map(|pallet| of(*pallet)).collect()
}

/// The names of both tables, and who reaches each call.
fn listed() -> Vec<((&'static str, &'static str), Vec<Who>)> {
    let privileged = PRIVILEGED.iter().flat_map(|row| {
        let reached_by: Vec<_> = row.reached_by.iter().map(|(who, _)| *who).collect();
        row.calls.iter().map(move |call| ((row.pallet, *call), reached_by.clone()))
    });
    let signed = SIGNED.iter().flat_map(|(pallet, calls)| calls.iter().map(|call| ((*pallet, *call), vec![Signed])));
    privileged.chain(signed).collect()
}

/// Whether the call gets past its origin. Undoes whatever the call did.
fn admits(call: &RuntimeCall, who: Who) -> bool {
    let outcome = with_transaction(|| {
        let dispatched = call.clone().dispatch_bypass_filter(who.origin());
        TransactionOutcome::Rollback(dispatched.map(|_| ()).map_err(|failed| failed.error))
    });
    outcome != Err(DispatchError::BadOrigin)
}

/// Cannot be dispatched without a panic of the test's host: a second time in one block, and code that no executor reads.
fn cannot_be_tried(name: (&str, &str), who: Who) -> bool {
    matches!((name, who), (("Timestamp", "set"), Unsigned) | (("System", "set_code"), Root))
}

#[test]
fn every_call_is_priced_or_made_by_signed_accounts() {
    let mut listed: Vec<_> = listed().into_iter().map(|(name, _)| name).collect();
    listed.sort_unstable();
    let mut names = names();
    names.sort_unstable();
    let unlisted: Vec<_> = names.iter().filter(|name| !listed.contains(name)).collect();
    assert!(unlisted.is_empty(), "list these calls with who reaches them and what they move: {unlisted:?}");
    let gone: Vec<_> = listed.iter().filter(|name| !names.contains(name)).collect();
    assert!(gone.is_empty(), "these calls do not exist: {gone:?}");
    assert!(listed.windows(2).all(|pair| pair[0] != pair[1]), "a call is listed twice");
    assert!(PRIVILEGED.iter().all(|row| !row.why.is_empty()));
}

#[test]
fn every_call_admits_the_origins_of_its_row_and_no_other() {
    test(|| {
        let calls = calls();
        let mut wrong = vec![];
        for (name, reached_by) in listed() {
            let Some(call) = calls.get(&name) else {
                wrong.push(format!("{name:?}: no arguments decode"));
                continue;
            };
            for who in Who::ALL.into_iter().filter(|who| !cannot_be_tried(name, *who)) {
                if admits(call, who) != reached_by.contains(&who) {
                    wrong.push(format!("{name:?} by {who:?}: admitted is {}", !reached_by.contains(&who)));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn origin_moves_no_more_in_a_month_than_its_support_bonds() {
    test(|| {
        let votable = Supply::votable() / AGT;
        for row in PRIVILEGED {
            for (who, moves) in row.reached_by {
                let Some(plan) = who.track() else {
                    assert_eq!(*moves, Nothing, "{}.{:?}: {who:?} is no referendum", row.pallet, row.calls);
                    continue;
                };
                // The needed support falls to half of its start.
                let support = votable * Balance::from(plan.support) / 200;
                let named = format!("{}.{:?} by {who:?}, which needs {support} AGT", row.pallet, row.calls);
                match moves {
                    Nothing => (),
                    UpTo(most) => assert!(*most <= support && plan.enactment >= 7 * DAYS, "{named}"),
                    Everything => assert!(plan.support >= 15 && plan.enactment >= 7 * DAYS, "{named}"),
                }
            }
        }
    });
}

#[test]
fn platform_is_named_by_root_and_not_by_the_track_of_parameters() {
    test(|| {
        let by = |origin: RuntimeOrigin| {
            let thief = |key: sp_keyring::Sr25519Keyring| Address::from(key.to_account_id());
            let call = pallet_tasks::Call::set_platform { operator: thief(Eve), reviewer: thief(Alice) };
            dispatch(call, origin)
        };
        let keys = || pallet_tasks::Platform::<Runtime>::get().expect("two keys");
        for origin in [Origin::ParametersAdmin, Origin::SmallSpender, Origin::LargeSpender, Origin::Canceller] {
            assert_eq!(by(origin.into()), Err(DispatchError::BadOrigin), "{origin:?}");
        }
        assert_eq!(keys().operator.who, Alice.to_account_id());
        assert_eq!(by(RuntimeOrigin::root()), Ok(()));
        assert_eq!(keys().operator.who, Eve.to_account_id());
    });
}
