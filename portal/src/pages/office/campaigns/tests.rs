//! Campaigns inside: plans read and written back, and each form for whom it is.

use super::show::{self, File};
use super::{amend, list, plan_form};
use crate::pages::office::draft::Draft;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use crate::shell::session::SignedIn;
use crate::shell::submission::Values;
use sovang_domain::authority::Role;
use sovang_domain::plan::parse;

fn file<'a>(who: &'a SignedIn, draft: &'a Draft) -> File<'a> {
    File {
        who,
        today: sample::today(),
        row: sample::campaign(),
        versions: Vec::new(),
        units: vec![
            sample::unit("ap-trung", "Ban nhân dân ấp Trung"),
            sample::unit("tram-y-te", "Trạm Y tế xã"),
        ],
        names: sample::names(),
        history: Vec::new(),
        draft,
        kept: None,
    }
}

#[test]
fn a_plan_in_force_is_written_back_as_the_file_that_makes_it() {
    for text in sample::PLANS {
        let forms = sample::known_forms(text);
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        let plan = parse(text, &forms).unwrap();
        let written = amend::as_text(&plan).unwrap();
        assert_eq!(parse(&written, &forms).unwrap(), plan, "{}", plan.slug);
    }
}

#[test]
fn faults_of_a_plan_are_told_with_line_and_field_and_the_text_is_kept() {
    let text = sample::PLANS[0].replace("from_year = 2025", "from_year = 2031");
    let values = plan_form::sent(&Values::from([("ban-ke-hoach", "cũ".to_owned()), ("tep", text)]));
    let forms = sample::known_forms(sample::PLANS[0]);
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let errors = plan_form::read(&values, &"phu-tan".into(), &forms).unwrap_err();
    assert!(
        errors[0].message.starts_with("Dòng ") && errors[0].message.contains("period.to_year"),
        "{errors:?}"
    );
    let who = someone(Role::Clerk, None);
    let draft = Draft::new("ghi-ke-hoach", &values, &errors);
    let html = list::body(&[], &"phu-tan".into(), &who, &draft).into_string();
    assert!(
        html.contains("from_year = 2031") && html.contains("năm cuối không được trước năm đầu"),
        "the file's text stays"
    );
}

#[test]
fn a_plan_of_another_locality_is_not_taken() {
    let forms = sample::known_forms(sample::PLANS[0]);
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let values = Values::from([("ban-ke-hoach", sample::PLANS[0].to_owned())]);
    assert!(plan_form::read(&values, &"phu-tan".into(), &forms).is_ok());
    let errors = plan_form::read(&values, &"tu-minh".into(), &forms).unwrap_err();
    assert!(errors[0].message.contains("ở đây ghi “tu-minh”"), "{errors:?}");
    let errors = plan_form::read(&Values::default(), &"phu-tan".into(), &forms).unwrap_err();
    assert_eq!(errors[0].field, "ban-ke-hoach");
}

#[test]
fn officers_run_a_campaign_units_file_their_plan_others_only_read() {
    let draft = Draft::default();
    let officer = someone(Role::Clerk, None);
    let html = show::body(&file(&officer, &draft)).into_string();
    for step in ["don-vi", "kiem-tra", "so-ket", "tong-ket"] {
        assert!(html.contains(&format!("doi-moi-sang-tao-chuyen-doi-so/{step}\"")), "{step}: {html}");
    }
    assert!(html.contains(r#"name="don-vi" value="tram-y-te""#), "the one that does not take part yet");
    assert!(!html.contains("/ke-hoach-don-vi\""));
    let reporter = someone(Role::Reporter, Some("ap-trung"));
    let html = show::body(&file(&reporter, &draft)).into_string();
    assert_eq!(html.matches("<form").count(), 1, "{html}");
    assert!(
        html.contains("/ke-hoach-don-vi\"")
            && html.contains("Ban nhân dân ấp Trung chưa nộp kế hoạch riêng.")
    );
    let supervisor = someone(Role::Supervisor, None);
    assert!(!show::body(&file(&supervisor, &draft)).into_string().contains("<form"));
}

#[test]
fn a_concluded_campaign_takes_nothing_more() {
    let (who, draft) = (someone(Role::Clerk, None), Draft::default());
    let mut file = file(&who, &draft);
    file.row.state = sovang_projections::campaign_board::CampaignState::Concluded;
    file.row.conclusion = Some(sovang_projections::campaign_board::Conclusion {
        summary: "Đạt 9/10 mục tiêu.".into(),
        document: "20/BC-UBND".into(),
        at: file.row.issued_at,
        log_index: 900,
    });
    let html = show::body(&file).into_string();
    assert!(!html.contains("<form") && html.contains("Đạt 9/10 mục tiêu."), "{html}");
}

#[test]
fn what_a_plan_leaves_blank_is_said() {
    assert_eq!(list::number(&sample::plan()), "Số để trống, ngày để trống");
    let html = amend::body(&sample::campaign(), &someone(Role::Clerk, None), &Draft::default()).into_string();
    assert!(
        html.contains(r#"enctype="multipart/form-data""#) && html.contains(r#"name="_phien-ban" value="2""#),
        "{html}"
    );
}
