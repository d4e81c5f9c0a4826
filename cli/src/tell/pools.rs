//! Pools that pay for data requests.

use super::Told;
use crate::{
    amount::agt,
    parse::address,
    times::utc,
    unit::{self, Unit},
};
use agt_client::{keys::address_of, report::rfc3339};
use agt_primitives::{reward_pools::PoolPurpose, tasks::EscrowId};
use agt_runtime::Runtime;
use pallet_reward_pools::Event;
use serde_json::json;

/// Returns an event in words. Amounts of the pool's asset are shown in `unit`.
pub fn told(event: &Event<Runtime>, unit: &Unit) -> Option<Told> {
    let shows = |amount: &u128| unit.shows(*amount);
    Some(match event {
        Event::Opened {
            owner,
            pool,
            asset,
            purpose,
            amount,
            is_secured,
            cancel_from,
            expires,
            deposit,
            guarantee,
            ..
        } => {
            let secured = if *is_secured { "secured" } else { "not secured: its asset is not listed" };
            let says = format!(
                "opened pool {pool} of {} with {}; it is {secured}; it can be cancelled from {} on and expires at {}",
                address_of(owner),
                shows(amount),
                utc(*cancel_from),
                utc(*expires)
            );
            let facts = json!({
                "owner": address(owner),
                "pool": pool,
                "asset": unit::number_of(asset),
                "purpose": match purpose { PoolPurpose::DataRequest => "dataRequest", PoolPurpose::ModelFund => "modelFund" },
                "amount": amount.to_string(),
                "secured": is_secured,
                "cancelFrom": rfc3339(*cancel_from),
                "expires": rfc3339(*expires),
                "deposit": deposit.to_string(),
                "guarantee": guarantee.to_string(),
            });
            Told::new("RewardPools.Opened", says, facts)
        }
        Event::ToppedUp { owner, pool, amount, guarantee, .. } => {
            let mut says = format!("put {} into pool {pool} of {}", shows(amount), address_of(owner));
            if *guarantee > 0 {
                says += &format!(", and {} to its guarantee", agt(*guarantee));
            }
            let facts = json!({
                "owner": address(owner),
                "pool": pool,
                "amount": amount.to_string(),
                "guarantee": guarantee.to_string(),
            });
            Told::new("RewardPools.ToppedUp", says, facts)
        }
        Event::Cancelled { owner, pool } => Told::new(
            "RewardPools.Cancelled",
            format!("cancelled pool {pool}: it accepts nothing new, and what is committed is still paid"),
            json!({ "owner": address(owner), "pool": pool }),
        ),
        Event::Claimed { owner, pool, who, to, amount } => Told::new(
            "RewardPools.Claimed",
            format!("pool {pool} of {} paid {} to {}", address_of(owner), shows(amount), address_of(to)),
            json!({
                "owner": address(owner),
                "pool": pool,
                "who": address(who),
                "to": address(to),
                "amount": amount.to_string(),
            }),
        ),
        Event::GuaranteeClaimed { owner, pool, who, owed, amount } => Told::new(
            "RewardPools.GuaranteeClaimed",
            format!("the guarantee of pool {pool} paid {} for {} that were owed", agt(*amount), shows(owed)),
            json!({
                "owner": address(owner),
                "pool": pool,
                "who": address(who),
                "owed": owed.to_string(),
                "amount": amount.to_string(),
            }),
        ),
        Event::GuaranteeRefunded { owner, pool, amount } => Told::new(
            "RewardPools.GuaranteeRefunded",
            format!("{} of the guarantee of pool {pool} went back to {}", agt(*amount), address_of(owner)),
            json!({ "owner": address(owner), "pool": pool, "amount": amount.to_string() }),
        ),
        Event::FeeCollected { owner, pool, fee, forfeits, .. } => Told::new(
            "RewardPools.FeeCollected",
            format!("{} of fees and {} of forfeits went to the revenue", shows(fee), shows(forfeits)),
            json!({
                "owner": address(owner),
                "pool": pool,
                "fee": fee.to_string(),
                "forfeits": forfeits.to_string(),
            }),
        ),
        Event::Refunded { owner, pool, amount } => Told::new(
            "RewardPools.Refunded",
            format!("{} of pool {pool} went back to {}", shows(amount), address_of(owner)),
            json!({ "owner": address(owner), "pool": pool, "amount": amount.to_string() }),
        ),
        Event::EscrowRefunded { owner, pool, escrow, amount, fee } => Told::new(
            "RewardPools.EscrowRefunded",
            format!(
                "{} that {} kept went back to {}",
                shows(&amount.saturating_add(*fee)),
                named(escrow),
                address_of(owner)
            ),
            json!({
                "owner": address(owner),
                "pool": pool,
                "escrow": escrow,
                "amount": amount.to_string(),
                "fee": fee.to_string(),
            }),
        ),
        Event::Closed { owner, pool, amount, deposit, guarantee } => Told::new(
            "RewardPools.Closed",
            format!(
                "closed pool {pool}: {} went back to {}, with its deposit of {} and {} of its guarantee",
                shows(amount),
                address_of(owner),
                agt(*deposit),
                agt(*guarantee)
            ),
            json!({
                "owner": address(owner),
                "pool": pool,
                "amount": amount.to_string(),
                "deposit": deposit.to_string(),
                "guarantee": guarantee.to_string(),
            }),
        ),
        _ => return None,
    })
}

/// Returns what draws on a pool, in words.
fn named(escrow: &EscrowId) -> String {
    match escrow {
        EscrowId::Campaign(number) => format!("campaign {number}"),
        EscrowId::Job(number) => format!("job {number}"),
    }
}
