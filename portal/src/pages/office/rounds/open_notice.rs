//! Mở lấy ý kiến: the list of those whose dossiers are appraised goes public, and people may comment on it.

use super::super::form::{Answer, FormPage, Step};
use super::close_nominations::ahead;
use super::places_left;
use super::view::View;
use crate::pages::office::consequences::Consequences;
use crate::pages::stages;
use crate::paths;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Role;
use sovang_domain::ids::{AccountId, RoundId};
use sovang_projections::account_directory;
use sovang_projections::nomination_board::{NominationRow, NominationStage};
use sovang_projections::round_docket::QuotaMeter;
use sovang_words::format::{count2, date_long, days_off_unknown, who_enters_days_off};

pub(super) const FORM: &str = "mo-lay-y-kien";

pub(super) fn form(view: &View) -> Markup {
    let (ready, waiting): (Vec<_>, Vec<_>) =
        view.nominations.iter().filter(|row| !row.stage.is_final()).partition(|row| row.is_ready());
    let (days, ahead) = (view.row.notice_rule.working_days, ahead(view));
    screen_only(
        FORM,
        "Mở lấy ý kiến",
        html! {
            p {
                "Đưa ra lấy ý kiến " (count2(ready.len() as u64)) " đề nghị đã thẩm định xong. "
                @match (ahead, view.would_close) {
                    (Some(due), _) => {
                        "Chưa mở được hôm nay: hạn nhận đề nghị đã báo là đến hết " (date_long(due))
                        ", đơn vị gửi đến hết ngày ấy vẫn vào danh sách."
                    },
                    (None, Ok(closes)) => { "Mở hôm nay thì nhận góp ý đến hết " (date_long(closes)) " (" (days) " ngày làm việc)." },
                    (None, Err(unknown)) => {
                        "Chưa mở được hôm nay: " (days) " ngày làm việc kéo sang năm " (unknown.year) ", mà "
                        (days_off_unknown(unknown)) ". " (who_enters_days_off(unknown))
                    },
                }
            }
            @if !waiting.is_empty() {
                p { "Chưa vào danh sách, và không vào được sau khi mở:" }
                ul {
                    @for row in &waiting {
                        li {
                            a href=(paths::nomination(&row.nomination)) { (view.nominee(&row.nomination)) } ": "
                            (why_not(row.stage, row.suspended.is_some(), row.waits_for_admission()))
                        }
                    }
                }
            }
            @if ready.is_empty() {
                p { "Cần ít nhất 01 đề nghị thẩm định xong mới mở được." }
            } @else if ahead.is_none() && view.would_close.is_ok() {
                (view.form(FORM, "Mở lấy ý kiến").with(""))
            }
        },
    )
}

fn why_not(stage: NominationStage, suspended: bool, late: bool) -> &'static str {
    match (suspended, late) {
        (true, _) => "đang tạm dừng",
        (false, true) => "nộp sau hạn, Chủ tịch chưa cho nhận",
        (false, false) => stages::nomination(stage).1,
    }
}

