//! What units write in their yearly reports: plain sentences with figures, by the kind of unit.

use super::lots::Lots;
use sovang_domain::locality::UnitKind;

/// Results of a year.
pub(super) fn results(kind: UnitKind, year: i16, lots: &mut Lots) -> String {
    let (many, some, few) = (lots.between(120, 640), lots.between(24, 90), lots.between(2, 9));
    let percent = lots.between(71, 97);
    match kind {
        UnitKind::Village => format!(
            "Tổ công nghệ số cộng đồng hướng dẫn {many} lượt người dân nộp hồ sơ trực tuyến; {percent}% hộ có người cài \
             ứng dụng định danh điện tử. Mở {few:02} lớp Bình dân học vụ số với {some} lượt người học. Nhóm nhắn tin của \
             khu dân cư có {some} hộ tham gia, mọi thông báo của xã, phường đến trong ngày."
        ),
        UnitKind::Office => format!(
            "Năm {year}, {percent}% hồ sơ được tiếp nhận và trả kết quả trực tuyến toàn trình; số hóa {many} hồ sơ lưu trữ. \
             Rút thời gian giải quyết {few:02} thủ tục. {percent}% văn bản đi, đến được ký số và xử lý trên môi trường mạng."
        ),
        UnitKind::Association => format!(
            "Tổ chức {few:02} buổi tuyên truyền về đổi mới sáng tạo và chuyển đổi số cho {many} lượt hội viên, đoàn viên; \
             {some} hội viên biết bán hàng trên sàn thương mại điện tử. Giới thiệu {few:02} cách làm hay để nhân rộng."
        ),
        UnitKind::Service => format!(
            "{percent}% sổ sách chuyên môn được lập và ký trên phần mềm; thu không dùng tiền mặt đạt {percent}%. \
             {few:02} sáng kiến được áp dụng trong đơn vị; {some} lượt viên chức được tập huấn kỹ năng số và AI."
        ),
        UnitKind::Force => format!(
            "Tiếp nhận và xử lý {some} tin báo qua kênh trực tuyến; hướng dẫn {many} lượt người dân dùng định danh điện tử. \
             Tổ chức {few:02} buổi tuyên truyền nhận biết lừa đảo trên mạng tại khu dân cư."
        ),
        UnitKind::Enterprise => format!(
            "Dùng hóa đơn và hợp đồng điện tử cho {percent}% giao dịch; đưa {few:02} sản phẩm lên sàn thương mại điện tử. \
             Tập huấn kỹ năng số cho {some} lượt người lao động. Năng suất một số khâu tăng {few}%."
        ),
    }
}

/// Difficulties and proposals; empty for those who name none.
pub(super) fn difficulties(kind: UnitKind, lots: &mut Lots) -> String {
    let none = lots.chance(25);
    let words: &[&str] = match kind {
        _ if none => &[""],
        UnitKind::Village => &[
            "Người cao tuổi ít dùng điện thoại thông minh. Đề nghị có thêm máy tính ở nhà văn hóa.",
            "Sóng di động ở khu dân cư xa trung tâm còn yếu.",
        ],
        UnitKind::Office | UnitKind::Force => &[
            "Một số phần mềm dùng chung còn chậm vào giờ cao điểm.",
            "Máy tính cấp đã lâu; đề nghị bố trí kinh phí thay thế.",
        ],
        UnitKind::Association => &[
            "Kinh phí tuyên truyền còn ít; cộng tác viên làm kiêm nhiệm.",
            "Đề nghị có tài liệu hướng dẫn ngắn, dễ in cho hội viên.",
        ],
        UnitKind::Service => &[
            "Đường truyền có lúc gián đoạn. Đề nghị tập huấn thêm về an toàn thông tin.",
            "Viên chức phải nhập số liệu vào nhiều phần mềm.",
        ],
        UnitKind::Enterprise => &[
            "Thiếu người biết khai thác dữ liệu bán hàng.",
            "Đề nghị được hỗ trợ kết nối với đơn vị tư vấn chuyển đổi số.",
        ],
    };
    lots.pick(words).to_owned()
}

/// Why a report comes back.
pub(super) const RETURNED: [&str; 3] = [
    "Báo cáo chưa có số liệu về dịch vụ công trực tuyến; bổ sung bảng số liệu có xác nhận.",
    "Số lượt người học ở phần kết quả và ở phụ lục khác nhau; rà soát và nộp lại.",
    "Chưa nêu cách làm cụ thể và người phụ trách; bổ sung để có căn cứ xét điển hình.",
];

/// What the reader notes when taking a report.
pub(super) const ACCEPTED: [&str; 4] = [
    "Đủ nội dung theo đề cương.",
    "Đủ nội dung; số liệu khớp với hệ thống dịch vụ công.",
    "Đủ nội dung, có cách làm hay để giới thiệu.",
    "Đủ nội dung; năm sau nêu rõ hơn số liệu so với cùng kỳ.",
];

/// How an achievement was checked.
pub(super) const MET: [&str; 3] = [
    "Đã đối chiếu với bảng số liệu của hệ thống dịch vụ công, số liệu khớp.",
    "Đã kiểm tra tại đơn vị; thành tích đúng như báo cáo.",
    "Thành tích rõ, đúng tiêu chí của kế hoạch, có xác nhận của đơn vị.",
];

/// How a dossier was found complete.
pub(super) const COMPLETE: [&str; 2] =
    ["Giấy tờ hợp lệ, đúng số bộ, đúng mẫu.", "Chữ ký và con dấu đúng thẩm quyền."];
