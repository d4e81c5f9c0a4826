//! The work of a scenario, done by the calls of `pallet-tasks`.
//!
//! **A quarter of a day.** Everybody joins. Five minutes later the rounds are closed; if they cannot be paid in full,
//! they are closed an hour later with what can be paid. In the next block they are dealt and committed, and tickets
//! without a seat leave. Two minutes later all is revealed. Six hours after the joins the gold is opened and the sets are
//! settled, as the model settles them.
//!
//! **The same questions.** An item of a campaign stands for the scenario's item that it was dealt as. A campaign's gold
//! is fixed when it opens, but the scenario draws its gold when a set is answered. Both have each class equally often, so
//! each gold of a leaf stands for one of the scenario's of the same class. Three workers share a quiz, and each answers
//! its own questions of the scenario in that way.
//!
//! **As in the model**, everybody who has a seat commits, so there are no stand-ins; some do not reveal. Items that go
//! to the experts wait there.
//!
//! **Differences from the model.** In the model a quiz has a place for everybody. Here its sets have three seats, and
//! up to two accounts of no cohort, wrong everywhere, fill the last set. In the model a quarter whose hours pay no set
//! lets its tickets go; the pallet's round waits. No run here comes to that.

use crate::{
    campaign::{same_gold, signed, wait, wrong, Open, Reveal, JOIN},
    mock::*,
};
use agt_primitives::{
    tasks::{
        shuffle, Answer, Answers, CampaignId, GoldLeaf, Queue, QueueClass, RoundId, SetId, SetIndex, TaskTerms,
        WorkerTally, REVEAL_MARGIN,
    },
    Moment,
};
use agt_simulation::{
    chain::Chain,
    chance::Chance,
    people::{Agent, Item},
    rules::Rules,
    scenario::{Scenario, QUIZ},
    work::{Refusal, Seat, Seed, SetEnd, Sheets, Work},
};
use pallet_tasks::{Deal, Error, Event, List, Lists, Rounds, TicketId, PAGE};
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

/// Accounts that fill the quizzes. Each fails the first one that it takes, and waits for longer after each.
const FILLERS: usize = 200;

/// Returns the people of a scenario, followed by the fillers of the quizzes, each with an AGT.
pub fn everybody(scenario: &Scenario) -> Vec<Agent> {
    let filler = Agent { cohort: 0, accuracy: 0.0, arrives: 0, bond: 0 };
    let mut agents = scenario.cast();
    agents.extend([filler; FILLERS]);
    agents
}

/// Returns why a ticket is refused. Any other reason is a fault.
fn refusal(error: DispatchError) -> Refusal {
    use pallet_contributors::Error as Standing;
    let own: [DispatchError; 8] = [
        Error::<Test>::SeatsLostToday.into(),
        Error::<Test>::SeatsLostThisSeason.into(),
        Standing::<Test>::MustWait.into(),
        Standing::<Test>::NotQualified.into(),
        Standing::<Test>::TooManyOpen.into(),
        Standing::<Test>::DailySets.into(),
        Standing::<Test>::DailyAia.into(),
        Standing::<Test>::NotEnoughEnergy.into(),
    ];
    if error == DispatchError::from(Error::<Test>::QueueClassFull) {
        return Refusal::Full;
    }
    assert!(own.contains(&error), "{error:?}");
    Refusal::Own
}

/// A dealt round of the campaign for work.
struct Dealt {
    round: RoundId,
    deal: Deal,
}

/// The campaigns of a scenario on the real pallets, inside of their externalities.
pub struct Calls {
    pallets: Pallets,
    rules: Rules,
    /// The number of people of the scenario.
    people: usize,
    /// The randomness of the platform's gold.
    chance: Chance,
    /// The campaign that begins the series of all others.
    first: Option<CampaignId>,
    work: Option<Open>,
    quiz: Option<Open>,
    /// The answers of each person in the quiz that it has taken, with the true ones.
    quizzes: BTreeMap<usize, Vec<(Answer, Answer)>>,
    dealt: Option<Dealt>,
    /// Sets that wait for their settlement: whether they are paid, their round and their number.
    waiting: Vec<(bool, RoundId, SetId)>,
    /// What is revealed when the last commitment is old enough.
    unrevealed: Vec<Reveal>,
}

