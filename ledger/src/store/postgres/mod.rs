//! The store for more than one machine: postgres-es's own repository under our seal, a trigger that fills the
//! outbox in the same transaction, and a sequencer that any number of processes may run.

mod erase;
mod place;
mod pool;
mod sequencer;
mod turn;

use super::{Append, Cell, Row, Statement};
use crate::{Disclose, error::LedgerError, log::commitment::CommitmentKey, migrate, seal::EventRef};
use cqrs_es::Aggregate;
use cqrs_es::persist::{PersistedEventRepository, PersistenceError, SerializedEvent};
use place::Prepared;
use postgres_es::PostgresEventRepository;
use sequencer::Sequencer;
use sqlx::{Column, PgConnection, PgPool, Row as _, TypeInfo, postgres::PgRow};
use std::sync::Arc;
use tokio::{sync::watch, task::AbortHandle};

pub(crate) struct PostgresStore {
    loads: PostgresEventRepository,
    appends: Arc<PostgresEventRepository>,
    readers: PgPool,
    writers: PgPool,
    sequencer: Arc<Sequencer>,
    tasks: Vec<AbortHandle>,
}

impl PostgresStore {
    pub(crate) async fn open(url: &str, origin: &str, disclose: Disclose) -> Result<Self, LedgerError> {
        let pools = pool::Pools::open(url)?;
        let mut connection = pools.writers.acquire().await?;
        migrate::all_applied(migrate::POSTGRES, applied(&mut connection).await?)?;
        let size = settle_origin(&mut connection, origin).await?;
        drop(connection);
        let key = CommitmentKey::of(origin);
        let sequencer = Arc::new(Sequencer::new(pools.sequencer, pools.placer, key, disclose, size));
        let tasks = vec![
            tokio::spawn(Arc::clone(&sequencer).work()).abort_handle(),
            tokio::spawn(Arc::clone(&sequencer).listen()).abort_handle(),
        ];
        Ok(Self {
            loads: PostgresEventRepository::new(pools.readers.clone()),
            appends: Arc::new(PostgresEventRepository::new(pools.writers.clone())),
            readers: pools.readers,
            writers: pools.writers,
            sequencer,
            tasks,
        })
    }

    pub(crate) fn head(&self) -> watch::Receiver<u64> {
        self.sequencer.head()
    }

    pub(crate) async fn sequence(&self) -> Result<usize, LedgerError> {
        self.sequencer.turn().await
    }

    pub(crate) async fn events<A: Aggregate>(
        &self,
        id: &str,
    ) -> Result<Vec<SerializedEvent>, PersistenceError> {
        self.loads.get_events::<A>(id).await
    }

    /// Appends through postgres-es, then waits until the last event has its place in the log.
    pub(crate) async fn append<A: Aggregate>(&self, append: Append) -> Result<u64, PersistenceError> {
        let Some(last) = append.records.last().map(super::Record::reference) else {
            return Err(super::persistence(LedgerError::Unstorable("no events".to_owned())));
        };
        let ticket = self.sequencer.ticket(last);
        let (events, prepared): (Vec<_>, Vec<_>) = append.records.into_iter().map(Prepared::split).unzip();
        self.appends.persist::<A>(&events, None).await?;
        self.sequencer.offer(prepared);
        self.sequencer.wait(ticket).await.map_err(super::persistence)
    }

    /// Waits until an event that is stored has its place in the log.
    pub(crate) async fn position(&self, event: EventRef) -> Result<u64, LedgerError> {
        let ticket = self.sequencer.ticket(event);
        self.sequencer.look();
        self.sequencer.wait(ticket).await
    }

    pub(crate) async fn rows(&self, sql: &'static str, cells: Vec<Cell>) -> Result<Vec<Row>, LedgerError> {
        let mut tried = false;
        loop {
            let read = async { run(&mut *self.readers.acquire().await?, sql, &cells).await };
            match read.await {
                // the pool may have handed out a connection that died while idle; reading again is harmless
                Err(LedgerError::Unreachable(_)) if !tried => tried = true,
                result => return result,
            }
        }
    }

