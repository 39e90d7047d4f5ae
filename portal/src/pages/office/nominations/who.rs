//! Có phải người đã có trong sổ: whoever looks alike is shown to the unit and answered with the form; whoever is in the
//! register already can be looked for first.

use super::offers::{Offer, Offers};
use super::people::{Known, one};
use super::submit_nomination::{
    ACHIEVEMENT, APART, AUDIENCE, BIRTH_YEAR, FORM, FROM, NAME, OFFER, POSITION, ROUND, TO, View,
};
use crate::pages::office::names::Names;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::links::{Link, list};
use crate::ui::options::Choice;
use crate::ui::search_box::search_among;
use crate::ui::section::section;
use maud::{Markup, html};
use sovang_desk::Who;
use sovang_domain::calendar::{Period, read_day};
use sovang_domain::ids::SubjectId;
use sovang_ledger::CommandKey;
use sovang_projections::person_register::{self, Bond, Deed, Described, PersonRow};
use sovang_words::format::period;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const WHO: &str = "nguoi";
/// Those who were shown with the question: nobody is said to be another than somebody not seen.
const SHOWN: &str = "da-xem";
/// What is different this time, where the round has a nomination of the same one.
pub(super) const AGAIN: &str = "vi-sao-lan-nua";
/// Why it is another one, where more than the name is the same.
pub(super) const WHY_OTHER: &str = "vi-sao-nguoi-khac";
pub(super) const SEARCH: &str = "tim";
const OTHER: &str = "khac";
const UNSURE: &str = "chua-ro";

/// More than these are no answer to a search.
const FOUND: usize = 20;
/// As many names as a browser offers while one types.
const OFFERED: usize = 500;

/// Those of the register with whom the form has to do.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    /// Those who look alike, and the one that was chosen.
    pub(super) shown: Vec<Known>,
    /// Those of whom it was said before that they are others, of a nomination that is put right.
    parted: BTreeSet<SubjectId>,
    /// Who of them is put forward in the round already: by whom, for which days.
    beside: BTreeMap<SubjectId, Vec<String>>,
    /// The names one can look for.
    names: Vec<String>,
    searched: String,
    found: Vec<Known>,
    /// What was said before, of a nomination that is put right.
    before: Option<String>,
}

/// What of a form, or of an address, says who it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    name: String,
    birth_year: Option<i16>,
    period: Option<Period>,
    achievement: String,
    who: String,
    searched: String,
    /// The nominee of the nomination that is put right.
    own: Option<SubjectId>,
}

impl Written {
    pub(super) fn of(values: &Values) -> Self {
        let day = |field| read_day(values.get(field)).ok();
        Self {
            name: values.get(NAME).to_owned(),
            birth_year: values.get(BIRTH_YEAR).parse().ok(),
            period: day(FROM).zip(day(TO)).and_then(|(from, to)| Period::new(from, to)),
            achievement: values.get(ACHIEVEMENT).to_owned(),
            who: values.get(WHO).to_owned(),
            searched: String::new(),
            own: None,
        }
    }

    /// What is written of somebody who was put forward already.
    pub(super) fn again(self, own: &SubjectId) -> Self {
        Self { own: Some(own.clone()), ..self }
    }

    /// Who was chosen in an address, and what was looked for.
    pub(super) fn chosen(who: &str, searched: &str) -> Self {
        Self { who: who.to_owned(), searched: searched.to_owned(), ..Self::default() }
    }
}

