//! What a public record's fields are called, for the script that shows what matched.

use serde_json::{Map, Value, json};
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_verifier::words::{AWARD, RECORDS};
use sovang_words::terms;

/// Fields in the order in which people read them.
const LABELS: [(&str, &str); 36] = [
    ("recipient", "Người, tập thể được khen"),
    ("position", "Chức vụ, nghề nghiệp"),
    ("unit", "Đơn vị"),
    ("form", "Hình thức"),
    ("decision", "Quyết định"),
    ("decided_on", "Ngày quyết định"),
    ("posthumous", "Truy tặng"),
    ("achievement", "Thành tích"),
    ("period", "Giai đoạn thành tích"),
    ("prize", "Tiền thưởng"),
    ("criteria", "Tiêu chuẩn trong kế hoạch"),
    ("year", "Năm"),
    ("occasion", "Dịp khen"),
    ("kind", "Đối tượng"),
    ("authority", "Thẩm quyền quyết định"),
    ("campaign", "Mã phong trào"),
    ("round", "Mã đợt xét"),
    ("award", "Mã khen thưởng"),
    ("at", "Công bố lúc"),
    ("about", "Bản ghi của"),
    ("schema", "Quy cách"),
    // inside the ones above
    ("from", "từ ngày"),
    ("to", "đến ngày"),
    ("amount", "số tiền"),
    ("base_salary", "lương cơ sở"),
    ("multiple", "hệ số"),
    ("differs", "khác mức tính"),
    ("computed", "mức tính"),
    ("reason", "lý do"),
    ("source", "căn cứ"),
    ("section", "tại"),
    ("words", "nguyên văn"),
    ("number", "Số"),
    ("date", "Ngày"),
    ("issuer", "Nơi ban hành"),
    ("document", "Văn bản"),
];

/// The dictionary that the page hands to its script.
pub(super) fn dictionary() -> String {
    // an order of keys that `Value` would not keep
    let labels: Vec<String> =
        LABELS.iter().map(|(key, label)| format!("\"{key}\":{}", json!(label))).collect();
    format!(
        "{{\"labels\":{{{}}},\"values\":{},\"records\":{},\"award\":{},\"money\":[\"amount\",\"base_salary\",\"computed\"],\"thousandths\":[\"multiple\"],\"quoted\":[\"words\"]}}",
        labels.join(","),
        values(),
        Value::from(Map::from_iter(RECORDS.map(|(schema, words)| (schema.to_owned(), words.into())))),
        json!(AWARD)
    )
}

fn values() -> Value {
    let mut values = Map::new();
    for kind in NomineeKind::ALL {
        values.insert(name(&json!(kind)), terms::kind(kind).into());
    }
    for occasion in Occasion::ALL {
        values.insert(name(&json!(occasion)), terms::occasion(occasion).into());
    }
    // the record says not whether it is a xã, a phường or a đặc khu
    for authority in DecidingAuthority::ALL {
        values.insert(name(&json!(authority)), terms::authority_at_large(authority).into());
    }
    values.insert("true".to_owned(), "có".into());
    Value::Object(values)
}

fn name(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_records_that_are_named_are_those_of_the_book() {
        let golden = include_str!("../../../../../domain/tests/golden/public/records.json");
        let golden: Map<String, Value> = serde_json::from_str(golden).unwrap();
        let schemas: Vec<&str> = golden.values().filter_map(|record| record["schema"].as_str()).collect();
        for (schema, words) in RECORDS {
            assert!(schemas.contains(&schema), "{schema}: {words}");
        }
        assert_eq!(golden["award_round.AwardPublished"]["schema"], AWARD);
    }

    #[test]
    fn whatever_names_an_award_or_its_decision_is_called_by_its_own_name() {
        let golden = include_str!("../../../../../domain/tests/golden/public/records.json");
        let golden: Map<String, Value> = serde_json::from_str(golden).unwrap();
        let of_awards = |record: &&Value| {
            ["award", "awards", "decision"].iter().any(|named| record["facts"].get(named).is_some())
        };
        let schemas = golden.values().filter(of_awards).filter_map(|record| record["schema"].as_str());
        let unnamed: Vec<&str> =
            schemas.filter(|schema| !RECORDS.iter().any(|(known, _)| known == schema)).collect();
        assert_eq!(unnamed, Vec::<&str>::new(), "add them to RECORDS in verifier/src/words.rs");
    }

    #[test]
    fn every_field_of_a_published_award_has_a_label() {
        let golden = include_str!("../../../../../domain/tests/golden/public/records.json");
        let golden: Value = serde_json::from_str(golden).unwrap();
        let dictionary: Value = serde_json::from_str(&dictionary()).unwrap();
        let mut left = vec![&golden["award_round.AwardPublished"]];
        let mut seen = 0;
        while let Some(value) = left.pop() {
            match value {
                Value::Object(fields) => {
                    for (key, value) in fields {
                        assert!(key == "facts" || dictionary["labels"][key].is_string(), "{key}");
                        left.push(value);
                        seen += 1;
                    }
                }
                Value::Array(items) => left.extend(items),
                _ => {}
            }
        }
        assert!(seen > 20);
        for value in ["individual", "annual", "commune_chairman"] {
            assert!(dictionary["values"][value].is_string(), "{value}");
        }
    }
}
