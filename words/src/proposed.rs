//! What a name lets one propose to whoever sets up a commune: an address, a kind of unit, a login, a role. All of it is
//! shown before it is recorded, and none of it is right of itself.

use crate::fold::fold;
use crate::terms;
use sovang_domain::authority::Role;
use sovang_domain::locality::UnitKind;
use sovang_domain::nominee::NomineeKind;

/// What stands in front of the name of a unit and is no part of its address.
const IN_FRONT: [&str; 3] = ["ban-nhan-dan-", "bnd-", "ban-dieu-hanh-"];
/// The same as people write it in front of a name.
const VILLAGE_BOARDS: [&str; 3] = ["ban nhân dân ", "bnd ", "ban điều hành "];
/// The longest address that is proposed.
const LONGEST: usize = 60;

/// The kinds by the words that name them; the first whose words stand in a name is it. A blank behind a word keeps it from
/// being the beginning of another.
const KINDS: [(UnitKind, &[&str]); 7] = [
    (UnitKind::Force, &["công an", "ban chỉ huy quân sự", "quân sự", "biên phòng", "dân quân"]),
    (
        UnitKind::Village,
        &[
            "ấp ",
            "thôn ",
            "xóm ",
            "bản ",
            "buôn ",
            "làng ",
            "khóm ",
            "khu phố",
            "tổ dân phố",
            "tdp ",
            "khu dân cư",
            "bon ",
        ],
    ),
    (UnitKind::Office, &["hội đồng nhân dân", "hđnd"]),
    (
        UnitKind::Service,
        &["trường", "mầm non", "mẫu giáo", "tiểu học", "thcs", "thpt", "trạm y tế", "trạm ", "bệnh viện"],
    ),
    (
        UnitKind::Enterprise,
        &["công ty", "hợp tác xã", "htx ", "doanh nghiệp", "ngân hàng", "quỹ tín dụng", "tổ hợp tác"],
    ),
    (
        UnitKind::Association,
        &[
            "mặt trận",
            "mttq",
            "ubmttq",
            "hội ",
            "đoàn ",
            "liên đoàn",
            "công đoàn",
            "cựu chiến binh",
            "đảng ủy",
            "văn phòng đảng ủy",
            "ban công tác mặt trận",
            "ủy ban mttq",
            "ủy ban mặt trận",
            "uỷ ban mttq",
            "uỷ ban mặt trận",
            "ban thường trực ủy ban mặt trận",
        ],
    ),
    (
        UnitKind::Office,
        &["phòng", "văn phòng", "bảo hiểm", "trung tâm", "ủy ban", "uỷ ban", "ubnd", "ban ", "tổ "],
    ),
];

/// How people write a kind in a column of their own.
const KINDS_NAMED: [(UnitKind, &[&str]); 6] = [
    (
        UnitKind::Village,
        &["ap", "thon", "xom", "ban", "buon", "khom", "to dan pho", "khu pho", "tdp", "khu dan cu"],
    ),
    (UnitKind::Office, &["phong", "phong ban", "co quan", "trung tam", "van phong"]),
    (UnitKind::Association, &["hoi", "doan the", "mat tran", "doan"]),
    (UnitKind::Service, &["truong", "truong hoc", "tram y te", "don vi su nghiep"]),
    (UnitKind::Force, &["cong an", "quan su", "luc luong vu trang"]),
    (UnitKind::Enterprise, &["doanh nghiep", "hop tac xa", "cong ty"]),
];

/// An address of a name: lower-case letters without marks, words joined by hyphens.
#[must_use]
pub fn address(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut address = String::new();
    for word in words {
        if address.len() + word.len() >= LONGEST {
            break;
        }
        if !address.is_empty() {
            address.push('-');
        }
        address.push_str(word);
    }
    address
}

/// The address of a unit: what a village is run by is left out.
#[must_use]
pub fn unit_address(name: &str) -> String {
    let whole = address(name);
    let short = IN_FRONT.iter().find_map(|front| whole.strip_prefix(front)).filter(|rest| !rest.is_empty());
    short.unwrap_or(&whole).to_owned()
}

/// An address that is not taken yet: with the next number behind it where it is.
pub fn free(address: String, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..1000).map(|number| format!("{address}-{number}"));
    std::iter::once(address.clone()).chain(numbered).find(|found| !is_taken(found)).unwrap_or(address)
}

/// The kind that the name of a unit speaks of: by the longest words with which it begins, else by words inside it.
#[must_use]
pub fn unit_kind(name: &str) -> Option<UnitKind> {
    // words between blanks, so that none is found inside another; "xã hội" is no association
    let lower = name.trim().to_lowercase();
    // what runs a village is no name of its own
    let bare = VILLAGE_BOARDS.iter().find_map(|board| lower.strip_prefix(board)).unwrap_or(&lower);
    let words = format!(" {bare} ");
    let begins = KINDS.iter().flat_map(|(kind, all)| all.iter().map(move |word| (*kind, *word)));
    let longest = begins.filter(|(_, word)| words.starts_with(&format!(" {word}")));
    if let Some((kind, _)) = longest.max_by_key(|(_, word)| word.len()) {
        return Some(kind);
    }
    let words = words.replace("xã hội", "");
    let named = |word: &&str| words.contains(&format!(" {word}"));
    KINDS.iter().find(|(_, all)| all.iter().any(named)).map(|(kind, _)| *kind)
}

