//! Small pictures of shapes, and a program that looks at them.

use crate::work::draw;
use std::{fs, io, path::Path};

/// The shapes, in the order of their labels.
pub const SHAPES: [&str; 4] = ["circle", "square", "triangle", "cross"];

/// Pixels to a side.
const SIDE: i32 = 48;

/// The bytes before the pixels of a BMP file.
const HEAD: usize = 54;

/// Returns the shape of a picture, by its number among those of `name`. Shapes are equally frequent.
pub fn shape_of(name: &str, number: u32) -> usize {
    // Four in a row show four shapes, in an order of their own.
    let (block, place) = (number / 4, number % 4);
    let mut order = [0usize, 1, 2, 3];
    order.sort_by_key(|shape| draw((name, "order", block, *shape as u32)));
    order[place as usize]
}

/// Returns the picture as a BMP file: a dark shape on a light ground, of a size, at a place and in a colour of its own.
pub fn picture(name: &str, number: u32) -> Vec<u8> {
    let shape = shape_of(name, number);
    let chance = |what: &str, range: u64| (draw((name, what, number)) % range) as i32;
    let (radius, x, y) = (10 + chance("radius", 9), 24 + chance("x", 9) - 4, 24 + chance("y", 9) - 4);
    let dark = [20 + chance("blue", 100), 20 + chance("green", 100), 20 + chance("red", 100)].map(|part| part as u8);
    let pixels = (SIDE * SIDE * 3) as usize;
    let mut file = Vec::with_capacity(HEAD + pixels);
    file.extend(b"BM");
    file.extend(((HEAD + pixels) as u32).to_le_bytes());
    file.extend([0; 4]);
    file.extend((HEAD as u32).to_le_bytes());
    file.extend(40u32.to_le_bytes());
    file.extend(SIDE.to_le_bytes());
    file.extend(SIDE.to_le_bytes());
    file.extend(1u16.to_le_bytes());
    file.extend(24u16.to_le_bytes());
    file.extend([0; 24]);
    for row in 0..SIDE {
        for column in 0..SIDE {
            // The rows of a BMP file begin at the bottom.
            let inside = covers(shape, column - x, SIDE - 1 - row - y, radius);
            file.extend(if inside { dark } else { [245, 240, 235] });
        }
    }
    file
}

/// Returns whether a shape around the origin covers a point. `down` grows downwards.
fn covers(shape: usize, right: i32, down: i32, radius: i32) -> bool {
    match shape {
        0 => right * right + down * down <= radius * radius,
        1 => right.abs() <= radius && down.abs() <= radius,
        2 => down.abs() <= radius && 2 * right.abs() <= radius + down,
        _ => right.abs().max(down.abs()) <= radius && right.abs().min(down.abs()) <= radius / 4,
    }
}

/// Returns the shape in a picture, found by looking at its pixels; none if it is no picture of a shape.
pub fn seen(file: &[u8]) -> Option<usize> {
    let pixels = file.get(HEAD..)?;
    let is_dark = |right: i32, up: i32| {
        let at = ((up * SIDE + right) * 3) as usize;
        pixels.get(at..at + 3).is_some_and(|colour| colour.iter().all(|part| *part < 160))
    };
    let dark: Vec<_> = (0..SIDE * SIDE).map(|at| (at % SIDE, at / SIDE)).filter(|at| is_dark(at.0, at.1)).collect();
    let (left, right) = (dark.iter().map(|at| at.0).min()?, dark.iter().map(|at| at.0).max()?);
    let (bottom, top) = (dark.iter().map(|at| at.1).min()?, dark.iter().map(|at| at.1).max()?);
    let box_of = f64::from((right - left + 1) * (top - bottom + 1));
    let width = |up: i32| f64::from(dark.iter().filter(|at| at.1 == up).count() as i32);
    // How much of its box a shape fills, and whether it is as wide above as below.
    let filled = dark.len() as f64 / box_of;
    let slant = (width(bottom + 1) - width(top - 1)) / f64::from(right - left + 1);
    Some(match filled {
        _ if slant > 0.5 => 2,
        filled if filled > 0.95 => 1,
        filled if filled > 0.65 => 0,
        _ => 3,
    })
}

/// Writes `count` pictures into a folder, and beside it the items, the gold and the truth of all of them as CSV. One picture
/// in every `every` is gold.
pub fn write(folder: &Path, name: &str, count: u32, is_gold: impl Fn(u32) -> bool) -> io::Result<()> {
    let media = folder.join("pictures");
    fs::create_dir_all(&media)?;
    let (mut items, mut gold, mut truth) = (String::from("id,media\n"), String::from("id,answer\n"), String::new());
    for number in 0..count {
        let file = format!("{number:03}.bmp");
        fs::write(media.join(&file), picture(name, number))?;
        let shape = SHAPES[shape_of(name, number)];
        items += &format!("picture-{number:03},{file}\n");
        truth += &format!("picture-{number:03},{shape}\n");
        if is_gold(number) {
            gold += &format!("picture-{number:03},{shape}\n");
        }
    }
    fs::write(folder.join("items.csv"), items)?;
    fs::write(folder.join("gold.csv"), gold)?;
    fs::write(folder.join("truth.csv"), truth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_looks_at_a_picture_sees_its_shape() {
        for number in 0..400 {
            assert_eq!(seen(&picture("shapes", number)), Some(shape_of("shapes", number)), "{number}");
        }
        assert_eq!(seen(b"no picture"), None);
    }

    #[test]
    fn shapes_are_equally_frequent() {
        let mut found = [0; 4];
        (0..200).for_each(|number| found[shape_of("shapes", number)] += 1);
        assert_eq!(found, [50; 4]);
    }
}
