//! Why a command failed, in words for the person at the console.

use sovang_desk::{Denied, Missing};
use sovang_ledger::LedgerError;
use sovang_projections::ViewError;
use sovang_words::refusal;
use std::fmt;

/// A failure, said in Vietnamese.
#[derive(Debug)]
pub(crate) struct Failure {
    words: String,
    code: u8,
}

impl Failure {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), code: 1 }
    }

    /// The question itself could not be asked: exit code 2, as for a wrong command line.
    pub(crate) fn unasked(words: impl Into<String>) -> Self {
        Self { words: words.into(), code: 2 }
    }

    /// The answer is no, and has been said already.
    pub(crate) fn answered_no() -> Self {
        Self::new("")
    }

    /// Nothing can be read, and that has been said already: exit code 2.
    pub(crate) fn nothing_to_read() -> Self {
        Self::unasked("")
    }

    /// The answer is neither yes nor no, and has been said already: exit code 3.
    pub(crate) fn answered_neither() -> Self {
        Self { words: String::new(), code: 3 }
    }

    /// What the process ends with.
    pub(crate) fn code(&self) -> u8 {
        self.code
    }

    /// Whether there is anything left to say.
    pub(crate) fn is_silent(&self) -> bool {
        self.words.is_empty()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(format!("hệ điều hành không cho: {error}"))
    }
}

impl From<ViewError> for Failure {
    fn from(error: ViewError) -> Self {
        Self::new(format!("sổ tra cứu (views) không đọc được: {error}. Dựng lại bằng: sovang rebuild"))
    }
}

impl From<LedgerError> for Failure {
    fn from(error: LedgerError) -> Self {
        use LedgerError as E;
        Self::new(match error {
            E::InUse(path) => format!(
                "{} đang được một tiến trình khác dùng, thường là máy chủ đang chạy. Sổ SQLite chỉ mở ở một nơi: dừng máy \
                 chủ rồi chạy lại lệnh này, hoặc làm việc này trên trang quản trị.",
                path.display()
            ),
            E::Exposed(path) => {
                let path = path.display();
                format!("{path}: người khác trên máy đọc được tệp này. Sửa bằng: chmod 600 {path}")
            }
            E::NotMigrated { found, needed } => format!(
                "Sổ chưa được tạo hoặc còn ở phiên bản cũ (phiên bản {found}, cần {needed}). Chạy lệnh sau với cùng --data \
                 và --ledger: sovang migrate"
            ),
            E::Newer { found, known } => format!(
                "Sổ ở phiên bản {found}, chương trình này chỉ biết đến {known}. Dùng bản sovang mới hơn."
            ),
            E::Altered(version) => {
                format!(
                    "Bước nâng cấp số {version} của sổ khác với bước mà chương trình này mang theo. Sổ chưa bị đụng đến."
                )
            }
            E::OtherOrigin { stored, given } => format!(
                "Sổ này mang tên {stored}, không phải {given}. Tên sổ không bao giờ đổi: đặt lại --log-origin {stored}"
            ),
            E::OldSqlite(version) => format!("SQLite {version} chưa an toàn cho sổ; cần 3.51.3 trở lên."),
            E::Damaged(what) => format!("Sổ bị hỏng: {what}. Dừng mọi việc ghi và khôi phục từ bản sao lưu."),
            E::Unreachable(why) => format!("Không kết nối được với kho của sổ: {why}"),
            E::DiskFull => "Đĩa đã đầy, chưa ghi được gì. Giải phóng chỗ trống rồi chạy lại.".to_owned(),
            E::SubjectErased(subject) => format!("Dữ liệu của {subject} đã được xóa; không ghi thêm được."),
            other => format!("Sổ báo lỗi: {other}"),
        })
    }
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        Self::new(match denied {
            Denied::NotPermitted(_) => {
                "Tài khoản này không có quyền làm việc này ở địa phương đó. Chưa ghi gì vào sổ.".to_owned()
            }
            Denied::Refused(refused) => {
                format!("{} Chưa ghi gì vào sổ.", refusal::words(&refused).sentence())
            }
            Denied::Stale { .. } => "Có người vừa ghi trước vào cùng chỗ. Chạy lại lệnh.".to_owned(),
            Denied::Rehearsed => "Mới xem trước, chưa ghi gì vào sổ.".to_owned(),
            Denied::KeyReused => "Mã của yêu cầu đã dùng cho việc khác. Chạy lại lệnh.".to_owned(),
            Denied::NotFound(what) => {
                format!("Trong sổ không có {} này. Chưa ghi gì vào sổ.", named(what))
            }
            Denied::Unreadable(error) => return error.into(),
            Denied::Unavailable(error) => return error.into(),
        })
    }
}

/// What is not there, in words.
fn named(missing: Missing) -> &'static str {
    match missing {
        Missing::Locality => "xã, phường",
        Missing::Unit => "đơn vị",
        Missing::Account => "tài khoản",
        Missing::Campaign => "phong trào",
        Missing::Audience => "đối tượng thi đua",
        Missing::ReportDue => "báo cáo phải nộp",
        Missing::RoundRule => "quy định về đợt xét",
        Missing::Round => "đợt xét",
        Missing::Nomination => "đề nghị khen thưởng",
        Missing::Person => "người trong sổ",
        Missing::Award => "khen thưởng",
        Missing::Deed => "việc cần ghi",
    }
}
