//! The stage itself on trial: a check that cannot fail would let every other test pass in vain.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "harness/site.rs"]
mod site;
mod support;

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use support::browser::{Browser, DESK, PHONE};
use support::form::{Form, unescape};
use support::person::{Person, Upload};
use support::server::Server;

/// What a check says when it fails; it is an error if it does not.
async fn complaint(check: impl Future<Output = ()> + Send + 'static) -> String {
    let panic = tokio::spawn(check).await.expect_err("this check must fail").into_panic();
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap()
}

macro_rules! refuses {
    ($page:ident.$check:ident($($argument:expr),*)) => {{
        let $page = Arc::clone(&$page);
        complaint(async move { $page.$check($($argument),*).await }).await
    }};
}

#[tokio::test]
async fn a_browser_holds_a_conversation() {
    let url = site::start();
    let proof = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(proof.path(), "minh chứng").unwrap();
    let page = Arc::new(Browser::wishing().patient_for(Duration::from_secs(1)).open().await);
    page.visit(&url).await;
    assert_eq!(page.status().await, 200);
    page.holds("Họ và tên", "cũ").await;
    page.does_not_read("Phần gập lại").await;
    page.unfolds("Chi tiết").await;
    page.reads("Phần gập lại").await;
    page.fills("Họ và tên", "Võ Duy Khoa").await;
    page.fills("Ngày ký", "2026-09-02").await;
    page.fills("Lý do", "Làm tốt").await;
    page.selects("Hình thức", "Giấy khen").await;
    let said = refuses!(page.chooses("Có"));
    assert!(said.contains("2 choice named \"Có\""), "{said}");
    page.chooses_near("Đã họp?", "Có").await;
    page.attaches("Minh chứng", proof.path()).await;
    page.presses("Gửi đề nghị").await;
    for part in [
        "name=\"csrf\" k&1",
        "name=\"ten\" Võ Duy Khoa",
        "name=\"ngay\" 2026-09-02",
        "name=\"ly-do\" Làm tốt",
        "name=\"hinh-thuc\" gk",
        "name=\"trung\" khong",
        "name=\"hop\" co",
        "minh chứng",
        "name=\"viec\" gui",
    ] {
        page.reads(part).await;
    }
    page.visit(&url).await;
    page.follows("Xem thêm").await;
    page.reads("Trang khác, “bỏ qua”").await;
    assert!(page.address().await.ends_with("/khac"));
    let said = refuses!(page.reads("Không hề có"));
    assert!(said.contains("/khac does not show\n  Không hề có\nbut\n  Trang thử Trang khác"), "{said}");
    let said = refuses!(page.does_not_read("Trang  khác"));
    assert!(said.contains("shows"), "{said}");
    let said = refuses!(page.presses("Nút lạ"));
    assert!(said.contains("no button named \"Nút lạ\""), "{said}");
}

#[tokio::test]
async fn a_browser_inspection_finds_the_faults_and_only_them() {
    let url = site::start();
    let page = Arc::new(Browser::open().await);
    page.visit(&url).await;
    page.is_accessible().await;
    page.has_no_sideways_scroll().await;
    page.no_console_errors().await;

    page.visit(&format!("{url}/anh-thieu-chu")).await;
    let said = refuses!(page.is_accessible());
    assert!(said.contains("image-alt (critical)") && said.contains("<img src=\"/anh.svg\">"), "{said}");
    assert!(said.contains("color-contrast (serious)") && said.contains("Chữ nhạt"), "{said}");
    page.no_console_errors().await;

    page.visit(&format!("{url}/mo")).await;
    page.is_accessible().await;
    page.prefers(true).await;
    let said = refuses!(page.is_accessible());
    assert!(said.contains("color-contrast"), "{said}");
    page.prefers(false).await;
    page.is_accessible().await;

    page.visit(&format!("{url}/kieu-lach")).await;
    let said = refuses!(page.no_console_errors());
    assert!(said.contains("Content Security Policy"), "{said}");
    page.visit(&format!("{url}/thieu-tep")).await;
    let said = refuses!(page.no_console_errors());
    assert!(said.contains("/khong-co.png") && said.contains("404"), "{said}");

    page.visit(&format!("{url}/khong-co")).await;
    assert_eq!(page.status().await, 404);
    page.reads("Không tìm thấy trang").await;
    page.no_console_errors().await;

    for size in [DESK, PHONE] {
        page.resizes(size).await;
        page.visit(&format!("{url}/rong")).await;
        let said = refuses!(page.has_no_sideways_scroll());
        assert!(said.contains("in a window of ") && said.contains("Quá rộng"), "{said}");
        page.visit(&format!("{url}/rong-co-cuon")).await;
        page.has_no_sideways_scroll().await;
    }
}

