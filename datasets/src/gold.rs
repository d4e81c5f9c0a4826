//! Gold: the items whose right answer the requester knows, and how they are dealt to the sets.
//!
//! Every leaf that comes out of here passes [`GoldRules::check`](agt_primitives::tasks::GoldRules::check).

mod by_class;
mod by_number;
mod deal;
mod deck;
#[cfg(test)]
mod tests;

use crate::{
    items::AnswerReader,
    plan::{fixed, AnswerPlan, Plan},
    Error, Result,
};
use agt_primitives::tasks::{Answer, AnswerKind};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

pub(crate) use deal::{deal, Dealt};

/// What stands for an item's id in memory: the first 16 bytes of its blake2-256.
pub(crate) type IdHash = [u8; 16];

/// Returns what stands for an id in memory.
pub(crate) fn hash_of_id(id: &str) -> IdHash {
    crate::prepare::hashing::blake2_128(id.as_bytes())
}

/// Reads an answer as people write it: a label, the number of an option counted from one, or a decimal number.
///
/// # Errors
/// The error says what is wrong with the answer, and has no place of a file.
pub fn answer_of(answer: &AnswerPlan, text: &str) -> std::result::Result<Answer, String> {
    let choice = |place: usize| u8::try_from(place).map(Answer::Choice).map_err(|_| format!("`{text}` is no class"));
    match answer {
        AnswerPlan::Choices { labels } => match labels.iter().position(|label| label == text) {
            Some(place) => choice(place),
            None => Err(format!("`{text}` is none of the labels")),
        },
        AnswerPlan::Preference { options } => match text.parse::<u8>() {
            Ok(option) if (1..=*options).contains(&option) => choice(usize::from(option.saturating_sub(1))),
            _ => Err(format!("`{text}` is no option from 1 to {options}")),
        },
        AnswerPlan::Number(AnswerKind::Number { least, most, decimals, .. }) => {
            let number = i64::try_from(fixed(text, *decimals)?).ok().filter(|number| least <= number && number <= most);
            number.map(Answer::Number).ok_or_else(|| format!("`{text}` is outside the range of answers"))
        }
        AnswerPlan::Number(_) | AnswerPlan::Rich => Err("people grade these answers, so there is no gold".to_string()),
    }
}

/// The gold of a plan. An item of gold takes about 70 bytes of memory, whatever its content.
pub(crate) struct GoldBook {
    path: PathBuf,
    id: String,
    column: String,
    /// The place in `answers` by the hash of the id.
    places: HashMap<IdHash, u32>,
    answers: Vec<Answer>,
    /// The number of each by the order of the items; none for one that is not met among them.
    numbers: Vec<Option<u32>>,
    met: u32,
}

impl GoldBook {
    /// Reads the gold of a plan; none if it names no file.
    ///
    /// # Errors
    /// An answer is none that the plan asks for, or an id stands twice.
    pub(crate) fn read(plan: &Plan) -> Result<Self> {
        let columns = &plan.files.columns;
        let mut book = Self {
            path: plan.files.gold.clone().unwrap_or_default(),
            id: columns.id.clone(),
            column: columns.answer.clone(),
            places: HashMap::new(),
            answers: Vec::new(),
            numbers: Vec::new(),
            met: 0,
        };
        if plan.files.gold.is_none() {
            return Ok(book);
        }
        let mut lines = book.lines()?;
        while let Some(line) = lines.next() {
            let (place, id, text) = line?;
            let answer = answer_of(&plan.answer, &text).map_err(|what| {
                let remedy = match &plan.answer {
                    AnswerPlan::Choices { .. } => "write one of [answer] labels, or add it there",
                    _ => "correct it",
                };
                Error::new(format!("{}: the answer of `{}` is wrong: {what}", lines.at(place), short(&id)), remedy)
            })?;
            let number = u32::try_from(book.answers.len()).map_err(|_| too_much(&book.path))?;
            if book.places.insert(hash_of_id(&id), number).is_some() {
                let what = format!("{}: the gold of `{}` stands twice", lines.at(place), short(&id));
                return Err(Error::new(what, "remove one of the lines"));
            }
            book.answers.push(answer);
        }
        if book.answers.is_empty() {
            let what = format!("{} has no answers", name_of(&book.path));
            return Err(Error::new(what, "write the right answer beside the id of each gold item"));
        }
        book.numbers = vec![None; book.answers.len()];
        Ok(book)
    }

    fn lines(&self) -> Result<AnswerReader> {
        AnswerReader::open(&self.path, &self.id, &self.column)
    }

    /// Notes an item that was read, and returns whether it is gold. Gold is numbered in the order in which it is met; an id that
    /// comes twice keeps its number.
    pub(crate) fn meet(&mut self, id: &IdHash) -> bool {
        let place = self.places.get(id).and_then(|place| usize::try_from(*place).ok());
        let Some(number) = place.and_then(|place| self.numbers.get_mut(place)) else { return false };
        if number.is_none() {
            *number = Some(self.met);
            self.met = self.met.saturating_add(1);
        }
        true
    }

    /// Returns the answers by number, once all items were read.
    ///
    /// # Errors
    /// Gold is not among the items; the message names some of it.
    pub(crate) fn into_answers(self, items: &Path) -> Result<Vec<Answer>> {
        let missing = self.numbers.iter().filter(|number| number.is_none()).count();
        if missing > 0 {
            return Err(self.unmet(items, missing)?);
        }
        let mut ordered = self.numbers.iter().flatten().zip(&self.answers).collect::<Vec<_>>();
        ordered.sort_unstable_by_key(|(number, _)| **number);
        Ok(ordered.into_iter().map(|(_, answer)| *answer).collect())
    }

    /// Returns the error of gold that is not among the items. The file is read again, because its ids are not kept.
    fn unmet(&self, items: &Path, missing: usize) -> Result<Error> {
        let mut lines = self.lines()?;
        while let Some(line) = lines.next() {
            let (place, id, _) = line?;
            let number =
                self.places.get(&hash_of_id(&id)).and_then(|place| self.numbers.get(usize::try_from(*place).ok()?));
            if number.is_none_or(Option::is_none) {
                let others = match missing.saturating_sub(1) {
                    0 => String::new(),
                    others => format!(", nor are {others} others"),
                };
                let what =
                    format!("{}: the gold `{}` is not in {}{others}", lines.at(place), short(&id), name_of(items));
                return Ok(Error::new(what, "add the item, or remove its gold"));
            }
        }
        Ok(Error::new(format!("{} changed while it was read", name_of(&self.path)), "run it again"))
    }
}

fn too_much(path: &Path) -> Error {
    Error::new(format!("{} has more gold than a campaign can use", name_of(path)), "take a part of it")
}

/// Returns the name of a file, for a message.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Returns an id for a message: on one line, and not too long.
pub(crate) fn short(id: &str) -> String {
    const MOST: usize = 60;
    let plain = id.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut told = plain.take(MOST).collect::<String>();
    if id.chars().nth(MOST).is_some() {
        told.push_str("...");
    }
    told
}
