//! Accounts that buy merit from themselves: the same months on the real pallets.

use crate::mock::{account, chain, every_invariant_holds, Contributors, Pallets};
use agt_primitives::contributors::Contributors as _;
use agt_simulation::{
    chain_model::ChainModel,
    merit::habits::{play, Bought, Counts, Habit},
    people::Agent,
    sets::defaults,
};

/// Plays one account on the pallets, and checks that its XP is that of the month's sets.
fn on_the_pallets(habit: Habit, bought: Bought) -> agt_simulation::merit::habits::Month {
    let agent = Agent { cohort: 0, accuracy: 1.0, arrives: 0, bond: 0 };
    chain(&[agent], 1).execute_with(|| {
        let month = play(Pallets, &defaults().1, habit, bought);
        let status = Contributors::status(&account(0)).expect("it is registered");
        assert_eq!(status.xp, month.all_xp, "{habit:?}, {bought:?}");
        every_invariant_holds();
        month
    })
}

#[test]
fn account_that_buys_merit_has_the_same_month_on_the_pallets() {
    let (_, rules) = defaults();
    let model = || ChainModel::new(1, rules.contributors, rules.season);
    let habits = [Habit::ALL[1], Habit::ALL[2], Habit::ALL[5], Habit::RESTING, Habit::STRANGER];
    let ways = [
        Bought::NONE,
        Bought::for_a_streak(3, Counts::AsStreak),
        Bought::for_a_streak(3, Counts::AsPoolWork),
        Bought::for_xp(32),
    ];
    for habit in habits {
        for bought in ways {
            let real = on_the_pallets(habit, bought);
            assert_eq!(real, play(model(), &rules, habit, bought), "{habit:?}, {bought:?}");
        }
    }
}
