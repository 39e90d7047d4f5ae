//! The council's day in the story: who came, who stood aside, the votes, and what was put to whom.

use super::agenda::{Office, Stuck, act, acting};
use super::diary::Diary;
use super::nominees::{CERTIFICATE, Candidate, Fate};
use super::round::{Course, Held};
use super::world::Town;
use sovang_desk::{Asking, Done};
use sovang_domain::award_round::{AwardRound, BallotMethod, Conflict, ConflictGround, PutRight, Tally, Why};
use sovang_domain::calendar::day;
use sovang_domain::ids::{AccountId, NominationId, RoundId};

fn reaches_the_council(candidate: &Candidate) -> bool {
    !matches!(
        candidate.fate,
        Fate::NotMet | Fate::Twice | Fate::StillSuspended | Fate::Fresh | Fate::HalfWay | Fate::SentBack
    )
}

pub(super) fn passes(candidate: &Candidate) -> bool {
    reaches_the_council(candidate) && candidate.fate != Fate::Outvoted
}

pub(super) fn meets(
    diary: &mut Diary<'_>,
    town: &Town,
    course: &Course<'_>,
    held: &Held,
    candidates: &[Candidate],
) {
    let officer = town.account("thiduakhenthuong");
    let present: Vec<_> = town.council.iter().map(|member| member.account.clone()).collect();
    let present: Vec<_> =
        present.into_iter().filter(|member| *member != town.account(course.absent)).collect();
    let (round, came) = (held.round.clone(), present.clone());
    let document = format!("Biên bản số {:02}/BB-HĐTĐKT", course.documents.0);
    diary.does(
        officer.clone(),
        act!(|office, asking| office.desk.convene_council(&asking, &round, day(asking.at), came, document)),
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
        if candidate.fate == Fate::Miscounted {
            let document = format!("Biên bản kiểm phiếu kèm Biên bản số {:02}/BB-HĐTĐKT", course.documents.0);
            miscounted(diary, &officer, &held.round, nomination, course.method, document);
            continue;
        }
        let (round, nomination, method) = (held.round.clone(), nomination.clone(), course.method);
        diary.does(
            officer.clone(),
            acting(move |office, asking| {
                count(office, asking, round, nomination, method, (against, abstained))
            }),
        );
    }
    let listed = candidates.iter().zip(&held.nominations).filter(|(candidate, _)| passes(candidate));
    let (ours, higher): (Vec<_>, Vec<_>) = listed.partition(|(candidate, _)| candidate.form == CERTIFICATE);
    diary.later(course.pace.1);
    let document = format!("Tờ trình số {:02}/TTr-VHXH", course.documents.1);
    if !ours.is_empty() {
        let (round, document) = (held.round.clone(), document.clone());
        let proposed = ours.into_iter().map(|(_, nomination)| nomination.clone()).collect();
        diary.does(
            officer.clone(),
            act!(|office, asking| office.desk.propose_awards(
                &asking,
                &round,
                proposed,
                document,
                day(asking.at)
            )),
        );
    }
    for (place, (_, nomination)) in higher.into_iter().enumerate() {
        let (round, nomination) = (held.round.clone(), nomination.clone());
        let number = usize::try_from(course.documents.1).unwrap_or_default() + place + 1;
        let document = format!("Tờ trình số {number:02}/TTr-UBND");
        diary.looks_up(
            officer.clone(),
            act!(|office, asking| {
                office.desk.forward_proposal(&asking, &round, &nomination, document, day(asking.at))
            }),
        );
    }
}

/// Typed the wrong way round, and put right by the minutes.
fn miscounted(
    diary: &mut Diary<'_>,
    officer: &AccountId,
    round: &RoundId,
    nomination: &NominationId,
    method: BallotMethod,
    document: String,
) {
    let (of, about) = (round.clone(), nomination.clone());
    diary.does(officer.clone(), acting(move |office, asking| miscount(office, asking, of, about, method)));
    let (of, about) = (round.clone(), nomination.clone());
    diary.does(
        officer.clone(),
        acting(move |office, asking| recount(office, asking, of, about, method, document)),
    );
}

/// Types all votes in favour into the column of those against.
async fn miscount(
    office: Office,
    asking: Asking,
    round: RoundId,
    nomination: NominationId,
    method: BallotMethod,
) -> Result<Option<Done>, Stuck> {
    let (state, _) = office.desk.ledger().load::<AwardRound>(round.as_str()).await?;
    let tally = Tally { against: state.voters(&nomination).unwrap_or_default(), ..Tally::default() };
    Ok(Some(office.desk.count_ballot(&asking, &round, nomination, method, (tally, None)).await?))
}

/// Puts that right by the minutes.
async fn recount(
    office: Office,
    asking: Asking,
    round: RoundId,
    nomination: NominationId,
    method: BallotMethod,
    document: String,
) -> Result<Option<Done>, Stuck> {
    let (state, _) = office.desk.ledger().load::<AwardRound>(round.as_str()).await?;
    let tally = Tally { votes_for: state.voters(&nomination).unwrap_or_default(), ..Tally::default() };
    let reason = "Ghi nhầm số phiếu tán thành sang cột không tán thành".to_owned();
    let why = Why { reason, document: Some(document), stamp: asking.stamp() };
    let right = PutRight::Ballot { nomination, method, tally, written: None, why };
    Ok(Some(office.desk.put_right(&asking, &round, right).await?))
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
    Ok(Some(office.desk.count_ballot(&asking, &round, nomination, method, (tally, None)).await?))
}
