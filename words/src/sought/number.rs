//! The number of a paper: 05/QĐ-UBND ngày 20/11/2026, however much of it was written.

use super::scan::Token;
use super::symbol::{Symbol, is_kind, is_short, parted};
use super::{Sought, Unclear, YEARS};
use crate::fold::fold;
use crate::format;
use jiff::civil::Date;
use sovang_domain::calendar;
use std::fmt;

/// A number with what was written about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperNumber {
    /// From 1.
    pub number: u64,
    /// What kind of paper, of which office.
    pub symbol: Option<Symbol>,
    /// Of which day or year.
    pub when: Option<When>,
    /// What was written behind it, of whom and about what, without marks: `cua chu tich ubnd xa phu tan`.
    pub behind: Option<String>,
}

/// When a paper was signed, as far as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The year of its series.
    Year(i16),
    /// The day on it.
    Day(Date),
}

/// How a paper of the book stands to what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// All that was typed agrees.
    Same,
    /// The number and the kind agree, the day or year do not.
    OfAnotherDay,
    /// The number agrees, and the day where one was typed; the symbol does not.
    OfAnotherSymbol,
    /// Another paper.
    Other,
}

/// What may be written in front of a number, as words without marks.
const OPENINGS: [&[&str]; 9] = [
    &["giay", "khen"],
    &["bang", "khen"],
    &["van", "ban"],
    &["kem", "theo"],
    &["dinh", "chinh"],
    &["huy", "bo"],
    &["theo"],
    &["so"],
    &["no"],
];
/// Kinds of papers in words, which may stand in front too, and in short.
const SPELT: [(&[&str], &str); 11] = [
    (&["quyet", "dinh"], "qd"),
    (&["ke", "hoach"], "kh"),
    (&["to", "trinh"], "ttr"),
    (&["nghi", "quyet"], "nq"),
    (&["ket", "luan"], "kl"),
    (&["bien", "ban"], "bb"),
    (&["bao", "cao"], "bc"),
    (&["thong", "bao"], "tb"),
    (&["cong", "van"], "cv"),
    (&["giay", "moi"], "gm"),
    (&["giay", "uy", "quyen"], "guq"),
];
/// With which words what follows is no longer part of the number.
const CLOSINGS: [&str; 6] = ["cua", "do", "ve", "tang", "cho", "ky"];

/// What stands between a number and a name.
const TITLED: [&str; 8] = ["ong", "ba", "cho ong", "cho ba", "tang ong", "tang ba", "cho", "tang"];

impl When {
    fn year(self) -> i16 {
        match self {
            Self::Year(year) => year,
            Self::Day(day) => day.year(),
        }
    }
}

impl fmt::Display for PaperNumber {
    /// As it is written on paper; read again it gives the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.symbol {
            Some(symbol) => write!(f, "{:02}/{symbol}", self.number)?,
            None => write!(f, "số {:02}", self.number)?,
        }
        match self.when {
            Some(When::Day(day)) => write!(f, " {}", format::date_long(day)),
            Some(When::Year(year)) => write!(f, " năm {year}"),
            None => Ok(()),
        }
    }
}

impl PaperNumber {
    /// The paper that the book calls so, signed on that day; `None` when its symbol is not of the usual form.
    #[must_use]
    pub fn of(symbol: &str, signed_on: Date) -> Option<Self> {
        match Sought::read(symbol) {
            Sought::Number(number) => Some(Self { when: Some(When::Day(signed_on)), behind: None, ..number }),
            _ => None,
        }
    }

    /// How a paper of the book, with all that is known of it, stands to this.
    #[must_use]
    pub fn likeness(&self, paper: &Self) -> Likeness {
        let kind = match (&self.symbol, &paper.symbol) {
            (Some(typed), Some(known)) => typed.fits(known),
            (None, _) => true,
            (Some(_), None) => false,
        };
        if self.number != paper.number {
            return Likeness::Other;
        }
        let same = match (self.when, paper.when) {
            (Some(When::Day(typed)), Some(When::Day(known))) => typed == known,
            (Some(typed), Some(known)) => typed.year() == known.year(),
            (None, _) | (_, None) => true,
        };
        let mistyped = self.symbol.as_ref().is_some_and(|symbol| !symbol.is_known());
        let to_the_day = matches!(self.when, Some(When::Day(_)));
        match (kind, same) {
            (true, true) => Likeness::Same,
            (true, false) => Likeness::OfAnotherDay,
            (false, true) if mistyped || to_the_day => Likeness::OfAnotherSymbol,
            (false, _) => Likeness::Other,
        }
    }

