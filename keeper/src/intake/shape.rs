//! Whether the chain can take the answers of an opening. A commitment hides them, so anybody can commit to answers that can
//! never be revealed.
//!
//! The runtime keeps this arithmetic to itself, so it is done here once more.

use super::Refusal;
use agt_primitives::tasks::{CampaignTerms, Queue, GRADES};
use agt_runtime::AccountId;
use pallet_tasks::{Opening, Round, RoundState};

/// Checks that an opening has an answer for each position of its set, of the kind that is asked for. `round` is the round of the
/// set.
pub(super) fn check(opening: &Opening<AccountId>, terms: &CampaignTerms, round: &Round) -> Result<(), Refusal> {
    let RoundState::Dealt(deal) = &round.state else { return Err(Refusal::NotCommitted) };
    let index = deal.set_index(opening.set).ok_or(Refusal::WrongRound)?;
    let (positions, kind) = match round.queue {
        Queue::Work | Queue::Expert => {
            (deal.contents.of(index).items().saturating_add(terms.gold_a_set.into()), terms.answer)
        }
        Queue::Grade => (u32::from(terms.items_a_set).saturating_mul(terms.replication.seats().into()), GRADES),
    };
    if u32::try_from(opening.answers.len()) != Ok(positions) {
        return Err(Refusal::WrongCount);
    }
    match opening.answers.iter().all(|answer| kind.admits(answer)) {
        true => Ok(()),
        false => Err(Refusal::AnswerOutOfRange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{campaign, deal, round, who};
    use agt_primitives::tasks::{Answer, RoundId, SetId};

    /// Checks an opening of so many equal choices in the first set of a round, which has eight items and as much gold.
    fn checked(queue: Queue, answers: usize, choice: u8) -> Result<(), Refusal> {
        let round = Round { queue, ..round(RoundState::Dealt(deal())) };
        check(&opening(4, answers, choice), &campaign().terms, &round)
    }

    fn opening(set: u32, answers: usize, choice: u8) -> Opening<AccountId> {
        let answers = vec![Answer::Choice(choice); answers].try_into().expect("at most 32 answers");
        Opening { campaign: 1, round: RoundId(0), set: SetId(set), who: who(5), answers, salt: [3; 32] }
    }

    #[test]
    fn answers_fill_the_items_and_the_gold_of_their_set() {
        for queue in [Queue::Work, Queue::Expert] {
            assert_eq!(checked(queue, 16, 3), Ok(()));
            for wrong in [0, 8, 15, 17, 32] {
                assert_eq!(checked(queue, wrong, 3), Err(Refusal::WrongCount), "{wrong}");
            }
            assert_eq!(checked(queue, 16, 4), Err(Refusal::AnswerOutOfRange));
        }
    }

    #[test]
    fn graders_give_a_grade_to_each_answer_of_a_set() {
        assert_eq!(checked(Queue::Grade, 24, 4), Ok(()));
        assert_eq!(checked(Queue::Grade, 16, 4), Err(Refusal::WrongCount));
        assert_eq!(checked(Queue::Grade, 24, 5), Err(Refusal::AnswerOutOfRange));
    }

    #[test]
    fn opening_of_a_set_that_was_not_dealt_is_refused() {
        let queueing = round(RoundState::Queueing);
        assert_eq!(check(&opening(4, 16, 3), &campaign().terms, &queueing), Err(Refusal::NotCommitted));
        let dealt = round(RoundState::Dealt(deal()));
        assert_eq!(check(&opening(6, 16, 3), &campaign().terms, &dealt), Err(Refusal::WrongRound));
    }
}
