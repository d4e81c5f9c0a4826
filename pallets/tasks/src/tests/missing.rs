//! What an account is missing for a campaign: every requirement with its figures, exact for the call that joins.

use super::*;
use crate::{Campaign, MisconductCount, Round, Ticket, TicketId};
use agt_primitives::{
    beacon::BeaconEpoch,
    calendar::Month,
    characters::Boost,
    contributors::{ContributorTerms, Qualification, Tally},
    report::Planck,
    tasks::{Missing, QueueClass, RoundPay, TicketIndex, MAX_SEATS},
    token::AGT,
};
use agt_test_support::{
    properties::{config, for_all, Successes},
    rolled_back, TestCharacters,
};
use proptest::{prelude::*, sample::select};

fn missing(who: &AccountId, campaign: CampaignId, queue: Queue) -> Vec<Missing> {
    let before = root();
    let missing = Tasks::missing_for(who.clone(), campaign, queue).into_inner();
    assert_eq!(root(), before, "the evaluation writes nothing");
    let result = rolled_back(|| Tasks::join(signed(who), campaign, queue));
    assert_eq!(missing.is_empty(), result.is_ok(), "{missing:?}: {result:?}");
    missing
}

fn change(campaign: CampaignId, change: impl FnOnce(&mut Campaign<AccountId>)) {
    Campaigns::<Test>::mutate(campaign, |found| change(found.as_mut().expect("it is known")));
}

#[test]
fn stranger_reads_everything_that_is_missing_at_once() {
    ExtBuilder.execute(|| {
        let who = worker(1);
        assert_eq!(missing(&who, 9, Queue::Work), [Missing::Campaign]);
        let requirements = Requirements {
            role: Some(Role::AdvancedTasks),
            medallion: 2,
            character: 5,
            reputation: BasisPoints::clamped(8_000),
        };
        let campaign = open(CampaignTerms { kind: CampaignKind::Advanced, requirements, ..terms() });
        let expected = [
            Missing::Registration,
            Missing::Role { role: Role::AdvancedTasks },
            Missing::Medallion { area: AREA, has: 0, needs: 2 },
            Missing::Character { has: 0, needs: 5 },
            Missing::Reputation { area: AREA, has: BasisPoints::ZERO, needs: BasisPoints::clamped(8_000) },
            Missing::LetIn { area: AREA },
            Missing::Bond { has: Planck(0), needs: Planck(50 * AGT) },
        ];
        assert_eq!(missing(&who, campaign, Queue::Work), expected);
        // What is met leaves the list, and nothing else does.
        veteran(&who, 7_990);
        let has = Contributors::reputation(&who, AREA);
        assert!(has > BasisPoints::ZERO && has < BasisPoints::clamped(8_000));
        give_medallion(&who, 1);
        let rest = [
            expected[1],
            Missing::Medallion { area: AREA, has: 1, needs: 2 },
            expected[3],
            Missing::Reputation { area: AREA, has, needs: BasisPoints::clamped(8_000) },
            expected[6],
        ];
        assert_eq!(missing(&who, campaign, Queue::Work), rest);
        give_role(&who, Role::AdvancedTasks);
        give_medallion(&who, 3);
        TestCharacters::select(&who, 5, Boost::NONE);
        set_reputation(&who, 8_001);
        assert_eq!(missing(&who, campaign, Queue::Work), []);
        assert_ok!(join(&who, campaign));
        assert_eq!(missing(&who, campaign, Queue::Work), [Missing::AnotherRound { round: FIRST }]);
    });
}

#[test]
fn experts_and_graders_read_what_their_queues_require() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let who = &veterans(1, 1)[0];
        let (role, bond) =
            (Missing::Role { role: Role::DataValidation }, Missing::Bond { has: Planck(0), needs: Planck(50 * AGT) });
        let medallion = Missing::Medallion { area: AREA, has: 0, needs: 3 };
        assert_eq!(missing(who, campaign, Queue::Expert), [role, medallion, Missing::Work, bond]);
        assert_eq!(missing(who, campaign, Queue::Grade), [role, Missing::Work, bond]);
        let newcomer_to_the_area = &worker(2);
        newcomer(newcomer_to_the_area);
        let let_in = Missing::LetIn { area: AREA };
        // It is listed once, although both the queue and the platform's pay require it.
        let expected = [let_in, role, medallion, Missing::Work, bond];
        assert_eq!(missing(newcomer_to_the_area, campaign, Queue::Expert), expected);
    });
}

