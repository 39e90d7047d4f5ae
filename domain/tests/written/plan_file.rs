//! docs/plan-file.md: every field of a plan file, from the types, the shipped plans and the checker itself.

use super::hold;
use super::plan_types::{Field, Struct, Types, types};
use sovang_domain::plan::{PlanFault, Wrong, parse};
use sovang_words::plan_file;
use std::collections::BTreeSet;
use toml::{Table, Value};

const INTRODUCTION: &str = include_str!("plan-file.head.md");

/// The shipped plans, in the order in which examples are looked for.
const PLANS: [(&str, &str); 5] = [
    ("phu-tan.toml", include_str!("../../../plans/phu-tan.toml")),
    ("phu-thai.toml", include_str!("../../../plans/phu-thai.toml")),
    ("tu-minh.toml", include_str!("../../../plans/tu-minh.toml")),
    ("phong-quang-2025.toml", include_str!("../../../plans/phong-quang-2025.toml")),
    ("phong-quang-2025-2030.toml", include_str!("../../../plans/phong-quang-2025-2030.toml")),
];

#[derive(Clone)]
enum Step {
    Key(String),
    Item(usize),
}

/// Every table that stands at a path: `audiences.criteria`.
fn tables<'v>(value: &'v Value, path: &[&str], at: Vec<Step>, out: &mut Vec<(Vec<Step>, &'v Table)>) {
    let further = |step| at.iter().cloned().chain([step]).collect::<Vec<_>>();
    match (value, path) {
        (Value::Array(items), _) => {
            for (index, item) in items.iter().enumerate() {
                tables(item, path, further(Step::Item(index)), out);
            }
        }
        (Value::Table(table), []) => out.push((at, table)),
        (Value::Table(table), [first, rest @ ..]) => {
            if let Some(value) = table.get(*first) {
                tables(value, rest, further(Step::Key((*first).to_owned())), out);
            }
        }
        _ => {}
    }
}

fn table_at<'v>(mut value: &'v mut Value, at: &[Step]) -> &'v mut Table {
    for step in at {
        value = match step {
            Step::Key(key) => &mut value[key.as_str()],
            Step::Item(index) => &mut value[*index],
        };
    }
    value.as_table_mut().unwrap()
}

/// A value as it is written in a plan file.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => serde_json::to_string(text).unwrap(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Datetime(day) => day.to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let fields = table.iter().map(|(key, value)| format!("{key} = {}", written(value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

fn faults(plan: &Value) -> Vec<PlanFault> {
    let text: String =
        plan.as_table().unwrap().iter().map(|(key, value)| format!("{key} = {}\n", written(value))).collect();
    let awards = plan.get("awards").and_then(Value::as_array).into_iter().flatten();
    let forms = awards.filter_map(|award| award.get("form")?.as_str());
    let forms: Vec<&str> = forms.filter(|form| *form != WRONG).collect();
    parse(&text, &forms).err().unwrap_or_default()
}

/// A word that no field with a fixed set of words takes.
const WRONG: &str = "x";

/// What no shipped plan writes: the field, and an example in its place.
const UNWRITTEN: [(&str, &str); 3] =
    [("number", "12/KH-UBND"), ("date", "2025-08-15"), ("text", "KẾ HOẠCH\nPhát động phong trào")];

/// A table of the shipped plans that has a field.
struct Found {
    file: &'static str,
    plan: Value,
    at: Vec<Step>,
    table: Table,
}

/// The shortest example of a field.
fn found(paths: &[String], field: &str) -> Option<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (file, text) in PLANS {
        let plan = Value::Table(text.parse().unwrap());
        for path in paths {
            let path: Vec<&str> = path.split('.').filter(|part| !part.is_empty()).collect();
            let mut all = Vec::new();
            tables(&plan, &path, Vec::new(), &mut all);
            let with = all.into_iter().filter(|(_, table)| table.contains_key(field));
            found.extend(with.map(|(at, table)| Found {
                file,
                plan: plan.clone(),
                at,
                table: table.clone(),
            }));
        }
    }
    found.into_iter().min_by_key(|found| written(&found.table[field]).chars().count())
}

/// An example of a field that no shipped plan writes, put into the first of them.
fn made_up(paths: &[String], field: &Field, first: &str) -> Option<Found> {
    let (_, example) = UNWRITTEN.iter().find(|(name, _)| *name == field.name)?;
    let mut found = found(paths, first)?;
    let table = table_at(&mut found.plan, &found.at);
    table.insert(field.name.clone(), Value::from(*example));
    Some(Found { table: table.clone(), file: "made up: no shipped plan has one", ..found })
}

fn item(holds: &str) -> &str {
    holds.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')).unwrap_or(holds)
}

/// Every type of a plan in the order in which a reader meets it, with the paths at which it stands.
fn parts(types: &Types) -> Vec<(String, Vec<String>)> {
    let mut parts = vec![("Plan".to_owned(), vec![String::new()])];
    let mut next = 0;
    while let Some((name, paths)) = parts.get(next).cloned() {
        for field in &types.structs[&name].fields {
            let inner = item(&field.holds);
            if !types.structs.contains_key(inner) {
                continue;
            }
            let below = |path: &String| format!("{path}.{}", field.name).trim_start_matches('.').to_owned();
            let below: Vec<String> = paths.iter().map(below).collect();
            match parts.iter_mut().find(|(known, _)| known == inner) {
                Some((_, known)) => known.extend(below),
                None => parts.push((inner.to_owned(), below)),
            }
        }
        next += 1;
    }
    parts
}

