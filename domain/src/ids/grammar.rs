//! How ids are put together and taken apart: each grammar once, both ways. Stored facts and addresses hold these
//! texts, so none of them ever changes.

use super::{AccountId, AwardId, CampaignId, LocalityId, NominationId, ReportId, RoundId, UnitId, is_slug};
use crate::plan::Occasion;
use std::fmt;
use std::str::FromStr;

/// Whoever keeps the whole machine belongs to no locality; this stands in its place.
const MACHINE: &str = "sovang";

/// The locality an id or a stream belongs to: its first part.
#[must_use]
pub fn locality_of(id: &str) -> &str {
    id.split('.').next().unwrap_or_default()
}

macro_rules! owned_by_locality {
    ($($name:ident),+) => {$(
        impl $name {
            /// The locality this belongs to.
            #[must_use]
            pub fn locality(&self) -> LocalityId {
                LocalityId::from(locality_of(&self.0))
            }

            /// The part after the locality, as it stands in an address.
            #[must_use]
            pub fn local(&self) -> &str {
                self.0.split_once('.').map_or("", |(_, rest)| rest)
            }

            /// The id of something of `locality` whose own part is `local`.
            #[must_use]
            pub fn within(locality: &LocalityId, local: &str) -> Self {
                Self(format!("{locality}.{local}"))
            }
        }
    )+};
}

owned_by_locality!(CampaignId, ReportId, NominationId, RoundId, AwardId, AccountId);

impl LocalityId {
    /// What stands in the place of a locality for whoever keeps the whole machine.
    #[must_use]
    pub fn machine() -> Self {
        Self::from(MACHINE)
    }

    /// Whether it is no locality but the whole machine.
    #[must_use]
    pub fn is_machine(&self) -> bool {
        self.0 == MACHINE
    }
}

impl UnitId {
    /// Stands for the commune itself where it owes a report upward: no unit at all.
    #[must_use]
    pub fn commune() -> Self {
        Self::default()
    }

    /// Whether it is no unit but the commune itself.
    #[must_use]
    pub fn is_commune(&self) -> bool {
        self.0.is_empty()
    }
}

impl AccountId {
    /// Whoever types a command on the machine itself; nobody signs in with it.
    pub const CONSOLE: &'static str = "sovang.console";

    /// The account of a name as typed at sign-in: `van-thu.phu-tan`, or `quan-tri` for a keeper of the machine.
    #[must_use]
    pub fn of_login(login: &str) -> Self {
        let (name, locality) = login.split_once('.').unwrap_or((login, MACHINE));
        Self::within(&LocalityId::from(locality), name)
    }

    /// As [`AccountId::of_login`]; `None` for what cannot be a name to sign in with.
    #[must_use]
    pub fn of_sound_login(login: &str) -> Option<Self> {
        login.splitn(2, '.').all(is_slug).then(|| Self::of_login(login))
    }

    /// The name to type at sign-in.
    #[must_use]
    pub fn login(&self) -> String {
        match self.locality() {
            machine if machine.is_machine() => self.local().to_owned(),
            locality => format!("{}.{locality}", self.local()),
        }
    }
}

impl ReportId {
    /// The report of `unit` to `campaign` for a year, or for a review in it: there is only one.
    #[must_use]
    pub fn of(campaign: &CampaignId, unit: &UnitId, year: i16, occasion: Occasion) -> Self {
        match occasion {
            Occasion::Annual => Self(format!("{campaign}.{unit}.{year}")),
            review => Self(format!("{campaign}.{unit}.{year}-{}", review.slug())),
        }
    }

    /// The unit that owes it; `None` where the text is no id of a report.
    #[must_use]
    pub fn unit(&self) -> Option<UnitId> {
        self.0.rsplit('.').nth(1).map(UnitId::from)
    }
}

impl RoundId {
    /// The scheduled round of `campaign` for a year and occasion: there is only one that was not annulled.
    #[must_use]
    pub fn scheduled(campaign: &CampaignId, year: i16, occasion: Occasion) -> Self {
        Self(format!("{campaign}.{year}-{}", occasion.slug()))
    }

    /// The one that is opened for them after `annulled` others were annulled.
    #[must_use]
    pub fn scheduled_anew(campaign: &CampaignId, year: i16, occasion: Occasion, annulled: u16) -> Self {
        match annulled {
            0 => Self::scheduled(campaign, year, occasion),
            before => Self(format!("{campaign}.{year}-{}-lan-{}", occasion.slug(), before.saturating_add(1))),
        }
    }

    /// An unscheduled round (đột xuất) of `campaign`: the code tells it from the others of the year.
    #[must_use]
    pub fn unscheduled(campaign: &CampaignId, year: i16, code: &str) -> Self {
        Self(format!("{campaign}.{year}-{}-{code}", Occasion::Unscheduled.slug()))
    }
}

