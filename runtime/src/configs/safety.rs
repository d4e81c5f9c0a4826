//! What can be paused and what never: entry may be, exit may not.

use crate::{
    configs::{
        governance::{RootOrMajority, RootOrTwoThirds, TwoThirds},
        parameters::dynamic_params::safe_mode,
    },
    *,
};
use frame_support::{
    parameter_types,
    traits::{ConstU32, Contains, EitherOf, Get, GetCallMetadata},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureWithSuccess};
use pallet_tx_pause::RuntimeCallNameOf;

/// Calls that neither the safe mode nor a pause may shut, by pallet and call; `*` is every call of a pallet.
///
/// Inherents, because a safe mode without the timestamp stops the chain; governance with the bond that it votes with, so
/// that a pause can end and no committee can shut the others out; the wrappers, whose inner calls are filtered again; and
/// every exit with each step it needs first. `Redemption.submit` is such a step: it burns AIA, owes nobody more than the
/// season's pool, and a season in which nobody can submit pays nobody.
///
/// `Tasks.join` is an entry in each queue, for graders too. Rich work that nobody grades while it is shut is returned
/// after a week: its workers get back energy and set-asides, and its items are listed again. So no exit waits for a
/// grader, and a pause can stop a fraud among graders.
pub const ALWAYS_OPEN: &[(&str, &[&str])] = &[
    ("Access", &["bond", "leave_role", "rebond", "slash", "stop_role", "unbond", "withdraw"]),
    ("AssetConversion", &["remove_liquidity"]),
    (
        "Assets",
        &[
            "cancel_approval",
            "clear_metadata",
            "destroy_accounts",
            "destroy_approvals",
            "finish_destroy",
            "refund",
            "refund_other",
            "start_destroy",
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
            "lapse",
            "lift",
            "lift_kept",
            "post",
            "replace",
            "retire",
            "rule",
            "sign",
            "stop",
            "strike",
            "sweep",
        ],
    ),
    ("Babe", &["report_equivocation", "report_equivocation_unsigned"]),
    ("Characters", &["hatch", "prune", "unselect"]),
    ("Contributors", &["claim_referral", "remove_idle"]),
    ("ConvictionVoting", &["*"]),
    ("ExternalAddresses", &["unbind"]),
    ("Grandpa", &["report_equivocation", "report_equivocation_unsigned"]),
    ("Migrations", &["*"]),
    ("Multisig", &["*"]),
    ("Origins", &["*"]),
    ("Nfts", &["cancel_approval", "cancel_swap", "clear_all_transfer_approvals"]),
    ("ParameterGate", &["*"]),
    ("Preimage", &["*"]),
    ("Proxy", &["*"]),
    ("Quests", &["claim_event", "claim_milestone", "claim_quest", "close_event", "sweep_entry"]),
    ("Recycler", &["carry"]),
    ("Redemption", &["claim", "claim_for", "close", "submit", "sweep"]),
    ("Referenda", &["*"]),
    ("Revenue", &["pay_author"]),
    (
        "RewardPools",
        &[
            "cancel",
            "claim",
            "claim_guarantee",
            "claim_to",
            "close",
            "collect_fee",
            "refund",
            "refund_escrow",
            "refund_guarantee",
        ],
    ),
    ("SafeMode", &["*"]),
    ("Scheduler", &["*"]),
    ("Session", &["set_keys"]),
    ("Supply", &["release"]),
    ("System", &["apply_authorized_upgrade", "authorize_upgrade", "set_code"]),
    (
        "Tasks",
        &[
            "close_campaign",
            "close_round",
            "collect",
            "commit",
            "deal",
            "leave",
            "lift",
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
    ("TechnicalCommittee", &["*"]),
    ("Timestamp", &["*"]),
    ("Treasury", &["*"]),
    ("TreasuryLimits", &["*"]),
    ("TxPause", &["unpause"]),
    ("Utility", &["*"]),
    ("ValidatorSet", &["purge_keys"]),
    ("Whitelist", &["*"]),
];

/// Whether `pallet.call` is in [`ALWAYS_OPEN`].
pub fn is_always_open(pallet: &str, call: &str) -> bool {
    let open = ALWAYS_OPEN.iter().find(|(name, _)| *name == pallet);
    open.is_some_and(|(_, calls)| calls.iter().any(|name| *name == "*" || *name == call))
}

/// [`ALWAYS_OPEN`], as both pausing pallets read it.
pub struct AlwaysOpen;

impl Contains<RuntimeCall> for AlwaysOpen {
    fn contains(call: &RuntimeCall) -> bool {
        let name = call.get_call_metadata();
        is_always_open(name.pallet_name, name.function_name)
    }
}

impl Contains<RuntimeCallNameOf<Runtime>> for AlwaysOpen {
    fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
        match (core::str::from_utf8(pallet), core::str::from_utf8(call)) {
            (Ok(pallet), Ok(call)) => is_always_open(pallet, call),
            _ => false,
        }
    }
}

parameter_types! {
    pub EnterBlocks: BlockNumber = safe_mode::Terms::get().enter_blocks;
    pub ExtendBlocks: BlockNumber = safe_mode::Terms::get().extend_blocks;
}

/// Every call that can be made at all. A few are shut for ever.
///
/// `Session.purge_keys` would take the keys of who validates, and an epoch without keys ends the chain.
/// `ValidatorSet.purge_keys` does the same for everybody else.
///
/// `AssetConversion.create_pool_with_fee` takes what a market costs from an account that has not signed, and a referendum on
/// parameters could name any. Whoever wants a market pays with `create_pool`, and governance sets its fee then.
///
/// `Nfts.set_accept_ownership` leaves a record and a reference to the account without a deposit, and there is no collection that
/// anybody could give away.
///
/// `Proxy.create_pure` makes an account without a key. One of a narrow type could neither be killed nor pay out what it
/// holds, because only a proxy of the type `Any` may do that; so the deposit and the money would be lost.
pub struct Callable;

impl Contains<RuntimeCall> for Callable {
    fn contains(call: &RuntimeCall) -> bool {
        match call {
            RuntimeCall::Session(pallet_session::Call::purge_keys { .. }) => false,
            RuntimeCall::AssetConversion(pallet_asset_conversion::Call::create_pool_with_fee { .. }) => false,
            RuntimeCall::Nfts(pallet_nfts::Call::set_accept_ownership { .. }) => false,
            RuntimeCall::Proxy(pallet_proxy::Call::create_pure { proxy_type, .. }) => *proxy_type == ProxyType::Any,
            _ => true,
        }
    }
}

/// Every call but the opening of an auction while `Buyback.bid` is paused. An auction of which nobody buys anything lowers the
/// reference of its asset, and in such a one nobody could. An auction that is open when the pause begins can still lower the
/// reference when it ends: once for its asset, because no other one opens. The safe mode shuts both calls.
pub struct NoAuctionWithoutBids;

impl Contains<RuntimeCall> for NoAuctionWithoutBids {
    fn contains(call: &RuntimeCall) -> bool {
        let RuntimeCall::Buyback(pallet_buyback::Call::open { asset }) = call else { return true };
        let bid = RuntimeCall::Buyback(pallet_buyback::Call::bid { asset: *asset, units: 0, most: 0 });
        <TxPause as Contains<RuntimeCall>>::contains(&bid)
    }
}

impl pallet_safe_mode::Config for Runtime {
    type Currency = Balances;
    type EnterDepositAmount = ();
    type EnterDuration = EnterBlocks;
    type ExtendDepositAmount = ();
    type ExtendDuration = ExtendBlocks;
    type ForceDepositOrigin = EnsureRoot<AccountId>;
    type ForceEnterOrigin =
        EitherOf<EnsureRootWithSuccess<AccountId, EnterBlocks>, EnsureWithSuccess<TwoThirds, AccountId, EnterBlocks>>;
    type ForceExitOrigin = RootOrMajority;
    type ForceExtendOrigin = EnsureRootWithSuccess<AccountId, ExtendBlocks>;
    type Notify = ();
    type ReleaseDelay = ();
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
    type WhitelistedCalls = AlwaysOpen;
}

impl pallet_tx_pause::Config for Runtime {
    type MaxNameLen = ConstU32<256>;
    type PauseOrigin = RootOrTwoThirds;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type UnpauseOrigin = RootOrMajority;
    type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
    type WhitelistedCalls = AlwaysOpen;
}
