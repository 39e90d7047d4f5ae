//! What of the book carries a number or a code.

use crate::pages::public::Here;
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use sovang_domain::award_round::symbol;
use sovang_domain::ids::{AwardId, DecisionSlug, LocalityId};
use sovang_domain::rules::Rulebook;
use sovang_domain::stage::AwardStage;
use sovang_projections::Connection;
use sovang_projections::public;
use sovang_projections::public::awards::{Award, Ended, Struck};
use sovang_projections::public::decisions::Decision;
use sovang_projections::public::ledger::LedgerLine;
use sovang_projections::public::papers::NamedPaper;
use sovang_words::format::{count2, date_long, thousands};
use sovang_words::sought::{Likeness, PaperNumber, Sought, gives};
use std::collections::BTreeMap;

/// Something in the book that carries the number or code.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) address: String,
    /// Quyết định 02/QĐ-UBND ngày 22/12/2025, or the name of who was awarded.
    pub(super) name: String,
    /// xã Phú Tân, where papers of several communes are told apart.
    pub(super) place: Option<String>,
    pub(super) detail: String,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits {
    /// All that was typed agrees.
    pub(super) same: Vec<Found>,
    /// The number agrees; what was typed behind it is not known to.
    pub(super) unsure: Vec<Found>,
    /// The number agrees, the day, the year, the symbol or the award does not.
    pub(super) near: Vec<Found>,
}

impl Hits {
    /// All whose number agrees, and day where one was typed.
    pub(super) fn of_the_number(self) -> Vec<Found> {
        self.same.into_iter().chain(self.unsure).collect()
    }
}

/// What is looked up, and where.
#[derive(Clone, Copy)]
struct Asked<'a> {
    number: &'a PaperNumber,
    /// The award that was written in front of it.
    said: Option<&'a str>,
    locality: Option<&'a LocalityId>,
    places: &'a Places,
}

/// Names of the communes, to tell papers of several apart; none where only one is searched.
type Places = BTreeMap<LocalityId, String>;

/// `said`: the award that was written in front of the number.
pub(super) fn find(
    app: &App,
    here: Option<&Here>,
    sought: &Sought,
    said: Option<&str>,
) -> Result<Hits, PageError> {
    Ok(app.views().read(|connection| {
        let all: Places = public::localities::all(connection)?
            .into_iter()
            .map(|row| (row.locality.clone(), row.title()))
            .collect();
        let said_of = said_to_be_of(sought, &all);
        let here = here.map(Here::id);
        if here.is_some_and(|here| !said_of.is_empty() && !said_of.contains(here)) {
            return Ok(Hits::default());
        }
        // several communes may bear the name: all are searched, and what is found tells them apart
        let only = if let [one] = said_of.as_slice() { Some(one) } else { None };
        let locality = here.or(only);
        let places = if here.is_some() { Places::new() } else { all };
        let mut hits = Hits::default();
        match sought {
            Sought::Code(code) => {
                let named = code.locality.as_deref().map(LocalityId::from);
                let within = match named.as_ref().or(locality) {
                    Some(locality) => vec![locality.clone()],
                    None => places.keys().cloned().collect(),
                };
                for locality in within {
                    let id = AwardId::within(&locality, &code.local);
                    let award = public::awards::one(connection, &id)?;
                    hits.same.extend(award.map(|award| of_award(&award, &places)));
                    let struck = public::awards::struck(connection, &id)?;
                    hits.same.extend(struck.map(|struck| of_struck(&struck, &places)));
                }
            }
            Sought::Number(number) => {
                let asked = Asked { number, said, locality, places: &places };
                hits.take_decisions(connection, &asked)?;
                for award in public::awards::from_above_numbered(connection, locality, number.number)? {
                    let paper = PaperNumber::of(&award.decision, award.decided_on);
                    let given = gives(said, &award.form_name);
                    hits.take(&asked, paper.as_ref(), None, given, || of_award(&award, &places));
                }
                for struck in public::awards::struck_numbered(connection, locality, number.number)? {
                    let paper = PaperNumber::of(&struck.decision, struck.decided_on);
                    let given = gives(said, &struck.form_name);
                    hits.take(&asked, paper.as_ref(), None, given, || of_struck(&struck, &places));
                }
                hits.take_other_papers(connection, app.desk.rules(), &asked)?;
            }
            Sought::Name(_) | Sought::Unclear(_) => {}
        }
        Ok(hits)
    })?)
}

