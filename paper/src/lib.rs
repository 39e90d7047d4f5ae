//! Papers in: an uploaded document becomes text in order, and the text a draft of the plan it is; a table becomes its rows.
//! Papers out: what is to be signed as a Word file.

pub mod draft;
pub mod fence;
mod order;
mod read;
mod table;
mod tongue;
pub mod write;

pub use draft::Draft;
pub use order::put_in_order;
pub use read::{Encoding, Reading, Source, read};
pub use sovang_words::paper::Refused;
pub use table::{Table, rows_of_text};
