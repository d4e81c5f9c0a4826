//! One node, really running: what it does with blocks, transfers, the supply, requests, faults and commands.

mod asleep;
mod attested;
mod beacon;
mod blocks;
mod cli;
mod contributors;
mod faults;
mod feeless;
mod full_blocks;
mod governance;
mod leftovers;
mod paid_work;
mod pool;
mod proxies;
mod redemption;
mod requests;
mod rpc;
mod seasons;
mod series;
mod supply;
mod transfers;
mod trial;
mod wallet;
