//! Sổ công khai: every fact of the locality by its number, newest first. What is private shows as a closed entry.

use super::params::Params;
use super::{Drawn, Here, in_book, parts};
use crate::demonstration;
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::layout::Heading;
use crate::ui::ledger::{details, log_number};
use crate::ui::notification_banner::notification_banner;
use crate::ui::seal::newest_seal;
use crate::ui::section::section;
use crate::ui::tag::tag;
use crate::ui::time;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_domain::ids::AwardId;
use sovang_ledger::log::LogStatus;
use sovang_projections::Connection;
use sovang_projections::public;
use sovang_projections::public::awards::Award;
use sovang_projections::public::ledger::{LedgerLine, PublicLine};
use sovang_projections::public::localities::LocalityRow;
use sovang_words::format::thousands;
use sovang_words::sought::{Sought, Unclear};
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::LEDGER, get(show))
}

/// Lines on one page.
const SIZE: u32 = 50;
/// Lines on either side of one that was asked for.
const REACH: u32 = 20;

/// What was asked for.
enum Asked {
    /// The newest lines, or those before a number.
    Before(Option<u64>),
    /// The lines around one: whose it is, else whether it is recorded at all.
    Around(u64, Option<LocalityRow>, bool),
}

async fn show(State(app): State<App>, Path(xa): Path<String>, params: Params) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let asked = match (line_number(params.get("so")), Sought::read(params.get("so"))) {
        (Some(number), _) => around(&app, number)?,
        (None, Sought::Unclear(Unclear::Empty)) => Asked::Before(params.number("truoc")),
        (None, Sought::Number(number)) if number.is_bare() => around(&app, number.number)?,
        // a paper or a code, typed where lines are asked for
        _ => return in_book::answered(&app, Some(&here), params.get("so")),
    };
    let rows = app.views().read(|connection| match &asked {
        Asked::Around(index, ..) => {
            public::ledger::around(connection, app.desk.rules(), here.id(), *index, REACH)
        }
        Asked::Before(before) => {
            public::ledger::newest(connection, app.desk.rules(), here.id(), *before, SIZE)
        }
    })?;
    let awards = app.views().read(|connection| awards_of(connection, &rows))?;
    let newer = match (&asked, rows.first()) {
        (Asked::Before(None), _) | (_, None) => false,
        (_, Some(first)) => {
            let after = app.views().read(|connection| {
                public::ledger::around(connection, app.desk.rules(), here.id(), first.log_index, 1)
            })?;
            after.first().is_some_and(|row| row.log_index > first.log_index)
        }
    };
    let drawn = Drawn {
        way: here.way(&[]),
        heading: Heading::new("Sổ công khai")
            .lead("Mỗi việc một dòng, theo thứ tự ghi. Dòng đã ghi không sửa, không bỏ; sai thì đính chính bằng dòng mới."),
        body: body(&here, &asked, &rows, &awards, newer, &app.log()),
    };
    let page = here.page(&app, &paths::ledger(here.slug()), "Sổ công khai", drawn);
    Ok(answer(StatusCode::OK, &page))
}

fn around(app: &App, index: u64) -> Result<Asked, PageError> {
    Ok(Asked::Around(index, owner(app, index)?, index < app.views().position()))
}

/// Whose line it is.
fn owner(app: &App, index: u64) -> Result<Option<LocalityRow>, PageError> {
    Ok(app.views().read(|connection| match public::ledger::owner(connection, index)? {
        Some(owner) => public::localities::one(connection, &owner),
        None => Ok(None),
    })?)
}

/// What became of the awards that the lines publish.
type Awards = BTreeMap<AwardId, Award>;

fn awards_of(connection: &Connection, rows: &[LedgerLine]) -> sovang_projections::Result<Awards> {
    let mut awards = Awards::new();
    for id in rows.iter().filter_map(|row| row.award.as_ref()) {
        if let Some(award) = public::awards::one(connection, id)? {
            awards.insert(id.clone(), award);
        }
    }
    Ok(awards)
}

