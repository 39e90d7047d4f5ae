//! Một người là một người: whoever puts a person forward under whatever name is shown who looks alike, it is said whether
//! they are one, and one person is awarded once.

use crate::steps::{
    about, appraised, asked, award_of, awards, decides, lent, page_of, public_page, says_who, summary,
    writing,
};
use crate::support::form::Form;
use crate::support::person::{Person, Response};
use crate::world::{World, form, individual, on_both_ledgers};
use sovang_desk::{Denied, NomineeForm, Who};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::nomination::NominationRefusal;
use sovang_domain::plan::Occasion;
use sovang_domain::refusal::Refusal;
use sovang_projections::nomination_board;

const LOAN: &str = "Nguyễn Thị Kim Loan";
/// As copied from a page that has no Đ.
const HOA: &str = include_str!("person_flow/hoa.txt");

on_both_ledgers!(
    one_woman_put_forward_by_two_units_is_awarded_once,
    two_namesakes_of_one_unit_are_both_awarded_and_told_apart,
    a_letter_that_looks_like_d_with_stroke_is_one,
    one_person_is_put_forward_once_more_in_a_round_only_with_a_reason,
    whoever_is_in_the_register_is_chosen_without_a_script,
    an_erasure_reaches_a_person_under_every_id,
    a_tone_more_in_one_unit_for_the_same_days_is_asked_about_and_joined_by_the_office,
);

async fn unscheduled(world: &World) -> RoundId {
    let asking = world.asking("thi-dua", world.days_ago(3)).await;
    let opened = world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Unscheduled).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    round
}

/// Sends the unit's form once, with all papers.
async fn sends(world: &World, unit: &Person, round: &RoundId, name: &str) -> Response {
    let nominee = individual(name, "ap-trung");
    let sent = asked(world, unit, round.as_str(), &nominee).await;
    unit.uploads(&writing(round.as_str(), &nominee), &lent(&sent), summary(&nominee)).await
}

/// Puts somebody forward, saying this of those who look alike; gives the page and the id.
async fn puts(
    world: &World,
    unit: &Person,
    round: &RoundId,
    name: &str,
    who: Option<&str>,
) -> (String, NominationId) {
    let answer = sends(world, unit, round, name).await;
    let page = page_of(&says_who(unit, answer, who).await);
    let id = NominationId::from(page.rsplit('/').next().unwrap());
    (page, id)
}

/// Says on the page of a nomination whether the first one who looks alike is the same.
async fn says(officer: &Person, page: &str, same: &str, reason: &str) -> Response {
    let text = officer.gets(page).await.is(200).text.clone();
    let action = text.split('"').find(|part| part.contains("/trung-ten/")).unwrap().to_owned();
    let other = action.rsplit('/').next().unwrap().to_owned();
    let (answer, why) = (format!("cung-mot-nguoi-{other}"), format!("vi-sao-trung-ten-{other}"));
    officer.posts_to(page, &action, &[(&answer, same), (&why, reason)]).await
}

/// Said to be one only after both were awarded: it waits for officer and chairman until one of the two is taken back.
async fn one_only_after_both_were_awarded(world: &World, page: &str, nominations: [&NominationId; 2]) {
    const TWICE: &str = "Một người, hai khen thưởng cùng giai đoạn";
    let (_, unit, officer, chair, _) = world.people().await;
    let [one, other] = nominations.map(|id| award_of(world, id).unwrap());
    chair.gets("/noi-bo").await.is(200).hides(TWICE);
    says(&officer, page, "phai", "Công an xã xác nhận là một người.").await.is(303);
    let inside = format!("/noi-bo/quyet-dinh/{one}");
    for who in [&chair, &officer] {
        who.gets("/noi-bo").await.is(200).says(TWICE).says(&inside).says("khen hai lần");
        who.gets(&inside).await.is(200).says("còn khen thưởng khác cùng giai đoạn").says("#khen-nham");
    }
    unit.gets("/noi-bo").await.is(200).hides(TWICE);
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let inside = format!("/noi-bo/quyet-dinh/{other}");
    let back = [
        ("nham-gi", "awarded_twice"),
        ("ly-do", "Một người khen hai lần"),
        ("van-ban", "19/QĐ-UBND"),
        ("nguoi-ky", "Chủ tịch Lê Văn Tám"),
        ("tien", "not_given"),
        ("hien-vat", "not_given"),
        ("ngay", today.as_str()),
    ];
    chair.goes_on(chair.posts_to(&inside, &format!("{inside}/khen-nham"), &back).await).await.is(303);
    chair.gets("/noi-bo").await.is(200).hides(TWICE);
}

