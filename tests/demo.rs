//! The demonstration: a story of four localities, the same for the same seed, that goes on after a stop or a crash.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "support/damage.rs"]
#[allow(unreachable_pub, reason = "shared with the tests of the ledger")]
mod damage;
mod support;

use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use support::server::Server;

/// One fact as everyone tells it: whose, what, when. Keys and salts differ from run to run.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    stream: String,
    event: String,
    at: String,
    payload: String,
}

/// The facts of a stopped demo, in the order of the log.
fn told(data: &Path) -> Vec<Told> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let conn = Connection::open_with_flags(data.join("ledger.db"), flags).unwrap();
    let sql = "select aggregate_id, event_type, payload from logged order by leaf_index";
    let mut statement = conn.prepare(sql).unwrap();
    let read = |row: &rusqlite::Row<'_>| {
        let (stream, event, payload): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let fact: Value = serde_json::from_str(&payload).unwrap();
        let at = fact[&event]["stamp"]["at"].as_str().unwrap().to_owned();
        Ok(Told { stream, event, at, payload })
    };
    let told = statement.query_map([], read).unwrap();
    told.collect::<Result<_, _>>().unwrap()
}

fn outline(told: &[Told]) -> Vec<(&str, &str, &str)> {
    told.iter().map(|fact| (fact.stream.as_str(), fact.event.as_str(), fact.at.as_str())).collect()
}

fn counted(told: &[Told]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for fact in told {
        *counts.entry(fact.event.as_str()).or_default() += 1;
    }
    counts
}

/// What happens in the story.
const TOLD: &str = "\
    UnitPlanFiled InspectionRecorded UnitMerged UnitRenamed ReportReturned ReportRefiled ReportWaived \
    NominationReturned NominationWithdrawn LateNominationAdmitted NominationSuspended SuspensionLifted \
    LikenessAnswered NoticeCommentAnswered ConflictsDeclared ProposalForwarded HigherDecisionRecorded \
    DecisionCorrected AwardDetailCorrected AwardRevoked AwardTakenBack RecoveryRecorded \
    CampaignConcluded AccountLocked BallotCorrected RoundAnnulled DecisionDrafted";

/// Whether a decision was signed on an earlier day than it was recorded, three at least.
fn is_recorded_days_later(fact: &Told) -> bool {
    if fact.event != "AwardsDecided" {
        return false;
    }
    let payload: Value = serde_json::from_str(&fact.payload).unwrap();
    let signed: jiff::civil::Date =
        payload["AwardsDecided"]["decision"]["signed_on"].as_str().unwrap().parse().unwrap();
    let recorded = sovang_domain::calendar::day(fact.at.parse().unwrap());
    signed.checked_add(jiff::Span::new().days(3)).unwrap() <= recorded
}

#[test]
fn the_demo_tells_its_story_and_goes_on_after_a_stop() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("trinh-dien");
    let mut server = Server::demo(&data);
    assert_eq!(server.output().lines().count(), 1, "one line and nothing else: {}", server.output());
    for role in [
        "clerk",
        "reporter",
        "appraiser-achievement",
        "appraiser-dossier",
        "council",
        "chairman",
        "supervisor",
        "auditor",
    ] {
        for locality in ["phu-thai", "phu-tan", "phong-quang", "tu-minh"] {
            let held = |account: &&support::server::Account| {
                account.locality.as_deref() == Some(locality) && account.roles.iter().any(|held| held == role)
            };
            let account = server.accounts.iter().find(held).unwrap_or_else(|| panic!("{role} in {locality}"));
            assert_eq!(role == "reporter", account.unit.is_some());
        }
    }
    assert_eq!(server.account("administrator").locality, None);
    let (first_url, first_accounts) = (server.url.clone(), format!("{:?}", server.accounts));
    server.restart();
    assert_eq!(format!("{:?}", server.accounts), first_accounts);
    assert_ne!(server.url, first_url, "a free port is another port");
    assert_eq!(server.stop().code(), Some(0));

    let told = told(&data);
    let counts = counted(&told);
    assert_eq!(counts["LocalityRegistered"], 4);
    assert_eq!(counts["PlanIssued"], 5);
    for event in TOLD.split_whitespace() {
        assert!(counts.contains_key(event), "the story lacks {event}");
    }
    assert!(
        told.is_sorted_by_key(|fact| fact.at.parse::<jiff::Timestamp>().unwrap()),
        "told in order of time"
    );
    assert!(told.last().unwrap().at.starts_with("2026-11-20"));
    let late = |fact: &&Told| fact.event == "ReportFiled" && fact.payload.contains("\"late\":true");
    assert!(told.iter().filter(late).count() >= 4);
    assert!(
        told.iter().any(is_recorded_days_later),
        "a decision that the clerk records days after it was signed"
    );
    let posthumous =
        |fact: &&Told| fact.event == "AwardPublished" && fact.payload.contains("\"posthumous\":true");
    assert_eq!(told.iter().filter(posthumous).count(), 1, "one is awarded after death");
    assert!(counts["NoticeCommentReceived"] > counts["NoticeCommentAnswered"], "one waits for its answer");
    assert!(counts["RoundOpened"] > counts["RoundClosed"], "rounds are open when the story ends");
}

