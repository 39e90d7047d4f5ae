//! The trail to take away: CSV for a spreadsheet, JSON with the raw records. The same filters as the page.

use super::{actor_name, asked, reads_closed, record};
use crate::demonstration;
use crate::pages::office::Query;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use axum::extract::State;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sovang_domain::ids::AccountId;
use sovang_projections::timeline::{self as log, TimelineRow};
use sovang_words::format;
use std::collections::BTreeMap;

/// What those who acted are called.
type Names = BTreeMap<AccountId, String>;

/// Lines in one file.
pub(super) const MOST: u64 = 20_000;

pub(super) async fn csv(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let rows = rows(&app, &who, &query)?;
    let headers = attachment("text/csv; charset=utf-8", "nhat-ky.csv");
    let names = app.views().read(|connection| {
        let mut names = Names::new();
        for row in &rows {
            if !names.contains_key(&row.actor) {
                names.insert(row.actor.clone(), actor_name(connection, &row.actor)?);
            }
        }
        Ok(names)
    })?;
    Ok((headers, table(&rows, &names, demonstration::words())).into_response())
}

pub(super) async fn json(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let rows = rows(&app, &who, &query)?;
    let closed = reads_closed(&who);
    let lines: Vec<Value> = rows
        .iter()
        .map(|row| {
            let mut line = record::record(row, closed);
            line["at"] = json!(row.at.to_string());
            line["actor"] = json!(row.actor);
            line["act"] = json!(row.act.word());
            line["sentence"] = json!(row.office);
            if let Some(words) = demonstration::words() {
                line["ghi_chu"] = json!(words);
            }
            line
        })
        .collect();
    let body = serde_json::to_string(&lines).map_err(|error| PageError::Internal(error.to_string()))?;
    Ok((attachment("application/json", "nhat-ky.json"), body).into_response())
}

fn rows(app: &App, who: &SignedIn, query: &Query) -> Result<Vec<TimelineRow>, PageError> {
    let trail = asked(who, query)?;
    let most = u32::try_from(MOST).unwrap_or(u32::MAX);
    let page = app.views().read(|connection| log::trail(connection, app.desk.rules(), &trail, 1, most))?;
    // never a part that looks like the whole
    if page.total > MOST { Err(PageError::TooLong { most: MOST }) } else { Ok(page.rows) }
}

fn attachment(kind: &'static str, name: &str) -> [(HeaderName, String); 3] {
    [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", demonstration::file_name(name))),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ]
}

/// With a byte order mark, so that Excel reads the Vietnamese letters.
fn table(rows: &[TimelineRow], names: &Names, note: Option<&str>) -> String {
    let mut out = "\u{feff}Số vào sổ,Lúc,Người làm,Tài khoản,Việc,Hồ sơ,Nội dung".to_owned();
    out.push_str(if note.is_some() { ",Ghi chú\r\n" } else { "\r\n" });
    for row in rows {
        let cells = [
            row.log_index.to_string(),
            format::date_time(row.at),
            names.get(&row.actor).cloned().unwrap_or_default(),
            row.actor.to_string(),
            row.act.label().to_owned(),
            format!("{}/{}", row.stream_type, row.stream),
            row.office.clone(),
        ];
        let cells = cells.into_iter().chain(note.map(str::to_owned));
        out.push_str(&cells.map(|cell| quoted(&cell)).collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    }
    out
}

/// A cell in quotes; what a spreadsheet would take for a formula is made text.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_opens_in_a_spreadsheet_and_runs_nothing_there() {
        let rows = [TimelineRow { office: "=HYPERLINK(\"x\")".into(), ..record::tests::row() }];
        let names = Names::from([("phu-tan.tdkt".into(), "Phan Thị Thu Hiền".to_owned())]);
        let csv = table(&rows, &names, None);
        assert!(csv.starts_with('\u{feff}'));
        assert!(csv.contains("\"27/10/2026 09:40\",\"Phan Thị Thu Hiền\",\"phu-tan.tdkt\",\"Trả lại\",\"nomination/phu-tan.k1\""));
        assert!(csv.ends_with("\"'=HYPERLINK(\"\"x\"\")\"\r\n"));
        let told = table(&rows, &names, Some(demonstration::WORDS));
        assert!(
            told.contains(",Ghi chú\r\n") && told.ends_with(",\"Bản trình diễn, số liệu bịa\"\r\n"),
            "{told}"
        );
    }
}
