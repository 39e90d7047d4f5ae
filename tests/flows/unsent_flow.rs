//! Forms that are not sent, or come after their session is over: words and files wait for who wrote them.

use crate::steps::{dossier, fields, lent, open_round, says_who, writing};
use crate::support::form::Form;
use crate::support::person::{Person, Response};
use crate::world::{Nominee, PASSWORD, World, individual, on_both_ledgers};

on_both_ledgers!(
    a_form_sent_after_its_session_ended_waits_with_words_and_files_for_its_writer,
    a_form_of_a_session_before_waits_for_who_is_signed_in_again,
    a_form_is_put_aside_by_its_button_and_by_its_page,
    a_form_that_waited_is_opened_without_recording_anything_and_refused_once_more,
    nobody_keeps_a_form_for_somebody_else,
);

const UNSENT: &str = "/noi-bo/ban-nhap";
const WRITER: &str = "bc-ap-trung";
const DEED: &str = "Lập sổ sức khỏe điện tử cho 1.150 người";

fn nominee() -> Nominee {
    individual("Phạm Thị Kim Duyên", "ap-trung")
}

async fn signs_out(person: &Person) {
    person.posts("/noi-bo", &[("_ma-phien", &token(person).await)]).await.is(303);
}

/// The token of the forms of a person's session.
async fn token(person: &Person) -> String {
    let page = person.gets("/noi-bo").await;
    let forms = Form::all(page.is(200).text.as_str());
    let leaves = forms.iter().find(|form| form.action == "/dang-xuat").unwrap();
    leaves.value("_ma-phien").unwrap().to_owned()
}

/// Opens the first form that waits.
async fn reopens(person: &Person) -> Response {
    let page = person.gets(UNSENT).await;
    let forms = Form::all(page.is(200).text.as_str());
    let form = forms.iter().find(|form| form.has("_mo-lai")).expect("a form waits");
    match form.multipart {
        true => person.sends_with(UNSENT, form, &[], vec![]).await,
        false => person.sends(UNSENT, form, &[]).await,
    }
}

fn form_to(answer: &Response, action: &str) -> Form {
    Form::all(&answer.text).into_iter().find(|form| form.action == action).expect("the form is there")
}

async fn a_form_sent_after_its_session_ended_waits_with_words_and_files_for_its_writer(world: World) {
    let round = open_round(&world).await;
    let unit = world.sign_in(WRITER).await;
    let (page, fields) = (writing(&round, &nominee()), fields(&world, &nominee()));
    let form = unit.opens(&page, &lent(&fields)).await;
    signs_out(&unit).await;
    let facts = world.facts().await;

    let late = unit.sends_with(&page, &form, &lent(&fields), dossier(&nominee())).await;
    let sign_in = late.is(303).location.clone().unwrap();
    assert_eq!(sign_in, "/dang-nhap?ve=/noi-bo/ban-nhap&da-giu=1");
    unit.gets(&sign_in).await.is(200).says("biểu mẫu đã được giữ").hides(DEED);
    unit.gets(UNSENT).await.is(303);

    // another account of the same machine sees nothing of it
    let other = world.sign_in("bc-tram-y-te").await;
    other.gets(UNSENT).await.is(200).says("Không có biểu mẫu nào đang giữ").hides(DEED);
    unit.signs_in(&format!("{WRITER}.phu-tan"), PASSWORD).await;
    unit.gets("/noi-bo").await.is(200).says("Có 01 biểu mẫu chưa gửi");
    let waiting = unit.gets(UNSENT).await;
    waiting.is(200).says("Đề nghị khen thưởng").says("kèm 03 tệp").says(DEED);
    waiting.says("khi phiên làm việc đã kết thúc trước lúc gửi");

    let opened = reopens(&unit).await;
    opened.is(200).says("Biểu mẫu mở lại, chưa ghi vào sổ").says(DEED).says("Phạm Thị Kim Duyên");
    assert_eq!(world.facts().await, facts, "opening records nothing");
    let form = form_to(&opened, "/noi-bo/de-nghi");
    let sent = unit.sends_with("", &form, &[], vec![]).await;
    let sent = says_who(&unit, sent, None).await;
    let nomination = sent.is(303).location.clone().unwrap();
    unit.gets(&nomination).await.is(200).says(DEED).says("Giấy tờ: có 3/3");
    unit.gets(UNSENT).await.is(200).says("Không có biểu mẫu nào đang giữ");
    unit.gets("/noi-bo").await.is(200).hides("biểu mẫu chưa gửi");
    world.is_sound().await;
}

async fn a_form_of_a_session_before_waits_for_who_is_signed_in_again(world: World) {
    let round = open_round(&world).await;
    let unit = world.sign_in(WRITER).await;
    let (page, fields) = (writing(&round, &nominee()), fields(&world, &nominee()));
    let form = unit.opens(&page, &lent(&fields)).await;
    // signed in once more in another window of the same browser
    unit.signs_in(&format!("{WRITER}.phu-tan"), PASSWORD).await;
    let facts = world.facts().await;
    let late = unit.sends_with(&page, &form, &lent(&fields), dossier(&nominee())).await;
    assert_eq!(late.is(303).location.as_deref(), Some("/noi-bo/ban-nhap?da=giu"));
    unit.gets("/noi-bo/ban-nhap?da=giu").await.says("Biểu mẫu đến sau khi phiên làm việc kết thúc");
    reopens(&unit).await.is(200).says(DEED);
    assert_eq!(world.facts().await, facts);
}

