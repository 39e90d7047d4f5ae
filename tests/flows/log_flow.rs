//! Chốt sổ và kiểm chứng: an award waits for MTTQ's word, then carries a proof that anyone checks; MTTQ's machine
//! refuses a second history; an erased person's record is gone and every other proof still holds.

use crate::steps::{award_of, awards, public_page, puts_right};
use crate::support::person::Person;
use crate::world::{World, collective, individual, on_both_ledgers};
use sovang_ledger::log::{Halt, Publisher, Standing, Trust};
use sovang_ledger::random;
use sovang_verifier::key::Purpose;
use sovang_verifier::policy::Addressed;
use sovang_verifier::{Limits, Mismatch, Policy, SecretKey, SignedCheckpoint, check};
use sovang_witness::{Identity, Logs, Witness, clock, router};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// MTTQ's machine: its own folder, key and port.
struct Mttq {
    folder: TempDir,
    vkey: String,
    url: String,
    serving: JoinHandle<()>,
}

impl Mttq {
    async fn opens(log: &SecretKey) -> Self {
        Self::opens_at(crate::world::private_folder(), log, "127.0.0.1:0").await
    }

    async fn opens_at(folder: TempDir, log: &SecretKey, address: &str) -> Self {
        let identity = Identity { name: Some("mttq.phu-tan".into()), secret: None, new_key: false };
        let logs = Logs::new(&[log.public().to_string()]).unwrap();
        let witness = Witness::open(folder.path(), &identity, logs, Box::new(clock::now)).unwrap();
        let vkey = witness.key().to_string();
        let listener = TcpListener::bind(address).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = router::router(Arc::new(witness));
        let serving = tokio::spawn(async move { axum_serve(listener, app).await });
        Self { folder, vkey, url, serving }
    }

    /// Ends, and leaves its folder to whoever starts it again.
    async fn closes(self) -> (TempDir, String) {
        self.serving.abort();
        let _ended = self.serving.await;
        (self.folder, self.url.trim_start_matches("http://").to_owned())
    }
}

async fn axum_serve(listener: TcpListener, app: axum::Router) {
    sovang_witness::server::serve(listener, app, std::future::pending()).await.unwrap();
}

fn log_key() -> SecretKey {
    SecretKey::of_seed(crate::world::ORIGIN, Purpose::Log, &random::bytes()).unwrap()
}

/// The commune's keys, and MTTQ's word demanded.
fn trust(log: &SecretKey, vkey: &str, url: &str) -> Trust {
    let mut policy = Policy::parse_witnesses(&format!("witness mttq {vkey} {url}\nquorum mttq\n")).unwrap();
    policy.logs = vec![Addressed { key: log.public().clone(), url: None }];
    Trust { keys: vec![log.clone()], policy }
}

fn publisher(world: &World, trust: &Trust) -> Publisher {
    Publisher::new(world.desk.ledger().clone(), trust.clone()).unwrap()
}

async fn files(anyone: &Person, page: &str) -> (Vec<u8>, Vec<u8>) {
    let record = anyone.gets(&format!("{page}/award.json")).await;
    record.is(200);
    assert_eq!(record.header("content-type"), Some("application/json"));
    let proof = anyone.gets(&format!("{page}/award.tlog-proof")).await;
    proof.is(200);
    assert_eq!(proof.header("content-type"), Some("text/plain; charset=utf-8"));
    (record.bytes.clone(), proof.bytes.clone())
}

/// Ấp Trung files its report: one fact more.
async fn reports(world: &World, results: &str) {
    let unit = world.sign_in("bc-ap-trung").await;
    unit.posts(&crate::steps::report(world), &[("ket-qua", results), ("kho-khan", "")]).await.is(303);
}

on_both_ledgers!(
    an_award_waits_for_mttq_and_then_carries_its_proof,
    while_mttq_is_away_the_old_checkpoint_stays_and_facts_are_still_taken,
    a_ledger_older_than_what_mttq_has_seen_signs_no_more,
    an_unchanged_book_is_cosigned_again_and_its_newest_word_is_shown,
    what_other_programs_read_has_one_spelling_and_an_end,
);

