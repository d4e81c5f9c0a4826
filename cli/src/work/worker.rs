//! A worker: it takes the next step that the chain names, again and again.

use super::{
    answering::{Answerer, Question},
    drawer::Drawer,
    server::{OfferedKeeper, Server},
};
use crate::{
    amount,
    error::{Exit, Failure, Result},
    output::Output,
};
use agt_client::{calls::TasksCall, keys::account_of, sealed::seal, submit::Until, Client, Error, Outcome};
use agt_primitives::tasks::{commitment, CampaignId, NextStep, Queue, RoundId, SetId, TicketReport};
use agt_runtime::{AccountId, Balance, Runtime, RuntimeCall};
use codec::Encode;
use pallet_tasks::{Opening, SetEntry, Sets};
use sp_core::sr25519;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};
use tokio::time::sleep;

/// The pause between two looks at the chain.
const PAUSE: Duration = Duration::from_millis(250);

/// How long a step that anybody may take is left to the keeper before the worker takes it itself.
const GRACE: Duration = Duration::from_secs(60);

/// How long a worker who may not join waits before it tries again.
const BETWEEN_JOINS: Duration = Duration::from_secs(2);

/// The pause between two looks for openings of sets that are over.
const BETWEEN_TIDYINGS: Duration = Duration::from_secs(10);

/// The rules of failures that concern one set, or the program that answers.
const NO_OPENING: &str = "NoOpening";
const PROGRAM: &str = "Program";

/// The pause after a failure that can pass.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// What a worker works with.
pub struct Worker<'a> {
    pub(super) out: &'a Output,
    pub(super) client: Client,
    pub(super) key: sr25519::Pair,
    pub(super) server: Server,
    pub(super) campaign: CampaignId,
    pub(super) question: Question,
    pub(super) answerer: Answerer,
    pub(super) drawer: Drawer,
    /// The keeper that gets the openings; none if the worker reveals itself.
    pub(super) keeper: Option<OfferedKeeper>,
    /// The number of sets to answer; none to go on until the campaign ends.
    pub(super) most: Option<u32>,
    /// The rounds in which it had a ticket, and whether it has answered a set there.
    pub(super) rounds: BTreeMap<RoundId, bool>,
    /// How long a step is left to others.
    pub(super) since: BTreeMap<(RoundId, &'static str), Instant>,
    /// The sets whose opening the keeper has.
    pub(super) handed: BTreeSet<SetId>,
    /// The most planck that a call may cost.
    pub(super) most_fee: Balance,
    /// How often the program that answers may still be started again.
    pub(super) restarts: u32,
    /// Before this moment no round is joined.
    pub(super) next_join: Instant,
    /// Why no round could be joined, as it was said last.
    pub(super) refusal: Option<String>,
    /// Before this moment no opening is thrown away.
    pub(super) next_tidy: Instant,
}

/// What a look at the chain came to.
enum Looked {
    /// Something was done.
    Moved,
    /// There is nothing to do now.
    Waits,
    /// There is nothing to do any more.
    Over,
}

/// What a worker has done.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    /// The sets that it committed to.
    pub committed: u32,
    /// The sets that it revealed itself.
    pub revealed: u32,
    /// The rounds that it joined.
    pub joined: u32,
}

