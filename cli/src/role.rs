//! `agt role`.

use crate::{
    context::Context,
    error::Result,
    parse,
    sign::{carry_out, Intent},
};
use agt_client::calls::AccessCall;
use agt_primitives::access;

/// Subcommands of `agt role`.
#[derive(Debug, clap::Subcommand)]
pub enum Role {
    /// Enter a role, or enter it again after a stop. The bond must be at least the role's minimum.
    Enter(Named),
    /// Take nothing new in a role. What is open goes on.
    Stop(Named),
    /// Leave a role in which nothing is open.
    Leave(Named),
}

/// Arguments of the subcommands of `agt role`.
#[derive(Debug, clap::Args)]
pub struct Named {
    /// data-validation, calibration, auto-labelling, data-request, data-offer, advanced-tasks, governance, validator or juror.
    #[arg(value_parser = parse::role)]
    role: access::Role,
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Role) -> Result<()> {
    let (verb, role, call) = match command {
        Role::Enter(Named { role }) => ("enter", role, AccessCall::enter_role { role }),
        Role::Stop(Named { role }) => ("stop", role, AccessCall::stop_role { role }),
        Role::Leave(Named { role }) => ("leave", role, AccessCall::leave_role { role }),
    };
    let client = context.connect().await?;
    let intent = Intent::new(format!("{verb} the role {}", parse::role_name(role)), call);
    carry_out(context, &client, vec![intent]).await.map(drop)
}
