//! Everything the page of one nomination is drawn from, and what its reader may do.

use super::answer_likeness::{self, Answered};
use super::people::Known;
use super::show;
use crate::pages::office::considered::{self, Before};
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{FormPage, Stream};
use crate::pages::office::gate::must_open_dossier;
use crate::pages::office::names::Names;
use crate::pages::office::only_reports;
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::layout::{Heading, Page};
use crate::ui::tag::strong_tag;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{AwardRoundEvent, RoundStanding};
use sovang_domain::event_name;
use sovang_domain::ids::{AccountId, NominationId, PaperId};
use sovang_domain::nomination::Nomination;
use sovang_domain::plan::{Needed, Occasion, Paper};
use sovang_projections::Connection;
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::campaign_board::PlanVersionRow;
use sovang_projections::locality_directory::LocalityRow;
use sovang_projections::nomination_board::{self, NominationRow, NominationStage};
use sovang_projections::round_docket::{self, QuotaMeter, RoundRow};
use sovang_projections::timeline::{self, TimelineRow};
use sovang_projections::{account_directory, campaign_board, locality_directory};
use sovang_words::format::sentence_case;
use sovang_words::personal::readable;
use sovang_words::timeline::Names as RuleNames;
use sovang_words::{award_form, terms};
use std::collections::BTreeMap;

/// What the rules call the papers that a nomination has or needs.
fn others_of(row: &NominationRow, names: RuleNames<'_>) -> BTreeMap<PaperId, String> {
    let ids = row.needed.iter().chain(row.papers.iter().map(|paper| &paper.document.paper));
    ids.map(|id| (id.clone(), names.paper(id))).collect()
}

/// The names of those who acted.
fn names_of<'a>(
    connection: &Connection,
    accounts: impl Iterator<Item = &'a AccountId>,
) -> sovang_projections::Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for account in accounts {
        if !names.contains_key(account.as_str()) {
            names.insert(account.to_string(), account_directory::display_name(connection, account)?);
        }
    }
    Ok(names)
}

/// The papers of the plan in force, and those that the dossier needs of the plan as it was when it was put forward.
fn with_needed(mut papers: Vec<Paper>, row: &NominationRow, versions: &[PlanVersionRow]) -> Vec<Paper> {
    for id in &row.needed {
        let of = |version: &PlanVersionRow| {
            version.plan.dossier.papers.iter().find(|paper| paper.id == *id).cloned()
        };
        if !papers.iter().any(|paper| paper.id == *id) {
            papers.extend(versions.iter().rev().find_map(of));
        }
    }
    papers
}

/// What the page is drawn from: one nomination with all that belongs beside it.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub who: SignedIn,
    pub row: NominationRow,
    pub unit: String,
    pub campaign: String,
    pub round: Option<RoundRow>,
    /// The rounds of its campaign that take nominations, where it is to be sent again.
    pub open_rounds: Vec<RoundRow>,
    /// Giấy khen của Chủ tịch UBND xã
    pub form_name: String,
    pub form_short: String,
    /// The audience's name, with its place in the plan.
    pub audience: Option<(String, String)>,
    /// The papers of a dossier, in the plan's order.
    pub papers: Vec<Paper>,
    /// What the rules call those that no plan names.
    pub others: BTreeMap<PaperId, String>,
    /// The limit on its form and kind, if the plan sets one.
    pub meter: Option<QuotaMeter>,
    /// Awards the same nominee holds, newest first.
    pub earlier: Vec<AwardRow>,
    /// What the campaign considered before of the same one, for whoever checks a nomination out of turn.
    pub considered: Vec<Before>,
    /// The award it became, as it stands now.
    pub award: Option<AwardRow>,
    /// Those who look alike and of whom nothing was said; nobody for a reporter.
    pub unanswered: Vec<Known>,
    /// Those of whom it was said.
    pub answered: Vec<Answered>,
    pub history: Vec<TimelineRow>,
    /// Name by account.
    pub names: BTreeMap<String, String>,
    /// How often it may be returned.
    pub returns_at_most: u8,
    /// Where that rule stands.
    pub returns_source: String,
    pub rights: Rights,
    /// Why the reader stands aside from it in the council, though another office opens it.
    pub aside: Option<Markup>,
    pub draft: Draft,
}

