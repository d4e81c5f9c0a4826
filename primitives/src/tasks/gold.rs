//! Gold: the positions of a set whose truth the requester fixed before anybody joined.

#[cfg(test)]
mod tests;

use super::{
    judge::Position,
    shuffle::{shuffle, Seed},
    Answer, AnswerKind, MaxPositions, SetId, MAX_POSITIONS,
};
use crate::{basis_points::BasisPoints, merkle};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use scale_info::TypeInfo;
use sp_core::H256;

/// The truth of one gold item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Truth {
    /// The right answer.
    pub answer: Answer,
    /// The answer that the worker was shown as a model's proposal: in a verification always, elsewhere never.
    pub proposed: Option<Answer>,
}

/// The gold of a set: one leaf of the campaign's tree. The requester makes it before anybody joins, and opens it after the
/// reveals.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct GoldLeaf {
    /// The set; its number is also the leaf's place in the tree.
    pub set: SetId,
    /// The seed of the set's shuffle, chosen at random: it keeps the leaf from being guessed.
    pub seed: Seed,
    /// The truths of the set's gold, in the order of the canonical list.
    pub truths: BoundedVec<Truth, MaxPositions>,
}

/// The rules for the leaves of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct GoldRules {
    /// The kind of answers that the campaign asks for.
    pub kind: AnswerKind,
    /// The number of positions in the set.
    pub positions: u8,
    /// The number of gold positions among them.
    pub gold: u8,
    /// Whether answers are proposed by a model.
    pub verification: bool,
    /// Whether two accounts made the gold, as the platform's: it stands whatever the workers agree on. A single requester
    /// could make false gold and get the work for nothing: its gold can be outvoted, but not by a proposal.
    pub two_keys: bool,
    /// The level of chance: of a set's gold, one choice is right for at most this share, rounded up to an item.
    pub chance: BasisPoints,
}

/// Why a leaf is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum GoldLeafError {
    /// The leaf has more or fewer truths than the campaign has gold in a set.
    WrongCount,
    /// A truth or a proposal is not an answer that the campaign asks for, or people grade its content.
    OutsideKind,
    /// A truth has no proposal in a verification, or has one elsewhere.
    Proposal,
    /// One answer is right for two thirds of the gold, or one choice for more than the level of chance: a worker could pass
    /// by always giving it.
    TooAlike,
    /// Less than a tenth of a verification's positions are gold with a wrong proposal, or so few of its gold positions that
    /// a worker who agrees with every proposal has two thirds of the gold right.
    TooFewWrong,
}

impl GoldRules {
    /// Returns whether a set can keep the rules: 1 to [`MAX_POSITIONS`] positions, no more gold than positions, no gold
    /// where people grade content, at least a tenth of gold in a verification, and gold that can differ: not a single one,
    /// not three of two choices, and choices of which one in so many is no more than the level of chance.
    pub fn are_sound(&self) -> bool {
        let positions = u32::from(self.positions);
        (1..=MAX_POSITIONS).contains(&positions)
            && self.gold <= self.positions
            && (self.gold == 0 || self.kind != AnswerKind::Rich)
            && self.can_differ()
            && (!self.verification || u32::from(self.gold).saturating_mul(10) >= positions)
    }

    /// Returns whether there is gold with these rules in which no answer is right for two thirds.
    fn can_differ(&self) -> bool {
        let choices = self.kind.classes().map_or(u32::MAX, u32::from);
        let gold = u32::from(self.gold);
        let alike = gold.div_ceil(choices.min(gold).max(1));
        let by_chance = self.kind.classes().is_none() || alike <= self.most_alike();
        gold == 0 || alike.saturating_mul(3) < gold.saturating_mul(2) && by_chance
    }

    /// Returns the number of a set's gold items for which one choice may be right.
    fn most_alike(&self) -> u32 {
        let share = u32::from(self.gold).saturating_mul(self.chance.points().into());
        share.div_ceil(BasisPoints::WHOLE.points().into())
    }

