//! A file of a plan's paper: what it is, and where everyone gets it.

use crate::paths;
use maud::{Markup, html};
use sovang_domain::ids::CampaignId;
use sovang_projections::public::campaigns::PlanFile;
use sovang_words::format::bytes;

/// PDF, 412 kB, with its whole SHA-256: whoever has the paper can compare.
pub(crate) fn plan_file(campaign: &CampaignId, file: &PlanFile) -> Markup {
    html! {
        a href=(paths::plan_file(campaign, &file.sha256)) download {
            "Tải tệp " (file.media.extension().to_uppercase()) ", " (bytes(file.size))
        }
        br; small { "SHA-256: " code { (file.sha256) } }
        @if let Some(reason) = &file.reason { br; small { "Bổ sung sau: " (reason) } }
    }
}
