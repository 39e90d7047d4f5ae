//! Award forms under the names the law gives them in this locality.

use super::Here;
use super::parts::mark;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::ids::AwardFormId;
use sovang_domain::rules::Rulebook;
use sovang_words::award_form::{self, PlaceWords};

/// The names of award forms on a day, in one locality.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forms<'a> {
    rules: &'a Rulebook,
    on: Date,
    place: PlaceWords<'a>,
}

impl<'a> Forms<'a> {
    pub(super) fn new(rules: &'a Rulebook, on: Date, here: &'a Here) -> Self {
        Self { rules, on, place: here.row.place_words() }
    }

    /// Giấy khen của Chủ tịch UBND xã
    pub(super) fn name(&self, form: &AwardFormId) -> String {
        award_form::name(self.rules, form, self.on, self.place)
    }

    /// Giấy khen
    pub(super) fn short(&self, form: &AwardFormId) -> String {
        award_form::short(self.rules, form, self.on, self.place)
    }

    /// Chủ tịch UBND xã; for what others decide: that the commune only proposes. With how far that was checked.
    pub(super) fn decides(&self, form: &AwardFormId) -> Markup {
        let Some(form) = self.rules.form(form, self.on) else {
            return html! { "chưa có trong quy định đang áp dụng" };
        };
        html! {
            (self.place.authority(form.authority))
            @if form.authority != DecidingAuthority::CommuneChairman { "; " (self.place.level) " chỉ đề nghị" }
            (mark(form.verified))
        }
    }
}
