//! The terms of a plan, and the checks that the chain makes before it opens a campaign with them.

use super::{read::wrong, Pay, Plan};
use crate::{Error, Result};
use agt_primitives::{
    calendar::DAY,
    skill::{FrequencyError, MeasureError},
    tasks::{AnswerKindError, CampaignKind, CampaignTerms, Funding, PoolId, MAX_ITEMS, MAX_POSITIONS},
    Moment,
};
use sp_core::H256;

/// The longest time from the opening of a campaign to its deadline, in milliseconds, as the chain has it.
const LONGEST: Moment = 366 * DAY;

/// The largest specification in bytes: 16 MiB. It is a text.
const MOST_SPECIFICATION: u64 = 16 << 20;

impl Plan {
    /// Returns the terms with which the campaign opens at `now`, for so many items and leaves under `root`. `pool` is the
    /// number of the pool that opens with it; it does not matter where the platform pays.
    ///
    /// # Errors
    /// The specification cannot be read, the deadline is over or more than 366 days ahead, or the chain would refuse the
    /// terms for another reason, which names the key.
    pub fn terms(&self, root: H256, leaves: u32, items: u32, now: Moment, pool: PoolId) -> Result<CampaignTerms> {
        let mut terms = self.terms_without_specification(root, leaves, items, now, pool);
        terms.spec = self.specification_hash()?;
        check(&terms)?;
        let ahead = terms.deadline.checked_sub(now);
        if ahead.is_none_or(|ahead| ahead == 0 || ahead > LONGEST) {
            let key = "[campaign] deadline";
            return Err(wrong(key, "it is over, or more than 366 days ahead", "write a time such as \"30d\""));
        }
        Ok(terms)
    }

    /// Returns blake2-256 of the specification.
    ///
    /// # Errors
    /// The file cannot be read, or it is larger than 16 MiB.
    pub fn specification_hash(&self) -> Result<H256> {
        let path = &self.specification;
        let size = std::fs::metadata(path).map_err(|error| crate::prepare::disk::failed(path, "read", &error))?.len();
        if size > MOST_SPECIFICATION {
            let remedy = "name a text of at most 16 MiB in [campaign] specification";
            return Err(Error::new(format!("{} is no specification: it has {size} bytes", path.display()), remedy));
        }
        let bytes = std::fs::read(path).map_err(|error| crate::prepare::disk::failed(path, "read", &error))?;
        Ok(crate::prepare::hashing::blake2_256(&bytes).into())
    }

    fn terms_without_specification(
        &self,
        root: H256,
        leaves: u32,
        items: u32,
        now: Moment,
        pool: PoolId,
    ) -> CampaignTerms {
        CampaignTerms {
            kind: self.kind,
            area: self.area,
            spec: H256::zero(),
            uri: self.uri.clone(),
            answer: self.answer.kind(),
            items,
            items_a_set: self.items_a_set,
            gold_a_set: self.gold_a_set,
            replication: self.replication,
            requirements: self.requirements,
            funding: match self.pay {
                Pay::Pool { price, .. } => Funding::Pool { pool, price },
                Pay::Platform { aia } => Funding::Platform { aia },
            },
            windows: self.windows,
            deadline: self.deadline.from(now),
            gold_root: root,
            leaves,
            measured: self.measured.clone(),
        }
    }

    /// Checks everything that neither the files nor the time of day decide.
    pub(super) fn check(&self) -> Result<()> {
        let items = self.items_a_set.into();
        let leaves = self.leaves.unwrap_or(1);
        check(&self.terms_without_specification(H256::zero(), leaves, items, 0, 0))?;
        match (&self.files.gold, self.gold_a_set) {
            (None, 1..) => {
                let what = "the sets have gold, and no file of gold is named";
                Err(wrong("[files] gold", what, "name the file with the ids and the right answers of the gold items"))
            }
            (Some(_), 0) => Err(wrong("[files] gold", "a file of gold is named, and the sets have none", "remove it")),
            _ if self.is_gold_alone() && self.leaves.is_none() => {
                let what = "a quiz or a calibration deals as many sets as it has leaves";
                Err(wrong("[campaign] leaves", what, "add a line such as `leaves = 200`"))
            }
            _ => Ok(()),
        }
    }
}

/// Checks terms in the order in which the chain does, all but the deadline and what is governed.
fn check(terms: &CampaignTerms) -> Result<()> {
    terms.answer.check().map_err(|error| match error {
        AnswerKindError::Categories => wrong("[answer] labels", "there are not 2 to 256 labels", "correct the list"),
        AnswerKindError::Options => wrong("[answer] options", "there are not 2 to 8 options", "correct the number"),
        AnswerKindError::Range => wrong("[answer] most", "it is not above least", "correct one of them"),
        AnswerKindError::Tolerance => {
            let what = "it is too wide: six tolerances must be less than most - least, or noise would agree";
            wrong("[answer] tolerance", what, "write a smaller one")
        }
        AnswerKindError::Decimals => wrong("[answer] decimals", "there are too many", "write at most 18"),
    })?;
    check_measured(terms)?;
    check_sets(terms)?;
    if !terms.has_sound_requirements() {
        let (key, remedy) = match terms.kind {
            CampaignKind::Advanced => {
                ("[requirements] role", "write role = \"advanced-tasks\" and a medallion of at least 1")
            }
            CampaignKind::Quiz if terms.requirements.role.is_some() => ("[requirements] role", "remove it"),
            CampaignKind::Quiz => ("[pay] aia-a-set", "only the platform opens a quiz, and it pays nothing: write 0"),
            CampaignKind::Calibration if terms.funding.aia() > 0 => ("[pay] aia-a-set", "write 0"),
            _ => ("[requirements] role", "write role = \"calibration\""),
        };
        return Err(wrong(key, "it does not fit the kind of campaign", remedy));
    }
    if !terms.windows.are_sound() {
        let what = "a window is outside its range";
        let remedy = "join 5m to 7d, commit and reveal 1h to 24h, stand-in 10m to 24h, gold 1h to 3d";
        return Err(wrong("[windows]", what, remedy));
    }
    if !terms.has_telling_gold() {
        let what = "so little gold passes even a worker who gets none of it right";
        return Err(wrong("[campaign] gold-a-set", what, "write a larger number"));
    }
    Ok(())
}

