//! What speaks for two of one name being one person, beside the name: where something does, it takes a reason to say that they
//! are two, and the office looks into it before an award is decided.

use super::likeness::{alike, answers, may_be_one, parted_by_office, unanswered};
use super::{Answer, Entered, PersonRow, of};
use crate::cells::{Cells, json, rows, run};
use crate::error::Result;
use crate::nomination_board;
use rusqlite::Connection;
use sovang_domain::calendar::Period;
use sovang_domain::ids::{CampaignId, LocalityId, NominationId, SubjectId, UnitId};
use sovang_domain::nominee::NomineeKind;
use sovang_words::fold::fold;
use sovang_words::names;

/// What is known of a nominee, as far as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    pub(super) locality: LocalityId,
    pub(super) kind: NomineeKind,
    /// Every name it was ever written with.
    pub(super) names: Vec<String>,
    pub(super) birth_year: Option<i16>,
    units: Vec<UnitId>,
    deeds: Vec<Deed>,
}

/// For what somebody was put forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// In which campaign.
    pub campaign: CampaignId,
    /// For which days.
    pub period: Period,
    /// In which words; empty once erased.
    pub words: String,
}

/// What two of one name share beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// One unit.
    Unit,
    /// One year of birth.
    BirthYear,
    /// One achievement, word for word.
    Words,
    /// Days of one another, in one campaign.
    Days,
    /// One of these, before a unit wrote it otherwise.
    Before,
}

/// Somebody who is so much alike that the office says whether it is the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strong {
    /// Who.
    pub person: PersonRow,
    /// What both share.
    pub bonds: Vec<Bond>,
    /// That they are two, as it was said last; nothing yet where nobody did.
    pub answer: Option<Answer>,
    /// Whether the office has still to say it, before the nominee is awarded.
    pub waits: bool,
}

impl Described {
    /// By kind and name, and the year of birth where it is known.
    #[must_use]
    pub fn named(locality: &LocalityId, kind: NomineeKind, name: &str, birth_year: Option<i16>) -> Self {
        let (locality, names) = (locality.clone(), vec![name.to_owned()]);
        Self { locality, kind, names, birth_year, units: Vec::new(), deeds: Vec::new() }
    }

    /// By the unit too that puts it forward.
    #[must_use]
    pub fn of_unit(mut self, unit: &UnitId) -> Self {
        self.units.push(unit.clone());
        self
    }

    /// By what it is put forward for.
    #[must_use]
    pub fn for_deed(mut self, deed: Deed) -> Self {
        self.deeds.push(deed);
        self
    }

    /// As the register has it.
    pub(super) fn of(conn: &Connection, person: &PersonRow) -> Result<Self> {
        let first = person.entered.first();
        Ok(Self {
            locality: first.map(|entered| entered.locality.clone()).unwrap_or_default(),
            kind: first.map_or(NomineeKind::Individual, |entered| entered.kind),
            names: person.entered.iter().flat_map(Entered::names).map(str::to_owned).collect(),
            birth_year: person.birth_year(),
            units: person.units().into_iter().cloned().collect(),
            deeds: deeds(conn, person)?,
        })
    }

    /// Whether the year of birth is not another one, or may be it, mistyped.
    pub(super) fn may_be_born_with(&self, person: &PersonRow) -> bool {
        self.birth_year.zip(person.birth_year()).is_none_or(|(one, two)| may_be_one(one, two))
    }

    /// Whether a name is alike; a mark that was missed or mistyped is no other name where the year of birth is the same.
    pub(super) fn is_named_as(&self, person: &PersonRow) -> bool {
        let mut written = person.entered.iter().flat_map(Entered::names);
        let same_year = self.birth_year.is_some() && self.birth_year == person.birth_year();
        (same_year && self.has_the_letters_of(person))
            || written.any(|written| self.names.iter().any(|name| names::alike(written, name)))
    }

    /// Whether a name has the same letters, whatever its marks.
    fn has_the_letters_of(&self, person: &PersonRow) -> bool {
        let own: Vec<String> = self.names.iter().map(|name| names::coarse_key(name)).collect();
        person.entered.iter().flat_map(Entered::names).any(|name| own.contains(&names::coarse_key(name)))
    }
}

fn deeds(conn: &Connection, person: &PersonRow) -> Result<Vec<Deed>> {
    let rows = nomination_board::of_subjects(conn, &person.subjects())?;
    let deed = |row: nomination_board::NominationRow| Deed {
        campaign: row.proposal.campaign,
        period: row.proposal.period,
        words: row.proposal.achievement.value().cloned().unwrap_or_default(),
    };
    Ok(rows.into_iter().map(deed).collect())
}

