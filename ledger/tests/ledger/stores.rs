//! Opening: migrated, ours alone, private, and the same log as ever; and what postgres-es makes of our table.

use crate::support::{
    Docket, DocketCommand, ORIGIN, Place, World, docket, envelope, on_both_stores, postgres, settings,
};
use cqrs_es::CqrsFramework;
use cqrs_es::persist::{PersistedEventRepository, PersistedEventStore};
use postgres_es::PostgresEventRepository;
use sovang_ledger::{Ledger, LedgerError, Settings};
use sqlx::PgPool;

async fn try_open(place: &Place, settings: Settings) -> Result<Ledger, LedgerError> {
    match place {
        Place::Sqlite(path) => Ledger::open_sqlite(path, settings).await,
        Place::Postgres(url) => Ledger::open_postgres(url, settings).await,
    }
}

async fn migrate(place: &Place) -> Result<Vec<&'static str>, LedgerError> {
    match place {
        Place::Sqlite(path) => sovang_ledger::migrate_sqlite(path),
        Place::Postgres(url) => sovang_ledger::migrate_postgres(url).await,
    }
}

on_both_stores! {
    async fn a_ledger_opens_again_as_it_was(world: World) {
        let receipt = world.note("a", "x").await;
        let World { ledger, place, _folder } = world;
        drop(ledger);
        assert_eq!(migrate(&place).await.unwrap(), Vec::<&str>::new());
        let ledger = place.open().await;
        assert_eq!(*ledger.head().borrow(), 1);
        assert_eq!(ledger.load::<Docket>("a").await.unwrap().0.texts, ["x"]);
        assert_eq!(crate::support::note(&ledger, "a", "y").await.log_index, receipt.log_index + 1);
    }

    async fn a_log_keeps_its_origin(world: World) {
        let World { ledger, place, _folder } = world;
        drop(ledger);
        let other = Settings::new("other.example/log", docket::disclose);
        let refused = try_open(&place, other).await.err().unwrap();
        let expected = LedgerError::OtherOrigin { stored: ORIGIN.into(), given: "other.example/log".into() };
        assert_eq!(refused, expected);
    }

    async fn a_newer_and_an_altered_ledger_are_refused(world: World) {
        let World { ledger, place, _folder } = world;
        drop(ledger);
        place.attempt("insert into migration values (99, 'x', 'y', 'z')").await.unwrap();
        let newer = try_open(&place, settings()).await.err().unwrap();
        assert_eq!(newer, LedgerError::Newer { found: 99, known: 6 });
        assert_eq!(migrate(&place).await.err().unwrap(), newer);
        place.attempt("delete from migration where version = 99; update migration set sha256 = 'x' where version = 2").await.unwrap();
        assert_eq!(try_open(&place, settings()).await.err().unwrap(), LedgerError::Altered(2));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_read_where_it_can_be_and_never_written() {
    let world = World::sqlite().await;
    world.note("a", "x").await;
    assert_eq!(world.ledger.looked_through().await, Ok(()));
    assert_eq!(world.ledger.stopped(), None);
    let World { ledger, place, _folder } = world;
    drop(ledger);
    let Place::Sqlite(path) = &place else { unreachable!("a world on SQLite") };
    crate::support::damage::spoil(path, "erased_subject");
    let ledger = place.open().await;
    assert_eq!(ledger.load::<Docket>("a").await.unwrap().0.texts, ["x"]);
    let written = ledger.execute::<Docket>("a", DocketCommand::Note("y".into()), envelope()).await;
    assert!(written.is_err(), "{written:?}");
    let found = ledger.looked_through().await.unwrap_err();
    assert!(matches!(&found, LedgerError::Damaged(what) if what.contains("page")), "{found:?}");
    assert_eq!(ledger.stopped(), Some(found));
    assert_eq!(ledger.load::<Docket>("a").await.unwrap().0.texts, ["x"]);
}

#[tokio::test]
async fn an_unmigrated_ledger_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(folder.path().join("ledger.db"));
    let missing = try_open(&place, settings()).await.err().unwrap();
    assert!(matches!(missing, LedgerError::NotMigrated { found: 0, .. }), "{missing:?}");
    assert!(missing.to_string().contains("sovang migrate"));
    let url = tokio::task::spawn_blocking(|| postgres::Cluster::shared().database()).await.unwrap();
    let place = Place::Postgres(url);
    let empty = try_open(&place, settings()).await.err().unwrap();
    assert_eq!(empty, LedgerError::NotMigrated { found: 0, needed: 6 });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_opening_of_one_file_is_refused_in_words() {
    let world = World::sqlite().await;
    let Place::Sqlite(path) = &world.place else { unreachable!() };
    let second = Ledger::open_sqlite(path, settings()).await.err().unwrap();
    assert_eq!(second, LedgerError::InUse(path.clone()));
    assert!(second.to_string().ends_with("is in use by another process"));
    assert_eq!(sovang_ledger::migrate_sqlite(path), Err(LedgerError::InUse(path.clone())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let World { ledger, place, _folder } = World::sqlite().await;
    drop(ledger);
    let Place::Sqlite(path) = &place else { unreachable!() };
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(try_open(&place, settings()).await.err().unwrap(), LedgerError::Exposed(path.clone()));
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_es_alone_reads_and_writes_our_table() {
    let world = World::postgres().await;
    world
        .ledger
        .execute::<Docket>("a", DocketCommand::NoteAll(vec!["x".into(), "y".into()]), envelope())
        .await
        .unwrap();
    let Place::Postgres(url) = &world.place else { unreachable!() };
    let pool = PgPool::connect(url).await.unwrap();
    let repository = PostgresEventRepository::new(pool.clone());
    let events = repository.get_events::<Docket>("a").await.unwrap();
    assert_eq!(events.iter().map(|event| event.sequence).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(events[1].payload["Noted"]["text"], "y");
    // and a program of plain cqrs-es beside us writes into the same log
    let store = PersistedEventStore::<_, Docket>::new_event_store(repository);
    let plain = CqrsFramework::new(store, vec![], ());
    let metadata = [("recorded_at".to_owned(), "2026-11-20T00:00:00Z".to_owned())].into();
    plain.execute_with_metadata("a", DocketCommand::Note("z".into()), metadata).await.unwrap();
    world.ledger.sequence().await.unwrap();
    assert_eq!(world.texts("a").await, ["x", "y", "z"]);
    assert_eq!(world.sound().await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_left_inside_a_transaction_swallows_no_write() {
    let world = World::postgres().await;
    // cancel writes at every stage: some leave a session behind that believes itself in a transaction
    for round in 0..200_u64 {
        let ledger = world.ledger.clone();
        let code = sovang_ledger::random::bytes();
        let write = tokio::spawn(async move {
            let now = "2026-11-20T12:00:00Z".parse().unwrap();
            ledger.put_one_time_code(&code, "a", "p", now).await
        });
        tokio::time::sleep(std::time::Duration::from_micros(round * 13 % 900)).await;
        write.abort();
    }
    for i in 0..40 {
        world.note("a", &i.to_string()).await;
    }
    assert_eq!(world.place.count("select count(*) from events").await, 40, "seen from another session");
    let idle = "select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'";
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert_eq!(world.place.count(idle).await, 0);
}
