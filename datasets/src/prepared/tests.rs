//! What was prepared is found again, shows no worker what is gold, and is refused when something changed.

use super::*;
use crate::{
    plan::PLAN,
    prepare::tests::{Folder, NOW},
};
use agt_primitives::tasks::{shuffle, Answer};
use std::fs;

#[test]
fn positions_show_items_and_gold_in_the_order_of_the_shuffle() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    let prepared = folder.open().unwrap();
    let set = SetId(3);
    let leaf = prepared.leaf(set).unwrap();
    let items = [12, 7, 15];
    let shown = prepared.positions(set, &items).unwrap();
    let order = shuffle(&leaf.seed, 7);
    assert_eq!(shown.len(), 7);
    for (shown, entry) in shown.iter().zip(order) {
        let text = shown.text.as_deref().unwrap();
        match items.get(usize::from(entry)) {
            Some(item) => assert_eq!(text, format!("text {item}")),
            None => {
                let place = entry - 3;
                let gold = prepared.gold_item(set, place).unwrap();
                assert_eq!(Some(text), gold.text.as_deref());
                // Gold is the items from 16 on, dogs and cats in turn.
                let number: u8 = text.strip_prefix("text ").unwrap().parse().unwrap();
                assert_eq!(leaf.truths[usize::from(place)].answer, Answer::Choice(number % 2));
            }
        }
    }
}

#[test]
fn nothing_that_is_shown_names_an_item_or_gold() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    let prepared = folder.open().unwrap();
    let shown = prepared.positions(SetId(0), &[0, 1, 2, 3]).unwrap();
    let json = serde_json::to_string(&shown).unwrap();
    for secret in ["item ", "gold", ".png", "cat", "dog"] {
        assert!(!json.contains(secret), "{secret}: {json}");
    }
    let keys = |shown: &Shown| match serde_json::to_value(shown).unwrap() {
        serde_json::Value::Object(object) => object.keys().cloned().collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    assert!(shown.iter().all(|each| keys(each) == keys(&shown[0])));
}

#[test]
fn media_are_found_by_their_names_alone() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    let prepared = folder.open().unwrap();
    for shown in prepared.positions(SetId(1), &[5, 6]).unwrap() {
        let Some(ShownMedia::Name(name)) = shown.media else { panic!("a name") };
        let path = prepared.media(&name).unwrap();
        let number = shown.text.unwrap().replace("text ", "");
        assert_eq!(path.file_name().unwrap().to_str(), Some(format!("{number}.png").as_str()));
    }
    for wrong in ["", "5.png", "../media/5.png", "0000000000000005"] {
        assert!(prepared.media(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn link_that_leads_out_of_the_media_is_refused_when_it_appears() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    let prepared = folder.open().unwrap();
    let shown = prepared.positions(SetId(1), &[5]).unwrap();
    let shown = shown.into_iter().find(|shown| shown.text.as_deref() == Some("text 5")).unwrap();
    let Some(ShownMedia::Name(name)) = shown.media else { panic!("a name") };
    fs::remove_file(folder.path("media/5.png")).unwrap();
    assert!(prepared.media(&name).unwrap_err().what().contains("does not exist"));
    std::os::unix::fs::symlink(folder.path(PLAN), folder.path("media/5.png")).unwrap();
    assert!(prepared.media(&name).unwrap_err().what().contains("lies outside"));
    fs::remove_file(folder.path("media/5.png")).unwrap();
    // A link within the folder is none of anybody's business.
    std::os::unix::fs::symlink(folder.path("media/6.png"), folder.path("media/5.png")).unwrap();
    assert!(prepared.media(&name).is_ok());
}

#[test]
fn media_by_address_are_links() {
    let folder = Folder::new();
    folder.change("media = \"media\"", "media = \"https://example.org/media/\"");
    folder.prepare().unwrap();
    let prepared = folder.open().unwrap();
    let shown = prepared.positions(SetId(0), &[5]).unwrap();
    let shown = shown.into_iter().find(|shown| shown.text.as_deref() == Some("text 5")).unwrap();
    assert_eq!(shown.media, Some(ShownMedia::Link("https://example.org/media/5.png".into())));
}

#[test]
fn file_that_changed_since_is_named() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    for name in ["items.csv", "gold.csv", "specification.md"] {
        let content = fs::read(folder.path(name)).unwrap();
        let mut changed = content.clone();
        *changed.last_mut().unwrap() ^= 1;
        folder.write(name, changed);
        let error = folder.open().err().unwrap();
        assert_eq!(error.what(), format!("{name} has changed since `agt campaign prepare`"));
        folder.write(name, content);
    }
    folder.change("price-a-set = \"1.5\"", "price-a-set = \"1.4\"");
    let error = folder.open().err().unwrap();
    assert_eq!(error.what(), "campaign.toml has changed since `agt campaign prepare`");
    folder.change("price-a-set = \"1.4\"", "price-a-set = \"1.5\"");
    // Where the server listens is nobody's concern but the requester's.
    folder.change("127.0.0.1:8788", "127.0.0.1:9999");
    assert_eq!(folder.open().unwrap().plan().server.address.port(), 9_999);
}

#[test]
fn lost_or_damaged_secrets_are_told() {
    let folder = Folder::new();
    assert!(folder.open().err().unwrap().what().ends_with("is not prepared"));
    folder.prepare().unwrap();
    let secret = folder.path(FOLDER).join(SECRET);
    for name in [LEAVES, SHOWN, NAMES, "gold.jsonl", "gold.idx"] {
        let content = fs::read(secret.join(name)).unwrap();
        fs::write(secret.join(name), &content[1..]).unwrap();
        let error = folder.open().err().unwrap();
        assert!(error.what().ends_with("is damaged"), "{name}: {error}");
        fs::remove_file(secret.join(name)).unwrap();
        assert!(folder.open().err().unwrap().what().contains("cannot be read"), "{name}");
        fs::write(secret.join(name), content).unwrap();
        folder.open().unwrap();
    }
    let mut leaves = fs::read(secret.join(LEAVES)).unwrap();
    leaves[40] ^= 1;
    fs::write(secret.join(LEAVES), leaves).unwrap();
    assert!(folder.open().err().unwrap().what().ends_with("leaves.bin is damaged"));
    fs::remove_dir_all(&secret).unwrap();
    let error = folder.open().err().unwrap();
    assert!(error.what().contains("secret is lost") && error.remedy().contains("backup"));
}

#[test]
fn manifest_of_another_version_is_refused() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    let path = folder.path(FOLDER).join("prepared.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"version\": 1", "\"version\": 2")).unwrap();
    assert!(folder.open().err().unwrap().what().ends_with("was written by another version of agt"));
    fs::write(&path, "{").unwrap();
    assert!(folder.open().err().unwrap().what().ends_with("prepared.json is damaged"));
}

#[test]
fn numbers_that_do_not_exist_are_refused() {
    let folder = Folder::new();
    folder.prepare().unwrap();
    let prepared = folder.open().unwrap();
    assert_eq!((prepared.items(), prepared.leaves()), (16, 6));
    assert_eq!(prepared.item(15).unwrap().id, "item 15");
    assert!(prepared.item(16).is_err());
    assert!(prepared.positions(SetId(6), &[0]).is_err());
    assert!(prepared.positions(SetId(0), &[16]).is_err());
    assert!(prepared.positions(SetId(0), &[0; 29]).is_err());
    assert!(prepared.gold_item(SetId(0), 4).is_err());
    assert!(prepared.terms(NOW, 0).is_ok());
}
