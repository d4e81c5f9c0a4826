//! The rules of what a campaign has reserved.

use super::*;

impl Model {
    pub(super) fn apply_to_campaign(&mut self, op: &Op) -> Option<()> {
        let id = match *op {
            Op::RefundCampaign(id) | Op::Commit(id, _) | Op::Pay(id, ..) => id,
            Op::Release(id, _) | Op::Forfeit(id, _) | Op::CloseCampaign(id) => id,
            _ => return None,
        };
        let (campaign, first_fee) = self.campaigns.get_mut(&id)?;
        let pool = self.pools.get_mut(&campaign.of)?;
        match *op {
            Op::RefundCampaign(_) => {
                let spare = *first_fee - campaign.fee_back - fee(campaign.paid());
                let amount = campaign.free + spare;
                (!pool.is_open() && campaign.committed == 0 && amount > 0).then_some(())?;
                campaign.most -= campaign.free;
                campaign.free = 0;
                campaign.fee_back += spare;
                pool.reserved -= amount;
                pool.left += amount;
                let (asset, owner) = (pool.asset.clone(), campaign.of.0);
                self.give(&asset, owner, amount)
            }
            Op::Commit(_, part) => {
                let amount = part_of(campaign.free, part);
                (pool.is_open() && amount <= campaign.free).then_some(())?;
                campaign.free -= amount;
                campaign.committed += amount;
                Some(())
            }
            Op::Pay(_, who, part) => {
                let amount = part_of(campaign.committed, part);
                (amount <= campaign.committed).then_some(())?;
                let before = fee(campaign.paid());
                campaign.committed -= amount;
                let charged = fee(campaign.paid()) - before;
                *pool.owed.entry(who).or_default() += amount;
                pool.fee_due += charged;
                pool.reserved -= amount + charged;
                Some(())
            }
            Op::Release(_, part) => {
                let amount = part_of(campaign.committed, part);
                (amount <= campaign.committed).then_some(())?;
                campaign.committed -= amount;
                campaign.free += amount;
                Some(())
            }
            Op::Forfeit(_, points) => {
                let amount = campaign.free * Balance::from(points) / 10_000;
                campaign.free -= amount;
                campaign.most -= amount;
                pool.forfeits += amount;
                pool.reserved -= amount;
                Some(())
            }
            _ => {
                (campaign.committed == 0).then_some(())?;
                let kept_for_fee = *first_fee - campaign.fee_back - fee(campaign.paid());
                pool.reserved -= campaign.free + kept_for_fee;
                self.campaigns.remove(&id);
                Some(())
            }
        }
    }
}
