//! `sovang rebuild`: builds the read models anew from the ledger.

use super::say;
use crate::config::Store;
use crate::failure::Failure;
use crate::wiring::Parts;
use sovang_ledger::PasswordCost;

/// The options of `rebuild`.
#[derive(Debug, clap::Args)]
pub(crate) struct Rebuild {
    #[command(flatten)]
    store: Store,
}

impl Rebuild {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let parts = Parts::open(&self.store, PasswordCost::Production).await?;
        parts.views.rebuild().await?;
        say(format_args!("Đã dựng lại sổ tra cứu từ {} dòng của sổ.", parts.views.position()))
    }
}
