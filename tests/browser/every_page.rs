//! Every kind of page, found by following links: each answers, and one of each kind is looked at closely.

use crate::stage::{Walk, sound_everywhere};
use crate::support::browser::Browser;
use crate::support::form::unescape;
use crate::support::person::Person;
use sovang_portal::paths::route;
use std::collections::{BTreeMap, BTreeSet};

/// How many pages are opened from each beginning.
const MOST: usize = 150;

/// Pages of these kinds that look unlike the others of their kind.
const SPECIAL: [&str; 6] = [
    "/phu-tan/khen-thuong/2025-104-2",
    "/phu-tan/khen-thuong/2026-54-1",
    "/phu-tan/khen-thuong?q=khong+ai+ten+nay",
    "/phu-thai/lay-y-kien/doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam",
    "/phu-tan/tim-kiem?q=hoa",
    "/tim-kiem?q=nguyen",
];

#[tokio::test]
async fn every_public_page_answers_and_one_of_each_kind_is_sound() {
    let walk = Walk::begin().await;
    let opened = crawl(&walk.person(), "/", |_| true).await;
    let kinds = by_kind(&opened);
    let found: BTreeSet<&str> = kinds.keys().map(String::as_str).collect();
    assert_eq!(found, route::LINKED.iter().copied().collect(), "a kind that nobody links is a fault too");
    let localities = ["phu-thai", "phu-tan", "phong-quang", "tu-minh"];
    // a page of its own that is not in the list would pass for a locality's
    let fronts =
        opened.iter().filter(|address| address.matches('/').count() == 1 && kind(address) == "/{xa}");
    for front in fronts {
        let slug = front[1..].split('?').next().unwrap_or_default();
        assert!(localities.contains(&slug), "{front} is in no list");
    }
    for locality in localities {
        let of = |address: &&String| address.starts_with(&format!("/{locality}/"));
        assert!(opened.iter().filter(of).count() > 10, "{locality} is hardly linked: {opened:?}");
    }
    let browser = Browser::open().await;
    let files = ["/van-ban/", "/tai-nguyen/", ".csv", ".json", ".tlog-proof", "/log/", "/tai-ve"];
    let pages = kinds.values().filter(|address| !files.iter().any(|file| address.contains(file)));
    for address in pages.map(String::as_str).chain(SPECIAL) {
        browser.visit(&walk.at(address)).await;
        assert_eq!(browser.status().await, 200, "{address}");
        sound_everywhere(&browser).await;
    }
}

#[tokio::test]
async fn every_kind_of_office_page_is_sound_for_whoever_may_open_it() {
    let walk = Walk::begin().await;
    let browser = Browser::open().await;
    let mut looked_at = BTreeMap::new();
    for login in
        ["thiduakhenthuong.phu-thai", "chutich.tu-minh", "vanthu.tu-minh", "bc-tram-y-te.tu-minh", "quantri"]
    {
        let (person, account) = (walk.person(), walk.account(login));
        person.signs_in(login, &account.password).await;
        let opened = crawl(&person, "/noi-bo", |address| {
            let is_file = ["/tep/", "nhat-ky.", ".docx"].iter().any(|file| address.contains(file));
            address.starts_with("/noi-bo") && !is_file
        });
        let opened = opened.await;
        walk.signs_in(&browser, account).await;
        for (kind, address) in by_kind(&opened) {
            if looked_at.insert(kind.clone(), address.clone()).is_none() || kind == "/noi-bo" {
                browser.visit(&walk.at(&address)).await;
                assert_eq!(browser.status().await, 200, "{address}");
                sound_everywhere(&browser).await;
            }
        }
    }
    for kind in
        ["bao-cao", "de-nghi", "dot-xet", "quyet-dinh", "phong-trao", "dia-phuong", "nhat-ky", "tai-khoan"]
    {
        assert!(looked_at.contains_key(&format!("/noi-bo/{kind}")), "{looked_at:#?}");
    }
    for kind in ["bao-cao", "de-nghi", "dot-xet", "phong-trao"] {
        assert!(looked_at.contains_key(&format!("/noi-bo/{kind}/*")), "{looked_at:#?}");
    }
}

/// Follows the links from a page, kinds seen least often first; every address must answer.
async fn crawl(person: &Person, from: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut opened: Vec<String> = Vec::new();
    let mut waiting = vec![from.to_owned()];
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    while let (Some(place), true) = (least(&waiting, &counts), opened.len() < MOST) {
        let address = waiting.remove(place);
        let response = person.gets(&address).await;
        assert_eq!(
            response.status, 200,
            "{address} is linked but answers {} {:?}",
            response.status, response.location
        );
        *counts.entry(home_and_kind(&address)).or_default() += 1;
        let is_page = response.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        opened.push(address);
        if !is_page {
            continue;
        }
        for link in links(&response.text) {
            if wanted(&link) && !opened.contains(&link) && !waiting.contains(&link) {
                waiting.push(link);
            }
        }
    }
    opened
}

fn least(waiting: &[String], counts: &BTreeMap<String, usize>) -> Option<usize> {
    let often = |address: &String| counts.get(&home_and_kind(address)).copied().unwrap_or(0);
    (0..waiting.len()).min_by_key(|place| often(&waiting[*place]))
}

/// Addresses of this server that a page links to, without the place on the page.
fn links(html: &str) -> Vec<String> {
    let parts = html.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    let links = parts.map(|link| unescape(link).split('#').next().unwrap_or_default().to_owned());
    links.filter(|link| link.starts_with('/')).collect()
}

/// The locality, where there is one, and the kind.
fn home_and_kind(address: &str) -> String {
    format!("{} {}", address.split('/').nth(1).unwrap_or_default(), kind(address))
}

/// `/phu-tan/khen-thuong/2026-54-1` is a `/{xa}/khen-thuong/{id}`, `/noi-bo/bao-cao/7` a `/noi-bo/bao-cao/*`.
fn kind(address: &str) -> String {
    if let Some(route) = route::linked(address).filter(|_| !address.starts_with("/noi-bo")) {
        return route.to_owned();
    }
    let path = address.split('?').next().unwrap_or_default();
    let mut parts: Vec<&str> = path.split('/').skip(1).collect();
    if let ["noi-bo", _, id, ..] = parts.as_mut_slice()
        && *id != "moi"
    {
        *id = "*";
    }
    format!("/{}", parts.join("/"))
}

fn by_kind(opened: &[String]) -> BTreeMap<String, String> {
    let mut kinds = BTreeMap::new();
    for address in opened {
        kinds.entry(kind(address)).or_insert_with(|| address.clone());
    }
    kinds
}
