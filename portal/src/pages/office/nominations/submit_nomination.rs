//! Gửi đề nghị: the unit writes down whom it puts forward, for what.

use super::brought;
use super::choose::frame;
use super::correct_birth_year;
use super::kin;
use super::offers::{Offer, Offers};
use super::who::{self, People, Written};
use crate::pages::office::draft::Draft;
use crate::pages::office::files;
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::form::Form;
use crate::ui::layout::Page;
use crate::ui::ledger::{cite, details};
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::extract::State;
use maud::{Markup, html};
use sovang_desk::NomineeForm;
use sovang_domain::calendar::Period;
use sovang_domain::document::Document;
use sovang_domain::ids::NominationId;
use sovang_domain::nomination::{NominationRefusal, Span};
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::{Audience, Occasion};
use sovang_domain::refusal::Refusal;
use sovang_words::format::sentence_case;
use sovang_words::{format, names, refusal, slug, terms};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const FORM: &str = "viet-de-nghi";
// what was chosen before
pub(super) const ROUND: &str = "dot";
pub(super) const OFFER: &str = "hinh-thuc";
pub(super) const AUDIENCE: &str = "doi-tuong";
// what is written; the papers have their own names
pub(super) const NAME: &str = "ten";
pub(super) const POSITION: &str = "chuc-vu";
pub(super) const BIRTH_YEAR: &str = "nam-sinh";
pub(super) const APART: &str = "phan-biet";
pub(super) const STANDING: &str = "vai-tro";
pub(super) const CRITERIA: &str = "tieu-chi";
pub(super) const ACHIEVEMENT: &str = "thanh-tich";
pub(super) const FROM: &str = "tu-ngay";
pub(super) const TO: &str = "den-ngay";
pub(super) const INITIATIVE: &str = "sang-kien";
pub(super) const POSTHUMOUS: &str = "truy-tang";
pub(super) const OUT_OF_TURN: &str = "vi-sao-dot-xuat";

/// What an achievement says and who will read it.
pub(super) const ACHIEVEMENT_HINT: &str = "Làm được gì, bao nhiêu, cho ai, từ 2 đến 5 câu. Được khen thì phần này công khai: không ghi số điện thoại, địa chỉ nhà, số giấy tờ.";

/// What the page is drawn from.
#[derive(Clone)]
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) offers: Offers,
    pub(super) offer: Offer,
    pub(super) audience: Audience,
    pub(super) people: People,
    pub(super) draft: Draft,
}

/// What was chosen before: round, form with kind, audience; and what says who it is.
type Chosen = ([String; 3], Written);

impl View {
    pub(super) fn of(
        app: &App,
        who: &SignedIn,
        offers: Offers,
        (offer, audience): (Offer, Audience),
        written: &Written,
    ) -> Result<Self, PageError> {
        let people = People::load(app, &offers, &offer, written)?;
        Ok(Self { who: who.clone(), offers, offer, audience, people, draft: Draft::plain() })
    }

    /// As the page opens: filled in for somebody who was chosen from the register.
    pub(super) fn opens(mut self, app: &App, chosen: &str) -> Page {
        if let Some(values) = self.people.filled(chosen) {
            self.draft.came_back(FORM, values, BTreeMap::new(), &[]);
        }
        self.draw(app)
    }
}

impl FormPage for View {
    type Subject = Chosen;

    async fn load(
        app: &App,
        who: &SignedIn,
        ([round, offer, audience], written): &Chosen,
    ) -> Result<Self, PageError> {
        let offers = Offers::load(app, who, round)?;
        let chosen = offers.chosen(offer, audience).ok_or(PageError::BadRequest)?;
        Self::of(app, who, offers, chosen, written)
    }