    /// The year of its series, where one was written.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        self.when.map(When::year)
    }

    /// Whether it is that paper of the book, as far as number and symbol say it; without a symbol it names none.
    #[must_use]
    pub fn names(&self, paper: &Self) -> bool {
        let kinds = self.symbol.as_ref().zip(paper.symbol.as_ref());
        self.number == paper.number && kinds.is_some_and(|(typed, known)| typed.fits(known))
    }

    /// Whether all that was written is of a paper of this place: nothing behind the number, its issuer's name, or the place
    /// where it was signed (“Số: 05/QĐ-UBND, Phú Tân, ngày 20 tháng 11 năm 2026”).
    #[must_use]
    pub fn is_said_of(&self, place: &str) -> bool {
        let place = format!(" {} ", fold(place));
        self.behind.as_ref().is_none_or(|behind| {
            let issuer = behind.starts_with("cua ") || behind.starts_with("do ");
            let behind = format!(" {behind} ");
            let is_signed_there = place == behind
                || place.trim_start().split_once(' ').is_some_and(|(_, name)| format!(" {name}") == behind);
            (issuer && behind.ends_with(&place)) || is_signed_there
        })
    }

    /// Whether the words behind the number are somebody's name: “54/QĐ-UBND Võ Thanh Toàn”, with a title or without.
    #[must_use]
    pub fn is_said_of_somebody_called(&self, name: &str) -> bool {
        let name = format!(" {} ", fold(name));
        self.behind.as_ref().is_some_and(|behind| {
            let behind = format!(" {behind} ");
            behind == name
                || (behind.ends_with(&name) && TITLED.iter().any(|title| behind == format!(" {title}{name}")))
        })
    }

    /// Whether nothing but a number was written.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.symbol.is_none() && self.when.is_none() && self.behind.is_none()
    }

    /// Whether it says which one paper it is: number, year, and in known letters that it is a decision. Only of such a one
    /// can be said that there is none.
    #[must_use]
    pub fn names_one_decision(&self) -> bool {
        self.when.is_some()
            && self.symbol.as_ref().is_some_and(|symbol| symbol.is_decision() && symbol.is_known())
    }
}

/// What is left behind the words that may stand in front of a number.
pub(super) fn after_the_opening(tokens: &[Token]) -> &[Token] {
    let mut rest = tokens;
    loop {
        rest = match rest {
            [Token::Mark(':' | '.' | ',' | '('), more @ ..] => more,
            _ => match openings().find(|words| begins(rest, words)) {
                Some(words) => rest.get(words.len()..).unwrap_or_default(),
                None => return rest,
            },
        };
    }
}

fn openings() -> impl Iterator<Item = &'static [&'static str]> {
    OPENINGS.into_iter().chain(SPELT.into_iter().map(|(words, _)| words))
}

fn begins(tokens: &[Token], words: &[&str]) -> bool {
    let says = |(token, word): (&Token, &&str)| matches!(token, Token::Letters(text) if text == *word);
    tokens.len() >= words.len() && tokens.iter().zip(words).all(says)
}

/// Reads a number with what stands around it.
pub(super) fn parse(tokens: &[Token]) -> Result<PaperNumber, Unclear> {
    let (mut rest, when) = without_when(tokens)?;
    let spelt = SPELT.iter().find(|(words, _)| rest.windows(words.len()).any(|run| begins(run, words)));
    rest = after_the_opening(&rest).to_vec();
    if let (true, Some(when)) = (rest.is_empty(), when) {
        return Err(Unclear::OnlyADay(when.into()));
    }
    let mut reader = Reader { tokens: &rest };
    let before = reader.symbol(false);
    if before.is_some() {
        reader.tokens = after_the_opening(reader.tokens);
        reader.mark(&['/', '-', '.', ':']);
        reader.tokens = after_the_opening(reader.tokens);
    }
    let number = reader.number().ok_or(Unclear::Unreadable)?;
    let year = reader.year();
    let joined = reader.mark(&['/', '-']);
    let after = if before.is_none() || joined { reader.symbol(joined) } else { None };
    let symbol = match (before, after) {
        // QĐ 05/QĐ-UBND says it twice
        (Some(before), Some(after)) if !before.fits(&after) => return Err(Unclear::Unreadable),
        (before, after) => after.or(before),
    };
    let year = year.or_else(|| reader.year());
    let behind = reader.behind(symbol.is_some())?;
    let symbol = symbol.or_else(|| spelt.map(|(_, short)| Symbol((*short).to_owned())));
    Ok(PaperNumber { number, symbol, when: when.or(year.map(When::Year)), behind })
}

/// Takes one thing after the other from the front.
struct Reader<'t> {
    tokens: &'t [Token],
}

