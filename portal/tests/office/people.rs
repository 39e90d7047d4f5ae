//! Who is one person: asked with the unit's form, answered by the office, and awarded once.

use crate::ruling::{decide, is_twice, issue, open_unscheduled};
use crate::world::{Answer, Person, World, asking, grant, pdf};
use sovang_desk::{Denied, Done};
use sovang_domain::authority::Role;
use sovang_domain::award_round::AwardRoundRefusal;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::refusal::Refusal;
use sovang_projections::public::search::Hit;
use sovang_projections::{nomination_board, person_register};
use std::time::Duration;

const LOAN: &str = "Nguyễn Thị Kim Loan";
const NOMINATIONS: &str = "/noi-bo/de-nghi";

fn page(round: &RoundId) -> String {
    format!("{NOMINATIONS}/moi?dot={round}&hinh-thuc=giay-khen.ca-nhan&doi-tuong=ca-nhan")
}

/// The pages show everything that is recorded.
async fn settled(world: &World) {
    let head = *world.desk.ledger().head().borrow();
    world.desk.views().reached(head - 1, Duration::from_secs(10)).await.unwrap();
}

async fn opened(world: &World) -> RoundId {
    let round = open_unscheduled(world).await;
    settled(world).await;
    round
}

/// What a unit writes of somebody, with this answer about those who look alike.
fn written(world: &World, name: &str, who: &str) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("ten", name.to_owned()),
        ("chuc-vu", "Nông dân".to_owned()),
        ("nam-sinh", "1985".to_owned()),
        ("vai-tro", "truc-tiep".to_owned()),
        ("tieu-chi", "0".to_owned()),
        ("thanh-tich", "Hướng dẫn 96 hộ.".to_owned()),
        ("tu-ngay", format!("{}-01-01", world.year)),
        ("den-ngay", format!("{}-01-31", world.year)),
    ];
    if !who.is_empty() {
        fields.push(("nguoi", who.to_owned()));
    }
    fields
}

fn lent<'a>(fields: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Sends the unit's form from a page.
async fn sends(world: &World, unit: &Person, from: &Answer, name: &str, who: &str) -> Answer {
    let papers = ["to-trinh", "bien-ban-hop-xet", "bao-cao-thanh-tich"].map(|paper| (paper, pdf(paper)));
    let mut fields = written(world, name, who);
    if who == "khac" {
        fields.push(("vi-sao-nguoi-khac", "Khác cha mẹ.".to_owned()));
    }
    if from.html().contains(r#"name="vi-sao-lan-nua""#) {
        fields.push(("vi-sao-lan-nua", "Việc khác.".to_owned()));
    }
    unit.fills(from, NOMINATIONS, &lent(&fields), &papers).await
}

/// Sends the form of a correction.
async fn corrects(world: &World, unit: &Person, from: &Answer, at: &str, who: &str) -> Answer {
    let mut fields = written(world, LOAN, who);
    if who == "khac" {
        fields.push(("vi-sao-nguoi-khac", "Khác cha mẹ.".to_owned()));
    }
    fields.extend([("don-vi", "tram-y-te".to_owned()), ("ly-do-sua", "Chọn nhầm người cùng tên".to_owned())]);
    unit.fills(from, at, &lent(&fields), &[]).await
}

