//! What the reader lets stand of a reading: each item is ticked or struck, and where the plan names no occasion, it is said.

use crate::pages::office::values;
use crate::shell::submission::Values;
use sovang_domain::plan::Occasion;
use sovang_paper::draft::Said;
use std::collections::BTreeSet;

/// The boxes of all items.
pub(super) const ITEM: &str = "muc";

/// What was said of the items; nothing yet, right after the reading.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    ticked: Option<BTreeSet<String>>,
    occasions: Values,
}

/// The value of an item's box: its group, and its place there.
pub(super) fn value(group: &str, at: usize) -> String {
    format!("{group}-{}", at + 1)
}

/// The boxes by which the occasions of a form are said.
pub(super) fn occasions_of(at: usize) -> String {
    format!("dip-{}", at + 1)
}

impl Chosen {
    /// What was ticked in the form.
    pub(super) fn of(sent: &Values) -> Self {
        let ticked = sent.all(ITEM).into_iter().map(ToOwned::to_owned).collect();
        Self { ticked: Some(ticked), occasions: sent.clone() }
    }

    /// Whether an item stands: as it was ticked, and before that if it is sure.
    pub(super) fn has(&self, group: &str, at: usize, said: &Said) -> bool {
        self.ticked.as_ref().map_or(!said.unsure, |ticked| ticked.contains(&value(group, at)))
    }

    /// The occasions that the reader said for a form.
    pub(super) fn occasions(&self, at: usize) -> Vec<Occasion> {
        let said = self.occasions.all(&occasions_of(at));
        said.into_iter().filter_map(values::from_word).collect()
    }
}
