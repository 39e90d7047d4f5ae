//! A unit sends everybody at once: one list, one proposal, one set of minutes.

use crate::steps::{open_round, paper};
use crate::support::form::Form;
use crate::support::person::{Person, Response};
use crate::world::{World, on_both_ledgers, pdf};
use sovang_domain::calendar::{day, days_after};
use sovang_domain::locality::{NewUnit, UnitKind};
use sovang_domain::plan::Occasion;
use sovang_words::format::date;

on_both_ledgers!(
    a_unit_sends_its_whole_list_with_one_proposal_and_one_set_of_minutes,
    a_list_is_recorded_whole_or_not_at_all,
    a_list_out_of_turn_says_the_days_on_its_papers,
    a_list_of_units_ticks_who_is_enrolled_and_records_nothing,
);

const LIST: &str = "/noi-bo/de-nghi/danh-sach";

fn pasted(year: i16, names: &[&str]) -> String {
    let head = "STT\tHọ và tên\tChức vụ\tNăm sinh\tVai trò\tTiêu chí\tThành tích\tTừ ngày\tĐến ngày";
    let row = |(at, name): (usize, &&str)| {
        let deed = format!("Lập {} sổ sức khỏe điện tử cho dân trong ấp.", 100 + at);
        format!(
            "{}\t{name}\tNhân viên y tế\t198{at}\tlao động trực tiếp\t1\t{deed}\t01/01/{year}\t30/9/{year}",
            at + 1
        )
    };
    std::iter::once(head.to_owned()).chain(names.iter().enumerate().map(row)).collect::<Vec<_>>().join("\n")
}

/// Pastes a list; gives the answer with the form that records it.
async fn pastes(unit: &Person, round: &str, text: &str) -> Response {
    let page = format!("{LIST}?dot={round}");
    let fields = [("bang", text), ("moi-ca-nhan", "giay-khen.ca-nhan/ca-nhan")];
    unit.uploads(&page, &fields, vec![]).await
}

fn form(answer: &Response) -> Form {
    let forms = Form::all(&answer.text);
    forms
        .into_iter()
        .find(|form| form.action == format!("{LIST}/ghi"))
        .expect("the form that records the list")
}

async fn a_unit_sends_its_whole_list_with_one_proposal_and_one_set_of_minutes(world: World) {
    let round = open_round(&world).await;
    let unit = world.sign_in("bc-tram-y-te").await;
    unit.gets(&format!("/noi-bo/de-nghi/moi?dot={round}")).await.is(200).says("Gửi cả danh sách");
    let facts = world.facts().await;
    let names = ["Lê Thị Bưởi", "Trần Văn Cam", "Trạm Y tế xã"];
    let shown = pastes(&unit, &round, &pasted(world.year, &names)).await;
    // of the collective it is not said for what: the round has several forms for it
    shown.is(422).says("Dòng 3").says("Danh sách: 03 đề nghị");
    assert_eq!(world.facts().await, facts, "nothing is recorded by looking");

    let form = form(&shown);
    let seat = [("cho.3", "giay-khen.tap-the/co-quan-don-vi-ap"), ("kiem-tra", "1")];
    let checked = unit.sends_with("", &form, &seat, vec![]).await;
    checked.is(200).says("Không còn chỗ nào phải sửa");
    assert_eq!(world.facts().await, facts, "nor by checking");

    let papers = || {
        vec![
            paper("to-trinh", "to-trinh.pdf", pdf("to-trinh")),
            paper("bien-ban-hop-xet", "bien-ban.pdf", pdf("bien-ban")),
            paper("bao-cao-thanh-tich.1", "bao-cao.pdf", pdf("bao-cao-1")),
        ]
    };
    let form = self::form(&checked);
    let sent = unit.sends_with("", &form, &[], papers()).await;
    let location = sent.is(303).location.clone().unwrap();
    assert!(location.starts_with("/noi-bo/de-nghi?da-ghi="), "{location}");
    let recorded = world.facts().await;
    assert_eq!(recorded, facts + 3);
    let all = unit.gets(&location).await;
    all.is(200).says("Lê Thị Bưởi").says("Trần Văn Cam").says("Trạm Y tế xã");

    let key = form.controls.iter().find(|control| control.name == "_ma-don").unwrap();
    let page = |row: usize| format!("/noi-bo/de-nghi/phu-tan.{}-{row}", key.value);
    unit.gets(&page(1)).await.is(200).says("Lê Thị Bưởi").says("Giấy tờ: có 3/3");
    unit.gets(&page(2)).await.is(200).says("Trần Văn Cam").says("Giấy tờ: có 2/3");
    unit.gets(&page(3)).await.is(200).says("Tập thể").says("Giấy tờ: có 2/3");

    // sent a second time it is the same list
    unit.sends_with("", &form, &[], papers()).await.is(303);
    assert_eq!(world.facts().await, recorded);
    world.keeps_secret(&names[..2]).await;
    world.is_sound().await;
}

