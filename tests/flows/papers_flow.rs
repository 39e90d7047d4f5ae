//! Orphaned uploads: a form was refused after its papers were stored. Only those are swept, and not for good at once.

use crate::steps::{paper, report};
use crate::world::{World, on_both_ledgers, pdf};
use jiff::SignedDuration;
use sovang_desk::blobs::{Named, Swept};
use sovang_desk::clock;
use std::fs;
use std::path::{Path, PathBuf};

on_both_ledgers!(
    a_paper_that_no_fact_names_is_set_aside_after_a_day_and_deleted_after_thirty_more,
    a_paper_set_aside_goes_back_when_a_fact_names_it,
    papers_as_large_as_the_form_says_are_taken,
);

const RESULTS: &str = "Lập 12 tổ công nghệ số cộng đồng.";

/// What the store calls it.
async fn hash(world: &World, name: &str) -> String {
    world.blobs.stage_bytes(&pdf(name)).await.unwrap().unwrap().sha256
}

async fn place(world: &World, name: &str) -> PathBuf {
    let hash = hash(world, name).await;
    world.folder.path().join("blobs").join(&hash[..2]).join(hash)
}

fn aside(world: &World) -> Vec<PathBuf> {
    let folder = world.folder.path().join("blobs/.unnamed");
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn age(path: &Path, hours: i64) {
    let at = clock::machine() - SignedDuration::from_hours(hours);
    fs::File::open(path).unwrap().set_modified(at.into()).unwrap();
}

/// Two forms of one report, drawn at once: the first is filed, the second comes too late, after its paper was stored.
async fn files_one_and_is_refused_the_other(world: &World) {
    let (unit, address) = (world.sign_in("bc-ap-trung").await, report(world));
    let fields = [("ket-qua", RESULTS), ("kho-khan", "")];
    let names = [("ket-qua", ""), ("kho-khan", ""), ("bao-cao", "")];
    let (first, second) = (unit.opens(&address, &names).await, unit.opens(&address, &names).await);
    let file = |name: &str| vec![paper("bao-cao", "bao-cao.pdf", pdf(name))];
    unit.sends_with(&address, &first, &fields, file("được nhận")).await.is(303);
    let facts = world.facts().await;
    unit.sends_with(&address, &second, &fields, file("bị từ chối")).await.is(409);
    assert_eq!(world.facts().await, facts);
    for name in ["được nhận", "bị từ chối"] {
        assert!(place(world, name).await.exists(), "{name}");
    }
}

async fn a_paper_that_no_fact_names_is_set_aside_after_a_day_and_deleted_after_thirty_more(world: World) {
    files_one_and_is_refused_the_other(&world).await;
    let (ledger, blobs, mut named) = (world.desk.ledger(), &world.blobs, Named::default());
    assert_eq!(named.sweep(ledger, blobs).await.unwrap(), Swept::default(), "both are of today");
    for name in ["được nhận", "bị từ chối"] {
        age(&place(&world, name).await, 25);
    }
    let swept = named.sweep(ledger, blobs).await.unwrap();
    assert_eq!(swept, Swept { set_aside: 1, ..Swept::default() });
    let unit = world.sign_in("bc-ap-trung").await;
    unit.gets(&format!("/noi-bo/tep/{}", hash(&world, "được nhận").await)).await.is(200);
    assert!(!place(&world, "bị từ chối").await.exists());
    let [lying] = aside(&world).try_into().unwrap();
    assert!(lying.file_name().unwrap().to_str().unwrap().starts_with(&hash(&world, "bị từ chối").await));
    assert_eq!(named.sweep(ledger, blobs).await.unwrap(), Swept::default());
    let since = (clock::machine() - SignedDuration::from_hours(24 * 31)).as_second();
    fs::rename(&lying, lying.with_file_name(format!("{}.{since}", hash(&world, "bị từ chối").await)))
        .unwrap();
    assert_eq!(named.sweep(ledger, blobs).await.unwrap(), Swept { deleted: 1, ..Swept::default() });
    assert!(aside(&world).is_empty());
    unit.gets(&format!("/noi-bo/tep/{}", hash(&world, "được nhận").await)).await.is(200);
}

async fn a_paper_set_aside_goes_back_when_a_fact_names_it(world: World) {
    files_one_and_is_refused_the_other(&world).await;
    let (ledger, blobs) = (world.desk.ledger(), &world.blobs);
    // as after a start over the wrong ledger: a paper that a fact does name lies aside
    let away =
        world.folder.path().join("blobs/.unnamed").join(format!("{}.1", hash(&world, "được nhận").await));
    fs::rename(place(&world, "được nhận").await, &away).unwrap();
    let swept = Named::default().sweep(ledger, blobs).await.unwrap();
    assert_eq!(swept, Swept { put_back: 1, ..Swept::default() });
    let unit = world.sign_in("bc-ap-trung").await;
    unit.gets(&format!("/noi-bo/tep/{}", hash(&world, "được nhận").await)).await.is(200);
}

/// Scanned papers are large: each up to 20 MB, several in one form.
async fn papers_as_large_as_the_form_says_are_taken(world: World) {
    let (unit, address) = (world.sign_in("bc-ap-trung").await, report(&world));
    let fields = [("ket-qua", RESULTS), ("kho-khan", "")];
    let (mut scan, end) = (b"%PDF-1.4\n1 0 obj<<>>endobj\n".to_vec(), b"%%EOF\n");
    scan.resize(20 * 1024 * 1024 - end.len(), b' ');
    scan.extend(end);
    let facts = world.facts().await;
    unit.uploads(&address, &fields, vec![paper("bao-cao", "bao-cao.pdf", scan.clone())]).await.is(303);
    assert_eq!(world.facts().await, facts + 1);
    let read = unit.gets(&address).await;
    read.is(200).says("20 MB").says(RESULTS);
}
