//! What the READMEs print is true: every command runs as it stands there, every address answers, every file is there.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use support::person::Person;
use support::server::Server;

const ENGLISH: &str = include_str!("../README.md");
const VIETNAMESE: &str = include_str!("../README.vi.md");
/// Runs all tests, this one too.
const THE_TESTS: &str = "bash scripts/test";
const PROGRAM: &str = env!("CARGO_BIN_EXE_sovang");

/// Who opens the addresses inside: someone of these may open each.
const SIGNED_IN: [&str; 3] = ["thiduakhenthuong.phu-tan", "bc-tram-y-te.phu-tan", "quantri"];

#[tokio::test]
async fn every_command_runs_as_printed() {
    let folder = tempfile::tempdir().unwrap();
    // not there yet: the program makes it, closed to others
    let mut shell = Shell { data: &folder.path().join("so-vang"), env: Vec::new(), ran: Vec::new() };
    for readme in [ENGLISH, VIETNAMESE] {
        for (language, line) in fenced(readme) {
            shell.runs(&language, &line).await;
        }
        for line in prose(readme).iter().filter(|code| code.starts_with("sovang ") && !code.contains('…')) {
            shell.runs("", line).await;
        }
    }
    for expected in [
        "demo",
        "plan check",
        "migrate",
        "locality register",
        "account open",
        "plan issue",
        "serve",
        "doctor",
    ] {
        assert!(
            shell.ran.iter().any(|ran| ran.starts_with(expected)),
            "{expected} is not printed: {:?}",
            shell.ran
        );
    }
}

/// A shell whose data lies in a folder of the test, wherever the page keeps it.
struct Shell<'a> {
    data: &'a Path,
    env: Vec<(String, String)>,
    /// The arguments of the program, each time it ran.
    ran: Vec<String>,
}

impl Shell<'_> {
    async fn runs(&mut self, language: &str, line: &str) {
        if let Some((name, value)) = line.strip_prefix("export ").and_then(|export| export.split_once('=')) {
            let value = if name == "SOVANG_DATA" { self.data.to_str().unwrap() } else { value };
            self.env.push((name.to_owned(), value.to_owned()));
            return;
        }
        let program =
            ["cargo run --release -- ", "sovang "].into_iter().find_map(|start| line.strip_prefix(start));
        match program {
            Some(args) => self.runs_the_program(args).await,
            None if line == THE_TESTS => assert!(Path::new("scripts/test").is_file()),
            // a drawing is no command, a line for a shell is one
            None => assert_ne!(language, "sh", "the test does not know how to run {line:?}"),
        }
    }

    async fn runs_the_program(&mut self, line: &str) {
        let args = words(line);
        let mut args: Vec<&str> = args.iter().map(String::as_str).collect();
        let env: Vec<(&str, &str)> =
            self.env.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        match args.first() {
            Some(&"demo") => {
                let demo = self.data.with_file_name("trinh-dien");
                args.extend(["--json", "--listen", "127.0.0.1:0", "--data", demo.to_str().unwrap()]);
                serves(Server::start_with(&args, &env), line).await;
            }
            Some(&"serve") => {
                // a folder that the page names is a new one
                let new = self.data.with_file_name("so-moi");
                for at in 1..args.len() {
                    if args[at - 1] == "--data" {
                        args[at] = new.to_str().unwrap();
                    }
                }
                serves(Server::start_with(&args, &env), line).await;
            }
            _ => {
                let output = Command::new(PROGRAM).args(&args).envs(env).output().unwrap();
                assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
            }
        }
        self.ran.push(line.to_owned());
    }
}

/// It answers, and stops when asked to.
async fn serves(mut server: Server, line: &str) {
    let page = server.person().gets("/").await;
    if page.status == 503 {
        page.says("Cổng này chưa được lập");
        assert!(server.output().contains("/khoi-dau?ma="), "{line}: {}", server.output());
    } else {
        page.is(200);
    }
    assert_eq!(server.stop().code(), Some(0), "{line}");
}

#[tokio::test]
async fn every_address_answers_on_the_demonstration() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(folder.path());
    let mut people: Vec<Person> = vec![server.person()];
    for login in SIGNED_IN {
        let account = server.accounts.iter().find(|account| account.login == login).unwrap();
        let person = server.person();
        person.signs_in(login, &account.password).await;
        people.push(person);
    }
    let addresses: BTreeSet<String> = [ENGLISH, VIETNAMESE].into_iter().flat_map(addresses).collect();
    assert!(addresses.len() > 20, "{addresses:?}");
    for address in addresses {
        // what is public must answer without an account
        let inside = address.starts_with("/noi-bo");
        let mut answers = Vec::new();
        for person in if inside { &people[1..] } else { &people[..1] } {
            answers.push(person.gets(&address).await.status);
        }
        assert!(answers.contains(&200), "{address} answers {answers:?}");
    }
}

#[test]
fn every_file_is_there() {
    for readme in [ENGLISH, VIETNAMESE] {
        let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let named = prose(readme).into_iter().filter(|code| code.starts_with("docs/"));
        let files: Vec<String> =
            links.map(str::to_owned).filter(|link| !link.contains("://")).chain(named).collect();
        for file in &files {
            assert!(Path::new(file).exists(), "{file} is named but not there");
        }
    }
    let picture = std::fs::metadata("docs/images/award-page.png").unwrap();
    assert!(picture.len() < 200_000, "the picture takes {} bytes of every visit", picture.len());
}

#[test]
fn the_demonstration_listens_where_the_page_says() {
    let help = Command::new(PROGRAM).args(["demo", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for readme in [ENGLISH, VIETNAMESE] {
        let (_, rest) = readme.split_once("<http://").expect("the page says where");
        let (address, _) = rest.split_once('>').unwrap();
        assert!(help.contains(address), "{address} is not in {help}");
    }
}

/// The lines within fences, with the language of the fence.
fn fenced(readme: &str) -> Vec<(String, String)> {
    let (mut found, mut fence) = (Vec::new(), None);
    for line in readme.lines().map(str::trim) {
        match (line.strip_prefix("```"), &fence) {
            (Some(_), Some(_)) => fence = None,
            (Some(language), None) => fence = Some(language.to_owned()),
            (None, Some(language)) if !line.is_empty() => found.push((language.clone(), line.to_owned())),
            _ => {}
        }
    }
    found
}

/// What stands `so` in the text, outside fences.
fn prose(readme: &str) -> Vec<String> {
    let text: String = readme.split("```").step_by(2).collect();
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn addresses(readme: &str) -> Vec<String> {
    prose(readme).into_iter().filter(|code| code.starts_with('/') && !code.contains(['{', ' '])).collect()
}

/// The words of a command line; quotes keep them together.
fn words(line: &str) -> Vec<String> {
    let quoted = line.split('"').enumerate();
    quoted
        .flat_map(|(place, part)| match place % 2 {
            1 => vec![part.to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        })
        .collect()
}
