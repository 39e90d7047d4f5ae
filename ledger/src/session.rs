//! Who signs in: credentials, second factors, one-time codes, sessions, failed attempts.
//!
//! Tokens and codes come in as hashes and stand only as hashes. The time is the caller's: nothing here has a clock.

use crate::{
    Ledger,
    error::LedgerError,
    store::{Cell, Row},
    subscribe::time,
};
use jiff::Timestamp;

/// How an account signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// The account.
    pub account: String,
    /// Password hash (PHC string).
    pub phc: String,
    /// When the password was last set.
    pub changed_at: Timestamp,
    /// Shared secret of the second factor, if enrolled.
    pub second_factor: Option<Vec<u8>>,
}

/// A session to be kept.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// SHA-256 of the token in the cookie.
    pub token_hash: [u8; 32],
    /// The account.
    pub account: String,
    /// The token that forms carry.
    pub csrf: String,
    /// Whether the second factor was given.
    pub second_factor: bool,
    /// When.
    pub at: Timestamp,
}

/// A session as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The account.
    pub account: String,
    /// The token that forms carry.
    pub csrf: String,
    /// Whether the second factor was given.
    pub second_factor: bool,
    /// When it began; for the absolute limit.
    pub created_at: Timestamp,
    /// When it was last used; for the idle limit.
    pub seen_at: Timestamp,
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn at(time: Timestamp) -> Cell {
    Cell::Int(time.as_microsecond())
}

fn hash(hash: &[u8; 32]) -> Cell {
    Cell::Bytes(hash.to_vec())
}

impl Ledger {
    /// Sets the password hash of an account; a new password leaves the second factor as it is.
    pub async fn put_credential(&self, account: &str, phc: &str, now: Timestamp) -> Result<(), LedgerError> {
        let sql = "insert into credential (account, phc, changed_at) values ($1, $2, $3)
                   on conflict (account) do update set phc = excluded.phc, changed_at = excluded.changed_at";
        self.0.store.write_one(sql, vec![text(account), text(phc), at(now)]).await.map(drop)
    }

    /// How an account signs in, if it does.
    pub async fn credential(&self, account: &str) -> Result<Option<Credential>, LedgerError> {
        let sql = "select account, phc, changed_at, second_factor from credential where account = $1";
        let read = |mut row: Row| {
            Ok(Credential {
                account: row.text(0)?,
                phc: row.text(1)?,
                changed_at: time(row.int(2)?)?,
                second_factor: row.maybe_bytes(3)?,
            })
        };
        self.0.store.rows(sql, vec![text(account)]).await?.pop().map(read).transpose()
    }

    /// Enrols (or, with `None`, removes) the second factor; false if there is no such account.
    pub async fn put_second_factor(&self, account: &str, secret: Option<&[u8]>) -> Result<bool, LedgerError> {
        let sql = "update credential set second_factor = $1, second_factor_step = 0 where account = $2
                   returning second_factor_step";
        let secret = secret.map_or(Cell::Null, |secret| Cell::Bytes(secret.to_vec()));
        Ok(!self.0.store.write_one(sql, vec![secret, text(account)]).await?.is_empty())
    }

    /// Takes a time step of the second factor; false if this or a later one was taken before (codes work once).
    pub async fn take_second_factor_step(&self, account: &str, step: u64) -> Result<bool, LedgerError> {
        let sql = "update credential set second_factor_step = $1
                   where account = $2 and second_factor_step < $1 and second_factor is not null
                   returning second_factor_step";
        let cells = vec![crate::subscribe::int(step), text(account)];
        Ok(!self.0.store.write_one(sql, cells).await?.is_empty())
    }

    /// Keeps a one-time code (first password, recovery), by its hash, for one purpose.
    pub async fn put_one_time_code(
        &self,
        code_hash: &[u8; 32],
        account: &str,
        purpose: &str,
        expires_at: Timestamp,
    ) -> Result<(), LedgerError> {
        let sql =
            "insert into one_time_code (code_hash, account, purpose, expires_at) values ($1, $2, $3, $4)";
        let cells = vec![hash(code_hash), text(account), text(purpose), at(expires_at)];
        self.0.store.write_one(sql, cells).await.map(drop)
    }

    /// Uses up a one-time code: whose it is, once, if it has not expired.
    pub async fn use_one_time_code(
        &self,
        code_hash: &[u8; 32],
        purpose: &str,
        now: Timestamp,
    ) -> Result<Option<String>, LedgerError> {
        let sql = "update one_time_code set used_at = $1
                   where code_hash = $2 and purpose = $3 and used_at is null and expires_at > $1
                   returning account";
        let cells = vec![at(now), hash(code_hash), text(purpose)];
        self.0.store.write_one(sql, cells).await?.pop().map(|mut row| row.text(0)).transpose()
    }

