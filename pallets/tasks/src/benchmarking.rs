//! Benchmarks: every call at its worst case. Sets have 32 positions and seven staked workers, proofs lead through the
//! deepest tree.

use crate::{
    AccountTallies, AwaitingGrades, Call, Campaigns, Config, Confusions, Error, ItemStandings, List, Listed, Lists,
    Misconduct, MisconductCount, NextCampaign, Page, Pallet, Platform, PlatformKey, PlatformKeys, Round, RoundState,
    Rounds, SetEntry, SetOutcome, Sets, SettledSet, TicketOwners, Tickets, Unlifted, Unpaid, Waiting, PAGE, PRUNED,
};
use agt_primitives::{
    access::Role,
    basis_points::BasisPoints,
    benchmarking::{
        AccessBench, BeaconBench, BenchClock, CharactersBench, ContributorsBench, EscrowBench, MedallionsBench,
    },
    calendar::{Month, HOUR},
    contributors::{AreaId, Tally},
    skill::{ClassTallies, Confusion, Frequencies, Measure, SkillRecord, FEW_CLASSES},
    tasks::{
        commitment, shuffle, Answer, AnswerKind, Answers, CampaignId, CampaignKind, CampaignPhase, CampaignTerms,
        Funding, GoldLeaf, ItemStanding, ItemsByClass, Measured, PoolId, Queue, Replication, Requirements, RoundId,
        RoundPay, SeasonRecord, SetId, SetIndex, Truth, Voter, Windows, MAX_ITEMS, MAX_URI, MAX_WORKERS, MOST_VOTES,
        REVEAL_MARGIN,
    },
    token::AGT,
    work_clock::WorkClock,
    Balance, Moment,
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{traits::EnsureOrigin, BoundedVec};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash, One, Saturating, StaticLookup};

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig:
    Config<
    Access: AccessBench<<Self as frame_system::Config>::AccountId>,
    Beacon: BeaconBench,
    Characters: CharactersBench<<Self as frame_system::Config>::AccountId>,
    Contributors: ContributorsBench<<Self as frame_system::Config>::AccountId>,
    Escrow: EscrowBench<<Self as frame_system::Config>::AccountId>,
    Medallions: MedallionsBench<<Self as frame_system::Config>::AccountId>,
    Time: BenchClock,
>
{
}

impl<T: Config> BenchConfig for T
where
    T::Access: AccessBench<T::AccountId>,
    T::Characters: CharactersBench<T::AccountId>,
    T::Contributors: ContributorsBench<T::AccountId>,
    T::Escrow: EscrowBench<T::AccountId>,
    T::Medallions: MedallionsBench<T::AccountId>,
    T::Beacon: BeaconBench,
    T::Time: BenchClock,
{
}

/// 2027-03-01T12:00:00Z: noon, so that no step is on the other side of midnight.
const NOON: Moment = 1_803_859_200_000 + 12 * HOUR;

/// Lets chain time and a block pass. Chain time is [`NOON`] or later.
fn wait<T: BenchConfig>(millis: Moment) {
    let next = frame_system::Pallet::<T>::block_number().saturating_add(One::one());
    frame_system::Pallet::<T>::set_block_number(next);
    T::Time::set(Pallet::<T>::now().max(NOON).saturating_add(millis));
}

/// Lets a whole epoch of the beacon pass.
fn pass_epoch<T: BenchConfig>() {
    wait::<T>(0);
    T::Beacon::pass_epoch();
}

/// Registers an account and proves it, with a good reputation and a medallion of level 3 in [`AREA`], a selected character, and
/// a bond that is enough for these roles.
fn make_worker<T: BenchConfig>(who: &T::AccountId, roles: &[Role]) {
    T::Contributors::register(who);
    T::Contributors::prove(who, AREA);
    T::Contributors::set_reputation(who, AREA, BasisPoints::clamped(9_000));
    T::Medallions::give(who, AREA, 3);
    T::Characters::select(who);
    T::Access::bond(who, 20_000 * AGT);
    roles.iter().for_each(|role| T::Access::enter_role(who, *role));
}

