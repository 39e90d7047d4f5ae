//! `sovang migrate`: makes a ledger, or brings it to this program's version.

use super::say;
use crate::config::Store;
use crate::failure::Failure;
use sovang_ledger::{migrate_postgres, migrate_sqlite};

/// The options of `migrate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Migrate {
    #[command(flatten)]
    store: Store,
}

impl Migrate {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let applied = migrate(&self.store).await?;
        if applied.is_empty() {
            return say("Sổ đã ở phiên bản của chương trình; không phải làm gì.");
        }
        for step in applied {
            say(format_args!("Đã áp dụng: {step}"))?;
        }
        Ok(())
    }
}

/// Migrates; the steps that were applied.
pub(super) async fn migrate(store: &Store) -> Result<Vec<&'static str>, Failure> {
    store.make_folder()?;
    match &store.ledger {
        Some(url) => Ok(migrate_postgres(url).await?),
        None => {
            let file = store.ledger_file()?;
            let task = tokio::task::spawn_blocking(move || migrate_sqlite(file));
            Ok(task.await.map_err(|error| Failure::new(error.to_string()))??)
        }
    }
}
