//! Why a genesis is refused, in words that name the field and both numbers.

use crate::MAX_VESTING_MONTHS;
use agt_primitives::{
    supply::{Bucket, Budget},
    token::{CAP, EARLIEST_TGE},
    Balance, Moment,
};
use core::fmt;
use sp_runtime::DispatchError;

/// Why a genesis is refused. Amounts are planck of AGT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GenesisError {
    /// A bucket has no row, or more than one.
    BucketCount {
        /// The bucket.
        bucket: Bucket,
        /// How many rows it has.
        times: usize,
    },
    /// A row's parts are not its total.
    RowParts {
        /// The row's bucket.
        bucket: Bucket,
        /// `at_tge + linear + budgeted`.
        parts: Balance,
        /// The stated total.
        total: Balance,
    },
    /// The rows together are not the cap.
    RowsSum {
        /// The sum of the totals.
        sum: Balance,
    },
    /// What the rows give at the TGE is not the stated float.
    FloatSum {
        /// The sum of `at_tge`.
        sum: Balance,
        /// The stated float.
        float: Balance,
    },
    /// A linear part without months, or months without a linear part.
    LinearMonths {
        /// The row's bucket.
        bucket: Bucket,
        /// The linear part.
        linear: Balance,
        /// Its months.
        months: u32,
    },
    /// Cliff and linear part together take longer than [`MAX_VESTING_MONTHS`].
    VestingTooLong {
        /// The row's bucket.
        bucket: Bucket,
        /// `cliff_months + linear_months`.
        months: u32,
    },
    /// A row releases something and names nobody to release it to.
    NoBeneficiary {
        /// The row's bucket.
        bucket: Bucket,
        /// `at_tge + linear`.
        amount: Balance,
    },
    /// The TGE is earlier than [`EARLIEST_TGE`], or the calendar ends before the vesting does.
    TgeOutOfRange {
        /// The stated TGE.
        tge: Moment,
    },
    /// A sub-budget is not stated, or more than once.
    BudgetCount {
        /// The sub-budget.
        budget: Budget,
        /// How often it is stated.
        times: usize,
    },
    /// The sub-budgets together are not what the rows leave to them.
    BudgetsSum {
        /// The sum of the sub-budgets.
        sum: Balance,
        /// The sum of `budgeted`.
        budgeted: Balance,
    },
    /// More of a bucket is distributed than it gives at the TGE.
    DistributionSum {
        /// The bucket.
        bucket: Bucket,
        /// What is distributed.
        sum: Balance,
        /// What its row gives at the TGE.
        at_tge: Balance,
    },
    /// A first holder would hold less than the existential deposit.
    DistributionDust {
        /// The bucket it comes from.
        bucket: Bucket,
        /// What is distributed.
        amount: Balance,
        /// The existential deposit.
        minimum: Balance,
    },
    /// A protocol account is listed more than once.
    PotListedTwice {
        /// How many are listed.
        listed: usize,
        /// How many there are.
        distinct: usize,
    },
    /// The protocol accounts' existential deposits do not fit the reserve's sub-budget.
    PotsExceedReserve {
        /// The deposits' sum.
        deposits: Balance,
        /// The sub-budget.
        reserve: Balance,
    },
    /// Somebody else issued AGT at genesis.
    AlreadyIssued {
        /// What exists.
        issued: Balance,
    },
    /// The mint gate refused.
    Mint(DispatchError),
}

impl fmt::Display for GenesisError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::BucketCount { bucket, times } => write!(f, "rows: {bucket:?} is listed {times} times, not once"),
            Self::RowParts { bucket, parts, total } => {
                write!(f, "rows: {bucket:?}: atTge + linear + budgeted is {parts}, total is {total}")
            }
            Self::RowsSum { sum } => write!(f, "rows: the totals sum to {sum}, the cap is {CAP}"),
            Self::FloatSum { sum, float } => write!(f, "float: the rows' atTge sum to {sum}, the float is {float}"),
            Self::LinearMonths { bucket, linear, months } => {
                write!(f, "rows: {bucket:?}: linear is {linear} and linearMonths is {months}: both or neither are zero")
            }
            Self::VestingTooLong { bucket, months } => {
                write!(f, "rows: {bucket:?}: cliffMonths + linearMonths is {months}, at most {MAX_VESTING_MONTHS}")
            }
            Self::NoBeneficiary { bucket, amount } => {
                write!(f, "rows: {bucket:?}: atTge + linear is {amount} and there are 0 beneficiaries, not 1")
            }
            Self::TgeOutOfRange { tge } => {
                write!(
                    f,
                    "tge: in milliseconds, from {EARLIEST_TGE} (2026) on; the calendar must reach \
                     {MAX_VESTING_MONTHS} months beyond {tge}"
                )
            }
            Self::BudgetCount { budget, times } => write!(f, "budgets: {budget:?} is listed {times} times, not once"),
            Self::BudgetsSum { sum, budgeted } => {
                write!(f, "budgets: they sum to {sum}, the rows' budgeted parts to {budgeted}")
            }
            Self::DistributionSum { bucket, sum, at_tge } => {
                write!(f, "distribution: {bucket:?}: the parts sum to {sum}, its row's atTge is {at_tge}")
            }
            Self::DistributionDust { bucket, amount, minimum } => {
                write!(f, "distribution: {bucket:?}: a part is {amount}, the existential deposit is {minimum}")
            }
            Self::PotListedTwice { listed, distinct } => {
                write!(f, "protocol accounts: {listed} are listed and {distinct} are distinct")
            }
            Self::PotsExceedReserve { deposits, reserve } => {
                write!(f, "budgets: the protocol accounts' deposits are {deposits}, Reserve is {reserve}")
            }
            Self::AlreadyIssued { issued } => {
                write!(f, "issuance: {issued} was issued by another pallet's genesis, not 0")
            }
            Self::Mint(error) => write!(f, "the mint gate refused: {error:?}"),
        }
    }
}