async fn one_woman_put_forward_by_two_units_is_awarded_once(world: World) {
    let round = unscheduled(&world).await;
    let (_, unit, officer, chair, _) = world.people().await;
    let station = world.sign_in("bc-tram-y-te").await;
    let (first_page, first) = puts(&world, &unit, &round, LOAN, None).await;

    let facts = world.facts().await;
    let asked = sends(&world, &station, &round, "Bà Nguyễn  thị Kim Loan").await;
    asked
        .is(422)
        .says("Cùng tên, cùng năm sinh: Nguyễn Thị Kim Loan")
        .says("Ban nhân dân ấp Trung")
        .says("sinh 1990");
    asked.says("Chọn đúng người đó, người khác, hay chưa rõ.").says("1.150 người");
    assert_eq!(world.facts().await, facts, "nothing is recorded before it is said");
    let second_page = page_of(&says_who(&station, asked, Some("chua-ro")).await);
    let second = NominationId::from(second_page.rsplit('/').next().unwrap());
    // said to be the same by its own unit
    let (third_page, third) = puts(&world, &unit, &round, "NGUYỄN THỊ KIM LOAN", None).await;
    for page in [&first_page, &second_page, &third_page] {
        appraised(&world, page).await;
    }
    officer
        .gets(&second_page)
        .await
        .is(200)
        .says("Cùng tên, cùng năm sinh đã được đề nghị: ")
        .says("Ban nhân dân ấp Trung");
    station.gets(&second_page).await.is(200).hides("đã được đề nghị: ");

    decides(&chair, &round, &[first.clone(), third.clone()])
        .await
        .is(422)
        .says("đã có trong dự thảo quyết định chờ ký");
    let both = decides(&chair, &round, &[first.clone(), second.clone()]).await;
    both.is(422).says("người trùng tên mà công chức thẩm định chưa xác nhận là người khác");
    chair.gets(&format!("/noi-bo/dot-xet/{round}/quyet-dinh")).await.is(200).says("Trùng tên, chưa rõ");
    awards(&world, &chair, &round, std::slice::from_ref(&first)).await;
    decides(&chair, &round, std::slice::from_ref(&second))
        .await
        .is(422)
        .says("Chưa rõ đề nghị này có phải của người");

    says(&officer, &second_page, "phai", "Hai đơn vị xác nhận.").await.is(303);
    officer.gets(&second_page).await.is(200).says("Cùng một người").says("01/QĐ-UBND");
    decides(&chair, &round, std::slice::from_ref(&second))
        .await
        .is(422)
        .says("Đã có khen thưởng trong cùng phong trào");

    // it was said wrongly
    says(&officer, &second_page, "khong", "")
        .await
        .is(422)
        .says("Sửa hoặc rút lại việc đã ghi phải có lý do");
    says(&officer, &second_page, "phai", "Lại.").await.is(422).says("đã được trả lời đúng như vậy");
    says(&officer, &second_page, "khong", "Trạm trưởng xác nhận là người khác.").await.is(303);
    officer.gets(&second_page).await.is(200).says("Người khác");
    // a unit that puts its nomination right does not say otherwise
    let views = world.desk.views();
    let known = views.read(|connection| nomination_board::one(connection, &first)).unwrap().unwrap();
    let who = Who::Known(known.proposal.nominee.subject);
    let nominee = individual("Bà Nguyễn Thị Kim Loan", "tram-y-te");
    let chosen = NomineeForm { who, ..form(&round, &nominee, world.year) };
    let asking = world.asking("bc-tram-y-te", world.days_ago(0)).await;
    let refused = world.desk.correct_nomination(&asking, &second, chosen, "Chọn lại.".to_owned()).await;
    let another = Refusal::Nomination(NominationRefusal::AnotherPerson);
    assert!(matches!(refused, Err(Denied::Refused(refusal)) if refusal == another));
    awards(&world, &chair, &round, std::slice::from_ref(&second)).await;
    decides(&chair, &round, std::slice::from_ref(&third)).await.is(422);
    one_only_after_both_were_awarded(&world, &second_page, [&first, &second]).await;
    world.keeps_secret(&[LOAN, "Trạm trưởng"]).await;
    world.is_sound().await;
}

