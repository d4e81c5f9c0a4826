//! The books of each pool and escrow, as somebody keeps them who sees the events and nothing else.

use super::*;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Rebuilt {
    pools: BTreeMap<(AccountId, PoolId), (Books, u32)>,
    opened: u64,
    /// Of each guarantee: what there was, what workers got, and what the owner got back.
    guarantees: BTreeMap<(AccountId, PoolId), [Balance; 3]>,
    owed: BTreeMap<((AccountId, PoolId), AccountId), Balance>,
    escrows: BTreeMap<EscrowId, EscrowBooks<AccountId>>,
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

    fn guarantee(&mut self, owner: AccountId, pool: PoolId) -> &mut [Balance; 3] {
        self.guarantees.get_mut(&(owner, pool)).expect("it opened")
    }

    fn escrow(&mut self, id: EscrowId) -> &mut EscrowBooks<AccountId> {
        self.escrows.get_mut(&id).expect("it opened")
    }

    fn enter(&mut self, event: Event<Test>) {
        match event {
            Event::Opened { owner, pool, amount, guarantee, .. } => {
                let books = Books { funded: amount, unreserved: amount, ..Books::default() };
                self.opened += 1;
                self.pools.insert((owner, pool), (books, 0));
                self.guarantees.insert((owner, pool), [guarantee, 0, 0]);
            }
            Event::ToppedUp { owner, pool, amount, guarantee, .. } => {
                self.guarantee(owner, pool)[0] += guarantee;
                let books = self.books(owner, pool);
                books.funded += amount;
                books.unreserved += amount;
            }
            Event::Reserved { owner, pool, escrow: id, most, fee } => {
                let books = self.books(owner, pool);
                books.unreserved -= most + fee;
                books.reserved += most + fee;
                self.pools.get_mut(&(owner, pool)).expect("it opened").1 += 1;
                let (committed, credited, fee_charged) = (0, 0, 0);
                let escrow =
                    EscrowBooks { owner, pool, free: most, committed, fee_reserved: fee, credited, fee_charged };
                self.escrows.insert(id, escrow);
            }
            Event::Committed { escrow: id, amount } => {
                let escrow = self.escrow(id);
                escrow.free -= amount;
                escrow.committed += amount;
            }
            Event::Released { escrow: id, amount } => {
                let escrow = self.escrow(id);
                escrow.committed -= amount;
                escrow.free += amount;
            }
            Event::Credited { owner, pool, escrow: id, who, amount, fee } => {
                let escrow = self.escrow(id);
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
            Event::Claimed { owner, pool, who, amount, .. } => {
                let books = self.books(owner, pool);
                books.owed -= amount;
                books.paid += amount;
                assert_eq!(self.owed.remove(&((owner, pool), who)), Some(amount));
            }
            Event::GuaranteeClaimed { owner, pool, who, owed, amount } => {
                let books = self.books(owner, pool);
                books.owed -= owed;
                books.forfeit_due += owed;
                assert_eq!(self.owed.remove(&((owner, pool), who)), Some(owed));
                self.guarantee(owner, pool)[1] += amount;
            }
            Event::GuaranteeRefunded { owner, pool, amount } => self.guarantee(owner, pool)[2] += amount,
            Event::Forfeited { owner, pool, escrow: id, amount } => {
                self.escrow(id).free -= amount;
                let books = self.books(owner, pool);
                books.reserved -= amount;
                books.forfeit_due += amount;
            }
            Event::CommitmentForfeited { owner, pool, escrow: id, amount } => {
                self.escrow(id).committed -= amount;
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
            Event::EscrowRefunded { owner, pool, escrow: id, amount, fee } => {
                let escrow = self.escrow(id);
                escrow.free -= amount;
                escrow.fee_reserved -= fee;
                let books = self.books(owner, pool);
                books.reserved -= amount + fee;
                books.refunded += amount + fee;
            }
            Event::EscrowClosed { owner, pool, escrow: id, amount, fee } => {
                let escrow = self.escrows.remove(&id).expect("it opened");
                assert_eq!((escrow.free, escrow.fee_reserved), (amount, fee));
                let books = self.books(owner, pool);
                books.reserved -= amount + fee;
                books.unreserved += amount + fee;
                self.pools.get_mut(&(owner, pool)).expect("it opened").1 -= 1;
            }
            Event::Closed { owner, pool, amount, guarantee, .. } => {
                let [whole, paid, refunded] = self.guarantees.remove(&(owner, pool)).expect("it opened");
                assert_eq!(whole - paid - refunded, guarantee);
                let (books, _) = self.pools.remove(&(owner, pool)).expect("it opened");
                assert_eq!(books.held(), Some(amount));
            }
            Event::Cancelled { .. } => {}
            Event::__Ignore(..) => unreachable!("no event is of this kind"),
        }
    }

    /// Checks that what the events say is what is stored.
    pub fn assert_agrees(&self) -> Result<(), TestCaseError> {
        let pools: BTreeMap<_, _> =
            Pools::<Test>::iter().map(|(owner, number, pool)| ((owner, number), (pool.books, pool.escrows))).collect();
        prop_assert_eq!(&pools, &self.pools);
        prop_assert_eq!(RewardPools::opened(), self.opened);
        let guarantees: BTreeMap<_, _> = Pools::<Test>::iter()
            .map(|(owner, number, pool)| ((owner, number), pool))
            .map(|(key, pool)| (key, [pool.guarantee, pool.guarantee_paid, pool.guarantee_refunded]))
            .collect();
        prop_assert_eq!(&guarantees, &self.guarantees);
        prop_assert_eq!(&Escrows::<Test>::iter().collect::<BTreeMap<_, _>>(), &self.escrows);
        let owed: BTreeMap<_, _> = Owed::<Test>::iter().map(|(pool, who, amount)| ((pool, who), amount)).collect();
        prop_assert_eq!(&owed, &self.owed);
        Ok(())
    }
}
