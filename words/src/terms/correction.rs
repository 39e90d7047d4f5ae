//! What of an award is put right, taken back or comes back.

use crate::format::{date, money_long, period};
use crate::terms;
use crate::texts::terms::{corrected_field as field, handed_over as handed, mistake as error};
use sovang_domain::award_round::{AwardField, DetailCorrection, HandedOver, Mistake, Signature};
use sovang_domain::money::Prize;
use sovang_domain::plan::Source;

/// What was put right: đơn vị
#[must_use]
pub fn award_field(of: AwardField) -> &'static str {
    match of {
        AwardField::Recipient => field::recipient(),
        AwardField::Position => field::position(),
        AwardField::Achievement => field::achievement(),
        AwardField::Unit => field::unit(),
        AwardField::Period => field::period(),
        AwardField::Kind => field::kind(),
        AwardField::Form => field::form(),
        AwardField::Criteria => field::criteria(),
        AwardField::Prize => field::prize(),
        AwardField::Posthumous => field::posthumous(),
        AwardField::DecidedOn => field::decided_on(),
        AwardField::Number => field::number(),
        AwardField::Issuer => field::issuer(),
        AwardField::Signature => field::signature(),
        AwardField::LegalBases => field::legal_bases(),
    }
}

/// The value that stood and the one that is right, as readers see them.
#[must_use]
pub fn corrected_values(of: &DetailCorrection) -> (String, String) {
    use DetailCorrection as D;
    match of {
        D::Unit { before, after } => (before.name.clone(), after.name.clone()),
        D::Period { before, after } => (period(*before), period(*after)),
        D::Kind { before, after, .. } => (terms::kind(*before).to_owned(), terms::kind(*after).to_owned()),
        D::Form { before, after, .. } => (before.name.clone(), after.name.clone()),
        D::Criteria { before, after } => (criteria(before), criteria(after)),
        D::Prize { before, after } => (prize(before.as_ref()), prize(after.as_ref())),
        D::Posthumous { before, after } => (posthumous(*before), posthumous(*after)),
        D::DecidedOn { before, after } => (date(*before), date(*after)),
        D::Number { before, after } | D::Issuer { before, after } => (before.clone(), after.clone()),
        D::Signature { before, after } => (signature(before), signature(after)),
        D::LegalBases { before, after } => (before.join("; "), after.join("; ")),
    }
}

fn criteria(of: &[Source]) -> String {
    let places: Vec<&str> = of.iter().map(|source| source.section.as_str()).collect();
    if places.is_empty() { field::nothing().to_owned() } else { places.join("; ") }
}

/// Trần Văn Hai, Phó Chủ tịch, ký KT. CHỦ TỊCH (Quyết định số 04/QĐ-UBND)
#[must_use]
pub fn signature(of: &Signature) -> String {
    let signed = field::signed(terms::signing_line(of.mode), &of.name, &of.position);
    match &of.delegation {
        Some(delegation) => field::by_text(delegation, signed),
        None => signed,
    }
}

fn posthumous(of: bool) -> String {
    (if of { field::given_posthumously() } else { field::given_to_the_living() }).to_owned()
}

fn prize(of: Option<&Prize>) -> String {
    of.map_or_else(|| field::nothing().to_owned(), |prize| money_long(prize.amount.0))
}

/// The office's own error: khen nhầm người
#[must_use]
pub fn mistake(of: Mistake) -> &'static str {
    match of {
        Mistake::WrongPerson => error::wrong_person(),
        Mistake::AwardedTwice => error::awarded_twice(),
        Mistake::WrongForm => error::wrong_form(),
        Mistake::WrongPaper => error::wrong_paper(),
    }
}

/// What was handed over with an award: hiện vật
#[must_use]
pub fn handed_over(of: HandedOver) -> &'static str {
    match of {
        HandedOver::Money => handed::money(),
        HandedOver::Artefact => handed::artefact(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_domain::award_round::NamedUnit;
    use sovang_domain::locality::SigningMode;

    #[test]
    fn a_corrected_field_is_read_as_it_stood_and_as_it_stands() {
        let unit = |unit: &str, name: &str| NamedUnit { unit: unit.into(), name: name.to_owned() };
        let wrong = DetailCorrection::Unit {
            before: unit("ap-dong", "Ấp Đông"),
            after: unit("ap-trung", "Ấp Trung"),
        };
        assert_eq!(corrected_values(&wrong), ("Ấp Đông".to_owned(), "Ấp Trung".to_owned()));
        assert_eq!(award_field(wrong.field()), "đơn vị");
        let signed = |name: &str, mode, delegation: Option<&str>| Signature {
            name: name.to_owned(),
            position: "Phó Chủ tịch".to_owned(),
            mode,
            delegation: delegation.map(str::to_owned),
        };
        let wrong = DetailCorrection::Signature {
            before: signed("Trần Văn Ba", SigningMode::ForHead, Some("QĐ 04/QĐ-UBND")),
            after: signed("Trần Văn Hai", SigningMode::Acting, None),
        };
        let (before, after) = corrected_values(&wrong);
        assert_eq!(before, "Trần Văn Ba, Phó Chủ tịch, ký KT. CHỦ TỊCH (QĐ 04/QĐ-UBND)");
        assert_eq!(after, "Trần Văn Hai, Phó Chủ tịch, ký Q. CHỦ TỊCH");
        let none = DetailCorrection::Prize { before: None, after: None };
        assert_eq!(corrected_values(&none).0, "không có");
    }
}
