//! Refusals about an award round (đợt xét khen thưởng). Nominations are "đề nghị này": the page knows which.

use super::Words;
use sovang_domain::award_round::AwardRoundRefusal;
use sovang_domain::calendar::DaysOffUnknown;
use sovang_domain::nominee::NomineeKind;
use sovang_words::format::{count2, date_long};

/// The words for a refusal about an award round.
#[expect(clippy::too_many_lines, reason = "one arm a refusal: it is a table")]
pub(super) fn explain(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::NotOpened => Words::new("Chưa có đợt xét này", "Mở đợt xét ở trang Đợt xét, rồi làm tiếp."),
        R::AlreadyOpened => Words::new(
            "Đợt xét này đã được mở",
            "Mỗi phong trào chỉ có một đợt cho mỗi năm và mỗi dịp. Mở đợt đã có trong danh sách để làm tiếp.",
        ),
        R::Closed => Words::new(
            "Đợt xét đã kết thúc",
            "Chỉ còn đính chính, hủy bỏ khen thưởng và ghi kết quả của cấp trên. Việc mới đưa vào đợt sau.",
        ),
        R::NominationsAlreadyClosed => {
            Words::new("Đã đóng nhận đề nghị từ trước", "Bước tiếp theo là mở lấy ý kiến khi thẩm định xong.")
        }
        R::NominationsStillOpen => {
            Words::new("Đợt xét còn đang nhận đề nghị", "Đóng nhận đề nghị trước, rồi mở lấy ý kiến.")
        }
        R::StraightToTheChairman => Words::new(
            "Khen đột xuất không qua lấy ý kiến và Hội đồng",
            "Đề nghị thẩm định xong được chuyển thẳng đến Chủ tịch quyết định.",
        ),
        R::NobodyListed => Words::new(
            "Danh sách chưa có ai",
            "Cần ít nhất 01 đề nghị đủ điều kiện ở bước này. Xem lại các đề nghị của đợt.",
        ),
        R::DaysOffUnknown(DaysOffUnknown { year }) => Words::new(
            format!("Chưa có bảng ngày nghỉ năm {year} nên chưa đếm được ngày làm việc"),
            format!(
                "Người quản trị thêm năm {year} vào rules/holidays.toml theo thông báo chính thức; sau đó gửi lại bước này."
            ),
        ),
        R::NoticeAlreadyOpened => Words::new(
            "Đã mở lấy ý kiến từ trước",
            "Mỗi đợt chỉ lấy ý kiến một lần. Xem ngày kết thúc trên trang đợt xét.",
        ),
        R::NoticeNotOpened => Words::new("Chưa lấy ý kiến", "Mở lấy ý kiến trước khi làm bước này."),
        R::NoticeStillRunning { until } => Words::new(
            format!("Còn đang lấy ý kiến đến hết {}", date_long(*until)),
            format!(
                "Bước tiếp theo làm được từ ngày sau {}, khi mọi góp ý đã có trả lời.",
                date_long(*until)
            ),
        ),
        R::NoticeOver => Words::new(
            "Thời gian lấy ý kiến đã hết",
            "Góp ý gửi sau thời gian này được nhận qua Ủy ban nhân dân xã, phường, đặc khu.",
        ),
        R::CommentsUnanswered { count } => Words::new(
            format!("Còn {} góp ý chưa được trả lời", count2(*count as u64)),
            "Trả lời từng góp ý, rồi làm lại bước này.",
        ),
        R::NoSuchComment => {
            Words::new("Không có góp ý này trong đợt xét", "Mở lại trang đợt xét và chọn góp ý cần trả lời.")
        }
        R::AlreadyAnswered => Words::new(
            "Góp ý này đã có trả lời",
            "Trả lời đã công khai thì không thay được. Xem nội dung đã ghi trên trang đợt xét.",
        ),
        R::NothingWritten => Words::new("Chưa có nội dung", "Ghi ít nhất một câu, rồi gửi lại."),
        R::CouncilAlreadyConvened => Words::new(
            "Phiên họp Hội đồng đã được ghi",
            "Làm tiếp phần kê khai xung đột lợi ích và kiểm phiếu.",
        ),
        R::CouncilNotConvened => {
            Words::new("Hội đồng chưa họp", "Ghi phiên họp Hội đồng trước khi làm bước này.")
        }
        R::NoCouncil => Words::new(
            "Chưa có Hội đồng Thi đua - Khen thưởng đang làm nhiệm vụ",
            "Ghi quyết định thành lập Hội đồng ở trang Địa phương, rồi quay lại.",
        ),
        R::NoQuorum { present, members, quorum_percent } => Words::new(
            format!("Chưa đủ số người để họp: có mặt {present}/{members}"),
            format!(
                "Quy chế yêu cầu ít nhất {quorum_percent}% thành viên có mặt. Ghi phiên họp khi đủ số người."
            ),
        ),
        R::NotAMember { .. } => Words::new(
            "Có người được ghi có mặt nhưng không thuộc Hội đồng",
            "Bỏ người đó khỏi danh sách có mặt, hoặc cập nhật Hội đồng ở trang Địa phương.",
        ),
        R::NotPresent { .. } => Words::new(
            "Thành viên này không có mặt trong phiên họp",
            "Chỉ thành viên có mặt mới kê khai và biểu quyết.",
        ),
        R::AlreadyDeclared { .. } => Words::new(
            "Thành viên này đã kê khai",
            "Mỗi thành viên kê khai một lần trong phiên họp. Không cần làm gì thêm.",
        ),
        R::ConflictsUndeclared { count } => Words::new(
            format!("Còn {} thành viên có mặt chưa kê khai xung đột lợi ích", count2(*count as u64)),
            "Kiểm phiếu được khi mọi thành viên có mặt đã kê khai, kể cả khi không có gì để khai.",
        ),
        R::NotListed { .. } => Words::new(
            "Đề nghị này không có trong danh sách của đợt",
            "Mở lại trang đợt xét và chọn trong danh sách đã lấy ý kiến.",
        ),
        R::AlreadyCounted { .. } => Words::new(
            "Đề nghị này đã kiểm phiếu",
            "Kết quả kiểm phiếu không ghi lần hai. Xem số phiếu trên trang đợt xét.",
        ),
        R::VotesDoNotAddUp { counted, voters } => Words::new(
            format!(
                "Số phiếu không khớp: ghi {} phiếu, có {} người được biểu quyết",
                count2((*counted).into()),
                count2((*voters).into())
            ),
            "Tổng số tán thành, không tán thành và không biểu quyết phải bằng số người được biểu quyết.",
        ),
        R::BallotNotPassed { .. } => Words::new(
            "Đề nghị này chưa được Hội đồng thông qua",
            "Chỉ trình những đề nghị đã kiểm phiếu và đạt tỷ lệ.",
        ),
        R::AlreadyProposed { .. } => Words::new(
            "Đề nghị này đã được trình",
            "Chờ Chủ tịch quyết định. Bỏ đề nghị này khỏi danh sách trình lần này.",
        ),
        R::NotProposed { .. } => Words::new(
            "Đề nghị này chưa được trình",
            "Công chức phụ trách thi đua khen thưởng trình trước, rồi Chủ tịch quyết định.",
        ),
        R::AlreadyDecided { .. } => Words::new(
            "Đề nghị này đã có kết quả",
            "Xem kết quả trên trang đợt xét. Có sai sót thì đính chính bằng dòng mới.",
        ),
        R::NotReady { .. } => Words::new(
            "Đề nghị này chưa thẩm định xong",
            "Hoàn thành cả hai bước thẩm định, hoặc chọn “Để sau”.",
        ),
        R::Suspended { .. } => Words::new(
            "Đề nghị này đang tạm dừng",
            "Chờ kết luận về khiếu nại, kỷ luật hoặc thanh tra. Ghi việc xét tiếp trước, hoặc chọn “Để sau”.",
        ),
        R::Withdrawn { .. } => Words::new(
            "Đơn vị đã rút đề nghị này",
            "Ghi “Chưa khen” kèm lý do đơn vị đã rút, để đợt xét kết thúc được.",
        ),
        R::SameHands { .. } => Words::new(
            "Người đề nghị, thẩm định hoặc trình thì không quyết định cùng một hồ sơ",
            "Chọn “Để sau” cho đề nghị này và để người khác có thẩm quyền quyết định.",
        ),
        R::NotOurs { .. } => Words::new(
            "Hình thức này do cấp trên quyết định",
            "Dùng phần “Trình cấp trên” trên trang đợt xét.",
        ),
        R::Ours { .. } => Words::new(
            "Hình thức này do Chủ tịch UBND cấp xã quyết định",
            "Không trình cấp trên. Đưa vào tờ trình để Chủ tịch quyết định.",
        ),
        R::QuotaExhausted { kind, used, limit, rule, .. } => {
            let mut words = Words::new(
                format!("Chưa quyết định được: đã đủ {used}/{limit} {}", kind_word(*kind)),
                format!(
                    "Bỏ bớt một {}, ghi “chưa khen” kèm lý do, hoặc sửa kế hoạch thành phiên bản mới nếu mức này \
                     không còn phù hợp.",
                    kind_word(*kind)
                ),
            );
            words.rule = Some((rule.section.clone(), rule.words.clone()));
            words
        }
        R::AlreadyAwarded { .. } => duplicate(Words::new(
            "Đã có khen thưởng trong cùng phong trào cho giai đoạn thành tích trùng nhau",
            "Ghi “Chưa khen” kèm lý do, hoặc chọn “Để sau”.",
        )),
        R::OverlapWithoutReason { .. } => duplicate(Words::new(
            "Đã có khen thưởng ở phong trào khác cho giai đoạn thành tích trùng nhau",
            "Ghi vì sao vẫn khen lần này, hoặc ghi “Chưa khen” kèm lý do.",
        )),
        R::DelegationMissing => Words::new(
            "Chưa có văn bản giao ký thay",
            "Ghi văn bản giao quyền ở trang Địa phương, hoặc chọn cách ký khác.",
        ),
        R::SignsForTheHead => Words::new(
            "Người được giao ký không ký với tư cách Chủ tịch",
            "Chọn cách ký đúng với văn bản giao quyền, ví dụ KT. CHỦ TỊCH.",
        ),
        R::ReasonMissing => Words::new(
            "Còn thiếu lý do hoặc căn cứ",
            "Ghi ít nhất một câu, đơn vị và người được khen sẽ đọc.",
        ),
        R::NothingDecided => {
            Words::new("Chưa chọn kết quả nào", "Chọn “Khen thưởng” hoặc “Chưa khen” cho ít nhất 01 đề nghị.")
        }
        R::NoSuchAward { .. } => {
            Words::new("Đợt xét này không có khen thưởng đó", "Mở lại từ sổ quyết định.")
        }
        R::Revoked { .. } => Words::new(
            "Khen thưởng này đã bị hủy bỏ",
            "Khen thưởng đã hủy bỏ vẫn ở trong sổ và không sửa được nữa.",
        ),
        R::NothingCorrected => {
            Words::new("Nội dung mới trống hoặc giống nội dung cũ", "Ghi nội dung đúng ở ô “Sửa thành”.")
        }
        R::AlreadyForwarded { .. } => Words::new(
            "Đã trình cấp trên cho cùng người và giai đoạn này",
            "Chờ kết quả của cấp trên và ghi kết quả đó, rồi xét tiếp.",
        ),
        R::NotForwarded { .. } => {
            Words::new("Đề nghị này chưa trình cấp trên", "Ghi tờ trình lên cấp trên trước, rồi ghi kết quả.")
        }
        R::AnsweredBeforeAsked { forwarded } => Words::new(
            format!("Văn bản cấp trên ghi trước {}, ngày trình", date_long(*forwarded)),
            "Ghi đúng ngày ký trên quyết định của cấp trên.",
        ),
        R::Undecided { count } => Words::new(
            format!("Còn {} đề nghị đã trình chưa có kết quả", count2(*count as u64)),
            "Chủ tịch quyết định từng đề nghị, rồi kết thúc đợt xét.",
        ),
    }
}

/// One achievement, one award.
fn duplicate(mut words: Words) -> Words {
    let rule = "Luật Thi đua, khen thưởng, Điều 5";
    words.rule = Some((
        rule.to_owned(),
        "không khen thưởng nhiều lần, nhiều hình thức cho một thành tích đạt được".to_owned(),
    ));
    words
}

fn kind_word(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "cá nhân",
        NomineeKind::Collective => "tập thể",
        NomineeKind::Household => "hộ gia đình",
    }
}
