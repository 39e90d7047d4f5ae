//! What holds for every sequence of commands, checked on random ones.
//!
//! Commands come from a small alphabet of ids and days, so that sequences get deep: a round's starts with a part of
//! the right procedure and goes on at random.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod campaign;
mod ids;
mod nomination;
mod office;
mod round;
mod round_lives;
mod round_steps;

use cqrs_es::event_sink::EventSink;
use cqrs_es::{Aggregate, DomainEvent};
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use sovang_domain::calendar::Deadline;
use sovang_domain::fact::Fact;
use sovang_domain::stamp::Stamp;
use std::fmt::Debug;
use tokio::runtime::{Builder, Runtime};

/// An aggregate driven through the framework, with all it has said.
struct Driven<A: Aggregate> {
    state: A,
    events: Vec<A::Event>,
    wrap: fn(A::Event) -> Fact,
    runtime: Runtime,
}

impl<A> Driven<A>
where
    A: Aggregate<Services = ()> + PartialEq + Debug,
    A::Event: Clone,
{
    fn new(wrap: fn(A::Event) -> Fact) -> Self {
        let runtime = Builder::new_current_thread().build().unwrap();
        Self { state: A::default(), events: Vec::new(), wrap, runtime }
    }

    /// Gives one command. A refusal changes nothing; what is accepted leaves facts that read back as they were.
    fn give(&mut self, command: A::Command) -> Result<Vec<A::Event>, TestCaseError> {
        let before = serde_json::to_value(&self.state).unwrap();
        let sink = EventSink::default();
        let handled = self.runtime.block_on(self.state.handle(command, &(), &sink));
        let events = self.runtime.block_on(sink.collect());
        match handled {
            Ok(()) => prop_assert!(!events.is_empty(), "accepted, but nothing happened"),
            Err(refusal) => {
                prop_assert!(events.is_empty(), "refused ({refusal}), but something happened");
                prop_assert_eq!(serde_json::to_value(&self.state).unwrap(), before);
            }
        }
        for event in &events {
            let stored = serde_json::to_value(event).unwrap();
            let read = Fact::read(A::TYPE, &event.event_type(), &event.event_version(), stored);
            prop_assert_eq!(read.unwrap(), (self.wrap)(event.clone()));
        }
        self.events.extend(events.iter().cloned());
        Ok(events)
    }

    /// The state rebuilt from the stored facts, and the stored state, are the state as it grew.
    fn is_rebuilt_the_same(&self) -> Result<(), TestCaseError> {
        let mut rebuilt = A::default();
        for event in &self.events {
            let stored = serde_json::to_string(event).unwrap();
            rebuilt.apply(serde_json::from_str(&stored).unwrap());
        }
        prop_assert_eq!(&rebuilt, &self.state);
        let stored = serde_json::to_string(&self.state).unwrap();
        let read: A = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(&read, &self.state);
        Ok(())
    }
}

/// One of these ids.
fn one_of<T: Clone + Debug + 'static>(choices: &'static [T]) -> impl Strategy<Value = T> + Clone {
    prop::sample::select(choices)
}

const PEOPLE: [&str; 4] = ["x.don-vi", "x.cong-chuc", "x.thi-dua", "x.chu-tich"];
const DAYS: [&str; 4] = [
    "2026-11-04T23:59:59+07:00",
    "2026-11-05T00:00:00+07:00",
    "2026-11-30T12:00:00+07:00",
    "2026-12-01T00:00:00+07:00",
];

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn stamps() -> impl Strategy<Value = Stamp> + Clone {
    (one_of(&PEOPLE), one_of(&DAYS)).prop_map(|(by, at)| Stamp::new(by, moment(at)))
}

/// A word or nothing: what people type into a field that must not be empty.
fn words() -> impl Strategy<Value = String> + Clone {
    one_of(&["", "  ", "Đủ số liệu.", "Đúng thực tế."]).prop_map(str::to_owned)
}

/// "trước ngày 05/11"
fn due() -> Option<Deadline> {
    Some(Deadline::Before(date(2026, 11, 5)))
}

/// A sequence of these commands.
fn life<C: Debug>(commands: impl Strategy<Value = C>) -> impl Strategy<Value = Vec<C>> {
    prop::collection::vec(commands, 0..40)
}
