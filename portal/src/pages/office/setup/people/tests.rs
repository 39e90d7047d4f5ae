//! Lists of people as offices keep them.

use super::*;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use crate::shell::submission::Values;
use sovang_domain::authority::Scope;

fn view() -> View {
    let mut units = sample::units();
    units.retain(|unit| unit.merged_into.is_none());
    View {
        who: someone(Role::Administrator, None),
        row: sample::locality(),
        units,
        accounts: vec![sample::account("tdkt")],
        known: Vec::new(),
        draft: Draft::plain(),
    }
}

fn pasted(text: &str) -> (View, Values) {
    let mut view = view();
    let rows = sheet::arranged(sovang_paper::rows_of_text(text).rows, HEADS);
    let (values, _) = read::propose(&mut view, rows);
    (view, values)
}

fn people(view: &View, values: &Values) -> (Vec<NewPerson>, Vec<FieldError>) {
    read::people(view, values, &BTreeSet::new())
}

#[test]
fn unit_role_and_login_are_proposed_from_the_names() {
    let (view, values) = pasted(
        "Họ và tên\tChức vụ\tĐơn vị\nTrần Thị Bình\tCông chức Văn thư\tVăn phòng\nLê Văn Tám\tTrưởng ấp\tẤp Trung\nTrần Thị Bình\tGiáo viên\t",
    );
    let (found, errors) = people(&view, &values);
    let said: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(said, ["Dòng 3, Trần Thị Bình: chọn vai trò."]);
    assert_eq!(found[0].account.as_str(), "phu-tan.binhtt");
    assert_eq!(found[0].grants[0].role, Role::Clerk);
    assert_eq!(found[1].grants[0].scope, Scope::Unit("phu-tan".into(), "ap-trung".into()));
    assert_eq!(values.get("dang-nhap-3"), "binhtt-2", "another person of the same name");
}

#[test]
fn two_rows_of_one_login_are_one_person_with_two_roles() {
    let (view, values) = pasted(
        "Họ tên;Chức vụ;Vai trò\nTrần Thị Bình;công chức;văn thư\nTrần Thị Bình;công chức;thi đua khen thưởng\n",
    );
    let (found, errors) = people(&view, &values);
    assert_eq!(errors, []);
    assert_eq!(found.len(), 1);
    let roles: Vec<Role> = found[0].grants.iter().map(|grant| grant.role).collect();
    assert_eq!(roles, [Role::Clerk, Role::AppraiserDossier]);
    let (view, values) = pasted(
        "Họ tên;Chức vụ;Vai trò;Tài khoản\nTrần Thị Bình;công chức;văn thư;binh\nLê Văn Tám;công chức;thi đua;binh\n",
    );
    let (_, errors) = people(&view, &values);
    assert!(errors[0].message.contains("đã dùng ở dòng trên cho người khác"), "{errors:?}");
}

#[test]
fn every_bad_cell_is_named_and_stands_in_its_field() {
    let taken = sample::account("tdkt").login().to_owned();
    let (mut view, values) = pasted(&format!(
        "Họ tên;Chức vụ;Đơn vị;Vai trò;Tài khoản\nLê Văn Tám;;;đơn vị báo cáo;Tám\nTrần Thị Bình;văn thư;;tạp vụ;{taken}.phu-tan\n"
    ));
    let (_, errors) = people(&view, &values);
    let named: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(named, ["chuc-vu-1", "dang-nhap-1", "don-vi-1", "dang-nhap-2", "vai-tro-2"]);
    view.draft.came_back(FORM, values, BTreeMap::new(), &errors);
    let html = body(&view).into_string();
    assert!(
        html.contains(r#"aria-label="Vai trò, dòng 2""#) && html.contains(r#"id="vai-tro-2-loi""#),
        "{html}"
    );
    assert!(html.contains(r#"action="/noi-bo/khoi-dau/phu-tan/nguoi-dung/mo""#), "{html}");
    assert!(!html.contains(r#"<option value="administrator""#), "the keeper is named elsewhere");
}

#[test]
fn whoever_has_an_account_is_left_out_and_one_that_this_form_opened_is_no_mistake() {
    let row = sample::account("tdkt");
    let (view, values) = pasted(&format!("{}\t{}\n", row.full_name, row.position));
    assert_eq!((view.known.len(), values.get(ROWS)), (1, "0"));
    let (view, values) =
        pasted(&format!("Họ tên;Chức vụ;Vai trò;Tài khoản\nTrần Thị Bình;khác;văn thư;{}\n", row.login()));
    assert_eq!(people(&view, &values).1.len(), 1);
    let opened = BTreeSet::from([row.login().to_owned()]);
    assert_eq!(read::people(&view, &values, &opened).1, []);
}

#[test]
fn a_title_is_no_part_of_a_name_nor_of_its_login() {
    let (_, values) = pasted("Họ tên;Chức vụ\nBà Trần Thị Hạnh;công chức\nĐồng chí Lê Văn An;Phó Chủ tịch\n");
    assert_eq!([values.get("ho-ten-1"), values.get("dang-nhap-1")], ["Trần Thị Hạnh", "hanhtt"]);
    assert_eq!([values.get("ho-ten-2"), values.get("dang-nhap-2")], ["Lê Văn An", "anlv"]);
}

#[test]
fn a_unit_that_is_guessed_or_not_known_is_to_be_looked_at() {
    let mut view = view();
    let mut other = view.units[0].clone();
    (other.name, other.unit) = ("Ấp Trưng".to_owned(), "ap-trung-2".into());
    let mut first = other.clone();
    (first.name, first.unit) = ("Ấp Trung".to_owned(), "ap-trung-1".into());
    view.units = vec![first, other];
    let text = "Họ tên;Chức vụ;Đơn vị\nTrần Thị Bình;Trưởng ấp;Ấp Trưng\nLê Văn Tám;Trưởng ấp;Ap Trung\nLê Văn An;Chủ tịch;Hội Phụ nữ\nLê Thị Ba;Chủ tịch;\n";
    let rows = sheet::arranged(sovang_paper::rows_of_text(text).rows, HEADS);
    let (values, unsure) = read::propose(&mut view, rows);
    let units: Vec<&str> = ["don-vi-1", "don-vi-2", "don-vi-3"].map(|field| values.get(field)).to_vec();
    assert_eq!(units, ["ap-trung-2", "", ""], "the marks say which; without them nothing is guessed");
    let fields: Vec<&str> = unsure.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["don-vi-2", "don-vi-3"]);
    assert!(unsure[1].message.contains("không có đúng một đơn vị tên “Hội Phụ nữ”"), "{unsure:?}");
}
