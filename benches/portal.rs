//! How fast pages are served and views are built over many awards, and how much memory it takes, against what the
//! same machine does when nothing is decided, rendered or looked up. Run it with scripts/bench.
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first surprise")]

mod support;

use sovang_ledger::{Ledger, migrate_sqlite};
use sovang_projections::Views;
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::http::{self, Request};
use support::process::Server;
use support::table::{Aim, Contestant, Figure, median, note, percentile, print, rounds};
use support::{awards, fixed, raw_sqlite, recorded, size, turn};

/// More memory than this is a fault.
const MEMORY: f64 = 256.0;

fn main() {
    let mut args = std::env::args().skip(1);
    if args.next().as_deref() == Some(fixed::WORD) {
        return fixed::serve(Path::new(&args.next().unwrap()));
    }
    if !support::asked_for() {
        return;
    }
    let folder = support::folder();
    let (awards, built) = build(folder.path());
    print(&format!("Views, {awards} awards"), &built);
    let server = Server::sovang(folder.path());
    let started = Figure::alone(
        "start, first page answered (the integrity check runs in the background)",
        "s",
        server.started_in,
        Aim::AtMost(2.0),
    );
    print(&format!("Start, {awards} awards"), &[started]);
    let idle = resident(&server, "just started");
    let list = format!("/{}/khen-thuong", awards::LOCALITY);
    print(
        &format!("Pages over HTTP, {} connections, {awards} awards", http::CONNECTIONS),
        &pages(&server, &list),
    );
    print(&format!("Search, page included, {awards} awards"), &searches(&server, awards));
    let loaded = resident(&server, "after the load above");
    let connections = size("CONNECTIONS", 1000);
    let held = http::while_idle(server.address, connections, &list, || {
        resident(&server, &format!("with {connections} idle connections"))
    });
    let highest = Figure::alone("resident, highest ever", "MiB", server.memory("VmHWM"), Aim::AtMost(MEMORY));
    let figures: Vec<_> = idle.into_iter().chain(loaded).chain(held).chain([highest]).collect();
    print("Memory of the server", &figures);
}

/// What the process holds now, and what of it is its own: the rest is files that the system maps and may drop.
fn resident(server: &Server, when: &str) -> [Figure; 2] {
    let figure = |what: String, name, aim| Figure::alone(what, "MiB", server.memory(name), aim);
    [
        figure(format!("resident, {when}"), "VmRSS", Aim::AtMost(MEMORY)),
        figure(format!("of this its own (not mapped files), {when}"), "RssAnon", Aim::None),
    ]
}

/// Enters the awards and builds the views from nothing: how many awards there are, and how fast it went.
fn build(folder: &Path) -> (usize, Vec<Figure>) {
    let wanted = size("AWARDS", 100_000);
    note(format_args!("entering {wanted} awards"));
    let runtime = support::runtime();
    let (awards, events, entering, views) = runtime.block_on(async {
        let path = folder.join("ledger.db");
        migrate_sqlite(&path).unwrap();
        let ledger = Ledger::open_sqlite(&path, recorded::settings()).await.unwrap();
        let start = Instant::now();
        let awards = awards::enter(&ledger, wanted).await;
        let events = *ledger.head().borrow();
        let entering = start.elapsed().as_secs_f64();
        note(format_args!("{events} events entered in {entering:.1} s; building the views"));
        let start = Instant::now();
        let views = Views::open(folder, ledger.clone()).await.unwrap();
        views.reached(events - 1, Duration::from_secs(3600)).await.unwrap();
        (awards, events, entering, start.elapsed().as_secs_f64())
    });
    // the runtime ends first: nobody reads or writes the files any more
    drop(runtime);
    let raw = raw_sqlite::copy(&views_file(folder), "timeline", 500, &folder.join("copy.db"));
    let events = events as f64;
    let what = format!("views built from {events} events; limit: rows of the timeline alone, copied");
    let figures = vec![
        Figure::alone("history entered in bulk, sealed and proven", "events/s", events / entering, Aim::None),
        Figure::against(what, "events/s", &[events / views], &[raw], Aim::None),
        Figure::alone("200,000 events at that speed", "s", 200_000.0 * views / events, Aim::AtMost(24.0)),
    ];
    (awards, figures)
}

