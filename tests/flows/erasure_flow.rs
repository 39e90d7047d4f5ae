//! Xóa dữ liệu cá nhân: the name leaves every page, the search and the disk; the facts and their proof stay.

use crate::steps::{award_of, awards, public_page};
use crate::support::person::Person;
use crate::world::{World, collective, contains, individual, on_both_ledgers};
use sovang_domain::ids::RoundId;
use sovang_words::personal::ERASED;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const GONE: &str = "Phạm Thị Kim Duyên";
const STAYS: &str = "Nguyễn Văn Tư Hậu";

/// Waits until the views have been built anew without the person.
async fn forgotten(world: &World, page: &str) {
    let started = Instant::now();
    while world.anyone().gets(page).await.text.contains(GONE) || world.desk.views().health().rebuilding {
        assert!(started.elapsed() < Duration::from_secs(20), "the name is still there");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn nowhere(person: &Person, pages: &[String]) {
    for page in pages {
        person.gets(page).await.is(200).hides(GONE).hides("1.150 người; Phạm");
    }
}

/// The files of the data folder in which a name stands, read models and their logs included.
fn holding(world: &World, name: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(world.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file() && contains(&std::fs::read(path).unwrap(), name.as_bytes())).collect()
}

/// The public pages, tables and searches where a person awarded in `round` may stand.
fn read_by_anyone(round: &RoundId, shown: &str) -> Vec<String> {
    let year = sovang_domain::calendar::day(sovang_desk::clock::now()).year();
    let lists = [
        "/",
        "/phu-tan",
        "/phu-tan/khen-thuong",
        "/phu-tan/so",
        "/phu-tan/khen-thuong.csv",
        "/phu-tan/khen-thuong.json",
        "/phu-tan/tim-kiem?q=kim+duyen",
        "/tim-kiem?q=kim+duyen",
        "/phu-tan/quyet-dinh",
        "/phu-tan/don-vi/ap-trung",
        shown,
    ];
    let mut pages: Vec<String> = lists.map(String::from).to_vec();
    pages.extend([format!("/phu-tan/quyet-dinh/{year}-1"), format!("/phu-tan/lay-y-kien/{}", round.local())]);
    pages
}

/// The same behind sign-in.
fn read_inside(of_them: [&String; 3]) -> Vec<String> {
    let lists = [
        "/noi-bo",
        "/noi-bo/de-nghi",
        "/noi-bo/quyet-dinh",
        "/noi-bo/nhat-ky",
        "/noi-bo/nhat-ky.csv",
        "/noi-bo/nhat-ky.json",
    ];
    lists.into_iter().map(String::from).chain(of_them.into_iter().cloned()).collect()
}

on_both_ledgers!(an_erased_person_is_on_no_page_in_no_search_and_in_no_file,);

async fn an_erased_person_is_on_no_page_in_no_search_and_in_no_file(world: World) {
    let nominees = [
        individual(GONE, "ap-trung"),
        individual(STAYS, "ap-dong"),
        collective("Tập thể Trạm Y tế xã", "tram-y-te"),
    ];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, unit, officer, chair, mttq) = world.people().await;
    let keeper = world.sign_in("sovang.quan-tri").await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let shown = public_page(&award);
    anon.gets(&shown).await.is(200).says(GONE);
    assert!(!holding(&world, GONE).is_empty(), "the read models hold the name in clear");
    let dossier = format!("/noi-bo/de-nghi/{}", ids[0]);
    let page = officer.gets(&dossier).await.is(200).text.clone();
    let paper = page.split("/noi-bo/tep/").nth(1).unwrap()[..64].to_owned();
    officer.gets(&format!("/noi-bo/tep/{paper}")).await.is(200);

    let erasing = "/noi-bo/dia-phuong/phu-tan/xoa-du-lieu";
    chair.gets(erasing).await.is(403);
    let search = format!("{erasing}?q=kim+duyen");
    let form = keeper.opens(&search, &[("nguoi", "")]).await;
    let subject = form.controls.iter().find(|control| control.name == "nguoi").unwrap().value.clone();
    let ground = [("can-cu", "Yêu cầu của chủ thể dữ liệu"), ("van-ban", "40/UBND-VP"), ("dong-y", "co")];
    let facts = world.facts().await;
    keeper.sends(&search, &form, &ground[..2]).await.is(422).says("Chọn người cần xóa dữ liệu");
    let whom = [("nguoi", subject.as_str()), ("q", "kim duyen")];
    world.forges(&chair, erasing, &[&whom[..], &ground].concat()).await.is(403);
    assert_eq!(world.facts().await, facts);
    let read = keeper.sends(&search, &form, &[&whom[..1], &ground].concat()).await;
    read.is(200).says("Mất hẳn, không ai khôi phục được");
    assert_eq!(world.facts().await, facts, "nothing goes before it was read");
    keeper.goes_on(read).await.is(303);
    assert_eq!(world.facts().await, facts + 1);
    forgotten(&world, &shown).await;

    anon.gets(&shown).await.is(200).says(ERASED);
    nowhere(&anon, &read_by_anyone(&round, &shown)).await;
    anon.gets("/phu-tan/khen-thuong").await.is(200).says(STAYS);
    let of_them = [&dossier, &format!("/noi-bo/dot-xet/{round}"), &format!("/noi-bo/quyet-dinh/{award}")];
    let inside = read_inside(of_them);
    nowhere(&officer, &inside).await;
    nowhere(&chair, &inside).await;
    nowhere(&mttq, &inside).await;
    nowhere(&unit, &["/noi-bo/de-nghi".to_owned(), dossier.clone()]).await;
    keeper.gets(&search).await.is(200).says("Không thấy ai tên");
    officer.gets(&format!("/noi-bo/tep/{paper}")).await.is(404);

    assert_eq!(holding(&world, GONE), Vec::<PathBuf>::new());
    assert_ne!(holding(&world, STAYS), Vec::<PathBuf>::new());
    world.keeps_secret(&[GONE, STAYS]).await;
    world.is_sound().await;
    // what is left of the person cannot be built upon
    let inside = format!("/noi-bo/quyet-dinh/{award}");
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let correction =
        [("ten", GONE), ("ly-do", "Viết lại"), ("van-ban", "13/CV-UBND"), ("ngay", today.as_str())];
    let facts = world.facts().await;
    world.forges(&chair, &format!("{inside}/dinh-chinh"), &correction).await.is(422);
    assert_eq!(world.facts().await, facts);
}
