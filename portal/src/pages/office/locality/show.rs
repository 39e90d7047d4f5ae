//! The locality's page: who it is, its units, its council, who may sign for the chairman.

use super::{
    address, asked, correct_title, council, days_off, deeds, delegations, erase_subject, find, numbering,
    parameters, units,
};
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Stream, opened};
use crate::pages::office::moved_end::MovedEnd;
use crate::pages::office::names::Names;
use crate::pages::office::{Query, history, only_reports};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::links::{Link, list};
use crate::ui::section::section;
use axum::extract::State;
use axum::http::StatusCode;
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place, Role};
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::Locality;
use sovang_domain::rules::YearlyDay;
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::locality_directory::{
    self, CouncilRow, DayOffRow, DelegationRow, LocalityRow, UnitRow,
};
use sovang_projections::timeline::{self, TimelineRow};
use sovang_projections::{Connection, ViewError};
use sovang_words::format::sentence_case;

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) today: Date,
    pub(super) row: LocalityRow,
    /// Version of the stream.
    pub(super) version: u64,
    pub(super) units: Vec<UnitRow>,
    /// Newest first.
    pub(super) councils: Vec<CouncilRow>,
    /// Newest first.
    pub(super) delegations: Vec<DelegationRow>,
    /// The latest first.
    pub(super) days_off: Vec<DayOffRow>,
    /// What the law gives in every year.
    pub(super) yearly_days: Vec<YearlyDay>,
    /// Notices that run and would end later by the calendar known now.
    pub(super) moved: Vec<MovedEnd>,
    /// Those who may sit in the council.
    pub(super) candidates: Vec<AccountRow>,
    /// Those who may be let sign for the chairman.
    pub(super) deputies: Vec<AccountRow>,
    pub(super) names: Names,
    pub(super) history: Vec<TimelineRow>,
    pub(super) draft: Draft,
}

impl View {
    pub(super) fn may(&self, act: Act) -> bool {
        self.who.may(act, &Place::locality(self.row.locality.clone()))
    }

    pub(super) fn number(&self, index: u64) -> Markup {
        log_index(index, &paths::ledger_line(&self.row.locality, index))
    }

    /// Units that were not merged into others.
    pub(super) fn living(&self) -> impl Iterator<Item = &UnitRow> {
        self.units.iter().filter(|unit| unit.merged_into.is_none())
    }
}

/// Who can sit in a council: whoever has the role, and whoever sits in the one in office, though the account be locked.
fn candidates(connection: &Connection, locality: &LocalityId) -> Result<Vec<AccountRow>, ViewError> {
    let mut candidates = account_directory::holders(connection, locality, Role::Council)?;
    let councils = locality_directory::councils(connection, locality)?;
    let sits = |row: &AccountRow| {
        councils
            .first()
            .is_some_and(|council| council.members.iter().any(|member| member.account == row.account))
    };
    let is_there = |row: &AccountRow| candidates.iter().any(|known| known.account == row.account);
    let all = account_directory::by_locality(connection, locality)?;
    let others: Vec<AccountRow> = all.into_iter().filter(|row| sits(row) && !is_there(row)).collect();
    candidates.extend(others);
    Ok(candidates)
}

impl FormPage for View {
    type Subject = LocalityId;

    async fn load(app: &App, who: &SignedIn, locality: &LocalityId) -> Result<Self, PageError> {
        let row = find(app, who, locality)?;
        let views = app.views();
        let history = views.read(|connection| {
            timeline::of_stream(connection, app.desk.rules(), Locality::TYPE, locality.as_str())
        })?;
        Ok(Self {
            who: who.clone(),
            today: app.today(),
            row,
            version: history.last().map_or(0, |row| row.sequence),
            units: views.read(|connection| locality_directory::units(connection, locality))?,
            councils: views.read(|connection| locality_directory::councils(connection, locality))?,
            delegations: views.read(|connection| locality_directory::delegations(connection, locality))?,
            days_off: views.read(|connection| locality_directory::days_off(connection, locality))?,
            yearly_days: app.desk.rules().yearly_days().to_vec(),
            moved: MovedEnd::all(app, locality)?,
            candidates: views.read(|connection| candidates(connection, locality))?,
            deputies: app.desk.deputies(locality)?,
            names: Names::of(app, locality, app.today())?,
            history,
            draft: Draft::default(),
        })
    }

