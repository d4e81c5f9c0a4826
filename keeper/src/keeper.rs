//! The keeper itself: one look at the chain after the other, and the steps that are due.

mod acting;

use crate::{
    book::Book,
    budget::Budget,
    intake::{Intake, Listening},
    metrics::Metrics,
    observe::{Eyes, Observer},
    pool::Minded,
    read::Reader,
    retry::Retries,
    schedule::Subject,
    steps::{Kind, Step, Tickets},
    store::Store,
    turns::Turns,
    windows::Now,
    Config, Error, Gold, Result,
};
use agt_client::{
    keys::account_of,
    sealed::{BoxKey, KeeperKey},
    Client,
};
use agt_runtime::AccountId;
use sp_core::sr25519;
use std::{
    collections::{BTreeMap, BTreeSet},
    future::Future,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// The name of the file with the keeper's X25519 key.
pub const KEY_FILE: &str = "keeper.key";

/// The most transactions of one pass.
const MOST_ERRANDS: usize = 128;

/// The most steps that one pass looks at: those that wait their turn are not counted.
const MOST_STEPS: usize = 512;

/// The pause between two passes on a chain that makes blocks by itself.
const PAUSE: Duration = Duration::from_millis(500);

/// The pauses after a pass that failed: the first one, and the longest.
const AFTER_FAILURE: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(30)];

/// A keeper. It does nothing by itself: [`Keeper::run`] goes on until it is told to stop, and [`Keeper::pass`] looks once.
pub struct Keeper {
    config: Config,
    client: Client,
    signer: sr25519::Pair,
    me: AccountId,
    gold: Arc<dyn Gold>,
    store: Arc<Store>,
    intake: Arc<Intake>,
    metrics: Metrics,
    book: Book,
    observer: Observer,
    turns: Turns,
    retries: Retries,
    budget: Budget,
    minded: Minded,
    /// Since when each step has been due.
    since: BTreeMap<Step, Instant>,
}

/// What a pass saw and did.
#[derive(Clone, Debug, Default)]
pub struct Passed {
    /// The number of the block that it looked at.
    pub block: u32,
    /// The number of sets that are followed and not over.
    pub open_sets: usize,
    /// The number of steps that were due.
    pub due: usize,
    /// The number of due steps that wait: for this keeper's turn, for the next try, or for another day's fees.
    pub waiting: usize,
    /// The steps for which it sent a transaction.
    pub sent: Vec<Step>,
    /// The steps for which a transaction waits that does the same.
    pub taken: Vec<Step>,
    /// The steps that would fail now, and why.
    pub refused: Vec<(Step, String)>,
}

impl Keeper {
    /// Returns a keeper of the client's chain, which signs with `signer`. That account pays the fees of steps that are not
    /// free: it needs some AGT. `gold` is asked for gold leaves before the keeper's own store.
    ///
    /// Errors: [`Error::Data`] if the folder cannot be used, or another keeper uses it; [`Error::OtherChain`] if it belongs to
    /// another chain; [`Error::Client`] if the key of the folder is damaged.
    pub fn new(config: Config, client: Client, signer: sr25519::Pair, gold: Arc<dyn Gold>) -> Result<Self> {
        let store = Arc::new(Store::open(&config.data, client.genesis())?);
        let key = KeeperKey::load_or_create(&config.data.join(KEY_FILE))?;
        let (metrics, me) = (Metrics::new(), account_of(&signer));
        let campaigns = config.campaigns.clone();
        let intake = Arc::new(Intake::new(client.clone(), store.clone(), key, campaigns, metrics.clone()));
        let turns = Turns::new(me.clone(), config.others.clone(), config.spread, config.patience);
        let budget = Budget::new(config.most_fees_a_day);
        Ok(Self {
            config,
            client,
            signer,
            me,
            gold,
            store,
            intake,
            metrics,
            book: Book::default(),
            observer: Observer::default(),
            turns,
            retries: Retries::default(),
            budget,
            minded: Minded::default(),
            since: BTreeMap::new(),
        })
    }

    /// Returns the key to which workers seal openings.
    pub fn key(&self) -> BoxKey {
        self.intake.key()
    }

    /// Returns the account that pays.
    pub fn account(&self) -> &AccountId {
        &self.me
    }

    /// Returns its store.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// Returns who takes openings, for programs that receive them in another way.
    pub fn intake(&self) -> &Arc<Intake> {
        &self.intake
    }

    /// Returns its metrics in the text format of Prometheus.
    pub fn metrics(&self) -> String {
        self.metrics.text()
    }

    /// Listens where the configuration says, until the result is dropped.
    ///
    /// Errors: [`Error::Listen`] if an address cannot be used.
    pub async fn listen(&self) -> Result<Listening> {
        let intake = self.config.listen.map(|address| (address, self.intake.clone()));
        let metrics = self.config.metrics.map(|address| (address, self.metrics.clone()));
        Listening::at(intake, metrics).await
    }

    /// Listens where the configuration says, and works until `shutdown` ends.
    ///
    /// Errors: those of [`Keeper::listen`] and [`Keeper::work`].
    pub async fn run(self, shutdown: impl Future<Output = ()>) -> Result<()> {
        let _listening = self.listen().await?;
        self.work(shutdown).await
    }