/// Whatever day it is started: the story ends on a day of its own, on which much is under way.
#[tokio::test]
async fn the_demo_lives_on_the_last_day_of_its_story_and_goes_on_from_there() {
    const ROUND: &str = "doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam";
    let dir = tempfile::tempdir().unwrap();
    let mut server = Server::demo(dir.path());
    let today = "hôm nay là thứ Sáu, ngày 20/11/2026";
    let anyone = server.person();
    for page in ["/", "/phu-thai", "/dang-nhap", "/khong-co", "/kiem-chung"] {
        anyone.gets(page).await.says(today);
    }
    let notice = format!("/phu-thai/lay-y-kien/{ROUND}");
    anyone
        .gets(&notice)
        .await
        .is(200)
        .says("Còn 6 ngày làm việc")
        .says("thứ Hai, <time datetime=\"2026-11-30\">")
        .says("Ngày Văn hóa Việt Nam")
        .says("sớm nhất ngày <time datetime=\"2026-12-01\">");
    anyone.posts(&notice, &[("noi-dung", "Tôi thấy xứng đáng.")]).await.is(303);
    let officer = server.account("appraiser-dossier").clone();
    let person = server.person();
    person.signs_in(&officer.login, &officer.password).await;
    person.gets("/noi-bo").await.is(200).says(today);
    person
        .gets(&format!("/noi-bo/dot-xet/phu-thai.{ROUND}"))
        .await
        .is(200)
        .says("Đang lấy ý kiến")
        .hides("Hội đồng đã họp");
    let reports = person.gets("/noi-bo/bao-cao").await;
    reports.is(200).says("Quá hạn");
    server.stop();
    let last = told(dir.path()).pop().unwrap();
    assert_eq!(last.event, "NoticeCommentReceived");
    server.restart();
    let anyone = server.person();
    anyone.gets(&notice).await.is(200).says(today);
    anyone.posts(&notice, &[("noi-dung", "Tôi cũng thấy vậy.")]).await.is(303);
    server.stop();
    let next = told(dir.path()).pop().unwrap();
    let [before, after] = [&last, &next].map(|fact| fact.at.parse::<jiff::Timestamp>().unwrap());
    assert!(
        before < after && after.duration_since(before).as_hours() < 1,
        "time goes on from {before}, not {after}"
    );
}

#[tokio::test]
async fn everyone_finds_their_pages() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::demo(dir.path());
    let anyone = server.person();
    anyone.gets("/").await.is(200).says("Phú Tân");
    for (locality, name) in [
        ("phu-thai", "Phú Thái"),
        ("phu-tan", "Phú Tân"),
        ("phong-quang", "Phong Quang"),
        ("tu-minh", "Tứ Minh"),
    ] {
        for page in ["", "/phong-trao", "/khen-thuong", "/lay-y-kien", "/so"] {
            anyone.gets(&format!("/{locality}{page}")).await.is(200).says(name);
        }
    }
    anyone
        .gets("/phu-tan/khen-thuong/2026-54-1")
        .await
        .is(200)
        .says("Võ Thanh Toàn")
        .says("Ủy viên Ban nhân dân ấp 3");
    anyone.gets("/phu-tan/khen-thuong/2025-104-2").await.is(200).says("Đã hủy bỏ");
    let never = "/kiem-chung?giai=/phu-tan/khen-thuong/2026-9-9";
    anyone.gets(never).await.is(404).says("Không có trong sổ").says("2026-9-9");
    anyone.gets("/kiem-chung?giai=/khong-co/khen-thuong/2026-54-1").await.is(404);
    anyone.gets("/kiem-chung?giai=javascript:alert(1)&giai=x").await.is(200).hides("alert(1)");
    anyone.gets("/kiem-chung?giai=/phu-tan/khen-thuong/2025-104-2").await.is(200).says("đã bị hủy bỏ");
    anyone.gets("/kiem-chung?giai=/phu-tan/khen-thuong/2026-54-1").await.is(200).says("đã được đính chính");
    for role in [
        "administrator",
        "clerk",
        "reporter",
        "appraiser-dossier",
        "council",
        "chairman",
        "supervisor",
        "auditor",
    ] {
        let account = server.account(role);
        let person = server.person();
        person.signs_in(&account.login, &account.password).await;
        person.gets("/noi-bo").await.is(200);
    }
}

