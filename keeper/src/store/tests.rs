//! What is on the disk is there after any end.

use super::*;
use agt_primitives::tasks::{Answer, RoundId};

const GENESIS: Hash = H256([1; 32]);

fn opening(set: u32, who: u8) -> Opening<AccountId> {
    let answers = vec![Answer::Choice(who)].try_into().expect("one fits");
    let who = AccountId::new([who; 32]);
    Opening { campaign: 7, round: RoundId(1), set: SetId(set), who, answers, salt: [3; 32] }
}

#[test]
fn openings_are_there_when_the_store_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), GENESIS).unwrap();
    let held = [opening(1, 1), opening(1, 2), opening(2, 1)];
    held.iter().for_each(|opening| store.put(opening).unwrap());
    drop(store);
    let store = Store::open(folder.path(), GENESIS).unwrap();
    assert_eq!(store.count(), 3);
    assert_eq!(store.openings(7, SetId(1)).unwrap(), held[..2]);
    assert_eq!(store.sets(), [(7, SetId(1)), (7, SetId(2))]);
    assert!(store.take_news().is_empty());
}

#[test]
fn openings_of_sets_that_are_over_are_removed_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), GENESIS).unwrap();
    store.put(&opening(1, 1)).unwrap();
    store.put(&opening(2, 1)).unwrap();
    assert_eq!(store.take_news().len(), 2);
    store.forget(&[(7, SetId(1)), (7, SetId(9))]).unwrap();
    assert!(!store.holds(7, SetId(1)) && store.holds(7, SetId(2)));
    drop(store);
    assert_eq!(Store::open(folder.path(), GENESIS).unwrap().sets(), [(7, SetId(2))]);
}

#[test]
fn an_opening_that_comes_again_takes_no_more_room() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), GENESIS).unwrap();
    store.put(&opening(1, 1)).unwrap();
    store.put(&opening(1, 1)).unwrap();
    assert_eq!((store.count(), store.openings(7, SetId(1)).unwrap().len()), (1, 1));
}

#[test]
fn an_opening_that_comes_again_is_no_news() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), GENESIS).unwrap();
    let news = BTreeSet::from([(7, SetId(1))]);
    store.put(&opening(1, 1)).unwrap();
    assert_eq!(store.take_news(), news);
    store.put(&opening(1, 1)).unwrap();
    assert!(store.take_news().is_empty(), "a step that failed would be tried again at once");
    for other in [Opening { salt: [4; 32], ..opening(1, 1) }, opening(1, 2)] {
        store.put(&other).unwrap();
        assert_eq!(store.take_news(), news);
    }
    assert_eq!(store.count(), 2);
}

#[test]
fn a_store_belongs_to_one_keeper_and_one_chain() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), GENESIS).unwrap();
    let second = Store::open(folder.path(), GENESIS).err().unwrap().to_string();
    assert!(second.contains("another keeper uses this folder"), "{second}");
    drop(store);
    let other = Store::open(folder.path(), H256([2; 32])).err();
    assert_eq!(other, Some(Error::OtherChain(folder.path().into())));
}

#[test]
fn gold_leaves_come_back_with_their_proofs() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), GENESIS).unwrap();
    let leaf = |set| GoldLeaf { set: SetId(set), seed: [9; 32], truths: Default::default() };
    let leaves = [(leaf(0), vec![H256([5; 32])]), (leaf(1), vec![])];
    store.put_leaves(7, leaves.clone()).unwrap();
    assert_eq!(store.leaves().unwrap(), 2);
    assert_eq!(store.leaf(7, SetId(0)), Some(leaves[0].clone()));
    assert_eq!(store.leaf(7, SetId(2)), None);
    assert_eq!(store.leaf(8, SetId(0)), None);
}

#[test]
fn nobody_else_reads_the_folder_of_a_keeper() {
    use std::os::unix::fs::PermissionsExt;
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("keeper");
    Store::open(&folder, GENESIS).unwrap();
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
}
