//! The supply: genesis, the float, vesting month by month to its end, over RPC and in SCALE.

use agt_e2e::{
    calls::{SupplyCall, UtilityCall},
    json::{amount, entry, moment, rfc3339},
    Chain, Node, Outcome,
};
use agt_primitives::{
    calendar::add_months,
    report::Time,
    supply::{Bucket, BucketReport, Budget, BudgetReport, SupplyReport, Unlock},
    token::{AGT, CAP, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_runtime::{pots, AccountId, Hash, Runtime, RuntimeCall, RuntimeEvent};
use pallet_supply::{BudgetLedger, Error, Row};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::Bob;

const MILLION: Balance = 1_000_000 * AGT;
const HOUR: Moment = 3_600_000;

/// A line of the white paper's table, in millions of AGT and months, written here independently of the code.
struct Line {
    bucket: Bucket,
    name: &'static str,
    at_tge: Balance,
    linear: Balance,
    cliff: u32,
    months: u32,
}

/// Every bucket that is ever released.
const TABLE: [Line; 7] = [
    line(Bucket::Ecosystem, "ecosystem", 300, 100, 0, 24),
    line(Bucket::Marketing, "marketing", 280, 70, 0, 12),
    line(Bucket::Community, "community", 250, 0, 0, 0),
    line(Bucket::Investors, "investors", 20, 880, 6, 18),
    line(Bucket::Team, "team", 0, 500, 12, 24),
    line(Bucket::Foundation, "foundation", 300, 200, 0, 24),
    line(Bucket::PublicSale, "publicSale", 250, 0, 0, 0),
];

const fn line(bucket: Bucket, name: &'static str, at_tge: Balance, linear: Balance, cliff: u32, months: u32) -> Line {
    Line { bucket, name, at_tge: at_tge * MILLION, linear: linear * MILLION, cliff, months }
}

impl Line {
    /// Returns what has vested `months` whole months after the TGE.
    fn vested(&self, months: u32) -> Balance {
        let steps = Balance::from(months.saturating_sub(self.cliff).min(self.months));
        self.at_tge + (self.linear * steps).checked_div(self.months.into()).unwrap_or(0)
    }
}

/// The part of the public sale that the first holders have since genesis.
const DISTRIBUTED: Balance = 6 * MILLION;
/// The existential deposits of the protocol's pots, minted at genesis out of the reserve.
fn pot_deposits() -> Balance {
    pot_accounts().len() as Balance * EXISTENTIAL_DEPOSIT
}

fn pot_accounts() -> Vec<AccountId> {
    <pots::All as frame_support::traits::Get<_>>::get()
}

/// Releases every bucket of the table in one block, and returns the result of each call, in the table's order.
async fn release_all(chain: &Chain) -> Vec<Result<Balance, sp_runtime::DispatchError>> {
    let calls = TABLE.iter().map(|line| RuntimeCall::from(SupplyCall::release { bucket: line.bucket })).collect();
    let outcome = chain.submit(UtilityCall::force_batch { calls }, &Bob.pair()).await.expect_success();
    released(&outcome)
}

fn released(outcome: &Outcome) -> Vec<Result<Balance, sp_runtime::DispatchError>> {
    let (mut results, mut minted) = (Vec::new(), None);
    for event in &outcome.events {
        match event {
            RuntimeEvent::Supply(pallet_supply::Event::Released { amount, .. }) => minted = Some(*amount),
            RuntimeEvent::Utility(pallet_utility::Event::ItemCompleted) => {
                results.push(Ok(minted.take().expect("a release tells its amount")));
            }
            RuntimeEvent::Utility(pallet_utility::Event::ItemFailed { error }) => results.push(Err(*error)),
            _ => {}
        }
    }
    assert_eq!(results.len(), TABLE.len());
    results
}

fn nothing() -> Result<Balance, sp_runtime::DispatchError> {
    Err(Error::<Runtime>::NothingToRelease.into())
}

/// Returns the report of a block, read from its storage entry by entry and summed up here.
async fn report_from_storage(chain: &Chain, at: Hash) -> SupplyReport<AccountId> {
    let at = Some(at);
    let tge: Option<Moment> = chain.read(pallet_supply::Tge::<Runtime>::hashed_key(), at).await;
    let now = chain.time(at).await;
    let ever_minted: Balance =
        chain.read(pallet_supply::EverMinted::<Runtime>::hashed_key(), at).await.expect("a figure");
    let issued: Balance =
        chain.read(pallet_balances::TotalIssuance::<Runtime>::hashed_key(), at).await.expect("a figure");
    let mut circulating = issued;
    for pot in pot_accounts() {
        let data = chain.account_at(&pot, at).await.expect("a pot is there from genesis").data;
        circulating -= data.free + data.reserved;
    }

    let (mut buckets, mut budgets) = (Vec::new(), Vec::new());
    for bucket in Bucket::ALL {
        let row: Row<AccountId> =
            chain.read(pallet_supply::Rows::<Runtime>::hashed_key_for(bucket), at).await.expect("a row");
        let released: Balance =
            chain.read(pallet_supply::Released::<Runtime>::hashed_key_for(bucket), at).await.unwrap_or_default();
        let line = TABLE.iter().find(|line| line.bucket == bucket);
        if let Some(line) = line {
            let told = (row.at_tge, row.linear, row.cliff_months, row.linear_months);
            assert_eq!(told, (line.at_tge, line.linear, line.cliff, line.months), "{bucket:?}");
        }
        let unlocks = tge.map(|tge| calendar(line, tge)).unwrap_or_default();
        buckets.push(BucketReport {
            bucket,
            vested: unlocks
                .iter()
                .filter(|unlock| unlock.at <= now)
                .map(|unlock| unlock.amount.0)
                .sum::<Balance>()
                .into(),
            next_unlock: unlocks.into_iter().find(|unlock| unlock.at > now),
            released: released.into(),
            remaining: (row.at_tge + row.linear - released).into(),
            total: row.total.into(),
            at_tge: row.at_tge.into(),
            linear: row.linear.into(),
            budgeted: row.budgeted.into(),
            cliff_months: row.cliff_months,
            linear_months: row.linear_months,
            beneficiary: row.beneficiary,
        });
    }
    for budget in Budget::ALL {
        let key = pallet_supply::Budgets::<Runtime>::hashed_key_for(budget);
        let BudgetLedger { total, minted, reserved } = chain.read(key, at).await.expect("a ledger");
        budgets.push(BudgetReport {
            budget,
            total: total.into(),
            minted: minted.into(),
            reserved: reserved.into(),
            left: (total - minted - reserved).into(),
        });
    }
    SupplyReport {
        cap: CAP.into(),
        ever_minted: ever_minted.into(),
        burned: (ever_minted - issued).into(),
        issued: issued.into(),
        circulating: circulating.into(),
        tge: tge.map(Time),
        buckets,
        budgets,
    }
}

/// Returns the steps of a line, from the table above and civil months.
fn calendar(line: Option<&Line>, tge: Moment) -> Vec<Unlock> {
    let Some(line) = line else { return Vec::new() };
    let vested = |month: u32| month.checked_sub(1).map_or(0, |before| line.vested(before));
    (0..=line.cliff + line.months)
        .map(|month| Unlock {
            at: add_months(tge, month).expect("a moment").into(),
            amount: (line.vested(month) - vested(month)).into(),
        })
        .filter(|unlock| unlock.amount > 0)
        .collect()
}

/// Returns the JSON that `agt_supply` must return for a report.
fn told(report: &SupplyReport<AccountId>) -> Value {
    let unlock = |unlock: &Unlock| json!({ "at": rfc3339(unlock.at.0), "amount": unlock.amount.to_string() });
    let bucket = |report: &BucketReport<AccountId>| {
        json!({
            "bucket": TABLE.iter().find(|line| line.bucket == report.bucket).map_or("userRewards", |line| line.name),
            "total": report.total.to_string(),
            "atTge": report.at_tge.to_string(),
            "linear": report.linear.to_string(),
            "budgeted": report.budgeted.to_string(),
            "cliffMonths": report.cliff_months,
            "linearMonths": report.linear_months,
            "beneficiary": report.beneficiary.as_ref().map(|who| who.to_ss58check_with_version(61u16.into())),
            "vested": report.vested.to_string(),
            "released": report.released.to_string(),
            "remaining": report.remaining.to_string(),
            "nextUnlock": report.next_unlock.as_ref().map(unlock),
        })
    };
    let budget = |report: &BudgetReport| {
        json!({
            "budget": format!("{:?}", report.budget).to_lowercase(),
            "total": report.total.to_string(),
            "minted": report.minted.to_string(),
            "reserved": report.reserved.to_string(),
            "left": report.left.to_string(),
        })
    };
    json!({
        "cap": report.cap.to_string(),
        "everMinted": report.ever_minted.to_string(),
        "burned": report.burned.to_string(),
        "issued": report.issued.to_string(),
        "circulating": report.circulating.to_string(),
        "tge": report.tge.map(|tge| rfc3339(tge.0)),
        "buckets": report.buckets.iter().map(bucket).collect::<Vec<_>>(),
        "budgets": report.budgets.iter().map(budget).collect::<Vec<_>>(),
    })
}

/// Asserts that storage, the runtime API and JSON agree on the best block, and returns the report.
async fn assert_told_truly(chain: &Chain) -> SupplyReport<AccountId> {
    let at = chain.best().await.hash();
    let stored = report_from_storage(chain, at).await;
    let asked: SupplyReport<AccountId> = chain.call_api("AgtApi_supply", (), Some(at)).await;
    assert_eq!(asked, stored, "the runtime API and the storage agree in every field");
    assert_eq!(chain.get("agt_supply", json!([at])).await, told(&stored), "and so does the JSON");
    assert!(stored.ever_minted <= CAP);
    stored
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_of_genesis_are_those_of_its_storage() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;

    let genesis = assert_told_truly(&chain).await;

    assert_eq!(genesis.tge, None, "the TGE is the first block's time");
    assert_eq!(genesis.cap, 5_000_000_000_000_000_000_000);
    assert_eq!(genesis.ever_minted, DISTRIBUTED + pot_deposits());
    assert_eq!(genesis.issued, genesis.ever_minted);
    assert_eq!(genesis.burned, 0);
    assert_eq!(genesis.circulating, DISTRIBUTED);
    assert_eq!(genesis.buckets.iter().map(|bucket| bucket.total.0).sum::<Balance>(), CAP);
    let of = |budget: Budget| genesis.budgets.iter().find(|report| report.budget == budget).expect("a budget");
    let totals = Budget::ALL.map(|budget| of(budget).total.0 / MILLION);
    assert_eq!(totals, [1_440, 300, 100, 10]);
    assert_eq!(of(Budget::Reserve).minted, pot_deposits());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_float_is_released_at_the_tge_and_no_more() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let tge = chain.time(None).await;
    assert_eq!(assert_told_truly(&chain).await.tge, Some(Time(tge)), "the TGE is the first block's time");

    let released = release_all(&chain).await;

    for (line, released) in TABLE.iter().zip(released) {
        let due = match line.bucket {
            Bucket::PublicSale => Ok(line.at_tge - DISTRIBUTED),
            Bucket::Team => nothing(),
            _ => Ok(line.at_tge),
        };
        assert_eq!(released, due, "{:?}", line.bucket);
    }
    let report = assert_told_truly(&chain).await;
    assert_eq!(report.ever_minted, 1_400 * MILLION + pot_deposits(), "28 % of the cap");
    let of_governance = (300 + 250) * MILLION;
    assert_eq!(report.circulating, 1_400 * MILLION - of_governance, "what the pots hold does not circulate");
    assert_eq!(release_all(&chain).await, vec![nothing(); TABLE.len()], "a second time there is nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_feeds_sub_budgets_alone_is_never_released() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let minted = assert_told_truly(&chain).await.ever_minted;

    let call = SupplyCall::release { bucket: Bucket::UserRewards };
    chain.submit(call, &Bob.pair()).await.expect_error(Error::<Runtime>::NoBeneficiary);

    assert_eq!(assert_told_truly(&chain).await.ever_minted, minted);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_release_pays_the_beneficiary_alone_and_tells_all_of_it() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let treasury = pots::account(pots::TREASURY);
    let (held, bob) = (chain.free(&treasury).await, chain.free(&Bob.to_account_id()).await);

    let call = SupplyCall::release { bucket: Bucket::Ecosystem };
    let outcome = chain.submit(call, &Bob.pair()).await.expect_success();

    assert_eq!(chain.free(&treasury).await, held + 300 * MILLION);
    assert_eq!(chain.free(&Bob.to_account_id()).await, bob - outcome.fee, "the caller pays the fee and gains nothing");
    let event = outcome.event(|event| match event {
        RuntimeEvent::Supply(event) => Some(event.clone()),
        _ => None,
    });
    let ever_minted = DISTRIBUTED + pot_deposits() + 300 * MILLION;
    let told = pallet_supply::Event::Released {
        bucket: Bucket::Ecosystem,
        beneficiary: treasury,
        amount: 300 * MILLION,
        released_total: 300 * MILLION,
        ever_minted,
    };
    assert_eq!(event, told);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_bucket_vests_month_by_month_to_the_last_planck() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let tge = chain.time(None).await;
    release_all(&chain).await;

    for month in 1..=48 {
        let boundary = add_months(tge, month).expect("a moment");
        chain.wind_to(boundary - HOUR).await;
        assert_eq!(release_all(&chain).await, vec![nothing(); TABLE.len()], "an hour before month {month}");

        chain.wind_to(boundary).await;
        for (line, released) in TABLE.iter().zip(release_all(&chain).await) {
            let due = match line.vested(month) - line.vested(month - 1) {
                0 => nothing(),
                step => Ok(step),
            };
            assert_eq!(released, due, "{:?} in month {month}", line.bucket);
        }
        if month % 6 == 0 {
            assert_told_truly(&chain).await;
        }
    }

    let end = assert_told_truly(&chain).await;
    for bucket in &end.buckets {
        assert_eq!(bucket.released, bucket.at_tge.0 + bucket.linear.0, "{:?}", bucket.bucket);
        assert_eq!(bucket.remaining, 0, "{:?}", bucket.bucket);
        assert_eq!(bucket.next_unlock, None, "{:?}", bucket.bucket);
    }
    let left: Balance = end.budgets.iter().map(|budget| budget.left.0).sum();
    assert_eq!(end.ever_minted.0 + left, CAP);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_released_for_years_comes_all_at_once() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let tge = chain.time(None).await;

    chain.wind_to(add_months(tge, 48).expect("a moment")).await;
    let released = release_all(&chain).await;

    for (line, released) in TABLE.iter().zip(released) {
        let given = if line.bucket == Bucket::PublicSale { DISTRIBUTED } else { 0 };
        assert_eq!(released, Ok(line.at_tge + line.linear - given), "{:?}", line.bucket);
    }
    assert_told_truly(&chain).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_sums_to_what_its_bucket_ever_releases() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    assert_eq!(chain.get("agt_unlocks", json!(["team"])).await, json!([]), "there is none before the TGE");
    chain.make_blocks(1).await;
    let tge = chain.time(None).await;

    assert_eq!(chain.get("agt_unlocks", json!(["userRewards"])).await, json!([]));
    let supply = chain.get("agt_supply", json!([])).await;
    for line in &TABLE {
        let unlocks = chain.get("agt_unlocks", json!([line.name])).await;
        let unlocks: Vec<_> = unlocks.as_array().expect("a list").clone();
        let steps: Vec<_> = unlocks.iter().map(|one| (moment(&one["at"]), amount(&one["amount"]))).collect();
        let due: Vec<_> = calendar(Some(line), tge).into_iter().map(|one| (one.at.0, one.amount.0)).collect();
        assert_eq!(steps, due, "{}", line.name);
        let bucket = entry(&supply["buckets"], "bucket", line.name);
        let sum: Balance = steps.iter().map(|(_, amount)| amount).sum();
        assert_eq!(sum, amount(&bucket["atTge"]) + amount(&bucket["linear"]), "{}", line.name);
        let asked: Vec<Unlock> = chain.call_api("AgtApi_unlocks", line.bucket, None).await;
        let asked: Vec<_> = asked.into_iter().map(|one| (one.at.0, one.amount.0)).collect();
        assert_eq!(asked, due, "{}", line.name);
    }
}
