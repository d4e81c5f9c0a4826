//! The rules, written a second time: who has selected what and how long it rests, levels, points, and what was paid.

use super::*;
use agt_primitives::contributors::Credits;
use pallet_nfts::{Item, ItemPriceOf, PendingSwapOf};
use std::collections::{BTreeMap, BTreeSet};

/// A character, without what chance decided.
#[derive(Clone, Debug)]
struct One {
    starter: bool,
    level: u64,
    points: [u8; 4],
    a_level: u8,
    selected: Option<AccountId>,
    rest: Option<(AccountId, Moment)>,
}

#[derive(Default)]
pub struct Model {
    items: BTreeMap<CharacterId, One>,
    claimed: BTreeSet<AccountId>,
    /// Price, XP, supply, most, end, whether it is closed, sold.
    editions: Vec<(Balance, u64, u32, u32, Moment, bool, u32)>,
    bought: BTreeMap<(EditionId, AccountId), u32>,
    /// Who paid and the epoch that decides.
    pending: BTreeMap<CharacterId, (AccountId, u32)>,
    next: CharacterId,
    taken: Balance,
    spent: BTreeMap<AccountId, u64>,
}

impl Model {
    /// BOB and CAROL own little, and have little XP.
    pub fn begin() -> Self {
        for who in [BOB, CAROL] {
            TestPeople::register(who, true, 400);
        }
        assert_ok!(Balances::transfer_allow_death(signed(CAROL), ALICE, free(CAROL) - 60 * AGT));
        Self::default()
    }

    fn pays(who: AccountId, agt: Balance, xp: u64) -> bool {
        let free = free(who).saturating_sub(EXISTENTIAL_DEPOSIT);
        agt <= free && (xp == 0 || TestPeople::is_proven(&who) && xp <= TestPeople::left(&who))
    }

    fn is_locked(&self, item: CharacterId) -> bool {
        self.items.get(&item).is_some_and(|one| one.selected.is_some() || one.starter && one.level < 5)
    }

    /// Whether somebody could buy the item or claim it in a swap, unless it is locked.
    fn is_offered(item: CharacterId) -> bool {
        ItemPriceOf::<Test>::contains_key(COLLECTION, item) || PendingSwapOf::<Test>::contains_key(COLLECTION, item)
    }

    /// The XP and the AGT of the next level.
    fn cost(level: u64) -> (u64, Balance) {
        let terms = Terms::get();
        let xp = u64::from(terms.level_xp.clamp(4, 1_024)) * level;
        let next = Balance::from(level + 1);
        let agt = if next % 5 == 0 { terms.level_agt.clamp(AGT, 1_000 * AGT) * (next / 5) * (next / 5) } else { 0 };
        (xp, agt)
    }

    fn place(attribute: Attribute) -> usize {
        Attribute::ALL.into_iter().position(|any| any == attribute).expect("it is one of them")
    }

    /// Whether an operation succeeds; none where this model does not say it.
    pub fn foretells(&self, op: &Op) -> Option<bool> {
        Some(match *op {
            Op::OpenEdition(price, xp, supply, most, odds, life) => {
                let sum: u32 = odds.into_iter().map(u32::from).sum();
                let priced = price >= AGT / 100 || price == 0 && xp > 0;
                priced && supply > 0 && most > 0 && sum == 10_000 && life > 0
            }
            Op::CloseEdition(edition) => {
                self.editions.get(edition as usize).is_some_and(|&(.., until, closed, _)| !closed && now() < until)
            }
            Op::Claim(who) => TestPeople::is_proven(&who) && !self.claimed.contains(&who),
            Op::Mint(who, number) => {
                self.editions.get(number as usize).is_some_and(|&(price, xp, supply, most, until, closed, sold)| {
                    let bought = self.bought.get(&(number, who)).copied().unwrap_or(0);
                    !closed && now() < until && sold < supply && bought < most && Self::pays(who, price, xp)
                })
            }
            Op::Hatch(item) => self.pending.get(&item).is_some_and(|&(_, of)| of < epoch()),
            Op::Select(who, item) => {
                let rested = |one: &One| one.rest.is_none_or(|(holder, until)| holder == who || until <= now());
                self.items.get(&item).is_some_and(rested)
                    && owner(item) == Some(who)
                    && self.items.values().all(|one| one.selected != Some(who))
                    && !Self::is_offered(item)
            }
            Op::Unselect(who) => self.items.values().any(|one| one.selected == Some(who)),
            Op::LevelUp(who, item, attribute, level, most) => self.items.get(&item).is_some_and(|one| {
                let (xp, agt) = Self::cost(one.level);
                owner(item) == Some(who)
                    && one.level < 50
                    && one.level + 1 == u64::from(level)
                    && agt <= most
                    && !Self::is_offered(item)
                    && one.points[Self::place(attribute)] + one.a_level <= 100
                    && Self::pays(who, agt, xp)
            }),
            Op::Prune(item) => self.items.contains_key(&item) && owner(item).is_none(),
            Op::Transfer(by, item, _) => {
                let may = |details: pallet_nfts::ItemDetails<_, _, pallet_nfts::ApprovalsOf<Test>>| {
                    details.owner == by || details.approvals.contains_key(&by)
                };
                !self.is_locked(item) && Item::<Test>::get(COLLECTION, item).is_some_and(may)
            }
            Op::Burn(by, item) => !self.is_locked(item) && owner(item) == Some(by),
            Op::ForceBurn(item) => !self.is_locked(item) && owner(item).is_some(),
            Op::Buy(_, item) if self.is_locked(item) => false,
            Op::ClaimSwap(_, send, receive) if self.is_locked(send) || self.is_locked(receive) => false,
            _ => return None,
        })
    }

