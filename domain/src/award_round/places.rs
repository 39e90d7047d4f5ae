//! The places within the limits of a round: spent by its awards, held by its drafts and by what waits above.

use super::AwardRound;
use crate::ids::AwardFormId;
use crate::nominee::NomineeKind;
use crate::quota::QuotaUse;

impl AwardRound {
    /// Every limit with what of it is spent or held by a draft. An award revoked on a ground of the law stays spent, one
    /// that was the office's own error does not.
    #[must_use]
    pub fn quota_uses(&self) -> Vec<QuotaUse<'_>> {
        let quotas = self.terms.iter().flat_map(|terms| &terms.quotas);
        quotas.map(|quota| QuotaUse { quota, used: self.used(&quota.form, quota.kind) }).collect()
    }

    /// How many of a form and kind are awarded here, or sent upward and not answered.
    #[must_use]
    pub fn used(&self, form: &AwardFormId, kind: NomineeKind) -> u16 {
        let awarded = self.awards.values().filter(|award| award.takes_a_place_of(form, kind)).count();
        let forwarded = self.forwarded.iter().filter(|(nomination, asked)| {
            asked.form == *form && asked.kind == kind && !self.outcomes.contains_key(*nomination)
        });
        let drafted = self.drafts.values().flat_map(|draft| &draft.entries);
        let drafted = drafted.filter(|line| line.form == *form && line.kind == kind);
        u16::try_from(awarded + drafted.count() + forwarded.count()).unwrap_or(u16::MAX)
    }
}