impl People {
    pub(super) fn load(
        app: &App,
        offers: &Offers,
        offer: &Offer,
        written: &Written,
    ) -> Result<Self, PageError> {
        let kind = offer.kind;
        let locality = &offers.round.locality;
        let place = (locality, &offers.unit);
        let names = Names::of(app, locality, offers.today)?;
        let (chosen, asked, all, found) = app.views().read(|connection| {
            let chosen = person_register::of(connection, &SubjectId::from(written.who.as_str()))?;
            let chosen = chosen.filter(|person| {
                person.entered.iter().all(|entered| entered.locality == *locality && entered.kind == kind)
            });
            // an address that chooses somebody says no name yet: the register's own is looked up
            let (name, year) = match &chosen {
                Some(person) if written.name.is_empty() => (person.name(), person.birth_year()),
                _ => (written.name.as_str(), written.birth_year),
            };
            let described = Described::named(locality, kind, name, year).of_unit(&offers.unit);
            let described = match written.period {
                Some(period) => described.for_deed(Deed {
                    campaign: offers.round.campaign.clone(),
                    period,
                    words: written.achievement.clone(),
                }),
                None => described,
            };
            let alike = person_register::alike(connection, &described)?;
            let asked = match &written.own {
                Some(own) => person_register::asked_again(connection, own, alike)?,
                None => alike.into_iter().map(|person| (person, None)).collect(),
            };
            let bonds =
                asked.iter().map(|(person, _)| person_register::bonds(connection, &described, person));
            let bonds = bonds.collect::<sovang_projections::Result<Vec<_>>>()?;
            let asked: Vec<_> = asked.into_iter().zip(bonds).collect();
            let all = person_register::search(connection, place, kind, "", OFFERED)?;
            let found = if written.searched.is_empty() {
                Vec::new()
            } else {
                person_register::search(connection, place, kind, &written.searched, FOUND)?
            };
            Ok((chosen, asked, all, found))
        })?;
        let asked: Vec<_> = asked
            .into_iter()
            .filter(|((person, _), _)| person.entered.iter().all(|entered| entered.kind == kind))
            .collect();
        let before = before(&asked);
        let parted = asked.iter().filter(|((_, said), _)| *said == Some(false));
        let parted = parted.map(|((person, _), _)| person.person.clone()).collect();
        let known = |((row, _), bonds)| Known::of(row, &names).sharing(bonds);
        let mut shown: Vec<Known> = asked.into_iter().map(known).collect();
        let is_shown = |chosen: &PersonRow| {
            chosen.subjects().iter().any(|subject| shown.iter().any(|known| known.is(subject)))
        };
        if let Some(chosen) = chosen.filter(|chosen| written.own.is_none() && !is_shown(chosen)) {
            shown.insert(0, Known::of(chosen, &names));
        }
        let mut offered: Vec<String> = all.iter().map(|person| person.name().to_owned()).collect();
        offered.dedup();
        // a nomination that is put right is no second one
        let beside = match written.own {
            Some(_) => BTreeMap::new(),
            None => beside(app, offers, offer, &shown, &names)?,
        };
        Ok(Self {
            beside,
            parted,
            shown,
            names: offered,
            searched: written.searched.clone(),
            found: found.into_iter().map(|row| Known::of(row, &names)).collect(),
            before,
        })
    }

    /// The answer with which a form opens that puts right what was said before.
    pub(super) fn before(&self) -> Option<&str> {
        self.before.as_deref()
    }

    fn known(&self, who: &str) -> Option<&Known> {
        let subject = SubjectId::from(who);
        self.shown.iter().find(|known| known.is(&subject))
    }

    /// The fields of somebody who was chosen from the register, as the form opens.
    pub(super) fn filled(&self, who: &str) -> Option<Values> {
        let known = self.known(who)?;
        let mut values = Values::default();
        values.set(WHO, known.value());
        values.set(NAME, known.row.name());
        values.set(POSITION, known.row.position());
        values.set(APART, known.row.apart().unwrap_or_default());
        values.set(BIRTH_YEAR, known.row.birth_year().map(|year| year.to_string()).unwrap_or_default());
        Some(values)
    }
}