async fn a_list_out_of_turn_says_the_days_on_its_papers(world: World) {
    let asking = world.asking("thi-dua", world.days_ago(1)).await;
    let opened = world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Unscheduled).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    let round = round.to_string();
    let unit = world.sign_in("bc-tram-y-te").await;
    let shown = pastes(&unit, &round, &pasted(world.year, &["Lê Thị Bưởi", "Trần Văn Cam"])).await;
    let form = form(&shown);
    let today = day(sovang_desk::clock::now());
    let [shared, own, to_come] = [-3, -2, 1].map(|days| days_after(today, days));
    let papers = || {
        let summary = pdf("bao-cao-2");
        let own = paper("bao-cao-thanh-tich.2", "bao-cao-2.pdf", summary);
        vec![paper("to-trinh", "to-trinh.pdf", pdf("to-trinh")), own]
    };
    let (shared_on, own_on, late) = (shared.to_string(), own.to_string(), to_come.to_string());
    let why = "Việc không lường trước.";
    let reasons = [("vi-sao-dot-xuat.1", why), ("vi-sao-dot-xuat.2", why)];
    let facts = world.facts().await;
    let days = [("ngay-to-trinh", shared_on.as_str()), ("ngay-bao-cao-thanh-tich.2", late.as_str())];
    let sent = unit.sends_with("", &form, &[&reasons[..], &days].concat(), papers()).await;
    sent.is(422).says("Dòng 2: Ngày trên giấy chưa đến").says(&format!("value=\"{}\"", date(shared)));
    assert_eq!(world.facts().await, facts);
    let form = self::form(&sent);
    unit.sends_with("", &form, &[("ngay-bao-cao-thanh-tich.2", own_on.as_str())], vec![]).await.is(303);
    let key = form.controls.iter().find(|control| control.name == "_ma-don").unwrap();
    for (row, on) in [(1, shared), (2, own)] {
        let page = unit.gets(&format!("/noi-bo/de-nghi/phu-tan.{}-{row}", key.value)).await;
        page.is(200).says(&format!("ngày {}", date(on)));
    }
}