    fn draw(&self, app: &App) -> Page {
        let title = sentence_case(&self.row.title());
        let page = self.who.page(app, paths::LOCALITY, title.clone());
        let heading =
            Heading::new(title).kicker("Địa phương").lead(sentence_case(&self.row.province_title()));
        Page { heading, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        address(&self.row.locality)
    }

    fn deeds(&self) -> String {
        deeds(&self.row.locality)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: Locality::TYPE, id: self.row.locality.as_str(), version: self.version })
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let Some(locality) = asked(&who, &query) else { return choose(&app, &who) };
    let page = View::load(&app, &who, &locality).await?.draw(&app);
    Ok(opened(page, &query, &locality))
}

/// The keeper of the machine says which.
fn choose(app: &App, who: &SignedIn) -> Answer {
    let all = app.views().read(locality_directory::all)?;
    let links: Vec<Link> =
        all.iter().map(|row| Link::new(address(&row.locality), sentence_case(&row.title()))).collect();
    let page = who.page(app, paths::LOCALITY, "Địa phương");
    let body = section(
        "chon",
        "Chọn địa phương",
        html! {
            @if links.is_empty() { p { "Chưa có địa phương nào trong sổ." } } @else { (list(&links)) }
        },
    );
    Ok(answer(StatusCode::OK, &Page { heading: Heading::new("Địa phương"), body, ..page }))
}

