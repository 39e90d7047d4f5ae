//! Tiền thưởng trên văn bản: the amount that stands on a signed paper where it is not the computed one, why, and by which text.

use super::draft::Draft;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use maud::{Markup, html};
use sovang_desk::PaidForm;
use sovang_domain::money::{Dong, Prize};
use sovang_words::format::money_long;

/// The name of the field, or how the names begin where a form asks for several.
pub(super) const AMOUNT: &str = "tien";
pub(super) const REASON: &str = "ly-do-tien";
const SOURCE: &str = "can-cu-tien";

/// One field for an amount: its name, whose it is, what is computed.
pub(super) struct Asked<'a> {
    pub(super) name: String,
    pub(super) whose: String,
    pub(super) computed: Option<&'a Prize>,
}

/// The fields, folded away: most papers have the computed amounts. Nothing is asked where no rule gives a prize.
pub(super) fn fields(draft: &Draft, form: &str, asked: &[Asked<'_>]) -> Markup {
    let given: Vec<_> = asked.iter().filter_map(|one| Some((one, one.computed?))).collect();
    if given.is_empty() {
        return Markup::default();
    }
    let body = html! {
        @for (one, computed) in given {
            (draft.field(form, &one.name, format!("Tiền thưởng của {} trên quyết định", one.whose))
                .hint(format!("Để trống nếu đúng mức tính: {}.", money_long(computed.amount.0))).text())
        }
        (why(draft, form))
    };
    html! {
        @if draft.is(form) { h3 { (FOLDED) } (body) } @else { (crate::ui::ledger::details(FOLDED, body)) }
    }
}

/// Why an amount is not the computed one, and by which text.
pub(super) fn why(draft: &Draft, form: &str) -> Markup {
    html! {
        (draft.field(form, REASON, "Vì sao khác mức tính").hint("Công khai. Đúng mức tính thì để trống.").text())
        (draft.field(form, SOURCE, "Văn bản cho phép").hint("Số, ký hiệu, ngày, điều khoản. Công khai.").text())
    }
}

const FOLDED: &str = "Tiền thưởng trên quyết định khác mức tính";

/// What was typed into one of them; none where the computed amount holds.
pub(super) fn read(values: &Values, name: &str, errors: &mut Vec<FieldError>) -> Option<PaidForm> {
    let typed = values.get(name);
    if typed.is_empty() {
        return None;
    }
    let Some(amount) = amount(typed) else {
        errors.push(FieldError::new(name, "Ghi số tiền bằng chữ số, ví dụ 1.000.000 đồng."));
        return None;
    };
    let said = |field| values.get(field).to_owned();
    Some(PaidForm { amount, reason: said(REASON), source: said(SOURCE) })
}

/// An amount as people write it: 1.000.000, 1 000 000 đ, 1000000 đồng.
pub(super) fn amount(typed: &str) -> Option<Dong> {
    let typed = typed.trim().to_lowercase();
    let bare = ["đồng", "đ", "vnđ", "vnd"].iter().find_map(|word| typed.strip_suffix(word)).unwrap_or(&typed);
    let groups: Vec<&str> = bare.trim().split(|char: char| char.is_whitespace() || char == '.').collect();
    // a dot parts thousands and nothing else: 1.5 is no amount
    let thousands =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let digits = groups.concat();
    let all = !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| all && thousands).map(Dong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for typed in ["1000000", "1.000.000", "1 000 000 đ", "1.000.000 đồng", "1.000.000Đ", "1000000 VND"]
        {
            assert_eq!(amount(typed), Some(Dong(1_000_000)), "{typed}");
        }
        for typed in ["", "một triệu", "-5", "1,5 triệu", "đồng", "1000000000000000", "1.5", "2.50", "1..000"]
        {
            assert_eq!(amount(typed), None, "{typed}");
        }
    }
}
