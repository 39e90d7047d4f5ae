//! Classes of acts, as the trail's filter names them, and the tone in which a line is shown.

use serde::{Deserialize, Serialize};

/// What kind of act a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActClass {
    /// nộp, nộp lại
    File,
    /// thẩm định
    Appraise,
    /// trả lại
    Return,
    /// lấy ý kiến
    Notice,
    /// hội đồng
    Council,
    /// quyết định
    Decide,
    /// đính chính, hủy bỏ
    Correct,
    /// kế hoạch, phong trào
    Plan,
    /// báo cáo: xem, chấp nhận, miễn
    Report,
    /// giám sát, kiểm tra
    Supervise,
    /// đơn vị, hội đồng, ủy quyền
    Office,
    /// tài khoản
    Account,
}

impl ActClass {
    /// All classes, in the order of the filter.
    pub const ALL: [Self; 12] = [
        Self::File,
        Self::Appraise,
        Self::Return,
        Self::Notice,
        Self::Council,
        Self::Decide,
        Self::Correct,
        Self::Report,
        Self::Supervise,
        Self::Plan,
        Self::Office,
        Self::Account,
    ];

    /// As it stands in an address and in the store.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Appraise => "appraise",
            Self::Return => "return",
            Self::Notice => "notice",
            Self::Council => "council",
            Self::Decide => "decide",
            Self::Correct => "correct",
            Self::Plan => "plan",
            Self::Report => "report",
            Self::Supervise => "supervise",
            Self::Office => "office",
            Self::Account => "account",
        }
    }

    /// The class of that slug.
    #[must_use]
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.slug() == slug)
    }

    /// As people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "Nộp, nộp lại",
            Self::Appraise => "Thẩm định",
            Self::Return => "Trả lại",
            Self::Notice => "Lấy ý kiến",
            Self::Council => "Hội đồng",
            Self::Decide => "Quyết định",
            Self::Correct => "Đính chính, hủy bỏ",
            Self::Plan => "Phong trào, kế hoạch",
            Self::Report => "Chấp nhận, miễn báo cáo",
            Self::Supervise => "Kiểm tra",
            Self::Office => "Đơn vị, Hội đồng, giao ký",
            Self::Account => "Tài khoản",
        }
    }
}

/// How a line is coloured; never its only sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Done, good.
    Ok,
    /// Waits for someone.
    Wait,
    /// Late, returned, refused, revoked.
    Late,
    /// Under way.
    Now,
}
