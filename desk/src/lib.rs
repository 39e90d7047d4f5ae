//! The desk (văn thư) and what lies on it: requests that become facts, the papers that facts name, and who asks. Knows
//! neither HTML nor HTTP, and says nothing to people: what it answers is typed, the words are the portal's and the console's.
//!
//! Pages, the console and the demo all come here; there is no other way to a fact.

mod accounts;
mod asking;
mod award_choices;
mod campaigns;
mod correcting;
mod corrections;
mod denied;
mod ending_papers;
pub mod endings;
mod execute;
mod issuing;
mod localities;
mod locality_slips;
mod lookup;
mod nominations;
mod nominee_list;
mod out_of_turn;
mod people;
mod plan_reviews;
mod reports;
mod rounds;
mod ruling;
mod sending_again;
mod signers;
mod slips;
mod suspending;
mod whose;

pub mod blobs;
pub mod clock;
pub mod identity;

pub use asking::{Asking, Done};
pub use award_choices::{AwardChoices, PaperWords};
pub use campaigns::PlanWithFile;
pub use campaigns::act_of_campaign_step;
pub use correcting::CorrectionForm;
pub use denied::{Denied, Missing};
pub use execute::Desk;
pub use issuing::{PaidForm, SignedForm};
pub use nominations::{Nominated, NomineeForm};
pub use nominee_list::{ListDenied, key_of_row};
pub use out_of_turn::Considered;
pub use people::Who;
pub use plan_reviews::NewReview;
pub use rounds::round_code;
pub use ruling::{RulingForm, VerdictForm};
pub use slips::act_of_step;
pub use whose::{AskedWhose, WhoseForm};
