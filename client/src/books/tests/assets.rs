use super::*;
use agt_primitives::{assets::AssetKind, reward_pools::PoolPurpose};
use agt_runtime::{pots, Balance, Runtime, RuntimeHoldReason};
use frame_support::traits::tokens::IdAmount;
use pallet_assets::{AssetAccount, AssetDetails, AssetStatus, Event, ExistenceReason, Instance1, Instance2};

const TOKEN: u32 = 7;

fn reason() -> RuntimeHoldReason {
    pallet_reward_pools::HoldReason::Pool.into()
}

fn token(event: Event<Runtime, Instance1>) -> RuntimeEvent {
    RuntimeEvent::Assets(event)
}

fn holder(event: pallet_assets_holder::Event<Runtime, Instance1>) -> RuntimeEvent {
    RuntimeEvent::AssetsHolder(event)
}

fn pool(event: pallet_reward_pools::Event<Runtime>) -> RuntimeEvent {
    RuntimeEvent::RewardPools(event)
}

/// What storage says of the units of an account.
fn units(number: u8, free: Balance, held: Balance) -> Facts {
    let subject = Subject::Units(Family::Assets, TOKEN, who(number));
    let (status, reason_to_be) =
        (pallet_assets::AccountStatus::Liquid, ExistenceReason::<Balance, AccountId>::Sufficient);
    let account = AssetAccount { balance: free, status, reason: reason_to_be, extra: () };
    let mut facts = stored("Assets", "Account", &subject, account);
    facts.join(stored("AssetsHolder", "Holds", &subject, Vec::from([IdAmount { id: reason(), amount: held }])));
    facts
}

fn supply(supply: Balance) -> Facts {
    let details = AssetDetails {
        owner: who(1),
        issuer: who(1),
        admin: who(1),
        freezer: who(1),
        supply,
        deposit: 0_u128,
        min_balance: 1,
        is_sufficient: false,
        accounts: 2,
        sufficients: 0,
        approvals: 0,
        status: AssetStatus::Live,
    };
    stored("Assets", "Asset", &Subject::Supply(Family::Assets, TOKEN), details)
}

fn opened() -> RuntimeEvent {
    pool(pallet_reward_pools::Event::Opened {
        owner: who(1),
        pool: 0,
        asset: AssetKind::WithId(TOKEN),
        purpose: PoolPurpose::DataRequest,
        amount: 400,
        fee: agt_primitives::basis_points::BasisPoints::clamped(300),
        is_secured: true,
        cancel_from: 0,
        expires: 0,
        given_up_from: 0,
        deposit: 0,
        guarantee: 0,
    })
}

#[test]
fn units_on_hold_in_a_pool_leave_it_by_the_events_of_the_pool() {
    use pallet_reward_pools::Event::{Claimed, FeeCollected, ToppedUp};
    let (owner, asset) = (who(1), AssetKind::WithId(TOKEN));
    let books = books_of([
        token(Event::Issued { asset_id: TOKEN, owner: who(1), amount: 1_000 }),
        token(Event::Transferred { asset_id: TOKEN, from: who(1), to: who(2), amount: 50 }),
        holder(pallet_assets_holder::Event::Held { who: who(1), asset_id: TOKEN, reason: reason(), amount: 400 }),
        opened(),
        pool(ToppedUp { owner: who(1), pool: 0, who: who(2), amount: 20, guarantee: 0 }),
        pool(Claimed { owner: who(1), pool: 0, who: who(3), to: who(4), amount: 70 }),
        pool(FeeCollected { owner, pool: 0, asset, fee: 3, forfeits: 2 }),
        holder(pallet_assets_holder::Event::Released { who: who(1), asset_id: TOKEN, reason: reason(), amount: 40 }),
        holder(pallet_assets_holder::Event::Burned { who: who(1), asset_id: TOKEN, reason: reason(), amount: 1 }),
        token(Event::Burned { asset_id: TOKEN, owner: who(2), balance: 5 }),
    ]);
    let of = |number| books.facts(&Subject::Units(Family::Assets, TOKEN, who(number)));
    assert_eq!(of(1), units(1, 1_000 - 50 - 400 + 40, 400 + 20 - 70 - 5 - 40 - 1));
    assert_eq!((of(2), of(4)), (units(2, 50 - 20 - 5, 0), units(4, 70, 0)));
    assert!(of(3).are_zero(), "the worker had it paid to another account");
    let revenue = Subject::Units(Family::Assets, TOKEN, pots::account(pots::REVENUE));
    assert_eq!(books.figure(&revenue, "free"), 5);
    assert_eq!(books.facts(&Subject::Supply(Family::Assets, TOKEN)), supply(1_000 - 1 - 5));
}

#[test]
fn payment_of_a_pool_in_agt_moves_no_units() {
    let books = books_of([pool(pallet_reward_pools::Event::Claimed {
        owner: who(1),
        pool: 0,
        who: who(2),
        to: who(2),
        amount: 5,
    })]);
    assert!(books.subjects().all(|subject| !matches!(subject, Subject::Units(..))), "the SDK tells of AGT");
}

#[test]
fn shares_of_markets_are_another_family() {
    let issued = Event::<Runtime, Instance2>::Issued { asset_id: TOKEN, owner: who(1), amount: 9 };
    let books = books_of([
        RuntimeEvent::PoolAssets(issued),
        token(Event::Deposited { asset_id: TOKEN, who: who(1), amount: 4 }),
        token(Event::Withdrawn { asset_id: TOKEN, who: who(1), amount: 1 }),
        token(Event::IssuedCredit { asset_id: TOKEN, amount: 3 }),
    ]);
    assert_eq!(books.figure(&Subject::Units(Family::Shares, TOKEN, who(1)), "free"), 9);
    assert_eq!(books.figure(&Subject::Units(Family::Assets, TOKEN, who(1)), "free"), 3);
    assert_eq!(books.broken(), Vec::<String>::new(), "each family has its own sum");
}

#[test]
fn asset_that_is_being_destroyed_is_accounted_for_no_more() {
    let issued = || token(Event::Issued { asset_id: TOKEN, owner: who(1), amount: 9 });
    let subjects = [Subject::Supply(Family::Assets, TOKEN), Subject::Units(Family::Assets, TOKEN, who(1))];
    let books = books_of([issued()]);
    assert!(subjects.iter().all(|one| books.accounts_for(one)));
    let books = books_of([issued(), token(Event::DestructionStarted { asset_id: TOKEN })]);
    assert!(!subjects.iter().any(|one| books.accounts_for(one)));
    assert!(
        books.accounts_for(&Subject::Supply(Family::Shares, TOKEN)),
        "its number in another family is another asset"
    );
}
