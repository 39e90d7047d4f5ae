//! Prize money: integers only, multiply first, round once (docs/law.md; NĐ 152/2025/NĐ-CP Đ54).

use serde::{Deserialize, Serialize};

/// An amount in đồng.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dong(pub u64);

/// A factor in thousandths: 0,3 is 300; 0,45 is 450.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Thousandths(pub u32);

/// What a prize was computed from, kept in the fact so that anyone can do the sum again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prize {
    /// The amount to pay.
    pub amount: Dong,
    /// The base salary (lương cơ sở) in force on the day of the decision.
    pub base_salary: Dong,
    /// How many base salaries, in thousandths.
    pub multiple: Thousandths,
    /// The legal source of the multiple.
    pub source: String,
    /// Why another amount stands on the paper than the one computed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differs: Option<Difference>,
}

/// A prize that is not the computed one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What the rules give.
    pub computed: Dong,
    /// Why the paper gives another amount.
    pub reason: String,
    /// The text that allows it.
    pub source: String,
}

impl Prize {
    /// `multiple` × `base_salary`, rounded up once to full ten-thousands of đồng.
    #[must_use]
    pub fn compute(base_salary: Dong, multiple: Thousandths, source: &str) -> Self {
        let thousandths = base_salary.0.saturating_mul(u64::from(multiple.0));
        let amount = thousandths.div_ceil(1_000 * 10_000).saturating_mul(10_000);
        Self { amount: Dong(amount), base_salary, multiple, source: source.to_owned(), differs: None }
    }

    /// As the paper has it: `amount`, for a reason and by a text where it is not the computed one.
    #[must_use]
    pub fn paid(self, amount: Dong, reason: &str, source: &str) -> Self {
        let computed = self.amount;
        let (reason, source) = (reason.to_owned(), source.to_owned());
        let differs = (amount != computed).then_some(Difference { computed, reason, source });
        Self { amount, differs, ..self }
    }

    /// Whether an amount that is not the computed one has its reason and its source.
    #[must_use]
    pub fn is_explained(&self) -> bool {
        let said = |text: &str| !text.trim().is_empty();
        self.differs.as_ref().is_none_or(|differs| said(&differs.reason) && said(&differs.source))
    }

    /// A sum as a paper states it, of no multiple.
    #[must_use]
    pub fn stated(amount: Dong, source: &str) -> Self {
        Self {
            amount,
            base_salary: Dong(0),
            multiple: Thousandths(0),
            source: source.to_owned(),
            differs: None,
        }
    }

    /// Whether anyone can do its sum again; else a paper states it.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        self.multiple.0 > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prize(base: u64, multiple: u32) -> u64 {
        Prize::compute(Dong(base), Thousandths(multiple), "").amount.0
    }

    #[test]
    fn prizes_of_giay_khen_at_the_base_salary_from_july_2026() {
        assert_eq!(prize(2_530_000, 300), 760_000);
        assert_eq!(prize(2_530_000, 450), 1_140_000);
        assert_eq!(prize(2_530_000, 600), 1_520_000);
    }

    #[test]
    fn prizes_of_giay_khen_at_the_base_salary_before() {
        assert_eq!(prize(2_340_000, 300), 710_000);
        assert_eq!(prize(2_340_000, 450), 1_060_000);
        assert_eq!(prize(2_340_000, 600), 1_410_000);
    }

    #[test]
    fn a_sum_that_a_paper_states_is_not_computed() {
        let stated = Prize::stated(Dong(500_000), "Quyết định số 05/QĐ-UBND");
        assert_eq!((stated.amount, stated.is_computed()), (Dong(500_000), false));
        assert!(Prize::compute(Dong(2_530_000), Thousandths(300), "").is_computed());
    }

    #[test]
    fn a_prize_that_differs_from_the_computed_one_takes_a_reason_and_a_source() {
        let computed = Prize::compute(Dong(2_530_000), Thousandths(300), "NĐ 152/2025, Điều 54");
        let paid = |amount, reason, source| computed.clone().paid(Dong(amount), reason, source);
        assert_eq!(paid(760_000, "", ""), computed, "the computed amount needs none");
        assert!(paid(1_000_000, "Quỹ xã bổ sung", "Nghị quyết 07/NQ-HĐND").is_explained());
        assert!(!paid(1_000_000, "Quỹ xã bổ sung", " ").is_explained());
        assert!(!paid(1_000_000, "", "Nghị quyết 07/NQ-HĐND").is_explained());
        assert_eq!(paid(1_000_000, "a", "b").differs.unwrap().computed, Dong(760_000));
    }

    #[test]
    fn a_round_sum_is_not_rounded_further() {
        assert_eq!(prize(2_530_000, 3_000), 7_590_000);
        assert_eq!(prize(2_530_000, 1_500), 3_800_000);
    }
}