async fn an_award_waits_for_mttq_and_then_carries_its_proof(world: World) {
    let nominees =
        [individual("Phạm Thị Kim Duyên", "ap-trung"), collective("Tập thể Trạm Y tế xã", "tram-y-te")];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, _, _, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let (award, other) = (award_of(&world, &ids[0]).unwrap(), award_of(&world, &ids[1]).unwrap());
    let (page, other) = (public_page(&award), public_page(&other));
    anon.gets(&page).await.is(200).says("Đang chờ chốt sổ").hides("award.tlog-proof");
    anon.gets("/log/checkpoint").await.is(404);
    let early = anon.gets(&format!("{page}/award.tlog-proof")).await;
    early.is(503).says("Dòng này chưa được chốt sổ");
    assert_eq!(early.header("retry-after"), Some("60"));
    anon.gets(&format!("{page}/award.json")).await.is(200).says("Phạm Thị Kim Duyên");

    let log = log_key();
    let mttq = Mttq::opens(&log).await;
    let trust = trust(&log, &mttq.vkey, &mttq.url);
    let mut publisher = publisher(&world, &trust);
    assert_eq!(publisher.turn().await, Standing::Current);
    anon.gets(&page)
        .await
        .is(200)
        .says("Máy trình diễn đã đồng ký")
        .says("Kiểm chứng ngay")
        .says("award.tlog-proof");
    let policy = Policy::parse(&anon.gets("/log/policy").await.is(200).text).unwrap();
    assert_eq!(policy.quorum.as_deref(), Some("mttq"));
    let (record, proof) = files(&anon, &page).await;
    let now = Limits { now: Some(clock::now()), max_age: Some(60) };
    let found = check(&policy, &record, &proof, now).unwrap();
    assert_eq!(found.cosigned[0].called, "mttq");
    let (_, others) = files(&anon, &other).await;
    let swapped = check(&policy, &record, &others, now);
    assert!(matches!(swapped, Err(Mismatch::NotIncluded { .. })), "{swapped:?}");

    // what came after has lines of its own, proved like the award itself
    let inside = format!("/noi-bo/quyet-dinh/{award}");
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let correction = [
        ("chuc-vu", "Điều dưỡng trưởng"),
        ("ly-do", "Ghi nhầm chức vụ"),
        ("van-ban", "13/CV-UBND"),
        ("ngay", today.as_str()),
    ];
    puts_right(&chair, &inside, &format!("{inside}/dinh-chinh"), &correction).await.is(303);
    assert_eq!(publisher.turn().await, Standing::Current);
    let shown = anon.gets(&page).await.is(200).text.clone();
    let line = shown.split("href=\"/phu-tan/so/").nth(1).unwrap().split(".json").next().unwrap().to_owned();
    let record = anon.gets(&format!("/phu-tan/so/{line}.json")).await.is(200).bytes.clone();
    assert!(String::from_utf8_lossy(&record).contains("Điều dưỡng trưởng"));
    let proof = anon.gets(&format!("/phu-tan/so/{line}.tlog-proof")).await.is(200).bytes.clone();
    assert_eq!(check(&policy, &record, &proof, now).unwrap().index.to_string(), line);
    // a closed line and a line of another commune have none
    let closed = world.desk.ledger().read(0, 1).await.unwrap()[0].log_index;
    anon.gets(&format!("/phu-tan/so/{closed}.json")).await.is(404);
    anon.gets(&format!("/phu-thai/so/{line}.json")).await.is(404);

    // the person is erased: the record is gone, with the reason; everyone else's proof still holds
    erases_kim_duyen(&world).await;
    for file in ["award.json", "award.tlog-proof"] {
        anon.gets(&format!("{page}/{file}")).await.is(410).says("theo quy định về bảo vệ dữ liệu cá nhân");
    }
    assert_eq!(publisher.turn().await, Standing::Current);
    let (record, proof) = files(&anon, &other).await;
    check(&policy, &record, &proof, now).unwrap();
    what_is_not_in_the_book_is_no_verdict_on_the_paper(&anon).await;
    world.is_sound().await;
}