/// Puts somebody forward and has it appraised; who it is, is said where the page asks.
async fn ready(
    world: &World,
    unit: &Person,
    round: &RoundId,
    name: &str,
    who: &str,
) -> (RoundId, NominationId) {
    let opened = unit.opens(&page(round)).await.is(200);
    let mut sent = sends(world, unit, &opened, name, "").await;
    if !who.is_empty() {
        let asked = sent.is(422);
        asked.says("Cùng tên, cùng năm sinh: ");
        asked.says(&format!(r#"name="nguoi" value="{who}""#));
        sent = sends(world, unit, &asked, name, who).await;
    }
    let sent = sent.is(303);
    let id = NominationId::from(sent.location().split('?').next().unwrap().rsplit('/').next().unwrap());
    let digital = asking("phu-tan.so-hoa", vec![grant(Role::AppraiserAchievement, None)]);
    world.desk.appraise_achievement(&digital, &id, true, "Đúng.".into()).await.unwrap();
    let officer = asking("phu-tan.thi-dua", vec![grant(Role::AppraiserDossier, None)]);
    world.desk.appraise_dossier(&officer, &id, "Đủ.".into()).await.unwrap();
    settled(world).await;
    (round.clone(), id)
}

fn is_unconfirmed(result: &Result<Done, Denied>) -> bool {
    let refusal =
        |of: &Refusal| matches!(of, Refusal::AwardRound(AwardRoundRefusal::LikenessUnconfirmed { .. }));
    matches!(result, Err(Denied::Refused(of)) if refusal(of))
}

/// The office has looked, and they are two.
async fn confirmed(world: &World, id: &NominationId) {
    let officer = asking("phu-tan.thi-dua", vec![grant(Role::AppraiserDossier, None)]);
    let views = world.desk.views();
    let strong = views.read(|connection| {
        let row = nomination_board::one(connection, id)?.unwrap();
        person_register::strong(connection, &row.proposal.nominee.subject)
    });
    let other = strong.unwrap()[0].person.person.clone();
    let reason = Some("Đã xem hai căn cước.".to_owned());
    world.desk.answer_likeness(&officer, id, &other, false, reason).await.unwrap();
    settled(world).await;
}

fn waits(result: &Result<Done, Denied>) -> bool {
    matches!(result, Err(Denied::Refused(Refusal::AwardRound(AwardRoundRefusal::LookAlikeUnanswered { .. }))))
}

#[tokio::test]
async fn one_woman_put_forward_with_a_title_is_awarded_once_when_it_is_said() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let round = opened(&world).await;
    let first = ready(&world, &unit, &round, LOAN, "").await;
    let second = ready(&world, &unit, &round, "Bà  NGUYỄN thị Kim Loan", "chua-ro").await;
    decide(&world, &first).await.unwrap();
    issue(&world, &first.0, 1).await.unwrap();
    let unsaid = decide(&world, &second).await;
    assert!(waits(&unsaid), "{unsaid:?}");

    let officer = world.sign_in("thi-dua").await;
    let at = format!("{NOMINATIONS}/{}", second.1);
    let shown = officer.opens(&at).await.is(200);
    shown.says("Cùng tên, cùng năm sinh đã được đề nghị: Nguyễn Thị Kim Loan; sinh 1985");
    let action = shown.html().split('"').find(|part| part.contains("/trung-ten/")).unwrap().to_owned();
    let other = action.rsplit('/').next().unwrap().to_owned();
    let (same, reason) = (format!("cung-mot-nguoi-{other}"), format!("vi-sao-trung-ten-{other}"));
    officer
        .fills(&shown, &action, &[(&same, "")], &[])
        .await
        .is(422)
        .says("Chọn cùng một người hay người khác.");
    officer.fills(&shown, &action, &[(&same, "phai")], &[]).await.is(303);
    let shown = officer.opens(&at).await.is(200);
    shown.says("Cùng một người");
    shown.says("01/QĐ-UBND");
    assert!(is_twice(&decide(&world, &second).await));

    let hasty = officer.fills(&shown, &action, &[(&same, "khong")], &[]).await.is(422);
    hasty.says("Sửa hoặc rút lại việc đã ghi phải có lý do");
    let said = [(same.as_str(), "khong"), (reason.as_str(), "Trạm trưởng xác nhận là hai người.")];
    officer.fills(&shown, &action, &said, &[]).await.is(303);
    officer.opens(&at).await.is(200).says("Người khác");
    decide(&world, &second).await.unwrap();
}

#[tokio::test]
async fn a_namesake_of_the_same_unit_and_year_is_awarded_once_the_office_has_looked() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let round = opened(&world).await;
    let first = ready(&world, &unit, &round, LOAN, "").await;
    let second = ready(&world, &unit, &round, LOAN, "khac").await;
    decide(&world, &first).await.unwrap();
    let waiting = decide(&world, &second).await;
    assert!(is_unconfirmed(&waiting), "{waiting:?}");
    confirmed(&world, &second.1).await;
    decide(&world, &second).await.unwrap();
}