fn body(
    here: &Here,
    asked: &Asked,
    rows: &[LedgerLine],
    awards: &Awards,
    newer: bool,
    log: &LogStatus,
) -> Markup {
    let title = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => {
            format!("Từ số {} đến số {}", thousands(first.log_index), thousands(last.log_index))
        }
        _ => "Không có dòng nào".to_owned(),
    };
    html! {
        (missing(here, asked, rows))
        (section("chot-so", "Bản chốt sổ mới nhất", seal(log)))
        (section("dong-so", title, html! {
            p {
                "Số vào sổ chung cho mọi xã, phường dùng sổ này, nên ở đây có chỗ cách quãng. “Mục kín” là việc có \
                 ghi, có số, nhưng nội dung không công khai; lý do ghi bên cạnh."
            }
            (table(here.slug(), rows, awards, log.published.as_ref().map_or(0, |signed| signed.checkpoint.size)))
            (pages(here, rows, newer))
        }))
        (section("tim-dong", "Đến một số", jump(here)))
        (section("tra-ma", "Tra một quyết định, một khen thưởng", in_book::form_here(here)))
    }
}

/// Said first when the line asked for is not one of this locality's.
fn missing(here: &Here, asked: &Asked, rows: &[LedgerLine]) -> Markup {
    let Asked::Around(index, owner, recorded) = asked else { return Markup::default() };
    if rows.iter().any(|row| row.log_index == *index) {
        return Markup::default();
    }
    let heading = match (owner, recorded) {
        (None, false) => format!("Số {} chưa có trong sổ", thousands(*index)),
        _ => format!("Số {} không phải của {}", thousands(*index), here.name()),
    };
    notification_banner(
        None,
        "khong-co",
        heading,
        html! {
            p {
                @match owner {
                    Some(other) => {
                        "Số này là của " (other.title()) ": " a href=(paths::ledger_line(other.locality.as_str(), *index)) { "xem dòng số " (thousands(*index)) } ". "
                    }
                    None if *recorded => "Số này là việc chung của cổng: có ghi, có số, không đứng trong sổ của xã, phường nào. ",
                    None => "Số này chưa được ghi. ",
                }
                "Dưới đây là các dòng gần đó."
            }
        },
    )
}

/// How far the book is sealed, why that can be relied on, and where programs read it.
fn seal(log: &LogStatus) -> Markup {
    html! {
        (newest_seal(log))
        details {
            summary { "Vì sao tin được quyển sổ này" }
            p {
                "Mỗi dòng có một dấu riêng tính từ nội dung; đổi một chữ thì dấu khác đi. Vài giây một lần, dấu của mọi dòng được gộp \
                 thành một dấu chung, gọi là bản chốt sổ, do sổ ký tên."
            }
            p { (outsider(log)) }
            p {
                "Mục kín cũng có dấu, có số như mọi dòng; nội dung không ai suy ra được từ dấu. Muốn tự kiểm tra một khen thưởng: "
                a href=(paths::VERIFY) { "trang kiểm chứng" } "."
            }
        }
        @if let Some(signed) = &log.published {
            (details("Dành cho máy", html! {
                p { "Dấu chung của " (thousands(signed.checkpoint.size)) " dòng: " code { (parts::fingerprint(&signed.checkpoint.root)) } }
                ul {
                    li { a href=(paths::CHECKPOINT) { "Bản chốt sổ" } " (C2SP tlog-checkpoint)" }
                    li { a href=(paths::LOG_POLICY) { "Danh mục khóa" } " (C2SP tlog-policy)" }
                    li { "Các dấu: " code { "/log/tile/0/000" } ", các dòng: " code { "/log/tile/entries/000" } " (C2SP tlog-tiles)" }
                }
            }))
        }
    }
}

