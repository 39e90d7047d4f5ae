//! The plan that the fields of a review say, or all that is still to be put right in them, each at its field. An item that
//! is neither struck nor confirmed is asked; one that lacks a part is asked; a quotation that the text does not have is refused.

mod duties;
mod rules;

use super::groups::{DECIDED, FROM, GROUPS, Group, STRUCK, TAKEN, WORDS, count, name};
use super::{head, section};
use crate::pages::office::draft::of_row;
use crate::pages::office::values::from_word;
use crate::pages::quoted::Text;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use serde::de::DeserializeOwned;
use sovang_domain::award_form::AwardForm;
use sovang_domain::ids::LocalityId;
use sovang_domain::plan::{Dossier, Plan, Source};
use sovang_words::format::lower_first;

/// The longest text of one field of an item, in letters.
const LONG: usize = 4_000;
/// The most items of one sort.
pub(super) const MOST: usize = 100;

/// What is read from.
pub(super) struct Reading<'a> {
    pub(super) values: &'a Values,
    pub(super) text: &'a Text,
    /// The text as it was read, for the numbers of its headings.
    pub(super) whole: &'a str,
    pub(super) forms: &'a [AwardForm],
    /// The plan that is amended.
    pub(super) before: Option<&'a Plan>,
    pub(super) errors: Vec<FieldError>,
}

/// One item of a group that is not struck.
pub(super) struct Row {
    group: &'static str,
    number: usize,
    own: Values,
}

/// The plan, and the items that were read and struck, in words.
pub(super) struct Composed {
    pub(super) plan: Plan,
    pub(super) struck: Vec<String>,
    /// A number in the text that nobody publishes.
    pub(super) private: Option<String>,
}

impl Row {
    fn field(&self, field: &str) -> String {
        of_row(&name(self.group, field), self.number)
    }

    fn get(&self, field: &str) -> &str {
        self.own.get(&name(self.group, field))
    }

    fn ticked<T: DeserializeOwned>(&self, field: &str) -> Vec<T> {
        self.own.all(&name(self.group, field)).into_iter().filter_map(from_word).collect()
    }

    fn chosen<T: DeserializeOwned>(&self, field: &str) -> Option<T> {
        from_word(self.get(field))
    }
}

/// The plan, if nothing is to be put right.
pub(super) fn compose(
    mut reading: Reading<'_>,
    locality: &LocalityId,
    slug: Option<&str>,
) -> Result<Composed, Vec<FieldError>> {
    let head = head::compose(&mut reading, slug);
    let phases = rules::phases(&mut reading);
    let (report_duties, dated_duties, others) = duties::all(&mut reading, &head.period, &phases);
    let awards = rules::awards(&mut reading);
    let quotas = rules::quotas(&mut reading, &awards);
    let papers = rules::papers(&mut reading);
    let mut responsibilities = rules::responsibilities(&mut reading);
    responsibilities.extend(others);
    let plan = Plan {
        locality: locality.clone(),
        slug: head.slug,
        campaign: head.campaign,
        title: head.title,
        number: head.number,
        date: head.date,
        date_words: head.date_words,
        place: head.place,
        issuer: head.issuer,
        text: None,
        signatory: head.signatory,
        period: head.period,
        legal_bases: rules::bases(&mut reading),
        superior: rules::superior(&mut reading),
        purposes: rules::statements(&mut reading, super::groups::PURPOSES),
        contents: rules::statements(&mut reading, super::groups::CONTENTS),
        audiences: rules::audiences(&mut reading),
        phases,
        report_duties,
        dated_duties,
        awards,
        quotas,
        dossier: Dossier { sets: head.sets, papers },
        review_steps: rules::steps(&mut reading),
        responsibilities,
        recipients: head.recipients,
        readings: rules::readings(&mut reading),
        oddities: Vec::new(),
    };
    let struck = struck(reading.values);
    if reading.errors.is_empty() { Ok(Composed { plan, struck, private: None }) } else { Err(reading.errors) }
}

/// The items of a group that hold anything, by their number.
pub(super) fn rows(values: &Values, group: &Group) -> Vec<(usize, Values)> {
    let items: usize = values.get(&count(group.id)).parse().unwrap_or_default();
    let items = (1..=items.min(MOST)).map(|number| (number, values.of_row(number)));
    items.collect()
}

/// Whether nothing was written into an item.
pub(super) fn is_blank(group: &Group, own: &Values) -> bool {
    let fields = group.fields.iter().filter(|asked| !has_default(asked.kind)).map(|asked| asked.name);
    fields.chain([WORDS]).all(|field| own.get(&name(group.id, field)).is_empty())
}