async fn two_namesakes_of_one_unit_are_both_awarded_and_told_apart(world: World) {
    let round = unscheduled(&world).await;
    let (anon, unit, _, chair, _) = world.people().await;
    let (first_page, first) = puts(&world, &unit, &round, "Trần Thị Lan", None).await;
    let nominee = individual("Trần Thị Lan", "ap-trung");
    let mut sent = asked(&world, &unit, round.as_str(), &nominee).await;
    sent.push(("phan-biet", "con ông Trần Văn Sáu".to_owned()));
    let asked = unit.uploads(&writing(round.as_str(), &nominee), &lent(&sent), summary(&nominee)).await;
    let second_page = page_of(&says_who(&unit, asked, Some("khac")).await);
    let second = NominationId::from(second_page.rsplit('/').next().unwrap());
    unit.gets(&second_page).await.is(200).says("con ông Trần Văn Sáu (không công khai)");
    for page in [&first_page, &second_page] {
        appraised(&world, page).await;
    }
    // on the word of the unit alone nobody is awarded; the office looks into it
    let (officer, ruling) = (world.sign_in("thi-dua").await, format!("/noi-bo/dot-xet/{round}/quyet-dinh"));
    let shown = chair.gets(&ruling).await;
    shown
        .is(200)
        .says("Trùng tên, chờ thẩm định xác nhận")
        .says("Đơn vị ghi: người khác, vì: Khác cha mẹ, khác ngày sinh.");
    decides(&chair, &round, std::slice::from_ref(&second))
        .await
        .is(422)
        .says("người trùng tên mà công chức thẩm định chưa xác nhận là người khác")
        .says("Mở hồ sơ Trần Thị Lan");
    officer
        .gets(&second_page)
        .await
        .is(200)
        .says("Người khác, theo đơn vị")
        .says("Trùng cả: cùng đơn vị, cùng năm sinh");
    unit.gets(&first_page).await.is(200).hides("chờ công chức thẩm định kiểm tra");
    says(&officer, &second_page, "khong", "").await.is(422).says("Chưa ghi vì sao là người khác");
    says(&officer, &second_page, "khong", "Đã xem hai căn cước.").await.is(303);
    officer
        .gets(&second_page)
        .await
        .is(200)
        .says("Đã kiểm tra: người khác")
        .says("ghi: Đã xem hai căn cước.");
    says(&officer, &second_page, "khong", "Lại.").await.is(422).says("đã được trả lời đúng như vậy");
    let page = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let (field, why) = (about("kq", &second), about("dot-xuat", &second));
    let preview = chair.posts_to(&page, &page, &[(&field, "khen"), (&why, "Việc không lường trước.")]).await;
    preview.says("đã kiểm tra: người khác, vì: Đã xem hai căn cước.");
    let ruling = chair.gets(&ruling).await;
    ruling.is(200).says("Trần Thị Lan (sinh 1990, con ông Trần Văn Sáu, Ban nhân dân ấp Trung)");
    ruling.says("Trần Thị Lan (sinh 1990, Ban nhân dân ấp Trung)").hides("Trùng tên, chưa rõ");
    awards(&world, &chair, &round, &[first, second.clone()]).await;
    let award = award_of(&world, &second).unwrap();
    anon.gets(&public_page(&award)).await.is(200).says("Trần Thị Lan").hides("1990").hides("Trần Văn Sáu");
    world.keeps_secret(&["Trần Thị Lan", "Trần Văn Sáu", "hai căn cước"]).await;
}