#[tokio::test]
async fn a_browser_can_be_a_phone_in_the_dark_and_have_its_picture_taken() {
    let url = site::start();
    let page = Browser::wishing().sized(PHONE).dark().open().await;
    page.visit(&url).await;
    let seen = "return [innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]";
    assert_eq!(page.runs(seen, vec![]).await, serde_json::json!([360, 800, true]));
    page.is_accessible().await;
    page.has_no_sideways_scroll().await;
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("trang.png");
    page.screenshot(&picture).await;
    let picture = std::fs::read(picture).unwrap();
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(
        u32::from_be_bytes(picture[16..20].try_into().unwrap()),
        360,
        "the picture is as wide as the phone"
    );
    assert_eq!(page.runs(seen, vec![]).await, serde_json::json!([360, 800, true]), "the size is given back");
    assert!(page.prints().await.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_browser_can_do_without_scripts() {
    let url = site::start();
    let address = format!("{url}/kich-ban");
    let page = Browser::open().await;
    page.visit(&address).await;
    page.reads("Đã chạy").await;
    drop(page);
    let page = Browser::wishing().without_scripts().open().await;
    page.visit(&address).await;
    page.reads("Chưa chạy Không có kịch bản").await;
    page.is_accessible().await;
    page.reads("Chưa chạy Không có kịch bản").await;
    page.visit(&url).await;
    page.fills("Họ và tên", "Võ Duy Khoa").await;
    page.presses("Gửi đề nghị").await;
    page.reads("Võ Duy Khoa").await;
    page.visit(&address).await;
    page.reads("Chưa chạy Không có kịch bản").await;
}

#[tokio::test]
async fn a_browser_leaves_nothing_behind() {
    let page = Browser::open().await;
    let capabilities = page.client().capabilities().unwrap();
    let process = capabilities["goog:processID"].as_u64().unwrap();
    let profile = capabilities["chrome"]["userDataDir"].as_str().unwrap().to_owned();
    let process = format!("/proc/{process}");
    assert!(Path::new(&process).exists() && Path::new(&profile).exists());
    drop(page);
    assert!(!Path::new(&process).exists(), "Chromium has ended");
    assert!(!Path::new(&profile).exists(), "its profile is gone");
}

#[tokio::test]
async fn a_person_fills_in_forms_as_a_browser_would() {
    let person = Person::at(&site::start());
    let fields = [("ten", "Khoa & Hiền"), ("hop", "co")];
    let proof = Upload { field: "tep", file_name: "a.txt", media_type: "text/plain", bytes: b"abc".to_vec() };
    let answer = person.uploads("/", &fields, vec![proof]).await;
    answer
        .is(200)
        .says("name=\"csrf\"\r\n\r\nk&1")
        .says("Khoa & Hiền")
        .says("filename=\"a.txt\"")
        .says("abc");
    answer
        .says("name=\"ly-do\"\r\n\r\nVì <sao>")
        .says("name=\"trung\"\r\n\r\nkhong")
        .hides("cũ")
        .hides("name=\"viec\"");
    let answer = person.posts("/", &fields).await;
    answer.is(200).says(
        "csrf=k%261&ngay=&ly-do=V%C3%AC+%3Csao%3E&hinh-thuc=&trung=khong&ten=Khoa+%26+Hi%E1%BB%81n&hop=co",
    );
    person.posts_to("/", "/dang-xuat", &[]).await.is(404);
    person.posts_bare("/khoa-ngoai", &[("a", "b")]).await.is(200).says("a=b").hides("csrf");
    let said = complaint({
        let person = person.clone();
        async move { drop(person.opens("/", &[("csrf", "")]).await) }
    });
    assert!(said.await.contains("several forms"));
}

#[tokio::test]
async fn a_person_signs_in_and_stays_so() {
    let person = Person::at(&site::start());
    person.gets("/noi-bo").await.is(404);
    person.tries_to_sign_in("hien", "sai").await.is(422).says("Sai mật khẩu");
    let answer = person.signs_in("hien", "dung").await;
    assert_eq!(answer.location.as_deref(), Some("/noi-bo"));
    person.gets("/noi-bo").await.is(200).says("Việc của tôi");
}

#[test]
fn a_form_is_read_with_what_it_would_send() {
    let forms = Form::all(
        "<!-- <form> --><form method='POST' action=/a?b=1&amp;c=2><input disabled name=x value=1>\
         <select name=s><option>A<option selected value=b>B<option value=c>C</select>\
         <input type=checkbox name=t checked><input type=checkbox name=u></form><input name=outside>\
         <form><button name=k>",
    );
    assert_eq!(forms.len(), 2);
    assert_eq!((forms[0].action.as_str(), forms[0].method.as_str()), ("/a?b=1&c=2", "post"));
    let sent = forms[0].filled(&[]);
    assert_eq!(sent, [("s".to_owned(), "b".to_owned()), ("t".to_owned(), "on".to_owned())]);
    assert!(forms[1].has("k") && forms[1].filled(&[]).is_empty());
    assert_eq!(unescape("&#39;&#x1EAF;&lt;&khong; & &amp;lt;"), "'ắ<&khong; & &lt;");
}

// it listens for the signal before it greets: who is greeted may stop it at once
const DEMO: &str = r#"
trap 'exit 7' TERM
echo "{\"url\":\"http://127.0.0.1:9/$$\",\"accounts\":[{\"login\":\"hien\",\"password\":\"p\",\"roles\":[\"clerk\"]}]}"
echo 'ready to serve' >&2
while :; do sleep 0.05; done"#;

#[test]
fn a_server_is_started_stopped_killed_and_started_again() {
    let mut server = Server::start_program("sh", &["-c", DEMO], &[]);
    assert_eq!(server.url, format!("http://127.0.0.1:9/{}", server.id()));
    assert_eq!(server.account("clerk").login, "hien");
    let first = server.id();
    server.restart();
    assert_ne!(server.id(), first);
    assert_eq!(server.url, format!("http://127.0.0.1:9/{}", server.id()), "it is greeted anew");
    assert_eq!(server.stop().code(), Some(7), "it stops in order");
    server.restart();
    let killed = std::os::unix::process::ExitStatusExt::signal(&server.kill_9());
    assert_eq!(killed, Some(9));
    server.restart();
    let process = format!("/proc/{}", server.id());
    assert!(Path::new(&process).exists());
    drop(server);
    assert!(!Path::new(&process).exists(), "a dropped server has ended");
}

#[test]
#[should_panic(expected = "ended before it was ready (exit status: 3):\nno database")]
fn a_server_that_does_not_start_says_why() {
    Server::start_program("sh", &["-c", "echo no database >&2; exit 3"], &[]);
}

#[test]
fn a_server_that_serves_is_waited_for_until_it_is_ready() {
    // stands in for the program; the site answers in its place
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("program");
    std::fs::write(&program, "#!/bin/sh\necho \"$@ as $NAME\" >&2\nexec sleep 60\n").unwrap();
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let url = site::start();
    let args = ["serve", "--listen", url.trim_start_matches("http://")];
    let started = Instant::now();
    let server = Server::start_program(program.to_str().unwrap(), &args, &[("NAME", "xã")]);
    assert_eq!(server.url, url);
    assert!(started.elapsed() >= Duration::from_millis(20), "the first answer was not yet");
    while server.output().is_empty() {
        assert!(started.elapsed() < Duration::from_secs(5), "what it says is kept");
    }
    assert_eq!(server.output(), format!("{} as xã\n", args.join(" ")));
}
