//! The panels of the start page.

use super::{OpenRound, View};
use crate::pages::office::rounds::put_forward;
use crate::pages::stages;
use crate::paths;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::chart::{Bar, Chart};
use crate::ui::ledger::{cite, log_index};
use crate::ui::links::{self, Link};
use crate::ui::phases::{Phase, PhaseState, phases};
use crate::ui::section::section;
use crate::ui::tag::{State, strong_tag, tag};
use jiff::civil::Date;
use maud::{Markup, Render, html};
use sovang_domain::authority::Act;
use sovang_domain::calendar::{TimeLeft, time_left};
use sovang_domain::ids::{AwardId, NominationId, ReportId, RoundId};
use sovang_domain::plan::OwedBy;
use sovang_domain::task::TaskLink;
use sovang_projections::report_register::{ReportRow, ReportStanding};
use sovang_projections::round_docket::QuotaMeter;
use sovang_projections::task_list::TaskRow;
use sovang_words::format::{count2, date, local_date};
use sovang_words::{format, terms};

/// How many of the unit's nominations the start page lists; all of them stand in the register.
const NOMINATIONS: usize = 10;

pub(super) fn tasks(view: &View) -> Markup {
    let columns = [Column::new("Việc"), Column::labelled("Nhận ngày"), Column::labelled("Hạn")];
    let line = |task: &TaskRow| {
        Row::new(header(html! { a href=(address(task)) { (terms::task(task.kind)) } }, &task.subject))
            .cell(date(local_date(task.since)))
            .cell(due(task, view.today))
    };
    let open: Vec<Row> = view.tasks.iter().filter(|task| task.is_open_on(view.today)).map(line).collect();
    let later: Vec<Row> = view.tasks.iter().filter(|task| !task.is_open_on(view.today)).map(line).collect();
    html! {
        (section("cho-lam", "Việc chờ xử lý", html! {
            @if open.is_empty() && view.is_in_preparation() { p { "Chưa có việc nào tới lượt: còn đang chuẩn bị để bắt đầu phong trào." } }
            @else if open.is_empty() { p { "Không có việc nào chờ làm hôm nay." } } @else { (Cards::new(columns.clone(), open)) }
        }))
        @if !later.is_empty() { (section("sap-den", "Việc sắp đến", Cards::new(columns, later))) }
    }
}

/// Where a task is done.
fn address(task: &TaskRow) -> String {
    match task.kind.link() {
        TaskLink::Nomination => paths::nomination(&NominationId::from(task.about.as_str())),
        TaskLink::Report => paths::report(&ReportId::from(task.about.as_str())),
        TaskLink::Round => paths::round(&RoundId::from(task.about.as_str())),
        TaskLink::Award => paths::award_inside(&AwardId::from(task.about.as_str())),
        TaskLink::Comment => match task.comment() {
            Some((round, code)) => format!("{}#gop-y-{code}", paths::round(&round)),
            None => paths::round(&RoundId::from(task.about.as_str())),
        },
    }
}

fn due(task: &TaskRow, today: Date) -> Markup {
    let from = task.from.filter(|from| *from > today);
    let last = task.due.map(|due| due.last_day());
    let near = last.map(|last| time_left(last, today)).and_then(|left| match left {
        TimeLeft::Late(_) => Some((State::Late, format::time_left(left))),
        TimeLeft::LastDay | TimeLeft::Days(1) => Some((State::Wait, format::time_left(left))),
        TimeLeft::Days(_) => None,
    });
    html! {
        @if let Some(from) = from { "từ " (date(from)) }
        @if let Some(due) = task.due { @if from.is_some() { ", " } (format::deadline(due)) }
        @if let Some((state, words)) = near { " " (tag(state, words)) }
    }
}

pub(super) fn own(view: &View) -> Markup {
    let nominations = view.own_nominations.iter().take(NOMINATIONS).map(|row| {
        let (state, words) = stages::nomination(row.stage);
        Row::new(html! { a href=(paths::nomination(&row.nomination)) { (row.name()) } })
            .cell(date(local_date(row.submitted_at)))
            .cell(tag(state, words))
    });
    let nominations: Vec<Row> = nominations.collect();
    html! {
        (section("bao-cao-don-vi", "Báo cáo của đơn vị", html! {
            @if view.own_reports.is_empty() { p { "Không còn báo cáo nào phải nộp." } } @else { (reports(view)) }
        }))
        (section("de-nghi-don-vi", "Đề nghị của đơn vị", html! {
            @if nominations.is_empty() { p { "Đơn vị chưa gửi đề nghị nào." } } @else {
                (Cards::new(
                    [Column::new("Được đề nghị"), Column::labelled("Gửi ngày"), Column::new("Tình trạng")],
                    nominations,
                ))
            }
            (links::list(&[
                Link::new(format!("{}/moi", paths::NOMINATIONS), "Gửi đề nghị khen thưởng"),
                Link::new(paths::NOMINATIONS, "Mọi đề nghị của đơn vị"),
            ]))
        }))
    }
}