/// The kind that somebody wrote: as we call it, or as people do.
#[must_use]
pub fn unit_kind_named(typed: &str) -> Option<UnitKind> {
    let typed = fold(typed.trim());
    let ours = |kind: &UnitKind| fold(terms::unit_kind(*kind)) == typed;
    let theirs = || KINDS_NAMED.iter().find(|(_, all)| all.contains(&typed.as_str())).map(|(kind, _)| *kind);
    UnitKind::ALL.into_iter().find(ours).or_else(theirs)
}

/// How the name of a household begins; with its marks, as families are called Hồ.
const HOUSEHOLDS: [&str; 3] = ["hộ ", "gia đình ", "hộ gia đình "];
/// How the name of a collective begins that is no unit; people may be of the family Đoàn.
const COLLECTIVES: [&str; 14] = [
    "tập thể ",
    "nhân dân ",
    "cán bộ ",
    "clb ",
    "câu lạc bộ ",
    "đội ",
    "nhóm ",
    "chi hội ",
    "chi bộ ",
    "chi đoàn",
    "đoàn thanh niên",
    "đoàn xã",
    "đoàn phường",
    "đoàn tncs",
];

/// Whether a name is of a person, a collective or a household.
#[must_use]
pub fn nominee_kind(name: &str) -> NomineeKind {
    let lower = name.trim().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| *word != "đoàn " && lower.starts_with(word));
    if begins(&HOUSEHOLDS) {
        NomineeKind::Household
    } else if begins(&COLLECTIVES) || KINDS.iter().any(|(_, words)| begins(words)) {
        NomineeKind::Collective
    } else {
        NomineeKind::Individual
    }
}

/// The kind of nominee that somebody wrote in a column of its own.
#[must_use]
pub fn nominee_kind_named(typed: &str) -> Option<NomineeKind> {
    let typed = fold(typed.trim());
    NomineeKind::ALL.into_iter().find(|kind| typed == fold(terms::kind(*kind)))
}

/// A login of a full name: the given name, and the first letters of the others.
#[must_use]
pub fn login(full_name: &str) -> String {
    let folded = fold(full_name);
    let mut words: Vec<&str> = folded
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let given = words.pop().unwrap_or_default();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    format!("{given}{initials}")
}

/// How people write a role, without marks.
const ROLES_NAMED: [(Role, &[&str]); 8] = [
    (Role::Clerk, &["van thu", "vt"]),
    (Role::Reporter, &["don vi", "bao cao", "nguoi bao cao", "dau moi bao cao"]),
    (Role::AppraiserAchievement, &["chuyen doi so", "cong chuc chuyen doi so", "tham dinh thanh tich"]),
    (
        Role::AppraiserDossier,
        &["thi dua", "thi dua khen thuong", "tdkt", "cong chuc thi dua khen thuong", "tham dinh ho so"],
    ),
    (Role::Council, &["hoi dong", "thanh vien hoi dong", "uy vien", "uy vien hoi dong"]),
    (Role::Chairman, &["chu tich", "lanh dao", "nguoi ky", "pho chu tich"]),
    (Role::Supervisor, &["mat tran", "mttq", "giam sat"]),
    (Role::Auditor, &["kiem toan"]),
];

/// The role that somebody wrote: by its word, its name, or as people call it.
#[must_use]
pub fn role_named(typed: &str) -> Option<Role> {
    let typed = fold(typed.trim());
    let ours = |role: &Role| {
        typed == role.word() || typed == fold(terms::role(*role)) || typed == fold(terms::role_short(*role))
    };
    let theirs = || ROLES_NAMED.iter().find(|(_, all)| all.contains(&typed.as_str())).map(|(role, _)| *role);
    Role::ALL.into_iter().find(ours).or_else(theirs)
}

