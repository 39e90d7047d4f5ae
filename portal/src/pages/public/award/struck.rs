//! The page of an award from above that was recorded by mistake: what stood here, why it was taken back, nothing more.

use crate::pages::public::parts::so;
use crate::pages::public::{Drawn, Here};
use crate::paths;
use crate::ui::State as Tone;
use crate::ui::layout::Heading;
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::strong_tag;
use crate::ui::time::day;
use maud::html;
use sovang_projections::public::awards::Struck;
use sovang_words::format::{date_long, local_date, sentence_case, stop};

pub(super) fn drawn(here: &Here, struck: &Struck) -> Drawn {
    let slug = here.slug();
    let (recorded, back) = (local_date(struck.published_at), local_date(struck.back_at));
    let heading = Heading::new(&struck.recipient)
        .kicker(strong_tag(Tone::Late, "KHÔNG PHẢI KHEN THƯỞNG · GHI NHẦM, ĐÃ RÚT LẠI"))
        .lead(html! { (struck.unit_name) ". " (sentence_case(here.name())) ", " (here.head.province) "." });
    let banner = notification_banner(
        Tone::Late,
        "ghi-nham",
        "Cấp trên chưa khen trường hợp này: cơ quan ghi nhầm kết quả",
        html! {
            p {
                "Ghi nhầm ngày " (day(recorded)) " " (so(slug, struck.log_index)) ", đã rút lại ngày " (day(back)) " " (so(slug, struck.back_index)) ". "
                "Đây là sai sót của cơ quan, không phải của người, tập thể có tên ở trang này."
            }
        },
    );
    let mut rows = vec![
        Row::new(
            "Đã ghi nhầm",
            html! {
                (struck.form_name) ", Quyết định " (struck.decision) " " (date_long(struck.decided_on))
            },
        ),
        Row::new("Lý do rút lại", stop(&struck.reason)),
    ];
    rows.extend(struck.document.as_ref().map(|document| Row::new("Văn bản", document)));
    let body = html! {
        (banner)
        (section("da-rut-lai", "Vì sao không còn trong danh sách", summary_list(rows)))
    };
    Drawn { way: here.way(&[("Khen thưởng", paths::awards(slug))]), heading, body }
}