/// What the reader may do with this nomination.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rights {
    pub submits: bool,
    pub appraises_achievement: bool,
    pub appraises_dossier: bool,
    pub suspends: bool,
    pub answers_likeness: bool,
    pub admits_late: bool,
    pub reads_trail: bool,
}

impl Rights {
    fn of(who: &SignedIn, row: &NominationRow) -> Self {
        let whole = Place::locality(row.locality.clone());
        let own = Place::unit(row.locality.clone(), row.proposal.nominee.unit.clone());
        Self {
            submits: who.may(Act::SubmitNomination, &own),
            appraises_achievement: who.may(Act::AppraiseAchievement, &whole),
            appraises_dossier: who.may(Act::AppraiseDossier, &whole),
            suspends: who.may(Act::SuspendNomination, &whole),
            answers_likeness: who.may(Act::AnswerLikeness, &whole),
            admits_late: who.may(Act::AdmitLateNomination, &whole),
            reads_trail: who.may(Act::ReadTrail, &whole),
        }
    }
}

impl FormPage for View {
    type Subject = NominationId;

    async fn load(app: &App, who: &SignedIn, id: &NominationId) -> Result<Self, PageError> {
        let found = app.views().read(|connection| {
            let Some(row) = nomination_board::one(connection, id)? else { return Ok(None) };
            let round = round_docket::one(connection, &row.proposal.round)?;
            let declared =
                round_docket::conflict(connection, &row.proposal.round, &row.nomination, &who.account)?;
            let council = locality_directory::council_on(connection, &row.locality, app.today())?;
            Ok(Some((row, round, declared, council.map(|council| council.members).unwrap_or_default())))
        })?;
        let (row, round, declared, council) = found.ok_or(PageError::NotFound)?;
        let aside = must_open_dossier(who, &row, round.as_ref(), declared.as_ref(), &council)?;
        let (locality, unit) = (row.locality.clone(), row.proposal.nominee.unit.clone());
        let (today, rules, on) = (app.today(), &*app.rules_of(&locality)?, row.proposal.occasion);
        let (unanswered, answered) = answer_likeness::found(app, who, &row)?;
        let considered = considered::before(app, who, &row, &Names::of(app, &locality, today)?)?;
        Ok(app.views().read(|connection| {
            let home = locality_directory::one(connection, &locality)?;
            let plan = campaign_board::plan(connection, &row.proposal.campaign)?;
            let versions = campaign_board::versions(connection, &row.proposal.campaign)?;
            let plan_papers = plan.iter().flat_map(|plan| rules.papers(plan, on, today)).cloned().collect();
            let meters = match &round {
                Some(round) => round_docket::meters(connection, round)?,
                None => Vec::new(),
            };
            let fits = |meter: &QuotaMeter| {
                meter.form == row.proposal.form && meter.kind == row.proposal.nominee.kind
            };
            let audience = plan.as_ref().and_then(|plan| plan.audience(&row.proposal.audience));
            let earlier = award_roll::of_person(connection, &row.proposal.nominee.subject)?;
            let award = award_roll::of_nomination(connection, &row.nomination)?;
            let mut history = timeline::of_nomination(connection, rules, &row.nomination)?;
            if only_reports(who) {
                // what citizens wrote reaches those it is about with its answer, on the page of the notice
                history.retain(|line| line.event_type != event_name!(AwardRoundEvent::NoticeCommentReceived));
            }
            let names = names_of(connection, history.iter().map(|line| &line.actor).chain(&row.hands()))?;
            let unit = locality_directory::unit_name(connection, locality.as_str(), &unit)?;
            let place = LocalityRow::place_words_of(home.as_ref());
            let returns = rules.rounds(today).map(|rules| &rules.returns);
            Ok(Self {
                who: who.clone(),
                rights: Rights::of(who, &row),
                form_name: award_form::name(rules, &row.proposal.form, today, place),
                form_short: award_form::short(rules, &row.proposal.form, today, place),
                audience: audience.map(|audience| (audience.name.clone(), audience.source.section.clone())),
                papers: with_needed(plan_papers, &row, &versions),
                others: others_of(&row, RuleNames::of(rules, today)),
                campaign: plan.as_ref().map_or_else(String::new, |plan| plan.campaign.clone()),
                meter: meters.into_iter().find(fits),
                award,
                considered,
                earlier: earlier.into_iter().filter(|award| award.nomination != row.nomination).collect(),
                returns_at_most: returns.map_or(0, |returns| returns.at_most),
                returns_source: returns.map_or_else(String::new, |returns| returns.source.clone()),
                unanswered,
                answered,
                unit,
                round,
                open_rounds: open_rounds(connection, &row)?,
                history,
                names,
                aside,
                draft: Draft::plain(),
                row,
            })
        })?)
    }

