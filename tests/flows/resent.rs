//! The same form twice, an old form, a form from elsewhere: never a second fact, never a silent overwrite, never one
//! that the person did not mean.

use crate::steps::{about, dossier, lent, open_round, page, page_of, puts_forward, report};
use crate::support::form::Form;
use crate::support::person::Person;
use crate::world::{Nominee, World, individual, new_key, on_both_ledgers};
use reqwest::header::{CONTENT_TYPE, ORIGIN};

const NAME: &str = "Phạm Thị Kim Duyên";

/// Sends a form whose headers say it comes from `origin`, or from nowhere.
async fn sends_from(person: &Person, path: &str, body: &str, headers: &[(&'static str, &str)]) -> u16 {
    let mut request = person.client().post(person.url(path)).body(body.to_owned());
    request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap().status().as_u16()
}

on_both_ledgers!(
    a_form_sent_twice_makes_one_fact_and_says_so,
    a_decision_sent_twice_is_one_decision_and_says_so,
    many_at_once_with_one_form_make_one_fact,
    a_stale_form_gets_what_changed_and_keeps_what_was_typed,
    a_form_without_token_or_from_elsewhere_is_refused,
);

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
    let officers = world
        .forges(&officer, &format!("{address}/chap-nhan"), &[("_ma-don", form.value("_ma-don").unwrap())])
        .await;
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
    page(&anon.sends(&notice, &form, &[("noi-dung", "Không đồng tình.")]).await, 409)
        .says("Không đồng tình.");
    assert_eq!(world.facts().await, facts + 1);
}

/// The first time those it is about leave the page; the second time the same form is still understood.
async fn a_decision_sent_twice_is_one_decision_and_says_so(world: World) {
    let (round, ids) = world.proposed_round(&[individual(NAME, "ap-trung")]).await;
    let (_, _, _, chair, _) = world.people().await;
    let page = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let choice = about("kq", &ids[0]);
    let fields = [(choice.as_str(), "khen")];
    let form = chair.opens(&page, &fields).await;
    let shown = chair.sends(&page, &form, &fields).await;
    let form = Form::all(&shown.is(200).text).into_iter().find(|form| form.has("_da-xem")).unwrap();
    chair.sends(&page, &form, &[]).await.is(303);
    let facts = world.facts().await;
    let again = chair.sends(&page, &form, &[]).await;
    let location = again.is(303).location.clone().unwrap();
    assert!(location.contains("&lai=1"), "{location}");
    assert_eq!(world.facts().await, facts);

    let clerk = world.sign_in("van-thu").await;
    let page = format!("/noi-bo/dot-xet/{round}/du-thao/1");
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let fields = [("so", "47"), ("ngay", today.as_str())];
    let scan = || vec![crate::steps::paper("ban-ky", "quyet-dinh.pdf", crate::world::pdf("ban-ky"))];
    let form = clerk.opens(&page, &fields).await;
    let shown = clerk.sends_with(&page, &form, &fields, scan()).await;
    let form = Form::all(&shown.is(200).text).into_iter().find(|form| form.has("_da-xem")).unwrap();
    clerk.sends_with(&page, &form, &[], Vec::new()).await.is(303);
    let facts = world.facts().await;
    let again = clerk.sends_with(&page, &form, &[], Vec::new()).await;
    let location = again.is(303).location.clone().unwrap();
    assert!(location.contains("&lai=1"), "{location}");
    assert_eq!(world.facts().await, facts);
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
    let forms = Form::all(&officer.gets(&address).await.text);
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
    let forms = Form::all(&late.text);
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
    let with = |token: &str, key: &str| {
        let fields = [("_ma-phien", token), ("_ma-don", key), ("ket-qua", "Chen vào")];
        fields.map(|(name, value)| (name, value.to_owned())).to_vec()
    };
    page(&unit.posts_bare(&file, &lent(&with("", &key))).await, 403).says("Biểu mẫu đã hết hạn");
    page(&unit.posts_bare(&file, &lent(&with(&"0".repeat(64), &key))).await, 403);
    let other = world.sign_in("bc-ap-trung").await;
    // a form of another session of the same account is kept, not taken
    let kept = other.posts_bare(&file, &lent(&with(&token, &key))).await;
    assert_eq!(kept.is(303).location.as_deref(), Some("/noi-bo/ban-nhap?da=giu"));
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

/// A round whose notice is open today.
async fn open_round_on_notice(world: &World, nominees: &[Nominee]) -> String {
    let round = open_round(world).await;
    let id = round.as_str().into();
    for nominee in nominees {
        world.ready(&id, nominee, 5).await;
    }
    world
        .desk
        .close_nominations(
            &world.asking("thi-dua", world.days_ago(2)).await,
            &id,
            Some("Các đơn vị đã gửi đủ".into()),
        )
        .await
        .unwrap();
    let done = world.desk.open_notice(&world.asking("thi-dua", world.days_ago(1)).await, &id).await.unwrap();
    world.shows(&done).await;
    id.local().to_owned()
}
