//! Who could sign a decision of the commune: asked where its signature is put right.

use crate::{Denied, Desk};
use jiff::civil::Date;
use sovang_domain::authority::Role;
use sovang_domain::award_round::{Signature, Signers};
use sovang_domain::ids::{AccountId, LocalityId};
use sovang_domain::locality::SigningMode;
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::decision_register;
use sovang_words::terms;

impl Desk {
    /// The chairmen this book knows, and the texts that let others sign.
    pub(crate) async fn signers(&self, locality: &LocalityId) -> Result<Signers, Denied> {
        let heads = self.heads(locality)?.into_iter().map(|head| head.full_name).collect();
        let mut texts = Vec::new();
        for text in self.locality(locality).await?.delegations() {
            if let Some(officer) = self.officer(&text.officer)? {
                texts.push((officer.full_name, text.clone()));
            }
        }
        Ok(Signers { heads, texts, text_on: None })
    }

    /// How a decision of that day could be signed: by a chairman, or by a text that held.
    pub(crate) async fn signatures_on(
        &self,
        locality: &LocalityId,
        on: Date,
    ) -> Result<Vec<Signature>, Denied> {
        let own = |head: AccountRow| Signature {
            name: head.full_name,
            position: head.position,
            mode: SigningMode::Own,
            delegation: None,
        };
        let mut found: Vec<Signature> = self.heads(locality)?.into_iter().map(own).collect();
        let home = self.locality(locality).await?;
        for text in home.delegations().iter().filter(|text| text.holds_on(on)) {
            if let Some(officer) = self.officer(&text.officer)? {
                found.push(Signature {
                    name: officer.full_name,
                    position: officer.position,
                    mode: text.mode,
                    delegation: Some(text.document.clone()),
                });
            }
        }
        Ok(found)
    }

    /// Whoever holds the chairman's office here, and whoever signed as chairman in this book.
    fn heads(&self, locality: &LocalityId) -> Result<Vec<AccountRow>, Denied> {
        let (mut heads, signed) = self.views.read(|connection| {
            let heads = account_directory::holders(connection, locality, Role::Chairman)?;
            Ok((heads, decision_register::of_locality(connection, locality, None)?))
        })?;
        for signatory in signed.iter().map(|row| &row.signatory) {
            let known = heads.iter().any(|head| head.account == signatory.account);
            if signatory.mode == SigningMode::Own && !known {
                heads.extend(self.officer(&signatory.account)?);
            }
        }
        heads.retain(|head| terms::signs_as_head(&head.position));
        Ok(heads)
    }

    fn officer(&self, account: &AccountId) -> Result<Option<AccountRow>, Denied> {
        Ok(self.views.read(|connection| account_directory::by_account(connection, account))?)
    }
}
