//! Fees: how a call is charged if its caller relied on the allowance and the block had no room for it.

use crate::{Config, Pallet};
use core::marker::PhantomData;
use frame_support::dispatch::{DispatchInfo, PostDispatchInfo};
use pallet_transaction_payment::{Config as FeeConfig, OnChargeTransaction, TxCreditHold};
use sp_runtime::{
    traits::{DispatchInfoOf, Dispatchable, PostDispatchInfoOf},
    transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// The `OnChargeTransaction` of a runtime with an allowance of feeless calls. It wraps the one that charges the fee.
///
/// A call whose fee is waived does not reach it, because `SkipCheckIfFeeless` skips the charge. A call whose fee was
/// not waived for the sole reason that the block was full pays the fee if its account can. If the account cannot pay,
/// the error is [`InvalidTransaction::ExhaustsResources`], so that the transaction stays in the pool for the next
/// block. With [`InvalidTransaction::Payment`], every node would ban the transaction.
pub struct RetryNextBlock<Inner>(PhantomData<Inner>);

impl<T, Inner> TxCreditHold<T> for RetryNextBlock<Inner>
where
    T: FeeConfig,
    Inner: TxCreditHold<T>,
{
    type Credit = Inner::Credit;
}

/// Returns the error to report when the wrapped `OnChargeTransaction` refuses to charge with `error`.
fn refusal<T: Config>(error: TransactionValidityError) -> TransactionValidityError {
    if Pallet::<T>::is_turned_away() {
        InvalidTransaction::ExhaustsResources.into()
    } else {
        error
    }
}

impl<T, Inner> OnChargeTransaction<T> for RetryNextBlock<Inner>
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
        Inner::withdraw_fee(who, call, info, fee_with_tip, tip).map_err(refusal::<T>)
    }

    fn can_withdraw_fee(
        who: &T::AccountId,
        call: &T::RuntimeCall,
        info: &DispatchInfoOf<T::RuntimeCall>,
        fee_with_tip: Self::Balance,
        tip: Self::Balance,
    ) -> Result<(), TransactionValidityError> {
        Inner::can_withdraw_fee(who, call, info, fee_with_tip, tip).map_err(refusal::<T>)
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
