//! Đính chính: what of a published award is put right, what that would record, and how it is recorded.

use crate::execute::{Attempt, TRIES};
use crate::{Asking, Denied, Desk, Done, Missing};
use crate::{PaidForm, WhoseForm};
use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use jiff::civil::Date;
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{
    AwardRound, AwardRoundCommand, AwardRoundEvent, AwardRoundRefusal, ByPaper, CorrectedField, Correction,
    RightValue, Signature, Whose, number_in,
};
use sovang_domain::calendar::Period;
use sovang_domain::document::Document;
use sovang_domain::ids::{AwardFormId, AwardId, DecisionSlug, SubjectId, UnitId};
use sovang_domain::money::Prize;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Source;
use sovang_domain::refusal::Refusal;
use sovang_domain::rules::Rulebook;
use sovang_projections::award_roll::AwardRow;
use sovang_words::names;

/// What is right, field by field; a field that is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct CorrectionForm {
    /// Name.
    pub recipient: Option<String>,
    /// Position or occupation.
    pub position: Option<String>,
    /// The achievement in short.
    pub achievement: Option<String>,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The days the achievement covers.
    pub period: Option<Period>,
    /// Person, collective or household.
    pub kind: Option<NomineeKind>,
    /// The form.
    pub form: Option<AwardFormId>,
    /// The criteria it meets.
    pub criteria: Option<Vec<Source>>,
    /// Prize money: as a paper has it, or as computed.
    pub prize: Option<Option<PaidForm>>,
    /// Whether it is given posthumously.
    pub posthumous: Option<bool>,
    /// What is said of the one whom it then names.
    pub whose: WhoseForm,
    /// The day of the decision, as the paper has it.
    pub decided_on: Option<Date>,
    /// Its number and symbol.
    pub number: Option<String>,
    /// Who issued it above.
    pub issuer: Option<String>,
    /// How it is signed.
    pub signature: Option<Signature>,
    /// The day of the text by which it is signed, where this book does not know the text.
    pub text_on: Option<Date>,
    /// Its legal bases.
    pub legal_bases: Option<Vec<String>>,
    /// Whether the paper is right, and only the book was typed wrong.
    pub mistyped: bool,
    /// The copy of the decision from above, where the commune copied it wrongly.
    pub copy: Option<Document>,
}

/// A correction on its way: what is right, by which paper, and the form and kind that the award has then.
struct Corrected {
    right: Vec<(AwardId, RightValue)>,
    paper: ByPaper,
    now: (AwardFormId, NomineeKind),
    whose: Whose,
    mistyped: bool,
    /// The one of the register whom it then names.
    known: Vec<SubjectId>,
    copy: Option<Document>,
    /// Whether it puts the award among those of another limit, of other days or of somebody else.
    moves: bool,
    text_on: Option<Date>,
}