/// What the commune itself owes the level above.
pub(super) fn upward(view: &View) -> Markup {
    if view.own_reports.is_empty() {
        return Markup::default();
    }
    section("bao-cao-gui-cap-tren", "Báo cáo của Ủy ban nhân dân gửi cấp trên", reports(view).render())
}

fn reports(view: &View) -> Cards {
    let reports = view.own_reports.iter().map(|row| {
        let below = view.campaigns.get(row.campaign.as_str()).cloned().unwrap_or_default();
        let name = terms::report_title(row.occasion, row.year);
        Row::new(header(html! { a href=(paths::report(&row.report)) { (name) } }, below))
            .cell(row.due.map_or_else(|| "không nêu ngày".to_owned(), format::deadline))
            .cell(stages::report_tag(row.standing(view.today)))
    });
    let columns = [Column::new("Báo cáo"), Column::labelled("Hạn"), Column::new("Tình trạng")];
    Cards::new(columns, reports.collect::<Vec<_>>())
}

pub(super) fn overdue(view: &View) -> Markup {
    if view.overdue.is_empty() {
        return Markup::default();
    }
    let columns = [Column::new("Đơn vị"), Column::new("Vì sao là quá hạn"), Column::labelled("Làm gì tiếp")];
    let line = |row: &ReportRow| {
        let unit = view.units.get(&row.unit).cloned();
        let unit = unit.unwrap_or_else(|| "Ủy ban nhân dân, gửi cấp trên".to_owned());
        Row::new(header(unit, terms::report_title(row.occasion, row.year)))
            .cell(why(row, view.today))
            .cell(next(row, view))
    };
    section(
        "qua-han",
        "Báo cáo quá hạn",
        Cards::new(columns, view.overdue.iter().map(line).collect::<Vec<_>>()).render(),
    )
}

fn why(row: &ReportRow, today: Date) -> Markup {
    let standing = row.standing(today);
    html! {
        (stages::report_tag(standing)) " "
        @match standing {
            ReportStanding::ReturnOverdue { .. } => {
                "Đã trả lại, phải nộp lại " (row.return_due.map(format::deadline).unwrap_or_default()) "."
            },
            ReportStanding::YearOver => "Kế hoạch không nêu ngày; năm báo cáo đã qua.",
            _ => { "Phải nộp " (row.due.map(format::deadline).unwrap_or_default()) "." },
        }
        @if let Some(section) = &row.section { " " (cite(None, section)) }
        @if let Some(index) = row.log_index {
            " " (log_index(index, &paths::ledger_line(&row.locality, index)))
        }
    }
}

fn next(row: &ReportRow, view: &View) -> Markup {
    let address = paths::report(&row.report);
    html! {
        @if view.may_nominate {
            a href=(format_args!("{address}#nop")) { "Nộp báo cáo" }
        } @else {
            (who_files(row, view)) " "
            a href=(&address) { "Xem báo cáo" }
            @if view.sends_upward && row.owed_by == OwedBy::Commune {
                " hoặc " a href=(format_args!("{address}#gui-cap-tren")) { "ghi đã gửi" }
            }
            @if view.may_waive && row.version == 0 && row.owed_by != OwedBy::Commune {
                " hoặc " a href=(format_args!("{address}#mien")) { "miễn, ghi lý do" }
            }
        }
    }
}

/// Who files it now: Lê Văn Bảy nộp.
fn who_files(row: &ReportRow, view: &View) -> String {
    let again = if row.return_reason.is_some() { "nộp lại" } else { "nộp" };
    if row.owed_by == OwedBy::Commune {
        let roles: Vec<&str> = Act::FileCommuneReport.roles().iter().map(|role| terms::role(*role)).collect();
        return format::sentence_case(&format!("{} {again} lên cấp trên.", roles.join(" hoặc ")));
    }
    match view.reporters.get(&row.unit) {
        Some(names) => format!("{} {again}.", format::list(names)),
        None => "Chưa ai có tài khoản của đơn vị này: quản trị mở tài khoản.".to_owned(),
    }
}

pub(super) fn rounds(view: &View) -> Markup {
    if view.rounds.is_empty() {
        return Markup::default();
    }
    section(
        "dot-xet",
        "Đợt xét chưa kết thúc",
        html! { @for round in &view.rounds { (round_panel(round, view)) } },
    )
}

