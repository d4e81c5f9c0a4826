//! Calls that fit the state: each play looks at the chain, and makes a call that has a chance to succeed.
//!
//! Calls made by their types alone seldom get past the first checks where a commitment, a proof or a signature must fit. Plays
//! get past them, so that sequences reach what lies behind.

mod governing;
mod jobs;
mod markets;
mod people;
mod season;
mod work;

use crate::{
    bytes::Bytes,
    world::{Intent, World},
};
use agt_runtime::RuntimeCall;

pub use season::begin_season;

/// A play: the call that comes next, or none where nothing fits.
pub type Play = fn(&mut World, &mut Bytes) -> Option<Intent>;

/// A play, its name, and how many times as often as the rarest it is chosen.
pub const PLAYS: &[(&str, usize, Play)] = &[
    ("register", 1, people::register),
    ("sponsor", 1, people::sponsor),
    ("bond", 2, people::bond),
    ("enter a role", 2, people::enter_role),
    ("take a step of a bond", 3, people::step_of_bond),
    ("take a step of a contributor", 3, people::step_of_contributor),
    ("bind an address", 1, people::bind),
    ("take what progress gives", 3, people::progress),
    ("set session keys", 1, people::set_keys),
    ("open a pool", 2, work::open_pool),
    ("open a campaign", 2, work::open_campaign),
    ("approve gold", 1, work::approve_gold),
    ("join", 6, work::join),
    ("work", 16, work::work),
    ("take a step for all", 8, work::advance),
    ("enlist", 1, jobs::enlist),
    ("open a job", 1, jobs::open_job),
    ("draw or strike", 2, jobs::draw),
    ("post", 3, jobs::post),
    ("sign a batch", 3, jobs::sign_batch),
    ("challenge or rule", 2, jobs::challenge),
    ("be paid by a batch", 3, jobs::claim),
    ("end a batch or a job", 2, jobs::end),
    ("make an asset", 1, markets::make_asset),
    ("make a market", 1, markets::make_market),
    ("trade", 3, markets::trade),
    ("govern an asset", 2, markets::govern),
    ("sell revenue", 4, markets::sell),
    ("gather revenue", 2, markets::gather),
    ("propose", 2, governing::propose),
    ("vote", 3, governing::vote),
    ("move a referendum", 2, governing::advance),
    ("change a parameter", 2, governing::change_parameter),
    ("spend of the treasury", 1, governing::pay),
];

/// Returns the call of one of the plays.
pub fn any(world: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let all = PLAYS.iter().map(|(_, times, _)| times).sum();
    let mut place = bytes.below(all);
    for (_, times, play) in PLAYS {
        match place.checked_sub(*times) {
            Some(rest) => place = rest,
            None => return play(world, bytes),
        }
    }
    None
}

/// Returns one of a few calls.
fn pick_call(bytes: &mut Bytes, calls: &[RuntimeCall]) -> Option<RuntimeCall> {
    bytes.pick(calls)
}
