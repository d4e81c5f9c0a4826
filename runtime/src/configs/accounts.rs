//! What accounts do for each other: batches, proxies, multisigs.

use crate::{configs::deposit::deposit, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    parameter_types,
    traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

parameter_types! {
    pub const ProxyDepositBase: Balance = deposit(1, 8);
    pub const ProxyDepositFactor: Balance = deposit(0, 33);
    pub const AnnouncementDepositBase: Balance = deposit(1, 8);
    pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
    pub const MultisigDepositBase: Balance = deposit(1, 88);
    pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

impl pallet_utility::Config for Runtime {
    type PalletsOrigin = OriginCaller;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

/// What a proxy may do for its account. The order is part of every wallet's ABI.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo
)]
pub enum ProxyType {
    /// Everything.
    #[default]
    Any,
    /// Calls that are known to move nothing of the account's own.
    NonTransfer,
    /// Reject announced calls of other proxies.
    CancelProxy,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
    fn filter(&self, call: &RuntimeCall) -> bool {
        match self {
            Self::Any => true,
            // A list of what is allowed: a pallet that comes later moves money until it is read and added.
            Self::NonTransfer => matches!(
                call,
                RuntimeCall::System(_)
                    | RuntimeCall::Supply(_)
                    | RuntimeCall::Utility(_)
                    | RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. })
            ),
            Self::CancelProxy => {
                matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
            }
        }
    }

    fn is_superset(&self, other: &Self) -> bool {
        self == other || *self == Self::Any
    }
}

impl pallet_proxy::Config for Runtime {
    type AnnouncementDepositBase = AnnouncementDepositBase;
    type AnnouncementDepositFactor = AnnouncementDepositFactor;
    type BlockNumberProvider = System;
    type CallHasher = BlakeTwo256;
    type Currency = Balances;
    type MaxPending = ConstU32<32>;
    type MaxProxies = ConstU32<32>;
    type ProxyDepositBase = ProxyDepositBase;
    type ProxyDepositFactor = ProxyDepositFactor;
    type ProxyType = ProxyType;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
    type BlockNumberProvider = System;
    type Currency = Balances;
    type DepositBase = MultisigDepositBase;
    type DepositFactor = MultisigDepositFactor;
    type MaxSignatories = ConstU32<100>;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_keyring::Sr25519Keyring::Bob;

    #[test]
    fn non_transfer_proxy_is_refused_every_way_to_move_a_balance() {
        let dest = Bob.to_account_id();
        let transfer: RuntimeCall = BalancesCall::transfer_all { dest: dest.clone().into(), keep_alive: false }.into();
        let nested =
            pallet_proxy::Call::proxy { real: dest.into(), force_proxy_type: None, call: Box::new(transfer.clone()) };
        let multisig =
            pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![], call: Box::new(transfer.clone()) };
        for call in [transfer, nested.into(), multisig.into()] {
            assert!(!ProxyType::NonTransfer.filter(&call), "{call:?}");
            assert!(ProxyType::Any.filter(&call));
            assert!(!ProxyType::CancelProxy.filter(&call));
        }
        let release = SupplyCall::release { bucket: agt_primitives::supply::Bucket::Team }.into();
        assert!(ProxyType::NonTransfer.filter(&release));
    }
}
