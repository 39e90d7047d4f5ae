//! Sửa nội dung đề nghị: the unit puts right what it had put forward, in every field, before it is appraised or after it
//! was returned. Papers are completed on the nomination's own page.

use super::offers::{Offer, Offers};
use super::submit_nomination::{
    self as written, ACHIEVEMENT, APART, AUDIENCE, BIRTH_YEAR, CRITERIA, FORM, FROM, INITIATIVE, NAME, OFFER,
    OUT_OF_TURN, POSITION, POSTHUMOUS, STANDING, TO,
};
use super::who::{self, WHO, Written};
use crate::pages::office::Query;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::pages::office::stands::Stands;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::field::hidden;
use crate::ui::layout::{Heading, Page};
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_desk::NomineeForm;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{NominationId, UnitId};
use sovang_domain::nomination::{Nomination, Proposal};
use sovang_domain::plan::Audience;
use sovang_projections::locality_directory::{self, UnitRow};
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_words::personal::readable;
use sovang_words::{format, slug, terms};

/// The last part of its address.
pub(super) const DEED: &str = "sua";
const UNIT: &str = "don-vi";
const REASON: &str = "ly-do-sua";

/// What the page is drawn from: the form in which it was written, filled with what stands there.
struct View {
    row: NominationRow,
    units: Vec<UnitRow>,
    written: written::View,
}

/// The nomination; the form and audience chosen anew, as they stand where nothing is chosen; and what says who it is.
type Chosen = (NominationId, [String; 2], Option<Written>);

impl FormPage for View {
    type Subject = Chosen;

    async fn load(
        app: &App,
        who: &SignedIn,
        (id, [offer, audience], said): &Chosen,
    ) -> Result<Self, PageError> {
        let row = app.views().read(|connection| nomination_board::one(connection, id))?;
        let row = row.ok_or(PageError::NotFound)?;
        let (proposal, locality) = (&row.proposal, row.locality.clone());
        who.must(Act::SubmitNomination, &Place::unit(locality.clone(), proposal.nominee.unit.clone()))?;
        let offers = Offers::load(app, who, proposal.round.as_str())?;
        let now = format!("{}.{}", proposal.form, slug::kind(proposal.nominee.kind));
        let offer = if offer.is_empty() { &now } else { offer };
        let audience = if audience.is_empty() { proposal.audience.as_str() } else { audience };
        let chosen = offers.chosen(offer, audience).ok_or(PageError::BadRequest)?;
        let said = said.clone().unwrap_or_else(|| Written::of(&as_it_stands(proposal, &chosen.1)));
        let said = said.again(&proposal.nominee.subject);
        let mut units = app.views().read(|connection| locality_directory::units(connection, &locality))?;
        // its own stays in the list, also where it became part of another: nobody moves a dossier by mending a word
        units.retain(|unit| unit.merged_into.is_none() || unit.unit == proposal.nominee.unit);
        Ok(Self { written: written::View::of(app, who, offers, chosen, &said)?, units, row })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.written.who.page(app, paths::NOMINATIONS, "Sửa nội dung đề nghị");
        let heading = Heading::new("Sửa nội dung đề nghị")
            .kicker(self.written.offers.title())
            .lead("Bản trước vẫn ở trong sổ; giấy tờ thì bổ sung ở trang của đề nghị.");
        let breadcrumbs = vec![
            ("Đề nghị".to_owned(), paths::NOMINATIONS.to_owned()),
            (self.row.name().to_owned(), paths::nomination(&self.row.nomination)),
        ];
        Page { heading, breadcrumbs, body: form(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.written.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.written.draft
    }

    fn address(&self) -> String {
        paths::nomination(&self.row.nomination)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: Nomination::TYPE, id: self.row.nomination.as_str(), version: self.row.version })
    }
}

fn form(view: &View) -> Markup {
    let View { written: content, units, .. } = view;
    let own: Vec<Choice> = units.iter().map(|unit| Choice::new(unit.unit.as_str(), &unit.name)).collect();
    let fields = html! {
        (stands(view).unseen())
        (hidden(OFFER, &content.offer.value()))
        (hidden(AUDIENCE, content.audience.id.as_str()))
        (written::fields(content))
        (content.draft.field(FORM, UNIT, "Đơn vị").select(&own))
        (content.draft.field(FORM, REASON, "Lý do sửa").hint("Chỉ cán bộ đọc được.").text())
    };
    section(
        FORM,
        "Nội dung đúng",
        html! {
            p { (content.offer.label()) "; đối tượng: " (content.audience.name) "." }
            (others(view))
            (view.form(DEED, "Ghi lại nội dung").long().with(fields))
        },
    )
}

