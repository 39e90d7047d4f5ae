//! What docs/ARCHITECTURE.md calls "Invariant", held over the sources as they are.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "support/source.rs"]
mod source;

use source::{Source, read, rust_files, sources};
use std::collections::BTreeSet;

const ARROWS: &str = "a crate depends only on those below it on the map";
const APART: &str = "public pages import nothing of the office, the office nothing of the public pages";
const DESK: &str = "the desk knows no page: no ui, no maud, no axum";
const NO_SQL: &str = "the portal names no table and writes no SQL";
const NO_HTML: &str = "projections write no HTML";
const PURE: &str = "the domain has no clock, no I/O, no SQL, no HTTP, nothing asynchronous";
const WORDLESS: &str = "the domain, the ledger, the projections and the desk write no Vietnamese";
const ADDRESSES: &str =
    "an address the portal answers is written in portal/src/paths.rs or below it, nowhere else";
const ESCAPED: &str = "only portal/src/ui/ writes markup unescaped";
const ENTRANCES: &str = "time and randomness enter at the places clippy.toml names";
const SMALL: &str = "a function has at most 70 lines, a file at most 400";

/// Which crate of ours may depend on which. The root is `sovang`, which wires all of them.
const BELOW: [(&str, &[&str]); 11] = [
    ("verifier", &[]),
    ("domain", &[]),
    ("words", &["domain"]),
    ("ledger", &["domain", "verifier"]),
    ("projections", &["domain", "words", "ledger"]),
    ("desk", &["domain", "words", "verifier", "ledger", "projections"]),
    ("paper", &["domain", "words"]),
    ("portal", &["domain", "verifier", "words", "ledger", "projections", "desk", "paper"]),
    ("witness", &["verifier"]),
    ("samples", &["domain", "projections"]),
    ("", &["verifier", "domain", "words", "ledger", "projections", "desk", "paper", "portal", "witness"]),
];
/// Where a clock is read or dice are thrown.
const CLOCKS_AND_DICE: [&str; 6] = [
    "portal/src/clock.rs",
    "desk/src/clock.rs",
    "ledger/src/clock.rs",
    "ledger/src/random.rs",
    "witness/src/clock.rs",
    "witness/src/key.rs",
];
/// The folders of our own sources; tests and benches have their own `main` in their crates.
const CODE: [&str; 11] = [
    "src",
    "verifier/src",
    "domain/src",
    "words/src",
    "ledger/src",
    "projections/src",
    "desk/src",
    "paper/src",
    "portal/src",
    "witness/src",
    "samples/src",
];
const LINES: usize = 400;

fn holds(invariant: &str, broken: &[String]) {
    assert!(broken.is_empty(), "Invariant: {invariant}.\nBroken in:\n{}", broken.join("\n"));
}

#[test]
fn the_invariants_stand_in_the_architecture() {
    let all = [ARROWS, APART, DESK, NO_SQL, NO_HTML, PURE, WORDLESS, ADDRESSES, ESCAPED, ENTRANCES, SMALL];
    let text = read("docs/ARCHITECTURE.md");
    let written: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- Invariant: ")).collect();
    let held: Vec<String> = all.map(|invariant| format!("{invariant}.")).to_vec();
    assert_eq!(written, held);
}

#[test]
fn a_crate_depends_only_on_those_below_it() {
    let mut broken = Vec::new();
    for path in manifests() {
        let name = path.trim_end_matches("Cargo.toml").trim_end_matches('/');
        let Some((_, below)) = BELOW.iter().find(|(crate_, _)| *crate_ == name) else {
            broken.push(format!("{path}: not on the map"));
            continue;
        };
        for (line, dependency) in ours(&read(&path)) {
            if !below.contains(&dependency.as_str()) {
                broken.push(format!("{path}:{line}: sovang-{dependency}"));
            }
        }
    }
    holds(ARROWS, &broken);
}

/// The manifests of the workspace's members and of its root.
fn manifests() -> Vec<String> {
    let root = read("Cargo.toml");
    let members = root.lines().find_map(|line| line.strip_prefix("members = [")).expect("members");
    let names = members.trim_end_matches(']').split(',').map(|name| name.trim().trim_matches('"'));
    let members = names.filter(|name| !name.is_empty()).map(|name| format!("{name}/Cargo.toml"));
    std::iter::once("Cargo.toml".to_owned()).chain(members).collect()
}