fn round_panel(open: &OpenRound, view: &View) -> Markup {
    let round = &open.round;
    let (state, stage) = stages::round(round.stage, round.notice.as_ref(), view.today);
    let campaign = view.campaigns.get(round.campaign.as_str()).cloned().unwrap_or_default();
    html! {
        h3 {
            a href=(paths::round(&round.round)) { (round.title()) } " "
            (strong_tag(state, stage))
        }
        p { (campaign) }
        @if round.is_scheduled() { (phases(stops(open))) }
        @if !open.meters.is_empty() { (chart(open)) }
    }
}

fn stops(open: &OpenRound) -> Vec<Phase> {
    use sovang_projections::round_docket::RoundStage as S;
    let round = &open.round;
    let (done, all) = open.appraised;
    let at = |stop: S| match stop_of(round.stage).cmp(&stop_of(stop)) {
        std::cmp::Ordering::Greater => PhaseState::Past,
        std::cmp::Ordering::Equal => PhaseState::Current,
        std::cmp::Ordering::Less => PhaseState::Ahead,
    };
    let due = round.nominations_due.map(format::deadline);
    let closed = round.nominations_closed_at.map(|at| date(local_date(at)));
    let nominations = closed.or(due).unwrap_or_else(|| "không nêu ngày".to_owned());
    let notice = match &round.notice {
        Some(notice) => format!("đến hết {}", date(notice.closes)),
        None => format!("{} ngày làm việc", count2(round.notice_rule.working_days.into())),
    };
    let council =
        round.session.as_ref().map_or_else(|| "sau khi lấy ý kiến".to_owned(), |session| date(session.on));
    vec![
        Phase::new(nominations, "Nhận đề nghị", at(S::TakingNominations)),
        Phase::new(format!("{done}/{all}"), "Thẩm định xong", at(S::NominationsClosed)),
        Phase::new(notice, "Lấy ý kiến", at(S::OnNotice)),
        Phase::new(council, "Hội đồng họp", at(S::InCouncil)),
        Phase::new(
            open.decided.map_or_else(|| "sau khi Hội đồng họp".to_owned(), date),
            "Chủ tịch quyết định",
            at(S::Proposed),
        ),
    ]
}

/// Which stop of the line a stage belongs to.
fn stop_of(stage: sovang_projections::round_docket::RoundStage) -> u8 {
    use sovang_projections::round_docket::RoundStage as S;
    match stage {
        S::TakingNominations => 0,
        S::NominationsClosed => 1,
        S::OnNotice => 2,
        S::NoticeOver | S::InCouncil => 3,
        S::Proposed => 4,
        S::Decided | S::Closed | S::Annulled => 5,
    }
}

fn chart(open: &OpenRound) -> Markup {
    let bar = |meter: &QuotaMeter| {
        let form = open.forms.get(meter.form.as_str()).cloned().unwrap_or_else(|| meter.form.to_string());
        let label = html! { (form) ", " (terms::kind(meter.kind)) " " (cite(None, &meter.source.section)) };
        let bar = Bar::quota(label, meter.nominated.into(), meter.limit.into());
        let room = match meter.nominated.checked_sub(meter.limit) {
            Some(0) => Some("Vừa đủ".to_owned()),
            Some(over) => Some(format!("Phải bớt {}", count2(over.into()))),
            None => None,
        };
        let less = (meter.turned_down > 0).then(|| put_forward(meter));
        match (less, room) {
            (None, None) => bar,
            (Some(words), None) | (None, Some(words)) => bar.note(words),
            (Some(less), Some(room)) => bar.note(format!("{less}. {room}")),
        }
    };
    Chart::new("Hình thức", "Đang đề nghị / tối đa", open.meters.iter().map(bar).collect())
        .caption("Số đang đề nghị so với mức tối đa, không tính đề nghị đã rút, chưa đạt hoặc không được khen. Vượt mức ở bước đề nghị vẫn được; vượt ở bước quyết định thì bị từ chối.")
        .render()
}

