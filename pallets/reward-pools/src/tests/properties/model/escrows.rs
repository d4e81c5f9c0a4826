//! The rules of what campaigns and jobs have reserved.

use super::*;

impl Model {
    pub(super) fn apply_to_escrow(&mut self, op: &Op) -> Option<()> {
        let id = match *op {
            Op::RefundEscrow(id) | Op::Commit(id, _) | Op::Pay(id, ..) => id,
            Op::Release(id, _) | Op::Forfeit(id, _) | Op::ForfeitCommitted(id, _) => id,
            Op::Send(id, _) | Op::CloseEscrow(id) => id,
            _ => return None,
        };
        let (escrow, first_fee) = self.escrows.get_mut(&id)?;
        let pool = self.pools.get_mut(&escrow.of)?;
        match *op {
            Op::RefundEscrow(_) => {
                let spare = *first_fee - escrow.fee_back - fee(escrow.paid());
                let amount = escrow.free + spare;
                (!pool.is_open() && escrow.committed == 0 && amount > 0).then_some(())?;
                escrow.most -= escrow.free;
                escrow.free = 0;
                escrow.fee_back += spare;
                pool.reserved -= amount;
                pool.left += amount;
                let (asset, owner) = (pool.asset.clone(), escrow.of.0);
                self.give(&asset, owner, amount)
            }
            Op::Commit(_, part) => {
                let amount = part_of(escrow.free, part);
                (pool.is_open() && amount <= escrow.free).then_some(())?;
                escrow.free -= amount;
                escrow.committed += amount;
                Some(())
            }
            Op::Pay(_, who, part) => {
                let amount = part_of(escrow.committed, part);
                (amount <= escrow.committed).then_some(())?;
                let before = fee(escrow.paid());
                escrow.committed -= amount;
                let charged = fee(escrow.paid()) - before;
                *pool.owed.entry(who).or_default() += amount;
                pool.fee_due += charged;
                pool.reserved -= amount + charged;
                Some(())
            }
            Op::Release(_, part) => {
                let amount = part_of(escrow.committed, part);
                (amount <= escrow.committed).then_some(())?;
                escrow.committed -= amount;
                escrow.free += amount;
                Some(())
            }
            Op::Forfeit(_, points) => {
                let amount = escrow.free * Balance::from(points) / 10_000;
                escrow.free -= amount;
                escrow.most -= amount;
                pool.forfeits += amount;
                pool.reserved -= amount;
                Some(())
            }
            Op::ForfeitCommitted(_, part) => {
                let amount = part_of(escrow.committed, part);
                (amount <= escrow.committed).then_some(())?;
                escrow.committed -= amount;
                escrow.most -= amount;
                pool.forfeits += amount;
                pool.reserved -= amount;
                Some(())
            }
            Op::Send(_, who) => {
                let of = escrow.of;
                (pool.asset != RISKY).then_some(())?;
                self.claim(of, who, who)
            }
            _ => {
                (escrow.committed == 0).then_some(())?;
                let kept_for_fee = *first_fee - escrow.fee_back - fee(escrow.paid());
                pool.reserved -= escrow.free + kept_for_fee;
                self.escrows.remove(&id);
                Some(())
            }
        }
    }
}
