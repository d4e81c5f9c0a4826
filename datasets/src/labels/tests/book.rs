use super::*;
use crate::labels::{
    Contributor, Settlement, Value, MOST_BYTES_AN_ACCOUNT, MOST_BYTES_AN_ANSWERED_SEAT, MOST_BYTES_AN_ITEM,
    MOST_BYTES_A_SET,
};

fn choices() -> Answering {
    Answering::Choices { labels: ["cat", "dog"].map(String::from).into() }
}

#[test]
fn label_names_the_set_that_decided_and_all_who_answered() {
    let (answering, names) = (choices(), Named::awkward(4));
    let mut book = Book::new(4, answering.clone());
    book.settled(&set(5, 0..2, &answering, |item| item == 0)).unwrap();
    book.settled(&set(6, 1..2, &answering, |_| true)).unwrap();
    assert_eq!((book.items(), book.decided(), book.sets()), (4, 2, 2));

    let label = book.label(1, &names).unwrap().unwrap();
    assert_eq!(label.answer, Some(Value::Choice { index: 1, label: "dog".into() }));
    assert_eq!((label.confidence, label.answers, label.rounds), (Some(37), 6, 2));
    let hash = H256::from_low_u64_be(815);
    assert_eq!(label.settled, Some(Settlement { set: 6, block: 815, block_hash: hash, event: 31 }));
    let accepted: Vec<bool> = label.contributors.iter().map(|contributor| contributor.accepted).collect();
    assert_eq!(accepted, [true, true, false, true, true, false]);
    assert_eq!(label.contributors[1], Contributor { accepted: true, ..label.contributors[3].clone() });

    let untouched = book.label(3, &names).unwrap().unwrap();
    assert_eq!((untouched.answer, untouched.settled, untouched.rounds, untouched.answers), (None, None, 0, 0));
    assert_eq!(book.label(4, &names).unwrap(), None);
}

#[test]
fn set_without_commitments_is_no_round() {
    let (answering, names) = (choices(), Named::awkward(1));
    let mut book = Book::new(1, answering.clone());
    let mut empty = set(0, 0..1, &answering, |_| false);
    empty.seats.clear();
    book.settled(&empty).unwrap();
    let mut silent = set(1, 0..1, &answering, |_| false);
    silent.seats.iter_mut().for_each(|seat| seat.revealed = false);
    book.settled(&silent).unwrap();
    let label = book.label(0, &names).unwrap().unwrap();
    assert_eq!((label.rounds, label.answers, label.contributors), (1, 0, vec![]));
    assert_eq!(label.settled.unwrap().set, 1);
}

#[test]
fn events_of_another_campaign_change_nothing() {
    let answering = choices();
    let mut book = Book::new(8, answering.clone());
    book.settled(&set(0, 0..4, &answering, |_| true)).unwrap();
    let other = Answering::Number { decimals: 0 };
    let wrong = [
        (set(0, 4..8, &answering, |_| true), "set 0 is settled a second time in block 812, event 31"),
        (set(1, 7..9, &answering, |_| true), "block 812, event 32 names item 8 of a campaign of 8 items"),
        (set(1, 4..5, &other, |_| true), "block 812, event 32 decides item 4 with an answer of another kind"),
    ];
    for (settled, what) in wrong {
        assert_eq!(book.settled(&settled).unwrap_err().what(), what);
    }
    assert_eq!((book.sets(), book.decided(), book.contributors().len()), (1, 4, 3));
}

#[test]
fn shares_are_parts_of_all_accepted_answers() {
    let answering = choices();
    let mut book = Book::new(16, answering.clone());
    book.settled(&set(0, 0..8, &answering, |_| true)).unwrap();
    book.settled(&set(1, 8..16, &answering, |_| true)).unwrap();
    // Graders answer no items and are paid all the same.
    let mut grading = set(2, 0..0, &answering, |_| true);
    grading.seats = vec![Seat { paid: 5, ..seat(9, true) }];
    book.settled(&grading).unwrap();
    let shares = book.contributors();
    let found: Vec<_> =
        shares.iter().map(|share| (share.answers, share.accepted, share.paid, share.right, share.share)).collect();
    let expected = [(16, 16, 2_000, 6, 5_000), (8, 8, 1_000, 3, 2_500), (16, 8, 2_000, 6, 2_500), (8, 0, 1_000, 3, 0)];
    let mut sorted = found.clone();
    sorted.sort_unstable();
    let mut wanted = [expected.as_slice(), &[(0, 0, 5, 3, 0)]].concat();
    wanted.sort_unstable();
    assert_eq!(sorted, wanted);
    assert!(found.windows(2).all(|two| two[0].1 >= two[1].1));
    assert!(shares.iter().all(|share| share.account.len() <= 50));
}

#[test]
fn bytes_of_a_book_are_what_the_docs_say() {
    let found = [MOST_BYTES_AN_ITEM, MOST_BYTES_A_SET, MOST_BYTES_AN_ANSWERED_SEAT, MOST_BYTES_AN_ACCOUNT];
    assert_eq!(found, [48, 52, 4, 151]);
}
