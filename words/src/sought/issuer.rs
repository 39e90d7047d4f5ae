//! Whose paper a number is, where an office writes of its own and seldom says so.

use super::PaperNumber;
use crate::fold::fold;

/// With which words it is told what the paper is about, or what it does.
const ABOUTS: [&str; 13] = [
    " ve ",
    " huy ",
    " thu hoi ",
    " bai bo ",
    " sua doi ",
    " bo sung ",
    " thay the ",
    " dinh chinh ",
    " cho ",
    " tang ",
    " khen ",
    " cong nhan ",
    " ban hanh ",
];
/// What a commune, ward or special zone is called.
const COMMUNES: [&str; 3] = [" xa ", " phuong ", " dac khu "];
/// Who issues papers beside the people's committee of a commune.
const OTHERS: [&str; 18] = [
    " tinh ",
    " thanh pho ",
    " tp ",
    " huyen ",
    " trung uong ",
    " chinh phu ",
    " thu tuong ",
    " chu tich nuoc ",
    " bo ",
    " so ",
    " cuc ",
    " truong ",
    " toa an ",
    " vien ",
    " thanh tra ",
    " ban thuong vu ",
    " dang uy ",
    " mat tran ",
];

impl PaperNumber {
    /// Whether an office of this place, which writes of its own papers, means one of them: what stands behind the number, up
    /// to what the paper is about, names no other place and no other level. It may name the own one in short (“của Chủ tịch
    /// UBND xã”) or none.
    #[must_use]
    pub fn may_be_of(&self, place: &str) -> bool {
        let Some(behind) = &self.behind else { return true };
        let behind = format!(" {behind} ");
        let about = ABOUTS.iter().filter_map(|word| behind.find(word)).min().unwrap_or(behind.len());
        let issuer = behind.get(..about).unwrap_or_default().trim_end();
        let issuer = issuer.strip_suffix(" ky").unwrap_or(issuer);
        let issuer = issuer.strip_suffix(&format!(" {}", fold(place))).unwrap_or(issuer);
        let issuer = format!("{issuer} ");
        let named = |kind: &str| issuer.find(kind).is_some_and(|at| at + kind.len() < issuer.len());
        !COMMUNES.iter().any(|kind| named(kind)) && !OTHERS.iter().any(|other| issuer.contains(other))
    }
}
