//! Everything a round's page shows, looked up once; and what its sections share.

use super::super::draft::Draft;
use super::super::{home, only_reports};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::form_fields;
use crate::ui::form::Form;
use crate::ui::ledger::cite;
use crate::ui::meter;
use crate::ui::summary_list::{Row, summary_list};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::AwardRound;
use sovang_domain::calendar::DaysOffUnknown;
use sovang_domain::ids::{AccountId, AwardFormId, NominationId, RoundId, UnitId};
use sovang_domain::locality::CouncilMember;
use sovang_projections::decision_register::{self, DecisionRow};
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::round_docket::{self, CommentRow, QuotaMeter, RoundRow};
use sovang_projections::timeline::{self, TimelineRow};
use sovang_projections::{account_directory, campaign_board, locality_directory};
use sovang_words::format::count2;
use sovang_words::terms;
use std::collections::BTreeMap;

/// How many members may vote on each nomination, as the round itself counts them.
pub(super) type Voters = BTreeMap<NominationId, u16>;

/// Names of what the rows only number: units, accounts, award forms.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Names {
    pub(in super::super) units: BTreeMap<UnitId, String>,
    pub(in super::super) people: BTreeMap<AccountId, String>,
    pub(in super::super) forms: BTreeMap<AwardFormId, String>,
}

impl Names {
    /// The names of a locality, forms as the rules have them on that day.
    pub(in super::super) fn of(
        app: &App,
        locality: &sovang_domain::ids::LocalityId,
        on: Date,
    ) -> Result<Self, PageError> {
        let units = app.views().read(|connection| locality_directory::units(connection, locality))?;
        let people = app.views().read(|connection| account_directory::by_locality(connection, locality))?;
        let forms = app.desk.rules().forms(on);
        Ok(Self {
            units: units.into_iter().map(|row| (row.unit, row.name)).collect(),
            people: people.into_iter().map(|row| (row.account, row.full_name)).collect(),
            forms: forms.iter().map(|form| (form.id.clone(), form.short.clone())).collect(),
        })
    }

    pub(in super::super) fn unit(&self, id: &UnitId) -> String {
        self.units.get(id).cloned().unwrap_or_else(|| id.to_string())
    }

    pub(in super::super) fn person(&self, id: &AccountId) -> String {
        self.people.get(id).cloned().unwrap_or_else(|| id.local().to_owned())
    }

    pub(in super::super) fn form(&self, id: &AwardFormId) -> String {
        self.forms.get(id).cloned().unwrap_or_else(|| id.to_string())
    }
}

/// A round as its page shows it to one person.
pub(super) struct Docket<'a> {
    pub(super) who: &'a SignedIn,
    pub(super) today: Date,
    pub(super) row: RoundRow,
    pub(super) campaign: String,
    /// Those the person may read.
    pub(super) nominations: Vec<NominationRow>,
    pub(super) meters: Vec<QuotaMeter>,
    pub(super) comments: Vec<CommentRow>,
    /// The council in office today.
    pub(super) council: Vec<CouncilMember>,
    pub(super) decisions: Vec<DecisionRow>,
    pub(super) history: Vec<TimelineRow>,
    pub(super) names: Names,
    pub(super) voters: Voters,
    /// The last day of a notice opened today.
    pub(super) would_close: Result<Date, DaysOffUnknown>,
    /// Working days left of the notice that runs, today counted.
    pub(super) days_left: Result<u16, DaysOffUnknown>,
    pub(super) draft: &'a Draft,
}

impl<'a> Docket<'a> {
    /// Looks everything up.
    pub(super) fn load(
        app: &App,
        who: &'a SignedIn,
        id: &RoundId,
        voters: Voters,
        draft: &'a Draft,
    ) -> Result<Self, PageError> {
        let today = app.today();
        let row = find(app, who, id)?;
        let views = app.views();
        let mut nominations = views.read(|connection| nomination_board::of_round(connection, id))?;
        nominations
            .retain(|found| super::super::reads_unit(who, &row.locality, &found.proposal.nominee.unit));
        let council =
            views.read(|connection| locality_directory::council_on(connection, &row.locality, today))?;
        let holidays = app.desk.rules().holidays();
        let (row, nominations) = in_order(row, nominations);
        let closes = row.notice.as_ref().map_or(today, |notice| notice.closes);
        Ok(Self {
            campaign: views.read(|connection| campaign_board::name(connection, &row.campaign))?,
            meters: views.read(|connection| round_docket::meters(connection, &row))?,
            comments: views.read(|connection| round_docket::comments(connection, id))?,
            decisions: views.read(|connection| decision_register::of_round(connection, id))?,
            history: views.read(|connection| timeline::of_round(connection, id))?,
            names: Names::of(app, &row.locality, today)?,
            council: council.map(|council| council.members).unwrap_or_default(),
            would_close: holidays.last_working_day(today, row.notice_rule.working_days),
            days_left: holidays.working_days_left(today, closes),
            who,
            today,
            row,
            nominations,
            voters,
            draft,
        })
    }