    fn pay(&mut self, who: AccountId, agt: Balance, xp: u64) {
        self.taken += agt;
        *self.spent.entry(who).or_default() += xp;
    }

    /// Applies an operation that succeeded.
    pub fn follow(&mut self, op: &Op) {
        match *op {
            Op::OpenEdition(price, xp, supply, most, _, life) => {
                self.editions.push((price, xp, supply, most, now() + life, false, 0));
            }
            Op::CloseEdition(edition) => self.editions[edition as usize].5 = true,
            Op::Claim(who) => {
                let one = One { starter: true, level: 1, points: [5; 4], a_level: 2, selected: None, rest: None };
                self.items.insert(self.next, one);
                self.claimed.insert(who);
                self.next += 1;
            }
            Op::Mint(who, number) => {
                let (price, xp, ..) = self.editions[number as usize];
                self.editions[number as usize].6 += 1;
                *self.bought.entry((number, who)).or_default() += 1;
                self.pending.insert(self.next, (who, epoch() + 1));
                self.next += 1;
                self.pay(who, price, xp);
            }
            Op::Hatch(item) => {
                let (who, of) = self.pending.remove(&item).expect("it was pending");
                assert_eq!(owner(item), Some(who));
                let Character { rarity, attributes, .. } = record(item);
                if epoch() - of > SEEDS_KEPT {
                    assert_eq!((rarity, attributes), (Rarity::Common, Attributes::even(5)));
                }
                let points = Attribute::ALL.map(|attribute| attributes.of(attribute));
                let a_level = rarity as u8 + 2;
                self.items.insert(item, One { starter: false, level: 1, points, a_level, selected: None, rest: None });
            }
            Op::Select(who, item) => {
                let one = self.items.get_mut(&item).expect("it is known");
                (one.selected, one.rest) = (Some(who), None);
            }
            Op::Unselect(who) => {
                let one = self.items.values_mut().find(|one| one.selected == Some(who)).expect("it has selected one");
                let rest = Terms::get().rest.clamp(HOUR, 7 * DAY);
                (one.selected, one.rest) = (None, Some((who, now() + rest)));
            }
            Op::LevelUp(who, item, attribute, ..) => {
                let one = self.items.get_mut(&item).expect("it is known");
                let (xp, agt) = Self::cost(one.level);
                one.level += 1;
                one.points[Self::place(attribute)] += one.a_level;
                self.pay(who, agt, xp);
            }
            Op::Prune(item) => {
                self.items.remove(&item);
            }
            _ => {}
        }
    }

    /// The records are those of the model.
    pub fn assert_agrees(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(Records::<Test>::iter().count(), self.items.len());
        for (item, one) in &self.items {
            let character = record(*item);
            prop_assert_eq!(u64::from(character.level), one.level);
            prop_assert_eq!(Attribute::ALL.map(|attribute| character.attributes.of(attribute)), one.points);
            prop_assert_eq!(character.selected_by, one.selected);
            prop_assert_eq!(character.rest.map(|rest| (rest.holder, rest.until)), one.rest);
            prop_assert_eq!(character.edition.is_none(), one.starter);
        }
        prop_assert_eq!(Pendings::<Test>::iter().count(), self.pending.len());
        prop_assert_eq!(NextItem::<Test>::get(), self.next);
        prop_assert_eq!(Taken::<Test>::get().total(), Some(self.taken));
        for who in EVERYBODY {
            prop_assert_eq!(spent(who), self.spent.get(&who).copied().unwrap_or(0));
            let selected = self.items.iter().find(|(_, one)| one.selected == Some(who)).map(|(item, _)| *item);
            prop_assert_eq!(Selected::<Test>::get(who), selected);
            prop_assert_eq!(Starters::<Test>::contains_key(who), self.claimed.contains(&who));
        }
        Ok(())
    }
}
