//! Ghi nhầm trong hồ sơ đề nghị: every field put right while nothing rests on it, every step taken back.

use crate::steps::{appraised, dossier, open_round, paper, puts_forward};
use crate::support::form::Form;
use crate::world::{World, individual, on_both_ledgers, pdf};

const WHY: &str = "Bấm nhầm dòng bên cạnh";

on_both_ledgers!(
    a_returned_dossier_is_put_right_in_every_field_and_a_wrong_appraisal_taken_back,
    a_paper_of_another_dossier_is_struck_and_only_who_checks_it_still_reads_it,
);

async fn a_returned_dossier_is_put_right_in_every_field_and_a_wrong_appraisal_taken_back(world: World) {
    let round = open_round(&world).await;
    let (_, unit, officer, ..) = world.people().await;
    let reader = world.sign_in("so-hoa").await;
    let nominee = individual("Phạm Thị Kim Hoa", "ap-trung");
    let page = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    reader
        .posts_to(
            &page,
            &format!("{page}/thanh-tich"),
            &[("ket-luan-thanh-tich", "chua-dat"), ("y-kien", "Nhầm")],
        )
        .await
        .is(303);
    unit.gets(&page).await.is(200).says("Thành tích chưa đạt");
    let undo = format!("{page}/rut-lai-viec");
    world.forges(&officer, &undo, &[("viec", "thanh-tich"), ("ly-do-rut-lai", WHY)]).await.is(403);
    reader.posts_to(&page, &undo, &[("ly-do-rut-lai", "")]).await.is(422).says("Ghi vì sao rút lại");
    reader.posts_to(&page, &undo, &[("ly-do-rut-lai", WHY)]).await.is(303);
    unit.gets(&page).await.is(200).says("Chờ thẩm định thành tích").says("Sửa nội dung đề nghị ghi sai");

    let form = format!("{page}/sua");
    unit.gets(&form).await.is(200).says(r#"value="Phạm Thị Kim Hoa""#);
    officer.gets(&form).await.is(403);
    let other = individual("Phạm Thị Kim Duyên", "tram-y-te");
    let health = world.sign_in("bc-tram-y-te").await;
    puts_forward(&world, &health, &round, &other, dossier(&other)).await;
    let right = [
        ("ten", "Phạm Thị Kim Duyên"),
        ("tu-ngay", "01/02/2026"),
        ("don-vi", "tram-y-te"),
        ("ly-do-sua", "Ghi thiếu dấu, sai đơn vị"),
    ];
    let silent = [("ten", ""), ("ly-do-sua", "")];
    unit.posts_to(&form, &form, &silent).await.is(422).says("Ghi vì sao sửa").says("Ghi tên người");
    let asked = unit.posts_to(&form, &form, &right).await;
    asked.is(422).says("Trong sổ có người trùng tên").says("Cùng tên, cùng năm sinh");
    let again = Form::all(&asked.text).into_iter().find(|found| found.action == form).unwrap();
    unit.sends(&form, &again, &[("nguoi", "khac")]).await.is(422).says("Ghi vì sao biết là người khác");
    let said = [("nguoi", "khac"), ("vi-sao-nguoi-khac", "Khác cha mẹ.")];
    unit.sends(&form, &again, &said).await.is(303);
    officer.gets(&page).await.is(200).says("Phạm Thị Kim Duyên").says("01/02/2026").says("Trạm Y tế xã");
    unit.gets(&page).await.is(403);
    world.keeps_secret(&["Phạm Thị Kim Duyên", "Ghi thiếu dấu, sai đơn vị"]).await;
    world.is_sound().await;
}

/// The files that a page offers.
fn files(page: &str) -> Vec<&str> {
    page.split("/noi-bo/tep/").skip(1).filter_map(|rest| rest.get(..64)).collect()
}

async fn a_paper_of_another_dossier_is_struck_and_only_who_checks_it_still_reads_it(world: World) {
    let round = open_round(&world).await;
    let (_, unit, officer, ..) = world.people().await;
    let nominee = individual("Phạm Thị Kim Duyên", "ap-trung");
    let page = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    appraised(&world, &page).await;
    let shown = unit.gets(&page).await;
    let wrong = files(&shown.is(200).text)[0].to_owned();
    unit.gets(&format!("/noi-bo/tep/{wrong}")).await.is(200);

    let named = format!("to-trinh.{wrong}");
    let strike = [("giay-dua-nham", named.as_str()), ("ly-do-gach", "Là tờ trình của hồ sơ khác")];
    let alone = unit.uploads(&page, &strike, vec![]).await;
    alone.is(422).says("chọn tệp đúng để thay").says("Là tờ trình của hồ sơ khác");
    let right = || vec![paper("tep-dung", "to-trinh.pdf", pdf("tờ trình đúng"))];
    let silent = [("giay-dua-nham", named.as_str()), ("ly-do-gach", "")];
    unit.uploads(&page, &silent, right()).await.is(422).says("Ghi vì sao gạch");
    unit.uploads(&page, &strike, right()).await.is(303);

    for (person, checks) in [(&unit, false), (&officer, true)] {
        let shown = person.gets(&page).await;
        shown.is(200).says("Giấy tờ: có 3/3").says("đưa nhầm: Là tờ trình của hồ sơ khác");
        // who checks the dossier still reads the one that was struck, its unit does not
        assert_eq!(files(&shown.text).contains(&wrong.as_str()), checks);
        person.gets(&format!("/noi-bo/tep/{wrong}")).await.is(if checks { 200 } else { 403 });
        person.gets(&format!("/noi-bo/tep/{}", files(&shown.text)[0])).await.is(200);
    }
    // opinions rested on it: both appraisers look again
    officer.gets(&page).await.is(200).says("Chờ thẩm định thành tích");
    appraised(&world, &page).await;
    let asking = world.asking("thi-dua", world.days_ago(1)).await;
    let done = world
        .desk
        .close_nominations(&asking, &round.as_str().into(), Some("Các đơn vị đã gửi đủ".into()))
        .await
        .unwrap();
    world.shows(&done).await;
    let opening = format!("/noi-bo/dot-xet/{round}");
    let opened = officer.posts_to(&opening, &format!("{opening}/mo-lay-y-kien"), &[]).await;
    officer.goes_on(opened).await.is(303);
    // once the public is asked, papers come beside those that are there
    let stands = files(&unit.gets(&page).await.text)[0].to_owned();
    let named = format!("to-trinh.{stands}");
    let late = [("giay-dua-nham", named.as_str()), ("ly-do-gach", "Bản rõ hơn")];
    let refused = unit.uploads(&page, &late, vec![paper("tep-dung", "to-trinh.pdf", pdf("rõ hơn"))]).await;
    refused.is(422).says("nên không thay giấy tờ được nữa");
    let beside = vec![paper("tep", "to-trinh.pdf", pdf("bổ sung"))];
    unit.uploads(&page, &[("loai", "to-trinh")], beside).await.is(303);
    let shown = officer.gets(&page).await;
    shown.is(200).says("Bổ sung sau thẩm định, chưa ai thẩm định");
    assert!(files(&shown.text).contains(&stands.as_str()), "what was there is still read");
    world.keeps_secret(&["Là tờ trình của hồ sơ khác"]).await;
    world.is_sound().await;
}
