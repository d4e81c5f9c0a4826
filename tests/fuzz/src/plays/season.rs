//! A chain on which much is under way already.

use super::{jobs, markets, work};
use crate::{
    bytes::Bytes,
    chain::SLOT_MILLIS,
    people::account,
    world::{Intent, World},
};
use agt_primitives::{
    access::Role,
    assets::AssetKind,
    benchmarking::ContributorsBench,
    calendar::{DAY, HOUR},
    tasks::{CampaignTerms, Funding, Queue, RoundId},
    token::AGT,
};
use agt_runtime::{Contributors, Runtime, Timestamp};

type Bonds = pallet_access::Call<Runtime>;
type Work = pallet_tasks::Call<Runtime>;

/// The people who are proven, bonded as validators of data and attesters.
const WORKERS: [usize; 5] = [2, 3, 4, 6, 7];
/// Bob, who requests data.
const REQUESTER: usize = 1;

/// Registers and bonds people, makes a market, and opens a pool, campaigns and a job.
///
/// It panics where a step does not succeed: then the state is not the one that it should be.
pub fn begin_season(world: &mut World) {
    fund_and_register(world);
    bond(world);
    make_market(world);
    // Attesters are drawn from those who have been on the register for a week.
    (0..8).for_each(|_| pass(world, DAY));
    open(world);
    pass(world, HOUR);
    deal(world);
}

fn must(world: &mut World, intent: Intent) {
    let told = format!("{intent:?}");
    // No byte of it has the pool validate the call.
    assert!(world.make(intent, &mut Bytes::new(&[1])), "{told} must succeed");
}

fn pass(world: &mut World, millis: u64) {
    world.pass(millis).expect("every invariant holds");
}

fn fund_and_register(world: &mut World) {
    for other in [6, 7] {
        let gift = pallet_balances::Call::transfer_keep_alive { dest: account(other).into(), value: 60_000 * AGT };
        must(world, Intent::signed(5, gift));
    }
    for person in 0..8 {
        must(world, Intent::signed(person, pallet_contributors::Call::register { referrer: None }));
    }
    for person in WORKERS {
        <Contributors as ContributorsBench<_>>::prove(&account(person), work::AREA);
    }
    // Credits ripen at midnight.
    let midnight = (Timestamp::get() / DAY + 1) * DAY;
    world.travel_to(midnight / SLOT_MILLIS).expect("every invariant holds");
    for person in [2, 3] {
        <Contributors as ContributorsBench<_>>::credit(&account(person), 50_000);
    }
}

fn bond(world: &mut World) {
    pass(world, 0);
    for person in WORKERS {
        must(world, Intent::signed(person, Bonds::bond { amount: 20_000 * AGT }));
        must(world, Intent::signed(person, Bonds::enter_role { role: Role::DataValidation }));
        must(world, Intent::signed(person, pallet_attestation::Call::enlist { amount: 1_000 * AGT }));
    }
    for person in [0, REQUESTER] {
        must(world, Intent::signed(person, Bonds::bond { amount: 20_000 * AGT }));
        must(world, Intent::signed(person, Bonds::enter_role { role: Role::DataRequest }));
    }
}

fn make_market(world: &mut World) {
    type Tokens = pallet_assets::Call<Runtime, pallet_assets::Instance1>;

    pass(world, 0);
    must(world, Intent::signed(0, Tokens::create { id: 1, admin: account(0).into(), min_balance: 10 }));
    for person in [0, 1, 5] {
        must(world, Intent::signed(0, Tokens::mint { id: 1, beneficiary: account(person).into(), amount: 3_000_000 }));
    }
    must(world, Intent::signed(0, markets::market(1)));
    must(world, Intent::signed(0, markets::provide(0, 1, 30_000 * AGT, 300_000)));
    must(world, Intent::root(pallet_listed_assets::Call::list { asset: 1 }));
    must(world, Intent::root(pallet_listed_assets::Call::set_rate { asset: 1, rate: markets::RATE }));
    must(world, Intent::root(pallet_buyback::Call::track { asset: 1, observed: markets::RATE }));
}

fn open(world: &mut World) {
    let pay = Funding::Pool { pool: 0, price: AGT };
    must(world, Intent::signed(REQUESTER, work::pool(REQUESTER, AssetKind::Native, 10_000 * AGT, 0)));
    must(world, Intent::signed(0, work::open(work::terms())));
    must(world, Intent::signed(REQUESTER, work::open(CampaignTerms { funding: pay, ..work::terms() })));
    must(world, Intent::signed(0, work::open(work::quiz_terms())));
    must(world, Intent::signed(REQUESTER, work::open(work::rich_terms(pay))));
    for campaign in [0, 2] {
        let approval = work::approval(campaign).expect("the campaign is open");
        must(world, Intent::signed(1, approval));
    }
    must(world, Intent::signed(REQUESTER, jobs::job(0, 20)));
    for person in WORKERS {
        must(world, Intent::signed(person, Work::join { campaign: 0, queue: Queue::Work }));
    }
}

/// Closes the round that the workers have joined, and deals it by the seed of the next whole epoch.
fn deal(world: &mut World) {
    let (campaign, round) = (0, RoundId(0));
    must(world, Intent::signed(5, Work::close_round { campaign, round }));
    (0..3).for_each(|_| pass(world, HOUR / 60));
    must(world, Intent::signed(5, Work::deal { campaign, round }));
}
