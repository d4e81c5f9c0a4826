//! Fees: how a call is charged if its caller relied on the allowance and its fee was not waived.

use crate::{Config, Pallet};
use agt_primitives::contributors::FeelessRefusal;
use core::marker::PhantomData;
use frame_support::dispatch::{DispatchInfo, PostDispatchInfo};
use pallet_transaction_payment::{Config as FeeConfig, OnChargeTransaction, TxCreditHold};
use sp_runtime::{
    traits::{DispatchInfoOf, Dispatchable, PostDispatchInfoOf, Zero},
    transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// The `OnChargeTransaction` of a runtime with an allowance of feeless calls. It wraps the one that charges the fee.
///
/// A call whose fee is waived does not reach it, because `SkipCheckIfFeeless` skips the charge. It changes two things
/// for a call whose predicate ran and did not waive the fee:
///
/// * A call whose signer cannot pay is refused with the reason why it is not free ([`FeelessRefusal`]) instead of
///   [`InvalidTransaction::Payment`].
/// * A call that found no room in its block waits for the next block. With a tip, it pays at once if its signer can: a
///   tip says that the signer would rather pay than wait. The error is [`InvalidTransaction::ExhaustsResources`], so
///   that block authors skip the transaction and pools keep it. For any other error, every node would ban it.
pub struct ChargeOrExplain<Inner>(PhantomData<Inner>);

impl<T, Inner> TxCreditHold<T> for ChargeOrExplain<Inner>
where
    T: FeeConfig,
    Inner: TxCreditHold<T>,
{
    type Credit = Inner::Credit;
}

/// Returns the error of a call that may be free in the next block, unless a tip says that its signer would rather pay.
fn ensure_need_not_wait<T: Config>(tip: impl Zero) -> Result<(), TransactionValidityError> {
    match Pallet::<T>::refusal() {
        Some(why @ FeelessRefusal::BlockFull) if tip.is_zero() => Err(InvalidTransaction::from(why).into()),
        _ => Ok(()),
    }
}

/// Returns the error to report when the wrapped `OnChargeTransaction` refuses to charge with `error`.
fn explained<T: Config>(error: TransactionValidityError) -> TransactionValidityError {
    match Pallet::<T>::refusal() {
        Some(why) => InvalidTransaction::from(why).into(),
        None => error,
    }
}

impl<T, Inner> OnChargeTransaction<T> for ChargeOrExplain<Inner>
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
        ensure_need_not_wait::<T>(tip)?;
        Inner::withdraw_fee(who, call, info, fee_with_tip, tip).map_err(explained::<T>)
    }

    fn can_withdraw_fee(
        who: &T::AccountId,
        call: &T::RuntimeCall,
        info: &DispatchInfoOf<T::RuntimeCall>,
        fee_with_tip: Self::Balance,
        tip: Self::Balance,
    ) -> Result<(), TransactionValidityError> {
        ensure_need_not_wait::<T>(tip)?;
        Inner::can_withdraw_fee(who, call, info, fee_with_tip, tip).map_err(explained::<T>)
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
