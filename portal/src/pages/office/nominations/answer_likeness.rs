//! Người trùng tên: whether the nominee and others who look alike are one person, answered by the appraisers; said wrongly,
//! it is put right with a reason.

use super::people::{Known, one};
use super::view::View;
use crate::pages::office::draft::id as field_id;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::names::Names;
use crate::pages::office::only_reports;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::State as Tone;
use crate::ui::error_summary::FieldError;
use crate::ui::links::{Link, list};
use crate::ui::options::Choice;
use crate::ui::section::section as part;
use crate::ui::tag::tag;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{NominationId, SubjectId};
use sovang_projections::nomination_board::NominationRow;
use sovang_projections::person_register::{self, Answer as Said, PersonRow};
use sovang_words::format::stop;

/// Its address ends with the id of the other one.
pub(super) const DEED: &str = "trung-ten/{other}";
const ADDRESS: &str = "trung-ten";
const SAME: &str = "cung-mot-nguoi";
const REASON: &str = "vi-sao-trung-ten";
const YES: &str = "phai";
const NO: &str = "khong";

/// Somebody of whom it was said whether they are the same.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub(super) known: Known,
    pub(super) answer: Said,
    /// Who said it last.
    pub(super) by: String,
    /// The office has still to say itself that it is another one.
    pub(super) waits: bool,
}

/// Those who look alike, and what was said of them. A reporter is asked with the form, and reads nothing more of other
/// units' people.
pub(super) fn found(
    app: &App,
    who: &SignedIn,
    row: &NominationRow,
) -> Result<(Vec<Known>, Vec<Answered>), PageError> {
    if only_reports(who) {
        return Ok((Vec::new(), Vec::new()));
    }
    let subject = &row.proposal.nominee.subject;
    let names = Names::of(app, &row.locality, app.today())?;
    let (open, said, strong) = app.views().read(|connection| {
        let strong = person_register::strong(connection, subject)?;
        let mut said = Vec::new();
        for answer in person_register::answers(connection, subject)? {
            if let Some(person) = person_register::of(connection, &answer.other)? {
                said.push((answer, person));
            }
        }
        // of whom it was said with another nomination of the same one
        for strong in &strong {
            let known = said.iter().any(|(_, person)| person.person == strong.person.person);
            if let Some(answer) = strong.answer.as_ref().filter(|_| !known) {
                said.push((answer.clone(), strong.person.clone()));
            }
        }
        Ok((person_register::unanswered(connection, subject)?, said, strong))
    })?;
    let strongly = |person: &PersonRow| strong.iter().find(|strong| strong.person.person == person.person);
    let known = |person: PersonRow| {
        let bonds = strongly(&person).map(|strong| strong.bonds.clone()).unwrap_or_default();
        Known::of(person, &names).sharing(bonds)
    };
    let answered = said.into_iter().map(|(answer, person)| Answered {
        waits: !answer.same && strongly(&person).is_some_and(|strong| strong.waits),
        known: known(person),
        by: names.person(&answer.by),
        answer,
    });
    let answered = answered.collect();
    Ok((open.into_iter().map(known).collect(), answered))
}

/// The name of the form: each of them has its own.
fn form_name(other: &SubjectId) -> String {
    field_id(ADDRESS, other.as_str())
}

/// Those who look alike, for whoever reads more than the own unit's.
pub(super) fn section(view: &View) -> Markup {
    if view.unanswered.is_empty() && view.answered.is_empty() {
        return Markup::default();
    }
    let one = one(view.row.proposal.nominee.kind);
    part(
        ADDRESS,
        format!("{} trùng tên", sovang_words::format::sentence_case(one)),
        html! {
            @for known in &view.unanswered { (open(view, known)) }
            @for answered in &view.answered { (said(view, answered)) }
        },
    )
}

fn open(view: &View, known: &Known) -> Markup {
    let year = view.row.proposal.nominee.birth_year.as_ref().and_then(|year| year.value().copied());
    html! {
        article {
            p {
                (tag(Tone::Wait, "Chưa trả lời"))
                (known.likeness(view.row.name(), year)) " đã được đề nghị: " (known.row.name()) "; " (known.described()) "."
                @if !known.bonds.is_empty() { " Trùng cả: " (known.shares()) "." }
            }
            (nominations(view, known))
            (form(view, &known.row.person, if known.bonds.is_empty() { Asked::First } else { Asked::Doubtful }))
        }
    }
}

