//! A round of a pool's campaign: dealt at random, answered, revealed or not, judged by the chain's functions, and paid.

use super::{
    people::{People, Person},
    Books, Plan, FURTHER_ANSWERS, PRICE,
};
use crate::{
    chance::Chance,
    people::{Questions, Strategy},
    sets::defaults,
};
use agt_primitives::{
    contributors::Qualified,
    skill::{Frequencies, Stage},
    tasks::{pay, Answer, ItemStanding, Judged, OpenItem, Panel, Position, PositionVerdict, TaskTerms, Voter, Worker},
    Balance,
};

/// Sets that are played at least.
const SETS: u32 = 3_000;

/// The share of people's mistakes that they make together, as in the other tables.
const CORRELATION: f64 = 0.2;

/// The share of the items that a model answers right for a friend who can copy nothing.
const MODEL: f64 = 0.7;

/// Plays a plan.
pub fn play(plan: &Plan) -> Books {
    let campaign = defaults().1.campaign;
    let questions = Questions { campaign, correlation: CORRELATION };
    let mut chance = Chance::new(43);
    let people = People::of(&questions, &mut chance);
    let mut books = Books::default();
    for number in 0..SETS.div_ceil(plan.sets) {
        let seats = Balance::from(campaign.replication.seats());
        let mut round = Round {
            plan,
            questions,
            people: &people,
            // The seats of all sets are committed.
            free: PRICE * FURTHER_ANSWERS * Balance::from(plan.sets),
            promised: PRICE * seats,
            items: u64::from(number) << 32,
        };
        (0..plan.sets).for_each(|_| round.play_set(&mut chance, &mut books));
    }
    books
}

/// A seat, and what its owner answered.
struct Seat<'a> {
    person: &'a Person,
    is_friend: bool,
    answers: Vec<Answer>,
    is_read: bool,
    is_revealed: bool,
}

struct Round<'a> {
    plan: &'a Plan,
    questions: Questions,
    people: &'a People,
    /// What is neither committed nor paid.
    free: Balance,
    /// What a set is promised.
    promised: Balance,
    items: u64,
}

impl<'a> Round<'a> {
    fn play_set(&mut self, chance: &mut Chance, books: &mut Books) {
        let campaign = self.questions.campaign;
        let gold = usize::from(campaign.gold);
        let items = usize::from(campaign.positions) - gold;
        let first = self.items;
        self.items += u64::from(campaign.positions);
        let mut truths = (first..).take(items).map(|id| self.questions.truth(id)).collect::<Vec<_>>();
        truths.extend(self.questions.golds(campaign.gold, first + items as u64, chance));
        let mut seats = self.deal(chance, first, &truths);
        let friends = seats.iter().filter(|seat| seat.is_friend).count();
        let opposes = self.plan.opposes && friends == 2;
        let withheld = opposes && self.plan.withholds_gold;
        self.answer_for_friends(&mut seats, first, &truths, opposes, withheld, chance);

        let positions = truths.iter().enumerate().map(|(place, truth)| match place >= items && !withheld {
            true => Position::Gold(*truth),
            false => Position::Item,
        });
        let Judged { verdict, passed } = self.judge(&seats, &positions.collect::<Vec<_>>());
        let mut paid = 0;
        for (index, seat) in seats.iter().enumerate() {
            let tally = verdict.workers[index];
            let earned = if seat.is_revealed && passed[index] && tally.right() > 0 { pay(PRICE, &tally) } else { 0 };
            paid += earned;
            let (seats, sum) = match seat.is_friend {
                true => (&mut books.friends_seats, &mut books.friends_paid),
                false => (&mut books.honest_seats, &mut books.honest_paid),
            };
            *seats += 1;
            *sum += earned;
        }
        self.free += self.promised - paid;
        if withheld {
            let lost = TaskTerms::DEFAULT.forfeited().of(self.free);
            self.free -= lost;
            books.forfeited += lost;
        }
        for (place, truth) in truths.iter().enumerate().take(items) {
            match verdict.positions[place] {
                PositionVerdict::Decided(answer) if !withheld => {
                    books.decided += 1;
                    books.wrong += u64::from(answer != *truth);
                }
                _ => books.undecided += 1,
            }
            if let Some(label) = known(&seats, place) {
                books.known += 1;
                books.known_wrong += u64::from(label != *truth);
            }
        }
    }

