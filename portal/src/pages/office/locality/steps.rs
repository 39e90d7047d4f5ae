//! The forms of the locality's page, one handler each.

use super::{address, council, delegations, find, show, units};
use crate::pages::office::draft::Draft;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::pages::office::values::from_word;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::layout::Page;
use axum::extract::{Path, State};
use axum::response::Response;
use cqrs_es::Aggregate;
use sovang_desk::{Asking, Denied, Done};
use sovang_domain::authority::Role;
use sovang_domain::ids::{AccountId, LocalityId, UnitId, is_slug};
use sovang_domain::locality::{CouncilMember, CouncilPosition, Locality, SigningMode, UnitKind};
use sovang_projections::account_directory;

type Answer = Result<Response, PageError>;

/// One form of a locality on its way.
struct Step<'a> {
    app: &'a App,
    sent: &'a Signed,
    locality: LocalityId,
    form: &'static str,
}

impl<'a> Step<'a> {
    fn new(app: &'a App, sent: &'a Signed, locality: String, form: &'static str) -> Result<Self, PageError> {
        let locality = LocalityId::from(locality);
        find(app, &sent.who, &locality)?;
        Ok(Self { app, sent, locality, form })
    }

    fn asking(&self) -> Asking {
        self.sent.who.asking(&self.sent.form, address(&self.locality))
    }

    fn draft(&self, errors: &[FieldError]) -> Draft {
        Draft::new(self.form, &self.sent.form.values, errors)
    }

    fn draw(&self, errors: &[FieldError]) -> Result<Page, PageError> {
        show::draw(self.app, &self.sent.who, &self.locality, &self.draft(errors))
    }

    fn mend(&self, errors: &[FieldError]) -> Answer {
        Ok(unreadable(self.draw(errors)?, self.draft(errors).errors()))
    }

    async fn settle(&self, result: Result<Done, Denied>) -> Answer {
        let about = About::of(self.form, Locality::TYPE, self.locality.as_str());
        settle(self.app, result, about, |errors| self.draw(errors)).await
    }
}

pub(super) async fn register_unit(State(app): State<App>, Path(xa): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, xa, units::REGISTER)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let name = values.need("ten", "Ghi tên đơn vị.", &mut errors);
    let unit = values.need("dia-chi", "Ghi địa chỉ, ví dụ ap-trung.", &mut errors);
    if !unit.is_empty() && !is_slug(&unit) {
        errors.push(FieldError::new(
            "dia-chi",
            "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ ap-trung.",
        ));
    }
    let kind = from_word::<UnitKind>(values.get("loai"));
    if kind.is_none() {
        errors.push(FieldError::new("loai", "Chọn loại đơn vị."));
    }
    let (Some(kind), true) = (kind, errors.is_empty()) else { return step.mend(&errors) };
    let asking = step.asking();
    let result = app.desk.register_unit(&asking, &step.locality, UnitId::from(unit), name, kind).await;
    step.settle(result).await
}

pub(super) async fn rename_unit(State(app): State<App>, Path(xa): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, xa, units::RENAME)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let unit = UnitId::from(values.need("don-vi", "Chọn đơn vị.", &mut errors));
    let name = values.need("ten", "Ghi tên mới.", &mut errors);
    let document = values.need("van-ban", "Ghi văn bản đổi tên.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = app.desk.rename_unit(&step.asking(), &step.locality, unit, name, document).await;
    step.settle(result).await
}

pub(super) async fn merge_unit(State(app): State<App>, Path(xa): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, xa, units::MERGE)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let unit = UnitId::from(values.need("don-vi", "Chọn đơn vị sáp nhập.", &mut errors));
    let into = UnitId::from(values.need("vao", "Chọn đơn vị nhận.", &mut errors));
    let document = values.need("van-ban", "Ghi văn bản sáp nhập.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = app.desk.merge_unit(&step.asking(), &step.locality, unit, into, document).await;
    step.settle(result).await
}

pub(super) async fn appoint_council(State(app): State<App>, Path(xa): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, xa, council::APPOINT)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let candidates = app
        .views()
        .read(|connection| account_directory::holders(connection, &step.locality, Role::Council))?;
    let mut members = Vec::new();
    for (account, name) in candidates.into_iter().map(|row| (row.account, row.full_name)) {
        if values.get(&council::about("thanh-vien", &account)) != account.as_str() {
            continue;
        }
        let position = from_word::<CouncilPosition>(values.get(&council::about("chuc-vu", &account)));
        let field = council::about("thuoc", &account);
        let unit = UnitId::from(values.need(&field, &format!("Chọn đơn vị của {name}."), &mut errors));
        match position {
            Some(position) => members.push(CouncilMember { account, position, unit }),
            None => {
                let field = council::about("chuc-vu", &account);
                errors.push(FieldError::new(field, format!("Chọn chức vụ của {name}.")));
            }
        }
    }
    let from = values.need_date("tu-ngay", "Ghi ngày nhận nhiệm vụ.", &mut errors);
    let document = values.need("van-ban", "Ghi quyết định thành lập Hội đồng.", &mut errors);
    let (Some(from), true) = (from, errors.is_empty()) else { return step.mend(&errors) };
    let asking = step.asking();
    let result = app.desk.appoint_council(&asking, &step.locality, members, from, document).await;
    step.settle(result).await
}

pub(super) async fn delegate(State(app): State<App>, Path(xa): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, xa, delegations::DELEGATE)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let officer = AccountId::from(values.need("nguoi-ky", "Chọn người ký.", &mut errors));
    if !officer.as_str().is_empty() && officer.locality() != step.locality {
        return Err(PageError::NotFound);
    }
    let mode = from_word::<SigningMode>(values.get("cach-ky")).filter(|mode| *mode != SigningMode::Own);
    if mode.is_none() {
        errors.push(FieldError::new("cach-ky", "Chọn cách ký."));
    }
    let from = values.need_date("tu-ngay", "Ghi ngày bắt đầu.", &mut errors);
    let until = match values.get("den-ngay") {
        "" => None,
        _ => values.need_date("den-ngay", "Ghi ngày hết hạn, hoặc để trống.", &mut errors),
    };
    let document = values.need("van-ban", "Ghi văn bản giao ký.", &mut errors);
    let (Some(mode), Some(from), true) = (mode, from, errors.is_empty()) else { return step.mend(&errors) };
    let asking = step.asking();
    let result =
        app.desk.delegate_officer(&asking, &step.locality, officer, mode, (from, until), document).await;
    step.settle(result).await
}
