//! A small aggregate: notes, people, public entries.

use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sovang_domain::personal::Personal;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Docket {
    pub texts: Vec<String>,
    pub names: Vec<Option<String>>,
}

#[derive(Clone, Debug)]
pub enum DocketCommand {
    Note(String),
    NoteAll(Vec<String>),
    /// At most one note may say this.
    NoteOnce(String),
    Name {
        subject: String,
        name: String,
    },
    Publish {
        text: String,
        people: Vec<(String, String)>,
    },
    DoNothing,
    Fraction,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocketEvent {
    Noted { text: String },
    Named { who: Personal<String> },
    Published { text: String, people: Vec<Personal<String>> },
    Weighed { weight: f64 },
}

#[derive(Debug, PartialEq, thiserror::Error)]
pub enum DocketRefusal {
    #[error("said before")]
    SaidBefore,
}

impl DomainEvent for DocketEvent {
    fn event_type(&self) -> String {
        match self {
            Self::Noted { .. } => "Noted",
            Self::Named { .. } => "Named",
            Self::Published { .. } => "Published",
            Self::Weighed { .. } => "Weighed",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl Aggregate for Docket {
    const TYPE: &'static str = "docket";
    type Command = DocketCommand;
    type Event = DocketEvent;
    type Error = DocketRefusal;
    type Services = ();

    async fn handle(
        &mut self,
        command: DocketCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), DocketRefusal> {
        let person = |(subject, name): (String, String)| Personal::new(subject.into(), name);
        let events = match command {
            DocketCommand::Note(text) => vec![DocketEvent::Noted { text }],
            DocketCommand::NoteAll(texts) => {
                texts.into_iter().map(|text| DocketEvent::Noted { text }).collect()
            }
            DocketCommand::NoteOnce(text) if self.texts.contains(&text) => {
                return Err(DocketRefusal::SaidBefore);
            }
            DocketCommand::NoteOnce(text) => vec![DocketEvent::Noted { text }],
            DocketCommand::Name { subject, name } => {
                vec![DocketEvent::Named { who: person((subject, name)) }]
            }
            DocketCommand::Publish { text, people } => {
                vec![DocketEvent::Published { text, people: people.into_iter().map(person).collect() }]
            }
            DocketCommand::DoNothing => vec![],
            DocketCommand::Fraction => vec![DocketEvent::Weighed { weight: 0.1 }],
        };
        for event in events {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: DocketEvent) {
        match event {
            DocketEvent::Noted { text } => self.texts.push(text),
            DocketEvent::Named { who } => self.names.push(who.value().cloned()),
            DocketEvent::Published { text, people } => {
                self.texts.push(text);
                self.names.extend(people.iter().map(|who| who.value().cloned()));
            }
            DocketEvent::Weighed { .. } => {}
        }
    }
}

/// Published entries are public, with the names; nothing else is.
pub fn disclose(
    _: &str,
    _: &str,
    event_type: &str,
    _: &str,
    payload: &Value,
) -> Result<Option<Vec<u8>>, String> {
    match event_type {
        "Published" => Ok(Some(payload["Published"].to_string().into_bytes())),
        "Noted" | "Named" | "Weighed" => Ok(None),
        other => Err(format!("unknown event {other}")),
    }
}
