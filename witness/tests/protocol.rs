//! `add-checkpoint` and the monitor path over real HTTP and a real file: every answer, the race, the restart.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod support;

use proptest::test_runner::{Config, TestRunner};
use sovang_verifier::{Checkpoint, Key, SignedCheckpoint};
use support::{Log, ORIGIN, Running, START, body};

fn read(note: &str) -> SignedCheckpoint {
    SignedCheckpoint::parse(note.as_bytes()).unwrap()
}

/// The size and second of a note that both the log and the witness signed.
fn cosigned(note: &str, log: &Log, witness: &Key) -> (u64, u64) {
    let signed = read(note);
    signed.signed_by(&[&Key::parse(&log.vkey()).unwrap()]).unwrap();
    let [cosignature] = &signed.cosigned_by(&[witness]).unwrap()[..] else { panic!("{note}") };
    (signed.checkpoint.size, cosignature.at)
}

#[tokio::test]
async fn a_growing_log_is_cosigned_and_anyone_can_check_it() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    let path = format!("/{}/checkpoint", sovang_witness::logs::origin_hash(ORIGIN));
    assert_eq!(witness.gets(&path).await.status(), 404);
    for (old, new) in [(0, 0), (0, 1), (1, 2), (2, 7), (7, 7), (7, 8), (8, 300)] {
        witness.clock_is(START + new);
        let line = witness.cosigns(log.body(old, new)).await;
        assert_eq!(cosigned(&(log.note(new) + &line), &log, &witness.key), (new, START + new));
        let latest = witness.latest(ORIGIN).await;
        assert_eq!(latest, log.note(new) + &line, "the log's own signature and the same cosignature");
    }
    let answer = witness.gets(&path).await;
    assert_eq!(answer.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    assert_eq!(witness.gets(&path.to_uppercase().replace("/CHECKPOINT", "/checkpoint")).await.status(), 404);
}

#[tokio::test]
async fn every_other_answer_is_the_one_the_specification_names() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    let nonempty = log.signs(&Checkpoint { origin: ORIGIN.into(), size: 0, root: [1; 32] });
    assert_eq!(witness.answers(body(0, &[], &nonempty)).await.0, 422, "an empty log has one root");
    assert_eq!(witness.answers(body(0, &[[1; 32]], &log.note(3))).await.0, 422, "a proof of nothing");
    assert_eq!(witness.answers(log.body(2, 3)).await, (409, "0\n".into()));
    witness.cosigns(log.body(0, 3)).await;

    let other = witness.sends(log.body(2, 4)).await;
    assert_eq!(
        (other.status().as_u16(), &other.headers()["content-type"]),
        (409, &"text/x.tlog.size".parse().unwrap())
    );
    assert_eq!(other.text().await.unwrap(), "3\n");
    assert_eq!(witness.answers(body(4, &[], &log.note(3))).await.0, 400, "old is beyond new");
    let (fork, stranger) = (log.forked(1, 1), Log::new(ORIGIN, 2));
    assert_eq!(witness.answers(stranger.body(3, 4)).await.0, 403, "another key under the same name");
    let text = log.note(4).split_once("\n\n").unwrap().0.to_owned() + "\n\n";
    let wrong = text + log.note(5).split_once("\n\n").unwrap().1;
    assert_eq!(
        witness.answers(body(3, &log.proof(3, 4), &wrong)).await.0,
        403,
        "a signature over other words"
    );
    assert_eq!(witness.answers(Log::new("other.example/log", 1).body(0, 3)).await.0, 404);
    assert_eq!(witness.answers(fork.body(3, 3)).await.0, 422, "the same size, another root");
    assert_eq!(witness.answers(body(3, &[], &log.note(4))).await.0, 422, "no proof");
    assert_eq!(
        witness.answers(body(3, &log.proof(2, 4), &log.note(4))).await.0,
        422,
        "the proof of another size"
    );
    assert_eq!(witness.answers(fork.body(3, 9)).await.0, 422, "another history");

    assert_eq!(witness.latest(ORIGIN).await.lines().nth(1), Some("3"), "nothing of this was recorded");
    witness.cosigns(log.body(3, 4)).await;
}

#[tokio::test]
async fn of_eight_rivals_one_wins_and_the_others_hear_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let (mut log, mut old) = (Log::new(ORIGIN, 1), 3);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, old)).await;
    for round in 0..10 {
        // each adds another number of other lines
        let rivals: Vec<Log> = (1..=8).map(|branch| log.forked(old, branch)).collect();
        let sent = (1..).zip(&rivals).map(|(more, rival)| witness.answers(rival.body(old, old + more)));
        let answers = futures::future::join_all(sent).await;
        let winners: Vec<usize> = (0..8).filter(|at| answers[*at].0 == 200).collect();
        let [won] = winners[..] else { panic!("round {round}: {answers:?}") };
        let size = old + u64::try_from(won).unwrap() + 1;
        for (at, answer) in answers.iter().enumerate().filter(|(at, _)| *at != won) {
            assert_eq!(*answer, (409, format!("{size}\n")), "round {round}, rival {at}");
        }
        (log, old) = (rivals[won].clone(), size);
        let latest = read(&witness.latest(ORIGIN).await).checkpoint;
        assert_eq!((latest.size, latest.root), (old, log.root(old)));
    }
    assert_eq!(witness.large().await, "Sổ khớp, đã đồng ký", "losing a race is no incident");
}

