//! The columns of a row group that is being filled.

use super::schema::NUMBER_BYTES;
use crate::{
    labels::{answering::fixed_point, file::PartFile, row::Further, Answering, Label, Value},
    Error, Result,
};
use parquet::{
    data_type::{
        BoolType, ByteArray, ByteArrayType, DataType, DoubleType, FixedLenByteArray, FixedLenByteArrayType, Int32Type,
    },
    errors::ParquetError,
    file::writer::{SerializedFileWriter, SerializedRowGroupWriter},
};

/// The cells of a column without empty ones.
struct Column<Cell>(Vec<Cell>);

/// The cells of a column of which some are empty.
struct Sparse<Cell> {
    cells: Vec<Cell>,
    /// One for each row with a cell, zero for each without.
    levels: Vec<i16>,
}

/// The answers of a column.
enum Answers {
    Texts(Sparse<ByteArray>),
    Numbers(Sparse<FixedLenByteArray>, u8),
}

/// The contributors: a list a row.
struct Lists {
    accounts: Vec<ByteArray>,
    accepted: Vec<bool>,
    /// One for each contributor, zero for each row without one.
    levels: Vec<i16>,
    /// Zero where a row begins, one for its further contributors.
    repeats: Vec<i16>,
}

/// The columns of a row group.
pub(super) struct Columns {
    further: Further,
    item: Column<i32>,
    id: Column<ByteArray>,
    answer: Answers,
    index: Sparse<i32>,
    text: Sparse<ByteArray>,
    confidence: Sparse<f64>,
    answers: Column<i32>,
    rounds: Column<i32>,
    set: Sparse<i32>,
    block: Sparse<i32>,
    block_hash: Sparse<ByteArray>,
    event: Sparse<i32>,
    contributors: Lists,
}

impl Columns {
    /// Returns the empty columns of a campaign.
    pub(super) fn of(answering: &Answering) -> Self {
        Self {
            further: Further::of(answering),
            item: Column(Vec::new()),
            id: Column(Vec::new()),
            answer: match answering {
                Answering::Number { decimals } => Answers::Numbers(Sparse::new(), *decimals),
                _ => Answers::Texts(Sparse::new()),
            },
            index: Sparse::new(),
            text: Sparse::new(),
            confidence: Sparse::new(),
            answers: Column(Vec::new()),
            rounds: Column(Vec::new()),
            set: Sparse::new(),
            block: Sparse::new(),
            block_hash: Sparse::new(),
            event: Sparse::new(),
            contributors: Lists { accounts: vec![], accepted: vec![], levels: vec![], repeats: vec![] },
        }
    }

    /// Returns the number of rows.
    pub(super) fn rows(&self) -> usize {
        self.item.0.len()
    }

    /// Adds a row.
    pub(super) fn push(&mut self, label: &Label) -> Result<()> {
        let (answer, index, text) = match &label.answer {
            Some(Value::Choice { index, label }) => (Some(label), Some(i32::from(*index)), None),
            Some(Value::Number(number)) => (Some(number), None, None),
            Some(Value::Content { hash, text }) => (Some(hash), None, text.as_ref()),
            None => (None, None, None),
        };
        self.answer.push(answer.map(String::as_str))?;
        self.item.0.push(label.item.cast_signed());
        self.id.0.push(bytes(&label.id));
        self.index.push(index);
        self.text.push(text.map(|text| bytes(text)));
        self.confidence.push(label.confidence.map(|points| f64::from(points) / 10_000.0));
        self.answers.0.push(label.answers.cast_signed());
        self.rounds.0.push(label.rounds.cast_signed());
        let settled = label.settled.as_ref();
        self.set.push(settled.map(|settled| settled.set.cast_signed()));
        self.block.push(settled.map(|settled| settled.block.cast_signed()));
        self.block_hash.push(settled.map(|settled| bytes(&format!("{:?}", settled.block_hash))));
        self.event.push(settled.map(|settled| settled.event.cast_signed()));
        self.contributors.push(label);
        Ok(())
    }

