//! Of whom an award is whose name, unit or kind is put right. A correction never gives the award of one to another: where
//! it could, it is asked before it is recorded, and the answer is a fact of its own.

use super::correction::{Beside, RightValue};
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Terms};
use crate::ids::{AwardId, SubjectId};
use crate::stamp::Stamp;

/// What was said of the person whom a corrected award names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Nobody asks: the same name is put right, and nobody else of the register bears it.
    #[default]
    Plain,
    /// It is to be asked, and nothing was said, or not of everybody.
    Unsaid,
    /// It is somebody else's: the award is no error of writing.
    Another,
    /// It is still the same one, who was written wrongly.
    Same {
        /// Under which id the register knows the same one too.
        known: Option<SubjectId>,
        /// Those of the register who bear the name and are others.
        others: Vec<SubjectId>,
    },
}

impl AwardRound {
    /// That it is still the same one's, as a fact; none where nobody asks.
    pub(super) fn confirmed(
        right: &[(AwardId, RightValue)],
        beside: &Beside,
        stamp: &Stamp,
    ) -> Result<Option<E>, R> {
        let Some((award, _)) = right.first() else { return Ok(None) };
        match &beside.whose {
            Whose::Plain => Ok(None),
            Whose::Unsaid => Err(R::WhoseUnsaid),
            Whose::Another => Err(R::SomebodyElses),
            Whose::Same { known, others } => {
                let (known, others) = (known.clone(), others.clone());
                Ok(Some(E::RecipientConfirmed { award: award.clone(), known, others, stamp: stamp.clone() }))
            }
        }
    }

    /// One achievement, one award: also of whoever was said to be the same one.
    pub(super) fn is_no_second(&self, terms: &Terms, confirmed: &E, beside: &Beside) -> Result<(), R> {
        let E::RecipientConfirmed { award, known: Some(_), .. } = confirmed else { return Ok(()) };
        let given = self.standing_award(award)?;
        self.is_no_other_achievement(terms, award, given, beside)
    }
}
