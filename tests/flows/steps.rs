//! What people do again and again: put someone forward, appraise, decide.

use crate::support::form::Form;
use crate::support::person::{Person, Response, Upload};
use crate::world::{Nominee, World, pdf};
use sovang_domain::ids::{AwardId, NominationId, RoundId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;

/// A paper as the unit has it on its disk.
pub(crate) fn paper<'a>(field: &'a str, file_name: &'a str, bytes: Vec<u8>) -> Upload<'a> {
    let media_type = if file_name.ends_with("png") { "image/png" } else { "application/pdf" };
    Upload { field, file_name, media_type, bytes }
}

/// The page on which a nominee is written down.
pub(crate) fn writing(round: &str, nominee: &Nominee) -> String {
    let (kind, audience) = match nominee.kind {
        NomineeKind::Individual => ("ca-nhan", "ca-nhan"),
        _ => ("tap-the", "co-quan-don-vi-ap"),
    };
    format!("/noi-bo/de-nghi/moi?dot={round}&hinh-thuc={}.{kind}&doi-tuong={audience}", nominee.form)
}

/// The fields a unit fills in.
pub(crate) fn fields(world: &World, nominee: &Nominee) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("ten", nominee.name.clone()),
        ("chuc-vu", "Nhân viên y tế".to_owned()),
        ("tieu-chi", "0".to_owned()),
        ("thanh-tich", format!("Lập sổ sức khỏe điện tử cho 1.150 người; {}.", nominee.name)),
        ("tu-ngay", format!("{}-01-01", world.year)),
        ("den-ngay", format!("{}-09-30", world.year)),
    ];
    if nominee.kind == NomineeKind::Individual {
        fields.push(("nam-sinh", "1990".to_owned()));
        fields.push(("vai-tro", "truc-tiep".to_owned()));
    }
    fields
}

/// Fields as `Person` takes them.
pub(crate) fn lent<'a>(fields: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Puts someone forward with these papers; gives the page of the nomination.
pub(crate) async fn puts_forward(
    world: &World,
    unit: &Person,
    round: &str,
    nominee: &Nominee,
    papers: Vec<Upload<'_>>,
) -> String {
    let sent = asked(world, unit, round, nominee).await;
    // out of turn fewer papers are asked for
    let page = unit.gets(&writing(round, nominee)).await;
    let mut papers = papers;
    papers.retain(|paper| page.text.contains(&format!("name=\"{}\"", paper.field)));
    let answer = unit.uploads(&writing(round, nominee), &lent(&sent), papers).await;
    page_of(&says_who(unit, answer, None).await)
}

/// The fields a unit fills in, with what is asked of somebody put forward out of turn.
pub(crate) async fn asked(
    world: &World,
    unit: &Person,
    round: &str,
    nominee: &Nominee,
) -> Vec<(&'static str, String)> {
    let mut sent = fields(world, nominee);
    if unit.gets(&writing(round, nominee)).await.text.contains("vi-sao-dot-xuat") {
        sent.push(("vi-sao-dot-xuat", "Việc không lường trước.".to_owned()));
    }
    sent
}

/// Answers what a unit is asked about those who look alike, the first of them where nothing else is said, and sends the
/// form again. Nothing where nobody is asked.
pub(crate) async fn says_who(unit: &Person, answer: Response, who: Option<&str>) -> Response {
    let forms = Form::all(&answer.text);
    let asks = forms.iter().find(|form| form.action == "/noi-bo/de-nghi" && form.has("nguoi"));
    let Some(form) = asks.filter(|_| answer.status == 422) else { return answer };
    let first = form.controls.iter().find(|control| control.name == "nguoi").unwrap();
    let who = who.unwrap_or(&first.value);
    let mut said = vec![("nguoi", who)];
    if form.has("vi-sao-lan-nua") {
        said.push(("vi-sao-lan-nua", "Việc khác, ở ấp khác."));
    }
    if who == "khac" {
        said.push(("vi-sao-nguoi-khac", "Khác cha mẹ, khác ngày sinh."));
    }
    unit.sends_with("/noi-bo/de-nghi", form, &said, vec![]).await
}

