//! Ghi địa phương: kind, name, province, and the address, which is proposed from the name.

use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::pages::office::values;
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::extract::State;
use axum::http::StatusCode;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{LocalityId, is_slug};
use sovang_domain::locality::LocalityKind;
use sovang_projections::locality_directory;
use sovang_words::{format, proposed, terms};
use std::collections::BTreeMap;

const FORM: &str = "dia-phuong";
const KIND: &str = "loai";
const NAME: &str = "ten";
const PROVINCE_KIND: &str = "loai-tinh";
const PROVINCE: &str = "tinh";
const ADDRESS: &str = "dia-chi";
/// How a province is called.
const PROVINCE_KINDS: [&str; 2] = ["tỉnh", "thành phố"];

/// What the page is drawn from.
pub(super) struct View {
    who: SignedIn,
    /// The address that the name proposes, while nobody has said it.
    proposed: Option<String>,
    draft: Draft,
}

impl FormPage for View {
    type Subject = ();

    async fn load(_: &App, who: &SignedIn, (): &()) -> Result<Self, PageError> {
        who.must(Act::RegisterLocality, &Place::machine())?;
        Ok(Self { who: who.clone(), proposed: None, draft: Draft::plain() })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::SETUP, "Ghi địa phương");
        Page {
            heading: Heading::new("Ghi địa phương")
                .kicker("Khởi đầu")
                .lead("Xã, phường hoặc đặc khu dùng sổ này."),
            breadcrumbs: vec![("Khởi đầu".into(), paths::SETUP.into())],
            body: body(self),
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
        paths::SETUP_LOCALITY.to_owned()
    }

    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(answer(StatusCode::OK, &View::load(&app, &who, &()).await?.draw(&app)))
}

fn body(view: &View) -> Markup {
    let kinds = LocalityKind::ALL
        .map(|kind| Choice::new(values::word(&kind), format::sentence_case(terms::locality_kind(kind))));
    let provinces = PROVINCE_KINDS.map(|kind| Choice::new(kind, format::sentence_case(kind)));
    let field = |name: &str, label: &str| view.draft.field(FORM, name, label);
    let form =
        Form::post(paths::SETUP_LOCALITY, "Ghi vào sổ").novalidate().hidden(form_fields(&view.who, None));
    html! {
        (section(FORM, "Địa phương", html! {
            @if let Some(address) = &view.proposed {
                (inset_text(html! { p { "Địa chỉ trên cổng sẽ là " strong { "/" (address) } " và không đổi về sau. Xem lại ô địa chỉ bên dưới rồi ghi vào sổ." } }))
            }
            (form.with(html! {
                (field(KIND, "Loại").radios(&kinds))
                (field(NAME, "Tên, không kèm loại").hint("Ví dụ Phú Tân").text())
                (field(PROVINCE_KIND, "Thuộc").radios(&provinces))
                (field(PROVINCE, "Tên tỉnh, thành phố").hint("Không kèm chữ tỉnh, thành phố. Ví dụ An Giang").text())
                (field(ADDRESS, "Địa chỉ trên cổng").hint("Để trống thì lấy từ tên. Chữ thường không dấu, số, gạch nối; không đổi về sau.").autocomplete("off").text())
            }))
        }))
    }
}

