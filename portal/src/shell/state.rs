//! What every page can reach.

use crate::shell::cache::PageCache;
use jiff::civil::Date;
use sovang_desk::Desk;
use sovang_desk::blobs::Blobs;
use sovang_desk::clock;
use sovang_domain::calendar::{self, Holidays};
use sovang_domain::ids::LocalityId;
use sovang_ledger::log::LogStatus;
use sovang_projections::{ViewError, Views, public};
use std::sync::Arc;

/// Shared by all requests; cheap to clone.
pub type App = Arc<Portal>;

/// The portal.
pub struct Portal {
    /// Where requests become facts.
    pub desk: Desk,
    /// Where papers are kept.
    pub blobs: Blobs,
    /// The address people know it by, if it stands behind a proxy: `https://sovang.example.vn`.
    pub public_url: Option<String>,
    /// Rendered public pages.
    pub cache: PageCache,
}

impl Portal {
    /// The read models.
    #[must_use]
    pub fn views(&self) -> &Views {
        self.desk.views()
    }

    /// The calendar by which working days are counted in a locality: the law's, with what the locality has declared.
    ///
    /// # Errors
    /// When the views cannot be read.
    pub fn calendar(&self, locality: &LocalityId) -> Result<Holidays, ViewError> {
        let table = self.desk.rules().holidays();
        self.views().read(|connection| public::localities::calendar(connection, locality, table))
    }

    /// How the log stands: what is published, who cosigned it, whom to believe.
    #[must_use]
    pub fn log(&self) -> LogStatus {
        self.desk.ledger().log_status().borrow().clone()
    }

    /// Today in Vietnam.
    #[must_use]
    pub fn today(&self) -> Date {
        calendar::day(clock::now())
    }

    /// Whether people reach it by https, so that cookies must not travel otherwise.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}
