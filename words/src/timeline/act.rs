//! Classes of acts, as the trail's filter names them, and the tone in which a line is shown.

use crate::texts::timeline::act as texts;
use serde::{Deserialize, Serialize};
use sovang_domain::stored_enum;

stored_enum! {
    /// What kind of act a fact is, in the order of the filter. Its word stands in the address and in the store.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ActClass {
        /// nộp, nộp lại
        File = "file",
        /// thẩm định
        Appraise = "appraise",
        /// trả lại
        Return = "return",
        /// lấy ý kiến
        Notice = "notice",
        /// hội đồng
        Council = "council",
        /// quyết định
        Decide = "decide",
        /// đính chính, hủy bỏ
        Correct = "correct",
        /// báo cáo: xem, chấp nhận, miễn
        Report = "report",
        /// giám sát, kiểm tra
        Supervise = "supervise",
        /// kế hoạch, phong trào
        Plan = "plan",
        /// đơn vị, hội đồng, ủy quyền
        Office = "office",
        /// tài khoản
        Account = "account",
    }
}

impl ActClass {
    /// The class of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }

    /// As people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::File => texts::file(),
            Self::Appraise => texts::appraise(),
            Self::Return => texts::return_(),
            Self::Notice => texts::notice(),
            Self::Council => texts::council(),
            Self::Decide => texts::decide(),
            Self::Correct => texts::correct(),
            Self::Plan => texts::plan(),
            Self::Report => texts::report(),
            Self::Supervise => texts::supervise(),
            Self::Office => texts::office(),
            Self::Account => texts::account(),
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
