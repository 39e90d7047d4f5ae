//! docs/events.md and docs/security.md say what the program does: every event, every act, no more and no less.

use super::shown::shown_rows;
use super::sources::meanings;
use super::{hold, read};
use serde_json::Value;
use sovang_domain::authority::{Act, Role};
use sovang_domain::disclosure::{Disclosure, Privacy};
use sovang_domain::fact::Fact;
use sovang_domain::personal::MARKER;
use std::collections::{BTreeMap, BTreeSet};

/// Fields of every event, named once above the tables.
const STAMP: &str = "stamp";
/// Behind a field that holds sealed words.
const SEALED: char = '°';

/// The rows of all tables whose header starts with `first`, each with the heading it stands under.
fn rows<'t>(text: &'t str, first: &str) -> Vec<(&'t str, Vec<&'t str>)> {
    let mut heading = "";
    let mut inside = false;
    let mut rows = Vec::new();
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("## ") {
            heading = words;
        }
        let Some(cells) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) else {
            inside = false;
            continue;
        };
        let cells: Vec<&str> = cells.split('|').map(str::trim).collect();
        let frame = cells[0] == first || cells[0].starts_with("---");
        inside |= cells[0] == first;
        if inside && !frame {
            rows.push((heading, cells));
        }
    }
    rows
}

/// The words between backticks, in order.
fn names(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn name(cell: &str) -> String {
    let [name] = names(cell).try_into().unwrap_or_else(|_| panic!("one name in backticks: {cell:?}"));
    name
}

fn set(names: Vec<String>, cell: &str) -> BTreeSet<String> {
    let count = names.len();
    let set: BTreeSet<String> = names.into_iter().collect();
    assert_eq!(set.len(), count, "a name stands twice in {cell:?}");
    set
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

/// An event as the page has it.
struct Described<'t> {
    aggregate: String,
    event: String,
    fields: &'t str,
    public: &'t str,
    version: &'t str,
}

fn described(text: &str) -> Vec<Described<'_>> {
    let read = |(heading, cells): (&str, Vec<_>)| {
        let [event, what, fields, public, version] = cells.try_into().unwrap();
        assert!(!str::is_empty(what), "{event}: its variant says nothing of what happened");
        Described { aggregate: name(heading), event: name(event), fields, public, version }
    };
    rows(text, "event").into_iter().map(read).collect()
}

fn payload(row: &Described<'_>) -> Value {
    let Described { aggregate, event, version, .. } = row;
    serde_json::from_str(&read(&format!("domain/tests/golden/{aggregate}.{event}.{version}.json"))).unwrap()
}

fn holds_sealed(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.contains_key(MARKER) || fields.values().any(holds_sealed),
        Value::Array(items) => items.iter().any(holds_sealed),
        _ => false,
    }
}

fn reason(privacy: Privacy) -> &'static str {
    match privacy {
        Privacy::Office => "office",
        Privacy::Nominee => "nominee",
        Privacy::Citizen => "citizen",
        Privacy::Council => "council",
    }
}

#[test]
fn every_event_type_has_its_row_under_its_aggregate_and_no_other() {
    let text = read("docs/events.md");
    let found: Vec<_> = described(&text).into_iter().map(|row| (row.aggregate, row.event)).collect();
    let all = Fact::catalogue().into_iter();
    let expected =
        all.flat_map(|(kind, events)| events.iter().map(|event| (kind.to_owned(), (*event).to_owned())));
    assert_eq!(found, expected.collect::<Vec<_>>(), "in the order of the life line");
}

#[test]
fn the_fields_of_every_event_are_those_of_its_golden_payload() {
    let text = read("docs/events.md");
    for row in described(&text) {
        let payload = payload(&row);
        let event = &payload[&row.event];
        let mut listed = set(names(row.fields), row.fields);
        assert!(listed.insert(STAMP.to_owned()), "{}: stamp is named once above the tables", row.event);
        assert_eq!(listed, keys(event), "{}", row.event);
        for field in names(row.fields) {
            let marked = row.fields.contains(&format!("`{field}`{SEALED}"));
            assert_eq!(marked, holds_sealed(&event[&field]), "{}.{field}: sealed or not", row.event);
        }
    }
}

#[test]
fn what_is_public_of_every_event_is_what_the_program_discloses() {
    let text = read("docs/events.md");
    for row in described(&text) {
        let fact = Fact::read(&row.aggregate, &row.event, row.version, payload(&row)).unwrap();
        match fact.disclosure("sen-hong") {
            Disclosure::Private(why) => {
                assert_eq!(row.public, format!("no, {}", reason(why)), "{}", row.event)
            }
            Disclosure::Public(record) => {
                let mut listed = names(row.public);
                assert!(!listed.is_empty(), "{} is public", row.event);
                assert_eq!(record["schema"], format!("sovang/{}@1", listed.remove(0)), "{}", row.event);
                assert_eq!(set(listed, row.public), keys(&record["facts"]), "{}", row.event);
            }
        }
    }
}

