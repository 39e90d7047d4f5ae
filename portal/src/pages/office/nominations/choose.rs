//! Before a nomination is written: which round, which form for whom, which audience of the plan.

use crate::pages::office::Query;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::error_summary::{FieldError, error_summary, message_for};
use crate::ui::field::{Field, hidden};
use crate::ui::form::Form;
use crate::ui::ledger::cite;
use crate::ui::meter;
use crate::ui::options::Choice;
use crate::ui::section::section;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::award_form::AwardForm;
use sovang_domain::award_round::RoundStanding;
use sovang_domain::ids::{AudienceId, AwardFormId, RoundId, UnitId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Audience, Occasion, Paper, Plan};
use sovang_projections::locality_directory::LocalityRow;
use sovang_projections::round_docket::{self, QuotaMeter, RoundRow};
use sovang_projections::{campaign_board, locality_directory};
use sovang_words::format::sentence_case;
use sovang_words::{award_form, format, slug, terms};

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
            Ok(Some(Self {
                papers: rules.papers(&plan, today).to_vec(),
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

    /// Khen hằng năm 2026
    pub(super) fn title(&self) -> String {
        terms::round_title(self.round.occasion, self.round.year)
    }

    /// Whether a nomination sent today counts as late.
    pub(super) fn is_late(&self) -> bool {
        self.round.standing() == RoundStanding::NominationsClosed
            || self.round.nominations_due.is_some_and(|due| due.last_day() < self.today)
    }
}

/// The rounds one can nominate for.
pub(super) fn rounds(rounds: &[(RoundRow, String)]) -> Markup {
    section(
        "chon-dot",
        "Chọn đợt xét",
        html! {
            @if rounds.is_empty() {
                p { "Chưa có đợt xét nào nhận đề nghị. Công chức phụ trách thi đua khen thưởng mở đợt xét trước." }
            } @else {
                ul {
                    @for (round, campaign) in rounds {
                        li {
                            a href=(format_args!("{}/moi?dot={}", paths::NOMINATIONS, round.round)) {
                                (terms::round_title(round.occasion, round.year))
                            }
                            ", " (campaign)
                            @if let Some(due) = round.nominations_due { ", gửi " (format::deadline(due)) }
                            @if round.nominations_closed_at.is_some() { ", đã đóng: gửi bây giờ là nộp sau hạn" }
                        }
                    }
                }
            }
        },
    )
}

/// The hidden field by which an answer with nothing chosen is told from a page just opened.
pub(super) const CHOSEN: &str = "da-chon";

/// What was chosen wrongly, or not at all: an audience that does not take that kind of nominee.
pub(super) fn faults(offers: &Offers, query: &Query) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let (form, audience) = (query.get("hinh-thuc"), query.get("doi-tuong"));
    if form.is_empty() && audience.is_empty() && query.get(CHOSEN).is_empty() {
        return errors;
    }
    match offers.offer(form) {
        None => errors.push(FieldError::new("hinh-thuc", "Chọn hình thức và đối tượng được đề nghị.")),
        Some(offer) if offers.audience(audience, offer.kind).is_none() => {
            let message = format!("Chọn một đối tượng thi đua dành cho {}.", terms::kind(offer.kind));
            errors.push(FieldError::new("doi-tuong", message));
        }
        Some(_) => {}
    }
    errors
}

/// The first step: form, kind and audience, with what is used of each limit.
pub(super) fn body(offers: &Offers, query: &Query) -> Markup {
    let errors = faults(offers, query);
    let (form, audience) = (query.get("hinh-thuc"), query.get("doi-tuong"));
    let choices: Vec<Choice> =
        offers.forms.iter().map(|offer| Choice::new(offer.value(), choice(offer))).collect();
    let audiences: Vec<Choice> = offers.plan.audiences.iter().map(|found| {
        let kinds: Vec<&str> = found.kinds.iter().map(|kind| terms::kind(*kind)).collect();
        let label = html! { span { (found.name) " (" (kinds.join(", ")) ") " (cite(None, &found.source.section)) } };
        Choice::new(found.id.as_str(), label)
    }).collect();
    let forms = Field::new("hinh-thuc", "Hình thức khen thưởng, cho ai").value(form);
    let groups = Field::new("doi-tuong", "Đối tượng thi đua của kế hoạch").value(audience);
    html! {
        (error_summary(&errors))
        (section("chon", "Đề nghị gì, cho ai", html! {
            @if choices.is_empty() {
                p { "Kế hoạch không nêu hình thức khen thưởng nào cho đợt này." }
            } @else {
                (Form::get(format!("{}/moi", paths::NOMINATIONS), "Tiếp tục")
                    .novalidate()
                    .hidden(html! { (hidden("dot", offers.round.round.as_str())) (hidden(CHOSEN, "1")) })
                    .with(html! {
                        (forms.error(message_for(&errors, "hinh-thuc")).radios(&choices))
                        (groups.error(message_for(&errors, "doi-tuong")).radios(&audiences))
                    }))
            }
        }))
    }
}

fn choice(offer: &Offer) -> Markup {
    html! { span {
        (sentence_case(&offer.label()))
        @if let Some(meter) = &offer.meter {
            ": đã đề nghị " (meter.nominated) ", tối đa " (meter.limit) " "
            (meter::quota(meter.nominated.into(), meter.limit.into())) " "
            (cite(None, &meter.source.section))
        } @else if let Some(section) = &offer.section {
            ": kế hoạch không nêu mức tối đa " (cite(None, section))
        } @else {
            ": khen đột xuất, không cần kế hoạch nêu trước"
        }
    } }
}