    /// Makes one pass after the other until `shutdown` ends. A node that does not answer is waited for, and what fails in a pass
    /// is logged and tried again.
    ///
    /// Errors: [`agt_client::Error::OtherChain`] if the chain runs another runtime than this program was built with.
    pub async fn work(mut self, shutdown: impl Future<Output = ()>) -> Result<()> {
        let mut failures = 0u32;
        let passes = async {
            loop {
                let pause = match self.pass().await {
                    Ok(_) => {
                        failures = 0;
                        PAUSE
                    }
                    Err(error @ Error::Client(agt_client::Error::OtherChain(_))) => return error,
                    Err(error) => {
                        log::warn!("{error}; the keeper tries again");
                        let [first, longest] = AFTER_FAILURE;
                        failures = failures.saturating_add(1);
                        first.saturating_mul(1 << failures.min(8)).min(longest)
                    }
                };
                tokio::time::sleep(pause).await;
            }
        };
        tokio::select! {
            error = passes => Err(error),
            () = shutdown => Ok(()),
        }
    }

    /// Looks at the chain once, and takes the steps that are due and whose turn it is.
    ///
    /// Errors: [`Error::Client`] if no node answers, [`Error::Data`] if the disk fails. The next pass begins anew with what the
    /// chain says.
    pub async fn pass(&mut self) -> Result<Passed> {
        let started = Instant::now();
        let passed = self.try_pass().await;
        self.metrics.node(!matches!(&passed, Err(Error::Client(_))));
        self.metrics.pass.set(started.elapsed().as_secs_f64());
        passed
    }

    async fn try_pass(&mut self) -> Result<Passed> {
        let Self { config, client, store, metrics, me, observer, book, turns, budget, .. } = self;
        let eyes = Eyes { client, config, store, metrics, me };
        let (block, now) = observer.observe(&eyes, book, turns).await?;
        budget.update(observer.take_paid(), block, now.chain);
        observer.forget_openings(&eyes, book).await?;
        let due = self.due(&now).await?;
        let mut passed = Passed { block, open_sets: self.book.open_sets(), due: due.len(), ..Passed::default() };
        let ready = self.ready(due, &now, &mut passed);
        self.note(&passed, &now).await?;
        self.act(ready, &now, &mut passed).await?;
        Ok(passed)
    }

    /// Returns the steps that are due, those first whose windows end.
    async fn due(&mut self, now: &Now) -> Result<Vec<Step>> {
        for (campaign, set) in self.store.take_news() {
            self.retries.clear(&Step::Reveal { campaign, set });
            if let Some(subject) = self.book.subject_of(campaign, set) {
                self.book.schedule.touch(subject);
            }
        }
        let mut due = Vec::new();
        for subject in self.book.schedule.ready(now) {
            let plan = self.plan(&subject, now);
            let plan = match (plan.needs_tickets, subject) {
                (true, Subject::Round(campaign, round)) => {
                    self.read_tickets(campaign, round).await?;
                    self.plan(&subject, now)
                }
                _ => plan,
            };
            plan.next.into_iter().for_each(|when| self.book.schedule.at(when, subject));
            if plan.due.is_empty() {
                self.book.schedule.done(&subject);
                if let Subject::Round(campaign, round) = subject {
                    self.book.drop_if_over(campaign, round);
                }
            }
            due.extend(plan.due);
        }
        due.extend(self.book.leftovers());
        due.retain(|step| self.config.duties.contains(&step.kind()));
        due.sort_by_key(Step::kind);
        Ok(due)
    }

    fn plan(&self, subject: &Subject, now: &Now) -> crate::steps::Plan {
        let holds = |campaign, set| self.store.holds(campaign, set);
        self.book.plan(subject, &self.me, &self.config, holds, now)
    }

    /// Reads the tickets of a round that can end without a seat, if this keeper ends tickets there. Otherwise none are its
    /// business.
    async fn read_tickets(&mut self, campaign: u64, id: agt_primitives::tasks::RoundId) -> Result<()> {
        let at = self.client.best().await?;
        let Some(followed) = self.book.campaigns.get_mut(&campaign) else { return Ok(()) };
        let Some(found) = followed.rounds.get_mut(&id) else { return Ok(()) };
        if !self.config.serves_single_accounts(Kind::Leave, campaign) {
            found.tickets = Tickets::Known(BTreeSet::new());
            return Ok(());
        }
        let reader = Reader::new(&self.client, at.hash());
        found.tickets = Tickets::Known(reader.unseated(campaign, id, &found.round).await?);
        Ok(())
    }

    /// Returns the due steps that are tried now: it is this keeper's turn, they did not fail a moment ago, and they cannot wait
    /// if the fees of the day are spent.
    fn ready(&mut self, due: Vec<Step>, now: &Now, passed: &mut Passed) -> Vec<Step> {
        let all: BTreeSet<&Step> = due.iter().collect();
        self.since.retain(|step, _| all.contains(step));
        self.retries.retain(|step| all.contains(step));
        let is_spent = self.budget.is_spent();
        let mut ready = Vec::new();
        for step in due {
            let since = *self.since.entry(step.clone()).or_insert_with(Instant::now);
            let is_ready = (!is_spent || step.kind().cannot_wait())
                && since.elapsed() >= self.turns.wait(&step)
                && self.retries.may_try(&step, now.chain)
                && ready.len() < MOST_STEPS;
            match is_ready {
                true => ready.push(step),
                false => passed.waiting += 1,
            }
        }
        ready
    }

    /// Notes in the metrics what a pass saw.
    async fn note(&self, passed: &Passed, now: &Now) -> Result<()> {
        self.metrics.sets.set(passed.open_sets as u64);
        self.metrics.campaigns.set(self.book.campaigns.len() as u64);
        self.metrics.openings.set(self.store.count() as u64);
        self.metrics.due.set(passed.due as u64);
        self.metrics.fees_today(self.budget.spent(), self.budget.is_spent());
        self.metrics.balance(self.client.free(&self.me).await?);
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |time| time.as_secs_f64());
        self.metrics.lag.set(wall - now.chain as f64 / 1_000.0);
        Ok(())
    }
}
