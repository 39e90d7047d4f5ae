//! Gửi cả danh sách: a unit puts forward everybody at once. A list is pasted or sent as a file, shown nominee by nominee in
//! the fields of [`submit_nomination`], mended, checked as often as one likes, and recorded as a whole. Nothing is kept
//! before.

mod heads;
mod propose;
mod read;

use super::brought;
use super::choose::frame;
use super::offers::Offers;
use super::submit_nomination::{self, FORM, FROM, NAME, ROUND, STANDING, TO};
use super::who::{People, Written};
use crate::pages::office::draft::{Draft, of_row};
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::pages::office::sheet;
use crate::pages::office::{Query, files, outcome};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::form::Form;
use crate::ui::layout::Page;
use crate::ui::ledger::{details, opened};
use crate::ui::links::{Link, list};
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::extract::State;
use axum::http::StatusCode;
use heads::HEADS;
use maud::{Markup, html};
use propose::Seat;
use read::Days;
use sovang_desk::{Denied, NomineeForm};
use sovang_domain::award_round::RoundStanding;
use sovang_domain::document::Document;
use sovang_domain::plan::{Occasion, Paper};
use sovang_words::fold::fold;
use sovang_words::format::{count2, sentence_case};
use sovang_words::{refusal, slug, terms};
use std::collections::BTreeMap;

/// The form that takes a list in.
pub(super) const PREVIEW: &str = "xem";
/// The form that records it.
pub(super) const DEED: &str = "ghi";
/// How many rows the form has.
const ROWS: &str = "so-dong";
/// Form, kind and audience of one nominee: giay-khen.ca-nhan/can-bo.
const FOR: &str = "cho";
/// Whether criteria are taken from the row above.
const FILL_DOWN: &str = "tieu-chi-theo-dong-tren";
/// The button that only checks.
const CHECK: &str = "kiem-tra";
/// The most nominees of one list.
const MOST: usize = 100;

/// What the page is drawn from.
pub(super) struct View {
    who: SignedIn,
    offers: Offers,
    /// Every form of the round with every audience that it fits.
    seats: Vec<Seat>,
    /// The nominees that were written down, by their row; without their fields where it is not chosen yet for what.
    rows: BTreeMap<usize, Option<submit_nomination::View>>,
    checked: bool,
    /// How many rows were recorded before one was refused: they are no rows any more.
    recorded: usize,
    draft: Draft,
}

impl FormPage for View {
    /// The round, and what was written down.
    type Subject = (String, Values);

    async fn load(app: &App, who: &SignedIn, (round, values): &Self::Subject) -> Result<Self, PageError> {
        let offers = Offers::load(app, who, round)?;
        let seats = Seat::all(&offers);
        let draft = Draft::plain();
        let who = who.clone();
        let mut view = Self { who, offers, seats, rows: BTreeMap::new(), checked: false, recorded: 0, draft };
        view.seat(app, values)?;
        Ok(view)
    }

    fn draw(&self, app: &App) -> Page {
        let body = if self.draft.is(FORM) { shown(self) } else { asked(self) };
        frame(app, &self.who, &self.offers, body)
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::NOMINATIONS.to_owned()
    }

    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

impl View {
    /// Reads for every row who looks alike.
    fn seat(&mut self, app: &App, values: &Values) -> Result<(), PageError> {
        let rows: usize = values.get(ROWS).parse().unwrap_or_default();
        for row in 1..=rows.min(MOST) {
            let own = values.of_row(row);
            if own.get(NAME).is_empty() {
                continue;
            }
            let seat = self.seats.iter().find(|seat| seat.value() == own.get(FOR));
            let nominee = match seat {
                Some(Seat { offer, audience }) => Some(submit_nomination::View {
                    people: People::load(app, &self.offers, offer, &Written::of(&own))?,
                    who: self.who.clone(),
                    offers: self.offers.clone(),
                    offer: offer.clone(),
                    audience: audience.clone(),
                    draft: Draft::plain(),
                }),
                None => None,
            };
            self.rows.insert(row, nominee);
        }
        Ok(())
    }

    /// Whether a decision rests on the days of the papers.
    fn rests_on_days(&self) -> bool {
        self.offers.round.occasion == Occasion::Unscheduled
    }

