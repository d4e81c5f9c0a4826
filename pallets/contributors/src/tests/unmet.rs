//! What an account is missing to open a set: every requirement with its figures, and the error of the first one.

use super::*;
use crate::Error;
use agt_primitives::{
    contributors::MAX_AREAS,
    report::{Credits, Time},
    tasks::Missing,
};
use frame_support::assert_ok;

fn missing(who: &AccountId, offer: WorkOffer) -> Vec<Missing> {
    let unmet = Contributors::unmet(who, offer);
    assert_eq!(unmet.first_error(), rolled_back(|| open_with(who, offer).map(|_| ())));
    unmet.missing().into_inner()
}

#[test]
fn stranger_is_asked_to_register_and_for_what_a_newcomer_lacks() {
    ExtBuilder.execute(|| {
        assert_eq!(missing(&ALICE, offer(1)), [Missing::Registration, Missing::LetIn { area: AREA }]);
        assert_eq!(missing(&ALICE, quiz_offer(1)), [Missing::Registration]);
        assert_ok!(register(ALICE, None));
        assert_eq!(missing(&ALICE, offer(1)), [Missing::LetIn { area: AREA }]);
        assert_eq!(missing(&ALICE, quiz_offer(1)), []);
    });
}

#[test]
fn every_requirement_is_listed_with_its_figures() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_ok!(open_with(&ALICE, quiz_offer(1)));
        let one_open = Missing::OpenSets { has: 1, most: 1 };
        assert_eq!(missing(&ALICE, quiz_offer(2)), [one_open, Missing::QuizResult { area: AREA }]);
        assert_eq!(missing(&ALICE, pool_offer(2)), [one_open]);
        assert_ok!(close_with(&ALICE, 1, quiz(32, 32)));
        assert_eq!(missing(&ALICE, quiz_offer(2)), [Missing::OtherArea { area: AREA }]);
        for set in [3, 4] {
            assert_ok!(open(&ALICE, set));
        }
        // Three sets of this day and all energy are gone; 640 AIA of 1,000 are reserved.
        let spent = [
            Missing::SetsToday { has: 3, most: 3 },
            Missing::AiaToday { has: Credits(640), needs: Credits(361), most: Credits(1_000) },
            Missing::Energy { has: 0, needs: 1 },
        ];
        assert_eq!(missing(&ALICE, WorkOffer { aia_max: 361, ..offer(5) }), spent);
        assert_eq!(missing(&ALICE, WorkOffer { aia_max: 360, ..offer(5) }), [spent[0], spent[2]]);
        let unsound = WorkOffer { energy: 0, kind: WorkKind::Pool, ..offer(3) };
        assert_eq!(missing(&ALICE, unsound), [Missing::SoundOffer, spent[0]]);
    });
}

#[test]
fn wait_after_a_fall_is_listed_with_its_end() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        work(&ALICE, 1, golden(0, 32));
        let until = Time(area(&ALICE).qualification.quiz_from().expect("ALICE has fallen"));
        assert!(until.0 > now());
        assert_eq!(missing(&ALICE, quiz_offer(3)), [Missing::QuizWait { until }]);
    });
}

#[test]
fn areas_are_listed_when_there_is_no_room_for_another_one() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        for area in 0..MAX_AREAS as AreaId {
            assert_ok!(open_with(&ALICE, WorkOffer { area, ..quiz_offer(area.into()) }));
            assert_ok!(close_with(&ALICE, area.into(), quiz(8, 32)));
            wait(DAY);
        }
        let other = WorkOffer { area: 99, ..quiz_offer(99) };
        assert_eq!(missing(&ALICE, other), [Missing::Areas { has: 16, most: 16 }]);
        assert_noop!(open_with(&ALICE, other), Error::<Test>::TooManyAreas);
    });
}
