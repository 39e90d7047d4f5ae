//! Adds golden payloads and public records; what has shipped stays as it is to the byte.

use super::examples::examples;
use super::golden::{aggregate, catalogue, disclosed, golden_facts, written};
use super::{place, read, writes};
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};
use sovang_domain::fact::Fact;
use std::path::Path;
use std::sync::Once;

const RECORDS: &str = "domain/tests/golden/public/records.json";

/// As it is stored, fields in their order, two spaces deep.
fn pretty(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, PrettyFormatter::new())).unwrap();
    String::from_utf8(out).unwrap() + "\n"
}

fn payload(fact: &Fact) -> String {
    match fact {
        Fact::Locality(event) => pretty(event),
        Fact::Campaign(event) => pretty(event),
        Fact::UnitReport(event) => pretty(event),
        Fact::Nomination(event) => pretty(event),
        Fact::AwardRound(event) => pretty(event),
        Fact::Account(event) => pretty(event),
    }
}

/// Adds a payload that is not there yet. One that is there has shipped: facts of that shape lie in ledgers.
fn add(path: &Path, text: &str) -> Result<(), String> {
    match std::fs::read_to_string(path) {
        Ok(shipped) if shipped == text => Ok(()),
        Ok(_) => Err(format!(
            "{} has shipped and never changes: a new shape is a new version with its own example and an upcaster",
            path.display()
        )),
        Err(_) if writes() => std::fs::write(path, text).map_err(|error| error.to_string()),
        Err(_) => Err(format!("{} is missing; write it: {}", path.display(), super::COMMAND)),
    }
}

/// When files are written, the payloads come first: all else is written from them.
pub(crate) fn added() {
    static ADDED: Once = Once::new();
    if writes() {
        ADDED.call_once(add_payloads);
    }
}

fn add_payloads() {
    for fact in examples() {
        let (event, version, _) = written(&fact);
        let path = place(&format!("domain/tests/golden/{}.{event}.{version}.json", aggregate(&fact)));
        add(&path, &payload(&fact)).unwrap();
    }
}

/// The entries of records.json as they stand: the name, and the lines of each without the comma behind.
fn entries(text: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("  ")) {
        match line.strip_prefix("  \"").and_then(|rest| rest.split_once('"')) {
            Some((name, _)) => entries.push((name.to_owned(), line.to_owned())),
            None => {
                let (_, lines) = entries.last_mut().unwrap();
                lines.push_str(&format!("\n{line}"));
            }
        }
    }
    for (_, lines) in &mut entries {
        let end = lines.trim_end_matches(',').len();
        lines.truncate(end);
    }
    entries
}

fn entry(name: &str, record: &Value) -> String {
    format!("  \"{name}\": {}", pretty(record).trim_end().replace('\n', "\n  "))
}

#[test]
fn payloads_and_records_are_only_added() {
    add_payloads();
    let text = read(RECORDS);
    let shipped = entries(&text);
    let mut all = Vec::new();
    for (aggregate, event) in catalogue() {
        let name = format!("{aggregate}.{event}");
        let known = shipped.iter().find(|(known, _)| *known == name).map(|(_, lines)| lines.clone());
        all.push(known.unwrap_or_else(|| {
            let facts = golden_facts();
            let (_, _, _, fact) = facts.iter().find(|(a, e, ..)| (*a, *e) == (aggregate, event)).unwrap();
            entry(&name, &disclosed(aggregate, fact))
        }));
    }
    super::hold(RECORDS, &format!("{{\n{}\n}}\n", all.join(",\n")));
}

#[test]
fn a_shipped_payload_is_never_rewritten() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shipped.json");
    std::fs::write(&path, "{}\n").unwrap();
    assert_eq!(add(&path, "{}\n"), Ok(()));
    let refused = add(&path, "{\"more\":1}\n").unwrap_err();
    assert!(refused.contains("has shipped and never changes"), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "{}\n");
}
