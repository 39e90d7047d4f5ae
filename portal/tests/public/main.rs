//! Every public page against what the domain declares public: a commune's whole story, with a mark in place of every
//! word, is drawn page by page, and no mark stands where nothing declares it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod api;
mod story;

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt;
use sovang_desk::blobs::Blobs;
use sovang_desk::{Desk, clock};
use sovang_domain::disclosure::Shown;
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_ledger::{Ledger, PasswordCost, Settings};
use sovang_portal::paths::API_V1;
use sovang_portal::shell::front::Front;
use sovang_portal::shell::state::Portal;
use sovang_projections::Views;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use story::{Mark, Story};
use tempfile::TempDir;
use tower::ServiceExt;

/// Where nobody links to: a citizen's receipt is known to its holder alone, a number is asked for in a form.
const UNLINKED: [&str; 3] =
    ["/sen-hong/gop-y/K7Q2-M3X9", "/sen-hong/so?so=20", "/sen-hong/co-trong-so?ma=sen-hong.2026-212-1"];

fn rules() -> Rulebook {
    Rulebook::parse(&RuleFiles {
        award_forms: include_str!("../../../rules/award-forms.toml"),
        base_salary: include_str!("../../../rules/base-salary.toml"),
        holidays: include_str!("../../../rules/holidays.toml"),
        rounds: include_str!("../../../rules/rounds.toml"),
        dossier: include_str!("../../../rules/dossier.toml"),
    })
    .unwrap()
}

/// The public pages of a story.
struct Site {
    front: Front,
    _folder: TempDir,
}

impl Site {
    async fn of(story: &Story) -> Self {
        // a day on which the notice of the story runs
        clock::live_in_story("2026-11-20T02:00:00Z".parse().unwrap());
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("ledger.db");
        sovang_ledger::migrate_sqlite(&file).unwrap();
        let mut settings =
            Settings::new("test.example/log", |_, _, _, _, _| Err("there are none".to_owned()));
        settings.password_cost = PasswordCost::Demo;
        let ledger = Ledger::open_sqlite(&file, settings).await.unwrap();
        let views = Views::open(folder.path(), story.clone()).await.unwrap();
        views.reached(story.last(), Duration::from_secs(20)).await.unwrap();
        let desk = Desk::new(ledger, views, Arc::new(rules()));
        let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
        let portal = Portal::over(desk, blobs);
        Self { front: sovang_portal::site(portal), _folder: folder }
    }

