//! No signature is valid twice, whatever becomes of its account.

use super::{holder::*, *};
use crate::signing;
use agt_primitives::{calendar::DAY, token::AGT};
use codec::Encode;
use pallet_contributors::Call as PersonCall;
use sp_core::Pair;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{generic::Era, transaction_validity::InvalidTransaction::Stale};
use std::collections::BTreeSet;

/// A transfer of 1 AGT to Bob as its bytes travel, signed with the next nonce.
fn transfer(holder: &Holder, mortal: bool) -> UncheckedExtrinsic {
    let call: RuntimeCall = BalancesCall::transfer_allow_death { dest: Bob.to_account_id().into(), value: AGT }.into();
    let (genesis, nonce) = (System::block_hash(0), *System::account_nonce(holder.who()));
    if !mortal {
        return signing::sign(call, &holder.0, nonce, 0, genesis);
    }
    let birth = System::block_number() - 1;
    let extension = signing::extension(nonce, Era::mortal(64, birth.into()), 0);
    let (spec, transaction) = (VERSION.spec_version, VERSION.transaction_version);
    let implicit = ((), (), spec, transaction, genesis, System::block_hash(birth), (), (), (), None, ());
    let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
    let signature = payload.using_encoded(|bytes| holder.0.sign(bytes));
    UncheckedExtrinsic::new_signed(call, Address::Id(holder.who()), Signature::Sr25519(signature), extension)
}

#[test]
fn transfer_is_refused_again_when_its_account_came_back() {
    test(|| {
        for mortal in [true, false] {
            let holder = Holder::with(10 * AGT);
            let sent = transfer(&holder, mortal);
            assert_eq!(Executive::apply_extrinsic(sent.clone()), Ok(Ok(())));
            empty(&holder);
            assert!(!System::account_exists(&holder.who()));
            // Funded again, in the same block and in a later one.
            fund(&holder, 10 * AGT);
            assert_eq!(Executive::apply_extrinsic(sent.clone()), Err(Stale.into()));
            pass(0);
            assert_eq!(Executive::apply_extrinsic(sent), Err(Stale.into()));
            holder.send(remark());
        }
    });
}

#[test]
fn call_is_refused_again_when_a_removed_contributor_came_back() {
    test(|| {
        let holder = Holder::with(0);
        sponsored(&holder);
        fund(&holder, 10 * AGT);
        let sent = transfer(&holder, false);
        assert_eq!(Executive::apply_extrinsic(sent.clone()), Ok(Ok(())));
        empty(&holder);
        assert!(System::account_exists(&holder.who()), "its registration keeps it");
        pass(31 * DAY);
        Holder(Alice.pair()).send(PersonCall::remove_idle { who: holder.who().into() });
        assert!(!System::account_exists(&holder.who()));
        sponsored(&holder);
        fund(&holder, 10 * AGT);
        assert_eq!(Executive::apply_extrinsic(sent), Err(Stale.into()));
        holder.send(remark());
    });
}

#[test]
fn nonce_serves_an_account_once_whatever_becomes_of_it() {
    test(|| {
        let holders: Vec<_> = (0..4).map(|_| Holder::with(0)).collect();
        let (mut used, mut seed, mut removed) = (BTreeSet::new(), 1_u64, 0);
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..800 {
            let holder = &holders[next(4) as usize];
            let who = holder.who();
            if !System::account_exists(&who) {
                fund(holder, AGT);
            }
            assert!(used.insert((who.clone(), *System::account_nonce(&who))), "a nonce serves twice");
            match next(8) {
                0 => {
                    empty(holder);
                    removed += 1;
                    assert!(!System::account_exists(&who));
                }
                _ => holder.send(remark()),
            }
            if next(16) == 0 {
                pass(0);
            }
        }
        assert!(removed > 50, "{removed}");
        let stranger = AccountId::new([9; 32]);
        let first = *System::account_nonce(&stranger);
        assert!(used.iter().all(|(who, nonce)| System::account_exists(who) || *nonce < first));
        // It has risen by no more than one for each extrinsic, and those of the genesis began at zero.
        assert!(first <= 800 && *System::account_nonce(Bob.to_account_id()) == 0, "{first}");
    });
}
