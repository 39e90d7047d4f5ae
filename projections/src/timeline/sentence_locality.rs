//! Sentences about a locality: units, councils, delegations, erasures.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone, words};
use crate::error::Result;
use sovang_domain::locality::{LocalityEvent, SigningMode, UnitKind};

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
            let named = format!("{} ({})", words::inside(name), unit_kind(*kind));
            line(ActClass::Office, format!("ghi vào sổ đơn vị {named}."), of(unit))
                .public(format!("Ghi vào sổ đơn vị {named}."))
        }
        E::UnitRenamed { unit, before, after, document, .. } => {
            let (before, after) = (words::inside(before), words::inside(after));
            let change = words::stop(&format!("{before} đổi tên thành {after} theo {document}"));
            line(ActClass::Office, format!("ghi việc {change}"), of(unit)).public(change)
        }
        E::UnitMerged { unit, into, document, .. } => {
            let (from, to) = (scene.unit(unit)?, scene.unit(into)?);
            let change = words::stop(&format!("{from} sáp nhập vào {to} theo {document}"));
            line(ActClass::Office, format!("ghi việc {change}"), of(unit)).public(change)
        }
        E::CouncilAppointed { members, from, document, .. } => {
            let count = words::count(members.len());
            let council = format!("Hội đồng Thi đua - Khen thưởng gồm {count} thành viên");
            let from = words::stop(&format!("từ ngày {}, theo {document}", words::date(*from)));
            line(ActClass::Office, format!("ghi việc lập {council}, {from}"), Refs::default())
                .public(format!("Lập {council}, {from}"))
        }
        E::OfficerDelegated { officer, mode, from, until, document, .. } => {
            let until = until.map(|day| format!(" đến hết ngày {}", words::date(day))).unwrap_or_default();
            let term = format!("{} từ ngày {}{until}", signing(*mode), words::date(*from));
            let term = words::stop(&format!("{term}, theo {document}"));
            let officer = scene.person(officer)?;
            line(ActClass::Office, format!("ghi việc giao {officer} {term}"), Refs::default())
                .public(format!("Giao cán bộ {term}"))
        }
        E::SubjectErased { ground, document, .. } => {
            let why = words::stop(&format!("{ground}, theo {document}"));
            line(ActClass::Office, format!("xóa dữ liệu cá nhân của một người: {why}"), Refs::default())
                .public(format!("Xóa dữ liệu cá nhân của một người: {why}"))
        }
    })
}

fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Village => "thôn, ấp, khu phố, tổ dân phố",
        UnitKind::Office => "phòng, ban, trung tâm",
        UnitKind::Association => "Mặt trận, đoàn thể",
        UnitKind::Service => "trường học, trạm y tế",
        UnitKind::Force => "công an, quân sự",
        UnitKind::Enterprise => "doanh nghiệp, hợp tác xã",
    }
}

fn signing(mode: SigningMode) -> &'static str {
    match mode {
        SigningMode::Own => "ký với tư cách Chủ tịch",
        SigningMode::ForHead => "ký thay Chủ tịch (KT.)",
        SigningMode::ByOrder => "ký thừa lệnh Chủ tịch (TL.)",
        SigningMode::ByMandate => "ký thừa ủy quyền Chủ tịch (TUQ.)",
        SigningMode::Acting => "ký với tư cách Quyền Chủ tịch (Q.)",
    }
}
