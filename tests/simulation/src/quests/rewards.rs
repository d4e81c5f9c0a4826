//! The rewards of one account: what it has claimed, and its boosters. Its records are those of `pallet-quests`, in memory.

use agt_primitives::{
    calendar::day,
    merit::AcceptedSet,
    multiplier::Multiplier,
    quests::{DailyQuests, Milestone, Quest, QuestTerms, Reward, WorkDone},
    Moment,
};

/// What an account has won.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Won {
    /// XP of quests.
    pub quests: u64,
    /// XP of milestones.
    pub milestones: u64,
    /// Boosters that went into the stock.
    pub boosters: u32,
    /// Planck of AGT.
    pub agt: u128,
}

/// The rewards of one account.
#[derive(Clone, Debug, Default)]
pub struct Rewards {
    /// What it has done, as milestones read it.
    pub work: WorkDone,
    /// What it has done, as quests read it: rows in it mean nothing.
    figures: WorkDone,
    /// What it has won.
    pub won: Won,
    /// Boosters that it has used.
    pub used: u32,
    claimed: (u64, u16),
    milestones: u32,
    stock: u8,
    until: Moment,
}

impl Rewards {
    /// Counts a set that is accepted at `now`. Only the sets of a proven account are counted. A set of a pool counts for quests
    /// if `pools` says so.
    pub fn count(&mut self, set: &AcceptedSet<u64>, pools: bool, now: Moment) {
        self.work.count(set, now);
        if pools || set.requester.is_none() {
            self.figures.count(&AcceptedSet { requester: None, ..set.clone() }, now);
        }
    }

    /// Claims all that a proven account can claim at `now`.
    pub fn claim(&mut self, now: Moment) {
        let today = day(now);
        if self.claimed.0 != today {
            self.claimed = (today, 0);
        }
        let figures = self.figures.on(today);
        let is_open = |quest: &Quest, claimed: u16| claimed & quest.bit() == 0 && quest.is_met(&figures);
        for quest in DailyQuests::without_seed(today).quests {
            if is_open(&quest, self.claimed.1) {
                self.claimed.1 |= quest.bit();
                self.won.quests += self.paid(quest.reward());
            }
        }
        for milestone in Milestone::ALL {
            if self.milestones & milestone.bit() == 0 && milestone.is_reached(&self.work) {
                self.milestones |= milestone.bit();
                self.won.milestones += self.paid(milestone.reward());
            }
        }
    }

    /// Pays a reward as far as the stock has room, and returns its XP.
    fn paid(&mut self, reward: Reward) -> u64 {
        let Reward { xp, boosters, agt } = reward.fitting(self.stock);
        self.stock += boosters;
        self.won.boosters += u32::from(boosters);
        self.won.agt += agt;
        xp.into()
    }

    /// Uses a booster, if there is one and none is active, and returns the factor at `now`.
    pub fn factor(&mut self, terms: &QuestTerms, now: Moment) -> Multiplier {
        if self.stock > 0 && now >= self.until {
            self.stock -= 1;
            self.used += 1;
            self.until = now + terms.booster_time;
        }
        if now < self.until {
            terms.factor()
        } else {
            Multiplier::ONE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{calendar::DAY, tasks::CampaignKind};

    fn set(opened_at: Moment) -> AcceptedSet<u64> {
        let (area, kind) = (0, CampaignKind::Specialised);
        AcceptedSet { area, kind, requester: None, answers: 32, perfect: true, opened_at }
    }

    #[test]
    fn each_reward_is_paid_once() {
        let mut rewards = Rewards::default();
        rewards.claim(DAY);
        assert_eq!(rewards.won, Won::default(), "there was no work");
        rewards.count(&set(DAY), false, DAY);
        rewards.claim(DAY);
        let won = rewards.won;
        assert_eq!((won.milestones, won.boosters), (10, 1), "the first set");
        rewards.claim(DAY);
        assert_eq!(rewards.won, won);
    }

    #[test]
    fn set_of_a_pool_feeds_quests_only_where_it_counts() {
        let paid = AcceptedSet { requester: Some(7), ..set(DAY) };
        let quests = |pools| {
            let mut rewards = Rewards::default();
            for day in 1..100 {
                rewards.count(&AcceptedSet { opened_at: day * DAY, ..paid.clone() }, pools, day * DAY);
                rewards.claim(day * DAY);
            }
            assert_eq!(rewards.work.sets, 99, "milestones count it");
            rewards.won.quests
        };
        assert_eq!(quests(false), 0);
        assert!(quests(true) > 0);
    }

    #[test]
    fn booster_is_active_for_its_time_and_one_at_a_time() {
        let (terms, mut rewards) = (QuestTerms::DEFAULT, Rewards::default());
        assert_eq!(rewards.factor(&terms, 0), Multiplier::ONE);
        rewards.stock = 2;
        assert_eq!(rewards.factor(&terms, 0), terms.factor());
        assert_eq!(rewards.factor(&terms, terms.booster_time - 1), terms.factor());
        assert_eq!((rewards.stock, rewards.used), (1, 1));
        assert_eq!(rewards.factor(&terms, terms.booster_time), terms.factor());
        assert_eq!(rewards.factor(&terms, 2 * terms.booster_time), Multiplier::ONE);
    }
}
