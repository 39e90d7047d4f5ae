//! Who signs, signs as what he is on that day: the chairman himself, or somebody for him by a text that holds then.

use super::AwardRoundRefusal as R;
use super::decision::Signatory;
use crate::locality::{Delegation, SigningMode};
use jiff::civil::Date;

/// What is looked up of whoever signs.
#[derive(Clone, Debug, Default)]
pub struct Signing {
    /// Whether the position is the head's own, not a deputy's or an acting head's.
    pub as_head: bool,
    /// The texts that let others sign for the chairman.
    pub texts: Vec<Delegation>,
}

/// How a signature stands on a day: with the text that gives it, for any mode but the chairman's own.
pub(super) fn signs_on(signatory: Signatory, signing: &Signing, on: Date) -> Result<Signatory, R> {
    let mine = signing.texts.iter().filter(|text| text.officer == signatory.account);
    if signatory.mode == SigningMode::Own {
        if mine.clone().any(|text| text.holds_on(on)) {
            return Err(R::SignsForTheHead);
        }
        return match signing.as_head {
            true => Ok(Signatory { delegation: None, ..signatory }),
            false => Err(R::NotTheHead { position: signatory.position }),
        };
    }
    let in_mode = mine.filter(|text| text.mode == signatory.mode);
    if let Some(text) = in_mode.clone().rfind(|text| text.holds_on(on)) {
        return Ok(Signatory { delegation: Some(text.document.clone()), ..signatory });
    }
    let ended = in_mode.clone().filter_map(|text| Some((text.until.filter(|until| *until < on)?, text)));
    if let Some((until, text)) = ended.max_by_key(|(until, _)| *until) {
        return Err(R::DelegationOver { document: text.document.clone(), until });
    }
    Err(match in_mode.min_by_key(|text| text.from) {
        Some(text) => R::DelegationNotBegun { document: text.document.clone(), from: text.from },
        None => R::DelegationMissing,
    })
}

/// Whether a draft is signed so, of which nobody knows the day of signing yet: a text that has ended by `today` still gives
/// the days since `since`, before which the paper cannot have been signed.
pub(super) fn drafts_on(
    signatory: Signatory,
    signing: &Signing,
    today: Date,
    since: Option<Date>,
) -> Result<Signatory, R> {
    match signs_on(signatory.clone(), signing, today) {
        Err(R::DelegationOver { document, until }) if since.is_none_or(|since| since <= until) => {
            Ok(Signatory { delegation: Some(document), ..signatory })
        }
        done => done,
    }
}

/// How a signature that is put right goes with its text, as the paper has them.
pub(super) fn goes_with_its_text(mode: SigningMode, text: Option<&str>) -> Result<(), R> {
    match (mode, text) {
        (SigningMode::Own, Some(_)) => Err(R::SignsForTheHead),
        (SigningMode::Own, None) | (_, Some(_)) => Ok(()),
        (_, None) => Err(R::DelegationMissing),
    }
}
