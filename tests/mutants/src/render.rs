//! Writes a file with its changes, and remembers in which lines each mutant stands.

use crate::list::Id;
use std::{cmp::Reverse, collections::BTreeSet, ops::Range};

/// A change of the text.
#[derive(Debug)]
pub enum Edit {
    /// One of several expressions runs.
    Choice {
        /// The expression that is there.
        range: Range<usize>,
        /// What a mutant has instead of it.
        alternatives: Vec<(Id, String)>,
    },
    /// More text.
    Insert {
        /// Where.
        at: usize,
        /// What.
        text: String,
        /// The mutant that it belongs to.
        id: Option<Id>,
    },
    /// Less text.
    Delete {
        /// What goes.
        range: Range<usize>,
    },
}

impl Edit {
    fn range(&self) -> Range<usize> {
        match self {
            Self::Choice { range, .. } | Self::Delete { range } => range.clone(),
            Self::Insert { at, .. } => *at..*at,
        }
    }

    /// Orders what begins first before the rest, and of two that begin at one place the one that contains the other. An insertion
    /// stands before both.
    fn order(&self) -> (usize, bool, Reverse<usize>) {
        let range = self.range();
        (range.start, !range.is_empty(), Reverse(range.end))
    }
}

/// A file with mutants in it.
#[derive(Debug, Default)]
pub struct Woven {
    /// Its text.
    pub text: String,
    /// The mutants in it.
    pub placed: BTreeSet<Id>,
    /// The lines of each mutant, from 1.
    own: Vec<(Range<usize>, Id)>,
    /// The lines of each choice between mutants.
    shared: Vec<(Range<usize>, Vec<Id>)>,
    line: usize,
}

impl Woven {
    /// Returns the mutants to which a line belongs: the one that stands in it or, if there is none, all of the smallest choice
    /// that the line is a part of.
    pub fn mutants_at(&self, line: usize) -> Vec<Id> {
        let own: Vec<_> = self.own.iter().filter(|(lines, _)| lines.contains(&line)).map(|(_, id)| *id).collect();
        if !own.is_empty() {
            return own;
        }
        let around = self.shared.iter().filter(|(lines, _)| lines.contains(&line));
        around.min_by_key(|(lines, _)| lines.len()).map(|(_, ids)| ids.clone()).unwrap_or_default()
    }

    fn write(&mut self, text: &str) {
        self.line += text.matches('\n').count();
        self.text.push_str(text);
    }

    /// Writes what belongs to a mutant.
    fn write_mutant(&mut self, id: Id, text: &str) {
        let from = self.line;
        self.write(text);
        self.own.push((from..self.line + 1, id));
        self.placed.insert(id);
    }

    /// Writes a part of the file with the changes in it, in their order.
    fn write_part(&mut self, text: &str, part: Range<usize>, edits: &[Edit]) {
        let (mut at, mut rest) = (part.start, edits);
        while let Some((edit, later)) = rest.split_first() {
            let range = edit.range();
            self.write(&text[at..range.start]);
            let within = later.iter().take_while(|other| other.order().0 < range.end).count();
            let (inner, after) = later.split_at(within);
            match edit {
                Edit::Choice { alternatives, .. } => self.write_choice(text, range.clone(), alternatives, inner),
                Edit::Insert { text, id: Some(id), .. } => {
                    self.write("\n");
                    self.write_mutant(*id, text);
                    self.write("\n");
                }
                Edit::Insert { text, id: None, .. } => self.write(text),
                Edit::Delete { .. } => {}
            }
            (at, rest) = (range.end, after);
        }
        self.write(&text[at..part.end]);
    }

    fn write_choice(&mut self, text: &str, range: Range<usize>, alternatives: &[(Id, String)], inner: &[Edit]) {
        let from = self.line;
        self.write("(");
        for (id, alternative) in alternatives {
            self.write("\n");
            self.write_mutant(*id, &format!("if crate::__mutant({id}) {{\n({alternative})\n}}"));
            self.write("\nelse ");
        }
        self.write("{ (");
        self.write_part(text, range, inner);
        self.write(") })");
        self.shared.push((from..self.line + 1, alternatives.iter().map(|(id, _)| *id).collect()));
    }
}

/// Writes a file with its changes.
pub fn render(text: &str, edits: Vec<Edit>) -> Woven {
    let mut woven = Woven { line: 1, ..Woven::default() };
    woven.write_part(text, 0..text.len(), &merge(edits));
    woven
}

/// Orders changes, and makes one choice of those between the same expression and others.
fn merge(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(Edit::order);
    let mut merged: Vec<Edit> = Vec::new();
    for edit in edits {
        match (merged.last_mut(), edit) {
            (Some(Edit::Choice { range, alternatives }), Edit::Choice { range: same, alternatives: more })
                if *range == same =>
            {
                alternatives.extend(more)
            }
            (_, edit) => merged.push(edit),
        }
    }
    merged
}
