//! Plots as plain SVG: lines over seasons, and stacked bars.

use std::fmt::Write;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 380.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 190.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 60.0;
const COLOURS: [&str; 6] = ["#1b6ca8", "#e08a1e", "#3a9d5d", "#c0392b", "#7d5ba6", "#555555"];

/// A named row of figures.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name in the legend.
    pub name: String,
    /// Its figures, from left to right.
    pub values: Vec<f64>,
}

/// Text in which no character is markup.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn colour(index: usize) -> &'static str {
    COLOURS[index % COLOURS.len()]
}

/// The least of 1, 2, 5, 10, 20, 50, ... that is not below the figure.
fn rounded_up(figure: f64) -> f64 {
    let magnitude = 10f64.powf(figure.max(1e-9).log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * magnitude).into_iter().find(|top| *top >= figure).unwrap_or(figure)
}

/// The frame: title, axis with five steps up to `top`, legend.
fn frame(title: &str, unit: &str, top: f64, legend: &[String]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n\
         <text x=\"{LEFT}\" y=\"22\" font-size=\"15\">{}</text>\n",
        plain(title)
    );
    for step in 0..=5 {
        let value = top * f64::from(step) / 5.0;
        let y = height_of(value, top);
        let digits = if top >= 10.0 {
            0
        } else if top >= 1.0 {
            1
        } else {
            3
        };
        let _ = writeln!(
            svg,
            "<line x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"#dddddd\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{value:.digits$}</text>",
            WIDTH - RIGHT,
            LEFT - 6.0,
            y + 4.0,
        );
    }
    let _ = writeln!(svg, "<text x=\"8\" y=\"{:.1}\">{}</text>", TOP - 6.0, plain(unit));
    for (index, name) in legend.iter().enumerate() {
        let y = TOP + 18.0 * index as f64;
        let _ = writeln!(
            svg,
            "<rect x=\"{:.1}\" y=\"{y:.1}\" width=\"12\" height=\"12\" fill=\"{}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            WIDTH - RIGHT + 12.0,
            colour(index),
            WIDTH - RIGHT + 30.0,
            y + 11.0,
            plain(name),
        );
    }
    svg
}

fn height_of(value: f64, top: f64) -> f64 {
    HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (value / top).clamp(0.0, 1.0)
}

/// Lines, a point for each label.
pub fn lines(title: &str, unit: &str, labels: &[String], rows: &[Row]) -> String {
    let most = rows.iter().flat_map(|row| &row.values).fold(0.0f64, |most, value| most.max(*value));
    let top = rounded_up(most);
    let names = rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
    let mut svg = frame(title, unit, top, &names);
    let across =
        |index: usize| LEFT + (WIDTH - RIGHT - LEFT) * index as f64 / labels.len().saturating_sub(1).max(1) as f64;
    for (index, row) in rows.iter().enumerate() {
        let points = row.values.iter().enumerate();
        let points = points.map(|(at, value)| format!("{:.1},{:.1}", across(at), height_of(*value, top)));
        let points = points.collect::<Vec<_>>().join(" ");
        let _ = writeln!(
            svg,
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>",
            colour(index)
        );
    }
    let each = labels.len().div_ceil(12).max(1);
    for (index, label) in labels.iter().enumerate().step_by(each) {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            across(index),
            HEIGHT - BOTTOM + 18.0,
            plain(label)
        );
    }
    svg + "</svg>\n"
}

/// Bars, one for each label, of which each row is a layer.
pub fn bars(title: &str, unit: &str, labels: &[String], rows: &[Row]) -> String {
    let sum = |bar: usize| rows.iter().filter_map(|row| row.values.get(bar)).sum::<f64>();
    let top = rounded_up((0..labels.len()).map(sum).fold(0.0, f64::max) - 1e-6);
    let names = rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
    let mut svg = frame(title, unit, top, &names);
    let step = (WIDTH - RIGHT - LEFT) / labels.len().max(1) as f64;
    for (bar, label) in labels.iter().enumerate() {
        let x = LEFT + step * (bar as f64 + 0.15);
        let mut below = 0.0;
        for (index, row) in rows.iter().enumerate() {
            let value = row.values.get(bar).copied().unwrap_or_default();
            let (low, high) = (height_of(below, top), height_of(below + value, top));
            let _ = writeln!(
                svg,
                "<rect x=\"{x:.1}\" y=\"{high:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{}\"/>",
                step * 0.7,
                low - high,
                colour(index)
            );
            below += value;
        }
        let y = HEIGHT - BOTTOM + 16.0 + 15.0 * (bar % 2) as f64;
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"11\">{}</text>",
            x + step * 0.35,
            plain(label)
        );
    }
    svg + "</svg>\n"
}
