//! Who: the words of an office, a unit, a group, from its first word to where it ends.

use crate::tongue::{Kind, Phrase, Token, any, at};

/// What the name of somebody who owes or receives begins with.
pub(super) const HEADS: &[Phrase] = &[
    "các tổ",
    "các lớp",
    "các ngành",
    "các trạm",
    "các bản",
    "các xóm",
    "các khối",
    "các cụm",
    "các khu",
    "các hộ",
    "các thành viên",
    "các cơ sở",
    "tổng phụ trách",
    "ban giám hiệu",
    "trưởng các",
    "trưởng khu phố",
    "tổ trưởng",
    "bí thư",
    "ban công tác mặt trận",
    "các cơ quan",
    "cơ quan",
    "các đơn vị",
    "đơn vị",
    "các phòng",
    "phòng",
    "ủy ban nhân dân",
    "ubnd",
    "ủy ban mặt trận",
    "ubmttq",
    "mttq",
    "mặt trận",
    "ủy ban mttq",
    "ub mttq",
    "ban",
    "các ban",
    "ban chỉ đạo",
    "hội đồng",
    "văn phòng",
    "trung tâm",
    "các trường",
    "trường",
    "nhà trường",
    "hiệu trưởng",
    "thường trực",
    "đảng ủy",
    "công an",
    "ban chỉ huy",
    "chủ tịch",
    "phó chủ tịch",
    "các thôn",
    "thôn",
    "các ấp",
    "ấp",
    "tổ dân phố",
    "các tổ dân phố",
    "khu phố",
    "các khu phố",
    "trưởng thôn",
    "trưởng ấp",
    "các doanh nghiệp",
    "doanh nghiệp",
    "hợp tác xã",
    "các hợp tác xã",
    "các tổ chức",
    "đoàn thể",
    "các đoàn thể",
    "hội",
    "các hội",
    "đoàn thanh niên",
    "công đoàn",
    "liên đội",
    "cụm",
    "cụm trưởng",
    "sở",
    "thủ trưởng",
    "bộ phận",
    "công chức",
    "các địa phương",
    "trạm y tế",
    "cá nhân",
    "các cá nhân",
    "tập thể",
    "các tập thể",
    "các chi",
    "tổ",
];

/// Words that end a name: what somebody does, and what belongs to the duty.
const VERBS: &[Phrase] = &[
    "căn cứ",
    "xây dựng",
    "tổ chức",
    "triển khai",
    "phối hợp",
    "chủ trì",
    "vận động",
    "tuyên truyền",
    "phân công",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "là cơ quan",
    "là đơn vị",
    "tham mưu",
    "hướng dẫn",
    "đôn đốc",
    "thẩm định",
    "theo dõi",
    "báo cáo",
    "gửi",
    "nộp",
    "lập",
    "đăng ký",
    "hoàn thành",
    "ban hành",
    "tiến hành",
    "chủ động",
    "tổng hợp",
    "trình",
    "xét",
    "bình xét",
    "lựa chọn",
    "giới thiệu",
    "đề nghị",
    "đề xuất",
    "thực hiện",
    "phát động",
    "định kỳ",
    "kịp thời",
    "quan tâm",
    "đẩy mạnh",
    "tăng cường",
    "tích cực",
    "hằng năm",
    "hàng năm",
    "cụ thể hóa",
    "quán triệt",
    "phổ biến",
    "cung cấp",
    "kiểm tra",
    "giám sát",
    "bố trí",
    "cân đối",
    "phát huy",
    "nghiên cứu",
    "ký kết",
    "họp",
    "chấm điểm",
    "đánh giá",
    "rà soát",
    "thành lập",
    "phê duyệt",
    "cử",
    "đưa",
    "mở",
    "tiếp nhận",
    "thông báo",
    "công bố",
    "quyết định",
    "khen thưởng",
    "tiếp tục",
    "nghiêm túc",
    "sơ kết",
    "tổng kết",
    "thường xuyên",
    "chỉ đạo",
    "phát hiện",
    "trao",
    "cập nhật",
    "gắn",
    "hỗ trợ",
    "bám sát",
    "tập trung",
    "đăng tải",
    "duy trì",
    "thống nhất",
    "lồng ghép",
    "bảo đảm",
    "đảm bảo",
    "chuẩn bị",
    "tập hợp",
    "niêm yết",
    "công khai",
    "xem xét",
    "phải",
    "chuyển",
];

/// Words before a day or behind a name that end it.
const STOPS: &[Phrase] = &[
    "trước",
    "chậm nhất",
    "muộn nhất",
    "theo",
    "để",
    "vào",
    "trong",
    "định kỳ",
    "xong",
    "từ",
    "đến",
    "nhằm",
    "khi",
    "nếu",
    "hoặc gửi",
    "bằng",
    "kèm",
    "làm",
    "và báo cáo",
    "và gửi",
    "đồng thời",
    "được",
    "sẽ",
    "thông qua",
    "như",
    "cùng với",
    "xong trước",
    "hạn",
    "thời hạn",
    "là",
];

