//! Timeline: what was done, when, and under which ledger number.

use jiff::{Timestamp, civil::Date};
use maud::{Markup, Render, html};

use super::{State, ledger, time};

/// One line of a timeline.
#[derive(Debug, Clone)]
pub struct Item {
    time: Markup,
    sentence: Markup,
    state: Option<State>,
    record: Option<String>,
    number: Option<(u64, String)>,
    anchored: bool,
}

impl Item {
    /// A fact known to the day.
    #[must_use]
    pub fn on(date: Date, sentence: impl Render) -> Self {
        Self::new(time::day(date), sentence)
    }

    /// A fact known to the minute.
    #[must_use]
    pub fn at(at: Timestamp, sentence: impl Render) -> Self {
        Self::new(time::moment(at), sentence)
    }

    fn new(time: Markup, sentence: impl Render) -> Self {
        Self { time, sentence: sentence.render(), state: None, record: None, number: None, anchored: false }
    }

    /// Colours the dot; the sentence must say the same.
    #[must_use]
    pub fn state(mut self, state: impl Into<Option<State>>) -> Self {
        self.state = state.into();
        self
    }

    /// The ledger number and the address of that line.
    #[must_use]
    pub fn log_index(mut self, index: u64, href: impl Into<String>) -> Self {
        self.number = Some((index, href.into()));
        self
    }

    /// Makes the line itself the target `#so-{index}`: only on the page that is the ledger.
    #[must_use]
    pub fn anchored(mut self) -> Self {
        self.anchored = true;
        self
    }

    /// The raw record (JSON, already laid out in lines) below the sentence.
    #[must_use]
    pub fn raw(mut self, json: impl Into<String>) -> Self {
        self.record = Some(json.into());
        self
    }
}

/// The lines in the order given.
#[must_use]
pub fn timeline(items: impl IntoIterator<Item = Item>) -> Markup {
    html! { ol.timeline { @for item in items { (line(&item)) } } }
}

fn line(item: &Item) -> Markup {
    let anchor = item.number.as_ref().filter(|_| item.anchored).map(|(index, _)| format!("so-{index}"));
    html! {
        li id=[anchor] data-state=[item.state.map(State::name)] {
            (item.time) " "
            @if let Some(json) = &item.record {
                div { p { (item.sentence) } (ledger::raw_record(json)) }
            } @else {
                p { (item.sentence) }
            }
            @if let Some((index, href)) = &item.number { " " (ledger::log_index(*index, href)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn a_line_has_its_day_its_sentence_and_its_number() {
        let item = Item::on(jiff::civil::date(2025, 12, 22), "Khen thưởng.")
            .state(State::Ok)
            .log_index(612, "/phu-tan/so#so-612");
        renders(
            timeline([item]),
            r#"<ol class="timeline"><li data-state="ok"><time datetime="2025-12-22">22/12/2025</time> 
               <p>Khen thưởng.</p> 
               <a href="/phu-tan/so#so-612"><data value="612">số 612</data></a></li></ol>"#,
        );
    }

    #[test]
    fn a_line_of_the_ledger_is_a_target_and_opens_its_raw_record() {
        let at = "2026-11-06T02:12:40Z".parse().unwrap();
        let item = Item::at(at, "Mặt trận hỏi.").log_index(2859, "/so#so-2859").anchored().raw("{}");
        renders(
            timeline([item]),
            r#"<ol class="timeline"><li id="so-2859">
               <time datetime="2026-11-06T09:12+07:00">06/11/2026 09:12</time> 
               <div><p>Mặt trận hỏi.</p>
               <details><summary>Bản ghi gốc</summary><pre><code>{}</code></pre></details></div> 
               <a href="/so#so-2859"><data value="2859">số 2.859</data></a></li></ol>"#,
        );
    }
}
