//! Whose an award is once it is put right: whom of the register a corrected name, unit or kind could mean instead, and what
//! was said of it.

use crate::{CorrectionForm, Denied, Desk};
use sovang_domain::award_round::{AwardField, AwardRoundRefusal, Whose};
use sovang_domain::ids::SubjectId;
use sovang_domain::nominee::NomineeKind;
use sovang_projections::award_roll::AwardRow;
use sovang_projections::person_register::{self, Deed, Described, PersonRow};
use sovang_words::names;

/// What is said of the one whom a corrected award names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WhoseForm {
    /// Nothing, as nobody was asked: refused where somebody could be meant.
    #[default]
    Unsaid,
    /// It is another one's.
    Another,
    /// It is the same one's, who was written wrongly.
    Same {
        /// Who of those shown is the same one too.
        known: Option<SubjectId>,
        /// Everybody who was shown.
        shown: Vec<SubjectId>,
    },
}

/// What is asked of a correction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedWhose {
    /// Whether the name put right is another name than any it was written with.
    pub renamed: bool,
    /// Whether it is so much another one that no slip makes the one of the other.
    pub quite_other: bool,
    /// Those of the register whom it could mean.
    pub alike: Vec<PersonRow>,
}

impl AskedWhose {
    /// Whether there is something to ask.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.renamed || !self.alike.is_empty()
    }

    /// Whether the name itself is put right, be it a mark.
    fn renamed_or_marked(&self, row: &AwardRow, form: &CorrectionForm) -> bool {
        self.renamed || form.recipient.as_ref().is_some_and(|name| *name != row.recipient)
    }
}

impl Desk {
    /// Whether a correction could make the award another one's: by quite another name, or by one that somebody else of the
    /// register bears, in the unit or of the kind to which it is put right.
    ///
    /// # Errors
    /// See [`Denied`].
    pub fn asks_whose(&self, row: &AwardRow, form: &CorrectionForm) -> Result<AskedWhose, Denied> {
        let name = form.recipient.as_ref().filter(|name| **name != row.recipient);
        if name.is_none() && form.unit.is_none() && form.kind.is_none() {
            return Ok(AskedWhose::default());
        }
        let (written, kind) = (name.unwrap_or(&row.recipient), form.kind.unwrap_or(row.kind));
        Ok(self.views.read(|connection| {
            let own = person_register::of(connection, &row.subject)?;
            let known = own.iter().flat_map(|person| &person.entered).flat_map(|entered| entered.names());
            // other marks on the same letters are the same name put right
            let known: Vec<&str> = known.chain([row.recipient.as_str()]).collect();
            let renamed = name.is_some_and(|name| {
                let key = names::coarse_key(name);
                !known.iter().any(|before| names::coarse_key(before) == key)
            });
            let slip = match kind {
                NomineeKind::Individual => names::can_be_a_slip,
                NomineeKind::Collective | NomineeKind::Household => names::can_be_a_slip_of_a_group,
            };
            // what only a correction gave is no measure: in steps any name would become any other
            let renamed_first = row.corrections.iter().find(|one| one.field == AwardField::Recipient);
            let published = renamed_first.map_or_else(|| row.recipient.clone(), |one| one.before.clone());
            let mut put_forward = person_register::put_forward(connection, own.as_ref())?;
            put_forward.push(published);
            let quite_other =
                renamed && name.is_some_and(|name| !put_forward.iter().any(|before| slip(before, name)));
            let deed = Deed {
                campaign: row.campaign.clone(),
                period: form.period.unwrap_or(row.period),
                words: form.achievement.clone().unwrap_or_else(|| row.achievement.clone()),
            };
            let described = Described::named(&row.locality, kind, written, None)
                .of_unit(form.unit.as_ref().unwrap_or(&row.unit))
                .for_deed(deed);
            let mut alike = person_register::alike(connection, &described)?;
            alike.retain(|person| own.as_ref().is_none_or(|own| own.person != person.person));
            // of a name that stays, only those of the unit or the kind to which it moves
            if name.is_none() && form.kind.is_none() {
                alike.retain(|person| form.unit.as_ref().is_some_and(|unit| person.units().contains(&unit)));
            }
            let mut open = Vec::new();
            for person in alike {
                let said = person_register::stands(connection, &row.subject, &person.person)?;
                if renamed || said.is_none() {
                    open.push(person);
                }
            }
            Ok(AskedWhose { renamed, quite_other, alike: open })
        })?)
    }

    /// What was said, as the rules take it, and all ids of whoever was said to be the same one.
    pub(crate) fn whose(
        &self,
        row: &AwardRow,
        form: &CorrectionForm,
    ) -> Result<(Whose, Vec<SubjectId>), Denied> {
        let asked = self.asks_whose(row, form)?;
        if !asked.is_open() {
            return Ok((Whose::Plain, Vec::new()));
        }
        if asked.quite_other {
            return Ok((Whose::Another, Vec::new()));
        }
        let WhoseForm::Same { known, shown } = &form.whose else {
            let said = if form.whose == WhoseForm::Another { Whose::Another } else { Whose::Unsaid };
            return Ok((said, Vec::new()));
        };
        let is = |person: &PersonRow, ids: &[SubjectId]| person.subjects().iter().any(|id| ids.contains(id));
        let chosen = known
            .as_ref()
            .map(|known| asked.alike.iter().find(|person| is(person, std::slice::from_ref(known))));
        let unseen = asked.alike.iter().any(|person| !is(person, shown));
        if unseen || chosen == Some(None) {
            return Ok((Whose::Unsaid, Vec::new()));
        }
        let chosen = chosen.flatten();
        // one name in one unit, and no year that tells two apart, is not said to be two by whoever corrects
        let unit = form.unit.as_ref().unwrap_or(&row.unit);
        let own = self.views.read(|connection| person_register::of(connection, &row.subject))?;
        let year = own.as_ref().and_then(PersonRow::birth_year);
        let told_apart = |person: &PersonRow| {
            !person.units().contains(&unit) || person.birth_year().zip(year).is_some_and(|(a, b)| a != b)
        };
        if chosen.is_none() && asked.renamed_or_marked(row, form) && !asked.alike.iter().all(told_apart) {
            return Err(Denied::Refused(AwardRoundRefusal::NotToldApart.into()));
        }
        let others = asked.alike.iter().filter(|person| chosen.is_none_or(|one| one.person != person.person));
        let others = others.map(|person| person.person.clone()).collect();
        let ids = chosen.map(PersonRow::subjects).unwrap_or_default();
        Ok((Whose::Same { known: chosen.map(|one| one.person.clone()), others }, ids))
    }
}
