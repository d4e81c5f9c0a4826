//! AGT: balances, fees and the one place it comes from.

use crate::{configs::parameters::dynamic_params::fees, *};
use agt_primitives::token::EXISTENTIAL_DEPOSIT;
use frame_support::{
    parameter_types,
    traits::{
        fungible::{Balanced, Credit},
        tokens::imbalance::ResolveTo,
        ConstU32, ConstU8, Get, Imbalance, OnUnbalanced, VariantCountOf,
    },
    weights::{constants::WEIGHT_REF_TIME_PER_MICROS, Weight, WeightToFee},
};
use pallet_contributors::fees::ChargeOrExplain;
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{FixedPointNumber, Perquintill};

parameter_types! {
    pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
    /// Above this part of a block's normal weight fees rise, below it they fall.
    pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
    /// How fast fees follow: at most about 3.4 % an hour at six-second blocks, 22 % at one-second blocks.
    pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
    /// On a quiet chain a fee is the sum of its weight and length, never less.
    pub MinimumMultiplier: Multiplier = Multiplier::from_u32(1);
    /// However full blocks stay, a fee ends at a thousand times its base.
    pub MaximumMultiplier: Multiplier = Multiplier::from_u32(1_000);
}

impl pallet_balances::Config for Runtime {
    type AccountStore = System;
    type Balance = Balance;
    type DoneSlashHandler = ();
    type DustRemoval = ResolveTo<pots::Treasury, Balances>;
    type ExistentialDeposit = ExistentialDeposit;
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
    type MaxLocks = ConstU32<50>;
    type MaxReserves = ConstU32<50>;
    type ReserveIdentifier = [u8; 8];
    type RuntimeEvent = RuntimeEvent;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
}

/// The fee of an extrinsic's weight: its microseconds at the governed price. Validators execute, so time is what costs.
pub struct TimeFee;

impl WeightToFee for TimeFee {
    type Balance = Balance;

    fn weight_to_fee(weight: &Weight) -> Balance {
        let price = fees::Terms::get().planck_per_microsecond;
        price.saturating_mul(weight.ref_time().into()) / Balance::from(WEIGHT_REF_TIME_PER_MICROS)
    }
}

/// The fee of an extrinsic's length: its bytes, which the pallet passes as a weight, at the governed price.
pub struct LengthFee;

impl WeightToFee for LengthFee {
    type Balance = Balance;

    fn weight_to_fee(length: &Weight) -> Balance {
        fees::Terms::get().planck_per_byte.saturating_mul(length.ref_time().into())
    }
}

/// Fees and tips go to the block's author; to the treasury where the author cannot hold them.
pub struct PayAuthor;

impl OnUnbalanced<Credit<AccountId, Balances>> for PayAuthor {
    fn on_nonzero_unbalanced(fee: Credit<AccountId, Balances>) {
        let unpaid = match Authorship::author() {
            Some(author) => Balances::resolve(&author, fee).err(),
            None => Some(fee),
        };
        if let Some(fee) = unpaid {
            ResolveTo::<pots::Treasury, Balances>::on_unbalanced(fee);
        }
    }

    fn on_unbalanceds(mut fee_then_tip: impl Iterator<Item = Credit<AccountId, Balances>>) {
        if let Some(fee) = fee_then_tip.next() {
            let paid = fee_then_tip.fold(fee, |sum, tip| sum.merge(tip));
            Self::on_unbalanced(paid);
        }
    }
}

impl pallet_transaction_payment::Config for Runtime {
    type FeeMultiplierUpdate =
        TargetedFeeAdjustment<Self, TargetBlockFullness, AdjustmentVariable, MinimumMultiplier, MaximumMultiplier>;
    type LengthToFee = LengthFee;
    type OnChargeTransaction = ChargeOrExplain<FungibleAdapter<Balances, PayAuthor>>;
    // An operational call pays no more than a normal one, and anybody may sign one: it has no higher priority either.
    type OperationalFeeMultiplier = ConstU8<0>;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
    type WeightToFee = TimeFee;
}

impl pallet_skip_feeless_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_supply::Config for Runtime {
    type Currency = Balances;
    type Pots = pots::All;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_supply::WeightInfo<Runtime>;
}
