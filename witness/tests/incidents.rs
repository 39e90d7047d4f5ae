//! A log that contradicts itself: refused for ever, kept for ever, said on the page, and nobody else can raise the alarm.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod support;

use sovang_verifier::{Key, SignedCheckpoint};
use sovang_witness::WitnessError;
use std::sync::Arc;
use support::{Log, ORIGIN, Running, START, body};

const GOOD: &str = "Sổ khớp, đã đồng ký";
const SPLIT: &str = "CÓ VẤN ĐỀ: sổ có hai bản khác nhau";
const BACK: &str = "CÓ VẤN ĐỀ: sổ bị lùi lại";
const APART: &str = "CÓ VẤN ĐỀ: sổ mới không nối tiếp sổ cũ";

/// Both files of an incident, each signed by the log.
async fn evidence(witness: &Running, log: &Log, id: u32) -> [SignedCheckpoint; 2] {
    let key = Key::parse(&log.vkey()).unwrap();
    let mut both = Vec::new();
    for file in ["ban-da-dong-ky.txt", "ban-bi-tu-choi.txt"] {
        let note = witness.reads(&format!("/su-co/{id}/{file}")).await;
        let signed = SignedCheckpoint::parse(note.as_bytes()).unwrap();
        signed.signed_by(&[&key]).unwrap();
        both.push(signed);
    }
    both.try_into().unwrap()
}

#[tokio::test]
async fn a_split_view_is_refused_and_shown_for_ever() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let fork = log.forked(2, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 4)).await;
    assert_eq!(witness.large().await, GOOD);
    assert_eq!(witness.answers(fork.body(4, 4)).await.0, 422);
    assert_eq!(witness.large().await, SPLIT);
    witness.ends().await;

    for later in 1..3 {
        let witness = Running::start_at(dir.path(), &[&log], START + later * 86_400).await;
        assert_eq!(witness.large().await, SPLIT);
        assert_eq!(witness.answers(fork.body(4, 4)).await.0, 422);
        assert_eq!(witness.answers(fork.body(0, 4)).await, (409, "4\n".into()));
        let page = witness.reads("/").await;
        assert_eq!(page.matches("Sự cố số 1").count(), page.matches("Sự cố số").count(), "kept once: {page}");
        let [ours, theirs] = evidence(&witness, &log, 1).await;
        assert_eq!((ours.checkpoint.size, theirs.checkpoint.size), (4, 4));
        assert_eq!((ours.checkpoint.root, theirs.checkpoint.root), (log.root(4), fork.root(4)));
        assert_eq!(ours.cosigned_by(&[&witness.key]).unwrap().len(), 1);
        witness.ends().await;
    }

    // the history that continues is still cosigned, and the words stay
    let witness = Running::start_at(dir.path(), &[&log], START + 9 * 86_400).await;
    witness.cosigns(log.body(4, 9)).await;
    assert_eq!(witness.answers(fork.body(4, 9)).await.0, 409);
    assert_eq!(witness.answers(fork.body(9, 12)).await.0, 422);
    assert_eq!(witness.large().await, SPLIT);
}

#[tokio::test]
async fn a_second_root_for_an_old_size_is_a_split_view_too() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    for (old, new) in [(0, 4), (4, 6), (6, 9)] {
        witness.cosigns(log.body(old, new)).await;
    }
    assert_eq!(witness.answers(log.forked(5, 1).body(4, 6)).await, (409, "9\n".into()));
    assert_eq!(witness.large().await, SPLIT);
    let [ours, theirs] = evidence(&witness, &log, 1).await;
    assert_eq!((ours.checkpoint.size, theirs.checkpoint.size), (6, 6));
}

#[tokio::test]
async fn a_rollback_is_refused_and_shown_for_ever() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let restored = log.forked(6, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 9)).await;
    assert_eq!(witness.answers(body(9, &[], &restored.note(7))).await.0, 400);
    assert_eq!(witness.large().await, BACK);
    witness.ends().await;
    let witness = Running::start(dir.path(), &[&log]).await;
    assert_eq!(witness.answers(body(9, &[], &restored.note(7))).await.0, 400);
    assert_eq!(witness.answers(restored.body(6, 7)).await, (409, "9\n".into()));
    assert_eq!(witness.large().await, BACK);
    let [ours, theirs] = evidence(&witness, &log, 1).await;
    assert_eq!((ours.checkpoint.size, theirs.checkpoint.size), (9, 7));
    // it grows past what was cosigned, and is still another history
    assert_eq!(witness.answers(restored.body(9, 12)).await.0, 422);
    assert_eq!(evidence(&witness, &log, 2).await[1].checkpoint.size, 12);
}

