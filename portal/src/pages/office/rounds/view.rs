//! Everything a round's page shows, looked up once; and what its sections share.

use super::super::draft::Draft;
use super::super::form::{FormPage, Stream};
use super::super::more_than_once::MoreThanOnce;
use super::super::names::Names;
use super::super::told_apart::labels;
use super::super::{home, only_reports, reads_unit};
use super::show;
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::tag::strong_tag;
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{Attendance, AwardRound, ConflictGround, Entry, ProposalPaper};
use sovang_domain::calendar::{DaysOffUnknown, Holidays, TimeLeft};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::locality::CouncilMember;
use sovang_domain::money::Prize;
use sovang_domain::rules::Rulebook;
use sovang_projections::award_roll::{AwardRow, Ended};
use sovang_projections::decision_register::{self, DecisionRow, DraftRow};
use sovang_projections::nomination_board::{self, NominationRow, NominationStage};
use sovang_projections::round_docket::{self, CommentRow, EntryRow, QuotaMeter, RoundRow};
use sovang_projections::timeline::{self, TimelineRow};
use sovang_projections::{award_roll, campaign_board, locality_directory};
use std::collections::BTreeMap;

/// How the members stand to each nomination, as the round itself counts them.
pub(super) type Voters = BTreeMap<NominationId, Attendance>;

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) today: Date,
    pub(super) row: RoundRow,
    pub(super) campaign: String,
    /// Those the person may read.
    pub(super) nominations: Vec<NominationRow>,
    /// What they became, as it stands now.
    pub(super) awards: BTreeMap<NominationId, AwardRow>,
    /// How each of them is named in a list.
    pub(super) labels: BTreeMap<NominationId, String>,
    pub(super) meters: Vec<QuotaMeter>,
    /// Who stands in it more than once; for whoever reads all of it.
    pub(super) twice: MoreThanOnce,
    pub(super) comments: Vec<CommentRow>,
    /// The council in office today.
    pub(super) council: Vec<CouncilMember>,
    pub(super) decisions: Vec<DecisionRow>,
    /// How many awards of a decision hold no more, by its year and number.
    pub(super) ended: BTreeMap<(i16, u64), Ended>,
    /// Drafts that wait for their signed paper.
    pub(super) drafts: Vec<DraftRow>,
    /// What the rules of today give those sent upward.
    pub(super) prizes: BTreeMap<NominationId, Prize>,
    pub(super) history: Vec<TimelineRow>,
    pub(super) names: Names,
    pub(super) voters: Voters,
    /// The proposals, to the chairman and upward, as their papers are recorded now.
    pub(super) proposals: Vec<ProposalPaper>,
    /// Whether its list was ever put to the public.
    pub(super) consulted: bool,
    /// What this person declared, where that was a conflict.
    pub(super) own_conflicts: BTreeMap<NominationId, ConflictGround>,
    /// The last day of a notice opened today.
    pub(super) would_close: Result<Date, DaysOffUnknown>,
    /// Working time left of the notice that runs.
    pub(super) left: Result<TimeLeft, DaysOffUnknown>,
    /// The end that the calendar known now gives the notice that runs, where it is later than its own.
    pub(super) later_end: Option<Date>,
    /// Days off within the notice that runs, beside the weekends.
    pub(super) days_off: Vec<(Date, String)>,
    pub(super) draft: Draft,
}

fn prizes(rules: &Rulebook, row: &RoundRow, today: Date) -> BTreeMap<NominationId, Prize> {
    let prize = |row: &Entry| rules.prize(&row.form, row.kind, today);
    row.forwarded().filter_map(|row| Some((row.nomination.clone(), prize(row)?))).collect()
}

impl View {
    /// Whether the person may do it in this round's locality.
    pub(super) fn may(&self, act: Act) -> bool {
        self.who.may(act, &Place::locality(self.row.locality.clone()))
    }

    /// A reporter sees the round and the own unit's nominations, nothing of the others.
    pub(super) fn is_for_a_reporter(&self) -> bool {
        only_reports(&self.who)
    }

    /// The nominee's name, with what tells namesakes apart; a neutral word for one the person may not read.
    pub(super) fn nominee(&self, id: &NominationId) -> &str {
        self.labels.get(id).map_or("đề nghị của đơn vị khác", String::as_str)
    }

    /// A ledger number with its link.
    pub(super) fn number(&self, index: u64) -> Markup {
        log_index(index, &paths::ledger_line(&self.row.locality, index))
    }

    /// Passed by the council, not yet put forward to anyone.
    pub(super) fn passed(&self) -> impl Iterator<Item = &EntryRow> {
        let passed = |row: &&EntryRow| row.ballot.as_ref().is_some_and(|ballot| ballot.passed);
        self.row.entries.iter().filter(passed).filter(|row| !row.proposed && row.outcome.is_none())
    }