/// Whether a field says something without being touched.
fn has_default(kind: super::groups::Kind) -> bool {
    use super::groups::{Kind, Options};
    matches!(kind, Kind::Choose(options) if !matches!(options, Options::Forms | Options::Duties))
}

/// What was read and struck, of what somebody has to confirm.
fn struck(values: &Values) -> Vec<String> {
    let mut struck = Vec::new();
    for group in GROUPS.iter().filter(|group| group.must) {
        for (_, own) in rows(values, group) {
            let words = own.get(&name(group.id, WORDS));
            if own.get(&name(group.id, DECIDED)) == STRUCK && !words.is_empty() {
                struck.push(format!("{}: “{}”", group.heading, super::review::cut(words)));
            }
        }
    }
    struck
}

impl Reading<'_> {
    pub(super) fn wrong(&mut self, field: impl Into<String>, message: &str) {
        self.errors.push(FieldError::new(field, message));
    }

    /// A message at a field of an item, which it names: many items can lack the same.
    fn at(&mut self, row: &Row, field: &str, message: &str) {
        let heading = GROUPS.iter().find(|group| group.id == row.group).map_or("", |group| group.heading);
        let message = format!("{heading}, mục {}: {}", row.number, lower_first(message));
        self.wrong(row.field(field), &message);
    }

    /// The items of a group that go into the plan; one of which nothing was decided is asked.
    fn items(&mut self, id: &'static str) -> Vec<Row> {
        let Some(group) = GROUPS.iter().find(|group| group.id == id) else { return Vec::new() };
        let mut taken = Vec::new();
        for (number, own) in rows(self.values, group) {
            let decided = own.get(&name(id, DECIDED)).to_owned();
            if decided == STRUCK || is_blank(group, &own) {
                continue;
            }
            let row = Row { group: id, number, own };
            if decided != TAKEN {
                self.at(&row, DECIDED, "Chọn đưa vào kế hoạch hoặc bỏ.");
            }
            taken.push(row);
        }
        taken
    }

    /// One line of the head.
    pub(super) fn line(&mut self, field: &str) -> String {
        self.values.at_most(LONG, field, &mut self.errors).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// One line of the head that has to be there.
    pub(super) fn needed(&mut self, field: &str, message: &str) -> String {
        let line = self.line(field);
        if line.is_empty() {
            self.wrong(field, message);
        }
        line
    }

    pub(super) fn year(&mut self, field: &str, message: &str) -> i16 {
        let year = self.values.get(field).parse().ok().filter(|year| (2000..=2100).contains(year));
        if year.is_none() {
            self.wrong(field, message);
        }
        year.unwrap_or_default()
    }

    /// A text of an item that has to be there.
    fn text(&mut self, row: &Row, field: &str, message: &str) -> String {
        let text = row.get(field).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.at(row, field, message);
        } else if text.chars().count() > LONG {
            self.at(row, field, "Dài quá. Rút gọn lại.");
        }
        text
    }

    fn year_of(&mut self, row: &Row, field: &str, message: &str) -> i16 {
        let year = row.get(field).parse().ok().filter(|year| (2000..=2100).contains(year));
        if year.is_none() {
            self.at(row, field, message);
        }
        year.unwrap_or_default()
    }

    /// The sentence of an item with its place.
    fn source(&mut self, row: &Row) -> Source {
        let hint = row.get(FROM).parse().ok();
        match self.found(&row.field(WORDS), hint) {
            Ok(source) => source,
            Err(message) => {
                self.at(row, WORDS, message);
                Source { section: String::new(), words: String::new() }
            }
        }
    }

    /// Words of the text with their place; what the text does not have is refused.
    pub(super) fn quotation(&mut self, field: &str, hint: Option<usize>) -> Source {
        match self.found(field, hint) {
            Ok(source) => source,
            Err(message) => {
                self.wrong(field, message);
                Source { section: String::new(), words: String::new() }
            }
        }
    }

    fn found(&self, field: &str, hint: Option<usize>) -> Result<Source, &'static str> {
        let typed = self.values.get(field);
        let Some(at) = self.text.find(typed, hint) else {
            return Err(if typed.is_empty() {
                "Chép nguyên văn câu của kế hoạch nêu điều này."
            } else {
                "Văn bản đã đọc không có câu này. Chép đúng nguyên văn từ văn bản, không thêm bớt chữ nào."
            });
        };
        Ok(Source { section: section::of(self.whole, at[0]), words: self.text.words(at) })
    }
}
