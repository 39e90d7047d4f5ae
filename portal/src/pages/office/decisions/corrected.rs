//! What follows from a correction, told before it is recorded: each field as it stands and as it will stand, of which awards,
//! on which pages, what becomes of a number and of the money.

use super::super::form::Step;
use super::show::View;
use crate::pages::office::consequences::Consequences;
use crate::shell::error::PageError;
use sovang_desk::{CorrectionForm, Denied, Done};
use sovang_domain::award_round::{
    AwardField, AwardRoundEvent as E, ByPaper, DetailCorrection as D, WithinQuota, number_in,
};
use sovang_domain::ids::{AwardId, DecisionSlug};
use sovang_domain::money::Prize;
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::decision_register;
use sovang_words::format::{count2, list, money_long, sentence_case, stop};
use sovang_words::personal::readable;
use sovang_words::sought::with_day;
use sovang_words::terms;

/// Shows what follows, and asks the desk once exactly this was shown.
pub(super) async fn asks(
    step: &mut Step<View>,
    deed: &'static str,
    form: CorrectionForm,
    paper: ByPaper,
) -> Result<Result<Done, Denied>, PageError> {
    let (asking, award) = (step.asking(), step.view.row.award.clone());
    // what is refused here is refused once more below, and said there
    let facts = step.app.desk.foresee_correction(&asking, &award, form.clone(), paper.clone()).await;
    let shown = shown(step, deed, &facts.unwrap_or_default(), (&paper, form.mistyped))?;
    step.weigh(shown);
    Ok(step.desk().correct_award(&asking, &award, form, paper).await)
}

fn shown(
    step: &Step<View>,
    deed: &'static str,
    facts: &[E],
    paper: (&ByPaper, bool),
) -> Result<Consequences, PageError> {
    let row = &step.view.row;
    let beside = step.app.views().read(|connection| {
        let beside = award_roll::of_its_paper(connection, row)?;
        let number = facts.iter().find_map(number_after).and_then(number_in);
        let year = facts.iter().find_map(year_after).unwrap_or(row.decided_on.year());
        let bore = match number {
            Some(number) => {
                decision_register::formerly(connection, &row.locality, DecisionSlug { year, number })?
            }
            None => None,
        };
        Ok((beside, bore.filter(|bore| bore.symbol != row.decision).map(|bore| bore.symbol)))
    })?;
    Ok(told(deed, row, facts, &beside.0, paper, beside.1))
}

/// One value that changes.
struct Change<'f> {
    award: &'f AwardId,
    field: AwardField,
    before: String,
    after: String,
}

impl Change<'_> {
    /// đơn vị: “Ấp Trung” sửa thành “Ấp Đông”
    fn words(&self) -> String {
        let field = terms::award_field(self.field);
        format!("{field}: “{}” sửa thành “{}”", self.before, self.after)
    }
}

fn change(fact: &E) -> Option<(Change<'_>, bool)> {
    match fact {
        E::DecisionCorrected { award, correction, .. } => {
            let [before, after] = [&correction.before, &correction.after].map(|it| readable(it).to_owned());
            Some((Change { award, field: correction.field.into(), before, after }, false))
        }
        E::AwardDetailCorrected { award, correction, .. } => {
            let (before, after) = terms::corrected_values(correction);
            let field = correction.field();
            Some((Change { award, field, before, after }, correction.is_of_the_decision()))
        }
        _ => None,
    }
}

fn number_after(fact: &E) -> Option<&str> {
    match fact {
        E::AwardDetailCorrected { correction: D::Number { after, .. }, .. } => Some(after),
        _ => None,
    }
}

fn year_after(fact: &E) -> Option<i16> {
    match fact {
        E::AwardDetailCorrected { correction: D::DecidedOn { after, .. }, .. } => Some(after.year()),
        _ => None,
    }
}