    /// Deals three seats to different accounts, and has honest workers answer.
    fn deal(&self, chance: &mut Chance, first: u64, truths: &[Answer]) -> Vec<Seat<'a>> {
        let mut seats: Vec<Seat<'a>> = Vec::new();
        while seats.len() < usize::from(self.questions.campaign.replication.seats()) {
            let is_friend = chance.happens(self.plan.friends);
            let among = if is_friend { &self.people.friends } else { &self.people.honest };
            let person = &among[chance.below(among.len() as u64) as usize];
            if seats.iter().any(|seat| seat.person.id == person.id) {
                continue;
            }
            let (is_read, is_revealed) =
                (!is_friend && chance.happens(self.plan.reads), is_friend || !chance.happens(self.plan.loses));
            let mut answers = Vec::new();
            if !is_friend {
                for (id, truth) in (first..).zip(truths) {
                    answers.push(self.questions.answer(Strategy::Careful, person.accuracy, id, *truth, chance).0);
                }
            }
            seats.push(Seat { person, is_friend, answers, is_read, is_revealed });
        }
        seats
    }

    /// Has friends answer: gold is known, and items are copied, opposed, or answered by a model.
    fn answer_for_friends(
        &self,
        seats: &mut [Seat<'a>],
        first: u64,
        truths: &[Answer],
        opposes: bool,
        withheld: bool,
        chance: &mut Chance,
    ) {
        let measure = self.questions.campaign.measure;
        let read = seats.iter().filter(|seat| seat.is_read).max_by_key(|seat| seat.person.tallies.accuracy(&measure));
        let read = read.map(|seat| seat.answers.clone());
        let items = truths.len() - usize::from(self.questions.campaign.gold);
        let mut answers = Vec::new();
        for (place, (id, truth)) in (first..).zip(truths).enumerate() {
            let copied = read.as_ref().map(|read| read[place]);
            answers.push(match copied {
                _ if place >= items && !withheld => *truth,
                Some(copied) if opposes => self.questions.wrong(copied, chance.bits()),
                Some(copied) => copied,
                None if opposes => self.questions.any(chance.bits()),
                None => self.questions.answer(Strategy::Model, MODEL, id, *truth, chance).0,
            });
        }
        for seat in seats.iter_mut().filter(|seat| seat.is_friend) {
            seat.answers.clone_from(&answers);
        }
    }

    fn judge(&self, seats: &[Seat<'_>], positions: &[Position]) -> Judged {
        let rules = defaults().1;
        let workers = seats.iter().map(|seat| Worker {
            voter: Voter::of(&(seat.person.id as u64)),
            qualified: Qualified::Yes,
            tallies: &seat.person.tallies,
            answers: seat.is_revealed.then_some(seat.answers.as_slice()),
        });
        let campaign = &self.questions.campaign;
        let classes = campaign.kind.classes().unwrap_or(u16::MAX);
        let fresh = ItemStanding::fresh(&campaign.kind, &Frequencies::even(classes));
        let mut open = vec![OpenItem { standing: fresh, stage: Stage::Early }; positions.len()];
        let panel = Panel {
            kind: &campaign.kind,
            measure: campaign.measure,
            confusion: &self.people.confusion,
            quorum: &rules.quorum(),
            workers: &workers.collect::<Vec<_>>(),
        };
        panel.judge(positions, &mut open)
    }
}

/// Returns the label that the requester knows of an item: the answer of most honest workers, and of the first of them if no two
/// agree.
fn known(seats: &[Seat<'_>], place: usize) -> Option<Answer> {
    let given = seats.iter().filter(|seat| !seat.is_friend).map(|seat| seat.answers[place]).collect::<Vec<_>>();
    let votes = |answer: &Answer| given.iter().filter(|other| *other == answer).count();
    // The first of the greatest.
    given.iter().rev().max_by_key(|answer| votes(answer)).copied()
}
