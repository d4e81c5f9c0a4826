//! The rules, written a second time: progress is a list of who has counted for what.

use super::*;
use agt_primitives::token::EXISTENTIAL_DEPOSIT;
use std::collections::{BTreeMap, BTreeSet};

/// How an account stands in an area.
#[derive(Clone, Debug, Default)]
struct Standing {
    level: u8,
    qualified: Qualified,
    skill: u16,
    platform: u64,
    /// What each requester counts for since the last revocation, and ever.
    requesters: BTreeMap<AccountId, (u64, u64)>,
    forfeited: u64,
    xp: u64,
    agt: u64,
}

impl Standing {
    fn requested(&self) -> u64 {
        self.requesters.values().map(|(since, _)| since).sum()
    }

    fn answers(&self) -> u64 {
        self.platform + self.requested()
    }
}

#[derive(Clone, Debug)]
pub struct Model {
    known: BTreeSet<AreaId>,
    open: BTreeSet<AreaId>,
    first_answers: u64,
    standings: BTreeMap<(AccountId, AreaId), Standing>,
    /// XP that was earned and not spent.
    xp: BTreeMap<AccountId, u64>,
    /// All AGT of everybody, in planck.
    agt: BTreeMap<AccountId, Balance>,
}

/// XP and AGT that a level costs by the design.
fn price(level: u8) -> (u64, u64) {
    [(0, 0), (2_000, 0), (4_500, 50), (8_000, 0), (12_500, 200)][usize::from(level) - 1]
}

impl Model {
    pub fn new() -> Self {
        let agt = [(ALICE, ENDOWMENT), (BOB, ENDOWMENT), (CAROL, ENDOWMENT), (POT, EXISTENTIAL_DEPOSIT)];
        Self {
            known: [BIRDS, MAPS].into(),
            open: [BIRDS, MAPS].into(),
            first_answers: 1_000,
            standings: BTreeMap::new(),
            xp: BTreeMap::new(),
            agt: agt.into(),
        }
    }

    fn standing(&mut self, who: AccountId, area: AreaId) -> &mut Standing {
        self.standings.entry((who, area)).or_default()
    }

    /// Moves AGT between accounts, if the payer stays alive and the payee comes to life.
    fn pay(&mut self, from: AccountId, to: AccountId, amount: Balance) -> Option<()> {
        let payer = self.agt.get(&from).copied().unwrap_or_default();
        let kept = payer.checked_sub(amount).filter(|kept| *kept >= EXISTENTIAL_DEPOSIT || amount == 0)?;
        if amount > 0 {
            self.agt.insert(from, kept);
            *self.agt.entry(to).or_default() += amount;
        }
        Some(())
    }

    /// Gives `who` the next level, if it has what that takes.
    fn rise(&mut self, who: AccountId, area: AreaId, is_first: bool, most: Balance) -> Option<()> {
        let (is_open, first_answers) = (self.open.contains(&area), self.first_answers);
        let standing = self.standing(who, area).clone();
        let level = standing.level + 1;
        let (xp, agt) = if level <= 5 { price(level) } else { return None };
        let fits = is_open
            && Balance::from(agt) * AGT <= most
            && (standing.level == 0) == is_first
            && standing.answers() >= first_answers * u64::from(level) * u64::from(level)
            && standing.qualified == Qualified::Yes
            && standing.skill >= 9_000;
        let left = self.xp.entry(who).or_default();
        *left = left.checked_sub(xp).filter(|_| fits)?;
        if agt > 0 {
            self.pay(who, POT, Balance::from(agt) * AGT)?;
        }
        let standing = self.standing(who, area);
        standing.level = level;
        standing.xp += xp;
        standing.agt += agt;
        Some(())
    }

    fn accept(&mut self, who: AccountId, area: AreaId, requester: Option<AccountId>, answers: u64) {
        if !self.open.contains(&area) {
            return;
        }
        let first_answers = self.first_answers;
        let standing = self.standing(who, area);
        let Some(requester) = requester else {
            standing.platform += answers;
            return;
        };
        let next = u64::from(standing.level + 1).min(5);
        let tenth = first_answers * next * next / 10;
        let (since, ever) = standing.requesters.entry(requester).or_default();
        let more = answers.min(tenth.saturating_sub(*ever));
        *since += more;
        *ever += more;
    }

