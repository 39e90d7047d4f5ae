//! The demonstration with MTTQ's witness as a second process: an award is proved to the console, and a backup that is
//! put back signs no more.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod support;

use rusqlite::{Connection, OpenFlags};
use sovang_verifier::SignedCheckpoint;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use support::server::Server;

const NOTICE: &str = "/phu-thai/lay-y-kien/doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam";

/// The checkpoint that everyone is shown, once it is cosigned and has at least so many lines.
async fn sealed(server: &Server, least: u64) -> u64 {
    let started = Instant::now();
    loop {
        let shown = server.person().gets("/log/checkpoint").await;
        if let Ok(signed) = SignedCheckpoint::parse(&shown.bytes)
            && shown.text.contains("ban-trinh-dien.localhost/witness")
            && signed.checkpoint.size >= least
        {
            return signed.checkpoint.size;
        }
        assert!(started.elapsed() < Duration::from_secs(30), "not sealed: {}", shown.text);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn verifies(folder: &Path, award: &str, proof: &str) -> (i32, String) {
    let file = |name: &str| folder.join(name);
    let Output { status, stdout, .. } = Command::new(env!("CARGO_BIN_EXE_sovang"))
        .arg("verify")
        .arg("--policy")
        .arg(file("danh-muc-khoa.txt"))
        .arg("--award")
        .arg(file(award))
        .arg(file(proof))
        .args(["--max-age", "15"])
        .output()
        .unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap())
}

/// Puts a copy in place of the ledger, as someone does who restores a backup.
fn restore(backup: &Path, data: &Path) {
    for entry in std::fs::read_dir(data).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if name.starts_with("views-") || name.starts_with("ledger.db-") {
            std::fs::remove_file(entry.path()).unwrap();
        }
    }
    std::fs::copy(backup, data.join("ledger.db")).unwrap();
}

/// A revoked award matches like any other, and the line that revokes it is no award.
async fn what_became_of_it_is_not_claimed(folder: &Path, anyone: &support::person::Person) {
    let page = "/phu-tan/khen-thuong/2025-104-2";
    let shown = anyone.gets(page).await.text;
    let (_, line) = shown.split_once("href=\"/phu-tan/so/").unwrap();
    let line = format!("/phu-tan/so/{}", line.split_once(".json").unwrap().0);
    for (name, address) in [
        ("bi-huy.json", format!("{page}/award.json")),
        ("bi-huy.tlog-proof", format!("{page}/award.tlog-proof")),
        ("huy.json", format!("{line}.json")),
        ("huy.tlog-proof", format!("{line}.tlog-proof")),
    ] {
        std::fs::write(folder.join(name), &anyone.gets(&address).await.is(200).bytes).unwrap();
    }
    let (code, words) = verifies(folder, "bi-huy.json", "bi-huy.tlog-proof");
    let second = words.lines().nth(2).unwrap();
    assert_eq!((code, words.lines().next()), (0, Some("khớp trong bản trình diễn")), "{words}");
    assert!(second.contains("chưa kiểm") && second.contains("cả trước lẫn sau bản chốt này"), "{words}");
    assert!(
        words.contains("Bản ghi khen thưởng, ") && words.contains(", Quyết định 104/QĐ-UBND ngày "),
        "{words}"
    );
    let (code, words) = verifies(folder, "huy.json", "huy.tlog-proof");
    assert_eq!((code, words.as_str()), (2, ""), "a line that is no award is not answered about");
}

#[tokio::test]
async fn an_award_is_proved_at_the_console_and_a_restored_backup_signs_no_more() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("trinh-dien");
    let mut server = Server::demo_with_witness(&data);
    let first = sealed(&server, 1).await;
    let anyone = server.person();
    let page = "/phu-tan/khen-thuong/2026-54-1";
    for (name, address) in [
        ("danh-muc-khoa.txt", "/log/policy".to_owned()),
        ("award.json", format!("{page}/award.json")),
        ("award.tlog-proof", format!("{page}/award.tlog-proof")),
    ] {
        std::fs::write(dir.path().join(name), &anyone.gets(&address).await.is(200).bytes).unwrap();
    }
    let (code, words) = verifies(dir.path(), "award.json", "award.tlog-proof");
    assert_eq!((code, words.lines().next()), (0, Some("khớp trong bản trình diễn")), "{words}");
    assert!(
        words.contains("máy đồng ký của bản trình diễn, không phải Mặt trận, ký lúc")
            && !words.contains("mttq")
            && words.contains("Phép kiểm tra này không chứng minh"),
        "{words}"
    );
    let award = std::fs::read_to_string(dir.path().join("award.json")).unwrap();
    std::fs::write(dir.path().join("sua.json"), award.replace("Toàn", "Toán")).unwrap();
    let (code, words) = verifies(dir.path(), "sua.json", "award.tlog-proof");
    assert_eq!((code, words.lines().next()), (1, Some("không khớp")), "{words}");
    what_became_of_it_is_not_claimed(dir.path(), &anyone).await;

    // a backup, then one fact more that MTTQ cosigns
    let backup = dir.path().join("ban-sao.db");
    let ledger =
        Connection::open_with_flags(data.join("ledger.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    ledger.execute("vacuum into ?1", [backup.to_str().unwrap()]).unwrap();
    drop(ledger);
    std::fs::set_permissions(&backup, std::fs::Permissions::from_mode(0o600)).unwrap();
    anyone.posts(NOTICE, &[("noi-dung", "Tôi thấy xứng đáng.")]).await.is(303);
    let after = sealed(&server, first + 1).await;
    server.stop();

    restore(&backup, &data);
    server.restart();
    let anyone = server.person();
    let started = Instant::now();
    // until the views are built anew there is not even a locality
    while !anyone.gets("/phu-thai/so").await.text.contains("Đang dừng chốt sổ") {
        assert!(started.elapsed() < Duration::from_secs(20), "the restored book goes on");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyone
        .gets("/phu-thai/so")
        .await
        .is(200)
        .says("khôi phục từ bản sao lưu cũ")
        .says("Ủy ban Mặt trận Tổ quốc");
    anyone.posts(NOTICE, &[("noi-dung", "Tôi viết lại.")]).await.is(303);
    tokio::time::sleep(Duration::from_secs(3)).await;
    let shown = SignedCheckpoint::parse(&anyone.gets("/log/checkpoint").await.bytes).unwrap();
    assert_eq!(shown.checkpoint.size, first, "what was published before the backup is all that is shown");
    let signed =
        Connection::open_with_flags(data.join("ledger.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let newest: i64 =
        signed.query_row("select max(tree_size) from tlog_checkpoint", [], |row| row.get(0)).unwrap();
    assert_eq!(newest.cast_unsigned(), first, "nothing was signed over the second history");
    assert!(after > first);
    // MTTQ has seen no second history, because none was signed
    let witness = server.witness.clone().unwrap();
    support::person::Person::at(&witness).gets("/").await.is(200).hides("CÓ VẤN ĐỀ");

    // the doctor still finds the book sound in itself: it is only too short
    server.stop();
    let doctor =
        Command::new(env!("CARGO_BIN_EXE_sovang")).args(["doctor", "--data"]).arg(&data).output().unwrap();
    let said = String::from_utf8(doctor.stdout).unwrap();
    assert!(said.contains("sổ nguyên vẹn"), "{said}");
}
