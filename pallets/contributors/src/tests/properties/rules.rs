//! The rules of the model: the effect of each operation, or the error with which it fails.

use super::{
    model::{Clockwork, Credit, Human, Model, OpenSet},
    ops::{season, Op, BONDED, OWNERS},
    *,
};
use crate::Error;
use agt_primitives::{
    calendar::Month,
    contributors::FeelessKind,
    token::{AGT, EXISTENTIAL_DEPOSIT},
};

type Foretold = Result<(), DispatchError>;

/// Returns `error` unless the condition holds.
fn demand(holds: bool, error: Error<Test>) -> Foretold {
    if holds {
        Ok(())
    } else {
        Err(error.into())
    }
}

fn next_midnight(at: Moment) -> Moment {
    at.div_ceil(DAY) * DAY
}

impl Model {
    pub fn apply(&mut self, op: &Op) -> Foretold {
        match *op {
            Op::Wait(millis) => self.now += millis,
            Op::Block => self.block = [0; 3],
            Op::Medallion(number, holds) => {
                self.holders.remove(&number);
                if holds {
                    self.holders.insert(number);
                }
            }
            Op::Booster(number, factor) => {
                self.boosters.insert(number, factor);
            }
            Op::SpendXp(number, xp) => {
                let human = self.human(number)?;
                demand(human.proven, Error::Unproven)?;
                demand(xp <= human.xp - human.spent, Error::NotEnoughXp)?;
                human.spent += xp;
            }
            Op::GrantXp(number, xp) => {
                let human = self.human(number)?;
                demand(human.proven, Error::Unproven)?;
                demand(xp < u64::MAX, Error::TooMuchXp)?;
                human.xp += xp;
                self.granted += xp;
            }
            Op::Boost(number, capacity, shorter, reward, learning) => {
                self.characters.insert(number, (capacity, shorter, reward, learning));
                let ((period, maximum), now) = (self.energy_terms(number), self.now);
                if let Some(human) = self.people.get_mut(&number) {
                    human.energy = human.energy.retuned(period, maximum, now);
                }
            }
            Op::Register(number, referrer) => return self.register(number, referrer),
            Op::RegisterFor(sponsor, number, referrer, expires, honest) => {
                return self.register_for(sponsor, number, referrer, expires, honest);
            }
            Op::RemoveIdle(number) => return self.remove_idle(number),
            Op::Open(number, offer) => return self.open(number, offer),
            Op::Close(number, set, result, ahead) => return self.close(number, set, result, ahead),
            Op::Forget(number, area) => return self.forget(number, area),
            Op::Burn(number, aia) => return self.burn(number, aia),
            Op::Note(number) => {
                let human = self.human(number)?;
                demand(human.proven, Error::Unproven)?;
                human.redeemed = true;
            }
            Op::Hold(number, dispute, aia, ahead) => return self.hold(number, dispute, aia, ahead),
            Op::Release(number, dispute) => return self.end(number, dispute, 0),
            Op::ClawBack(number, dispute, aia) => {
                demand(aia > 0, Error::ZeroAmount)?;
                return self.end(number, dispute, aia);
            }
            Op::Claim(number, back) => return self.claim(number, season(back)),
            Op::Spend(number, kind) => return self.spend(number, kind),
        }
        Ok(())
    }

    fn human(&mut self, number: usize) -> Result<&mut Human, DispatchError> {
        self.people.get_mut(&number).ok_or(DispatchError::from(Error::<Test>::NotRegistered))
    }

    fn may_come(&self, number: usize, referrer: Option<usize>) -> Foretold {
        demand(!self.people.contains_key(&number), Error::AlreadyRegistered)?;
        demand(referrer != Some(number), Error::SelfReferral)?;
        demand(referrer.is_none_or(|referrer| self.people.contains_key(&referrer)), Error::UnknownReferrer)
    }

    fn come(&mut self, number: usize, referrer: Option<usize>, held: Balance) {
        let (period, maximum) = self.energy_terms(number);
        let named = referrer.map(|referrer| (referrer, &self.people[&referrer]));
        let human = Human {
            number: self.next,
            since: self.now,
            referrer: named.map(|(referrer, human)| (referrer, human.number)),
            tree: named.map_or(self.next, |(_, human)| human.tree),
            held,
            proven: false,
            redeemed: false,
            active: self.now,
            energy: Clockwork { grown: maximum * period, at: self.now, period, maximum },
            xp: 0,
            spent: 0,
            areas: BTreeMap::new(),
            open: BTreeMap::new(),
            sets: BTreeMap::new(),
            reserved: BTreeMap::new(),
            accepted_on: Default::default(),
            credits: Vec::new(),
            disputes: BTreeMap::new(),
            burned: 0,
            clawed_back: 0,
            calls: BTreeMap::new(),
        };
        self.next += 1;
        self.free[number] -= held;
        self.people.insert(number, human);
    }

