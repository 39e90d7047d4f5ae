//! Không có trong sổ: what was searched, and what to do. Only a number whose kind and year were understood can make a
//! paper doubtful.

use super::{Found, choices, find, form, frame, shown, way};
use crate::pages::public::parts::COMPARE;
use crate::pages::public::{Drawn, Here};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::layout::Heading;
use crate::ui::links::{self, Link};
use crate::ui::seal::newest_seal;
use crate::ui::section::section;
use maud::{Markup, html};
use sovang_ledger::log::LogStatus;
use sovang_projections::public;
use sovang_projections::public::awards::Filter;
use sovang_projections::public::localities::LocalityRow;
use sovang_words::format::{count2, thousands};
use sovang_words::sought::{Sought, said_to_give};

const NEAR: &str = "Có số này, nhưng khác ký hiệu, ngày, năm hoặc hình thức khen";

/// What was searched.
pub(super) struct Searched {
    pub(super) decisions: u64,
    pub(super) awards: u64,
    pub(super) lines: u64,
    pub(super) log: LogStatus,
    /// The line of the book that a bare number may mean, and whose it is: pages show it beside what happened ("số 889").
    pub(super) line: Option<(u64, LocalityRow)>,
}

impl Searched {
    fn of(app: &App, here: Option<&Here>, sought: &Sought) -> Result<Self, PageError> {
        Ok(app.views().read(|connection| {
            let localities = match here {
                Some(here) => vec![here.id().clone()],
                None => public::localities::all(connection)?.into_iter().map(|row| row.locality).collect(),
            };
            let (mut awards, mut decisions) = (0, 0);
            for locality in localities {
                let filter = Filter { locality: Some(locality.clone()), ..Filter::default() };
                awards += public::awards::count(connection, &filter)?;
                decisions += public::decisions::of_locality(connection, &locality, None)?.len() as u64;
            }
            let line = match sought {
                Sought::Number(number) if number.is_bare() => {
                    let owner = public::ledger::owner(connection, number.number)?;
                    let place = owner.map(|owner| public::localities::one(connection, &owner)).transpose()?;
                    place.flatten().map(|place| (number.number, place))
                }
                _ => None,
            };
            Ok(Self { decisions, awards, lines: app.views().position(), log: app.log(), line })
        })?)
    }
}

/// The 404 page for a part of an address that names nothing in the book. The address names the commune: what others have
/// under that number is another paper.
pub(in crate::pages::public) fn not_in_book(
    app: &App,
    here: &Here,
    asked: &str,
) -> Result<PageError, PageError> {
    absent(app, Some(here), asked, &Sought::read(asked), &[])
}

/// The 404 page for a number or code that is not in the book.
pub(super) fn page(
    app: &App,
    here: Option<&Here>,
    typed: &str,
    sought: &Sought,
) -> Result<PageError, PageError> {
    absent(app, here, typed, sought, &others(app, here, typed, sought)?)
}

fn absent(
    app: &App,
    here: Option<&Here>,
    typed: &str,
    sought: &Sought,
    others: &[Found],
) -> Result<PageError, PageError> {
    let whose = match here {
        Some(here) => format!("Sổ của {}", here.name()),
        None => "Sổ của các xã, phường trên cổng này".to_owned(),
    };
    let searched = Searched::of(app, here, sought)?;
    let again = form::again(app, here, typed_again(typed))?;
    let drawn = Drawn {
        way: way(here),
        heading: Heading::new("Không có trong sổ")
            .kicker("Mã 404")
            .lead(format!("{whose} không có số hoặc mã “{}”.", shown(typed))),
        body: html! { (elsewhere(others)) (body(here, sought, &searched, again)) },
    };
    Ok(PageError::NotInBook(Box::new(frame(app, here, "Không có trong sổ", drawn))))
}

/// What carries the number in the books of the other communes, for whoever chose the wrong one: where the number was
/// typed and nothing said whose it is, or it was said to be theirs.
fn others(app: &App, here: Option<&Here>, typed: &str, sought: &Sought) -> Result<Vec<Found>, PageError> {
    match (here, sought) {
        (Some(_), Sought::Number(_)) => Ok(find(app, None, sought, said_to_give(typed))?.same),
        _ => Ok(Vec::new()),
    }
}

