//! The paper of a plan, published as the file that it is: with its version, or later for a reason. Several files of one
//! version (the text, then the signed copy) stay side by side.

use super::put_right::given;
use super::{Campaign, CampaignCommand as C, CampaignEvent as E, CampaignRefusal as R};
use crate::document::Document;
use crate::stamp::Stamp;

impl Campaign {
    /// What is published with the version that is recorded now.
    pub(super) fn published_with(&self, command: &C) -> Option<E> {
        let (version, file, stamp) = match command {
            C::IssuePlan { file, stamp, .. } => (1, file, stamp),
            C::AmendPlan { file, stamp, .. } => (self.next_version(), file, stamp),
            _ => return None,
        };
        let (file, stamp) = (file.clone()?, stamp.clone());
        Some(E::PlanFilePublished { version, file, reason: None, stamp })
    }

    /// A file for a version that has none, or another one beside it.
    pub(super) fn publish(&self, version: u32, file: Document, reason: String, stamp: Stamp) -> Result<E, R> {
        if version == 0 || version >= self.next_version() {
            return Err(R::NoSuchVersion { version });
        }
        if self.files.iter().any(|(of, sha256)| *of == version && *sha256 == file.sha256) {
            return Err(R::SameAsRecorded);
        }
        Ok(E::PlanFilePublished { version, file, reason: Some(given(reason)?), stamp })
    }
}