    fn draw(&self, app: &App) -> Page {
        let row = &self.row;
        let year = self.round.as_ref().map_or(0, |round| round.year);
        let round = (terms::round_title(row.proposal.occasion, year), paths::round(&row.proposal.round));
        let (state, stage) = stages::nomination(row.stage);
        let position = readable(&row.proposal.nominee.position);
        let lead = html! {
            @if !position.is_empty() { (position) ", " }
            (self.unit) " " (strong_tag(state, stage))
            @if row.suspended.is_some() { " " (strong_tag(Tone::Late, terms::suspended())) }
            @if row.late { " " (strong_tag(Tone::Wait, "Nộp sau hạn")) }
        };
        let page = self.who.page(app, paths::NOMINATIONS, format!("Đề nghị khen {}", row.name()));
        Page {
            breadcrumbs: vec![("Đề nghị".into(), paths::NOMINATIONS.into()), round],
            heading: Heading::new(row.name()).kicker(format!("Đề nghị {}", self.form_name)).lead(lead),
            body: show::body(self),
            ..page
        }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::nomination(&self.row.nomination)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: Nomination::TYPE, id: self.row.nomination.as_str(), version: self.row.version })
    }
}

/// Where one of an annulled round can go on.
fn open_rounds(connection: &Connection, row: &NominationRow) -> sovang_projections::Result<Vec<RoundRow>> {
    if row.stage != NominationStage::RoundAnnulled || row.sent_again.is_some() {
        return Ok(Vec::new());
    }
    let mut rounds = round_docket::headers(connection, &row.locality)?;
    rounds.retain(|round| {
        round.campaign == row.proposal.campaign
            && matches!(round.standing(), RoundStanding::Open | RoundStanding::NominationsClosed)
    });
    Ok(rounds)
}

impl View {
    /// The papers it needs or has, in the plan's order.
    pub(super) fn listed(&self) -> Vec<(PaperId, String)> {
        let mut ids = self.row.needed.clone();
        for paper in &self.row.papers {
            if !ids.contains(&paper.document.paper) {
                ids.push(paper.document.paper.clone());
            }
        }
        ids.into_iter().map(|id| (id.clone(), self.paper_name(&id))).collect()
    }

    /// Whether it is put forward out of turn, by the simplified procedure.
    pub(super) fn is_straight(&self) -> bool {
        self.row.proposal.occasion == Occasion::Unscheduled
    }

    /// The papers the unit may add: those needed, and those the plan names only for initiatives.
    pub(super) fn addable(&self) -> Vec<&Paper> {
        let wanted = |paper: &&Paper| {
            paper.needed == Needed::Always
                || self.row.proposal.initiative
                || self.row.needed.contains(&paper.id)
        };
        self.papers.iter().filter(wanted).collect()
    }

    /// The paper's name for people.
    pub(super) fn paper_name(&self, id: &PaperId) -> String {
        self.papers.iter().find(|paper| paper.id == *id).map_or_else(
            || sentence_case(&self.others.get(id).cloned().unwrap_or_else(|| RuleNames::ids().paper(id))),
            |paper| paper.name.clone(),
        )
    }

