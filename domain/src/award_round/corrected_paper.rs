//! Đính chính of what belongs to the decision and not to one award: its number, its day, who issued it, how it is signed,
//! its legal bases. All awards of the decision bear it, so it is put right in all of them at once.

use super::correction::DetailCorrection as D;
use super::decision::{Signatory, number_in, symbol};
use super::{AwardRound, AwardRoundRefusal as R, GivenAward};
use crate::ids::AwardId;
use crate::locality::SigningMode;
use crate::money::Prize;
use serde::{Deserialize, Serialize};

/// How a decision is signed, as the paper has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Name under the decision.
    pub name: String,
    /// Position of the signer: "CHỦ TỊCH", "PHÓ CHỦ TỊCH".
    pub position: String,
    /// In which mode.
    pub mode: SigningMode,
    /// The text that delegates, for any mode but the chairman's own.
    pub delegation: Option<String>,
}

impl From<Signatory> for Signature {
    fn from(Signatory { account: _, name, position, mode, delegation }: Signatory) -> Self {
        Self { name, position, mode, delegation }
    }
}

/// What the paper of an award says beside its number and day: of an own decision how it is signed and on what it is based,
/// of one from above who issued it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Paper {
    pub(super) signature: Option<Signature>,
    pub(super) legal_bases: Vec<String>,
    pub(super) issuer: Option<String>,
}

impl D {
    /// Whether all awards of one decision bear it.
    #[must_use]
    pub fn is_of_the_decision(&self) -> bool {
        matches!(
            self,
            Self::DecidedOn { .. }
                | Self::Number { .. }
                | Self::Issuer { .. }
                | Self::Signature { .. }
                | Self::LegalBases { .. }
        )
    }
}

impl GivenAward {
    /// A number of the commune's own register, or as the level above wrote it.
    pub(super) fn numbered(&self, after: String) -> Result<D, R> {
        let is_number = match self.authority.is_commune() {
            true => number_in(&after).is_some_and(|number| number > 0 && symbol(number) == after),
            false => !after.trim().is_empty(),
        };
        if !is_number {
            return Err(R::NumberMissing);
        }
        Ok(D::Number { before: self.decision.clone(), after })
    }

    /// Who issued a decision from above; an own decision names nobody.
    pub(super) fn issued_by(&self, after: String) -> Result<D, R> {
        let none = || R::NotForwarded { nomination: self.nomination.clone() };
        let before = self.paper.issuer.clone().ok_or_else(none)?;
        if after.trim().is_empty() { Err(R::NothingCorrected) } else { Ok(D::Issuer { before, after }) }
    }

    /// How an own decision is signed. Whether it can be, is asked once its day is put right too.
    pub(super) fn signed_by(&self, after: Signature) -> Result<D, R> {
        let before = self.paper.signature.clone().ok_or_else(|| self.not_ours())?;
        if after.name.trim().is_empty() || after.position.trim().is_empty() {
            return Err(R::NothingCorrected);
        }
        Ok(D::Signature { before, after })
    }

    /// A prize as the paper has it: one that differs from the computed one has its reason and its source.
    pub(super) fn paid(&self, after: Option<Prize>) -> Result<D, R> {
        match &after {
            Some(prize) if !prize.is_explained() => {
                Err(R::PrizeUnexplained { nomination: self.nomination.clone() })
            }
            _ => Ok(D::Prize { before: self.prize.clone(), after }),
        }
    }

    /// On what an own decision is based: on something.
    pub(super) fn based_on(&self, after: Vec<String>) -> Result<D, R> {
        if self.paper.signature.is_none() {
            return Err(self.not_ours());
        }
        let before = self.paper.legal_bases.clone();
        if after.is_empty() { Err(R::NothingCorrected) } else { Ok(D::LegalBases { before, after }) }
    }

    fn not_ours(&self) -> R {
        R::NotOurs { form: self.form.form.clone() }
    }
}

impl AwardRound {
    /// The awards that one paper made, this one among them.
    pub(super) fn of_the_same_decision<'a>(
        &'a self,
        award: &'a AwardId,
    ) -> impl Iterator<Item = &'a AwardId> {
        let paper = |given: &'a GivenAward| (&given.decision, given.decided_on, given.authority.is_commune());
        let same = self.awards.get(award).map(paper);
        self.awards.iter().filter(move |(_, given)| Some(paper(given)) == same).map(|(id, _)| id)
    }
}
