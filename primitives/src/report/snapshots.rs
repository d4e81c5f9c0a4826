//! The JSON of each `agt_` answer, to the byte: one report, and the file that it must serialise to.
//!
//! The node puts the `address` by which it was asked in front of the answers about one account.

use super::*;
use crate::{
    access::{
        AccessReport, BondReport, Disputed, KeptBond, KindTotal, NextStep, ObligationKind, Role, RoleReport,
        UnbondingChunk,
    },
    account::AccountReport,
    basis_points::BasisPoints,
    calendar::Month,
    contributors::{
        AiaReport, AreaReport, Bucket as Ripening, ContributorReport, ContributorStep, EnergyReport, FeelessReport,
        LeftToday, OpenReport, Qualified, SetKey, SponsorReport, StatusReport,
    },
    external_addresses::ExternalAddressReport,
    governance::{
        CastVote, Delegation, OngoingReferendum, ReferendaPage, ReferendumReport, ReferendumState, TrackVotes,
    },
    multiplier::Multiplier,
    parameters::ParameterReport,
    redemption::{Claimable, Quote, Refusal, SeasonRates, SeasonReport, SeasonStage, SeasonTerms},
    season::{Ceiling, Closing, Lane, Submitted},
    supply::{Bucket, BucketReport, Budget, BudgetReport, SupplyReport, Unlock},
    tasks::{NextStep as TicketStep, Queue, RoundId, TicketIndex, TicketReport},
    token::AGT,
};
use alloc::{string::ToString, vec, vec::Vec};
use sp_core::{crypto::AccountId32, H256};

/// 2027-03-01T00:00:00Z.
const MARCH: Moment = 1_803_859_200_000;

fn march() -> Month {
    Month::at(MARCH).expect("March 2027 is in the calendar")
}

fn alice() -> AccountId32 {
    AccountId32::new([1; 32])
}

/// A time in March 2027.
fn at(seconds: u64) -> Time {
    Time(MARCH + 1_000 * seconds)
}

#[track_caller]
fn assert_snapshot(report: &impl Serialize, expected: &str) {
    let json = serde_json::to_string_pretty(report).expect("a report serialises");
    assert_eq!(json, expected.trim_end(), "the JSON is:\n{json}");
}

#[test]
fn agt_supply_is_the_supply_report() {
    let bucket = BucketReport {
        bucket: Bucket::UserRewards,
        total: Planck(1_750_000_000 * AGT),
        at_tge: Planck(0),
        linear: Planck(0),
        budgeted: Planck(1_750_000_000 * AGT),
        cliff_months: 0,
        linear_months: 0,
        beneficiary: None,
        vested: Planck(0),
        released: Planck(0),
        remaining: Planck(0),
        next_unlock: None,
    };
    let unlock = Unlock { at: at(1), amount: Planck(7) };
    let report = SupplyReport {
        cap: Planck(5_000_000_000 * AGT),
        ever_minted: Planck(10),
        burned: Planck(1),
        issued: Planck(9),
        circulating: Planck(8),
        tge: Some(at(0)),
        buckets: vec![
            bucket.clone(),
            BucketReport {
                bucket: Bucket::Investors,
                cliff_months: 6,
                linear_months: 18,
                beneficiary: Some(alice()),
                next_unlock: Some(unlock),
                ..bucket
            },
        ],
        budgets: vec![BudgetReport {
            budget: Budget::Seasons,
            total: Planck(1_440_000_000 * AGT),
            minted: Planck(1),
            reserved: Planck(2),
            left: Planck(3),
        }],
    };
    assert_snapshot(&report, include_str!("snapshots/agt_supply.json"));
}

#[test]
fn agt_unlocks_is_a_list_of_unlocks() {
    let unlocks = [Unlock { at: at(0), amount: Planck(20_833_333_333_333_333_333) }];
    assert_snapshot(&unlocks, include_str!("snapshots/agt_unlocks.json"));
}

#[test]
fn agt_parameters_is_a_list_of_parameter_reports() {
    let parameter = ParameterReport {
        name: "fees.planckPerByte".into(),
        unit: "planck".into(),
        value: 10_000_000,
        default: 20_000_000,
        min: 100_000,
        max: u128::MAX,
    };
    assert_snapshot(&[parameter], include_str!("snapshots/agt_parameters.json"));
}

#[test]
fn agt_account_is_the_account_report() {
    let report = AccountReport { free: Planck(AGT), held: Planck(2), spendable: Planck(1), nonce: 3 };
    assert_snapshot(&report, include_str!("snapshots/agt_account.json"));
}

fn role() -> RoleReport {
    RoleReport {
        role: Role::DataValidation,
        since: at(1),
        minimum: Planck(1_000 * AGT),
        access: true,
        stopped: false,
        open: 2,
    }
}

