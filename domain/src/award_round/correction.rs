//! Đính chính: what of a published award is put right. What is not words about the nominee is typed as the field is, and
//! the value that stood is the aggregate's own: nobody types it. Rules that look at an award look at the corrected value.

use super::decision::{CorrectedField, Correction, WithinQuota};
use super::entry::PriorAward;
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, GivenAward, Terms};
use crate::award_form::DecidingAuthority;
use crate::calendar::{Period, day};
use crate::ids::{AwardFormId, AwardId, UnitId};
use crate::money::Prize;
use crate::nominee::NomineeKind;
use crate::plan::Source;
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
    /// The day of the decision, as the paper has it.
    DecidedOn { before: Date, after: Date },
}

/// What of an award can be put right; anything else is another award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AwardField {
    /// The name as spelled.
    Recipient,
    /// Position or occupation.
    Position,
    /// The achievement in short.
    Achievement,
    /// The unit.
    Unit,
    /// The days the achievement covers.
    Period,
    /// Person, collective or household.
    Kind,
    /// The form.
    Form,
    /// The criteria it meets.
    Criteria,
    /// Prize money.
    Prize,
    /// The day of the decision.
    DecidedOn,
}

impl From<CorrectedField> for AwardField {
    fn from(words: CorrectedField) -> Self {
        match words {
            CorrectedField::Recipient => Self::Recipient,
            CorrectedField::Position => Self::Position,
            CorrectedField::Achievement => Self::Achievement,
        }
    }
}

impl DetailCorrection {
    /// Which field.
    #[must_use]
    pub fn field(&self) -> AwardField {
        match self {
            Self::Unit { .. } => AwardField::Unit,
            Self::Period { .. } => AwardField::Period,
            Self::Kind { .. } => AwardField::Kind,
            Self::Form { .. } => AwardField::Form,
            Self::Criteria { .. } => AwardField::Criteria,
            Self::Prize { .. } => AwardField::Prize,
            Self::DecidedOn { .. } => AwardField::DecidedOn,
        }
    }

    fn changes_nothing(&self) -> bool {
        match self {
            Self::Unit { before, after } => before == after,
            Self::Period { before, after } => before == after,
            Self::Kind { before, after, .. } => before == after,
            Self::Form { before, after, .. } => before == after,
            Self::Criteria { before, after } => before == after,
            Self::Prize { before, after } => before == after,
            Self::DecidedOn { before, after } => before == after,
        }
    }
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
    /// The day of the decision, of all its awards.
    DecidedOn(Date),
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

impl AwardRound {
    /// Puts fields right, one fact for each that changes; `elsewhere` are awards of the same nominee in other rounds.
    pub(super) fn correct(
        &self,
        terms: &Terms,
        right: Vec<(AwardId, RightValue)>,
        elsewhere: &[PriorAward],
        paper: &ByPaper,
        stamp: &Stamp,
    ) -> Facts {
        let mut after = self.clone();
        let mut facts = Vec::new();
        for (award, value) in right {
            let given = after.standing_award(&award)?;
            dated(paper, given, stamp)?;
            let field = after.corrected(terms, &award, given, value, elsewhere, stamp)?;
            for fact in after.told(&award, field, paper, stamp) {
                after.evolve(fact.clone());
                facts.push(fact);
            }
        }
        match facts.is_empty() {
            true => Err(R::NothingCorrected),
            false if paper.reason.trim().is_empty() => Err(R::ReasonMissing),
            false => Ok(facts),
        }
    }

    /// The field with the value that stood and the one that is right, if the rules let it stand; none where it stands so.
    fn corrected(
        &self,
        terms: &Terms,
        award: &AwardId,
        given: &GivenAward,
        value: RightValue,
        elsewhere: &[PriorAward],
        stamp: &Stamp,
    ) -> Result<Option<Field>, R> {
        use DetailCorrection as D;
        let field = match value {
            RightValue::Words(words) if words.after.is_blank() => return Err(R::NothingCorrected),
            RightValue::Words(words) if words.before == words.after => return Ok(None),
            RightValue::Words(words) => return Ok(Some(Field::Words(words))),
            RightValue::Unit(after) => D::Unit { before: given.unit.clone(), after },
            RightValue::Period(after) => {
                self.is_no_other_achievement(terms, award, given, after, elsewhere)?;
                if after.from > given.decided_on {
                    return Err(R::DecidedBeforeAchieved { decided: given.decided_on, from: after.from });
                }
                D::Period { before: given.period, after }
            }
            RightValue::Kind(after) => {
                let within = self.place_of_another(terms, award, given, (&given.form.form, after))?;
                D::Kind { before: given.kind, after, within }
            }
            RightValue::Form(after, authority) => {
                match (given.authority.is_commune(), authority.is_commune()) {
                    (true, false) => return Err(R::NotOurs { form: after.form }),
                    (false, true) => return Err(R::Ours { form: after.form }),
                    _ => {}
                }
                let within = self.place_of_another(terms, award, given, (&after.form, given.kind))?;
                D::Form { before: given.form.clone(), after, within }
            }
            RightValue::Criteria(after) => D::Criteria { before: given.criteria.clone(), after },
            RightValue::Prize(after) => D::Prize { before: given.prize.clone(), after },
            RightValue::DecidedOn(after) => {
                given.can_be_decided_on(after, stamp)?;
                D::DecidedOn { before: given.decided_on, after }
            }
        };
        Ok((!field.changes_nothing()).then_some(Field::Detail(field)))
    }

