//! The log: dense, in order, followed from other processes, and never rewritten.

use crate::support::{Docket, DocketCommand, Place, World, envelope, note, on_both_stores};
use sovang_ledger::{Envelope, ExecuteError, Ledger, LedgerError};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// 16 writers, three in five of whose commands fail after they began, over a few aggregates.
async fn stampede(ledgers: Vec<Ledger>, rounds: usize) -> u64 {
    let tasks: Vec<_> = (0..16)
        .map(|w| {
            let ledger = ledgers[w % ledgers.len()].clone();
            tokio::spawn(async move {
                let mut events = 0;
                for i in 0..rounds {
                    let id = format!("d{}", (w + i) % 5);
                    let texts: Vec<_> = (0..=i % 3).map(|n| format!("{w}-{i}-{n}")).collect();
                    let seen = (i % 5 > 2).then_some(1_000_000);
                    let sent = Envelope { seen, ..envelope() };
                    match ledger.execute::<Docket>(&id, DocketCommand::NoteAll(texts), sent).await {
                        Ok(outcome) => {
                            let receipt = outcome.receipt();
                            events += receipt.last_sequence + 1 - receipt.first_sequence;
                        }
                        Err(
                            ExecuteError::Stale { .. } | ExecuteError::Unavailable(LedgerError::Contended),
                        ) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
                events
            })
        })
        .collect();
    let mut events = 0;
    for task in tasks {
        events += task.await.unwrap();
    }
    events
}

async fn assert_dense(ledger: &Ledger, expected: u64) {
    let events = ledger.read(0, usize::MAX).await.unwrap();
    assert_eq!(events.len() as u64, expected);
    let mut last: HashMap<&str, u64> = HashMap::new();
    for (index, event) in events.iter().enumerate() {
        assert_eq!(event.log_index, index as u64);
        let before = last.insert(&event.aggregate_id, event.sequence).unwrap_or_default();
        assert_eq!(event.sequence, before + 1, "order within {}", event.aggregate_id);
    }
}

on_both_stores! {
    async fn sixteen_writers_leave_no_gap(world: World) {
        let events = stampede(vec![world.ledger.clone()], 20).await;
        assert!(events > 100);
        assert_dense(&world.ledger, events).await;
        assert_eq!(world.sound().await, events);
    }

    async fn the_head_is_told_to_those_who_wait(world: World) {
        let mut head = world.ledger.head();
        assert_eq!(*head.borrow_and_update(), 0);
        let waiting = tokio::spawn(async move {
            head.wait_for(|size| *size >= 3).await.map(|size| *size).unwrap()
        });
        for i in 0..3 {
            world.note("a", &i.to_string()).await;
        }
        let size = tokio::time::timeout(Duration::from_secs(30), waiting).await.unwrap().unwrap();
        assert_eq!(size, 3);
    }

    async fn a_follower_sees_every_event_once_and_in_order(world: World) {
        let follower = {
            let ledger = world.ledger.clone();
            tokio::spawn(async move {
                let (mut head, mut seen) = (ledger.head(), Vec::new());
                while seen.len() < 100 {
                    head.wait_for(|size| *size > seen.len() as u64).await.unwrap();
                    let events = ledger.read(seen.len() as u64, 7).await.unwrap();
                    seen.extend(events.into_iter().map(|event| event.log_index));
                }
                seen
            })
        };
        for i in 0..100 {
            world.note(&format!("d{}", i % 7), "x").await;
        }
        let seen = tokio::time::timeout(Duration::from_secs(30), follower).await.unwrap().unwrap();
        assert_eq!(seen, (0..100).collect::<Vec<_>>());
    }

    async fn history_refuses_to_be_rewritten(world: World) {
        world.ledger.execute::<Docket>("a", DocketCommand::Note("x".into()), envelope()).await.unwrap();
        for sql in [
            "update events set payload = '{}'",
            "delete from events",
            "update tlog_leaf set sequenced_at = 0",
            "delete from tlog_leaf",
            "update tlog_opening set disclosed = 1 where part = 1",
            "update tlog_opening set salt = bytes",
            "delete from tlog_opening",
            "update tlog_head set size = 0",
            "update tlog_head set origin = 'other'",
            "delete from tlog_head",
            "update command set answer = 'x'",
            "delete from command",
        ] {
            assert!(world.place.attempt(sql).await.is_err(), "{sql}");
        }
        if let Place::Postgres(_) = world.place {
            let tables = ["events", "tlog_leaf", "tlog_opening", "tlog_head", "command", "number_claim", "tlog_pending"];
            for table in tables {
                let refused = world.place.attempt(&format!("truncate {table} cascade")).await.unwrap_err();
                assert!(refused.contains("the ledger only grows"), "{refused}");
            }
            let wrong = "insert into tlog_leaf values (1, 'docket', 'a', 2, '\\x01' || sha256('a') || sha256('b'),
                         sha256('c'), 0)";
            let refused = world.place.attempt(wrong).await.unwrap_err();
            assert!(refused.contains("tlog_leaf_check") || refused.contains("leaf_hash"), "{refused}");
        }
        assert_eq!(world.sound().await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rival_sequencers_and_writers_of_two_processes_leave_no_gap() {
    let world = World::postgres().await;
    let other = world.place.open().await;
    let rival = {
        let (a, b) = (world.ledger.clone(), other.clone());
        tokio::spawn(async move {
            loop {
                let (a, b) = tokio::join!(a.sequence(), b.sequence());
                a.unwrap();
                b.unwrap();
            }
        })
    };
    let events = stampede(vec![world.ledger.clone(), other.clone()], 25).await;
    rival.abort();
    assert!(events > 100);
    assert_dense(&other, events).await;
    assert_eq!(world.sound().await, events);
    let gaps = world.place.count("select count(*) from events").await;
    assert_eq!(gaps as u64, events);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_process_is_told_of_the_head_at_once() {
    let world = World::postgres().await;
    let other = world.place.open().await;
    let mut head = other.head();
    tokio::time::sleep(Duration::from_millis(200)).await;
    // a look at the table comes once a second: right after the one that told, the next is a whole second away
    let mut soonest = Duration::MAX;
    for i in 1..=5_u64 {
        note(&world.ledger, "a", "x").await;
        let since = Instant::now();
        tokio::time::timeout(Duration::from_secs(30), head.wait_for(|size| *size >= i))
            .await
            .unwrap()
            .unwrap();
        if i > 1 {
            soonest = soonest.min(since.elapsed());
        }
    }
    assert!(soonest < Duration::from_millis(500), "{soonest:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn events_that_no_process_had_time_to_sequence_are_sequenced_later() {
    let world = World::postgres().await;
    let World { ledger, place, .. } = world;
    drop(ledger);
    place
        .attempt(
            r#"insert into events values ('docket', 'a', 1, 'Noted', '1.0', '{"Noted":{"text":"x"}}',
               '{"actor":"a","recorded_at":"2026-11-20T00:00:00Z","command_key":"k","command_events":"1",
                 "fingerprint":"f","answer":"/x"}')"#,
        )
        .await
        .unwrap();
    let ledger = place.open().await;
    let receipt = ledger.receipt(&"k".into()).await.unwrap().unwrap();
    assert_eq!((receipt.log_index, receipt.answer.as_str()), (0, "/x"));
    assert!(ledger.audit().await.unwrap().is_sound());
}
