//! Forms as they should not come: incomplete, impossible, too large, twice, too late, from elsewhere, full of markup.
//! Each gets a Vietnamese page that says what to do, and the ledger stays as it was.

use crate::steps::{dossier, fields, lent, page_of, paper, puts_forward, writing};
use crate::support::person::{Person, Response};
use crate::world::{World, individual, new_key, on_both_ledgers, pdf};
use reqwest::header::{CONTENT_TYPE, ORIGIN};
use sovang_domain::plan::Occasion;

const NAME: &str = "Phạm Thị Kim Duyên";

/// A page for people, in Vietnamese, with this status.
#[track_caller]
fn page(answer: &Response, status: u16) -> &Response {
    answer.is(status);
    assert!(answer.text.contains(r#"<html lang="vi""#), "{}", answer.text);
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    answer
}

async fn open_round(world: &World) -> String {
    let asking = world.asking("thi-dua", world.days_ago(20)).await;
    let opened = world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Annual).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    round.to_string()
}

fn report(world: &World) -> String {
    format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year)
}

/// Sends a form whose headers say it comes from `origin`, or from nowhere.
async fn sends_from(person: &Person, path: &str, body: &str, headers: &[(&'static str, &str)]) -> u16 {
    let mut request = person.client().post(person.url(path)).body(body.to_owned());
    request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap().status().as_u16()
}

on_both_ledgers! {
    async fn what_is_missing_or_cannot_be_is_said_at_its_field_and_the_rest_is_kept(world: World) {
        let round = open_round(&world).await;
        let unit = world.sign_in("bc-ap-trung").await;
        let nominee = individual(NAME, "ap-trung");
        let (address, good, facts) = (writing(&round, &nominee), fields(&world, &nominee), world.facts().await);
        let needed = ["ten", "chuc-vu", "tieu-chi", "thanh-tich", "tu-ngay", "den-ngay", "vai-tro"];
        for missing in needed {
            let others: Vec<(&str, &str)> = lent(&good).into_iter().filter(|(name, _)| *name != missing).collect();
            let answer = unit.posts(&address, &others).await;
            page(&answer, 422).says("có 1 chỗ cần sửa");
            assert!(answer.text.contains(&format!("href=\"#{missing}\"")), "{missing} is not named");
            if missing != "ten" {
                answer.says(&format!(r#"value="{NAME}""#));
            }
        }
        for (field, value) in [
            ("tu-ngay", "2026-02-30"), ("den-ngay", "31/12/2026"), ("den-ngay", "2020-01-01"), ("tu-ngay", "-1-1-1"),
            ("nam-sinh", "mười"), ("nam-sinh", "1066"), ("vai-tro", "vua"), ("tieu-chi", "99"),
        ] {
            let mut fields = lent(&good);
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
            let answer = unit.posts(&address, &fields).await;
            page(&answer, 422).says(NAME);
        }
        let mut bad: Vec<(&str, &str)> = lent(&good);
        bad.extend([("dot", "phu-thai.x.2026"), ("hinh-thuc", "giay-khen.ca-nhan"), ("doi-tuong", "ca-nhan")]);
        page(&world.forges(&unit, "/noi-bo/de-nghi", &bad).await, 404);
        bad.truncate(good.len());
        bad.extend([("dot", round.as_str()), ("hinh-thuc", "huan-chuong.ca-nhan"), ("doi-tuong", "ca-nhan")]);
        page(&world.forges(&unit, "/noi-bo/de-nghi", &bad).await, 400);
        assert_eq!(world.facts().await, facts);
    }

    async fn a_file_too_large_or_of_another_kind_is_not_taken(world: World) {
        let round = open_round(&world).await;
        let unit = world.sign_in("bc-ap-trung").await;
        let nominee = individual(NAME, "ap-trung");
        let (address, good, facts) = (writing(&round, &nominee), fields(&world, &nominee), world.facts().await);
        let mut large = pdf("lớn");
        large.resize(25 * 1024 * 1024, b' ');
        let answer = unit.uploads(&address, &lent(&good), vec![paper("to-trinh", "to-trinh.pdf", large)]).await;
        page(&answer, 413).says("Tệp quá lớn").says("20 MB");
        for (name, bytes) in [
            ("bien-ban.pdf", b"MZ\x90\0\x03\0\0\0".to_vec()),
            ("bien-ban.exe", pdf("thật")),
            ("bien-ban.docx", b"PK\x03\x04".to_vec()),
            ("bien-ban.pdf", b"<!DOCTYPE html><script>alert(1)</script>".to_vec()),
        ] {
            let files = vec![paper("to-trinh", "to-trinh.pdf", pdf("giữ")), paper("bien-ban-hop-xet", name, bytes)];
            let answer = unit.uploads(&address, &lent(&good), files).await;
            page(&answer, 422).says("Nội dung tệp không phải PDF, DOCX, JPEG hay PNG").says("không cần chọn lại");
            assert!(answer.text.contains(r##"href="#bien-ban-hop-xet""##), "the message leads to its field");
        }
        let answer = unit.uploads(&address, &lent(&good), vec![paper("to-trinh", "a.pdf", vec![])]).await;
        page(&answer, 422).says("Tệp này không có nội dung");
        let long = "x".repeat(70 * 1024);
        let answer = unit.posts(&report(&world), &[("ket-qua", long.as_str()), ("kho-khan", "")]).await;
        page(&answer, 413);
        let mut fields = lent(&good);
        fields.retain(|(name, _)| *name != "thanh-tich");
        fields.push(("thanh-tich", &long));
        let answer = unit.uploads(&address, &fields, vec![paper("to-trinh", "a.pdf", pdf("a"))]).await;
        page(&answer, 413);
        assert_eq!(world.facts().await, facts);
    }

    async fn a_form_sent_twice_makes_one_fact_and_says_so(world: World) {
        let (anon, unit, officer, _, _) = world.people().await;
        let address = report(&world);
        let fields = [("ket-qua", "Lập 12 tổ."), ("kho-khan", "")];
        let form = unit.opens(&address, &fields).await;
        unit.sends(&address, &form, &fields).await.is(303);
        let facts = world.facts().await;
        let again = unit.sends(&address, &form, &fields).await;
        let location = again.is(303).location.clone().unwrap();
        assert!(location.ends_with("&lai=1"), "{location}");
        unit.gets(&location).await.is(200).says("đã được ghi nhận trước đó");
        let other = unit.sends(&address, &form, &[("ket-qua", "Lời hoàn toàn khác."), ("kho-khan", "")]).await;
        page(&other, 409).says("đã được ghi nhận với nội dung khác");
        let officers = world.forges(&officer, &format!("{address}/chap-nhan"), &[
            ("_ma-don", form.value("_ma-don").unwrap()),
        ]).await;
        // the first key of a form counts: the officer's own
        officers.is(303);
        assert_eq!(world.facts().await, facts + 1);

        let nominees = [individual(NAME, "ap-dong")];
        let round = open_round_on_notice(&world, &nominees).await;
        let notice = format!("/phu-tan/lay-y-kien/{round}");
        let form = anon.opens(&notice, &[("noi-dung", "")]).await;
        let words = [("noi-dung", "Đồng tình.")];
        let facts = world.facts().await;
        let receipt = page_of(&anon.sends(&notice, &form, &words).await);
        assert_eq!(page_of(&anon.sends(&notice, &form, &words).await), receipt);
        page(&anon.sends(&notice, &form, &[("noi-dung", "Không đồng tình.")]).await, 409).says("Không đồng tình.");
        assert_eq!(world.facts().await, facts + 1);
    }

    async fn many_at_once_with_one_form_make_one_fact(world: World) {
        let unit = world.sign_in("bc-ap-trung").await;
        let address = report(&world);
        let fields = [("ket-qua", "Lập 12 tổ."), ("kho-khan", "")];
        let form = unit.opens(&address, &fields).await;
        let facts = world.facts().await;
        let sends = || unit.sends(&address, &form, &fields);
        let answers = tokio::join!(sends(), sends(), sends(), sends(), sends(), sends());
        for answer in [answers.0, answers.1, answers.2, answers.3, answers.4, answers.5] {
            answer.is(303);
        }
        assert_eq!(world.facts().await, facts + 1);
    }

    async fn a_stale_form_gets_what_changed_and_keeps_what_was_typed(world: World) {
        let (_, unit, officer, chair, _) = world.people().await;
        let address = report(&world);
        unit.posts(&address, &[("ket-qua", "Lập 12 tổ."), ("kho-khan", "")]).await.is(303);
        let accept = format!("{address}/chap-nhan");
        let forms = crate::support::form::Form::all(&officer.gets(&address).await.text);
        let stale = forms.iter().find(|form| form.action == accept).unwrap().clone();
        let back = [("ly-do-tra-lai", "Thiếu số liệu quý III."), ("bo-sung-truoc", "")];
        officer.posts_to(&address, &format!("{address}/tra-lai"), &back).await.is(303);
        let facts = world.facts().await;
        let late = officer.sends(&address, &stale, &[("nhan-xet", "Một câu đã gõ.")]).await;
        page(&late, 409).says("Hồ sơ vừa có thay đổi").says("Thiếu số liệu quý III.");
        assert_eq!(world.facts().await, facts);

        let round = open_round(&world).await;
        let nominee = individual(NAME, "ap-trung");
        let at = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
        let reader = world.sign_in("so-hoa").await;
        let words = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Ý kiến đã gõ rất lâu.")];
        let form = reader.opens(&at, &words).await;
        let grounds = [("vi-sao", "khieu-nai"), ("can-cu", "Đơn ngày 20/10")];
        let suspend = format!("{at}/tam-dung");
        chair.posts_to(&at, &suspend, &grounds).await.is(303);
        chair.posts_to(&at, &format!("{at}/xet-tiep"), &[("ket-qua", "Kết luận 07/KL")]).await.is(303);
        let facts = world.facts().await;
        let late = reader.sends(&at, &form, &words).await;
        page(&late, 409).says("Hồ sơ vừa có thay đổi").says("Ý kiến đã gõ rất lâu.").says("Đơn ngày 20/10");
        assert_eq!(world.facts().await, facts);
        // the page that came back carries the latest version: sent as it is, it is taken
        let forms = crate::support::form::Form::all(&late.text);
        let fresh = forms.iter().find(|form| form.action == format!("{at}/thanh-tich")).unwrap();
        assert_eq!(fresh.value("y-kien"), Some("Ý kiến đã gõ rất lâu."));
        reader.sends(&at, fresh, &[]).await.is(303);
    }

    async fn a_form_without_token_or_from_elsewhere_is_refused(world: World) {
        let unit = world.sign_in("bc-ap-trung").await;
        let address = report(&world);
        let file = format!("{address}/nop");
        let form = unit.opens(&address, &[("ket-qua", "")]).await;
        let (token, key) = (form.value("_ma-phien").unwrap().to_owned(), new_key());
        let facts = world.facts().await;
        let with = |token: &str, key: &str| vec![("_ma-phien", token.to_owned()), ("_ma-don", key.to_owned()), ("ket-qua", "Chen vào".to_owned())];
        page(&unit.posts_bare(&file, &lent(&with("", &key))).await, 403).says("Biểu mẫu đã hết hạn");
        page(&unit.posts_bare(&file, &lent(&with(&"0".repeat(64), &key))).await, 403);
        let other = world.sign_in("bc-ap-trung").await;
        page(&other.posts_bare(&file, &lent(&with(&token, &key))).await, 403);
        page(&unit.posts_bare(&file, &lent(&with(&token, ""))).await, 400);
        page(&unit.posts_bare(&file, &lent(&with(&token, "../../etc/passwd"))).await, 400);
        let mut version = with(&token, &key);
        version.push(("_phien-ban", "chín".to_owned()));
        page(&unit.posts_bare(&file, &lent(&version)).await, 400);
        let body = format!("_ma-phien={token}&_ma-don={key}&ket-qua=Chen");
        for headers in [
            &[("origin", "http://evil.example")][..],
            &[("origin", "null")],
            &[],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site"), ("origin", world.base.as_str())],
        ] {
            assert_eq!(sends_from(&unit, &file, &body, headers).await, 403, "{headers:?}");
        }
        let anon = world.anyone();
        let away = sends_from(&anon, &file, &body, &[(ORIGIN.as_str(), world.base.as_str())]).await;
        assert_eq!(away, 303, "away to sign-in");
        assert_eq!(world.facts().await, facts);
        let right = sends_from(&unit, &file, &body, &[(ORIGIN.as_str(), world.base.as_str())]).await;
        assert_eq!((right, world.facts().await), (303, facts + 1), "the same body from our own page is taken");
    }

    async fn what_is_not_there_or_not_taken_there_is_said_in_vietnamese(world: World) {
        let (anon, unit, officer, chair, _) = world.people().await;
        let facts = world.facts().await;
        for path in [
            "/khong-co", "/phu-tan/khong-co", "/phu-tan/khen-thuong/2026-9-9", "/phu-tan/khen-thuong/%3Cscript%3E",
            "/phu-tan/quyet-dinh/2026-9", "/phu-tan/quyet-dinh/abc", "/phu-tan/phong-trao/khong-co",
            "/phu-tan/lay-y-kien/khong-co.2026", "/phu-tan/gop-y/00000000000000000000", "/phu-tan/don-vi/khong-co",
            "/PHU-TAN", "/phu-tan/../../etc/passwd", "/tai-nguyen/../Cargo.toml", "/khong-co/so",
        ] {
            page(&anon.gets(path).await, 404).says("Không tìm thấy trang này");
        }
        for path in [
            "/noi-bo/tep/abc", "/noi-bo/quyet-dinh/phu-tan.2026-9-9", "/noi-bo/phong-trao/phu-tan.khong-co",
            "/noi-bo/de-nghi/%00", "/noi-bo/dot-xet/x",
        ] {
            page(&officer.gets(path).await, 404);
        }
        for path in ["/noi-bo/de-nghi/phu-tan.khong-co/rut", "/noi-bo/bao-cao/a.b.c/nop"] {
            page(&world.forges(&unit, path, &[("ly-do-rut", "x"), ("ket-qua", "x")]).await, 404);
        }
        page(&world.forges(&chair, "/noi-bo/dot-xet/phu-tan.khong-co.2026/quyet-dinh", &[]).await, 404);
        for (method, path) in [
            ("POST", "/"), ("POST", "/phu-tan/khen-thuong"), ("PUT", "/phu-tan"), ("DELETE", "/noi-bo/de-nghi/x"),
            ("PATCH", "/phu-tan/so"),
        ] {
            let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
            let request = anon.client().request(method, anon.url(path)).header(ORIGIN, &world.base);
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status().as_u16(), 405, "{path}");
            assert!(answer.text().await.unwrap().contains("Địa chỉ này không nhận cách gửi đó"));
        }
        let odd = format!("/phu-tan/khen-thuong?nam={}&trang=-1&hinh-thuc=%27%22%3E%3Cscript%3E", "9".repeat(30));
        for path in [odd.as_str(), "/phu-tan/so?so=99999999999999999999", "/phu-tan/so?so=-5", "/tim-kiem?q=%22%2A%28"] {
            let answer = anon.gets(path).await;
            assert!([200, 404].contains(&answer.status), "{path}: {}", answer.status);
            assert!(!answer.text.contains("'\"><script>"), "{path}");
        }
        assert_eq!(world.facts().await, facts);
    }
}

/// A round whose notice is open today.
async fn open_round_on_notice(world: &World, nominees: &[crate::world::Nominee]) -> String {
    let round = open_round(world).await;
    let id = round.as_str().into();
    for nominee in nominees {
        world.ready(&id, nominee, 5).await;
    }
    world.desk.close_nominations(&world.asking("thi-dua", world.days_ago(2)).await, &id).await.unwrap();
    let done = world.desk.open_notice(&world.asking("thi-dua", world.days_ago(1)).await, &id).await.unwrap();
    world.shows(&done).await;
    id.local().to_owned()
}
