//! Which passwords are taken: long enough, not one that everybody tries first, not the name of account or place.

use sovang_domain::ids::AccountId;
use sovang_words::fold::fold;

/// The shortest, in letters.
pub(super) const SHORTEST: usize = 8;
/// The longest, in letters.
pub(super) const LONGEST: usize = 128;

/// What everybody tries first, folded and without spaces.
const COMMON: [&str; 44] = [
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "987654321",
    "87654321",
    "11111111",
    "00000000",
    "88888888",
    "66666666",
    "99999999",
    "12341234",
    "11223344",
    "123123123",
    "112233445566",
    "147258369",
    "1q2w3e4r",
    "1qaz2wsx",
    "q1w2e3r4",
    "qwertyui",
    "qwerty123",
    "qwertyuiop",
    "asdfghjk",
    "asdfghjkl",
    "zxcvbnm1",
    "password",
    "password1",
    "password123",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "admin123",
    "admin1234",
    "administrator",
    "abcd1234",
    "abc12345",
    "a1b2c3d4",
    "iloveyou",
    "matkhau1",
    "matkhau123",
    "matkhaumoi",
    "vietnam123",
    "thiduakhenthuong",
    "sovang123",
];

/// Why a password is not taken; `None` when it is. `names` are the locality's.
pub(super) fn fault(password: &str, account: &AccountId, names: &[String]) -> Option<String> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(format!("Mật khẩu mới có {length} ký tự. Dùng ít nhất {SHORTEST} ký tự, nên từ 15."));
    }
    if length > LONGEST {
        return Some(format!("Mật khẩu mới dài quá {LONGEST} ký tự. Rút ngắn lại."));
    }
    let plain = flat(password);
    let mut distinct: Vec<char> = plain.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if COMMON.contains(&plain.as_str()) || distinct.len() < 3 {
        return Some("Mật khẩu này ai cũng đoán được. Ghép vài từ không liên quan với nhau.".to_owned());
    }
    let own = [account.as_str().to_owned(), account.login(), account.local().to_owned()];
    if own.iter().any(|name| flat(name) == plain) || names.iter().any(|name| flat(name) == plain) {
        return Some("Mật khẩu trùng tên tài khoản hoặc tên địa phương. Chọn mật khẩu khác.".to_owned());
    }
    None
}

/// Without marks, case, spaces and signs between words.
fn flat(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace() && !['.', '-', '_'].contains(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(password: &str) -> bool {
        fault(password, &"phu-tan.van-thu-xa".into(), &["xã Phú Tân".into(), "tỉnh An Giang".into()])
            .is_none()
    }

    #[test]
    fn a_sentence_is_taken_and_what_everybody_tries_is_not() {
        assert!(taken("bốn con trâu qua sông"));
        assert!(taken("x7#kQm2p"));
        assert!(taken(&"ấ1b".repeat(42)), "126 letters");
        for weak in
            ["ngắn", "1234567", "12345678", "PassWord", "Mật khẩu 123", "aaaaaaaaaaaa", "abababababab"]
        {
            assert!(!taken(weak), "{weak}");
        }
        assert!(!taken(&"ấ1b".repeat(43)), "129 letters");
    }

    #[test]
    fn the_names_of_account_and_place_are_not_taken() {
        for name in [
            "phu-tan.van-thu-xa",
            "Van-Thu-Xa.Phu-Tan",
            "VanThuXa",
            "van thu xa",
            "Xã Phú Tân",
            "tinhangiang",
        ] {
            assert!(!taken(name), "{name}");
        }
    }
}
