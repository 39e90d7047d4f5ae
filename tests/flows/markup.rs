//! Markup typed into every text field of every form: it comes back as text, on every page anyone can reach.

use crate::steps::{award_of, awards, says_who};
use crate::support::form::{Form, unescape};
use crate::support::person::Person;
use crate::world::{World, collective, individual, on_both_ledgers};
use std::collections::BTreeSet;

const EVIL: &str = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'&lt;b&gt;";
/// What must stand on no page as it is.
const RAW: [&str; 3] = ["<script", "<img src=x", "\"><img"];

/// The same as somebody's name, which holds no figure, bracket, stroke or semicolon.
const EVIL_NAME: &str = "Lan \"><img src=x onerror=alert>";

#[track_caller]
fn harmless(path: &str, html: &str) {
    // the one page with a program of ours, and the one script of the office
    let html = html.replace("<script src=\"/tai-nguyen/kiem-chung-", "");
    let html = html.replace("<script defer src=\"/tai-nguyen/ban-nhap-", "");
    for raw in RAW {
        assert!(!html.contains(raw), "{path} carries {raw}:\n{html}");
    }
}

/// Fills every text field with markup, everything else with something that fits.
fn filled(form: &Form, today: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut chosen = BTreeSet::new();
    for control in &form.controls {
        let value = match control.kind.as_str() {
            "text" if control.name == "ten" => EVIL_NAME.to_owned(),
            "hidden" | "select" => control.value.clone(),
            "text" | "textarea" | "search" => EVIL.to_owned(),
            "date" => today.to_owned(),
            "number" => "1990".to_owned(),
            "radio" if chosen.insert(control.name.clone()) => control.value.clone(),
            "checkbox" => control.value.clone(),
            _ => continue,
        };
        fields.push((control.name.clone(), value));
    }
    fields
}

/// Sends every form of a page, full of markup, each from a page drawn anew. What is refused comes back harmless.
async fn fills_all(person: &Person, page: &str, today: &str, sent: &mut BTreeSet<String>) {
    let forms = |html: &str| -> Vec<Form> {
        let inside = |form: &Form| form.method == "post" && form.action != "/dang-xuat";
        Form::all(html).into_iter().filter(inside).collect()
    };
    loop {
        let opened = person.gets(page).await;
        harmless(page, &opened.is(200).text);
        let Some(form) = forms(&opened.text).into_iter().find(|form| !sent.contains(&form.action)) else {
            return;
        };
        sent.insert(form.action.clone());
        let fields = filled(&form, today);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = person.posts_bare(&form.action, &fields).await;
        harmless(&form.action, &answer.text);
        // whoever looks alike is asked about
        let answer = says_who(person, answer, None).await;
        harmless(&form.action, &answer.text);
        let answer = person.goes_on(answer).await;
        // a one-time code is shown at once, and on no other page
        let shows_a_code = answer.status == 200 && form.action.ends_with("/ma");
        let answers = [303, 409, 422].contains(&answer.status) || shows_a_code;
        assert!(answers, "{}: {}\n{}", form.action, answer.status, answer.text);
        harmless(&form.action, &answer.text);
    }
}

/// Follows every link from these pages; each opens, none carries the markup. How many, and how often it shows.
async fn walks(person: &Person, from: &[&str]) -> (usize, usize) {
    let mut todo: Vec<String> = from.iter().map(|path| (*path).to_owned()).collect();
    let mut seen: BTreeSet<String> = todo.iter().cloned().collect();
    let mut shown = 0;
    while let Some(path) = todo.pop() {
        let page = person.gets(&path).await;
        assert_eq!(page.status, 200, "{path} is linked and does not open");
        let kind = page.header("content-type").unwrap_or_default().to_owned();
        if !kind.starts_with("text/html") || page.header("content-disposition").is_some() {
            continue;
        }
        harmless(&path, &page.text);
        shown += usize::from(unescape(&page.text).contains("onerror=alert(2)"));
        for link in page.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let link = unescape(link).split('#').next().unwrap_or_default().to_owned();
            let link = if link.starts_with('?') {
                format!("{}{link}", path.split('?').next().unwrap())
            } else {
                link
            };
            if link.starts_with('/')
                && !link.starts_with("/tai-nguyen/")
                && seen.len() < 400
                && seen.insert(link.clone())
            {
                todo.push(link);
            }
        }
    }
    (seen.len(), shown)
}

