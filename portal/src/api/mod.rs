//! What public pages show, as JSON for programs. A version is a folder and keeps its promises.

pub mod v1;
