//! Appending: whole or not at all, once per key, in order, and never over another's head.

use crate::support::{Docket, DocketCommand, DocketRefusal, World, envelope, on_both_stores};
use sovang_ledger::{CommandKey, Envelope, ExecuteError, LedgerError, Outcome, SeriesNumber};
use std::collections::BTreeSet;

fn said(text: &str) -> DocketCommand {
    DocketCommand::Note(text.to_owned())
}

on_both_stores! {
    async fn what_is_recorded_loads_again(world: World) {
        assert_eq!(world.ledger.load::<Docket>("a").await.unwrap(), (Docket::default(), 0));
        let all = DocketCommand::NoteAll(vec!["một".into(), "hai".into(), "ba \"\\ 😀 \u{1}".into()]);
        let mut sent = envelope();
        sent.answer = "/so/1".to_owned();
        let outcome = world.ledger.execute::<Docket>("a", all, sent).await.unwrap();
        let Outcome::Recorded(receipt) = outcome else { panic!("{outcome:?}") };
        assert_eq!((receipt.aggregate_type.as_str(), receipt.aggregate_id.as_str()), ("docket", "a"));
        assert_eq!((receipt.first_sequence, receipt.last_sequence, receipt.log_index), (1, 3, 2));
        assert_eq!(receipt.answer, "/so/1");
        assert_eq!(world.note("b", "khác").await.log_index, 3);
        assert_eq!(world.note("a", "bốn").await.last_sequence, 4);
        let (docket, version) = world.ledger.load::<Docket>("a").await.unwrap();
        assert_eq!(docket.texts, ["một", "hai", "ba \"\\ 😀 \u{1}", "bốn"]);
        assert_eq!(version, 4);
        assert_eq!(world.sound().await, 5);
        assert_eq!(world.place.count("select size from tlog_head").await, 5);
    }

    async fn the_log_is_read_in_its_order(world: World) {
        for i in 0..20 {
            world.note(&format!("d{}", i % 3), &format!("t{i}")).await;
        }
        let events = world.ledger.read(0, 100).await.unwrap();
        assert_eq!(events.iter().map(|e| e.log_index).collect::<Vec<_>>(), (0..20).collect::<Vec<_>>());
        assert_eq!(events[7].payload["Noted"]["text"], "t7");
        assert_eq!((events[7].aggregate_id.as_str(), events[7].sequence), ("d1", 3));
        assert_eq!(events[7].metadata["actor"], "phu-tan.van-thu");
        assert!(events.windows(2).all(|pair| pair[0].recorded_at <= pair[1].recorded_at));
        let hashes: BTreeSet<_> = events.iter().map(|e| e.leaf_hash).collect();
        assert_eq!(hashes.len(), 20);
        assert_eq!(world.ledger.read(18, 100).await.unwrap(), events[18..]);
        assert_eq!(world.ledger.read(5, 2).await.unwrap(), events[5..7]);
        assert!(world.ledger.read(20, 10).await.unwrap().is_empty());
        assert_eq!(*world.ledger.head().borrow(), 20);
    }

    async fn the_last_fact_of_a_scope_is_found_from_the_end(world: World) {
        for id in ["phu-tan", "phu-tan.mot", "phu-tan-hai.mot", "phu-thai.mot", "phu-tan.hai", "phu-thai"] {
            world.note(id, "ghi").await;
        }
        let last = async |scope: &str, from| world.ledger.last_within(scope, from).await.unwrap();
        assert_eq!(last("phu-tan", 0).await, Some(4));
        assert_eq!(last("phu-tan", 4).await, Some(4));
        assert_eq!(last("phu-tan", 5).await, None, "what stands before was seen already");
        assert_eq!(last("phu-thai", 0).await, Some(5), "the scope's own stream belongs to it");
        assert_eq!(last("phu-tan-hai", 0).await, Some(2), "a longer name is another scope");
        assert_eq!(last("phu", 0).await, None);
    }

    async fn only_the_first_event_of_a_command_carries_its_key(world: World) {
        let all = DocketCommand::NoteAll(vec!["một".into(), "hai".into()]);
        world.ledger.execute::<Docket>("a", all, Envelope::new("k1", "f1", "x")).await.unwrap();
        let events = world.ledger.read(0, 10).await.unwrap();
        assert_eq!(events[0].metadata["command_key"], "k1");
        assert_eq!(events[0].metadata["fingerprint"], "f1");
        assert!(events[1].metadata.get("command_key").is_none());
        assert_eq!(events[1].metadata["actor"], "x");
    }

    async fn the_same_form_twice_is_one_fact(world: World) {
        let mut sent = Envelope::new("key-1", "print-1", "a");
        sent.answer = "/ket-qua".to_owned();
        let first = world.ledger.execute::<Docket>("a", said("x"), sent.clone()).await.unwrap();
        world.note("a", "khác").await;
        let second = world.ledger.execute::<Docket>("a", said("x"), sent.clone()).await.unwrap();
        assert_eq!(second, Outcome::AlreadyRecorded(first.receipt().clone()));
        assert_eq!(world.ledger.receipt(&"key-1".into()).await.unwrap().as_ref(), Some(first.receipt()));
        assert_eq!(world.ledger.receipt(&"key-2".into()).await.unwrap(), None);
        assert_eq!(world.texts("a").await, ["x", "khác"]);
        // also where the repeated command would now be refused, stale, or on another aggregate
        let once = DocketCommand::NoteOnce("x".into());
        assert_eq!(world.ledger.execute::<Docket>("a", once, sent.clone()).await.unwrap(), second);
        let seen = Envelope { seen: Some(0), ..sent.clone() };
        assert_eq!(world.ledger.execute::<Docket>("a", said("x"), seen).await.unwrap(), second);
        assert_eq!(world.ledger.execute::<Docket>("b", said("x"), sent).await.unwrap(), second);
        assert_eq!(world.sound().await, 2);
    }

    async fn what_is_rehearsed_records_nothing_and_says_whether_it_would(world: World) {
        let sent = Envelope::new("k", "1", "a");
        let once = || DocketCommand::NoteOnce("x".into());
        let would = world.ledger.rehearse::<Docket>("a", once(), sent.clone()).await;
        assert!(matches!(would, Err(ExecuteError::Rehearsed)), "{would:?}");
        assert_eq!(world.sound().await, 0);
        let recorded = world.ledger.execute::<Docket>("a", once(), sent.clone()).await.unwrap();
        let repeated = world.ledger.rehearse::<Docket>("a", once(), sent).await.unwrap();
        assert_eq!(repeated, Outcome::AlreadyRecorded(recorded.receipt().clone()));
        let refused = world.ledger.rehearse::<Docket>("a", once(), envelope()).await;
        assert!(matches!(refused, Err(ExecuteError::Refused(DocketRefusal::SaidBefore))), "{refused:?}");
        assert_eq!(world.sound().await, 1);
    }

    async fn the_same_key_for_something_else_is_refused(world: World) {
        world.ledger.execute::<Docket>("a", said("x"), Envelope::new("k", "1", "a")).await.unwrap();
        let other = world.ledger.execute::<Docket>("a", said("y"), Envelope::new("k", "2", "a")).await;
        assert!(matches!(other, Err(ExecuteError::KeyReused)), "{other:?}");
        assert_eq!(world.texts("a").await, ["x"]);
    }

    async fn fifty_at_once_with_one_key_are_one_fact(world: World) {
        let tasks: Vec<_> = (0..50)
            .map(|i| {
                let ledger = world.ledger.clone();
                tokio::spawn(async move {
                    let id = format!("d{}", i % 5);
                    ledger.execute::<Docket>(&id, said("x"), Envelope::new("k", "1", "a")).await.unwrap()
                })
            })
            .collect();
        let mut outcomes = Vec::new();
        for task in tasks {
            outcomes.push(task.await.unwrap());
        }
        let new = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Recorded(_))).count();
        assert_eq!(new, 1);
        assert!(outcomes.iter().all(|outcome| outcome.receipt() == outcomes[0].receipt()));
        assert_eq!(world.sound().await, 1);
    }

    async fn a_stale_page_is_told_so(world: World) {
        let seen = |version| Envelope { seen: Some(version), ..envelope() };
        world.ledger.execute::<Docket>("a", said("1"), seen(0)).await.unwrap();
        world.ledger.execute::<Docket>("a", said("2"), seen(1)).await.unwrap();
        let stale = world.ledger.execute::<Docket>("a", said("3"), seen(1)).await;
        assert!(matches!(stale, Err(ExecuteError::Stale { seen: 1, current: 2 })), "{stale:?}");
        // many who saw the same version at once: one succeeds, all others are told
        let tasks: Vec<_> = (0..16)
            .map(|i| {
                let ledger = world.ledger.clone();
                let sent = seen(2);
                tokio::spawn(async move { ledger.execute::<Docket>("a", said(&format!("x{i}")), sent).await })
            })
            .collect();
        let mut recorded = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => recorded += 1,
                Err(ExecuteError::Stale { seen: 2, current: 3 }) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(recorded, 1);
        assert_eq!(world.sound().await, 3);
    }

    async fn others_on_the_same_aggregate_make_it_decide_again(world: World) {
        let tasks: Vec<_> = (0..12)
            .map(|_| {
                let ledger = world.ledger.clone();
                tokio::spawn(async move {
                    loop {
                        let once = DocketCommand::NoteOnce("x".into());
                        match ledger.execute::<Docket>("a", once, envelope()).await {
                            Ok(_) => return true,
                            Err(ExecuteError::Refused(DocketRefusal::SaidBefore)) => return false,
                            Err(ExecuteError::Unavailable(LedgerError::Contended)) => {}
                            Err(other) => panic!("{other:?}"),
                        }
                    }
                })
            })
            .collect();
        let mut recorded = 0;
        for task in tasks {
            recorded += u32::from(task.await.unwrap());
        }
        assert_eq!(recorded, 1, "the rule of the aggregate holds under a race");
        assert_eq!(world.texts("a").await, ["x"]);
    }

    async fn sixteen_writers_on_one_aggregate_lose_nothing(world: World) {
        let tasks: Vec<_> = (0..16)
            .map(|w| {
                let ledger = world.ledger.clone();
                tokio::spawn(async move {
                    for i in 0..5 {
                        let sent = envelope();
                        loop {
                            match ledger.execute::<Docket>("a", said(&format!("{w}-{i}")), sent.clone()).await {
                                Ok(_) => break,
                                Err(ExecuteError::Unavailable(LedgerError::Contended)) => {}
                                Err(other) => panic!("{other:?}"),
                            }
                        }
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let texts = world.texts("a").await;
        assert_eq!(texts.len(), 80);
        assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), 80);
        assert_eq!(world.sound().await, 80);
    }

    async fn what_decides_nothing_records_nothing(world: World) {
        let nothing = world.ledger.execute::<Docket>("a", DocketCommand::DoNothing, envelope()).await;
        assert!(matches!(nothing, Err(ExecuteError::NothingToRecord)), "{nothing:?}");
        let fraction = world.ledger.execute::<Docket>("a", DocketCommand::Fraction, envelope()).await;
        assert!(matches!(fraction, Err(ExecuteError::Unavailable(LedgerError::Unstorable(_)))), "{fraction:?}");
        for (id, key) in [("", "k"), ("a\0", "k"), ("a", ""), ("a", "k\0")] {
            let odd = world.ledger.execute::<Docket>(id, said("x"), Envelope::new(key, "f", "a")).await;
            assert!(matches!(odd, Err(ExecuteError::Unavailable(LedgerError::Unstorable(_)))), "{odd:?}");
        }
        assert_eq!(world.sound().await, 0);
    }

    async fn odd_texts_come_back_as_they_were(world: World) {
        let texts: Vec<String> =
            ["", "\u{fffd}", "Nguyễn", "Nguye\u{302}\u{303}n", "😀", "'; drop table events; --", "\u{7f}\u{1b}"]
                .map(str::to_owned)
                .into();
        world.ledger.execute::<Docket>("a'\"", DocketCommand::NoteAll(texts.clone()), envelope()).await.unwrap();
        assert_eq!(world.texts("a'\"").await, texts);
        let zero = world.ledger.execute::<Docket>("a", said("x\0"), envelope()).await;
        assert!(matches!(zero, Err(ExecuteError::Unavailable(LedgerError::Unstorable(_)))), "{zero:?}");
        world.sound().await;
    }

    async fn numbers_have_no_gap_and_no_double(world: World) {
        assert_eq!(world.ledger.next_number("2026").await.unwrap(), 1);
        let tasks: Vec<_> = (0..16)
            .map(|w| {
                let ledger = world.ledger.clone();
                tokio::spawn(async move {
                    let mut mine = Vec::new();
                    for i in 0..4 {
                        // every third append fails after the number was looked up: it must consume none
                        loop {
                            let number = ledger.next_number("2026").await.unwrap();
                            let claim = Some(SeriesNumber { series: "2026".into(), number });
                            let seen = (i % 3 == 2).then_some(99);
                            let sent = Envelope { number: claim, seen, ..envelope() };
                            let id = format!("w{w}");
                            match ledger.execute::<Docket>(&id, said(&number.to_string()), sent).await {
                                Ok(_) => {
                                    mine.push(number);
                                    break;
                                }
                                Err(ExecuteError::Stale { .. }) => break,
                                Err(ExecuteError::NumberTaken) => {}
                                Err(other) => panic!("{other:?}"),
                            }
                        }
                    }
                    mine
                })
            })
            .collect();
        let mut numbers = Vec::new();
        for task in tasks {
            numbers.extend(task.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=48).collect::<Vec<_>>());
        assert_eq!(world.ledger.next_number("2026").await.unwrap(), 49);
        assert_eq!(world.ledger.next_number("2027").await.unwrap(), 1);
        assert_eq!(world.sound().await, 48);
    }

    async fn a_taken_number_leaves_no_trace_of_the_loser(world: World) {
        let claim = |key: &str| Envelope {
            number: Some(SeriesNumber { series: "s".into(), number: 7 }),
            ..Envelope::new(key, "f", "a")
        };
        world.ledger.execute::<Docket>("a", said("x"), claim("k1")).await.unwrap();
        let taken = world.ledger.execute::<Docket>("b", said("y"), claim("k2")).await;
        assert!(matches!(taken, Err(ExecuteError::NumberTaken)), "{taken:?}");
        assert_eq!(world.ledger.load::<Docket>("b").await.unwrap().1, 0);
        assert_eq!(world.ledger.receipt(&CommandKey::from("k2")).await.unwrap(), None);
        assert_eq!(world.ledger.next_number("s").await.unwrap(), 8);
    }

    async fn a_caller_who_goes_away_leaves_a_command_whole_or_absent(world: World) {
        for round in 0..60_u64 {
            let (ledger, key) = (world.ledger.clone(), format!("k{round}"));
            let all = DocketCommand::NoteAll((0..5).map(|i| format!("{round}-{i}")).collect());
            let sent = Envelope::new(key, "f", "a");
            let caller = tokio::spawn(async move { ledger.execute::<Docket>("a", all, sent).await.map(drop) });
            tokio::time::sleep(std::time::Duration::from_micros(round * 97 % 5000)).await;
            caller.abort();
            let _aborted = caller.await;
        }
        // an unrelated write on the same pool afterwards stays written
        world.note("b", "khác").await;
        // those on their way finish on their own
        let mut texts = Vec::new();
        loop {
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            let now = world.texts("a").await;
            if now.len() == texts.len() {
                break;
            }
            texts = now;
        }
        let mut present = 0;
        for round in 0..60 {
            let mine: Vec<_> = texts.iter().filter(|text| text.starts_with(&format!("{round}-"))).collect();
            assert!(mine.is_empty() || mine.len() == 5, "{mine:?}");
            let receipt = world.ledger.receipt(&format!("k{round}").into()).await.unwrap();
            assert_eq!(receipt.is_some(), mine.len() == 5);
            present += mine.len();
        }
        assert_eq!(world.sound().await, present as u64 + 1);
    }
}
