//! Khiếu nại, tố cáo: gửi ở đâu. There is no form here on purpose: a denunciation never passes through this portal.

use super::parts::{mark, words_page};
use crate::paths;
use crate::shell::state::App;
use crate::ui::notes::inset_text;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_domain::award_form::Verified;

pub(super) fn routes() -> Router<App> {
    Router::new().route(paths::COMPLAINTS, get(show))
}

async fn show(State(app): State<App>) -> Response {
    words_page(
        &app,
        "Khiếu nại, tố cáo: gửi ở đâu",
        "Sổ Vàng không nhận khiếu nại, tố cáo. Trang này chỉ nơi nhận và thời hạn.",
        body(),
    )
}

fn body() -> Markup {
    html! {
        (section("khac-nhau", "Ba việc khác nhau", differences()))
        (section("khieu-nai", "Khiếu nại", complaint()))
        (section("to-cao", "Tố cáo", denunciation()))
        (section("anh-huong", "Khi đang có khiếu nại, tố cáo", effect()))
    }
}

fn differences() -> Markup {
    summary_list([
        Row::new(
            "Góp ý",
            "Ý kiến đồng tình hoặc không đồng tình về một danh sách đang công khai. Gửi ngay tại trang lấy ý kiến, \
             không cần ghi tên; được trả lời trước khi Hội đồng họp.",
        ),
        Row::new(
            "Khiếu nại",
            "Yêu cầu xem lại một quyết định hoặc việc làm mà người khiếu nại cho là trái pháp luật, xâm phạm quyền, \
             lợi ích của chính mình.",
        ),
        Row::new(
            "Tố cáo",
            "Báo cho người có thẩm quyền về hành vi vi phạm pháp luật, ví dụ khai gian thành tích, làm giả hồ sơ.",
        ),
    ])
}

fn complaint() -> Markup {
    html! {
        (summary_list([
            Row::new("Gửi đến ai", "Chủ tịch Ủy ban nhân dân xã, phường, đặc khu đã ra quyết định."),
            Row::new("Cách gửi", "Nộp trực tiếp tại nơi tiếp công dân hoặc gửi qua bưu điện."),
            Row::new("Thời hạn gửi", "90 ngày, kể từ ngày nhận được hoặc biết được quyết định."),
            Row::new(
                "Thời hạn giải quyết",
                "Lần đầu không quá 30 ngày kể từ ngày thụ lý, việc phức tạp không quá 45 ngày; vùng sâu, vùng xa \
                 45 ngày và 60 ngày.",
            ),
            Row::new(
                "Không đồng ý với lần đầu",
                "Khiếu nại lần hai lên cấp trên trực tiếp (không quá 45 ngày, việc phức tạp 60 ngày) hoặc khởi kiện \
                 tại Tòa án.",
            ),
        ]))
        (inset_text(html! {
            p { "Thời hạn ghi theo quy định chung về khiếu nại, lấy từ nguồn gián tiếp: hỏi nơi nhận về văn bản đang có hiệu lực." }
        }))
    }
}

fn denunciation() -> Markup {
    html! {
        (summary_list([
            Row::new(
                "Gửi đến ai",
                "Người đứng đầu cơ quan quản lý người bị tố cáo. Tố cáo cán bộ, công chức của xã: Chủ tịch Ủy ban \
                 nhân dân xã. Tố cáo Chủ tịch: Chủ tịch Ủy ban nhân dân tỉnh, thành phố.",
            ),
            Row::new("Cách gửi", "Trực tiếp hoặc qua bưu điện. Không gửi qua trang này, không gửi qua ô góp ý."),
            Row::new(
                "Thời hạn giải quyết",
                html! {
                    "Không quá 30 ngày kể từ ngày thụ lý; phức tạp gia hạn một lần, đặc biệt phức tạp gia hạn hai lần, \
                     mỗi lần không quá 30 ngày. "
                    cite { "Luật Tố cáo 2018, Điều 30" }
                },
            ),
            Row::new("Giữ bí mật", "Danh tính người tố cáo được giữ bí mật. Sổ này không có ô nào hỏi ai đã khiếu nại, tố cáo."),
        ]))
    }
}

fn effect() -> Markup {
    html! {
        p {
            "Chưa khen khi người, tập thể được đề nghị đang bị xem xét kỷ luật, đang bị thanh tra, kiểm tra, điều tra, \
             hoặc khi khiếu nại, tố cáo về họ đang được xác minh. Sổ ghi việc tạm dừng và việc xét tiếp; ngoài công khai chỉ \
             thấy là đã tạm dừng. "
            cite { "Nghị định 98/2023/NĐ-CP, Điều 4; từ 01/7/2025 là Nghị định 152/2025/NĐ-CP, chưa đối chiếu điều tương ứng" }
            (mark(Verified::SecondHand))
        }
        p {
            "Đã khen mà sau đó có kết luận khai gian hoặc không đạt tiêu chuẩn thì quyết định bị hủy bỏ, hiện vật và \
             tiền thưởng bị thu hồi. Khen thưởng đã hủy bỏ vẫn còn trong sổ, ghi rõ lý do. "
            cite { "Luật Thi đua, khen thưởng, Điều 93" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_tells_where_to_go_and_takes_nothing_itself() {
        let html = body().into_string();
        assert!(html.contains("90 ngày"));
        assert!(html.contains("từ 01/7/2025 là Nghị định 152/2025/NĐ-CP"), "the decree in force is named");
        assert!(html.contains("Danh tính người tố cáo được giữ bí mật"));
        for taken in ["<form", "<textarea", "<input", "<button"] {
            assert!(!html.contains(taken), "{taken}");
        }
    }
}
