//! What can be chosen when an award is put right: what was in force on the day of its decision.

use crate::{Denied, Desk};
use jiff::civil::Date;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{NamedForm, NamedUnit, Signature, number_in};
use sovang_domain::money::Prize;
use sovang_domain::plan::Statement;
use sovang_projections::award_roll::AwardRow;
use sovang_projections::locality_directory::{self, LocalityRow};
use sovang_projections::{decision_register, nomination_board};
use sovang_words::award_form;

/// What can be chosen in the typed fields of an award.
#[derive(Clone, Debug, Default)]
pub struct AwardChoices {
    /// The units of the commune on the day of the decision, by name.
    pub units: Vec<NamedUnit>,
    /// The forms in force that day which the same level decides, with who decides them.
    pub forms: Vec<(NamedForm, DecidingAuthority)>,
    /// The criteria of the plan, each once, in its order.
    pub criteria: Vec<Statement>,
    /// What the paper says beside its number and day.
    pub paper: PaperWords,
    /// How its decision could be signed on its day.
    pub signatures: Vec<Signature>,
    /// The prize that the rules give for it as it stands.
    pub computed: Option<Prize>,
}

/// What the paper of an award says: of an own decision how it is signed and on what it is based, of one from above who
/// issued it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperWords {
    /// How it is signed.
    pub signature: Option<Signature>,
    /// Its legal bases, in order.
    pub legal_bases: Vec<String>,
    /// Who issued it.
    pub issuer: Option<String>,
}

impl Desk {
    /// What can be chosen when an award is put right.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn award_choices(&self, row: &AwardRow) -> Result<AwardChoices, Denied> {
        let (_, plan) = self.campaign(&row.campaign).await?;
        let mut criteria: Vec<Statement> = Vec::new();
        for criterion in plan.audiences.into_iter().flat_map(|audience| audience.criteria) {
            if !criteria.iter().any(|known| known.source == criterion.source) {
                criteria.push(criterion);
            }
        }
        let units = self.units_on(row, row.decided_on).await?;
        let paper = self.paper_words(row)?;
        let computed = self.rules_of(&row.locality).await?.prize(&row.form, row.kind, row.decided_on);
        let (forms, on) = (self.forms_on(row, row.decided_on)?, row.decided_on);
        let signatures = match row.authority.is_commune() {
            true => self.signatures_on(&row.locality, on).await?,
            false => Vec::new(),
        };
        Ok(AwardChoices { units, forms, criteria, paper, signatures, computed })
    }

    fn paper_words(&self, row: &AwardRow) -> Result<PaperWords, Denied> {
        let number = number_in(&row.decision).filter(|_| row.authority.is_commune());
        Ok(self.views.read(|connection| {
            let Some(number) = number else {
                let dossier = nomination_board::one(connection, &row.nomination)?;
                let issuer = dossier.and_then(|dossier| dossier.higher).map(|higher| higher.issuer);
                return Ok(PaperWords { issuer, ..PaperWords::default() });
            };
            let own = decision_register::one(connection, &row.locality, row.decided_on.year(), number)?;
            let own = own.map(|own| PaperWords {
                signature: Some(own.signatory.into()),
                legal_bases: own.legal_bases,
                issuer: None,
            });
            Ok(own.unwrap_or_default())
        })?)
    }

    pub(crate) async fn units_on(&self, row: &AwardRow, on: Date) -> Result<Vec<NamedUnit>, Denied> {
        let locality = self.locality(&row.locality).await?;
        let named = locality.units().iter().filter_map(|(id, unit)| {
            Some(NamedUnit { unit: id.clone(), name: unit.name_on(on)?.to_owned() })
        });
        let mut units: Vec<NamedUnit> = named.collect();
        units.sort_by_cached_key(|unit| sovang_words::order::title(&unit.name));
        Ok(units)
    }

    pub(crate) fn forms_on(
        &self,
        row: &AwardRow,
        on: Date,
    ) -> Result<Vec<(NamedForm, DecidingAuthority)>, Denied> {
        let locality = self.views.read(|connection| locality_directory::one(connection, &row.locality))?;
        let place = LocalityRow::place_words_of(locality.as_ref());
        let same = |authority: DecidingAuthority| authority.is_commune() == row.authority.is_commune();
        let forms = self.rules.forms(on).iter().filter(|form| same(form.authority));
        let named = forms.map(|form| {
            let name = award_form::name(&self.rules, &form.id, on, place);
            (NamedForm { form: form.id.clone(), name }, form.authority)
        });
        Ok(named.collect())
    }
}
