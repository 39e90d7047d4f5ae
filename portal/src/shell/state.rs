//! What every page can reach.

use crate::shell::cache::PageCache;
use jiff::civil::Date;
use sovang_desk::Desk;
use sovang_desk::blobs::Blobs;
use sovang_desk::clock;
use sovang_desk::identity::first_run::FirstRun;
use sovang_domain::calendar::{self, Holidays};
use sovang_domain::ids::LocalityId;
use sovang_domain::rules::Rulebook;
use sovang_ledger::log::LogStatus;
use sovang_projections::{ViewError, Views, public};
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

/// How people reach the portal; addresses are without a stroke at their end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reached {
    /// Through a proxy, under this address: `https://sovang.example.vn`.
    Through(String),
    /// Through a proxy, under an address that opens in the office's own network only: nothing printed bears it.
    Inside(String),
    /// Directly, under this one: a demonstration on its own machine.
    At(String),
    /// Nobody has said: then no address is printed.
    #[default]
    Unsaid,
}

impl Reached {
    /// What people outside type, as far as they can open it.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::Through(address) | Self::At(address) => Some(address),
            Self::Inside(_) | Self::Unsaid => None,
        }
    }

    /// What people type, where a proxy stands in front.
    #[must_use]
    pub fn proxy(&self) -> Option<&str> {
        match self {
            Self::Through(address) | Self::Inside(address) => Some(address),
            Self::At(_) | Self::Unsaid => None,
        }
    }
}

/// Shared by all requests; cheap to clone.
pub type App = Arc<Portal>;

/// The portal.
pub struct Portal {
    /// Where requests become facts.
    pub desk: Desk,
    /// Where papers are kept.
    pub blobs: Blobs,
    /// How people reach it.
    pub reached: Reached,
    /// Rendered public pages.
    pub cache: PageCache,
    /// Opens the portal for its first administrator, where the ledger was empty when it started.
    pub first_run: Option<FirstRun>,
    /// The program that reads strangers' files in a process of its own.
    pub reader: PathBuf,
}

impl Portal {
    /// A portal over a desk and its papers, which nobody has said more about.
    #[must_use]
    pub fn over(desk: Desk, blobs: Blobs) -> Self {
        Self {
            desk,
            blobs,
            reached: Reached::Unsaid,
            cache: PageCache::default(),
            first_run: None,
            reader: PathBuf::new(),
        }
    }

    /// The first run, while nothing is recorded.
    #[must_use]
    pub fn first_run(&self) -> Option<&FirstRun> {
        self.first_run.as_ref().filter(|_| self.desk.is_empty())
    }

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

    /// The rules as they hold in a locality: the shipped ones with what it has set.
    ///
    /// # Errors
    /// When the views cannot be read.
    pub fn rules_of(&self, locality: &LocalityId) -> Result<Cow<'_, Rulebook>, ViewError> {
        let own = self.views().read(|connection| public::localities::own_parameters(connection, locality))?;
        let shipped = self.desk.rules();
        Ok(if own.is_empty() { Cow::Borrowed(shipped) } else { Cow::Owned(shipped.with_own(&own)) })
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
        self.reached.proxy().is_some_and(|url| url.starts_with("https://"))
    }

    /// A whole address of a page, where the portal's own is known.
    #[must_use]
    pub fn printed(&self, path: &str) -> Option<String> {
        self.reached.address().map(|address| format!("{address}{path}"))
    }

    /// An address as programs outside follow it; without a known one of the portal, the path alone.
    #[must_use]
    pub fn outside(&self, path: &str) -> String {
        self.printed(path).unwrap_or_else(|| path.to_owned())
    }
}
