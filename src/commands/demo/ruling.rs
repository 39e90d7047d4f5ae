//! The decision at the end of a round; once, one more is asked for than the plan allows.

use super::agenda::{Office, Stuck, act, acting};
use super::council::passes;
use super::diary::Diary;
use super::nominees::{CERTIFICATE, Candidate};
use super::round::{Course, Held};
use super::world::Town;
use sovang_desk::{Asking, Denied, Done, RulingForm, VerdictForm};
use sovang_domain::award_round::AwardRoundRefusal;
use sovang_domain::ids::RoundId;
use sovang_domain::locality::SigningMode;
use sovang_domain::refusal::Refusal;

pub(super) fn decide(
    diary: &mut Diary<'_>,
    town: &Town,
    course: &Course<'_>,
    held: &Held,
    candidates: &[Candidate],
) {
    let (login, mode) = course.decides;
    let decider = town.account(login);
    let ours = candidates.iter().zip(&held.nominations).enumerate();
    let ours = ours.filter(|(_, (candidate, _))| passes(candidate) && candidate.form == CERTIFICATE);
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