    /// Keeps a session.
    pub async fn create_session(&self, session: &NewSession) -> Result<(), LedgerError> {
        let sql = "insert into session (token_hash, account, csrf, second_factor, created_at, seen_at)
                   values ($1, $2, $3, $4, $5, $5)";
        let cells = vec![
            hash(&session.token_hash),
            text(&session.account),
            text(&session.csrf),
            Cell::Int(session.second_factor.into()),
            at(session.at),
        ];
        self.0.store.write_one(sql, cells).await.map(drop)
    }

    /// The session of a token, if there is one. Whether it is too old is the caller's to judge.
    pub async fn session(&self, token_hash: &[u8; 32]) -> Result<Option<Session>, LedgerError> {
        let sql = "select account, csrf, second_factor, created_at, seen_at from session
                   where token_hash = $1 and ended_at is null";
        let read = |mut row: Row| {
            Ok(Session {
                account: row.text(0)?,
                csrf: row.text(1)?,
                second_factor: row.int(2)? == 1,
                created_at: time(row.int(3)?)?,
                seen_at: time(row.int(4)?)?,
            })
        };
        self.0.store.rows(sql, vec![hash(token_hash)]).await?.pop().map(read).transpose()
    }

    /// Notes that a session was used; never backwards.
    pub async fn touch_session(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<(), LedgerError> {
        let sql = "update session set seen_at = $1 where token_hash = $2 and seen_at < $1";
        self.0.store.write_one(sql, vec![at(now), hash(token_hash)]).await.map(drop)
    }

    /// Ends a session. Whose it was stays known until it is forgotten.
    pub async fn end_session(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<(), LedgerError> {
        let sql = "update session set ended_at = $1 where token_hash = $2 and ended_at is null";
        self.0.store.write_one(sql, vec![at(now), hash(token_hash)]).await.map(drop)
    }

    /// Whose forms carry this token: of a session that goes on, or that is over and not yet forgotten.
    pub async fn writer_of(&self, csrf: &str) -> Result<Option<String>, LedgerError> {
        let sql = "select account from session where csrf = $1";
        self.0.store.rows(sql, vec![text(csrf)]).await?.pop().map(|mut row| row.text(0)).transpose()
    }

    /// Ends and forgets all sessions of an account (new password, role withdrawn, account locked); how many.
    pub async fn end_sessions_of(&self, account: &str) -> Result<usize, LedgerError> {
        let sql = "delete from session where account = $1 returning account";
        Ok(self.0.store.write_one(sql, vec![text(account)]).await?.len())
    }

    /// Forgets sessions begun before `begun`, and spent or expired codes; how many sessions.
    pub async fn forget_old_sessions(&self, begun: Timestamp) -> Result<usize, LedgerError> {
        let sql = "delete from session where created_at < $1 returning account";
        let ended = self.0.store.write_one(sql, vec![at(begun)]).await?.len();
        let codes = "delete from one_time_code where expires_at < $1";
        self.0.store.write_one(codes, vec![at(begun)]).await?;
        Ok(ended)
    }

    /// Notes a failed sign-in of `who` (`account:…`, `address:…`) and forgets those before `forget`.
    pub async fn note_sign_in_failure(
        &self,
        who: &str,
        now: Timestamp,
        forget: Timestamp,
    ) -> Result<(), LedgerError> {
        let note = "insert into sign_in_failure (who, at) values ($1, $2)";
        self.0.store.write_one(note, vec![text(who), at(now)]).await?;
        let forgotten = "delete from sign_in_failure where at < $1";
        self.0.store.write_one(forgotten, vec![at(forget)]).await.map(drop)
    }

    /// Failed sign-ins of `who` since a moment.
    pub async fn sign_in_failures(&self, who: &str, since: Timestamp) -> Result<u64, LedgerError> {
        let sql = "select count(*) from sign_in_failure where who = $1 and at >= $2";
        let mut rows = self.0.store.rows(sql, vec![text(who), at(since)]).await?;
        rows.first_mut().map_or(Ok(0), |row| row.count(0))
    }

    /// Forgets the failed sign-ins of `who` (after a right one).
    pub async fn clear_sign_in_failures(&self, who: &str) -> Result<(), LedgerError> {
        let sql = "delete from sign_in_failure where who = $1";
        self.0.store.write_one(sql, vec![text(who)]).await.map(drop)
    }
}