    fn register(&mut self, number: usize, referrer: Option<usize>) -> Foretold {
        self.may_come(number, referrer)?;
        demand(self.free[number] >= AGT + EXISTENTIAL_DEPOSIT, Error::InsufficientBalance)?;
        assert!(number < OWNERS);
        self.come(number, referrer, AGT);
        Ok(())
    }

    fn register_for(
        &mut self,
        sponsor: usize,
        number: usize,
        referrer: Option<usize>,
        expires: i64,
        honest: bool,
    ) -> Foretold {
        self.may_come(number, referrer)?;
        demand(expires >= 0, Error::SignatureExpired)?;
        demand(expires <= 7 * DAY as i64, Error::ExpiryTooFar)?;
        let invitations = self.invitations(sponsor).ok_or(DispatchError::from(Error::<Test>::NotASponsor))?;
        demand(invitations.units(self.now) > 0, Error::NoInvitation)?;
        demand(honest, Error::BadSignature)?;
        self.invitations.insert(sponsor, invitations.changed(-1, self.now));
        self.come(number, referrer, 0);
        Ok(())
    }

    fn remove_idle(&mut self, number: usize) -> Foretold {
        let now = self.now;
        let human = self.human(number)?;
        demand(!human.proven, Error::AlreadyProven)?;
        demand(human.open.is_empty(), Error::WorkOpen)?;
        demand(human.disputes.is_empty(), Error::InDispute)?;
        demand(now - human.active >= 30 * DAY, Error::NotIdle)?;
        let human = human.clone();
        self.people.remove(&number);
        self.free[number] += human.held;
        self.removed += human.xp;
        self.expired += human.credits.iter().map(|credit| credit.aia).sum::<Aia>();
        Ok(())
    }

    fn open(&mut self, number: usize, offer: WorkOffer) -> Foretold {
        let (now, today) = (self.now, self.today());
        let (reward, learning) =
            self.characters.get(&number).map_or((10_000, 10_000), |character| (character.2, character.3));
        let booster = u64::from(self.boosters.get(&number).copied().unwrap_or(10_000)).min(12_500);
        let human = self.human(number)?.clone();
        demand(!human.open.contains_key(&offer.set.set), Error::AlreadyOpen)?;
        demand(offer.energy > 0, Error::ZeroEnergy)?;
        demand(offer.kind == WorkKind::Platform || offer.aia_max == 0, Error::AiaOutsidePlatform)?;
        demand(human.open.len() < if human.proven { 8 } else { 1 }, Error::TooManyOpen)?;
        let known = human.areas.contains_key(&offer.area);
        demand(known || human.areas.len() < 16, Error::TooManyAreas)?;
        let standing = human.areas.get(&offer.area).cloned().unwrap_or_default();
        match offer.kind {
            WorkKind::Quiz => {
                demand(!standing.is_let_in(), Error::AlreadyQualified)?;
                demand(now >= standing.quiz_from, Error::MustWait)?;
                let quizzes = human.open.values().filter(|open| open.offer.kind == WorkKind::Quiz);
                demand(quizzes.into_iter().all(|open| open.offer.area != offer.area), Error::QuizOpen)?;
            }
            WorkKind::Platform => demand(offer.aia_max == 0 || standing.is_let_in(), Error::NotQualified)?,
            WorkKind::Pool => {}
        }
        let known_for = if standing.qualified() == Qualified::Yes { standing.reputation() } else { 0 };
        let (sets, cap) = match (human.proven, known_for) {
            (false, _) => (2, 640),
            (true, 0..2_500) => (3, 1_000),
            (true, 2_500..5_000) => (4, 2_000),
            (true, 5_000..8_000) => (6, 3_000),
            (true, _) => (12, 6_000),
        };
        demand(human.sets.get(&today).copied().unwrap_or(0) < sets, Error::DailySets)?;
        let streak = (10_000 + 100 * self.streak(&human).saturating_sub(1)).min(12_000);
        let product = u64::from(reward) * u64::from(offer.stake_tier.points()) * streak * booster / 1_000_000_000_000;
        let multiplier = if human.proven { product.min(15_000) } else { 10_000 };
        let learning = if human.proven { learning.into() } else { 10_000 };
        let most = offer.aia_max * multiplier / 10_000;
        demand(human.reserved.get(&today).copied().unwrap_or(0) + most <= cap, Error::DailyAia)?;
        demand(human.energy.units(now) >= u64::from(offer.energy), Error::NotEnoughEnergy)?;

        let human = self.human(number)?;
        human.areas.insert(offer.area, standing);
        human.energy = human.energy.changed(-i64::from(offer.energy), now);
        *human.sets.entry(today).or_default() += 1;
        *human.reserved.entry(today).or_default() += most;
        human.active = now;
        human.open.insert(offer.set.set, OpenSet { offer, day: today, multiplier, learning });
        Ok(())
    }

