//! What the reports tell an account that it can do, it can do: each step that `agt_access` and `agt_contributor` name is
//! signed, pays its fee and succeeds, in whatever state the account is.

use super::{holder::*, *};
use crate::reports;
use agt_primitives::{
    access::{NextStep, ObligationId, ObligationKind, Role, SeasonBond, SetAside},
    benchmarking::ContributorsBench,
    calendar::{day, Month, DAY},
    contributors::{ContributorStep, Credits},
    report::{Planck, Time},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Aia,
};
use frame_support::{
    dispatch::RawOrigin,
    traits::{
        fungible::{Inspect, InspectHold},
        schedule::DispatchTime,
        StorePreimage,
    },
};
use pallet_access::Call as BondCall;
use pallet_contributors::Call as PersonCall;
use pallet_conviction_voting::{AccountVote, ClassLocksFor, Conviction, Vote};
use pallet_redemption::Call as SeasonCall;
use sp_core::Pair;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Ferdie};

/// The track of the referenda of these tests.
const ROOT_TRACK: u16 = 0;

/// Takes every step that `agt_access` names, in the block after it, each from the same state.
fn walk_bond(holder: &Holder) -> Vec<NextStep> {
    let steps = holder.steps();
    undone(|| {
        pass(0);
        steps.iter().for_each(|step| undone(|| take(holder, *step)));
    });
    steps
}

/// The same, and what `agt_contributor` names.
fn walk(holder: &Holder) -> (Vec<NextStep>, Vec<ContributorStep>) {
    let steps = holder.contributor_steps();
    undone(|| {
        pass(0);
        steps.iter().for_each(|step| undone(|| take_as_contributor(holder, step)));
    });
    (walk_bond(holder), steps)
}

fn take(holder: &Holder, step: NextStep) {
    let who = holder.who();
    let bond = |amount| BondCall::bond { amount };
    match step {
        NextStep::Bond { amount: Planck(amount) } => {
            holder.send(bond(amount));
            // Who has bonded the most finds its way out again.
            let named = holder.steps().into_iter().find_map(|step| match step {
                NextStep::Unbond { amount, at } => Some((amount.0, at.0)),
                _ => None,
            });
            if let Some((amount, at)) = named {
                holder.send(BondCall::unbond { amount });
                pass_until(at + SLOT_MILLIS);
                holder.send(BondCall::withdraw {});
            }
        }
        NextStep::BondForRole { role, amount: Planck(amount) } => {
            holder.send(bond(amount));
            holder.send(BondCall::enter_role { role });
        }
        NextStep::BondForRoleLater { .. } if SafeMode::is_entered() => {}
        NextStep::BondForRoleLater { role, amount: Planck(amount) } => {
            let gift = BalancesCall::transfer_keep_alive { dest: who.into(), value: amount + AGT };
            Holder(Ferdie.pair()).send(gift);
            holder.send(bond(amount));
            holder.send(BondCall::enter_role { role });
        }
        NextStep::EnterRole { role } => holder.send(BondCall::enter_role { role }),
        NextStep::StopRole { role, .. } => holder.send(BondCall::stop_role { role }),
        NextStep::LeaveRole { role } => holder.send(BondCall::leave_role { role }),
        NextStep::TakeObligation { amount: Planck(amount) } => {
            let report = Access::report(who.clone());
            let role = report.roles.iter().find(|role| role.access).expect("a role that gives access").role;
            let id = ObligationId { kind: ObligationKind::LabelSet, number: u128::MAX };
            let set_aside = |amount| <Access as SetAside<AccountId>>::set_aside(&who, role, id, amount);
            assert!(set_aside(amount + 1).is_err());
            assert_eq!(set_aside(amount), Ok(()));
        }
        NextStep::Vote { amount: Planck(balance) } => {
            assert_eq!(balance, holder.active());
            let to: Address = Bob.to_account_id().into();
            let ways: Vec<RuntimeCall> = vec![
                vote(0, Conviction::Locked1x, balance),
                pallet_conviction_voting::Call::delegate {
                    class: ROOT_TRACK,
                    to: to.clone(),
                    conviction: Conviction::Locked6x,
                    balance,
                }
                .into(),
                pallet_conviction_voting::Call::delegate { class: 1, to, conviction: Conviction::None, balance }.into(),
            ];
            assert!(ways.into_iter().any(|call| undone(|| holder.try_send(call).is_ok())), "no way to vote");
        }
        NextStep::Unbond { amount: Planck(amount), at: Time(at) } => {
            holder.send(BondCall::unbond { amount });
            let last = Access::report(who).chunks.iter().map(|chunk| chunk.releases).max();
            assert!(last.is_some_and(|last| last >= at), "{last:?} is before {at}");
        }
        NextStep::UnbondLater { amount: Planck(amount), at: Time(at) } => {
            pass_until(at);
            holder.send(BondCall::unbond { amount });
        }
        NextStep::Rebond { amount: Planck(amount) } => holder.send(BondCall::rebond { amount }),
        NextStep::Withdraw { amount: Planck(amount) } => {
            let held = held(&who);
            holder.send(BondCall::withdraw {});
            assert!(held - self::held(&who) >= amount, "it pays what is named, and what has waited since");
        }
        NextStep::WithdrawLater { amount: Planck(amount), at: Time(at) } => {
            pass_until(at);
            let held = held(&who);
            holder.send(BondCall::withdraw {});
            assert!(held - self::held(&who) >= amount);
        }
        NextStep::RemoveVote { track, referendum: index } => {
            holder.send(pallet_conviction_voting::Call::remove_vote { class: Some(track), index });
        }
        NextStep::Undelegate { track: class } => holder.send(pallet_conviction_voting::Call::undelegate { class }),
        NextStep::UnlockVotes { track, amount: Planck(amount) } => {
            let before = locked(&who, track);
            holder.send(unlock(&who, track));
            assert_eq!(before - locked(&who, track), amount);
        }
        NextStep::UnlockVotesLater { track, at, .. } => {
            while System::block_number() < at {
                pass(0);
            }
            let before = locked(&who, track);
            holder.send(unlock(&who, track));
            assert!(locked(&who, track) < before);
        }
    }
}

