//! Refusals about accounts, localities, campaigns, reports and nominations: the fact, then the next step.

use super::Words;
use sovang_domain::account::AccountRefusal;
use sovang_domain::campaign::CampaignRefusal;
use sovang_domain::locality::LocalityRefusal;
use sovang_domain::nomination::NominationRefusal;
use sovang_domain::unit_report::UnitReportRefusal;
use sovang_words::format::{count2, date_long};

pub(super) fn account(refusal: &AccountRefusal) -> Words {
    use AccountRefusal as R;
    match refusal {
        R::NotOpened => Words::new("Chưa có tài khoản này", "Mở tài khoản trước, rồi làm lại bước này."),
        R::AlreadyOpened => Words::new("Tên đăng nhập này đã có tài khoản", "Chọn tên đăng nhập khác."),
        R::UnsoundScope => Words::new(
            "Vai trò không hợp với phạm vi",
            "Vai trò đơn vị báo cáo cần chọn một đơn vị; các vai trò khác thuộc cả xã, phường, đặc khu.",
        ),
        R::AlreadyGranted => Words::new("Tài khoản đã có vai trò này", "Không cần làm gì thêm."),
        R::NotGranted => {
            Words::new("Tài khoản không có vai trò này", "Tải lại trang để xem các vai trò hiện có.")
        }
        R::AlreadyLocked => Words::new("Tài khoản đã khóa từ trước", "Không cần làm gì thêm."),
        R::NotLocked => Words::new("Tài khoản không bị khóa", "Không cần làm gì thêm."),
    }
}

pub(super) fn locality(refusal: &LocalityRefusal) -> Words {
    use LocalityRefusal as R;
    match refusal {
        R::NotRegistered => Words::new(
            "Xã, phường, đặc khu này chưa có trong sổ",
            "Người quản trị ghi địa phương vào sổ trước.",
        ),
        R::AlreadyRegistered => Words::new("Địa phương này đã có trong sổ", "Không cần ghi lần thứ hai."),
        R::NotAnAddress { text } => Words::new(
            format!("“{text}” chưa dùng làm địa chỉ được"),
            "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ ap-trung.",
        ),
        R::UnitAlreadyRegistered => {
            Words::new("Địa chỉ này đã thuộc về một đơn vị khác", "Chọn địa chỉ khác cho đơn vị mới.")
        }
        R::NameTaken { name } => {
            Words::new(format!("Đã có đơn vị tên “{name}”"), "Ghi tên phân biệt được với đơn vị đang có.")
        }
        R::UnitNotRegistered => Words::new("Đơn vị này chưa có trong sổ", "Ghi đơn vị vào sổ trước."),
        R::UnitAlreadyMerged => {
            Words::new("Đơn vị này đã sáp nhập vào đơn vị khác", "Làm tiếp với đơn vị nhận sáp nhập.")
        }
        R::MergedIntoItself => Words::new("Đơn vị sáp nhập và đơn vị nhận là một", "Chọn đơn vị nhận khác."),
        R::CouncilTooSmall { members } => Words::new(
            format!("Hội đồng có {} người, chưa đủ để biểu quyết", count2(*members as u64)),
            "Chọn ít nhất 03 thành viên.",
        ),
        R::NotOneChair => {
            Words::new("Hội đồng cần đúng 01 Chủ tịch Hội đồng", "Xem lại cột chức vụ trong Hội đồng.")
        }
        R::MemberTwice => Words::new("Có người được chọn hai lần", "Giữ mỗi người một dòng."),
        R::EndsBeforeItStarts => {
            Words::new("Ngày hết hạn trước ngày bắt đầu", "Ghi lại hai ngày theo văn bản giao quyền.")
        }
        R::AlreadyErased => {
            Words::new("Dữ liệu của người này đã được xóa từ trước", "Không cần làm gì thêm.")
        }
    }
}