    /// Checks that a leaf keeps the rules.
    pub fn check(&self, leaf: &GoldLeaf) -> Result<(), GoldLeafError> {
        if leaf.truths.len() != usize::from(self.gold) {
            return Err(GoldLeafError::WrongCount);
        }
        let mut wrong = 0u32;
        for Truth { answer, proposed } in &leaf.truths {
            let admitted = self.kind.admits(answer) && proposed.iter().all(|proposed| self.kind.admits(proposed));
            if self.kind == AnswerKind::Rich || !admitted {
                return Err(GoldLeafError::OutsideKind);
            }
            if proposed.is_some() != self.verification {
                return Err(GoldLeafError::Proposal);
            }
            let differs = proposed.is_some_and(|proposed| !self.kind.is_right(&proposed, answer));
            wrong = wrong.saturating_add(differs.into());
        }
        let right = u32::from(self.gold).saturating_sub(wrong);
        let a_tenth = wrong.saturating_mul(10) >= self.positions.into();
        let agreeing_fails = right.saturating_mul(3) < u32::from(self.gold).saturating_mul(2);
        if self.verification && !(a_tenth && agreeing_fails) {
            return Err(GoldLeafError::TooFewWrong);
        }
        if self.has_a_sure_answer(leaf) {
            return Err(GoldLeafError::TooAlike);
        }
        Ok(())
    }

    /// Returns whether some answer is right for two thirds of the leaf's gold, or some choice for more than chance. Among
    /// choices it is one of the truths, among numbers one that lies a tolerance above a truth.
    fn has_a_sure_answer(&self, leaf: &GoldLeaf) -> bool {
        let candidate = |truth: &Answer| match (&self.kind, truth) {
            (AnswerKind::Number { tolerance, most, .. }, Answer::Number(number)) => {
                let above = i128::from(*number).saturating_add(tolerance.get().into()).min((*most).into());
                Answer::Number(i64::try_from(above).unwrap_or(*most))
            }
            _ => *truth,
        };
        let right_for =
            |answer: &Answer| leaf.truths.iter().filter(|truth| self.kind.is_right(answer, &truth.answer)).count();
        leaf.truths.iter().any(|truth| {
            let right = u32::try_from(right_for(&candidate(&truth.answer))).unwrap_or(u32::MAX);
            let beyond_chance = self.kind.classes().is_some() && right > self.most_alike();
            right.saturating_mul(3) >= u32::from(self.gold).saturating_mul(2) || beyond_chance
        })
    }

    /// Returns what each position of the set shows, given its leaf, which was checked.
    ///
    /// The canonical list is the items, then the gold; position `p` shows entry `shuffle(seed)[p]` of it.
    pub fn positions(&self, leaf: &GoldLeaf) -> BoundedVec<Position, MaxPositions> {
        let items = self.positions.saturating_sub(self.gold);
        let shown = shuffle(&leaf.seed, self.positions).into_iter().map(|entry| {
            let truth = entry.checked_sub(items).and_then(|gold| leaf.truths.get(usize::from(gold)));
            truth.map_or(Position::Item, |truth| match truth.proposed {
                _ if self.two_keys => Position::Firm(truth.answer),
                Some(proposed) => Position::Trap { truth: truth.answer, proposed },
                None => Position::Gold(truth.answer),
            })
        });
        BoundedVec::truncate_from(shown.collect())
    }

    /// Returns what each position of a set counts as if its leaf was not opened: an item.
    pub fn unopened(&self) -> BoundedVec<Position, MaxPositions> {
        BoundedVec::truncate_from(alloc::vec![Position::Item; self.positions.into()])
    }
}

/// Returns whether a leaf stands at its set's place in the tree with this root and this number of leaves.
///
/// The tree is the SDK's binary Merkle tree over the leaves' SCALE encodings with blake2-256.
pub fn verify(root: &H256, leaves: u32, leaf: &GoldLeaf, proof: &[H256]) -> bool {
    merkle::stands_at(root, leaves, leaf.set.0, &leaf.encode(), proof)
}

/// Returns the root of a campaign's tree, for those who make gold. Each leaf stands at the place that it names as its set.
pub fn root_of(leaves: &[GoldLeaf]) -> H256 {
    merkle::root_of(&encoded(leaves))
}

/// Returns the proof of a set's leaf, for those who open gold. None if there is no such leaf.
pub fn proof_of(leaves: &[GoldLeaf], SetId(place): SetId) -> Option<Vec<H256>> {
    merkle::proof_of(&encoded(leaves), place)
}

fn encoded(leaves: &[GoldLeaf]) -> Vec<Vec<u8>> {
    leaves.iter().map(Encode::encode).collect()
}
