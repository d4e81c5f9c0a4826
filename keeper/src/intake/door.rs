//! What a message passes before the node is asked about it: its length, its seal, its form, and how many come.

use super::{Refusal, MOST_BYTES};
use crate::Campaigns;
use agt_client::sealed::{BoxKey, KeeperKey};
use agt_runtime::AccountId;
use codec::DecodeAll;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use pallet_tasks::Opening;
use std::num::NonZeroU32;

/// The messages that are unsealed in a second, on average and at once. Anybody can send garbage, and to find out that it is
/// some takes a part of a millisecond, so this is far more than there are openings.
const MESSAGES_A_SECOND: NonZeroU32 = NonZeroU32::new(1_000).expect("a thousand is not zero");
const MESSAGES_AT_ONCE: NonZeroU32 = NonZeroU32::new(4_000).expect("four thousand is not zero");

/// The openings that are taken in a second, on average and at once: the node is asked about each.
const OPENINGS_A_SECOND: NonZeroU32 = NonZeroU32::new(50).expect("fifty is not zero");
const OPENINGS_AT_ONCE: NonZeroU32 = NonZeroU32::new(400).expect("four hundred is not zero");

/// Who lets messages in.
pub(super) struct Door {
    key: KeeperKey,
    campaigns: Campaigns,
    messages: DefaultDirectRateLimiter,
    openings: DefaultDirectRateLimiter,
}

impl Door {
    pub(super) fn new(key: KeeperKey, campaigns: Campaigns) -> Self {
        let messages = RateLimiter::direct(Quota::per_second(MESSAGES_A_SECOND).allow_burst(MESSAGES_AT_ONCE));
        let openings = RateLimiter::direct(Quota::per_second(OPENINGS_A_SECOND).allow_burst(OPENINGS_AT_ONCE));
        Self { key, campaigns, messages, openings }
    }

    /// Returns the key to which openings are sealed.
    pub(super) fn key(&self) -> BoxKey {
        self.key.public()
    }

    /// Returns the opening in a sealed message, if it is of a campaign that is served. What was not sealed to this keeper, or is
    /// no opening, uses up no room for openings.
    pub(super) fn pass(&self, sealed: &[u8]) -> Result<Opening<AccountId>, Refusal> {
        if sealed.len() > MOST_BYTES {
            return Err(Refusal::TooLong);
        }
        self.messages.check().map_err(|_| Refusal::TooMany)?;
        let plain = self.key.open(sealed).ok_or(Refusal::NotForThisKeeper)?;
        let opening = Opening::<AccountId>::decode_all(&mut &plain[..]).map_err(|_| Refusal::NoOpening)?;
        if !self.campaigns.serves(opening.campaign) {
            return Err(Refusal::OtherCampaign);
        }
        self.openings.check().map_err(|_| Refusal::TooMany)?;
        Ok(opening)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::who;
    use agt_client::sealed::seal;
    use agt_primitives::tasks::{RoundId, SetId};
    use codec::Encode;

    fn opening(campaign: u64) -> Opening<AccountId> {
        let answers = Default::default();
        Opening { campaign, round: RoundId(1), set: SetId(4), who: who(5), answers, salt: [3; 32] }
    }

    fn door() -> Door {
        Door::new(KeeperKey::generate(), Campaigns::Only([7].into()))
    }

    #[test]
    fn garbage_uses_up_no_room_for_openings() {
        let door = door();
        let sealed = |opening: Opening<AccountId>| seal(&door.key(), &opening.encode()).unwrap();
        for _ in 0..OPENINGS_AT_ONCE.get() {
            assert_eq!(door.pass(&[7; 100]), Err(Refusal::NotForThisKeeper));
        }
        let (strange, ours) = (sealed(opening(8)), sealed(opening(7)));
        for _ in 0..OPENINGS_AT_ONCE.get() {
            assert_eq!(door.pass(&strange), Err(Refusal::OtherCampaign));
        }
        for _ in 0..OPENINGS_AT_ONCE.get() {
            assert_eq!(door.pass(&ours), Ok(opening(7)));
        }
    }

    #[test]
    fn message_without_an_opening_is_refused_by_name() {
        let door = door();
        let sealed = |message: &[u8]| seal(&door.key(), message).unwrap();
        assert_eq!(door.pass(&sealed(b"no opening")), Err(Refusal::NoOpening));
        assert_eq!(door.pass(&sealed(&[opening(7).encode(), vec![0]].concat())), Err(Refusal::NoOpening));
        assert_eq!(door.pass(&[0; MOST_BYTES + 1]), Err(Refusal::TooLong));
        let other = seal(&KeeperKey::generate().public(), &opening(7).encode()).unwrap();
        assert_eq!(door.pass(&other), Err(Refusal::NotForThisKeeper));
    }
}
