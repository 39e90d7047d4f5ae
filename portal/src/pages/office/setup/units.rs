//! Ghi nhiều đơn vị một lần: a list is pasted or sent, shown with kinds and addresses proposed, mended cell by cell, and
//! entered as a whole. Nothing is kept before.

use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::pages::office::sheet::{self, Heads, MOST};
use crate::pages::office::{outcome, values};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{LINE, Signed, Values};
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{LocalityId, UnitId, is_slug};
use sovang_domain::locality::{NewUnit, UnitKind};
use sovang_projections::locality_directory::{self, LocalityRow, UnitRow};
use sovang_words::format::{count2, list, sentence_case};
use sovang_words::names;
use sovang_words::{proposed, terms};
use std::collections::{BTreeMap, BTreeSet};

/// The form that shows a list before it is entered.
pub(super) const PREVIEW: &str = "xem";
/// The form that enters it.
pub(super) const FORM: &str = "ghi";
const ROWS: &str = "so-dong";
const NAME: &str = "ten";
const KIND: &str = "loai";
const ADDRESS: &str = "dia-chi";

const HEADS: Heads = &[
    sheet::UNIT_NAMES,
    &["loai", "loai don vi", "loai hinh", "nhom"],
    &["dia chi", "dia chi tren cong", "ma"],
];

/// What the page is drawn from.
pub(super) struct View {
    who: SignedIn,
    row: LocalityRow,
    /// Those that are there already.
    units: Vec<UnitRow>,
    /// Names of the list that are there already, and left out.
    known: Vec<String>,
    draft: Draft,
}

/// The name of a field of a row, counted from 1.
fn of_row(field: &str, row: usize) -> String {
    format!("{field}-{row}")
}

impl FormPage for View {
    type Subject = LocalityId;