    async fn ask(&self, method: Method, address: &str) -> Response<Body> {
        // a form of another site is refused before any room sees it
        let request = Request::builder().method(method).uri(address).header("sec-fetch-site", "same-origin");
        self.front.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    /// The page at an address, if there is one.
    async fn read(&self, address: &str) -> Option<String> {
        let response = self.ask(Method::GET, address).await;
        if response.status() != StatusCode::OK {
            assert!(!response.status().is_server_error() || address.ends_with(".tlog-proof"), "{address}");
            return None;
        }
        let body = response.into_body().collect().await.unwrap().to_bytes();
        Some(String::from_utf8_lossy(&body).to_lowercase())
    }

    /// Every page that can be reached by links, those nobody links to, and what programs read of them.
    async fn pages(&self) -> BTreeMap<String, String> {
        let mut pages = BTreeMap::new();
        let mut asked: BTreeSet<String> = BTreeSet::new();
        let mut ahead: Vec<String> = UNLINKED.map(str::to_owned).into();
        ahead.push("/".to_owned());
        while let Some(address) = ahead.pop() {
            if !asked.insert(address.clone()) {
                continue;
            }
            let Some(page) = self.read(&address).await else { continue };
            ahead.extend(links(&page));
            // programs read the same with this in front
            ahead.push(format!("{API_V1}{address}"));
            pages.insert(address, page);
        }
        pages
    }
}

/// The addresses of public pages that a page links to.
fn links(page: &str) -> Vec<String> {
    let hrefs = page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let addresses = hrefs.map(|href| href.split('#').next().unwrap_or_default().replace("&amp;", "&"));
    let public = |address: &String| {
        let inside = address.starts_with('/') && !address.starts_with("//");
        inside && !["/noi-bo", "/static", "/log/"].iter().any(|other| address.starts_with(other))
    };
    addresses.filter(public).collect()
}

/// Whether what is shown from then on may stand at that address.
fn belongs(shown: Shown, address: &str) -> bool {
    let at = |rooms: &[&str]| rooms.iter().any(|room| address.contains(room));
    match shown {
        // a receipt says whom the comment is about, by the name that stands on the notice
        Shown::OnNotice => at(&["/lay-y-kien/", "/gop-y/"]),
        Shown::WithAnswer => at(&["/lay-y-kien/", "/gop-y/"]),
        Shown::WithAward => at(&["/khen-thuong", "/quyet-dinh"]),
    }
}

/// What stands on a page and nothing declares there.
fn undeclared<'m>(marks: &'m [Mark], address: &str, page: &str) -> Vec<&'m str> {
    let there = marks.iter().filter(|mark| page.contains(&mark.text));
    let may = |mark: &&Mark| !mark.public && !mark.shown.iter().any(|shown| belongs(*shown, address));
    there.filter(may).map(|mark| mark.text.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_public_page_shows_what_no_fact_declares_public() {
    let story = Story::told();
    let marks = story.marks();
    let pages = Site::of(&story).await.pages().await;
    for room in [
        "khen-thuong/2026-212-1",
        "quyet-dinh/2026-212",
        "lay-y-kien/",
        "don-vi/ap-trung",
        "bao-cao",
        "/so",
        "gop-y/",
        "/api/v1/sen-hong/khen-thuong/2026-212-1",
    ] {
        assert!(pages.keys().any(|address| address.contains(room)), "{room} is not among {:?}", pages.keys());
    }
    for (address, page) in &pages {
        assert_eq!(undeclared(&marks, address, page), Vec::<&str>::new(), "{address}");
        for hidden in story::HIDDEN {
            assert!(!page.contains(hidden), "{hidden} stands at {address}");
        }
    }
    // the marks are there to be seen: what is declared for the award and the notice does stand on a page
    for shown in ["awardsdecided.decision.entries.overlap_reason", "noticecommentreceived.words"] {
        assert!(pages.values().any(|page| page.contains(shown)), "{shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_with_the_award_is_nowhere_before_it_and_comments_wait_for_their_answer() {
    for event in ["NoticeOpened", "NoticeCommentReceived", "AwardsProposed"] {
        let story = Story::told().up_to(event);
        let (marks, pages) = (story.marks(), Site::of(&story).await.pages().await);
        assert!(pages.keys().all(|address| !address.contains("2026-212")), "no award, no page");
        let answered = event == "AwardsProposed";
        let early = |shown: &Shown| match shown {
            Shown::OnNotice => false,
            Shown::WithAnswer => !answered,
            Shown::WithAward => true,
        };
        let waits = |mark: &&Mark| !mark.public && !mark.shown.is_empty() && mark.shown.iter().all(early);
        for (address, page) in &pages {
            assert_eq!(undeclared(&marks, address, page), Vec::<&str>::new(), "{address} after {event}");
            // whoever holds the receipt reads the own comment before it is answered
            let others = marks.iter().filter(|_| !address.contains("/gop-y/"));
            let found = others.filter(waits).filter(|mark| page.contains(&mark.text));
            assert_eq!(
                found.map(|mark| &mark.text).collect::<Vec<_>>(),
                Vec::<&str>::new(),
                "{address} after {event}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_code_that_is_typed_in_leads_to_its_receipt() {
    let site = Site::of(&Story::told()).await;
    for (typed, to) in [("K7Q2-M3X9", "/sen-hong/gop-y/K7Q2-M3X9"), ("", "/sen-hong/lay-y-kien#bien-nhan")] {
        let answer = site.ask(Method::GET, &format!("/sen-hong/gop-y?ma={typed}")).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{typed}");
        assert_eq!(answer.headers()["location"], to, "{typed}");
    }
    assert!(site.read("/sen-hong/gop-y/K7Q2-M3X9").await.is_some());
    for unknown in ["..%2F..%2Fnoi-bo", "K7Q2-M3X8"] {
        let answer = site.ask(Method::GET, &format!("/sen-hong/gop-y?ma={unknown}")).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{unknown}");
    }
}

/// The number before a label, and where the label leads.
fn figures(page: &str) -> Vec<(String, String, String)> {
    let block = page.split("<dl class=\"figures\">").nth(1).unwrap().split("</dl>").next().unwrap();
    let between = |text: &str, from: &str, to: &str| {
        text.split(from).nth(1).unwrap().split(to).next().unwrap().to_owned()
    };
    let figures = block.split("<div>").skip(1);
    figures
        .map(|one| {
            let address = between(one, "<a href=\"", "\"").replace("&amp;", "&");
            (between(one, "<dd>", "</dd>"), address, between(one, "\">", "</a>"))
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_of_the_front_page_is_labelled_and_stands_on_the_page_it_leads_to() {
    let story = Story::told();
    let site = Site::of(&story).await;
    let front = site.read("/sen-hong").await.unwrap();
    let figures = figures(&front);
    assert_eq!(figures.len(), 4, "{figures:?}");
    // in a sentence a count under ten has its zero in front
    let said = |number: &str| if number == "0" { "0".to_owned() } else { format!("{number:0>2}") };
    for (number, address, label) in figures {
        let page = site.read(&address).await.unwrap();
        let (there, scope) = if label.starts_with("khen thưởng") {
            (page.contains(&format!(">{number} khen thưởng</h2>")), "mọi năm")
        } else if label.starts_with("quyết định") {
            (page.contains(&format!("cả thảy {} quyết định trong sổ", said(&number))), "mọi năm")
        } else if label.contains("chấp nhận") {
            let (accepted, asked) = number.split_once('/').unwrap();
            let counted = |how: &str| format!("phải nộp {} báo cáo, {how} {},", said(asked), said(accepted));
            let there = [counted("đã chấp nhận"), counted("đã chấp nhận hoặc gửi cấp trên")];
            let there = there.iter().any(|counted| page.contains(counted));
            (there || page.contains(&format!("{number} đã chấp nhận")), "năm 2026")
        } else {
            assert!(label.contains("quá hạn"), "{label}");
            let counted = format!("quá hạn chưa nộp {}.", said(&number));
            (page.contains(&counted) || page.contains(&format!(", {number} quá hạn")), "năm 2026")
        };
        assert!(label.contains(scope), "{label}: whose and of when");
        assert!(there, "{label} says {number}, {address} does not");
    }
    let home = site.read("/").await.unwrap();
    for (address, counted) in
        [("/sen-hong/khen-thuong", "khen thưởng"), ("/sen-hong/phong-trao", "phong trào")]
    {
        let number =
            home.split(&format!("<a href=\"{address}\">")).nth(1).unwrap().split("</a>").next().unwrap();
        let page = site.read(address).await.unwrap();
        assert!(page.contains(&format!(">{number} {counted}</h2>")), "{address}: {number}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_says_so_on_every_page_and_in_every_file() {
    // this program lives in a story, as a demonstration does
    let pages = Site::of(&Story::told()).await;
    let mut files = 0;
    for (address, page) in pages.pages().await {
        let answer = pages.ask(Method::GET, &address).await;
        let kind =
            answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let named = answer.headers().get("content-disposition").and_then(|name| name.to_str().ok());
        let said = page.contains("bản trình diễn, số liệu bịa") || page.contains("\"demonstration\":true");
        let may = ["text/css", "font/", "image/", "text/javascript", "application/wasm"];
        if may.iter().any(|kinds| kind.starts_with(kinds)) {
            continue;
        }
        files += usize::from(named.is_some());
        assert!(said || named.is_some_and(|name| name.contains("ban-trinh-dien-")), "{address}: {kind}");
    }
    assert!(files > 1, "the roll is offered as files");
}

/// The source files of the public pages.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn public_pages_know_no_read_model_but_the_public_rows() {
    let mut files = Vec::new();
    for room in ["src/pages/public", "src/api"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(room), &mut files);
    }
    assert!(files.len() > 30, "{files:?}");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let for_programs = file.components().any(|part| part.as_os_str() == "api");
        assert!(!for_programs || !text.contains("::ui"), "{}: answers have no markup", file.display());
        for (place, _) in text.match_indices("sovang_projections::") {
            let named = &text[place + "sovang_projections::".len()..];
            let may =
                ["public", "Connection", "Result", "ViewError"].iter().any(|name| named.starts_with(name));
            assert!(may, "{}: {}", file.display(), named.lines().next().unwrap_or_default());
        }
    }
}