pub(super) async fn handle(State(app): State<App>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, (), FORM).await?;
    let mut errors = Vec::new();
    let kind = values::from_word::<LocalityKind>(step.values.get(KIND));
    if kind.is_none() {
        errors.push(FieldError::new(KIND, "Chọn xã, phường hoặc đặc khu."));
    }
    let name = step.values.need_line(NAME, "Ghi tên.", &mut errors);
    with_its_kind(NAME, &name, &["xã ", "phường ", "đặc khu ", "thị trấn "], &mut errors);
    let province_kind = step.values.get(PROVINCE_KIND).to_owned();
    if !PROVINCE_KINDS.contains(&province_kind.as_str()) {
        errors.push(FieldError::new(PROVINCE_KIND, "Chọn tỉnh hoặc thành phố."));
    }
    let province = step.values.need_line(PROVINCE, "Ghi tên tỉnh, thành phố.", &mut errors);
    with_its_kind(PROVINCE, &province, &["tỉnh ", "thành phố ", "tp. ", "tp "], &mut errors);
    let asked = step.values.line(ADDRESS, &mut errors);
    if !asked.is_empty() {
        errors.extend(wrong_address(&step.app, &asked)?);
    }
    let (Some(kind), true) = (kind, errors.is_empty()) else { return step.mend(&errors) };
    if asked.is_empty() {
        return propose(step, &name);
    }
    let locality = LocalityId::from(asked);
    let asking = step.asking_for(paths::setup(&locality));
    let result =
        step.app.desk.register_locality(&asking, &locality, kind, name, (province_kind, province)).await;
    step.settle(result).await
}

/// The kind is chosen beside the name: written in it as well it would stand twice on every page. A name begins in a
/// capital letter.
fn with_its_kind(field: &str, name: &str, kinds: &[&str], errors: &mut Vec<FieldError>) {
    let lower = name.to_lowercase();
    if let Some(kind) = kinds.iter().find(|kind| lower.starts_with(**kind)) {
        let message = format!("Bỏ chữ “{}” ở đầu: loại đã chọn ở trên.", kind.trim());
        errors.push(FieldError::new(field, message));
    } else if name.chars().next().is_some_and(char::is_lowercase) {
        errors.push(FieldError::new(field, "Viết hoa tên riêng, ví dụ Phú Tân."));
    }
}

/// The address is for ever, so it is seen before it is recorded.
fn propose(mut step: Step<View>, name: &str) -> Answer {
    let address = proposed::address(name);
    step.values.set(ADDRESS, address.clone());
    step.view.proposed = Some(address);
    step.view.draft.came_back(FORM, step.values, BTreeMap::new(), &[]);
    Ok(answer(StatusCode::OK, &step.view.draw(&step.app)))
}

fn wrong_address(app: &App, address: &str) -> Result<Option<FieldError>, PageError> {
    let locality = LocalityId::from(address);
    let message = if !is_slug(address) {
        "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ phu-tan."
    } else if locality.is_machine() || route::is_taken(address) {
        "Cổng dùng địa chỉ này cho trang khác. Chọn địa chỉ khác, ví dụ thêm tên tỉnh ở cuối."
    } else if app.views().read(|connection| locality_directory::one(connection, &locality))?.is_some() {
        "Địa chỉ này là của một địa phương đã có trong sổ. Chọn địa chỉ khác, ví dụ thêm tên tỉnh ở cuối."
    } else {
        return Ok(None);
    };
    Ok(Some(FieldError::new(ADDRESS, message)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::testing::someone;
    use crate::shell::submission::Values;
    use sovang_domain::authority::Role;

    #[test]
    fn a_proposed_address_is_shown_in_its_field_before_it_is_recorded() {
        let mut draft = Draft::plain();
        let values = Values::from([(NAME, "Phú Tân".to_owned()), (ADDRESS, "phu-tan".to_owned())]);
        draft.came_back(FORM, values, BTreeMap::new(), &[]);
        let view = View { who: someone(Role::Administrator, None), proposed: Some("phu-tan".into()), draft };
        let html = body(&view).into_string();
        assert!(
            html.contains(r#"name="dia-chi" value="phu-tan""#) && html.contains("<strong>/phu-tan</strong>"),
            "{html}"
        );
    }

    #[test]
    fn an_address_of_the_portal_is_nobodys_name() {
        for taken in ["noi-bo", "khoi-dau", "dang-nhap", "log", "api", "tim-kiem", "readyz"] {
            assert!(route::is_taken(taken), "{taken}");
        }
        assert!(!route::is_taken("phu-tan"));
    }
}
