//! A round's page: each form at its step, for whom it is, and nothing to those it does not concern.

use super::docket::{Docket, Voters, in_order};
use super::{list, show};
use crate::pages::office::draft::Draft;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use crate::shell::session::SignedIn;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use sovang_domain::authority::Role;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::calendar::DaysOffUnknown;
use sovang_domain::nominee::NomineeKind;
use sovang_projections::nomination_board::NominationRow;
use sovang_projections::round_docket::{AnswerRow, CommentRow, OutcomeRow, RoundRow, RoundStage};

fn two() -> Vec<NominationRow> {
    vec![
        sample::nomination("n1", "Trần Thị Ngọc Huệ", "ap-trung"),
        sample::nomination("n2", "Phạm Thị Kim Duyên", "tram-y-te"),
    ]
}

fn docket<'a>(who: &'a SignedIn, row: RoundRow, draft: &'a Draft) -> Docket<'a> {
    let voters: Voters = row.entries.iter().map(|entry| (entry.entry.nomination.clone(), 7)).collect();
    Docket {
        who,
        today: sample::today(),
        row,
        campaign: sample::plan().campaign,
        nominations: two(),
        meters: vec![sample::meter(0, 6)],
        comments: Vec::new(),
        council: sample::council(),
        decisions: Vec::new(),
        history: Vec::new(),
        names: sample::names(),
        voters,
        would_close: Ok(jiff::civil::date(2026, 11, 26)),
        days_left: Ok(5),
        draft,
    }
}

fn seen(who: &SignedIn, row: RoundRow) -> String {
    show::body(&docket(who, row, &Draft::default())).into_string()
}

fn officer() -> SignedIn {
    someone(Role::AppraiserDossier, None)
}

#[test]
fn the_officer_gets_the_form_of_the_step_and_no_other() {
    let action = |step: &str| format!("2026-hang-nam/{step}\"");
    let steps = ["dong-nhan", "mo-lay-y-kien", "het-lay-y-kien", "hop", "trinh", "khep-lai"];
    let expected = [
        (RoundStage::TakingNominations, vec!["dong-nhan"]),
        (RoundStage::NominationsClosed, vec!["mo-lay-y-kien"]),
        (RoundStage::OnNotice, vec![]),
        (RoundStage::NoticeOver, vec!["hop"]),
        (RoundStage::InCouncil, vec![]),
        (RoundStage::Decided, vec!["khep-lai"]),
        (RoundStage::Closed, vec![]),
    ];
    for (stage, wanted) in expected {
        let html = seen(&officer(), sample::round(stage, &two()));
        let found: Vec<&str> = steps.into_iter().filter(|step| html.contains(&action(step))).collect();
        assert_eq!(found, wanted, "{stage:?}");
        let html = seen(&someone(Role::Supervisor, None), sample::round(stage, &two()));
        assert!(!html.contains("<form"), "a supervisor writes nothing: {stage:?}");
    }
}

#[test]
fn nominations_stand_in_the_order_of_the_notice_in_the_list_and_in_every_form() {
    let mut rows = vec![
        sample::nomination("n1", "Trần Thị Ngọc Huệ", "ap-trung"),
        sample::nomination("n2", "Phạm Thị Kim Duyên", "tram-y-te"),
        sample::nomination("n3", "Tổ công nghệ số cộng đồng ấp Trung", "ap-trung"),
    ];
    rows[2].proposal.nominee.kind = NomineeKind::Collective;
    let mut round = sample::round(RoundStage::InCouncil, &rows);
    round.session.as_mut().unwrap().declared.push("phu-tan.council".into());
    let (who, draft) = (officer(), Draft::default());
    let mut docket = docket(&who, round.clone(), &draft);
    (docket.row, docket.nominations) = in_order(round, rows);
    let html = show::body(&docket).into_string();
    let places =
        |marks: [&str; 3]| marks.map(|mark| html.find(mark).unwrap_or_else(|| panic!("{mark}: {html}")));
    let link = |id: &str| format!("<a href=\"/noi-bo/de-nghi/phu-tan.{id}\">");
    assert!(places([&link("n3"), &link("n2"), &link("n1")]).is_sorted(), "{html}");
    assert!(places(["id=\"phieu-n3\"", "id=\"phieu-n2\"", "id=\"phieu-n1\""]).is_sorted(), "{html}");
}

