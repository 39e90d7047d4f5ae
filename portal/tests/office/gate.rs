//! What does not open: dossiers to council members who have not declared, other people's staged papers.

use crate::world::{World, asking, pdf, unseen};
use sha2::{Digest, Sha256};
use sovang_desk::Denied;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::ids::AccountId;
use sovang_domain::refusal::Refusal;

#[tokio::test]
async fn a_council_member_reads_no_dossier_and_no_paper_before_declaring() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let write =
        format!("/noi-bo/de-nghi/moi?dot={}&hinh-thuc=giay-khen.ca-nhan&doi-tuong=ca-nhan", world.round);
    let page = unit.opens(&write).await.is(200);
    let (from, to) = (format!("{}-01-01", world.year), format!("{}-09-30", world.year));
    let fields = [
        ("ten", "Phạm\u{202e} Thị Kim\u{200b} Duye\u{302}n"),
        ("chuc-vu", "Nhân viên y tế"),
        ("vai-tro", "truc-tiep"),
        ("tieu-chi", "0"),
        ("thanh-tich", "Lập sổ sức khỏe điện tử."),
        ("tu-ngay", &from),
        ("den-ngay", &to),
    ];
    let answer = unit.fills(&page, "/noi-bo/de-nghi", &fields, &[("to-trinh", pdf("x"))]).await.is(303);
    let dossier = answer.location().split('?').next().unwrap().to_owned();
    unit.opens(&dossier).await.is(200).says("Phạm Thị Kim Duyên");
    let paper = format!("/noi-bo/tep/{}", hex::encode(Sha256::digest(pdf("x"))));
    let member = world.sign_in("hoi-dong").await;
    for address in [&dossier, &paper] {
        let refused = member.opens(address).await.is(403);
        refused.says("Kê khai xung đột lợi ích trước khi mở hồ sơ");
        refused.says(&format!("href=\"/noi-bo/dot-xet/{}\"", world.round));
        refused.says_not("Kim Duyên");
        world.sign_in("chu-tich").await.opens(address).await.is(200);
    }
}

#[tokio::test]
async fn nobody_comes_by_anothers_staged_paper_by_knowing_its_hash() {
    let world = World::phu_tan().await;
    let reports = |unit: &str| format!("/noi-bo/bao-cao/{}.{unit}.{}", world.campaign, world.year);
    let (one, other) = (world.sign_in("ap-trung").await, world.sign_in("tram-y-te").await);
    // staged, and not recorded: the words are too long
    let (address, long) = (reports("ap-trung"), "x".repeat(10_001));
    let page = one.opens(&address).await.is(200);
    let action = format!("{address}/nop");
    let staged = one.fills(&page, &action, &[("ket-qua", &long)], &[("bao-cao", pdf("kín"))]).await.is(422);
    staged.says("đang dài quá 1 ký tự");
    let hash = hex::encode(Sha256::digest(pdf("kín")));
    assert!(unseen(staged.html(), &action).contains(&("_giu.bao-cao".to_owned(), hash.clone())));
    let address = reports("tram-y-te");
    let page = other.opens(&address).await.is(200);
    let fields = [("ket-qua", "Xong."), ("_giu.bao-cao", hash.as_str())];
    let action = format!("{address}/nop");
    other.fills(&page, &action, &fields, &[("khac", pdf("khác"))]).await.is(303);
    other.opens(&address).await.is(200).says_not(&hash);
    other.opens(&format!("/noi-bo/tep/{hash}")).await.is(404);
    // whoever staged it goes on with it
    let action = format!("{}/nop", reports("ap-trung"));
    one.fills(&staged, &action, &[("ket-qua", "Xong."), ("kho-khan", "")], &[("khac", pdf("k"))])
        .await
        .is(303);
    one.opens(&format!("/noi-bo/tep/{hash}")).await.is(200);
}

#[tokio::test]
async fn nobody_locks_themselves_out() {
    let world = World::phu_tan().await;
    let everywhere = Grant { role: Role::Administrator, scope: Scope::Everywhere };
    let keeper = || asking("sovang.console", vec![everywhere.clone()]);
    let own = |result: Result<_, Denied>| matches!(result, Err(Denied::Refused(Refusal::OwnAccount)));
    let myself = AccountId::from("sovang.console");
    assert!(own(world.desk.lock_account(&keeper(), &myself, "nhầm".into(), true).await));
    assert!(own(world.desk.revoke_role(&keeper(), &myself, everywhere.clone(), "nhầm".into()).await));
    let other = AccountId::from("phu-tan.thi-dua");
    world.desk.lock_account(&keeper(), &other, "nghỉ hưu".into(), true).await.unwrap();
}
