//! One file of texts as Rust: a table is a module, a text is a function, `{name}` is its argument.
//!
//! Arguments stand in the order of the alphabet, so turning a sentence round changes no call.

use std::collections::BTreeSet;
use std::fmt::Write;
use toml::{Table, Value};
use unicode_normalization::is_nfc;

/// The module of one file. The fault names the text and what is wrong with it.
pub(crate) fn module(name: &str, text: &str) -> Result<String, String> {
    let table: Table = text.parse().map_err(|fault: toml::de::Error| fault.to_string())?;
    let mut code = String::new();
    write_table(&mut code, name, name, &table)?;
    Ok(code)
}

fn write_table(code: &mut String, path: &str, name: &str, table: &Table) -> Result<(), String> {
    named(path, name)?;
    let _ = writeln!(code, "pub(crate) mod {name} {{");
    for (key, value) in table {
        let path = format!("{path}.{key}");
        match value {
            Value::Table(inner) => write_table(code, &path, key, inner)?,
            Value::String(text) => write_text(code, &path, key, text)?,
            _ => return Err(format!("{path}: neither a text nor a table of texts")),
        }
    }
    code.push_str("}\n");
    Ok(())
}

fn write_text(code: &mut String, path: &str, key: &str, text: &str) -> Result<(), String> {
    named(path, key)?;
    well_set(path, text)?;
    let arguments = arguments(path, text)?;
    if arguments.is_empty() {
        let _ = writeln!(code, "pub(crate) const fn {key}() -> &'static str {{ {text:?} }}");
        return Ok(());
    }
    let typed: Vec<String> =
        arguments.iter().map(|name| format!("{name}: impl ::std::fmt::Display")).collect();
    let typed = typed.join(", ");
    let _ = writeln!(code, "pub(crate) fn {key}({typed}) -> String {{ format!({text:?}) }}");
    Ok(())
}

/// What every text owes its reader, whatever it says.
fn well_set(path: &str, text: &str) -> Result<(), String> {
    let fault = if text.is_empty() {
        "is empty"
    } else if !is_nfc(text) {
        "is not in NFC: type it anew"
    } else if text.contains("  ") || text.contains(['\n', '\t']) {
        "has doubled blanks or a line break in it"
    } else if text.trim() != text {
        "begins or ends with a blank"
    } else {
        return Ok(());
    };
    Err(format!("{path}: {fault}"))
}

fn arguments<'a>(path: &str, text: &'a str) -> Result<BTreeSet<&'a str>, String> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest[at..].strip_prefix('{').and_then(|after| after.split_once('}'));
        let Some((name, after)) = inside else {
            return Err(format!("{path}: a brace without its pair"));
        };
        named(path, name)?;
        found.insert(name);
        rest = after;
    }
    Ok(found)
}

fn named(path: &str, name: &str) -> Result<(), String> {
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if is_name { Ok(()) } else { Err(format!("{path}: “{name}” is no name: use a to z, 0 to 9 and _")) }
}
