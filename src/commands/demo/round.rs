//! An award round as it runs: opened, nominations, two appraisals, notice, council, proposal, decision.

use super::agenda::{Agenda, act, acting};
use super::founding::Stage;
use super::nominations::submit;
use super::nominees::Candidate;
use super::world::Town;
use super::{council, ruling};
use jiff::civil::Date;
use sovang_domain::award_round::BallotMethod;
use sovang_domain::calendar::Period;
use sovang_domain::ids::{CampaignId, DecisionSlug, NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::plan::Occasion;

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
    /// Working days from the signature to the day the clerk records the paper.
    pub(super) recorded: u16,
}

impl<'a> Course<'a> {
    /// A round that is open: nothing was said, declared, or decided yet, and the chairman signs.
    pub(super) fn of(
        campaign: &'a CampaignId,
        (year, occasion): (i16, Occasion),
        (opens, closes): (Date, Date),
        period: (Date, Date),
    ) -> Self {
        Self {
            campaign,
            year,
            occasion,
            opens,
            closes,
            notice: None,
            period,
            comments: &[],
            conflict: None,
            absent: "",
            method: BallotMethod::Open,
            decides: ("chutich", SigningMode::Own),
            beyond: None,
            overlap: None,
            documents: (0, 0),
            pace: (1, 1, 1),
            recorded: 1,
        }
    }
}

/// What came of a round.
pub(super) struct Held {
    pub(super) round: RoundId,
    pub(super) nominations: Vec<NominationId>,
    /// Its decision, once there is one.
    pub(super) decision: Option<DecisionSlug>,
}

impl Held {
    /// The award in that line of its decision, as in its address.
    pub(super) fn award(&self, line: usize) -> String {
        self.decision.map(|decision| format!("{decision}-{line}")).unwrap_or_default()
    }
}

/// Lets a round run.
pub(super) fn hold(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    course: &Course<'_>,
    candidates: &[Candidate],
) -> Held {
    let round = RoundId::scheduled(course.campaign, course.year, course.occasion);
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
    let mut held = Held { round: round.clone(), nominations, decision: None };
    if let Some(notice) = course.notice {
        let id = round.clone();
        diary.on(course.closes).does(
            officer.clone(),
            act!(|office, asking| office.desk.close_nominations(
                &asking,
                &id,
                Some("Các đơn vị đã gửi đủ hồ sơ".to_owned())
            )),
        );
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
        council::meets(&mut diary, town, course, &held, candidates);
        held.decision = Some(ruling::decide(&mut diary, town, course, &held, candidates));
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
