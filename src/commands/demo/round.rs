//! An award round as it runs: opened, nominations, two appraisals, notice, council, proposal, decision.

use super::agenda::{Agenda, Diary, Office, Stuck, act, acting};
use super::founding::Stage;
use super::nominations::submit;
use super::nominees::{CERTIFICATE, Candidate, Fate};
use super::world::Town;
use jiff::civil::Date;
use sovang_domain::award_round::{
    AwardRound, AwardRoundRefusal, BallotMethod, Conflict, ConflictGround, Tally,
};
use sovang_domain::calendar::Period;
use sovang_domain::ids::{CampaignId, NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::plan::Occasion;
use sovang_portal::desk::{Asking, Denied, Done, RulingForm, VerdictForm};
use sovang_portal::refusal::Refusal;

/// When and how a round runs.
pub(super) struct Course<'a> {
    pub(super) campaign: &'a CampaignId,
    pub(super) year: i16,
    pub(super) occasion: Occasion,
    pub(super) opens: Date,
    /// The day nominations close.
    pub(super) closes: Date,
    /// The day the notice opens; absent while the round has not come so far.
    pub(super) notice: Option<Date>,
    /// The days the achievements cover.
    pub(super) period: (Date, Date),
    /// What citizens write: about the nomination at a place of the list or about the list, and the office's answer.
    pub(super) comments: &'a [(Option<usize>, &'a str, Option<&'a str>)],
    /// A member and the nominee whose relative the member is.
    pub(super) conflict: Option<(&'a str, usize)>,
    /// A member who does not come.
    pub(super) absent: &'a str,
    pub(super) method: BallotMethod,
    /// Who decides, and how it is signed.
    pub(super) decides: (&'a str, SigningMode),
    /// The one beyond the plan's number: asked for, refused, then not awarded.
    pub(super) beyond: Option<usize>,
    /// A nominee who holds an award of another campaign for these days, and why one more is due.
    pub(super) overlap: Option<(usize, &'a str)>,
    /// Numbers on the texts of the council: minutes, proposal.
    pub(super) documents: (u32, u32),
    /// Working days from the end of the notice to the council, on to the proposal, on to the decision.
    pub(super) pace: (u16, u16, u16),
}

/// What came of a round.
pub(super) struct Held {
    pub(super) round: RoundId,
    pub(super) nominations: Vec<NominationId>,
}

/// Lets a round run.
pub(super) fn hold(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    course: &Course<'_>,
    candidates: &[Candidate],
) -> Held {
    let round = RoundId::of(course.campaign, &format!("{}-{}", course.year, course.occasion.slug()));
    let officer = town.account("thiduakhenthuong");
    let mut diary = stage.diary(&format!("round {round}"), course.opens);
    let (campaign, year, occasion) = (course.campaign.clone(), course.year, course.occasion);
    diary.does(
        officer.clone(),
        acting(move |office, asking| async move {
            Ok(Some(office.desk.open_round(&asking, &campaign, year, occasion).await?.1))
        }),
    );
    let period = Period { from: course.period.0, to: course.period.1 };
    let mut nominations = Vec::new();
    for (place, candidate) in candidates.iter().enumerate() {
        let diary = stage.diary(&format!("nomination {round} {place}"), course.opens);
        let days = (course.opens, course.closes);
        nominations.push(submit(agenda, diary, town, &round, days, period, candidate));
    }
    let held = Held { round: round.clone(), nominations };
    if let Some(notice) = course.notice {
        let id = round.clone();
        diary
            .on(course.closes)
            .does(officer.clone(), act!(|office, asking| office.desk.close_nominations(&asking, &id)));
        let id = round.clone();
        diary
            .on(notice)
            .looks_up(officer.clone(), act!(|office, asking| office.desk.open_notice(&asking, &id)));
        let closes = diary.working_days_on(10);
        comments(stage, agenda, town, course, &held, diary.day());
        diary.on(closes).later(1);
        let id = round.clone();
        diary.does(officer, act!(|office, asking| office.desk.close_notice(&asking, &id)));
        diary.later(course.pace.0);
        council(&mut diary, town, course, &held, candidates);
        decide(&mut diary, town, course, &held, candidates);
    }
    agenda.add(diary);
    held
}

fn comments(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    course: &Course<'_>,
    held: &Held,
    opened: Date,
) {
    for (place, (about, words, answer)) in course.comments.iter().enumerate() {
        let mut diary = stage.diary(&format!("comment {} {place}", held.round), opened);
        let wait = diary.lots.between(1, 4);
        diary.later(u16::try_from(wait).unwrap_or(1));
        let (round, words) = (held.round.clone(), (*words).to_owned());
        let about = about.and_then(|place| held.nominations.get(place).cloned());
        let (day, minute) = (diary.day(), diary.lots.between(1_140, 1_290));
        let citizen = sovang_domain::stamp::Stamp::CITIZEN.into();
        let key = diary.does_at(
            day,
            minute,
            citizen,
            act!(|office, asking| office.desk.receive_comment(&asking, &round, about, words)),
        );
        if let Some(answer) = answer {
            let (round, answer) = (held.round.clone(), (*answer).to_owned());
            // the form's key is the receipt code
            let comment = key;
            diary.later(2).does(
                town.account("thiduakhenthuong"),
                act!(|office, asking| office.desk.answer_comment(&asking, &round, comment, answer)),
            );
        }
        agenda.add(diary);
    }
}

fn reaches_the_council(candidate: &Candidate) -> bool {
    !matches!(candidate.fate, Fate::NotMet | Fate::Withdrawn | Fate::StillSuspended)
}

fn passes_the_council(candidate: &Candidate) -> bool {
    reaches_the_council(candidate) && candidate.fate != Fate::Outvoted
}

fn council(diary: &mut Diary<'_>, town: &Town, course: &Course<'_>, held: &Held, candidates: &[Candidate]) {
    let officer = town.account("thiduakhenthuong");
    let present: Vec<_> = town.council.iter().map(|member| member.account.clone()).collect();
    let present: Vec<_> =
        present.into_iter().filter(|member| *member != town.account(course.absent)).collect();
    let (round, came) = (held.round.clone(), present.clone());
    let document = format!("Biên bản số {:02}/BB-HĐTĐKT", course.documents.0);
    diary.does(
        officer.clone(),
        act!(|office, asking| office.desk.convene_council(&asking, &round, came, document)),
    );
    for member in present {
        let relative = course.conflict.filter(|(login, _)| member == town.account(login));
        let relative = relative.and_then(|(_, place)| held.nominations.get(place).cloned());
        let conflict = |nomination| Conflict { nomination, ground: ConflictGround::Relative };
        let conflicts = relative.map(conflict).into_iter().collect();
        let round = held.round.clone();
        diary.does(member, act!(|office, asking| office.desk.declare_conflicts(&asking, &round, conflicts)));
    }
    for (candidate, nomination) in candidates.iter().zip(&held.nominations) {
        if !reaches_the_council(candidate) {
            continue;
        }
        let against = if candidate.fate == Fate::Outvoted { 5 } else { u16::from(diary.lots.chance(25)) };
        let abstained = u16::from(diary.lots.chance(15));
        let (round, nomination, method) = (held.round.clone(), nomination.clone(), course.method);
        diary.does(
            officer.clone(),
            acting(move |office, asking| {
                count(office, asking, round, nomination, method, (against, abstained))
            }),
        );
    }
    let listed =
        candidates.iter().zip(&held.nominations).filter(|(candidate, _)| passes_the_council(candidate));
    let (ours, higher): (Vec<_>, Vec<_>) = listed.partition(|(candidate, _)| candidate.form == CERTIFICATE);
    diary.later(course.pace.1);
    let document = format!("Tờ trình số {:02}/TTr-VHXH", course.documents.1);
    if !ours.is_empty() {
        let (round, document) = (held.round.clone(), document.clone());
        let proposed = ours.into_iter().map(|(_, nomination)| nomination.clone()).collect();
        diary.does(
            officer.clone(),
            act!(|office, asking| office.desk.propose_awards(&asking, &round, proposed, document)),
        );
    }
    for (place, (_, nomination)) in higher.into_iter().enumerate() {
        let (round, nomination) = (held.round.clone(), nomination.clone());
        let number = usize::try_from(course.documents.1).unwrap_or_default() + place + 1;
        let document = format!("Tờ trình số {number:02}/TTr-UBND");
        diary.looks_up(
            officer.clone(),
            act!(|office, asking| office.desk.forward_proposal(&asking, &round, &nomination, document)),
        );
    }
}

/// Counts the votes of those who may vote on this one: how many that is, the round itself knows.
async fn count(
    office: Office,
    asking: Asking,
    round: RoundId,
    nomination: NominationId,
    method: BallotMethod,
    (against, abstained): (u16, u16),
) -> Result<Option<Done>, Stuck> {
    let (state, _) = office.desk.ledger().load::<AwardRound>(round.as_str()).await?;
    let voters = state.voters(&nomination).unwrap_or_default();
    let votes_for = voters.saturating_sub(against).saturating_sub(abstained);
    let tally = Tally { votes_for, against, abstained };
    Ok(Some(office.desk.count_ballot(&asking, &round, nomination, method, tally).await?))
}

fn decide(diary: &mut Diary<'_>, town: &Town, course: &Course<'_>, held: &Held, candidates: &[Candidate]) {
    let (login, mode) = course.decides;
    let decider = town.account(login);
    let ours = candidates.iter().zip(&held.nominations).enumerate();
    let ours =
        ours.filter(|(_, (candidate, _))| passes_the_council(candidate) && candidate.form == CERTIFICATE);
    let verdicts: Vec<(usize, VerdictForm)> = ours
        .map(|(place, (_, nomination))| {
            let overlap = course.overlap.filter(|(overlapping, _)| *overlapping == place);
            let overlap_reason = overlap.map(|(_, reason)| reason.to_owned());
            (place, VerdictForm { nomination: nomination.clone(), not_awarded: None, overlap_reason })
        })
        .collect();
    diary.later(course.pace.2);
    if course.beyond.is_some() {
        let (round, verdicts) = (held.round.clone(), all(&verdicts));
        let asking_too_much = acting(move |office, asking| ask_beyond(office, asking, round, mode, verdicts));
        diary.looks_up(decider.clone(), asking_too_much);
    }
    let mut verdicts = verdicts;
    for (place, verdict) in &mut verdicts {
        if Some(*place) == course.beyond {
            verdict.not_awarded = Some(BEYOND.to_owned());
        }
    }
    let (round, verdicts) = (held.round.clone(), all(&verdicts));
    diary.looks_up(
        decider,
        act!(|office, asking| office.desk.decide_awards(&asking, &round, RulingForm { mode, verdicts })),
    );
    diary.later(4);
    let round = held.round.clone();
    diary.does(
        town.account("thiduakhenthuong"),
        act!(|office, asking| office.desk.close_round(&asking, &round)),
    );
}

fn all(verdicts: &[(usize, VerdictForm)]) -> Vec<VerdictForm> {
    verdicts.iter().map(|(_, verdict)| verdict.clone()).collect()
}

/// What the chairman records when the book has refused the fifth.
const BEYOND: &str = "Đã đủ 4/4 cá nhân được tặng Giấy khen năm 2026 (Mục III.3.1: “không quá 02 tập thể, 04 cá nhân \
     đối với Giấy khen UBND xã”). Sổ đã từ chối khen người thứ năm; xét lại vào năm sau.";

/// Asks for one more than the plan allows: the book must refuse, and say by which rule.
async fn ask_beyond(
    office: Office,
    asking: Asking,
    round: RoundId,
    mode: SigningMode,
    verdicts: Vec<VerdictForm>,
) -> Result<Option<Done>, Stuck> {
    match office.desk.decide_awards(&asking, &round, RulingForm { mode, verdicts }).await {
        Err(Denied::Refused(Refusal::AwardRound(AwardRoundRefusal::QuotaExhausted {
            used: 4,
            limit: 4,
            rule,
            ..
        }))) if rule.section == "Mục III.3.1" => {
            tracing::info!(%round, "the fifth was refused: 4/4, {}", rule.section);
            Ok(None)
        }
        other => Err(Stuck::Unexpected(format!("the fifth of four must be refused, but: {other:?}"))),
    }
}
