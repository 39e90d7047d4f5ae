//! The exact bytes of an event's private part: one text for one meaning, whatever order the keys came in.

use serde_json::Value;

/// The parts of an event that the private commitment binds.
pub(crate) struct Whole<'a> {
    pub(crate) aggregate_type: &'a str,
    pub(crate) aggregate_id: &'a str,
    pub(crate) sequence: u64,
    pub(crate) event_type: &'a str,
    pub(crate) event_version: &'a str,
    /// Opened.
    pub(crate) payload: &'a Value,
    pub(crate) metadata: &'a Value,
}

impl Whole<'_> {
    /// JSON with sorted keys and no space.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(512);
        for (i, (name, text)) in [
            ("aggregate_id", self.aggregate_id),
            ("aggregate_type", self.aggregate_type),
            ("event_type", self.event_type),
            ("event_version", self.event_version),
        ]
        .into_iter()
        .enumerate()
        {
            out.push(if i == 0 { b'{' } else { b',' });
            write_text(&mut out, name);
            out.push(b':');
            write_text(&mut out, text);
        }
        out.extend_from_slice(br#","metadata":"#);
        write(&mut out, self.metadata);
        out.extend_from_slice(br#","payload":"#);
        write(&mut out, self.payload);
        out.extend_from_slice(format!(r#","sequence":{}}}"#, self.sequence).as_bytes());
        out
    }
}

fn write(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Value::String(text) => write_text(out, text),
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                write(out, item);
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(name, _)| *name);
            out.push(b'{');
            for (i, (name, field)) in sorted.into_iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                write_text(out, name);
                out.push(b':');
                write(out, field);
            }
            out.push(b'}');
        }
    }
}

#[expect(clippy::expect_used, reason = "writing text into memory cannot fail")]
fn write_text(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("memory takes any text");
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_meaning_has_one_text() {
        let payload = json!({"b": [1, {"d": null, "c": "Hòa \"x\"\n"}], "a": true});
        let whole = Whole {
            aggregate_type: "nomination",
            aggregate_id: "phu-tan.1",
            sequence: 2,
            event_type: "NominationSubmitted",
            event_version: "1.0",
            payload: &payload,
            metadata: &json!({"actor": "phu-tan.van-thu"}),
        };
        let expected = "{\"aggregate_id\":\"phu-tan.1\",\"aggregate_type\":\"nomination\",\
            \"event_type\":\"NominationSubmitted\",\"event_version\":\"1.0\",\
            \"metadata\":{\"actor\":\"phu-tan.van-thu\"},\
            \"payload\":{\"a\":true,\"b\":[1,{\"c\":\"Hòa \\\"x\\\"\\n\",\"d\":null}]},\"sequence\":2}";
        assert_eq!(String::from_utf8(whole.bytes()).unwrap(), expected);
    }
}