    /// The name of someone who acted; "(tôi)" for the reader.
    pub(super) fn name(&self, account: &AccountId) -> String {
        let name = self.names.get(account.as_str()).cloned().unwrap_or_else(|| account.to_string());
        if *account == self.who.account { format!("{name} (tôi)") } else { name }
    }

    /// Whether the reader put it forward or sent it again: then someone else appraises it.
    pub(super) fn is_readers_own(&self) -> bool {
        self.row.put_by.contains(&self.who.account)
    }

    /// Whether it can be returned once more.
    pub(super) fn may_return(&self) -> bool {
        self.row.returns.len() < usize::from(self.returns_at_most)
    }

    /// Whether the round has decided it or it went upward.
    pub(super) fn is_decided(&self) -> bool {
        use NominationStage as S;
        self.row.stage.was_awarded()
            || matches!(self.row.stage, S::NotAwarded | S::HigherDeclined | S::Forwarded | S::Ended)
    }

    /// Whether it came late and may still be let in: also one that the chairman did not let in, while the round takes any.
    pub(super) fn may_be_let_in(&self) -> bool {
        let taking =
            self.round.as_ref().is_none_or(|round| round.standing() != RoundStanding::PastNominations);
        let open = !self.is_decided() && self.row.stage != NominationStage::Withdrawn;
        self.row.waits_for_admission() && (open || (self.row.stage == NominationStage::Ended && taking))
    }

    /// Whether achievement or dossier can be appraised at all now.
    pub(super) fn is_open_for_appraisal(&self) -> bool {
        self.row.suspended.is_none() && !self.row.waits_for_admission()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    fn paper(id: &str, name: &str, needed: Needed) -> Paper {
        Paper { id: id.into(), name: name.into(), needed, source: sample::meter().source }
    }

    /// Phạm Thị Kim Duyên, put forward with two of three papers.
    pub(crate) fn submitted() -> NominationRow {
        sample::submitted()
    }

    pub(crate) fn view(row: NominationRow, rights: Rights) -> View {
        View {
            who: someone(Role::AppraiserDossier, None),
            row,
            unit: "Trạm Y tế xã".into(),
            campaign: "Thi đua đổi mới sáng tạo và chuyển đổi số".into(),
            round: None,
            open_rounds: Vec::new(),
            form_name: "Giấy khen của Chủ tịch UBND xã".into(),
            form_short: "Giấy khen".into(),
            audience: Some(("Cá nhân".into(), "Mục III.2.4".into())),
            papers: vec![
                paper("to-trinh", "Tờ trình kèm danh sách", Needed::Always),
                paper("bien-ban-hop-xet", "Biên bản họp xét", Needed::Always),
                paper("bao-cao-thanh-tich", "Báo cáo thành tích, có xác nhận", Needed::Always),
                paper("xac-nhan-sang-kien", "Xác nhận sáng kiến", Needed::ForInitiatives),
            ],
            others: BTreeMap::new(),
            meter: Some(QuotaMeter { put_forward: 8, turned_down: 2, nominated: 6, ..sample::meter() }),
            considered: Vec::new(),
            earlier: Vec::new(),
            award: None,
            unanswered: Vec::new(),
            answered: Vec::new(),
            history: Vec::new(),
            names: BTreeMap::from([("phu-tan.cds".to_owned(), "Đặng Đức Khoa".to_owned())]),
            returns_at_most: 1,
            returns_source: "Thủ tục tặng Giấy khen cấp xã".into(),
            rights,
            aside: None,
            draft: Draft::plain(),
        }
    }

    #[test]
    fn papers_for_initiatives_are_asked_for_only_then() {
        let plain = view(submitted(), Rights::default());
        assert_eq!(plain.addable().len(), 3);
        let mut row = submitted();
        row.proposal.initiative = true;
        assert_eq!(view(row, Rights::default()).addable().len(), 4);
    }
}
