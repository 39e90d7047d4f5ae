//! Cards: a table on a wide screen, one card a row on a narrow one.

use maud::{Markup, Render, html};

/// A column head. On a narrow screen a labelled cell gets its own line, "Ngày quyết định: 21/9/2026".
#[derive(Debug, Clone)]
pub struct Column {
    head: String,
    labelled: bool,
}

impl Column {
    /// A column whose cells say of themselves what they are; on a card they flow on, parted by " · ".
    #[must_use]
    pub fn new(head: impl Into<String>) -> Self {
        Self { head: head.into(), labelled: false }
    }

    /// A column whose cells need their head beside them on a card.
    #[must_use]
    pub fn labelled(head: impl Into<String>) -> Self {
        Self { head: head.into(), labelled: true }
    }
}

/// A row: its header, then one cell for each further column.
#[derive(Debug, Clone)]
pub struct Row {
    id: Option<String>,
    header: Markup,
    cells: Vec<Markup>,
}

impl Row {
    /// A row with the title of its card.
    #[must_use]
    pub fn new(header: impl Render) -> Self {
        Self { id: None, header: header.render(), cells: Vec::new() }
    }

    /// The next cell; an empty text leaves it empty.
    #[must_use]
    pub fn cell(mut self, cell: impl Render) -> Self {
        self.cells.push(cell.render());
        self
    }

    /// Makes the row the target of `#id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

/// A row header of two lines: the title, and smaller below it the unit or place.
#[must_use]
pub fn header(title: impl Render, below: impl Render) -> Markup {
    html! { (title) br; small { (below) } }
}

/// The whole table.
#[derive(Debug, Clone)]
pub struct Cards {
    caption: Option<Markup>,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

impl Cards {
    /// The columns, the first of them the row headers', and the rows.
    #[must_use]
    pub fn new(columns: impl Into<Vec<Column>>, rows: impl Into<Vec<Row>>) -> Self {
        Self { caption: None, columns: columns.into(), rows: rows.into() }
    }

    /// What the table shows: Trang 1 trong 3, mới nhất trước.
    #[must_use]
    pub fn caption(mut self, caption: impl Render) -> Self {
        self.caption = Some(caption.render());
        self
    }
}

impl Render for Cards {
    fn render(&self) -> Markup {
        html! {
            table.cards {
                @if let Some(caption) = &self.caption { caption { (caption) } }
                thead { tr { @for column in &self.columns { th scope="col" { (column.head) } } } }
                tbody {
                    @for row in &self.rows {
                        tr id=[row.id.as_deref()] {
                            th scope="row" { (row.header) }
                            @for (place, cell) in row.cells.iter().enumerate() {
                                @let column = self.columns.get(place + 1);
                                @let label = column.filter(|column| column.labelled && !cell.0.is_empty());
                                td data-label=[label.map(|column| &column.head)] { (cell) }
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
    fn labelled_cells_carry_their_head_and_empty_ones_nothing() {
        let columns = [Column::new("Được khen"), Column::new("Đối tượng"), Column::labelled("Ngày")];
        let rows = [
            Row::new(header(html! { a href="/kt/1" { "Võ Thanh Toàn" } }, "Ấp 3"))
                .id("so-1")
                .cell("Cá nhân")
                .cell("09/3/2026"),
            Row::new("Tổ 3").cell("").cell(""),
        ];
        renders(
            Cards::new(columns, rows).caption("Mới nhất trước").render(),
            r#"<table class="cards"><caption>Mới nhất trước</caption><thead><tr>
                <th scope="col">Được khen</th><th scope="col">Đối tượng</th><th scope="col">Ngày</th></tr></thead>
                <tbody><tr id="so-1">
                <th scope="row"><a href="/kt/1">Võ Thanh Toàn</a><br><small>Ấp 3</small></th>
                <td>Cá nhân</td><td data-label="Ngày">09/3/2026</td></tr>
                <tr><th scope="row">Tổ 3</th><td></td><td></td></tr></tbody></table>"#,
        );
    }
}
