//! The walk over the files of the workspace, and Rust sources as the compiler sees them: the code without comments and
//! strings, and the strings by themselves.
#![allow(dead_code, reason = "each test that walks over the files uses its own part")]

use std::fs;
use std::path::Path;

/// The folders in which our Rust stands, tests and benches among them.
pub(crate) const FOLDERS: [&str; 12] = [
    "src",
    "tests",
    "benches",
    "verifier",
    "domain",
    "words",
    "ledger",
    "projections",
    "desk",
    "portal",
    "witness",
    "samples",
];

/// A string literal and the line it begins on.
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// One file, without its tests.
pub(crate) struct Source {
    /// From the root of the workspace: `portal/src/paths.rs`.
    pub(crate) path: String,
    /// How many lines the file has, tests included.
    pub(crate) lines: usize,
    /// Its code; comments and what stands inside strings are blanks, line for line.
    pub(crate) code: String,
    pub(crate) literals: Vec<Literal>,
}

impl Source {
    pub(crate) fn of(path: &str, whole: &str) -> Self {
        let (code, literals) = split(&without_tests(whole));
        Self { path: path.to_owned(), lines: whole.lines().count(), code, literals }
    }

    /// `path:line` of every line of code in which one of these words stands, not as a part of a longer one.
    pub(crate) fn lines_with(&self, words: &[&str]) -> Vec<String> {
        let found = |line: &str| words.iter().find(|word| stands_in(line, word));
        let lines = self.code.lines().enumerate();
        lines
            .filter_map(|(at, line)| found(line).map(|word| format!("{}:{}: {word}", self.path, at + 1)))
            .collect()
    }

    /// `path:line` of every string that is so.
    pub(crate) fn strings_that(&self, are: impl Fn(&str) -> bool) -> Vec<String> {
        let those = self.literals.iter().filter(|literal| are(&literal.text));
        those.map(|literal| format!("{}:{}: {:?}", self.path, literal.line, literal.text)).collect()
    }
}

fn stands_in(line: &str, word: &str) -> bool {
    let part = |char: char| char.is_alphanumeric() || char == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(part) && word.starts_with(part);
        let after = line[at + word.len()..].chars().next().is_some_and(part) && word.ends_with(part);
        !before && !after
    })
}

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of ours.
pub(crate) fn rust_files() -> impl Iterator<Item = String> {
    FOLDERS.into_iter().flat_map(|folder| files(folder, "rs"))
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every Rust file under these folders of the workspace, those that are only tests left out.
pub(crate) fn sources(folders: &[&str]) -> Vec<Source> {
    let only_tests = |path: &str| {
        ["/tests.rs", "/tests/", "/testing/", "/sample", "/crash.rs"].iter().any(|part| path.contains(part))
    };
    let files = folders.iter().flat_map(|folder| files(folder, "rs"));
    files.filter(|path| !only_tests(path)).map(|path| Source::of(&path, &read(&path))).collect()
}

/// Every file under a folder that ends so, by its path from the root; none where there is no such folder.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !name.starts_with('.') && name != "target" {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(from_root(&path));
            }
        }
    }
    found.sort();
    found
}

fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().into_owned()
}

/// Blanks the modules of tests that stand at the end of a file, line for line.
fn without_tests(whole: &str) -> String {
    let mut kept = String::new();
    let (mut test_next, mut inside) = (false, false);
    for line in whole.lines() {
        let begins = test_next && line.starts_with("mod ") && line.ends_with('{');
        test_next = line == "#[cfg(test)]" || (test_next && line.starts_with("#["));
        let ends = inside && line == "}";
        inside = (inside || begins) && !ends;
        if !inside && !ends {
            kept.push_str(line);
        }
        kept.push('\n');
    }
    kept
}

/// The code with blanks for comments and strings, and the strings.
fn split(text: &str) -> (String, Vec<Literal>) {
    let (mut code, mut literals) = (String::new(), Vec::new());
    let (mut rest, mut line) = (text, 1);
    while let Some(next) = rest.chars().next() {
        let (length, inside) = token(rest, code.chars().next_back());
        if let Some(inside) = inside {
            literals.push(Literal { line, text: inside });
        }
        let plain = length == next.len_utf8();
        code.extend(rest[..length].chars().map(|char| if plain || char == '\n' { char } else { ' ' }));
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    (code, literals)
}

/// How long the comment, string or character is that begins here (else the one character), and what the string holds.
fn token(rest: &str, before: Option<char>) -> (usize, Option<String>) {
    let one = rest.chars().next().map_or(0, char::len_utf8);
    let in_word = before.is_some_and(|char| char.is_alphanumeric() || char == '_');
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), None);
    }
    if rest.starts_with("/*") {
        return (rest.find("*/").map_or(rest.len(), |end| end + 2), None);
    }
    if let Some(hashes) = raw(rest).filter(|_| !in_word) {
        let open = rest.find('"').unwrap() + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = rest[open..].find(&close).map_or(rest.len(), |end| open + end);
        return (rest.len().min(end + close.len()), Some(rest[open..end].to_owned()));
    }
    if let Some(behind) = rest.strip_prefix('"') {
        let end = unescaped(behind, '"').unwrap_or(behind.len());
        return (rest.len().min(end + 2), Some(behind[..end].to_owned()));
    }
    if let Some(behind) = rest.strip_prefix('\'') {
        // a lifetime has no closing quote right behind its one letter
        let is_char = |end: &usize| behind.starts_with('\\') || behind[..*end].chars().count() == 1;
        let end = unescaped(behind, '\'').filter(is_char);
        return (end.map_or(one, |end| end + 2), None);
    }
    (one, None)
}

/// The hashes of a raw string that begins here: r"…", r#"…"#, br"…".
fn raw(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    behind[hashes..].starts_with('"').then_some(hashes)
}

fn unescaped(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, char) in text.char_indices() {
        if char == quote && !escaped {
            return Some(at);
        }
        escaped = char == '\\' && !escaped;
    }
    None
}
