//! Tài khoản: who signs in, as what, where.

use crate::cells::{Cells, json, row, rows, run};
use crate::error::{Result, ViewError};
use crate::record::Record;
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use sovang_domain::account::AccountEvent;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AccountId, LocalityId, SubjectId, UnitId};
use sovang_words::order;
use sovang_words::personal::readable;

pub(crate) const VERSION: u32 = 3;
pub(crate) const DDL: &str = "
create table account_directory (
    account text primary key, locality text not null, full_name text not null, sort_key text not null,
    subject text not null, position text not null, grants text not null, locked text,
    opened_at integer not null, log_index integer not null, version integer not null
) strict, without rowid;
create index account_directory_by_locality on account_directory (locality, sort_key);
";

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct AccountRow {
    pub account: AccountId,
    /// First part of the account: the locality that opened it, or `sovang`.
    pub locality: LocalityId,
    /// The person's name, or the words that stand in its place after erasure.
    pub full_name: String,
    pub subject: SubjectId,
    /// "công chức phụ trách thi đua khen thưởng"
    pub position: String,
    pub grants: Vec<Grant>,
    /// Why it is locked, while it is.
    pub locked: Option<String>,
    pub opened_at: Timestamp,
    pub log_index: u64,
    /// Version of the stream.
    pub version: u64,
}

impl AccountRow {
    /// The part of the account after the locality: what is typed at sign-in.
    #[must_use]
    pub fn login(&self) -> &str {
        self.account.local()
    }

    /// What it may act as now; nothing while locked.
    #[must_use]
    pub fn active_grants(&self) -> &[Grant] {
        if self.locked.is_some() { &[] } else { &self.grants }
    }

    /// The unit it reports for.
    #[must_use]
    pub fn reporting_unit(&self) -> Option<&UnitId> {
        self.grants.iter().filter(|grant| grant.role == Role::Reporter).find_map(Grant::unit)
    }
}

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    use AccountEvent as E;
    let Fact::Account(event) = &record.fact else { return Ok(()) };
    let (account, version) = (&record.stream, crate::cells::int(record.sequence));
    if let E::AccountOpened { full_name, position, grants, stamp } = event {
        let (name, subject) = (readable(full_name), full_name.subject().as_str());
        let (at, index) = (stamp.at.as_microsecond(), crate::cells::int(record.log_index));
        run(
            conn,
            "insert into account_directory values (?1, ?2, ?3, ?4, ?5, ?6, ?7, null, ?8, ?9, ?10)",
            params![
                account,
                record.locality(),
                name,
                order::person(name),
                subject,
                position,
                json(grants)?,
                at,
                index,
                version
            ],
        )?;
        return Ok(());
    }
    let known = by_account(conn, &account.as_str().into())?;
    let mut row = known.ok_or_else(|| ViewError::Unknown {
        log_index: record.log_index,
        what: format!("account {account}"),
    })?;
    if let E::AccountHolderCorrected { full_name, position, .. } = event {
        let name = readable(full_name);
        run(
            conn,
            "update account_directory set full_name = ?2, sort_key = ?3, position = ?4 where account = ?1",
            params![account, name, order::person(name), position],
        )?;
    }
    match event {
        E::RoleGranted { grant, .. } => row.grants.push(grant.clone()),
        E::RoleRevoked { grant, .. } => row.grants.retain(|held| held != grant),
        E::AccountLocked { reason, .. } => row.locked = Some(reason.clone()),
        E::AccountUnlocked { .. } => row.locked = None,
        _ => {}
    }
    run(
        conn,
        "update account_directory set grants = ?2, locked = ?3, version = ?4 where account = ?1",
        params![account, json(&row.grants)?, row.locked, version],
    )?;
    Ok(())
}

/// One account.
pub fn by_account(conn: &Connection, account: &AccountId) -> Result<Option<AccountRow>> {
    row(conn, "select * from account_directory where account = ?1", [account.as_str()], read)
}

