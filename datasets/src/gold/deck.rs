//! Draws from a deck of gold items: each is drawn once before any is drawn again, unless it does not fit.

use crate::prepare::dice::Dice;

/// How many cards are looked at before a draw gives up.
const LOOKS: usize = 64;

/// A deck of gold items.
pub(super) struct Deck {
    all: Vec<u32>,
    left: Vec<u32>,
    /// Whether the deck is filled again when it is empty.
    again: bool,
}

impl Deck {
    /// Returns the deck of these items. They are drawn once, or again and again.
    pub(super) fn new(all: Vec<u32>, again: bool, dice: &mut Dice) -> Self {
        let mut left = all.clone();
        dice.shuffle(&mut left);
        Self { all: if again { all } else { Vec::new() }, left, again }
    }

    /// Draws an item that fits. Those that do not fit stay on top. None if the deck is empty, or none of the first 64 fits.
    pub(super) fn draw(&mut self, dice: &mut Dice, fits: impl Fn(u32) -> bool) -> Option<u32> {
        if let Some(found) = self.look(&fits) {
            return Some(found);
        }
        if !self.again || self.left.len() > self.all.len() {
            return None;
        }
        let mut next = self.all.clone();
        dice.shuffle(&mut next);
        next.append(&mut self.left);
        self.left = next;
        self.look(&fits)
    }

    fn look(&mut self, fits: &impl Fn(u32) -> bool) -> Option<u32> {
        let place = self.left.iter().rev().take(LOOKS).position(|item| fits(*item))?;
        let place = self.left.len().checked_sub(place.saturating_add(1))?;
        Some(self.left.swap_remove(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_drawn_once_before_any_is_drawn_again() {
        let dice = &mut Dice::new([7; 32]);
        let mut deck = Deck::new((0..10).collect(), true, dice);
        for _ in 0..3 {
            let mut pass = (0..10).map(|_| deck.draw(dice, |_| true).unwrap()).collect::<Vec<_>>();
            pass.sort_unstable();
            assert_eq!(pass, (0..10).collect::<Vec<_>>());
        }
        let mut once = Deck::new(vec![4, 5], false, dice);
        assert_eq!(once.draw(dice, |item| item == 5), Some(5));
        assert_eq!(once.draw(dice, |item| item == 5), None);
        assert_eq!((once.draw(dice, |_| true), once.draw(dice, |_| true)), (Some(4), None));
    }
}