#[tokio::test]
async fn what_was_answered_is_remembered_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let mut key = None;
    for (old, new) in [(0, 5), (5, 9), (9, 9), (9, 20)] {
        let witness = Running::start_at(dir.path(), &[&log], START + new).await;
        assert_eq!(key.get_or_insert_with(|| witness.key.clone()), &witness.key, "the key stays");
        let line = witness.cosigns(log.body(old, new)).await;
        witness.ends().await;
        let again = Running::start_at(dir.path(), &[&log], START + new).await;
        assert_eq!(again.latest(ORIGIN).await, log.note(new) + &line);
        assert_eq!(again.answers(log.body(new - 1, new + 1)).await, (409, format!("{new}\n")));
        again.ends().await;
    }
}

#[tokio::test]
async fn several_logs_and_several_keys_of_one_are_kept_apart() {
    let dir = tempfile::tempdir().unwrap();
    let (old_key, new_key, other) =
        (Log::new(ORIGIN, 1), Log::new(ORIGIN, 2), Log::new("tu-minh.example/log", 3));
    let witness = Running::start(dir.path(), &[&old_key, &new_key, &other]).await;
    witness.cosigns(old_key.body(0, 3)).await;
    witness.cosigns(new_key.body(3, 5)).await;
    witness.cosigns(other.body(0, 2)).await;
    assert_eq!(witness.answers(other.body(0, 2)).await, (409, "2\n".into()));
    assert_eq!(cosigned(&witness.latest(ORIGIN).await, &new_key, &witness.key).0, 5);
    assert_eq!(cosigned(&witness.latest("tu-minh.example/log").await, &other, &witness.key).0, 2);
    let page = witness.reads("/").await;
    assert!(page.contains("Sổ phu-tan.example/log") && page.contains("Sổ tu-minh.example/log"));
}

#[tokio::test]
async fn the_clock_never_goes_back_in_what_is_signed() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 3)).await;
    witness.clock_is(START - 5);
    let line = witness.cosigns(log.body(3, 4)).await;
    assert_eq!(cosigned(&(log.note(4) + &line), &log, &witness.key), (4, START), "the same second once more");
    for wrong in [START - 6, 0] {
        witness.clock_is(wrong);
        assert_eq!(witness.answers(log.body(4, 5)).await.0, 500);
        assert_eq!(witness.large().await, "CÓ VẤN ĐỀ: đồng hồ máy này sai");
    }
    witness.clock_is(START + 60);
    witness.cosigns(log.body(4, 5)).await;
    assert_eq!(witness.large().await, "Sổ khớp, đã đồng ký");
}

#[tokio::test]
async fn garbage_is_told_what_it_is_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 3)).await;
    let sound = log.body(3, 4);
    for garbage in [
        "",
        "\n",
        "old",
        "old 3",
        "old 3\n",
        "old 3\n\n",
        "old x\n\n",
        "old 03\n\n",
        "{}",
        "old 3\n\n\n\n\n",
        "old 3\nnot base64\n\nx\n1\nAA==\n\n",
        &sound[..sound.len() - 1],
        &sound[1..],
        &sound.replace('\n', "\r\n"),
        &sound.replace("\u{2014}", "-"),
        &sound.replacen("\n4\n", "\n-4\n", 1),
        &format!("{sound}\n"),
    ] {
        let (status, words) = witness.answers(garbage.to_owned()).await;
        assert_eq!(status, 400, "{garbage:?}");
        assert!(words.starts_with("Không đọc được") && words.ends_with(".\n"), "{words}");
    }
    assert_eq!(witness.answers(vec![0xff; 100]).await.0, 400);
    assert_eq!(witness.answers(vec![b'x'; 65 * 1024]).await.0, 413);
    assert_eq!(witness.gets("/add-checkpoint").await.status(), 405);
    witness.cosigns(sound).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_slip_of_the_pen_is_cosigned_or_breaks_the_witness() {
    let dir = tempfile::tempdir().unwrap();
    let log = Log::new(ORIGIN, 1);
    let witness = Running::start(dir.path(), &[&log]).await;
    witness.cosigns(log.body(0, 3)).await;
    let sound = log.body(3, 4).into_bytes();
    let runtime = tokio::runtime::Handle::current();
    tokio::task::block_in_place(|| {
        let mut runner = TestRunner::new(Config { cases: 300, ..Config::default() });
        let slip = (0..sound.len(), proptest::num::u8::ANY);
        let ran = runner.run(&slip, |(at, byte)| {
            let mut body = sound.clone();
            body[at] = byte;
            let changed = body != sound;
            let status = runtime.block_on(witness.answers(body)).0;
            proptest::prop_assert!(
                !changed || matches!(status, 400 | 403 | 404 | 409 | 422),
                "{status} at {at}"
            );
            Ok(())
        });
        ran.unwrap();
    });
}