/// All three papers of a dossier.
pub(crate) fn dossier(nominee: &Nominee) -> Vec<Upload<'static>> {
    let bytes = |paper: &str| pdf(&format!("{paper} {}", nominee.name));
    vec![
        paper("to-trinh", "to-trinh.pdf", bytes("to-trinh")),
        paper("bien-ban-hop-xet", "bien-ban.pdf", bytes("bien-ban")),
        paper("bao-cao-thanh-tich", "thanh-tich.pdf", bytes("thanh-tich")),
    ]
}

/// What an award out of turn asks for: a proposal and a summary, no minutes.
pub(crate) fn summary(nominee: &Nominee) -> Vec<Upload<'static>> {
    let mut papers = dossier(nominee);
    papers.retain(|paper| paper.field != "bien-ban-hop-xet");
    papers
}

/// Where an answer sends the person, without what was recorded.
#[track_caller]
pub(crate) fn page_of(answer: &Response) -> String {
    let location = answer.is(303).location.clone().unwrap();
    location.split(['?', '#']).next().unwrap().to_owned()
}

/// Both appraisals in order.
pub(crate) async fn appraised(world: &World, nomination: &str) {
    let (reader, officer) = (world.sign_in("so-hoa").await, world.sign_in("thi-dua").await);
    let fields = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng thực tế.")];
    reader.posts_to(nomination, &format!("{nomination}/thanh-tich"), &fields).await.is(303);
    let fields = [("ket-luan-ho-so", "du"), ("y-kien", "Đủ giấy tờ.")];
    officer.posts_to(nomination, &format!("{nomination}/ho-so"), &fields).await.is(303);
}

/// The name of a field about one nominee on the page of decisions.
pub(crate) fn about(field: &str, nomination: &NominationId) -> String {
    format!("{field}-{}", nomination.local())
}

/// Awards these, in one decision: decided, signed today, recorded by the clerk, public.
pub(crate) async fn awards(world: &World, chair: &Person, round: &RoundId, nominations: &[NominationId]) {
    decides(chair, round, nominations).await.is(303);
    world.signed(round).await;
}

/// Decides to award these, in one draft.
pub(crate) async fn decides(chair: &Person, round: &RoundId, nominations: &[NominationId]) -> Response {
    let page = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let mut fields: Vec<(String, &str)> = nominations.iter().map(|id| (about("kq", id), "khen")).collect();
    let asked = chair.gets(&page).await;
    let why = nominations.iter().map(|id| about("dot-xuat", id));
    fields.extend(why.filter(|name| asked.text.contains(name)).map(|name| (name, "Việc không lường trước.")));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    chair.goes_on(chair.posts_to(&page, &page, &fields).await).await
}

/// Puts something right, once what follows was read.
pub(crate) async fn puts_right(who: &Person, page: &str, deed: &str, fields: &[(&str, &str)]) -> Response {
    let shown = who.posts_to(page, deed, fields).await;
    shown.is(200).says("Xem trước khi ghi").says("sửa thành");
    who.goes_on(shown).await
}

/// The public page of an award.
pub(crate) fn public_page(award: &AwardId) -> String {
    format!("/{}/khen-thuong/{}", award.locality(), award.local())
}

/// The award a nomination became.
pub(crate) fn award_of(world: &World, nomination: &NominationId) -> Option<AwardId> {
    let views = world.desk.views();
    let found =
        views.read(|connection| sovang_projections::award_roll::of_nomination(connection, nomination));
    found.unwrap().map(|row| row.award)
}

/// A round of this year that has taken nominations for some weeks.
pub(crate) async fn open_round(world: &World) -> String {
    let asking = world.asking("thi-dua", world.days_ago(20)).await;
    let opened = world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Annual).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    round.to_string()
}

/// What ấp Trung owes this year.
pub(crate) fn report(world: &World) -> String {
    format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year)
}

/// A page for people, in Vietnamese, with this status.
#[track_caller]
pub(crate) fn page(answer: &Response, status: u16) -> &Response {
    answer.is(status);
    assert!(answer.text.contains(r#"<html lang="vi""#), "{}", answer.text);
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    answer
}
