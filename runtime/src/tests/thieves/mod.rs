//! As a thief: attempts on the real runtime to take, print, lock or destroy money or merit, driven as calls.
//!
//! There is one file for each room of the house. The name of a test is the rule that stops the attempt. Each test also
//! shows that the honest side can act afterwards, and that every invariant holds. What the rooms share is in [`scene`], in
//! [`jobs`] for attested work, in [`work`] for labelling, and in [`wraps`] for the ways to wrap a call.

mod auctions;
mod batches;
mod bonds;
mod characters;
mod guarantees;
mod items;
mod jobs;
mod keys;
mod markets;
mod merit;
mod paydays;
mod pools;
mod progress;
mod recycler;
mod requests;
mod revenue;
mod sales;
mod scene;
mod seasons;
mod stakes;
mod standing;
mod supply;
mod windows;
mod work;
mod wraps;

use super::*;
