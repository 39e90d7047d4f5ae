//! The web shell: how a request becomes an answer, whatever page it is for. Pages import the shell, the shell imports
//! `ui/` and the desk; nothing here knows a page.
//!
//! From the ground up: `cookie`, `drain` and `memo` know nothing of the portal; `cache` keeps pages; `state` is what every
//! page can reach; `answer` and `navigation` are said of it; `error` makes pages of what went wrong; `session` finds out who
//! asks, `submission` what was sent, `unsent` keeps what was not; `building`, `unbegun`, `front`,
//! `headers`, `tidy` and `server` stand around all of it.

pub mod answer;
pub(crate) mod building;
pub mod cache;
pub(crate) mod cookie;
pub(crate) mod drain;
pub mod error;
pub mod front;
pub(crate) mod headers;
pub(crate) mod memo;
pub(crate) mod navigation;
pub mod public_address;
pub mod server;
pub mod session;
pub mod state;
pub mod submission;
pub(crate) mod tidy;
pub(crate) mod unbegun;
pub mod unsent;
