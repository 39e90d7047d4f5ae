//! The raw record of a line, as JSON: everything the ledger keeps of the act.

use serde_json::{Value, json};
use sovang_domain::personal::MARKER;
use sovang_projections::timeline::TimelineRow;

/// The record of a line; with `closed`, values about a person are left out.
pub(super) fn record(row: &TimelineRow, closed: bool) -> Value {
    let mut payload = row.payload.clone();
    if closed {
        close(&mut payload);
    }
    json!({
        "log_index": row.log_index,
        "event_type": row.event_type,
        "aggregate": format!("{}/{}", row.stream_type, row.stream),
        "sequence": row.sequence,
        "payload": payload,
        "metadata": row.metadata,
        "recorded_at": row.recorded_at.to_string(),
        "leaf_hash": hex::encode(row.leaf_hash),
    })
}

/// Laid out in lines, for reading.
pub(super) fn pretty(row: &TimelineRow, closed: bool) -> String {
    let record = record(row, closed);
    serde_json::to_string_pretty(&record).unwrap_or_else(|_| record.to_string())
}

fn close(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::Object(personal)) = fields.get_mut(MARKER) {
                personal.remove("value");
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(values) => values.iter_mut().for_each(close),
        _ => {}
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use sovang_projections::timeline::{ActClass, Refs, Tone};

    pub(in super::super) fn row() -> TimelineRow {
        TimelineRow {
            log_index: 2801,
            at: "2026-10-27T02:40:12Z".parse().unwrap(),
            locality: "phu-tan".into(),
            stream_type: "nomination".into(),
            stream: "phu-tan.k1".into(),
            sequence: 6,
            event_type: "NominationReturned".into(),
            act: ActClass::Return,
            tone: Tone::Wait,
            actor: "phu-tan.tdkt".into(),
            refs: Refs::default(),
            office: "Phan Thị Thu Hiền trả lại hồ sơ.".into(),
            payload: json!({"reason": {"personal": {"subject": "s1", "value": "Thiếu biên bản"}}, "missing": ["x"]}),
            metadata: json!({"by": "phu-tan.tdkt"}),
            recorded_at: "2026-10-27T02:40:12Z".parse().unwrap(),
            leaf_hash: [7; 32],
        }
    }

    #[test]
    fn the_record_names_its_place_and_keeps_the_payload() {
        let record = record(&row(), false);
        assert_eq!(record["aggregate"], "nomination/phu-tan.k1");
        assert_eq!(record["payload"]["reason"]["personal"]["value"], "Thiếu biên bản");
    }

    #[test]
    fn closed_leaves_out_what_is_a_persons_own_and_nothing_else() {
        let record = record(&row(), true);
        assert_eq!(record["payload"]["reason"]["personal"], json!({"subject": "s1"}));
        assert_eq!(record["payload"]["missing"], json!(["x"]));
    }
}
