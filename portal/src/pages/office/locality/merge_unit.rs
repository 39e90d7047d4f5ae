//! Sáp nhập đơn vị: one unit goes into another; its reports and awards keep its name.

use super::show::View;
use super::units::choices;
use crate::pages::office::consequences::Consequences;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Role;
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::report_register::{self, ReportRow};
use sovang_words::format::{count2, date};
use sovang_words::terms;

pub(super) const FORM: &str = "sap-nhap";
const UNIT: &str = "don-vi";
const INTO: &str = "vao";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let form = view.form(FORM, "Ghi sáp nhập").with(html! {
        (view.draft.field(FORM, UNIT, "Đơn vị sáp nhập")
            .hint("Báo cáo và khen thưởng đã có vẫn đứng tên đơn vị này.").select(&choices(view)))
        (view.draft.field(FORM, INTO, "Vào đơn vị").select(&choices(view)))
        (view.draft.field(FORM, DOCUMENT, "Văn bản sáp nhập").text())
    });
    view.draft.folded(FORM, "Sáp nhập đơn vị", form)
}

/// What hangs on a unit.
struct Reach {
    reports: Vec<ReportRow>,
    nominations: Vec<NominationRow>,
    reporters: Vec<AccountRow>,
}

impl Reach {
    fn of(step: &Step<View>, unit: &UnitId) -> Result<Self, PageError> {
        let (views, locality) = (step.app.views(), &step.view.row.locality);
        let mut reporters =
            views.read(|connection| account_directory::holders(connection, locality, Role::Reporter))?;
        reporters.retain(|row| row.reporting_unit() == Some(unit));
        Ok(Self {
            reports: views.read(|connection| report_register::of_unit(connection, locality, unit))?,
            nominations: views.read(|connection| nomination_board::of_unit(connection, locality, unit))?,
            reporters,
        })
    }

    fn consequences(&self, view: &View, unit: &UnitId, into: &UnitId) -> Consequences {
        let (owed, came): (Vec<&ReportRow>, Vec<&ReportRow>) =
            self.reports.iter().partition(|row| row.version == 0);
        let owed = owed.iter().map(|row| terms::report_title(row.occasion, row.year));
        let open = self.nominations.iter().filter(|row| !row.stage.is_final());
        let open = open.map(|row| format!("{}: {}", row.name(), terms::nomination_stage(row.stage)));
        let stays = (!came.is_empty()).then(|| format!("{} báo cáo đã nộp", count2(came.len() as u64)));
        let reporters = self.reporters.iter().map(|row| format!("{} ({})", row.full_name, row.login()));
        Consequences::of("Ghi sáp nhập")
            .part(
                "Sáp nhập",
                [format!(
                    "{} vào {}, ghi ngày {}",
                    view.names.unit(unit),
                    view.names.unit(into),
                    date(view.today)
                )],
            )
            .part("Thôi nợ báo cáo", owed)
            .part("Vẫn đứng tên đơn vị cũ", stays)
            .part("Đề nghị đang xét, vẫn đứng tên đơn vị cũ", open)
            .part("Người báo cáo của đơn vị cũ, cần thì cấp vai trò ở đơn vị nhận", reporters)
            .part(
                "Sau khi ghi",
                ["Đơn vị cũ không gửi đề nghị mới. Ghi nhầm thì rút lại được bằng một dòng có lý do."],
            )
    }
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let unit = UnitId::from(values.need(UNIT, "Chọn đơn vị sáp nhập.", &mut errors));
    let into = UnitId::from(values.need(INTO, "Chọn đơn vị nhận.", &mut errors));
    let document = values.need(DOCUMENT, "Ghi văn bản sáp nhập.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    step.weigh(Reach::of(&step, &unit)?.consequences(&step.view, &unit, &into));
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.desk().merge_unit(&asking, locality, unit, into, document).await;
    step.settle(result).await
}
