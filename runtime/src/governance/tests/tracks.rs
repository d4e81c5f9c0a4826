//! The support and the delays of each track, and its origin.

use super::*;

#[test]
fn track_has_the_support_and_the_delay_of_the_design() {
    genesis(presets::STAGING).execute_with(|| {
        let actual: Vec<_> = Tracks::tracks()
            .map(|track| {
                let info = &track.info;
                let support = |at| info.min_support.threshold(at).deconstruct() / 100_000;
                (track.id, support(Perbill::zero()), support(Perbill::one()), info.min_enactment_period / DAYS)
            })
            .collect();
        // Track, support at first and at last in hundredths of a per cent, days to enactment.
        let expected = [
            (0, 1_500, 750, 7),
            (1, 1_500, 750, 7),
            (10, 200, 100, 2),
            (20, 500, 250, 7),
            (21, 1_500, 750, 7),
            (30, 200, 100, 0),
        ];
        assert_eq!(actual, expected);
    });
}

#[test]
fn draw_is_lost_on_every_track() {
    test(|| {
        for track in Tracks::tracks() {
            assert!(track.info.min_approval.threshold(Perbill::one()) > Perbill::from_percent(50), "{}", track.id);
        }
    });
}

#[test]
fn emergency_cancel_is_faster_than_every_enactment() {
    let plans = Tracks::plans();
    let cancel = plans.iter().find(|plan| plan.name == "emergency cancel").expect("a track");
    let fastest_cancel = cancel.prepare + cancel.confirm + cancel.enactment;
    for plan in plans.iter().filter(|plan| plan.id != cancel.id) {
        assert!(fastest_cancel < plan.enactment, "{}", plan.name);
    }
    assert!(fastest_cancel < 6 * HOURS);
}

#[test]
fn tracks_are_sorted_and_found_by_their_origins() {
    test(|| {
        assert_eq!(Tracks::check_integrity(), Ok(()));
        let origins: [OriginCaller; 6] = [
            root().into(),
            Origin::WhitelistedCaller.into(),
            Origin::ParametersAdmin.into(),
            Origin::SmallSpender.into(),
            Origin::LargeSpender.into(),
            Origin::Canceller.into(),
        ];
        let ids: Vec<_> = origins.iter().map(|origin| Tracks::track_for(origin).expect("a track")).collect();
        assert_eq!(ids, Tracks::track_ids().collect::<Vec<_>>());
        assert!(Tracks::track_for(&RawOrigin::Signed(Alice.to_account_id()).into()).is_err());
        assert!(Tracks::track_for(&RawOrigin::None.into()).is_err());
    });
}
