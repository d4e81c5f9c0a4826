//! What anyone may read about a pool, and about what a campaign or a job has reserved of it.

use super::{PoolPhase, PoolPurpose};
use crate::{
    assets::{AssetId, AssetKind},
    basis_points::BasisPoints,
    report::{decimal, Planck, Time},
    tasks::PoolId,
    Balance,
};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};

/// A pool and its books. Amounts without another unit are in the smallest unit of the pool's asset.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct PoolReport<AccountId> {
    pub owner: AccountId,
    pub number: PoolId,
    /// The pool's asset. In JSON it is the asset's number, and null for AGT.
    #[serde(serialize_with = "number")]
    pub asset: AssetKind,
    /// The least that an account can own of the asset now; none while the asset is not live. In JSON a decimal string or
    /// null.
    #[serde(serialize_with = "optional_decimal")]
    pub least: Option<Balance>,
    pub purpose: PoolPurpose,
    pub phase: PoolPhase,
    pub opened: Time,
    /// The moment from which on its owner may cancel it.
    pub cancel_from: Time,
    pub expires: Time,
    /// The moment from which on anyone may claim for a worker of an unsecured pool, or give its claim up for the guaranteed
    /// part.
    pub given_up_from: Time,
    /// The fee on what it pays, in basis points.
    pub fee: BasisPoints,
    /// Whether its asset was listed when it opened. If not, its issuer can freeze or dilute what workers earn, work for it
    /// earns no merit, and it has a guarantee.
    pub secured: bool,
    /// The AGT on hold for the pool itself, beside its money.
    pub deposit: Planck,
    /// The AGT that was put on hold so far for workers whom the asset cannot be paid to. A unit that is owed is guaranteed
    /// `guarantee / funded` planck of it.
    pub guarantee: Planck,
    /// What workers got of the guarantee so far.
    pub guarantee_paid: Planck,
    /// What the owner got back of the guarantee so far.
    pub guarantee_refunded: Planck,
    /// The number of escrows in it.
    pub escrows: u32,
    /// What was put into it so far.
    #[serde(with = "decimal")]
    pub funded: Balance,
    /// What workers have claimed so far.
    #[serde(with = "decimal")]
    pub paid: Balance,
    /// What its owner got back so far.
    #[serde(with = "decimal")]
    pub refunded: Balance,
    /// What went to the revenue pot so far: fees and forfeits.
    #[serde(with = "decimal")]
    pub collected: Balance,
    /// What is on hold now: the sum of the five amounts that follow.
    #[serde(with = "decimal")]
    pub held: Balance,
    /// What is in no escrow.
    #[serde(with = "decimal")]
    pub unreserved: Balance,
    /// What its escrows keep: free, committed, and for the fee.
    #[serde(with = "decimal")]
    pub reserved: Balance,
    /// What workers have earned and not claimed.
    #[serde(with = "decimal")]
    pub owed: Balance,
    /// The fee that is due and not collected.
    #[serde(with = "decimal")]
    pub fee_due: Balance,
    /// What its owner has forfeited and was not collected.
    #[serde(with = "decimal")]
    pub forfeit_due: Balance,
}

/// What a campaign or a job has reserved of a pool. Amounts are in the smallest unit of the pool's asset.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct EscrowReport<AccountId> {
    /// The owner of the pool.
    pub owner: AccountId,
    pub pool: PoolId,
    /// What is neither committed nor paid.
    #[serde(with = "decimal")]
    pub free: Balance,
    /// What the seats of a round, or the workers of a job, may still earn.
    #[serde(with = "decimal")]
    pub committed: Balance,
    /// What is kept for the fee on both.
    #[serde(with = "decimal")]
    pub fee_reserved: Balance,
    /// What its workers have earned so far.
    #[serde(with = "decimal")]
    pub credited: Balance,
    /// The fee that was charged on it.
    #[serde(with = "decimal")]
    pub fee_charged: Balance,
}

fn number<S: Serializer>(asset: &AssetKind, serializer: S) -> Result<S::Ok, S::Error> {
    let number: Option<&AssetId> = match asset {
        AssetKind::Native => None,
        AssetKind::WithId(number) => Some(number),
    };
    number.serialize(serializer)
}

fn optional_decimal<S: Serializer>(amount: &Option<Balance>, serializer: S) -> Result<S::Ok, S::Error> {
    match amount {
        Some(amount) => decimal::serialize(amount, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(asset: AssetKind) -> PoolReport<u64> {
        PoolReport {
            owner: 7,
            number: 1,
            least: (asset == AssetKind::Native).then_some(Balance::MAX),
            asset,
            purpose: PoolPurpose::ModelFund,
            phase: PoolPhase::Open,
            opened: Time(0),
            cancel_from: Time(1),
            expires: Time(2),
            given_up_from: Time(3),
            fee: BasisPoints::clamped(300),
            secured: true,
            deposit: Planck(5),
            guarantee: Planck(6),
            guarantee_paid: Planck(2),
            guarantee_refunded: Planck(0),
            escrows: 1,
            funded: Balance::MAX,
            paid: 1,
            refunded: 2,
            collected: 3,
            held: 4,
            unreserved: 5,
            reserved: 6,
            owed: 7,
            fee_due: 8,
            forfeit_due: 9,
        }
    }

    #[test]
    fn pool_report_has_its_json_form() {
        let of_agt = serde_json::to_string(&report(AssetKind::Native)).expect("a report serialises");
        let expected = concat!(
            r#"{"owner":7,"number":1,"asset":null,"least":"340282366920938463463374607431768211455","#,
            r#""purpose":"modelFund","phase":"open","#,
            r#""opened":"1970-01-01T00:00:00.000Z","cancelFrom":"1970-01-01T00:00:00.001Z","#,
            r#""expires":"1970-01-01T00:00:00.002Z","givenUpFrom":"1970-01-01T00:00:00.003Z","#,
            r#""fee":300,"secured":true,"deposit":"5","#,
            r#""guarantee":"6","guaranteePaid":"2","guaranteeRefunded":"0","escrows":1,"#,
            r#""funded":"340282366920938463463374607431768211455","paid":"1","refunded":"2","collected":"3","#,
            r#""held":"4","unreserved":"5","reserved":"6","owed":"7","feeDue":"8","forfeitDue":"9"}"#,
        );
        assert_eq!(of_agt, expected);
        let of_an_asset = serde_json::to_string(&report(AssetKind::WithId(3))).expect("a report serialises");
        let asset = r#""asset":3,"least":null,"#;
        assert_eq!(
            of_an_asset,
            expected.replace(r#""asset":null,"least":"340282366920938463463374607431768211455","#, asset)
        );
    }

    #[test]
    fn escrow_report_has_its_json_form() {
        let report =
            EscrowReport { owner: 7_u64, pool: 1, free: 1, committed: 2, fee_reserved: 3, credited: 4, fee_charged: 5 };
        let expected =
            r#"{"owner":7,"pool":1,"free":"1","committed":"2","feeReserved":"3","credited":"4","feeCharged":"5"}"#;
        assert_eq!(serde_json::to_string(&report).expect("a report serialises"), expected);
    }
}