pub(super) fn campaign(refusal: &CampaignRefusal) -> Words {
    use CampaignRefusal as R;
    match refusal {
        R::NoPlan => Words::new("Phong trào này chưa có kế hoạch", "Ghi kế hoạch vào sổ trước."),
        R::AlreadyIssued => Words::new(
            "Phong trào này đã có kế hoạch trong sổ",
            "Có thay đổi thì ghi phiên bản mới ở phần sửa đổi kế hoạch.",
        ),
        R::Concluded => Words::new("Phong trào đã tổng kết", "Việc mới thuộc về phong trào tiếp theo."),
        R::NothingAmended => {
            Words::new("Bản mới giống bản đang áp dụng", "Sửa nội dung cần thay đổi, rồi ghi lại.")
        }
        R::AnotherCampaign => Words::new(
            "Bản này là kế hoạch của phong trào khác",
            "Giữ nguyên dòng locality và slug của kế hoạch đang áp dụng.",
        ),
        R::NobodyNew => {
            Words::new("Các đơn vị đã chọn đều tham gia từ trước", "Chọn ít nhất 01 đơn vị chưa tham gia.")
        }
        R::UnitNotEnrolled => {
            Words::new("Đơn vị chưa tham gia phong trào", "Ghi đơn vị tham gia trước, rồi làm lại bước này.")
        }
        R::UnitPlanAlreadyFiled => {
            Words::new("Kế hoạch của đơn vị đã có trong sổ", "Không cần nộp lần thứ hai.")
        }
        R::NoSuchPhase { phase } => {
            Words::new(format!("Kế hoạch không có giai đoạn “{phase}”"), "Chọn giai đoạn có trong kế hoạch.")
        }
        R::PhaseAlreadyReviewed { phase } => Words::new(
            format!("Đã ghi sơ kết, tổng kết của “{phase}”"),
            "Xem nội dung đã ghi trên trang phong trào.",
        ),
    }
}

pub(super) fn unit_report(refusal: &UnitReportRefusal) -> Words {
    use UnitReportRefusal as R;
    match refusal {
        R::NothingReported => {
            Words::new("Báo cáo chưa có nội dung", "Ghi kết quả trong năm hoặc gửi kèm tệp báo cáo.")
        }
        R::AlreadyFiled => {
            Words::new("Báo cáo này đã nộp", "Muốn sửa thì đề nghị công chức trả lại, rồi nộp lại.")
        }
        R::NotReturned => {
            Words::new("Báo cáo không ở tình trạng trả lại", "Tải lại trang để xem báo cáo đang ở bước nào.")
        }
        R::Waived => {
            Words::new("Báo cáo này đã được miễn", "Không cần nộp. Lý do miễn có trên trang báo cáo.")
        }
        R::NothingToReview => Words::new(
            "Chưa có báo cáo nào chờ xem",
            "Đợi đơn vị nộp, hoặc tải lại trang để xem tình trạng mới.",
        ),
        R::OwnReport => Words::new(
            "Người nộp báo cáo không tự xem xét báo cáo đó",
            "Chuyển cho công chức khác có thẩm quyền.",
        ),
    }
}

