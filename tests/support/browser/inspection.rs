//! What a careful eye checks on a page: status, console, accessibility, width, paper.
//!
//! Each check exists twice: a list of faults, and an assertion that the list is empty.

use std::path::Path;

use fantoccini::wd::PrintConfiguration;
use serde_json::{Value, json};

use super::Browser;

/// axe-core 4.14.1, as published on npm (MPL-2.0: `tests/data/axe.min.js.LICENSE`).
const AXE: &str = include_str!("../../data/axe.min.js");

// Colours on their way to other colours are judged where they arrive.
// No preload: axe would fetch the stylesheets again and trip over a strict content security policy.
const RUN_AXE: &str = r"
const done = arguments[arguments.length - 1];
for (const moving of document.getAnimations()) { try { moving.finish(); } catch { /* it never ends */ } }
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false })
  .then((result) => done(result.passes.length + result.violations.length === 0
      ? ['axe checked nothing']
      : result.violations.map((fault) => `${fault.id} (${fault.impact}): ${fault.help}\n` +
          fault.nodes.map((node) => `    ${node.html}\n      ${node.failureSummary}`).join('\n'))),
    (error) => done(['axe stopped: ' + error]));
";

// What sticks out to the right, unless something around it scrolls by itself.
const STICKS_OUT: &str = r"
const root = document.documentElement, width = arguments[0] || root.clientWidth;
if (root.scrollWidth <= width) return [];
const scrolls = (e) => e && e !== document.body && e !== root
  && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
const out = [...document.body.querySelectorAll('*')]
  .filter((e) => e.getBoundingClientRect().right > width + 0.5 && !scrolls(e.parentElement))
  .map((e) => `${Math.round(e.getBoundingClientRect().right)} px: ${e.outerHTML.slice(0, 160)}`);
return [`the page is ${root.scrollWidth} px wide in a window of ${width} px`, ...out.slice(0, 8)];
";

impl Browser {
    /// The HTTP status of the page in view.
    pub async fn status(&self) -> u16 {
        let script = "return performance.getEntriesByType('navigation')[0].responseStatus";
        let status = self.runs(script, vec![]).await;
        status.as_u64().and_then(|status| u16::try_from(status).ok()).expect("the page came over HTTP")
    }

    /// Errors the console has shown since the last time it was asked: scripts that threw, files that
    /// did not load, breaches of the content security policy. A page that itself answers 4xx or 5xx is no error.
    pub async fn console_errors(&self) -> Vec<String> {
        let entries = self.asks("se/log", json!({ "type": "browser" })).await;
        let seen = self.seen.lock().unwrap();
        let is_a_page = |message: &str| {
            seen.iter().any(|page| {
                message.starts_with(&format!(
                    "{} - Failed to load resource",
                    page.split('#').next().unwrap_or(page)
                ))
            })
        };
        entries
            .as_array()
            .expect("the console is a list")
            .iter()
            .map(|entry| {
                (entry["level"].as_str().unwrap_or_default(), entry["message"].as_str().unwrap_or_default())
            })
            .filter(|(level, message)| *level == "SEVERE" || message.contains("Content Security Policy"))
            .filter(|(_, message)| !is_a_page(message))
            .map(|(_, message)| message.to_owned())
            .collect()
    }

    /// The console is free of errors.
    pub async fn no_console_errors(&self) {
        self.expects_none("the console shows errors", self.console_errors().await).await;
    }

    /// What axe objects to, by WCAG 2.2 A and AA and its best practices.
    pub async fn accessibility_faults(&self) -> Vec<String> {
        // axe waits with timers, which stand still while scripts are off; those of the page were
        // refused when it loaded and do not come back
        self.allows_scripts(true).await;
        if self.runs("return typeof axe === 'undefined'", vec![]).await == Value::Bool(true) {
            self.runs(AXE, vec![]).await;
        }
        let faults = self.client.execute_async(RUN_AXE, vec![]).await.expect("axe runs in the page");
        self.allows_scripts(self.scripts).await;
        strings(&faults)
    }

    /// axe has nothing to object to.
    pub async fn is_accessible(&self) {
        self.expects_none("axe objects", self.accessibility_faults().await).await;
    }

    /// What makes the page wider than its window.
    pub async fn sideways_overflow(&self) -> Vec<String> {
        // a phone grows its page area with the content: the screen tells the real width
        let width =
            self.runs("return Math.min(screen.width, document.documentElement.clientWidth)", vec![]).await;
        strings(&self.runs(STICKS_OUT, vec![width]).await)
    }

    /// Nobody has to scroll sideways to read the page.
    pub async fn has_no_sideways_scroll(&self) {
        self.expects_none("the page scrolls sideways", self.sideways_overflow().await).await;
    }

    /// Saves the whole page, not just the part in view, as a PNG.
    pub async fn screenshot(&self, path: &Path) {
        let size = "const e = document.documentElement;
            return [innerWidth, innerHeight, e.scrollHeight].map(Math.ceil)";
        let size: Vec<u32> =
            serde_json::from_value(self.runs(size, vec![]).await).expect("a page has a size");
        self.resizes((size[0], size[2].max(size[1]))).await;
        let image = self.client.screenshot().await.expect("a page can be photographed");
        self.resizes((size[0], size[1])).await;
        std::fs::write(path, image).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// The page as a PDF on A4, as the printer would get it.
    pub async fn prints(&self) -> Vec<u8> {
        // 21 by 29.7 cm
        let size = fantoccini::wd::PrintSize { width: 21.0, height: 29.7 };
        let paper = PrintConfiguration::builder().size(size).build().expect("A4 is a paper");
        self.client.print(paper).await.expect("a page can be printed")
    }

    /// Files that the page hands out are kept in this folder from now on.
    pub async fn downloads_into(&self, folder: &Path) {
        let folder = json!({ "behavior": "allow", "downloadPath": folder });
        self.devtools("Browser.setDownloadBehavior", folder).await;
    }

    async fn expects_none(&self, what: &str, faults: Vec<String>) {
        if !faults.is_empty() {
            panic!("{what} on {}:\n  {}", self.address().await, faults.join("\n  "));
        }
    }
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list of faults");
    list.iter().map(|fault| fault.as_str().unwrap_or_default().to_owned()).collect()
}