    fn form_at(&self, deed: &str, submit: &str) -> Form {
        let unseen = html! {
            (form_fields(&self.who, None))
            (hidden(ROUND, self.offers.round.round.as_str()))
        };
        let action = format!("{}/{deed}", paths::NEW_NOMINEES);
        Form::post(action, submit).multipart().novalidate().hidden(unseen)
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let view = View::load(&app, &who, &(query.get(ROUND).to_owned(), Values::default())).await?;
    Ok(answer(StatusCode::OK, &view.draw(&app)))
}

/// The page on which a list is pasted, with what holds for every row that does not say it itself.
fn asked(view: &View) -> Markup {
    if view.offers.round.standing() == RoundStanding::PastNominations {
        return inset_text(html! { p { (view.offers.title()) " đã qua bước nhận đề nghị." } });
    }
    let field = |name: &str, label: &str| view.draft.field(PREVIEW, name, label);
    let standings =
        slug::STANDINGS.map(|(slug, standing)| Choice::new(slug, sentence_case(terms::standing(standing))));
    let standings: Vec<Choice> =
        std::iter::once(Choice::new("", "Ghi ở từng người")).chain(standings).collect();
    let hint = "Dòng đầu là tiêu đề: Họ và tên (hoặc tên tập thể), Chức vụ, Năm sinh, Hình thức, Đối tượng, Tiêu chí, Thành tích, Từ ngày, Đến ngày. Cột nào thiếu thì ghi ở bước sau.";
    section(
        PREVIEW,
        "Danh sách đề nghị",
        html! {
            p { "Một tờ trình, một biên bản, mọi cá nhân và tập thể của đơn vị trong một lần gửi. Bấm xem trước chưa ghi gì vào sổ." }
            (view.form_at(PREVIEW, "Xem trước").long().with(html! {
                (sheet::fields(field, hint))
                h3 { "Dùng cho dòng nào không ghi" }
                @for (name, label, choices) in Seat::by_kind(&view.seats) {
                    (field(name, label).select(&choices))
                }
                (field(STANDING, "Người được đề nghị là").select(&standings))
                (field(FROM, "Giai đoạn thành tích, từ ngày").date())
                (field(TO, "Đến ngày").date())
            }))
            (list(&[Link::new(format!("{}/moi?{ROUND}={}", paths::NOMINATIONS, view.offers.round.round), "Gửi từng đề nghị")]))
        },
    )
}

/// The list, nominee by nominee.
fn shown(view: &View) -> Markup {
    let draft = &view.draft;
    let wrong = |row: usize| {
        let suffix = of_row("", row);
        draft.errors().iter().filter(|error| error.field.ends_with(&suffix)).count()
    };
    let fill = Choice::new(
        "co",
        "Người chưa chọn tiêu chí thì lấy như người gần nhất ở trên cùng hình thức, đối tượng",
    );
    section(
        FORM,
        format!("Danh sách: {} đề nghị", count2(view.rows.len() as u64)),
        html! {
            @match view.recorded {
                0 => p { "Chưa ghi gì vào sổ." },
                recorded => p { "Đã ghi vào sổ " (count2(recorded as u64)) " đề nghị đứng trước dòng bị dừng; những dòng còn lại dưới đây chưa ghi." },
            }
            p { "Mở từng người để xem, sửa; xóa tên thì bỏ người đó. Kiểm tra bao nhiêu lần cũng được." }
            @if view.checked { (inset_text(html! { p { "Không còn chỗ nào phải sửa. Bấm Gửi cả danh sách để ghi vào sổ." } })) }
            (view.form_at(DEED, "Gửi cả danh sách").long().with(html! {
                (hidden(ROWS, draft.value(FORM, ROWS)))
                h3 { "Giấy tờ chung của danh sách" }
                p { "Gửi một lần, dùng cho mọi đề nghị dưới đây. Giấy tờ riêng của từng người thì gửi ở người đó. Chưa đủ vẫn gửi được, thêm sau." }
                @for paper in &view.offers.papers { (brought::dated(draft, FORM, paper, view.rests_on_days())) }
                h3 { "Từng đề nghị" }
                (draft.field(FORM, FILL_DOWN, "Tiêu chí").checkboxes(&[fill], &draft.all(FORM, FILL_DOWN)))
                @for (row, nominee) in &view.rows { (one(view, *row, nominee.as_ref(), wrong(*row))) }
                p { button type="submit" name=(CHECK) value="1" { "Kiểm tra" } }
            }))
            (list(&[Link::new(paths::new_nominees(&view.offers.round.round), "Bỏ, dán danh sách khác")]))
        },
    )
}

/// One nominee, folded where nothing is to be mended.
fn one(view: &View, row: usize, nominee: Option<&submit_nomination::View>, wrong: usize) -> Markup {
    let draft = view.draft.row(row);
    let seats = view.seats.iter().map(|seat| Choice::new(seat.value(), seat.label()));
    let seats: Vec<Choice> = std::iter::once(Choice::new("", "Chọn")).chain(seats).collect();
    let name = draft.value(FORM, NAME);
    let summary = html! {
        (row) ". " (name)
        @if let Some(nominee) = nominee { ", " (nominee.offer.label()) }
        @if wrong > 0 { ": còn " (wrong) " chỗ cần sửa" }
    };
    let seat = draft.field(FORM, FOR, "Hình thức, cho ai, đối tượng thi đua").select(&seats);
    let fields = match nominee {
        Some(nominee) => {
            let own = view.offers.papers.iter().filter(|paper| !is_of_the_list(paper));
            let nominee = submit_nomination::View { draft: draft.clone(), ..nominee.clone() };
            html! {
                (seat)
                (submit_nomination::fields(&nominee))
                @for paper in own { (brought::dated(&draft, FORM, paper, view.rests_on_days())) }
            }
        }
        // what was written travels along until it is chosen for what
        None => html! {
            (draft.field(FORM, NAME, "Họ và tên, hoặc tên tập thể").text())
            (seat)
            @for (field, value) in draft.unseen(&[NAME, FOR]) { (hidden(&field, &value)) }
        },
    };
    if wrong > 0 { opened(summary, fields) } else { details(summary, fields) }
}

/// A paper that one list has once: its proposal, its minutes.
fn is_of_the_list(paper: &Paper) -> bool {
    let name = fold(&paper.name);
    ["to trinh", "bien ban", "danh sach"].iter().any(|begin| name.starts_with(begin))
}

pub(super) async fn preview(State(app): State<App>, sent: Signed) -> Answer {
    let round = sent.form.values.get(ROUND).to_owned();
    let mut step = Step::<View>::begin(app, sent, (round, Values::default()), PREVIEW).await?;
    let mut errors = Vec::new();
    let period = [FROM, TO].map(|name| step.values.date(name, &mut errors));
    let rows = match sheet::rows(&step.app, &step.sent.form).await {
        Ok(rows) => sheet::arranged(rows, HEADS),
        Err(error) => return step.mend(&[error]),
    };
    if rows.len() > MOST {
        let message = format!(
            "Danh sách có {} đề nghị; mỗi lần gửi nhiều nhất {MOST}. Chia thành nhiều lần.",
            rows.len()
        );
        errors.push(FieldError::new(sheet::TEXT, message));
    }
    if rows.is_empty() {
        errors.push(FieldError::new(
            sheet::TEXT,
            "Không thấy tên người hay tập thể nào: xem lại dòng tiêu đề.",
        ));
    }
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let values = propose::propose(&step.view.seats, &step.values, period, rows);
    step.view.seat(&step.app, &values)?;
    let (_, errors) = read::nominees(&step.app, &step.view, &values, &step.sent.form.key).await?;
    step.view.draft.came_back(FORM, values, BTreeMap::new(), &errors);
    let page = step.view.draw(&step.app);
    if errors.is_empty() {
        return Ok(answer(StatusCode::OK, &page));
    }
    Ok(outcome::unreadable(page, &errors))
}

pub(super) async fn handle(State(app): State<App>, mut sent: Signed) -> Answer {
    read::fill_down(&mut sent.form.values);
    let (round, values) = (sent.form.values.get(ROUND).to_owned(), sent.form.values.clone());
    let step = Step::<View>::begin(app, sent, (round, values), FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    let (nominees, wrong) = read::nominees(&step.app, &step.view, &step.values, &step.sent.form.key).await?;
    errors.extend(wrong);
    let days = Days::read(&step.view, &step.values, step.app.today(), &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    if !step.values.get(CHECK).is_empty() {
        return checked(step);
    }
    let nominees = with_papers(&step, nominees, &days).await?;
    let asking = step.asking_for(paths::NOMINATIONS);
    match step.app.desk.submit_nominations(&asking, nominees).await {
        Ok(done) => step.settle(Ok(done)).await,
        Err(stopped) => match stopped.denied {
            Denied::Refused(refused) => {
                let message = format!("Dòng {}: {}", stopped.row, refusal::words(&refused).sentence());
                let error = FieldError::new(of_row(NAME, stopped.row), message);
                let mut step = step;
                step.view.leave_out(&stopped.recorded);
                step.mend(&[error])
            }
            denied => step.settle(Err(denied)).await,
        },
    }
}

impl View {
    /// Those that are recorded are no rows of the list any more.
    fn leave_out(&mut self, recorded: &[usize]) {
        self.rows.retain(|row, _| !recorded.contains(row));
        self.recorded = recorded.len();
    }
}

/// The list again, with nothing to be mended.
fn checked(mut step: Step<View>) -> Answer {
    step.view.checked = true;
    step.view.draft.came_back(FORM, step.values, step.sent.form.files, &[]);
    Ok(answer(StatusCode::OK, &step.view.draw(&step.app)))
}

/// Every nominee with the papers of the list, and its own.
async fn with_papers(
    step: &Step<View>,
    nominees: Vec<(usize, NomineeForm)>,
    days: &Days,
) -> Result<Vec<(usize, NomineeForm)>, PageError> {
    let mut with = Vec::new();
    for (row, mut nominee) in nominees {
        for paper in &step.view.offers.papers {
            let own = of_row(paper.id.as_str(), row);
            let is_own = step.sent.form.files.contains_key(&own);
            let field = if is_own { &own } else { paper.id.as_str() };
            let date = days.on(&paper.id, is_own.then_some(row));
            let kept = files::keep(&step.app, &step.sent.form, field, &paper.id).await?;
            nominee.documents.extend(kept.map(|document| Document { date, ..document }));
        }
        with.push((row, nominee));
    }
    Ok(with)
}

#[cfg(test)]
mod tests;
