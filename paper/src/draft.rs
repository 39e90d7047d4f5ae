//! A draft of the plan that a text is: what it says, each with its words and their place. What it does not say is
//! absent; what is damaged or may be meant otherwise is unsure. Nothing is made up.

mod audience;
mod award;
mod bases;
mod campaign;
mod count;
mod date;
mod deadline;
mod dossier;
mod duty;
mod head;
mod item;
mod kind;
mod odd;
mod page;
mod period;
mod quota;
mod sign;
mod topic;
mod trust;
mod undated;
mod unit;

pub use item::*;
pub use kind::PaperKind;

use crate::{Encoding, Reading, Refused, Source};
use page::Page;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a text says, as far as rules of the language tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What kind of paper it is.
    pub kind: PaperKind,
    /// The text as put in order; every place is in letters of it.
    pub text: String,
    /// The number with its symbol, "49/KH-UBND".
    pub number: Option<String>,
    /// The symbol alone, "/KH-UBND": it stands also where the number is blank.
    pub number_suffix: Option<String>,
    /// The day it bears; parts may be blank.
    pub date: Option<PaperDate>,
    /// Where it was issued.
    pub place: Option<String>,
    /// Who issues it.
    pub issuer: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The campaign it launches.
    pub campaign: Option<String>,
    /// Where number, symbol, place, issuer, title and campaign stand.
    pub sources: BTreeMap<Cow<'static, str>, Said>,
    /// Campaigns of higher levels that it answers.
    pub superior: Vec<Named>,
    /// Who signs.
    pub signatory: Option<Signatory>,
    /// What it rests on.
    pub legal_bases: Vec<Document>,
    /// What it names besides.
    pub cited: Vec<Document>,
    /// From when to when it runs.
    pub period: Option<Period>,
    /// Its phases.
    pub phases: Vec<Phase>,
    /// What it is for.
    pub purposes: Vec<Named>,
    /// What is competed in.
    pub contents: Vec<Named>,
    /// Who competes, with the criteria for each.
    pub audiences: Vec<Audience>,
    /// What is awarded.
    pub award_forms: Vec<AwardForm>,
    /// How many are awarded.
    pub quotas: Vec<Quota>,
    /// How many are awarded, as a share of something.
    pub shares: Vec<Share>,
    /// The papers of a dossier.
    pub dossier: Vec<Named>,
    /// How many sets of them.
    pub sets: Option<u32>,
    /// Duties with a day.
    pub deadlines: Vec<Deadline>,
    /// Duties without a day.
    pub undated: Vec<Undated>,
    /// Who does what.
    pub responsibilities: Vec<Responsibility>,
    /// Who receives the paper.
    pub recipients: Vec<Named>,
    /// What is strange, for the office alone.
    pub oddities: Vec<Oddity>,
    /// What the file is.
    pub source: Option<Source>,
    /// The old encoding that the text was converted from.
    pub encoding: Option<Encoding>,
    /// Why nothing can be read, or nothing relied on.
    pub unreadable: Option<String>,
}

/// The longest text that is read, in letters: three times the longest plan that was seen with its annexes.
const LETTERS: usize = 100_000;

fn is_too_long(text: &str) -> bool {
    text.chars().nth(LETTERS).is_some()
}

impl Draft {
    /// The draft of what was read, or of what could not be.
    #[must_use]
    pub fn of_file(reading: &Result<Reading, Refused>) -> Self {
        match reading {
            Ok(reading) if is_too_long(&reading.text) => {
                Self::unreadable(String::new(), Refused::TooLong.sentence())
            }
            Ok(reading) => {
                Self { source: Some(reading.source), encoding: reading.encoding, ..Self::of(&reading.text) }
            }
            Err(refused) => Self::unreadable(String::new(), refused.sentence()),
        }
    }

    /// The draft of a raw text: it is put in order first.
    #[must_use]
    pub fn of(raw: &str) -> Self {
        Self::of_ordered(crate::put_in_order(raw))
    }

    /// The draft of a text in order.
    #[must_use]
    pub fn of_ordered(text: String) -> Self {
        if is_too_long(&text) {
            return Self::unreadable(String::new(), Refused::TooLong.sentence());
        }
        if let Some(doubt) = trust::broken(&text) {
            return Self::unreadable(text, doubt);
        }
        let page = Page::of(&text);
        let mut draft = Self { kind: kind::of(&page), ..Self::default() };
        head::read(&page, &mut draft);
        bases::read(&page, &mut draft);
        sign::read(&page, &mut draft);
        if draft.kind == PaperKind::EmulationPlan {
            campaign::read(&page, &mut draft);
            period::read(&page, &mut draft);
            audience::read(&page, &mut draft);
            award::read(&page, &mut draft);
            quota::read(&page, &mut draft);
            dossier::read(&page, &mut draft);
            deadline::read(&page, &mut draft);
            undated::read(&page, &mut draft);
            duty::read(&page, &mut draft);
        }
        odd::read(&page, &mut draft);
        draft.text = text;
        trust::mark(&mut draft);
        draft
    }

    /// What is said of a text that nothing is read from.
    #[must_use]
    pub fn unreadable(text: String, why: impl Into<String>) -> Self {
        Self { kind: PaperKind::Unreadable, text, unreadable: Some(why.into()), ..Self::default() }
    }
}
