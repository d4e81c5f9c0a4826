//! `agt medallion`.

use crate::{
    amount::cost,
    context::Context,
    error::{Failure, Result},
    sign::{carry_out, Intent},
};
use agt_client::{calls::MedallionsCall, Client};
use agt_primitives::{
    contributors::AreaId,
    medallions::{MedallionReport, NextLevel},
};
use agt_runtime::{AccountId, Runtime};
use pallet_medallions::MedallionViewFunction;

/// Subcommands of `agt medallion`.
#[derive(Debug, clap::Subcommand)]
pub enum Medallion {
    /// Claim the medallion of an area, at level 1. It costs nothing.
    Claim(Named),
    /// Raise your medallion of an area by one level.
    Level(Named),
}

/// Arguments of the subcommands of `agt medallion`.
#[derive(Debug, clap::Args)]
pub struct Named {
    /// The number of the area: `agt medallions` shows them.
    area: AreaId,
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Medallion) -> Result<()> {
    let client = context.connect().await?;
    let own = context.own_account()?;
    let intent = match command {
        Medallion::Claim(Named { area }) => {
            let name = known(&client, own, area).await?.area.name;
            Intent::new(format!("claim the medallion of {name}, for nothing"), MedallionsCall::claim { area })
        }
        Medallion::Level(Named { area }) => {
            let MedallionReport { area: known, next, .. } = known(&client, own, area).await?;
            let next = next.ok_or_else(|| {
                Failure::refused("NothingPossible", format!("your medallion of {} has the highest level", known.name))
            })?;
            raise(area, &known.name, &next)
        }
    };
    carry_out(context, &client, vec![intent]).await.map(drop)
}

/// Returns how an account stands in an area.
async fn known(client: &Client, who: AccountId, area: AreaId) -> Result<MedallionReport> {
    let told = client.view(MedallionViewFunction::<Runtime>::new(who, area), None).await?;
    told.ok_or_else(|| Failure::refused("NothingPossible", format!("area {area} has no medallions")))
}

/// Returns what raises a medallion to the level that the chain names, for the price that it names.
fn raise(area: AreaId, name: &str, next: &NextLevel) -> Intent {
    let (level, most) = (next.level, next.agt.0);
    let says = format!("raise your medallion of {name} to level {level}, for {}", cost(next.xp, most));
    Intent::new(says, MedallionsCall::level_up { area, level, most })
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{basis_points::BasisPoints, report::Planck, token::AGT};
    use agt_runtime::RuntimeCall;

    #[test]
    fn a_level_is_agreed_to_with_the_price_that_is_shown() {
        let next = NextLevel {
            level: 3,
            answers: 9_000,
            answers_missing: 0,
            most_of_requester: 900,
            qualified: true,
            skill: BasisPoints::ZERO,
            skill_missing: BasisPoints::ZERO,
            xp: 4_500,
            xp_missing: 0,
            agt: Planck(50 * AGT),
            agt_missing: Planck(0),
            ready: true,
        };
        let intent = raise(7, "Images", &next);
        assert_eq!(intent.says, "raise your medallion of Images to level 3, for 4,500 XP and 50 AGT");
        assert_eq!(intent.call, RuntimeCall::from(MedallionsCall::level_up { area: 7, level: 3, most: 50 * AGT }));
    }
}
