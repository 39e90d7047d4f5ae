//! kill -9 in the middle of appends loses no acknowledged command and leaves none half done.

use crate::support::{Docket, DocketCommand, Place, World, on_both_stores};
use sovang_ledger::{Envelope, ExecuteError, LedgerError};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

const PLACE: &str = "SOVANG_CRASH_PLACE";

/// The child: appends as fast as it can and says each acknowledged key, until it is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child() {
    let Ok(place) = std::env::var(PLACE) else { return };
    let place = if place.starts_with('/') { Place::Sqlite(place.into()) } else { Place::Postgres(place) };
    let ledger = place.open().await;
    let run = sovang_ledger::random::token();
    let writers: Vec<_> = (0..8)
        .map(|w| {
            let (ledger, run) = (ledger.clone(), run.clone());
            tokio::spawn(async move {
                for i in 0.. {
                    let key = format!("{run}-{w}-{i}");
                    let command = DocketCommand::NoteAll(vec![key.clone(); 3]);
                    match ledger
                        .execute::<Docket>(
                            &format!("d{}", i % 4),
                            command,
                            Envelope::new(key.as_str(), "f", "a"),
                        )
                        .await
                    {
                        // straight to the pipe: the harness would keep what println says
                        Ok(_) => std::io::Write::write_all(
                            &mut std::io::stderr(),
                            format!("ack {key}\n").as_bytes(),
                        )
                        .unwrap(),
                        Err(ExecuteError::Unavailable(LedgerError::Contended)) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

on_both_stores! {
    async fn an_acknowledged_command_survives_a_kill(world: World) {
        let World { ledger, place, _folder } = world;
        drop(ledger);
        let mut acknowledged = Vec::new();
        for round in 0..4_u64 {
            let name = match &place {
                Place::Sqlite(path) => path.display().to_string(),
                Place::Postgres(url) => url.clone(),
            };
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["crash::child", "--exact", "--nocapture"])
                .env(PLACE, name)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let output = child.stderr.take().unwrap();
            let reader = std::thread::spawn(move || {
                BufReader::new(output)
                    .lines()
                    .map_while(Result::ok)
                    .filter_map(|line| line.strip_prefix("ack ").map(str::to_owned))
                    .collect::<Vec<_>>()
            });
            tokio::time::sleep(Duration::from_millis(700 + round * 137)).await;
            child.kill().unwrap();
            child.wait().unwrap();
            acknowledged.extend(reader.join().unwrap());
        }
        assert!(acknowledged.len() > 20, "only {} commands", acknowledged.len());
        let ledger = place.open().await;
        while ledger.sequence().await.unwrap() > 0 {}
        for key in &acknowledged {
            assert!(ledger.receipt(&key.as_str().into()).await.unwrap().is_some(), "{key} is lost");
        }
        let commands = place.count("select count(*) from command").await;
        assert_eq!(place.count("select count(*) from events").await, commands * 3, "no command is half done");
        let report = ledger.audit().await.unwrap();
        assert!(report.is_sound(), "{:#?}", report.first_fault());
        assert_eq!(report.events as i64, commands * 3);
    }
}
