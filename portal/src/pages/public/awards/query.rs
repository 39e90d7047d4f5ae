//! The filters of the roll as they stand in an address: `?q=hue&nam=2026&hinh-thuc=giay-khen`.

use super::Found;
use crate::pages::public::forms::Forms;
use crate::pages::public::params::Params;
use crate::pages::public::reports::unit_name;
use sovang_domain::ids::{AwardFormId, CampaignId, LocalityId, UnitId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_projections::public::awards::Filter;
use sovang_words::{slug, terms};

/// What an address may carry, in this order; the page last.
pub(super) const NAMES: [&str; 9] =
    ["q", "nam", "hinh-thuc", "doi-tuong", "don-vi", "phong-trao", "dip", "tinh-trang", "trang"];

/// Reads the filters; what is not understood filters nothing.
pub(super) fn filter(locality: &LocalityId, params: &Params) -> Filter {
    let text = |name: &str| Some(params.get(name).to_owned()).filter(|value| !value.is_empty());
    Filter {
        locality: Some(locality.clone()),
        text: text("q"),
        year: params.number("nam"),
        form: text("hinh-thuc").map(AwardFormId::from),
        kind: kind(params),
        unit: text("don-vi").map(UnitId::from),
        campaign: text("phong-trao").map(|slug| CampaignId::within(locality, &slug)),
        occasion: occasion(params),
        state: slug::award_stage_named(params.get("tinh-trang")),
    }
}

fn kind(params: &Params) -> Option<NomineeKind> {
    slug::kind_named(params.get("doi-tuong"))
}

fn occasion(params: &Params) -> Option<Occasion> {
    Occasion::ALL.into_iter().find(|occasion| occasion.slug() == params.get("dip"))
}

/// What is being filtered by, in words.
pub(super) fn chosen(params: &Params, found: &Found, forms: &Forms<'_>) -> Vec<String> {
    let text = |name: &str| Some(params.get(name)).filter(|value| !value.is_empty());
    let campaign = |slug: &str| {
        let known =
            found.choices.campaigns.iter().find(|(id, _)| CampaignId::from(id.as_str()).local() == slug);
        known.map_or(slug, |(_, name)| name).to_owned()
    };
    [
        text("q").map(|text| format!("từ “{text}”")),
        params.number::<i16>("nam").map(|year| format!("năm {year}")),
        text("hinh-thuc").map(|form| format!("hình thức: {}", forms.name(&form.into()))),
        kind(params).map(|kind| format!("đối tượng: {}", terms::kind(kind))),
        text("don-vi").map(|unit| format!("đơn vị: {}", unit_name(&found.choices.units, &unit.into()))),
        text("phong-trao").map(|slug| format!("phong trào: {}", campaign(slug))),
        occasion(params).map(|occasion| format!("dịp khen: {}", terms::occasion(occasion))),
        slug::award_stage_named(params.get("tinh-trang"))
            .map(|stage| format!("tình trạng: {}", terms::award_stage(stage).to_lowercase())),
    ]
    .into_iter()
    .flatten()
    .collect()
}