/// The place after the name that begins at `start`, when somebody is named there.
pub(super) fn name(words: &[Token], start: usize) -> Option<usize> {
    let skip = any(words, start, &["đề nghị", "giao", "yêu cầu", "trách nhiệm của", "giao cho"])
        .map_or(start, |(next, _)| next);
    let (mut end, head) = any(words, skip, HEADS)?;
    if !is_head(words, skip, end, head) {
        return None;
    }
    let mut depth = 0;
    while let Some(word) = words.get(end) {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        if depth < 0 {
            break;
        }
        if depth == 0
            && (stops(words, end)
                || word.kind == Kind::Number
                    && !words.get(end - 1).is_some_and(|before| {
                        matches!(before.low.as_str(), "thôn" | "ấp" | "số" | "phố" | "tổ")
                    }))
        {
            break;
        }
        end += 1;
    }
    while end > start
        && words.get(end - 1).is_some_and(|word| matches!(word.low.as_str(), "," | "và" | "-" | "–"))
    {
        end -= 1;
    }
    (end > skip).then_some(end)
}

/// Whether a word that may open a name does: "sở" in "cơ sở", "tổ" in "tổ chức" and "hội" in "xã hội" do not.
fn is_head(words: &[Token], start: usize, end: usize, head: &str) -> bool {
    let Some(first) = words.get(start) else { return false };
    let before = start.checked_sub(1).and_then(|before| words.get(before));
    let inside = before.is_some_and(|word| {
        matches!(
            (word.low.as_str(), first.low.as_str()),
            ("cơ", "sở")
                | ("xã", "hội")
                | ("trưởng", "phòng")
                | ("quốc", "phòng")
                | ("trụ", "sở")
                | ("hải", "phòng")
                | ("phong", "trào")
                | ("nhà", "trường")
                | ("môi" | "thị", "trường")
                | ("đơn", "vị")
        )
    });
    let next = words.get(end);
    let named = next.is_some_and(|word| {
        word.capital
            || word.kind == Kind::Number
            || matches!(
                word.low.as_str(),
                "chuyên" | "dân" | "công" | "vhxh" | "giám" | "thi" | "văn" | "kinh"
            )
    });
    let short = matches!(head, "sở" | "tổ" | "ban" | "hội" | "phòng" | "trường" | "cụm" | "thôn" | "ấp");
    let organised = head == "tổ" && next.is_some_and(|word| word.is("chức"));
    !inside && !organised && (!short || first.capital || named)
}

/// Whether a name cannot go on with the word at `at`.
fn stops(words: &[Token], place: usize) -> bool {
    let Some(word) = words.get(place) else { return true };
    if matches!(word.low.as_str(), ";" | ":" | "." | "|" | "“" | "\"") {
        return true;
    }
    // "Xây dựng Đảng", "Tổ chức" and "Thực hiện" in a name have capitals or follow a comma of the name
    let named = word.capital
        && words.get(place.wrapping_sub(1)).is_some_and(|before| {
            before.kind == Kind::Word
                && (before.capital || before.is("ban") || before.is("phòng") || before.is("và"))
        });
    if let Some((_, verb)) = any(words, place, VERBS) {
        let group = verb == "tổ chức"
            && (at(words, place.wrapping_sub(1), "các").is_some()
                || any(words, place, &["tổ chức chính trị", "tổ chức xã hội", "tổ chức hội"]).is_some()
                || words
                    .get(place.wrapping_sub(1))
                    .is_some_and(|word| word.is(",") && any(words, place, &["tổ chức ,"]).is_some()));
        let title = verb == "đề nghị" && place == 0;
        let award = verb == "khen thưởng"
            && words
                .get(place.wrapping_sub(1))
                .is_some_and(|word| matches!(word.low.as_str(), "-" | "," | "đua" | "–"));
        let office = verb == "tổng hợp"
            && words
                .get(place.wrapping_sub(1))
                .is_some_and(|word| matches!(word.low.as_str(), "vụ" | "phòng"));
        return !(group || title || award || office || named);
    }
    // a comma goes on with another of the list
    if word.is(",") {
        return any(words, place + 1, HEADS).is_none()
            && !words.get(place + 1).is_some_and(|next| next.capital)
            && any(
                words,
                place + 1,
                &[
                    "ban",
                    "đoàn thể",
                    "trưởng",
                    "hộ",
                    "viên chức",
                    "người",
                    "tổ",
                    "bản",
                    "xóm",
                    "khu",
                    "ngành",
                    "lĩnh vực",
                    "đoàn",
                    "xã hội",
                    "kinh tế",
                    "hạ tầng",
                    "thể thao",
                    "thể dục",
                    "khen thưởng",
                    "hđnd",
                ],
            )
            .is_none();
    }
    any(words, place, STOPS).is_some() && !named
}

/// The first word of somebody's name among `words` from `start` on, and the place after it.
pub(super) fn first(words: &[Token], start: usize, end: usize) -> Option<(usize, usize)> {
    (start..end.min(words.len())).find_map(|place| {
        let stop = name(words, place)?;
        (stop <= end).then_some((place, stop))
    })
}

/// Without what asks or entrusts in front of a name.
pub(super) fn bare(words: &[Token]) -> &[Token] {
    match any(words, 0, &["đề nghị", "giao", "yêu cầu", "trách nhiệm của", "giao cho", "đối với"])
    {
        Some((next, _)) => words.get(next..).unwrap_or_default(),
        None => words,
    }
}

/// Without what is explained in brackets behind a name.
pub(super) fn unbracketed(words: &[Token]) -> &[Token] {
    let open = words.iter().position(|word| word.is("(")).filter(|open| *open > 0);
    words.get(..open.unwrap_or(words.len())).unwrap_or_default()
}