/// What it takes to rewrite the book unseen: whether somebody outside watches, as the policy of this log has it.
fn outsider(log: &LogStatus) -> &'static str {
    let watched = log.policy.as_ref().as_ref().is_some_and(|policy| !policy.witnesses.is_empty());
    match watched {
        true if demonstration::runs() => {
            "Trong bản trình diễn, máy đồng ký chạy ngay trên máy này. Ở nơi dùng thật, Ủy ban Mặt trận Tổ quốc giữ máy riêng, khóa riêng; \
             máy đó chỉ đồng ký khi bản chốt mới nối tiếp đúng bản chốt cũ."
        }
        true => {
            "Nơi đồng ký giữ máy riêng, khóa riêng, ngoài tay chính quyền xã. Máy đó chỉ đồng ký khi bản chốt mới nối tiếp đúng bản chốt cũ. \
             Vì vậy riêng chính quyền xã không sửa được điều đã chốt mà không ai biết."
        }
        false => {
            "Sổ này chưa có nơi đồng ký bên ngoài: bản chốt chỉ có chữ ký của chính sổ. Ai đã lưu một bản chốt hoặc một tệp chứng minh thì \
             thấy ngay khi sổ bị viết lại; người khác thì chưa."
        }
    }
}

/// `sealed`: how many lines the newest published checkpoint holds; those after it have no proof yet.
fn table(slug: &str, rows: &[LedgerLine], awards: &Awards, sealed: u64) -> Markup {
    let columns = [Column::new("Số"), Column::labelled("Lúc"), Column::new("Việc")];
    let drawn: Vec<Row> = rows
        .iter()
        .map(|row| {
            Row::new(log_number(row.log_index))
                .id(format!("so-{}", row.log_index))
                .cell(time::moment(row.at))
                .cell(html! {
                    (sentence(row, awards))
                    (details("Dấu của dòng này", html! {
                        code { (parts::fingerprint(&row.leaf_hash)) }
                        @if matches!(row.text, PublicLine::Open(_)) {
                            " Tải về để tự kiểm tra: "
                            a href=(paths::line_record(slug, row.log_index)) download { "bản ghi" }
                            @if row.log_index < sealed {
                                ", " a href=(paths::line_proof(slug, row.log_index)) download { "tệp chứng minh" }
                            }
                        }
                    }))
                })
        })
        .collect();
    html! { @if !rows.is_empty() { (Cards::new(columns, drawn)) } }
}

fn sentence(row: &LedgerLine, awards: &Awards) -> Markup {
    match &row.text {
        PublicLine::Open(sentence) => html! {
            (sentence)
            @if let Some(award) = &row.award {
                " " a href=(paths::award(award)) { "Xem khen thưởng" }
                @if let Some(award) = awards.get(award).filter(|award| award.log_index == row.log_index) {
                    " " (parts::award_tag(award))
                }
            }
            @else if let Some(round) = &row.notice { " " a href=(paths::notice(round)) { "Xem danh sách" } }
        },
        PublicLine::Closed(_) => {
            let text = row.text.text();
            let (what, why) = text.split_once(": ").unwrap_or((text, ""));
            html! { (tag(None, what)) " " (why) }
        }
    }
}

fn pages(here: &Here, rows: &[LedgerLine], newer: bool) -> Markup {
    let address = paths::ledger(here.slug());
    let oldest = rows.last().map_or(0, |row| row.log_index);
    html! {
        nav.pagination aria-label="Các trang sổ" {
            ul {
                @if newer { li { a href=(address) { "Mới nhất" } } }
                @if rows.len() > 1 && oldest > 0 {
                    li { a href=(format_args!("{address}?truoc={oldest}")) rel="next" { "Cũ hơn" } }
                }
            }
        }
    }
}

fn jump(here: &Here) -> Markup {
    html! {
        form method="get" action=(paths::ledger(here.slug())) {
            div.form-group {
                label for="so" { "Số vào sổ" }
                input type="text" id="so" name="so" inputmode="decimal" autocomplete="off" required;
            }
            button type="submit" { "Xem dòng này" }
        }
    }
}