#[tokio::test]
async fn a_letter_that_looks_like_d_with_stroke_is_stored_as_it() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let round = opened(&world).await;
    let first = ready(&world, &unit, &round, "\u{d0}ặng Thị Hoa", "").await;
    let shown = unit.opens(&format!("{NOMINATIONS}/{}", first.1)).await.is(200);
    shown.says("\u{110}ặng Thị Hoa");
    shown.says_not("\u{d0}ặng");
    decide(&world, &first).await.unwrap();
    issue(&world, &first.0, 1).await.unwrap();
    settled(&world).await;
    for query in ["đặng thị hoa", "dang thi hoa", "ðặng thị hoa"] {
        let found = world
            .desk
            .views()
            .read(|connection| sovang_projections::public::search::find(connection, None, query, 1, 10));
        let named = |hit: &Hit| matches!(hit, Hit::Award(award) if award.recipient == "\u{110}ặng Thị Hoa");
        assert!(found.unwrap().hits.iter().any(named), "{query}");
    }
}

#[tokio::test]
async fn a_unit_chooses_somebody_it_put_forward_before() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let round = opened(&world).await;
    let opened = unit.opens(&page(&round)).await.is(200);
    opened.says_not("Chọn người đã có trong sổ");
    ready(&world, &unit, &round, LOAN, "").await;
    let found = unit.opens(&format!("{}&tim=kim+loan", page(&round))).await.is(200);
    found.says(r#"<option value="Nguyễn Thị Kim Loan">"#);
    found.says("Nguyễn Thị Kim Loan (sinh 1985");
    let link =
        found.html().split('"').find(|part| part.contains("&amp;nguoi=")).unwrap().replace("&amp;", "&");
    let chosen = unit.opens(&link).await.is(200);
    chosen.says(r#"name="ten" value="Nguyễn Thị Kim Loan""#);
    let who = link.rsplit("nguoi=").next().unwrap();
    chosen.says(&format!(r#"name="nguoi" value="{who}" checked"#));
    sends(&world, &unit, &chosen, LOAN, who).await.is(303);
    unit.opens(&format!("{}&tim=xyz", page(&round))).await.is(200).says("Không thấy người nào tên “xyz”");
}

#[tokio::test]
async fn a_nominee_who_was_taken_for_another_is_parted_by_the_unit() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let round = opened(&world).await;
    let first = ready(&world, &unit, &round, LOAN, "").await;
    let from = unit.opens(&page(&round)).await.is(200);
    let asked = sends(&world, &unit, &from, LOAN, "").await.is(422);
    let who =
        asked.html().split(r#"name="da-xem" value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let sent = sends(&world, &unit, &asked, LOAN, &who).await.is(303);
    let at = sent.location().split('?').next().unwrap().to_owned();
    let second = (round, NominationId::from(at.rsplit('/').next().unwrap()));

    let form = format!("{at}/sua");
    let opened = unit.opens(&form).await.is(200);
    opened.says("Bản trước vẫn ở trong sổ");
    opened.says(&format!(r#"name="nguoi" value="{who}" checked"#));
    corrects(&world, &unit, &opened, &form, &who).await.is(422).says("giống nội dung đang ghi");
    corrects(&world, &unit, &opened, &form, "khac").await.is(303);
    let shown = world.sign_in("thi-dua").await.opens(&at).await.is(200);
    shown.says("Người khác");
    shown.says("Chọn nhầm người cùng tên");

    let digital = asking("phu-tan.so-hoa", vec![grant(Role::AppraiserAchievement, None)]);
    world.desk.appraise_achievement(&digital, &second.1, true, "Đúng.".into()).await.unwrap();
    let officer = asking("phu-tan.thi-dua", vec![grant(Role::AppraiserDossier, None)]);
    world.desk.appraise_dossier(&officer, &second.1, "Đủ.".into()).await.unwrap();
    settled(&world).await;
    unit.opens(&at).await.is(200).says_not("Sửa nội dung đề nghị ghi sai");
    decide(&world, &first).await.unwrap();
    confirmed(&world, &second.1).await;
    decide(&world, &second).await.unwrap();
}