/// What somebody of the register shares with the one described, beside the letters of the name. Another year of birth tells two
/// apart, unless an achievement is the same word for word.
pub fn bonds(conn: &Connection, described: &Described, person: &PersonRow) -> Result<Vec<Bond>> {
    if !described.has_the_letters_of(person) {
        return Ok(Vec::new());
    }
    let theirs = deeds(conn, person)?;
    let any = |is: &dyn Fn(&Deed, &Deed) -> bool| {
        described.deeds.iter().any(|own| theirs.iter().any(|their| is(own, their)))
    };
    let words = any(&|own, their| !own.words.is_empty() && fold(&own.words) == fold(&their.words));
    let days = any(&|own, their| own.campaign == their.campaign && own.period.overlaps(&their.period));
    let unit = person.units().into_iter().any(|unit| described.units.contains(unit));
    let year = described.birth_year.is_some() && described.birth_year == person.birth_year();
    let born_apart = !described.may_be_born_with(person);
    let found = [(unit, Bond::Unit), (year, Bond::BirthYear), (words, Bond::Words), (days, Bond::Days)];
    let found = found.into_iter().filter(|(is, bond)| *is && (!born_apart || words || *bond == Bond::Words));
    let found: Vec<Bond> = found.map(|(_, bond)| bond).collect();
    // groups of one general name are those of their units, and a campaign's round has one period for all of them
    let by_days_alone = described.kind == NomineeKind::Collective && found == [Bond::Days];
    Ok(if by_days_alone { Vec::new() } else { found })
}

/// Those who are strongly like the person of this id and were not said to be the same one.
pub fn strong(conn: &Connection, subject: &SubjectId) -> Result<Vec<Strong>> {
    let Some(own) = of(conn, subject)? else { return Ok(Vec::new()) };
    let described = Described::of(conn, &own)?;
    let mut others: Vec<(PersonRow, Option<Answer>)> = Vec::new();
    for id in own.subjects() {
        for answer in answers(conn, &id)?.into_iter().filter(|answer| !answer.same) {
            if let Some(person) = of(conn, &answer.other)?.filter(|other| other.person != own.person) {
                others.push((person, Some(answer)));
            }
        }
    }
    others.extend(unanswered(conn, subject)?.into_iter().map(|person| (person, None)));
    // of each what the office said last, else what a unit did
    let said = |answer: &Answer| (answer.office, answer.log_index);
    others.sort_by_key(|(_, answer)| std::cmp::Reverse(answer.as_ref().map(said)));
    let with = |person: &PersonRow| {
        let of_it = others.iter().filter(|(other, _)| other.person == person.person);
        of_it.filter_map(|(_, answer)| answer.as_ref()).map(|answer| &answer.nomination).collect::<Vec<_>>()
    };
    let mut found: Vec<Strong> = Vec::new();
    for (person, answer) in &others {
        let bonds = bonds_or_held(conn, (&own, &described), person)?;
        if bonds.is_empty() || found.iter().any(|known| known.person.person == person.person) {
            continue;
        }
        let waits = is_of(&own, subject, person, &with(person)) && !parted_by_office(conn, subject, person)?;
        found.push(Strong { person: person.clone(), bonds, answer: answer.clone(), waits });
    }
    Ok(found)
}

/// Whether the question stops the nomination under this id: it came later than the other, or it was answered with it. What
/// another nomination of the same person says of the other neither stops whoever was there before, nor lets go who waits.
fn is_of(own: &PersonRow, subject: &SubjectId, other: &PersonRow, answered: &[&NominationId]) -> bool {
    let Some(entered) = own.entered.iter().find(|entered| entered.subject == *subject) else { return false };
    let later = other.entered.first().is_some_and(|first| entered.since > first.since);
    later || answered.iter().any(|nomination| entered.nominations.contains(nomination))
}

/// What both share; where that is nothing any more, what they shared before a unit wrote it otherwise.
fn bonds_or_held(
    conn: &Connection,
    (own, described): (&PersonRow, &Described),
    person: &PersonRow,
) -> Result<Vec<Bond>> {
    let bonds = bonds(conn, described, person)?;
    let was_held = bonds.is_empty()
        && described.has_the_letters_of(person)
        && held(conn, own)?.iter().any(|held| person.subjects().contains(held));
    Ok(if was_held { vec![Bond::Before] } else { bonds })
}

/// Notes with whom the nominee of this id shares more than the name as it is written now: whoever it is then checked against,
/// it stays, whatever is written otherwise later.
pub(super) fn hold(conn: &Connection, subject: &SubjectId) -> Result<()> {
    let Some(own) = of(conn, subject)? else { return Ok(()) };
    let described = Described::of(conn, &own)?;
    for other in alike(conn, &described)?.into_iter().filter(|other| other.person != own.person) {
        if !bonds(conn, &described, &other)?.is_empty() {
            let sql = "insert or ignore into person_bond values (?1, ?2)";
            run(conn, sql, [subject.as_str(), other.person.as_str()])?;
        }
    }
    Ok(())
}

/// The ids with which one of a person's shared more than the name, as it was once written.
fn held(conn: &Connection, person: &PersonRow) -> Result<Vec<SubjectId>> {
    let sql = "select other as subject from person_bond where one in (select value from json_each(?1))
               union select one from person_bond where other in (select value from json_each(?1))";
    rows(conn, sql, [json(&person.subjects())?], |row| row.id("subject"))
}

/// Those of one's name with whom it shared more than that, as it was once written.
pub(super) fn once_bound(
    conn: &Connection,
    own: &PersonRow,
    described: &Described,
) -> Result<Vec<PersonRow>> {
    let mut found: Vec<PersonRow> = Vec::new();
    for id in held(conn, own)? {
        let person = of(conn, &id)?.filter(|person| described.has_the_letters_of(person));
        found.extend(person.filter(|person| !found.iter().any(|known| known.person == person.person)));
    }
    Ok(found)
}