async fn what_is_not_in_the_book_is_no_verdict_on_the_paper(anon: &Person) {
    anon.gets("/phu-tan/khen-thuong/2019-9-9")
        .await
        .is(404)
        .says("Không có trong sổ")
        .says("Máy trình diễn đã đồng ký");
    anon.gets("/phu-tan/co-trong-so?ma=99/Q%C4%90-UBND")
        .await
        .is(404)
        .says("không có số hoặc mã “99/QĐ-UBND”")
        .says("Chưa đủ để nói giấy là thật hay không");
    let there = anon.gets("/phu-tan/co-trong-so?ma=01/q%C4%91-ubnd").await;
    assert!(there.is(303).location.as_deref().unwrap().contains("/phu-tan/quyet-dinh/"));
    let ours = anon.gets("/phu-tan/co-trong-so?ma=01/QĐ-UBND của Chủ tịch UBND xã Phú Tân").await;
    assert_eq!(ours.is(303).location, there.location);
    let theirs = anon.gets("/phu-tan/co-trong-so?ma=01/QĐ-UBND của Chủ tịch UBND xã Phú Thái").await;
    theirs.is(404).says("Không có trong sổ").hides("/phu-tan/quyet-dinh/");
}

async fn erases_kim_duyen(world: &World) {
    let keeper = world.sign_in("sovang.quan-tri").await;
    let erasing = "/noi-bo/dia-phuong/phu-tan/xoa-du-lieu?q=kim+duyen";
    let form = keeper.opens(erasing, &[("nguoi", "")]).await;
    let subject = form.controls.iter().find(|control| control.name == "nguoi").unwrap().value.clone();
    let fields =
        [("nguoi", subject.as_str()), ("can-cu", "Yêu cầu"), ("van-ban", "40/UBND-VP"), ("dong-y", "co")];
    let shown = keeper.sends(erasing, &form, &fields).await;
    keeper.goes_on(shown).await.is(303);
}

async fn while_mttq_is_away_the_old_checkpoint_stays_and_facts_are_still_taken(world: World) {
    let log = log_key();
    let mttq = Mttq::opens(&log).await;
    let (vkey, url) = (mttq.vkey.clone(), mttq.url.clone());
    let mut publisher = publisher(&world, &trust(&log, &vkey, &url));
    assert_eq!(publisher.turn().await, Standing::Current);
    let anon = world.anyone();
    let before = anon.gets("/log/checkpoint").await.is(200).text.clone();

    let (folder, address) = mttq.closes().await;
    reports(&world, "Đã làm 03 việc.").await;
    assert!(matches!(publisher.turn().await, Standing::Waiting(away) if away[0].0 == "mttq"));
    assert_eq!(anon.gets("/log/checkpoint").await.is(200).text, before, "what is not cosigned is not shown");
    let book = anon.gets("/phu-tan/so").await;
    book.is(200).says("Đang chờ nơi đồng ký").says("Việc ghi sổ vẫn tiếp tục");
    // a publisher that starts now does not even sign: it cannot know what MTTQ has seen
    let mut second = self::publisher(&world, &trust(&log, &vkey, &url));
    assert!(matches!(second.turn().await, Standing::Waiting(_)));

    let _mttq = Mttq::opens_at(folder, &log, &address).await;
    assert_eq!(publisher.turn().await, Standing::Current);
    assert_eq!(second.turn().await, Standing::Current);
    let after = anon.gets("/log/checkpoint").await.is(200).text.clone();
    let (old, new) = (
        SignedCheckpoint::parse(before.as_bytes()).unwrap(),
        SignedCheckpoint::parse(after.as_bytes()).unwrap(),
    );
    assert!(new.checkpoint.size > old.checkpoint.size);
    anon.gets("/phu-tan/so").await.is(200).says("Máy trình diễn đã đồng ký");
}