fn said(view: &View, answered: &Answered) -> Markup {
    let Answered { known, answer, by, waits } = answered;
    let one = one(view.row.proposal.nominee.kind);
    let words = match (answer.same, answer.office) {
        (true, _) => format!("Cùng một {one}"),
        (false, true) => format!("Đã kiểm tra: {one} khác"),
        (false, false) => format!("{} khác, theo đơn vị", sovang_words::format::sentence_case(one)),
    };
    html! {
        article {
            p {
                (tag(if *waits { Tone::Wait } else { Tone::Ok }, words))
                (known.row.name()) "; " (known.described()) " " (super::summary::number(view, answer.log_index))
                @if !known.bonds.is_empty() { " Trùng cả: " (known.shares()) "." }
            }
            @if let Some(why) = &answer.unit_why { p { "Đơn vị ghi: " (stop(why)) } }
            @if let Some(why) = &answer.office_why { p { (by) " ghi: " (stop(why)) } }
            (nominations(view, known))
            @if view.rights.answers_likeness {
                @if *waits {
                    p { "Ngoài tên còn điểm trùng khác, nên Chủ tịch chưa quyết định khen được cho đến khi công chức thẩm định kiểm tra và ghi kết quả." }
                    (form(view, &answer.other, Asked::Doubtful))
                } @else {
                    (view.draft.folded(&form_name(&answer.other), "Sửa câu trả lời", form(view, &answer.other, Asked::Again)))
                }
            }
        }
    }
}

/// The other nominations, to open and compare.
fn nominations(view: &View, known: &Known) -> Markup {
    let others = known.row.nominations().into_iter().filter(|id| **id != view.row.nomination);
    let link = |(place, id): (usize, &NominationId)| {
        Link::new(paths::nomination(id), format!("Mở hồ sơ {} để so", place + 1))
    };
    list(&others.enumerate().map(link).collect::<Vec<_>>())
}

/// For what the answer is asked.
#[derive(Clone, Copy)]
enum Asked {
    /// Nobody has said anything.
    First,
    /// More than the name is the same: it takes a reason to part them.
    Doubtful,
    /// What was said is put right.
    Again,
}