/// The accounts that a locality opened, and those that hold a role there.
pub fn by_locality(conn: &Connection, locality: &LocalityId) -> Result<Vec<AccountRow>> {
    rows(
        conn,
        "select * from account_directory a where locality = ?1 or exists (
            select 1 from json_each(a.grants) g
            where json_extract(g.value, '$.scope.locality') = ?1 or json_extract(g.value, '$.scope.unit[0]') = ?1)
         order by sort_key, account",
        [locality.as_str()],
        read,
    )
}

/// All accounts of the machine.
pub fn all(conn: &Connection) -> Result<Vec<AccountRow>> {
    rows(conn, "select * from account_directory order by locality, sort_key, account", [], read)
}

/// The name shown beside acts; the account itself where it was never opened.
pub fn display_name(conn: &Connection, account: &AccountId) -> Result<String> {
    Ok(by_account(conn, account)?.map_or_else(|| account.to_string(), |row| row.full_name))
}

/// Those who hold a role in a locality.
pub fn holders(conn: &Connection, locality: &LocalityId, role: Role) -> Result<Vec<AccountRow>> {
    let holds = |grant: &Grant| {
        grant.role == role
            && match &grant.scope {
                Scope::Everywhere => true,
                Scope::Locality(theirs) | Scope::Unit(theirs, _) => theirs == locality,
            }
    };
    let all = by_locality(conn, locality)?;
    Ok(all.into_iter().filter(|row| row.active_grants().iter().any(holds)).collect())
}

fn read(row: &Row<'_>) -> Result<AccountRow> {
    Ok(AccountRow {
        account: row.id("account")?,
        locality: row.id("locality")?,
        full_name: row.get("full_name")?,
        subject: row.id("subject")?,
        position: row.get("position")?,
        grants: row.json("grants")?,
        locked: row.get("locked")?,
        opened_at: row.at("opened_at")?,
        log_index: row.count("log_index")?,
        version: row.count("version")?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::testing::World;

    #[test]
    fn roles_come_and_go_and_a_locked_account_has_none() {
        let mut world = World::founded();
        let chairman = Grant { role: Role::Chairman, scope: Scope::Locality("phu-tan".into()) };
        let clerk = Grant { role: Role::Clerk, scope: Scope::Locality("phu-tan".into()) };
        let account: AccountId = "phu-tan.chu-tich".into();
        let stamp = world.by("sovang.quan-tri");
        world
            .given(account.as_str(), AccountEvent::RoleGranted { grant: clerk.clone(), reason: None, stamp });
        let (reason, stamp) = ("thôi giữ chức".to_owned(), world.by("sovang.quan-tri"));
        world.given(account.as_str(), AccountEvent::RoleRevoked { grant: chairman, reason, stamp });
        let row = by_account(&world.views(), &account).unwrap().unwrap();
        assert_eq!((row.active_grants(), row.login(), row.version), (&[clerk][..], "chu-tich", 3));
        let (reason, stamp) = ("mất máy".to_owned(), world.by("sovang.quan-tri"));
        world.given(account.as_str(), AccountEvent::AccountLocked { reason, stamp });
        let conn = world.views();
        assert!(by_account(&conn, &account).unwrap().unwrap().active_grants().is_empty());
        assert!(holders(&conn, &"phu-tan".into(), Role::Chairman).unwrap().is_empty());
    }

    #[test]
    fn accounts_of_a_locality_are_those_it_opened_and_those_with_a_role_there() {
        let mut world = World::founded();
        let grant = Grant { role: Role::Supervisor, scope: Scope::Locality("tu-minh".into()) };
        world.account("mttq", "Bùi Thị Minh Nga", "Mặt trận", grant);
        let conn = world.views();
        let logins = |locality: &str| -> Vec<String> {
            by_locality(&conn, &locality.into()).unwrap().iter().map(|row| row.login().to_owned()).collect()
        };
        assert_eq!(logins("tu-minh"), ["mttq"]);
        assert_eq!(logins("phu-tan").len(), 8);
        assert!(logins("phu").is_empty());
        assert_eq!(display_name(&conn, &"phu-tan.nobody".into()).unwrap(), "phu-tan.nobody");
    }
}