/// The communes that the words behind the number name: those of one name in several provinces, or none.
fn said_to_be_of(sought: &Sought, places: &Places) -> Vec<LocalityId> {
    match sought {
        Sought::Number(number) if number.behind.is_some() => {
            let named = places.iter().filter(|(_, title)| number.is_said_of(title));
            named.map(|(locality, _)| locality.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// The award of whom the words behind the number name, where number and day agree.
fn named(
    connection: &Connection,
    number: &PaperNumber,
    row: &Decision,
) -> sovang_projections::Result<Option<Award>> {
    let paper = PaperNumber::of(&row.symbol, row.signed_on);
    if number.behind.is_none() || paper.is_none_or(|paper| number.likeness(&paper) != Likeness::Same) {
        return Ok(None);
    }
    for entry in &row.entries {
        let award = public::awards::one(connection, &entry.award)?;
        if let Some(award) = award.filter(|award| number.is_said_of_somebody_called(&award.recipient)) {
            return Ok(Some(award));
        }
    }
    Ok(None)
}

impl Hits {
    /// Award decisions of the communes, by the number they bear and by one that they bore.
    fn take_decisions(
        &mut self,
        connection: &Connection,
        asked: &Asked<'_>,
    ) -> sovang_projections::Result<()> {
        let Asked { number, locality, places, .. } = *asked;
        for row in public::decisions::numbered(connection, locality, number.number)? {
            if let Some(award) =
                named(connection, number, &row)?.filter(|award| gives(asked.said, &award.form_name))
            {
                self.same.push(of_award(&award, places));
                continue;
            }
            let paper = PaperNumber::of(&row.symbol, row.signed_on);
            let ended = public::awards::ended(connection, &row.locality)?;
            let ended = ended.get(&(row.year, row.number)).copied().unwrap_or_default();
            let place = public::localities::one(connection, &row.locality)?.map(|place| place.title());
            let given = gives_one(connection, asked.said, &row)?;
            self.take(asked, paper.as_ref(), place.as_deref(), given, || of_decision(&row, ended, places));
        }
        for (slug, row) in public::decisions::formerly_numbered(connection, locality, number.number)? {
            // a decision bears one number, and may have borne this one
            if row.number != slug.number || row.year != slug.year {
                let paper = PaperNumber::of(&symbol(slug.number), row.signed_on);
                let place = public::localities::one(connection, &row.locality)?.map(|place| place.title());
                let given = gives_one(connection, asked.said, &row)?;
                self.take(asked, paper.as_ref(), place.as_deref(), given, || of_former(slug, &row, places));
            }
        }
        Ok(())
    }

    /// Papers that lines of the book name. A line that only speaks of one is not needed where the paper is found; where it
    /// does not tell its day either, not where a paper of that number is there under another.
    fn take_other_papers(
        &mut self,
        connection: &Connection,
        rules: &Rulebook,
        asked: &Asked<'_>,
    ) -> sovang_projections::Result<()> {
        let papers = public::papers::numbered(connection, asked.locality, asked.number.number)?;
        let known =
            !self.same.is_empty() || !self.unsure.is_empty() || papers.iter().any(|paper| !paper.in_passing);
        let near = !self.near.is_empty();
        for named in papers.into_iter().filter(|paper| !(known && paper.in_passing)) {
            let Sought::Number(paper) = Sought::read(&named.words) else { continue };
            if !(named.in_passing && near && paper.when.is_none()) {
                let line = public::ledger::line(connection, rules, named.log_index)?;
                self.take(asked, Some(&paper), None, true, || of_paper(&named, line.as_ref(), asked.places));
            }
        }
        Ok(())
    }

    /// `issuer`: the commune whose paper it is; none where it came from above. `given`: whether it may give the award that
    /// was said.
    fn take(
        &mut self,
        asked: &Asked<'_>,
        paper: Option<&PaperNumber>,
        issuer: Option<&str>,
        given: bool,
        found: impl FnOnce() -> Found,
    ) {
        let number = asked.number;
        let untold_day = number.when.is_some() && paper.is_some_and(|paper| paper.when.is_none());
        match paper.map_or(Likeness::Other, |paper| number.likeness(paper)) {
            Likeness::Same if !given => self.near.push(found()),
            Likeness::Same
                if !untold_day
                    && (number.behind.is_none() || issuer.is_some_and(|place| number.is_said_of(place))) =>
            {
                self.same.push(found());
            }
            Likeness::Same => self.unsure.push(found()),
            Likeness::OfAnotherDay | Likeness::OfAnotherSymbol => self.near.push(found()),
            Likeness::Other => {}
        }
    }
}

/// Whether one of the awards of a decision may be the one that was said.
fn gives_one(
    connection: &Connection,
    said: Option<&str>,
    row: &Decision,
) -> sovang_projections::Result<bool> {
    for entry in row.entries.iter().filter(|_| said.is_some()) {
        if public::awards::one(connection, &entry.award)?.is_some_and(|award| gives(said, &award.form_name)) {
            return Ok(true);
        }
    }
    Ok(said.is_none())
}

/// A decision by the number it bore until that was put right.
fn of_former(slug: DecisionSlug, row: &Decision, places: &Places) -> Found {
    let found = of_decision(row, Ended::default(), places);
    let detail = format!("{}. Đã ghi nhầm là số {}, đã đính chính", found.detail, symbol(slug.number));
    Found { detail, ..found }
}

/// `ended`: how many of its awards hold no more.
pub(super) fn of_decision(row: &Decision, ended: Ended, places: &Places) -> Found {
    let awards = format!("{} khen thưởng", count2(row.entries.len() as u64));
    let ended = stages::ended(ended).into_iter().map(|(_, words)| words);
    let detail = std::iter::once(awards).chain(ended).collect::<Vec<_>>().join(". ");
    Found {
        address: paths::decision(&row.locality, row.year, row.number),
        name: format!("Quyết định {} {}", row.symbol, date_long(row.signed_on)),
        place: places.get(&row.locality).cloned(),
        detail,
    }
}

/// Another paper, by the line of the book that names it.
fn of_paper(named: &NamedPaper, line: Option<&LedgerLine>, places: &Places) -> Found {
    let sentence = line.map_or("", |line| line.text.text());
    let detail = format!("Dòng số {}. {sentence}", thousands(named.log_index));
    Found {
        address: paths::ledger_line(named.locality.as_str(), named.log_index),
        name: named.words.clone(),
        place: places.get(&named.locality).cloned(),
        detail,
    }
}

/// An award that was recorded by mistake.
fn of_struck(struck: &Struck, places: &Places) -> Found {
    let decision = format!("Quyết định {} {}", struck.decision, date_long(struck.decided_on));
    Found {
        address: paths::award(&struck.award),
        name: struck.recipient.clone(),
        place: places.get(&struck.locality).cloned(),
        detail: format!("Ghi nhầm, đã rút lại. {}, {decision}", struck.form_name),
    }
}

pub(super) fn of_award(award: &Award, places: &Places) -> Found {
    let ended = award.ended().map(|ground| stages::award(AwardStage::of(false, Some(ground))).1);
    let ended = ended.map(|words| format!("{words}. ")).unwrap_or_default();
    let detail =
        format!("{ended}{}, Quyết định {} {}", award.given(), award.decision, date_long(award.decided_on));
    Found {
        address: paths::award(&award.award),
        name: award.recipient.clone(),
        place: places.get(&award.locality).cloned(),
        detail,
    }
}
