//! The calls that are never made.
//!
//! Each of them may break the chain or an invariant by what it is for, so a failure after it would say nothing. Governance can
//! make the calls of root, and what each can move is in docs/governance.md.

/// A call that is never made, and why.
#[derive(Clone, Copy, Debug)]
pub struct Excluded {
    /// The pallet.
    pub pallet: &'static str,
    /// Its call.
    pub call: &'static str,
    /// Why it is not made.
    pub reason: &'static str,
}

const fn excluded(pallet: &'static str, call: &'static str, reason: &'static str) -> Excluded {
    Excluded { pallet, call, reason }
}

const ANY_STORAGE: &str = "root writes or removes any item of storage, so no invariant can hold";
const CODE: &str = "it replaces the runtime: the code is read by the node's executor, which a native run does not have";
const INHERENT: &str = "an inherent: the author of a block makes it once, and a second one refuses the block";
const CONSENSUS: &str = "root changes what the node's consensus reads, which a native run does not have";
const MIGRATIONS: &str = "root claims that a migration is under way: no extrinsic is admitted until it has ended";
const MINTS: &str = "root sets balances or the issuance past the supply, which is the only one that mints";
const TAKES: &str = "root moves or frees what another pallet counts: it can empty the protocol's own accounts";
const ANY_ORIGIN: &str = "root acts as any origin: as an inherent, and as each of the protocol's own accounts";
const ITEMS: &str = "root makes or changes items behind the pallet of characters";

/// Every call that is never made.
pub const EXCLUDED: &[Excluded] = &[
    excluded("Babe", "plan_config_change", CONSENSUS),
    excluded("Balances", "force_adjust_total_issuance", MINTS),
    excluded("Balances", "force_set_balance", MINTS),
    excluded("Balances", "force_transfer", TAKES),
    excluded("Balances", "force_unreserve", TAKES),
    excluded("Grandpa", "note_stalled", CONSENSUS),
    excluded("Migrations", "force_onboard_mbms", MIGRATIONS),
    excluded("Migrations", "force_set_active_cursor", MIGRATIONS),
    excluded("Migrations", "force_set_cursor", MIGRATIONS),
    excluded("Nfts", "force_collection_config", ITEMS),
    excluded("Nfts", "force_collection_owner", ITEMS),
    excluded("Nfts", "force_create", ITEMS),
    excluded("Nfts", "force_mint", ITEMS),
    excluded("Nfts", "force_set_attribute", ITEMS),
    excluded("System", "apply_authorized_upgrade", CODE),
    excluded("System", "kill_prefix", ANY_STORAGE),
    excluded("System", "kill_storage", ANY_STORAGE),
    excluded("System", "set_code", CODE),
    excluded("System", "set_code_without_checks", CODE),
    excluded("System", "set_storage", ANY_STORAGE),
    excluded("Timestamp", "set", INHERENT),
    excluded("Utility", "dispatch_as", ANY_ORIGIN),
    excluded("Utility", "dispatch_as_fallible", ANY_ORIGIN),
];

/// Returns whether a call is never made.
pub fn is_excluded(pallet: &str, call: &str) -> bool {
    EXCLUDED.iter().any(|excluded| excluded.pallet == pallet && excluded.call == call)
}
