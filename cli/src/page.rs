//! What people read: titles, fields and tables, aligned.

use std::fmt::{self, Display};

/// Spaces before what stands under a title, and between columns.
const INDENT: usize = 2;

/// A readable text, made part by part.
#[derive(Clone, Debug, Default)]
pub struct Page {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Line(String),
    Field(String, String),
    Table(Vec<Vec<String>>),
}

impl Page {
    /// Returns a page that begins with a line.
    pub fn titled(title: impl Into<String>) -> Self {
        Self::default().line(title)
    }

    /// Adds a line.
    pub fn line(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Line(text.into()));
        self
    }

    /// Adds a field. The values of fields that follow each other are aligned.
    pub fn field(mut self, name: impl Into<String>, value: impl Display) -> Self {
        self.parts.push(Part::Field(name.into(), value.to_string()));
        self
    }

    /// Adds a field if there is a value.
    pub fn field_if(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// Adds a table with the names of its columns; nothing if it has no rows.
    pub fn table<const COLUMNS: usize>(mut self, names: [&str; COLUMNS], rows: Vec<[String; COLUMNS]>) -> Self {
        if rows.is_empty() {
            return self;
        }
        let names = names.map(str::to_owned).to_vec();
        let rows = rows.into_iter().map(|row| row.to_vec());
        self.parts.push(Part::Table([names].into_iter().chain(rows).collect()));
        self
    }
}

impl Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.parts.as_slice();
        while let Some(part) = rest.first() {
            match part {
                Part::Line(text) => {
                    writeln!(f, "{text}")?;
                    rest = &rest[1..];
                }
                Part::Table(rows) => {
                    aligned(f, rows)?;
                    rest = &rest[1..];
                }
                Part::Field(..) => {
                    let is_field = |part: &&Part| matches!(part, Part::Field(..));
                    let count = rest.iter().take_while(is_field).count();
                    let fields = rest[..count].iter().filter_map(|part| match part {
                        Part::Field(name, value) => Some(vec![name.clone(), value.clone()]),
                        _ => None,
                    });
                    aligned(f, &fields.collect::<Vec<_>>())?;
                    rest = &rest[count..];
                }
            }
        }
        Ok(())
    }
}

/// Writes rows with each column as wide as its widest entry.
fn aligned(f: &mut fmt::Formatter<'_>, rows: &[Vec<String>]) -> fmt::Result {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or_default()).collect();
    for row in rows {
        let mut line = " ".repeat(INDENT);
        for (cell, width) in row.iter().zip(&widths) {
            let gap = width - cell.chars().count() + INDENT;
            line.extend([cell.as_str(), &" ".repeat(gap)]);
        }
        writeln!(f, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_tables_are_aligned_and_empty_tables_are_left_out() {
        let row = |name: &str, value: &str| [name.to_owned(), value.to_owned()];
        let page = Page::titled("Pool")
            .field("paid", 7)
            .field_if("until", None::<String>)
            .field("refunded", "é")
            .table(["a", "b"], vec![])
            .table(["name", "b"], vec![row("x", "1"), row("longer", "2")]);
        let due = "Pool\n  paid      7\n  refunded  é\n  name    b\n  x       1\n  longer  2\n";
        assert_eq!(page.to_string(), due);
    }
}
