//! One demonstration for all walks, one walk at a time, and what every page on the way must stand up to.

use crate::support::browser::{Browser, DESK, PHONE};
use crate::support::person::Person;
use crate::support::server::{Account, Server};
use std::sync::{Arc, PoisonError, Weak};
use tempfile::TempDir;

/// The running demonstration: filling it takes seconds, so the walks of one process share it.
static RUNNING: std::sync::Mutex<Weak<Demo>> = std::sync::Mutex::new(Weak::new());
/// Two Chromiums at a time starve each other on a small machine.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

struct Demo {
    server: Server,
    _folder: TempDir,
}

/// A walk through the demonstration; the next one begins when it is dropped.
pub(crate) struct Walk {
    demo: Arc<Demo>,
    _turn: Turn,
}

/// Whoever holds it may open a browser.
pub(crate) type Turn = tokio::sync::MutexGuard<'static, ()>;

/// Waits until no other walk has a browser open.
pub(crate) async fn turn() -> Turn {
    TURN.lock().await
}

impl Walk {
    pub(crate) async fn begin() -> Self {
        // held while waiting, so that the demonstration goes on from walk to walk
        let demo = demo();
        Self { demo, _turn: turn().await }
    }

    /// The full address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.demo.server.url)
    }

    /// Somebody without a browser.
    pub(crate) fn person(&self) -> Person {
        self.demo.server.person()
    }

    /// The account with this name.
    pub(crate) fn account(&self, login: &str) -> &Account {
        let accounts = &self.demo.server.accounts;
        accounts.iter().find(|account| account.login == login).unwrap_or_else(|| panic!("{login} is nobody"))
    }

    /// The one who reports for a unit.
    pub(crate) fn reporter(&self, locality: &str, unit: &str) -> &Account {
        let of = |account: &&Account| {
            account.locality.as_deref() == Some(locality) && account.unit.as_deref() == Some(unit)
        };
        let found = self.demo.server.accounts.iter().find(of);
        found.unwrap_or_else(|| panic!("nobody reports for {unit} in {locality}"))
    }

    /// Signs in; whoever was signed in before is not any more.
    pub(crate) async fn signs_in(&self, browser: &Browser, account: &Account) {
        browser.visit(&self.at("/dang-nhap")).await;
        fills_in(browser, &account.login, &account.password).await;
        browser.reads("Việc của tôi").await;
    }
}

fn demo() -> Arc<Demo> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    running.upgrade().unwrap_or_else(|| {
        let folder = tempfile::tempdir().unwrap();
        let demo =
            Arc::new(Demo { server: sealed(Server::demo_with_witness(folder.path())), _folder: folder });
        *running = Arc::downgrade(&demo);
        demo
    })
}

/// Waits until MTTQ has cosigned the demonstration's book.
fn sealed(server: Server) -> Server {
    let runtime = || tokio::runtime::Runtime::new().unwrap();
    let ask = |url: String| {
        std::thread::spawn(move || runtime().block_on(async { reqwest::get(url).await?.text().await }))
    };
    let started = std::time::Instant::now();
    while !ask(format!("{}/log/checkpoint", server.url))
        .join()
        .unwrap()
        .unwrap()
        .contains("ban-trinh-dien.localhost/witness")
    {
        assert!(started.elapsed() < std::time::Duration::from_secs(20), "the book is not cosigned");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    server
}

/// Fills in the page for signing in and sends it.
pub(crate) async fn fills_in(browser: &Browser, login: &str, password: &str) {
    browser.fills("Tài khoản", login).await;
    browser.fills("Mật khẩu", password).await;
    browser.presses("Đăng nhập").await;
}

/// The page in view has no fault: nothing in the console, nothing for axe, nothing beyond the edge of a phone.
pub(crate) async fn sound(browser: &Browser) {
    browser.no_console_errors().await;
    browser.is_accessible().await;
    browser.resizes(PHONE).await;
    browser.has_no_sideways_scroll().await;
    browser.resizes(DESK).await;
}

/// As `sound`, on a phone and on a desk, by day and by night.
pub(crate) async fn sound_everywhere(browser: &Browser) {
    browser.no_console_errors().await;
    for dark in [false, true] {
        browser.prefers(dark).await;
        for size in [PHONE, DESK] {
            browser.resizes(size).await;
            browser.is_accessible().await;
            browser.has_no_sideways_scroll().await;
        }
    }
    browser.prefers(false).await;
}

/// What a script of the test gives back as text.
pub(crate) async fn text_of(browser: &Browser, script: &str) -> String {
    let found = browser.runs(script, vec![]).await;
    found.as_str().unwrap_or_else(|| panic!("{script} gives no text but {found}")).to_owned()
}

/// A file to attach, of its own for each name: a PDF as far as anyone looks.
pub(crate) fn pdf(folder: &TempDir, name: &str) -> std::path::PathBuf {
    let path = folder.path().join(format!("{name}.pdf"));
    std::fs::write(&path, crate::world::pdf(name)).unwrap();
    path
}
