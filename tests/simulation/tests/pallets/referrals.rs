//! A chain of own accounts, and the events of a month, on the real pallets.

use crate::mock::{
    account, chain, every_invariant_holds, AccountId, Contributors, HoldMedallions, Pallets, RuntimeOrigin, Supply,
};
use agt_primitives::{
    calendar::{Month, DAY},
    contributors::{
        ContributorTerms, Credits as _, Outcome, Qualified, SetKey, Tally, WorkKind, WorkOffer, WorkResult,
    },
    multiplier::Multiplier,
    token::AGT,
    Aia, Moment,
};
use agt_simulation::{
    chain::Chain,
    people::Agent,
    quests::events::{play, MONTHLY},
    referrals::{Pair, Referrals, Rule},
    scenario::{QUIZ, START},
    sets::defaults,
};

/// The accounts of the chain; as many work beside it.
const OWN: usize = 12;

/// The day on which the chain has redeemed from the bonded lane.
const REDEEMED: u64 = 20;

/// The day from which those with a medallion hold it.
const HELD: u64 = 25;

fn referrer(who: usize) -> Option<usize> {
    (who < OWN).then_some(who).and_then(|who| who.checked_sub(1))
}

/// Whether the account holds a medallion in the end: all of the chain but each third one.
fn holds(who: usize) -> bool {
    who < OWN && who % 3 != 2
}

/// Opens and closes a set in which every answer is right. Returns the AIA that it is credited.
fn works(who: usize, day: u64, now: Moment) -> Aia {
    let (_, rules) = defaults();
    let (campaign, is_quiz) = (rules.campaign, Pallets.qualified(who) == Qualified::No);
    let (kind, gold, most) = match is_quiz {
        true => (WorkKind::Quiz, QUIZ, 0),
        false => (WorkKind::Platform, campaign.gold, campaign.reward()),
    };
    let set = SetKey { campaign: 0, set: day };
    let offer = WorkOffer { set, area: 0, energy: 1, aia_max: most, stake_tier: Multiplier::ONE, kind };
    Pallets.open(who, offer).expect("it has energy for a set a day");
    let result = WorkResult {
        outcome: Outcome::Accepted,
        consensus: Tally::NONE,
        gold: Tally::of(gold.into(), gold.into()),
        measure: Some(campaign.measure),
        aia: most,
        xp: 0,
        ripens_at: now,
        earns_merit: true,
    };
    Pallets.close(who, set, result).credited
}

/// Plays 120 days on the pallet and in the model, and returns what each referrer of the chain is paid on either.
fn replay(with_medallions: bool) -> Vec<(Aia, Aia)> {
    let agent = Agent { cohort: 0, accuracy: 1.0, arrives: 0, bond: 0 };
    let rule = if with_medallions { Rule::Whole } else { Rule::WithoutMedallion };
    chain(&vec![agent; 2 * OWN], 1).execute_with(|| {
        let mut model = Referrals::new(rule, ContributorTerms::DEFAULT);
        HoldMedallions::set(&if with_medallions { Vec::new() } else { (0..2 * OWN).map(account).collect() });
        Pallets.travel_to(START);
        for who in 0..2 * OWN {
            let named = referrer(who).map(account);
            Contributors::register(RuntimeOrigin::signed(account(who)), named).expect("a newcomer registers");
        }
        for day in 0..120 {
            let now = START + day * DAY;
            Pallets.travel_to(now);
            if day == REDEEMED {
                (0..OWN).for_each(|who| Contributors::note_bonded_redemption(&account(who)).expect("it is proven"));
            }
            if day == HELD && with_medallions {
                HoldMedallions::set(&(0..2 * OWN).filter(|who| holds(*who)).map(account).collect());
            }
            for who in 0..2 * OWN {
                let aia = works(who, day, now);
                let pair = referrer(who).map(|referrer| Pair {
                    invitee: who,
                    registered: START,
                    redeemed: day >= REDEEMED,
                    referrer,
                    proven: Pallets.is_proven(referrer),
                    medallion: day >= HELD && holds(referrer),
                });
                model.count(aia, pair, now);
            }
        }
        let earned = |who: usize| Contributors::ripe(&account(who));
        let months = model.seasons().map(|(month, _)| month).collect::<Vec<Month>>();
        let last = months.last().and_then(|month| month.next()).and_then(Month::start).expect("the calendar goes on");
        Pallets.travel_to(last);
        let paid = (0..OWN).map(|who| {
            let before = earned(who);
            let claims = |month: &Month| {
                let _ = Contributors::claim_referral(RuntimeOrigin::signed(account(who)), *month);
            };
            months.iter().for_each(claims);
            let by_model = months.iter().map(|month| model.paid(*month, |_| false).get(&who).copied().unwrap_or(0));
            (earned(who) - before, by_model.sum())
        });
        let paid = paid.collect();
        every_invariant_holds();
        paid
    })
}

#[test]
fn chain_of_own_accounts_is_paid_on_the_pallet_as_in_the_model() {
    let (with, without) = (replay(true), replay(false));
    for (real, model) in with.iter().chain(&without) {
        assert_eq!(real, model);
    }
    for (who, (paid, _)) in with.iter().enumerate() {
        assert_eq!(*paid > 0, holds(who) && who + 1 < OWN, "{who} is paid {paid}");
    }
    let sum = |all: &[(Aia, Aia)]| all.iter().map(|(paid, _)| paid).sum::<Aia>();
    assert!(sum(&with) < sum(&without), "a medallion is asked for");
}

#[test]
fn events_of_a_year_stay_in_their_budget_on_the_real_supply() {
    chain(&[], 1).execute_with(|| {
        let who = |claimant: u32| account(claimant as usize);
        // Few claim in one month, and more than there are places in the next.
        for (month, claimants) in [3, MONTHLY.places + 500, 0, 700].into_iter().enumerate() {
            let all = play::<AccountId, Supply>(&MONTHLY, claimants, who).expect("there is enough");
            let whole = all[0].minted + all[0].reserved + all[0].left;
            assert_eq!(whole, 100_000_000 * AGT);
            for books in all {
                assert_eq!(books.minted + books.reserved + books.left, whole, "month {month}");
            }
            let paid = u128::from(claimants.min(MONTHLY.places)) * MONTHLY.reward.agt;
            assert_eq!((all[2].reserved, all[2].minted - all[0].minted), (0, paid));
        }
        // What the places of an event would pay must be left when it opens.
        let left = play::<AccountId, Supply>(&MONTHLY, 0, who).expect("there is enough")[2].left;
        let places = u32::try_from(left / MONTHLY.reward.agt + 1).expect("few places");
        let too_large = agt_simulation::quests::events::Monthly { places, ..MONTHLY };
        assert!(play::<AccountId, Supply>(&too_large, 0, who).is_err());
        every_invariant_holds();
    });
}
