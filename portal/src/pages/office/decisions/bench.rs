//! What lies before the chairman: the nominees that wait, each with what speaks for and against deciding it now.

use super::super::draft::Draft;
use super::super::names::Names;
use super::super::rounds::find as find_round;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::money::Prize;
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::locality_directory::LocalityRow;
use sovang_projections::nomination_board::{self, NominationRow, NominationStage};
use sovang_projections::round_docket::{self, BallotRow, QuotaMeter, RoundRow};
use sovang_projections::{campaign_board, decision_register, locality_directory};
use sovang_words::award_form;

/// Everything the chairman sees before deciding.
pub(super) struct Bench<'a> {
    pub(super) who: &'a SignedIn,
    pub(super) round: RoundRow,
    pub(super) campaign: String,
    pub(super) items: Vec<Item>,
    pub(super) meters: Vec<QuotaMeter>,
    pub(super) names: Names,
    /// The number the decision would get if nobody else decides first.
    pub(super) number: u64,
    /// The ways in which this person may sign today.
    pub(super) modes: Vec<SigningMode>,
    pub(super) legal_bases: Vec<String>,
    pub(super) draft: &'a Draft,
}

/// One nominee.
pub(super) struct Item {
    pub(super) row: NominationRow,
    pub(super) form_name: String,
    pub(super) prize: Option<Prize>,
    pub(super) ballot: Option<BallotRow>,
    /// Awards the same nominee holds for overlapping days.
    pub(super) overlaps: Vec<AwardRow>,
    /// Whether the person had a hand in it and so cannot decide it.
    pub(super) own_hand: bool,
}

impl Item {
    /// Whether an overlapping award of the same campaign stands in the way.
    pub(super) fn is_duplicate(&self) -> bool {
        self.overlaps.iter().any(|award| award.campaign == self.row.proposal.campaign)
    }
}

impl<'a> Bench<'a> {
    pub(super) fn load(
        app: &App,
        who: &'a SignedIn,
        id: &RoundId,
        draft: &'a Draft,
    ) -> Result<Self, PageError> {
        let round = find_round(app, who, id)?;
        who.must(Act::DecideAwards, &Place::locality(round.locality.clone()))?;
        let (today, views, rules) = (app.today(), app.views(), app.desk.rules());
        let locality = views.read(|connection| locality_directory::one(connection, &round.locality))?;
        let delegations =
            views.read(|connection| locality_directory::delegations(connection, &round.locality))?;
        let holds = |row: &&locality_directory::DelegationRow| {
            row.officer == who.account && row.from <= today && row.until.is_none_or(|until| today <= until)
        };
        let mut modes: Vec<SigningMode> = delegations.iter().filter(holds).map(|row| row.mode).collect();
        modes.push(SigningMode::Own);
        let year = views.read(|connection| {
            decision_register::of_locality(connection, &round.locality, Some(today.year()))
        })?;
        let mut items = Vec::new();
        let mut nominations = views.read(|connection| nomination_board::of_round(connection, id))?;
        nominations.sort_by_cached_key(NominationRow::sort_key);
        for row in nominations {
            if !waits(&round, &row) {
                continue;
            }
            let nominee = &row.proposal.nominee;
            let held = views.read(|connection| award_roll::of_subject(connection, &nominee.subject))?;
            let overlaps = held
                .into_iter()
                .filter(|award| award.is_standing() && award.period.overlaps(&row.proposal.period));
            let proposed_by = round.proposal.as_ref().map(|proposal| &proposal.by);
            items.push(Item {
                form_name: award_form::name(
                    rules,
                    &row.proposal.form,
                    today,
                    LocalityRow::place_words_of(locality.as_ref()),
                ),
                prize: rules.prize(&row.proposal.form, nominee.kind, today),
                ballot: round.entry(&row.nomination).and_then(|entry| entry.ballot.clone()),
                overlaps: overlaps.collect(),
                own_hand: row.hands().contains(&who.account) || proposed_by == Some(&who.account),
                row,
            });
        }
        Ok(Self {
            campaign: views.read(|connection| campaign_board::name(connection, &round.campaign))?,
            meters: views.read(|connection| round_docket::meters(connection, &round))?,
            names: Names::of(app, &round.locality, today)?,
            number: year.first().map_or(1, |last| last.number + 1),
            legal_bases: rules.rounds(today).map(|rules| rules.legal_bases.clone()).unwrap_or_default(),
            modes,
            items,
            round,
            who,
            draft,
        })
    }

    /// The nominee of that nomination.
    pub(super) fn item(&self, nomination: &NominationId) -> Option<&Item> {
        self.items.iter().find(|item| item.row.nomination == *nomination)
    }
}

/// Proposed and without outcome; where there is no council, appraised. One taken back after it was proposed is struck off.
fn waits(round: &RoundRow, row: &NominationRow) -> bool {
    if round.is_scheduled() {
        round.entry(&row.nomination).is_some_and(|entry| entry.proposed && entry.outcome.is_none())
    } else {
        row.stage == NominationStage::Ready
    }
}