#[test]
fn campaign_that_takes_nobody_says_why() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        let who = &veterans(1, 1)[0];
        assert_eq!(missing(who, campaign, Queue::Work), []);
        let mut books = Books::get();
        let free = std::mem::take(&mut books.get_mut(&campaign).unwrap().free);
        books.get_mut(&campaign).unwrap().forfeited += free;
        Books::set(&books);
        change(campaign, |campaign| campaign.phase = CampaignPhase::Stopped);
        travel_to(terms().deadline);
        let stopped = Missing::OpenCampaign { is: CampaignPhase::Stopped };
        let deadline = Missing::Deadline { until: Time(terms().deadline) };
        assert_eq!(missing(who, campaign, Queue::Work), [stopped, deadline, Missing::PoolFunds]);
        assert_eq!(missing(&REQUESTER, campaign, Queue::Work)[2..4], [Missing::Registration, Missing::Distance]);
    });
}

#[test]
fn specialised_work_requires_a_medallion_or_half_of_full_skill() {
    ExtBuilder.execute(|| {
        let requirements = Requirements { reputation: BasisPoints::clamped(1), ..terms().requirements };
        let general = open(CampaignTerms { requirements, ..terms() });
        let campaign = open(CampaignTerms { kind: CampaignKind::Specialised, requirements, ..terms() });
        let who = &veterans(1, 1)[0];
        let needs = BasisPoints::clamped(5_000);
        let mut sides = [0, 0];
        for points in 4_960..5_040 {
            set_reputation(who, points);
            let has = Contributors::reputation(who, AREA);
            let expected = if has < needs { vec![Missing::Reputation { area: AREA, has, needs }] } else { Vec::new() };
            assert_eq!(missing(who, campaign, Queue::Work), expected);
            assert_eq!(missing(who, general, Queue::Work), []);
            sides[usize::from(has < needs)] += 1;
        }
        assert!(sides.iter().all(|side| *side > 0), "{sides:?}");
        set_reputation(who, 4_900);
        assert_noop!(join(who, campaign), Error::<Test>::ReputationRequired);
        // Experts need a medallion, and whoever gets it needs no more reputation than the terms say.
        let medallion = Missing::Medallion { area: AREA, has: 0, needs: 3 };
        assert!(missing(who, campaign, Queue::Expert).contains(&medallion));
        assert!(!missing(who, campaign, Queue::Expert).iter().any(|one| matches!(one, Missing::Reputation { .. })));
        give_medallion(who, 1);
        assert_eq!(missing(who, campaign, Queue::Work), []);
        // The terms count all the same, and a trial has no reputation.
        on_trial(who);
        assert_noop!(join(who, campaign), Error::<Test>::ReputationRequired);
        set_reputation(who, 4_900);
        assert_ok!(join(who, campaign));
    });
}

/// How an account stands in the tests' area.
#[derive(Clone, Copy, Debug)]
enum Stands {
    Nowhere,
    Newcomer,
    QuizOpen,
    Fallen,
    OnTrial,
    Qualified(u16),
}

/// How the round of the queue stands.
#[derive(Clone, Copy, Debug)]
enum Stage {
    None,
    Queueing,
    Full,
    Joined,
    Over,
    Closed,
}

#[derive(Clone, Debug)]
struct World {
    terms: u8,
    asks: (Option<Role>, u8, u16, u16),
    is_owner: bool,
    stands: Stands,
    role: Option<Role>,
    medallion: u8,
    character: u16,
    lost: (u32, u32),
    open: u32,
    sets: u32,
    reserved: Aia,
    energy: u32,
    phase: CampaignPhase,
    is_late: bool,
    stage: Stage,
    is_exhausted: bool,
    is_poor: bool,
    is_costly: bool,
    queue: Queue,
}

/// A value that lets an account join, nine times in ten, or one of the others.
fn mostly<Value: Clone + core::fmt::Debug + 'static>(good: Value, others: Vec<Value>) -> impl Strategy<Value = Value> {
    prop_oneof![9 => Just(good), 1 => select(others)]
}