fn views_file(folder: &Path) -> PathBuf {
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_views = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with("views-") && name.ends_with(".db")
    };
    files.find(is_views).unwrap()
}

/// Each page kept, rendered for someone with a session cookie, and rendered for the first reader after a change.
fn pages(server: &Server, list: &str) -> Vec<Figure> {
    let folder = support::folder();
    let mut figures = Vec::new();
    let award = format!("{list}/2020-1-1");
    for (name, path) in [("list of 50", list), ("one award", award.as_str())] {
        let body = http::body(server.address, &http::get(path, ""));
        note(format_args!("{name}: {} bytes compressed", body.len()));
        let bare = &Server::fixed(folder.path(), &body);
        let asked = &Cell::new(0);
        let load = |at: &Server, request: Request| {
            let address = at.address;
            move || {
                let first = asked.replace(asked.get() + 1_000_000_000);
                http::per_second(address, &request, first, turn())
            }
        };
        let signed_in = http::get(path, "cookie: sovang=0123456789abcdef0123456789abcdef\r\n");
        let signed_in: Request = Arc::new(move |_| signed_in.clone());
        let address = path.to_owned();
        let first_reader: Request = Arc::new(move |number| http::get(&format!("{address}?lan={number}"), ""));
        let contestants: Vec<Contestant<'_>> = vec![
            ("bare hyper", Box::new(load(bare, http::same(path)))),
            ("kept", Box::new(load(server, http::same(path)))),
            ("rendered", Box::new(load(server, signed_in))),
            ("first reader", Box::new(load(server, first_reader))),
        ];
        let reached = rounds(contestants);
        let [bare, kept, rendered, first] = &reached[..] else { unreachable!("one list a contestant") };
        let line = |what: &str, ours: &[f64], aim| {
            Figure::against(format!("{name}, {what} ({} bytes)", body.len()), "/s", ours, bare, aim)
        };
        figures.extend([
            line("kept", kept, Aim::Ratio(0.9)),
            line("rendered anew", rendered, Aim::Ratio(0.1)),
            line("rendered, compressed and kept for the first reader", first, Aim::None),
        ]);
    }
    figures
}

/// Names with and without marks, whole and begun; decision numbers; deeds.
fn searches(server: &Server, awards: usize) -> Vec<Figure> {
    let query = |number: usize| {
        let name = awards::name(number * 7919 % awards);
        let words: Vec<&str> = name.split(' ').collect();
        let year = 2016 + number % 10;
        let text = match number % 5 {
            0 => name.clone(),
            1 => words[words.len() - 2..].join(" "),
            2 => format!("{} {}", unmarked(words[0]), unmarked(words[words.len() - 1])),
            3 => format!("{:02}/QĐ-UBND {year}", number % (awards / awards::EACH / 10).max(1) + 1),
            _ => format!("ma {:06}", number * 7919 % awards),
        };
        let text: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        // the number keeps each address new, so that no page is a kept one
        http::get(&format!("/{}/tim-kiem?q={text}&lan={number}", awards::LOCALITY), "")
    };
    let requests: Vec<_> = (0..size("SEARCHES", 1000)).map(query).collect();
    let times = http::latencies(server.address, &requests);
    vec![
        Figure::alone("p50", "ms", median(&times), Aim::None),
        Figure::alone("p99", "ms", percentile(&times, 99.0), Aim::AtMost(20.0)),
        Figure::alone("slowest", "ms", percentile(&times, 100.0), Aim::None),
    ]
}

/// As people type who do without marks: enough for the names above.
fn unmarked(word: &str) -> String {
    let plain = |letter: char| match letter {
        'ă' | 'â' | 'á' | 'à' | 'ả' | 'ạ' | 'ầ' | 'Á' => 'a',
        'đ' | 'Đ' => 'd',
        'ê' | 'ễ' => 'e',
        'ì' => 'i',
        'ô' | 'ò' | 'õ' => 'o',
        'ư' | 'ỳ' | 'ợ' => 'u',
        'ĩ' => 'i',
        other => other.to_ascii_lowercase(),
    };
    word.chars().map(plain).collect()
}
