//! Awards out of turn (đột xuất): straight to the chairman, and what comes after an award: correction, revocation,
//! and the answer from above.

use super::agenda::{Agenda, act, acting};
use super::endings;
use super::founding::Stage;
use super::nominations::put_forward;
use super::nominees::Candidate;
use super::round::Held;
use super::ruling::signed;
use super::words;
use super::world::Town;
use jiff::civil::Date;
use sovang_desk::{CorrectionForm, RulingForm, VerdictForm};
use sovang_domain::award_round::{
    ByPaper, HandedOver, HigherDecision, Mistake, PutRight, Recovery, RecoveryStep, RevocationGround,
    Revoked, TakenBack, Why,
};
use sovang_domain::calendar::{Period, days_after};
use sovang_domain::ids::{AwardId, CampaignId, DecisionSlug, NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::plan::Occasion;

/// One award out of turn, decided on `day`; its decision.
pub(super) fn award(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    campaign: &CampaignId,
    day: Date,
    candidate: &Candidate,
) -> DecisionSlug {
    let begun = days_after(day, -4);
    let mut diary = stage.diary(&format!("unscheduled {campaign} {day}"), begun);
    let (owner, year) = (campaign.clone(), day.year());
    let key = diary.does(
        town.account("thiduakhenthuong"),
        acting(move |office, asking| async move {
            Ok(Some(office.desk.open_round(&asking, &owner, year, Occasion::Unscheduled).await?.1))
        }),
    );
    // the address of an unscheduled round ends in a word made of the form's key
    let code = sovang_desk::round_code(&key);
    let round = RoundId::unscheduled(campaign, year, &code);
    let period = Period { from: days_after(begun, -20), to: days_after(begun, -1) };
    let key = put_forward(&mut diary, town, &round, period, candidate);
    let nomination = NominationId::within(&town.id, &key);
    let (id, opinion) = (nomination.clone(), diary.lots.pick(&words::MET).to_owned());
    diary.does(
        town.account("chuyendoiso"),
        act!(|office, asking| office.desk.appraise_achievement(&asking, &id, true, opinion)),
    );
    let (id, opinion) = (nomination.clone(), diary.lots.pick(&words::COMPLETE).to_owned());
    diary.does(
        town.account("thiduakhenthuong"),
        act!(|office, asking| office.desk.appraise_dossier(&asking, &id, opinion)),
    );
    let verdicts =
        vec![VerdictForm { nomination, not_awarded: None, overlap_reason: None, out_of_turn: None }];
    let (id, mode) = (round.clone(), SigningMode::Own);
    diary.on(day).looks_up(
        town.account("chutich"),
        act!(|office, asking| office.desk.decide_awards(&asking, &id, RulingForm { mode, verdicts })),
    );
    let decision = signed(&mut diary, town, &round, 1);
    diary.looks_up(
        town.account("thiduakhenthuong"),
        acting(move |office, asking| endings::close(office, asking, round)),
    );
    agenda.add(diary);
    decision
}

/// A round opened out of turn that should have waited for the yearly one: annulled the next day.
pub(super) fn opened_by_mistake(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    campaign: &CampaignId,
    day: Date,
) {
    let mut diary = stage.diary(&format!("opened by mistake {campaign} {day}"), day);
    let (owner, year) = (campaign.clone(), day.year());
    let officer = town.account("thiduakhenthuong");
    let key = diary.does(
        officer.clone(),
        acting(move |office, asking| async move {
            Ok(Some(office.desk.open_round(&asking, &owner, year, Occasion::Unscheduled).await?.1))
        }),
    );
    let round = RoundId::unscheduled(campaign, year, &sovang_desk::round_code(&key));
    diary.later(1).does(
        officer,
        acting(move |office, asking| async move {
            let reason = "Mở nhầm dịp đột xuất; thành tích này xét ở đợt khen hằng năm".to_owned();
            let why = Why { reason, document: None, stamp: asking.stamp() };
            Ok(Some(office.desk.put_right(&asking, &round, PutRight::Annul(why)).await?))
        }),
    );
    agenda.add(diary);
}

/// Puts an error of a decision right.
pub(super) fn correct(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    award: &str,
    day: Date,
    form: CorrectionForm,
    (reason, document): (&str, &str),
) {
    let mut diary = stage.diary(&format!("correction {} {award}", town.id), day);
    let award = AwardId::within(&town.id, award);
    let paper = ByPaper { reason: reason.to_owned(), document: document.to_owned(), on: day };
    diary.looks_up(
        town.account("chutich"),
        act!(|office, asking| office.desk.correct_award(&asking, &award, form, paper)),
    );
    agenda.add(diary);
}

/// Revokes an award.
pub(super) fn revoke(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    award: &str,
    day: Date,
    ground: RevocationGround,
    (basis, document): (&str, &str),
) {
    let mut diary = stage.diary(&format!("revocation {} {award}", town.id), day);
    let award = AwardId::within(&town.id, award);
    let paper = ByPaper { reason: basis.to_owned(), document: document.to_owned(), on: day };
    let (signed_by, money, artefact) = (town.chairman(), Recovery::Done, Recovery::Due);
    let revoked = Revoked { award, ground, paper, signed_by, money, artefact };
    diary
        .looks_up(town.account("chutich"), act!(|office, asking| office.desk.revoke_award(&asking, revoked)));
    agenda.add(diary);
}

/// Takes back an award that was the office's own error.
pub(super) fn take_back(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    award: &str,
    day: Date,
    mistake: Mistake,
    (reason, document): (&str, &str),
) {
    let mut diary = stage.diary(&format!("error {} {award}", town.id), day);
    let award = AwardId::within(&town.id, award);
    let paper = ByPaper { reason: reason.to_owned(), document: document.to_owned(), on: day };
    let (signed_by, money, artefact) = (town.chairman(), Recovery::NotGiven, Recovery::Due);
    let back = TakenBack { award, mistake, paper, signed_by, money, artefact };
    diary
        .looks_up(town.account("chutich"), act!(|office, asking| office.desk.take_back_award(&asking, back)));
    agenda.add(diary);
}

/// Records that the artefact of an award that holds no more came back.
pub(super) fn recovered(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    award: &str,
    day: Date,
    document: &str,
) {
    let mut diary = stage.diary(&format!("recovery {} {award}", town.id), day);
    let paper = ByPaper { reason: String::new(), document: document.to_owned(), on: day };
    let (award, what) = (AwardId::within(&town.id, award), HandedOver::Artefact);
    let step = RecoveryStep { award, what, now: Recovery::Done, paper };
    diary.looks_up(town.account("vanthu"), act!(|office, asking| office.desk.record_recovery(&asking, step)));
    agenda.add(diary);
}

/// Records what the level above decided on a forwarded nomination.
pub(super) fn answered(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    held: &Held,
    place: usize,
    day: Date,
    decision: HigherDecision,
) {
    let mut diary = stage.diary(&format!("answer {} {place}", held.round), day);
    let Some(nomination) = held.nominations.get(place).cloned() else { return };
    let round = held.round.clone();
    diary.looks_up(
        town.account("vanthu"),
        act!(|office, asking| office.desk.record_higher_decision(
            &asking,
            &round,
            &nomination,
            decision,
            None
        )),
    );
    agenda.add(diary);
}
