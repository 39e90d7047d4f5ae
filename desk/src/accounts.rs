//! Requests about accounts.

use crate::lookup::new_subject;
use crate::{Asking, Denied, Desk, Done, Missing};
use sovang_domain::account::{Account, AccountCommand};
use sovang_domain::authority::{Act, Grant, Place, Role, Scope};
use sovang_domain::ids::AccountId;
use sovang_domain::personal::Personal;
use sovang_domain::refusal::Refusal;
use sovang_projections::account_directory;
use sovang_words::names;

impl Desk {
    /// Opens an account; how its person first signs in is settled apart, by a one-time code.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn open_account(
        &self,
        asking: &Asking,
        account: &AccountId,
        full_name: String,
        position: String,
        grants: Vec<Grant>,
    ) -> Result<Done, Denied> {
        for grant in &grants {
            asking.may(Act::KeepAccounts, &place_of(grant))?;
        }
        let full_name = Personal::new(new_subject(), names::without_titles(&full_name));
        let command = AccountCommand::Open { full_name, position, grants, stamp: asking.stamp() };
        self.put_account(asking, account, command).await
    }

    /// Gives a role; beside one that checks it, with the reason.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn grant_role(
        &self,
        asking: &Asking,
        account: &AccountId,
        grant: Grant,
        reason: Option<String>,
    ) -> Result<Done, Denied> {
        asking.may(Act::KeepAccounts, &place_of(&grant))?;
        let command = AccountCommand::GrantRole { grant, reason, stamp: asking.stamp() };
        self.put_account(asking, account, command).await
    }

    /// Takes a role away.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn revoke_role(
        &self,
        asking: &Asking,
        account: &AccountId,
        grant: Grant,
        reason: String,
    ) -> Result<Done, Denied> {
        asking.may(Act::KeepAccounts, &place_of(&grant))?;
        if asking.by == *account && grant.role == Role::Administrator {
            return Err(Denied::Refused(Refusal::OwnAccount));
        }
        self.put_account(asking, account, AccountCommand::RevokeRole { grant, reason, stamp: asking.stamp() })
            .await
    }

    /// Puts name and position of the person right; they stay sealed under the same key.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn correct_holder(
        &self,
        asking: &Asking,
        account: &AccountId,
        (full_name, position): (String, String),
        reason: String,
    ) -> Result<Done, Denied> {
        let found = self.views.read(|connection| account_directory::by_account(connection, account))?;
        let row = found.ok_or(Denied::NotFound(Missing::Account))?;
        let full_name = Personal::new(row.subject, names::without_titles(&full_name));
        let stamp = asking.stamp();
        let command = AccountCommand::CorrectHolder { full_name, position, reason, stamp };
        self.put_account(asking, account, command).await
    }

    /// Locks an account and ends its sessions, or unlocks it.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn lock_account(
        &self,
        asking: &Asking,
        account: &AccountId,
        reason: String,
        locked: bool,
    ) -> Result<Done, Denied> {
        if locked && asking.by == *account {
            return Err(Denied::Refused(Refusal::OwnAccount));
        }
        let stamp = asking.stamp();
        let command = if locked {
            AccountCommand::Lock { reason, stamp }
        } else {
            AccountCommand::Unlock { reason, stamp }
        };
        let done = self.put_account(asking, account, command).await?;
        if locked {
            self.ledger.end_sessions_of(account.as_str()).await?;
        }
        Ok(done)
    }

    async fn put_account(
        &self,
        asking: &Asking,
        account: &AccountId,
        command: AccountCommand,
    ) -> Result<Done, Denied> {
        let place = match account.locality() {
            machine if machine.is_machine() => Place::machine(),
            locality => Place::locality(locality),
        };
        self.put::<Account>(asking, Act::KeepAccounts, &place, account.as_str(), command).await
    }
}

fn place_of(grant: &Grant) -> Place {
    match &grant.scope {
        Scope::Everywhere => Place::machine(),
        Scope::Locality(locality) => Place::locality(locality.clone()),
        Scope::Unit(locality, unit) => Place::unit(locality.clone(), unit.clone()),
    }
}