    /// Returns the model after an operation, or none if it must fail.
    pub fn play(&self, op: &Op) -> Option<Self> {
        let mut next = self.clone();
        match *op {
            Op::Open(area) => {
                next.known.insert(area);
                next.open.insert(area).then_some(())?;
            }
            Op::Close(area) => next.open.remove(&area).then_some(())?,
            Op::Accept(who, area, requester, answers) => next.accept(who, area, requester, answers.into()),
            Op::Qualify(who, area, qualified, skill) => {
                let standing = next.standing(who, area);
                (standing.qualified, standing.skill) = (qualified, skill);
            }
            Op::Grant(who, xp) => *next.xp.entry(who).or_default() += xp,
            Op::Pay(who, amount) => {
                let (from, to) = if amount < 0 { (who, CAROL) } else { (CAROL, who) };
                next.pay(from, to, Balance::from(amount.unsigned_abs()) * AGT)?;
            }
            Op::Want(first_answers) => next.first_answers = u64::from(first_answers).max(100),
            Op::Claim(who, area) => next.rise(who, area, true, 0)?,
            Op::LevelUp(who, area, above, most) => {
                (above == 1).then_some(())?;
                next.rise(who, area, false, most)?;
            }
            Op::Revoke(who, area) | Op::Rule(who, area) => {
                let standing = next.standing(who, area);
                (standing.level > 0).then_some(())?;
                standing.level = 0;
                standing.forfeited += standing.answers();
                standing.platform = 0;
                standing.requesters.values_mut().for_each(|(since, _)| *since = 0);
            }
        }
        Some(next)
    }

    /// Checks that storage says what the model does.
    pub fn assert_agrees(&self) -> Result<(), TestCaseError> {
        let nothing = Standing::default();
        for (who, area) in EVERYBODY.into_iter().flat_map(|who| AREAS.map(|area| (who, area))) {
            let standing = self.standings.get(&(who, area)).unwrap_or(&nothing);
            let stored = progress(who, area);
            prop_assert_eq!(level(who, area), standing.level, "of {} in {}", who, area);
            prop_assert_eq!(counted(who, area), (standing.platform, standing.requested()));
            prop_assert_eq!(stored.forfeited.total(), standing.forfeited);
            prop_assert_eq!((stored.spent.xp, stored.spent.agt), (standing.xp, Balance::from(standing.agt) * AGT));
            for requester in REQUESTERS {
                let ever = standing.requesters.get(&requester).map_or(0, |(_, ever)| *ever);
                prop_assert_eq!(Medallions::requested(who, area, requester), ever);
            }
        }
        for who in EVERYBODY {
            let held = self.standings.iter().filter(|((of, _), standing)| *of == who && standing.level > 0).count();
            prop_assert_eq!(Holders::<Test>::get(who) as usize, held);
            prop_assert_eq!(Medallions::holds_any(&who), held > 0);
            prop_assert_eq!(TestContributors::left(&who), self.xp.get(&who).copied().unwrap_or_default());
        }
        let held = self.standings.values().filter(|standing| standing.level > 0).count();
        let holders: BTreeSet<_> =
            self.standings.iter().filter(|(_, standing)| standing.level > 0).map(|((who, _), _)| *who).collect();
        let totals = Totals::<Test>::get();
        prop_assert_eq!((totals.held as usize, totals.holders as usize), (held, holders.len()));
        for (who, amount) in &self.agt {
            prop_assert_eq!(free(*who), *amount, "of {}", who);
        }
        // All AGT that was taken is in the pot and was noted.
        let taken = self.standings.values().map(|standing| Balance::from(standing.agt) * AGT).sum::<Balance>();
        prop_assert_eq!((noted(), Totals::<Test>::get().agt), (taken, taken));
        prop_assert_eq!(free(POT), EXISTENTIAL_DEPOSIT + taken);
        prop_assert_eq!(crate::Areas::<Test>::iter_keys().collect::<BTreeSet<_>>(), self.known.clone());
        Ok(())
    }
}
