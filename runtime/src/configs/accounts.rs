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
///
/// A pure proxy, an account without a key, can only be of the type `Any`: the base call filter refuses the others, from
/// which nothing could be moved out.
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
    use crate::tests::{dispatch, test};
    use agt_primitives::token::AGT;
    use frame_support::traits::fungible::Inspect;
    use sp_keyring::Sr25519Keyring::{Alice, Bob};

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

    fn alice() -> RuntimeOrigin {
        RuntimeOrigin::signed(Alice.to_account_id())
    }

    fn create_pure(proxy_type: ProxyType) -> RuntimeCall {
        pallet_proxy::Call::create_pure { proxy_type, delay: 0, index: 0 }.into()
    }

    #[test]
    fn pure_proxy_is_refused_when_nothing_could_be_moved_out_of_it() {
        test(|| {
            let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
            let before = Balances::reserved_balance(Alice.to_account_id());
            for narrow in [ProxyType::NonTransfer, ProxyType::CancelProxy] {
                assert_eq!(dispatch(create_pure(narrow), alice()), filtered, "{narrow:?}");
                let batch = pallet_utility::Call::batch_all { calls: vec![create_pure(narrow)] };
                assert_eq!(dispatch(batch, alice()), filtered, "{narrow:?}");
            }
            assert_eq!(Balances::reserved_balance(Alice.to_account_id()), before);
        });
    }

    #[test]
    fn pure_proxy_pays_out_what_it_holds_and_is_killed_with_its_deposit() {
        test(|| {
            let spawner = Alice.to_account_id();
            let (height, ext_index) = (System::block_number(), System::extrinsic_index().unwrap_or_default());
            let before = Balances::total_balance(&spawner);
            assert_eq!(dispatch(create_pure(ProxyType::Any), alice()), Ok(()));
            let pure = Proxy::pure_account(&spawner, &ProxyType::Any, 0, None);
            let by_the_pure = |call: RuntimeCall| {
                let (real, call) = (pure.clone().into(), Box::new(call));
                dispatch(pallet_proxy::Call::proxy { real, force_proxy_type: None, call }, alice())
            };
            let fund = BalancesCall::transfer_keep_alive { dest: pure.clone().into(), value: 10 * AGT };
            assert_eq!(dispatch(fund, alice()), Ok(()));
            let out = BalancesCall::transfer_all { dest: spawner.clone().into(), keep_alive: false };
            assert_eq!(by_the_pure(out.into()), Ok(()));
            let kill = pallet_proxy::Call::kill_pure {
                spawner: spawner.clone().into(),
                proxy_type: ProxyType::Any,
                index: 0,
                height,
                ext_index,
            };
            assert_eq!(by_the_pure(kill.into()), Ok(()));
            assert_eq!(Balances::total_balance(&spawner), before);
            assert_eq!(Balances::reserved_balance(spawner), 0);
        });
    }
}
