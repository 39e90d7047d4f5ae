//! Terms of the office itself: roles, posts, ways of signing, grounds of the law, marks on rules, enum names in forms.

use crate::ui::format::date;
use jiff::civil::Date;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::award_form::{DecidingAuthority, Verified};
use sovang_domain::award_round::{BallotMethod, CorrectedField, Recovery, RevocationGround};
use sovang_domain::locality::{CouncilPosition, SigningMode, UnitKind};

/// từ 01/7/2026 đến hết 31/12/2026; từ 01/7/2026
pub(super) fn span(from: Date, until: Option<Date>) -> String {
    match until {
        Some(until) => format!("từ {} đến hết {}", date(from), date(until)),
        None => format!("từ {}", date(from)),
    }
}

/// What officers see beside a rule; a rule seen in a published text has no mark.
pub(super) fn verified(verified: Verified) -> Option<&'static str> {
    match verified {
        Verified::Seen => None,
        Verified::SecondHand => Some("Nguồn gián tiếp, cần kiểm lại"),
        Verified::Unverified => Some("Chưa kiểm chứng"),
        Verified::Inferred => Some("Tham số của địa phương"),
    }
}

pub(super) fn authority(authority: DecidingAuthority) -> &'static str {
    match authority {
        DecidingAuthority::CommuneChairman => "Chủ tịch UBND cấp xã",
        DecidingAuthority::ProvinceChairman => "Chủ tịch UBND cấp tỉnh",
        DecidingAuthority::PrimeMinister => "Thủ tướng Chính phủ",
        DecidingAuthority::Government => "Chính phủ",
        DecidingAuthority::President => "Chủ tịch nước",
    }
}

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Clerk => "Văn thư",
        Role::Reporter => "Đơn vị báo cáo",
        Role::AppraiserAchievement => "Công chức phụ trách chuyển đổi số",
        Role::AppraiserDossier => "Công chức phụ trách thi đua khen thưởng",
        Role::Council => "Thành viên Hội đồng",
        Role::Chairman => "Chủ tịch UBND",
        Role::Supervisor => "Mặt trận Tổ quốc",
        Role::Auditor => "Kiểm toán nội bộ",
        Role::Administrator => "Quản trị hệ thống",
    }
}

/// A role with where it holds: Đơn vị báo cáo, Ấp Trung.
pub(super) fn grant(grant: &Grant, unit: impl FnOnce(&sovang_domain::ids::UnitId) -> String) -> String {
    match &grant.scope {
        Scope::Everywhere => format!("{}, toàn hệ thống", role(grant.role)),
        Scope::Locality(_) => role(grant.role).to_owned(),
        Scope::Unit(_, of) => format!("{}, {}", role(grant.role), unit(of)),
    }
}

pub(super) const POSITIONS: [CouncilPosition; 4] =
    [CouncilPosition::Member, CouncilPosition::Chair, CouncilPosition::ViceChair, CouncilPosition::Secretary];

pub(super) fn position(position: CouncilPosition) -> &'static str {
    match position {
        CouncilPosition::Chair => "Chủ tịch Hội đồng",
        CouncilPosition::ViceChair => "Phó Chủ tịch Hội đồng",
        CouncilPosition::Secretary => "Ủy viên thường trực, thư ký",
        CouncilPosition::Member => "Ủy viên",
    }
}

pub(super) const UNIT_KINDS: [UnitKind; 6] = [
    UnitKind::Village,
    UnitKind::Office,
    UnitKind::Association,
    UnitKind::Service,
    UnitKind::Force,
    UnitKind::Enterprise,
];

pub(super) fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Village => "Thôn, ấp, khu phố, tổ dân phố",
        UnitKind::Office => "Phòng, ban, trung tâm",
        UnitKind::Association => "Mặt trận, đoàn thể",
        UnitKind::Service => "Trường học, trạm y tế",
        UnitKind::Force => "Công an, quân sự",
        UnitKind::Enterprise => "Doanh nghiệp, hợp tác xã",
    }
}

/// Ways of signing that a text must give.
pub(super) const DELEGATED: [SigningMode; 4] =
    [SigningMode::ForHead, SigningMode::ByOrder, SigningMode::ByMandate, SigningMode::Acting];

pub(super) fn signing_mode(mode: SigningMode) -> &'static str {
    match mode {
        SigningMode::Own => "Chủ tịch ký",
        SigningMode::ForHead => "KT. CHỦ TỊCH (ký thay)",
        SigningMode::ByOrder => "TL. CHỦ TỊCH (thừa lệnh)",
        SigningMode::ByMandate => "TUQ. CHỦ TỊCH (thừa ủy quyền)",
        SigningMode::Acting => "Q. CHỦ TỊCH (quyền Chủ tịch)",
    }
}

pub(super) fn ballot_method(method: BallotMethod) -> &'static str {
    match method {
        BallotMethod::Open => "Biểu quyết công khai",
        BallotMethod::Secret => "Bỏ phiếu kín",
    }
}

pub(super) const CORRECTED: [CorrectedField; 3] =
    [CorrectedField::Recipient, CorrectedField::Position, CorrectedField::Achievement];

pub(super) fn corrected_field(field: CorrectedField) -> &'static str {
    match field {
        CorrectedField::Recipient => "Tên người, tập thể được khen",
        CorrectedField::Position => "Chức vụ, nghề nghiệp",
        CorrectedField::Achievement => "Thành tích",
    }
}

/// Where the grounds stand.
pub(super) const GROUNDS_PLACE: &str = "Luật Thi đua, khen thưởng, Điều 93 khoản 2";

/// The grounds for revocation, in the law's order.
pub(super) const GROUNDS: [(RevocationGround, &str); 4] = [
    (RevocationGround::FalseDeclaration, "a) Gian dối trong kê khai thành tích"),
    (RevocationGround::ForgedDossier, "b) Cung cấp thông tin sai hoặc giả mạo hồ sơ"),
    (RevocationGround::UnlawfulProcedure, "c) Thẩm định, xét hoặc quyết định trái quy định"),
    (
        RevocationGround::StandardNotMet,
        "d) Có kết luận hoặc bản án cho thấy không đạt tiêu chuẩn trong giai đoạn thành tích",
    ),
];

pub(super) fn ground(ground: RevocationGround) -> &'static str {
    GROUNDS.iter().find(|(known, _)| *known == ground).map_or("", |(_, words)| words)
}

pub(super) const RECOVERIES: [Recovery; 3] = [Recovery::NotGiven, Recovery::Due, Recovery::Done];

pub(super) fn recovery(recovery: Recovery) -> &'static str {
    match recovery {
        Recovery::NotGiven => "Chưa trao",
        Recovery::Due => "Phải thu hồi",
        Recovery::Done => "Đã thu hồi",
    }
}

/// An enum value as it stands in a form: its name in the facts.
pub(super) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value of that name, if there is one.
pub(super) fn from_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_form_reads_back() {
        for (value, words) in GROUNDS {
            assert_eq!(from_word::<RevocationGround>(&word(&value)), Some(value));
            assert_eq!(ground(value), words);
        }
        assert_eq!(from_word::<SigningMode>("khong-co"), None);
    }

    #[test]
    fn only_a_rule_seen_in_a_published_text_goes_unmarked() {
        assert_eq!(verified(Verified::Seen), None);
        assert_eq!(verified(Verified::Unverified), Some("Chưa kiểm chứng"));
    }
}
