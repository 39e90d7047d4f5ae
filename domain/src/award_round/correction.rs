//! Đính chính: what of a published award is put right. What is not words about the nominee is typed as the field is, and
//! the value that stood is the aggregate's own: nobody types it. Rules that look at an award look at the corrected value.

use super::corrected_paper::Signature;
use super::decision::{Correction, WithinQuota};
use super::entry::{Identity, PriorAward};
use super::signing::Signers;
use super::whose::Whose;
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, GivenAward, Terms};
use crate::act_day::{RestsOn, on_paper};
use crate::award_form::DecidingAuthority;
use crate::calendar::{Period, day};
use crate::document::Document;
use crate::ids::{AwardFormId, AwardId, NominationId, UnitId};
use crate::money::Prize;
use crate::nomination::{NominationRefusal, Span};
use crate::nominee::NomineeKind;
use crate::plan::Source;
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A unit and its name on the day of the decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedUnit {
    /// Which.
    pub unit: UnitId,
    /// As it was called that day.
    pub name: String,
}

/// An award form and its name in the law's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedForm {
    /// Which.
    pub form: AwardFormId,
    /// As the law called it that day.
    pub name: String,
}

/// One field of an award that is not words about the nominee: as it stood, and as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "field")]
#[expect(missing_docs, reason = "every one has the value that stood and the one that is right")]
pub enum DetailCorrection {
    /// The unit.
    Unit { before: NamedUnit, after: NamedUnit },
    /// The days the achievement covers.
    Period { before: Period, after: Period },
    /// Person, collective or household; `within` is its place within the limit of that kind.
    Kind { before: NomineeKind, after: NomineeKind, within: Option<WithinQuota> },
    /// The form; `within` is its place within the limit of that form.
    Form { before: NamedForm, after: NamedForm, within: Option<WithinQuota> },
    /// The criteria it meets.
    Criteria { before: Vec<Source>, after: Vec<Source> },
    /// Prize money.
    Prize { before: Option<Prize>, after: Option<Prize> },
    /// Whether it is awarded posthumously (truy tặng).
    Posthumous { before: bool, after: bool },
    /// The day of the decision, as the paper has it.
    DecidedOn { before: Date, after: Date },
    /// Number and symbol of the decision, as the paper has them.
    Number { before: String, after: String },
    /// Who issued a decision from above.
    Issuer { before: String, after: String },
    /// How the decision is signed.
    Signature { before: Signature, after: Signature },
    /// The legal bases of the decision, in order.
    LegalBases { before: Vec<String>, after: Vec<String> },
}

/// What is right in one field of an award.
#[derive(Clone, Debug)]
pub enum RightValue {
    /// Words about the nominee, with those that stood.
    Words(Correction),
    /// The unit.
    Unit(NamedUnit),
    /// The days the achievement covers.
    Period(Period),
    /// Person, collective or household.
    Kind(NomineeKind),
    /// The form, and who decides it.
    Form(NamedForm, DecidingAuthority),
    /// The criteria it meets.
    Criteria(Vec<Source>),
    /// Prize money.
    Prize(Option<Prize>),
    /// Whether it is awarded posthumously (truy tặng).
    Posthumous(bool),
    /// The day of the decision, of all its awards.
    DecidedOn(Date),
    /// Its number and symbol, of all its awards; a number of the commune's own is claimed when it is recorded.
    Number(String),
    /// Who issued it above, for all its awards.
    Issuer(String),
    /// How it is signed, for all its awards.
    Signature(Signature),
    /// Its legal bases, for all its awards.
    LegalBases(Vec<String>),
}

/// What corrected values are held against, looked up.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Who the nominee is among all others.
    pub identity: Identity,
    /// Awards of the same nominee in other rounds.
    pub held: Vec<PriorAward>,
    /// How many of the corrected form and kind other rounds have used, where the plan counts them together.
    pub used: u16,
    /// The same of the form and kind that the decision gave it as.
    pub spent_used: u16,
    /// Whether the plan does not give the corrected form to that kind on the occasion of the round.
    pub unpromised: bool,
    /// The days of which the round takes achievements; none where nobody asks.
    pub span: Option<Span>,
    /// What was said of the one whom the corrected award names.
    pub whose: Whose,
    /// Whether the paper is right and only the book was typed wrong: then no paper corrects it, and the paper itself is
    /// named.
    pub mistyped: bool,
    /// Of awards out of turn, since when the dossier was there, by its nomination.
    pub dossiers: BTreeMap<NominationId, Date>,
    /// The copy of the decision from above, where the commune copied it wrongly into the book.
    pub copy: Option<Document>,
    /// Who could sign the decision.
    pub signers: Signers,
}

