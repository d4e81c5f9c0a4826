//! Labelling that a pool pays: what a requester can take back in the middle, what it pays for gold that it hides, and
//! what becomes of a set over which the chain slept.

use super::{scene::*, work::*, *};
use agt_primitives::{
    calendar::DAY,
    tasks::{CampaignId, EscrowId},
    token::AGT,
};
use pallet_reward_pools::Error as PoolError;
use pallet_tasks::Error;

/// All that Dave could think of to get its money back.
fn take_back(campaign: CampaignId) -> Vec<RuntimeCall> {
    let owner = || Address::from(id(Key::Dave));
    vec![
        Pools::cancel { number: 0 }.into(),
        Labels::stop_campaign { campaign }.into(),
        Labels::close_campaign { campaign }.into(),
        Pools::refund_escrow { escrow: EscrowId::Campaign(campaign) }.into(),
        Pools::refund { owner: owner(), number: 0 }.into(),
        Pools::close { owner: owner(), number: 0 }.into(),
    ]
}

#[test]
fn requester_that_cancels_in_the_middle_pays_what_a_round_was_promised() {
    test(|| {
        stranger_comes();
        let (campaign, joined) = (of_dave(AGT), people(3));
        block_after(2 * DAY);
        for who in &joined {
            assert_ok!(as_account(who, join(campaign)));
        }
        block_after(10 * MINUTE);
        assert_ok!(by(STRANGER, Labels::close_round { campaign, round: FIRST }));
        // Of the 100 AGT the campaign keeps five seats' pay and the fee on it. The rest may go.
        let before = free(&id(Key::Dave));
        assert_ok!(by(Key::Dave, force_batch(take_back(campaign))));
        assert_eq!(free(&id(Key::Dave)), before + 100 * AGT - 5 * AGT - 15 * AGT / 100);
        let escrow = Pools::refund_escrow { escrow: EscrowId::Campaign(campaign) };
        assert_noop!(by(Key::Dave, escrow), PoolError::<Runtime>::StillCommitted);
        assert_noop!(by(Key::Dave, Labels::close_campaign { campaign }), Error::<Runtime>::TicketsOpen);
        dealt(campaign);
        let seats = answer(campaign);
        assert_ok!(by(STRANGER, open_gold(campaign)));
        assert_ok!(by(STRANGER, settle(campaign)));
        let paid = owned(&seats[0]);
        for who in &seats {
            assert_ok!(as_account(who, claim_of_dave(who)));
        }
        assert_eq!(owned(&seats[0]), paid + AGT);
        // Now the rest comes back, and the fee of 9 hundredths is the protocol's.
        assert_ok!(by(STRANGER, Pools::collect_fee { owner: id(Key::Dave).into(), number: 0 }));
        assert_ok!(by(Key::Dave, force_batch(take_back(campaign))));
        assert_eq!(RewardPools::pool(id(Key::Dave), 0), None);
        assert_eq!(held(&id(Key::Dave)), 1_000 * AGT, "the bond of its role");
    });
}

#[test]
fn requester_that_hides_its_gold_pays_everybody_and_a_part_of_the_rest() {
    test(|| {
        stranger_comes();
        let (campaign, joined) = (of_dave(AGT), people(3));
        deal(campaign, &joined);
        // A part of 5 in 100 is what the campaign was opened under, whatever is voted on afterwards.
        set("tasks.forfeiture", 100);
        let seats = answer(campaign);
        assert_noop!(by(STRANGER, settle(campaign)), Error::<Runtime>::TooEarly);
        block_after(DAY);
        assert_noop!(by(Key::Dave, open_gold(campaign)), Error::<Runtime>::GoldOver);
        assert_ok!(by(STRANGER, batch(vec![settle(campaign)])));
        for who in &seats {
            assert_eq!(RewardPools::owed(id(Key::Dave), 0, who.clone()), AGT);
            assert_ok!(by(STRANGER, claim_of_dave(who)));
        }
        // Two seats' pay were free: a tenth of an AGT of it is lost.
        let pool = RewardPools::pool(id(Key::Dave), 0).expect("it is open");
        assert_eq!((pool.paid, pool.fee_due, pool.forfeit_due), (3 * AGT, 9 * AGT / 100, AGT / 10));
    });
}

#[test]
fn set_over_which_the_chain_slept_pays_nobody_and_bars_nobody() {
    test(|| {
        stranger_comes();
        let (campaign, joined) = (of_dave(AGT), people(3));
        deal(campaign, &joined);
        let seats = commit_all(campaign);
        at(Timestamp::get() + 366 * DAY);
        for who in &seats {
            assert_noop!(as_account(who, reveal(campaign)), Error::<Runtime>::RevealOver);
        }
        assert_noop!(by(Key::Dave, open_gold(campaign)), Error::<Runtime>::GoldOver);
        assert_ok!(by(STRANGER, force_batch(vec![settle(campaign); 2])));
        assert!(seats.iter().all(|who| RewardPools::owed(id(Key::Dave), 0, who.clone()) == 0));
        // The requester has no answers, and gets back all that it had put aside for them.
        assert_ok!(by(STRANGER, Labels::close_campaign { campaign }));
        let before = owned(&id(Key::Dave));
        assert_ok!(by(STRANGER, Pools::close { owner: id(Key::Dave).into(), number: 0 }));
        assert_eq!((owned(&id(Key::Dave)), held(&id(Key::Dave))), (before, 1_000 * AGT));
        // The seats were lost a year ago: today everybody may join.
        let next = platform();
        for who in &seats {
            assert_ok!(as_account(who, join(next)));
        }
    });
}
