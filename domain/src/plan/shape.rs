//! What the parser says of a plan file, sorted into kinds: it speaks English, and nobody who writes plans has to.

use super::Plan;
use super::fault::{PlanFault, Wanted, Wrong};

/// Reads a plan without asking whether it fits together.
pub(super) fn read(text: &str) -> Result<Plan, PlanFault> {
    toml::from_str(text).map_err(|error| fault(text, &error))
}

fn fault(text: &str, error: &toml::de::Error) -> PlanFault {
    let start = error.span().map(|span| span.start.min(text.len()));
    let line = start.map(|start| text[..start].matches('\n').count() + 1);
    let written = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default();
    let field = written.split('=').next().unwrap_or_default().trim();
    let named = !field.is_empty() && !field.starts_with('#');
    PlanFault { line, field: named.then(|| field.to_owned()), wrong: wrong(error.message()) }
}

/// What it finds about fields and values has its kind; whatever else it finds is a slip of the pen at that place.
fn wrong(message: &str) -> Wrong {
    let message = message.lines().map(str::trim).collect::<Vec<_>>().join(", ");
    match names(&message) {
        Some((name, _)) if message.starts_with("missing field ") => return Wrong::FieldMissing { name },
        Some((name, known)) if message.starts_with("unknown field ") => {
            return Wrong::FieldUnknown { name, known };
        }
        Some((word, known)) if message.starts_with("unknown variant ") => {
            return Wrong::WordUnknown { word, known };
        }
        _ => {}
    }
    if message.starts_with("duplicate key") {
        return Wrong::WrittenTwice;
    }
    if ["date", "parameter 'day'", "parameter 'month'"].iter().any(|word| message.contains(word)) {
        return Wrong::NotADate;
    }
    match message.rsplit_once("expected ").and_then(|(_, expected)| wanted(expected)) {
        Some(wanted) if message.starts_with("invalid type") => Wrong::WrongSort { wanted },
        Some(wanted) => Wrong::NotTaken { wanted },
        None => Wrong::Unreadable,
    }
}

/// What stands in back quotes: the name that was met, and those that may stand there.
fn names(message: &str) -> Option<(String, Vec<String>)> {
    let mut quoted = message.split('`').skip(1).step_by(2).map(ToOwned::to_owned);
    Some((quoted.next()?, quoted.collect()))
}

fn wanted(expected: &str) -> Option<Wanted> {
    let numbers = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "integer"];
    if numbers.iter().any(|number| expected.split_whitespace().any(|word| word == *number)) {
        return Some(Wanted::WholeNumber);
    }
    let sorts = [
        ("sequence", Wanted::List),
        ("array", Wanted::List),
        ("struct", Wanted::Part),
        ("map", Wanted::Part),
        ("table", Wanted::Part),
        ("string", Wanted::Text),
        ("bool", Wanted::Truth),
    ];
    sorts.into_iter().find(|(word, _)| expected.contains(word)).map(|(_, sort)| sort)
}
