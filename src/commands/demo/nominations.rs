//! One nomination on its way: submitted, perhaps returned, suspended or taken back, and appraised twice.

use super::agenda::{Agenda, Office, Stuck, act, acting};
use super::diary::{Diary, END};
use super::nominees::{Candidate, Dossier, Fate, Known};
use super::words;
use super::world::Town;
use jiff::civil::Date;
use sovang_desk::{Denied, NomineeForm, Who};
use sovang_domain::calendar::{Deadline, Period, days_after};
use sovang_domain::document::Document;
use sovang_domain::ids::{NominationId, RoundId, SubjectId};
use sovang_domain::nomination::SuspensionGround;
use sovang_projections::person_register::Described;
use sovang_projections::{nomination_board, person_register};

/// Why a namesake is another one.
const TWO_PEOPLE: &str = "Hai người khác cha mẹ, khác ngày sinh; trưởng ấp xác nhận.";
/// What a unit says is different, where the round has a nomination of the same one already.
const OTHER_WORK: &str = "Việc làm tại đơn vị này, ngoài việc đơn vị kia đã nêu.";

/// Puts a candidate forward between the days a round opens and closes, and has it appraised.
pub(super) fn submit(
    agenda: &mut Agenda,
    mut diary: Diary<'_>,
    town: &Town,
    round: &RoundId,
    (opens, closes): (Date, Date),
    period: Period,
    candidate: &Candidate,
) -> NominationId {
    // time for what comes between before the round closes; a round still open takes them up to the story's last day
    let last = if closes > END { END } else { days_after(closes, -4) };
    let span = u32::try_from(opens.until(last).map_or(1, |span| span.get_days())).unwrap_or(1);
    let start = match candidate.fate {
        Fate::Late => days_after(closes, 1),
        // after the others, or the unit would be the first to put the person forward
        Fate::Twice => last,
        Fate::Fresh => END,
        Fate::HalfWay | Fate::SentBack => days_after(END, -2),
        _ => days_after(opens, i32::try_from(diary.lots.between(1, span.max(1))).unwrap_or(1)),
    };
    diary.on(start);
    let key = put_forward(&mut diary, town, round, period, candidate);
    let nomination = NominationId::within(&town.id, &key);
    match candidate.fate {
        Fate::Returned => {
            send_back(&mut diary, town, &nomination);
            bring_the_minutes(&mut diary, town, &nomination, candidate);
        }
        Fate::Fresh | Fate::SentBack => {
            if candidate.fate == Fate::SentBack {
                send_back(&mut diary, town, &nomination);
            }
            agenda.add(diary);
            return nomination;
        }
        Fate::Late => admit_late(&mut diary, town, &nomination),
        Fate::Suspended => {
            let basis = "Có đơn của người dân về số liệu trong báo cáo thành tích; chờ Phòng Văn hóa - Xã hội xác minh.";
            suspend(&mut diary, town, &nomination, basis);
            lift_suspension(diary.later(3), town, &nomination);
        }
        Fate::Twice => {
            recognise(diary.later(1), town, &nomination);
            withdraw(diary.later(1), town, &nomination, candidate);
            agenda.add(diary);
            return nomination;
        }
        _ => {}
    }
    if candidate.known == Known::Other {
        confirm(&mut diary, town, &nomination);
    }
    appraise(&mut diary, town, &nomination, candidate.fate);
    if candidate.fate == Fate::StillSuspended {
        let basis = "Có đơn tố cáo đang được xác minh theo Luật Tố cáo; tạm dừng đến khi có kết luận.";
        suspend(diary.later(1), town, &nomination, basis);
    }
    agenda.add(diary);
    nomination
}

