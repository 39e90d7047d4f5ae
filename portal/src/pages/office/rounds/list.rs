//! Đợt xét: every round of the locality, newest first, and the form that opens one.

use super::super::draft::Draft;
use super::super::form::{Answer, FormPage, Stream, opened};
use super::super::{Query, home, reads_unit};
use super::open_round;
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::layout::{Heading, Page};
use crate::ui::section::section;
use crate::ui::tag::tag;
use axum::extract::State;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{LocalityId, RoundId};
use sovang_projections::campaign_board::{self, CampaignRow};
use sovang_projections::nomination_board::{self, Awarded, NominationRow};
use sovang_projections::round_docket::{self, RoundRow};
use sovang_words::format::{count2, date};
use std::collections::BTreeMap;

/// Whom each unscheduled round is for, as far as the person may read it.
type Whom = BTreeMap<RoundId, String>;

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) locality: LocalityId,
    pub(super) rounds: Vec<RoundRow>,
    pub(super) campaigns: Vec<CampaignRow>,
    pub(super) whom: Whom,
    /// What each round has awarded.
    pub(super) awarded: BTreeMap<RoundId, Awarded>,
    pub(super) today: Date,
    pub(super) draft: Draft,
}

impl FormPage for View {
    type Subject = ();

    async fn load(app: &App, who: &SignedIn, (): &()) -> Result<Self, PageError> {
        let locality = home(who)?;
        who.must(Act::ReadOffice, &Place::locality(locality.clone()))?;
        let views = app.views();
        let rounds = views.read(|connection| round_docket::of_locality(connection, &locality))?;
        let campaigns = views.read(|connection| campaign_board::of_locality(connection, &locality))?;
        // scheduled rounds are told apart by their year, unscheduled ones by whom they are for
        let mut whom = Whom::new();
        for round in rounds.iter().filter(|round| !round.is_scheduled()) {
            let listed = views.read(|connection| nomination_board::of_round(connection, &round.round))?;
            let seen = listed.iter().filter(|row| reads_unit(who, &locality, &row.proposal.nominee.unit));
            let names: Vec<&str> = seen.map(NominationRow::name).collect();
            whom.insert(round.round.clone(), names.join(", "));
        }
        let mut awarded = BTreeMap::new();
        for round in &rounds {
            let made = views.read(|connection| nomination_board::awarded(connection, &round.round))?;
            awarded.insert(round.round.clone(), made);
        }
        Ok(Self {
            who: who.clone(),
            locality,
            rounds,
            campaigns,
            whom,
            awarded,
            today: app.today(),
            draft: Draft::default(),
        })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::ROUNDS, "Đợt xét khen thưởng");
        let heading =
            Heading::new("Đợt xét khen thưởng").lead("Mỗi phong trào, mỗi năm, mỗi dịp là một đợt.");
        Page { heading, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::ROUNDS.to_owned()
    }

    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let view = View::load(&app, &who, &()).await?;
    Ok(opened(view.draw(&app), &query, &view.locality))
}

pub(super) fn body(view: &View) -> Markup {
    html! {
        @for campaign in &view.campaigns {
            @let of: Vec<&RoundRow> = view.rounds.iter().filter(|row| row.campaign == campaign.campaign).collect();
            (section(campaign.slug.as_str(), &campaign.plan.campaign, html! {
                @if of.is_empty() { p { "Chưa có đợt xét nào." } } @else { (table(&of, view)) }
            }))
        }
        @if view.campaigns.is_empty() { p { "Chưa có phong trào nào trong sổ. " a href=(paths::CAMPAIGNS) { "Ghi kế hoạch phong trào" } } }
        (open_round::form(view))
    }
}

fn table(rounds: &[&RoundRow], view: &View) -> Markup {
    let today = view.today;
    let columns = [
        Column::new("Đợt xét"),
        Column::new("Tình trạng"),
        Column::labelled("Mở ngày"),
        Column::labelled("Trong danh sách"),
        Column::labelled("Đã khen"),
    ];
    let rows: Vec<Row> = rounds
        .iter()
        .map(|row| {
            let (state, stage) = stages::round(row.stage, row.notice.as_ref(), today);
            let title = html! { a href=(paths::round(&row.round)) { (row.title()) } };
            let until = row.notice.as_ref().filter(|notice| notice.closed.is_none());
            let below = match (until, view.whom.get(&row.round)) {
                (Some(notice), _) => format!("Góp ý đến hết {}", date(notice.closes)),
                (None, Some(names)) => names.clone(),
                (None, None) => String::new(),
            };
            Row::new(header(title, below))
                .cell(tag(state, stage))
                .cell(date(sovang_domain::calendar::day(row.opened_at)))
                .cell(if row.entries.is_empty() { String::new() } else { count2(row.entries.len() as u64) })
                .cell(awarded(view.awarded.get(&row.round).copied().unwrap_or_default()))
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

fn awarded(made: Awarded) -> Markup {
    html! { @if made.all > 0 { (count2(made.all)) (stages::ended_awards(made.ended)) } }
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::two;
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::award_roll::Ended;
    use sovang_projections::round_docket::RoundStage;

    fn page(role: Role) -> String {
        body(&View {
            who: someone(role, None),
            locality: "phu-tan".into(),
            rounds: vec![sample::round(RoundStage::OnNotice, &two())],
            campaigns: vec![sample::campaign()],
            whom: Whom::new(),
            awarded: BTreeMap::new(),
            today: sample::today(),
            draft: Draft::default(),
        })
        .into_string()
    }

    #[test]
    fn what_was_awarded_is_counted_with_what_holds_no_more() {
        assert_eq!(awarded(Awarded::default()).into_string(), "");
        let html = awarded(Awarded { all: 7, ended: Ended { revoked: 1, mistaken: 0 } }).into_string();
        assert_eq!(html, r#"07 <b class="tag" data-state="late">Đã hủy bỏ 01</b>"#);
    }

    #[test]
    fn rounds_are_listed_by_campaign_and_opened_by_the_officer_alone() {
        let html = page(Role::AppraiserDossier);
        assert!(html.contains("Khen hằng năm 2026</a><br><small>Góp ý đến hết 18/11/2026</small>"), "{html}");
        assert!(html.contains(r#"<option value="phu-tan.doi-moi-sang-tao-chuyen-doi-so">"#));
        let html = page(Role::Chairman);
        assert!(!html.contains("<form"), "{html}");
    }
}