fn world() -> impl Strategy<Value = World> {
    let roles = [Role::DataValidation, Role::AdvancedTasks].map(Some).to_vec();
    let stands = prop_oneof![
        6 => Just(Stands::Qualified(9_000)),
        2 => Just(Stands::OnTrial),
        2 => Just(Stands::Newcomer),
        1 => Just(Stands::Nowhere),
        1 => Just(Stands::QuizOpen),
        1 => Just(Stands::Fallen),
        1 => Just(Stands::Qualified(2_000)),
    ];
    let asks =
        (mostly(None, roles.clone()), mostly(0u8, vec![1, 3]), mostly(0u16, vec![5]), mostly(0u16, vec![1, 5_000]));
    let person = (
        mostly(false, vec![true]),
        stands,
        prop_oneof![1 => Just(None), 2 => select(roles)],
        select(vec![0u8, 1, 3]),
        select(vec![0u16, 5]),
        mostly((0, 0), vec![(1u32, 1u32), (2, 2), (0, 5), (2, 5)]),
    );
    let day = (
        mostly(0u32, vec![1, 8]),
        mostly(0u32, vec![1, 2, 3, 12]),
        mostly(0u64, vec![940, 941, 1_000, 6_000]),
        mostly(3u32, vec![0, 1]),
    );
    let stage = prop_oneof![
        4 => Just(Stage::None),
        4 => Just(Stage::Queueing),
        1 => select(vec![Stage::Full, Stage::Joined, Stage::Over, Stage::Closed]),
    ];
    let phases = vec![CampaignPhase::Proposed, CampaignPhase::Stopped, CampaignPhase::Closed];
    let campaign = (
        0u8..6,
        mostly(CampaignPhase::Open, phases),
        mostly(false, vec![true]),
        stage,
        mostly(false, vec![true]),
        mostly(false, vec![true]),
        mostly(false, vec![true]),
        prop_oneof![3 => Just(Queue::Work), 1 => select(vec![Queue::Expert, Queue::Grade])],
    );
    (asks, person, day, campaign).prop_map(|(asks, person, day, campaign)| {
        let (is_owner, stands, role, medallion, character, lost) = person;
        let (open, sets, reserved, energy) = day;
        let (terms, phase, is_late, stage, is_exhausted, is_poor, is_costly, queue) = campaign;
        World {
            terms,
            asks,
            is_owner,
            stands,
            role,
            medallion,
            character,
            lost,
            open,
            sets,
            reserved,
            energy,
            phase,
            is_late,
            stage,
            is_exhausted,
            is_poor,
            is_costly,
            queue,
        }
    })
}

impl World {
    fn terms(&self) -> CampaignTerms {
        let (role, medallion, character, reputation) = self.asks;
        let requirements = Requirements { role, medallion, character, reputation: BasisPoints::clamped(reputation) };
        match self.terms {
            0 => CampaignTerms { requirements, ..terms() },
            1 => CampaignTerms { requirements, ..unpaid_terms() },
            2 => CampaignTerms { requirements, ..pool_terms() },
            3 => CampaignTerms { requirements, replication: Replication::Five, ..pool_terms() },
            4 => {
                let reputation = BasisPoints::clamped(reputation.max(1));
                let requirements = Requirements { reputation, ..requirements };
                CampaignTerms { kind: CampaignKind::Specialised, requirements, ..terms() }
            }
            _ => CampaignTerms { requirements: Requirements { role: None, ..requirements }, ..quiz_terms() },
        }
    }

    /// Gives the account its standing, in the tests' area.
    fn stand(&self, who: &AccountId) {
        match self.stands {
            Stands::Nowhere => {}
            Stands::Newcomer => newcomer(who),
            Stands::QuizOpen => {
                newcomer(who);
                assert_ok!(join(who, open(quiz_terms())));
            }
            Stands::Fallen => {
                veteran(who, 9_000);
                let measure = measured().measure(&terms().answer).expect("it is in its range");
                let (governed, mut fallen) = (ContributorTerms::DEFAULT, Qualification::default());
                fallen.note_quiz(Tally::of(32, 32), &measure, &governed, now());
                fallen.note_work(Tally::of(0, 32), 0, &measure, &governed, now());
                pallet_contributors::Areas::<Test>::mutate(who, AREA, |area| {
                    area.as_mut().expect("it worked in the area").qualification = fallen;
                });
            }
            Stands::OnTrial => {
                veteran(who, 9_000);
                on_trial(who);
            }
            Stands::Qualified(points) => veteran(who, points),
        }
        if let Some(role) = self.role {
            give_role(who, role);
        }
        give_medallion(who, self.medallion);
        TestCharacters::select(who, self.character, Boost::NONE);
    }

    /// Uses up what the account has.
    fn tire(&self, who: &AccountId) {
        pallet_contributors::People::<Test>::mutate_extant(who, |person| {
            person.open += self.open;
            person.usage.day = now() / DAY;
            (person.usage.sets, person.usage.reserved) = (self.sets, self.reserved);
            (person.energy.held.units, person.energy.held.since) = (self.energy, now());
        });
        let (lost_today, lost) = self.lost;
        let season = Month::at(now()).expect("now has a month");
        let count = MisconductCount { day: now() / DAY, lost_today, season, lost, ..MisconductCount::default() };
        Misconduct::<Test>::insert(who, count);
    }

    /// Changes what the campaign has to give.
    fn shape(&self, number: CampaignId) {
        change(number, |campaign| {
            campaign.phase = self.phase;
            if self.is_late {
                campaign.terms.deadline = now();
            }
            if self.is_exhausted {
                (campaign.next_item, campaign.next_set.0) = (campaign.terms.items, campaign.terms.leaves);
            } else {
                (campaign.hard.tail, campaign.ungraded.tail, campaign.grading) = (4, 1, 1);
            }
            if self.is_costly {
                campaign.governed.set_aside = 5_000 * AGT;
            }
        });
        if self.is_poor {
            let mut books = Books::get();
            books.values_mut().for_each(|book| book.free = 0);
            Books::set(&books);
        }
    }