/// Who of these is put forward in the round already.
fn beside(
    app: &App,
    offers: &Offers,
    offer: &Offer,
    shown: &[Known],
    names: &Names,
) -> Result<BTreeMap<SubjectId, Vec<String>>, PageError> {
    let mut beside = BTreeMap::new();
    for known in shown {
        let rows = app.desk.in_round_already(offers.today, &offers.round.round, &offer.form, &known.row)?;
        if rows.is_empty() {
            continue;
        }
        let told = rows.iter().map(|row| {
            let proposal = &row.proposal;
            format!("{}, giai đoạn {}", names.unit(&proposal.nominee.unit), period(proposal.period))
        });
        beside.insert(known.row.person.clone(), told.collect());
    }
    Ok(beside)
}

/// Somebody who is asked about, and what was said of it before.
type Asked = (PersonRow, Option<bool>);

/// What was said of those who are asked about; nothing where somebody was not asked about yet.
fn before(asked: &[(Asked, Vec<Bond>)]) -> Option<String> {
    match asked {
        [((person, Some(true)), _), ..] => Some(person.person.to_string()),
        [_, ..] if asked.iter().all(|((_, said), _)| *said == Some(false)) => Some(OTHER.to_owned()),
        _ => None,
    }
}

/// The address of the form with somebody chosen.
fn choosing(offers: &Offers, offer: &Offer, audience: &str, known: &Known) -> String {
    let (page, round, offer) = (paths::NOMINATIONS, &offers.round.round, offer.value());
    let who = known.value();
    format!("{page}/moi?{ROUND}={round}&{OFFER}={offer}&{AUDIENCE}={audience}&{WHO}={who}")
}

/// Looking for somebody who is in the register.
pub(super) fn search(view: &View) -> Markup {
    let View { offers, offer, audience, people, .. } = view;
    if people.names.is_empty() {
        return Markup::default();
    }
    let one = one(offer.kind);
    let unseen = html! {
        (hidden(ROUND, offers.round.round.as_str()))
        (hidden(OFFER, &offer.value()))
        (hidden(AUDIENCE, audience.id.as_str()))
    };
    let action = format!("{}/moi", paths::NOMINATIONS);
    let hint = format!("Tìm theo tên, có dấu hay không đều được. Chưa có thì ghi {one} mới ở dưới.");
    let link = |known: &Known| {
        let text = format!("{} ({})", known.row.name(), known.described());
        Link::new(choosing(offers, offer, audience.id.as_str(), known), text)
    };
    section(
        SEARCH,
        format!("Chọn {one} đã có trong sổ"),
        html! {
            (search_among(&action, SEARCH, (&format!("Tên {one}"), &hint), &people.searched, &unseen, &people.names))
            @if !people.searched.is_empty() && people.found.is_empty() {
                p { "Không thấy " (one) " nào tên “" (people.searched) "”. Gõ ít chữ hơn, hoặc ghi mới ở dưới." }
            }
            @if !people.found.is_empty() { (list(&people.found.iter().map(link).collect::<Vec<_>>())) }
        },
    )
}

/// The question about those who look alike; nothing where nobody does.
pub(super) fn question(view: &View) -> Markup {
    let View { offer, people, draft, .. } = view;
    if people.shown.is_empty() {
        return Markup::default();
    }
    let one = one(offer.kind);
    let (name, year) = (draft.value(FORM, NAME), draft.value(FORM, BIRTH_YEAR).parse().ok());
    let mut choices: Vec<Choice> = people
        .shown
        .iter()
        .map(|known| {
            let before = format!("Là {one} này. {}: ", known.likeness(name, year));
            let told = people.beside.get(&known.row.person);
            let label = html! {
                span {
                    (known.label(&before))
                    @for told in told.into_iter().flatten() { br; small { "Trong đợt này đã được đề nghị: " (told) } }
                }
            };
            Choice::new(known.value(), label)
        })
        .collect();
    choices.push(Choice::new(OTHER, format!("Là {one} khác, chỉ trùng tên")));
    choices.push(Choice::new(UNSURE, "Chưa rõ, để công chức thẩm định xác minh"));
    let hint = "Một người dù đơn vị nào đề nghị, ghi tên cách nào, vẫn là một người: cùng một thành tích chỉ khen một lần.";
    html! {
        @for known in &people.shown { (hidden(&draft.named(SHOWN), known.value())) }
        (draft.field(FORM, WHO, format!("Có phải {one} đã có trong sổ")).hint(hint).radios(&choices))
        @if !people.beside.is_empty() {
            (draft.field(FORM, AGAIN, "Thành tích lần này khác thế nào")
                .hint(format!("Chỉ ghi khi chọn {one} đã được đề nghị trong đợt này. Cùng một thành tích thì không đề nghị lần nữa, dù ghi giai đoạn khác."))
                .text())
        }
        (draft.field(FORM, WHY_OTHER, format!("Vì sao là {one} khác"))
            .hint("Cần ghi khi ngoài tên còn điểm trùng khác: khác ngày sinh, khác cha mẹ, ai xác nhận. Công chức thẩm định kiểm tra lại rồi Chủ tịch mới quyết định. Không công khai.")
            .text())
    }
}