/// The number of a line as pages print it: 0, 1063, 1.063, số 1.234.567.
fn line_number(typed: &str) -> Option<u64> {
    let bare = typed.trim().trim_start_matches("số").trim();
    let groups: Vec<&str> = bare.split('.').collect();
    let grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let digits = groups.concat();
    let is_number = grouped && !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use sovang_domain::disclosure::Privacy;

    fn line(index: u64, text: PublicLine) -> LedgerLine {
        LedgerLine {
            log_index: index,
            at: sample::at("2026-11-06T02:12:40Z"),
            text,
            award: None,
            notice: Some(sample::round_id()),
            leaf_hash: [0xb5; 32],
        }
    }

    fn drawn(asked: &Asked) -> String {
        let rows = [
            line(2842, PublicLine::Open("Mở lấy ý kiến về 02 tập thể.".into())),
            line(2840, PublicLine::Closed(Privacy::Nominee)),
            line(612, PublicLine::Open("Mở lấy ý kiến về 03 cá nhân.".into())),
        ];
        body(&sample::here(), asked, &rows, &Awards::new(), true, &sample::log()).into_string()
    }

    #[test]
    fn a_line_is_a_target_with_its_sentence_and_its_fingerprint() {
        let html = drawn(&Asked::Before(None));
        assert!(html.contains(r#"<tr id="so-2842">"#));
        assert!(html.contains("Mở lấy ý kiến về 02 tập thể."));
        assert!(html.contains("b5b5b5b5 b5b5b5b5"));
        assert!(html.contains(r#"href="/phu-tan/so?truoc=612""#));
    }

    #[test]
    fn a_public_line_offers_its_record_and_once_sealed_its_proof() {
        let html = drawn(&Asked::Before(None));
        assert!(html.contains(r#"href="/phu-tan/so/2842.json""#) && !html.contains("2842.tlog-proof"));
        assert!(
            html.contains(r#"href="/phu-tan/so/612.json""#)
                && html.contains(r#"href="/phu-tan/so/612.tlog-proof""#)
        );
        assert!(!html.contains("2840.json"), "a closed line has nothing to check");
        assert!(html.contains("MTTQ đã đồng ký") && html.contains(r#"href="/log/checkpoint""#));
    }

    #[test]
    fn a_closed_line_shows_its_reason_and_nothing_else() {
        let html = drawn(&Asked::Before(None));
        assert!(html.contains(r#"<b class="tag">Mục kín</b> hồ sơ người được đề nghị"#));
        for private in ["Phan Thị Thu Hiền", "kín\"", "phu-tan.tdkt"] {
            assert!(!html.contains(private), "{private}");
        }
    }

    #[test]
    fn the_line_that_published_a_revoked_award_says_that_it_was_revoked() {
        let award = sample::revoked();
        let open = |index| LedgerLine {
            award: Some(award.award.clone()),
            ..line(index, PublicLine::Open("Công bố Giấy khen.".into()))
        };
        let rows = [open(award.log_index + 40), open(award.log_index)];
        let awards = Awards::from([(award.award.clone(), award.clone())]);
        let html = table("phu-tan", &rows, &awards, 0).into_string();
        assert_eq!(html.matches("Đã hủy bỏ</b>").count(), 1, "{html}");
    }

    #[test]
    fn without_anyone_outside_the_page_does_not_say_that_the_front_watches() {
        let html = drawn(&Asked::Before(None));
        assert!(html.contains("chưa có nơi đồng ký bên ngoài"), "{html}");
        assert!(!html.contains("giữ máy riêng"));
    }

    #[test]
    fn a_number_of_another_locality_is_said_to_be_one() {
        let html = drawn(&Asked::Around(2841, None, false));
        assert!(html.contains("Số 2.841 chưa có trong sổ") && html.contains("chưa được ghi"), "{html}");
        let other =
            LocalityRow { locality: "phu-thai".into(), name: "Phú Thái".into(), ..sample::here().row };
        let html = drawn(&Asked::Around(2841, Some(other), true));
        assert!(html.contains(r#"Số này là của xã Phú Thái: <a href="/phu-thai/so?so=2841"#), "{html}");
        assert!(!drawn(&Asked::Around(2840, None, true)).contains("không phải của"));
    }
}
