//! Fees: what becomes of a call whose caller relied on the allowance and finds the block's part for it full.

use crate::{Config, Pallet};
use core::marker::PhantomData;
use frame_support::dispatch::{DispatchInfo, PostDispatchInfo};
use pallet_transaction_payment::{Config as FeeConfig, OnChargeTransaction, TxCreditHold};
use sp_runtime::{
    traits::{DispatchInfoOf, Dispatchable, PostDispatchInfoOf},
    transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// How `pallet-transaction-payment` charges on a chain with an allowance: the `OnChargeTransaction` of a runtime, around
/// the one that takes money.
///
/// A call that the allowance pays for does not come here: `SkipCheckIfFeeless` skips it. Of the calls that do come, the
/// one that was turned away only because the block has no more room for calls without a fee pays if its account can. If
/// it cannot, it is told that the block is exhausted, so that its transaction stays in the pool for the next one; were
/// it told that it cannot pay, every node would ban the transaction.
pub struct NextBlockInstead<Inner>(PhantomData<Inner>);

impl<T, Inner> TxCreditHold<T> for NextBlockInstead<Inner>
where
    T: FeeConfig,
    Inner: TxCreditHold<T>,
{
    type Credit = Inner::Credit;
}

/// What a refusal of `Inner` means.
fn meant<T: Config>(error: TransactionValidityError) -> TransactionValidityError {
    if Pallet::<T>::is_turned_away() {
        InvalidTransaction::ExhaustsResources.into()
    } else {
        error
    }
}

impl<T, Inner> OnChargeTransaction<T> for NextBlockInstead<Inner>
where
    T: Config + FeeConfig,
    T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
    Inner: OnChargeTransaction<T>,
{
    type Balance = Inner::Balance;
    type LiquidityInfo = Inner::LiquidityInfo;

    fn withdraw_fee(
        who: &T::AccountId,
        call: &T::RuntimeCall,
        info: &DispatchInfoOf<T::RuntimeCall>,
        fee_with_tip: Self::Balance,
        tip: Self::Balance,
    ) -> Result<Self::LiquidityInfo, TransactionValidityError> {
        Inner::withdraw_fee(who, call, info, fee_with_tip, tip).map_err(meant::<T>)
    }

    fn can_withdraw_fee(
        who: &T::AccountId,
        call: &T::RuntimeCall,
        info: &DispatchInfoOf<T::RuntimeCall>,
        fee_with_tip: Self::Balance,
        tip: Self::Balance,
    ) -> Result<(), TransactionValidityError> {
        Inner::can_withdraw_fee(who, call, info, fee_with_tip, tip).map_err(meant::<T>)
    }

    fn correct_and_deposit_fee(
        who: &T::AccountId,
        info: &DispatchInfoOf<T::RuntimeCall>,
        post_info: &PostDispatchInfoOf<T::RuntimeCall>,
        corrected_fee_with_tip: Self::Balance,
        tip: Self::Balance,
        paid: Self::LiquidityInfo,
    ) -> Result<(), TransactionValidityError> {
        Inner::correct_and_deposit_fee(who, info, post_info, corrected_fee_with_tip, tip, paid)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn endow_account(who: &T::AccountId, amount: Self::Balance) {
        Inner::endow_account(who, amount);
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn minimum_balance() -> Self::Balance {
        Inner::minimum_balance()
    }
}
