//! Tests of rates and lanes, against fractions in 512 bits.

use super::*;
use crate::season::FIRST_POOL;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};
use sp_core::U512;

/// Every magnitude as often as every other, and the corners.
fn balance() -> impl Strategy<Value = Balance> {
    prop_oneof![
        Just(0),
        Just(1),
        Just(FIRST_POOL),
        Just(Balance::MAX),
        (any::<Balance>(), 0u32..128).prop_map(|(bits, down)| bits >> down),
    ]
}

fn aia() -> impl Strategy<Value = Aia> {
    prop_oneof![
        Just(0),
        Just(1),
        Just(3_000),
        Just(Aia::MAX),
        (any::<Aia>(), 0u32..64).prop_map(|(bits, down)| bits >> down),
    ]
}

fn ceiling() -> impl Strategy<Value = Ceiling> {
    prop_oneof![
        Just(Ceiling::LEAST),
        Just(Ceiling::default()),
        Just(Ceiling::MOST),
        (Ceiling::LEAST.0..=Ceiling::MOST.0).prop_map(Ceiling),
    ]
}

fn part() -> impl Strategy<Value = BasisPoints> {
    prop_oneof![Just(0), Just(1_000), Just(2_000), 0u16..=10_000].prop_map(BasisPoints::clamped)
}

/// A total and a way to divide it into up to 200 parts.
fn divided() -> impl Strategy<Value = (Aia, Vec<Aia>)> {
    (aia(), vec(any::<Aia>(), 0..200)).prop_map(|(total, cuts)| {
        let mut cuts = cuts.into_iter().map(|cut| cut.checked_rem(total).unwrap_or(0)).collect::<Vec<_>>();
        cuts.sort_unstable();
        let mut at = 0;
        let mut parts = cuts.into_iter().map(|cut| cut - std::mem::replace(&mut at, cut)).collect::<Vec<_>>();
        parts.push(total - at);
        (total, parts)
    })
}

/// There is always a lane, whatever the figures.
fn close(share: Balance, aia: Aia, ceiling: Ceiling) -> Lane {
    Lane::close(share, aia, ceiling).unwrap()
}

/// There is always a closing, whatever the figures.
fn closing_of(pool: Balance, base_part: BasisPoints, submitted: Submitted, ceiling: Ceiling) -> Closing {
    Closing::of(pool, base_part, submitted, ceiling).unwrap()
}

/// `floor(aia * min(share / total, ceiling))`, as the smaller of the two products.
fn reference(aia: Aia, share: Balance, total: Aia, ceiling: Ceiling) -> U512 {
    let of_the_share = U512::from(aia) * U512::from(share) / U512::from(total);
    of_the_share.min(U512::from(aia) * U512::from(ceiling.0))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_048,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn lane_pays_each_exactly_and_never_more_than_it_has_for_any_division(
        (total, parts) in divided(), share in balance(), ceiling in ceiling(),
    ) {
        prop_assert_eq!(parts.iter().map(|part| u128::from(*part)).sum::<u128>(), u128::from(total));
        let lane = close(share, total, ceiling);
        let mut paid = U512::zero();
        for part in &parts {
            let payout = U512::from(lane.rate.payout(*part).expect("what is in the lane is paid"));
            if total > 0 {
                prop_assert_eq!(payout, reference(*part, share, total, ceiling));
            } else {
                prop_assert!(payout.is_zero());
            }
            paid += payout;
        }
        prop_assert!(paid <= U512::from(lane.owed));
        prop_assert!(lane.owed <= share);
        prop_assert!(paid <= U512::from(total) * U512::from(ceiling.0));
        // What rounding leaves is less than a planck a part.
        prop_assert!(U512::from(lane.owed) - paid < U512::from(parts.len()));
    }

    #[test]
    fn nobody_gains_by_being_two(a in aia(), b in aia(), share in balance(), ceiling in ceiling()) {
        let (a, b) = (a / 2, b / 2);
        let rate = close(share, a + b, ceiling).rate;
        let apart = rate.payout(a).unwrap() + rate.payout(b).unwrap();
        prop_assert!(apart <= rate.payout(a + b).unwrap());
    }

    #[test]
    fn lanes_never_owe_more_than_the_pool_nor_the_base_lane_its_part(
        pool in balance(), base_part in part(), base in aia(), bonded in aia(), ceiling in ceiling(),
    ) {
        let closing = closing_of(pool, base_part, Submitted { base, bonded }, ceiling);
        let wide = |amount: Balance| U512::from(amount);
        prop_assert!(wide(closing.base.owed) + wide(closing.bonded.owed) <= wide(pool));
        prop_assert_eq!(wide(closing.owed().unwrap()), wide(closing.base.owed) + wide(closing.bonded.owed));
        let points = base_part.points().min(2_000);
        prop_assert!(wide(closing.base.owed) * U512::from(10_000) <= wide(pool) * U512::from(points));
        prop_assert_eq!((closing.base.aia, closing.bonded.aia), (base, bonded));
    }

    #[test]
    fn base_lane_ignores_the_bonded_lane_which_gets_the_rest(
        pool in balance(), base_part in part(), base in aia(), bonded in aia(), other in aia(), ceiling in ceiling(),
    ) {
        let closing = closing_of(pool, base_part, Submitted { base, bonded }, ceiling);
        let changed = closing_of(pool, base_part, Submitted { base, bonded: other }, ceiling);
        prop_assert_eq!(closing.base, changed.base);
        prop_assert_eq!(closing.bonded, close(pool - closing.base.owed, bonded, ceiling));
    }

    #[test]
    fn more_in_a_lane_never_raises_its_rate(share in balance(), a in aia(), b in aia(), ceiling in ceiling()) {
        let (a, b) = (a.max(1), b.max(1));
        let fraction = |aia: Aia| close(share, aia, ceiling).rate.as_fraction();
        let (thin, thick) = (fraction(a.min(b)), fraction(a.max(b)));
        prop_assert!(U512::from(thick.0) * U512::from(thin.1) <= U512::from(thin.0) * U512::from(thick.1));
    }

    #[test]
    fn a_ceiling_at_most_doubles_and_stays_in_its_range(before in ceiling(), wanted in ceiling()) {
        let next = before.followed_by(wanted);
        prop_assert_eq!(next.0, wanted.0.min(2 * before.0));
        prop_assert!(Ceiling::new(next.0).is_some());
    }
}