fn take_as_contributor(holder: &Holder, step: &ContributorStep) {
    let who = holder.who();
    match *step {
        ContributorStep::Register { hold: Planck(hold) } => {
            let before = Balances::total_balance_on_hold(&who);
            holder.send(PersonCall::register { referrer: None });
            assert_eq!(Balances::total_balance_on_hold(&who), before + hold);
        }
        ContributorStep::FindSponsor { .. } => {
            assert!(holder.try_send(PersonCall::<Runtime>::register { referrer: None }).is_err());
            sponsored(holder);
        }
        ContributorStep::Join { campaign, queue } => holder.send(pallet_tasks::Call::join { campaign, queue }),
        ContributorStep::Submit { most, .. } => holder.send(SeasonCall::submit { aia: most.0 }),
        ContributorStep::Claim(claimable) => {
            let before = Balances::total_balance(&who);
            holder.send(SeasonCall::claim { season: claimable.season });
            assert!(Balances::total_balance(&who) + AGT >= before + claimable.amount.0);
        }
        ContributorStep::ClaimReferral { season, aia } => {
            let before = <Contributors as Credits<AccountId>>::ripe(&who);
            holder.send(PersonCall::claim_referral { season });
            assert_eq!(<Contributors as Credits<AccountId>>::ripe(&who), before + aia.0);
        }
        ContributorStep::Sponsor { .. } => {
            let guest = Holder(Pair::from_string("//guest", None).expect("a key"));
            holder.send(registration(holder, &guest));
        }
        ContributorStep::WaitForEnergy { until: Time(until) } => {
            pass_until(until);
            let still = |step: &ContributorStep| matches!(step, ContributorStep::WaitForEnergy { .. });
            assert!(!holder.contributor_steps().iter().any(still));
        }
        ContributorStep::WaitForDay { until: Time(until) } => {
            pass_until(until);
            let still = |step: &ContributorStep| matches!(step, ContributorStep::WaitForDay { .. });
            assert!(!holder.contributor_steps().iter().any(still));
        }
        ContributorStep::AnswerQuiz { .. } | ContributorStep::WaitForCampaign | ContributorStep::WaitForSettlement => {}
    }
}

fn held(who: &AccountId) -> Balance {
    Balances::balance_on_hold(&pallet_access::HoldReason::Bond.into(), who)
}

fn locked(who: &AccountId, track: u16) -> Balance {
    let locks = ClassLocksFor::<Runtime>::get(who);
    locks.iter().find(|(class, _)| *class == track).map_or(0, |(_, amount)| *amount)
}

