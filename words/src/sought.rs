//! What someone typed to find a paper: the number of a decision as people write it, the code of an award, or a name.
//! One reader for every field that takes a number, and for the search; what it does not understand it says so, and never
//! takes for another.

mod also_called;
mod called;
mod days;
mod given;
mod issuer;
mod number;
mod odd;
mod paper;
mod scan;
mod symbol;
mod titles;

pub use also_called::also_called;
pub use called::is_called;
pub use days::Days;
pub use given::{gives, said_to_give};
pub use number::{Likeness, PaperNumber, When};
pub use odd::{has_a_letter_behind, is_of_a_legal_text};
pub use paper::{day_in, names_a_text, papers_named_in, with_day};
pub use scan::plain;
pub use symbol::Symbol;
pub use titles::titles_before;

use scan::{Token, scan, text_of};

/// More than this is no number, code or name, in characters.
const LONGEST: usize = 200;
/// Years that can stand on a paper: the first are those of the first decrees.
const YEARS: std::ops::RangeInclusive<i16> = 1945..=2100;

/// What was typed, as far as it is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// A number, with what was written about it.
    Number(PaperNumber),
    /// The code of an award.
    Code(AwardCode),
    /// Words: somebody's name, a unit.
    Name(String),
    /// Not understood.
    Unclear(Unclear),
}

/// The code of an award as its page shows it: `phu-tan.2026-5-1`, or `2026-5-1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwardCode {
    /// The commune, where it was typed or stands in the address.
    pub locality: Option<String>,
    /// The rest.
    pub local: String,
}

/// Why it is not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// Nothing was typed.
    Empty,
    /// A day, month or year without a number.
    OnlyADay(Days),
    /// The day behind the number is in no calendar: 31/02/2026, or the month first.
    NoSuchDay,
    /// Anything else.
    Unreadable,
}

/// All papers that a text names, one behind the other: Quyết định số 12/QĐ-UBND ngày 05/11/2026, Kết luận số 07/KL-TTr.
#[must_use]
pub fn papers_in(text: &str) -> Vec<PaperNumber> {
    let parts = text.split([',', ';', '\n']).flat_map(|part| part.split(" và "));
    parts
        .filter_map(|part| match Sought::read(up_to_the_next(part)) {
            Sought::Number(paper) => Some(paper),
            _ => None,
        })
        .collect()
}

/// Up to a second number: that of the paper about which the first one is (06/QĐ-UBND hủy bỏ Quyết định số 05/QĐ-UBND).
fn up_to_the_next(part: &str) -> &str {
    let is_number = |word: &str| {
        let (number, symbol) = word.split_once('/').unwrap_or_default();
        number.starts_with(|c: char| c.is_ascii_digit()) && symbol.starts_with(char::is_alphabetic)
    };
    let mut starts = part.split_whitespace().filter_map(|word| {
        let at = word.as_ptr() as usize - part.as_ptr() as usize;
        is_number(word).then_some(at)
    });
    let Some(second) = starts.nth(1) else { return part };
    // what stands in front of it says what kind of paper it is, or what becomes of it
    let first = part.get(..second).unwrap_or(part);
    let about = ["hủy", "thu hồi", "bãi bỏ", "sửa đổi", "thay thế", "đính chính", "về", "Quyết định", "số"];
    let cut = about.iter().filter_map(|word| first.rfind(word).filter(|at| *at > 0)).min();
    let number_ends = first.find('/').unwrap_or(0);
    cut.filter(|at| *at > number_ends).and_then(|at| first.get(..at)).unwrap_or(first)
}

impl Sought {
    /// Reads what was typed.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        if typed.chars().count() > LONGEST {
            return Self::Unclear(Unclear::Unreadable);
        }
        let text = text_of(typed);
        if text.is_empty() {
            return Self::Unclear(Unclear::Empty);
        }
        if let Some(found) = address_or_code(&text) {
            return found;
        }
        let tokens = scan(&text);
        match (number::parse(&tokens), days::parse(&tokens)) {
            (Ok(number), _) => Self::Number(number),
            (Err(Unclear::Unreadable), Some(days)) => Self::Unclear(Unclear::OnlyADay(days)),
            (Err(Unclear::Unreadable), None) if is_name(&tokens) => Self::Name(typed.trim().to_owned()),
            (Err(why), _) => Self::Unclear(why),
        }
    }
}

impl AwardCode {
    /// Whether it says year, number and line of a decision of the commune.
    #[must_use]
    pub fn is_of_a_decision(&self) -> bool {
        !self.local.starts_with(ABOVE)
    }
}

/// How the codes of awards from above begin.
const ABOVE: &str = "cap-tren-";

/// `2026-5-1`, `phu-tan.2026-5-1`, the address of a page of an award or a decision.
fn address_or_code(text: &str) -> Option<Sought> {
    let text: String = text.chars().filter(|letter| *letter != ' ').collect();
    let text = text.split(['?', '#']).next().unwrap_or_default().trim_end_matches(['/', '.']);
    let text = ["makhenthuong", "ma"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let text = text.trim_start_matches(':');
    let (before, last) = text.rsplit_once('/').map_or((None, text), |(before, last)| (Some(before), last));
    let place = before.and_then(|before| {
        let (rest, room) = before.rsplit_once('/')?;
        let known = room == "khen-thuong" || room == "quyet-dinh";
        known.then(|| rest.rsplit('/').next().unwrap_or_default())
    });
    if before.is_some() && place.is_none() {
        return None;
    }
    let (locality, local) = match last.split_once('.') {
        Some((locality, local)) => (Some(locality), local),
        None => (place.filter(|place| !place.is_empty()), last),
    };
    if locality.is_some_and(|locality| !sovang_domain::ids::is_slug(locality)) {
        return None;
    }
    let code = |local: String| Sought::Code(AwardCode { locality: locality.map(ToOwned::to_owned), local });
    if local.starts_with(ABOVE) && sovang_domain::ids::is_slug(local) {
        return Some(code(local.to_owned()));
    }
    let parts: Vec<u64> = local.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let year = i16::try_from(*parts.first()?).ok().filter(|year| YEARS.contains(year))?;
    match parts.as_slice() {
        [_, number, line] => Some(code(format!("{year}-{number}-{line}"))),
        // the address of a decision
        [_, number] if *number > 0 => Some(Sought::Number(PaperNumber {
            number: *number,
            symbol: Some(Symbol::of_own_decisions()),
            when: Some(When::Year(year)),
            behind: None,
        })),
        _ => None,
    }
}

/// Words and perhaps numbers, none of them joined as in a number: Nguyễn Thị Hoa, Ấp 2.
fn is_name(tokens: &[Token]) -> bool {
    let joins = |token: &Token| matches!(token, Token::Mark(mark) if !['.', ',', '-', '\''].contains(mark));
    let words = tokens.iter().filter(|token| matches!(token, Token::Letters(_))).count();
    matches!(tokens.first(), Some(Token::Letters(_))) && words > 0 && !tokens.iter().any(joins) && {
        // “Quyết định số” alone is no name
        let rest = number::after_the_opening(tokens);
        rest.iter().any(|token| matches!(token, Token::Letters(word) if !symbol::is_short(word)))
    }
}

#[cfg(test)]
mod tests;
