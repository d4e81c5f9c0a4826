//! Passes: what lets a browser load the media of a set after the seat was proved, as an address without headers.

use crate::{
    refusal::{Refusal, Rule},
    secret::Secret,
};
use agt_primitives::{
    tasks::{RoundId, SetId},
    Moment,
};
use agt_runtime::AccountId;
use codec::{Decode, Encode};
use sp_core::bytes::{from_hex, to_hex};

/// What the marks of passes are made for.
const PURPOSE: &str = "pass";

/// The life of a pass, in milliseconds: twelve hours.
const LIFE: Moment = 12 * 3_600_000;

/// The bytes of a mark.
const MARK: usize = 16;

/// Who may load the media of which set, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Pass {
    pub(crate) round: RoundId,
    pub(crate) set: SetId,
    who: AccountId,
    expires: Moment,
}

/// Gives passes out and knows them again.
pub(crate) struct Passes(Secret);

impl Passes {
    pub(crate) fn new() -> Self {
        Self(Secret::generate())
    }

    /// Returns the pass of an account for a set, in hexadecimal.
    pub(crate) fn give(&self, who: &AccountId, round: RoundId, set: SetId, now: Moment) -> String {
        let pass = Pass { round, set, who: who.clone(), expires: now.saturating_add(LIFE) }.encode();
        let mark = self.0.mark(PURPOSE, &pass);
        to_hex(&[&pass[..], &mark[..]].concat(), false).split_off(2)
    }

    /// Returns what a text lets its bearer do.
    ///
    /// Errors: `BadPass` if it is no pass of this server, or has expired.
    pub(crate) fn check(&self, text: &str, now: Moment) -> Result<Pass, Refusal> {
        let pass = self.known(text).filter(|pass| now < pass.expires);
        pass.ok_or_else(|| Rule::BadPass.because("this address has expired: prove your seat again"))
    }

    fn known(&self, text: &str) -> Option<Pass> {
        let bytes = from_hex(text).ok()?;
        let (pass, mark) = bytes.split_at_checked(bytes.len().checked_sub(MARK)?)?;
        if !self.0.is_mark(PURPOSE, pass, mark) {
            return None;
        }
        Pass::decode(&mut &pass[..]).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pass_is_good_for_its_set_until_it_expires() {
        let (passes, who) = (Passes::new(), AccountId::new([1; 32]));
        let text = passes.give(&who, RoundId(2), SetId(5), 1_000);
        let pass = passes.check(&text, 1_000 + LIFE - 1).unwrap();
        assert_eq!((pass.round, pass.set), (RoundId(2), SetId(5)));
        let refused = |text: &str, now| passes.check(text, now).map_err(|refusal| refusal.counted);
        assert_eq!(refused(&text, 1_000 + LIFE), Err(Rule::BadPass));
        for at in [0, 9, 20, 90, 127] {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
            assert_eq!(refused(&String::from_utf8(changed).unwrap(), 1_000), Err(Rule::BadPass), "{at}");
        }
        assert_eq!(refused("", 1_000), Err(Rule::BadPass));
        assert_eq!(refused("../../etc/passwd", 1_000), Err(Rule::BadPass));
        assert_eq!(Passes::new().check(&text, 1_000).map_err(|refusal| refusal.counted), Err(Rule::BadPass));
    }
}
