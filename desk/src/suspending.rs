//! Requests that stop a nomination for the time being, and let it go on.

use crate::{Asking, Denied, Desk, Done};
use sovang_domain::authority::Act;
use sovang_domain::ids::NominationId;
use sovang_domain::nomination::{NominationCommand, SuspensionGround};

impl Desk {
    /// Suspends a nomination.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn suspend_nomination(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        ground: SuspensionGround,
        basis: String,
    ) -> Result<Done, Denied> {
        let decided = self.is_decided(nomination).await?;
        let command = NominationCommand::Suspend { ground, basis, decided, stamp: asking.stamp() };
        self.put_nomination(asking, Act::SuspendNomination, nomination, command).await
    }

    /// Lifts a suspension.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn lift_suspension(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        basis: String,
        cleared: bool,
    ) -> Result<Done, Denied> {
        let command = NominationCommand::LiftSuspension { basis, cleared, stamp: asking.stamp() };
        self.put_nomination(asking, Act::SuspendNomination, nomination, command).await
    }
}
