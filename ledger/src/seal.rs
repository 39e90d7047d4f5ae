//! Personal fields: found in any payload by their marker, sealed before they are stored, opened on load.
//!
//! In memory `{"personal": {"subject": S, "value": V}}`; at rest `{"personal": {"subject": S, "sealed": "v1.…"}}`;
//! after erasure `{"personal": {"subject": S}}`. A field without a value (copied from someone already erased)
//! carries nothing to seal and does not count as naming the subject.

use crate::{
    error::LedgerError,
    keys::{Keys, place},
};
use serde_json::{Map, Value};
use sovang_domain::personal::MARKER;
use std::{collections::BTreeSet, fmt};

/// Which event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventRef {
    /// Type of its aggregate.
    pub aggregate_type: String,
    /// Id of its aggregate.
    pub aggregate_id: String,
    /// Its place in the aggregate, from 1.
    pub sequence: u64,
}

impl fmt::Display for EventRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.aggregate_type, self.aggregate_id, self.sequence)
    }
}

const VERSION: &str = "v1.";

/// The subjects whose values stand in the payload, sealed or not, in order.
pub(crate) fn subjects(payload: &Value) -> BTreeSet<String> {
    fn collect(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            Value::Object(fields) => {
                if let Some(Value::Object(field)) = fields.get(MARKER)
                    && let Some(Value::String(subject)) = field.get("subject")
                    && (field.contains_key("value") || field.contains_key("sealed"))
                {
                    found.insert(subject.clone());
                }
                fields.values().for_each(|field| collect(field, found));
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    collect(payload, &mut found);
    found
}

/// Seals every personal value; an error if a subject has no key.
pub(crate) fn seal(payload: &mut Value, event: &EventRef, keys: &Keys) -> Result<(), LedgerError> {
    each(payload, &mut String::new(), &mut |path, subject, field| {
        if field.contains_key("sealed") {
            return Err(LedgerError::Unstorable(format!("{event} carries a sealed field at {path}")));
        }
        let Some(value) = field.remove("value") else { return Ok(()) };
        let key = keys.get(subject).ok_or_else(|| LedgerError::SubjectErased(subject.to_owned()))?;
        let sealed = key.seal(&field_place(event, path), value.to_string().as_bytes())?;
        field.insert("sealed".to_owned(), Value::String(format!("{VERSION}{}", hex::encode(sealed))));
        Ok(())
    })
}

/// Opens every sealed value whose subject has a key, and leaves the others without value.
pub(crate) fn open(payload: &mut Value, event: &EventRef, keys: &Keys) -> Result<(), LedgerError> {
    each(payload, &mut String::new(), &mut |path, subject, field| {
        let Some(sealed) = field.remove("sealed") else { return Ok(()) };
        let Some(key) = keys.get(subject) else { return Ok(()) };
        let broken =
            || LedgerError::Damaged(format!("{event} has a sealed field that cannot be read at {path}"));
        let text = sealed.as_str().and_then(|text| text.strip_prefix(VERSION)).ok_or_else(broken)?;
        let sealed = hex::decode(text).map_err(|_| broken())?;
        let plain = key.open(&field_place(event, path), &sealed).map_err(|_| broken())?;
        field.insert("value".to_owned(), serde_json::from_slice(&plain).map_err(|_| broken())?);
        Ok(())
    })
}

/// What keeps a value from coming back unchanged from every store: fractions (printed and read differently) and
/// zero characters (postgres-es goes through `jsonb`, which refuses them).
pub(crate) fn unstorable(value: &Value) -> Option<&'static str> {
    match value {
        Value::Number(number) if number.is_f64() => Some("a number with a fraction"),
        Value::String(text) if text.contains('\0') => Some("a zero character"),
        Value::Array(items) => items.iter().find_map(unstorable),
        Value::Object(fields) => fields.values().find_map(unstorable),
        _ => None,
    }
}

type Visit<'v> = dyn FnMut(&str, &str, &mut Map<String, Value>) -> Result<(), LedgerError> + 'v;

/// Calls `visit(path, subject, field)` for each marked field, outer before inner.
fn each(value: &mut Value, path: &mut String, visit: &mut Visit<'_>) -> Result<(), LedgerError> {
    match value {
        Value::Array(items) => {
            for (i, item) in items.iter_mut().enumerate() {
                within(path, &i.to_string(), |path| each(item, path, visit))?;
            }
        }
        Value::Object(fields) => {
            if let Some(Value::Object(field)) = fields.get_mut(MARKER)
                && let Some(Value::String(subject)) = field.get("subject")
            {
                let subject = subject.clone();
                visit(path, &subject, field)?;
            }
            for (name, field) in fields.iter_mut().filter(|(_, field)| field.is_object() || field.is_array())
            {
                within(path, name, |path| each(field, path, visit))?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn within<T>(path: &mut String, step: &str, inside: impl FnOnce(&mut String) -> T) -> T {
    let length = path.len();
    path.push('/');
    path.push_str(step);
    let result = inside(path);
    path.truncate(length);
    result
}

fn field_place(event: &EventRef, path: &str) -> Vec<u8> {
    place(&["field", &event.aggregate_type, &event.aggregate_id, &event.sequence.to_string(), path])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::DataKey;
    use serde_json::json;

    fn event() -> EventRef {
        EventRef { aggregate_type: "t".into(), aggregate_id: "a".into(), sequence: 1 }
    }

    fn keys(subjects: &[&str]) -> Keys {
        subjects.iter().map(|subject| ((*subject).to_owned(), DataKey::read(&[9; 32]).unwrap())).collect()
    }

    fn payload() -> Value {
        json!({"Filed": {
            "name": {"personal": {"subject": "s1", "value": "Hòa"}},
            "members": [{"personal": {"subject": "s2", "value": {"born": 1990, "tags": ["a"]}}}, 3],
            "gone": {"personal": {"subject": "s3"}},
            "personal": "a word, not a field",
        }})
    }

    #[test]
    fn what_is_sealed_opens_again() {
        let mut sealed = payload();
        seal(&mut sealed, &event(), &keys(&["s1", "s2"])).unwrap();
        let text = sealed.to_string();
        // not the year itself: four digits stand in random hex now and then
        assert!(!text.contains("Hòa") && !text.contains("value") && !text.contains("born"), "{text}");
        assert_eq!(subjects(&sealed), subjects(&payload()));
        assert_eq!(subjects(&sealed), ["s1", "s2"].map(str::to_owned).into());
        open(&mut sealed, &event(), &keys(&["s1", "s2"])).unwrap();
        assert_eq!(sealed, payload());
    }

    #[test]
    fn without_the_key_only_the_subject_remains() {
        let mut sealed = payload();
        seal(&mut sealed, &event(), &keys(&["s1", "s2"])).unwrap();
        open(&mut sealed, &event(), &keys(&["s2"])).unwrap();
        assert_eq!(sealed["Filed"]["name"], json!({"personal": {"subject": "s1"}}));
        assert_eq!(sealed["Filed"]["members"][0]["personal"]["value"]["born"], 1990);
    }

    #[test]
    fn a_sealed_value_cannot_be_moved() {
        let mut sealed = payload();
        seal(&mut sealed, &event(), &keys(&["s1", "s2"])).unwrap();
        let later = EventRef { sequence: 2, ..event() };
        assert!(matches!(
            open(&mut sealed.clone(), &later, &keys(&["s1", "s2"])),
            Err(LedgerError::Damaged(_))
        ));
        let moved = sealed["Filed"]["name"].clone();
        sealed["Filed"]["other"] = moved;
        assert!(matches!(open(&mut sealed, &event(), &keys(&["s1", "s2"])), Err(LedgerError::Damaged(_))));
    }

    #[test]
    fn an_erased_subject_and_a_forged_seal_are_refused() {
        assert_eq!(
            seal(&mut payload(), &event(), &keys(&["s1"])),
            Err(LedgerError::SubjectErased("s2".to_owned()))
        );
        let mut forged = json!({"personal": {"subject": "s1", "sealed": "v1.00"}});
        assert!(matches!(seal(&mut forged, &event(), &keys(&["s1"])), Err(LedgerError::Unstorable(_))));
    }

    #[test]
    fn fractions_and_zero_characters_are_not_storable() {
        assert_eq!(unstorable(&json!({"a": [9_007_199_254_740_993_u64, -1, "1.5"]})), None);
        assert_eq!(unstorable(&json!({"a": [1.5]})), Some("a number with a fraction"));
        assert_eq!(unstorable(&json!({"a": {"b": "x\0"}})), Some("a zero character"));
    }
}