pub(super) fn body(view: &View) -> Markup {
    html! {
        (correct_title::form(view))
        (units::section(view))
        (council::section(view))
        (delegations::section(view))
        (numbering::section(view))
        (days_off::section(view))
        (section("tham-so", "Tham số", html! {
            p {
                "Lương cơ sở, thời gian lấy ý kiến, biểu quyết của Hội đồng, số lần trả lại hồ sơ, căn cứ của quyết định, bảng ngày nghỉ: "
                a href=(parameters::address(&view.row.locality)) { "xem mức đang áp dụng, đặt mức của xã" } "."
            }
        }))
        @if view.may(Act::EraseSubject) {
            (section("xoa", "Xóa dữ liệu cá nhân", html! {
                p { "Khi người có dữ liệu yêu cầu và cơ quan có thẩm quyền chấp thuận." }
                p {
                    a href=(erase_subject::address(&view.row.locality)) { "Tìm người để xóa dữ liệu" }
                }
            }))
        }
        @if !only_reports(&view.who) { (history::section(&view.history)) }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use jiff::civil::date;
    use sovang_domain::locality::SigningMode;
    use sovang_projections::locality_directory::DayOffBack;

    pub(in super::super) fn view(who: SignedIn) -> View {
        let council = |from, log_index| CouncilRow {
            from,
            members: sample::council(),
            document: "40/QĐ-UBND".into(),
            log_index,
        };
        View {
            who,
            today: sample::today(),
            row: sample::locality(),
            version: 31,
            units: sample::units(),
            councils: vec![council(date(2026, 1, 5), 30), council(date(2025, 8, 1), 9)],
            delegations: vec![DelegationRow {
                officer: "phu-tan.pho".into(),
                mode: SigningMode::ForHead,
                from: date(2026, 7, 1),
                until: Some(date(2026, 9, 30)),
                document: "41/QĐ-UBND".into(),
                ended_by: None,
                taken_back: None,
                log_index: 31,
            }],
            days_off: vec![DayOffRow {
                day: date(2026, 11, 23),
                name: "Nghỉ hoán đổi".into(),
                instead: Some(date(2026, 11, 28)),
                document: "12/TB-BNV".into(),
                log_index: 32,
                taken_back: None,
            }],
            yearly_days: sample::rules().yearly_days().to_vec(),
            moved: Vec::new(),
            candidates: vec![sample::account("council")],
            deputies: vec![sample::account("chairman")],
            names: sample::names(),
            history: Vec::new(),
            draft: Draft::default(),
        }
    }

    #[test]
    fn days_off_stand_with_their_text_and_what_they_move() {
        let mut view = view(someone(Role::Clerk, None));
        let html = body(&view).into_string();
        for words in ["23/11/2026", "28/11/2026", "12/TB-BNV", "Đang tính", "28/2026/QH16"] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains("Lịch nghỉ đã đổi"));
        view.moved = vec![MovedEnd {
            round: "phu-tan.x.2026-hang-nam".into(),
            title: "Khen hằng năm 2026".into(),
            version: 3,
            before: date(2026, 11, 27),
            due: date(2026, 11, 30),
            off: Vec::new(),
        }];
        let html = body(&view).into_string();
        assert!(html.contains("đáng lẽ kết thúc ngày 30/11/2026"), "{html}");
        view.days_off[0].taken_back =
            Some(DayOffBack {
                reason: "Đã thay thế".into(), document: "15/TB-BNV".into(), log_index: 33
            });
        let html = body(&view).into_string();
        assert!(html.contains("Đã bỏ") && !html.contains("/bo-ngay-nghi\""), "taken back once: {html}");
    }

    #[test]
    fn clerks_keep_units_council_and_delegations_reporters_only_read() {
        let html = body(&view(someone(Role::Clerk, None))).into_string();
        for step in
            ["don-vi", "doi-ten", "sap-nhap", "hoi-dong", "uy-quyen", "cap-so", "ngay-nghi", "bo-ngay-nghi"]
        {
            assert!(html.contains(&format!(r#"action="/noi-bo/dia-phuong/phu-tan/{step}""#)), "{step}");
        }
        assert!(!html.contains("xoa-du-lieu"), "only the administrator erases");
        let merged = html.matches(r#"<option value="ap-tay">"#).count();
        assert_eq!(merged, 1, "a merged unit is chosen only to take the merger back");
        assert!(html.contains("Đã sáp nhập vào Ban nhân dân ấp Trung") && html.contains("Đã hết hạn"));
        let html = body(&view(someone(Role::Reporter, Some("ap-trung")))).into_string();
        assert!(!html.contains("<form"), "{html}");
        assert!(body(&view(someone(Role::Administrator, None))).into_string().contains("xoa-du-lieu"));
    }

    #[test]
    fn each_slip_of_the_commune_has_its_form_with_a_reason_for_those_who_keep_it() {
        let mut view = view(someone(Role::Clerk, None));
        view.delegations[0].until = None;
        let html = body(&view).into_string();
        for slip in ["sua-ten", "sua-loai", "bo-don-vi", "rut-lai-sap-nhap", "rut-lai-uy-quyen"] {
            assert!(
                html.contains(&format!(r#"action="/noi-bo/dia-phuong/phu-tan/{slip}""#)),
                "{slip}: {html}"
            );
            assert!(html.contains(&format!(r#"id="{slip}-ly-do""#)), "{slip} asks why: {html}");
        }
        assert!(html.contains(r#"action="/noi-bo/dia-phuong/phu-tan/ket-thuc-uy-quyen""#), "{html}");
        assert!(!html.contains("/sua-dia-phuong"), "the commune's own name is the administrator's: {html}");
        let html = body(&self::view(someone(Role::Administrator, None))).into_string();
        assert!(html.contains(r#"action="/noi-bo/dia-phuong/phu-tan/sua-dia-phuong""#), "{html}");
        view.delegations.clear();
        let html = body(&view).into_string();
        assert!(!html.contains("rut-lai-uy-quyen") && !html.contains("ket-thuc-uy-quyen"), "{html}");
    }
}