#[tokio::test]
async fn a_history_that_does_not_continue_is_shown_until_the_very_same_one_is_proven() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 4)).await;
    assert_eq!(witness.answers(body(4, &[], &log.note(9))).await.0, 422);
    assert_eq!(witness.large().await, APART);
    witness.cosigns(log.body(4, 9)).await;
    assert_eq!(witness.large().await, GOOD, "only the proof had been wrong");
    assert!(witness.reads("/").await.contains("Đã rõ: chỉ phần chứng minh bị lỗi"));
    assert_eq!(witness.answers(log.forked(3, 1).body(9, 12)).await.0, 422);
    witness.cosigns(log.body(9, 12)).await;
    assert_eq!(
        witness.large().await,
        SPLIT.replace("sổ có hai bản khác nhau", "sổ mới không nối tiếp sổ cũ")
    );
}

#[tokio::test]
async fn nobody_but_the_log_can_raise_the_alarm() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 4)).await;
    witness.cosigns(log.body(4, 9)).await;
    // what was published, with any old and any proof, and what a stranger signed
    let stranger = Log::new(ORIGIN, 7).forked(1, 1);
    for old in [0, 3, 4, 8, 9, 10] {
        for proof in [&[][..], &[[1; 32]]] {
            for note in [log.note(4), log.note(9), stranger.note(4), stranger.note(9), stranger.note(12)] {
                let (status, words) = witness.answers(body(old, proof, &note)).await;
                let repeated = status == 200 && old == 9 && proof.is_empty() && note == log.note(9);
                assert!(repeated || (400..500).contains(&status), "{status} {words}");
            }
        }
    }
    assert_eq!(witness.large().await, GOOD);
    for path in ["/su-co/1/ban-da-dong-ky.txt", "/su-co/x/ban-da-dong-ky.txt", "/su-co/1/khac.txt"] {
        assert_eq!(witness.gets(path).await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn two_programs_cannot_work_in_one_folder() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let clock = Arc::default();
    let first = support::open(dir.path(), &[&log], &clock).unwrap();
    assert!(matches!(support::open(dir.path(), &[&log], &clock), Err(WitnessError::InUse(_))));
    drop(first);
    support::open(dir.path(), &[&log], &clock).unwrap();
}

#[tokio::test]
async fn a_lost_memory_or_a_lost_key_is_not_mended_silently() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 4)).await;
    witness.ends().await;
    let (data, clock) = (dir.path().join("du-lieu"), Arc::default());
    std::fs::rename(data.join("witness.key"), data.join("aside")).unwrap();
    assert!(matches!(support::open(dir.path(), &[&log], &clock), Err(WitnessError::KeyLost(_))));
    std::fs::rename(data.join("aside"), data.join("witness.key")).unwrap();
    for file in ["witness.db", "witness.db-wal", "witness.db-shm"] {
        let _ = std::fs::remove_file(data.join(file));
    }
    assert!(matches!(support::open(dir.path(), &[&log], &clock), Err(WitnessError::MemoryLost(_))));
}

#[cfg(unix)]
#[tokio::test]
async fn everything_in_the_folder_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 4)).await;
    let data = dir.path().join("du-lieu");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    let files: Vec<_> = std::fs::read_dir(&data).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= 4, "{files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    witness.ends().await;
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o755)).unwrap();
    let opened = support::open(dir.path(), &[&log], &Arc::default());
    assert!(matches!(opened, Err(WitnessError::Exposed(_))));
}

#[tokio::test]
async fn the_page_is_shut_to_the_rest_of_the_world_and_can_be_held_still() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    assert_eq!(witness.large().await, "Chưa nhận được bản chốt sổ nào");
    let page = witness.gets("/").await;
    let header = |name: &str| page.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert!(header("content-security-policy").unwrap().starts_with("default-src 'none'; style-src 'self'"));
    assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"));
    assert_eq!(header("refresh").as_deref(), Some("30"));
    assert_eq!(witness.gets("/?tu-lam-moi=x&tu-lam-moi=y&%").await.status(), 200, "an address always opens");
    let still = witness.gets("/?tu-lam-moi=khong").await;
    assert!(!still.headers().contains_key("refresh"));
    assert!(still.text().await.unwrap().contains("Bật tự làm mới"));
    let page = page.text().await.unwrap();
    for link in page.split("href=\"").skip(1).chain(page.split("src=\"").skip(1)) {
        let link = link.split_once('"').unwrap().0;
        if link.starts_with('/') {
            assert_eq!(witness.gets(link).await.status(), 200, "{link}");
        } else {
            assert!(link.starts_with('#'), "{link}");
        }
    }
    for font in ["source-sans-3-latin-wght-normal.woff2", "source-sans-3-vietnamese-wght-normal.woff2"] {
        assert_eq!(&witness.gets(&format!("/tai-nguyen/{font}")).await.bytes().await.unwrap()[..4], b"wOF2");
    }
    assert_eq!(witness.gets("/healthz").await.status(), 200);
    assert_eq!(witness.gets("/khong-co").await.status(), 404);
}
