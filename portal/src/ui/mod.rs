//! The portal's components: pure functions from values to markup, one small file each.
//!
//! - Names are those of GOV.UK; look and words are those of the stylesheet in `assets/sovang.css`.
//! - Text goes in as `impl Render`: a `&str` or `String` is escaped, `Markup` stands as it is.
//! - Sentences come from the caller; dates, counts and money go through [`format`](mod@format).
//! - A state is colour *and* words: [`State`] never stands without a text.
//! - [`layout::Page`] is the whole document; [`problem::Problem`] the page when something went wrong.
//! - No scripts, no inline style; `PreEscaped` is used nowhere else in the portal.

pub mod cards;
pub mod chart;
pub mod contents;
pub mod decree;
pub mod error_summary;
pub mod field;
pub mod figures;
pub mod filters;
pub mod footer;
pub mod form;
pub mod layout;
pub mod ledger;
pub mod links;
pub mod masthead;
pub mod meter;
pub mod notes;
pub mod notification_banner;
pub mod options;
pub mod pagination;
pub mod phases;
pub mod problem;
pub mod qr;
pub mod quotation;
pub mod refusal;
pub mod seal;
pub mod search_box;
pub mod section;
pub mod session_notice;
pub mod standalone;
pub mod summary_list;
pub mod tag;
pub mod time;
pub mod timeline;

pub use tag::State;

#[cfg(test)]
pub(crate) mod testing {
    //! What the components' tests share.

    use maud::Markup;

    /// The markup must be exactly this; line breaks and indentation in `expected` are for reading only.
    #[track_caller]
    pub(crate) fn renders(markup: Markup, expected: &str) {
        let expected: String = expected.lines().map(str::trim_start).collect();
        assert_eq!(markup.into_string(), expected);
    }
}