    fn close(&mut self, number: usize, set: u64, result: WorkResult, ahead: Moment) -> Foretold {
        let (now, today) = (self.now, self.today());
        let open = self.people.get(&number).and_then(|human| human.open.get(&set)).cloned();
        let open = open.ok_or(DispatchError::from(Error::<Test>::NotOpen))?;
        let sound = |tally: Tally| tally.right <= tally.total;
        demand(sound(result.consensus) && sound(result.gold), Error::BadTally)?;
        demand(result.aia <= open.offer.aia_max, Error::MoreThanOffered)?;
        let human = self.human(number)?;
        human.open.remove(&set);
        let most = open.offer.aia_max * open.multiplier / 10_000;
        if result.outcome == Outcome::ReturnedUnused {
            human.energy = human.energy.changed(open.offer.energy.into(), now);
            if open.day == today {
                *human.sets.entry(today).or_default() -= 1;
                *human.reserved.entry(today).or_default() -= most;
            }
            let busy = human.open.values().any(|other| other.offer.area == open.offer.area);
            if !busy && human.areas[&open.offer.area].sets == 0 {
                human.areas.remove(&open.offer.area);
            }
            return Ok(());
        }

        let paid = result.outcome == Outcome::Accepted;
        let aia = if paid { result.aia * open.multiplier / 10_000 } else { 0 };
        let standing = human.areas.get_mut(&open.offer.area).expect("an open set has an area");
        let earned = standing.close(&open.offer, &result, aia, now);
        let proves = !human.proven && standing.is_let_in();
        if open.day == today {
            *human.reserved.entry(today).or_default() -= most - earned.own;
        }
        human.active = now;
        let xp = if paid && result.earns_merit { u64::from(result.xp) * open.learning / 10_000 } else { 0 };
        human.xp += xp;
        if paid && result.earns_merit {
            if open.offer.kind != WorkKind::Pool {
                human.accepted_on.insert(open.day);
            }
        }
        let ripens = if ahead == 0 { now } else { next_midnight(now + ahead) };
        human.credits.push(Credit { aia: earned.credited, ripens });
        self.worked += xp;
        if proves {
            self.prove(number);
        }
        self.count(number, earned.credited);
        Ok(())
    }

    fn prove(&mut self, number: usize) {
        let period = if number == BONDED { DAY / 5 } else { DAY };
        let at = if number == BONDED { START - DAY } else { self.now };
        self.invitations.entry(number).or_insert(Clockwork { grown: 0, at, period, maximum: 10 });
        let human = self.people.get_mut(&number).expect("only the registered are proven");
        human.proven = true;
        self.free[number] += human.held;
        human.held = 0;
    }

    /// Adds accepted AIA to the season and to the referrer.
    fn count(&mut self, number: usize, aia: Aia) {
        let month = Month::at(self.now).expect("now has a month");
        if aia == 0 {
            return;
        }
        *self.accepted.entry(month).or_default() += aia;
        let human = &self.people[&number];
        let Some((referrer, registration)) = human.referrer else { return };
        let stands = self.people.get(&referrer).is_some_and(|other| other.number == registration && other.proven);
        let in_time = self.now - human.since < 90 * DAY;
        if in_time && human.redeemed && stands && self.holders.contains(&referrer) {
            self.counted.entry(month).or_default().push((referrer, aia));
        }
    }