/// What follows from opening the notice now; `deciders` are those who may decide afterwards.
fn consequences(view: &View, deciders: &[AccountId]) -> Consequences {
    let (ready, waiting): (Vec<_>, Vec<_>) =
        view.nominations.iter().filter(|row| !row.stage.is_final()).partition(|row| row.is_ready());
    let named = |row: &NominationRow| view.nominee(&row.nomination).to_owned();
    let until = view.would_close.ok().map(|closes| {
        let days = view.row.notice_rule.working_days;
        format!("Nhận góp ý từ hôm nay đến hết {} ({days} ngày làm việc).", date_long(closes))
    });
    let left_out = waiting.iter().map(|row| {
        format!("{}: {}", named(row), why_not(row.stage, row.suspended.is_some(), row.waits_for_admission()))
    });
    let list = |whom: Vec<String>| sovang_words::format::list(&whom);
    let no_vote = view.council.iter().filter_map(|member| {
        // whoever put the same person forward, under whatever unit, does not vote either
        let own = ready.iter().filter(|row| {
            let nominee = &row.proposal.nominee;
            let same = |other: &NominationRow| other.proposal.nominee.subject == nominee.subject;
            view.nominations.iter().any(|other| same(other) && other.proposal.nominee.unit == member.unit)
        });
        let own: Vec<String> = own.map(|row| named(row)).collect();
        let name = view.names.person(&member.account);
        (!own.is_empty())
            .then(|| format!("{name} không biểu quyết về người do đơn vị mình đề nghị: {}.", list(own)))
    });
    let no_ruling = deciders.iter().filter_map(|decider| {
        let own = ready.iter().filter(|row| row.hands().contains(decider));
        let own: Vec<String> = own.map(|row| named(row)).collect();
        let name = view.names.person(decider);
        (!own.is_empty())
            .then(|| format!("{name} đã đề nghị hoặc thẩm định nên không ra quyết định về {}.", list(own)))
    });
    let asks = |quota: &QuotaMeter| {
        let asks = |row: &&&NominationRow| {
            row.proposal.form == quota.form && row.proposal.nominee.kind == quota.kind
        };
        ready.iter().filter(asks).count()
    };
    Consequences::of("Mở lấy ý kiến")
        .part("Lấy ý kiến đến ngày nào", until)
        .part("Danh sách công khai", ready.iter().map(|row| named(row)))
        .part("Không vào danh sách", left_out)
        .part("Một người, nhiều đề nghị: so các hồ sơ trước khi công khai", view.twice.lines(&view.names))
        .part("Xung đột lợi ích", no_vote.chain(no_ruling))
        .part("Mức tối đa", places_left(&view.meters, &view.names, "danh sách đề nghị", asks))
        .part(
            "Không làm lại được",
            [
                "Người dân đọc được danh sách ngay; mở rồi thì không thêm người; chỉ đơn vị còn rút được đề nghị của mình.",
                "Chỉ rút lại được việc mở khi chưa có góp ý nào và chưa thành viên Hội đồng nào kê khai.",
            ],
        )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let locality = &step.view.row.locality;
    let chairs = step
        .app
        .views()
        .read(|connection| account_directory::holders(connection, locality, Role::Chairman))?;
    let deciders: Vec<AccountId> = chairs.into_iter().map(|row| row.account).collect();
    step.weigh(consequences(&step.view, &deciders));
    let result = step.desk().open_notice(&step.asking(), &step.view.row.round).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::body;
    use super::super::view::tests::{officer, view};
    use crate::pages::office::more_than_once::MoreThanOnce;
    use crate::pages::office::sample;
    use sovang_domain::calendar::DaysOffUnknown;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn opening_the_notice_names_its_last_day_and_who_is_left_out() {
        let mut view = view(officer(), sample::round(RoundStage::NominationsClosed, &[]));
        view.nominations[1].stage = sovang_projections::nomination_board::NominationStage::AchievementMet;
        let html = body(&view).into_string();
        assert!(html.contains("Đưa ra lấy ý kiến 01 đề nghị đã thẩm định xong."), "{html}");
        assert!(html.contains("đến hết ngày 27/11/2026 (10 ngày làm việc)"));
        assert!(html.contains("Phạm Thị Kim Duyên</a>: Chờ thẩm định hồ sơ"));
    }

    #[test]
    fn a_notice_whose_last_day_cannot_be_counted_is_not_offered() {
        let mut view = view(officer(), sample::round(RoundStage::NominationsClosed, &[]));
        view.would_close = Err(DaysOffUnknown { year: 2027 });
        let html = body(&view).into_string();
        assert!(html.contains("Chưa mở được hôm nay: 10 ngày làm việc kéo sang năm 2027"), "{html}");
        assert!(
            html.contains("chưa có bảng ngày nghỉ năm 2027. Văn thư hoặc Chủ tịch ghi ngày nghỉ năm 2027"),
            "{html}"
        );
        assert!(!html.contains("/mo-lay-y-kien\""));
    }

    #[test]
    fn a_list_that_was_closed_early_waits_for_the_announced_day() {
        let mut view = view(officer(), sample::round(RoundStage::NominationsClosed, &[]));
        view.row.nominations_due = Some(sovang_domain::calendar::Deadline::By(view.today));
        let html = body(&view).into_string();
        assert!(html.contains("Chưa mở được hôm nay: hạn nhận đề nghị đã báo là đến hết ngày"), "{html}");
        assert!(!html.contains("/mo-lay-y-kien\""));
    }

    #[test]
    fn what_follows_from_a_notice_is_its_last_day_its_list_and_who_stands_aside() {
        let mut view = view(officer(), sample::round(RoundStage::NominationsClosed, &[]));
        view.nominations[1].stage = sovang_projections::nomination_board::NominationStage::AchievementMet;
        let (name, unit) =
            (view.nominations[0].name().to_owned(), view.nominations[0].proposal.nominee.unit.clone());
        view.council[0].unit = unit;
        let decider = view.nominations[0].hands()[0].clone();
        let shown = super::consequences(&view, &[decider]);
        let html = shown.body().into_string();
        assert!(html.contains("đến hết ngày 27/11/2026 (10 ngày làm việc)"), "{html}");
        assert!(html.contains(&format!("<li>{name}</li>")), "{html}");
        assert!(html.contains("Phạm Thị Kim Duyên: Chờ thẩm định hồ sơ"), "{html}");
        assert!(
            html.contains(&format!("không biểu quyết về người do đơn vị mình đề nghị: {name}.")),
            "{html}"
        );
        assert!(html.contains(&format!("nên không ra quyết định về {name}.")), "{html}");
        assert!(html.contains("còn 04 trên 04 suất; danh sách đề nghị 01."), "{html}");
        view.twice = MoreThanOnce::of(super::super::view::tests::two());
        let html = super::consequences(&view, &[]).body().into_string();
        assert!(html.contains("02 đề nghị: ") && html.contains("Một người, nhiều đề nghị"), "{html}");
        view.nominations[1].stage = view.nominations[0].stage;
        assert_ne!(super::consequences(&view, &[]).mark(), shown.mark());
    }
}