/// Why something is put right or taken back, by which paper of which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByPaper {
    /// In a sentence, for everyone who reads the fact.
    pub reason: String,
    /// The paper.
    pub document: String,
    /// Its day.
    pub on: Date,
}

impl Beside {
    /// Whether the form is one of the kind and the plan; asked once both are put right.
    fn fits(&self, last: bool) -> Result<(), R> {
        if last && self.unpromised { Err(R::NotOfTheRound(NominationRefusal::NotPromised)) } else { Ok(()) }
    }
}

impl RightValue {
    /// Whether it is read off the paper of the decision.
    fn is_typed_off_the_paper(&self) -> bool {
        matches!(
            self,
            Self::DecidedOn(_) | Self::Number(_) | Self::Issuer(_) | Self::Signature(_) | Self::LegalBases(_)
        )
    }

    /// Whether it puts the award among those of another limit.
    fn moves_it(&self) -> bool {
        matches!(self, Self::Kind(_) | Self::Form(..))
    }
}

impl AwardRound {
    /// Puts fields right, one fact for each that changes.
    pub(super) fn correct(
        &self,
        terms: &Terms,
        right: Vec<(AwardId, RightValue)>,
        beside: &Beside,
        paper: &ByPaper,
        stamp: &Stamp,
    ) -> Facts {
        if beside.mistyped && beside.copy.is_none() && !only_mistyped(&right) {
            return Err(R::NotMistyped);
        }
        let mut after = self.clone();
        let mut facts = Vec::new();
        let named: Vec<AwardId> = right.iter().map(|(award, _)| award.clone()).collect();
        for award in &named {
            // what was decided above is changed above, unless the book was typed wrong, which its copy shows
            match (self.given_award(award)?, beside.mistyped, &beside.copy) {
                (given, true, None) if !given.authority.is_commune() => return Err(R::CopyMissing),
                (given, false, _) => given.is_of(&[&paper.document])?,
                _ => {}
            }
        }
        let confirmed = Self::confirmed(&right, beside, stamp)?;
        let mut right = std::collections::VecDeque::from(right);
        while let Some((award, value)) = right.pop_front() {
            // number, day and signature are the paper's, whatever became of what it awarded
            let given = match value.is_typed_off_the_paper() {
                true => after.given_award(&award)?,
                false => after.standing_award(&award)?,
            };
            // of a form and a kind that are both put right, the place is looked for once both are
            let last = !right.iter().any(|(other, value)| *other == award && value.moves_it());
            let field = after.corrected(terms, (&award, given), value, (beside, last), stamp)?;
            // the awards of the decision as it stood: half put right it may look like another one
            for fact in self.told(&award, field, (paper, beside), stamp) {
                after.evolve(fact.clone());
                facts.push(fact);
            }
        }
        after.is_in_order(self, (terms, beside), &named, paper, stamp)?;
        if facts.is_empty() {
            return Err(R::NothingCorrected);
        }
        if paper.reason.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        if let Some(confirmed) = confirmed {
            after.is_no_second(terms, &confirmed, beside)?;
            facts.insert(0, confirmed);
        }
        Ok(facts)
    }

    /// The field with the value that stood and the one that is right, if the rules let it stand; none where it stands so.
    fn corrected(
        &self,
        terms: &Terms,
        (award, given): (&AwardId, &GivenAward),
        value: RightValue,
        (beside, last): (&Beside, bool),
        stamp: &Stamp,
    ) -> Result<Option<Field>, R> {
        use DetailCorrection as D;
        let field = match value {
            RightValue::Words(words) if words.after.is_blank() => return Err(R::NothingCorrected),
            RightValue::Words(words) if words.before == words.after => return Ok(None),
            RightValue::Words(words) => return Ok(Some(Field::Words(words))),
            RightValue::Unit(after) => D::Unit { before: given.unit.clone(), after },
            RightValue::Period(after) => {
                if let Some(span) = beside.span {
                    span.takes(&after, day(stamp.at))?;
                }
                D::Period { before: given.period, after }
            }
            RightValue::Kind(after) => {
                GivenAward::is_of_a_person(after, given.posthumous)?;
                beside.fits(last)?;
                let now = (&given.form.form, after);
                let within =
                    self.place_of_another(terms, (award, given), now, last.then_some(beside.used))?;
                D::Kind { before: given.kind, after, within }
            }
            RightValue::Form(after, authority) => {
                match (given.authority.is_commune(), authority.is_commune()) {
                    (true, false) => return Err(R::NotOurs { form: after.form }),
                    (false, true) => return Err(R::Ours { form: after.form }),
                    _ => {}
                }
                beside.fits(last)?;
                let now = (&after.form, given.kind);
                let within =
                    self.place_of_another(terms, (award, given), now, last.then_some(beside.used))?;
                D::Form { before: given.form.clone(), after, within }
            }
            RightValue::Criteria(after) if after.is_empty() && !given.criteria.is_empty() => {
                return Err(R::CriteriaMissing);
            }
            RightValue::Criteria(after) => D::Criteria { before: given.criteria.clone(), after },
            RightValue::Prize(after) => given.paid(after)?,
            RightValue::Posthumous(after) => {
                GivenAward::is_of_a_person(given.kind, after)?;
                D::Posthumous { before: given.posthumous, after }
            }
            // in another year its number is one of another series, and is claimed there when it is recorded
            RightValue::DecidedOn(after) => D::DecidedOn { before: given.decided_on, after },
            RightValue::Number(after) => given.numbered(after)?,
            RightValue::Issuer(after) => given.issued_by(after)?,
            RightValue::Signature(after) => given.signed_by(after)?,
            RightValue::LegalBases(after) => given.based_on(after)?,
        };
        Ok((!field.changes_nothing()).then_some(Field::Detail(field)))
    }

