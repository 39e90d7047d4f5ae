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

/// A row with its place in the law, and how far it was checked.
fn row(term: &'static str, words: &'static str, law: &'static str, verified: Verified) -> Row {
    Row::new(term, html! { (words) " " cite { (law) } (mark(verified)) })
}

fn complaint() -> Markup {
    use Verified::{SecondHand, Unverified};
    html! {
        (summary_list([
            Row::new(
                "Gửi đến ai",
                "Chủ tịch Ủy ban nhân dân xã, phường, đặc khu đã ra quyết định, kể cả khi Phó Chủ tịch ký thay (KT.).",
            ),
            row(
                "Bằng khen, danh hiệu của cấp tỉnh",
                "Gửi người đã ra quyết định, ví dụ Chủ tịch Ủy ban nhân dân tỉnh, thành phố. Xã chỉ trình lên; việc xã trình hay không trình thì gửi \
                 Chủ tịch Ủy ban nhân dân xã.",
                "Luật Khiếu nại 2011, Điều 7",
                Unverified,
            ),
            Row::new("Cách gửi", "Nộp trực tiếp tại nơi tiếp công dân hoặc gửi qua bưu điện."),
            row(
                "Thời hạn gửi lần đầu",
                "90 ngày, kể từ ngày nhận được hoặc biết được quyết định. Có trở ngại khách quan (ốm đau, thiên tai, đi công tác, học tập nơi xa) thì \
                 thời gian trở ngại không tính.",
                "Luật Khiếu nại 2011, Điều 9",
                SecondHand,
            ),
            row(
                "Giải quyết lần đầu",
                "Không quá 30 ngày kể từ ngày thụ lý, việc phức tạp không quá 45 ngày; vùng sâu, vùng xa đi lại khó khăn: 45 ngày và 60 ngày.",
                "Luật Khiếu nại 2011, Điều 28",
                SecondHand,
            ),
            row(
                "Thời hạn gửi lần hai",
                "30 ngày, kể từ ngày hết hạn giải quyết lần đầu mà chưa được giải quyết, hoặc từ ngày nhận được quyết định giải quyết lần đầu mà không \
                 đồng ý; vùng sâu, vùng xa đi lại khó khăn: không quá 45 ngày. Quá hạn này có thể mất quyền khiếu nại lần hai.",
                "Luật Khiếu nại 2011, Điều 33",
                Unverified,
            ),
            row(
                "Lần hai gửi đến ai",
                "Cấp trên trực tiếp của người giải quyết lần đầu: đối với xã là Chủ tịch Ủy ban nhân dân tỉnh, thành phố. Cũng có thể khởi kiện tại Tòa án \
                 mà không khiếu nại lần hai.",
                "Luật Khiếu nại 2011, Điều 7, Điều 33",
                Unverified,
            ),
            row(
                "Giải quyết lần hai",
                "Không quá 45 ngày kể từ ngày thụ lý, việc phức tạp không quá 60 ngày; vùng sâu, vùng xa đi lại khó khăn: 60 ngày và 70 ngày.",
                "Luật Khiếu nại 2011, Điều 37",
                Unverified,
            ),
        ]))
        (in_force())
    }
}

/// The laws were amended from a day before most of what stands in the books.
fn in_force() -> Markup {
    inset_text(html! {
        p {
            "Luật Khiếu nại số 02/2011/QH13 và Luật Tố cáo số 25/2018/QH14 được sửa đổi bằng Luật số 136/2025/QH15, có hiệu lực từ ngày 01/7/2026. "
            "Các thời hạn ở đây chưa đối chiếu với bản sửa đổi: sắp hết hạn thì gửi ngay, rồi hỏi nơi nhận về quy định đang có hiệu lực."
            (mark(Verified::SecondHand))
        }
    })
}

fn denunciation() -> Markup {
    use Verified::{SecondHand, Unverified};
    html! {
        (summary_list([
            row(
                "Tố cáo cán bộ, công chức của xã",
                "Chủ tịch Ủy ban nhân dân xã, phường, đặc khu, là người quản lý trực tiếp.",
                "Luật Tố cáo 2018, Điều 13",
                SecondHand,
            ),
            row(
                "Tố cáo Chủ tịch, Phó Chủ tịch Ủy ban nhân dân xã",
                "Chủ tịch Ủy ban nhân dân tỉnh, thành phố, vì cấp huyện không còn từ ngày 01/7/2025. Người bị tố cáo không giải quyết tố cáo về mình.",
                "Luật Tố cáo 2018, Điều 13",
                Unverified,
            ),
            Row::new("Cách gửi", "Trực tiếp hoặc qua bưu điện. Không gửi qua trang này, không gửi qua ô góp ý."),
            row(
                "Thời hạn giải quyết",
                "Không quá 30 ngày kể từ ngày thụ lý; phức tạp gia hạn một lần, đặc biệt phức tạp gia hạn hai lần, mỗi lần không quá 30 ngày.",
                "Luật Tố cáo 2018, Điều 30",
                SecondHand,
            ),
            Row::new("Giữ bí mật", "Danh tính người tố cáo được giữ bí mật. Sổ này không có ô nào hỏi ai đã khiếu nại, tố cáo."),
        ]))
        (in_force())
    }
}

fn effect() -> Markup {
    html! {
        p {
            "Chưa khen khi người, tập thể được đề nghị đang bị xem xét kỷ luật, đang bị thanh tra, kiểm tra, điều tra, \
             hoặc khi khiếu nại, tố cáo về họ đang được xác minh. Sổ ghi việc tạm dừng và việc xét tiếp; ngoài công khai chỉ \
             thấy là đã tạm dừng. "
            cite { "Nghị định 152/2025/NĐ-CP, từ 01/7/2025; chưa đối chiếu điều tương ứng với Điều 4 Nghị định 98/2023/NĐ-CP trước đó" }
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
    fn both_complaints_have_their_deadlines_with_place_and_mark() {
        let html = complaint().into_string();
        for place in ["Điều 9", "Điều 28", "Điều 33", "Điều 37"] {
            let (_, after) = html.split_once(&format!("{place}</cite>")).unwrap();
            assert!(after.starts_with(" <b class=\"tag\" data-state=\"wait\">"), "{place}: {after}");
        }
        assert!(html.contains("Quá hạn này có thể mất quyền khiếu nại lần hai"), "{html}");
        assert!(html.contains("Luật số 136/2025/QH15"), "{html}");
        let denounced = denunciation().into_string();
        assert!(
            denounced.contains("<dt>Tố cáo Chủ tịch, Phó Chủ tịch Ủy ban nhân dân xã</dt>"),
            "{denounced}"
        );
    }

    #[test]
    fn it_tells_where_to_go_and_takes_nothing_itself() {
        let html = body().into_string();
        assert!(html.contains("90 ngày"));
        assert!(
            html.contains("<cite>Nghị định 152/2025/NĐ-CP, từ 01/7/2025;"),
            "the decree in force is named first"
        );
        assert!(html.contains("Danh tính người tố cáo được giữ bí mật"));
        for taken in ["<form", "<textarea", "<input", "<button"] {
            assert!(!html.contains(taken), "{taken}");
        }
    }
}