const AREA: AreaId = 3;
/// What a set of 32 positions earns. The worth of an answer is the highest at which governance lets work begin to earn merit, so
/// that settlements report it whatever is in force.
const PRICE: Balance = 32 * AGT;
const SALT: [u8; 32] = [1; 32];
const ROUND: RoundId = RoundId(0);
const SET: SetId = SetId(0);
/// Hashes from the first leaf to the root of the largest tree.
const DEPTH: u8 = 24;

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    /// The truth of a gold item: half of them are alike.
    fn truth(index: u8) -> Answer {
        Answer::Choice(1 + index % 2)
    }

    fn leaf(gold: u8) -> GoldLeaf {
        let truths = (0..gold).map(|index| Truth { answer: truth(index), proposed: None }).collect();
        GoldLeaf { set: SET, seed: [7; 32], truths: BoundedVec::truncate_from(truths) }
    }

    fn proof() -> Vec<H256> {
        (1..=DEPTH).map(H256::repeat_byte).collect()
    }

    /// The root of a tree in which the first leaf has that proof.
    fn root(gold: u8) -> H256 {
        let first = BlakeTwo256::hash(&leaf(gold).encode());
        proof().iter().fold(first, |left, right| BlakeTwo256::hash(&[left.as_bytes(), right.as_bytes()].concat()))
    }

    fn terms<T: Config>(pool: PoolId, items: u32) -> CampaignTerms {
        CampaignTerms {
            kind: CampaignKind::General,
            area: AREA,
            spec: H256::repeat_byte(1),
            uri: BoundedVec::truncate_from(vec![b'a'; MAX_URI as usize]),
            // As many classes as are told apart: each answer says something about all of them.
            answer: AnswerKind::Categories { count: FEW_CLASSES },
            items,
            items_a_set: 24,
            gold_a_set: 8,
            replication: Replication::Seven,
            requirements: Requirements {
                role: Some(Role::DataValidation),
                medallion: 3,
                character: 1,
                reputation: BasisPoints::clamped(1),
            },
            funding: Funding::Pool { pool, price: PRICE },
            windows: Windows { join: HOUR, commit: HOUR, stand_in: HOUR, reveal: HOUR, gold: HOUR },
            deadline: Pallet::<T>::now() + 720 * HOUR,
            gold_root: root(8),
            leaves: MAX_ITEMS,
            measured: Measured {
                // Half of the gold is alike.
                chance: BasisPoints::clamped(5_000),
                reference: BasisPoints::clamped(9_000),
                items_by_class: ItemsByClass::truncate_from((1..=FEW_CLASSES.into()).collect()),
                series: None,
            },
        }
    }

    /// How an item stands on which as many have voted as can have before its last round.
    fn standing() -> ItemStanding {
        let kind = AnswerKind::Categories { count: FEW_CLASSES };
        let mut standing = ItemStanding::fresh(&kind, &Frequencies::even(FEW_CLASSES));
        let measure = terms_measure();
        for voter in 0..MOST_VOTES - MAX_WORKERS {
            let answer = u8::try_from(voter).unwrap_or_default() % 7;
            if let Some(testimony) = Confusion::of(FEW_CLASSES).testimony(&measure, answer, None) {
                standing.add(Voter::of(&voter), &testimony, true);
            }
        }
        standing
    }

    fn terms_measure() -> Measure {
        Measure::new(BasisPoints::clamped(5_000), BasisPoints::clamped(9_000)).expect("a measure")
    }

    /// A quiz of 32 gold, which the platform pays.
    fn quiz<T: Config>() -> CampaignTerms {
        CampaignTerms {
            kind: CampaignKind::Quiz,
            items: 0,
            items_a_set: 0,
            gold_a_set: 32,
            gold_root: root(32),
            requirements: Requirements { role: None, medallion: 0, character: 0, reputation: BasisPoints::ZERO },
            funding: Funding::Platform { aia: 0 },
            ..terms::<T>(0, 0)
        }
    }

    fn requester<T: BenchConfig>() -> (T::AccountId, PoolId) {
        // Days are over in which benchmarks may have been on the wrong side of midnight.
        wait::<T>(0);
        let who: T::AccountId = account("requester", 0, 0);
        make_worker::<T>(&who, &[Role::DataRequest]);
        let pool = T::Escrow::fund(&who, PRICE * 1_000);
        (who, pool)
    }

    fn platform<T: Config>() -> (T::AccountId, T::AccountId) {
        let keys: [T::AccountId; 2] = [account("operator", 0, 0), account("reviewer", 0, 0)];
        let [operator, reviewer] = keys.clone().map(|who| PlatformKey { who, from: 0 });
        Platform::<T>::put(PlatformKeys { operator, reviewer });
        keys.into()
    }

    fn opened<T: BenchConfig>(items: u32) -> Result<CampaignId, BenchmarkError> {
        let number = NextCampaign::<T>::get();
        let (who, pool) = requester::<T>();
        Pallet::<T>::open_campaign(RawOrigin::Signed(who).into(), terms::<T>(pool, items))?;
        Ok(number)
    }

    fn worker<T: BenchConfig>(index: u32) -> T::AccountId {
        let who = account("worker", index, 0);
        make_worker::<T>(&who, &[Role::DataValidation]);
        who
    }

    fn joined<T: BenchConfig>(items: u32, workers: u32) -> Result<CampaignId, BenchmarkError> {
        let number = opened::<T>(items)?;
        Campaigns::<T>::mutate(number, |campaign| {
            if let Some(campaign) = campaign {
                // No item is fresh. A set of 24 takes half of its items from one page and half from the next; and what is
                // sent on goes over the end of a page of both lists, too.
                campaign.next_item = items;
                campaign.again = Waiting { head: PAGE - 12, tail: 2 * PAGE - 6 };
                campaign.hard = Waiting { head: 0, tail: PAGE - 6 };
            }
        });
        (0..2 * PAGE).for_each(|item| ItemStandings::<T>::insert(number, item, standing()));
        Confusions::<T>::insert(number, Confusion::of(FEW_CLASSES));
        Lists::<T>::insert(number, (List::Again, 0), listed(2, 0..PAGE));
        Lists::<T>::insert(number, (List::Again, 1), listed(1, PAGE..2 * PAGE - 6));
        Lists::<T>::insert(number, (List::Hard, 0), listed(3, 2 * PAGE..3 * PAGE - 6));
        for index in 0..workers {
            let who = worker::<T>(index);
            AccountTallies::<T>::insert(number, &who, known());
            Pallet::<T>::join(RawOrigin::Signed(who).into(), number, Queue::Work)?;
        }
        Ok(number)
    }

    fn listed(attempts: u8, items: core::ops::Range<u32>) -> Page {
        Page { entries: BoundedVec::truncate_from(items.map(|item| Listed { item, attempts }).collect()), taken: 0 }
    }

    /// What gold has shown of each worker: the same in each class, so that seven different answers decide nothing.
    fn known() -> ClassTallies {
        let mut known = ClassTallies::of(FEW_CLASSES);
        let classes = 0..u8::try_from(FEW_CLASSES).unwrap_or_default();
        classes.for_each(|class| (0..10).for_each(|item| known.note(class, item > 0)));
        known
    }

    fn closed<T: BenchConfig>(number: CampaignId) -> Result<(), BenchmarkError> {
        let open = Rounds::<T>::get(number, ROUND).is_some_and(|round| round.state == RoundState::Queueing);
        // The window, and the hour in which a round waits to be paid whole.
        wait::<T>(2 * HOUR);
        if open {
            Pallet::<T>::close_round(RawOrigin::Signed(whitelisted_caller()).into(), number, ROUND)?;
        }
        pass_epoch::<T>();
        Ok(())
    }

    /// A campaign, who sits in its set of seven, and who stands in for it.
    type Table<T> = (CampaignId, Workers<T>, Workers<T>);
    type Workers<T> = Vec<<T as frame_system::Config>::AccountId>;

    /// One set of seven is dealt.
    fn dealt<T: BenchConfig>(items: u32, workers: u32) -> Result<Table<T>, BenchmarkError> {
        let number = joined::<T>(items, workers)?;
        closed::<T>(number)?;
        Pallet::<T>::deal(RawOrigin::Signed(whitelisted_caller()).into(), number, ROUND)?;
        let (_, seats) = Pallet::<T>::known_deal(number, ROUND)?;
        let owner = |seat| TicketOwners::<T>::get((number, ROUND), seats.seat(SetIndex(0), seat)?);
        let seated = (0..7).filter_map(owner).collect::<Vec<_>>();
        let others = TicketOwners::<T>::iter_prefix((number, ROUND)).map(|(_, who)| who);
        let others = others.filter(|who| !seated.contains(who)).collect();
        Ok((number, seated, others))
    }

    /// Nobody agrees about any item, each worker gives every answer, and all gold is right.
    fn sheet(seat: usize, items: u8, gold: u8) -> Answers {
        let shown = shuffle(&[7; 32], items + gold);
        let answers = shown.into_iter().map(|entry| match entry.checked_sub(items) {
            None => Answer::Choice((seat as u8 + entry) % FEW_CLASSES as u8),
            Some(index) => truth(index),
        });
        BoundedVec::truncate_from(answers.collect())
    }

    fn hash_of<T: Config>(number: CampaignId, who: &T::AccountId, answers: &Answers) -> H256 {
        commitment(Pallet::<T>::genesis(), number, SET, who, answers, &SALT)
    }

    fn commit_all<T: Config>(number: CampaignId, workers: &[T::AccountId]) -> Result<(), BenchmarkError> {
        for (seat, who) in workers.iter().enumerate() {
            let hash = hash_of::<T>(number, who, &sheet(seat, 24, 8));
            Pallet::<T>::commit(RawOrigin::Signed(who.clone()).into(), number, ROUND, SET, hash)?;
        }
        Ok(())
    }

    fn reveal_all<T: BenchConfig>(number: CampaignId, workers: &[T::AccountId]) -> Result<(), BenchmarkError> {
        wait::<T>(REVEAL_MARGIN);
        for (seat, who) in workers.iter().enumerate() {
            let origin = RawOrigin::Signed(who.clone()).into();
            Pallet::<T>::reveal(origin, number, ROUND, SET, sheet(seat, 24, 8), SALT)?;
        }
        Ok(())
    }

    fn open_gold_of<T: Config>(number: CampaignId) -> Result<(), BenchmarkError> {
        let origin = RawOrigin::Signed(whitelisted_caller()).into();
        Pallet::<T>::open_gold(origin, number, leaf(8), BoundedVec::truncate_from(proof()))?;
        Ok(())
    }

    /// A season that costs each of them a slash.
    fn make_careless<T: Config>(workers: &[T::AccountId]) {
        let season = Month::at(Pallet::<T>::now()).unwrap_or_default();
        let gold = SkillRecord::default().after(Tally::of(100, 5_000), &terms_measure(), u32::MAX);
        let record = SeasonRecord { sets: 500, decided: 10_000, minority: 9_000, gold };
        for who in workers {
            Misconduct::<T>::insert(who, MisconductCount { season, record, ..MisconductCount::default() });
        }
    }

    /// Whether the accepted sets of a campaign are reported to whoever counts them.
    fn earns_merit<T: Config>(number: CampaignId) -> bool {
        Campaigns::<T>::get(number).is_some_and(|campaign| campaign.earns_merit)
    }

    fn is_settled<T: Config>(number: CampaignId, outcome: SetOutcome) -> bool {
        matches!(Sets::<T>::get(number, SET), Some(SetEntry::Settled(settled)) if settled.outcome == outcome)
    }

    #[benchmark]
    fn set_platform() -> Result<(), BenchmarkError> {
        platform::<T>();
        let origin = T::PlatformOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let keys: [T::AccountId; 2] = [account("new operator", 0, 0), account("new reviewer", 0, 0)];
        let [operator, reviewer] = keys.map(T::Lookup::unlookup);

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, operator, reviewer);

        assert!(Platform::<T>::get().is_some_and(|keys| keys.operator.from > 0));
        Ok(())
    }

    #[benchmark]
    fn open_campaign() -> Result<(), BenchmarkError> {
        let (who, pool) = requester::<T>();
        let following = |series| {
            let terms = terms::<T>(pool, 24);
            let measured = Measured { series, ..terms.measured };
            // As much gold as there can be beside an item.
            CampaignTerms { measured, items_a_set: 1, gold_a_set: 31, ..terms }
        };
        let first = NextCampaign::<T>::get();
        Pallet::<T>::open_campaign(RawOrigin::Signed(who.clone()).into(), following(None))?;
        Pallet::<T>::open_campaign(RawOrigin::Signed(who.clone()).into(), following(Some(first)))?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who), following(Some(first + 1)));

        assert!(Campaigns::<T>::get(first).is_some_and(|campaign| campaign.successors == 2));
        Ok(())
    }

    #[benchmark]
    fn approve_gold() -> Result<(), BenchmarkError> {
        wait::<T>(0);
        let (operator, reviewer) = platform::<T>();
        [&operator, &reviewer].into_iter().for_each(T::Contributors::register);
        let number = NextCampaign::<T>::get();
        let terms_hash = quiz::<T>().hash();
        Pallet::<T>::open_campaign(RawOrigin::Signed(operator).into(), quiz::<T>())?;

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), number, terms_hash);

        assert!(Campaigns::<T>::get(number).is_some_and(|campaign| campaign.phase == CampaignPhase::Open));
        Ok(())
    }

    #[benchmark]
    fn stop_campaign() -> Result<(), BenchmarkError> {
        let number = opened::<T>(24)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(account("requester", 0, 0)), number);

        assert!(Campaigns::<T>::get(number).is_some_and(|campaign| campaign.phase == CampaignPhase::Stopped));
        Ok(())
    }

    #[benchmark]
    fn close_campaign() -> Result<(), BenchmarkError> {
        let first = opened::<T>(24)?;
        let number = NextCampaign::<T>::get();
        let requester: T::AccountId = account("requester", 0, 0);
        let terms = Campaigns::<T>::get(first)
            .map(|campaign| campaign.terms)
            .ok_or(BenchmarkError::Stop("the campaign is open"))?;
        let measured = Measured { series: Some(first), ..terms.measured.clone() };
        let successor = CampaignTerms { measured, ..terms };
        Pallet::<T>::open_campaign(RawOrigin::Signed(requester.clone()).into(), successor)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(requester), number);

        assert!(Campaigns::<T>::get(number).is_some_and(|campaign| campaign.phase == CampaignPhase::Closed));
        assert!(Campaigns::<T>::get(first).is_some_and(|campaign| campaign.successors == 0));
        Ok(())
    }

    /// The last call, which has records of every kind, and takes the matrix and the campaign with them.
    #[benchmark]
    fn prune() -> Result<(), BenchmarkError> {
        let number = opened::<T>(24)?;
        let (opened, state) = (T::Clock::now(), RoundState::Void);
        let pay = RoundPay::default();
        let round = Round { queue: Queue::Work, opened, wanted: 1, proven: 1, unproven: 0, pay, state };
        Pallet::<T>::close_campaign(RawOrigin::Signed(account("requester", 0, 0)).into(), number)?;
        let (items, seats) = (H256::zero(), H256::zero());
        let over = SettledSet { at: 1, outcome: SetOutcome::Judged, decided: 24, undecided: 0, items, seats, place: 0 };
        Lists::<T>::insert(number, (List::Again, 0), listed(2, 0..PAGE));
        Rounds::<T>::insert(number, ROUND, round);
        AccountTallies::<T>::insert(number, whitelisted_caller::<T::AccountId>(), known());
        Confusions::<T>::insert(number, Confusion::of(FEW_CLASSES));
        let of_each = (PRUNED - 4) / 2;
        (0..of_each).for_each(|item| ItemStandings::<T>::insert(number, item, standing()));
        (0..of_each).for_each(|set| Sets::<T>::insert(number, SetId(set), SetEntry::Settled(over)));

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), number);

        assert!(!Campaigns::<T>::contains_key(number) && !Confusions::<T>::contains_key(number));
        Ok(())
    }

    /// One ticket more than there are seats. Four registered accounts may know the gold.
    #[benchmark]
    fn join() -> Result<(), BenchmarkError> {
        let (operator, reviewer) = platform::<T>();
        let approved: T::AccountId = account("former reviewer", 0, 0);
        let number = joined::<T>(24, 7)?;
        [&operator, &reviewer, &approved].into_iter().for_each(T::Contributors::register);
        Campaigns::<T>::mutate(number, |campaign| {
            if let Some(campaign) = campaign {
                campaign.reviewer = Some(approved);
            }
        });
        let who = worker::<T>(7);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), number, Queue::Work);

        assert!(Tickets::<T>::contains_key(&who, (number, ROUND)));
        assert!(Rounds::<T>::get(number, ROUND).is_some_and(|round| round.proven == 8));
        Ok(())
    }

    /// Its set is filled, so the platform's budget promises.
    #[benchmark]
    fn close_round() -> Result<(), BenchmarkError> {
        let number = joined::<T>(24, 7)?;
        Campaigns::<T>::mutate(number, |campaign| {
            if let Some(campaign) = campaign {
                campaign.terms.funding = Funding::Platform { aia: 1 };
            }
        });
        Rounds::<T>::mutate(number, ROUND, |round| {
            if let Some(round) = round {
                round.pay = RoundPay { base: 1, most: 2, surplus: 7 };
            }
        });
        wait::<T>(HOUR);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), number, ROUND);

        assert!(Rounds::<T>::get(number, ROUND).is_some_and(|round| round.state != RoundState::Queueing));
        assert!(Campaigns::<T>::get(number).is_some_and(|campaign| campaign.promised_seats == 7));
        Ok(())
    }

    #[benchmark]
    fn deal() -> Result<(), BenchmarkError> {
        let number = joined::<T>(24, 7)?;
        closed::<T>(number)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), number, ROUND);

        assert!(Pallet::<T>::known_deal(number, ROUND).is_ok_and(|(queue, _)| queue == Queue::Work));
        Ok(())
    }

    /// The first who leaves a round that was closed and never dealt: the pool has its money back.
    #[benchmark]
    fn leave() -> Result<(), BenchmarkError> {
        let number = joined::<T>(24, 7)?;
        closed::<T>(number)?;
        wait::<T>(7 * 24 * HOUR);
        let who: &T::AccountId = &account("worker", 0, 0);
        let lookup = T::Lookup::unlookup(who.clone());

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), number, ROUND, lookup);

        assert!(!Tickets::<T>::contains_key(who, (number, ROUND)));
        assert!(Rounds::<T>::get(number, ROUND).is_some_and(|round| round.state == RoundState::Void));
        Ok(())
    }

    /// A set of rich answers, and a round of four graders that is dealt: who sits in its set, and who stands in for it.
    fn graders<T: BenchConfig>() -> Result<Table<T>, BenchmarkError> {
        let number = NextCampaign::<T>::get();
        let (who, pool) = requester::<T>();
        let rich = CampaignTerms { answer: AnswerKind::Rich, items_a_set: 4, gold_a_set: 0, ..terms::<T>(pool, 4) };
        Pallet::<T>::open_campaign(RawOrigin::Signed(who).into(), rich)?;
        let workers = (0..11).map(worker::<T>).collect::<Vec<_>>();
        for who in &workers[..7] {
            Pallet::<T>::join(RawOrigin::Signed(who.clone()).into(), number, Queue::Work)?;
        }
        closed::<T>(number)?;
        Pallet::<T>::deal(RawOrigin::Signed(whitelisted_caller()).into(), number, ROUND)?;
        let answers = Answers::truncate_from(vec![Answer::Content(H256::repeat_byte(1)); 4]);
        for who in &workers[..7] {
            let hash = hash_of::<T>(number, who, &answers);
            Pallet::<T>::commit(RawOrigin::Signed(who.clone()).into(), number, ROUND, SET, hash)?;
        }
        wait::<T>(REVEAL_MARGIN);
        for who in &workers[..7] {
            let origin = RawOrigin::Signed(who.clone()).into();
            Pallet::<T>::reveal(origin, number, ROUND, SET, answers.clone(), SALT)?;
        }
        Pallet::<T>::settle(RawOrigin::Signed(whitelisted_caller()).into(), number, ROUND, SET)
            .map_err(|failed| failed.error)?;

        let (round, _) = GRADING;
        for who in &workers[7..] {
            Pallet::<T>::join(RawOrigin::Signed(who.clone()).into(), number, Queue::Grade)?;
        }
        wait::<T>(HOUR);
        Pallet::<T>::close_round(RawOrigin::Signed(whitelisted_caller()).into(), number, round)?;
        pass_epoch::<T>();
        Pallet::<T>::deal(RawOrigin::Signed(whitelisted_caller()).into(), number, round)?;
        let (_, seats) = Pallet::<T>::known_deal(number, round)?;
        let seated = (0..3).filter_map(|seat| TicketOwners::<T>::get((number, round), seats.seat(SetIndex(0), seat)?));
        let seated = seated.collect::<Vec<_>>();
        let others = workers[7..].iter().filter(|who| !seated.contains(who)).cloned().collect();
        Ok((number, seated, others))
    }

    /// The round and the set of [`graders`].
    const GRADING: (RoundId, SetId) = (RoundId(1), SetId(1));

    /// A grader was dealt a set: what it would grade has to be looked at.
    #[benchmark]
    fn can_leave() -> Result<(), BenchmarkError> {
        let (number, seated, others) = graders::<T>()?;
        let looked;

        #[block]
        {
            looked = Pallet::<T>::can_leave(&others[0], &seated[0], number, GRADING.0);
        }

        assert_eq!(looked, Err(Error::<T>::Seated.into()));
        Ok(())
    }

    /// A grader stands in for the last seat: what it would grade has to be another's.
    #[benchmark]
    fn commit() -> Result<(), BenchmarkError> {
        let (number, seated, others) = graders::<T>()?;
        let (round, set) = GRADING;
        for who in &seated[..2] {
            let origin = RawOrigin::Signed(who.clone()).into();
            Pallet::<T>::commit(origin, number, round, set, H256::repeat_byte(9))?;
        }
        wait::<T>(HOUR);
        let who = &others[0];

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), number, round, set, H256::repeat_byte(9));

        assert!(Tickets::<T>::get(who, (number, round)).is_some_and(|ticket| ticket.seat == Some((set, 2))));
        Ok(())
    }

    #[benchmark]
    fn reveal() -> Result<(), BenchmarkError> {
        let (number, seated, _) = dealt::<T>(24, 7)?;
        commit_all::<T>(number, &seated)?;
        reveal_all::<T>(number, &seated[..6])?;

        #[extrinsic_call]
        _(RawOrigin::Signed(seated[6].clone()), number, ROUND, SET, sheet(6, 24, 8), SALT);

        let Some(SetEntry::Open(set)) = Sets::<T>::get(number, SET) else {
            return Err(BenchmarkError::Stop("the set is open"));
        };
        assert!(set.answered.is_some());
        Ok(())
    }

    /// A stranger reveals for the last of seven.
    #[benchmark]
    fn reveal_for() -> Result<(), BenchmarkError> {
        let (number, seated, _) = dealt::<T>(24, 7)?;
        commit_all::<T>(number, &seated)?;
        reveal_all::<T>(number, &seated[..6])?;
        let who = T::Lookup::unlookup(seated[6].clone());

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), number, ROUND, SET, who, sheet(6, 24, 8), SALT);

        assert!(matches!(Sets::<T>::get(number, SET), Some(SetEntry::Open(set)) if set.answered.is_some()));
        Ok(())
    }

    #[benchmark]
    fn open_gold() -> Result<(), BenchmarkError> {
        wait::<T>(0);
        let (operator, reviewer) = platform::<T>();
        let number = NextCampaign::<T>::get();
        Pallet::<T>::open_campaign(RawOrigin::Signed(operator).into(), quiz::<T>())?;
        Pallet::<T>::approve_gold(RawOrigin::Signed(reviewer).into(), number, quiz::<T>().hash())?;
        for index in 0..7 {
            // Only those answer a quiz who have not been let in.
            let who: T::AccountId = account("worker", index, 0);
            T::Contributors::register(&who);
            Pallet::<T>::join(RawOrigin::Signed(who).into(), number, Queue::Work)?;
        }
        closed::<T>(number)?;
        Pallet::<T>::deal(RawOrigin::Signed(whitelisted_caller()).into(), number, ROUND)?;
        let answers = sheet(0, 0, 32);
        for index in 0..7 {
            let who: T::AccountId = account("worker", index, 0);
            let hash = hash_of::<T>(number, &who, &answers);
            Pallet::<T>::commit(RawOrigin::Signed(who).into(), number, ROUND, SET, hash)?;
        }
        wait::<T>(2 * HOUR);
        let proof = BoundedVec::truncate_from(proof());

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), number, leaf(32), proof);

        assert!(matches!(Sets::<T>::get(number, SET), Some(SetEntry::Open(set)) if set.gold_opened));
        Ok(())
    }

    /// All 24 items stay undecided, all seven workers are paid for their gold, reported, and slashed for their season.
    #[benchmark]
    fn settle() -> Result<(), BenchmarkError> {
        let (number, seated, _) = dealt::<T>(24, 7)?;
        commit_all::<T>(number, &seated)?;
        reveal_all::<T>(number, &seated)?;
        open_gold_of::<T>(number)?;
        make_careless::<T>(&seated);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), number, ROUND, SET);

        assert!(is_settled::<T>(number, SetOutcome::Judged) && earns_merit::<T>(number));
        assert!(Campaigns::<T>::get(number)
            .is_some_and(|campaign| { (campaign.again.tail, campaign.hard.tail) == (2 * PAGE + 6, PAGE + 6) }));
        Ok(())
    }

    /// Seven stand-ins took the seats of the seven that did not come: fourteen tickets end, the most that there can be.
    #[benchmark]
    fn settle_with_losers() -> Result<(), BenchmarkError> {
        let (number, seated, others) = dealt::<T>(24, 14)?;
        wait::<T>(HOUR);
        commit_all::<T>(number, &others)?;
        reveal_all::<T>(number, &others)?;
        open_gold_of::<T>(number)?;
        make_careless::<T>(&seated);
        make_careless::<T>(&others);

        #[block]
        {
            Pallet::<T>::settle(RawOrigin::Signed(whitelisted_caller()).into(), number, ROUND, SET)?;
        }

        assert!(is_settled::<T>(number, SetOutcome::Judged) && earns_merit::<T>(number));
        assert!(seated.iter().all(|who| Misconduct::<T>::get(who).lost == 1));
        Ok(())
    }

    /// A rich set whose week is over, and graders who joined after it: the last thing that is looked at.
    #[benchmark]
    fn can_settle() -> Result<(), BenchmarkError> {
        let (number, seated, _) = dealt::<T>(24, 7)?;
        commit_all::<T>(number, &seated)?;
        reveal_all::<T>(number, &seated)?;
        let open = Sets::<T>::get(number, SET).and_then(SetEntry::into_open).unwrap_or_default();
        let waits = AwaitingGrades { open, since: 0, entry: u32::MAX };
        Sets::<T>::insert(number, SET, SetEntry::Grading(waits));
        let graders = RoundId(ROUND.0.saturating_add(1));
        Campaigns::<T>::mutate_extant(number, |campaign| campaign.set_open_round(Queue::Grade, Some(graders)));
        let (opened, state) = (T::Clock::now(), RoundState::Queueing);
        let pay = RoundPay::default();
        let round = Round { queue: Queue::Grade, opened, wanted: 1, proven: 1, unproven: 0, pay, state };
        Rounds::<T>::insert(number, graders, round);
        let looked;

        #[block]
        {
            looked = Pallet::<T>::can_settle(&seated[0], number, ROUND, SET);
        }

        assert_eq!(looked, Ok(()));
        Ok(())
    }

    #[benchmark]
    fn collect() -> Result<(), BenchmarkError> {
        let number = joined::<T>(24, 7)?;
        closed::<T>(number)?;
        let who: T::AccountId = account("worker", 0, 0);
        Unpaid::<T>::insert(&who, number, PRICE);
        let lookup = T::Lookup::unlookup(who.clone());

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), number, lookup);

        assert!(!Unpaid::<T>::contains_key(&who, number));
        Ok(())
    }

    #[benchmark]
    fn lift() -> Result<(), BenchmarkError> {
        let number = joined::<T>(24, 1)?;
        let who: T::AccountId = account("worker", 0, 0);
        let ticket = Tickets::<T>::get(&who, (number, ROUND)).ok_or(BenchmarkError::Stop("it has joined"))?;
        let obligation = ticket.id.obligation(number, ROUND).number;
        Unlifted::<T>::insert(&who, obligation, ());
        let lookup = T::Lookup::unlookup(who.clone());

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), lookup, obligation);

        assert!(!Unlifted::<T>::contains_key(&who, obligation));
        Ok(())
    }

    #[benchmark]
    fn forget_misconduct() -> Result<(), BenchmarkError> {
        wait::<T>(0);
        let who: T::AccountId = account("worker", 0, 0);
        let season = Month::at(Pallet::<T>::now()).ok_or(BenchmarkError::Stop("chain time is in a month"))?;
        let past = Month(season.0 - 1);
        Misconduct::<T>::insert(&who, MisconductCount { season: past, lost: 5, ..MisconductCount::default() });
        let lookup = T::Lookup::unlookup(who.clone());

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), lookup);

        assert!(!Misconduct::<T>::contains_key(&who));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
