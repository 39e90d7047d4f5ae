//! From an empty folder: the server makes its ledger, prints one address, and lets nobody in but whoever holds its code.

use crate::plan_review_flow::a_plan_is_read_from_its_document_and_recorded;
use crate::postgres::Cluster;
use crate::support::form::Form;
use crate::support::person::{Person, Upload};
use crate::support::server::Server;
use crate::world::PASSWORD;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A new folder, or a new folder and an empty database.
struct New {
    folder: TempDir,
    ledger: Option<String>,
}

impl New {
    fn data(&self) -> PathBuf {
        self.folder.path().join("so-vang")
    }

    fn serves(&self) -> Server {
        let data = self.data();
        let mut args = vec!["serve", "--data", data.to_str().unwrap()];
        args.extend(self.ledger.iter().flat_map(|url| ["--ledger", url]));
        Server::start(&args)
    }
}

/// Each of these on both ledgers.
macro_rules! from_nothing {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::$name(New { folder: tempfile::tempdir().unwrap(), ledger: None }).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                let ledger = Some(Cluster::shared().database());
                super::$name(New { folder: tempfile::tempdir().unwrap(), ledger }).await;
            }
        }
    )+};
}

from_nothing!(
    until_there_is_an_administrator_only_the_printed_address_opens,
    a_form_sent_twice_at_once_makes_one_administrator_and_tells_nobody_that_nothing_was_recorded,
    a_commune_is_set_up_in_the_browser_and_taken_up_again_after_a_restart,
);

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

const ME: [(&str, &str); 4] = [
    ("ho-ten", "Trần Thị Bình"),
    ("tai-khoan", "quantri"),
    ("mat-khau-moi", PASSWORD),
    ("mat-khau-lai", PASSWORD),
];

async fn becomes_administrator(server: &Server) -> Person {
    let person = server.person();
    let begun = person.posts(&server.invitation(), &ME).await;
    assert_eq!(begun.is(303).location.as_deref(), Some("/noi-bo/khoi-dau"));
    person
}

async fn until_there_is_an_administrator_only_the_printed_address_opens(new: New) {
    let mut server = new.serves();
    let stranger = server.person();
    for closed in ["/", "/dang-nhap", "/noi-bo", "/tim-kiem", "/log/policy", "/api/v1/phu-tan", "/khong-co"] {
        stranger.gets(closed).await.is(503).says("Cổng này chưa được lập");
    }
    stranger.posts_bare("/dang-nhap", &[("tai-khoan", "quantri")]).await.is(503);
    stranger.gets("/khoi-dau").await.is(403).says("Mã này không mở được trang bắt đầu");
    stranger.gets("/khoi-dau?ma=0000-0000-0000-0000").await.is(403);
    stranger.gets("/healthz").await.is(200);

    // a restart prints another code, and the one before is dead
    let before = server.invitation();
    tokio::task::block_in_place(|| server.restart());
    let stranger = server.person();
    stranger.gets(&before).await.is(403);
    let address = server.invitation();
    assert_ne!(before, address);

    let short = [&ME[..2], &[("mat-khau-moi", "ngắn"), ("mat-khau-lai", "ngắn")]].concat();
    let refused = stranger.posts(&address, &short).await;
    refused.is(422).says("Mật khẩu mới có 4 ký tự").says("Trần Thị Bình").hides("ngắn");
    let open = stranger.opens(&address, &ME).await;
    let me = becomes_administrator(&server).await;
    me.gets("/noi-bo").await.is(200).says("Trần Thị Bình").says("Còn thiếu").hides("Không có việc nào");

    // used once: neither the address nor a form opened before makes a second one
    assert_eq!(stranger.gets(&address).await.is(303).location.as_deref(), Some("/noi-bo/khoi-dau"));
    assert_eq!(
        stranger.sends(&address, &open, &ME).await.is(303).location.as_deref(),
        Some("/noi-bo/khoi-dau")
    );
    stranger.gets("/noi-bo/khoi-dau").await.is(303);
    stranger.gets("/").await.is(200);

    let keys = new.data().join("keys");
    assert_eq!([mode(&new.data()), mode(&keys), mode(&keys.join("log.key"))], [0o700, 0o700, 0o600]);
    if new.ledger.is_none() {
        assert_eq!(mode(&new.data().join("ledger.db")), 0o600);
    }
    // the book is sealed from its first line on, under a name of its own
    let policy = policy(&stranger).await;
    assert!(policy.starts_with("log sovang-"), "{policy}");
    tokio::task::block_in_place(|| server.restart());
    assert_eq!(self::policy(&server.person()).await, policy, "the name stays");
    server.person().signs_in("quantri", PASSWORD).await;
}