#[test]
fn a_thin_season_pays_at_the_ceiling_and_a_thick_one_its_share() {
    let thin = close(15_000_000 * AGT, 1_000_000, Ceiling::default());
    assert_eq!((thin.owed, thin.rate.payout(3_000)), (50_000 * AGT, Some(150 * AGT)));
    let thick = close(15_000_000 * AGT, 600_000_000, Ceiling::default());
    assert_eq!((thick.owed, thick.rate.payout(3_000)), (15_000_000 * AGT, Some(75 * AGT)));
}

#[test]
fn a_flood_of_free_accounts_gets_a_tenth_and_the_bonded_lane_the_rest() {
    let tenth = BasisPoints::clamped(1_000);
    let flood = Submitted { base: 600_000_000, bonded: 600_000_000 };
    let closing = closing_of(FIRST_POOL, tenth, flood, Ceiling::default());
    assert_eq!((closing.base.owed, closing.bonded.owed), (1_500_000 * AGT, 13_500_000 * AGT));
    // What a thin base lane leaves goes to the bonded one.
    let thin = Submitted { base: 6_000, ..flood };
    let closing = closing_of(FIRST_POOL, tenth, thin, Ceiling::default());
    assert_eq!((closing.base.owed, closing.bonded.owed), (300 * AGT, 14_999_700 * AGT));
    // What an empty bonded lane leaves goes to nobody.
    let alone = Submitted { bonded: 0, ..flood };
    assert_eq!(closing_of(FIRST_POOL, tenth, alone, Ceiling::default()).owed().unwrap(), 1_500_000 * AGT);
}

#[test]
fn the_base_lane_never_shares_more_than_a_fifth() {
    let all = Submitted { base: Aia::MAX, bonded: Aia::MAX };
    let closing = closing_of(1_000, BasisPoints::WHOLE, all, Ceiling::MOST);
    assert_eq!((closing.base.owed, closing.bonded.owed), (200, 800));
}

#[test]
fn an_empty_lane_and_an_empty_pool_pay_nothing() {
    let empty = close(FIRST_POOL, 0, Ceiling::default());
    assert_eq!((empty.rate, empty.owed), (Rate::ZERO, 0));
    assert_eq!(empty.rate.payout(Aia::MAX), Some(0));
    let poor = close(0, 3_000, Ceiling::default());
    assert_eq!((poor.rate.payout(3_000), poor.owed), (Some(0), 0));
    assert_eq!(close(0, 0, Ceiling::MOST).rate.payout(1), Some(0));
}

#[test]
fn a_rate_over_nothing_is_never_divided_by() {
    let broken = Rate { planck: 5, aia: 0 };
    assert_eq!(broken.payout(0), None);
    // Nor does a payout that does not fit pass for one that does.
    let absurd = Rate { planck: Balance::MAX, aia: 1 };
    assert_eq!(absurd.payout(2), None);
}

#[test]
fn a_ceiling_exists_only_between_a_thousandth_and_a_half() {
    for planck in [0, 999_999_999, 500_000_000_001, Balance::MAX] {
        assert_eq!(Ceiling::new(planck), None);
        assert!(Ceiling::decode(&mut &planck.encode()[..]).is_err());
    }
    for planck in [1_000_000_000, 50_000_000_000, 500_000_000_000] {
        assert_eq!(Ceiling::new(planck).map(Ceiling::planck), Some(planck));
        assert_eq!(Ceiling::decode(&mut &planck.encode()[..]), Ok(Ceiling(planck)));
    }
    assert_eq!(Ceiling::default().planck(), 50_000_000_000);
}

#[test]
fn a_share_that_just_reaches_the_ceiling_is_paid_at_the_ceiling_itself() {
    let ceiling = Ceiling::default();
    let at = |share| close(share, 1_000, ceiling).rate.as_fraction();
    let reached = 1_000 * ceiling.planck();
    assert_eq!(at(reached - 1), (reached - 1, 1_000));
    assert_eq!([at(reached), at(reached + 1)], [(ceiling.planck(), 1); 2]);
}
