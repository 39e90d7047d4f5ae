//! Which roles one person holds together: what checks the other only for a written reason, supervision beside no office.

use super::{Grant, Role, Scope};

/// How two roles stand in one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// Neither checks the other.
    Free,
    /// One checks the other: held by one person only for a written reason.
    Explained,
    /// Never: whoever supervises has no office.
    Never,
}

impl Role {
    /// How this role and another stand in one account.
    #[must_use]
    pub fn together(self, other: Self) -> Together {
        use Role as R;
        let both = |one, two| (self, other) == (one, two) || (self, other) == (two, one);
        let supervisor = |other| match other {
            R::Supervisor => Together::Free,
            R::Reporter | R::Council | R::Auditor => Together::Explained,
            _ => Together::Never,
        };
        match (self, other) {
            (R::Supervisor, other) | (other, R::Supervisor) => supervisor(other),
            _ if both(R::Chairman, R::Clerk) || both(R::AppraiserAchievement, R::AppraiserDossier) => {
                Together::Explained
            }
            _ if both(R::Chairman, R::AppraiserAchievement) || both(R::Chairman, R::AppraiserDossier) => {
                Together::Explained
            }
            _ => Together::Free,
        }
    }
}

impl Grant {
    /// Whether it holds where another one does.
    fn meets(&self, other: &Self) -> bool {
        let place = |grant: &Self| match &grant.scope {
            Scope::Everywhere => None,
            Scope::Locality(locality) | Scope::Unit(locality, _) => Some(locality.clone()),
        };
        place(self).zip(place(other)).is_none_or(|(one, two)| one == two)
    }

    /// The role among these beside which this one takes a reason, or is never held.
    pub fn beside<'a>(&self, held: impl IntoIterator<Item = &'a Self>) -> Option<(Role, Together)> {
        let stands = |held: &Self| (held.role, held.role.together(self.role));
        let clashing = held.into_iter().filter(|held| held.meets(self)).map(stands);
        let clashing = clashing.filter(|(_, together)| *together != Together::Free);
        clashing.max_by_key(|(_, together)| *together == Together::Never)
    }
}

/// The roles of one account that check each other.
#[must_use]
pub fn clashes(grants: &[Grant]) -> Vec<(Role, Role)> {
    let mut found = Vec::new();
    for (at, grant) in grants.iter().enumerate() {
        let held = grants.iter().take(at).filter(|held| held.meets(grant));
        let clashing = held.filter(|held| held.role.together(grant.role) != Together::Free);
        found.extend(clashing.map(|held| (held.role, grant.role)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_that_check_each_other_take_a_reason_and_supervision_stands_beside_no_office() {
        use Role as R;
        let explained = [
            (R::Chairman, R::Clerk),
            (R::Chairman, R::AppraiserDossier),
            (R::Chairman, R::AppraiserAchievement),
            (R::AppraiserAchievement, R::AppraiserDossier),
            (R::Supervisor, R::Council),
            (R::Supervisor, R::Reporter),
            (R::Supervisor, R::Auditor),
        ];
        for one in R::ALL {
            for two in R::ALL {
                let named = explained.contains(&(one, two)) || explained.contains(&(two, one));
                let office = |role| {
                    matches!(
                        role,
                        R::Clerk
                            | R::AppraiserAchievement
                            | R::AppraiserDossier
                            | R::Chairman
                            | R::Administrator
                    )
                };
                let never = (one == R::Supervisor && office(two)) || (two == R::Supervisor && office(one));
                let right = match (named, never) {
                    (true, _) => Together::Explained,
                    (_, true) => Together::Never,
                    _ => Together::Free,
                };
                assert_eq!(one.together(two), right, "{one:?}, {two:?}");
            }
        }
        let at = |role, locality: &str| Grant { role, scope: Scope::Locality(locality.into()) };
        let chairman = at(R::Chairman, "phu-tan");
        assert_eq!(clashes(&[chairman.clone(), at(R::Clerk, "phu-tan")]), [(R::Chairman, R::Clerk)]);
        assert!(
            clashes(&[chairman, at(R::Clerk, "tu-minh")]).is_empty(),
            "elsewhere he checks nobody of here"
        );
    }
}