/// First the achievement, then, where that was met, the dossier.
fn appraise(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId, fate: Fate) {
    let pause = diary.lots.between(0, 1);
    diary.later(u16::try_from(pause).unwrap_or_default());
    let met = fate != Fate::NotMet;
    let opinion = if met {
        diary.lots.pick(&words::MET)
    } else {
        "Số liệu trong báo cáo chưa có xác nhận; việc nêu ra là nhiệm vụ thường xuyên."
    };
    let (id, opinion) = (nomination.clone(), opinion.to_owned());
    diary.does(
        town.account("chuyendoiso"),
        act!(|office, asking| office.desk.appraise_achievement(&asking, &id, met, opinion)),
    );
    if met && fate != Fate::HalfWay {
        let (id, opinion) = (nomination.clone(), diary.lots.pick(&words::COMPLETE).to_owned());
        let pause = diary.lots.between(0, 1);
        diary.later(u16::try_from(pause).unwrap_or_default());
        diary.does(
            town.account("thiduakhenthuong"),
            act!(|office, asking| office.desk.appraise_dossier(&asking, &id, opinion)),
        );
    }
}

fn admit_late(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId) {
    let id = nomination.clone();
    let reason =
        "Đơn vị nộp chậm một ngày do mất điện diện rộng; thành tích rõ, có xác nhận của thôn.".to_owned();
    diary.does(
        town.account("chutich"),
        act!(|office, asking| office.desk.admit_late_nomination(&asking, &id, reason)),
    );
}

fn suspend(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId, basis: &str) {
    let (id, ground, basis) = (nomination.clone(), SuspensionGround::Complaint, basis.to_owned());
    diary.does(
        town.account("thiduakhenthuong"),
        act!(|office, asking| office.desk.suspend_nomination(&asking, &id, ground, basis)),
    );
}

fn lift_suspension(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId) {
    let id = nomination.clone();
    let basis =
        "Đã xác minh tại đơn vị: số liệu đúng, đơn không có cơ sở (Báo cáo số 07/BC-VHXH).".to_owned();
    diary.does(
        town.account("thiduakhenthuong"),
        act!(|office, asking| office.desk.lift_suspension(&asking, &id, basis, true)),
    );
}

/// The office finds out that a nominee is the one another unit has put forward.
fn recognise(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId) {
    let id = nomination.clone();
    diary.looks_up(
        town.account("thiduakhenthuong"),
        acting(move |office, asking| async move {
            let others = office.desk.views().read(|connection| {
                let own = nomination_board::one(connection, &id)?;
                own.map_or(Ok(Vec::new()), |own| {
                    person_register::unanswered(connection, &own.proposal.nominee.subject)
                })
            });
            // the other unit may have sent its form later, and said itself who it is
            let Some(other) = others.map_err(Denied::from)?.into_iter().next() else { return Ok(None) };
            let reason = Some("Hai đơn vị xác nhận là một người.".to_owned());
            Ok(Some(office.desk.answer_likeness(&asking, &id, &other.person, true, reason).await?))
        }),
    );
}

/// The office has looked into it: the namesake is another one.
fn confirm(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId) {
    let id = nomination.clone();
    diary.looks_up(
        town.account("thiduakhenthuong"),
        acting(move |office, asking| async move {
            let found = office.desk.views().read(|connection| {
                let own = nomination_board::one(connection, &id)?;
                own.map_or(Ok(Vec::new()), |own| {
                    person_register::strong(connection, &own.proposal.nominee.subject)
                })
            });
            let waiting = found.map_err(Denied::from)?.into_iter().find(|strong| strong.waits);
            let Some(other) = waiting.map(|strong| strong.person.person) else { return Ok(None) };
            let reason = Some("Đã đối chiếu hai căn cước công dân và hỏi trưởng ấp.".to_owned());
            Ok(Some(office.desk.answer_likeness(&asking, &id, &other, false, reason).await?))
        }),
    );
}

fn withdraw(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId, candidate: &Candidate) {
    let id = nomination.clone();
    let reason = "Trạm Y tế đã đề nghị cùng một người cho cùng thành tích.".to_owned();
    diary.does(
        town.reporter(&candidate.unit.into()),
        act!(|office, asking| office.desk.withdraw_nomination(&asking, &id, reason)),
    );
}