fn form(view: &View, other: &SubjectId, asked: Asked) -> Markup {
    if !view.rights.answers_likeness || view.is_readers_own() {
        return Markup::default();
    }
    let form = form_name(other);
    let one = one(view.row.proposal.nominee.kind);
    let other_one = match asked {
        Asked::Doubtful => format!("Đã kiểm tra: {one} khác"),
        _ => format!("{} khác, chỉ trùng tên", sovang_words::format::sentence_case(one)),
    };
    let choices = [Choice::new(YES, format!("Cùng một {one}")), Choice::new(NO, other_one)];
    let label = match asked {
        Asked::First => "Dựa vào đâu (nếu cần)",
        Asked::Doubtful => "Kiểm tra bằng cách nào, dựa vào đâu",
        Asked::Again => "Vì sao sửa",
    };
    let field = |name: &str, label: &str| view.draft.field(&form, &field_id(name, other.as_str()), label);
    view.form(&format!("{ADDRESS}/{other}"), "Ghi câu trả lời").with(html! {
        (field(SAME, &format!("Đây là cùng một {one} hay {one} khác")).radios(&choices))
        (field(REASON, label).hint("Ai xác nhận, theo giấy tờ nào. Không ghi tên, số giấy tờ của người.").text())
    })
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, other)): Path<(NominationId, SubjectId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&other)).await?;
    let mut errors = Vec::new();
    let (same, reason) = (field_id(SAME, other.as_str()), field_id(REASON, other.as_str()));
    let same = match step.values.get(&same) {
        YES => Some(true),
        NO => Some(false),
        _ => {
            errors.push(FieldError::new(same, "Chọn cùng một người hay người khác."));
            None
        }
    };
    let reason = Some(step.values.line(&reason, &mut errors)).filter(|reason| !reason.is_empty());
    let (Some(same), true) = (same, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let result = step.app.desk.answer_likeness(&asking, nomination, &other, same, reason).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::Rights;
    use super::super::view::tests::{submitted, view};
    use super::*;
    use sovang_projections::person_register::{Bond, Entered};

    fn loan(born: Option<i16>) -> Known {
        let entered = Entered {
            subject: "s-1".into(),
            locality: "phu-tan".into(),
            kind: submitted().proposal.nominee.kind,
            name: Some("Nguyễn Thị Kim Loan".to_owned()),
            former: Vec::new(),
            position: "Nông dân".to_owned(),
            birth_year: born,
            apart: Some("con ông Bảy".to_owned()),
            units: vec!["ap-trung".into()],
            nominations: vec!["phu-tan.x".into()],
            since: 7,
        };
        let row = PersonRow { person: "s-1".into(), entered: vec![entered] };
        Known { row, units: vec!["Ấp Trung".to_owned()], bonds: Vec::new() }
    }

    fn said(same: bool, office: bool, waits: bool) -> Answered {
        let answer = Said {
            other: "s-1".into(),
            same,
            office,
            by: "phu-tan.tdkt".into(),
            unit_why: Some("Khác cha mẹ".to_owned()),
            office_why: office.then(|| "Đã xem hai căn cước".to_owned()),
            nomination: "phu-tan.x".into(),
            log_index: 12,
        };
        let known = loan(None).sharing(vec![Bond::Unit, Bond::Days]);
        Answered { known, answer, by: "Lê Văn Thắng".to_owned(), waits }
    }

    fn drawn(rights: Rights, answered: bool) -> String {
        let mut view = view(submitted(), rights);
        if answered {
            view.answered = vec![said(true, true, false)];
        } else {
            view.unanswered = vec![loan(Some(1987))];
        }
        section(&view).into_string()
    }

    fn answers() -> Rights {
        Rights { answers_likeness: true, ..Rights::default() }
    }

    #[test]
    fn whoever_looks_alike_is_described_and_asked_about() {
        let html = drawn(answers(), false);
        let told = "Tên gần giống, cùng năm sinh đã được đề nghị: Nguyễn Thị Kim Loan; \
                    sinh 1987; con ông Bảy; Nông dân; Ấp Trung; 01 đề nghị trong sổ.";
        assert!(html.contains(told), "{html}");
        assert!(html.contains("/noi-bo/de-nghi/phu-tan.x") && html.contains("/trung-ten/s-1\""), "{html}");
        assert!(html.contains(r#"name="cung-mot-nguoi-s-1" value="phai""#), "{html}");
        assert!(!drawn(Rights::default(), false).contains("<form"), "only who may answer is asked");
    }

    #[test]
    fn what_was_said_stands_with_its_number_and_can_be_put_right() {
        let html = drawn(answers(), true);
        assert!(html.contains("Cùng một người") && html.contains("số 12"), "{html}");
        assert!(html.contains("Sửa câu trả lời") && html.contains("Vì sao sửa"), "{html}");
        assert!(!drawn(Rights::default(), true).contains("<form"));
    }

    #[test]
    fn what_the_unit_alone_said_waits_for_the_office_and_what_both_said_is_read() {
        let mut view = view(submitted(), answers());
        view.answered = vec![said(false, false, true)];
        let html = section(&view).into_string();
        assert!(
            html.contains("Người khác, theo đơn vị") && html.contains("Đơn vị ghi: Khác cha mẹ."),
            "{html}"
        );
        assert!(html.contains("Trùng cả: cùng đơn vị, giai đoạn thành tích trùng nhau"), "{html}");
        assert!(
            html.contains("Chủ tịch chưa quyết định khen được") && html.contains("Đã kiểm tra: người khác")
        );
        view.answered = vec![said(false, true, false)];
        let html = section(&view).into_string();
        assert!(
            html.contains("Lê Văn Thắng ghi: Đã xem hai căn cước.") && html.contains("Sửa câu trả lời"),
            "{html}"
        );
    }

    #[test]
    fn where_nobody_looks_alike_nothing_is_said() {
        assert_eq!(section(&view(submitted(), answers())).into_string(), "");
    }
}