    fn forget(&mut self, number: usize, area: AreaId) -> Foretold {
        let now = self.now;
        let human = self.human(number)?;
        demand(human.areas.contains_key(&area), Error::UnknownArea)?;
        demand(human.open.values().all(|open| open.offer.area != area), Error::AreaInUse)?;
        let standing = &human.areas[&area];
        demand(standing.falls == 0, Error::AreaFallen)?;
        demand(standing.qualified() != Qualified::OnTrial, Error::TrialRuns)?;
        demand(standing.failed == 0 && standing.score() >= 0, Error::QuizzesFailed)?;
        demand(standing.sets == 0 || now >= standing.closed + 7 * DAY, Error::AreaInUse)?;
        human.areas.remove(&area);
        Ok(())
    }

    fn burn(&mut self, number: usize, aia: Aia) -> Foretold {
        demand(aia > 0, Error::ZeroAmount)?;
        let human = self.human(number)?.clone();
        demand(human.proven, Error::Unproven)?;
        demand(aia <= self.matured(&human), Error::NotEnoughRipe)?;
        self.human(number)?.burned += aia;
        Ok(())
    }

    fn hold(&mut self, number: usize, dispute: u64, aia: Aia, ahead: Moment) -> Foretold {
        let from = next_midnight(self.now + ahead);
        demand(aia > 0, Error::ZeroAmount)?;
        let human = self.human(number)?;
        demand(!human.disputes.contains_key(&dispute), Error::DisputeExists)?;
        demand(ahead > 0, Error::NotEnoughRipening)?;
        human.credits.sort_by_key(|credit| credit.ripens);
        let eligible: Aia = human.credits.iter().filter(|credit| credit.ripens >= from).map(|credit| credit.aia).sum();
        demand(aia <= eligible, Error::NotEnoughRipening)?;
        let (mut rest, mut last) = (aia, from);
        for credit in human.credits.iter_mut().filter(|credit| credit.ripens >= from && credit.aia > 0) {
            if rest == 0 {
                break;
            }
            let part = rest.min(credit.aia);
            (credit.aia, rest, last) = (credit.aia - part, rest - part, credit.ripens);
        }
        human.disputes.insert(dispute, Credit { aia, ripens: last });
        Ok(())
    }

    fn end(&mut self, number: usize, dispute: u64, taken: Aia) -> Foretold {
        let held = self.people.get(&number).and_then(|human| human.disputes.get(&dispute)).copied();
        let held = held.ok_or(DispatchError::from(Error::<Test>::UnknownDispute))?;
        demand(taken <= held.aia, Error::MoreThanHeld)?;
        let human = self.human(number)?;
        human.disputes.remove(&dispute);
        human.clawed_back += taken;
        human.credits.push(Credit { aia: held.aia - taken, ..held });
        Ok(())
    }

    fn claim(&mut self, number: usize, season: Month) -> Foretold {
        demand(season < Month::at(self.now).expect("now has a month"), Error::SeasonRuns)?;
        let counted = self.counted.get(&season).cloned().unwrap_or_default();
        let all: Aia = counted.iter().map(|(_, aia)| aia).sum();
        let own: Aia = counted.iter().filter(|(referrer, _)| *referrer == number).map(|(_, aia)| aia).sum();
        let shared = self.accepted.get(&season).copied().unwrap_or(0) / 100;
        let payout = (own / 20).min((shared * own).checked_div(all).unwrap_or(0));
        let counts = counted.iter().any(|(referrer, _)| *referrer == number);
        demand(counts && self.claimed.insert((season, number)), Error::NothingToClaim)?;
        self.referrals += payout;
        let now = self.now;
        self.human(number)?.credits.push(Credit { aia: payout, ripens: now });
        Ok(())
    }

    fn spend(&mut self, number: usize, kind: FeelessKind) -> Foretold {
        let (today, block) = (self.today(), self.block);
        let human = self.human(number)?;
        let made = human.calls.entry(today).or_default();
        demand(*made < if human.proven { 60 } else { 10 }, Error::DailySets)?;
        let of_kind = |counted| u32::from(kind == counted);
        let [all, registrations, joins] =
            [block[0] + 1, block[1] + of_kind(FeelessKind::Registration), block[2] + of_kind(FeelessKind::Join)];
        // A call weighs a 320th of a block: 32 calls fill a tenth, three fit into a hundredth, and eight into a fortieth.
        if all > 32 || registrations > 3 || joins > 8 {
            return Err(DispatchError::Exhausted);
        }
        *made += 1;
        self.block = [all, registrations, joins];
        Ok(())
    }
}