    /// In a task of its own: a caller who goes away does not leave half a transaction in the pool.
    pub(crate) async fn write(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, LedgerError> {
        let pool = self.writers.clone();
        let task = tokio::spawn(async move {
            let mut transaction = pool.begin().await?;
            let mut answers = Vec::with_capacity(statements.len());
            for Statement(sql, cells) in &statements {
                answers.push(run(&mut transaction, sql, cells).await?);
            }
            transaction.commit().await?;
            Ok(answers)
        });
        task.await.map_err(|error| LedgerError::Task(error.to_string()))?
    }

    pub(crate) async fn erase(&self, subject: &str) -> Result<(u64, bool), LedgerError> {
        erase::erase(self.writers.clone(), Arc::clone(&self.sequencer), subject.to_owned()).await
    }
}

impl Drop for PostgresStore {
    fn drop(&mut self) {
        self.tasks.iter().for_each(AbortHandle::abort);
    }
}

pub(crate) async fn migrate(url: &str) -> Result<Vec<&'static str>, LedgerError> {
    let pools = pool::Pools::open(url)?;
    let mut transaction = pools.writers.begin().await?;
    // one migration at a time, also across machines
    sqlx::raw_sql("select pg_advisory_xact_lock(7236837)").execute(&mut *transaction).await?;
    sqlx::raw_sql(
        "create table if not exists migration (version bigint primary key, name text not null,
         sha256 text not null, applied_at text not null)",
    )
    .execute(&mut *transaction)
    .await?;
    let missing = migrate::missing(migrate::POSTGRES, applied(&mut transaction).await?)?;
    for migration in missing {
        sqlx::raw_sql(migration.sql).execute(&mut *transaction).await?;
        run(&mut transaction, migrate::RECORD, &migration.row()).await?;
    }
    transaction.commit().await?;
    pools.close().await;
    Ok(missing.iter().map(|migration| migration.name).collect())
}

async fn applied(connection: &mut PgConnection) -> Result<Vec<Row>, LedgerError> {
    let table = "select 1::bigint where to_regclass('migration') is not null";
    if run(connection, table, &[]).await?.is_empty() {
        return Ok(Vec::new());
    }
    run(connection, migrate::APPLIED, &[]).await
}

/// Keeps the origin of the log on first use and insists on it ever after; the size of the log.
async fn settle_origin(connection: &mut PgConnection, origin: &str) -> Result<u64, LedgerError> {
    let keep = "update tlog_head set origin = $1 where origin is null";
    run(connection, keep, &[Cell::Text(origin.to_owned())]).await?;
    let mut rows = run(connection, "select size, origin from tlog_head", &[]).await?;
    let mut row = rows.pop().ok_or_else(|| LedgerError::Damaged("the log has no head".to_owned()))?;
    let stored = row.text(1)?;
    if stored != origin {
        return Err(LedgerError::OtherOrigin { stored, given: origin.to_owned() });
    }
    row.count(0)
}

/// Runs one statement to its end; its rows.
async fn run(
    connection: &mut PgConnection,
    sql: &'static str,
    cells: &[Cell],
) -> Result<Vec<Row>, LedgerError> {
    let mut query = sqlx::query(sql);
    for cell in cells {
        query = match cell {
            Cell::Null => query.bind(None::<Vec<u8>>),
            Cell::Int(int) => query.bind(*int),
            Cell::Text(text) => query.bind(text.as_str()),
            Cell::Bytes(bytes) => query.bind(bytes.as_slice()),
        };
    }
    query.fetch_all(connection).await?.iter().map(row).collect()
}

fn row(row: &PgRow) -> Result<Row, LedgerError> {
    let cell = |column: &sqlx::postgres::PgColumn| {
        let at = column.ordinal();
        Ok::<_, sqlx::Error>(match column.type_info().name() {
            "INT8" => row.try_get::<Option<i64>, _>(at)?.map_or(Cell::Null, Cell::Int),
            "INT4" => row.try_get::<Option<i32>, _>(at)?.map_or(Cell::Null, |int| Cell::Int(int.into())),
            "INT2" => row.try_get::<Option<i16>, _>(at)?.map_or(Cell::Null, |int| Cell::Int(int.into())),
            "BYTEA" => row.try_get::<Option<Vec<u8>>, _>(at)?.map_or(Cell::Null, Cell::Bytes),
            _ => row.try_get::<Option<String>, _>(at)?.map_or(Cell::Null, Cell::Text),
        })
    };
    Ok(Row(row.columns().iter().map(cell).collect::<Result<_, _>>()?))
}