    /// Puts a round into the queue.
    fn queue_up(&self, who: &AccountId, number: CampaignId) {
        let taken = match self.stage {
            Stage::None => return,
            Stage::Full => MAX_SEATS,
            Stage::Queueing | Stage::Joined | Stage::Over | Stage::Closed => 1,
        };
        change(number, |campaign| {
            let (queue, backlog, opened) = (self.queue, campaign.backlog(self.queue), now());
            let state = match self.stage {
                Stage::Closed => RoundState::Closed { epoch: BeaconEpoch(0), at: now(), backlog, wanted: 1, sets: 1 },
                _ => RoundState::Queueing,
            };
            let opened = if matches!(self.stage, Stage::Over) { opened - WINDOWS.join } else { opened };
            let round_id = campaign.next_round;
            campaign.next_round.0 += 1;
            campaign.set_open_round(queue, Some(round_id));
            let round =
                Round { queue, opened, wanted: 2, proven: taken, unproven: taken, pay: RoundPay::default(), state };
            Rounds::<Test>::insert(number, round_id, round);
            if matches!(self.stage, Stage::Joined) {
                let id = TicketId { class: QueueClass::Proven, index: TicketIndex(0) };
                Tickets::<Test>::insert(who, (number, round_id), Ticket { id, joined: opened, most: 0, seat: None });
            }
        });
    }

    /// Builds it. Returns the account, and the campaign that it wants to join.
    fn build(&self) -> (AccountId, CampaignId) {
        let who = if self.is_owner { REQUESTER } else { worker(1) };
        self.stand(&who);
        let number = open(self.terms());
        self.tire(&who);
        self.shape(number);
        self.queue_up(&who, number);
        (who, number)
    }
}

/// Every requirement that the worlds can miss, by name. `Campaign`, `SoundOffer` and `Areas` have tests of their own.
const NAMES: [&str; 24] = [
    "OpenCampaign",
    "Deadline",
    "Registration",
    "Distance",
    "SeatsLostToday",
    "SeatsLostThisSeason",
    "LetIn",
    "Role",
    "Medallion",
    "Character",
    "Reputation",
    "NextRound",
    "Work",
    "PoolFunds",
    "AnotherRound",
    "Place",
    "OpenSets",
    "OtherArea",
    "QuizWait",
    "QuizResult",
    "SetsToday",
    "AiaToday",
    "Energy",
    "Bond",
];

#[test]
fn nothing_is_missing_if_and_only_if_join_succeeds() {
    let (met, unmet) = (Successes::default(), Successes::default());
    for_all(config(1_500), &world(), |world| {
        ExtBuilder.build().execute_with(|| {
            let (who, campaign) = world.build();
            for queue in Queue::ALL {
                let before = root();
                let missing = Tasks::missing_for(who.clone(), campaign, queue);
                prop_assert_eq!(root(), before, "the evaluation writes nothing");
                let result = rolled_back(|| Tasks::join(signed(&who), campaign, queue));
                prop_assert_eq!(missing.is_empty(), result.is_ok(), "{:?}: {:?} and {:?}", queue, missing, result);
                prop_assert_eq!(Tasks::may_join(who.clone(), campaign, queue), result);
                if missing.is_empty() {
                    met.note(format!("{queue:?}"));
                }
                for entry in &missing {
                    let text = format!("{entry:?}");
                    unmet.note(text.split(' ').next().expect("a split has a first part"));
                }
            }
            Ok(())
        })
    });
    met.assert_each(&["Work", "Expert", "Grade"], 10);
    unmet.assert_each(&NAMES, 10);
}

#[test]
fn each_requirement_leaves_the_list_when_it_alone_is_met() {
    // Whatever else is missing, the list has the same entries with and without the energy.
    for_all(config(300), &world(), |world| {
        ExtBuilder.build().execute_with(|| {
            let (who, campaign) = World { energy: 0, ..world.clone() }.build();
            let tired = Tasks::missing_for(who.clone(), campaign, Queue::Work).into_inner();
            pallet_contributors::People::<Test>::mutate_extant(&who, |person| person.energy.held.units = 1);
            let rested = Tasks::missing_for(who.clone(), campaign, Queue::Work).into_inner();
            let is_energy = |missing: &Missing| matches!(missing, Missing::Energy { .. });
            let registered = pallet_contributors::People::<Test>::contains_key(&who);
            prop_assert_eq!(tired.iter().any(is_energy), registered);
            let others = tired.into_iter().filter(|missing| !is_energy(missing)).collect::<Vec<_>>();
            prop_assert_eq!(others, rested);
            Ok(())
        })
    });
}