/// Our own crates among the dependencies, tests' left out, with their line.
fn ours(manifest: &str) -> Vec<(usize, String)> {
    let mut section = "";
    let mut found = Vec::new();
    for (at, line) in manifest.lines().enumerate() {
        if line.starts_with('[') {
            section = line;
        }
        let name = line.strip_prefix("sovang-").and_then(|name| name.split(['.', ' ', '=']).next());
        if let (Some(name), "[dependencies]") = (name, section) {
            found.push((at + 1, name.to_owned()));
        }
    }
    found
}

#[test]
fn public_pages_and_the_office_import_nothing_of_each_other() {
    let public = sources(&["portal/src/pages/public"]);
    let office = sources(&["portal/src/pages/office"]);
    let mut broken: Vec<String> = public.iter().flat_map(|page| page.lines_with(&["office"])).collect();
    broken.extend(
        office.iter().flat_map(|page| page.lines_with(&["pages::public", "super::public", "public::"])),
    );
    holds(APART, &broken);
}

#[test]
fn the_desk_knows_no_page() {
    let desk = sources(&["portal/src/desk", "desk/src"]);
    assert!(desk.len() > 5, "the desk lies elsewhere");
    let pages = ["ui", "maud", "axum", "html!", "Markup", "pages"];
    holds(DESK, &desk.iter().flat_map(|file| file.lines_with(&pages)).collect::<Vec<_>>());
}

#[test]
fn the_portal_writes_no_sql() {
    let statement = |text: &str| {
        let words: Vec<String> = text.split_whitespace().take(2).map(str::to_lowercase).collect();
        let first = words.first().map_or("", String::as_str);
        words.len() == 2 && ["select", "insert", "update", "delete", "create", "pragma"].contains(&first)
    };
    let portal = sources(&["portal/src"]);
    let mut broken: Vec<String> = portal.iter().flat_map(|file| file.strings_that(statement)).collect();
    broken.extend(portal.iter().flat_map(|file| file.lines_with(&["rusqlite", "sqlx"])));
    holds(NO_SQL, &broken);
}

#[test]
fn projections_write_no_html() {
    let element = |text: &str| {
        text.match_indices('<')
            .any(|(at, _)| text[at + 1..].starts_with(|char: char| char.is_ascii_alphabetic() || char == '/'))
    };
    let files = sources(&["projections/src"]);
    let mut broken: Vec<String> = files.iter().flat_map(|file| file.strings_that(element)).collect();
    broken.extend(files.iter().flat_map(|file| file.lines_with(&["maud", "html!", "Markup"])));
    holds(NO_HTML, &broken);
}

#[test]
fn the_domain_is_pure() {
    let outside = [
        "std::fs",
        "std::net",
        "std::io",
        "std::env",
        "std::time",
        "std::thread",
        "std::process",
        "tokio",
        "rusqlite",
        "sqlx",
        "axum",
        "hyper",
        "reqwest",
        "async",
        "getrandom",
        "Timestamp::now",
        "Zoned::now",
    ];
    // the one asynchronous function: cqrs-es asks for it, and it waits for nothing
    let domain = sources(&["domain/src"]).into_iter().filter(|file| file.path != "domain/src/aggregate.rs");
    holds(PURE, &domain.flat_map(|file| file.lines_with(&outside)).collect::<Vec<_>>());
}

/// Vietnamese letters that are no words: how decisions are numbered, as facts record it, and a sign in an index that
/// no address can hold.
const NO_WORDS: [&str; 2] = ["/QĐ-UBND", "đ"];

#[test]
fn the_domain_the_ledger_the_projections_and_the_desk_write_no_vietnamese() {
    // every sentence has a letter that English has not
    let vietnamese = |text: &str| {
        !NO_WORDS.contains(&text) && text.chars().any(|char| !char.is_ascii() && char.is_alphabetic())
    };
    let files = sources(&["domain/src", "ledger/src", "projections/src", "desk/src"]);
    holds(WORDLESS, &files.iter().flat_map(|file| file.strings_that(vietnamese)).collect::<Vec<_>>());
}

