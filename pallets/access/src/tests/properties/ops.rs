//! What may happen: every call, every trait method, votes, time, and governance changing its mind.

use super::super::*;
use agt_primitives::access::{Accused, LONGEST_KEEP};
use pallet_conviction_voting::{AccountVote, Call as VotingCall, Conviction, Vote};
use proptest::{prelude::*, sample::select};
use sp_runtime::traits::Dispatchable;

#[derive(Clone, Debug)]
pub enum Op {
    Wait(Moment),
    Blocks(u64),
    Transfer(AccountId, AccountId, Balance),
    SetMinimum(Role, Balance),
    Bond(AccountId, Balance),
    Unbond(AccountId, Balance),
    Rebond(AccountId, Balance),
    Withdraw(AccountId),
    /// Until so many milliseconds from now.
    KeepUntil(AccountId, Balance, Moment),
    Enter(AccountId, Role),
    Stop(AccountId, Role),
    Leave(AccountId, Role),
    SetAside(AccountId, Role, ObligationId, Balance),
    Lift(AccountId, ObligationId),
    SlashMinor(AccountId, ObligationId, Balance, Option<AccountId>),
    OpenDispute(AccountId, DisputeId, Accused),
    CloseDispute(AccountId, DisputeId),
    SlashDisputed(AccountId, DisputeId, Balance, Option<AccountId>),
    Slash(AccountId, Balance),
    Vote(AccountId, u8, Balance, Conviction),
    RemoveVote(AccountId, u8),
    Delegate(AccountId, AccountId, Balance, Conviction),
    Undelegate(AccountId),
    Unlock(AccountId),
    EndPoll(u8, bool),
}

/// The names of the operations whose success is worth something.
pub const NAMES: [&str; 20] = [
    "Bond",
    "Unbond",
    "Rebond",
    "Withdraw",
    "KeepUntil",
    "Enter",
    "Stop",
    "Leave",
    "SetAside",
    "Lift",
    "SlashMinor",
    "OpenDispute",
    "CloseDispute",
    "SlashDisputed",
    "Slash",
    "Vote",
    "RemoveVote",
    "Delegate",
    "Undelegate",
    "Unlock",
];

fn amount() -> impl Strategy<Value = Balance> {
    prop_oneof![
        1 => Just(0),
        1 => select(vec![1, AGT / 100 - 1, AGT / 100]),
        10 => select(vec![50 * AGT, 100 * AGT, 500 * AGT, 1_000 * AGT]),
        6 => 1..=1_000 * AGT,
        2 => 1..=5_000 * AGT,
        1 => 1..=2 * ENDOWMENT,
        1 => Just(u128::MAX),
    ]
}

/// A few AGT: what a minor slash is about.
fn little() -> impl Strategy<Value = Balance> {
    prop_oneof![1 => amount(), 6 => 1..=8 * AGT]
}

fn obligation() -> impl Strategy<Value = ObligationId> {
    let kind = prop_oneof![3 => Just(ObligationKind::LabelSet), 1 => Just(ObligationKind::JurySeat)];
    (kind, 0u128..2).prop_map(|(kind, number)| ObligationId { kind, number })
}

fn accused() -> impl Strategy<Value = Accused> {
    prop_oneof![obligation().prop_map(Accused::Obligation), amount().prop_map(Accused::Bond),]
}

fn conviction() -> impl Strategy<Value = Conviction> {
    select(vec![Conviction::None, Conviction::Locked1x, Conviction::Locked3x])
}

/// Two accounts at work, and up to 120 operations.
pub fn sequence() -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(), 1..120).prop_map(|ops| {
        let mut all = vec![
            Op::Bond(ALICE, 5_000 * AGT),
            Op::Enter(ALICE, Role::DataValidation),
            Op::Bond(BOB, 3_000 * AGT),
            Op::Enter(BOB, Role::Juror),
        ];
        all.extend(ops);
        all
    })
}

fn op() -> BoxedStrategy<Op> {
    prop_oneof![3 => of_bonds(), 5 => of_obligations(), 3 => of_votes()].boxed()
}

fn who() -> impl Strategy<Value = AccountId> {
    prop_oneof![10 => Just(ALICE), 6 => Just(BOB), 1 => Just(CAROL), 1 => Just(DAVE)]
}

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![6 => Just(Role::DataValidation), 5 => Just(Role::Juror), 1 => select(Role::ALL.to_vec())]
}

fn of_bonds() -> BoxedStrategy<Op> {
    let wait = prop_oneof![Just(0), 1..=HOUR, HOUR..=8 * DAY, 28 * DAY..=60 * DAY];
    let minimum = prop_oneof![2 => Just(0), 1 => 1..=3_000 * AGT];
    let ahead = prop_oneof![
        1 => select(vec![0, 1, LONGEST_KEEP, LONGEST_KEEP + 1, Moment::MAX]),
        4 => 1..=20 * DAY,
    ];
    prop_oneof![
        3 => wait.prop_map(Op::Wait),
        2 => (who(), select(vec![ALICE, BOB, DAVE]), amount()).prop_map(|(from, to, amount)| Op::Transfer(from, to, amount)),
        1 => (role(), minimum).prop_map(|(role, minimum)| Op::SetMinimum(role, minimum)),
        6 => (who(), amount()).prop_map(|(who, amount)| Op::Bond(who, amount)),
        5 => (who(), amount()).prop_map(|(who, amount)| Op::Unbond(who, amount)),
        4 => (who(), amount()).prop_map(|(who, amount)| Op::Rebond(who, amount)),
        4 => who().prop_map(Op::Withdraw),
        2 => (who(), amount(), ahead).prop_map(|(who, amount, ahead)| Op::KeepUntil(who, amount, ahead)),
        1 => (who(), amount()).prop_map(|(who, amount)| Op::Slash(who, amount)),
    ]
    .boxed()
}