fn vote(poll_index: u32, conviction: Conviction, balance: Balance) -> RuntimeCall {
    let vote = AccountVote::Standard { vote: Vote { aye: true, conviction }, balance };
    pallet_conviction_voting::Call::vote { poll_index, vote }.into()
}

fn unlock(who: &AccountId, class: u16) -> RuntimeCall {
    pallet_conviction_voting::Call::unlock { class, target: who.clone().into() }.into()
}

/// `holder` is registered without any AGT of its own, and proven.
fn proven(holder: &Holder) {
    sponsored(holder);
    <Contributors as ContributorsBench<AccountId>>::prove(&holder.who(), 7);
}

/// Gives the proven `holder` AIA that is ripe.
pub(super) fn earn(holder: &Holder, aia: Aia) {
    pallet_contributors::People::<Runtime>::mutate_extant(holder.who(), |person| {
        person.aia.matured += aia;
        person.aia.earned += aia;
    });
    pallet_contributors::Totals::<Runtime>::mutate(|totals| {
        totals.aia.earned += aia;
        totals.aia.outstanding += aia;
    });
}

/// Submits a referendum on the root track.
fn referendum() {
    let call = pallet_referenda::Call::submit {
        proposal_origin: Box::new(RawOrigin::Root.into()),
        proposal: Preimage::bound(remark()).expect("a preimage"),
        enactment_moment: DispatchTime::After(0),
    };
    Holder(Alice.pair()).send(call);
}

fn has_bond(steps: &[NextStep]) -> Option<Balance> {
    steps.iter().find_map(|step| match step {
        NextStep::Bond { amount } => Some(amount.0),
        _ => None,
    })
}

#[test]
fn steps_succeed_whatever_an_account_owns() {
    let thousandth = AGT / 1_000;
    let amounts = [0, EXISTENTIAL_DEPOSIT, EXISTENTIAL_DEPOSIT + 1, EXISTENTIAL_DEPOSIT + thousandth]
        .into_iter()
        .chain((1..80).step_by(6).map(|parts| EXISTENTIAL_DEPOSIT + parts * thousandth))
        .chain([AGT, AGT + 15 * thousandth, AGT + 30 * thousandth, 2 * AGT, 500 * AGT, 500 * AGT + 40 * thousandth])
        .chain([1_000 * AGT, 1_001 * AGT, 10_000 * AGT, 10_001 * AGT, 100_000 * AGT]);
    test(|| {
        let (mut bonding, mut registering) = (0, 0);
        for amount in amounts {
            let holder = Holder::with(amount);
            let (steps, contributor_steps) = walk(&holder);
            registering += usize::from(matches!(contributor_steps[0], ContributorStep::Register { .. }));
            if let Some(most) = has_bond(&steps) {
                bonding += 1;
                // What is left after the most pays for the way out, and for no further bond.
                holder.send(BondCall::bond { amount: most });
                let (steps, _) = walk(&holder);
                assert!(steps.iter().any(|step| matches!(step, NextStep::Unbond { .. })), "{amount}: {steps:?}");
                assert_eq!(has_bond(&steps), None, "{amount}");
            }
            pass(0);
        }
        assert!(bonding > 10 && registering > 5, "{bonding}, {registering}");
    });
}

#[test]
fn steps_are_not_named_when_no_fee_can_be_paid() {
    test(|| {
        let holder = Holder::with(0);
        let (steps, contributor_steps) = walk(&holder);
        assert!(steps.iter().all(|step| matches!(step, NextStep::BondForRoleLater { .. })), "{steps:?}");
        assert!(matches!(contributor_steps[..], [ContributorStep::FindSponsor { .. }]), "{contributor_steps:?}");
        // A bond whose owner has spent all but the existential deposit has no call, until somebody sends it a fee.
        let holder = Holder::with(10 * AGT);
        holder.send(BondCall::bond { amount: 5 * AGT });
        let fees = reports::access::report(holder.who());
        assert!(fees.next_steps.iter().any(|step| matches!(step, NextStep::Unbond { .. })));
        let rest = Balances::free_balance(holder.who()) - EXISTENTIAL_DEPOSIT - AGT / 10_000;
        let gone = BalancesCall::transfer_keep_alive { dest: Bob.to_account_id().into(), value: rest };
        dispatch(gone, RuntimeOrigin::signed(holder.who())).expect("a transfer");
        let (steps, _) = walk(&holder);
        assert!(steps.iter().all(|step| matches!(step, NextStep::BondForRoleLater { .. })), "{steps:?}");
    });
}