#[test]
fn addresses_are_written_in_one_place() {
    let known: Vec<String> =
        sources(&["portal/src"]).iter().filter(|file| own(&file.path)).flat_map(fixed).collect();
    let again = |text: &str| known.iter().any(|known| starts_with_part(text, known));
    let mut broken = Vec::new();
    for file in sources(&["portal/src"]).iter().filter(|file| !own(&file.path)) {
        broken.extend(routed(file));
        broken.extend(file.strings_that(again));
    }
    holds(ADDRESSES, &broken);
}

fn own(path: &str) -> bool {
    path == "portal/src/paths.rs" || path.starts_with("portal/src/paths/")
}

/// The addresses in which nothing differs, but for the front page's.
fn fixed(file: &Source) -> Vec<String> {
    let texts = file.literals.iter().map(|literal| literal.text.clone());
    texts.filter(|text| text.starts_with('/') && text.len() > 1 && !text.contains('{')).collect()
}

fn starts_with_part(text: &str, known: &str) -> bool {
    text.strip_prefix(known).is_some_and(|behind| behind.is_empty() || behind.starts_with(['/', '?', '.']))
}

/// The routes whose address is a string on the spot.
fn routed(file: &Source) -> Vec<String> {
    let calls = file.code.match_indices(".route(").map(|(at, call)| {
        let before = at + call.len();
        let blanks = file.code[before..].len() - file.code[before..].trim_start().len();
        file.code[..before].matches('\n').count()
            + 1
            + file.code[before..before + blanks].matches('\n').count()
    });
    let lines: BTreeSet<usize> = calls.collect();
    let strings =
        file.literals.iter().filter(|literal| lines.contains(&literal.line) && literal.text.starts_with('/'));
    strings.map(|literal| format!("{}:{}: {:?}", file.path, literal.line, literal.text)).collect()
}

#[test]
fn only_ui_writes_markup_unescaped() {
    let files = sources(&CODE).into_iter().filter(|file| !file.path.starts_with("portal/src/ui/"));
    holds(ESCAPED, &files.flat_map(|file| file.lines_with(&["PreEscaped"])).collect::<Vec<_>>());
}

#[test]
fn time_and_randomness_have_their_entrances() {
    let asks = ["Timestamp::now", "Zoned::now", "SystemTime::now", "getrandom::fill", "disallowed_methods"];
    let files = sources(&CODE).into_iter().filter(|file| !CLOCKS_AND_DICE.contains(&file.path.as_str()));
    holds(ENTRANCES, &files.flat_map(|file| file.lines_with(&asks)).collect::<Vec<_>>());
}

#[test]
fn functions_and_files_are_small() {
    let mut broken = Vec::new();
    if !read("clippy.toml").contains("\ntoo-many-lines-threshold = 70\n") {
        broken.push("clippy.toml: the limit of functions".to_owned());
    }
    if !read("Cargo.toml").contains("\ntoo_many_lines = \"warn\"\n") {
        broken.push("Cargo.toml: the lint that counts a function's lines".to_owned());
    }
    for path in manifests() {
        if !read(&path).contains("[lints]\nworkspace = true") {
            broken.push(format!("{path}: the lints of the workspace"));
        }
    }
    for path in rust_files() {
        let file = Source::of(&path, &read(&path));
        if file.lines > LINES {
            broken.push(format!("{path}:{LINES}: {} lines", file.lines));
        }
        let excused = file.lines_with(&["clippy::too_many_lines"]);
        // a refusal's table has one arm for each
        broken.extend(excused.into_iter().filter(|line| !line.contains("/refusal/")));
    }
    holds(SMALL, &broken);
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let text = "let a = \"x // y\"; // \"no\"\nlet b = r#\"q\"r\"#; /* ui */ let c = '\"'; fn f<'a>(d: &'a str) {}\n#[cfg(test)]\nmod tests {\n    ui\n}\nlast";
    let file = Source::of("a.rs", text);
    let strings: Vec<_> = file.literals.iter().map(|literal| (literal.line, literal.text.as_str())).collect();
    assert_eq!(strings, [(1, "x // y"), (2, "q\"r")]);
    assert_eq!(file.lines_with(&["ui", "no", "y"]), Vec::<String>::new());
    assert_eq!(file.lines_with(&["str", "last"]), ["a.rs:2: str", "a.rs:7: last"]);
}
