//! The registry of areas.

use super::*;
use crate::{Area, Areas};
use agt_primitives::medallions::AreaName;
use sp_runtime::DispatchError::BadOrigin;

fn open(area: AreaId, text: &str) -> DispatchResult {
    Medallions::open_area(RuntimeOrigin::root(), area, name(text))
}

#[test]
fn area_opens_under_its_name() {
    ExtBuilder.execute(|| {
        assert_ok!(open(NOWHERE, "chess"));
        assert_eq!(Areas::<Test>::get(NOWHERE), Some(Area { name: name("chess"), is_open: true }));
        assert_eq!(last_event(), Event::AreaOpened { area: NOWHERE, name: name("chess") });
        accept(ALICE, NOWHERE, None, 5);
        assert_eq!(counted(ALICE, NOWHERE), (5, 0));
    });
}

#[test]
fn area_is_refused_when_its_name_is_bad() {
    ExtBuilder.execute(|| {
        assert_noop!(open(NOWHERE, ""), Error::<Test>::BadName);
        let no_text: AreaName = vec![0xff, 0xfe].try_into().expect("it is short");
        assert_noop!(Medallions::open_area(RuntimeOrigin::root(), NOWHERE, no_text), Error::<Test>::BadName);
        assert!(AreaName::try_from(vec![b'a'; 65]).is_err());
        assert_ok!(open(NOWHERE, &"a".repeat(64)));
    });
}

#[test]
fn area_is_refused_when_it_is_open() {
    ExtBuilder.execute(|| {
        assert_noop!(open(BIRDS, "birds"), Error::<Test>::AlreadyOpen);
    });
}

#[test]
fn area_is_refused_when_1_024_exist() {
    ExtBuilder.execute(|| {
        for area in 100..100 + MAX_AREAS as AreaId - 2 {
            assert_ok!(open(area, "one of many"));
        }
        assert_noop!(open(NOWHERE, "one too many"), Error::<Test>::TooManyAreas);
        assert_ok!(close(BIRDS));
        assert_noop!(open(NOWHERE, "one too many"), Error::<Test>::TooManyAreas);
        assert_ok!(open(BIRDS, "birds"));
    });
}

#[test]
fn closed_area_keeps_its_medallions_and_gives_none() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        master(BOB);
        assert_ok!(close(BIRDS));
        assert_eq!(last_event(), Event::AreaClosed { area: BIRDS });
        assert_noop!(claim(BOB, BIRDS), Error::<Test>::AreaClosed);
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::AreaClosed);
        let before = root();
        accept(ALICE, BIRDS, None, 100);
        accept(ALICE, BIRDS, Some(REQUESTER), 100);
        assert_eq!(root(), before);
        assert_eq!(level(ALICE, BIRDS), 2);
        assert!(Medallions::holds_any(&ALICE));
    });
}

#[test]
fn reopened_area_has_a_new_name_and_what_was_there_before() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        assert_ok!(close(BIRDS));
        assert_ok!(open(BIRDS, "birds and bats"));
        assert_eq!(Areas::<Test>::get(BIRDS), Some(Area { name: name("birds and bats"), is_open: true }));
        assert_ok!(level_up(ALICE, BIRDS));
        assert_eq!(level(ALICE, BIRDS), 3);
    });
}

#[test]
fn area_cannot_be_closed_when_it_is_unknown_or_closed() {
    ExtBuilder.execute(|| {
        assert_noop!(close(NOWHERE), Error::<Test>::UnknownArea);
        assert_ok!(close(BIRDS));
        assert_noop!(close(BIRDS), Error::<Test>::AreaClosed);
    });
}

#[test]
fn areas_are_governed_by_their_origin_alone() {
    ExtBuilder.execute(|| {
        for origin in [signed(ALICE), signed(JUDGE), RuntimeOrigin::none()] {
            assert_noop!(Medallions::open_area(origin.clone(), NOWHERE, name("chess")), BadOrigin);
            assert_noop!(Medallions::close_area(origin, BIRDS), BadOrigin);
        }
    });
}

#[test]
#[should_panic(expected = "medallions.areas: the name of area 7 is too long or empty, or it is there twice")]
fn genesis_is_refused_when_an_area_is_there_twice() {
    let areas = vec![(BIRDS, "birds".into()), (BIRDS, "more birds".into())];
    let medallions = crate::GenesisConfig { areas, ..Default::default() };
    agt_test_support::chain(RuntimeGenesisConfig { medallions, ..Default::default() }, START);
}
