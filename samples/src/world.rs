//! A log in memory with its own clock.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::json;
use sovang_domain::account::{Account, AccountEvent};
use sovang_domain::award_round::{AwardRound, AwardRoundEvent};
use sovang_domain::calendar::day;
use sovang_domain::campaign::{Campaign, CampaignEvent};
use sovang_domain::fact::Aggregate;
use sovang_domain::locality::{Locality, LocalityEvent};
use sovang_domain::nomination::{Nomination, NominationEvent};
use sovang_domain::stamp::Stamp;
use sovang_domain::unit_report::{UnitReport, UnitReportEvent};
use sovang_projections::round_docket::RoundStage;
use sovang_projections::{Line, Log, Result};
use std::collections::HashMap;
use tokio::sync::watch;

/// An event with the name of its aggregate.
pub(crate) trait Event: Serialize {
    const STREAM_TYPE: &'static str;
}

macro_rules! events {
    ($($event:ident of $aggregate:ident),+) => {$(
        impl Event for $event {
            const STREAM_TYPE: &'static str = $aggregate::TYPE;
        }
    )+};
}

events!(
    LocalityEvent of Locality, CampaignEvent of Campaign, UnitReportEvent of UnitReport,
    NominationEvent of Nomination, AwardRoundEvent of AwardRound, AccountEvent of Account
);

/// What is told so far.
#[derive(Default)]
pub(crate) struct World {
    lines: Vec<Line>,
    sequences: HashMap<String, u64>,
    now: Timestamp,
    /// How many facts there are while the annual round stands at a stage.
    stages: Vec<(RoundStage, usize)>,
}

impl World {
    /// Nine o'clock in the morning of a day.
    pub(crate) fn on(&mut self, day: &str) -> &mut Self {
        self.now = format!("{day}T09:00:00+07:00").parse().unwrap();
        self
    }

    /// The day it is there.
    pub(crate) fn today(&self) -> Date {
        day(self.now)
    }

    /// Who and when: each stamp is a second later than the one before.
    pub(crate) fn by(&mut self, login: &str) -> Stamp {
        let stamp = Stamp::new(format!("phu-tan.{login}").as_str(), self.now);
        self.now += SignedDuration::from_secs(1);
        stamp
    }

    /// Enters a fact.
    pub(crate) fn given<E: Event>(&mut self, stream: &str, event: E) {
        let payload = serde_json::to_value(event).unwrap();
        let event_type = payload.as_object().unwrap().keys().next().unwrap().clone();
        let sequence = self.sequences.entry(format!("{}/{stream}", E::STREAM_TYPE)).or_default();
        *sequence += 1;
        let log_index = self.lines.len() as u64;
        let mut leaf_hash = [0xb5; 32];
        leaf_hash[..8].copy_from_slice(&log_index.to_be_bytes());
        self.lines.push(Line {
            log_index,
            stream_type: E::STREAM_TYPE.to_owned(),
            stream: stream.to_owned(),
            sequence: *sequence,
            event_type,
            event_version: "1.0".to_owned(),
            payload,
            metadata: json!({}),
            recorded_at: self.now,
            leaf_hash,
        });
    }

    /// The annual round stands at this stage now.
    pub(crate) fn stage(&mut self, stage: RoundStage) {
        self.stages.push((stage, self.lines.len()));
    }

    /// What was told when the annual round stood at a stage.
    pub(crate) fn at(self, stage: RoundStage) -> Told {
        let (_, count) = self.stages.into_iter().find(|(told, _)| *told == stage).unwrap();
        let lines: Vec<Line> = self.lines.into_iter().take(count).collect();
        Told { head: watch::Sender::new(lines.len() as u64), lines }
    }
}

/// Facts in their order, as the read models follow them.
pub(crate) struct Told {
    lines: Vec<Line>,
    head: watch::Sender<u64>,
}

impl Told {
    /// The log index of the last fact.
    pub(crate) fn last(&self) -> u64 {
        self.lines.len() as u64 - 1
    }
}

impl Log for Told {
    fn head(&self) -> watch::Receiver<u64> {
        self.head.subscribe()
    }

    async fn read(&self, from: u64, limit: usize) -> Result<Vec<Line>> {
        Ok(self.lines.iter().skip(usize::try_from(from).unwrap()).take(limit).cloned().collect())
    }
}
