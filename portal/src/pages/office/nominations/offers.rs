//! What a round offers to a unit: which form for whom, which audience of the plan.

use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use jiff::civil::Date;
use sovang_domain::award_form::AwardForm;
use sovang_domain::award_round::RoundStanding;
use sovang_domain::ids::{AudienceId, AwardFormId, RoundId, UnitId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Audience, Occasion, Paper, Plan};
use sovang_projections::locality_directory::LocalityRow;
use sovang_projections::round_docket::{self, QuotaMeter, RoundRow};
use sovang_projections::{campaign_board, locality_directory};
use sovang_words::{award_form, slug, terms};

/// A round with what it offers to a unit.
#[derive(Clone, Debug)]
pub(super) struct Offers {
    pub round: RoundRow,
    pub plan: Plan,
    pub unit: UnitId,
    pub unit_name: String,
    pub forms: Vec<Offer>,
    /// The papers of a dossier.
    pub papers: Vec<Paper>,
    pub today: Date,
}

/// One form for one kind of nominee.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub form: AwardFormId,
    pub kind: NomineeKind,
    /// Giấy khen của Chủ tịch UBND xã
    pub name: String,
    /// Where the plan promises it; the law alone where it does not have to.
    pub section: Option<String>,
    pub meter: Option<QuotaMeter>,
}

impl Offer {
    /// As it stands in the form: giay-khen.ca-nhan
    pub(super) fn value(&self) -> String {
        format!("{}.{}", self.form, slug::kind(self.kind))
    }

    /// Giấy khen của Chủ tịch UBND xã, cá nhân
    pub(super) fn label(&self) -> String {
        format!("{}, {}", self.name, terms::kind(self.kind))
    }
}

impl Offers {
    /// What a round offers; 404 for a round that is not there or takes no more nominations.
    pub(super) fn load(app: &App, who: &SignedIn, round: &str) -> Result<Self, PageError> {
        let unit = who.reporting_unit().ok_or(PageError::Forbidden)?;
        let id = RoundId::from(round);
        if Some(id.locality()) != who.locality() {
            return Err(PageError::NotFound);
        }
        let today = app.today();
        let rules = app.desk.rules();
        let offers = app.views().read(|connection| {
            let Some(round) = round_docket::one(connection, &id)? else { return Ok(None) };
            let Some(plan) = campaign_board::plan(connection, &round.campaign)? else { return Ok(None) };
            let home = locality_directory::one(connection, &round.locality)?;
            let meters = round_docket::meters(connection, &round)?;
            let offer = |form: &AwardFormId, kind, section: Option<String>| Offer {
                form: form.clone(),
                kind,
                name: award_form::name(rules, form, today, LocalityRow::place_words_of(home.as_ref())),
                section,
                meter: meters.iter().find(|meter| meter.form == *form && meter.kind == kind).cloned(),
            };
            let mut forms = Vec::new();
            for rule in plan.awards.iter().filter(|rule| rule.occasions.contains(&round.occasion)) {
                let section = Some(rule.source.section.clone());
                forms.extend(rule.kinds.iter().map(|kind| offer(&rule.form, *kind, section.clone())));
            }
            if round.occasion == Occasion::Unscheduled {
                // an unscheduled award of the commune's own needs no promise (Luật TĐKT Đ8)
                let ours = |form: &&AwardForm| form.authority.is_commune() && !form.title;
                for form in rules.forms(today).iter().filter(ours) {
                    let new = form.prizes.iter().map(|prize| offer(&form.id, prize.kind, None));
                    let new: Vec<Offer> =
                        new.filter(|new| !forms.iter().any(|had| had.value() == new.value())).collect();
                    forms.extend(new);
                }
            }
            // a kind that no audience of the plan takes could be chosen and never sent
            forms.retain(|offer| plan.audiences.iter().any(|audience| audience.kinds.contains(&offer.kind)));
            Ok(Some(Self {
                papers: rules.papers(&plan, round.occasion, today).to_vec(),
                unit_name: locality_directory::unit_name(connection, round.locality.as_str(), &unit)?,
                unit: unit.clone(),
                forms,
                round,
                plan,
                today,
            }))
        })?;
        offers.ok_or(PageError::NotFound)
    }

    /// The form and kind that were chosen.
    pub(super) fn offer(&self, value: &str) -> Option<&Offer> {
        self.forms.iter().find(|offer| offer.value() == value)
    }

    /// The audience that was chosen, if it takes that kind.
    pub(super) fn audience(&self, id: &str, kind: NomineeKind) -> Option<&Audience> {
        self.plan.audience(&AudienceId::from(id)).filter(|audience| audience.kinds.contains(&kind))
    }

    /// What was chosen, if it fits together.
    pub(super) fn chosen(&self, offer: &str, audience: &str) -> Option<(Offer, Audience)> {
        let offer = self.offer(offer)?;
        Some((offer.clone(), self.audience(audience, offer.kind)?.clone()))
    }

    /// Khen hằng năm 2026
    pub(super) fn title(&self) -> String {
        self.round.title()
    }

    /// Whether a nomination sent today counts as late.
    pub(super) fn is_late(&self) -> bool {
        let closed = self.round.standing() == RoundStanding::NominationsClosed;
        self.round.nominations_due.map_or(closed, |due| due.last_day() < self.today)
    }
}
