//! Award forms under the names the law gives them in one place: Giấy khen của Chủ tịch UBND xã.

use crate::terms;
use jiff::civil::Date;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::ids::AwardFormId;
use sovang_domain::locality::LocalityKind;
use sovang_domain::rules::Rulebook;

/// What the rules' blanks stand for: `{cap}` the locality, `{tinh}` what is above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceWords<'a> {
    /// xã, phường or đặc khu
    pub level: &'a str,
    /// tỉnh or thành phố
    pub above: &'a str,
}

impl PlaceWords<'_> {
    /// Where it is not known which locality: as most of them are called.
    #[must_use]
    pub fn unknown() -> Self {
        Self { level: terms::locality_kind(LocalityKind::Rural), above: terms::province_unknown() }
    }

    /// A name of the rules with its blanks filled in.
    #[must_use]
    pub fn fill(&self, template: &str) -> String {
        template.replace("{cap}", self.level).replace("{tinh}", self.above)
    }

    /// Chủ tịch UBND xã
    #[must_use]
    pub fn authority(&self, authority: DecidingAuthority) -> String {
        terms::authority(authority, self.level, self.above)
    }
}

/// The form's name in the law's words on that day; its id if the rules have no such form.
#[must_use]
pub fn name(rules: &Rulebook, form: &AwardFormId, on: Date, place: PlaceWords<'_>) -> String {
    place.fill(rules.form(form, on).map_or(form.as_str(), |form| &form.name))
}

/// What was given, as a decision calls it: Giấy khen …; to someone who has died, Truy tặng Giấy khen ….
#[must_use]
pub fn given(form_name: &str, posthumous: bool) -> String {
    if posthumous { crate::texts::terms::given::posthumously(form_name) } else { form_name.to_owned() }
}

/// What a decision does: tặng; truy tặng where all have died; tặng, truy tặng where some have.
#[must_use]
pub fn act(posthumous: impl IntoIterator<Item = bool>) -> &'static str {
    use crate::texts::terms::given::act as texts;
    let (mut living, mut dead) = (false, false);
    for one in posthumous {
        if one { dead = true } else { living = true }
    }
    match (living, dead) {
        (_, false) => texts::given(),
        (false, true) => texts::posthumously(),
        (true, true) => texts::both(),
    }
}

/// The form's name in a list: Giấy khen.
#[must_use]
pub fn short(rules: &Rulebook, form: &AwardFormId, on: Date, place: PlaceWords<'_>) -> String {
    place.fill(rules.form(form, on).map_or(form.as_str(), |form| &form.short))
}

/// Papers write the name of the body out: Giấy khen của Chủ tịch Ủy ban nhân dân xã.
#[must_use]
pub fn in_full(form_name: &str) -> String {
    form_name.replace("UBND", "Ủy ban nhân dân")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blanks_of_a_form_are_filled_with_what_the_place_is_called() {
        let place = PlaceWords { level: "đặc khu", above: "thành phố" };
        assert_eq!(place.fill("Giấy khen của Chủ tịch UBND {cap}"), "Giấy khen của Chủ tịch UBND đặc khu");
        assert_eq!(place.fill("Cờ thi đua của UBND {tinh}"), "Cờ thi đua của UBND thành phố");
        assert_eq!(place.authority(DecidingAuthority::ProvinceChairman), "Chủ tịch UBND thành phố");
    }

    #[test]
    fn a_decision_says_of_the_dead_that_it_honours_them_and_of_the_living_too() {
        assert_eq!(
            [act([false]), act([true, true]), act([true, false])],
            ["tặng", "truy tặng", "tặng, truy tặng"]
        );
    }

    #[test]
    fn papers_write_the_name_of_the_body_out() {
        assert_eq!(in_full("Giấy khen của Chủ tịch UBND xã"), "Giấy khen của Chủ tịch Ủy ban nhân dân xã");
    }
}