/// Every commune counts from 1, so most numbers stand in some other book: what is there is shown and proves nothing.
pub(super) fn elsewhere(others: &[Found]) -> Markup {
    html! {
        @if !others.is_empty() {
            (section("noi-khac", "Ở nơi khác", html! {
                p { "Số ấy có trong sổ khác trên cổng này. Giấy ghi nơi ấy ban hành thì xem: " }
                (choices(others))
                p { (COMPARE) }
            }))
        }
    }
}

/// What comes back into the field; an address that is longer than any number was not typed into it.
fn typed_again(typed: &str) -> &str {
    if shown(typed) == typed { typed } else { "" }
}

/// The 404 page for a number that stands in the book under other days or with another symbol only.
pub(super) fn near(
    app: &App,
    here: Option<&Here>,
    typed: &str,
    sought: &Sought,
    found: &[Found],
) -> Result<PageError, PageError> {
    let others = others(app, here, typed, sought)?;
    let drawn = Drawn {
        way: way(here),
        heading: Heading::new(NEAR)
            .lead(format!("Trong sổ không có đúng “{}”. Số ấy có ở giấy khác:", shown(typed))),
        body: html! {
            (section("gan-dung", "Trong sổ", choices(found)))
            (elsewhere(&others))
            (section("lam-gi", "Nên làm gì", html! {
                p { "Xem lại ký hiệu, ngày, năm và hình thức khen ghi trên giấy; chọn giấy trên đây nếu đúng." }
                (doubt(here, sought))
                (form::again(app, here, typed)?)
            }))
        },
    };
    Ok(PageError::NotInBook(Box::new(frame(app, here, NEAR, drawn))))
}

pub(super) fn body(here: Option<&Here>, sought: &Sought, searched: &Searched, again: Markup) -> Markup {
    html! {
        (section("da-tra", "Đã tra những gì", html! {
            ul {
                li { (count2(searched.decisions)) " quyết định khen thưởng trong sổ này." }
                li { (count2(searched.awards)) " khen thưởng đã công bố, kể cả do cấp trên quyết định, đã đính chính hoặc hủy bỏ." }
                li { "Văn bản có ghi số ở các dòng công khai, trong cả sổ " (thousands(searched.lines)) " dòng." }
            }
            (newest_seal(&searched.log))
        }))
        (section("lam-gi", "Nên làm gì", html! {
            p { "Xem lại số, mã trên giấy: ví dụ “05/QĐ-UBND ngày 20/11/2026”, mã khen thưởng “2026-1-2”." }
            (doubt(here, sought))
            @if let Some((line, place)) = &searched.line {
                p {
                    "Nếu đó là số vào sổ của một dòng: xem "
                    a href=(paths::ledger_line(place.locality.as_str(), *line)) { "dòng số " (thousands(*line)) } ", sổ của " (place.title()) "."
                }
            }
            @if let Some(here) = here {
                (links::list(&[
                    Link::new(paths::awards(here.slug()), "Mọi khen thưởng đã công bố"),
                    Link::new(paths::decisions(here.slug()), "Mọi quyết định, theo số"),
                ]))
            }
            (again)
        }))
    }
}

/// What may be concluded about the paper: nothing, unless it was said which one it is.
fn doubt(here: Option<&Here>, sought: &Sought) -> Markup {
    let certain = match sought {
        Sought::Number(number) => number.names_one_decision(),
        Sought::Code(code) => code.is_of_a_decision() && (here.is_some() || code.locality.is_some()),
        Sought::Name(_) | Sought::Unclear(_) => false,
    };
    html! {
        @match (certain, here) {
            (true, Some(here)) => p {
                "Nếu giấy khen ghi đúng như đã gõ, giấy khen đó không có trong sổ của " (here.name())
                ", có thể quyết định chưa được văn thư ghi vào sổ, cũng có thể không phải giấy thật: \
                 hãy mang đến Ủy ban nhân dân hoặc Ủy ban Mặt trận Tổ quốc " (here.name()) " để đối chiếu."
            },
            (true, None) => p {
                "Nếu giấy khen ghi đúng như đã gõ, giấy khen đó không có trong sổ, có thể quyết định chưa được văn thư \
                 ghi vào sổ, cũng có thể không phải giấy thật: hãy mang đến Ủy ban nhân dân \
                 hoặc Ủy ban Mặt trận Tổ quốc nơi ghi trên giấy để đối chiếu. Xã, phường không dùng cổng này thì không có ở đây."
            },
            (false, _) => p {
                "Chưa đủ để nói giấy là thật hay không: hãy ghi cả số, ký hiệu và ngày như in trên giấy."
            },
        }
    }
}