#[tokio::test]
async fn a_person_is_erased_with_their_papers() {
    let dir = tempfile::tempdir().unwrap();
    let mut server = Server::demo(dir.path());
    let award = "/phu-tan/khen-thuong/2026-54-1";
    server.person().gets(award).await.is(200).says("Võ Thanh Toàn");
    server.stop();
    let facts = told(dir.path());
    let published = facts
        .iter()
        .find(|fact| fact.event == "AwardPublished" && fact.payload.contains("\"id\":\"phu-tan.2026-54-1\""));
    let published: Value = serde_json::from_str(&published.unwrap().payload).unwrap();
    let published = &published["AwardPublished"]["award"];
    let (subject, nomination) =
        (published["subject"].as_str().unwrap(), published["nomination"].as_str().unwrap());
    let submitted = facts.iter().find(|fact| fact.stream == nomination).unwrap();
    let submitted: Value = serde_json::from_str(&submitted.payload).unwrap();
    let papers = submitted["NominationSubmitted"]["documents"].as_array().unwrap();
    let hashes = papers.iter().map(|paper| paper["sha256"].as_str().unwrap());
    let paths: Vec<_> = hashes.map(|hash| dir.path().join("blobs").join(&hash[..2]).join(hash)).collect();
    assert!(paths.len() == 3 && paths.iter().all(|path| path.exists()));

    let erase = || {
        Command::new(env!("CARGO_BIN_EXE_sovang"))
            .args(["account", "erase-subject", subject, "--locality", "phu-tan", "--data"])
            .arg(dir.path())
            .args(["--ground", "Yêu cầu của chủ thể dữ liệu", "--document", "Văn bản số 40/UBND-VP"])
            .output()
            .unwrap()
    };
    let said = erase();
    let words = String::from_utf8(said.stdout).unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert!(words.contains("Đã xóa dữ liệu của người này và 3 tệp đính kèm"), "{words}");
    assert!(paths.iter().all(|path| !path.exists()), "the papers are gone");
    let again = erase();
    let words = String::from_utf8(again.stdout).unwrap();
    assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
    assert!(words.contains("đã được xóa từ trước, sổ không ghi thêm"), "{words}");
    let erasures = told(dir.path()).into_iter().filter(|fact| fact.event == "SubjectErased");
    assert_eq!(erasures.count(), 1, "once is for ever");
    server.restart();
    server.person().gets(award).await.is(200).hides("Võ Thanh Toàn").says("đã xóa theo quy định");
}

#[test]
fn the_fifth_of_four_is_asked_for_and_not_awarded() {
    let dir = tempfile::tempdir().unwrap();
    Server::demo(dir.path()).stop();
    let told = told(dir.path());
    let round = "phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam";
    let of_round = |event: &str| {
        let found: Vec<&Told> =
            told.iter().filter(|fact| fact.stream == round && fact.event == event).collect();
        found
    };
    assert_eq!(of_round("NominationNotAwarded").len(), 1);
    let decisions = of_round("AwardsDecided");
    assert_eq!(decisions.len(), 1, "what was refused left no fact");
    let decision: Value = serde_json::from_str(&decisions[0].payload).unwrap();
    let entries = decision["AwardsDecided"]["decision"]["entries"].as_array().unwrap().clone();
    let individuals = entries.iter().filter(|entry| entry["kind"] == "individual");
    let places: Vec<i64> = individuals.map(|entry| entry["within"]["place"].as_i64().unwrap()).collect();
    assert_eq!(places, [1, 2, 3, 4]);
    assert_eq!(entries[0]["within"]["source"]["section"], "Mục III.3.1");
    let prizes: Vec<i64> = entries.iter().map(|entry| entry["prize"]["amount"].as_i64().unwrap()).collect();
    assert_eq!(prizes, [1_520_000, 1_520_000, 760_000, 760_000, 760_000, 760_000]);
}

