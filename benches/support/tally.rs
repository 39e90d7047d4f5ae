//! The smallest aggregate: one command, one event of some 300 characters. And clients that send it.

use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use sovang_ledger::{CommandKey, Envelope, Ledger};
use std::convert::Infallible;
use std::time::{Duration, Instant};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    counted: u64,
}

#[derive(Clone, Debug)]
pub struct Count(pub String);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TallyEvent {
    Counted { text: String },
}

impl DomainEvent for TallyEvent {
    fn event_type(&self) -> String {
        "Counted".to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl Aggregate for Tally {
    const TYPE: &'static str = "tally";
    type Command = Count;
    type Event = TallyEvent;
    type Error = Infallible;
    type Services = ();

    async fn handle(
        &mut self,
        Count(text): Count,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), Infallible> {
        sink.write(TallyEvent::Counted { text }, self).await;
        Ok(())
    }

    fn apply(&mut self, TallyEvent::Counted { .. }: TallyEvent) {
        self.counted += 1;
    }
}

/// What each event says.
pub fn text() -> String {
    "x".repeat(300)
}

/// Which stream the `n`th command of a client goes to: four to a stream, as short as most streams of the domain.
pub fn stream(run: &str, client: usize, n: u64) -> String {
    format!("{run}-{client}-{}", n / 4)
}

/// Durable commands a second that so many clients get done, each waiting for its answer.
pub async fn commands(ledger: &Ledger, clients: usize, time: Duration) -> f64 {
    let run = CommandKey::random().to_string();
    let client = |client| {
        let (ledger, run) = (ledger.clone(), run.clone());
        move |n| {
            let (ledger, stream) = (ledger.clone(), stream(&run, client, n));
            async move {
                let envelope = Envelope::new(CommandKey::random(), "fingerprint", "phu-tan.vanthu");
                ledger.execute::<Tally>(&stream, Count(text()), envelope).await.unwrap();
            }
        }
    };
    per_second(clients, time, client).await
}

/// Runs so many clients, each one thing after the other, until the time is over; how many a second were done.
pub async fn per_second<C, F>(clients: usize, time: Duration, client: impl Fn(usize) -> C) -> f64
where
    C: FnMut(u64) -> F + Send + 'static,
    F: Future<Output = ()> + Send,
{
    let start = Instant::now();
    let run = |mut one: C| async move {
        let mut n = 0;
        while start.elapsed() < time {
            one(n).await;
            n += 1;
        }
        n
    };
    let tasks: Vec<_> = (0..clients).map(|number| tokio::spawn(run(client(number)))).collect();
    let mut done = 0;
    for task in tasks {
        done += task.await.unwrap();
    }
    done as f64 / start.elapsed().as_secs_f64()
}