    /// How many wait for the chairman: the proposed, or in an unscheduled round whatever is appraised.
    pub(super) fn before_the_chairman(&self) -> usize {
        let lines = || self.drafts.iter().flat_map(|row| &row.draft.entries);
        let drafted = |nomination: &NominationId| lines().any(|line| line.nomination == *nomination);
        if self.row.is_scheduled() {
            let waits =
                |row: &&EntryRow| row.proposed && row.outcome.is_none() && !drafted(&row.entry.nomination);
            self.row.entries.iter().filter(waits).count()
        } else {
            let waits =
                |row: &&NominationRow| row.stage == NominationStage::Ready && !drafted(&row.nomination);
            self.nominations.iter().filter(waits).count()
        }
    }
}

impl FormPage for View {
    type Subject = RoundId;

    async fn load(app: &App, who: &SignedIn, id: &RoundId) -> Result<Self, PageError> {
        let row = find(app, who, id)?;
        let (voters, proposals) = counted(app, &row).await?;
        let consulted = consulted(app, &row).await?;
        let (today, views) = (app.today(), app.views());
        let mut nominations = views.read(|connection| nomination_board::of_round(connection, id))?;
        nominations.retain(|found| reads_unit(who, &row.locality, &found.proposal.nominee.unit));
        let council =
            views.read(|connection| locality_directory::council_on(connection, &row.locality, today))?;
        let holidays = app.calendar(&row.locality)?;
        let Counted { left, later_end, days_off } = Counted::of(&row, &holidays, today);
        let (row, nominations) = in_order(row, nominations);
        let awards = awards(app, &nominations)?;
        let names = Names::of(app, &row.locality, today)?;
        Ok(Self {
            who: who.clone(),
            campaign: views.read(|connection| campaign_board::name(connection, &row.campaign))?,
            meters: views.read(|connection| round_docket::meters(connection, &row))?,
            twice: if only_reports(who) { MoreThanOnce::default() } else { MoreThanOnce::load(app, id)? },
            comments: views.read(|connection| round_docket::comments(connection, id))?,
            decisions: views.read(|connection| decision_register::of_round(connection, id))?,
            ended: views.read(|connection| award_roll::ended(connection, &row.locality))?,
            drafts: views.read(|connection| decision_register::drafts_of_round(connection, id))?,
            prizes: prizes(&*app.rules_of(&row.locality)?, &row, today),
            history: views.read(|connection| timeline::of_round(connection, app.desk.rules(), id))?,
            labels: labels(&nominations, &names),
            awards,
            names,
            own_conflicts: own_conflicts(app, who, &row)?,
            council: council.map(|council| council.members).unwrap_or_default(),
            would_close: holidays.last_working_day(today, row.notice_rule.working_days),
            left,
            later_end,
            days_off,
            today,
            row,
            nominations,
            voters,
            proposals,
            consulted,
            draft: Draft::default(),
        })
    }

    fn draw(&self, app: &App) -> Page {
        let title = self.row.title();
        let page = self.who.page(app, paths::ROUNDS, title.clone());
        let (state, stage) = stages::round(self.row.stage, self.row.notice.as_ref(), self.today);
        let heading = Heading::new(&title)
            .kicker("Đợt xét khen thưởng")
            .lead(html! { (self.campaign) " " (strong_tag(state, stage)) });
        let breadcrumbs = vec![("Đợt xét".to_owned(), paths::ROUNDS.to_owned())];
        Page { heading, breadcrumbs, body: show::body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::round(&self.row.round)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: AwardRound::TYPE, id: self.row.round.as_str(), version: self.row.version })
    }
}

/// What the calendar says of a round's notice.
struct Counted {
    left: Result<TimeLeft, DaysOffUnknown>,
    later_end: Option<Date>,
    days_off: Vec<(Date, String)>,
}

impl Counted {
    fn of(row: &RoundRow, holidays: &Holidays, today: Date) -> Self {
        let Some(notice) = row.notice.as_ref().filter(|notice| notice.closed.is_none()) else {
            return Self { left: Ok(TimeLeft::LastDay), later_end: None, days_off: Vec::new() };
        };
        let (opens, closes) = (notice.opens, notice.closes);
        // what cannot be counted moves nothing
        let later_end = holidays.later_end(opens, closes, notice.working_days, today).unwrap_or_default();
        let off = holidays.named_between(opens, later_end.unwrap_or(closes));
        Self {
            left: holidays.working_time_left(opens, closes, today),
            later_end,
            days_off: off.map(|(day, name)| (day, name.to_owned())).collect(),
        }
    }
}

/// Both as the notice lists them. Those the person may not read come first: what has no name here gives away no place.
fn in_order(mut row: RoundRow, mut nominations: Vec<NominationRow>) -> (RoundRow, Vec<NominationRow>) {
    nominations.sort_by_cached_key(NominationRow::sort_key);
    row.entries
        .sort_by_key(|line| nominations.iter().position(|found| found.nomination == line.entry.nomination));
    (row, nominations)
}