/// The fields as they stand, under the form and audience that are chosen.
fn stands(view: &View) -> Stands {
    let values = as_it_stands(&view.row.proposal, &view.written.audience);
    let unit = &view.row.proposal.nominee.unit;
    let name = view.units.iter().find(|row| row.unit == *unit).map_or(unit.as_str(), |row| &row.name);
    let all = |name: &str| values.all(name).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let yes = |name: &str| if values.get(name).is_empty() { "không" } else { "có" }.to_owned();
    let standing = view.row.proposal.nominee.standing.map(terms::standing).unwrap_or_default();
    let criteria = view.row.proposal.criteria.iter().map(|source| source.section.as_str());
    let now = format!("{}.{}", view.row.proposal.form, slug::kind(view.row.proposal.nominee.kind));
    let audience = view.row.proposal.audience.as_str();
    let typed = [NAME, POSITION, APART, BIRTH_YEAR, ACHIEVEMENT, FROM, TO, OUT_OF_TURN];
    let stands =
        typed.into_iter().fold(Stands::default(), |stands, name| stands.typed(name, values.get(name)));
    stands
        .typed(OFFER, now)
        .typed(AUDIENCE, audience)
        .chosen(UNIT, unit.as_str(), name)
        .chosen(STANDING, values.get(STANDING), standing)
        .ticked(CRITERIA, all(CRITERIA), criteria.collect::<Vec<_>>().join(", "))
        .ticked(INITIATIVE, all(INITIATIVE), yes(INITIATIVE))
        .ticked(POSTHUMOUS, all(POSTHUMOUS), yes(POSTHUMOUS))
}

/// The way to another form or audience.
fn others(view: &View) -> Markup {
    let offers = &view.written.offers;
    let at = |offer: &str, audience: &str| {
        format!("{}/{DEED}?{OFFER}={offer}&{AUDIENCE}={audience}", paths::nomination(&view.row.nomination))
    };
    let takes = |offer: &Offer| {
        let kind = offer.kind;
        offers.plan.audiences.iter().filter(move |audience| audience.kinds.contains(&kind))
    };
    html! {
        details {
            summary { "Sai hình thức hoặc đối tượng thì chọn lại" }
            ul {
                @for offer in &offers.forms {
                    @for audience in takes(offer) {
                        li { a href=(at(&offer.value(), audience.id.as_str())) { (offer.label()) "; " (audience.name) } }
                    }
                }
            }
        }
    }
}

/// What was put forward, as it stands in such a form.
fn as_it_stands(proposal: &Proposal, audience: &Audience) -> Values {
    let nominee = &proposal.nominee;
    let year = nominee.birth_year.as_ref().and_then(|year| year.value().copied());
    let standing = slug::STANDINGS.into_iter().find(|(_, standing)| Some(*standing) == nominee.standing);
    let mut values = Values::from([
        (NAME, readable(&nominee.name).to_owned()),
        (POSITION, readable(&nominee.position).to_owned()),
        (APART, nominee.apart.as_ref().map(|apart| readable(apart).to_owned()).unwrap_or_default()),
        (BIRTH_YEAR, year.map(|year| year.to_string()).unwrap_or_default()),
        (STANDING, standing.map(|(slug, _)| slug.to_owned()).unwrap_or_default()),
        (ACHIEVEMENT, readable(&proposal.achievement).to_owned()),
        (FROM, format::date(proposal.period.from)),
        (TO, format::date(proposal.period.to)),
        (OUT_OF_TURN, proposal.out_of_turn.as_ref().map(|why| readable(why).to_owned()).unwrap_or_default()),
    ]);
    if proposal.initiative {
        values.add(INITIATIVE, "co");
    }
    if proposal.posthumous {
        values.add(POSTHUMOUS, "co");
    }
    for (place, criterion) in audience.criteria.iter().enumerate() {
        if proposal.criteria.contains(&criterion.source) {
            values.add(CRITERIA, place.to_string());
        }
    }
    values
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<NominationId>,
    query: Query,
) -> Answer {
    let chosen = (id, [OFFER, AUDIENCE].map(|name| query.get(name).to_owned()), None);
    let mut view = View::load(&app, &who, &chosen).await?;
    let mut values = as_it_stands(&view.row.proposal, &view.written.audience);
    values.set(UNIT, view.row.proposal.nominee.unit.as_str());
    values.set(WHO, view.written.people.before().unwrap_or_default());
    view.written.draft.came_back(FORM, values, std::collections::BTreeMap::new(), &[]);
    Ok(answer(StatusCode::OK, &view.draw(&app)))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    // a form or audience that was not chosen anew here is the one that stands by now
    let untouched = [OFFER, AUDIENCE].iter().all(|name| Stands::is_untouched(&sent.form.values, name));
    let chosen = [OFFER, AUDIENCE].map(|name| match untouched {
        true => String::new(),
        false => sent.form.values.get(name).to_owned(),
    });
    let said = Written::of(&sent.form.values);
    let mut step = Step::<View>::begin(app, sent, (id, chosen, Some(said)), FORM).await?;
    let mut errors = step.take_over(&stands(&step.view));
    let read = written::read(&step.view.written, &step.values, &mut errors);
    who::unless_recorded(&step.app, &step.sent.form.key, &mut errors).await?;
    let unit = UnitId::from(step.values.need(UNIT, "Chọn đơn vị.", &mut errors));
    let reason = step.values.need_line(REASON, "Ghi vì sao sửa, ít nhất một câu.", &mut errors);
    let (Some(form), true) = (read, errors.is_empty()) else { return step.mend(&errors) };
    let nomination = &step.view.row.nomination;
    // whoever hands it to another unit reads it no more
    let own = step.sent.who.reporting_unit().is_some_and(|own| own == unit);
    let read_on = if own { paths::nomination(nomination) } else { paths::NOMINATIONS.to_owned() };
    let form = NomineeForm { unit, ..form };
    let result = step.app.desk.correct_nomination(&step.asking_for(read_on), nomination, form, reason).await;
    step.settle_at(result, written::field).await
}
