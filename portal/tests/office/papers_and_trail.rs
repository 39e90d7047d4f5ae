//! Who gets a paper, and what the trail tells.

use crate::world::{World, pdf};
use axum::http::header;
use sha2::{Digest, Sha256};

#[tokio::test]
async fn a_paper_goes_only_to_those_who_may_read_its_dossier() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("ap-trung").await;
    let report = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    let page = unit.opens(&report).await.is(200);
    unit.fills(&page, &format!("{report}/nop"), &[("ket-qua", "Xong.")], &[("bao-cao", pdf("a"))])
        .await
        .is(303);
    let address = format!("/noi-bo/tep/{}", hex::encode(Sha256::digest(pdf("a"))));
    unit.opens(&report).await.is(200).says(&address);
    let paper = unit.opens(&address).await.is(200);
    assert_eq!(paper.body, pdf("a"));
    let says = |name| paper.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert!(says(header::CONTENT_DISPOSITION).starts_with("attachment; filename=\"bao-cao-ap-trung-"));
    assert_eq!(says(header::CACHE_CONTROL), "no-store");
    assert_eq!(says(header::CONTENT_SECURITY_POLICY), "default-src 'none'; sandbox");
    assert_eq!(says(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    world.sign_in("thi-dua").await.opens(&address).await.is(200);
    world.sign_in("tram-y-te").await.opens(&address).await.is(403);
    world.anyone().opens(&address).await.is(303);
    unit.opens(&format!("/noi-bo/tep/{}", "0".repeat(64))).await.is(404);
    unit.opens("/noi-bo/tep/..%2F..%2Fledger.db").await.is(404);
}

#[tokio::test]
async fn the_trail_tells_who_did_what_and_gives_it_away_whole() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("ap-trung").await;
    let report = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    let page = unit.opens(&report).await.is(200);
    unit.fills(&page, &format!("{report}/nop"), &[("ket-qua", "Xong.")], &[]).await.is(303);
    unit.opens("/noi-bo/nhat-ky").await.is(403);
    let nga = world.sign_in("mat-tran").await;
    let page = nga.opens("/noi-bo/nhat-ky?viec=file").await.is(200);
    page.says("01 việc, mới nhất trước");
    page.says("Lê Văn Bảy");
    page.says("Bản ghi gốc");
    page.says("ReportFiled");
    nga.opens("/noi-bo/nhat-ky?q=khong-co-chu-nay").await.is(200).says("Không có dòng nào khớp bộ lọc.");
    let csv = nga.opens("/noi-bo/nhat-ky.csv?viec=file").await.is(200);
    assert_eq!(csv.html().lines().count(), 2);
    let json = nga.opens("/noi-bo/nhat-ky.json").await.is(200);
    let lines: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
    assert!(lines.as_array().unwrap().len() > 10);
    // an account's opening names its person under seal: the supervisor's file leaves that out
    assert!(!json.html().contains("\"value\":\"Lê Văn Bảy\""));
    let hien = world.sign_in("thi-dua").await;
    assert!(hien.opens("/noi-bo/nhat-ky.json").await.is(200).html().contains("\"value\":\"Lê Văn Bảy\""));
}
