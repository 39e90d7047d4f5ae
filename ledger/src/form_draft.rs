//! Forms that were not sent yet: what somebody wrote, kept until it is sent or thrown away. No facts.

use crate::{
    Ledger,
    error::LedgerError,
    store::{Cell, Row, Statement},
    subscribe::time,
};
use jiff::Timestamp;

/// A form as it was last kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormDraft {
    /// Who wrote it; nobody else sees it.
    pub account: String,
    /// The key of the form as it was first drawn.
    pub id: String,
    /// The address it is sent to.
    pub address: String,
    /// The key of its last drawing.
    pub form_key: String,
    /// Its fields, `application/x-www-form-urlencoded`.
    pub words: String,
    /// The hashes of its files by field, written the same way.
    pub files: String,
    /// Whether it was sent, and came too late: the session was over.
    pub cut_off: bool,
    /// When it was last kept.
    pub kept_at: Timestamp,
}

/// The most forms one account has in waiting; of more, the oldest go.
const MOST: i64 = 40;

/// Whether the ledger has recorded it meanwhile.
macro_rules! unsent {
    ($sql:literal) => {
        concat!($sql, " not exists (select 1 from command where command.key = form_draft.form_key)")
    };
}

const OF_ONE: &str = unsent!(
    "select account, id, address, form_key, words, files, cut_off, kept_at from form_draft
     where account = $1 and"
);

impl Ledger {
    /// Keeps a form, or what it has become.
    pub async fn keep_form(&self, draft: &FormDraft) -> Result<(), LedgerError> {
        let keep = "insert into form_draft (account, id, address, form_key, words, files, cut_off, kept_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8)
                    on conflict (account, id, address) do update set form_key = excluded.form_key,
                    words = excluded.words, files = excluded.files, cut_off = excluded.cut_off,
                    kept_at = excluded.kept_at";
        let text = |text: &String| Cell::Text(text.clone());
        let cells = vec![
            text(&draft.account),
            text(&draft.id),
            text(&draft.address),
            text(&draft.form_key),
            text(&draft.words),
            text(&draft.files),
            Cell::Int(draft.cut_off.into()),
            Cell::Int(draft.kept_at.as_microsecond()),
        ];
        let thin = "delete from form_draft where account = $1 and kept_at < (
                    select min(kept_at) from (select kept_at from form_draft where account = $1
                    order by kept_at desc limit $2) as newest)";
        let thinned = vec![text(&draft.account), Cell::Int(MOST)];
        self.0.store.write(vec![Statement(keep, cells), Statement(thin, thinned)]).await.map(drop)
    }

    /// Keeps what a form that waits has become; one that does not wait is not begun by it.
    pub async fn keep_form_anew(&self, draft: &FormDraft) -> Result<(), LedgerError> {
        let waits = self.form_drafts(&draft.account).await?;
        let same = |other: &FormDraft| other.id == draft.id && other.address == draft.address;
        if waits.iter().any(same) { self.keep_form(draft).await } else { Ok(()) }
    }

    /// The forms of an account that were not sent yet, the newest first.
    pub async fn form_drafts(&self, account: &str) -> Result<Vec<FormDraft>, LedgerError> {
        let read = |mut row: Row| {
            Ok(FormDraft {
                account: row.text(0)?,
                id: row.text(1)?,
                address: row.text(2)?,
                form_key: row.text(3)?,
                words: row.text(4)?,
                files: row.text(5)?,
                cut_off: row.int(6)? == 1,
                kept_at: time(row.int(7)?)?,
            })
        };
        let rows = self.0.store.rows(OF_ONE, vec![Cell::Text(account.to_owned())]).await?;
        let mut drafts: Vec<FormDraft> = rows.into_iter().map(read).collect::<Result<_, LedgerError>>()?;
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.kept_at));
        Ok(drafts)
    }

    /// Throws a form away.
    pub async fn drop_form(&self, account: &str, id: &str) -> Result<(), LedgerError> {
        let sql = "delete from form_draft where account = $1 and id = $2";
        let cells = vec![Cell::Text(account.to_owned()), Cell::Text(id.to_owned())];
        self.0.store.write_one(sql, cells).await.map(drop)
    }

    /// The files of all forms that wait, as each form names them.
    pub async fn files_of_drafts(&self) -> Result<Vec<String>, LedgerError> {
        const SQL: &str = unsent!("select files from form_draft where files <> '' and");
        self.0.store.rows(SQL, Vec::new()).await?.into_iter().map(|mut row| row.text(0)).collect()
    }

    /// Forgets forms that were recorded, or were kept before `kept` and not touched since.
    pub async fn forget_old_forms(&self, kept: Timestamp) -> Result<(), LedgerError> {
        let sql = "delete from form_draft where kept_at < $1
                   or exists (select 1 from command where command.key = form_draft.form_key)";
        self.0.store.write_one(sql, vec![Cell::Int(kept.as_microsecond())]).await.map(drop)
    }
}