/// The role that a position speaks of; whoever is of a unit and of no such office reports for it.
#[must_use]
pub fn role_of(position: &str, of_a_unit: bool) -> Option<Role> {
    let position = fold(position);
    let says = |words: &[&str]| words.iter().any(|word| position.contains(word));
    if says(&["van thu"]) {
        Some(Role::Clerk)
    } else if says(&["chuyen doi so"]) {
        Some(Role::AppraiserAchievement)
    } else if says(&["thi dua"]) {
        Some(Role::AppraiserDossier)
    } else if of_a_unit {
        Some(Role::Reporter)
    } else if says(&["chu tich uy ban nhan dan", "chu tich ubnd"]) {
        Some(Role::Chairman)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_name_without_marks() {
        assert_eq!(address("Phú Tân"), "phu-tan");
        assert_eq!(address("  Đặc khu  Côn Đảo (mới) "), "dac-khu-con-dao-moi");
        assert_eq!(unit_address("Ban nhân dân ấp Trung"), "ap-trung");
        assert_eq!(unit_address("Ban nhân dân"), "ban-nhan-dan");
        assert!(sovang_domain::ids::is_slug(&address(&"Trường Tiểu học số một ".repeat(9))));
        assert_eq!(free("ap-1".into(), |taken| ["ap-1", "ap-1-2"].contains(&taken)), "ap-1-3");
    }

    #[test]
    fn a_name_that_holds_the_word_of_another_kind_is_of_the_kind_it_begins_with() {
        for (name, kind) in [
            ("Phòng Văn hóa - Xã hội", Some(UnitKind::Office)),
            ("Trung tâm Văn hóa xã hội", Some(UnitKind::Office)),
            ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", Some(UnitKind::Office)),
            ("Ban Công tác Mặt trận thôn 1", Some(UnitKind::Association)),
            ("Bảo hiểm xã hội cơ sở", Some(UnitKind::Office)),
            ("Hội Nông dân xã", Some(UnitKind::Association)),
            ("UBND xã hội nhập", Some(UnitKind::Office)),
        ] {
            assert_eq!(unit_kind(name), kind, "{name}");
        }
    }

    #[test]
    fn the_kind_of_a_nominee_is_proposed_from_its_name() {
        for (name, kind) in [
            ("Lê Văn Bảy", NomineeKind::Individual),
            ("Đoàn Văn Bản", NomineeKind::Individual),
            ("Trường Tiểu học Phú Tân", NomineeKind::Collective),
            ("Ấp Trung", NomineeKind::Collective),
            ("Tập thể cán bộ ấp 3", NomineeKind::Collective),
            ("CLB Phụ nữ số", NomineeKind::Collective),
            ("Đoàn Thanh niên xã", NomineeKind::Collective),
            ("Hội Phụ nữ xã", NomineeKind::Collective),
            ("Hộ bà Châu Thị Liên", NomineeKind::Household),
            ("Hồ Văn Hộ", NomineeKind::Individual),
        ] {
            assert_eq!(nominee_kind(name), kind, "{name}");
        }
        assert_eq!(nominee_kind_named("Tập thể"), Some(NomineeKind::Collective));
        assert_eq!(nominee_kind_named("Cán bộ"), None);
    }

    #[test]
    fn the_kind_of_a_unit_is_proposed_from_its_name() {
        for (name, kind) in [
            ("Ban nhân dân ấp Trung", UnitKind::Village),
            ("Tổ dân phố 5", UnitKind::Village),
            ("Bản Nậm Cắn", UnitKind::Village),
            ("Trường Mầm non Hoa Sen", UnitKind::Service),
            ("Trạm Y tế xã", UnitKind::Service),
            ("Công an xã", UnitKind::Force),
            ("Ban Chỉ huy Quân sự", UnitKind::Force),
            ("Hội Nông dân", UnitKind::Association),
            ("Ủy ban MTTQ Việt Nam xã", UnitKind::Association),
            ("Đoàn Thanh niên", UnitKind::Association),
            ("Văn phòng HĐND và UBND", UnitKind::Office),
            ("Phòng Kinh tế", UnitKind::Office),
            ("Trung tâm Phục vụ hành chính công", UnitKind::Office),
            ("Hợp tác xã Tân Tiến", UnitKind::Enterprise),
        ] {
            assert_eq!(unit_kind(name), Some(kind), "{name}");
        }
        assert_eq!(unit_kind("Đội văn nghệ"), None, "nothing is guessed");
        assert_eq!(unit_kind_named("Ấp"), Some(UnitKind::Village));
        assert_eq!(unit_kind_named(terms::unit_kind(UnitKind::Force)), Some(UnitKind::Force));
        assert_eq!(unit_kind_named("khác"), None);
    }

    #[test]
    fn a_login_and_a_role_are_proposed_for_a_person() {
        assert_eq!(login("Nguyễn Thị Thu Hiền"), "hienntt");
        assert_eq!(login("Đặng  Đức"), "ducd");
        assert_eq!(role_named("Văn thư"), Some(Role::Clerk));
        assert_eq!(role_named("thành viên Hội đồng"), Some(Role::Council));
        assert_eq!(role_named("reporter"), Some(Role::Reporter));
        assert_eq!(role_named("tạp vụ"), None);
        assert_eq!(role_of("Công chức Văn thư", false), Some(Role::Clerk));
        assert_eq!(role_of("Trưởng ấp", true), Some(Role::Reporter));
        assert_eq!(role_of("Chủ tịch UBND xã", false), Some(Role::Chairman));
        assert_eq!(role_of("Kế toán", false), None);
    }
}
