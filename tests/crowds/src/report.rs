//! Tables for people, and CSV.

use crate::{
    numbers::NumberFigures,
    replay::{Figures, Rule},
};

/// One row: a crowd, a rule, and what it came to.
#[derive(Clone, Debug)]
pub struct Row<Of> {
    /// The crowd.
    pub crowd: String,
    /// The rule.
    pub rule: Rule,
    /// The hostile accounts beside it, or nothing.
    pub beside: &'static str,
    /// The figures.
    pub figures: Of,
}

/// Returns a number with so many decimals, or nothing if there is none.
fn cell(number: f64, decimals: usize) -> String {
    if number.is_finite() {
        format!("{number:.decimals$}")
    } else {
        String::new()
    }
}

/// Returns a share in per cent, or a dash.
fn percent(share: f64) -> String {
    if share.is_finite() {
        format!("{:.1}", 100.0 * share)
    } else {
        "-".into()
    }
}

/// Returns a text as a cell of CSV: in quotes if it needs them.
pub fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into()
    }
}

/// Returns lines of cells as CSV.
fn csv(header: &str, rows: impl Iterator<Item = Vec<String>>) -> String {
    let lines = rows.map(|cells| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n");
    format!("{header}\n{}", lines.collect::<String>())
}

/// Returns the crowds alone as CSV; shares are fractions.
pub fn crowds_csv(rows: &[Row<Figures>]) -> String {
    let header =
        "crowd,rule,workers_proven,able_proven,decided,right,dawid_skene,majority,answers_an_item,people_paid,\
                  able_tested_proven";
    let rows = rows.iter().filter(|row| row.beside.is_empty()).map(|Row { crowd, rule, figures, .. }| {
        let shares = [
            figures.workers_proven,
            figures.able_proven,
            figures.decided,
            figures.right,
            figures.dawid_skene,
            figures.majority,
        ];
        let names = [crowd.clone(), rule.name().into()];
        let shares = shares.map(|share| cell(share, 4));
        let last = [cell(figures.answers, 2), cell(figures.people_paid, 4), cell(figures.able_tested_proven, 4)];
        names.into_iter().chain(shares).chain(last).collect()
    });
    csv(header, rows)
}

/// Returns the crowds beside hostile accounts as CSV; shares are fractions.
pub fn hostile_csv(rows: &[Row<Figures>]) -> String {
    let header = "crowd,rule,beside,workers_proven,able_proven,able_tested_proven,decided,right,dawid_skene,majority,\
                  answers_an_item,people_paid,hostile_proven,hostile_paid";
    let rows = rows.iter().filter(|row| !row.beside.is_empty()).map(|Row { crowd, rule, beside, figures }| {
        let names = [crowd.clone(), rule.name().into(), (*beside).into()];
        let figures = figures.all().into_iter().zip([4, 4, 4, 4, 4, 4, 4, 2, 4, 4, 4]);
        names.into_iter().chain(figures.map(|(figure, decimals)| cell(figure, decimals))).collect()
    });
    csv(header, rows)
}

/// Returns crowds of numbers as CSV; shares are fractions, errors are in the crowd's own unit.
pub fn numbers_csv(rows: &[Row<NumberFigures>]) -> String {
    let header =
        "crowd,rule,beside,workers_proven,able_proven,decided,error,median_error,answers_an_item,hostile_proven";
    let rows = rows.iter().map(|Row { crowd, rule, beside, figures }| {
        let names = [crowd.clone(), rule.name().into(), (*beside).into()];
        let figures = figures.all().into_iter().zip([4, 4, 4, 2, 2, 2, 4]);
        names.into_iter().chain(figures.map(|(figure, decimals)| cell(figure, decimals))).collect()
    });
    csv(header, rows)
}

/// The head of the table of [`line`].
pub const HEAD: &str =
    "crowd      rule               beside     proven   able  tested  decided  right  Dawid-Skene  majority  answers  \
                        people paid  hostile proven  hostile paid";

/// Returns a row of the table, in per cent.
pub fn line(row: &Row<Figures>) -> String {
    let Row { crowd, rule, beside, figures } = row;
    let shown = figures.all().map(percent);
    let [proven, able, tested, decided, right, dawid_skene, majority, _, paid, hostile_proven, hostile_paid] = shown;
    let (rule, answers) = (rule.name(), cell(figures.answers, 2));
    format!(
        "{crowd:10} {rule:18} {beside:9} {proven:>7} {able:>6} {tested:>7} {decided:>8} {right:>6} {dawid_skene:>12} {majority:>9} \
         {answers:>8} {paid:>12} {hostile_proven:>15} {hostile_paid:>13}"
    )
}

/// The head of the table of [`number_line`].
pub const NUMBER_HEAD: &str =
    "crowd      rule               beside     proven   able  decided  error  of the median  answers  hostile proven";

/// Returns a row of the table of numbers: shares in per cent.
pub fn number_line(row: &Row<NumberFigures>) -> String {
    let Row { crowd, rule, beside, figures } = row;
    let shares = [figures.workers_proven, figures.able_proven, figures.decided, figures.hostile_proven].map(percent);
    let [proven, able, decided, hostile_proven] = shares;
    let numbers = [figures.error, figures.median_error, figures.answers].map(|number| cell(number, 2));
    let ([error, median, answers], rule) = (numbers, rule.name());
    format!(
        "{crowd:10} {rule:18} {beside:9} {proven:>7} {able:>6} {decided:>8} {error:>6} {median:>14} {answers:>8} \
         {hostile_proven:>15}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(beside: &'static str) -> Row<Figures> {
        let figures = Figures { right: 0.75, dawid_skene: f64::NAN, answers: 4.5, ..Figures::default() };
        Row { crowd: "dog".into(), rule: Rule::InSkill, beside, figures }
    }

    #[test]
    fn shares_are_fractions_and_missing_figures_are_empty() {
        let text = crowds_csv(&[row(""), row("blind")]);
        let expected = "dog,measured in skill,0.0000,0.0000,0.0000,0.7500,,0.0000,4.50,0.0000,0.0000";
        assert_eq!(text.lines().skip(1).collect::<Vec<_>>(), [expected]);
        let columns = |text: &str| text.lines().map(|line| line.split(',').count()).collect::<Vec<_>>();
        assert_eq!(columns(&text), [11, 11]);
        assert_eq!(columns(&hostile_csv(&[row(""), row("blind")])), [14, 14]);
        let figures = NumberFigures::default();
        let numbers = [Row { crowd: "emotion".into(), rule: Rule::Before, beside: "", figures }];
        assert_eq!(columns(&numbers_csv(&numbers)), [10, 10]);
    }

    #[test]
    fn table_is_in_per_cent() {
        assert!(line(&row("")).contains(" 75.0 "));
        assert!(line(&row("")).contains(" - "));
    }
}
