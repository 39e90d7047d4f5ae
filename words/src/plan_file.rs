//! What is wrong with a plan file, for those who write plans: line, field, what was expected.

use crate::format::sentence_case;
use crate::texts::plan_file::{content, name, place, shape, wanted as sort};
use sovang_domain::plan::{PlanFault, Wanted, Wrong};

/// dòng 12: quotas.limit: sai kiểu, cần số nguyên trong khoảng cho phép
#[must_use]
pub fn printed(fault: &PlanFault) -> String {
    let (field, what) = (field(fault), wrong(&fault.wrong));
    match fault.line {
        Some(line) => place::printed(field, line, what),
        None => place::printed_whole(field, what),
    }
}

/// Dòng 12, quotas.limit: sai kiểu, cần số nguyên trong khoảng cho phép
#[must_use]
pub fn told(fault: &PlanFault) -> String {
    let (field, what) = (field(fault), wrong(&fault.wrong));
    sentence_case(&match fault.line {
        Some(line) => place::told(field, line, what),
        None => place::told_whole(field, what),
    })
}

fn field(fault: &PlanFault) -> &str {
    fault.field.as_deref().unwrap_or(place::file())
}

/// sai kiểu, cần số nguyên trong khoảng cho phép
#[must_use]
pub fn wrong(wrong: &Wrong) -> String {
    match wrong {
        Wrong::Unreadable => shape::unreadable().to_owned(),
        Wrong::FieldMissing { name } => shape::field_missing(name::quoted(name)),
        Wrong::FieldUnknown { name, known } => shape::field_unknown(one_of(known), name::quoted(name)),
        Wrong::WordUnknown { word, known } => shape::word_unknown(one_of(known), name::quoted(word)),
        Wrong::WrittenTwice => shape::written_twice().to_owned(),
        Wrong::NotADate => shape::not_a_date().to_owned(),
        Wrong::WrongSort { wanted } => shape::wrong_sort(sort_of(*wanted)),
        Wrong::NotTaken { wanted } => shape::not_taken(sort_of(*wanted)),
        Wrong::NotAnAddress { text } => content::not_an_address(text),
        Wrong::Blank => content::blank().to_owned(),
        Wrong::YearOutside { first, last } => content::year_outside(first, last),
        Wrong::EndsBeforeItBegins => content::ends_before_it_begins().to_owned(),
        Wrong::AudienceTwice { id } => content::audience_twice(id),
        Wrong::AudienceOfNobody => content::audience_of_nobody().to_owned(),
        Wrong::FormUnknown { form } => content::form_unknown(form),
        Wrong::NotPromised { form } => content::not_promised(form),
        Wrong::NoSuchDay => content::no_such_day().to_owned(),
        Wrong::NumberNotQuoted { limit } => content::number_not_quoted(limit),
        Wrong::Unquoted => content::unquoted().to_owned(),
        Wrong::OtherLocality { here } => content::other_locality(here),
    }
}

fn sort_of(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::WholeNumber => sort::whole_number(),
        Wanted::List => sort::list(),
        Wanted::Part => sort::part(),
        Wanted::Text => sort::text(),
        Wanted::Truth => sort::truth(),
    }
}

/// `a` hoặc `b`; `a`, `b`, `c`
fn one_of(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(name::quoted).collect();
    match quoted.as_slice() {
        [first, second] => name::either(first, second),
        more => more.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_printed_on_a_line_and_told_in_a_sentence() {
        let field = Some("period.from_year".to_owned());
        let fault = PlanFault { line: Some(7), field, wrong: Wrong::YearOutside { first: 2000, last: 2100 } };
        assert_eq!(printed(&fault), "dòng 7: period.from_year: năm phải từ 2000 đến 2100");
        assert_eq!(told(&fault), "Dòng 7, period.from_year: năm phải từ 2000 đến 2100");
        let whole = PlanFault { line: None, field: Some("source".to_owned()), wrong: Wrong::Blank };
        assert_eq!(printed(&whole), "source: không được để trống");
        assert_eq!(told(&whole), "Cả tệp, source: không được để trống");
        let nameless = PlanFault { line: Some(1), field: None, wrong: Wrong::WrittenTwice };
        assert_eq!(printed(&nameless), "dòng 1: tệp: trường viết hai lần");
    }

    #[test]
    fn what_may_stand_in_a_field_is_listed() {
        let known = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let unknown = |names: &[&str]| Wrong::WordUnknown { word: "x".into(), known: known(names) };
        assert_eq!(
            wrong(&unknown(&["by", "before"])),
            "không nhận giá trị `x`, hãy dùng một trong `by` hoặc `before`"
        );
        assert_eq!(
            wrong(&unknown(&["a", "b", "c"])),
            "không nhận giá trị `x`, hãy dùng một trong `a`, `b`, `c`"
        );
    }
}