    /// The facts of one field. The day is the decision's: all its awards bear it.
    fn told(&self, award: &AwardId, field: Option<Field>, paper: &ByPaper, stamp: &Stamp) -> Vec<E> {
        let ByPaper { reason, document, on } = paper.clone();
        let detail = |award: &AwardId, correction: DetailCorrection| E::AwardDetailCorrected {
            award: award.clone(),
            correction,
            reason: reason.clone(),
            document: document.clone(),
            on,
            stamp: stamp.clone(),
        };
        match field {
            None => Vec::new(),
            Some(Field::Words(correction)) => {
                let (award, stamp) = (award.clone(), stamp.clone());
                vec![E::DecisionCorrected { award, correction, reason, document, on: Some(on), stamp }]
            }
            Some(Field::Detail(day @ DetailCorrection::DecidedOn { .. })) => {
                self.of_the_same_decision(award).map(|other| detail(other, day.clone())).collect()
            }
            Some(Field::Detail(correction)) => vec![detail(award, correction)],
        }
    }

    /// The awards that one paper made, this one among them.
    fn of_the_same_decision<'a>(&'a self, award: &'a AwardId) -> impl Iterator<Item = &'a AwardId> {
        let paper = self.awards.get(award).map(|given| (&given.decision, given.decided_on));
        let same = move |given: &GivenAward| Some((&given.decision, given.decided_on)) == paper;
        self.awards.iter().filter(move |(_, given)| same(given)).map(|(id, _)| id)
    }

    /// Its place within the limit of another kind or form; none where it keeps both, or the plan sets no limit.
    fn place_of_another(
        &self,
        terms: &Terms,
        award: &AwardId,
        given: &GivenAward,
        (form, kind): (&AwardFormId, NomineeKind),
    ) -> Result<Option<WithinQuota>, R> {
        if (&given.form.form, given.kind) == (form, kind) {
            return Ok(None);
        }
        let mut others = self.clone();
        others.awards.remove(award);
        others.place_within(terms, (form, kind), 0)
    }

    /// One achievement, one award: the days put right are nobody else's award of the same campaign.
    fn is_no_other_achievement(
        &self,
        terms: &Terms,
        award: &AwardId,
        given: &GivenAward,
        period: Period,
        elsewhere: &[PriorAward],
    ) -> Result<(), R> {
        let here = self.awards.iter().filter(|(id, other)| {
            *id != award && !other.revoked && other.subject == given.subject && other.period.overlaps(&period)
        });
        let away = elsewhere
            .iter()
            .filter(|prior| prior.campaign == terms.campaign && prior.period.overlaps(&period))
            .map(|prior| &prior.award);
        match here.map(|(id, _)| id).chain(away).find(|other| *other != award) {
            Some(other) => Err(R::AwardedForTheseDays { other: other.clone() }),
            None => Ok(()),
        }
    }
}

/// One field that changes.
enum Field {
    Words(Correction),
    Detail(DetailCorrection),
}

impl GivenAward {
    /// Not after today, not before the achievement began; a number of the commune's own stays in the series of its year.
    fn can_be_decided_on(&self, on: Date, stamp: &Stamp) -> Result<(), R> {
        let today = day(stamp.at);
        if on > today {
            return Err(R::DayToCome { on, today });
        }
        if on < self.period.from {
            return Err(R::DecidedBeforeAchieved { decided: on, from: self.period.from });
        }
        if self.authority.is_commune() && on.year() != self.decided_on.year() {
            return Err(R::AnotherSeries { year: self.decided_on.year() });
        }
        Ok(())
    }

    /// The value as it is right.
    pub(super) fn put_right(&mut self, correction: DetailCorrection) {
        match correction {
            DetailCorrection::Unit { after, .. } => self.unit = after,
            DetailCorrection::Period { after, .. } => self.period = after,
            DetailCorrection::Kind { after, .. } => self.kind = after,
            DetailCorrection::Form { after, .. } => self.form = after,
            DetailCorrection::Criteria { after, .. } => self.criteria = after,
            DetailCorrection::Prize { after, .. } => self.prize = after,
            DetailCorrection::DecidedOn { after, .. } => self.decided_on = after,
        }
    }
}

/// The paper about an award is neither of a day to come nor older than the decision.
pub(super) fn dated(paper: &ByPaper, given: &GivenAward, stamp: &Stamp) -> Result<(), R> {
    let (on, today) = (paper.on, day(stamp.at));
    if on > today {
        return Err(R::DayToCome { on, today });
    }
    if on < given.decided_on {
        return Err(R::OlderThanTheDecision { on, decided: given.decided_on });
    }
    Ok(())
}
