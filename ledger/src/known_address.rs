//! From where an account has signed in: a stranger's wrong passwords elsewhere do not shut it out there.
//!
//! Addresses come in as hashes and stand only as hashes. The time is the caller's.

use crate::{
    Ledger,
    error::LedgerError,
    store::{Cell, Row},
};
use jiff::Timestamp;

/// How many addresses of one account are kept, the newest.
const KEPT: i64 = 10;

impl Ledger {
    /// Notes that an account signed in from a place; forgets those of all accounts before `forget`.
    pub async fn note_signed_in_from(
        &self,
        account: &str,
        place: &[u8; 32],
        now: Timestamp,
        forget: Timestamp,
    ) -> Result<(), LedgerError> {
        let account = || Cell::Text(account.to_owned());
        let note = "insert into sign_in_address (account, place, at) values ($1, $2, $3)
                    on conflict (account, place) do update set at = excluded.at";
        let cells = vec![account(), Cell::Bytes(place.to_vec()), Cell::Int(now.as_microsecond())];
        self.0.store.write_one(note, cells).await?;
        let surplus = "delete from sign_in_address where account = $1 and place not in
                       (select place from sign_in_address where account = $1 order by at desc, place limit $2)";
        self.0.store.write_one(surplus, vec![account(), Cell::Int(KEPT)]).await?;
        let forgotten = "delete from sign_in_address where at < $1";
        self.0.store.write_one(forgotten, vec![Cell::Int(forget.as_microsecond())]).await.map(drop)
    }

    /// Whether an account has signed in from a place since a moment.
    pub async fn has_signed_in_from(
        &self,
        account: &str,
        place: &[u8; 32],
        since: Timestamp,
    ) -> Result<bool, LedgerError> {
        let sql = "select count(*) from sign_in_address where account = $1 and place = $2 and at >= $3";
        let cells = vec![
            Cell::Text(account.to_owned()),
            Cell::Bytes(place.to_vec()),
            Cell::Int(since.as_microsecond()),
        ];
        let mut rows: Vec<Row> = self.0.store.rows(sql, cells).await?;
        Ok(rows.first_mut().map_or(Ok(0), |row| row.count(0))? > 0)
    }
}
