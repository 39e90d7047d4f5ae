//! Personal data: never in clear at rest, and gone for good when erased.

use crate::support::{Docket, DocketCommand, Place, World, docket, envelope, on_both_stores, settings};
use sovang_ledger::{ExecuteError, LedgerError, Settings};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const NAME: &str = "Nguyễn Thị Tuyệt Mật";

fn name(subject: &str) -> DocketCommand {
    DocketCommand::Name { subject: subject.into(), name: NAME.into() }
}

fn publish(people: &[(&str, &str)]) -> DocketCommand {
    let people = people.iter().map(|(s, n)| ((*s).to_owned(), (*n).to_owned())).collect();
    DocketCommand::Publish { text: "khen".into(), people }
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// All bytes of the ledger at rest: the file and its write-ahead log, or a dump of every table.
async fn at_rest(place: &Place) -> Vec<u8> {
    match place {
        Place::Sqlite(path) => {
            let beside = |suffix: &str| Path::new(&format!("{}{suffix}", path.display())).to_owned();
            let mut bytes = std::fs::read(path).unwrap();
            bytes.extend(std::fs::read(beside("-wal")).unwrap_or_default());
            bytes.extend(std::fs::read(beside("-shm")).unwrap_or_default());
            bytes
        }
        Place::Postgres(url) => {
            use sqlx::{Connection, PgConnection, Row};
            let mut connection = PgConnection::connect(url).await.unwrap();
            let tables: Vec<String> =
                sqlx::query_scalar("select tablename::text from pg_tables where schemaname = 'public'")
                    .fetch_all(&mut connection)
                    .await
                    .unwrap();
            let mut bytes = Vec::new();
            for table in tables {
                let sql = format!("select t::text from {table} t");
                for row in sqlx::query(&sql).fetch_all(&mut connection).await.unwrap() {
                    bytes.extend(row.get::<String, _>(0).into_bytes());
                }
            }
            bytes
        }
    }
}

async fn key_of(place: &Place, subject: &str) -> Vec<u8> {
    match place {
        Place::Sqlite(path) => rusqlite::Connection::open(path)
            .unwrap()
            .query_row("select data_key from subject_key where subject = ?1", [subject], |row| row.get(0))
            .unwrap(),
        Place::Postgres(url) => {
            use sqlx::{Connection, PgConnection};
            let mut connection = PgConnection::connect(url).await.unwrap();
            sqlx::query_scalar("select data_key from subject_key where subject = $1")
                .bind(subject)
                .fetch_one(&mut connection)
                .await
                .unwrap()
        }
    }
}

on_both_stores! {
    async fn personal_values_never_rest_in_clear(world: World) {
        world.ledger.execute::<Docket>("a", name("s1"), envelope()).await.unwrap();
        world.ledger.execute::<Docket>("a", publish(&[("s1", NAME), ("s2", "Trần Văn Kín")]), envelope()).await.unwrap();
        let (docket, _) = world.ledger.load::<Docket>("a").await.unwrap();
        assert_eq!(docket.names, [NAME, NAME, "Trần Văn Kín"].map(|n| Some(n.to_owned())));
        let logged = world.ledger.read(0, 10).await.unwrap();
        assert_eq!(logged[0].payload["Named"]["who"]["personal"]["value"], NAME);
        let bytes = at_rest(&world.place).await;
        assert!(contains(&bytes, b"Published"), "the scan sees what is there");
        for secret in [NAME, "Tuyệt Mật", "Trần Văn Kín"] {
            assert!(!contains(&bytes, secret.as_bytes()), "{secret}");
            assert!(!contains(&bytes, hex(secret).as_bytes()), "{secret} as hexadecimal");
        }
        assert_eq!(world.sound().await, 2);
    }

    async fn an_erased_person_is_gone_and_the_facts_stay(world: World) {
        for (id, command) in [
            ("a", name("s1")),
            ("a", publish(&[("s1", NAME), ("s2", "Trần Văn Ở Lại")])),
            ("b", name("s2")),
            ("b", DocketCommand::Note("khác".into())),
        ] {
            world.ledger.execute::<Docket>(id, command, envelope()).await.unwrap();
        }
        let before = world.ledger.read(0, 10).await.unwrap();
        let key = key_of(&world.place, "s1").await;
        let erased = world.ledger.erase_subject("s1").await.unwrap();
        assert_eq!((erased.events, erased.already), (2, false));
        let again = world.ledger.erase_subject("s1").await.unwrap();
        assert_eq!((again.events, again.already), (2, true));
        let (docket, version) = world.ledger.load::<Docket>("a").await.unwrap();
        assert_eq!(docket.names, [None, None, Some("Trần Văn Ở Lại".to_owned())]);
        assert_eq!((docket.texts, version), (vec!["khen".to_owned()], 2));
        let after = world.ledger.read(0, 10).await.unwrap();
        assert_eq!(after[0].payload, serde_json::json!({"Named": {"who": {"personal": {"subject": "s1"}}}}));
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before.leaf_hash, after.leaf_hash, "proofs stay valid");
        }
        assert_eq!(after[2..], before[2..], "others are untouched");
        let bytes = at_rest(&world.place).await;
        let text = if matches!(world.place, Place::Sqlite(_)) { key } else { hex_bytes(&key).into_bytes() };
        assert!(!contains(&bytes, &text), "the key itself is gone from the store");
        let closed = world.place.count("select count(*) from tlog_opening where erased_at is not null").await;
        assert_eq!(closed, 4);
        let report = world.ledger.audit().await.unwrap();
        assert!(report.is_sound(), "{report:#?}");
        assert_eq!((report.events, report.erased), (4, 2));
        let list = world.ledger.erased_subjects().await.unwrap();
        assert_eq!(list.iter().map(|(subject, _)| subject.as_str()).collect::<Vec<_>>(), ["s1"]);
    }

    async fn nothing_new_is_recorded_about_an_erased_person(world: World) {
        world.ledger.erase_subject("s1").await.unwrap();
        let refused = world.ledger.execute::<Docket>("a", name("s1"), envelope()).await;
        assert!(matches!(&refused, Err(ExecuteError::SubjectErased(s)) if s == "s1"), "{refused:?}");
        assert_eq!(world.ledger.load::<Docket>("a").await.unwrap().1, 0);
        world.ledger.execute::<Docket>("a", name("s2"), envelope()).await.unwrap();
        assert_eq!(world.sound().await, 1);
    }

    async fn an_erasure_among_running_appends_misses_none(world: World) {
        // in the moment of the first events, when the key is made, and among the later ones
        for (subject, after) in [("s0", 0), ("s1", 0), ("s2", 0), ("s3", 0), ("s4", 1), ("s5", 40)] {
            let done = Arc::new(AtomicUsize::new(0));
            let writers: Vec<_> = (0..8)
                .map(|w| {
                    let (ledger, done) = (world.ledger.clone(), Arc::clone(&done));
                    tokio::spawn(async move {
                        let mut recorded = 0;
                        for i in 0..20 {
                            let id = format!("{subject}-{w}-{i}");
                            match ledger.execute::<Docket>(&id, name(subject), envelope()).await {
                                Ok(_) => recorded += 1,
                                Err(ExecuteError::SubjectErased(_)) => {}
                                Err(other) => panic!("{other:?}"),
                            }
                            done.fetch_add(1, Ordering::Relaxed);
                        }
                        recorded
                    })
                })
                .collect();
            while done.load(Ordering::Relaxed) < after {
                tokio::task::yield_now().await;
            }
            let erased = world.ledger.erase_subject(subject).await.unwrap();
            let mut recorded = 0;
            for writer in writers {
                recorded += writer.await.unwrap();
            }
            assert_eq!(erased.events, recorded, "every recorded event was erased");
        }
        let report = world.ledger.audit().await.unwrap();
        assert!(report.is_sound(), "{:#?}", report.first_fault());
        assert_eq!(report.erased, report.events);
        let open = world.place.count("select count(*) from tlog_opening where erased_at is null").await;
        assert_eq!(open, 0);
    }

    async fn an_unreadable_fact_is_refused_before_it_is_stored(world: World) {
        let World { ledger, place, _folder } = world;
        drop(ledger);
        let blind = Settings { disclose: |_, _, kind, _, _| Err(format!("no {kind}")), ..settings() };
        let ledger = match &place {
            Place::Sqlite(path) => sovang_ledger::Ledger::open_sqlite(path, blind).await.unwrap(),
            Place::Postgres(url) => sovang_ledger::Ledger::open_postgres(url, blind).await.unwrap(),
        };
        let refused = ledger.execute::<Docket>("a", name("s1"), envelope()).await;
        assert!(
            matches!(&refused, Err(ExecuteError::Unavailable(LedgerError::Unreadable { why, .. })) if why == "no Named"),
            "{refused:?}"
        );
        assert_eq!(place.count("select count(*) from events").await, 0);
        assert!(docket::disclose("", "", "Named", "", &serde_json::Value::Null).is_ok());
    }
}

fn hex(text: &str) -> String {
    hex_bytes(text.as_bytes())
}

fn hex_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