/// A tone more in one unit, for the same words: asked about, whatever else was written.
async fn a_tone_more_in_one_unit_for_the_same_days_is_asked_about_and_joined_by_the_office(world: World) {
    let round = unscheduled(&world).await;
    let (_, unit, officer, chair, _) = world.people().await;
    let (first_page, first) = puts(&world, &unit, &round, "Võ Duy Khoa", None).await;
    let nominee = individual("Võ Duy Khoà", "ap-trung");
    let mut sent = asked(&world, &unit, round.as_str(), &nominee).await;
    sent.retain(|(name, _)| *name != "nam-sinh");
    let answer = unit.uploads(&writing(round.as_str(), &nominee), &lent(&sent), summary(&nominee)).await;
    answer
        .is(422)
        .says("Tên gần giống: ")
        .says("Trùng cả: cùng đơn vị, lời thành tích giống nhau, giai đoạn thành tích trùng nhau");
    let forms = Form::all(&answer.text);
    let form = forms.iter().find(|form| form.has("vi-sao-nguoi-khac")).unwrap();
    let silent = unit.sends_with("/noi-bo/de-nghi", form, &[("nguoi", "khac")], vec![]).await;
    silent.is(422).says("Ghi vì sao biết là người khác");
    let second_page = page_of(&says_who(&unit, silent, Some("khac")).await);
    let second = NominationId::from(second_page.rsplit('/').next().unwrap());
    for page in [&first_page, &second_page] {
        appraised(&world, page).await;
    }
    awards(&world, &chair, &round, &[first]).await;
    decides(&chair, &round, std::slice::from_ref(&second)).await.is(422).says("chưa xác nhận là người khác");
    says(&officer, &second_page, "phai", "Trưởng ấp: là một người.").await.is(303);
    decides(&chair, &round, &[second]).await.is(422).says("Đã có khen thưởng trong cùng phong trào");
}

async fn a_letter_that_looks_like_d_with_stroke_is_one(world: World) {
    let round = unscheduled(&world).await;
    let (anon, unit, _, chair, _) = world.people().await;
    let typed = HOA.trim();
    assert!(typed.starts_with('\u{d0}'), "not the Vietnamese letter");
    let (page, id) = puts(&world, &unit, &round, typed, None).await;
    unit.gets(&page).await.is(200).says("\u{110}ặng Thị Hoa").hides(typed);
    sends(&world, &unit, &round, "ĐẶNG THỊ HOA").await.is(422).says("Cùng tên, cùng năm sinh: Đặng Thị Hoa");
    appraised(&world, &page).await;
    awards(&world, &chair, &round, &[id]).await;
    for query in ["đặng+thị+hoa", "dang+thi+hoa", "%C3%90%E1%BA%B7ng+th%E1%BB%8B+hoa"] {
        let found = anon.gets(&format!("/phu-tan/tim-kiem?q={query}")).await;
        found.is(200).says("Đặng Thị Hoa").hides("Không có kết quả nào");
    }
}

async fn one_person_is_put_forward_once_more_in_a_round_only_with_a_reason(world: World) {
    let round = unscheduled(&world).await;
    let (_, unit, officer, ..) = world.people().await;
    let (first_page, _) = puts(&world, &unit, &round, LOAN, None).await;
    let facts = world.facts().await;
    let asked = sends(&world, &unit, &round, LOAN).await;
    asked.is(422).says("Trong đợt này đã được đề nghị: Ban nhân dân ấp Trung, giai đoạn 01/01/");
    let forms = Form::all(&asked.text);
    let form = forms.iter().find(|form| form.has("vi-sao-lan-nua")).unwrap();
    let who = form.controls.iter().find(|control| control.name == "nguoi").unwrap().value.clone();
    // the same achievement, with other days
    let other_days = format!("{}-02-01", world.year);
    let said = [("nguoi", who.as_str()), ("tu-ngay", other_days.as_str())];
    let refused = unit.sends_with("/noi-bo/de-nghi", form, &said, vec![]).await;
    refused.is(422).says("Trong đợt này đã có đề nghị cho người này. Ghi thành tích lần này khác thế nào");
    assert_eq!(world.facts().await, facts);
    let page = page_of(&says_who(&unit, refused, None).await);
    officer.gets(&page).await.is(200).says("Việc khác, ở ấp khác.").says("Cùng một người");
    let of_the_round = officer.gets(&format!("/noi-bo/dot-xet/{round}")).await;
    of_the_round.is(200).says("Một người, nhiều đề nghị trong đợt");
    // taken back, nothing stands beside the next one
    for page in [&first_page, &page] {
        unit.posts_to(page, &format!("{page}/rut"), &[("ly-do-rut", "Ghi nhầm")]).await.is(303);
    }
    sends(&world, &unit, &round, LOAN).await.is(422).hides("Trong đợt này đã được đề nghị");
    officer.gets(&format!("/noi-bo/dot-xet/{round}")).await.is(200).hides("Một người, nhiều đề nghị");
}

