//! What pages show beside a fact's record, as a table of docs/events.md.

use super::read;
use serde_json::Value;
use sovang_domain::disclosure::Shown;
use sovang_domain::fact::Fact;

/// Every event with its golden payload.
fn golden() -> Vec<(&'static str, Value, Fact)> {
    let all =
        Fact::catalogue().into_iter().flat_map(|(kind, events)| events.iter().map(move |name| (kind, *name)));
    all.map(|(kind, event)| {
        let payload: Value =
            serde_json::from_str(&read(&format!("domain/tests/golden/{kind}.{event}.1.0.json"))).unwrap();
        let fact = Fact::read(kind, event, "1.0", payload.clone()).unwrap();
        (event, payload, fact)
    })
    .collect()
}

/// The rows of the table.
pub(super) fn shown_rows() -> Vec<String> {
    let mut rows = Vec::new();
    for (event, _, fact) in golden() {
        for (from, fields) in fact.shown() {
            let from = match from {
                Shown::OnNotice => "on the notice",
                Shown::WithAnswer => "with the answer",
                Shown::WithAward => "with the award",
            };
            let fields: Vec<String> = fields.iter().map(|path| format!("`{path}`")).collect();
            let fields = if fields.is_empty() { "that it happened".to_owned() } else { fields.join(", ") };
            rows.push(format!("| `{event}` | {from} | {fields} |"));
        }
    }
    rows
}

/// Whether a payload has a field of that path; those of a list are looked for in its items.
fn has(value: &Value, path: &str) -> bool {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    match value {
        Value::Array(items) => items.iter().any(|item| has(item, path)),
        Value::Object(fields) => fields.get(first).is_some_and(|inner| rest.is_empty() || has(inner, rest)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Fields that came later and are left out where they say nothing: the payload written before has none.
const LATER: [(&str, &str); 2] =
    [("SuspensionLifted", "cleared"), ("AwardsDecided", "decision.entries.out_of_turn")];

#[test]
fn every_declared_field_is_one_of_the_payload() {
    for (event, payload, fact) in golden() {
        for path in fact.shown().iter().flat_map(|(_, fields)| *fields) {
            let later = LATER.iter().any(|(of, field)| *of == event && field == path);
            assert!(later || has(&payload[event], path), "{event}.{path}");
        }
    }
}