    fn draw(&self, app: &App) -> Page {
        frame(app, &self.who, &self.offers, html! { (who::search(self)) (form(self)) })
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

fn form(view: &View) -> Markup {
    let View { offers, offer, audience, .. } = view;
    let unseen = html! {
        (form_fields(&view.who, None))
        (hidden(ROUND, offers.round.round.as_str()))
        (hidden(OFFER, &offer.value()))
        (hidden(AUDIENCE, audience.id.as_str()))
    };
    let change = format!("{}/moi?dot={}", paths::NOMINATIONS, offers.round.round);
    let form = Form::post(paths::NOMINATIONS, "Gửi đề nghị").multipart().novalidate().long().hidden(unseen);
    section(
        FORM,
        "Nội dung đề nghị",
        html! {
            p {
                (offer.label()) "; đối tượng: " (audience.name) " " (cite(None, &audience.source.section)) ". "
                a href=(change) { "Chọn lại" }
            }
            @if offers.is_late() { (late(offers)) }
            (form.with(html! {
                (fields(view))
                (brought::fields(view))
            }))
        },
    )
}

/// What is written of a nominee, papers apart.
pub(super) fn fields(view: &View) -> Markup {
    let draft = &view.draft;
    html! {
        (nominee(view))
        (who::question(view))
        (criteria(view))
        (draft.field(FORM, ACHIEVEMENT, "Thành tích").hint(ACHIEVEMENT_HINT).textarea(6))
        (draft.field(FORM, FROM, "Giai đoạn thành tích, từ ngày").date())
        (draft.field(FORM, TO, "Đến ngày")
            .hint("Cùng một giai đoạn không khen hai lần trong một phong trào.")
            .date())
        @if view.offers.round.occasion == Occasion::Unscheduled {
            (draft.field(FORM, OUT_OF_TURN, "Vì sao khen đột xuất").hint(html! {
                "Đột xuất là một loại khen thưởng riêng, khác khen theo phong trào " (cite(None, "Luật Thi đua, khen thưởng, Điều 8"))
                ". Cần ghi khi thành tích kéo dài hơn 3 tháng, hoặc đã xét ở một đợt của phong trào mà chưa khen. Chỉ cán bộ đọc được."
            }).text())
        }
        (initiative(draft))
        (posthumous(draft))
        (kin::question(draft, FORM, draft.value(FORM, POSTHUMOUS) == "co"))
    }
}

fn late(offers: &Offers) -> Markup {
    let due =
        offers.round.nominations_due.map(|due| format!(" ({})", format::deadline(due))).unwrap_or_default();
    inset_text(html! {
        p { "Đã hết hạn gửi đề nghị" (due) ". Gửi bây giờ vẫn được ghi vào sổ, là nộp sau hạn; Chủ tịch cho nhận thì mới được thẩm định." }
    })
}

fn nominee(view: &View) -> Markup {
    let (draft, kind) = (&view.draft, view.offer.kind);
    let standings =
        slug::STANDINGS.map(|(slug, standing)| Choice::new(slug, sentence_case(terms::standing(standing))));
    let (name, position) = match kind {
        NomineeKind::Individual => ("Họ và tên", "Chức vụ hoặc nghề nghiệp"),
        NomineeKind::Collective => ("Tên tập thể", "Thuộc bộ phận, lĩnh vực nào (nếu cần)"),
        NomineeKind::Household => ("Họ và tên chủ hộ", "Nghề nghiệp chính (nếu cần)"),
    };
    html! {
        (draft.field(FORM, NAME, name).hint("Ghi đúng như sẽ đứng trong quyết định, không ghi Ông, Bà, Đ/c ở trước.").autocomplete("off").text())
        (draft.field(FORM, POSITION, position).autocomplete("off").text())
        @if kind == NomineeKind::Individual {
            (draft.field(FORM, BIRTH_YEAR, "Năm sinh (nếu cần)")
                .hint("Chỉ để phân biệt hai người cùng tên. Không công khai.")
                .inputmode("numeric")
                .number(1900, u64::try_from(view.offers.today.year()).ok()))
            (draft.field(FORM, STANDING, "Người được đề nghị là").radios(&standings))
        }
        @if kind != NomineeKind::Collective {
            (draft.field(FORM, APART, "Điểm phân biệt (nếu cần)")
                .hint("Ví dụ: con ông Lê Văn Bảy; tổ 3. Chỉ để phân biệt người cùng tên. Không công khai.")
                .autocomplete("off")
                .text())
        }
    }
}

fn criteria(view: &View) -> Markup {
    let (draft, audience) = (&view.draft, &view.audience);
    if audience.criteria.is_empty() {
        return html! { p { "Kế hoạch không đặt tiêu chí riêng cho đối tượng này." } };
    }
    let choices: Vec<Choice> = audience
        .criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| {
            let label = html! { span { (criterion.short) " " (cite(None, &criterion.source.section)) } };
            Choice::new(place.to_string(), label)
        })
        .collect();
    let quoted = html! {
        @for criterion in &audience.criteria {
            p { "“" (criterion.source.words) "” " (cite(None, &criterion.source.section)) }
        }
    };
    html! {
        (draft.field(FORM, CRITERIA, "Đạt tiêu chí nào").checkboxes(&choices, &draft.all(FORM, CRITERIA)))
        (details("Nguyên văn tiêu chí trong kế hoạch", quoted))
    }
}

fn initiative(draft: &Draft) -> Markup {
    let choice = Choice::new("co", "Có, kèm giấy xác nhận của cơ quan có thẩm quyền");
    draft
        .field(FORM, INITIATIVE, "Thành tích dựa trên phát minh, sáng chế, sáng kiến")
        .checkboxes(&[choice], &draft.all(FORM, INITIATIVE))
}

fn posthumous(draft: &Draft) -> Markup {
    let choice = Choice::new("co", "Người được đề nghị đã mất; quyết định ghi “Truy tặng”");
    draft
        .field(FORM, POSTHUMOUS, "Truy tặng")
        .hint("Chỉ cho cá nhân. Người nhận thay không công khai: không ghi tên người nhận thay vào phần thành tích.")
        .checkboxes(&[choice], &draft.all(FORM, POSTHUMOUS))
}

pub(super) async fn handle(State(app): State<App>, sent: Signed) -> Answer {
    let chosen = [ROUND, OFFER, AUDIENCE].map(|name| sent.form.values.get(name).to_owned());
    let written = Written::of(&sent.form.values);
    let step = Step::<View>::begin(app, sent, (chosen, written), FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    let read = read(&step.view, &step.values, &mut errors);
    let days = brought::days(&step.view.offers.papers, &step.values, step.app.today(), &mut errors);
    who::unless_recorded(&step.app, &step.sent.form.key, &mut errors).await?;
    let (Some(mut nominee), true) = (read, errors.is_empty()) else { return step.mend(&errors) };
    for paper in &step.view.offers.papers {
        let kept = files::keep(&step.app, &step.sent.form, paper.id.as_str(), &paper.id).await?;
        let date = days.get(&paper.id).copied();
        nominee.documents.extend(kept.map(|document| Document { date, ..document }));
    }
    // the desk names the nomination after the form's key
    let id = NominationId::within(&step.view.offers.round.locality, step.sent.form.key.as_str());
    let asking = step.asking_for(paths::nomination(&id));
    let result = step.app.desk.submit_nomination(&asking, nominee).await.map(|nominated| nominated.done);
    step.settle_at(result, field).await
}

/// The field that a refusal is about.
pub(super) fn field(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::Nomination(NominationRefusal::OutOfTurnUnsaid { .. }) => Some(OUT_OF_TURN),
        Refusal::Nomination(NominationRefusal::AnotherUnexplained { .. }) => Some(who::WHY_OTHER),
        _ => None,
    }
}

/// A name that a decision cannot bear.
const NOT_IN_FULL: &str = "Ghi đủ họ và tên, không viết tắt chữ nào: quyết định khen thưởng ghi tên đầy đủ.";

pub(super) fn read(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> Option<NomineeForm> {
    let View { offers, offer, audience, .. } = view;
    let name = values.need_line(NAME, "Ghi tên người, tập thể hoặc hộ được đề nghị.", errors);
    let individual = offer.kind == NomineeKind::Individual;
    if offer.kind != NomineeKind::Collective && names::is_abbreviated(&name) {
        errors.push(FieldError::new(NAME, NOT_IN_FULL));
    }
    one_person(&name, individual, errors);
    let position = if individual {
        values.need_line(POSITION, "Ghi chức vụ hoặc nghề nghiệp.", errors)
    } else {
        values.line(POSITION, errors)
    };
    let birth_year =
        if individual { correct_birth_year::read(values, BIRTH_YEAR, offers.today, errors) } else { None };
    let standing = if individual { standing(values, errors) } else { None };
    let apart = Some(values.line(APART, errors)).filter(|apart| !apart.is_empty());
    let who = who::read(view, values, errors);
    let criteria = ticked(values, audience.criteria.len(), errors);
    let achievement = values.need(ACHIEVEMENT, "Ghi thành tích, vài câu.", errors);
    let from = values.need_date(FROM, "Chọn ngày bắt đầu của giai đoạn thành tích.", errors);
    let to = values.need_date(TO, "Chọn ngày kết thúc của giai đoạn thành tích.", errors);
    let period = match (from, to) {
        (Some(from), Some(to)) => {
            let period = Period::new(from, to);
            if period.is_none() {
                errors.push(FieldError::new(
                    TO,
                    "Ngày kết thúc đang trước ngày bắt đầu. Chọn lại một trong hai ngày.",
                ));
            }
            let span = Span::of(&offers.plan, offers.round.year, offers.round.occasion);
            let refused = period.and_then(|period| span.takes(&period, offers.today).err());
            if let Some(refused) = refused {
                let early = matches!(
                    refused,
                    NominationRefusal::PeriodNotBegun { .. }
                        | NominationRefusal::PeriodOutsideCampaign { .. }
                );
                let message = refusal::words(&refused.into()).sentence();
                errors.push(FieldError::new(if early { FROM } else { TO }, message));
            }
            period
        }
        _ => None,
    };
    kin::check(values, values.get(POSTHUMOUS) == "co", errors);
    for field in [NAME, POSITION, ACHIEVEMENT] {
        values.without_private_numbers(field, errors);
    }
    Some(NomineeForm {
        round: offers.round.round.clone(),
        unit: offers.unit.clone(),
        kind: offer.kind,
        name,
        position,
        birth_year,
        apart,
        who,
        standing,
        form: offer.form.clone(),
        audience: audience.id.clone(),
        criteria: criteria.into_iter().collect(),
        achievement,
        period: period?,
        initiative: values.get(INITIATIVE) == "co",
        posthumous: values.get(POSTHUMOUS) == "co",
        out_of_turn: Some(values.line(OUT_OF_TURN, errors)).filter(|why| !why.is_empty()),
        documents: Vec::new(),
    })
}

/// The name of one person holds nothing else: two people are two nominations.
fn one_person(name: &str, individual: bool, errors: &mut Vec<FieldError>) {
    if let Some(beside) = names::beside_a_name(name).filter(|_| individual) {
        let message = format!(
            "Bỏ “{beside}”: mỗi đề nghị là một người, chỉ ghi họ và tên. Hai người thì gửi hai đề nghị."
        );
        errors.push(FieldError::new(NAME, message));
    }
}

/// The criteria that were ticked, of so many.
fn ticked(values: &Values, offered: usize, errors: &mut Vec<FieldError>) -> BTreeSet<usize> {
    let ticked = values.all(CRITERIA).into_iter().map(|place| place.parse().unwrap_or(usize::MAX));
    let (criteria, unknown): (BTreeSet<usize>, BTreeSet<usize>) = ticked.partition(|place| *place < offered);
    if !unknown.is_empty() {
        errors.push(FieldError::new(
            CRITERIA,
            "Tiêu chí đã chọn không có trong kế hoạch. Tải lại trang rồi chọn lại.",
        ));
    } else if offered > 0 && criteria.is_empty() {
        errors.push(FieldError::new(CRITERIA, "Chọn ít nhất một tiêu chí đạt được."));
    }
    criteria
}

fn standing(values: &Values, errors: &mut Vec<FieldError>) -> Option<Standing> {
    let wanted = values.get(STANDING);
    let standing =
        slug::STANDINGS.into_iter().find(|(slug, _)| *slug == wanted).map(|(_, standing)| standing);
    if standing.is_none() {
        errors.push(FieldError::new(STANDING, "Chọn vai trò của người được đề nghị."));
    }
    standing
}
