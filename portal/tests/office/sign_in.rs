//! Signing in and out, and setting a password.

use crate::world::{PASSWORD, World};
use axum::http::header;
use sovang_desk::clock;
use sovang_desk::identity::{code, session};
use sovang_ledger::random;

#[tokio::test]
async fn signing_in_leads_back_and_every_time_to_a_new_session() {
    let world = World::phu_tan().await;
    let mut person = world.anyone();
    let answer = person.opens("/noi-bo/bao-cao?nam=2026").await.is(303);
    assert_eq!(answer.location(), "/dang-nhap?ve=%2Fnoi-bo%2Fbao-cao%3Fnam%3D2026");
    let form = person.opens(answer.location()).await.is(200);
    form.says(r#"name="ve" value="/noi-bo/bao-cao?nam=2026""#);
    let answer = person.signs_in(" Thi-Dua.PHU-TAN ", PASSWORD, "/noi-bo/bao-cao?nam=2026").await.is(303);
    assert_eq!(answer.location(), "/noi-bo/bao-cao?nam=2026");
    let cookie = answer.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let first = person.cookie.clone();
    person.opens("/noi-bo").await.is(200);
    person.signs_in("thi-dua.phu-tan", PASSWORD, "//evil.example").await.is(303);
    assert_ne!(person.cookie, first);
    person.opens("/noi-bo").await.is(200).says("Phan Thị Thu Hiền");
    person.cookie = first;
    person.opens("/noi-bo").await.is(303);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_look_alike_and_too_many_must_wait() {
    let world = World::phu_tan().await;
    let mut person = world.anyone();
    let wrong = person.signs_in("thi-dua.phu-tan", "sai", "").await.is(422);
    let unknown = person.signs_in("khong-co.phu-tan", "sai", "").await.is(422);
    let without_name = |html: &str| html.replace("thi-dua.phu-tan", "").replace("khong-co.phu-tan", "");
    assert_eq!(without_name(wrong.html()), without_name(unknown.html()));
    assert!(person.cookie.is_none());
    for _ in 0..9 {
        person.signs_in("thi-dua.phu-tan", "sai", "").await.is(422);
    }
    let answer = person.signs_in("thi-dua.phu-tan", PASSWORD, "").await.is(429);
    assert_eq!(answer.headers.get(header::RETRY_AFTER).unwrap(), "900");
    person.signs_in("so-hoa.phu-tan", PASSWORD, "").await.is(303);
}

#[tokio::test]
async fn a_right_password_starts_the_count_anew() {
    let world = World::phu_tan().await;
    let mut person = world.anyone();
    for _ in 0..3 {
        for _ in 0..8 {
            person.signs_in("thi-dua.phu-tan", "sai", "").await.is(422);
        }
        person.signs_in("thi-dua.phu-tan", PASSWORD, "").await.is(303);
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_signs_nobody_in() {
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;
    let world = World::phu_tan().await;
    let request = Request::post("/dang-nhap")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    let body = Body::from(format!("tai-khoan=thi-dua.phu-tan&mat-khau={PASSWORD}"));
    let response = world.site().oneshot(request.body(body).unwrap()).await.unwrap();
    assert_eq!(response.status(), 403);
}

#[tokio::test]
async fn signing_out_ends_the_session_itself() {
    let world = World::phu_tan().await;
    let person = world.sign_in("thi-dua").await;
    person.posts("/dang-xuat", &[("_ma-phien", "x")]).await.is(403);
    let page = person.opens("/noi-bo").await.is(200);
    let answer = person.fills(&page, "/dang-xuat", &[], &[]).await.is(303);
    assert_eq!(answer.location(), "/dang-nhap?da-ra=1");
    assert_eq!(answer.headers.get("clear-site-data").unwrap(), "\"cookies\"");
    person.opens("/noi-bo").await.is(303);
    person.opens("/dang-nhap?da-ra=1").await.is(200).says("Đã đăng xuất");
}

#[tokio::test]
async fn a_password_is_set_once_by_code_and_ends_the_other_sessions() {
    let world = World::phu_tan().await;
    let person = world.sign_in("thi-dua").await;
    let code = random::token();
    let until = clock::now() + jiff::SignedDuration::from_hours(1);
    let ledger = world.desk.ledger();
    let purpose = code::PURPOSE;
    ledger.put_one_time_code(&session::hash(&code), "phu-tan.thi-dua", purpose, until).await.unwrap();
    let set = |account: &'static str, password: &'static str, again: &'static str| {
        let (person, code) = (world.anyone(), code.clone());
        async move {
            let fields = [
                ("tai-khoan", account),
                ("ma", code.as_str()),
                ("mat-khau-moi", password),
                ("mat-khau-lai", again),
            ];
            person.posts("/dat-mat-khau", &fields).await
        }
    };
    set("thi-dua.phu-tan", "ngắn", "ngắn").await.is(422).says("Dùng ít nhất 8 ký tự");
    set("thi-dua.phu-tan", "xaphutan", "xaphutan").await.is(422).says("trùng tên");
    set("thi-dua.phu-tan", "năm con cò trắng", "năm con cò đen").await.is(422).says("Hai lần gõ");
    set("khong-co.phu-tan", "năm con cò trắng", "năm con cò trắng")
        .await
        .is(422)
        .says("Tài khoản hoặc mã chưa đúng");
    let answer = set("thi-dua.phu-tan", "năm con cò trắng", "năm con cò trắng").await.is(303);
    assert_eq!(answer.location(), "/dang-nhap?da-dat=1&tai-khoan=thi-dua.phu-tan");
    person.opens("/noi-bo").await.is(303);
    set("thi-dua.phu-tan", "sáu con cò trắng", "sáu con cò trắng").await.is(422);
    let mut person = world.anyone();
    person.signs_in("thi-dua.phu-tan", PASSWORD, "").await.is(422);
    person.signs_in("thi-dua.phu-tan", "năm con cò trắng", "").await.is(303);
}