impl Calls {
    /// Returns the campaigns of a scenario. Amounts that the model divides by the scale are divided here, too.
    pub fn new(scenario: &Scenario) -> Self {
        let (rules, scale) = (scenario.rules, scenario.scale());
        assert!(rules.tasks.aia_a_day.is_multiple_of(24 * scale), "every hour promises as much as in the model");
        Governed::set(&TaskTerms { aia_a_day: rules.tasks.aia_a_day / scale, ..rules.tasks });
        System::set_block_number(1);
        let people = scenario.cast().len();
        for filler in people..people + FILLERS {
            Contributors::register(signed(filler), None).expect("a newcomer with an AGT registers");
        }
        Self {
            pallets: Pallets,
            rules,
            people,
            chance: Chance::new(!scenario.seed),
            first: None,
            work: None,
            quiz: None,
            quizzes: BTreeMap::new(),
            dealt: None,
            waiting: Vec::new(),
            unrevealed: Vec::new(),
        }
    }

    fn for_work(&self) -> &Open {
        self.work.as_ref().expect("a quarter begins with an open campaign")
    }

    fn for_quizzes(&self) -> &Open {
        self.quiz.as_ref().expect("a quarter begins with an open quiz")
    }

    /// Fills the last set of the quizzes.
    fn fill_quizzes(&self) {
        let quiz = self.for_quizzes();
        let Some(round) = quiz.round() else { return };
        let joined = Rounds::<Test>::get(quiz.number, round).map_or(0, |round| round.proven + round.unproven);
        for _ in joined..joined.next_multiple_of(3) {
            let mut fillers = self.people..self.people + FILLERS;
            let joins = fillers.any(|filler| Tasks::join(signed(filler), quiz.number, Queue::Work).is_ok());
            assert!(joins, "there are fillers enough");
        }
    }

    /// Deals the quizzes of a round, and answers them.
    fn play_quizzes(&mut self, round: RoundId) {
        let seed = self.chance.seed();
        let quiz = self.for_quizzes();
        let deal = quiz.deal(round, seed);
        let (mut waiting, mut unrevealed) = (Vec::new(), Vec::new());
        for index in deal.sets() {
            let set = deal.set_id(index);
            let seats = quiz.seats(round, &deal, index).into_iter();
            let sheets = seats.map(|(_, who)| (who, Some(self.quiz_sheet(who, &quiz.leaves[set.0 as usize]))));
            unrevealed.extend(quiz.commit(round, set, sheets.collect()));
            waiting.push((false, round, set));
        }
        assert_eq!(deal.layout.sets() * 3, QueueClass::ALL.map(|class| deal.layout.tickets(class)).iter().sum::<u32>());
        self.waiting.extend(waiting);
        self.unrevealed.extend(unrevealed);
        self.quizzes.clear();
    }

    /// Returns the answers of a person in a quiz. A filler is always wrong.
    fn quiz_sheet(&self, who: usize, leaf: &GoldLeaf) -> Answers {
        let kind = self.rules.campaign.kind;
        let shown = shuffle(&leaf.seed, QUIZ);
        let given = self.quizzes.get(&who);
        let same = given.map(|given| same_gold(leaf, given.iter().map(|(_, truth)| *truth)));
        let answers = shown.iter().map(|gold| match (given, &same) {
            (Some(given), Some(same)) => given[same[usize::from(*gold)]].0,
            _ => wrong(leaf.truths[usize::from(*gold)].answer, kind),
        });
        Answers::truncate_from(answers.collect())
    }
}

impl Work for Calls {
    type Chain = Pallets;

    fn chain(&self) -> &Pallets {
        &self.pallets
    }

    fn chain_mut(&mut self) -> &mut Pallets {
        &mut self.pallets
    }

    fn travel_to(&mut self, now: Moment) {
        wait(REVEAL_MARGIN);
        self.unrevealed.drain(..).for_each(Reveal::make);
        wait(0);
        assert!(Timestamp::get() <= now, "a quarter is long enough for its rounds");
        self.pallets.travel_to(now);
    }

    fn settle(&mut self) -> Vec<SetEnd> {
        let waiting = std::mem::take(&mut self.waiting);
        let open = |paid| if paid { self.for_work() } else { self.for_quizzes() };
        System::reset_events();
        waiting.iter().for_each(|(paid, round, set)| open(*paid).settle(*round, *set));
        // Each settled set emits its event, in order.
        let events = System::events().into_iter().map(|record| record.event);
        let settled = events.filter_map(|event| match event {
            RuntimeEvent::Tasks(event @ Event::SetSettled { .. }) => Some(event),
            _ => None,
        });
        let settled = settled.collect::<Vec<_>>();
        assert_eq!(settled.len(), waiting.len());
        let ended = waiting.iter().zip(settled);
        ended.map(|((paid, ..), settled)| open(*paid).ended(settled, *paid, self.people)).collect()
    }