async fn a_ledger_older_than_what_mttq_has_seen_signs_no_more(world: World) {
    let log = log_key();
    let mttq = Mttq::opens(&log).await;
    let trust = trust(&log, &mttq.vkey, &mttq.url);
    reports(&world, "Đã làm 03 việc.").await;
    assert_eq!(publisher(&world, &trust).turn().await, Standing::Current);
    // another ledger under the same name and key that has come less far, as a restored backup has
    let younger = World::sqlite().await;
    let mut restored = publisher(&younger, &trust);
    let standing = restored.turn().await;
    assert!(matches!(standing, Standing::Halted(Halt::OlderThanWitness { .. })), "{standing:?}");
    assert_eq!(restored.turn().await, standing, "for good");
    younger.anyone().gets("/log/checkpoint").await.is(404);
    younger.anyone().gets("/phu-tan/so").await.is(200).says("khôi phục").says("Đang dừng chốt sổ");

    // one that has gone another way and further is refused by MTTQ itself: there are two books
    let longer = World::sqlite().await;
    reports(&longer, "Đã làm 30 việc.").await;
    let officer = longer.sign_in("thi-dua").await;
    let report = crate::steps::report(&longer);
    let back = [("ly-do-tra-lai", "Thiếu số liệu quý III."), ("bo-sung-truoc", "")];
    officer.posts_to(&report, &format!("{report}/tra-lai"), &back).await.is(303);
    let mut split = publisher(&longer, &trust);
    let standing = split.turn().await;
    assert!(matches!(standing, Standing::Halted(Halt::Refused { status: 422, .. })), "{standing:?}");
    longer.anyone().gets("/log/checkpoint").await.is(404);
    let page = Person::at(&mttq.url).gets("/").await;
    page.is(200).says("CÓ VẤN ĐỀ");
}

async fn an_unchanged_book_is_cosigned_again_and_its_newest_word_is_shown(world: World) {
    let log = log_key();
    let mttq = Mttq::opens(&log).await;
    let trust = trust(&log, &mttq.vkey, &mttq.url);
    let mut publisher = publisher(&world, &trust).again_after(Duration::ZERO);
    let word = async || {
        let note =
            SignedCheckpoint::parse(&world.anyone().gets("/log/checkpoint").await.is(200).bytes).unwrap();
        (note.checkpoint.size, note.verify(&trust.policy).unwrap()[0].at)
    };
    assert_eq!(publisher.turn().await, Standing::Current);
    let (size, first) = word().await;
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert_eq!(publisher.turn().await, Standing::Current);
    let (same, second) = word().await;
    assert!(same == size && second > first, "{first} {second}");
    world.anyone().gets("/phu-tan/so").await.is(200).says("chưa quá 15 phút trước");
}

async fn what_other_programs_read_has_one_spelling_and_an_end(world: World) {
    let log = log_key();
    let mttq = Mttq::opens(&log).await;
    publisher(&world, &trust(&log, &mttq.vkey, &mttq.url)).turn().await;
    let anon = world.anyone();
    let checkpoint = anon.gets("/log/checkpoint").await;
    assert_eq!(checkpoint.is(200).header("cache-control"), Some("no-cache"));
    assert_eq!(checkpoint.header("content-type"), Some("text/plain; charset=utf-8"));
    let signed = SignedCheckpoint::parse(&checkpoint.bytes).unwrap();
    let size = signed.checkpoint.size;
    assert!(size < 256, "one partial tile: {size}");
    let tile = anon.gets(&format!("/log/tile/0/000.p/{size}")).await;
    assert_eq!(tile.is(200).bytes.len() as u64, size * 32);
    assert_eq!(tile.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(tile.header("content-type"), Some("application/octet-stream"));
    assert_eq!(tile.header("access-control-allow-origin"), Some("*"));
    let entries = anon.gets(&format!("/log/tile/entries/000.p/{size}")).await;
    assert_eq!(entries.is(200).bytes.len() as u64, size * 67);
    for path in [
        "/log/tile/0/000",
        "/log/tile/0/0",
        "/log/tile/0/000.p/0",
        "/log/tile/0/000.p/01",
        "/log/tile/0/000.p/256",
        "/log/tile/64/000.p/1",
        "/log/tile/1/000.p/1",
        "/log/tile/0/x000/000.p/1",
        "/log/tile/data/000.p/1",
        "/log/tile/0/000.p/1/",
        &format!("/log/tile/0/000.p/{}", size + 1),
        &format!("/log/tile/entries/000.p/{}", size + 1),
    ] {
        let none = anon.gets(path).await;
        assert_eq!(none.is(404).header("cache-control"), Some("no-store"), "{path}");
    }
}