/// The unit's form, with the papers made on the spot. Gives the key, which names the nomination.
pub(super) fn put_forward(
    diary: &mut Diary<'_>,
    town: &Town,
    round: &RoundId,
    period: Period,
    candidate: &Candidate,
) -> String {
    let number = diary.lots.between(3, 60);
    let dossier = Dossier::new(town, candidate, number, diary.day());
    let form = form(round, period, candidate);
    let known = candidate.known;
    let with_minutes = !matches!(candidate.fate, Fate::Returned | Fate::SentBack);
    diary.looks_up(
        town.reporter(&candidate.unit.into()),
        acting(move |office, asking| async move {
            let documents = dossier.papers(&office, with_minutes).await?;
            let who = said(&office, &form, known)?;
            let form = NomineeForm { documents, who, ..form };
            Ok(Some(office.desk.submit_nomination(&asking, form).await?.done))
        }),
    )
}

/// What the unit answers when the register has somebody of that name.
fn said(office: &Office, form: &NomineeForm, known: Known) -> Result<Who, Stuck> {
    let alike = office.desk.views().read(|connection| {
        let locality = form.round.locality();
        let (kind, name, year) = (form.kind, &form.name, form.birth_year);
        person_register::alike(connection, &Described::named(&locality, kind, name, year))
    });
    let people = alike.map_err(Denied::from)?.into_iter().map(|person| person.person);
    let people: Vec<SubjectId> = people.collect();
    Ok(match (people.first(), known) {
        (None, _) => Who::Unsaid,
        (Some(first), Known::Same) => Who::Again { person: first.clone(), reason: OTHER_WORK.to_owned() },
        (Some(_), Known::Other) => Who::Other { shown: people, reason: Some(TWO_PEOPLE.to_owned()) },
        (Some(_), Known::Unsure) => Who::Unsure(people),
    })
}

fn form(round: &RoundId, period: Period, candidate: &Candidate) -> NomineeForm {
    let candidate = candidate.clone();
    NomineeForm {
        round: round.clone(),
        unit: candidate.unit.into(),
        kind: candidate.kind,
        name: candidate.name.to_owned(),
        position: candidate.position.to_owned(),
        birth_year: candidate.birth_year,
        apart: candidate.apart.map(ToOwned::to_owned),
        who: Who::Unsaid,
        standing: candidate.standing,
        form: candidate.form.into(),
        audience: candidate.audience.into(),
        criteria: candidate.criteria,
        achievement: candidate.achievement.to_owned(),
        period,
        initiative: candidate.initiative,
        posthumous: candidate.posthumous,
        out_of_turn: None,
        documents: Vec::<Document>::new(),
    }
}

fn send_back(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId) {
    let id = nomination.clone();
    let due = Some(Deadline::By(days_after(diary.day(), 5)));
    let missing = vec!["bien-ban-hop-xet".into()];
    let reason = "Biên bản phải có chữ ký của người chủ trì và thư ký cuộc họp.".to_owned();
    diary.later(1).does(
        town.account("thiduakhenthuong"),
        act!(|office, asking| office.desk.return_nomination(&asking, &id, reason, missing, due)),
    );
}

fn bring_the_minutes(diary: &mut Diary<'_>, town: &Town, nomination: &NominationId, candidate: &Candidate) {
    let number = diary.lots.between(3, 60);
    let (id, dossier) = (nomination.clone(), Dossier::new(town, candidate, number, diary.later(1).day()));
    diary.does(
        town.reporter(&candidate.unit.into()),
        acting(move |office, asking| async move {
            let minutes = dossier.minutes(&office).await?;
            Ok(Some(office.desk.resubmit_nomination(&asking, &id, vec![minutes], None).await?))
        }),
    );
}