#[test]
fn agt_access_is_the_access_report() {
    let bond = BondReport {
        active: Planck(4_900 * AGT),
        voting_power: Planck(4_900 * AGT),
        unbonding: Planck(100 * AGT),
        chunks: vec![UnbondingChunk { amount: 100 * AGT, releases: MARCH }],
        roles: vec![role()],
        set_aside: Planck(50 * AGT),
        obligations: vec![KindTotal { kind: ObligationKind::LabelSet, open: 2, amount: 50 * AGT }],
        disputed: Disputed { set_aside: 1, active: 2, unbonding: 3 },
        owed: Planck(4),
        vote_lock: Planck(5),
        lowest_this_season: Planck(6),
        kept: Some(KeptBond { amount: 7, until: MARCH }),
        room: Planck(8),
    };
    let vote = CastVote { referendum: 9, aye: Planck(10), nay: Planck(0), abstain: Planck(0), conviction: 1 };
    let (amount, role) = (Planck(AGT), Role::AdvancedTasks);
    let report = AccessReport {
        bond,
        votes: vec![
            TrackVotes {
                track: 10,
                votes: vec![vote],
                delegates_to: None,
                delegated_votes: Planck(11),
                prior_lock: Planck(12),
            },
            TrackVotes {
                track: 11,
                votes: vec![],
                delegates_to: Some(Delegation { to: alice(), amount, conviction: 6 }),
                delegated_votes: Planck(0),
                prior_lock: Planck(0),
            },
        ],
        next_steps: vec![
            NextStep::Bond { amount },
            NextStep::EnterRole { role },
            NextStep::BondForRole { role, amount },
            NextStep::BondForRoleLater { role, amount },
            NextStep::StopRole { role, open: 2 },
            NextStep::LeaveRole { role },
            NextStep::TakeObligation { amount },
            NextStep::Vote { amount },
            NextStep::Unbond { amount, at: at(2) },
            NextStep::UnbondLater { amount, at: at(3) },
            NextStep::Rebond { amount },
            NextStep::Withdraw { amount },
            NextStep::WithdrawLater { amount, at: at(4) },
            NextStep::RemoveVote { track: 10, referendum: 9 },
            NextStep::Undelegate { track: 11 },
            NextStep::UnlockVotes { track: 10, amount },
            NextStep::UnlockVotesLater { track: 10, amount, at: 13 },
        ],
    };
    assert_snapshot(&report, include_str!("snapshots/agt_access.json"));
}

#[test]
fn agt_access_keeps_null_when_no_season_keeps_a_bond() {
    let report = AccessReport::<AccountId32> { bond: BondReport::default(), votes: Vec::new(), next_steps: Vec::new() };
    assert_eq!(serde_json::to_value(report).expect("a report serialises")["kept"], serde_json::Value::Null);
}

#[test]
fn agt_referenda_is_a_page_of_referenda() {
    let ongoing = OngoingReferendum {
        track: 10,
        track_name: "parameters".into(),
        proposal: H256([0x5c; 32]),
        submitter: alice(),
        submitted: 4,
        decision_deposit_placed: true,
        decision_deposit: Planck(10_000 * AGT),
        decides_from: 14,
        deciding_since: Some(15),
        decides_until: None,
        enactment_delay: 20,
        ayes: Planck(1),
        nays: Planck(2),
        support: Planck(3),
        turnout: Planck(4),
        approval: Share(1_000_000_000),
        approval_needed: Share(750_000_000),
        support_share: Share(1_176),
        support_needed: Share(20_000_000),
    };
    let report = ReferendumReport {
        index: 1,
        state: ReferendumState::Confirming,
        at: Some(30),
        ongoing: Some(ongoing),
        enacts_at: None,
        enactment_task: H256([0x0a; 32]),
    };
    let ended = ReferendumReport {
        index: 0,
        state: ReferendumState::TimedOut,
        ongoing: None,
        enacts_at: Some(40),
        ..report.clone()
    };
    let page = ReferendaPage { referenda: vec![report, ended], next: Some(7) };
    assert_snapshot(&page, include_str!("snapshots/agt_referenda.json"));
}

fn status() -> StatusReport<AccountId32> {
    StatusReport {
        number: 1,
        tree: 2,
        since: at(0),
        referrer: Some(alice()),
        held: Planck(AGT),
        proven: None,
        redeemed: false,
        energy: EnergyReport { units: 2, maximum: 3, period_millis: 21_600_000, next: Some(at(1)), full: Some(at(2)) },
        xp: 5,
        xp_spent: 2,
        xp_left: 3,
        streak: 6,
        multiplier: Multiplier::ONE,
        aia: AiaReport {
            ripe: Credits(1),
            pending: Credits(2),
            disputed: Credits(3),
            earned: Credits(21),
            burned: Credits(7),
            clawed_back: Credits(8),
            ripening: vec![Ripening { ripens: MARCH, aia: 2 }],
        },
        sets_today: 1,
        reserved_today: Credits(320),
        areas: vec![AreaReport {
            area: 7,
            reputation: BasisPoints::clamped(7_500),
            qualified: Qualified::OnTrial,
            quiz_from: Some(at(4)),
            golds: 32,
            score: -5,
            trial_left: 64,
            held: Credits(640),
            falls: 2,
            failed_quizzes: 1,
            paid_part: BasisPoints::clamped(6_666),
            sets: 1,
            open: 1,
        }],
        open: vec![OpenReport {
            set: SetKey { campaign: 0, set: 2_147_483_648 },
            area: 7,
            day: 20_877,
            reserved: Credits(320),
            multiplier: Multiplier::ONE,
        }],
        removable: Some(at(3)),
        feeless: FeelessReport { left: 9, a_day: 10, until: at(4) },
        sponsor: Some(SponsorReport { invitations: 5, period_millis: 86_400_000, next: None }),
    }
}

