//! How an aggregate meets cqrs-es: the decision stays pure, the framework touches three lines.

/// Implements [`cqrs_es::Aggregate`] over an inherent `decide(&self, command) -> Result<Vec<Event>, Refusal>`
/// and `evolve(&mut self, event)`.
macro_rules! aggregate {
    ($state:ident, $type:literal, $command:ident, $event:ident, $refusal:ident) => {
        impl cqrs_es::Aggregate for $state {
            const TYPE: &'static str = $type;
            type Command = $command;
            type Event = $event;
            type Error = $refusal;
            type Services = ();

            async fn handle(
                &mut self,
                command: Self::Command,
                (): &(),
                sink: &cqrs_es::event_sink::EventSink<Self>,
            ) -> Result<(), Self::Error> {
                for event in self.decide(command)? {
                    sink.write(event, self).await;
                }
                Ok(())
            }

            fn apply(&mut self, event: Self::Event) {
                self.evolve(event);
            }
        }
    };
}

/// Implements [`cqrs_es::DomainEvent`]: the name of each variant is its event type, every shape starts at version 1.0.
/// `NAMES` lists them in the order of the life line, for docs/events.md and the golden payloads.
macro_rules! domain_event {
    ($event:ident { $($variant:ident),+ $(,)? }) => {
        impl $event {
            /// Every event type of this aggregate, in the order of its life line.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($variant)),+];
        }

        impl cqrs_es::DomainEvent for $event {
            fn event_type(&self) -> String {
                match self { $(Self::$variant { .. } => stringify!($variant)),+ }.to_owned()
            }

            fn event_version(&self) -> String {
                "1.0".to_owned()
            }
        }

        impl $event {
            /// Who did it and when.
            #[must_use]
            pub fn stamp(&self) -> &crate::stamp::Stamp {
                match self { $(Self::$variant { stamp, .. } => stamp),+ }
            }
        }
    };
}

pub(crate) use {aggregate, domain_event};
