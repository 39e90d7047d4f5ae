//! Forms that were not sent, or came after their session was over: kept for who wrote them, with words and files, until
//! they are sent or thrown away.

use crate::shell::submission::{KEPT, Submission, Values};
use jiff::{SignedDuration, Timestamp};
use sovang_domain::ids::AccountId;
use sovang_ledger::{FormDraft, Ledger, LedgerError};
use std::collections::BTreeSet;

/// How long a form waits that nobody touches.
pub const WAITS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A form that waits.
#[derive(Clone, Debug)]
pub(crate) struct Unsent {
    pub(crate) id: String,
    /// Where it is sent to.
    pub(crate) address: String,
    /// What was typed; papers that came with an earlier try are among them, under hidden names.
    pub(crate) values: Values,
    /// Whether it was sent and came too late.
    pub(crate) cut_off: bool,
    pub(crate) kept_at: Timestamp,
}

impl Unsent {
    /// How many papers wait with it.
    pub(crate) fn papers(&self) -> usize {
        self.values.pairs().filter(|(name, _)| name.starts_with(KEPT)).count()
    }

    /// How it begins: the first words that were typed as a sentence.
    pub(crate) fn begins(&self) -> Option<&str> {
        let typed =
            self.values.pairs().filter(|(name, value)| !name.starts_with(KEPT) && value.contains(' '));
        typed.map(|(_, value)| value.trim()).find(|value| !value.is_empty())
    }
}

/// Which way a form was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// Its writer puts it aside.
    Aside,
    /// It came too late.
    CutOff,
}

fn draft(form: &Submission, account: &AccountId, left: Left, now: Timestamp) -> FormDraft {
    let mut words = form_urlencoded::Serializer::new(String::new());
    let mut files = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form.values.pairs() {
        words.append_pair(name, value);
        if let Some(field) = name.strip_prefix(KEPT) {
            files.append_pair(field, value);
        }
    }
    for (field, staged) in &form.files {
        words.append_pair(&format!("{KEPT}{field}"), &staged.sha256);
        files.append_pair(field, &staged.sha256);
    }
    FormDraft {
        account: account.to_string(),
        id: form.draft().to_owned(),
        address: form.to().to_owned(),
        form_key: form.key.to_string(),
        words: words.finish(),
        files: files.finish(),
        cut_off: left == Left::CutOff,
        kept_at: now,
    }
}

/// Keeps a form for who wrote it.
pub(crate) async fn keep(
    ledger: &Ledger,
    form: &Submission,
    account: &AccountId,
    left: Left,
    now: Timestamp,
) -> Result<(), LedgerError> {
    ledger.keep_form(&draft(form, account, left, now)).await
}

/// A form that waits is sent: what it says now is what waits, should it be refused.
pub(crate) async fn keep_anew(
    ledger: &Ledger,
    form: &Submission,
    account: &AccountId,
    now: Timestamp,
) -> Result<(), LedgerError> {
    ledger.keep_form_anew(&draft(form, account, Left::Aside, now)).await
}

/// The forms of an account that wait, the newest first.
pub(crate) async fn all(ledger: &Ledger, account: &AccountId) -> Result<Vec<Unsent>, LedgerError> {
    let drafts = ledger.form_drafts(account.as_str()).await?;
    Ok(drafts.into_iter().map(read).collect())
}

fn read(draft: FormDraft) -> Unsent {
    let mut values = Values::default();
    for (name, value) in form_urlencoded::parse(draft.words.as_bytes()) {
        values.push(name.into_owned(), &value);
    }
    let FormDraft { id, address, cut_off, kept_at, .. } = draft;
    Unsent { id, address, values, cut_off, kept_at }
}

/// The hashes of all papers that wait with a form: they are not swept away.
///
/// # Errors
/// When the ledger cannot be read.
pub async fn papers(ledger: &Ledger) -> Result<BTreeSet<String>, LedgerError> {
    let lists = ledger.files_of_drafts().await?;
    let hashes = |list: &String| {
        form_urlencoded::parse(list.as_bytes()).map(|(_, sha256)| sha256.into_owned()).collect::<Vec<_>>()
    };
    Ok(lists.iter().flat_map(hashes).collect())
}
