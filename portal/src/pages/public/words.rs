//! The words for what the domain names: one exhaustive match for each, as plans, law and officers say it.

use crate::ui::State;
use crate::ui::format;
use jiff::civil::Date;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{CorrectedField, Recovery, RevocationGround};
use sovang_domain::calendar::{DaysOffUnknown, Deadline, Period};
use sovang_domain::locality::UnitKind;
use sovang_domain::money::Thousandths;
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::{DueGrammar, Occasion, YearlyDue};
use sovang_projections::award_roll::AwardRow;
use sovang_projections::locality_directory::LocalityRow;
use sovang_projections::report_register;

/// cá nhân, tập thể, hộ gia đình
pub(super) fn kind(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "cá nhân",
        NomineeKind::Collective => "tập thể",
        NomineeKind::Household => "hộ gia đình",
    }
}

/// As it stands in an address.
pub(super) fn kind_slug(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "ca-nhan",
        NomineeKind::Collective => "tap-the",
        NomineeKind::Household => "ho-gia-dinh",
    }
}

/// 02 tập thể, 05 cá nhân: kinds without any are left out.
pub(super) fn kinds(kinds: impl IntoIterator<Item = NomineeKind>) -> String {
    let kinds: Vec<NomineeKind> = kinds.into_iter().collect();
    let counts = NomineeKind::ALL.into_iter().filter_map(|wanted| {
        let count = kinds.iter().filter(|kind| **kind == wanted).count() as u64;
        (count > 0).then(|| format!("{} {}", format::count2(count), kind(wanted)))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// hằng năm, sơ kết, tổng kết, đột xuất
pub(super) fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Annual => "hằng năm",
        Occasion::Interim => "sơ kết",
        Occasion::Final => "tổng kết",
        Occasion::Unscheduled => "đột xuất",
    }
}

/// năm 2026, sơ kết năm 2027, tổng kết năm 2030, đột xuất năm 2026
pub(super) fn occasion_in(on: Occasion, year: i16) -> String {
    match on {
        Occasion::Annual => format!("năm {year}"),
        other => format!("{} năm {year}", occasion(other)),
    }
}

/// What part a person plays.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::DirectWorker => "Người trực tiếp lao động",
        Standing::Staff => "Công chức, viên chức không giữ chức vụ",
        Standing::Leader => "Lãnh đạo, quản lý",
    }
}

/// Who decides; `level` is xã, phường or đặc khu, `above` tỉnh or thành phố.
pub(super) fn authority(authority: DecidingAuthority, level: &str, above: &str) -> String {
    match authority {
        DecidingAuthority::CommuneChairman => format!("Chủ tịch UBND {level}"),
        DecidingAuthority::ProvinceChairman => format!("Chủ tịch UBND {above}"),
        DecidingAuthority::PrimeMinister => "Thủ tướng Chính phủ".to_owned(),
        DecidingAuthority::Government => "Chính phủ".to_owned(),
        DecidingAuthority::President => "Chủ tịch nước".to_owned(),
    }
}

/// The form as law names it, with its place: Giấy khen của Chủ tịch Ủy ban nhân dân xã Phú Tân.
pub(super) fn form_in_full(award: &AwardRow, locality: &LocalityRow) -> String {
    let name = in_full(&award.form_name);
    match award.authority {
        DecidingAuthority::CommuneChairman if name.ends_with(locality.kind.word()) => {
            format!("{name} {}", locality.name)
        }
        DecidingAuthority::ProvinceChairman if name.ends_with(locality.province_kind.as_str()) => {
            format!("{name} {}", locality.province)
        }
        _ => name,
    }
}

/// Papers write the name of the body out.
pub(super) fn in_full(form_name: &str) -> String {
    form_name.replace("UBND", "Ủy ban nhân dân")
}

/// Grounds of Luật Thi đua, khen thưởng, Điều 93 khoản 2, with their letter.
pub(super) fn ground(ground: RevocationGround) -> (&'static str, &'static str) {
    match ground {
        RevocationGround::FalseDeclaration => ("a", "Gian dối trong kê khai thành tích"),
        RevocationGround::ForgedDossier => ("b", "Cung cấp thông tin sai hoặc giả mạo hồ sơ"),
        RevocationGround::UnlawfulProcedure => ("c", "Thẩm định, xét hoặc quyết định trái quy định"),
        RevocationGround::StandardNotMet => {
            ("d", "Có kết luận hoặc bản án cho thấy không đạt tiêu chuẩn trong giai đoạn thành tích")
        }
    }
}

/// Whether money or artefact has come back.
pub(super) fn recovery(recovery: Recovery) -> &'static str {
    match recovery {
        Recovery::NotGiven => "chưa trao, không phải thu hồi",
        Recovery::Due => "phải thu hồi",
        Recovery::Done => "đã thu hồi",
    }
}

/// What was corrected.
pub(super) fn corrected(field: CorrectedField) -> &'static str {
    match field {
        CorrectedField::Recipient => "Tên người, tập thể được khen",
        CorrectedField::Position => "Chức vụ, nghề nghiệp",
        CorrectedField::Achievement => "Thành tích",
    }
}

/// What a unit is.
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

