//! A private Chromium, driven like a person: one chromedriver, one profile, one window per `Browser`.
//!
//! Starting one costs about a second: open it once per test and keep it for the whole conversation.

mod conversation;
mod inspection;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The width and height of a phone's page area.
pub const PHONE: (u32, u32) = (360, 800);
/// The width and height of a desk computer's page area.
pub const DESK: (u32, u32) = (1280, 900);

const FLAGS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--lang=vi",
];

/// A running Chromium with one open page. Dropping it ends Chromium, its driver and its profile.
pub struct Browser {
    client: Client,
    /// Pages seen so far: the browser logs an error for each that answered 4xx, which is no fault.
    seen: Mutex<Vec<String>>,
    scripts: bool,
    patience: Duration,
    driver: Driver,
    _profile: TempDir,
}

/// What a browser is like before it opens.
#[derive(Clone, Copy)]
pub struct Wishes {
    size: (u32, u32),
    dark: bool,
    scripts: bool,
    patience: Duration,
}

impl Wishes {
    /// A page area of this width and height; below 600 it behaves as a phone.
    #[must_use]
    pub fn sized(mut self, size: (u32, u32)) -> Self {
        self.size = size;
        self
    }

    /// The person prefers dark pages.
    #[must_use]
    pub fn dark(mut self) -> Self {
        self.dark = true;
        self
    }

    /// The person has switched scripts off.
    #[must_use]
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// How long the person waits for something to appear before calling it missing.
    #[must_use]
    pub fn patient_for(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Starts the browser.
    pub async fn open(self) -> Browser {
        Browser::start(self).await
    }
}

impl Browser {
    /// A light desk browser with scripts on.
    pub async fn open() -> Self {
        Self::wishing().open().await
    }

    /// A browser with wishes: `Browser::wishing().sized(PHONE).without_scripts().open().await`.
    pub fn wishing() -> Wishes {
        Wishes { size: DESK, dark: false, scripts: true, patience: Duration::from_secs(5) }
    }

    async fn start(wishes: Wishes) -> Self {
        let profile = tempfile::Builder::new().prefix("sovang-browser-").tempdir().unwrap();
        let mut driver = Driver::start();
        let mut args: Vec<String> = FLAGS.map(String::from).to_vec();
        args.push(format!("--user-data-dir={}", profile.path().display()));
        let capabilities = json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": args },
            // axe takes long on a busy machine: it is waited for, the runner's own limit ends what hangs
            "timeouts": { "script": 200_000 },
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&driver.address)
            .await
            .expect("chromedriver opens a Chromium");
        // the session is ended in `Drop`, which may outlive the runtime
        client.persist().await.unwrap();
        driver.session = client.session_id().await.unwrap();
        let browser = Self {
            client,
            seen: Mutex::default(),
            scripts: wishes.scripts,
            patience: wishes.patience,
            driver,
            _profile: profile,
        };
        browser.resizes(wishes.size).await;
        browser.prefers(wishes.dark).await;
        browser.allows_scripts(wishes.scripts).await;
        browser
    }

    /// Gives the page area another width and height.
    pub async fn resizes(&self, (width, height): (u32, u32)) {
        let mobile = width < 600;
        let metrics = json!({
            "width": width, "height": height, "screenWidth": width, "screenHeight": height,
            "deviceScaleFactor": 1, "mobile": mobile,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Prefers dark (or light) pages from now on.
    pub async fn prefers(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    async fn allows_scripts(&self, allowed: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).await;
    }

    /// Runs a script in the page, past its content security policy, and gives what it returns.
    pub async fn runs(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.expect("a script of the test runs in the page")
    }

    /// The driver's own client, for what a conversation has no word for.
    pub fn client(&self) -> &Client {
        &self.client
    }

    async fn devtools(&self, cmd: &str, params: Value) -> Value {
        self.asks("goog/cdp/execute", json!({ "cmd": cmd, "params": params })).await
    }

    /// Sends chromedriver a request that WebDriver itself has no command for.
    async fn asks(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Extension { path, body }).await.expect("chromedriver knows this extension")
    }
}

#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// The chromedriver process, on a port it chose itself.
struct Driver {
    child: Child,
    address: String,
    session: Option<String>,
    // kept open: chromedriver would die of a closed pipe at its next word
    _stdout: BufReader<ChildStdout>,
}

impl Driver {
    fn start() -> Self {
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed (scripts/install-test-tools)");
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let port = loop {
            let start = said.len();
            let read = stdout.read_line(&mut said).unwrap();
            assert!(read > 0, "chromedriver ended at once: {said}");
            if let Some((_, port)) = said[start..].split_once("successfully on port ") {
                break port.trim_end().trim_end_matches('.').to_owned();
            }
        };
        Self { child, address: format!("http://127.0.0.1:{port}/"), session: None, _stdout: stdout }
    }

    /// Asks chromedriver to close Chromium; it answers when Chromium is gone.
    fn end_session(&self) -> std::io::Result<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let host = self.address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "DELETE /session/{session} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        stream.read(&mut [0; 64]).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let ended = self.end_session();
        let killed = self.child.kill().and_then(|()| self.child.wait());
        if let (Err(error), _) | (Ok(()), Err(error)) = (ended, killed) {
            eprintln!("chromedriver did not end cleanly: {error}");
        }
    }
}