impl Reader<'_> {
    /// One of these marks, if it comes next.
    fn mark(&mut self, marks: &[char]) -> bool {
        match self.tokens {
            [Token::Mark(mark), rest @ ..] if marks.contains(mark) => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }

    /// 05, 1188, 1.188
    fn number(&mut self) -> Option<u64> {
        let [Token::Digits(first), rest @ ..] = self.tokens else { return None };
        let (digits, rest) = match rest {
            [Token::Mark('.'), Token::Digits(more), rest @ ..] if more.len() == 3 && first.len() <= 3 => {
                (format!("{first}{more}"), rest)
            }
            _ => (first.clone(), rest),
        };
        self.tokens = rest;
        digits.parse().ok().filter(|number| *number > 0)
    }

    /// /2026, -2026
    fn year(&mut self) -> Option<i16> {
        let [Token::Mark('/' | '-'), Token::Digits(digits), rest @ ..] = self.tokens else { return None };
        let year = year_of(digits)?;
        self.tokens = rest;
        Some(year)
    }

    /// QĐ-UBND, qd ubnd; any word where a stroke joins it to the number, a known kind of paper elsewhere.
    fn symbol(&mut self, joined: bool) -> Option<Symbol> {
        let [Token::Letters(kind), rest @ ..] = self.tokens else { return None };
        let mut symbol = match parted(kind) {
            Some(parts) => parts.join("-"),
            None if joined || is_kind(kind) => kind.clone(),
            None => return None,
        };
        self.tokens = rest;
        loop {
            let (part, rest) = match self.tokens {
                [Token::Mark('-' | '/'), Token::Letters(part), rest @ ..] => (part, rest),
                [Token::Mark('.'), Token::Letters(part), rest @ ..] if is_short(part) => (part, rest),
                [Token::Letters(part), rest @ ..] if is_short(part) => (part, rest),
                _ => return Some(Symbol(symbol)),
            };
            symbol = format!("{symbol}-{part}");
            self.tokens = rest;
        }
    }

    /// What else was written: nothing, or of whom and about what it is; behind a symbol in whatever words.
    fn behind(&self, of_a_symbol: bool) -> Result<Option<String>, Unclear> {
        let word = |token: &Token| match token {
            Token::Letters(word) => Some(Some(word.clone())),
            Token::Mark('.' | ',' | ';' | ')' | '(' | ':') => Some(None),
            Token::Mark(_) | Token::Digits(_) => None,
        };
        let is_digits = |token: &Token| matches!(token, Token::Digits(_));
        let words: Vec<String> =
            self.tokens.iter().filter(|token| !is_digits(token)).filter_map(word).flatten().collect();
        let closes = of_a_symbol || words.first().is_some_and(|word| CLOSINGS.contains(&word.as_str()));
        match self.tokens.iter().find(|token| !matches!(word(token), Some(None))) {
            None => Ok(None),
            Some(Token::Letters(_)) if closes && !self.tokens.iter().any(is_digits) => {
                Ok(Some(words.join(" ")))
            }
            Some(_) => Err(Unclear::Unreadable),
        }
    }
}

pub(super) fn year_of(digits: &str) -> Option<i16> {
    digits.parse().ok().filter(|year| digits.len() == 4 && YEARS.contains(year))
}

/// The day or year that is written in words or as three numbers, and the rest without it.
fn without_when(tokens: &[Token]) -> Result<(Vec<Token>, Option<When>), Unclear> {
    for at in 0..tokens.len() {
        let (before, rest) = tokens.split_at(at);
        let Some((found, length)) = when(rest, before)? else { continue };
        let mut before = before.to_vec();
        while matches!(before.last(), Some(Token::Letters(word)) if ["ngay", "ky", "de"].contains(&word.as_str()))
            || matches!(before.last(), Some(Token::Mark(',' | '(' | ':' | '-' | '/')))
        {
            before.pop();
        }
        before.extend(rest.iter().skip(length).cloned());
        return Ok((before, Some(found)));
    }
    Ok((tokens.to_vec(), None))
}

/// The day or year that begins here, and of how many pieces it is made.
fn when(tokens: &[Token], before: &[Token]) -> Result<Option<(When, usize)>, Unclear> {
    use Token::{Digits, Letters, Mark};
    let spoken = matches!(before.last(), Some(Letters(word)) if word == "ngay");
    let day = |day: &str, month: &str, year: &str| {
        calendar::read_day(&format!("{day}/{month}/{year}")).ok().map(When::Day)
    };
    let is_short = |digits: &str| digits.len() <= 2;
    let found = match tokens {
        [Digits(d), Letters(month), Digits(m), Letters(year), Digits(y), ..]
            if month == "thang" && year == "nam" =>
        {
            (day(d, m, y), 5)
        }
        [Digits(d), Mark(one @ ('/' | '-' | '.')), Digits(m), Mark(other), Digits(y), ..]
            if one == other && is_short(d) && is_short(m) && y.len() == 4 =>
        {
            (day(d, m, y), 5)
        }
        [Digits(d), Mark(one @ ('/' | '-' | '.')), Digits(m), Mark(other), Digits(y), ..]
            if spoken && one == other && is_short(d) && is_short(m) && is_short(y) =>
        {
            (day(d, m, &format!("20{y:0>2}")), 5)
        }
        // 10/01/26: nothing else was written
        [Digits(d), Mark(one @ ('/' | '-')), Digits(m), Mark(other), Digits(y)]
            if before.is_empty() && one == other && is_short(d) && is_short(m) && y.len() == 2 =>
        {
            (day(d, m, &format!("20{y}")), 5)
        }
        [Digits(y), Mark('-'), Digits(m), Mark('-'), Digits(d), ..] if spoken && y.len() == 4 => {
            (day(d, m, y), 5)
        }
        [Letters(word), Digits(y), ..] if word == "nam" => match year_of(y) {
            Some(year) => (Some(When::Year(year)), 2),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    match found {
        (Some(when), length) => Ok(Some((when, length))),
        (None, _) => Err(Unclear::NoSuchDay),
    }
}
