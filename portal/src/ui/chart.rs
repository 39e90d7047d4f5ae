//! Chart: a table whose last column is a bar. It reads as a table, prints, and needs no script.

use maud::{Markup, Render, html};

use super::meter;
use sovang_words::format::thousands;

/// A chart: what it counts, and its bars.
#[derive(Debug, Clone)]
pub struct Chart {
    caption: Option<Markup>,
    subject: Markup,
    measure: Markup,
    bars: Vec<Bar>,
}

/// One row of a chart.
#[derive(Debug, Clone)]
pub struct Bar {
    label: Markup,
    value: u64,
    limit: Option<u64>,
    said: Option<Markup>,
    note: Option<Markup>,
}

impl Bar {
    /// A count; the longest bar of the chart fills the width.
    #[must_use]
    pub fn count(label: impl Render, value: u64) -> Self {
        Self { label: label.render(), value, limit: None, said: None, note: None }
    }

    /// What is used of a quota: 3/4.
    #[must_use]
    pub fn quota(label: impl Render, used: u64, limit: u64) -> Self {
        Self { label: label.render(), value: used, limit: Some(limit), said: None, note: None }
    }

    /// Words in place of the figure, where one number would say too much.
    #[must_use]
    pub fn said(mut self, said: impl Render) -> Self {
        self.said = Some(said.render());
        self
    }

    /// Words after the bar: Vừa đủ, Hội đồng phải bớt 01.
    #[must_use]
    pub fn note(mut self, note: impl Render) -> Self {
        self.note = Some(note.render());
        self
    }
}

impl Chart {
    /// The heads of the two columns: what the bars are about, and what is measured.
    #[must_use]
    pub fn new(subject: impl Render, measure: impl Render, bars: Vec<Bar>) -> Self {
        Self { caption: None, subject: subject.render(), measure: measure.render(), bars }
    }

    /// When it was counted, and what is left out.
    #[must_use]
    pub fn caption(mut self, caption: impl Render) -> Self {
        self.caption = Some(caption.render());
        self
    }
}

impl Render for Chart {
    fn render(&self) -> Markup {
        let longest = self.bars.iter().map(|bar| bar.value).max().unwrap_or(0);
        html! {
            table.chart {
                @if let Some(caption) = &self.caption { caption { (caption) } }
                thead { tr { th scope="col" { (self.subject) } th scope="col" colspan="2" { (self.measure) } } }
                tbody {
                    @for bar in &self.bars {
                        tr {
                            th scope="row" { (bar.label) }
                            td {
                                @if let Some(said) = &bar.said { (said) }
                                @else { (thousands(bar.value)) @if let Some(limit) = bar.limit { "/" (thousands(limit)) } }
                            }
                            td {
                                @match bar.limit {
                                    Some(limit) => (meter::quota(bar.value, limit)),
                                    None => (meter::bar(bar.value, longest)),
                                }
                                @if let Some(note) = &bar.note { " " (note) }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn the_longest_bar_is_the_measure_of_the_others() {
        let bars = vec![Bar::count("Cá nhân", 11), Bar::count("Tập thể", 4)];
        renders(
            Chart::new("Đối tượng", "Số giấy khen", bars).caption("Theo đối tượng").render(),
            r#"<table class="chart"><caption>Theo đối tượng</caption>
                <thead><tr><th scope="col">Đối tượng</th><th scope="col" colspan="2">Số giấy khen</th></tr></thead>
                <tbody>
                <tr><th scope="row">Cá nhân</th><td>11</td>
                <td><meter min="0" max="11" value="11" aria-hidden="true"></meter></td></tr>
                <tr><th scope="row">Tập thể</th><td>4</td>
                <td><meter min="0" max="11" value="4" aria-hidden="true"></meter></td></tr>
                </tbody></table>"#,
        );
    }

    #[test]
    fn a_quota_row_shows_what_is_used_of_what() {
        let bars = vec![Bar::quota("Giấy khen, tập thể", 3, 2).note("Hội đồng phải bớt 01")];
        let html = Chart::new("Hình thức", "Đề nghị / tối đa", bars).render().into_string();
        assert!(html.contains(
            r#"<td>3/2</td><td><meter min="0" max="2" low="1.9" optimum="0" value="2" aria-hidden="true"></meter> Hội đồng phải bớt 01</td>"#
        ));
    }
}
