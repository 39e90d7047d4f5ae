//! What remains until the commune runs, each thing linked for those who can make it good and told to the others.

use crate::pages::office::setup::{self, Gap};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::section::section;
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_projections::locality_directory::{self, LocalityRow};
use sovang_words::format;

/// A thing that is missing, as the reader can do something about it.
#[derive(Clone, Debug)]
pub(super) struct Missing {
    /// đơn vị
    pub words: String,
    /// Where it is made good, for those who can.
    pub address: Option<String>,
    /// Who can.
    pub done_by: String,
    /// Whether no campaign runs without it.
    pub stops: bool,
}

pub(super) fn told(who: &SignedIn, locality: &LocalityId, gaps: Vec<Gap>) -> Vec<Missing> {
    let missing = |gap: Gap| Missing {
        words: gap.words(),
        stops: matches!(gap, Gap::Units | Gap::Plan | Gap::Enrolment(_)),
        address: gap.is_for(who, locality).then(|| gap.address(locality)),
        done_by: gap.done_by(),
    };
    gaps.into_iter().map(missing).collect()
}

/// Every commune of the machine that lacks something, and what.
pub(super) fn communes(app: &App, who: &SignedIn) -> Result<Vec<(LocalityRow, Vec<Missing>)>, PageError> {
    let communes = app.views().read(|connection| {
        let mut found = Vec::new();
        for row in locality_directory::all(connection)? {
            let gaps = setup::gaps(connection, &row.locality)?;
            let missing = told(who, &row.locality, gaps);
            found.push((row, missing));
        }
        Ok(found)
    })?;
    Ok(communes)
}

/// What the commune lacks, each thing with the step that makes it good.
pub(super) fn section_of(missing: &[Missing]) -> Markup {
    if missing.is_empty() {
        return Markup::default();
    }
    section("con-thieu", "Còn thiếu", lacks(missing))
}

fn lacks(missing: &[Missing]) -> Markup {
    html! {
        ul {
            @for gap in missing {
                li {
                    @if let Some(address) = &gap.address { a href=(address) { (format::sentence_case(&gap.words)) } }
                    @else { (format::sentence_case(&gap.words)) ": việc của " (gap.done_by) "." }
                }
            }
        }
    }
}

/// The communes of the machine and what each lacks, for its keeper.
pub(super) fn keepers_section(communes: &[(LocalityRow, Vec<Missing>)]) -> Markup {
    let lacking: Vec<_> = communes.iter().filter(|(_, missing)| !missing.is_empty()).collect();
    html! {
        @if communes.is_empty() {
            (section("con-thieu", "Còn thiếu", html! {
                ul { li { a href=(paths::SETUP_LOCALITY) { "Xã, phường hoặc đặc khu dùng sổ này" } } }
            }))
        } @else if !lacking.is_empty() {
            (section("con-thieu", "Còn thiếu", html! {
                @for (row, missing) in lacking {
                    h3 { a href=(paths::setup(&row.locality)) { (format::sentence_case(&row.title())) } }
                    (lacks(missing))
                }
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::panels::tests::view;
    use super::super::{View, body, lead};
    use super::*;

    fn lacking(address: Option<&str>) -> Missing {
        Missing {
            words: "đơn vị".into(),
            address: address.map(ToOwned::to_owned),
            done_by: "văn thư".into(),
            stops: true,
        }
    }

    #[test]
    fn while_something_is_missing_nobody_is_told_that_nothing_is_to_be_done() {
        let idle = View { tasks: Vec::new(), ..view() };
        assert!(lead(&idle).starts_with("Không có việc nào chờ làm"));
        let linked = View { missing: vec![lacking(Some("/noi-bo/khoi-dau/phu-tan/don-vi"))], ..idle.clone() };
        let html = body(&linked).into_string();
        assert!(html.contains(r#"<a href="/noi-bo/khoi-dau/phu-tan/don-vi">Đơn vị</a>"#), "{html}");
        assert!(
            !html.contains("Không có việc nào") && !lead(&linked).contains("Không có việc nào"),
            "{html}"
        );
        let told = View { missing: vec![lacking(None)], ..idle };
        let html = body(&told).into_string();
        assert!(html.contains("Đơn vị: việc của văn thư.") && !html.contains("Không có việc nào"), "{html}");
    }

    #[test]
    fn a_commune_that_runs_is_not_told_that_it_prepares() {
        let locked = Missing { words: "tài khoản Chủ tịch".into(), stops: false, ..lacking(None) };
        let view = View { tasks: Vec::new(), missing: vec![locked], ..view() };
        assert!(lead(&view).starts_with("Không có việc nào chờ làm; còn thiếu tài khoản Chủ tịch"));
        let html = body(&view).into_string();
        assert!(html.contains("Tài khoản Chủ tịch: việc của") && !html.contains("chuẩn bị"), "{html}");
    }

    #[test]
    fn the_keeper_of_the_machine_is_led_to_what_each_commune_lacks() {
        let html = keepers_section(&[]).into_string();
        assert!(html.contains(r#"<a href="/noi-bo/khoi-dau/dia-phuong">"#), "{html}");
        let row = crate::pages::office::sample::locality();
        let html = keepers_section(&[(row.clone(), vec![lacking(Some("/x"))])]).into_string();
        assert!(
            html.contains(r#"<a href="/noi-bo/khoi-dau?xa=phu-tan">Xã Phú Tân</a>"#)
                && html.contains(r#"<a href="/x">"#)
        );
        assert!(keepers_section(&[(row, Vec::new())]).into_string().is_empty());
    }
}
