//! Every event version ever shipped stays readable, and what of it is public stays the same to the byte.
//!
//! `golden/{aggregate}.{Event}.{version}.json` is a stored payload; `golden/public/records.json` says what the
//! public gets of each: its exact record, or the reason why none. Written once, never changed: facts stored by an
//! earlier program look like this, and leaves of the log commit to these records.

use cqrs_es::DomainEvent;
use serde_json::{Map, Value};
use sovang_domain::account::Account;
use sovang_domain::award_round::AwardRound;
use sovang_domain::campaign::Campaign;
use sovang_domain::disclosure::Disclosure;
use sovang_domain::fact::{Aggregate, Fact, Unreadable};
use sovang_domain::locality::Locality;
use sovang_domain::nomination::Nomination;
use sovang_domain::unit_report::UnitReport;
use std::collections::BTreeSet;
use std::path::PathBuf;

const VERSION: &str = "1.0";

fn folder() -> PathBuf {
    super::shipped::added();
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn json(path: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn payload(aggregate: &str, event: &str) -> Value {
    json(&format!("{aggregate}.{event}.{VERSION}.json"))
}

/// Every event type of the catalogue, by aggregate.
pub(crate) fn catalogue() -> impl Iterator<Item = (&'static str, &'static str)> {
    let types = Fact::catalogue().into_iter();
    types.flat_map(|(aggregate, events)| events.iter().map(move |event| (aggregate, *event)))
}

pub(crate) fn golden_facts() -> Vec<(&'static str, &'static str, Value, Fact)> {
    let read = |(aggregate, event)| {
        let payload = payload(aggregate, event);
        let fact = Fact::read(aggregate, event, VERSION, payload.clone());
        (aggregate, event, payload, fact.unwrap_or_else(|error| panic!("{aggregate}.{event}: {error}")))
    };
    catalogue().map(read).collect()
}

pub(crate) fn written(fact: &Fact) -> (String, String, Value) {
    fn of<E: DomainEvent>(event: &E) -> (String, String, Value) {
        (event.event_type(), event.event_version(), serde_json::to_value(event).unwrap())
    }
    match fact {
        Fact::Locality(event) => of(event),
        Fact::Campaign(event) => of(event),
        Fact::UnitReport(event) => of(event),
        Fact::Nomination(event) => of(event),
        Fact::AwardRound(event) => of(event),
        Fact::Account(event) => of(event),
    }
}

/// The aggregate a fact belongs to.
pub(crate) fn aggregate(fact: &Fact) -> &'static str {
    match fact {
        Fact::Locality(_) => Locality::TYPE,
        Fact::Campaign(_) => Campaign::TYPE,
        Fact::UnitReport(_) => UnitReport::TYPE,
        Fact::Nomination(_) => Nomination::TYPE,
        Fact::AwardRound(_) => AwardRound::TYPE,
        Fact::Account(_) => Account::TYPE,
    }
}

/// What the public gets of a golden fact: its record, or the reason why none.
pub(crate) fn disclosed(aggregate: &str, fact: &Fact) -> Value {
    match fact.disclosure(stream(aggregate)) {
        Disclosure::Public(record) => record,
        Disclosure::Private(reason) => Value::String(format!("{reason:?}")),
    }
}

/// The stream a golden fact belongs to, as the ledger names it.
fn stream(aggregate: &str) -> &'static str {
    match aggregate {
        "locality" => "sen-hong",
        "campaign" => "sen-hong.sen-hong-chuyen-doi-so",
        "unit_report" => "sen-hong.sen-hong-chuyen-doi-so.ap-trung.2026",
        "nomination" => "sen-hong.dn-2026-014",
        "award_round" => "sen-hong.sen-hong-chuyen-doi-so.2026-hang-nam",
        "account" => "sen-hong.thi-dua",
        other => panic!("which stream has a {other}?"),
    }
}