pub(super) fn nomination(refusal: &NominationRefusal) -> Words {
    use NominationRefusal as R;
    match refusal {
        R::NotSubmitted => Words::new("Chưa có đề nghị này", "Mở lại từ danh sách đề nghị."),
        R::AlreadySubmitted => Words::new("Đề nghị này đã gửi", "Xem tình trạng trong danh sách đề nghị."),
        R::Withdrawn => Words::new("Đơn vị đã rút đề nghị này", "Cần xét lại thì đơn vị gửi đề nghị mới."),
        R::NoAchievement => {
            Words::new("Chưa ghi thành tích", "Ghi ít nhất một câu: làm gì, kết quả thế nào.")
        }
        R::NotPromised => Words::new(
            "Kế hoạch không có hình thức này cho đối tượng và dịp xét này",
            "Chọn hình thức khác, hoặc đợt xét khác.",
        ),
        R::RoundNotOpened => {
            Words::new("Đợt xét chưa mở", "Gửi đề nghị khi đợt xét mở; ngày mở có trên trang đợt xét.")
        }
        R::RoundPastNominations => Words::new(
            "Đợt xét đã chuyển sang bước lấy ý kiến",
            "Đợt này không nhận thêm đề nghị. Gửi vào đợt xét tiếp theo.",
        ),
        R::PeriodBeyondYear { until } => Words::new(
            format!("Giai đoạn thành tích kết thúc {}, sau năm nay", date_long(*until)),
            "Chỉ đề nghị khen thành tích đã có: ghi ngày cuối không quá ngày 31/12 năm nay.",
        ),
        R::DossierClosed => Words::new(
            "Hồ sơ không nhận thêm giấy tờ ở bước này",
            "Bổ sung được trước khi thẩm định hoặc sau khi hồ sơ được trả lại; giấy tờ còn thiếu thì đến khi thẩm định hồ sơ.",
        ),
        R::NotUnderAppraisal => {
            Words::new("Đề nghị không ở bước thẩm định", "Tải lại trang để xem đề nghị đang ở bước nào.")
        }
        R::ReturnedOftenEnough { times, at_most } => Words::new(
            format!("Hồ sơ đã trả lại {times}/{at_most} lần"),
            "Không trả lại thêm được. Kết luận theo giấy tờ đang có.",
        ),
        R::NotReturned => {
            Words::new("Hồ sơ không ở tình trạng trả lại", "Tải lại trang để xem đề nghị đang ở bước nào.")
        }
        R::AchievementNotDue => Words::new(
            "Chưa đến hoặc đã qua bước thẩm định thành tích",
            "Tải lại trang để xem bước hiện tại.",
        ),
        R::DossierNotDue => Words::new(
            "Chưa đến hoặc đã qua bước thẩm định hồ sơ",
            "Thẩm định thành tích trước, rồi đến hồ sơ.",
        ),
        R::OwnNomination => Words::new(
            "Người gửi đề nghị không tự thẩm định",
            "Chuyển cho công chức khác thẩm định hồ sơ này.",
        ),
        R::AppraisedBySame => Words::new(
            "Người thẩm định thành tích không thẩm định hồ sơ",
            "Hai bước do hai người làm. Chuyển cho công chức phụ trách thi đua khen thưởng.",
        ),
        R::PapersMissing { missing } => Words::new(
            format!("Chưa kết luận “đủ” được: còn thiếu {} giấy tờ", count2(missing.len() as u64)),
            "Giấy tờ còn thiếu được đánh dấu trong danh sách. Trả lại để đơn vị bổ sung.",
        ),
        R::Suspended => Words::new(
            "Đề nghị đang tạm dừng",
            "Chờ kết luận về khiếu nại, kỷ luật hoặc thanh tra, rồi ghi việc xét tiếp.",
        ),
        R::LateNotAdmitted => Words::new(
            "Đề nghị nộp sau hạn, chưa được cho nhận",
            "Chủ tịch cho nhận kèm lý do, rồi thẩm định tiếp.",
        ),
        R::NotLate => Words::new("Đề nghị này nộp đúng hạn", "Không cần cho nhận riêng."),
        R::AlreadyAdmitted => Words::new("Đề nghị này đã được cho nhận", "Không cần làm gì thêm."),
        R::AlreadySuspended => Words::new("Đề nghị đã tạm dừng từ trước", "Không cần làm gì thêm."),
        R::NotSuspended => Words::new("Đề nghị không bị tạm dừng", "Không cần làm gì thêm."),
        R::AlreadyDecided => Words::new(
            "Đề nghị này đã có kết quả",
            "Sai sót trong quyết định thì đính chính ở sổ quyết định.",
        ),
    }
}
