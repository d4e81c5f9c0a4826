//! What anyone may read of medallions and their areas.

use super::CountedAnswers;
use crate::{
    basis_points::BasisPoints,
    contributors::AreaId,
    report::{decimal, Planck, Time},
    Balance,
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// The maximum number of medallions on a page.
pub const MAX_MEDALLIONS_A_PAGE: usize = 50;

/// The maximum number of areas on a page.
pub const MAX_AREAS_A_PAGE: usize = 100;

/// An area that has medallions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct MedallionArea {
    /// Its number.
    pub area: AreaId,
    /// Its name.
    pub name: String,
    /// Whether answers count and levels can be reached. If not, what is held there stays.
    pub open: bool,
}

/// A page of areas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct AreaPage {
    /// At most [`MAX_AREAS_A_PAGE`] areas, in the order of their keys in storage.
    pub areas: Vec<MedallionArea>,
    /// The last area of this page, after which the next page begins; none on the last page.
    pub next: Option<AreaId>,
}

/// What the next level in an area requires, and what of it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct NextLevel {
    /// The level.
    pub level: u8,
    /// Answers that must count in the area in all.
    pub answers: u64,
    /// The part of them that is missing.
    pub answers_missing: u64,
    /// The number of answers that one requester counts for at most.
    pub most_of_requester: u64,
    /// Whether the account is qualified in the area. It must be.
    pub qualified: bool,
    /// The least reputation in the area, in basis points.
    pub skill: BasisPoints,
    /// The part of it that is missing.
    pub skill_missing: BasisPoints,
    /// XP that the level costs.
    pub xp: u64,
    /// The part of it that the account has not left.
    pub xp_missing: u64,
    /// AGT that the level costs.
    pub agt: Planck,
    /// The part of it that the account cannot spend.
    pub agt_missing: Planck,
    /// Whether the account reaches the level if it asks now: nothing is missing, and the area is open.
    pub ready: bool,
}

/// How an account stands in one area: its medallion, and the way to the next level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct MedallionReport {
    /// The area.
    #[serde(flatten)]
    pub area: MedallionArea,
    /// The level of its medallion; zero if it holds none.
    pub level: u8,
    /// The moment at which it reached the level; none without a medallion.
    pub since: Option<Time>,
    /// The answers that count, since the last revocation.
    pub counted: CountedAnswers,
    /// The answers that counted and were forfeited by revocations.
    pub forfeited: CountedAnswers,
    /// All XP that it has spent on levels in the area.
    pub xp_spent: u64,
    /// All AGT that it has paid for levels in the area.
    pub agt_paid: Planck,
    /// The way to the next level; none at the highest.
    pub next: Option<NextLevel>,
}

/// A page of the areas in which an account has a medallion or answers that count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct MedallionPage {
    /// At most [`MAX_MEDALLIONS_A_PAGE`] reports, in the order of their keys in storage.
    pub medallions: Vec<MedallionReport>,
    /// The area of the last report of this page, after which the next page begins; none on the last page.
    pub next: Option<AreaId>,
}

/// How an account stands in every area: the answer of `agt_medallions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct MedallionsReport {
    /// The number of medallions that it holds.
    pub held: u32,
    /// Every area that has medallions, in the order of the numbers: at most [`MAX_AREAS`](super::MAX_AREAS).
    pub areas: Vec<MedallionReport>,
}

/// All medallions together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct MedallionTotals {
    /// The number of medallions that are held.
    pub held: u64,
    /// The accounts that hold at least one.
    pub holders: u64,
    /// All XP that was ever spent on levels. Never falls.
    pub xp: u64,
    /// All AGT that was ever paid for levels, in planck: it is all revenue. Never falls.
    #[serde(with = "decimal")]
    pub agt: Balance,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::AGT;

    #[test]
    fn medallion_report_has_its_json_form() {
        let report = MedallionReport {
            area: MedallionArea { area: 7, name: "birds".into(), open: true },
            level: 2,
            since: Some(Time(1_803_859_200_000)),
            counted: CountedAnswers { platform: 4_000, requested: 900 },
            forfeited: CountedAnswers::NONE,
            xp_spent: 2_000,
            agt_paid: Planck(0),
            next: Some(NextLevel {
                level: 3,
                answers: 9_000,
                answers_missing: 4_100,
                most_of_requester: 900,
                qualified: true,
                skill: BasisPoints::clamped(9_000),
                skill_missing: BasisPoints::ZERO,
                xp: 4_500,
                xp_missing: 0,
                agt: Planck(50 * AGT),
                agt_missing: Planck(AGT / 2),
                ready: false,
            }),
        };
        let page = MedallionPage { medallions: alloc::vec![report], next: Some(7) };
        let json = serde_json::to_string(&page).expect("a page serialises");
        let expected = concat!(
            r#"{"medallions":[{"area":7,"name":"birds","open":true,"level":2,"since":"2027-03-01T00:00:00.000Z","#,
            r#""counted":{"platform":4000,"requested":900},"forfeited":{"platform":0,"requested":0},"#,
            r#""xpSpent":2000,"agtPaid":"0","next":{"level":3,"answers":9000,"answersMissing":4100,"#,
            r#""mostOfRequester":900,"qualified":true,"skill":9000,"skillMissing":0,"xp":4500,"xpMissing":0,"#,
            r#""agt":"50000000000000","agtMissing":"500000000000","ready":false}}],"next":7}"#,
        );
        assert_eq!(json, expected);
    }

    #[test]
    fn area_page_and_totals_have_their_json_form() {
        let area = MedallionArea { area: 1, name: "maps".into(), open: false };
        let page = AreaPage { areas: alloc::vec![area], next: None };
        let json = serde_json::to_string(&page).expect("a page serialises");
        assert_eq!(json, r#"{"areas":[{"area":1,"name":"maps","open":false}],"next":null}"#);
        let totals = MedallionTotals { held: 2, holders: 1, xp: 6_500, agt: AGT };
        let json = serde_json::to_string(&totals).expect("totals serialise");
        assert_eq!(json, r#"{"held":2,"holders":1,"xp":6500,"agt":"1000000000000"}"#);
    }
}
