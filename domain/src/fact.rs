//! All facts under one roof: what the log carries and the read models follow.

use crate::account::{Account, AccountEvent};
use crate::award_round::{AwardRound, AwardRoundEvent};
use crate::campaign::{Campaign, CampaignEvent};
use crate::locality::{Locality, LocalityEvent};
use crate::nomination::{Nomination, NominationEvent};
use crate::stamp::Stamp;
use crate::unit_report::{UnitReport, UnitReportEvent};
use cqrs_es::DomainEvent;
use jiff::civil::Date;
use serde::de::Error as _;
use serde_json::Value;

/// Gives every aggregate the type of its streams: `AwardRound::TYPE`.
pub use cqrs_es::Aggregate;

/// A fact of any aggregate.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each is the event of the aggregate of that name")]
pub enum Fact {
    Locality(LocalityEvent),
    Campaign(CampaignEvent),
    UnitReport(UnitReportEvent),
    Nomination(NominationEvent),
    AwardRound(AwardRoundEvent),
    Account(AccountEvent),
}

/// A stored fact that this program cannot read. It is an error, never skipped: a newer program wrote it, or it is broken.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Nobody here writes such an aggregate.
    #[error("unknown aggregate type {0:?}")]
    AggregateType(String),
    /// The version is not one this program knows.
    #[error("event {event_type} has unknown version {version:?}")]
    Version {
        /// Which event.
        event_type: String,
        /// The version found.
        version: String,
    },
    /// The payload does not fit the event.
    #[error("event {event_type} cannot be read: {error}")]
    Payload {
        /// Which event.
        event_type: String,
        /// What the decoder says.
        error: serde_json::Error,
    },
}

impl Fact {
    /// Reads a stored event.
    ///
    /// # Errors
    /// [`Unreadable`] when type, version or payload are not known here.
    pub fn read(
        aggregate_type: &str,
        event_type: &str,
        version: &str,
        payload: Value,
    ) -> Result<Self, Unreadable> {
        if version != "1.0" {
            return Err(Unreadable::Version {
                event_type: event_type.to_owned(),
                version: version.to_owned(),
            });
        }
        match aggregate_type {
            Locality::TYPE => decode(event_type, payload).map(Self::Locality),
            Campaign::TYPE => decode(event_type, payload).map(Self::Campaign),
            UnitReport::TYPE => decode(event_type, payload).map(Self::UnitReport),
            Nomination::TYPE => decode(event_type, payload).map(Self::Nomination),
            AwardRound::TYPE => decode(event_type, payload).map(Self::AwardRound),
            Account::TYPE => decode(event_type, payload).map(Self::Account),
            other => Err(Unreadable::AggregateType(other.to_owned())),
        }
    }

    /// Who did it and when.
    #[must_use]
    pub fn stamp(&self) -> &Stamp {
        match self {
            Self::Locality(event) => event.stamp(),
            Self::Campaign(event) => event.stamp(),
            Self::UnitReport(event) => event.stamp(),
            Self::Nomination(event) => event.stamp(),
            Self::AwardRound(event) => event.stamp(),
            Self::Account(event) => event.stamp(),
        }
    }

    /// The day of an act on paper, where the fact was asked for it and says it nowhere else.
    #[must_use]
    pub fn acted_on(&self) -> Option<Date> {
        use AwardRoundEvent as R;
        use CampaignEvent as C;
        match self {
            Self::Campaign(C::PhaseReviewed { on, .. } | C::CampaignConcluded { on, .. })
            | Self::AwardRound(
                R::BallotCounted { on, .. }
                | R::AwardsProposed { on, .. }
                | R::DecisionCorrected { on, .. }
                | R::AwardRevoked { on, .. }
                | R::ProposalForwarded { on, .. },
            ) => *on,
            _ => None,
        }
    }

    /// Every event type there is, by aggregate.
    #[must_use]
    pub fn catalogue() -> [(&'static str, &'static [&'static str]); 6] {
        [
            (Locality::TYPE, LocalityEvent::NAMES),
            (Campaign::TYPE, CampaignEvent::NAMES),
            (UnitReport::TYPE, UnitReportEvent::NAMES),
            (Nomination::TYPE, NominationEvent::NAMES),
            (AwardRound::TYPE, AwardRoundEvent::NAMES),
            (Account::TYPE, AccountEvent::NAMES),
        ]
    }
}

/// The name under which an event is stored: `event_name!(AwardRoundEvent::NoticeOpened)` is `"NoticeOpened"`. An event
/// that is not there, or no more, does not compile.
#[macro_export]
macro_rules! event_name {
    ($event:ident :: $name:ident) => {{
        let _ = |event: &$event| matches!(event, $event::$name { .. });
        stringify!($name)
    }};
}

fn decode<T: DomainEvent>(event_type: &str, payload: Value) -> Result<T, Unreadable> {
    let unreadable = |error| Unreadable::Payload { event_type: event_type.to_owned(), error };
    let event: T = serde_json::from_value(payload).map_err(unreadable)?;
    let found = event.event_type();
    if found != event_type {
        return Err(unreadable(serde_json::Error::custom(format_args!("the payload is of {found}"))));
    }
    Ok(event)
}
