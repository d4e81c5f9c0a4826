//! A file of source, and the places in it as offsets in bytes.

use crate::list::{Place, Span};
use std::ops::Range;
use syn::spanned::Spanned;

/// A file of source.
pub struct Source {
    /// Its text.
    pub text: String,
    /// The offset at which each line begins.
    lines: Vec<usize>,
}

impl Source {
    /// Takes a text.
    pub fn new(text: String) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, lines }
    }

    /// Returns what a span of the list covers.
    pub fn range(&self, span: Span) -> Range<usize> {
        let offset = |place: Place| self.offset(place.line, place.column - 1);
        offset(span.start)..offset(span.end)
    }

    /// Returns what a piece of syntax covers.
    pub fn range_of(&self, syntax: &impl Spanned) -> Range<usize> {
        let span = syntax.span();
        let (start, end) = (span.start(), span.end());
        self.offset(start.line, start.column)..self.offset(end.line, end.column)
    }

    /// Returns the offset of a line, from 1, and of a column, from 0 and in characters.
    fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.lines[line - 1];
        let rest = &self.text[start..];
        start + rest.char_indices().nth(column).map_or(rest.len(), |(offset, _)| offset)
    }
}
