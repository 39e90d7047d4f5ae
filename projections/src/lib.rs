//! Read models: what the log of facts looks like to those who ask. One module of this crate is one paper that an
//! officer knows, with its tables. [`Views`] follows the ledger into a disposable SQLite file; delete it and it is built anew.

mod cells;
mod digest;
mod error;
mod file;
mod models;
mod record;
mod runner;
mod source;
#[cfg(test)]
mod testing;
mod views;

pub mod account_directory;
pub mod award_roll;
pub mod campaign_board;
pub mod decision_register;
pub mod locality_directory;
pub mod nomination_board;
mod paper_register;
pub mod person_register;
pub mod public;
pub mod report_register;
pub mod round_docket;
pub mod search_index;
pub mod task_list;
pub mod timeline;

pub use error::{Result, ViewError};
pub use record::{Line, Record};
/// What every query takes: the portal gets one from [`Views::read`] and passes it on.
pub use rusqlite::Connection;
pub use source::Log;
pub use views::{Health, Views};
