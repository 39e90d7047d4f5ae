//! Whose staged papers are whose, how much room they take, and that they are gone when they must be.

use super::*;

fn opened() -> (tempfile::TempDir, Blobs) {
    let folder = tempfile::TempDir::new().unwrap();
    let blobs = Blobs::open(folder.path()).unwrap();
    (folder, blobs)
}

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n";

#[tokio::test]
async fn a_staged_paper_is_found_only_by_whoever_staged_it() {
    let (_folder, blobs) = opened();
    let (trung, dong) = (Holder::of(&"phu-tan.ap-trung".into()), Holder::of(&"phu-tan.ap-dong".into()));
    let staged = blobs.stage(&trung, PDF).await.unwrap().unwrap();
    assert_eq!(blobs.staged(&trung, &staged.sha256).await.unwrap(), Some(staged.clone()));
    assert_eq!(blobs.staged(&dong, &staged.sha256).await.unwrap(), None);
    let document = blobs.keep(&staged, &"to-trinh".into()).await.unwrap();
    assert_eq!(document.sha256, staged.sha256);
    assert_eq!(blobs.get(&staged.sha256).await.unwrap().as_deref(), Some(PDF));
    assert_eq!(blobs.staged(&dong, &staged.sha256).await.unwrap(), None, "also when it is in the store");
}

#[tokio::test]
async fn nobody_fills_the_disk_with_what_belongs_to_no_fact() {
    let (_folder, blobs) = opened();
    let (trung, dong) = (Holder::of(&"phu-tan.ap-trung".into()), Holder::of(&"phu-tan.ap-dong".into()));
    let large = std::fs::File::create(blobs.staging.join(trung.name(&"0".repeat(64)))).unwrap();
    large.set_len(PER_DAY - 3).unwrap();
    assert_eq!(blobs.stage(&trung, PDF).await.unwrap(), Err(Refused::TooMuch));
    assert!(blobs.stage(&dong, PDF).await.unwrap().is_ok(), "the others go on");
}

#[tokio::test]
async fn a_paper_that_the_disk_spoilt_is_not_told_to_be_gone() {
    let (folder, blobs) = opened();
    let staged = blobs.stage_bytes(PDF).await.unwrap().unwrap();
    blobs.keep(&staged, &"to-trinh".into()).await.unwrap();
    std::fs::write(folder.path().join(&staged.sha256[..2]).join(&staged.sha256), b"%PDF-1.4\n% hai\n")
        .unwrap();
    let spoilt = blobs.get(&staged.sha256).await;
    assert!(matches!(&spoilt, Err(BlobError::Changed(sha256)) if *sha256 == staged.sha256), "{spoilt:?}");
}

#[tokio::test]
async fn a_removed_paper_is_gone_from_the_store_and_from_everyones_staging() {
    let (_folder, blobs) = opened();
    let holders = ["phu-tan.ap-trung", "phu-tan.ap-dong"].map(|account| Holder::of(&account.into()));
    let mut sha256 = String::new();
    for holder in &holders {
        let staged = blobs.stage(holder, PDF).await.unwrap().unwrap();
        blobs.keep(&staged, &"to-trinh".into()).await.unwrap();
        sha256 = staged.sha256;
    }
    blobs.remove(&sha256).await.unwrap();
    assert_eq!(blobs.get(&sha256).await.unwrap(), None);
    for holder in &holders {
        assert_eq!(blobs.staged(holder, &sha256).await.unwrap(), None);
    }
}