    async fn load(app: &App, who: &SignedIn, locality: &LocalityId) -> Result<Self, PageError> {
        let row = app.views().read(|connection| locality_directory::one(connection, locality))?;
        let row = row.ok_or(PageError::NotFound)?;
        who.must(Act::RegisterUnits, &Place::locality(locality.clone()))?;
        let units = app.views().read(|connection| locality_directory::units(connection, locality))?;
        Ok(Self { who: who.clone(), row, units, known: Vec::new(), draft: Draft::plain() })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::SETUP, "Ghi các đơn vị");
        let heading = Heading::new("Ghi các đơn vị").kicker(sentence_case(&self.row.title()));
        let breadcrumbs = vec![("Khởi đầu".into(), paths::setup(&self.row.locality))];
        Page { heading, breadcrumbs, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::setup_units(&self.row.locality)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

pub(super) async fn show(State(app): State<App>, Path(xa): Path<LocalityId>, who: SignedIn) -> Answer {
    Ok(answer(StatusCode::OK, &View::load(&app, &who, &xa).await?.draw(&app)))
}

fn body(view: &View) -> Markup {
    if view.draft.is(FORM) {
        return shown(view);
    }
    let living: Vec<String> = view.living().map(|unit| unit.name.clone()).collect();
    html! {
        (section(PREVIEW, "Danh sách đơn vị", html! {
            p { "Chép cột tên từ Excel rồi dán, hoặc mỗi dòng một tên. Cột loại không bắt buộc: loại được đề xuất từ tên. Bấm xem trước chưa ghi gì vào sổ." }
            (view.form(PREVIEW, "Xem trước").multipart().long().with(sheet::fields(
                |name, label| view.draft.field(PREVIEW, name, label),
                "Ví dụ: Ban nhân dân ấp Trung. Có thể dán cả bảng, có dòng tiêu đề Tên đơn vị, Loại.",
            )))
        }))
        @if !living.is_empty() {
            (section("da-co", format!("Đã có trong sổ: {}", count2(living.len() as u64)), html! {
                ul { @for name in &living { li { (name) } } }
                (links::list(&[Link::new(format!("{}?xa={}", paths::LOCALITY, view.row.locality), "Sửa, đổi tên, sáp nhập đơn vị")]))
            }))
        }
    }
}

impl View {
    fn living(&self) -> impl Iterator<Item = &UnitRow> {
        self.units.iter().filter(|unit| unit.merged_into.is_none())
    }
}

/// The list, each cell of it a field.
fn shown(view: &View) -> Markup {
    let rows: usize = view.draft.value(FORM, ROWS).parse().unwrap_or_default();
    let kinds =
        UnitKind::ALL.map(|kind| Choice::new(values::word(&kind), sentence_case(terms::unit_kind(kind))));
    let kinds: Vec<Choice> = std::iter::once(Choice::new("", "Chọn loại")).chain(kinds).collect();
    let field = |name: &str, row: usize, label: &str| {
        view.draft.field(FORM, &of_row(name, row), "").named(format!("{label}, dòng {row}"))
    };
    let cells = (1..=rows.min(MOST)).map(|row| {
        Row::new(field(NAME, row, "Tên đơn vị").text())
            .cell(field(KIND, row, "Loại").select(&kinds))
            .cell(field(ADDRESS, row, "Địa chỉ").autocomplete("off").text())
    });
    let columns =
        [Column::new("Tên đơn vị"), Column::new("Loại"), Column::new("Địa chỉ trên cổng, không đổi về sau")];
    html! {
        (section(FORM, format!("Xem trước: {} đơn vị", count2(rows as u64)), html! {
            p { "Chưa ghi gì vào sổ. Sửa thẳng trong bảng; dòng nào xóa tên thì bỏ dòng đó." }
            @if !view.known.is_empty() {
                (inset_text(html! { p { "Đã có trong sổ nên bỏ qua: " (list(&view.known)) "." } }))
            }
            (view.form(FORM, "Ghi các đơn vị vào sổ").with(html! {
                (hidden(ROWS, &rows.to_string()))
                (Cards::new(columns, cells.collect::<Vec<_>>()))
            }))
            (links::list(&[Link::new(view.address(), "Bỏ, dán danh sách khác")]))
        }))
    }
}

pub(super) async fn preview(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, xa, PREVIEW).await?;
    let rows = match sheet::rows(&step.app, &step.sent.form).await {
        Ok(rows) => sheet::arranged(rows, HEADS),
        Err(error) => return step.mend(&[error]),
    };
    let values = propose(&mut step.view, rows);
    if values.get(ROWS) == "0" {
        let message = "Trong danh sách không có đơn vị nào mới: mọi tên đã có trong sổ.";
        return step.mend(&[FieldError::new("bang", message)]);
    }
    let (units, mut errors) = read(&step.view, &values);
    errors.extend(marks_apart(&step.view, &units));
    step.view.draft.came_back(FORM, values, BTreeMap::new(), &errors);
    let page = step.view.draw(&step.app);
    if errors.is_empty() {
        return Ok(answer(StatusCode::OK, &page));
    }
    Ok(outcome::unreadable(page, &errors))
}

/// The rows as fields, with what their names propose.
fn propose(view: &mut View, rows: Vec<Vec<String>>) -> Values {
    let mut values = Values::default();
    let mut taken: BTreeSet<String> = view.units.iter().map(|unit| unit.unit.to_string()).collect();
    let (mut known, mut count) = (Vec::new(), 0);
    for row in rows {
        let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
        let name = cell(0);
        if name.trim().is_empty() {
            continue;
        }
        if view.living().any(|unit| unit.name.to_lowercase() == name.to_lowercase()) {
            known.push(name.to_owned());
            continue;
        }
        count += 1;
        let kind = match cell(1) {
            "" => proposed::unit_kind(name),
            typed => proposed::unit_kind_named(typed).or_else(|| proposed::unit_kind(typed)),
        };
        let address = match cell(2) {
            "" => proposed::free(proposed::unit_address(name), |address| taken.contains(address)),
            typed => typed.to_owned(),
        };
        taken.insert(address.clone());
        values.set(&of_row(NAME, count), name);
        values.set(&of_row(KIND, count), kind.map(|kind| values::word(&kind)).unwrap_or_default());
        values.set(&of_row(ADDRESS, count), address);
    }
    values.set(ROWS, count.to_string());
    view.known = known;
    values
}

/// The units of the fields, and what is wrong with each cell.
fn read(view: &View, values: &Values) -> (Vec<NewUnit>, Vec<FieldError>) {
    let rows: usize = values.get(ROWS).parse().unwrap_or_default();
    let (mut units, mut errors) = (Vec::<NewUnit>::new(), Vec::new());
    for row in 1..=rows.min(MOST) {
        let name = values.get(&of_row(NAME, row)).split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            continue;
        }
        let mut wrong = |field: &str, message: String| {
            errors.push(FieldError::new(of_row(field, row), format!("Dòng {row}: {message}")));
        };
        if name.chars().count() > LINE {
            wrong(NAME, format!("tên dài quá {LINE} ký tự."));
        }
        if units.iter().any(|unit| unit.name == name) || view.living().any(|unit| unit.name == name) {
            wrong(NAME, format!("tên “{name}” đã có; sửa tên, hoặc xóa tên để bỏ dòng."));
        }
        let kind = values::from_word::<UnitKind>(values.get(&of_row(KIND, row)));
        if kind.is_none() {
            wrong(KIND, format!("chọn loại của “{name}”."));
        }
        let unit = UnitId::from(values.get(&of_row(ADDRESS, row)));
        let is_taken =
            units.iter().any(|known| known.unit == unit) || view.units.iter().any(|known| known.unit == unit);
        if !is_slug(unit.as_str()) {
            wrong(
                ADDRESS,
                "địa chỉ chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ ap-trung.".to_owned(),
            );
        } else if is_taken {
            wrong(ADDRESS, format!("địa chỉ {unit} đã dùng; ghi địa chỉ khác."));
        }
        units.push(NewUnit { unit, name, kind: kind.unwrap_or(UnitKind::Office) });
    }
    if units.is_empty() {
        errors.push(FieldError::new(FORM, "Không còn đơn vị nào để ghi. Dán lại danh sách."));
    }
    (units, errors)
}

