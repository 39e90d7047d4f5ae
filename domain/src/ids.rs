//! Names of things. All are plain text that can stand in an address; what belongs to a locality starts with its
//! name and a dot, so the owner of any id can be read off it: `phu-tan.chuyen-doi-so.2026-hang-nam`.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is; see [`is_slug`] for what addresses allow.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    )+};
}

id! {
    /// A commune (xã, phường, đặc khu): `phu-tan`. Also the first part of its public addresses.
    LocalityId,
    /// A reporting unit (thôn, ấp, trường, doanh nghiệp…) inside one locality: `ap-trung`.
    UnitId,
    /// A campaign: `{locality}.{slug}`.
    CampaignId,
    /// One unit's report for one period of one campaign: `{campaign}.{unit}.{period}`.
    ReportId,
    /// One person, collective or household put forward for one award form: `{locality}.{key}`.
    NominationId,
    /// One award round of a campaign: `{campaign}.{year}-{occasion}`, unscheduled ones with a number behind.
    RoundId,
    /// One published award: `{locality}.{year}-{number of the decision}-{entry}`.
    AwardId,
    /// Someone who signs in: `{locality}.{login}`, or `sovang.{login}` for the keeper of the whole machine.
    AccountId,
    /// Whom personal fields are about; owns one data key. Says nothing about the person.
    SubjectId,
    /// An award form of rules/award-forms.toml: `giay-khen`.
    AwardFormId,
    /// An audience of a plan, whose criteria a nominee meets: `ca-nhan`.
    AudienceId,
    /// A paper of the dossier as a plan names it: `bien-ban-hop-xet`.
    PaperId,
}

/// Whether a text can stand in an address: lower-case letters without marks, digits, single hyphens inside.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn first_part(id: &str) -> &str {
    id.split('.').next().unwrap_or_default()
}

macro_rules! owned_by_locality {
    ($($name:ident),+) => {$(
        impl $name {
            /// The locality this belongs to.
            #[must_use]
            pub fn locality(&self) -> LocalityId {
                LocalityId::from(first_part(&self.0))
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

/// Whoever keeps the whole machine belongs to no locality; this stands in its place.
const MACHINE: &str = "sovang";

impl AccountId {
    /// The account of a name as typed at sign-in: `van-thu.phu-tan`, or `quan-tri` for a keeper of the machine.
    #[must_use]
    pub fn of_login(login: &str) -> Self {
        let (name, locality) = login.split_once('.').unwrap_or((login, MACHINE));
        Self::within(&LocalityId::from(locality), name)
    }

    /// The name to type at sign-in.
    #[must_use]
    pub fn login(&self) -> String {
        match self.locality() {
            machine if machine.as_str() == MACHINE => self.local().to_owned(),
            locality => format!("{}.{locality}", self.local()),
        }
    }
}

impl ReportId {
    /// The report of `unit` to `campaign` for `period` (`2026`, `2027-so-ket`): there is only one.
    #[must_use]
    pub fn of(campaign: &CampaignId, unit: &UnitId, period: &str) -> Self {
        Self(format!("{campaign}.{unit}.{period}"))
    }
}

impl RoundId {
    /// The round of `campaign` for a period (`2026-hang-nam`, `2026-dot-xuat-1`): there is only one.
    #[must_use]
    pub fn of(campaign: &CampaignId, period: &str) -> Self {
        Self(format!("{campaign}.{period}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_its_locality() {
        let campaign = CampaignId::within(&"phu-tan".into(), "chuyen-doi-so");
        let round = RoundId::of(&campaign, "2026-hang-nam");
        assert_eq!(round.locality(), "phu-tan".into());
        assert_eq!(round.local(), "chuyen-doi-so.2026-hang-nam");
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
    fn an_address_takes_no_marks_no_capitals_and_no_traversal() {
        assert!(is_slug("phong-quang-2025"));
        for bad in ["", "Phú", "phu tan", "-a", "a-", "a--b", "../etc", "a.b", "a/b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