#[test]
fn the_table_of_acts_says_who_may_do_what() {
    let text = read("docs/security.md");
    let mut found = BTreeMap::new();
    for (_, cells) in rows(&text, "act") {
        let [act, what, roles] = cells.try_into().unwrap();
        assert!(!what.is_empty(), "{act}: what is it?");
        let roles = if roles == "every role" {
            Role::ALL.iter().map(|role| role.word().to_owned()).collect()
        } else {
            set(names(roles), roles)
        };
        assert!(found.insert(name(act), roles).is_none(), "{act} stands twice");
    }
    let roles = |act: Act| act.roles().iter().map(|role| role.word().to_owned()).collect();
    let expected: BTreeMap<String, BTreeSet<String>> =
        Act::ALL.into_iter().map(|act| (format!("{act:?}"), roles(act))).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_table_of_roles_names_every_role() {
    let text = read("docs/security.md");
    let found: Vec<String> = rows(&text, "role").into_iter().map(|(_, cells)| name(cells[0])).collect();
    assert_eq!(found, Role::ALL.map(|role| role.word().to_owned()));
}

/// The names of `now`: those that stood there before in their old order, new ones behind.
fn in_order(before: &[String], now: &BTreeSet<String>) -> Vec<String> {
    let kept = before.iter().filter(|name| now.contains(*name));
    let new = now.iter().filter(|name| !before.contains(name));
    kept.chain(new).cloned().collect()
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// What is said of each event of an aggregate, above its variant.
fn said(aggregate: &str) -> BTreeMap<String, String> {
    let words = aggregate.split('_').map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..]));
    let name = format!("{}Event", words.collect::<String>());
    meanings(&read(&format!("domain/src/{aggregate}/event.rs")), &name)
}

/// The row of an event.
fn event_row(aggregate: &str, event: &str, before: Option<&(&str, Vec<&str>)>) -> String {
    const VERSION: &str = "1.0";
    let cell = |place: usize| before.map_or("", |(_, cells)| cells[place]);
    let stored = Described {
        aggregate: aggregate.to_owned(),
        event: event.to_owned(),
        fields: "",
        public: "",
        version: VERSION,
    };
    let payload = payload(&stored);
    let mut fields = keys(&payload[event]);
    fields.remove(STAMP);
    let fields = in_order(&names(cell(2)), &fields).into_iter().map(|field| {
        let sealed = if holds_sealed(&payload[event][&field]) { SEALED.to_string() } else { String::new() };
        format!("`{field}`{sealed}")
    });
    let fields = fields.collect::<Vec<_>>().join(", ");
    let fields = if fields.is_empty() { "–" } else { &fields };
    let fact = Fact::read(aggregate, event, VERSION, payload.clone()).unwrap();
    let public = match fact.disclosure("sen-hong") {
        Disclosure::Private(why) => format!("no, {}", reason(why)),
        Disclosure::Public(record) => {
            let schema = record["schema"].as_str().unwrap();
            let schema = schema.trim_start_matches("sovang/").trim_end_matches("@1");
            // the schema's name stands first
            let before: Vec<String> = names(cell(3)).into_iter().skip(1).collect();
            let facts = listed(&in_order(&before, &keys(&record["facts"])));
            if facts.is_empty() { format!("`{schema}`") } else { format!("`{schema}`: {facts}") }
        }
    };
    let what = &said(aggregate)[event];
    format!("| `{event}` | {} | {fields} | {public} | {VERSION} |", what.trim_end_matches('.'))
}

/// The row of a role: above it stand its name and what it may do.
fn role_row(role: Role, said: &BTreeMap<String, String>) -> String {
    let (name, may) =
        said[&format!("{role:?}")].split_once(": ").unwrap_or_else(|| panic!("{role:?}: may what?"));
    format!("| `{}` | {name} | {may} |", role.word())
}

fn act_row(act: Act, said: &BTreeMap<String, String>) -> String {
    let what = &said[&format!("{act:?}")];
    let roles: BTreeSet<Role> = act.roles().iter().copied().collect();
    let roles = if roles.len() == Role::ALL.len() {
        "every role".to_owned()
    } else {
        listed(&roles.into_iter().map(|role| role.word().to_owned()).collect::<Vec<_>>())
    };
    format!("| `{act:?}` | {what} | {roles} |")
}

/// The page with the rows of every table that begins with `first` drawn anew; `draw` gets the heading above.
fn redrawn(text: &str, first: &str, draw: impl Fn(&str) -> Vec<String>) -> String {
    let (mut heading, mut inside, mut lines) = ("", false, Vec::new());
    for line in text.lines() {
        heading = line.strip_prefix("## ").unwrap_or(heading);
        if inside && line.starts_with("|---") {
            lines.push(line.to_owned());
            lines.extend(draw(heading));
        } else if !inside || !line.starts_with('|') {
            inside = line.starts_with(&format!("| {first} |"));
            lines.push(line.to_owned());
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_tables_of_events_are_as_the_program_writes_them() {
    let text = read("docs/events.md");
    let known = rows(&text, "event");
    let draw = |heading: &str| {
        let aggregate = name(heading);
        let all = Fact::catalogue();
        let (_, events) = all.iter().find(|(kind, _)| *kind == aggregate).unwrap();
        let before = |event: &str| known.iter().find(|(at, cells)| *at == heading && name(cells[0]) == event);
        events.iter().map(|event| event_row(&aggregate, event, before(event))).collect()
    };
    let text = redrawn(&text, "event", draw);
    hold("docs/events.md", &redrawn(&text, "fact", |_| shown_rows()));
}

#[test]
fn the_tables_of_roles_and_acts_are_as_the_program_writes_them() {
    let source = read("domain/src/authority.rs");
    let (roles, acts) = (meanings(&source, "Role"), meanings(&source, "Act"));
    let text = redrawn(&read("docs/security.md"), "role", |_| {
        Role::ALL.into_iter().map(|role| role_row(role, &roles)).collect()
    });
    let draw = |_: &str| Act::ALL.into_iter().map(|act| act_row(act, &acts)).collect();
    hold("docs/security.md", &redrawn(&text, "act", draw));
}
