//! The books, as somebody keeps them who sees the events and nothing else.

use super::*;
use crate::Areas;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub struct Rebuilt {
    areas: BTreeMap<AreaId, bool>,
    progresses: BTreeMap<(AccountId, AreaId), (u8, Progress)>,
    requested: BTreeMap<(AccountId, AreaId, AccountId), u64>,
}

impl Rebuilt {
    /// The books of a chain at its genesis, which has two areas and no events.
    pub fn new() -> Self {
        Self { areas: [(BIRDS, true), (MAPS, true)].into(), ..Self::default() }
    }

    pub fn follow(&mut self) {
        for record in System::events() {
            if let RuntimeEvent::Medallions(event) = record.event {
                self.enter(event);
            }
        }
    }

    fn progress(&mut self, who: AccountId, area: AreaId) -> &mut (u8, Progress) {
        self.progresses.entry((who, area)).or_default()
    }

    fn enter(&mut self, event: Event<Test>) {
        match event {
            Event::AreaOpened { area, .. } => {
                self.areas.insert(area, true);
            }
            Event::AreaClosed { area } => {
                self.areas.insert(area, false);
            }
            Event::Counted { who, area, requester, answers } => {
                let (_, progress) = self.progress(who, area);
                match requester {
                    None => progress.counted.platform += answers,
                    Some(requester) => {
                        progress.counted.requested += answers;
                        *self.requested.entry((who, area, requester)).or_default() += answers;
                    }
                }
            }
            Event::Claimed { who, area, .. } => self.progress(who, area).0 = 1,
            Event::LevelledUp { who, area, level, xp, agt, .. } => {
                let (known, progress) = self.progress(who, area);
                assert_eq!(level, *known + 1);
                *known = level;
                progress.spent.xp += xp;
                progress.spent.agt += agt;
            }
            Event::Revoked { who, area, level, forfeited, .. } => {
                let (known, progress) = self.progress(who, area);
                assert_eq!((level, forfeited), (*known, progress.counted));
                *known = 0;
                progress.forfeited = progress.forfeited.and(forfeited);
                progress.counted = CountedAnswers::NONE;
            }
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
    }

    pub fn assert_agrees(&self) -> Result<(), TestCaseError> {
        let areas = Areas::<Test>::iter().map(|(area, known)| (area, known.is_open));
        prop_assert_eq!(&self.areas, &areas.collect());
        let progresses = Progresses::<Test>::iter()
            .map(|(who, area, progress)| ((who, area), (progress.level(), Progress { medallion: None, ..progress })));
        prop_assert_eq!(&self.progresses, &progresses.collect());
        let holders: BTreeSet<_> =
            self.progresses.iter().filter(|(_, (level, _))| *level > 0).map(|((who, _), _)| *who).collect();
        prop_assert_eq!(holders.len(), Totals::<Test>::get().holders as usize);
        prop_assert_eq!(&self.requested, &Requested::<Test>::iter().collect());
        Ok(())
    }
}
