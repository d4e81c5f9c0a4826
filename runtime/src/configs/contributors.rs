//! A person's standing: its governed terms, what a call without a fee weighs beside itself, and which calls have none.

use crate::{configs::parameters::dynamic_params::contributors, *};
use frame_support::{
    dispatch::CheckIfFeeless,
    storage::{with_transaction, TransactionOutcome},
    traits::Get,
    weights::Weight,
};
use frame_system::{limits::BlockWeights, ExtensionsWeightInfo};
use pallet_transaction_payment::WeightInfo as _;
use sp_runtime::{generic::Preamble, traits::StaticLookup, DispatchError};

/// What an extrinsic weighs beside its call: its base, and what every wallet's extensions declare.
pub struct ExtrinsicBase;

impl Get<Weight> for ExtrinsicBase {
    fn get() -> Weight {
        type System = weights::frame_system_extensions::WeightInfo<Runtime>;
        type Fees = weights::pallet_transaction_payment::WeightInfo<Runtime>;

        let base = <<Runtime as frame_system::Config>::BlockWeights as Get<BlockWeights>>::get()
            .get(frame_support::dispatch::DispatchClass::Normal)
            .base_extrinsic;
        [
            System::check_genesis(),
            System::check_mortality_mortal_transaction(),
            System::check_non_zero_sender(),
            System::check_nonce(),
            System::check_spec_version(),
            System::check_tx_version(),
            System::check_weight(),
            System::weight_reclaim(),
            Fees::charge_transaction_payment(),
        ]
        .into_iter()
        .fold(base, |sum, weight| sum.saturating_add(weight))
    }
}

impl pallet_contributors::Config for Runtime {
    type Access = Access;
    type Boosters = Quests;
    type Currency = Balances;
    type Characters = Characters;
    type ExtrinsicBase = ExtrinsicBase;
    type Medallions = Medallions;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = Signature;
    type Signer = <Signature as Verify>::Signer;
    type Terms = contributors::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_contributors::WeightInfo<Runtime>;
}

/// Returns whether an extrinsic would run without a fee if the next block began with it: what the predicate of its call
/// answers then. Its signature is not checked, because wallets ask before they sign.
///
/// Changes nothing. It runs on the state after a block, as the pool does.
pub fn is_feeless(extrinsic: &UncheckedExtrinsic) -> bool {
    let Preamble::Signed(address, _, _) = &extrinsic.preamble else { return false };
    let Ok(who) = <Runtime as frame_system::Config>::Lookup::lookup(address.clone()) else { return false };
    let answer = with_transaction(|| {
        // The room for feeless calls is counted by block, and the last one may have been full.
        let next = System::block_number().saturating_add(1);
        System::initialize(&next, &Default::default(), &Default::default());
        let feeless = extrinsic.function.is_feeless(&RuntimeOrigin::signed(who));
        TransactionOutcome::Rollback(Ok::<_, DispatchError>(feeless))
    });
    answer.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;
    use frame_support::dispatch::GetDispatchInfo;
    use sp_keyring::Sr25519Keyring::{Alice, Bob};
    use sp_runtime::generic::Era;

    #[test]
    fn should_count_for_a_call_without_a_fee_all_that_its_extrinsic_weighs() {
        let call: RuntimeCall = BalancesCall::transfer_keep_alive { dest: Bob.to_account_id().into(), value: 1 }.into();
        let extension = signing::extension(0, Era::mortal(64, 0), 0);
        assert!(!extension.encode().is_empty());
        let extrinsic = UncheckedExtrinsic::new_signed(
            call.clone(),
            Address::Id(Alice.to_account_id()),
            Signature::Sr25519(sp_core::sr25519::Signature::from_raw([0; 64])),
            extension,
        );
        let declared = extrinsic.get_dispatch_info();
        let base = <Runtime as frame_system::Config>::BlockWeights::get()
            .get(frame_support::dispatch::DispatchClass::Normal)
            .base_extrinsic;
        assert_eq!(ExtrinsicBase::get(), declared.extension_weight.saturating_add(base));
    }
}
