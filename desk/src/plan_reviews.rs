//! Plans under review: what was read from a document and is being put right by people. Nothing of it is a fact.

use crate::{Asking, Denied, Desk};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_ledger::{PlanReview, random};

/// A review to be begun.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as the fields of the review that is kept")]
pub struct NewReview {
    pub locality: LocalityId,
    pub campaign: String,
    pub title: String,
    pub text: String,
    pub document: String,
    pub fields: String,
}

impl Desk {
    /// Keeps a plan under review; answers by what it is found.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn begin_review(&self, asking: &Asking, new: NewReview) -> Result<String, Denied> {
        asking.may(Act::IssuePlan, &Place::locality(new.locality.clone()))?;
        let id: String = random::bytes::<10>().iter().map(|byte| format!("{byte:02x}")).collect();
        let review = PlanReview {
            id: id.clone(),
            locality: new.locality.to_string(),
            campaign: new.campaign,
            title: new.title,
            text: new.text,
            document: new.document,
            fields: new.fields,
            version: 1,
            begun_by: asking.by.to_string(),
            begun_at: asking.at,
            changed_by: asking.by.to_string(),
            changed_at: asking.at,
        };
        self.ledger().put_plan_review(&review).await?;
        Ok(id)
    }

    /// Keeps what was changed in a review; false where somebody else changed it since `seen`.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn save_review(
        &self,
        asking: &Asking,
        review: &PlanReview,
        seen: u64,
        (title, fields): (&str, &str),
    ) -> Result<bool, Denied> {
        asking.may(Act::IssuePlan, &place(review))?;
        let by = (asking.by.as_str(), asking.at);
        Ok(self.ledger().change_plan_review(&review.id, seen, (title, fields), by).await?)
    }

    /// Throws a review away. Its file is erased by whoever keeps the papers (`Blobs::erase_unnamed`).
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn drop_review(&self, asking: &Asking, review: &PlanReview) -> Result<(), Denied> {
        asking.may(Act::IssuePlan, &place(review))?;
        Ok(self.ledger().drop_plan_review(&review.id).await?)
    }
}

fn place(review: &PlanReview) -> Place {
    Place::locality(LocalityId::from(review.locality.as_str()))
}