/// A round out of turn; gives its id.
async fn out_of_turn(world: &World, officer: &Person) -> String {
    let year = world.year.to_string();
    let fields = [("phong-trao", world.campaign.as_str()), ("nam", &year), ("dip", "unscheduled")];
    let opened = world.forges(officer, "/noi-bo/dot-xet", &fields).await;
    crate::steps::page_of(&opened).rsplit('/').next().unwrap().to_owned()
}

on_both_ledgers!(markup_comes_back_as_text_everywhere,);

async fn markup_comes_back_as_text_everywhere(world: World) {
    let nominees = [
        individual(EVIL, "ap-trung"),
        individual(format!("Bà {EVIL}"), "ap-dong"),
        individual(format!("Cô {EVIL}"), "ap-dong").for_the_province(),
        collective(format!("Tổ {EVIL}"), "tram-y-te"),
    ];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, unit, officer, chair, mttq) = world.people().await;
    let (reader, clerk) = (world.sign_in("so-hoa").await, world.sign_in("van-thu").await);
    let (keeper, member) = (world.sign_in("sovang.quan-tri").await, world.sign_in("hoi-dong-1").await);
    awards(&world, &chair, &round, &ids[..1]).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let inside = format!("/noi-bo/dot-xet/{round}");
    let dot = out_of_turn(&world, &officer).await;
    let write = format!("/noi-bo/de-nghi/moi?dot={dot}&hinh-thuc=giay-khen.ca-nhan&doi-tuong=ca-nhan");
    let report = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    let other = format!("/noi-bo/bao-cao/{}.ap-dong.{}", world.campaign, world.year);
    let campaign = format!("/noi-bo/phong-trao/{}", world.campaign);
    let mut sent = BTreeSet::new();
    fills_all(&unit, &report, &today, &mut sent).await;
    fills_all(&officer, &report, &today, &mut sent).await;
    fills_all(&officer, &other, &today, &mut sent).await;
    fills_all(&unit, &write, &today, &mut sent).await;
    let listed = unit.gets("/noi-bo/de-nghi").await.text;
    let mut links =
        listed.split("/noi-bo/de-nghi/phu-tan.").skip(1).map(|rest| rest.split('"').next().unwrap());
    let known: Vec<&str> = ids.iter().map(|id| id.local()).collect();
    let submitted = links.find(|link| !known.contains(link)).expect("the new one is listed");
    let submitted = format!("/noi-bo/de-nghi/phu-tan.{submitted}");
    for person in [&reader, &officer, &unit] {
        fills_all(person, &submitted, &today, &mut sent).await;
    }
    for person in [&officer, &chair, &member] {
        fills_all(person, &inside, &today, &mut sent).await;
    }
    fills_all(&chair, &format!("{inside}/quyet-dinh"), &today, &mut sent).await;
    fills_all(&chair, &format!("/noi-bo/quyet-dinh/{award}"), &today, &mut sent).await;
    fills_all(&officer, &campaign, &today, &mut sent).await;
    fills_all(&unit, &campaign, &today, &mut sent).await;
    fills_all(&clerk, "/noi-bo/dia-phuong", &today, &mut sent).await;
    fills_all(&clerk, "/noi-bo/phong-trao", &today, &mut sent).await;
    fills_all(&keeper, "/noi-bo/tai-khoan", &today, &mut sent).await;
    fills_all(&keeper, "/noi-bo/tai-khoan/phu-tan.kiem-toan", &today, &mut sent).await;
    assert!(sent.len() >= 25, "{sent:#?}");

    for (person, starts) in [
        (&anon, &["/", "/phu-tan"][..]),
        (&officer, &["/noi-bo", "/noi-bo/nhat-ky"]),
        (&chair, &["/noi-bo"]),
        (&unit, &["/noi-bo"]),
    ] {
        let (pages, shown) = walks(person, starts).await;
        assert!(pages > 20 && shown > 3, "{starts:?}: {pages} pages, {shown} of them show it");
    }
    mttq.gets("/noi-bo").await.is(200);
    searched_and_signed_in(&anon).await;
    world.is_sound().await;
}

async fn searched_and_signed_in(anon: &Person) {
    let search = "/phu-tan/tim-kiem?q=%3Cscript%3Ealert(1)%3C/script%3E%22%3E%3Cimg%20src=x%3E";
    harmless(search, &anon.gets(search).await.is(200).text);
    let sign_in = anon.tries_to_sign_in(EVIL, EVIL).await;
    harmless("/dang-nhap", &sign_in.is(422).text);
}