/// What this person declared about each nomination of the round.
fn own_conflicts(
    app: &App,
    who: &SignedIn,
    row: &RoundRow,
) -> Result<BTreeMap<NominationId, ConflictGround>, PageError> {
    let mut found = BTreeMap::new();
    if row.declared_by(&who.account).is_none() {
        return Ok(found);
    }
    for entry in &row.entries {
        let nomination = &entry.entry.nomination;
        let own = app.views().read(|connection| {
            round_docket::own_conflict(connection, &row.round, nomination, &who.account)
        })?;
        found.extend(own.map(|ground| (nomination.clone(), ground)));
    }
    Ok(found)
}

/// The awards that nominations became.
fn awards(app: &App, nominations: &[NominationRow]) -> Result<BTreeMap<NominationId, AwardRow>, PageError> {
    let mut awards = BTreeMap::new();
    for row in nominations {
        let Some(id) = &row.award else { continue };
        let award = app.views().read(|connection| award_roll::one(connection, id))?;
        awards.extend(award.map(|award| (row.nomination.clone(), award)));
    }
    Ok(awards)
}

/// The round, if it is of the person's locality.
pub(in super::super) fn find(app: &App, who: &SignedIn, id: &RoundId) -> Result<RoundRow, PageError> {
    let row = app.views().read(|connection| round_docket::one(connection, id))?.ok_or(PageError::NotFound)?;
    if row.locality != home(who)? {
        return Err(PageError::NotFound);
    }
    who.must(Act::ReadOffice, &Place::locality(row.locality.clone()))?;
    Ok(row)
}

/// Whether its list was ever put to the public: the round itself remembers, be it that the notice was taken back.
async fn consulted(app: &App, row: &RoundRow) -> Result<bool, PageError> {
    if row.notice.is_some() {
        return Ok(true);
    }
    Ok(app.desk.ledger().load::<AwardRound>(row.round.as_str()).await?.0.is_consulted())
}

/// How the members stand to each nomination, once the council has met, and what was proposed since: the round itself
/// counts.
async fn counted(app: &App, row: &RoundRow) -> Result<(Voters, Vec<ProposalPaper>), PageError> {
    if row.session.is_none() {
        return Ok((Voters::new(), Vec::new()));
    }
    let (round, _) = app.desk.ledger().load::<AwardRound>(row.round.as_str()).await?;
    let entries = row.entries.iter().map(|entry| &entry.entry.nomination);
    let voters =
        entries.filter_map(|nomination| Some((nomination.clone(), round.attendance(nomination)?))).collect();
    Ok((voters, round.proposals()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::QuotaMeter;

    pub(in super::super) fn two() -> Vec<NominationRow> {
        vec![sample::nomination("n1"), sample::nomination("n2")]
    }

    pub(in super::super) fn view(who: SignedIn, row: RoundRow) -> View {
        let seven = Attendance { voters: 7, recused: 1, absent: 1, in_writing: 0 };
        let voters: Voters =
            row.entries.iter().map(|entry| (entry.entry.nomination.clone(), seven)).collect();
        View {
            who,
            today: sample::today(),
            consulted: row.notice.is_some(),
            row,
            campaign: sample::campaign().plan.campaign,
            labels: labels(&two(), &sample::names()),
            nominations: two(),
            awards: BTreeMap::new(),
            meters: vec![QuotaMeter {
                used: 0,
                elsewhere: 0,
                put_forward: 8,
                turned_down: 2,
                nominated: 6,
                ..sample::meter()
            }],
            twice: MoreThanOnce::default(),
            comments: Vec::new(),
            council: sample::council(),
            decisions: Vec::new(),
            ended: BTreeMap::new(),
            drafts: Vec::new(),
            prizes: BTreeMap::new(),
            history: Vec::new(),
            names: sample::names(),
            voters,
            proposals: Vec::new(),
            own_conflicts: BTreeMap::new(),
            would_close: Ok(jiff::civil::date(2026, 11, 27)),
            left: Ok(TimeLeft::Days(5)),
            later_end: None,
            days_off: Vec::new(),
            draft: Draft::default(),
        }
    }

    pub(in super::super) fn seen(who: &SignedIn, row: RoundRow) -> String {
        show::body(&view(who.clone(), row)).into_string()
    }

    pub(in super::super) fn officer() -> SignedIn {
        someone(Role::AppraiserDossier, None)
    }

    #[test]
    fn nominations_stand_in_the_order_of_the_notice_in_the_list_and_in_every_form() {
        let rows = ["n1", "n2", "n3"].map(sample::nomination).to_vec();
        let mut round = sample::round(round_docket::RoundStage::InCouncil, &rows);
        round.declared.push(sample::declared("phu-tan.council"));
        let mut view = view(officer(), round.clone());
        (view.row, view.nominations) = in_order(round, rows);
        let html = show::body(&view).into_string();
        let places =
            |marks: [&str; 3]| marks.map(|mark| html.find(mark).unwrap_or_else(|| panic!("{mark}: {html}")));
        let link = |id: &str| format!("<a href=\"/noi-bo/de-nghi/phu-tan.{id}\">");
        assert!(places([&link("n3"), &link("n2"), &link("n1")]).is_sorted(), "{html}");
        assert!(places(["id=\"phieu-n3\"", "id=\"phieu-n2\"", "id=\"phieu-n1\""]).is_sorted(), "{html}");
    }
}
