//! A quiz of the platform, which everybody may join.

use super::{dispatch, Runtime, RuntimeOrigin, Timestamp};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::{DAY, HOUR},
    tasks::{
        AnswerKind, CampaignKind, CampaignPhase, CampaignTerms, Funding, Measured, Replication, Requirements, Windows,
    },
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Alice;

/// Opens the first campaign of the chain: a quiz whose gold is approved.
pub(crate) fn open() {
    let terms = CampaignTerms {
        kind: CampaignKind::Quiz,
        area: 7,
        spec: Default::default(),
        uri: Default::default(),
        answer: AnswerKind::Categories { count: 4 },
        items: 0,
        items_a_set: 0,
        gold_a_set: 8,
        replication: Replication::Three,
        requirements: Requirements { role: None, medallion: 0, character: 0, reputation: Default::default() },
        funding: Funding::Platform { aia: 0 },
        windows: Windows { join: HOUR, commit: HOUR, stand_in: HOUR, reveal: 2 * HOUR, gold: 3 * HOUR },
        deadline: Timestamp::get() + 30 * DAY,
        gold_root: H256::repeat_byte(1),
        leaves: 8,
        measured: Measured {
            chance: BasisPoints::clamped(2_500),
            reference: BasisPoints::clamped(9_500),
            ..Measured::default()
        },
    };
    let open = pallet_tasks::Call::<Runtime>::open_campaign { terms };
    dispatch(open, RuntimeOrigin::signed(Alice.to_account_id())).expect("the platform opens a quiz");
    pallet_tasks::Campaigns::<Runtime>::mutate_extant(0, |campaign| campaign.phase = CampaignPhase::Open);
}