async fn a_form_is_put_aside_by_its_button_and_by_its_page(world: World) {
    let round = open_round(&world).await;
    let unit = world.sign_in(WRITER).await;
    let (page, mut typed) = (writing(&round, &nominee()), fields(&world, &nominee()));
    let form = unit.opens(&page, &lent(&typed)).await;
    typed.push(("_luu-nhap", "tu-dong".to_owned()));
    let by_itself = unit.sends(&page, &form, &lent(&typed)).await;
    let left: i64 = by_itself.is(204).header("sovang-phien-con").unwrap().parse().unwrap();
    assert!((1..=1_800).contains(&left), "{left}");
    let facts = world.facts().await;

    // what is kept later takes the place of what was kept before
    typed.pop();
    typed.retain(|(name, _)| *name != "thanh-tich");
    typed.extend([("thanh-tich", "Hướng dẫn 90 hộ.".to_owned()), ("_luu-nhap", "1".to_owned())]);
    let aside = unit.sends_with(&page, &form, &lent(&typed), dossier(&nominee())).await;
    assert_eq!(aside.is(303).location.as_deref(), Some("/noi-bo/ban-nhap?da=luu"));
    let waiting = unit.gets(UNSENT).await;
    waiting.says("01 biểu mẫu").says("kèm 03 tệp").hides(DEED);
    // with nothing filled in it is kept too: nothing is checked before it is sent
    reopens(&unit).await.is(200).says("Hướng dẫn 90 hộ.");
    assert_eq!(world.facts().await, facts);

    let forms = Form::all(&unit.gets(UNSENT).await.text);
    let drop = forms.iter().find(|form| form.has("bieu-mau")).unwrap();
    unit.sends(UNSENT, drop, &[]).await.is(303);
    unit.gets("/noi-bo/ban-nhap?da=bo").await.says("Đã bỏ bản nháp").says("Không có biểu mẫu nào");

    // a page whose reader goes on says so
    let on = unit.gets("/noi-bo/phien").await;
    assert!(on.is(204).header("sovang-phien-con").is_some());
    signs_out(&unit).await;
    unit.gets("/noi-bo/phien").await.is(303);
    // the page that keeps by itself is told that the session is over; what it sent is kept all the same
    typed.pop();
    typed.push(("_luu-nhap", "tu-dong".to_owned()));
    unit.sends(&page, &form, &lent(&typed)).await.is(401);
    unit.signs_in(&format!("{WRITER}.phu-tan"), PASSWORD).await;
    reopens(&unit).await.is(200).says("Hướng dẫn 90 hộ.");
}

async fn a_form_that_waited_is_opened_without_recording_anything_and_refused_once_more(world: World) {
    let round = open_round(&world).await;
    let unit = world.sign_in(WRITER).await;
    let (page, mut typed) = (writing(&round, &nominee()), fields(&world, &nominee()));
    typed.retain(|(name, _)| *name != "tieu-chi");
    let form = unit.opens(&page, &lent(&typed)).await;
    let mut aside = typed.clone();
    aside.push(("_luu-nhap", "1".to_owned()));
    unit.sends_with(&page, &form, &lent(&aside), dossier(&nominee())).await.is(303);
    let opened = reopens(&unit).await;
    let form = form_to(opened.is(200), "/noi-bo/de-nghi");
    let facts = world.facts().await;
    let changed = [("thanh-tich", "Sửa lại sau khi mở.")];
    let refused = unit.sends_with("", &form, &changed, vec![]).await;
    refused.is(422).says("Sửa lại sau khi mở.");
    assert_eq!(world.facts().await, facts);
    // it waits as it was sent last, once
    unit.gets(UNSENT).await.says("01 biểu mẫu").says("kèm 03 tệp");
    reopens(&unit).await.says("Sửa lại sau khi mở.").hides(DEED);
}

async fn nobody_keeps_a_form_for_somebody_else(world: World) {
    let unit = world.sign_in(WRITER).await;
    let anyone = world.anyone();
    let fields = |token: &str| {
        [("_ma-phien", token.to_owned()), ("_ma-don", "0".repeat(20)), ("ket-qua", "Chen vào đây".to_owned())]
    };
    for token in ["", &"0".repeat(64)] {
        let answer = anyone.posts_bare("/noi-bo/bao-cao/phu-tan.x/nop", &lent(&fields(token))).await;
        assert_eq!(answer.is(303).location.as_deref(), Some("/dang-nhap?ve=%2Fnoi-bo"));
        unit.posts_bare("/noi-bo/bao-cao/phu-tan.x/nop", &lent(&fields(token))).await.is(403);
    }
    // whoever is locked out leaves nothing behind
    let token = token(&unit).await;
    world.desk.ledger().end_sessions_of("phu-tan.bc-ap-trung").await.unwrap();
    let answer = anyone.posts_bare("/noi-bo/bao-cao/phu-tan.x/nop", &lent(&fields(&token))).await;
    assert_eq!(answer.is(303).location.as_deref(), Some("/dang-nhap?ve=%2Fnoi-bo"));
    unit.signs_in(&format!("{WRITER}.phu-tan"), PASSWORD).await;
    unit.gets(UNSENT).await.is(200).says("Không có biểu mẫu nào đang giữ");
}
