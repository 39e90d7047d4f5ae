//! What a person does in a browser: visits, reads, fills in, presses, follows.

use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::Browser;

const FIND: &str = include_str!("find.js");

// Marks the page and tells whether a click here leads to another: the driver does not always wait for that.
const LEAVES: &str = "const [e] = arguments;
    window.sovangHere = true;
    if (e.form && e.type === 'submit') return e.form.noValidate || e.form.matches(':valid');
    if (!e.href || e.target === '_blank' || e.hasAttribute('download')) return false;
    const to = new URL(e.href), here = location;
    return to.hash === '' || to.pathname !== here.pathname || to.search !== here.search";

impl Browser {
    /// Opens an address.
    pub async fn visit(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
        self.remembers().await;
    }

    /// The address of the page in view.
    pub async fn address(&self) -> String {
        self.client.current_url().await.expect("a page is open").to_string()
    }

    /// The text a person can see, each run of white space as one space.
    pub async fn text(&self) -> String {
        let text = self.runs("return document.body.innerText.normalize('NFC')", vec![]).await;
        one_line(text.as_str().unwrap_or_default())
    }

    /// The page shows this text, or does so soon.
    pub async fn reads(&self, wanted: &str) {
        let (wanted, started) = (one_line(wanted), Instant::now());
        loop {
            let text = self.text().await;
            if text.contains(&wanted) {
                return;
            }
            if started.elapsed() > self.patience {
                panic!("{} does not show\n  {wanted}\nbut\n  {text}", self.address().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The page does not show this text.
    pub async fn does_not_read(&self, unwanted: &str) {
        let text = self.text().await;
        if text.contains(&one_line(unwanted)) {
            panic!("{} shows {unwanted:?}:\n  {text}", self.address().await);
        }
    }

    /// Replaces what is in the field of this label. Dates are typed as people write them.
    pub async fn fills(&self, label: &str, value: &str) {
        let field = self.finds("field", label, None).await;
        let kind = field.prop("type").await.unwrap().unwrap_or_default();
        if ["date", "time", "month", "week", "datetime-local", "color", "range"].contains(&kind.as_str()) {
            // typing into these depends on the language of the machine
            let script = "const [e, v] = arguments; e.value = v;
                for (const name of ['input', 'change']) e.dispatchEvent(new Event(name, { bubbles: true }));
                return e.value";
            let kept = self.runs(script, vec![serde_json::to_value(&field).unwrap(), json!(value)]).await;
            assert_eq!(kept, json!(value), "the field {label:?} takes the value");
            return;
        }
        field.clear().await.unwrap_or_else(|error| panic!("{label:?} cannot be emptied: {error}"));
        field.send_keys(value).await.unwrap_or_else(|error| panic!("{label:?} cannot be filled: {error}"));
    }

    /// The field of this label holds this value.
    pub async fn holds(&self, label: &str, value: &str) {
        let field = self.finds("field", label, None).await;
        assert_eq!(field.prop("value").await.unwrap().as_deref(), Some(value), "the field {label:?}");
    }

    /// Chooses the radio button, or ticks the box, of this label.
    pub async fn chooses(&self, label: &str) {
        let choice = self.finds("choice", label, None).await;
        self.ticks(&choice, label).await;
    }

    /// As `chooses`, where several questions have the same answers: the one nearest to `near`.
    pub async fn chooses_near(&self, near: &str, label: &str) {
        let choice = self.finds("choice", label, Some(near)).await;
        self.ticks(&choice, label).await;
    }

    async fn ticks(&self, choice: &Element, label: &str) {
        if !choice.is_selected().await.unwrap() {
            choice.click().await.unwrap_or_else(|error| panic!("{label:?} cannot be chosen: {error}"));
        }
        assert!(choice.is_selected().await.unwrap(), "{label:?} stays chosen");
    }

    /// Selects an option, by its words, in the list of this label.
    pub async fn selects(&self, label: &str, option: &str) {
        let list = self.finds("select", label, None).await;
        let script = "const clean = (t) => t.normalize('NFC').replace(/\\s+/g, ' ').trim();
            return [...arguments[0].options].findIndex((o) => clean(o.text) === clean(arguments[1]))";
        let at = self.runs(script, vec![serde_json::to_value(&list).unwrap(), json!(option)]).await;
        let at = at.as_u64().unwrap_or_else(|| panic!("the list {label:?} has no option {option:?}"));
        list.select_by_index(usize::try_from(at).unwrap()).await.expect("an option can be selected");
    }

    /// Attaches a file in the field of this label.
    pub async fn attaches(&self, label: &str, file: &Path) {
        let file = file.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let field = self.finds("file", label, None).await;
        field.send_keys(file.to_str().unwrap()).await.expect("a file can be attached");
    }

    /// Presses the button with these words and waits for the page it leads to.
    pub async fn presses(&self, button: &str) {
        self.clicks("button", button, None).await;
    }

    /// As `presses`, where several buttons have the same words: the one nearest to `near`.
    pub async fn presses_near(&self, near: &str, button: &str) {
        self.clicks("button", button, Some(near)).await;
    }

    /// Follows the link with these words.
    pub async fn follows(&self, link: &str) {
        self.clicks("link", link, None).await;
    }

    /// As `follows`, where several links have the same words: the one nearest to `near`.
    pub async fn follows_near(&self, near: &str, link: &str) {
        self.clicks("link", link, Some(near)).await;
    }

    /// Opens (or closes) the part of the page folded under these words.
    pub async fn unfolds(&self, summary: &str) {
        self.clicks("summary", summary, None).await;
    }

    /// Types keys where the keyboard is: `fantoccini::key::Key::Tab.into()` and so on.
    pub async fn types(&self, keys: &str) {
        let active = self.client.active_element().await.expect("something has the keyboard");
        active.send_keys(keys).await.expect("it takes keys");
        self.remembers().await;
    }

    async fn clicks(&self, kind: &str, words: &str, near: Option<&str>) {
        let target = self.finds(kind, words, near).await;
        let leaves = self.runs(LEAVES, vec![serde_json::to_value(&target).unwrap()]).await;
        target
            .click()
            .await
            .unwrap_or_else(|error| panic!("the {kind} {words:?} cannot be clicked: {error}"));
        if leaves == json!(true) {
            self.arrives().await;
        }
        self.remembers().await;
    }

    /// Waits until the marked page is gone. A link to a download stays where it is, which is no fault.
    async fn arrives(&self) {
        let started = Instant::now();
        while started.elapsed() < self.patience {
            if self.runs("return window.sovangHere === undefined", vec![]).await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn remembers(&self) {
        let address = self.address().await;
        self.seen.lock().unwrap().push(address);
    }

    async fn finds(&self, kind: &str, words: &str, near: Option<&str>) -> Element {
        let started = Instant::now();
        loop {
            let found = self.runs(FIND, vec![json!(kind), json!(words), json!(near)]).await;
            // the key under which WebDriver hands out elements
            let id = found.pointer("/element/element-6066-11e4-a52e-4f735466cecf").and_then(Value::as_str);
            if let Some(id) = id {
                return Element::from_element_id(self.client.clone(), id.to_owned().into());
            }
            let ambiguous = found["none"] == json!(false);
            assert!(
                !ambiguous && started.elapsed() < self.patience,
                "{}",
                found["problem"].as_str().unwrap_or("the page cannot be searched")
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