    fn begin(&mut self) {
        let (rules, people) = (self.rules, self.people);
        if self.work.as_ref().is_none_or(|open| open.left() == 0) {
            let sets = rules.campaign.sets.expect("a campaign of the pallet has an end");
            let open = Open::new(&rules, sets, false, self.first, &mut self.chance);
            self.first.get_or_insert(open.number);
            self.work = Some(open);
        }
        // A place for everybody, if all of them come.
        if self.quiz.as_ref().is_none_or(|open| open.left() * 3 < people + 2) {
            self.quiz = Some(Open::new(&rules, people as u32, true, self.first, &mut self.chance));
        }
    }

    fn join(&mut self, who: usize) -> Result<(), Refusal> {
        Tasks::join(signed(who), self.for_work().number, Queue::Work).map_err(refusal)
    }

    fn take_quiz(&mut self, who: usize) -> bool {
        match Tasks::join(signed(who), self.for_quizzes().number, Queue::Work).map_err(refusal) {
            Ok(()) => true,
            Err(reason) => {
                assert_eq!(reason, Refusal::Own, "a quiz has a place for everybody");
                false
            }
        }
    }

    fn answer_quiz(&mut self, who: usize, given: &[(Answer, Answer)]) {
        self.quizzes.insert(who, given.to_vec());
    }

    fn take_own(&mut self, _: usize, _: WorkerTally) -> bool {
        panic!("no gold of one's own moves anybody")
    }

    fn close(&mut self) {
        self.fill_quizzes();
        wait(JOIN);
        let (work, quiz) = (self.for_work().round(), self.for_quizzes().round());
        if let Some(round) = quiz {
            self.for_quizzes().close_round(round);
        }
        if let Some(round) = work {
            self.for_work().close_round(round);
        }
        wait(0);
        if let Some(round) = quiz {
            self.play_quizzes(round);
        }
    }

    fn deal(&mut self, seed: Seed) -> Vec<Vec<Seat>> {
        let open = self.for_work();
        let round = open.round().expect("somebody has joined");
        let deal = open.deal(round, seed);
        let seat = |(_, who): (TicketId, usize)| Seat { who, qualified: self.pallets.qualified(who) };
        let sets = deal.sets();
        let sets = sets.map(|set| open.seats(round, &deal, set).into_iter().map(seat).collect()).collect();
        self.dealt = Some(Dealt { round, deal });
        sets
    }

    fn repeats(&mut self, set: usize) -> Vec<Item> {
        let (open, dealt) = (self.for_work(), self.dealt.as_ref().expect("a round is dealt"));
        let listed = dealt.deal.contents.of(SetIndex(set as u32)).listed.map(|entry| {
            let page = Lists::<Test>::get(open.number, (List::Again, entry / PAGE));
            let listed = page.entries[(entry % PAGE) as usize];
            Item { id: open.items[listed.item as usize], attempts: listed.attempts }
        });
        listed.collect()
    }

    fn answer(&mut self, set: usize, sheets: Sheets<'_>) {
        let (open, dealt) = (self.work.as_mut().expect("it is open"), self.dealt.as_ref().expect("a round is dealt"));
        let index = SetIndex(set as u32);
        let set = dealt.deal.set_id(index);
        let contents = dealt.deal.contents.of(index);
        let (listed, fresh) = (contents.listed.len(), contents.fresh.len());
        let items = listed + fresh;
        assert_eq!(items + usize::from(self.rules.campaign.gold), sheets.shown.len(), "every set is full");
        assert_eq!(contents.fresh.start as usize, open.items.len(), "items are dealt in their order");
        open.items.extend(sheets.shown[listed..items].iter().map(|item| item.id));

        // The pallet lists the fresh items of a set first.
        let order = (listed..items).chain(0..listed).collect::<Vec<_>>();
        let leaf = &open.leaves[set.0 as usize];
        let shown = shuffle(&leaf.seed, sheets.shown.len() as u8);
        let same = same_gold(leaf, sheets.truths[items..].iter().copied());
        let sheet = |given: &Vec<Answer>| {
            let answers = shown.iter().map(|entry| match usize::from(*entry).checked_sub(items) {
                None => given[order[usize::from(*entry)]],
                Some(gold) => given[items + same[gold]],
            });
            Answers::truncate_from(answers.collect())
        };
        let seats = open.seats(dealt.round, &dealt.deal, index).into_iter();
        let filled = seats.zip(sheets.given).map(|((_, who), given)| (who, given.as_ref().map(&sheet)));
        let revealed = open.commit(dealt.round, set, filled.collect());
        self.unrevealed.extend(revealed);
        self.waiting.push((true, dealt.round, set));
    }

    fn leave(&mut self) {
        let dealt = self.dealt.take().expect("a round is dealt");
        self.for_work().let_go(dealt.round, &dealt.deal);
    }
}