/// The award's own fields, then those of its decision, then what follows.
fn told(
    deed: &'static str,
    row: &AwardRow,
    facts: &[E],
    beside: &[AwardRow],
    (paper, mistyped): (&ByPaper, bool),
    bore: Option<String>,
) -> Consequences {
    let named = |award: &AwardId| {
        let found = beside.iter().find(|other| other.award == *award);
        found.map_or_else(|| award.to_string(), |other| other.recipient.clone())
    };
    let changes: Vec<(Change<'_>, bool)> = facts.iter().filter_map(change).collect();
    let own = changes.iter().filter(|(_, shared)| !shared);
    let own: Vec<String> = own.map(|(one, _)| format!("{}, {}", named(one.award), one.words())).collect();
    let shared = changes.iter().filter(|(one, shared)| *shared && *one.award == row.award);
    let mut shared: Vec<String> = shared.map(|(one, _)| sentence_case(&one.words())).collect();
    if !shared.is_empty() {
        let all: Vec<String> = beside.iter().map(|other| other.recipient.clone()).collect();
        shared.push(format!("Của {} khen thưởng: {}", count2(all.len() as u64), list(&all)));
    }
    let by = match mistyped {
        true => "Quyết định ghi đúng, gõ sai khi ghi vào sổ".to_owned(),
        false => format!("Theo {}", with_day(&paper.document, paper.on)),
    };
    Consequences::of(deed)
        .part("Sửa ở khen thưởng", own)
        .part("Sửa ở quyết định, cho mọi khen thưởng của quyết định", shared)
        .part("Số quyết định", numbers(row, facts, bore))
        .part("Tiền thưởng", money(facts, beside))
        .part("Mức tối đa", facts.iter().filter_map(place))
        .part("Trang công khai ghi", [stop(&paper.reason), by])
        .part("Trang đổi theo", pages(row, &changes))
        .part("Sau khi ghi", ["Nội dung cũ vẫn đọc được bên cạnh. Ghi rồi không rút lại được, chỉ đính chính thêm lần nữa; mỗi lần đều công khai."])
}

/// What becomes of the number that was wrong, and of the one that is right.
fn numbers(row: &AwardRow, facts: &[E], bore: Option<String>) -> Vec<String> {
    let (number, year) = (facts.iter().find_map(number_after), facts.iter().find_map(year_after));
    let before = row.decided_on.year();
    let moved = number.is_some() || year.is_some_and(|year| year != before);
    if !moved || !row.authority.is_commune() {
        return Vec::new();
    }
    let (after, year) = (number.unwrap_or(&row.decision), year.unwrap_or(before));
    let mut told = vec![
        format!(
            "{} năm {before} không còn là số của quyết định này: quyết định khác có thể mang số ấy",
            row.decision
        ),
        format!("Ai tra {} năm {before} vẫn được dẫn đến {after} năm {year}", row.decision),
    ];
    told.extend(
        bore.map(|bore| {
            format!("{after} năm {year} từng ghi cho quyết định nay là {bore}: xem lại bản giấy")
        }),
    );
    told
}

/// What the decision gives in all, as it stands and as it will stand; counted as its own page counts, with what holds no more.
fn money(facts: &[E], beside: &[AwardRow]) -> Option<String> {
    let right = |award: &AwardId| {
        facts.iter().rev().find_map(|fact| match fact {
            E::AwardDetailCorrected { award: of, correction: D::Prize { after, .. }, .. } if of == award => {
                Some(after.as_ref())
            }
            _ => None,
        })
    };
    let amount = |prize: Option<&Prize>| prize.map_or(0, |prize| prize.amount.0);
    let before: u64 = beside.iter().map(|other| amount(other.prize.as_ref())).sum();
    let after: u64 =
        beside.iter().map(|other| amount(right(&other.award).unwrap_or(other.prize.as_ref()))).sum();
    (before != after).then(|| {
        format!("Tiền thưởng cộng của quyết định: {} thành {}", money_long(before), money_long(after))
    })
}

/// Where the award is counted from now on.
fn place(fact: &E) -> Option<String> {
    let within = match fact {
        E::AwardDetailCorrected { correction: D::Kind { within, .. } | D::Form { within, .. }, .. } => within,
        _ => return None,
    };
    let WithinQuota { place, limit, .. } = within.as_ref()?;
    Some(format!(
        "Tính là thứ {place} trong {limit} của hình thức, đối tượng mới; chỗ đã dùng của hình thức, đối tượng cũ vẫn tính"
    ))
}

/// The public pages that read otherwise from then on.
fn pages(row: &AwardRow, changes: &[(Change<'_>, bool)]) -> Vec<String> {
    let mut awards: Vec<&AwardId> = changes.iter().map(|(one, _)| one.award).collect();
    awards.sort();
    awards.dedup();
    if awards.is_empty() {
        return Vec::new();
    }
    let mut told = vec![
        format!(
            "Trang của {} khen thưởng, danh sách khen thưởng, kết quả tra cứu",
            count2(awards.len() as u64)
        ),
        "Sổ công khai: mỗi mục sửa một dòng".to_owned(),
    ];
    if row.authority.is_commune() {
        told.push(format!("Trang quyết định {}; bản đã ký đóng dấu giữ nguyên", row.decision));
    }
    told.push("Giấy khen đã in, đã trao không tự đổi: in lại và đổi cho người được khen nếu cần".to_owned());
    told
}
