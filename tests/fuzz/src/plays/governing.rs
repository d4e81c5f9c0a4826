//! Governance: referenda, votes, parameters and the treasury.

use crate::{
    bytes::Bytes,
    calls::Calls,
    people::{account, PEOPLE},
    values::Values,
    world::{By, Intent, World},
};
use agt_primitives::{parameters::ParameterName, token::AGT};
use agt_runtime::{Access, AccountId, OriginCaller, Runtime, RuntimeCall};
use codec::Encode;
use frame_support::traits::{schedule::DispatchTime, Bounded};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};

type Referenda = pallet_referenda::Call<Runtime>;
type Votes = pallet_conviction_voting::Call<Runtime>;

fn anyone(bytes: &mut Bytes) -> usize {
    bytes.below(PEOPLE.len())
}

fn referenda() -> u32 {
    pallet_referenda::ReferendumCount::<Runtime>::get()
}

/// Returns the newest referendum, or the one before it.
fn referendum(bytes: &mut Bytes) -> Option<u32> {
    let newest = referenda().checked_sub(1)?;
    Some(newest.saturating_sub((bytes.byte() % 2).into()))
}

/// Submits a referendum whose call is short enough to stand in it.
pub fn propose(world: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let person = anyone(bytes);
    let calls = Calls::of_runtime();
    let proposed = match bytes.is_one_in(2) {
        true => set_parameter(bytes)?,
        false => calls.any(account(person), &world.hashes, bytes)?,
    };
    let proposal = Bounded::Inline(proposed.encode().try_into().ok()?);
    let origin = Values::new(calls, account(person), &world.hashes, bytes).origin();
    let (proposal_origin, enactment_moment) = (Box::new(origin), DispatchTime::After(bytes.byte().into()));
    Some(Intent::signed(person, Referenda::submit { proposal_origin, proposal, enactment_moment }))
}

/// Votes with the whole bond, or delegates it.
pub fn vote(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let person = anyone(bytes);
    let balance = match bytes.is_one_in(8) {
        true => AGT,
        false => Access::report(account(person)).active.0,
    };
    let conviction = [Conviction::None, Conviction::Locked1x, Conviction::Locked6x][bytes.below(3)];
    let call = match bytes.is_one_in(8) {
        true => {
            let class = [0u16, 1, 10, 30][bytes.below(4)];
            Votes::delegate { class, to: account(anyone(bytes)).into(), conviction, balance }
        }
        false => {
            let vote = match bytes.is_one_in(6) {
                true => AccountVote::Split { aye: balance / 2, nay: balance / 2 },
                false => AccountVote::Standard { vote: Vote { aye: !bytes.is_one_in(5), conviction }, balance },
            };
            Votes::vote { poll_index: referendum(bytes)?, vote }
        }
    };
    Some(Intent::signed(person, call))
}

/// Moves a referendum on, or takes a deposit back.
pub fn advance(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let index = referendum(bytes)?;
    let calls: [RuntimeCall; 6] = [
        Referenda::place_decision_deposit { index }.into(),
        Referenda::place_decision_deposit { index }.into(),
        Referenda::refund_decision_deposit { index }.into(),
        Referenda::refund_submission_deposit { index }.into(),
        agt_runtime::governance::origins::Call::wake_referendum { index }.into(),
        agt_runtime::governance::origins::Call::return_submission_deposit { index }.into(),
    ];
    Some(Intent::signed(anyone(bytes), super::pick_call(bytes, &calls)?))
}

/// Governance changes a parameter.
pub fn change_parameter(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let call = set_parameter(bytes)?;
    let origin = agt_runtime::governance::origins::Origin::ParametersAdmin;
    Some(Intent { by: By::Governance(OriginCaller::Origins(origin)), call })
}

/// The call that sets a parameter to a value in its range, at an end of it, or beside it.
fn set_parameter(bytes: &mut Bytes) -> Option<RuntimeCall> {
    let reports = agt_runtime::configs::parameters::reports();
    let place = bytes.below(reports.len());
    let report = reports.get(place)?;
    let new = match bytes.byte() % 8 {
        0 => report.min,
        1 => report.max,
        2 => report.value.saturating_add(1),
        3 => report.value.saturating_sub(1),
        4 => report.max.saturating_add(1),
        5 => report.default,
        _ => report.min + (report.max - report.min) / 256 * u128::from(bytes.byte()),
    };
    let name = ParameterName::try_from(report.name.clone().into_bytes()).ok()?;
    Some(pallet_parameter_gate::Call::set { name, old: report.value, new }.into())
}

/// Governance pays out of the treasury.
pub fn pay(world: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let calls = Calls::of_runtime();
    let signer: AccountId = account(0);
    let origin = Values::new(calls, signer.clone(), &world.hashes, bytes).origin();
    let place = calls.place("TreasuryLimits", "pay")?;
    let call = calls.at(place, signer, &world.hashes, bytes)?;
    Some(Intent { by: By::Governance(origin), call })
}