async fn a_form_sent_twice_at_once_makes_one_administrator_and_tells_nobody_that_nothing_was_recorded(
    new: New,
) {
    let server = new.serves();
    let (one, other) = (server.person(), server.person());
    let address = server.invitation();
    let (form, same) = (one.opens(&address, &ME).await, other.opens(&address, &ME).await);
    // a browser that goes away while the account is opened takes nothing with it
    let gone = one.clone();
    let (left, at) = (form.clone(), address.clone());
    let leaving = tokio::spawn(async move { gone.sends(&at, &left, &ME).await });
    let (first, second) = tokio::join!(one.sends(&address, &form, &ME), other.sends(&address, &same, &ME));
    leaving.abort();
    for answer in [&first, &second] {
        let to = answer.is(303).location.clone().unwrap();
        assert!(["/noi-bo/khoi-dau", "/dang-nhap"].contains(&to.as_str()), "{to}");
    }
    let person = server.person();
    person.signs_in("quantri", PASSWORD).await;
    assert_eq!(
        person.gets("/noi-bo/tai-khoan").await.is(200).text.matches("/noi-bo/tai-khoan/sovang.").count(),
        1
    );
}

/// Whom readers are told to believe, as soon as the book says it.
async fn policy(person: &Person) -> String {
    let started = Instant::now();
    loop {
        let answer = person.gets("/log/policy").await;
        if answer.status == 200 {
            return answer.text;
        }
        assert!(started.elapsed() < Duration::from_secs(10), "no policy: {}", answer.text);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

const LOCALITY: [(&str, &str); 4] =
    [("loai", "rural"), ("ten", "Phú Tân"), ("loai-tinh", "tỉnh"), ("tinh", "An Giang")];

/// A list as a file.
fn file(name: &str, bytes: &[u8]) -> Upload<'static> {
    let file_name = Box::leak(name.to_owned().into_boxed_str());
    Upload { field: "doc-bang", file_name, media_type: "text/csv", bytes: bytes.to_vec() }
}

/// The form that a preview shows, to be mended and entered.
fn shown(html: &str) -> Form {
    Form::all(html).into_iter().find(|form| form.action.ends_with("/ghi")).unwrap()
}

async fn a_commune_is_set_up_in_the_browser_and_taken_up_again_after_a_restart(new: New) {
    let mut server = new.serves();
    let me = becomes_administrator(&server).await;
    let step = "/noi-bo/khoi-dau/dia-phuong";
    me.posts(step, &[("loai", "rural"), ("ten", ""), ("tinh", "An Giang")]).await.is(422).says("Ghi tên.");
    let taken = [&LOCALITY[..], &[("dia-chi", "noi-bo")]].concat();
    me.posts(step, &taken).await.is(422).says("Cổng dùng địa chỉ này cho trang khác");
    let proposed = me.posts(step, &LOCALITY).await;
    proposed.is(200).says("/phu-tan");
    me.gets("/phu-tan").await.is(404);
    let form = Form::all(&proposed.text).into_iter().find(|form| form.has("dia-chi")).unwrap();
    let recorded = me.sends(step, &form, &[]).await;
    assert!(recorded.is(303).location.as_deref().unwrap().starts_with("/noi-bo/khoi-dau?xa=phu-tan&da-ghi="));
    me.gets("/phu-tan").await.is(200);

    // taken up again where it was left
    tokio::task::block_in_place(|| server.restart());
    let me = server.person();
    me.signs_in("quantri", PASSWORD).await;
    me.gets("/noi-bo").await.is(200).says("Xã Phú Tân").says("Đơn vị");
    let units = "/noi-bo/khoi-dau/phu-tan/don-vi";
    me.posts(units, &[("bang", "")]).await.is(422).says("Dán danh sách vào đây");
    let bad = me.posts(units, &[("bang", "Ấp Trung\nĐội văn nghệ\nTrạm Y tế xã")]).await;
    bad.is(422).says("Dòng 2: chọn loại của “Đội văn nghệ”.");
    me.gets("/phu-tan/don-vi/ap-trung").await.is(404);
    let form = shown(&bad.text);
    me.sends(units, &form, &[]).await.is(422).says("Dòng 2");
    let form = shown(&bad.text);
    me.sends(units, &form, &[("loai-2", "association")]).await.is(303);
    me.gets("/phu-tan/don-vi/ap-trung").await.is(200).says("Ấp Trung");
    let again = me.sends(units, &form, &[("loai-2", "association")]).await;
    assert!(again.is(303).location.as_deref().unwrap().contains("lai=1"), "sent twice, entered once");

    let csv = "STT;Tên đơn vị;Loại\r\n1;Ấp Trung;ấp\r\n2;Hội Nông dân;\r\n";
    let read = me.uploads(units, &[], vec![file("don-vi.csv", csv.as_bytes())]).await;
    read.is(200).says("Đã có trong sổ nên bỏ qua: Ấp Trung.");
    me.sends(units, &shown(&read.text), &[]).await.is(303);
    let page = me.gets("/noi-bo/dia-phuong?xa=phu-tan").await;
    page.is(200).says("Đơn vị: 04").says("Hội Nông dân");
    let refused = me.uploads(units, &[], vec![file("don-vi.pdf", b"%PDF-1.7 x")]).await;
    refused.is(422).says("Tệp này không phải bảng danh sách");
    me.gets("/noi-bo/khoi-dau?xa=phu-tan").await.is(200).says("Chưa có tài khoản văn thư");
    people_are_entered_and_sign_in(&server, &me).await;
}

/// Everybody whom a campaign needs, one of them for two offices.
const PEOPLE: &str = "Họ và tên\tChức vụ\tĐơn vị\tVai trò\n\
    Lê Thị Thu\tcông chức văn thư\t\t\n\
    Phan Thị Hiền\tcông chức phụ trách thi đua khen thưởng\t\t\n\
    Đặng Đức Khoa\tcông chức phụ trách chuyển đổi số\t\t\n\
    Nguyễn Quốc Bảo\tChủ tịch UBND xã\t\t\n\
    Võ Văn Bảy\tTrưởng ấp\tẤp Trung\t\n\
    Võ Văn Bảy\tTrưởng ấp\tẤp Trung\tthành viên Hội đồng\n\
    Ngô Thị Lan\tTrạm trưởng\tTrạm Y tế xã\tngười lạ\n";

async fn people_are_entered_and_sign_in(server: &Server, me: &Person) {
    let step = "/noi-bo/khoi-dau/phu-tan/nguoi-dung";
    let bad = me.posts(step, &[("bang", PEOPLE)]).await;
    bad.is(422).says("Dòng 7, Ngô Thị Lan: chọn vai trò.").hides("Dòng 1");
    me.gets("/noi-bo/tai-khoan").await.is(200).hides("Lê Thị Thu");
    let form = Form::all(&bad.text).into_iter().find(|form| form.action.ends_with("/mo")).unwrap();
    let slips = me.sends(step, &form, &[("vai-tro-7", "council")]).await;
    slips.is(200).says("Đã mở 06 tài khoản").says("bayvv.phu-tan").says("thult.phu-tan");
    assert_eq!(slips.header("cache-control"), Some("no-store"));
    let again = me.sends(step, &form, &[("vai-tro-7", "council")]).await;
    again.is(200).says("Đã mở 06 tài khoản");
    let all = me.gets("/noi-bo/tai-khoan").await;
    all.is(200).says("Xã Phú Tân: 06").says("Đơn vị báo cáo, Ấp Trung; Thành viên Hội đồng, Ấp Trung");

    let mine = slips.text.split("thult.phu-tan").nth(1).unwrap();
    let code = mine.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
    let clerk = server.person();
    let first = [
        ("tai-khoan", "thult.phu-tan"),
        ("ma", code),
        ("mat-khau-moi", PASSWORD),
        ("mat-khau-lai", PASSWORD),
    ];
    clerk.posts("/dat-mat-khau", &first).await.is(303);
    clerk.signs_in("thult.phu-tan", PASSWORD).await;
    let start = clerk.gets("/noi-bo").await;
    start
        .is(200)
        .says("Còn thiếu")
        .says("Hội đồng Thi đua - Khen thưởng")
        .says("Kế hoạch")
        .hides("Không có việc nào");
    assert!(start.text.contains("href=\"/noi-bo/phong-trao/doc-ke-hoach\""));
    clerk.gets("/noi-bo/khoi-dau").await.is(200).says("Còn thiếu");
    clerk.gets(step).await.is(403);
    a_plan_is_read_from_its_document_and_recorded(&clerk).await;
}