    /// Writes the rows as a row group, and takes them out.
    pub(super) fn write(&mut self, writer: &mut SerializedFileWriter<PartFile>) -> parquet::errors::Result<()> {
        let mut group = writer.next_row_group()?;
        self.item.write::<Int32Type>(&mut group)?;
        self.id.write::<ByteArrayType>(&mut group)?;
        match &mut self.answer {
            Answers::Texts(texts) => texts.write::<ByteArrayType>(&mut group)?,
            Answers::Numbers(numbers, _) => numbers.write::<FixedLenByteArrayType>(&mut group)?,
        }
        match self.further.index {
            true => self.index.write::<Int32Type>(&mut group)?,
            false => self.index = Sparse::new(),
        }
        match self.further.text {
            true => self.text.write::<ByteArrayType>(&mut group)?,
            false => self.text = Sparse::new(),
        }
        self.confidence.write::<DoubleType>(&mut group)?;
        self.answers.write::<Int32Type>(&mut group)?;
        self.rounds.write::<Int32Type>(&mut group)?;
        self.set.write::<Int32Type>(&mut group)?;
        self.block.write::<Int32Type>(&mut group)?;
        self.block_hash.write::<ByteArrayType>(&mut group)?;
        self.event.write::<Int32Type>(&mut group)?;
        self.contributors.write(&mut group)?;
        group.close().map(|_| ())
    }
}

impl<Cell> Column<Cell> {
    fn write<Type: DataType<T = Cell>>(
        &mut self,
        group: &mut SerializedRowGroupWriter<'_, PartFile>,
    ) -> parquet::errors::Result<()> {
        write_column::<Type>(group, &self.0, None, None)?;
        self.0.clear();
        Ok(())
    }
}

impl<Cell> Sparse<Cell> {
    fn new() -> Self {
        Self { cells: Vec::new(), levels: Vec::new() }
    }

    fn push(&mut self, cell: Option<Cell>) {
        self.levels.push(cell.is_some().into());
        self.cells.extend(cell);
    }

    fn write<Type: DataType<T = Cell>>(
        &mut self,
        group: &mut SerializedRowGroupWriter<'_, PartFile>,
    ) -> parquet::errors::Result<()> {
        write_column::<Type>(group, &self.cells, Some(&self.levels), None)?;
        *self = Self::new();
        Ok(())
    }
}

impl Answers {
    fn push(&mut self, answer: Option<&str>) -> Result<()> {
        match self {
            Self::Texts(texts) => texts.push(answer.map(bytes)),
            Self::Numbers(numbers, decimals) => {
                let number = answer.map(|answer| number(answer, *decimals)).transpose()?;
                numbers.push(number);
            }
        }
        Ok(())
    }
}

impl Lists {
    fn push(&mut self, label: &Label) {
        if label.contributors.is_empty() {
            self.levels.push(0);
            self.repeats.push(0);
        }
        for (place, contributor) in label.contributors.iter().enumerate() {
            self.levels.push(1);
            self.repeats.push((place > 0).into());
            self.accounts.push(bytes(&contributor.account));
            self.accepted.push(contributor.accepted);
        }
    }

    fn write(&mut self, group: &mut SerializedRowGroupWriter<'_, PartFile>) -> parquet::errors::Result<()> {
        let (levels, repeats) = (Some(self.levels.as_slice()), Some(self.repeats.as_slice()));
        write_column::<ByteArrayType>(group, &self.accounts, levels, repeats)?;
        write_column::<BoolType>(group, &self.accepted, levels, repeats)?;
        self.accounts.clear();
        self.accepted.clear();
        self.levels.clear();
        self.repeats.clear();
        Ok(())
    }
}

fn write_column<Type: DataType>(
    group: &mut SerializedRowGroupWriter<'_, PartFile>,
    cells: &[Type::T],
    levels: Option<&[i16]>,
    repeats: Option<&[i16]>,
) -> parquet::errors::Result<()> {
    let column = group.next_column()?;
    let mut column = column.ok_or_else(|| ParquetError::General("the schema has fewer columns than a label".into()))?;
    column.typed::<Type>().write_batch(cells, levels, repeats)?;
    column.close()
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text)
}

/// Returns a decimal as the column has it: in fixed point, the highest byte first.
fn number(text: &str, decimals: u8) -> Result<FixedLenByteArray> {
    let number = fixed_point(text, decimals).ok_or_else(|| {
        Error::new(format!("`{text}` is no number of {decimals} decimals"), "export what the book of the campaign says")
    })?;
    Ok(number.to_be_bytes()[16 - NUMBER_BYTES..].to_vec().into())
}
