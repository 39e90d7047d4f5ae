//! Nominees: what they are, what part they play, why their nomination rests.

use crate::format::count2;
use crate::texts::terms::{nominee_kind, standing as part, suspension_ground as rests};
use sovang_domain::nomination::SuspensionGround;
use sovang_domain::nominee::{NomineeKind, Standing};

/// cá nhân, tập thể, hộ gia đình
#[must_use]
pub fn kind(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => nominee_kind::individual(),
        NomineeKind::Collective => nominee_kind::collective(),
        NomineeKind::Household => nominee_kind::household(),
    }
}

/// 02 tập thể, 05 cá nhân: kinds without any are left out.
#[must_use]
pub fn kinds(kinds: impl IntoIterator<Item = NomineeKind>) -> String {
    let kinds: Vec<NomineeKind> = kinds.into_iter().collect();
    let counts = NomineeKind::ALL.into_iter().filter_map(|wanted| {
        let count = kinds.iter().filter(|kind| **kind == wanted).count() as u64;
        (count > 0).then(|| format!("{} {}", count2(count), kind(wanted)))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// người trực tiếp lao động, sản xuất, công tác
#[must_use]
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::DirectWorker => part::direct_worker(),
        Standing::Staff => part::staff(),
        Standing::Leader => part::leader(),
    }
}

/// người trực tiếp lao động: for a narrow column.
#[must_use]
pub fn standing_short(of: Standing) -> &'static str {
    match of {
        Standing::DirectWorker => part::short::direct_worker(),
        Standing::Staff | Standing::Leader => standing(of),
    }
}

/// có khiếu nại, tố cáo đang xác minh
#[must_use]
pub fn suspension_ground(ground: SuspensionGround) -> &'static str {
    match ground {
        SuspensionGround::Complaint => rests::complaint(),
        SuspensionGround::Discipline => rests::discipline(),
        SuspensionGround::Investigation => rests::investigation(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_counted_with_two_digits_collectives_first() {
        use NomineeKind::{Collective, Household, Individual};
        assert_eq!(kinds([Individual, Collective, Individual]), "01 tập thể, 02 cá nhân");
        assert_eq!(kinds([Household]), "01 hộ gia đình");
        assert_eq!(kinds([]), "");
    }
}