#[test]
fn a_seed_tells_the_same_story_even_through_a_crash() {
    let dir = tempfile::tempdir().unwrap();
    let (whole, broken) = (dir.path().join("lien"), dir.path().join("dut"));
    let start = |data: &Path| {
        let data = data.to_str().unwrap();
        Server::start(&["demo", "--json", "--listen", "127.0.0.1:0", "--seed", "7", "--data", data])
    };
    let mut server = start(&whole);
    let accounts = format!("{:?}", server.accounts);
    server.stop();

    let mut killed = Command::new(env!("CARGO_BIN_EXE_sovang"))
        .args(["demo", "--json", "--listen", "127.0.0.1:0", "--seed", "7", "--data"])
        .arg(&broken)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let started = Instant::now();
    // some way into the story, far from its end
    while count(&broken).is_none_or(|count| count < 300) {
        assert!(started.elapsed() < Duration::from_secs(60), "the story does not begin");
        std::thread::sleep(Duration::from_millis(5));
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    let reached = told(&broken).len();
    let all = told(&whole);
    assert!(reached < all.len(), "killed too late: {reached}");

    let mut server = start(&broken);
    assert_eq!(format!("{:?}", server.accounts), accounts);
    server.stop();
    assert_eq!(outline(&told(&broken)), outline(&all));
    let other = Server::demo(&dir.path().join("khac"));
    assert_ne!(format!("{:?}", other.accounts), accounts, "another seed, other people");
}

#[test]
fn a_damaged_book_is_still_read_and_whoever_watches_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let mut server = Server::demo(dir.path());
    let clerk = server.account("clerk").clone();
    server.stop();
    let book = dir.path().join("ledger.db");
    damage::spoil(&book, "erased_subject");
    let whole = std::fs::read(&book).unwrap();
    server.restart();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let person = server.person();
        person.gets("/phu-tan/khen-thuong").await.is(200).says("Khen thưởng");
        let refused = person.tries_to_sign_in(&clerk.login, &clerk.password).await;
        refused.is(503).says("Cổng đang bận");
        let ready = person.gets("/readyz").await;
        ready.is(503).says("ledger stopped: the ledger is damaged");
        person.gets("/healthz").await.is(200);
    });
    server.stop();
    assert!(server.output().contains("the ledger stops writing"), "{}", server.output());
    assert_eq!(std::fs::read(&book).unwrap(), whole, "nothing is written into it");
    let doctor =
        Command::new(env!("CARGO_BIN_EXE_sovang")).arg("doctor").arg("--data").arg(dir.path()).output();
    let said = String::from_utf8(doctor.unwrap().stdout).unwrap();
    assert!(said.contains("HỎNG  Sổ bị hỏng: "), "{said}");
}

#[test]
fn what_cannot_be_read_is_told_with_the_number_of_its_line_in_the_log() {
    let dir = tempfile::tempdir().unwrap();
    let mut server = Server::demo(dir.path());
    let files = std::fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
    let is_views = |path: &PathBuf| named(path).is_some_and(|name| name.starts_with("views-"));
    let views = files.filter(|path| path.extension().is_some_and(|kind| kind == "db")).find(is_views);
    damage::lose(&views.unwrap(), "award_roll");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let number = runtime.block_on(async {
        let answer = server.person().gets("/phu-tan/khen-thuong?lan=1").await;
        answer.is(503).says("Cổng chưa đọc được dữ liệu cần cho trang này").says("Mã sự cố");
        let (_, number) = answer.text.split_once("<code>").unwrap();
        number.split_once("</code>").unwrap().0.to_owned()
    });
    server.stop();
    let line = format!("a read failed number=\"{number}\"");
    assert!(server.output().contains(&line), "{line} is not in {}", server.output());
}

/// How many facts a demo that is being built has come to.
fn count(data: &Path) -> Option<i64> {
    let conn = Connection::open_with_flags(data.join("ledger.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    conn.busy_timeout(Duration::from_secs(1)).ok()?;
    conn.query_row("select count(*) from events", [], |row| row.get(0)).ok()
}
