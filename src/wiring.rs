//! Puts the parts together: rules, ledger, views, desk, papers.

use crate::commands::demo;
use crate::config::Store;
use crate::failure::Failure;
use serde_json::Value;
use sovang_desk::blobs::Blobs;
use sovang_desk::clock;
use sovang_desk::{Asking, Desk};
use sovang_domain::authority::Grant;
use sovang_domain::fact::Fact;
use sovang_domain::ids::AccountId;
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_ledger::{CommandKey, Ledger, LedgerError, PasswordCost, Settings};
use sovang_portal::shell::state::{Portal, Reached};
use sovang_projections::{Record, Views};
use std::path::Path;
use std::sync::Arc;

/// Whoever sits at the machine itself.
pub(crate) const CONSOLE: &str = AccountId::CONSOLE;

/// The program's parts, open.
pub(crate) struct Parts {
    pub(crate) ledger: Ledger,
    pub(crate) views: Views,
    pub(crate) desk: Desk,
    pub(crate) blobs: Blobs,
}

impl Parts {
    /// Opens everything in a migrated store.
    ///
    /// # Errors
    /// When the store is not migrated, in use, exposed or damaged.
    pub(crate) async fn open(store: &Store, cost: PasswordCost) -> Result<Self, Failure> {
        Self::around(open_ledger(store, cost).await?, store).await
    }

    /// Opens everything around an open ledger.
    ///
    /// # Errors
    /// When views or papers cannot be opened, or the rules do not read.
    pub(crate) async fn around(ledger: Ledger, store: &Store) -> Result<Self, Failure> {
        let rules = Arc::new(rules(store)?);
        let views = Views::open(store.data()?, ledger.clone()).await?;
        let desk = Desk::new(ledger.clone(), views.clone(), rules);
        let blobs = Blobs::open(&store.blobs()?)?;
        live_in_its_story(&ledger, store.data()?).await?;
        Ok(Self { ledger, views, desk, blobs })
    }

    /// The portal over these parts.
    pub(crate) fn portal(&self, reached: Reached) -> Portal {
        let reader = std::env::current_exe().unwrap_or_default();
        Portal { reached, reader, ..Portal::over(self.desk.clone(), self.blobs.clone()) }
    }
}

/// Opens the ledger alone.
///
/// # Errors
/// As for [`Parts::open`].
pub(crate) async fn open_ledger(store: &Store, cost: PasswordCost) -> Result<Ledger, Failure> {
    Ok(opened(store, cost).await??)
}

/// Opens the ledger alone, where it matters why it does not open.
///
/// # Errors
/// When no data folder is named; inside, what the ledger says.
pub(crate) async fn opened(
    store: &Store,
    cost: PasswordCost,
) -> Result<Result<Ledger, LedgerError>, Failure> {
    let mut settings = Settings::new(store.origin(), disclose);
    settings.password_cost = cost;
    Ok(match &store.ledger {
        Some(url) => Ledger::open_postgres(url, settings).await,
        None => Ledger::open_sqlite(store.ledger_file()?, settings).await,
    })
}

/// In the folder of a demonstration it is the day of its story: time goes on from the last fact told there, so that
/// whatever day the program starts, the same notice is open and the same reports are due. Elsewhere the machine's
/// clock counts.
///
/// # Errors
/// When the last fact cannot be read.
pub(crate) async fn live_in_its_story(ledger: &Ledger, data: &Path) -> Result<(), Failure> {
    let head = *ledger.head().borrow();
    if !demo::folder::tells_a_story(data) || head == 0 {
        return Ok(());
    }
    for line in ledger.read(head - 1, 1).await? {
        let record = Record::read(line.into())?;
        clock::live_in_story(record.at());
    }
    Ok(())
}

/// What the public gets of a fact: the domain says it.
fn disclose(
    aggregate_type: &str,
    aggregate_id: &str,
    event_type: &str,
    version: &str,
    payload: &Value,
) -> Result<Option<Vec<u8>>, String> {
    let fact = Fact::read(aggregate_type, event_type, version, payload.clone());
    fact.map(|fact| fact.public_record(aggregate_id)).map_err(|error| error.to_string())
}

/// The rules carried in the program, or those of the operator's own folder.
///
/// # Errors
/// When a file of the folder is missing or does not read.
pub(crate) fn rules(store: &Store) -> Result<Rulebook, Failure> {
    let carried = RuleFiles {
        award_forms: include_str!("../rules/award-forms.toml"),
        base_salary: include_str!("../rules/base-salary.toml"),
        holidays: include_str!("../rules/holidays.toml"),
        rounds: include_str!("../rules/rounds.toml"),
        dossier: include_str!("../rules/dossier.toml"),
    };
    let Some(folder) = &store.rules else { return read(&carried) };
    let text = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path)
            .map_err(|error| Failure::new(format!("không đọc được tệp tham số {}: {error}", path.display())))
    };
    let (award_forms, base_salary) = (text("award-forms.toml")?, text("base-salary.toml")?);
    let (holidays, rounds, dossier) = (text("holidays.toml")?, text("rounds.toml")?, text("dossier.toml")?);
    read(&RuleFiles {
        award_forms: &award_forms,
        base_salary: &base_salary,
        holidays: &holidays,
        rounds: &rounds,
        dossier: &dossier,
    })
}

fn read(files: &RuleFiles<'_>) -> Result<Rulebook, Failure> {
    Rulebook::parse(files).map_err(|fault| Failure::new(format!("tham số của luật không đọc được: {fault}")))
}

/// What is asked at the console, now.
pub(crate) fn at_console() -> Asking {
    Asking::at_console(clock::now(), CommandKey::random())
}

/// A request that an account gives at the console, now.
pub(crate) fn asking(by: &str, grants: Vec<Grant>) -> Asking {
    let key = CommandKey::random();
    Asking {
        by: by.into(),
        grants,
        at: clock::now(),
        fingerprint: key.to_string(),
        key,
        seen: None,
        answer: String::new(),
    }
}