    /// Whether the person may do it in this round's locality.
    pub(super) fn may(&self, act: Act) -> bool {
        self.who.may(act, &Place::locality(self.row.locality.clone()))
    }

    /// A reporter sees the round and the own unit's nominations, nothing of the others.
    pub(super) fn is_for_a_reporter(&self) -> bool {
        only_reports(self.who)
    }

    /// A form of this round that must have seen its newest state.
    pub(super) fn form(&self, step: &str, submit: &str) -> Form {
        self.any_state_form(step, submit, Some(self.row.version))
    }

    /// A form that holds whatever else was recorded meanwhile: others declare and comment at the same time.
    pub(super) fn independent_form(&self, step: &str, submit: &str) -> Form {
        self.any_state_form(step, submit, None)
    }

    fn any_state_form(&self, step: &str, submit: &str, seen: Option<u64>) -> Form {
        let action = format!("{}/{step}", paths::round(&self.row.round));
        Form::post(action, submit).novalidate().hidden(form_fields(self.who, seen))
    }

    /// The nominee's name; a neutral word for one the person may not read.
    pub(super) fn nominee(&self, id: &NominationId) -> &str {
        let found = self.nominations.iter().find(|row| row.nomination == *id);
        found.map_or("đề nghị của đơn vị khác", NominationRow::name)
    }

    /// A ledger number with its link.
    pub(super) fn number(&self, index: u64) -> Markup {
        crate::ui::ledger::log_index(index, &paths::ledger_line(&self.row.locality, index))
    }
}

/// Both as the notice lists them. Those the person may not read come first: what has no name here gives away no place.
pub(super) fn in_order(
    mut row: RoundRow,
    mut nominations: Vec<NominationRow>,
) -> (RoundRow, Vec<NominationRow>) {
    nominations.sort_by_cached_key(NominationRow::sort_key);
    row.entries
        .sort_by_key(|line| nominations.iter().position(|found| found.nomination == line.entry.nomination));
    (row, nominations)
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

/// How many members may vote on each nomination, once the council has met: the round itself counts.
pub(super) async fn voters(app: &App, row: &RoundRow) -> Result<Voters, PageError> {
    if row.session.is_none() {
        return Ok(Voters::new());
    }
    let (round, _) = app.desk.ledger().load::<AwardRound>(row.round.as_str()).await?;
    let entries = row.entries.iter().map(|entry| &entry.entry.nomination);
    Ok(entries.filter_map(|nomination| Some((nomination.clone(), round.voters(nomination)?))).collect())
}

/// Each limit of the plan: what is used, what asks for it, and the plan's words.
pub(in super::super) fn meters(meters: &[QuotaMeter], names: &Names) -> Markup {
    if meters.is_empty() {
        return html! { p { "Kế hoạch không đặt mức tối đa cho dịp này." } };
    }
    summary_list(meters.iter().map(|quota| {
        let term = format!("{}, {}", names.form(&quota.form), terms::kind(quota.kind));
        let (used, limit) = (u64::from(quota.used), u64::from(quota.limit));
        let over = quota.nominated.saturating_sub(quota.limit);
        Row::new(
            term,
            html! {
                "Đã dùng " (used) "/" (limit) " " (meter::quota(used, limit))
                @if quota.revoked > 0 { br; "Trong đó đã hủy bỏ " (count2(quota.revoked.into())) "; mức đã dùng không trả lại." }
                br;
                "Được đề nghị " (count2(quota.nominated.into()))
                @if over > 0 { "; Hội đồng phải bớt " (count2(over.into())) }
                ". “" (quota.source.words) "” " (cite(None, &quota.source.section))
            },
        )
    }))
}
