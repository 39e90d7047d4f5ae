//! The decision at the end of a round: decided, signed, and recorded by the clerk under the number of the office's
//! register; once, one more is asked for than the plan allows.

use super::agenda::{Office, Stuck, act, acting};
use super::council::passes;
use super::diary::Diary;
use super::endings;
use super::nominees::{CERTIFICATE, Candidate};
use super::papers::Sheet;
use super::round::{Course, Held};
use super::world::Town;
use jiff::civil::{Date, date};
use sovang_desk::{Asking, Denied, Done, RulingForm, SignedForm, VerdictForm};
use sovang_domain::award_round::{AwardRoundRefusal, symbol};
use sovang_domain::ids::{DecisionSlug, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::refusal::Refusal;
use std::collections::BTreeMap;

pub(super) fn decide(
    diary: &mut Diary<'_>,
    town: &Town,
    course: &Course<'_>,
    held: &Held,
    candidates: &[Candidate],
) -> DecisionSlug {
    let (login, mode) = course.decides;
    let decider = town.account(login);
    let ours = candidates.iter().zip(&held.nominations).enumerate();
    let ours = ours.filter(|(_, (candidate, _))| passes(candidate) && candidate.form == CERTIFICATE);
    let verdicts: Vec<(usize, VerdictForm)> = ours
        .map(|(place, (_, nomination))| {
            let overlap = course.overlap.filter(|(overlapping, _)| *overlapping == place);
            let overlap_reason = overlap.map(|(_, reason)| reason.to_owned());
            (
                place,
                VerdictForm {
                    nomination: nomination.clone(),
                    not_awarded: None,
                    overlap_reason,
                    out_of_turn: None,
                },
            )
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
    let decision = signed(diary, town, &held.round, course.recorded);
    diary.later(4);
    let round = held.round.clone();
    diary.looks_up(
        town.account("thiduakhenthuong"),
        acting(move |office, asking| endings::close(office, asking, round)),
    );
    decision
}

/// The paper of a round's draft, signed on the day of the diary and recorded by the clerk some working days later.
pub(super) fn signed(diary: &mut Diary<'_>, town: &Town, round: &RoundId, recorded: u16) -> DecisionSlug {
    let (signed_on, round) = (diary.day(), round.clone());
    let decision = DecisionSlug { year: signed_on.year(), number: number_on(signed_on) };
    if recorded > 0 {
        diary.later(recorded);
    }
    diary.looks_up(
        town.account("vanthu"),
        acting(move |office, asking| record(office, asking, round, signed_on, decision.number)),
    );
    decision
}

/// The number that a decision of that day has in the clerk's register, which counts every decision of the People's
/// Committee: the communes were founded on 01/7/2025, and about three are signed in five days, later four.
fn number_on(day: Date) -> u64 {
    let founded = date(2025, 7, 1);
    let days = match day.year() {
        2025 => i32::from(day.day_of_year()) - i32::from(founded.day_of_year()),
        _ => i32::from(day.day_of_year()),
    };
    let in_five = if day.year() == 2025 { 3 } else { 4 };
    u64::try_from(days * in_five / 5).unwrap_or_default().max(1)
}

async fn record(
    office: Office,
    asking: Asking,
    round: RoundId,
    signed_on: Date,
    number: u64,
) -> Result<Option<Done>, Stuck> {
    let (number_of, on) = (symbol(number), sovang_words::format::date_long(signed_on));
    let title = format!("Quyết định số {number_of} {on} (bản ký, trình diễn)");
    let scan = office.keep("ban-ky", &Sheet::new(title, Vec::new()).pdf()).await?;
    let form = SignedForm {
        number: Some(number),
        signed_on,
        scan,
        same_file: false,
        prizes: BTreeMap::new(),
        out_of_order: None,
        before_appraisal: None,
    };
    Ok(Some(office.desk.issue_decision(&asking, &round, 1, form).await?))
}

fn all(verdicts: &[(usize, VerdictForm)]) -> Vec<VerdictForm> {
    verdicts.iter().map(|(_, verdict)| verdict.clone()).collect()
}

/// What the chairman records when the book has refused the fifth.
const BEYOND: &str = "Đã đủ 4/4 cá nhân được tặng Giấy khen năm 2026 (Mục III.3.1: “không quá 02 tập thể, 04 cá nhân \
     đối với Giấy khen UBND xã”), không khen thêm được người thứ năm; đơn vị đề nghị lại vào năm sau.";

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