#[test]
fn steps_succeed_in_every_state_of_a_bond() {
    test(|| {
        let holder = Holder::with(6_000 * AGT);
        let who = holder.who();
        holder.send(BondCall::bond { amount: 5_000 * AGT });
        walk(&holder);
        for role in [Role::DataValidation, Role::Juror, Role::Governance] {
            holder.send(BondCall::enter_role { role });
        }
        walk(&holder);
        let set = |number| ObligationId { kind: ObligationKind::LabelSet, number };
        for number in 0..3 {
            <Access as SetAside<AccountId>>::set_aside(&who, Role::DataValidation, set(number), 50 * AGT)
                .expect("room");
        }
        holder.send(BondCall::stop_role { role: Role::DataValidation });
        walk(&holder);
        holder.send(BondCall::unbond { amount: 100 * AGT });
        let until = Timestamp::get() + 20 * DAY;
        <Access as SeasonBond<AccountId>>::keep_until(&who, 4_800 * AGT, until).expect("an active bond");
        let (steps, _) = walk(&holder);
        assert!(steps.iter().any(|step| matches!(step, NextStep::UnbondLater { .. })), "{steps:?}");
        pass(28 * DAY);
        let (steps, _) = walk(&holder);
        assert!(steps.contains(&NextStep::Withdraw { amount: Planck(100 * AGT) }), "{steps:?}");
        // Every place is taken, first by parts that wait, then by parts that have waited.
        for _ in 0..pallet_access::MAX_CHUNKS {
            pass(0);
            let _ = holder.try_send(BondCall::<Runtime>::unbond { amount: AGT });
        }
        let unbonds = |steps: &[NextStep]| steps.iter().any(|step| matches!(step, NextStep::Unbond { .. }));
        let full = Access::report(who.clone()).chunks.len() as u32 == pallet_access::MAX_CHUNKS;
        let (steps, _) = walk(&holder);
        assert_eq!(unbonds(&steps), !full, "{steps:?}");
        pass(29 * DAY);
        assert!(unbonds(&walk(&holder).0));
        for number in 0..3 {
            <Access as SetAside<AccountId>>::lift(&who, set(number)).expect("it is open");
        }
        walk(&holder);
    });
}

#[test]
fn steps_name_how_and_when_votes_are_unlocked() {
    test(|| {
        let holder = Holder::with(3_000 * AGT);
        holder.send(BondCall::bond { amount: 2_000 * AGT });
        let votes = |steps: &[NextStep]| steps.iter().any(|step| matches!(step, NextStep::Vote { .. }));
        assert!(votes(&walk(&holder).0), "it can delegate");
        referendum();
        pass(0);
        walk(&holder);
        holder.send(vote(0, Conviction::Locked1x, 1_500 * AGT));
        let (steps, _) = walk(&holder);
        assert!(steps.contains(&NextStep::RemoveVote { track: ROOT_TRACK, referendum: 0 }), "{steps:?}");
        holder.send(pallet_conviction_voting::Call::remove_vote { class: Some(ROOT_TRACK), index: 0 });
        let (steps, _) = walk(&holder);
        assert!(steps.contains(&NextStep::UnlockVotes { track: ROOT_TRACK, amount: Planck(1_500 * AGT) }), "{steps:?}");
        let to = Bob.to_account_id().into();
        let (conviction, balance) = (Conviction::Locked1x, 700 * AGT);
        holder.send(pallet_conviction_voting::Call::delegate { class: ROOT_TRACK, to, conviction, balance });
        let (steps, _) = walk(&holder);
        assert!(steps.contains(&NextStep::Undelegate { track: ROOT_TRACK }), "{steps:?}");
        holder.send(pallet_conviction_voting::Call::undelegate { class: ROOT_TRACK });
        let (steps, _) = walk(&holder);
        let at = System::block_number() + 70;
        let later = NextStep::UnlockVotesLater { track: ROOT_TRACK, amount: Planck(balance), at };
        assert!(steps.contains(&later), "{steps:?}");
        pass_blocks(70);
        let (steps, _) = walk(&holder);
        assert!(steps.contains(&NextStep::UnlockVotes { track: ROOT_TRACK, amount: Planck(1_500 * AGT) }), "{steps:?}");
        holder.send(unlock(&holder.who(), ROOT_TRACK));
        let (steps, _) = walk(&holder);
        assert!(!steps.iter().any(|step| matches!(step, NextStep::UnlockVotes { .. })), "{steps:?}");
    });
}