impl Worker<'_> {
    /// Works until the campaign can be joined no more, or the number of sets is answered and over.
    pub async fn run(mut self) -> Result<Done> {
        let mut done = Done::default();
        loop {
            match self.look(&mut done).await {
                Ok(Looked::Over) => return Ok(done),
                Ok(Looked::Moved) => {}
                Ok(Looked::Waits) => sleep(PAUSE).await,
                Err(failure) => self.bear(failure).await?,
            }
        }
    }

    /// Looks at the chain once, and takes every step that it names.
    async fn look(&mut self, done: &mut Done) -> Result<Looked> {
        let tickets = self.client.tickets(&self.account(), None).await?;
        let tickets: Vec<_> = tickets.into_iter().filter(|ticket| ticket.campaign == self.campaign).collect();
        let mut moved = false;
        for ticket in &tickets {
            match self.step(ticket, done).await {
                Ok(did) => moved |= did,
                // What fails for one set keeps no other one from being revealed.
                Err(failure) => self.bear(failure).await?,
            }
        }
        self.tidy(&tickets).await?;
        note(&mut self.rounds, &tickets);
        let has_enough = self.most.is_some_and(|most| taken(&self.rounds, &tickets) >= most);
        if tickets.is_empty() && (has_enough || self.is_over().await?) {
            return Ok(Looked::Over);
        }
        if !has_enough && Instant::now() >= self.next_join {
            self.next_join = Instant::now() + BETWEEN_JOINS;
            if self.join(tickets.is_empty()).await? {
                done.joined += 1;
                moved = true;
            }
        }
        Ok(if moved { Looked::Moved } else { Looked::Waits })
    }

    fn account(&self) -> AccountId {
        account_of(&self.key)
    }

    /// Goes on after a failure that can pass, such as a step that somebody else has taken meanwhile. A program that answers and
    /// ended is started again, a few times.
    async fn bear(&mut self, failure: Failure) -> Result<()> {
        let restarts = match failure.rule.as_str() {
            PROGRAM => self.answerer.restart(&mut self.restarts)?,
            // The answers to one set are on another machine: the other sets go on.
            NO_OPENING => true,
            _ => false,
        };
        if !restarts && !matches!(failure.exit, Exit::Refused | Exit::Unreachable) {
            return Err(failure);
        }
        self.out.say(&format!("{failure}; trying again"));
        sleep(AFTER_FAILURE).await;
        Ok(())
    }

    /// Returns whether nobody can join the campaign any more.
    async fn is_over(&self) -> Result<bool> {
        use agt_primitives::tasks::CampaignPhase::{Closed, Stopped};
        let Some(campaign) = self.client.campaign(self.campaign, None).await? else { return Ok(true) };
        let now = self.client.time(None).await?;
        Ok(matches!(campaign.phase, Closed | Stopped) || campaign.terms.deadline <= now || {
            let told = self.client.request("agt_campaign", serde_json::json!([self.campaign])).await?;
            // Nothing is left to deal, and nothing can come back.
            let none = |key: &str| told[key].as_u64() == Some(0);
            none("freshItems") && none("secondRound") && none("tickets") && told["items"] != 0
        })
    }

    /// Joins a round if that is possible now. Whoever is idle is told why it is not, once for each reason.
    async fn join(&mut self, is_idle: bool) -> Result<bool> {
        let call = RuntimeCall::from(TasksCall::join { campaign: self.campaign, queue: Queue::Work });
        match self.send(call).await {
            Ok(_) => {
                self.refusal = None;
                self.out.say("joined; waiting for a seat");
                Ok(true)
            }
            Err(why @ (Error::Broken(_) | Error::Invalid(_) | Error::Refused(_) | Error::Lost(_))) => {
                let why = why.to_string();
                if is_idle && self.refusal.as_ref() != Some(&why) {
                    self.out.say(&format!("cannot join now: {why}"));
                    self.refusal = Some(why);
                }
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Checks that a call would succeed and is free, sends it, and waits for its block. A call is not free when the account's
    /// allowance of the day is spent, or the block has no room: it waits.
    async fn send(&self, call: RuntimeCall) -> std::result::Result<Outcome, Error> {
        let fee = self.client.rehearse(call.clone(), &self.key).await?;
        if fee > self.most_fee {
            let why = format!("the call is not free now: it would cost {}", amount::fee(fee));
            return Err(Error::Lost(format!("{why}; it waits, or name a fee that you would pay by --fee")));
        }
        self.client.submit(call, &self.key, Until::Included).await?.ok()
    }

    /// Takes the next step of a ticket. Returns whether there was anything to do.
    async fn step(&mut self, ticket: &TicketReport, done: &mut Done) -> Result<bool> {
        let (campaign, round) = (self.campaign, ticket.round);
        match ticket.next {
            NextStep::Commit { set, .. } | NextStep::StandIn { set, .. } => {
                self.commit(round, set, ticket.positions).await?;
                self.rounds.insert(round, true);
                done.committed += 1;
                Ok(true)
            }
            NextStep::WaitForReveal { set, .. } => {
                self.hand_over(set).await?;
                Ok(false)
            }
            NextStep::Reveal { set, .. } => {
                // Whatever the keeper says, what it does not have is revealed here and now.
                if let Err(failure) = self.hand_over(set).await {
                    self.out.say(&format!("the keeper does not take the opening: {failure}"));
                }
                if self.handed.contains(&set) && !self.is_late(round, "reveal") {
                    return Ok(false);
                }
                let Some(Opening { answers, salt, .. }) = self.opening(set)? else {
                    return Err(Failure::local(
                        "NoOpening",
                        format!("the answers to set {} are not on this machine", set.0),
                    ));
                };
                self.send(TasksCall::reveal { campaign, round, set, answers, salt }.into()).await?;
                done.revealed += 1;
                self.out.say(&format!("revealed set {}", set.0));
                if self.handed.contains(&set) && self.keeper.take().is_some() {
                    self.out.say("the keeper had the opening and let it lie: it gets no further one");
                }
                Ok(true)
            }
            NextStep::CloseRound { .. } if self.is_late(round, "close") => {
                self.send(TasksCall::close_round { campaign, round }.into()).await?;
                Ok(true)
            }
            NextStep::WaitForDeal if self.is_late(round, "deal") => {
                self.send(TasksCall::deal { campaign, round }.into()).await?;
                Ok(true)
            }
            NextStep::Settle { set } if self.is_late(round, "settle") => {
                self.send(TasksCall::settle { campaign, round, set }.into()).await?;
                Ok(true)
            }
            NextStep::Leave => {
                let who = self.account().into();
                self.send(TasksCall::leave { campaign, round, who }.into()).await?;
                self.out.say("the round had no seat for this account; it left");
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Returns whether a step of a round has waited so long that the worker takes it itself.
    fn is_late(&mut self, round: RoundId, step: &'static str) -> bool {
        self.since.entry((round, step)).or_insert_with(Instant::now).elapsed() >= GRACE
    }

    fn opening(&self, set: SetId) -> Result<Option<Opening<AccountId>>> {
        let openings = self.drawer.all()?;
        Ok(openings.into_iter().find(|opening| opening.campaign == self.campaign && opening.set == set))
    }

    /// Answers a set and commits to the answers. They are on disk before the commitment is sent.
    ///
    /// # Errors
    /// The server shows another number of positions than the chain has: such answers could never be revealed.
    async fn commit(&mut self, round: RoundId, set: SetId, count: Option<u32>) -> Result<()> {
        let opening = match self.opening(set)? {
            Some(opening) => opening,
            None => {
                let genesis = self.client.genesis();
                let positions = self.server.positions(&self.key, genesis, self.campaign, round, set).await?;
                let (of, mut answers) = (positions.len(), Vec::new());
                if count != u32::try_from(of).ok() {
                    let why = format!(
                        "the server shows {of} positions of set {}, and it has others: tell the requester",
                        set.0
                    );
                    return Err(Failure::refused("Positions", why));
                }
                for (number, shown) in positions.iter().enumerate() {
                    answers.push(self.answerer.answer(&self.question, number, of, shown).await?);
                }
                let answers = answers.try_into();
                let answers =
                    answers.map_err(|_| Failure::refused("Positions", "the server shows too many positions"))?;
                let opening =
                    Opening { campaign: self.campaign, round, set, who: self.account(), answers, salt: fresh_salt() };
                self.drawer.keep(opening)?
            }
        };
        let (genesis, who) = (self.client.genesis(), self.account());
        let hash = commitment(genesis, self.campaign, set, &who, &opening.answers, &opening.salt);
        self.send(TasksCall::commit { campaign: self.campaign, round, set, hash }.into()).await?;
        self.out.say(&format!("committed to {} answers of set {}", opening.answers.len(), set.0));
        Ok(())
    }

    /// Hands the opening of a set to the keeper, once; the worker reveals itself if that fails.
    async fn hand_over(&mut self, set: SetId) -> Result<()> {
        let Some(keeper) = self.keeper.as_ref().filter(|_| !self.handed.contains(&set)) else { return Ok(()) };
        let Some(opening) = self.opening(set)? else { return Ok(()) };
        let sealed = seal(&keeper.box_key()?, &opening.encode())?;
        self.server.hand_over(&sealed).await?;
        self.handed.insert(set);
        self.out.say(&format!("the keeper has the opening of set {}", set.0));
        Ok(())
    }

    /// Throws away the openings of sets that are over, as the last final block has it. A ticket that is not there says
    /// nothing: a node that has not caught up has none.
    async fn tidy(&mut self, tickets: &[TicketReport]) -> Result<()> {
        let open: BTreeSet<_> = tickets.iter().map(|ticket| ticket.round).collect();
        let openings = self.drawer.all()?;
        let mut rest =
            openings.iter().filter(|of| of.campaign == self.campaign && !open.contains(&of.round)).peekable();
        if rest.peek().is_none() || Instant::now() < self.next_tidy {
            return Ok(());
        }
        self.next_tidy = Instant::now() + BETWEEN_TIDYINGS;
        let head = Some(self.client.finalized().await?.hash());
        for opening in rest {
            let key = Sets::<Runtime>::hashed_key_for(opening.campaign, opening.set);
            if let Some(SetEntry::Settled(_)) = self.client.read(key, head).await? {
                self.drawer.forget(opening)?;
            }
        }
        Ok(())
    }
}

/// Notes the rounds of tickets, and in which of them the time to answer is over.
fn note(rounds: &mut BTreeMap<RoundId, bool>, tickets: &[TicketReport]) {
    for ticket in tickets {
        *rounds.entry(ticket.round).or_default() |= match ticket.next {
            NextStep::WaitForReveal { .. }
            | NextStep::Reveal { .. }
            | NextStep::WaitForGold { .. }
            | NextStep::WaitForGrades { .. }
            | NextStep::Settle { .. } => true,
            // Others may still join while there is no set, and reveal when there is one.
            NextStep::WaitForOthers { .. } => ticket.positions.is_some(),
            _ => false,
        };
    }
}

/// Returns the number of sets that were answered or may still be. A round that gave no seat counts for nothing.
fn taken(rounds: &BTreeMap<RoundId, bool>, tickets: &[TicketReport]) -> u32 {
    let open: BTreeSet<_> = tickets.iter().map(|ticket| ticket.round).collect();
    rounds.iter().map(|(round, is_answered)| u32::from(*is_answered || open.contains(round))).sum()
}

/// Returns a salt that nobody can guess.
fn fresh_salt() -> agt_primitives::tasks::Salt {
    use sp_core::Pair as _;
    // A new key's seed is 32 bytes of the machine's randomness.
    sr25519::Pair::generate().1
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{report::Time, tasks::TicketIndex};

    fn ticket(round: u32, positions: Option<u32>, next: NextStep) -> TicketReport {
        TicketReport { campaign: 3, round: RoundId(round), proven: true, index: TicketIndex(0), positions, next }
    }

    #[test]
    fn round_without_a_seat_is_no_set() {
        let mut rounds = BTreeMap::new();
        for next in [NextStep::WaitForOthers { until: Time(9) }, NextStep::WaitForDeal, NextStep::Leave] {
            let tickets = [ticket(0, None, next)];
            note(&mut rounds, &tickets);
            assert_eq!(taken(&rounds, &tickets), 1, "{next:?}");
        }
        assert_eq!(taken(&rounds, &[]), 0);
    }

    #[test]
    fn set_that_was_answered_counts_when_its_ticket_is_over() {
        let (mut rounds, set) = (BTreeMap::new(), SetId(7));
        note(&mut rounds, &[ticket(0, Some(16), NextStep::Commit { set, until: Time(9) })]);
        assert_eq!(taken(&rounds, &[]), 0);
        note(&mut rounds, &[ticket(1, Some(16), NextStep::WaitForReveal { set, from: Time(9) })]);
        assert_eq!(taken(&rounds, &[]), 1);
        let tickets = [ticket(2, None, NextStep::WaitForDeal)];
        note(&mut rounds, &tickets);
        assert_eq!(taken(&rounds, &tickets), 2);
    }
}
