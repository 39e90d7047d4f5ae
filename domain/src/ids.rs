//! Names of things. All are plain text that can stand in an address; what belongs to a locality starts with its
//! name and a dot, so the owner of any id can be read off it: `phu-tan.chuyen-doi-so.2026-hang-nam`.
//! What each id is made of stands in `ids/grammar.rs`, the one place that puts ids together and takes them apart.

mod grammar;

pub use grammar::{DecisionSlug, locality_of};

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
    /// One unit's report for one period of one campaign: `{campaign}.{unit}.{period}`, the period `2026` or
    /// `2027-so-ket`.
    ReportId,
    /// One person, collective or household put forward for one award form: `{locality}.{key}`.
    NominationId,
    /// One award round of a campaign: `{campaign}.{year}-{occasion}`, unscheduled ones with a code behind.
    RoundId,
    /// One published award: `{locality}.{year}-{number of the decision}-{entry}`; one that a higher level made, by the
    /// key of its nomination: `{locality}.cap-tren-{key}`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_takes_no_marks_no_capitals_and_no_traversal() {
        assert!(is_slug("phong-quang-2025"));
        for bad in ["", "Phú", "phu tan", "-a", "a-", "a--b", "../etc", "a.b", "a/b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
