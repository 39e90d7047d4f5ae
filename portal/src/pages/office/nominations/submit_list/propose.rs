//! What the rows of a list propose: for what somebody is put forward, as what, for which days. All of it is shown before
//! it is recorded.

use super::super::offers::{Offer, Offers};
use super::super::submit_nomination::{
    ACHIEVEMENT, APART, BIRTH_YEAR, CRITERIA, FROM, NAME, POSITION, STANDING, TO,
};
use super::{FOR, ROUND, ROWS};
use crate::pages::office::draft::of_row;
use crate::shell::submission::Values;
use crate::ui::options::Choice;
use jiff::civil::Date;
use sovang_domain::calendar::read_day;
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::Audience;
use sovang_words::fold::fold;
use sovang_words::{proposed, slug};

/// A form of the round for one kind of nominee, and an audience of the plan that takes that kind.
#[derive(Clone)]
pub(super) struct Seat {
    pub(super) offer: Offer,
    pub(super) audience: Audience,
}

impl Seat {
    /// Every one of a round.
    pub(super) fn all(offers: &Offers) -> Vec<Self> {
        let with = |offer: &Offer| {
            let fitting =
                offers.plan.audiences.iter().filter(|audience| audience.kinds.contains(&offer.kind));
            let seat = |audience: &Audience| Self { offer: offer.clone(), audience: audience.clone() };
            fitting.map(seat).collect::<Vec<_>>()
        };
        offers.forms.iter().flat_map(with).collect()
    }

    /// As it stands in a form: giay-khen.ca-nhan/can-bo
    pub(super) fn value(&self) -> String {
        format!("{}/{}", self.offer.value(), self.audience.id)
    }

    /// Giấy khen của Chủ tịch UBND xã, cá nhân: Cán bộ, công chức
    pub(super) fn label(&self) -> String {
        format!("{}: {}", self.offer.label(), self.audience.name)
    }

    /// The fields that choose one for every nominee of a kind: name, label, choices.
    pub(super) fn by_kind(seats: &[Self]) -> Vec<(&'static str, &'static str, Vec<Choice>)> {
        let field = |kind: NomineeKind| {
            let own = seats.iter().filter(|seat| seat.offer.kind == kind);
            let own: Vec<Choice> = own.map(|seat| Choice::new(seat.value(), seat.label())).collect();
            let label = match kind {
                NomineeKind::Individual => "Cá nhân được đề nghị",
                NomineeKind::Collective => "Tập thể được đề nghị",
                NomineeKind::Household => "Hộ gia đình được đề nghị",
            };
            // where there is but one, it is the one
            let first = (own.len() != 1).then(|| Choice::new("", "Ghi ở từng đề nghị"));
            let choices: Vec<Choice> = first.into_iter().chain(own).collect();
            (of_kind(kind), label, choices)
        };
        let is_offered = |kind: &NomineeKind| seats.iter().any(|seat| seat.offer.kind == *kind);
        NomineeKind::ALL.into_iter().filter(is_offered).map(field).collect()
    }
}

/// The field that chooses for every nominee of a kind.
fn of_kind(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "moi-ca-nhan",
        NomineeKind::Collective => "moi-tap-the",
        NomineeKind::Household => "moi-ho",
    }
}

/// The rows as fields: what they say, and what was asked for all of them where they say nothing.
pub(super) fn propose(
    seats: &[Seat],
    asked: &Values,
    period: [Option<Date>; 2],
    rows: Vec<Vec<String>>,
) -> Values {
    let mut values = Values::default();
    values.set(ROUND, asked.get(ROUND));
    values.set(ROWS, rows.len().to_string());
    for (at, cells) in rows.iter().enumerate() {
        let row = at + 1;
        let cell = |at: usize| cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
        let mut put = |name: &str, value: String| values.add(&of_row(name, row), value);
        let seat = seat(seats, asked, (cell(0), cell(3), cell(4)));
        put(NAME, cell(0).to_owned());
        put(FOR, seat.map(Seat::value).unwrap_or_default());
        put(POSITION, cell(1).to_owned());
        put(BIRTH_YEAR, year(cell(2)));
        put(STANDING, standing(cell(5)).unwrap_or_else(|| asked.get(STANDING)).to_owned());
        for place in places(cell(6)) {
            put(CRITERIA, place.to_string());
        }
        put(ACHIEVEMENT, cell(7).to_owned());
        put(FROM, day(cell(8), period[0]));
        put(TO, day(cell(9), period[1]));
        put(APART, cell(10).to_owned());
    }
    values
}

/// For what a row puts somebody forward: the one that fits what it says, or that was chosen for all of that kind.
fn seat<'a>(
    seats: &'a [Seat],
    asked: &Values,
    (name, form, audience): (&str, &str, &str),
) -> Option<&'a Seat> {
    let says = |words: &str, typed: &str| !typed.is_empty() && fold(words).contains(&fold(typed));
    let kind = proposed::nominee_kind_named(audience).unwrap_or_else(|| proposed::nominee_kind(name));
    let mut fitting: Vec<&Seat> = seats.iter().filter(|seat| seat.offer.kind == kind).collect();
    let narrowed = |fitting: &[&'a Seat], says: &dyn Fn(&Seat) -> bool| {
        fitting.iter().copied().filter(|seat| says(seat)).collect::<Vec<_>>()
    };
    for narrower in [
        narrowed(&fitting, &|seat| says(&seat.offer.name, form)),
        narrowed(&fitting, &|seat| says(&seat.audience.name, audience)),
    ] {
        let both: Vec<&Seat> = narrower
            .into_iter()
            .filter(|seat| fitting.iter().any(|other| other.value() == seat.value()))
            .collect();
        if !both.is_empty() {
            fitting = both;
        }
    }
    match fitting.as_slice() {
        [only] => Some(*only),
        several => several.iter().copied().find(|seat| seat.value() == asked.get(of_kind(kind))),
    }
}

/// The year of a day or of a year; what is neither stays as it was typed, to be mended.
fn year(cell: &str) -> String {
    match read_day(cell) {
        Ok(day) => day.year().to_string(),
        Err(_) => cell.to_owned(),
    }
}

fn day(cell: &str, otherwise: Option<Date>) -> String {
    match otherwise {
        Some(day) if cell.is_empty() => day.to_string(),
        _ => cell.to_owned(),
    }
}

/// Criteria as people count them, from 1.
fn places(cell: &str) -> impl Iterator<Item = usize> {
    let numbers = cell.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<usize>().ok());
    numbers.filter_map(|number| number.checked_sub(1))
}

fn standing(cell: &str) -> Option<&'static str> {
    let standing = match fold(cell).as_str() {
        "" => return None,
        said if said.contains("lanh dao") || said.contains("quan ly") => Standing::Leader,
        said if said.contains("truc tiep") || said.contains("lao dong") => Standing::DirectWorker,
        said if said.contains("cong chuc") || said.contains("vien chuc") || said.contains("can bo") => {
            Standing::Staff
        }
        _ => return None,
    };
    slug::STANDINGS.into_iter().find(|(_, found)| *found == standing).map(|(slug, _)| slug)
}
