//! The books of each pool and escrow, as somebody keeps them who sees the events and nothing else.

use super::*;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Rebuilt {
    pools: BTreeMap<(AccountId, PoolId), (Books, u32)>,
    owed: BTreeMap<((AccountId, PoolId), AccountId), Balance>,
    escrows: BTreeMap<CampaignId, CampaignEscrow<AccountId>>,
}

impl Rebuilt {
    pub fn follow(&mut self) -> Result<(), TestCaseError> {
        for record in System::events() {
            if let RuntimeEvent::RewardPools(event) = record.event {
                self.enter(event);
            }
        }
        Ok(())
    }

    fn books(&mut self, owner: AccountId, pool: PoolId) -> &mut Books {
        &mut self.pools.get_mut(&(owner, pool)).expect("it opened").0
    }

    fn escrow(&mut self, campaign: CampaignId) -> &mut CampaignEscrow<AccountId> {
        self.escrows.get_mut(&campaign).expect("it opened")
    }

    fn enter(&mut self, event: Event<Test>) {
        match event {
            Event::Opened { owner, pool, amount, .. } => {
                let books = Books { funded: amount, unreserved: amount, ..Books::default() };
                self.pools.insert((owner, pool), (books, 0));
            }
            Event::ToppedUp { owner, pool, amount, .. } => {
                let books = self.books(owner, pool);
                books.funded += amount;
                books.unreserved += amount;
            }
            Event::Reserved { owner, pool, campaign, most, fee } => {
                let books = self.books(owner, pool);
                books.unreserved -= most + fee;
                books.reserved += most + fee;
                self.pools.get_mut(&(owner, pool)).expect("it opened").1 += 1;
                let (committed, credited, fee_charged) = (0, 0, 0);
                let escrow =
                    CampaignEscrow { owner, pool, free: most, committed, fee_reserved: fee, credited, fee_charged };
                self.escrows.insert(campaign, escrow);
            }
            Event::Committed { campaign, amount } => {
                let escrow = self.escrow(campaign);
                escrow.free -= amount;
                escrow.committed += amount;
            }
            Event::Released { campaign, amount } => {
                let escrow = self.escrow(campaign);
                escrow.committed -= amount;
                escrow.free += amount;
            }
            Event::Credited { owner, pool, campaign, who, amount, fee } => {
                let escrow = self.escrow(campaign);
                escrow.committed -= amount;
                escrow.credited += amount;
                escrow.fee_reserved -= fee;
                escrow.fee_charged += fee;
                let books = self.books(owner, pool);
                books.reserved -= amount + fee;
                books.owed += amount;
                books.fee_due += fee;
                *self.owed.entry(((owner, pool), who)).or_default() += amount;
            }
            Event::Claimed { owner, pool, who, amount } => {
                let books = self.books(owner, pool);
                books.owed -= amount;
                books.paid += amount;
                assert_eq!(self.owed.remove(&((owner, pool), who)), Some(amount));
            }
            Event::Forfeited { owner, pool, campaign, amount } => {
                self.escrow(campaign).free -= amount;
                let books = self.books(owner, pool);
                books.reserved -= amount;
                books.forfeit_due += amount;
            }
            Event::FeeCollected { owner, pool, fee, forfeits, .. } => {
                let books = self.books(owner, pool);
                books.fee_due -= fee;
                books.forfeit_due -= forfeits;
                books.collected += fee + forfeits;
            }
            Event::Refunded { owner, pool, amount } => {
                let books = self.books(owner, pool);
                books.unreserved -= amount;
                books.refunded += amount;
            }
            Event::CampaignRefunded { owner, pool, campaign, amount, fee } => {
                let escrow = self.escrow(campaign);
                escrow.free -= amount;
                escrow.fee_reserved -= fee;
                let books = self.books(owner, pool);
                books.reserved -= amount + fee;
                books.refunded += amount + fee;
            }
            Event::CampaignClosed { owner, pool, campaign, amount, fee } => {
                let escrow = self.escrows.remove(&campaign).expect("it opened");
                assert_eq!((escrow.free, escrow.fee_reserved), (amount, fee));
                let books = self.books(owner, pool);
                books.reserved -= amount + fee;
                books.unreserved += amount + fee;
                self.pools.get_mut(&(owner, pool)).expect("it opened").1 -= 1;
            }
            Event::Closed { owner, pool, amount, .. } => {
                let (books, _) = self.pools.remove(&(owner, pool)).expect("it opened");
                assert_eq!(books.held(), Some(amount));
            }
            Event::Cancelled { .. } => {}
            Event::__Ignore(..) => unreachable!("no event is of this kind"),
        }
    }

    /// Checks that what the events say is what is stored.
    pub fn assert_agrees(&self) -> Result<(), TestCaseError> {
        let pools: BTreeMap<_, _> = Pools::<Test>::iter()
            .map(|(owner, number, pool)| ((owner, number), (pool.books, pool.campaigns)))
            .collect();
        prop_assert_eq!(&pools, &self.pools);
        prop_assert_eq!(&Escrows::<Test>::iter().collect::<BTreeMap<_, _>>(), &self.escrows);
        let owed: BTreeMap<_, _> = Owed::<Test>::iter().map(|(pool, who, amount)| ((pool, who), amount)).collect();
        prop_assert_eq!(&owed, &self.owed);
        Ok(())
    }
}