#[test]
fn steps_are_not_named_while_a_pause_shuts_them() {
    test(|| {
        let holder = Holder::with(3_000 * AGT);
        holder.send(BondCall::bond { amount: 1_500 * AGT });
        let enters = |steps: &[NextStep]| steps.iter().any(|step| matches!(step, NextStep::EnterRole { .. }));
        assert!(enters(&walk(&holder).0));
        dispatch(pallet_safe_mode::Call::force_enter {}, RuntimeOrigin::root()).expect("root may enter");
        let steps = walk_bond(&holder);
        assert!(!enters(&steps), "{steps:?}");
        assert!(steps.iter().any(|step| matches!(step, NextStep::Unbond { .. })), "exits stay open");
    });
}

#[test]
fn steps_of_a_contributor_succeed_without_agt() {
    test(|| {
        let holder = Holder::with(0);
        walk(&holder);
        sponsored(&holder);
        let (_, steps) = walk(&holder);
        let waits = |step: &ContributorStep| matches!(step, ContributorStep::WaitForCampaign);
        assert!(steps.iter().any(waits), "{steps:?}");
        quiz::open();
        let (_, steps) = walk(&holder);
        let joins = |step: &ContributorStep| matches!(step, ContributorStep::Join { .. });
        assert!(steps.iter().any(joins), "{steps:?}");
        // Its calls of the day are used up, and it has no AGT for a fee.
        let today = pallet_contributors::FeelessDay { day: day(Timestamp::get()), calls: u32::MAX };
        pallet_contributors::FeelessDays::<Runtime>::insert(holder.who(), today);
        let (_, steps) = walk(&holder);
        let tomorrow = |step: &ContributorStep| matches!(step, ContributorStep::WaitForDay { .. });
        assert!(steps.iter().any(tomorrow) && !steps.iter().any(joins), "{steps:?}");
    });
}

#[test]
fn steps_of_a_season_succeed_without_agt() {
    test(|| {
        let holder = Holder::with(0);
        proven(&holder);
        walk(&holder);
        earn(&holder, 2_999);
        let submits = |steps: &[ContributorStep]| {
            steps.iter().find_map(|step| match step {
                ContributorStep::Submit { most, .. } => Some(most.0),
                _ => None,
            })
        };
        assert_eq!(submits(&walk(&holder).1), None);
        earn(&holder, 7_001);
        let most = submits(&walk(&holder).1);
        assert_eq!(most, Some(6_000), "what the base lane takes");
        holder.send(SeasonCall::submit { aia: 6_000 });
        assert_eq!(submits(&walk(&holder).1), None);
        let month = Month::at(Timestamp::get()).expect("a month");
        pass_until(month.start_of_day(21).expect("a day"));
        let (_, steps) = walk(&holder);
        assert!(steps.iter().any(|step| matches!(step, ContributorStep::Claim(_))), "{steps:?}");
        holder.send(SeasonCall::claim { season: month });
        let (_, steps) = walk(&holder);
        assert!(!steps.iter().any(|step| matches!(step, ContributorStep::Claim(_))), "{steps:?}");
        // Its invitees have earned it something, and it can register others.
        let invitees = pallet_contributors::Invitees { counted: 1_000, accounts: 1 };
        let season = pallet_contributors::ReferralSeason {
            accepted: 100_000,
            counted: 1_000,
            part: 1_000,
            budget: 1_000,
            ..Default::default()
        };
        pallet_contributors::ReferralSeasons::<Runtime>::insert(month, season);
        pallet_contributors::SeasonInvitees::<Runtime>::insert(month, holder.who(), invitees);
        pass(20 * DAY);
        let (_, steps) = walk(&holder);
        assert!(steps.iter().any(|step| matches!(step, ContributorStep::ClaimReferral { .. })), "{steps:?}");
        assert!(steps.iter().any(|step| matches!(step, ContributorStep::Sponsor { .. })), "{steps:?}");
    });
}
