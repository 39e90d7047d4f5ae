//! Every file that the documents and the comments name is there, and holds the function they name it for.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "support/source.rs"]
mod source;

use source::{files, read, rust_files};

/// Ends of names that are files of ours; `.json`, `.csv` and `.db` are also addresses and data.
const ENDINGS: [&str; 6] = [".rs", ".md", ".toml", ".sql", ".py", ".go"];
/// Files that a reader is told to make.
const EXAMPLES: [&str; 1] = ["plans/yours.toml"];

#[test]
fn every_file_that_is_named_exists() {
    let all = everything();
    let mut gone = Vec::new();
    for paper in papers() {
        for (line, text) in prose(&paper) {
            for name in named(&text) {
                if let Err(why) = found(&name, &all) {
                    gone.push(format!("{paper}:{line}: {name}: {why}"));
                }
            }
        }
    }
    assert!(gone.is_empty(), "{}", gone.join("\n"));
}

#[test]
fn names_are_found_in_a_sentence() {
    let text =
        "See `ledger/src/append.rs::execute` (decisions/0005), rules/*.toml, docs/log.md. `a.rs`, not b.rsx.";
    assert_eq!(named(text), ["ledger/src/append.rs::execute", "docs/log.md", "a.rs"]);
    let all = ["ledger/src/append.rs".to_owned()];
    assert!(found("append.rs::execute", &all).is_ok() && found("src/append.rs", &all).is_ok());
    assert!(found("append.rs::nothing_of_this_name", &all).is_err() && found("end.rs", &all).is_err());
}

/// The documents, and the sources for their comments.
fn papers() -> Vec<String> {
    let documents =
        ["README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md", "clippy.toml", "Cargo.toml"];
    documents.map(String::from).into_iter().chain(files("docs", "md")).chain(rust_files()).collect()
}

/// Every file of the checkout that may be named.
fn everything() -> Vec<String> {
    let endings = ENDINGS.map(|ending| ending.trim_start_matches('.'));
    let lists = endings.iter().map(|ending| files("", ending));
    lists.flatten().chain([".config/nextest.toml".to_owned()]).collect()
}

/// The lines people read: all of a document, the comments of a source.
fn prose(paper: &str) -> Vec<(usize, String)> {
    let source = paper.ends_with(".rs") || paper.ends_with(".toml");
    let text = read(paper);
    let lines = text.lines().enumerate().filter(|(_, line)| {
        let line = line.trim_start();
        !source || line.starts_with("//") || line.starts_with("# ") || line.contains("reason = ")
    });
    lines.map(|(at, line)| (at + 1, line.to_owned())).collect()
}

/// The names of files in a line, with the function behind them if one is named.
fn named(text: &str) -> Vec<String> {
    let part = |char: char| char.is_alphanumeric() || "_-./:*<>{}…".contains(char);
    let words = text.split(|char| !part(char)).map(|word| word.trim_end_matches(['.', ':']));
    let file = |word: &&str| {
        let path = word.split("::").next().unwrap();
        ENDINGS.iter().any(|ending| path.len() > ending.len() && path.ends_with(ending))
            && !word.contains(['*', '<', '{', '…'])
            && !word.contains("//")
    };
    words.filter(file).map(String::from).collect()
}

/// Whether a name, whole or from one of its folders on, is a file that holds what is named behind it.
fn found(name: &str, all: &[String]) -> Result<(), &'static str> {
    let (path, inside) = name.split_once("::").map_or((name, None), |(path, inside)| (path, Some(inside)));
    if EXAMPLES.contains(&path) {
        return Ok(());
    }
    let path = path.trim_start_matches("../");
    let ends_so = |file: &&String| *file == path || file.ends_with(&format!("/{path}"));
    let those: Vec<_> = all.iter().filter(ends_so).collect();
    if those.is_empty() {
        return Err("there is no such file");
    }
    let name = inside.map_or("", |inside| inside.rsplit("::").next().unwrap());
    let holds = those.iter().any(|file| name.is_empty() || read(file).contains(name));
    if holds { Ok(()) } else { Err("the file does not hold it") }
}