impl Desk {
    /// Puts fields of an award right. A prize that follows from the rules follows from the corrected values too; a number of
    /// the commune's own is claimed anew, and the one that was wrong is free again.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn correct_award(
        &self,
        asking: &Asking,
        award: &AwardId,
        form: CorrectionForm,
        paper: ByPaper,
    ) -> Result<Done, Denied> {
        asking.may(Act::CorrectAward, &Place::locality(award.locality()))?;
        let row = self.award(award).await?;
        let on = form.decided_on.unwrap_or(row.decided_on);
        let number = form.number.clone().unwrap_or_else(|| row.decision.clone());
        let stays = number == row.decision && on.year() == row.decided_on.year();
        let anew = number_in(&number).filter(|_| row.authority.is_commune() && !stays);
        let anew = anew.map(|number| DecisionSlug { year: on.year(), number });
        let correction = self.correction(&row, form, paper).await?;
        match anew {
            // each claims a number of its own in the append, and an append claims one
            Some(_) if correction.moves => Err(Denied::Refused(AwardRoundRefusal::NumberApart.into())),
            Some(slug) => self.renumber(asking, &row, correction, slug).await,
            None if correction.moves => self.move_award(asking, &row, &correction).await,
            None => {
                let command = self.corrected(asking, &row, &correction).await?;
                self.put_round(asking, Act::CorrectAward, &row.round, command).await
            }
        }
    }

    /// The facts that a correction would record; none of them is recorded.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn foresee_correction(
        &self,
        asking: &Asking,
        award: &AwardId,
        form: CorrectionForm,
        paper: ByPaper,
    ) -> Result<Vec<AwardRoundEvent>, Denied> {
        asking.may(Act::CorrectAward, &Place::locality(award.locality()))?;
        let row = self.award(award).await?;
        let correction = self.correction(&row, form, paper).await?;
        let command = self.corrected(asking, &row, &correction).await?;
        let (mut round, sink) = (self.round(&row.round).await?, EventSink::default());
        let decided = round.handle(command, &(), &sink).await;
        decided.map_err(|refusal| Denied::Refused(refusal.into()))?;
        Ok(sink.collect().await)
    }

    /// What a form puts right, with what follows from it by the rules.
    async fn correction(
        &self,
        row: &AwardRow,
        form: CorrectionForm,
        paper: ByPaper,
    ) -> Result<Corrected, Denied> {
        let on = form.decided_on.unwrap_or(row.decided_on);
        if let Some(issuer) = form.issuer.as_ref().filter(|_| !row.authority.is_commune()) {
            self.is_issued_above(&row.round, issuer)?;
            self.is_issued_by(&row.locality, row.authority, issuer)?;
        }
        let (whose, known) = self.whose(row, &form)?;
        let mut right = words(row, &form);
        right.extend(self.typed(row, &form, on).await?);
        right.extend(of_the_decision(row, &form));
        let rules = self.rules_of(&row.locality).await?;
        let kind = form.kind.unwrap_or(row.kind);
        let given = form.form.as_ref().unwrap_or(&row.form);
        match form.prize {
            Some(paid) => {
                let computed = rules.prize(given, kind, on);
                let prize = match (computed, paid) {
                    (Some(computed), Some(paid)) => Some(paid.of(computed)),
                    (None, Some(paid)) => Some(paid.stated()),
                    (computed, None) => computed,
                };
                right.push((row.award.clone(), RightValue::Prize(prize)));
            }
            None if !row.is_standing() => {}
            None => right.extend(Self::prize_anew(&rules, row, given, kind, on)),
        }
        if on != row.decided_on {
            right.extend(self.prizes_beside(&rules, row, on)?);
        }
        let moves = (given, kind) != (&row.form, row.kind)
            || form.period.is_some_and(|days| days != row.period)
            || !known.is_empty();
        let (now, mistyped, copy) = ((given.clone(), kind), form.mistyped, form.copy);
        let text_on = form.text_on;
        Ok(Corrected { right, paper, now, whose, mistyped, known, copy, moves, text_on })
    }

    /// The command of a correction, with everything looked up.
    async fn corrected(
        &self,
        asking: &Asking,
        row: &AwardRow,
        Corrected { right, paper, now: (form, kind), whose, mistyped, known, copy, text_on, .. }: &Corrected,
    ) -> Result<AwardRoundCommand, Denied> {
        let mut beside = Box::new(self.beside(asking, row, (form, *kind), known.clone()).await?);
        (beside.whose, beside.mistyped) = (whose.clone(), *mistyped);
        beside.copy = copy.clone();
        beside.signers.text_on = *text_on;
        let (right, paper) = (right.clone(), paper.clone());
        Ok(AwardRoundCommand::Correct { right, beside, paper, stamp: asking.stamp() })
    }

    /// Puts an award among those of another limit or of other days: under the next number of all that gives somebody an
    /// award, as when it was given.
    async fn move_award(
        &self,
        asking: &Asking,
        row: &AwardRow,
        correction: &Corrected,
    ) -> Result<Done, Denied> {
        for _ in 0..TRIES {
            let number = self.next_given(&row.round).await?;
            let command = self.corrected(asking, row, correction).await?;
            match self.execute::<AwardRound>(asking, row.round.as_str(), command, Some(number)).await {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(Denied::Refused(Refusal::NumbersBusy))
    }

    /// Gives its decision another number of the commune's own, which is claimed in the append.
    async fn renumber(
        &self,
        asking: &Asking,
        row: &AwardRow,
        correction: Corrected,
        slug: DecisionSlug,
    ) -> Result<Done, Denied> {
        let command = self.corrected(asking, row, &correction).await?;
        self.ended_nothing(&row.locality, slug)?;
        let claim = Some(self.number_of(&row.locality, slug)?);
        match self.execute::<AwardRound>(asking, row.round.as_str(), command, claim).await {
            Err(Attempt::NumberTaken) => {
                let DecisionSlug { number, year } = slug;
                Err(Denied::Refused(AwardRoundRefusal::NumberTaken { number, year }.into()))
            }
            done => done.map_err(Attempt::into_denied),
        }
    }

    /// What is chosen or typed as the field is.
    async fn typed(
        &self,
        row: &AwardRow,
        form: &CorrectionForm,
        on: Date,
    ) -> Result<Vec<(AwardId, RightValue)>, Denied> {
        let mut right = Vec::new();
        if let Some(id) = &form.unit {
            let named = self.units_on(row, on).await?.into_iter().find(|unit| unit.unit == *id);
            right.push(RightValue::Unit(named.ok_or(Denied::NotFound(Missing::Unit))?));
        }
        right.extend(form.period.map(RightValue::Period));
        // given to the living first, to the dead last: a group never stands as dead in between
        right.extend(form.posthumous.filter(|posthumous| !posthumous).map(RightValue::Posthumous));
        right.extend(form.kind.map(RightValue::Kind));
        right.extend(form.posthumous.filter(|posthumous| *posthumous).map(RightValue::Posthumous));
        if let Some(id) = &form.form {
            let found = self.forms_on(row, on)?.into_iter().find(|(named, _)| named.form == *id);
            let (named, authority) = found.ok_or(Denied::NotFound(Missing::Deed))?;
            right.push(RightValue::Form(named, authority));
        }
        right.extend(form.criteria.clone().map(RightValue::Criteria));
        Ok(right.into_iter().map(|value| (row.award.clone(), value)).collect())
    }

    /// The prize that the rules give for corrected values, where they gave the one that stands.
    fn prize_anew(
        rules: &Rulebook,
        row: &AwardRow,
        form: &AwardFormId,
        kind: NomineeKind,
        on: Date,
    ) -> Option<(AwardId, RightValue)> {
        // a sum that the paper has for a reason stays; what the rules give beside it is of the corrected award
        let as_paid = |computed: Option<Prize>| match row
            .prize
            .as_ref()
            .and_then(|prize| prize.differs.as_ref().map(|one| (prize.amount, one)))
        {
            Some((amount, differs)) => {
                computed.map(|computed| computed.paid(amount, &differs.reason, &differs.source))
            }
            None => computed,
        };
        let of_the_rules = as_paid(rules.prize(&row.form, row.kind, row.decided_on)) == row.prize;
        let anew = as_paid(rules.prize(form, kind, on));
        (of_the_rules && anew != row.prize).then(|| (row.award.clone(), RightValue::Prize(anew)))
    }

    /// The same for the other awards of the decision, when its day is put right.
    fn prizes_beside(
        &self,
        rules: &Rulebook,
        row: &AwardRow,
        on: Date,
    ) -> Result<Vec<(AwardId, RightValue)>, Denied> {
        let beside = self.of_the_same_paper(row)?;
        let others = beside
            .iter()
            .filter(|other| other.award != row.award && other.round == row.round && other.is_standing());
        Ok(others.filter_map(|other| Self::prize_anew(rules, other, &other.form, other.kind, on)).collect())
    }
}

/// What all awards of the decision bear.
fn of_the_decision(row: &AwardRow, form: &CorrectionForm) -> Vec<(AwardId, RightValue)> {
    let number = form.number.clone().map(RightValue::Number);
    let issuer = form.issuer.clone().map(RightValue::Issuer);
    let signature = form.signature.clone().map(RightValue::Signature);
    let bases = form.legal_bases.clone().map(RightValue::LegalBases);
    let day = form.decided_on.map(RightValue::DecidedOn);
    let values = [number, issuer, signature, bases, day].into_iter().flatten();
    values.map(|value| (row.award.clone(), value)).collect()
}

/// Words about the nominee, sealed as those that stand.
fn words(row: &AwardRow, form: &CorrectionForm) -> Vec<(AwardId, RightValue)> {
    let sealed = |text: &str| Personal::new(row.subject.clone(), text.to_owned());
    [
        (CorrectedField::Recipient, &row.recipient, &form.recipient),
        (CorrectedField::Position, &row.position, &form.position),
        (CorrectedField::Achievement, &row.achievement, &form.achievement),
    ]
    .into_iter()
    .filter_map(|(field, before, after)| {
        // what was not touched is not tidied either
        let after = after.as_ref().filter(|after| *after != before)?;
        let after = match field {
            CorrectedField::Achievement => after.clone(),
            CorrectedField::Recipient | CorrectedField::Position => names::tidy(after),
        };
        let correction = Correction { field, before: sealed(before), after: sealed(&after) };
        Some((row.award.clone(), RightValue::Words(correction)))
    })
    .collect()
}
