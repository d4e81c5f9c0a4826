//! Files that are wrong: each is named in one line, and nothing is changed.

use super::Folder;
use std::fs;

#[test]
fn gold_that_is_not_among_the_items_is_refused() {
    let folder = Folder::new();
    folder.write("gold.csv", "id,answer\nitem 1,cat\nghost,dog\nanother,cat\n");
    assert_eq!(
        folder.refused(),
        "gold.csv, line 3: the gold `ghost` is not in items.csv, nor are 1 others: add the item, or remove its gold"
    );
    folder.write("gold.csv", "id,answer\nitem 1,cow\n");
    assert!(folder
        .refused()
        .starts_with("gold.csv, line 2: the answer of `item 1` is wrong: `cow` is none of the labels"));
    folder.write("gold.csv", "id,answer\nitem 1,cat\nitem 1,dog\n");
    assert!(folder.refused().starts_with("gold.csv, line 3: the gold of `item 1` stands twice"));
    folder.write("gold.csv", "id,answer\nitem 1,\n");
    assert!(folder.refused().starts_with("gold.csv has no answers"));
}

#[test]
fn gold_of_one_class_is_refused() {
    let folder = Folder::new();
    let lines = (0..24).map(|number| format!("item {number},cat\n")).collect::<String>();
    folder.write("gold.csv", format!("id,answer\n{lines}"));
    let told = folder.refused();
    assert!(told.contains("`dog` has 0; 12 of each class are enough"), "{told}");
}

#[test]
fn id_that_stands_twice_is_refused_with_both_places() {
    let folder = Folder::new();
    folder.write("items.csv", "id,text\na,1\nb,2\na,3\n");
    folder.write("gold.csv", "id,answer\nb,cat\n");
    assert!(folder.refused().starts_with("items.csv, line 4: the id `a` stands twice, first at 2"));
    // Gold that stands twice among the items is no better.
    folder.write("items.csv", "id,text\na,1\nb,2\nb,3\n");
    assert!(folder.refused().starts_with("items.csv, line 4: the id `b` stands twice, first at 3"));
}

#[test]
fn media_that_do_not_exist_or_lie_outside_are_refused() {
    let folder = Folder::new();
    let with = |media: &str| folder.write("items.csv", format!("id,media\na,{media}\n"));
    with("ghost.png");
    assert!(folder.refused().starts_with("items.csv, line 2: the file `ghost.png` of media does not exist"));
    for outside in ["../specification.md", "/etc/hostname"] {
        with(outside);
        assert!(folder.refused().contains("lies outside"), "{outside}");
    }
    std::os::unix::fs::symlink(folder.path("specification.md"), folder.path("media/link.png")).unwrap();
    with("link.png");
    assert!(folder.refused().starts_with("items.csv, line 2: the file `link.png` of media lies outside"));
    folder.change("media = \"media\"", "media = \"nowhere\"");
    assert!(folder.refused().contains("nowhere does not exist"));
    folder.change("media = \"nowhere\"", "");
    assert!(folder.refused().contains("the plan no place of media"));
}

#[test]
fn media_that_are_files_of_the_campaign_or_hidden_are_refused() {
    let folder = Folder::new();
    folder.change("media = \"media\"", "media = \".\"");
    folder.write(".hidden.png", [0]);
    fs::create_dir_all(folder.path("media/.more")).unwrap();
    folder.write("media/.more/1.png", [0]);
    fs::create_dir(folder.path(".agt.opened-1")).unwrap();
    folder.write(".agt.opened-1/gold.jsonl", "{}");
    std::os::unix::fs::symlink(folder.path("gold.csv"), folder.path("media/link.png")).unwrap();
    let with = |media: &str| folder.write("items.csv", format!("id,media\na,{media}\n"));
    let own = ["gold.csv", "items.csv", "specification.md", "campaign.toml", "./gold.csv", "media/../gold.csv"];
    let hidden = [".hidden.png", "media/.more/1.png", ".agt.opened-1/gold.jsonl", ".agt.lock", "media/link.png"];
    for private in own.into_iter().chain(hidden) {
        with(private);
        assert!(folder.refused().contains("is hidden, or a file of the campaign itself"), "{private}");
    }
    folder.change("media = \".\"", "media = \".agt.opened-1\"");
    with("gold.jsonl");
    assert!(folder.refused().contains("is hidden, or a file of the campaign itself"));
}

#[test]
fn file_of_items_without_items_is_refused() {
    let folder = Folder::new();
    folder.items(24, 24);
    assert!(folder.refused().contains("there are no items without gold"));
    folder.write("gold.csv", "");
    assert!(folder.refused().starts_with("gold.csv has no column `id`, but none"));
}

#[test]
fn specification_that_is_missing_is_refused() {
    let folder = Folder::new();
    fs::remove_file(folder.path("specification.md")).unwrap();
    assert!(folder.refused().contains("specification.md cannot be read"));
}
