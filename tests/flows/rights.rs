//! Who sees what inside: every address of the office, asked for by everyone there is.

use crate::steps::{award_of, awards, dossier, puts_forward};
use crate::support::person::Upload;
use crate::world::{World, individual, on_both_ledgers, pdf};
use sovang_domain::plan::{CalendarEntry, Occasion};

/// Everyone, in the order of the table's columns. `-` stands for someone who is not signed in.
const WHO: [&str; 13] = [
    "-",
    "bc-ap-trung",
    "bc-tram-y-te",
    "van-thu",
    "so-hoa",
    "thi-dua",
    "hoi-dong-1",
    "chu-tich",
    "mat-tran",
    "kiem-toan",
    "sovang.quan-tri",
    "thi-dua.phu-thai",
    "bc-truong-bac.phu-thai",
];

/// An address and what each of [`WHO`] gets: a page, away to sign-in (S), refused (x), nothing there (0).
type Line = (String, &'static str);

fn table(round: &str, nomination: &str, award: &str, report: &str, paper: &str) -> Vec<Line> {
    let at = |address: &str, who| (address.to_owned(), who);
    vec![
        //                                       - u u V K H c C M A Q h u
        at("/noi-bo", /*                      */ "S . . . . . . . . . . . ."),
        at("/noi-bo/bao-cao", /*              */ "S . . . . . . . . . x . ."),
        at(&format!("/noi-bo/bao-cao/{report}"), "S . x . . . . . . . . x x"),
        at("/noi-bo/de-nghi", /*              */ "S . . . . . . . . . x . ."),
        at("/noi-bo/de-nghi/moi", /*          */ "S . . x x x x x x x x x ."),
        at(&format!("/noi-bo/de-nghi/moi?dot={round}"), "S . . x x x x x x x x x 0"),
        at(&format!("/noi-bo/de-nghi/{nomination}"), "S . x . . . x . . . . x x"),
        at(&format!("/noi-bo/tep/{paper}"), /**/ "S . x . . . . . . . x 0 0"),
        at("/noi-bo/dot-xet", /*              */ "S . . . . . . . . . x . ."),
        at(&format!("/noi-bo/dot-xet/{round}"), "S . . . . . . . . . x 0 0"),
        at(&format!("/noi-bo/dot-xet/{round}/quyet-dinh"), "S x x x x x x . x x x 0 0"),
        at("/noi-bo/quyet-dinh", /*           */ "S . . . . . . . . . x . ."),
        at(&format!("/noi-bo/quyet-dinh/{award}"), "S . . . . . . . . . x 0 0"),
        at("/noi-bo/phong-trao", /*           */ "S . . . . . . . . . x . ."),
        at("/noi-bo/phong-trao/phu-tan.doi-moi-sang-tao-chuyen-doi-so", "S . . . . . . . . . x 0 0"),
        at("/noi-bo/phong-trao/phu-tan.doi-moi-sang-tao-chuyen-doi-so/sua-doi", "S x x . x . x x x x x 0 0"),
        at("/noi-bo/dia-phuong", /*           */ "S . . . . . . . . . . . ."),
        at("/noi-bo/dia-phuong?xa=phu-tan", /**/ "S . . . . . . . . . . x x"),
        at("/noi-bo/phong-trao/doc-ke-hoach", "S x x . x . x x x x x . x"),
        at("/noi-bo/phong-trao/doc-ke-hoach/khong-co", "S x x 0 x 0 x x x x x 0 x"),
        at("/noi-bo/khoi-dau", /*             */ "S x x . . . . . . . . . x"),
        at("/noi-bo/khoi-dau?xa=phu-tan", /*  */ "S x x . . . . . . . . x x"),
        at("/noi-bo/khoi-dau/dia-phuong", /*  */ "S x x x x x x x x x . x x"),
        at("/noi-bo/khoi-dau/phu-tan/don-vi", /**/ "S x x . x . x x x x . x x"),
        at("/noi-bo/khoi-dau/phu-tan/nguoi-dung", "S x x x x x x x x x . x x"),
        at("/noi-bo/dia-phuong/phu-tan/xoa-du-lieu", "S x x x x x x x x x . x x"),
        at("/noi-bo/tai-khoan", /*            */ "S x x x x x x x x x . x x"),
        at("/noi-bo/tai-khoan/phu-tan.thi-dua", "S x x x x x x x x x . x x"),
        at("/noi-bo/nhat-ky", /*              */ "S x x . . . x . . . . . x"),
        at("/noi-bo/nhat-ky.csv", /*          */ "S x x . . . x . . . . . x"),
        at("/noi-bo/nhat-ky.json", /*         */ "S x x . . . x . . . . . x"),
        at("/noi-bo/bao-cao/khong-co.gi.2026", "S 0 0 0 0 0 0 0 0 0 0 0 0"),
        at("/noi-bo/de-nghi/phu-tan.khong-co", "S 0 0 0 0 0 0 0 0 0 0 0 0"),
        at("/noi-bo/dot-xet/phu-tan.khong-co.2026", "S 0 0 0 0 0 0 0 0 0 0 0 0"),
        at("/noi-bo/khong-co", /*             */ "0 0 0 0 0 0 0 0 0 0 0 0 0"),
    ]
}

on_both_ledgers!(everyone_sees_what_the_table_says_and_nothing_else,);

async fn everyone_sees_what_the_table_says_and_nothing_else(world: World) {
    let (round, ids) = world.proposed_round(&[individual("Phạm Thị Kim Duyên", "ap-trung")]).await;
    let (_, unit, _, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap().to_string();
    let (year, occasion) = (world.year, Occasion::Interim);
    let leave = world.asking("chu-tich", world.days_ago(1)).await;
    let on = sovang_domain::calendar::day(leave.at);
    let why = ("Tỉnh sơ kết sớm.".to_owned(), "88/UBND-VHXH".to_owned(), on);
    let what = CalendarEntry::Round { occasion, year };
    world.desk.allow_exception(&leave, &world.campaign, what, why).await.unwrap();
    let asking = world.asking("thi-dua", world.days_ago(1)).await;
    let (second, done) = world.desk.open_round(&asking, &world.campaign, year, occasion).await.unwrap();
    world.shows(&done).await;
    let nominee = individual("Nguyễn Văn Tư Hậu", "ap-trung");
    let nomination = puts_forward(&world, &unit, second.as_str(), &nominee, dossier(&nominee)).await;
    let nomination = nomination.rsplit('/').next().unwrap();
    let report = format!("{}.ap-trung.{}", world.campaign, world.year);
    let address = format!("/noi-bo/bao-cao/{report}");
    let file = Upload {
        field: "bao-cao",
        file_name: "bao-cao.pdf",
        media_type: "application/pdf",
        bytes: pdf("báo cáo"),
    };
    unit.uploads(&address, &[("ket-qua", "Xong."), ("kho-khan", "")], vec![file]).await.is(303);
    let page = unit.gets(&address).await.text;
    let paper = &page.split("/noi-bo/tep/").nth(1).unwrap()[..64];

    let table = table(second.as_str(), nomination, &award, &report, paper);
    let mut wrong = Vec::new();
    for (column, login) in WHO.into_iter().enumerate() {
        let person = if login == "-" { world.anyone() } else { world.sign_in(login).await };
        for (address, expected) in &table {
            let expected = match expected.split(' ').nth(column).unwrap() {
                "." => 200,
                "S" => 303,
                "x" => 403,
                "0" => 404,
                other => panic!("{other}"),
            };
            let answer = person.gets(address).await;
            if answer.status != expected {
                wrong.push(format!("{login} at {address}: {} instead of {expected}", answer.status));
            }
            if expected == 303 {
                assert!(answer.location.as_deref().unwrap().starts_with("/dang-nhap?ve="), "{address}");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
