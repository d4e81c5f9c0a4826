//! Whatever happens in whatever order: what succeeds is what the rules foretell, what fails changes nothing, the books balance
//! to the smallest unit, each month's authors get all of its share, and the events alone rebuild the books.

mod model;
mod ops;
mod rebuilt;

use super::*;
use agt_test_support::properties::{config, for_all, Successes};
use model::Model;
use ops::Op;
use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};
use rebuilt::Rebuilt;

/// Those who author blocks. BOB and PENNILESS own no AGT until they are paid.
const AUTHORS: [AccountId; 3] = [BOB, CAROL, PENNILESS];

/// Every asset that there is.
const ASSETS: [AssetKind; 3] = [AGT_KIND, GOLD, RISKY];

/// Runs one operation and checks everything that must hold after any, the invariants first. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (before, issued) = (root(), Balances::total_issuance());
    let foretold = model.foretells(op);
    let result = op.run();
    prop_assert_eq!(foretold, result.is_ok(), "{:?} gave {:?}", op, result);
    if result.is_err() {
        prop_assert_eq!(root(), before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    model.follow(op);
    // A listed asset whose keys somebody has can be short until that is written off.
    let short = model.is_short_of_a_listed_asset();
    let broken: Vec<_> = Revenue::invariants().into_iter().filter_map(Result::err).collect();
    let ids: Vec<_> = broken.iter().map(|rule| &rule[..3]).collect();
    prop_assert_eq!(ids, if short { vec!["RV4"] } else { vec![] }, "{:?} after {:?}", broken, op);
    model.equals_storage()?;
    prop_assert_eq!(Balances::total_issuance(), issued, "nothing is minted or burned");
    rebuilt.follow(System::events().into_iter().map(|record| record.event))?;
    rebuilt.equals_storage()?;
    Ok(true)
}

fn live(ops: &[Op], successes: &Successes) -> Result<(), TestCaseError> {
    ExtBuilder.build().execute_with(|| {
        let (mut model, mut rebuilt) = (Model::default(), Rebuilt::default());
        // In the end a month passes in which everybody authors a block, and whoever can be paid is paid.
        let settle = AUTHORS.map(Op::Block).into_iter();
        let pay = AUTHORS.map(Op::PayAuthor).into_iter();
        let last = [Op::Fail(false), Op::PassOn, Op::Wait(40)].into_iter().chain(settle).chain(pay);
        for op in ops.iter().cloned().chain(last) {
            if step(&op, &mut model, &mut rebuilt)? {
                successes.note(op.name());
            }
        }
        prop_assert_eq!(AuthorMonths::<Test>::iter().count(), 0, "each month is settled");
        prop_assert_eq!(held(AGT_KIND), 0);
        rebuilt.months_are_divided(&model)?;
        let dust = owed(BOB) + owed(PENNILESS);
        prop_assert_eq!(entries(AGT_KIND).authors, AuthorsPaid::<Test>::get() + dust, "no planck is lost");
        prop_assert!(dust < 2 * EXISTENTIAL_DEPOSIT);
        Ok(())
    })
}

#[test]
fn books_balance_to_the_planck_whatever_happens() {
    let successes = Successes::default();
    for_all(config(256), &ops::sequence(), |ops| live(&ops, &successes));
    successes.assert_each(&ops::NAMES, 20);
}
