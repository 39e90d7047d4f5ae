//! Papers in: an uploaded document becomes text in order, and the text a draft of the plan it is.

pub mod draft;
pub mod fence;
mod order;
mod read;
mod tongue;

pub use draft::Draft;
pub use order::put_in_order;
pub use read::{Encoding, Reading, Refused, Source, read};