fn claimable() -> Claimable {
    let submitted = Submitted { base: 3_000, bonded: 4_000 };
    Claimable { season: march(), submitted, amount: Planck(AGT), until: at(5) }
}

fn contributor_steps() -> Vec<ContributorStep> {
    vec![
        ContributorStep::Register { hold: Planck(AGT) },
        ContributorStep::FindSponsor { hold: Planck(AGT) },
        ContributorStep::AnswerQuiz { from: Some(at(5)) },
        ContributorStep::Join { campaign: 1, queue: Queue::Work },
        ContributorStep::WaitForCampaign,
        ContributorStep::WaitForEnergy { until: at(1) },
        ContributorStep::WaitForDay { until: at(2) },
        ContributorStep::WaitForSettlement,
        ContributorStep::Submit { most: Credits(3_000), until: at(3) },
        ContributorStep::Claim(claimable()),
        ContributorStep::ClaimReferral { season: march(), aia: Credits(9) },
        ContributorStep::Sponsor { invitations: 5 },
    ]
}

fn season() -> SeasonReport {
    let rate = Lane::close(3, 2, Ceiling::LEAST).expect("a lane closes");
    SeasonReport {
        season: march(),
        number: 2,
        opens: at(0),
        closes: at(1),
        claims_end: at(2),
        stage: SeasonStage::Submission,
        next_boundary: Some(at(1)),
        terms: SeasonTerms::default(),
        submitted: Submitted { base: 1, bonded: 2 },
        people: 9,
        closed: false,
        rates: SeasonRates { pool: 15, returned: 1, lanes: Closing { base: rate, bonded: rate } },
        claimed: Submitted { base: 3, bonded: 4 },
        paid: Planck(5),
        paid_recycled: Planck(7),
        outstanding: Planck(6),
        outstanding_recycled: Planck(8),
        swept: None,
    }
}

#[test]
fn agt_contributor_is_the_contributor_report() {
    let ticket = TicketReport {
        campaign: 1,
        round: RoundId(2),
        proven: true,
        index: TicketIndex(3),
        positions: None,
        next: TicketStep::WaitForOthers { until: at(1) },
    };
    let left = LeftToday { area: None, sets: 1, aia: Credits(640) };
    let report = ContributorReport {
        registered: Some(status()),
        left_today: vec![left, LeftToday { area: Some(7), ..left }],
        tickets: vec![ticket],
        roles: vec![role()],
        next_steps: contributor_steps(),
    };
    assert_snapshot(&report, include_str!("snapshots/agt_contributor.json"));
}

#[test]
fn agt_season_is_the_season_report() {
    assert_snapshot(&season(), include_str!("snapshots/agt_season.json"));
}

#[test]
fn agt_quote_is_the_quote() {
    let quote = Quote {
        season: Some(march()),
        ripe: Credits(1),
        room: Submitted { base: 6_000, bonded: 2 },
        counts: Submitted { base: 3, bonded: 4 },
        bond_kept: Planck(5),
        payout: Planck(6),
        refusal: Some(Refusal::WindowShut { opens: Some(MARCH) }),
    };
    assert_snapshot(&quote, include_str!("snapshots/agt_quote.json"));
}

#[test]
fn refusal_is_a_sentence() {
    let sentences = [
        (Refusal::NoSeason, "the chain's first season has not begun"),
        (Refusal::WindowShut { opens: None }, "the window is shut"),
        (Refusal::BelowMinimum { minimum: 3_000 }, "a submission is at least 3000 AIA"),
        (Refusal::Unproven, "the account is not proven"),
        (Refusal::MoreThanRipe { ripe: 7 }, "7 AIA of the account are ripe"),
        (Refusal::MoreThanLanes { room: 7 }, "both lanes together take 7 AIA more from the account"),
    ];
    for (refusal, sentence) in sentences {
        assert_eq!(refusal.to_string(), sentence);
    }
}

#[test]
fn agt_claimable_is_a_list_of_claims() {
    assert_snapshot(&[claimable()], include_str!("snapshots/agt_claimable.json"));
}

#[test]
fn agt_external_address_is_the_external_address_report() {
    let report = ExternalAddressReport {
        address: Some([0xab; 20]),
        since: Some(at(0)),
        rests_until: None,
        held: Planck(AGT),
        deposit: Planck(AGT),
        expires: 1_804_464_000_000,
        message: Some(b"AGT: bind my address".to_vec()),
    };
    assert_snapshot(&report, include_str!("snapshots/agt_externalAddress.json"));
}
