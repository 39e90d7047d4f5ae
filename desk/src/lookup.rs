//! What several requests look up before they ask the domain.

use crate::{Asking, Denied, Desk, Missing};
use jiff::civil::Date;
use sovang_domain::award_round::AwardRound;
use sovang_domain::calendar::Holidays;
use sovang_domain::campaign::{Campaign, CampaignRefusal};
use sovang_domain::ids::{AccountId, CampaignId, LocalityId, NominationId, RoundId, SubjectId, UnitId};
use sovang_domain::locality::{Locality, LocalityRefusal, Unit};
use sovang_domain::nomination::{ByName, Nomination};
use sovang_domain::nominee::{Nominee, NomineeKind};
use sovang_domain::personal::Personal;
use sovang_domain::plan::Plan;
use sovang_domain::rules::Rulebook;
use sovang_ledger::random;
use sovang_projections::account_directory;
use sovang_words::names;

impl Desk {
    pub(crate) async fn locality(&self, id: &LocalityId) -> Result<Locality, Denied> {
        let (locality, _) = self.ledger.load::<Locality>(id.as_str()).await?;
        if locality.is_registered() { Ok(locality) } else { Err(Denied::NotFound(Missing::Locality)) }
    }

    /// The calendar by which working days are counted in a locality: the table of the law with what it has declared.
    pub(crate) async fn calendar(&self, id: &LocalityId) -> Result<Holidays, Denied> {
        Ok(self.locality(id).await?.calendar(self.rules.holidays()))
    }

    /// The rules as they hold in a locality, straight from the ledger: the shipped ones with what it has set.
    pub(crate) async fn rules_of(&self, id: &LocalityId) -> Result<Rulebook, Denied> {
        Ok(self.locality(id).await?.rules(&self.rules))
    }

    /// How often a dossier may be returned for completion in a locality on a day.
    pub(crate) async fn returns_at_most(&self, id: &LocalityId, on: Date) -> Result<u8, Denied> {
        Ok(self.rules_of(id).await?.rounds(on).map_or(0, |rules| rules.returns.at_most))
    }

    pub(crate) async fn unit(&self, locality: &LocalityId, unit: &UnitId) -> Result<Unit, Denied> {
        let locality = self.locality(locality).await?;
        locality.units().get(unit).cloned().ok_or(Denied::NotFound(Missing::Unit))
    }

    /// A unit that was not merged into another: only such a one does anything new.
    pub(crate) async fn living_unit(&self, locality: &LocalityId, unit: &UnitId) -> Result<Unit, Denied> {
        let found = self.unit(locality, unit).await?;
        if found.merged_into.is_some() {
            return Err(Denied::Refused(LocalityRefusal::UnitAlreadyMerged.into()));
        }
        Ok(found)
    }

    pub(crate) async fn campaign(&self, id: &CampaignId) -> Result<(Campaign, Plan), Denied> {
        let (campaign, _) = self.ledger.load::<Campaign>(id.as_str()).await?;
        let plan = campaign.plan().cloned().ok_or(Denied::NotFound(Missing::Campaign))?;
        if campaign.is_annulled() {
            return Err(Denied::Refused(CampaignRefusal::Annulled.into()));
        }
        Ok((campaign, plan))
    }

    pub(crate) async fn round(&self, id: &RoundId) -> Result<AwardRound, Denied> {
        let (round, _) = self.ledger.load::<AwardRound>(id.as_str()).await?;
        if round.opened_for().is_some() { Ok(round) } else { Err(Denied::NotFound(Missing::Round)) }
    }

    pub(crate) async fn nomination(&self, id: &NominationId) -> Result<Nomination, Denied> {
        let (nomination, _) = self.ledger.load::<Nomination>(id.as_str()).await?;
        if nomination.proposal().is_some() {
            Ok(nomination)
        } else {
            Err(Denied::NotFound(Missing::Nomination))
        }
    }

    /// An opinion on a nominee, sealed with the nominee's other words; and how who has it stands to the dossier by name.
    pub(crate) async fn opinion(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        opinion: String,
    ) -> Result<(Personal<String>, ByName), Denied> {
        let found = self.nomination(nomination).await?;
        let proposal = found.proposal().ok_or(Denied::NotFound(Missing::Nomination))?;
        let by_name = self.by_name(&asking.by, &nomination.locality(), &proposal.nominee)?;
        Ok((Personal::new(self.subject(nomination).await?, opinion), by_name))
    }

    /// How somebody stands by name to a nominee of a locality and to its other accounts: of one name it may be the same
    /// person, and another acts.
    ///
    /// # Errors
    /// See [`Denied`].
    pub fn by_name(
        &self,
        by: &AccountId,
        locality: &LocalityId,
        nominee: &Nominee,
    ) -> Result<ByName, Denied> {
        let (found, all) = self.views.read(|connection| {
            let found = account_directory::by_account(connection, by)?;
            Ok((found, account_directory::by_locality(connection, locality)?))
        })?;
        let Some(account) = found else { return Ok(ByName::default()) };
        let is_named = |name: &str| names::key(name) == names::key(&account.full_name);
        let own = nominee.kind == NomineeKind::Individual
            && nominee.name.value().is_some_and(|name| is_named(name));
        let others = all.into_iter().filter(|row| row.account != *by && is_named(&row.full_name));
        Ok(ByName { own, accounts: others.map(|row| row.account).collect() })
    }

    /// The name and position of an account, for a signature.
    pub(crate) fn signer(&self, account: &AccountId) -> Result<(String, String), Denied> {
        let found = self.views.read(|connection| account_directory::by_account(connection, account));
        let row = found?.ok_or(Denied::NotFound(Missing::Account))?;
        Ok((row.full_name, row.position))
    }
}

/// A new name for a person whose data will be sealed: says nothing about the person.
pub(crate) fn new_subject() -> SubjectId {
    SubjectId::from(random::token())
}