#[test]
fn every_event_type_has_its_golden_payload_and_every_payload_its_event_type() {
    let expected: BTreeSet<String> =
        catalogue().map(|(aggregate, event)| format!("{aggregate}.{event}.{VERSION}.json")).collect();
    let files =
        std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let found: BTreeSet<String> = files.filter(|name| name.ends_with(".json")).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_golden_payload_reads_as_its_event_and_writes_back_the_same() {
    for (aggregate, event, payload, fact) in golden_facts() {
        let expected = (event.to_owned(), VERSION.to_owned(), payload);
        assert_eq!(written(&fact), expected, "{aggregate}.{event}");
    }
}

#[test]
fn a_fact_this_program_does_not_know_is_an_error_and_never_skipped() {
    let accepted = || payload("unit_report", "ReportAccepted");
    let read = |aggregate, event, version| Fact::read(aggregate, event, version, accepted());
    assert!(read("unit_report", "ReportAccepted", "1.0").is_ok());
    assert!(matches!(read("reports", "ReportAccepted", "1.0"), Err(Unreadable::AggregateType(_))));
    assert!(matches!(read("unit_report", "ReportAccepted", "1.1"), Err(Unreadable::Version { .. })));
    assert!(matches!(read("campaign", "ReportAccepted", "1.0"), Err(Unreadable::Payload { .. })));
    assert!(matches!(read("unit_report", "ReportFiled", "1.0"), Err(Unreadable::Payload { .. })));
}

#[test]
fn what_the_public_gets_of_each_fact_stays_the_same() {
    let mut found = Map::new();
    for (aggregate, event, _, fact) in golden_facts() {
        found.insert(format!("{aggregate}.{event}"), disclosed(aggregate, &fact));
    }
    let Value::Object(expected) = json("public/records.json") else { panic!("records.json is an object") };
    for (event, record) in &expected {
        assert_eq!(found.get(event), Some(record), "{event}");
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn exactly_these_facts_are_private() {
    let private = |(aggregate, event, _, fact): &(&str, &str, Value, Fact)| {
        fact.public_record(stream(aggregate)).is_none().then(|| format!("{aggregate}.{event}"))
    };
    let found: BTreeSet<String> = golden_facts().iter().filter_map(private).collect();
    let whole = |name| catalogue().filter(move |(aggregate, _)| *aggregate == name);
    let in_the_round = [
        "RecipientConfirmed",
        "SignedPaperReplaced",
        "NoticeCommentReceived",
        "NoticeCommentAnswered",
        "ConflictsDeclared",
        "NominationNotAwarded",
        "DeclarationCorrected",
        "CommentAnswerCorrected",
        "RefusalTakenBack",
        "DecisionDrafted",
        "DecisionDraftDropped",
        "NominationEnded",
    ];
    let expected =
        whole("nomination").chain(whole("account")).chain(in_the_round.map(|e| ("award_round", e)));
    assert_eq!(found, expected.map(|(aggregate, event)| format!("{aggregate}.{event}")).collect());
}

#[test]
fn a_public_record_is_the_same_bytes_on_every_machine() {
    for (aggregate, event, _, fact) in golden_facts() {
        let Some(bytes) = fact.public_record(stream(aggregate)) else { continue };
        let record: Value = serde_json::from_slice(&bytes).unwrap();
        let mut canonical = String::new();
        write_sorted(&record, &mut canonical);
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            canonical,
            "{aggregate}.{event}: keys in order, no spaces"
        );
    }
}

/// JSON without spaces, keys in byte order: what a leaf commits to, whatever features serde_json is built with.
fn write_sorted(value: &Value, out: &mut String) {
    let separate = |index: usize, out: &mut String| {
        if index > 0 {
            out.push(',');
        }
    };
    match value {
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort();
            out.push('{');
            for (index, key) in keys.into_iter().enumerate() {
                separate(index, out);
                out.push_str(&format!("{}:", Value::String(key.clone())));
                write_sorted(&fields[key], out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, out);
                write_sorted(item, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

#[test]
fn no_public_record_carries_an_account_a_subject_a_birth_year_or_a_sealed_field() {
    for (aggregate, event, payload, fact) in golden_facts() {
        let Disclosure::Public(record) = fact.disclosure(stream(aggregate)) else { continue };
        let mut secrets = BTreeSet::new();
        secret_values(&payload, &mut secrets);
        // the two facts whose sealed words are the award itself
        if !matches!(event, "AwardPublished" | "DecisionCorrected") {
            values_under(&payload, &["personal"], &mut secrets);
        }
        // the one file that is published for everyone
        if event == "PlanFilePublished" {
            secrets.retain(|secret| *secret != payload[event]["file"]["sha256"]);
        }
        assert!(!secrets.is_empty(), "{aggregate}.{event}: at least its author is private");
        let mut shown = BTreeSet::new();
        values(&record, &mut shown);
        let leaked: Vec<_> = shown.intersection(&secrets).collect();
        assert!(leaked.is_empty(), "{aggregate}.{event} shows {leaked:?}");
        let text = record.to_string();
        for key in ["personal", "subject", "stamp", "account", "hands", "birth_year", "sha256"] {
            assert!(!text.contains(&format!("\"{key}\":")), "{aggregate}.{event} has the field {key:?}");
        }
    }
}

#[test]
fn the_decision_by_which_an_award_ends_is_public_with_who_signed_it() {
    for (event, record) in [("AwardRevoked", "award-revoked"), ("AwardTakenBack", "award-taken-back")] {
        let mut named = payload("award_round", event);
        named[event]["document"] = "19/QĐ-UBND".into();
        named[event]["signed_by"] = "Chủ tịch Lê Văn Tám".into();
        let fact = Fact::read("award_round", event, VERSION, named.clone()).unwrap();
        assert_eq!(written(&fact).2, named, "{event} writes back the same");
        let shown = disclosed("award_round", &fact).to_string();
        for words in ["\"document\":\"19/QĐ-UBND\"", "\"signed_by\":\"Chủ tịch Lê Văn Tám\"", record]
        {
            assert!(shown.contains(words), "{shown}");
        }
    }
}

/// Account ids, subjects, birth years, papers' hashes, and what units and inspectors write for the office.
fn secret_values(payload: &Value, out: &mut BTreeSet<String>) {
    let author =
        payload.as_object().and_then(|event| event.values().next()).map(|event| &event["stamp"]["by"]);
    values(author.unwrap_or(&Value::Null), out);
    let secret = [
        "account",
        "officer",
        "member",
        "hands",
        "subject",
        "birth_year",
        "sha256",
        "finding",
        "content",
        "remark",
    ];
    values_under(payload, &secret, out);
}

/// Every plain value at or below a field of one of these names.
fn values_under(value: &Value, names: &[&str], out: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                if names.contains(&key.as_str()) {
                    values(field, out);
                }
                values_under(field, names, out);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| values_under(item, names, out)),
        _ => {}
    }
}

/// Every plain value.
fn values(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.values().for_each(|field| values(field, out)),
        Value::Array(items) => items.iter().for_each(|item| values(item, out)),
        Value::String(text) => {
            out.insert(text.clone());
        }
        plain => {
            out.insert(plain.to_string());
        }
    }
}