impl AwardId {
    /// The award in the `place`th line, counted from 1, of a decision of the commune.
    #[must_use]
    pub fn of_decision(locality: &LocalityId, decision: DecisionSlug, place: usize) -> Self {
        Self::within(locality, &format!("{decision}-{place}"))
    }

    /// The award that a higher level made of a forwarded nomination.
    #[must_use]
    pub fn from_above(nomination: &NominationId) -> Self {
        Self::within(&nomination.locality(), &format!("cap-tren-{}", nomination.local()))
    }

    /// The one that is made of it after `struck` others were recorded by mistake.
    #[must_use]
    pub fn from_above_anew(nomination: &NominationId, struck: u16) -> Self {
        match struck {
            0 => Self::from_above(nomination),
            before => Self(format!("{}-lan-{}", Self::from_above(nomination), before.saturating_add(1))),
        }
    }
}

/// Where a decision stands in the series of its locality, as in its address: `2026-5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecisionSlug {
    /// The year of the series.
    pub year: i16,
    /// The number in it.
    pub number: u64,
}

impl fmt::Display for DecisionSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.number)
    }
}

/// The text is not year and number of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the year and number of a decision")]
pub struct NoDecisionSlug;

impl FromStr for DecisionSlug {
    type Err = NoDecisionSlug;

    fn from_str(text: &str) -> Result<Self, NoDecisionSlug> {
        let (year, number) = text.split_once('-').ok_or(NoDecisionSlug)?;
        let year = year.parse().map_err(|_| NoDecisionSlug)?;
        Ok(Self { year, number: number.parse().map_err(|_| NoDecisionSlug)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_its_locality() {
        let campaign = CampaignId::within(&"phu-tan".into(), "chuyen-doi-so");
        let round = RoundId::scheduled(&campaign, 2026, Occasion::Annual);
        assert_eq!(round.locality(), "phu-tan".into());
        assert_eq!(round.local(), "chuyen-doi-so.2026-hang-nam");
    }

    #[test]
    fn ids_are_written_as_they_stand_in_the_book() {
        let campaign = CampaignId::from("phu-tan.chuyen-doi-so");
        let report = |unit: UnitId, occasion| ReportId::of(&campaign, &unit, 2027, occasion);
        let decision = DecisionSlug { year: 2026, number: 5 };
        let written = [
            report("ap-trung".into(), Occasion::Annual).to_string(),
            report(UnitId::commune(), Occasion::Interim).to_string(),
            RoundId::unscheduled(&campaign, 2026, "3f9a").to_string(),
            RoundId::scheduled_anew(&campaign, 2026, Occasion::Annual, 1).to_string(),
            AwardId::of_decision(&"phu-tan".into(), decision, 1).to_string(),
            AwardId::from_above(&"phu-tan.dn-1".into()).to_string(),
        ];
        let expected = [
            "phu-tan.chuyen-doi-so.ap-trung.2027",
            "phu-tan.chuyen-doi-so..2027-so-ket",
            "phu-tan.chuyen-doi-so.2026-dot-xuat-3f9a",
            "phu-tan.chuyen-doi-so.2026-hang-nam-lan-2",
            "phu-tan.2026-5-1",
            "phu-tan.cap-tren-dn-1",
        ];
        assert_eq!(written, expected);
    }

    #[test]
    fn a_decision_is_asked_for_by_year_and_number() {
        assert_eq!("2026-5".parse(), Ok(DecisionSlug { year: 2026, number: 5 }));
        for bad in ["2026", "x-5", "2026--5", "2026-x", "", "2026-5-1"] {
            assert_eq!(bad.parse::<DecisionSlug>(), Err(NoDecisionSlug), "{bad}");
        }
    }

    #[test]
    fn a_login_is_the_account_the_other_way_round() {
        assert_eq!(AccountId::of_login("van-thu.phu-tan"), AccountId::from("phu-tan.van-thu"));
        assert_eq!(AccountId::of_login("quan-tri"), AccountId::from("sovang.quan-tri"));
        for login in ["van-thu.phu-tan", "quan-tri"] {
            assert_eq!(AccountId::of_login(login).login(), login);
        }
    }

    #[test]
    fn what_cannot_stand_in_an_address_is_no_login() {
        for bad in ["", "Văn thư.phu-tan", "van-thu.", ".phu-tan", "van-thu.phu.tan"] {
            assert_eq!(AccountId::of_sound_login(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_console_belongs_to_the_machine() {
        assert!(AccountId::from(AccountId::CONSOLE).locality().is_machine());
        assert_eq!(LocalityId::machine().as_str(), MACHINE);
    }
}