/// It is this one; where the round has it already, it is said what is different this time.
fn once_more(view: &View, known: &Known, values: &Values, errors: &mut Vec<FieldError>) -> Who {
    let person = known.row.person.clone();
    let again = Some(values.line(AGAIN, errors)).filter(|again| !again.is_empty());
    if again.is_none() && view.people.beside.contains_key(&person) {
        let one = one(view.offer.kind);
        let message = format!(
            "Trong đợt này đã có đề nghị cho {one} này. Ghi thành tích lần này khác thế nào; vẫn là thành tích đó thì không gửi nữa."
        );
        errors.push(FieldError::new(AGAIN, message));
    }
    match again {
        Some(reason) => Who::Again { person, reason },
        None => Who::Known(person),
    }
}

/// Why it is none of those shown; asked where more than the name is the same.
fn why_other(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> Option<String> {
    let why = Some(values.line(WHY_OTHER, errors)).filter(|why| !why.is_empty());
    let new = |known: &&Known| !known.bonds.is_empty() && !view.people.parted.contains(&known.row.person);
    let strong = view.people.shown.iter().find(new);
    if let Some(known) = strong.filter(|_| why.is_none()) {
        let (one, name, shares) = (one(view.offer.kind), known.row.name(), known.shares());
        let message = format!(
            "Với {name} trong sổ, ngoài tên còn trùng: {shares}. Ghi vì sao biết là {one} khác; không chắc thì chọn “Chưa rõ”."
        );
        errors.push(FieldError::new(WHY_OTHER, message));
    }
    why
}

/// What was said of those who look alike.
pub(super) fn read(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> Who {
    let shown: Vec<SubjectId> = values.all(SHOWN).into_iter().map(SubjectId::from).collect();
    let seen = |known: &Known| shown.iter().any(|subject| known.is(subject));
    let who = match values.get(WHO) {
        "" => Who::Unsaid,
        OTHER => Who::Other { shown: shown.clone(), reason: why_other(view, values, errors) },
        UNSURE => Who::Unsure(shown.clone()),
        subject => match view.people.known(subject) {
            Some(known) => return once_more(view, known, values, errors),
            None => Who::Unsaid,
        },
    };
    let unanswered = view.people.shown.iter().any(|known| who == Who::Unsaid || !seen(known));
    if unanswered {
        let one = one(view.offer.kind);
        let message = format!("Trong sổ có {one} trùng tên. Chọn đúng {one} đó, {one} khác, hay chưa rõ.");
        errors.push(FieldError::new(WHO, message));
    }
    who
}

/// Sent a second time, the nominee looks like the one that was recorded the first time: nothing is asked then.
pub(super) async fn unless_recorded(
    app: &App,
    key: &CommandKey,
    errors: &mut Vec<FieldError>,
) -> Result<(), PageError> {
    if app.desk.ledger().receipt(key).await?.is_some() {
        errors.retain(|error| ![WHO, AGAIN, WHY_OTHER].contains(&error.field.as_str()));
    }
    Ok(())
}
