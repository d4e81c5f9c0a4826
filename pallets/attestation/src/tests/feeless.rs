//! People claim for themselves, and challenge with a receipt, without a fee.

use super::*;
use crate::Call;
use frame_support::dispatch::CheckIfFeeless;

fn call(tree: &Tree, index: u32) -> Call<Test> {
    let Leaf { job, batch, who, accepted, rejected, amount } = tree.0[index as usize].clone();
    Call::claim { job, batch, who, accepted, rejected, amount, index, proof: tree.proof(index) }
}

#[test]
fn claim_for_oneself_is_feeless_within_the_allowance() {
    run(|| {
        let (_, tree) = open_final();
        for _ in 0..3 {
            assert!(call(&tree, 0).is_feeless(&signed(ALICE)));
        }
        // The checks have spent the allowance, and claimed nothing.
        assert!(!call(&tree, 0).is_feeless(&signed(ALICE)));
        assert_eq!(sent(&ALICE), 0);
        assert!(call(&tree, 1).is_feeless(&signed(BOB)));
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn claim_for_another_or_one_that_would_fail_has_a_fee() {
    run(|| {
        let (_, tree) = open_posted();
        assert!(!call(&tree, 0).is_feeless(&signed(ALICE)));
        wait(3 * DAY);
        assert!(!call(&tree, 0).is_feeless(&signed(BOB)));
        assert!(!call(&tree, 0).is_feeless(&RuntimeOrigin::none()));
        assert_ok!(tree.claim(0));
        assert!(!call(&tree, 0).is_feeless(&signed(ALICE)));
        assert_eq!([ALICE, BOB].map(|who| TestAllowance::spent(&who)), [0, 0]);
    });
}

#[test]
fn challenge_with_a_receipt_is_feeless_within_the_allowance() {
    run(|| {
        let (key, tree) = open_posted();
        let receipt = Some(receipt(&committee(key.0)[2], key.0, &PENNILESS, 40));
        let with = |receipt| Call::<Test>::challenge { job: key.0, batch: key.1, receipt };
        for _ in 0..3 {
            assert!(with(receipt.clone()).is_feeless(&signed(PENNILESS)));
        }
        assert!(!with(receipt.clone()).is_feeless(&signed(PENNILESS)));
        assert_eq!(batch(key).phase(now()), BatchPhase::Posted);
        // Without a receipt, or with that of another worker, it has a fee, and it spends nothing.
        assert!(!with(None).is_feeless(&signed(ALICE)));
        assert!(!with(receipt.clone()).is_feeless(&signed(ALICE)));
        assert!(!with(receipt.clone()).is_feeless(&RuntimeOrigin::none()));
        assert_eq!([PENNILESS, ALICE].map(|who| TestAllowance::spent(&who)), [3, 0]);
        assert_ok!(Attestation::challenge(signed(PENNILESS), key.0, key.1, receipt));
        assert_noop!(tree.claim(0), Error::<Test>::NotFinal);
    });
}
