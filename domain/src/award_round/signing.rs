//! Who signs, signs as what he is on that day: the chairman himself, or somebody for him by a text that holds then.

use super::AwardRoundRefusal as R;
use super::corrected_paper::Signature;
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

/// Who could sign a decision, looked up where its signature or its day is put right.
#[derive(Clone, Debug, Default)]
pub struct Signers {
    /// The names of the chairmen this book knows.
    pub heads: Vec<String>,
    /// The texts that let others sign for the chairman, each with the officer's name.
    pub texts: Vec<(String, Delegation)>,
    /// The day of a text that this book does not know, as the paper has it.
    pub text_on: Option<Date>,
}

impl Signers {
    /// Whether a decision of the day `on` can be signed so: by a chairman as chairman, by anybody else by a text of before.
    pub(super) fn could_sign(&self, signature: &Signature, on: Date) -> Result<(), R> {
        let Signature { name, mode, delegation, .. } = signature;
        match (mode, delegation) {
            (SigningMode::Own, Some(_)) => Err(R::SignsForTheHead),
            (SigningMode::Own, None) if self.heads.iter().any(|head| is_one_name(head, name)) => Ok(()),
            (SigningMode::Own, None) => Err(R::NoHead { name: name.clone() }),
            (_, None) => Err(R::DelegationMissing),
            (_, Some(text)) if self.knows(signature) => self.holds(signature, on, text),
            (_, Some(text)) => match self.text_on {
                None => Err(R::DelegationUndated { document: text.clone() }),
                Some(from) if from > on => Err(R::DelegationNotBegun { document: text.clone(), from }),
                Some(_) => Ok(()),
            },
        }
    }

    /// Whether a text of this book, by which a decision is signed, still holds on the day to which the decision moves.
    pub(super) fn still_signs(&self, signature: &Signature, on: Date) -> Result<(), R> {
        match &signature.delegation {
            Some(text) if self.knows(signature) => self.holds(signature, on, text),
            _ => Ok(()),
        }
    }

    fn of<'a>(&'a self, signature: &'a Signature) -> impl Iterator<Item = &'a Delegation> {
        let is = |(name, text): &&(String, Delegation)| {
            is_one_name(name, &signature.name)
                && text.mode == signature.mode
                && Some(&text.document) == signature.delegation.as_ref()
        };
        self.texts.iter().filter(is).map(|(_, text)| text)
    }

    fn knows(&self, signature: &Signature) -> bool {
        self.of(signature).next().is_some()
    }

    fn holds(&self, signature: &Signature, on: Date, text: &str) -> Result<(), R> {
        if self.of(signature).any(|text| text.holds_on(on)) {
            return Ok(());
        }
        let document = text.to_owned();
        let ended = self.of(signature).filter_map(|text| text.until.filter(|until| *until < on)).max();
        match (ended, self.of(signature).map(|text| text.from).min()) {
            (Some(until), _) => Err(R::DelegationOver { document, until }),
            (None, Some(from)) => Err(R::DelegationNotBegun { document, from }),
            (None, None) => Err(R::DelegationMissing),
        }
    }
}

fn is_one_name(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
