//! Award forms under the names the law gives them in this locality.

use super::Here;
use super::words;
use jiff::civil::Date;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::ids::AwardFormId;
use sovang_domain::rules::Rulebook;

/// The names of award forms on a day, in one locality.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forms<'a> {
    rules: &'a Rulebook,
    on: Date,
    level: &'a str,
    above: &'a str,
}

impl<'a> Forms<'a> {
    pub(super) fn new(rules: &'a Rulebook, on: Date, here: &'a Here) -> Self {
        Self { rules, on, level: here.level(), above: &here.row.province_kind }
    }

    /// Giấy khen của Chủ tịch UBND xã
    pub(super) fn name(&self, form: &AwardFormId) -> String {
        let name = self.rules.form(form, self.on).map_or(form.as_str(), |form| &form.name);
        name.replace("{cap}", self.level).replace("{tinh}", self.above)
    }

    /// Giấy khen
    pub(super) fn short(&self, form: &AwardFormId) -> String {
        let short = self.rules.form(form, self.on).map_or(form.as_str(), |form| &form.short);
        short.replace("{cap}", self.level).replace("{tinh}", self.above)
    }

    /// Chủ tịch UBND xã; for what others decide: that the commune only proposes.
    pub(super) fn decides(&self, form: &AwardFormId) -> String {
        match self.rules.form(form, self.on).map(|form| form.authority) {
            None => "chưa có trong quy định đang áp dụng".to_owned(),
            Some(DecidingAuthority::CommuneChairman) => {
                words::authority(DecidingAuthority::CommuneChairman, self.level, self.above)
            }
            Some(authority) => {
                format!("{}; {} chỉ đề nghị", words::authority(authority, self.level, self.above), self.level)
            }
        }
    }
}
