//! The accounts that sign.

use agt_runtime::AccountId;
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring::{self, Alice, AliceStash, Bob, BobStash, Charlie, Dave, Eve, Ferdie, One, Two};
use std::cell::RefCell;

/// Who signs: the first six have AGT from genesis, two get some where a season has begun, and the last two have none.
///
/// Alice is the platform's operator and the validator, Bob its reviewer; both and Charlie are the technical committee.
pub const PEOPLE: [Sr25519Keyring; 10] = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One, Two, AliceStash, BobStash];

thread_local! {
    /// Deriving a pair costs more than signing.
    static PAIRS: RefCell<[Option<sr25519::Pair>; PEOPLE.len()]> = const { RefCell::new([const { None }; PEOPLE.len()]) };
}

/// Returns the account of a person.
pub fn account(person: usize) -> AccountId {
    PEOPLE[person % PEOPLE.len()].to_account_id()
}

/// Returns every account.
pub fn accounts() -> Vec<AccountId> {
    PEOPLE.iter().map(|key| key.to_account_id()).collect()
}

/// Returns the person with an account.
pub fn person(who: &AccountId) -> Option<usize> {
    PEOPLE.iter().position(|key| key.to_account_id() == *who)
}

/// Returns the key of a person.
pub fn pair(person: usize) -> sr25519::Pair {
    let person = person % PEOPLE.len();
    PAIRS.with_borrow_mut(|pairs| pairs[person].get_or_insert_with(|| PEOPLE[person].pair()).clone())
}

/// Returns a signature of a person.
pub fn sign(person: usize, message: &[u8]) -> sr25519::Signature {
    pair(person).sign(message)
}