fn holds_words(types: &Types, holds: &str) -> String {
    let inner = item(holds);
    let words = match inner {
        "String" => "text".to_owned(),
        "Date" => "day, `\"2025-08-15\"`".to_owned(),
        "i8" | "i16" | "u8" | "u16" => "whole number".to_owned(),
        id if id.ends_with("Id") => "name of letters without marks, digits, hyphens".to_owned(),
        part => {
            assert!(types.structs.contains_key(part) || types.enums.contains_key(part), "what is {part}?");
            format!("[{part}](#{})", part.to_lowercase())
        }
    };
    if inner == holds { words } else { format!("list of: {words}") }
}

/// What the checker says when the field holds something else, and when it is left out.
fn refusals(types: &Types, field: &Field, found: &Found) -> (String, String) {
    let told = |change: &dyn Fn(&mut Table)| {
        let mut plan = found.plan.clone();
        change(table_at(&mut plan, &found.at));
        faults(&plan).first().map(|fault| plan_file::wrong(&fault.wrong))
    };
    let fixed = types.enums.contains_key(item(&field.holds)) || field.holds == "AwardFormId";
    let wrong = match field.holds.as_str() {
        "Date" => Value::from("2025-02-31"),
        "Deadline" => Value::Table(Table::from_iter([("by".to_owned(), Value::from("2025-02-31"))])),
        list if fixed && item(list) != list => Value::Array(vec![WRONG.into()]),
        _ if fixed => WRONG.into(),
        _ => Value::Boolean(true),
    };
    let wrong = told(&|table| {
        table.insert(field.name.clone(), wrong.clone());
    });
    let missing = told(&|table| {
        table.remove(&field.name);
    });
    assert_eq!(missing.is_some(), field.required, "{}: required or not", field.name);
    (wrong.unwrap_or_else(|| panic!("{} takes anything", field.name)), missing.unwrap_or_default())
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// At most so many letters of an example are shown.
const SHOWN: usize = 90;

fn example(types: &Types, found: &Found, field: &Field) -> String {
    if types.structs.contains_key(item(&field.holds)) {
        return "see there".to_owned();
    }
    let text = written(&found.table[&field.name]);
    let short: String = text.chars().take(SHOWN).collect();
    let more = if short == text { "" } else { "…" };
    let section = found.table.get("source").and_then(|source| source.get("section"));
    let section = section.or_else(|| found.table.get("section")).and_then(Value::as_str);
    let section = section.map_or(String::new(), |section| format!(", {section}"));
    format!("`{}{more}` ({}{section})", cell(&short), found.file)
}

fn row(types: &Types, (field, first): (&Field, &Field), paths: &[String]) -> String {
    let found = found(paths, &field.name).or_else(|| made_up(paths, field, &first.name));
    let found = found.unwrap_or_else(|| panic!("no shipped plan has {}: add it to UNWRITTEN", field.name));
    let (wrong, missing) = refusals(types, field, &found);
    let required = if field.required { "yes" } else { "no" };
    let missing = if missing.is_empty() { String::new() } else { format!("; {missing}") };
    let (holds, meaning) = (holds_words(types, &field.holds), cell(&field.meaning));
    let example = example(types, &found, field);
    format!("| `{}` | {required} | {holds} | {meaning} | {example} | {}{missing} |", field.name, cell(&wrong))
}

fn part(types: &Types, name: &str, paths: &[String]) -> String {
    let Struct { meaning, fields } = &types.structs[name];
    let places: Vec<String> =
        paths.iter().filter(|path| !path.is_empty()).map(|path| format!("`{path}`")).collect();
    let places = if places.is_empty() { "the file itself".to_owned() } else { places.join(", ") };
    let rows: Vec<String> = fields.iter().map(|field| row(types, (field, &fields[0]), paths)).collect();
    format!(
        "## {name}\n\n{meaning} Stands at: {places}.\n\n\
         | field | required | holds | meaning | example | when it is wrong; when it is missing |\n\
         |---|---|---|---|---|---|\n{}\n",
        rows.join("\n")
    )
}

fn words(types: &Types, name: &str) -> String {
    let row = |word: &super::plan_types::Word| {
        let behind = if word.holds.is_some() { " = \"2025-12-15\"" } else { "" };
        format!("| `{}{behind}` | {} |", word.word, cell(&word.meaning))
    };
    let rows: Vec<String> = types.enums[name].iter().map(row).collect();
    format!("## {name}\n\n| word | meaning |\n|---|---|\n{}\n", rows.join("\n"))
}

#[test]
fn the_page_of_the_plan_file_says_every_field() {
    let types = types();
    let parts = parts(&types);
    let mut enums = Vec::new();
    for field in parts.iter().flat_map(|(name, _)| &types.structs[name].fields) {
        let inner = item(&field.holds).to_owned();
        if types.enums.contains_key(&inner) && !enums.contains(&inner) {
            enums.push(inner);
        }
    }
    let mut page = vec![INTRODUCTION.to_owned()];
    page.extend(parts.iter().map(|(name, paths)| part(&types, name, paths)));
    page.extend(enums.iter().map(|name| words(&types, name)));
    hold("docs/plan-file.md", &page.join("\n"));
}

#[test]
fn the_fields_of_the_page_are_those_the_parser_takes() {
    let types = types();
    for (name, paths) in parts(&types) {
        let fields = &types.structs[&name].fields;
        let Found { mut plan, at, .. } = found(&paths, &fields[0].name).unwrap();
        table_at(&mut plan, &at).insert("no_such_field".to_owned(), Value::from(WRONG));
        let Wrong::FieldUnknown { known, .. } = faults(&plan)[0].wrong.clone() else { panic!("{name}") };
        let taken: BTreeSet<&str> = known.iter().map(String::as_str).collect();
        let said: BTreeSet<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(taken, said, "{name}");
    }
}
