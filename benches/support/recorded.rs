//! Facts entered in bulk: aggregates of the domain's names that decide nothing and record what they are given, so
//! that a measurement can begin with years of history. The ledger seals, proves and stores them like any other.

use cqrs_es::{Aggregate, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use sovang_domain::award_round::{AwardRound, AwardRoundEvent};
use sovang_domain::campaign::{Campaign, CampaignEvent};
use sovang_domain::fact::Fact;
use sovang_domain::locality::{Locality, LocalityEvent};
use sovang_domain::nomination::{Nomination, NominationEvent};
use sovang_ledger::{CommandKey, Envelope, Ledger, PasswordCost, Settings};
use std::convert::Infallible;

macro_rules! recorded {
    ($($name:ident records $event:ident of $aggregate:ident),+) => {$(
        #[derive(Debug, Default, Serialize, Deserialize)]
        pub struct $name;

        impl Aggregate for $name {
            const TYPE: &'static str = $aggregate::TYPE;
            type Command = Vec<$event>;
            type Event = $event;
            type Error = Infallible;
            type Services = ();

            async fn handle(
                &mut self,
                facts: Vec<$event>,
                (): &(),
                sink: &EventSink<Self>,
            ) -> Result<(), Infallible> {
                for fact in facts {
                    sink.write(fact, self).await;
                }
                Ok(())
            }

            fn apply(&mut self, _: $event) {}
        }
    )+};
}

recorded!(
    RecordedLocality records LocalityEvent of Locality,
    RecordedCampaign records CampaignEvent of Campaign,
    RecordedNomination records NominationEvent of Nomination,
    RecordedRound records AwardRoundEvent of AwardRound
);

/// Records facts of one stream in one command.
pub async fn record<A>(ledger: &Ledger, stream: &str, facts: Vec<A::Event>)
where
    A: Aggregate<Services = (), Error = Infallible, Command = Vec<<A as Aggregate>::Event>> + 'static,
    A::Event: Clone + Send + Sync + 'static,
{
    let envelope = Envelope::new(CommandKey::random(), "history", "sovang.console");
    ledger.execute::<A>(stream, facts, envelope).await.unwrap();
}

/// The settings of the program, for a ledger that may also hold tallies.
pub fn settings() -> Settings {
    let disclose: sovang_ledger::Disclose = |kind, id, event, version, payload| {
        if kind == super::tally::Tally::TYPE {
            return Ok(None);
        }
        let fact = Fact::read(kind, event, version, payload.clone()).map_err(|error| error.to_string())?;
        Ok(fact.public_record(id))
    };
    Settings { password_cost: PasswordCost::Demo, ..Settings::new("sovang.localhost/log", disclose) }
}