fn of_obligations() -> BoxedStrategy<Op> {
    let prover = prop::option::of(select(vec![ALICE, BOB, DAVE]));
    prop_oneof![
        6 => (who(), role()).prop_map(|(who, role)| Op::Enter(who, role)),
        1 => (who(), role()).prop_map(|(who, role)| Op::Stop(who, role)),
        2 => (who(), role()).prop_map(|(who, role)| Op::Leave(who, role)),
        8 => (who(), role(), obligation(), amount())
            .prop_map(|(who, role, id, amount)| Op::SetAside(who, role, id, amount)),
        3 => (who(), obligation()).prop_map(|(who, id)| Op::Lift(who, id)),
        4 => (who(), obligation(), little(), prover.clone())
            .prop_map(|(who, id, amount, prover)| Op::SlashMinor(who, id, amount, prover)),
        4 => (who(), 0u64..2, accused()).prop_map(|(who, id, accused)| Op::OpenDispute(who, id, accused)),
        3 => (who(), 0u64..2).prop_map(|(who, id)| Op::CloseDispute(who, id)),
        6 => (who(), 0u64..2, little(), prover)
            .prop_map(|(who, id, amount, prover)| Op::SlashDisputed(who, id, amount, prover)),
    ]
    .boxed()
}

fn of_votes() -> BoxedStrategy<Op> {
    let poll = || select(vec![POLL, SECOND_POLL, OTHER_CLASS_POLL]);
    prop_oneof![
        1 => (0u64..3 * LOCK_PERIOD).prop_map(Op::Blocks),
        4 => (who(), poll(), amount(), conviction())
            .prop_map(|(who, poll, amount, conviction)| Op::Vote(who, poll, amount, conviction)),
        3 => (who(), poll()).prop_map(|(who, poll)| Op::RemoveVote(who, poll)),
        4 => (who(), who(), amount(), conviction())
            .prop_map(|(who, to, amount, conviction)| Op::Delegate(who, to, amount, conviction)),
        3 => who().prop_map(Op::Undelegate),
        4 => who().prop_map(Op::Unlock),
        1 => (poll(), any::<bool>()).prop_map(|(poll, approved)| Op::EndPoll(poll, approved)),
    ]
    .boxed()
}

/// The class a poll of the mock belongs to.
fn class(poll: u8) -> u8 {
    u8::from(poll == OTHER_CLASS_POLL)
}

fn send(who: AccountId, call: VotingCall<Test>) -> DispatchResult {
    RuntimeCall::Voting(call).dispatch(signed(who)).map(|_| ()).map_err(|error| error.error)
}

impl Op {
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split('(').next().expect("a split has a first part").into()
    }

    /// Runs it: this pallet's own calls and methods without the layer that dispatch would put around them.
    pub fn run(&self) -> DispatchResult {
        match *self {
            Op::Wait(millis) => {
                wait(millis);
                Ok(())
            }
            Op::Blocks(count) => {
                run_blocks(count);
                Ok(())
            }
            Op::Transfer(from, to, amount) => {
                RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death { dest: to, value: amount })
                    .dispatch(signed(from))
                    .map(|_| ())
                    .map_err(|error| error.error)
            }
            Op::SetMinimum(role, minimum) => {
                set_minimum(role, minimum);
                Ok(())
            }
            Op::Bond(who, amount) => bond(who, amount),
            Op::Unbond(who, amount) => unbond(who, amount),
            Op::Rebond(who, amount) => rebond(who, amount),
            Op::Withdraw(who) => withdraw(who),
            Op::KeepUntil(who, amount, ahead) => keep_until(who, amount, Timestamp::get().saturating_add(ahead)),
            Op::Enter(who, role) => enter(who, role),
            Op::Stop(who, role) => stop(who, role),
            Op::Leave(who, role) => leave(who, role),
            Op::SetAside(who, role, id, amount) => set_aside(who, role, id, amount),
            Op::Lift(who, id) => lift(who, id).map(|_| ()),
            Op::SlashMinor(who, id, amount, prover) => slash_minor(who, id, amount, prover).map(|_| ()),
            Op::OpenDispute(who, dispute, accused) => {
                <Access as Disputes<AccountId>>::open_dispute(&who, dispute, accused)
            }
            Op::CloseDispute(who, dispute) => close(who, dispute),
            Op::SlashDisputed(who, dispute, amount, prover) => slash_disputed(who, dispute, amount, prover).map(|_| ()),
            Op::Slash(who, amount) => slash(who, amount),
            Op::Vote(who, poll_index, balance, conviction) => {
                let vote = AccountVote::Standard { vote: Vote { aye: true, conviction }, balance };
                send(who, VotingCall::vote { poll_index, vote })
            }
            Op::RemoveVote(who, index) => {
                let class = Some(class(index));
                send(who, VotingCall::remove_vote { class, index })
            }
            Op::Delegate(who, to, balance, conviction) => {
                send(who, VotingCall::delegate { class: 0, to, conviction, balance })
            }
            Op::Undelegate(who) => send(who, VotingCall::undelegate { class: 0 }),
            Op::Unlock(target) => {
                send(ALICE, VotingCall::unlock { class: 0, target })?;
                send(ALICE, VotingCall::unlock { class: 1, target })
            }
            Op::EndPoll(index, approved) => {
                end_poll(index, approved);
                Ok(())
            }
        }
    }
}
