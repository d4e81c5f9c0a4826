//! People claim for themselves without a fee.

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
        assert_eq!(Waived::get().len(), 0);
    });
}