#[test]
fn opening_the_notice_names_its_last_day_and_who_is_left_out() {
    let who = officer();
    let draft = Draft::default();
    let mut docket = docket(&who, sample::round(RoundStage::NominationsClosed, &[]), &draft);
    docket.nominations[1].stage = sovang_projections::nomination_board::NominationStage::AchievementMet;
    let html = show::body(&docket).into_string();
    assert!(html.contains("Đưa ra lấy ý kiến 01 đề nghị đã thẩm định xong."), "{html}");
    assert!(html.contains("đến hết ngày 26/11/2026 (10 ngày làm việc)"));
    assert!(html.contains("Phạm Thị Kim Duyên</a>: Chờ thẩm định hồ sơ"));
}

#[test]
fn a_notice_whose_last_day_cannot_be_counted_is_not_offered() {
    let who = officer();
    let draft = Draft::default();
    let mut docket = docket(&who, sample::round(RoundStage::NominationsClosed, &[]), &draft);
    docket.would_close = Err(DaysOffUnknown { year: 2027 });
    let html = show::body(&docket).into_string();
    assert!(html.contains("Chưa mở được hôm nay: 10 ngày làm việc kéo sang năm 2027"), "{html}");
    assert!(!html.contains("/mo-lay-y-kien\""));
}