async fn a_list_of_units_ticks_who_is_enrolled_and_records_nothing(world: World) {
    let (_, unit, officer, ..) = world.people().await;
    let new =
        |unit: &str, name: &str| NewUnit { unit: unit.into(), name: name.into(), kind: UnitKind::Village };
    let asking = world.asking("thi-dua", world.days_ago(0)).await;
    let units = vec![new("ap-moi", "Ban nhân dân ấp Mới"), new("ap-sau", "Ban nhân dân ấp Sáu")];
    let done = world.desk.register_units(&asking, &"phu-tan".into(), units).await.unwrap();
    world.shows(&done).await;
    let page = format!("/noi-bo/phong-trao/{}", world.campaign);
    let deed = format!("{page}/danh-sach-don-vi");
    let facts = world.facts().await;
    let pasted = |names: &'static str| [("bang", names)];
    officer.posts_to(&page, &deed, &pasted("")).await.is(422).says("Dán danh sách vào đây");
    let shown = officer.posts_to(&page, &deed, &pasted("Tên đơn vị\nBan nhân dân ấp Mới\nĐội bóng")).await;
    shown.is(422).says("Tên thứ 2: chưa có đơn vị “Đội bóng” trong sổ");
    let ticked = r#"value="ap-moi" checked"#;
    shown.says(ticked).hides(r#"value="ap-sau" checked"#);
    officer.posts_to(&page, &deed, &pasted("Ban nhân dân ấp mới")).await.is(200).says(ticked);
    assert_eq!(world.facts().await, facts, "nothing is recorded by looking");
    unit.gets(&page).await.hides("danh-sach-don-vi");
    let enrol = format!("{page}/don-vi");
    officer.posts_to(&page, &enrol, &[("don-vi", "ap-moi")]).await.is(303);
    assert_eq!(world.facts().await, facts + 1);
}

async fn a_list_is_recorded_whole_or_not_at_all(world: World) {
    let round = open_round(&world).await;
    let unit = world.sign_in("bc-tram-y-te").await;
    let officer = world.sign_in("thi-dua").await;
    officer.gets(&format!("{LIST}?dot={round}")).await.is(403);
    let facts = world.facts().await;
    let twice = ["Lê Thị Bưởi", "Trần V. Cam", "Bà Lê thị Bưởi"];
    let shown = pastes(&unit, &round, &pasted(world.year, &twice)).await;
    shown.is(422).says("Dòng 2: Ghi đủ họ và tên").says("Dòng 3: Trùng tên hoặc chỉ khác dấu với dòng 1");
    let form = form(&shown);
    let sent = unit.sends_with("", &form, &[], vec![]).await;
    sent.is(422).says("Dòng 3: Trùng tên hoặc chỉ khác dấu với dòng 1").says("Lập 102 sổ sức khỏe");
    assert_eq!(world.facts().await, facts);

    // mended: one name put right, one row left out
    let mended = [("ten.2", "Trần Văn Cam"), ("ten.3", "")];
    let form = self::form(&sent);
    unit.sends_with("", &form, &mended, vec![]).await.is(303);
    assert_eq!(world.facts().await, facts + 2);

    // whoever is in the register already is asked about, row by row
    let again = pastes(&unit, &round, &pasted(world.year, &["Trần Văn Cam", "Ngô Thị Mận"])).await;
    again.is(422).says("Dòng 1").says("Có phải người đã có trong sổ").hides("Dòng 2");
    let form = self::form(&again);
    unit.sends_with("", &form, &[("nguoi.1", "khac")], vec![])
        .await
        .is(422)
        .says("Dòng 1: Với Trần Văn Cam trong sổ, ngoài tên còn trùng: cùng đơn vị");
    let said = [("nguoi.1", "khac"), ("vi-sao-nguoi-khac.1", "Khác cha mẹ.")];
    unit.sends_with("", &form, &said, vec![]).await.is(303);
    // a tone apart in one list is one name
    let twice = pastes(&unit, &round, &pasted(world.year, &["Võ Duy Khoa", "Võ Duy Khoà"])).await;
    twice.is(422).says("Dòng 2: Trùng tên hoặc chỉ khác dấu với dòng 1, Võ Duy Khoa");

    // what everybody will read holds nobody's telephone
    let told = pasted(world.year, &["Hồ Thị Na"]).replace("cho dân trong ấp", "gọi 0912 345 678");
    pastes(&unit, &round, &told).await.is(422).says("Dòng 1: Ô này được công khai: bỏ “0912 345 678”");

    let long: Vec<String> = (0..101).map(|at| format!("Người {at}")).collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    pastes(&unit, &round, &long.join("\n")).await.is(422).says("nhiều nhất 100");
    pastes(&unit, &round, "").await.is(422).says("Dán danh sách vào đây");
    world.is_sound().await;
}