/// Names that differ by marks alone are asked about once, before they are recorded: two units, or one written twice.
fn marks_apart(view: &View, units: &[NewUnit]) -> Vec<FieldError> {
    let alike = |one: &str, other: &str| one != other && names::coarse_key(one) == names::coarse_key(other);
    let mut asked = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let before = units[..at].iter().map(|known| &known.name);
        let known =
            before.chain(view.living().map(|known| &known.name)).find(|known| alike(known, &unit.name));
        asked.extend(known.map(|known| {
            let row = at + 1;
            let message = format!(
                "Dòng {row}: “{}” chỉ khác cách viết, khác dấu với “{known}”. Một đơn vị thì xóa tên để bỏ dòng; đúng là hai đơn vị thì để nguyên, bấm ghi.",
                unit.name
            );
            FieldError::new(of_row(NAME, row), message)
        }));
    }
    asked
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let (units, errors) = read(&step.view, &step.values);
    // the same list sent again is told that it was recorded, not that its names are taken
    let recorded = step.app.desk.ledger().receipt(&step.sent.form.key).await?;
    if !errors.is_empty() && recorded.is_none() {
        return step.mend(&errors);
    }
    let asking = step.asking_for(paths::setup(&step.view.row.locality));
    let result = step.app.desk.register_units(&asking, &step.view.row.locality, units).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    fn view() -> View {
        View {
            who: someone(Role::Clerk, None),
            row: sample::locality(),
            units: sample::units(),
            known: Vec::new(),
            draft: Draft::plain(),
        }
    }

    fn pasted(text: &str) -> (View, Values) {
        let mut view = view();
        let rows = sheet::arranged(sovang_paper::rows_of_text(text).rows, HEADS);
        let values = propose(&mut view, rows);
        (view, values)
    }

    #[test]
    fn kinds_and_addresses_are_proposed_and_those_in_the_book_left_out() {
        let (view, values) = pasted("Ban nhân dân ấp Trung\nBan nhân dân ấp Mới\nấp Mới\nCông an xã");
        assert_eq!(view.known, ["Ban nhân dân ấp Trung"]);
        let (units, errors) = read(&view, &values);
        assert_eq!(errors, []);
        let found: Vec<(&str, UnitKind)> = units.iter().map(|unit| (unit.unit.as_str(), unit.kind)).collect();
        assert_eq!(
            found,
            [("ap-moi", UnitKind::Village), ("ap-moi-2", UnitKind::Village), ("cong-an-xa", UnitKind::Force)]
        );
    }

    #[test]
    fn names_that_differ_by_marks_alone_are_asked_about() {
        let (view, values) = pasted("Buôn Sút M'Grư\nBuôn Sut M’Grư\nBan nhân dân ấp Trưng\nCông an xã");
        let (units, errors) = read(&view, &values);
        assert_eq!(errors, []);
        let asked = marks_apart(&view, &units);
        let fields: Vec<&str> = asked.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["ten-2", "ten-3"], "the second has a like in the list, the third in the book");
        assert!(asked[0].message.contains("khác dấu với “Buôn Sút M'Grư”"), "{asked:?}");
    }

    #[test]
    fn every_bad_cell_is_named_and_nothing_is_lost() {
        let (mut view, values) =
            pasted("Tên đơn vị\tLoại\tĐịa chỉ\nĐội văn nghệ\t\tđội\nẤp Mới\tấp\tap-trung\nẤp Mới\tấp\tap-x");
        let (_, errors) = read(&view, &values);
        let named: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(named, ["loai-1", "dia-chi-1", "dia-chi-2", "ten-3"]);
        assert!(errors[0].message.starts_with("Dòng 1: chọn loại của “Đội văn nghệ”"), "{errors:?}");
        view.draft.came_back(FORM, values, BTreeMap::new(), &errors);
        let html = body(&view).into_string();
        assert!(html.contains(r#"aria-label="Tên đơn vị, dòng 1""#), "{html}");
        assert!(
            html.contains(r#"id="loai-1-loi""#) && html.contains(r#"name="dia-chi-3" value="ap-x""#),
            "{html}"
        );
        assert!(html.contains(r#"action="/noi-bo/khoi-dau/phu-tan/don-vi/ghi""#), "{html}");
    }

    #[test]
    fn a_row_without_a_name_is_left_out() {
        let (view, mut values) = pasted("Ấp Mới\nẤp Bốn");
        values.set("ten-1", "");
        let (units, errors) = read(&view, &values);
        assert_eq!((units.len(), errors.len()), (1, 0));
        values.set("ten-2", " ");
        assert_eq!(read(&view, &values).1[0].field, FORM);
    }
}