async fn whoever_is_in_the_register_is_chosen_without_a_script(world: World) {
    let round = unscheduled(&world).await;
    let (_, unit, ..) = world.people().await;
    let station = world.sign_in("bc-tram-y-te").await;
    let nominee = individual(LOAN, "ap-trung");
    let page = writing(round.as_str(), &nominee);
    unit.gets(&page).await.is(200).hides("Chọn người đã có trong sổ");
    puts(&world, &unit, &round, LOAN, None).await;
    station.gets(&format!("{page}&tim=kim+loan")).await.is(200).hides(LOAN);
    unit.gets(&page)
        .await
        .is(200)
        .says("Chọn người đã có trong sổ")
        .says(r#"<option value="Nguyễn Thị Kim Loan">"#);
    unit.gets(&format!("{page}&tim=xyz")).await.is(200).says("Không thấy người nào tên “xyz”");
    let found = unit.gets(&format!("{page}&tim=kim+loan")).await;
    let form = found.is(200).says("Nguyễn Thị Kim Loan (sinh 1990").text.clone();
    let link = form.split('"').find(|part| part.contains("&amp;nguoi=")).unwrap().replace("&amp;", "&");
    unit.gets(&link).await.is(200).says(r#"value="Nguyễn Thị Kim Loan""#).says(r#"value="1990""#);
    let (from, to) = (format!("{}-01-01", world.year), format!("{}-02-01", world.year));
    let rest = [
        ("vai-tro", "truc-tiep"),
        ("tieu-chi", "0"),
        ("thanh-tich", "Lập sổ."),
        ("vi-sao-lan-nua", "Việc của tháng khác."),
        ("tu-ngay", from.as_str()),
        ("den-ngay", to.as_str()),
    ];
    let sent = unit.uploads(&link, &rest, Vec::new()).await;
    unit.gets(&page_of(&sent)).await.is(200).says(LOAN);
}

async fn an_erasure_reaches_a_person_under_every_id(world: World) {
    let round = unscheduled(&world).await;
    let (_, unit, ..) = world.people().await;
    let station = world.sign_in("bc-tram-y-te").await;
    puts(&world, &unit, &round, LOAN, None).await;
    let (page, _) = puts(&world, &station, &round, "Bà Nguyễn Thị Kim Loan", None).await;
    let keeper = world.sign_in("sovang.quan-tri").await;
    let form = "/noi-bo/dia-phuong/phu-tan/xoa-du-lieu";
    let search = format!("{form}?q=kim+loan");
    let text = keeper.gets(&search).await.is(200).text.clone();
    assert_eq!(text.matches(r#"name="nguoi""#).count(), 1, "one person, whatever the units wrote: {text}");
    let opened = keeper.opens(&search, &[("nguoi", "")]).await;
    let who = opened.controls.iter().find(|control| control.name == "nguoi").unwrap().value.clone();
    let filled = [("nguoi", who.as_str()), ("can-cu", "Đơn"), ("van-ban", "12/UBND"), ("dong-y", "co")];
    let shown = keeper.sends(&search, &opened, &filled).await;
    keeper.goes_on(shown).await.is(303);
    let forgotten = || async { !station.gets(&page).await.text.contains("Kim Loan") };
    for _ in 0..400 {
        if forgotten().await {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(forgotten().await, "the other unit's name is gone too");
}
