//! Meters: a bar for the eye. The figure always stands beside it, so it is hidden from readers.

use maud::{Markup, html};

/// A bar of a chart: `value` out of the longest bar, or days gone out of all days.
#[must_use]
pub fn bar(value: u64, longest: u64) -> Markup {
    let longest = longest.max(1);
    html! { meter min="0" max=(longest) value=(value.min(longest)) aria-hidden="true" {} }
}

/// What is used of a quota; the bar turns red when nothing is left.
///
/// `low` just under `max` with `optimum` 0 makes a full meter the only one outside its good range.
#[must_use]
pub fn quota(used: u64, limit: u64) -> Markup {
    let (used, max) = if limit == 0 { (1, 1) } else { (used.min(limit), limit) };
    html! {
        meter min="0" max=(max) low=(format_args!("{}.9", max - 1)) optimum="0" value=(used)
            aria-hidden="true" {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn a_quota_is_full_at_its_limit_and_beyond() {
        let full = r#"<meter min="0" max="4" low="3.9" optimum="0" value="4" aria-hidden="true"></meter>"#;
        renders(quota(4, 4), full);
        renders(quota(6, 4), full);
        renders(
            quota(0, 0),
            r#"<meter min="0" max="1" low="0.9" optimum="0" value="1" aria-hidden="true"></meter>"#,
        );
        renders(bar(3, 21), r#"<meter min="0" max="21" value="3" aria-hidden="true"></meter>"#);
    }
}
