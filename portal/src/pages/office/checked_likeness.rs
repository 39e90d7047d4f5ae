//! Người trùng tên: those who are strongly like a nominee, as the chairman reads of them before deciding: what they share, what
//! the unit said, what the office found. The public reads none of it.

use super::names::Names;
use super::nominations::people::{Known, one};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::nomination_board::NominationRow;
use sovang_projections::person_register::{self, Answer};
use sovang_words::format::{date, stop};

/// Somebody who is strongly like a nominee.
#[derive(Clone, Debug)]
pub(super) struct Likeness {
    known: Known,
    answer: Option<Answer>,
    /// Who said it last.
    by: String,
    /// The office has still to say it.
    pub(super) waits: bool,
    awards: Vec<AwardRow>,
    one: &'static str,
}

/// Those who are strongly like the nominee of a nomination, and not the same.
pub(super) fn of(app: &App, row: &NominationRow, names: &Names) -> Result<Vec<Likeness>, PageError> {
    let one = one(row.proposal.nominee.kind);
    let found = app.views().read(|connection| {
        let mut found = Vec::new();
        for strong in person_register::strong(connection, &row.proposal.nominee.subject)? {
            let mut awards = award_roll::of_subjects(connection, &strong.person.subjects())?;
            awards.retain(AwardRow::is_standing);
            found.push((strong, awards));
        }
        Ok(found)
    })?;
    let told = found.into_iter().map(|(strong, awards)| Likeness {
        known: Known::of(strong.person, names).sharing(strong.bonds),
        by: strong.answer.as_ref().map(|answer| names.person(&answer.by)).unwrap_or_default(),
        answer: strong.answer,
        waits: strong.waits,
        awards,
        one,
    });
    Ok(told.collect())
}

impl Likeness {
    /// Nguyễn Thị Hoa; sinh 1990; Ấp Trung; 01 đề nghị trong sổ; cùng đơn vị
    fn whom(&self) -> String {
        format!("{}; {}; trùng cả: {}", self.known.row.name(), self.known.described(), self.known.shares())
    }

    /// What was said of it, by whom, why.
    fn said(&self) -> String {
        let Some(answer) = &self.answer else {
            return "Chưa ai trả lời có phải cùng một người.".to_owned();
        };
        let why = |why: &Option<String>| why.as_deref().map(|why| format!(", vì: {why}")).unwrap_or_default();
        let unit = match (&answer.unit_why, answer.office) {
            (None, true) => String::new(),
            (said, _) => format!("Đơn vị ghi: {} khác{} ", self.one, stop(&why(said))),
        };
        let office = match answer.office {
            true => format!("{} đã kiểm tra: {} khác{}", self.by, self.one, stop(&why(&answer.office_why))),
            false => "Công chức thẩm định chưa xác nhận.".to_owned(),
        };
        format!("{unit}{office}")
    }

    /// In one sentence, before it is recorded.
    pub(super) fn line(&self, nominee: &str) -> String {
        format!("{nominee} và {}. {}", self.whom(), self.said())
    }

    /// Beside the nominee.
    pub(super) fn told(&self) -> Markup {
        html! {
            p {
                @if self.waits { (tag(Tone::Late, "Chờ thẩm định xác nhận")) }
                @else if self.answer.as_ref().is_some_and(|answer| answer.office) { (tag(Tone::Ok, "Đã kiểm tra")) }
                @else { (tag(Tone::Wait, "Hỏi ở hồ sơ kia")) }
                (self.whom()) ". " (self.said())
                @for award in &self.awards {
                    " Đã khen: "
                    a href=(paths::award_inside(&award.award)) { (award.form_name) ", " (award.decision) }
                    " ngày " (date(award.decided_on)) "."
                }
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use sovang_projections::person_register::{Bond, Entered, PersonRow};

    /// Lý Văn Páo of another unit; the office has looked into it, or not.
    pub(in crate::pages::office) fn likeness(office: bool) -> Likeness {
        let entered = Entered {
            subject: "s-1".into(),
            locality: "phu-tan".into(),
            kind: sovang_domain::nominee::NomineeKind::Individual,
            name: Some("Lý Văn Páo".to_owned()),
            former: Vec::new(),
            position: "Nông dân".to_owned(),
            birth_year: Some(1978),
            apart: None,
            units: vec!["ap-trung".into()],
            nominations: vec!["phu-tan.x".into()],
            since: 7,
        };
        let row = PersonRow { person: "s-1".into(), entered: vec![entered] };
        let known = Known { row, units: vec!["Ấp Trung".to_owned()], bonds: vec![Bond::BirthYear] };
        let answer = Answer {
            other: "s-1".into(),
            same: false,
            office,
            by: "phu-tan.tdkt".into(),
            unit_why: Some("khác cha mẹ".to_owned()),
            office_why: office.then(|| "đã xem hai căn cước".to_owned()),
            nomination: "phu-tan.n1".into(),
            log_index: 12,
        };
        let awards = vec![sample::award()];
        let by = "Lê Văn Thắng".to_owned();
        Likeness { known, answer: Some(answer), by, waits: !office, awards, one: "người" }
    }

    #[test]
    fn the_chairman_reads_who_is_alike_what_was_said_and_what_the_other_holds() {
        let told = likeness(true).told().into_string();
        assert!(
            told.contains(
                "Lý Văn Páo; sinh 1978; Nông dân; Ấp Trung; 01 đề nghị trong sổ; trùng cả: cùng năm sinh. "
            ),
            "{told}"
        );
        assert!(told.contains("Đơn vị ghi: người khác, vì: khác cha mẹ. Lê Văn Thắng đã kiểm tra: người khác, vì: đã xem hai căn cước."), "{told}");
        assert!(told.contains("Đã khen: ") && told.contains("/QĐ-UBND"), "{told}");
        let told = likeness(false).told().into_string();
        assert!(told.contains("Chờ thẩm định xác nhận") && told.contains("chưa xác nhận."), "{told}");
    }
}