/// trước ngày 05/11/2026; chậm nhất ngày 15/12/2025
pub(super) fn deadline(deadline: Deadline) -> String {
    let day = format::date(deadline.written_day());
    match deadline {
        Deadline::Before(_) => format!("trước ngày {day}"),
        Deadline::By(_) => format!("chậm nhất ngày {day}"),
    }
}

/// trước ngày 05/11 hằng năm
pub(super) fn yearly(due: YearlyDue) -> String {
    let zero = if due.month < 3 { "0" } else { "" };
    let before = match due.grammar {
        DueGrammar::Before => "trước ngày",
        DueGrammar::By => "chậm nhất ngày",
    };
    format!("{before} {:02}/{zero}{}", due.day, due.month)
}

/// Còn 5 ngày làm việc; where they cannot be counted, đến hết ngày 05/01/2027.
pub(super) fn days_left(left: Result<u16, DaysOffUnknown>, closes: Date) -> String {
    left.map_or_else(
        |_| format!("Đến hết {}", format::date_long(closes)),
        |left| format!("Còn {left} ngày làm việc"),
    )
}

/// 01/7/2025 – 31/10/2025
pub(super) fn period(period: Period) -> String {
    format!("{} – {}", format::date(period.from), format::date(period.to))
}

/// 0,3; 0,45; 2
pub(super) fn multiple(multiple: Thousandths) -> String {
    let (whole, rest) = (multiple.0 / 1000, multiple.0 % 1000);
    if rest == 0 {
        return whole.to_string();
    }
    let rest = format!("{rest:03}");
    format!("{whole},{}", rest.trim_end_matches('0'))
}

/// ngày 05 tháng 02 năm 2026, as papers under NĐ 30/2020 write it.
pub(super) fn written_date(day: Date) -> String {
    let zero = if day.month() < 3 { "0" } else { "" };
    format!("ngày {:02} tháng {zero}{} năm {}", day.day(), day.month(), day.year())
}

/// How a report stands: the tag's tone and words, in two to five words.
pub(super) fn report(standing: report_register::Standing) -> (Option<State>, String) {
    use report_register::Standing as S;
    match standing {
        S::Open => (None, "Chưa nộp".to_owned()),
        S::DueSoon { days: 0 } => (Some(State::Wait), "Hạn hôm nay".to_owned()),
        S::DueSoon { days } => (Some(State::Wait), format!("Còn {days} ngày")),
        S::Overdue { days } => (Some(State::Late), format!("Quá hạn {days} ngày")),
        S::YearOver => (Some(State::Late), "Hết năm, chưa nộp".to_owned()),
        S::Filed => (Some(State::Now), "Đã nộp, đang xem".to_owned()),
        S::Returned => (Some(State::Wait), "Trả lại để bổ sung".to_owned()),
        S::ReturnOverdue { days } => (Some(State::Late), format!("Quá hạn nộp lại {days} ngày")),
        S::Accepted => (Some(State::Ok), "Đã chấp nhận".to_owned()),
        S::Waived => (None, "Được miễn".to_owned()),
    }
}

/// A fingerprint in groups of eight, as people compare it.
pub(super) fn fingerprint(hash: &[u8]) -> String {
    let groups = hash.chunks(4).map(hex::encode);
    groups.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn factors_are_written_with_a_comma_and_no_idle_zero() {
        let written: Vec<String> = [300, 450, 600, 2000, 1500].map(|n| multiple(Thousandths(n))).to_vec();
        assert_eq!(written, ["0,3", "0,45", "0,6", "2", "1,5"]);
    }

    #[test]
    fn deadlines_keep_the_grammar_of_the_plan() {
        assert_eq!(deadline(Deadline::Before(date(2026, 11, 5))), "trước ngày 05/11/2026");
        assert_eq!(deadline(Deadline::By(date(2025, 12, 15))), "chậm nhất ngày 15/12/2025");
        assert_eq!(yearly(YearlyDue { grammar: DueGrammar::Before, month: 2, day: 9 }), "trước ngày 09/02");
    }

    #[test]
    fn days_that_cannot_be_counted_are_not_named() {
        let closes = date(2027, 1, 5);
        assert_eq!(days_left(Ok(5), closes), "Còn 5 ngày làm việc");
        assert_eq!(days_left(Err(DaysOffUnknown { year: 2027 }), closes), "Đến hết ngày 05/01/2027");
    }

    #[test]
    fn papers_write_days_and_the_first_two_months_with_a_zero() {
        assert_eq!(written_date(date(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
        assert_eq!(written_date(date(2026, 11, 21)), "ngày 21 tháng 11 năm 2026");
    }

    #[test]
    fn a_yearly_round_is_named_by_its_year_alone() {
        assert_eq!(occasion_in(Occasion::Annual, 2026), "năm 2026");
        assert_eq!(occasion_in(Occasion::Interim, 2027), "sơ kết năm 2027");
    }

    #[test]
    fn people_are_counted_with_two_digits_collectives_first() {
        use NomineeKind::{Collective, Household, Individual};
        assert_eq!(kinds([Individual, Collective, Individual]), "01 tập thể, 02 cá nhân");
        assert_eq!(kinds([Household]), "01 hộ gia đình");
        assert_eq!(kinds([]), "");
    }
}
