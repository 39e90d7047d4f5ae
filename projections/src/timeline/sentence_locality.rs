//! Sentences about a locality: units, councils, delegations, erasures.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone};
use crate::error::Result;
use sovang_domain::locality::LocalityEvent;
use sovang_words::{format, terms};

pub(super) fn line(scene: &Scene<'_>, event: &LocalityEvent) -> Result<Line> {
    use LocalityEvent as E;
    let who = scene.who()?;
    let line = |act, office: String, refs| Line::new(act, Tone::Ok, format!("{who} {office}"), refs);
    let of = |unit: &sovang_domain::ids::UnitId| Refs { unit: Some(unit.clone()), ..Refs::default() };
    Ok(match event {
        E::LocalityRegistered { kind, name, province, province_kind, .. } => {
            let place = format!("{} {name}, {province_kind} {province}", kind.word());
            line(ActClass::Office, format!("mở sổ cho {place}."), Refs::default())
                .public(format!("Mở sổ của {place}."))
        }
        E::UnitRegistered { unit, name, kind, .. } => {
            let named = format!("{} ({})", format::inside(name), terms::unit_kind(*kind));
            line(ActClass::Office, format!("ghi vào sổ đơn vị {named}."), of(unit))
                .public(format!("Ghi vào sổ đơn vị {named}."))
        }
        E::UnitRenamed { unit, before, after, document, .. } => {
            let (before, after) = (format::inside(before), format::inside(after));
            let change = format::stop(&format!("{before} đổi tên thành {after} theo {document}"));
            line(ActClass::Office, format!("ghi việc {change}"), of(unit)).public(change)
        }
        E::UnitMerged { unit, into, document, .. } => {
            let (from, to) = (scene.unit(unit)?, scene.unit(into)?);
            let change = format::stop(&format!("{from} sáp nhập vào {to} theo {document}"));
            line(ActClass::Office, format!("ghi việc {change}"), of(unit)).public(change)
        }
        E::CouncilAppointed { members, from, document, .. } => {
            let count = format::count2(members.len() as u64);
            let council = format!("Hội đồng Thi đua - Khen thưởng gồm {count} thành viên");
            let from = format::stop(&format!("từ ngày {}, theo {document}", format::date(*from)));
            line(ActClass::Office, format!("ghi việc lập {council}, {from}"), Refs::default())
                .public(format!("Lập {council}, {from}"))
        }
        E::OfficerDelegated { officer, mode, from, until, document, .. } => {
            let until = until.map(|day| format!(" đến hết ngày {}", format::date(day))).unwrap_or_default();
            let term = format!("{} từ ngày {}{until}", terms::signing(*mode), format::date(*from));
            let term = format::stop(&format!("{term}, theo {document}"));
            let officer = scene.person(officer)?;
            line(ActClass::Office, format!("ghi việc giao {officer} {term}"), Refs::default())
                .public(format!("Giao cán bộ {term}"))
        }
        E::SubjectErased { ground, document, .. } => {
            let why = format::stop(&format!("{ground}, theo {document}"));
            line(ActClass::Office, format!("xóa dữ liệu cá nhân của một người: {why}"), Refs::default())
                .public(format!("Xóa dữ liệu cá nhân của một người: {why}"))
        }
    })
}
