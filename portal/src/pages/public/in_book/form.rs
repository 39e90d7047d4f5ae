//! Asks for a number or code; and says how to write it where it was not understood.

use crate::pages::public::{Drawn, Here};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::field::Field;
use crate::ui::layout::Heading;
use crate::ui::options::Choice;
use crate::ui::section::section;
use maud::{Markup, html};
use sovang_projections::public;
use sovang_words::format::sentence_case;
use sovang_words::sought::Unclear;

/// The name of the field on the page of all communes, and its id on both.
pub(in crate::pages::public) const FIELD: &str = "so-tren-giay";
/// More communes than this are not put into a list to choose from.
const MOST: usize = 60;

/// Asks for what stands on a certificate: of this commune, or of any.
pub(in crate::pages::public) fn form(app: &App, here: Option<&Here>) -> Result<Markup, PageError> {
    again(app, here, "")
}

/// The same, with what was typed before.
pub(super) fn again(app: &App, here: Option<&Here>, typed: &str) -> Result<Markup, PageError> {
    Ok(drawn(here, &communes(app, here)?, typed, None))
}

/// Asks for what stands on a certificate of this commune.
pub(in crate::pages::public) fn form_here(here: &Here) -> Markup {
    drawn(Some(here), &[], "", None)
}

/// The communes to choose from, where there is more than one and not too many.
fn communes(app: &App, here: Option<&Here>) -> Result<Vec<Choice>, PageError> {
    if here.is_some() {
        return Ok(Vec::new());
    }
    let rows = app.views().read(public::localities::all)?;
    if rows.len() < 2 || rows.len() > MOST {
        return Ok(Vec::new());
    }
    let every = std::iter::once(Choice::new("", "Mọi xã, phường"));
    let choice = |row: &public::localities::LocalityRow| {
        let name = format!("{}, {}", sentence_case(&row.title()), row.province_title());
        Choice::new(row.locality.as_str(), name)
    };
    Ok(every.chain(rows.iter().map(choice)).collect())
}

pub(super) fn drawn(here: Option<&Here>, communes: &[Choice], typed: &str, error: Option<&str>) -> Markup {
    let field = match here {
        Some(_) => Field::new("ma", "Số in trên giấy khen").id(FIELD),
        None => Field::new(FIELD, "Số in trên giấy khen"),
    };
    let action = here.map_or(paths::VERIFY.to_owned(), |here| paths::in_book(here.slug()));
    html! {
        form method="get" action=(action) {
            (field.hint("Số quyết định và ngày, ví dụ 05/QĐ-UBND ngày 20/11/2026. Mã khen thưởng hoặc tên cũng được.")
                .value(typed).error(error).required().autocomplete("off").text())
            @if !communes.is_empty() { (Field::new("xa", "Xã, phường, đặc khu").select(communes)) }
            button type="submit" { "Tra trong sổ" }
        }
    }
}

/// What is asked before anything was typed.
pub(super) fn asking(here: &Here, title: &str) -> Drawn {
    Drawn {
        way: super::way(Some(here)),
        heading: Heading::new(title)
            .lead(format!("Giấy khen đang cầm có trong sổ của {} hay không.", here.name())),
        body: html! {
            (section("nhap-so", "Nhập số in trên giấy khen", form_here(here)))
            (section("cach-ghi", "Cách ghi", how()))
        },
    }
}

/// The answer to what is not understood: nothing is said of the book.
pub(super) fn unclear(app: &App, here: Option<&Here>, typed: &str, why: Unclear) -> Result<Drawn, PageError> {
    Ok(Drawn {
        way: super::way(here),
        heading: Heading::new("Chưa hiểu số này")
            .lead("Chưa tra gì trong sổ. Xin ghi lại theo một trong các cách dưới đây."),
        body: html! {
            (section("ghi-lai", "Nhập số in trên giấy khen", drawn(here, &communes(app, here)?, typed, Some(said(why)))))
            (section("cach-ghi", "Cách ghi", how()))
        },
    })
}

fn said(why: Unclear) -> &'static str {
    match why {
        Unclear::Empty => "Ghi số in trên giấy khen, ví dụ 05/QĐ-UBND.",
        Unclear::OnlyADay(_) => {
            "Mới có ngày. Ghi thêm số quyết định ở trước, ví dụ 05/QĐ-UBND ngày 20/11/2026."
        }
        Unclear::NoSuchDay => {
            "Ngày này không có trong lịch. Ghi theo thứ tự ngày/tháng/năm, ví dụ 20/11/2026."
        }
        Unclear::Unreadable => {
            "Chưa hiểu số này. Ghi số quyết định như trên giấy, ví dụ 05/QĐ-UBND ngày 20/11/2026."
        }
    }
}

fn how() -> Markup {
    html! {
        ul {
            li { "Số quyết định và ngày, như in trên giấy: " strong { "05/QĐ-UBND ngày 20/11/2026" } "." }
            li { "Chỉ số và năm: " strong { "05/2026" } "; gõ không dấu, chữ thường cũng được: " strong { "5/qd-ubnd" } "." }
            li { "Mã khen thưởng ở trang của khen thưởng: " strong { "2026-5-1" } "." }
            li { "Họ tên người, tên tập thể được khen." }
        }
    }
}
