//! Words that something is found by beside its name.

use crate::texts::terms::found_by;
use sovang_domain::plan::Occasion;
use sovang_domain::stage::AwardStage;

/// A campaign, with the title of its plan.
#[must_use]
pub fn campaign_found_by(title: &str) -> String {
    found_by::campaign(title)
}

/// An award: on what occasion, what became of it since, whether it was given posthumously.
#[must_use]
pub fn award_found_by(occasion: Occasion, stage: AwardStage, posthumous: bool) -> String {
    let state = match stage {
        AwardStage::InForce => "",
        AwardStage::Corrected => found_by::corrected(),
        AwardStage::Revoked => found_by::revoked(),
        AwardStage::TakenBack => found_by::taken_back(),
    };
    let everyday = if occasion == Occasion::Annual { found_by::annual() } else { "" };
    let given = if posthumous { found_by::posthumous() } else { "" };
    [super::occasion(occasion), everyday, state, given].join(" ")
}

/// A decision, whose name is a number.
#[must_use]
pub fn decision_found_by() -> &'static str {
    found_by::decision()
}

/// An award form.
#[must_use]
pub fn form_found_by() -> &'static str {
    found_by::form()
}