pub(super) fn more(view: &View) -> Markup {
    let overdue = format!("{}?nam=tat-ca&tinh-trang=qua-han", paths::REPORTS);
    let mut more = vec![Link::new(paths::REPORTS, "Sổ báo cáo")];
    if !view.overdue.is_empty() {
        more.push(Link::new(overdue, "Báo cáo quá hạn của mọi năm"));
    }
    if view.reads_trail {
        more.push(Link::new(paths::TRAIL, "Nhật ký: ai làm gì, lúc nào, vì sao"));
    }
    if view.keeps_accounts {
        more.push(Link::new(paths::ACCOUNTS, "Tài khoản"));
    }
    section("xem-them", "Xem thêm", links::list(&more))
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{View, body, lead};
    use crate::pages::office::reports::sample;
    use crate::pages::office::testing::someone;
    use jiff::civil::date;
    use sovang_domain::authority::Role;
    use sovang_domain::calendar::Deadline;
    use sovang_domain::plan::OwedBy;
    use sovang_domain::task::TaskKind;
    use sovang_projections::report_register::ReportRow;
    use sovang_projections::task_list::TaskRow;
    use std::collections::{BTreeMap, HashMap};

    pub(in super::super) fn view() -> View {
        View {
            today: date(2026, 10, 27),
            tasks: vec![
                task(TaskKind::AppraiseDossier, "phu-tan.k1", Some(Deadline::By(date(2026, 10, 28)))),
                task(TaskKind::AnswerComment, "phu-tan.doi-moi.2026-hang-nam#ab12", None),
                TaskRow {
                    from: Some(date(2026, 11, 19)),
                    ..task(TaskKind::CloseNotice, "phu-tan.doi-moi.2026-hang-nam", None)
                },
            ],
            overdue: Vec::new(),
            sends_upward: false,
            may_waive: true,
            rounds: Vec::new(),
            moved: Vec::new(),
            twice: Vec::new(),
            who: someone(Role::AppraiserDossier, None),
            own_reports: Vec::new(),
            own_nominations: Vec::new(),
            units: HashMap::from([("ap-trung".into(), "Ban nhân dân ấp Trung".to_owned())]),
            reporters: BTreeMap::from([("ap-trung".into(), vec!["Lê Văn Bảy".to_owned()])]),
            campaigns: BTreeMap::new(),
            may_nominate: false,
            reads_trail: true,
            keeps_accounts: false,
            missing: Vec::new(),
        }
    }

    fn task(kind: TaskKind, about: &str, due: Option<Deadline>) -> TaskRow {
        TaskRow {
            kind,
            about: about.into(),
            locality: "phu-tan".into(),
            unit: None,
            account: None,
            since: "2026-10-26T02:00:00Z".parse().unwrap(),
            since_index: 7,
            from: None,
            due,
            subject: "Phạm Thị Kim Duyên, Trạm Y tế xã".into(),
        }
    }

    #[test]
    fn tasks_lead_to_where_they_are_done_and_what_is_near_is_marked() {
        let html = body(&view()).into_string();
        assert!(html.contains(r#"<a href="/noi-bo/de-nghi/phu-tan.k1">Thẩm định hồ sơ</a>"#));
        assert!(html.contains(r##"href="/noi-bo/dot-xet/phu-tan.doi-moi.2026-hang-nam#gop-y-ab12""##));
        assert!(html.contains("chậm nhất ngày 28/10/2026"));
        assert!(html.contains(r#"<b class="tag" data-state="wait">Còn 1 ngày</b>"#));
        let later = html.split("Việc sắp đến").nth(1).unwrap();
        assert!(later.contains("từ 19/11/2026"));
        assert_eq!(lead(&view()), "02 việc chờ làm, trong đó 01 việc đến hạn ngày mai hoặc sớm hơn.");
    }

    #[test]
    fn a_report_of_the_own_unit_that_is_due_soon_is_told_in_front() {
        let near = ReportRow { due: Some(Deadline::Before(date(2026, 11, 2))), ..sample() };
        let view = View { tasks: Vec::new(), own_reports: vec![near], ..view() };
        assert_eq!(lead(&view), "Không có việc nào chờ làm; 01 báo cáo sắp đến hạn.");
    }

    #[test]
    fn an_overdue_report_says_why_and_what_to_do() {
        let overdue = ReportRow { due: Some(Deadline::Before(date(2026, 10, 22))), ..sample() };
        let view = View { overdue: vec![overdue], ..view() };
        let html = body(&view).into_string();
        assert!(html.contains("Quá hạn 6 ngày"));
        assert!(html.contains("Phải nộp trước ngày 22/10/2026."));
        assert!(html.contains("<cite>Mục VI.2.1</cite>"));
        assert!(html.contains("Lê Văn Bảy nộp. ") && html.contains("miễn, ghi lý do"), "{html}");
        let nobody = body(&View { reporters: BTreeMap::new(), ..view.clone() }).into_string();
        assert!(nobody.contains("Chưa ai có tài khoản của đơn vị này"), "{nobody}");
        let own = ReportRow { owed_by: OwedBy::Commune, unit: "".into(), ..view.overdue[0].clone() };
        let own = body(&View { overdue: vec![own], ..view.clone() }).into_string();
        assert!(own.contains("hoặc công chức phụ trách thi đua khen thưởng nộp lên cấp trên."), "{own}");
        assert!(lead(&view).ends_with("; 01 báo cáo quá hạn."));
        let reporter = View { may_nominate: true, may_waive: false, ..view };
        let html = body(&reporter).into_string();
        assert!(html.contains("#nop\">Nộp báo cáo</a>"));
        assert!(!html.contains("miễn, ghi lý do"));
        assert!(html.contains("Gửi đề nghị khen thưởng"));
    }
}