fn check_measured(terms: &CampaignTerms) -> Result<()> {
    if terms.is_rich() {
        return Ok(());
    }
    let (chance, reference) = ("[measured] chance", "[measured] reference");
    terms.measured.measure(&terms.answer).map_err(|error| match error {
        MeasureError::ChanceOfZero => wrong(chance, "any right answer would be proof", "write more than 0 %"),
        MeasureError::ChanceOfAHundred => wrong(chance, "all gold would have one answer", "write less than 100 %"),
        MeasureError::ChanceBelowClasses => wrong(
            chance,
            "it is less than a guess among the classes gets",
            "leave it out, or write one in their number",
        ),
        MeasureError::ReferenceTooHigh => {
            wrong(reference, "no number of gold items shows so much", "write at most 99 %")
        }
        MeasureError::ReferenceNotAboveChance => wrong(
            reference,
            "it is less than five points above chance",
            "run a pilot, and write what skilled people get",
        ),
    })?;
    terms.measured.frequencies(&terms.answer).map(|_| ()).map_err(|error| {
        let what = match error {
            FrequencyError::OneClass => "all items are of one class, so nothing is to be decided",
            FrequencyError::TooFewClasses | FrequencyError::TooManyClasses => {
                "there is not one number for each class, of at most 8 classes"
            }
        };
        wrong("[measured] items-by-class", what, "correct the list, or leave it out if the classes are even")
    })
}

fn check_sets(terms: &CampaignTerms) -> Result<()> {
    if terms.has_sound_sets() {
        return Ok(());
    }
    let (items, gold) = ("[campaign] items-a-set", "[campaign] gold-a-set");
    let is_gold_alone = matches!(terms.kind, CampaignKind::Quiz | CampaignKind::Calibration);
    let positions = u32::from(terms.items_a_set).saturating_add(terms.gold_a_set.into());
    let graded = u32::from(terms.items_a_set).saturating_mul(terms.replication.seats().into());
    Err(if is_gold_alone && terms.is_rich() {
        wrong(
            "[answer] type",
            "a quiz or a calibration is gold alone, and rich answers have none",
            "choose another type",
        )
    } else if is_gold_alone && (terms.items_a_set > 0 || terms.gold_a_set == 0) {
        wrong(items, "a quiz or a calibration is gold alone", "write items-a-set = 0 and a gold-a-set above zero")
    } else if !is_gold_alone && terms.items_a_set == 0 {
        wrong(items, "the sets have no items", "write a number above zero")
    } else if terms.is_rich() && terms.gold_a_set > 0 {
        wrong(gold, "people grade rich answers, so there is no gold", "write 0")
    } else if !terms.is_rich() && terms.gold_a_set == 0 {
        wrong(gold, "the sets have no gold by which workers are measured", "write a number above zero, such as 8")
    } else if positions > MAX_POSITIONS {
        wrong(
            items,
            format!("items and gold are {positions} positions"),
            format!("write at most {MAX_POSITIONS} in all"),
        )
    } else if terms.is_rich() && graded > MAX_POSITIONS {
        wrong(
            items,
            format!("graders would grade {graded} answers of a set"),
            format!("at most {MAX_POSITIONS} may be"),
        )
    } else if terms.items > MAX_ITEMS {
        wrong(
            "[files] items",
            format!("there are {} items", terms.items),
            format!("a campaign has at most {MAX_ITEMS}"),
        )
    } else if terms.items == 0 && !is_gold_alone {
        wrong("[files] items", "there are no items without gold", "add the items that are to be labelled")
    } else if terms.leaves == 0 || terms.leaves > MAX_ITEMS {
        wrong("[campaign] leaves", format!("there are not 1 to {MAX_ITEMS}"), "correct the number")
    } else if terms.sets() > terms.leaves {
        let what = format!("the items fill {} sets, and there are {} leaves", terms.sets(), terms.leaves);
        wrong("[campaign] leaves", what, "write more, or leave it out")
    } else {
        let what =
            "so few gold positions have one answer that is right for two thirds of them, or for more than chance";
        wrong(gold, what, "write a multiple of the number of labels, or raise [measured] chance")
    })
}

/// Returns whether a message comes from this file of the plan; for tests.
#[cfg(test)]
pub(super) fn names(error: &Error, key: &str) -> bool {
    error.what().starts_with(&format!("{}, {key}:", super::PLAN))
}