#[test]
fn a_notice_is_closed_only_when_it_is_over_and_every_comment_is_answered() {
    let who = officer();
    let draft = Draft::default();
    let mut docket = docket(&who, sample::round(RoundStage::OnNotice, &two()), &draft);
    docket.comments = vec![comment(false)];
    let html = show::body(&docket).into_string();
    assert!(html.contains("còn 05 ngày làm việc") && !html.contains("/het-lay-y-kien\""), "{html}");
    assert!(html.contains("Góp ý về Trần Thị Ngọc Huệ"));
    assert!(html.contains(r#"id="tra-loi-c1-noi-dung""#));
    docket.today = jiff::civil::date(2026, 11, 19);
    assert!(show::body(&docket).into_string().contains("Còn 01 góp ý chưa trả lời"));
    docket.comments = vec![comment(true)];
    let html = show::body(&docket).into_string();
    assert!(html.contains("/het-lay-y-kien\"") && html.contains("Không, chỉ đếm hồ sơ tự nộp."), "{html}");
}

fn comment(answered: bool) -> CommentRow {
    CommentRow {
        comment: "c1".into(),
        round: sample::round_id(),
        about: Some("phu-tan.n1".into()),
        words: "Có tính cả hồ sơ làm hộ không?".into(),
        received_at: "2026-11-06T02:00:00Z".parse().unwrap(),
        received_index: 2850,
        answer: answered.then(|| AnswerRow {
            words: "Không, chỉ đếm hồ sơ tự nộp.".into(),
            by: "phu-tan.tdkt".into(),
            at: "2026-11-09T02:00:00Z".parse().unwrap(),
            log_index: 2861,
        }),
    }
}

#[test]
fn a_member_declares_about_all_but_the_own_unit_and_only_once() {
    let member = someone(Role::Council, None);
    let html = seen(&member, sample::round(RoundStage::InCouncil, &two()));
    assert!(html.contains(r#"name="ve-n1" value="khong""#), "{html}");
    assert!(html.contains("Phạm Thị Kim Duyên</strong>: cùng đơn vị, không tham gia biểu quyết."));
    assert!(!html.contains(r#"name="ve-n2""#));
    let mut row = sample::round(RoundStage::InCouncil, &two());
    row.session.as_mut().unwrap().declared.push("phu-tan.council".into());
    assert!(!seen(&member, row).contains("/ke-khai\""));
}

#[test]
fn votes_are_counted_once_all_present_have_declared() {
    let html = seen(&officer(), sample::round(RoundStage::InCouncil, &two()));
    assert!(html.contains("Còn chờ:") && html.contains("<li>Lê Thị Mỹ Hạnh</li>"), "{html}");
    assert!(!html.contains("/kiem-phieu/"));
    let mut row = sample::round(RoundStage::InCouncil, &two());
    row.session.as_mut().unwrap().declared.push("phu-tan.council".into());
    let html = seen(&officer(), row);
    assert!(
        html.contains("/kiem-phieu/phu-tan.n1\"") && html.contains("Được biểu quyết: 07 người."),
        "{html}"
    );
    assert!(html.contains(r#"id="phieu-n1-tan-thanh" name="tan-thanh" min="0" max="7""#), "{html}");
}

#[test]
fn only_what_passed_is_put_forward_ours_to_the_chairman_the_rest_upward() {
    let mut row = sample::round(RoundStage::InCouncil, &two());
    row.entries[0].ballot = Some(sample::ballot(true));
    row.entries[1].ballot = Some(sample::ballot(false));
    let html = seen(&officer(), row.clone());
    assert!(
        html.contains(r#"name="de-nghi" value="phu-tan.n1""#) && !html.contains(r#"value="phu-tan.n2""#),
        "{html}"
    );
    assert!(html.contains("6/7") && html.contains("Không thông qua"));
    row.entries[0].entry.authority = DecidingAuthority::ProvinceChairman;
    let html = seen(&officer(), row.clone());
    assert!(html.contains("/trinh-tren/phu-tan.n1\"") && !html.contains(r#"name="de-nghi""#), "{html}");
    row.entries[0].outcome = Some(OutcomeRow::Forwarded);
    let html = seen(&officer(), row);
    assert!(html.contains("/ket-qua-tren/phu-tan.n1\"") && !html.contains("/trinh-tren/"), "{html}");
}

#[test]
fn the_chairman_is_led_to_the_decision_when_something_waits() {
    let chairman = someone(Role::Chairman, None);
    let mut row = sample::round(RoundStage::Proposed, &two());
    row.entries[0].ballot = Some(sample::ballot(true));
    row.entries[0].proposed = true;
    let html = seen(&chairman, row.clone());
    assert!(
        html.contains("01 đề nghị chờ Chủ tịch quyết định") && html.contains("2026-hang-nam/quyet-dinh\""),
        "{html}"
    );
    assert!(!seen(&officer(), row).contains("/quyet-dinh\""));
}

#[test]
fn a_reporter_sees_neither_comments_nor_council_nor_history() {
    let reporter = someone(Role::Reporter, Some("ap-trung"));
    let draft = Draft::default();
    let mut docket = docket(&reporter, sample::round(RoundStage::InCouncil, &two()), &draft);
    docket.nominations.truncate(1);
    docket.comments = vec![comment(false)];
    let html = show::body(&docket).into_string();
    assert!(html.contains("Đề nghị của đơn vị") && html.contains("Trần Thị Ngọc Huệ"));
    for hidden in ["Phạm Thị Kim Duyên", "hồ sơ làm hộ", "Lê Thị Mỹ Hạnh", "lich-su", "<form"]
    {
        assert!(!html.contains(hidden), "{hidden}");
    }
}

#[test]
fn limits_and_unchecked_rules_carry_their_source_and_mark() {
    let html = seen(&officer(), sample::round(RoundStage::TakingNominations, &[]));
    assert!(html.contains("Kế hoạch không nêu ngày"), "{html}");
    assert!(html.contains("do địa phương đặt, pháp luật không bắt buộc"));
    assert!(html.contains("Chưa kiểm chứng") && html.contains("Tham số của địa phương"));
    assert!(html.contains("0/4 <meter") && html.contains("Hội đồng phải bớt 02"));
    assert!(html.contains("<cite>Mục III.3.1</cite>"));
}

#[test]
fn a_refused_form_keeps_its_words_beside_its_message() {
    let who = officer();
    let values = Values::from([("bien-ban", "03/BB".to_owned())]);
    let draft = Draft::new("hop", &values, &[FieldError::new("co-mat", "Chọn những thành viên có mặt.")]);
    let html = show::body(&docket(&who, sample::round(RoundStage::NoticeOver, &two()), &draft)).into_string();
    assert!(html.contains(r#"id="hop-bien-ban" name="bien-ban" value="03/BB""#), "{html}");
    assert!(
        html.contains(r#"<p class="error-message" id="hop-co-mat-loi">Chọn những thành viên có mặt.</p>"#)
    );
}

#[test]
fn rounds_are_listed_by_campaign_and_opened_by_the_officer_alone() {
    let rounds = [sample::round(RoundStage::OnNotice, &two())];
    let campaigns = [sample::campaign()];
    let html =
        list::body(&rounds, &campaigns, &list::Whom::new(), &officer(), &Draft::default()).into_string();
    assert!(html.contains("Khen hằng năm 2026</a><br><small>Góp ý đến hết 18/11/2026</small>"), "{html}");
    assert!(html.contains(r#"<option value="phu-tan.doi-moi-sang-tao-chuyen-doi-so">"#));
    let html = list::body(
        &rounds,
        &campaigns,
        &list::Whom::new(),
        &someone(Role::Chairman, None),
        &Draft::default(),
    )
    .into_string();
    assert!(!html.contains("<form"), "{html}");
}