    /// The facts of one field. What is the decision's, all its awards bear.
    fn told(
        &self,
        award: &AwardId,
        field: Option<Field>,
        (paper, beside): (&ByPaper, &Beside),
        stamp: &Stamp,
    ) -> Vec<E> {
        let ByPaper { reason, document, on } = paper.clone();
        let detail = |award: &AwardId, correction: DetailCorrection| E::AwardDetailCorrected {
            award: award.clone(),
            correction,
            reason: reason.clone(),
            document: document.clone(),
            on,
            mistyped: beside.mistyped,
            copy: beside.copy.clone(),
            stamp: stamp.clone(),
        };
        match field {
            None => Vec::new(),
            Some(Field::Detail(paper)) if paper.is_of_the_decision() => {
                self.of_the_same_decision(award).map(|other| detail(other, paper.clone())).collect()
            }
            Some(Field::Words(correction)) => {
                let (award, copy, stamp) = (award.clone(), beside.copy.clone(), stamp.clone());
                vec![E::DecisionCorrected { award, correction, reason, document, on: Some(on), copy, stamp }]
            }
            Some(Field::Detail(correction)) => vec![detail(award, correction)],
        }
    }

    /// Its place within the limit of another kind or form, with what other rounds `used` of it; none where it keeps both, or
    /// the plan sets no limit, or the other of the two is still to be put right.
    fn place_of_another(
        &self,
        terms: &Terms,
        (award, given): (&AwardId, &GivenAward),
        (form, kind): (&AwardFormId, NomineeKind),
        used: Option<u16>,
    ) -> Result<Option<WithinQuota>, R> {
        let Some(used) = used.filter(|_| (&given.form.form, given.kind) != (form, kind)) else {
            return Ok(None);
        };
        let mut others = self.clone();
        others.awards.remove(award);
        others.place_within(terms, (form, kind), used)
    }
}

/// Whether a right paper can have been typed wrong in all of these: what else an award says, the commune wrote itself.
fn only_mistyped(right: &[(AwardId, RightValue)]) -> bool {
    let redated = right.iter().any(|(_, value)| matches!(value, RightValue::DecidedOn(_)));
    right.iter().all(|(_, value)| match value {
        RightValue::Prize(_) => redated,
        value => value.is_typed_off_the_paper(),
    })
}

/// One field that changes.
enum Field {
    Words(Correction),
    Detail(DetailCorrection),
}

impl GivenAward {
    /// The value as it is right.
    pub(super) fn put_right(&mut self, correction: DetailCorrection) {
        match correction {
            DetailCorrection::Unit { after, .. } => self.unit = after,
            DetailCorrection::Period { after, .. } => self.period = after,
            DetailCorrection::Kind { after, .. } => self.kind = after,
            DetailCorrection::Form { after, .. } => self.form = after,
            DetailCorrection::Criteria { after, .. } => self.criteria = after,
            DetailCorrection::Prize { after, .. } => self.prize = after,
            DetailCorrection::Posthumous { after, .. } => self.posthumous = after,
            DetailCorrection::DecidedOn { after, .. } => self.decided_on = after,
            DetailCorrection::Number { after, .. } => self.decision = after,
            DetailCorrection::Issuer { after, .. } => self.paper.issuer = Some(after),
            DetailCorrection::Signature { after, .. } => self.paper.signature = Some(after),
            DetailCorrection::LegalBases { after, .. } => self.paper.legal_bases = after,
        }
    }
}

/// The paper about an award is neither of a day to come nor older than the decision.
pub(super) fn dated(paper: &ByPaper, given: &GivenAward, stamp: &Stamp) -> Result<(), R> {
    on_paper(paper.on, stamp, [(RestsOn::Decision, given.decided_on)])?;
    Ok(())
}
