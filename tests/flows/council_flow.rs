//! Hội đồng: members declare and read before they meet, who cannot sign in declares on paper, and the share of votes is
//! taken of whom the rule counts.

use crate::world::{World, individual, on_both_ledgers};
use sovang_domain::ids::NominationId;

const PAPER: &str = "Bản kê khai ngày 18/11/2026";

on_both_ledgers!(who_never_signs_in_stops_neither_the_reading_nor_the_count);

fn nothing(ids: &[NominationId]) -> Vec<(String, &'static str)> {
    ids.iter().map(|id| (format!("ve-{}", id.local()), "khong")).collect()
}

fn lent<'a>(fields: &'a [(String, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (name.as_str(), *value)).collect()
}

async fn who_never_signs_in_stops_neither_the_reading_nor_the_count(world: World) {
    let nominees = [individual("Phạm Thị Kim Duyên", "truong-thcs")];
    let (round, ids) = world.round_after_notice(&nominees).await;
    let (officer, member) = (world.sign_in("thi-dua").await, world.sign_in("hoi-dong-2").await);
    let page = format!("/noi-bo/dot-xet/{round}");
    let (declaring, dossier) = (format!("{page}/ke-khai"), format!("/noi-bo/de-nghi/{}", ids[0]));
    let said = nothing(&ids);
    world.forges(&member, &declaring, &lent(&said)).await.is(422).says("Còn đang lấy ý kiến");
    officer.posts_to(&page, &format!("{page}/het-lay-y-kien"), &[]).await.is(303);
    // before any meeting is recorded
    member.gets("/noi-bo").await.is(200).says(&page);
    member.gets(&dossier).await.is(403).says("kê khai");
    member.posts_to(&page, &declaring, &lent(&said)).await.is(303);
    member.gets(&dossier).await.is(200).says("Phạm Thị Kim Duyên");

    let mut met: Vec<(&str, &str)> =
        ["phu-tan.chu-tich", "phu-tan.hoi-dong-1", "phu-tan.hoi-dong-2", "phu-tan.hoi-dong-3"]
            .map(|account| ("co-mat", account))
            .into();
    met.push(("bien-ban", "03/BB-HĐTĐKT"));
    officer.posts_to(&page, &format!("{page}/hop"), &met).await.is(303);
    for login in ["chu-tich", "hoi-dong-1"] {
        world.sign_in(login).await.posts_to(&page, &declaring, &lent(&said)).await.is(303);
    }
    let ballot = format!("{page}/kiem-phieu/{}", ids[0]);
    let three = [("cach", "secret"), ("tan-thanh", "3"), ("khong-tan-thanh", "0"), ("khong-bieu-quyet", "0")];
    world.forges(&officer, &ballot, &three).await.is(422).says("theo bản kê khai người đó đã ký");

    let on_paper = format!("{page}/ke-khai-giay");
    let third = ("thanh-vien", "phu-tan.hoi-dong-3");
    let relative = [third, ("ban-ke-khai", PAPER), ("noi-dung", "co"), ("nguoi-than", ids[0].as_str())];
    world.forges(&member, &on_paper, &relative).await.is(403);
    officer
        .posts_to(&page, &on_paper, &[third, ("noi-dung", "khong-co")])
        .await
        .is(422)
        .says("bản kê khai đã ký");
    officer.posts_to(&page, &on_paper, &relative).await.is(303);
    officer.gets(&page).await.is(200).says(&format!("Phan Thị Thu Hiền ghi theo {PAPER}, "));
    world.forges(&officer, &on_paper, &relative).await.is(422).says("đã kê khai");
    // read wrongly from the paper, and put right
    let again = format!("{page}/ke-khai-giay-lai");
    let other =
        [third, ("ban-ke-khai", PAPER), ("noi-dung", "co"), ("loi-ich", ids[0].as_str()), ("ly-do", "")];
    officer.posts_to(&page, &again, &other).await.is(422).says("Ghi vì sao sửa");
    let because = [&other[..4], &[("ly-do", "Đọc nhầm dòng")]].concat();
    world.forges(&member, &again, &because).await.is(403);
    officer.posts_to(&page, &again, &because).await.is(303);
    officer.posts_to(&page, &again, &because).await.is(422);
    officer
        .posts_to(&page, &again, &[&relative[..], &[("ly-do", "Bản giấy ghi người thân")]].concat())
        .await
        .is(303);
    world.sign_in("hoi-dong-3").await.gets(&dossier).await.is(403).says("(người thân)");
    world
        .sign_in("mat-tran")
        .await
        .gets("/noi-bo/nhat-ky")
        .await
        .is(200)
        .says(&format!("ghi theo {PAPER}: "));
    officer.posts_to(&page, &ballot, &three).await.is(303);
    officer.gets(&page).await.is(200).says("3/3 thành viên được biểu quyết");
    world.is_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_all_members_are_counted_the_absent_vote_in_writing() {
    let world = World::counting_all_members().await;
    let nominees = [individual("Phạm Thị Kim Duyên", "truong-thcs"), individual("Lê Văn Bảy", "truong-thcs")];
    let (round, ids) = world.round_after_notice(&nominees).await;
    let officer = world.sign_in("thi-dua").await;
    let page = format!("/noi-bo/dot-xet/{round}");
    officer.gets(&page).await.is(200).says("Ít nhất 70% tổng số thành viên Hội đồng tán thành");
    officer.posts_to(&page, &format!("{page}/het-lay-y-kien"), &[]).await.is(303);
    let present =
        ["chu-tich", "hoi-dong-1", "hoi-dong-2", "hoi-dong-3"].map(|login| format!("phu-tan.{login}"));
    let mut met: Vec<(&str, &str)> = present.iter().map(|member| ("co-mat", member.as_str())).collect();
    met.push(("bien-ban", "03/BB-HĐTĐKT"));
    officer.posts_to(&page, &format!("{page}/hop"), &met).await.is(303);
    let none = |member| [("thanh-vien", member), ("ban-ke-khai", PAPER), ("noi-dung", "khong-co")];
    for member in &present {
        officer.posts_to(&page, &format!("{page}/ke-khai-giay"), &none(member)).await.is(303);
    }
    let ballot = |id: &NominationId| format!("{page}/kiem-phieu/{id}");
    let votes = |votes_for, against, wrote| {
        [
            ("cach", "secret"),
            ("tan-thanh", votes_for),
            ("khong-tan-thanh", against),
            ("khong-bieu-quyet", "0"),
            ("van-ban-tan-thanh", wrote),
        ]
    };
    // three of the four there would do; of all five they are too few
    officer.posts_to(&page, &ballot(&ids[0]), &votes("3", "1", "")).await.is(303);
    officer.gets(&page).await.is(200).says("3/5 tổng số thành viên").says("Không thông qua");
    world
        .forges(&officer, &ballot(&ids[1]), &votes("3", "1", "1"))
        .await
        .is(422)
        .says("Ghi bản kê khai đã ký");
    officer.posts_to(&page, &format!("{page}/ke-khai-giay"), &none("phu-tan.pho-chu-tich")).await.is(303);
    // nothing said of the votes in writing: they may be missing
    let asked = officer.posts_to(&page, &ballot(&ids[1]), &votes("3", "1", "")).await;
    asked.is(422).says("01 thành viên vắng đã kê khai").says("chưa nhận phiếu nào thì ghi 0");
    officer.posts_to(&page, &ballot(&ids[1]), &votes("3", "1", "1")).await.is(303);
    officer.gets(&page).await.is(200).says("4/5 tổng số thành viên");
    world.anyone().gets("/phu-tan/so").await.is(200).says("tán thành 4/5 tổng số thành viên");
    world.is_sound().await;
}
