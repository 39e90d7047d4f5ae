//! The steps of a commune: what is done, what is missing, where each is done and by whom.

use super::remaining::{Gap, gaps, keeps};
use crate::pages::office::form::{Answer, opened};
use crate::pages::office::{Query, only_reports};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::section::section;
use crate::ui::tag::{State as Tone, tag};
use axum::extract::State;
use axum::http::StatusCode;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_projections::locality_directory::{self, LocalityRow};
use sovang_words::format::{count2, sentence_case};

/// What the page is drawn from.
struct View {
    who: SignedIn,
    row: LocalityRow,
    gaps: Vec<Gap>,
}

/// A step in its place: what it is, where it is done, and the gap it leaves while it is not.
struct Stop {
    title: &'static str,
    about: &'static str,
    missing: fn(&Gap) -> bool,
    address: fn(&LocalityId) -> String,
    act: Act,
}

const STOPS: [Stop; 5] = [
    Stop {
        title: "Đơn vị",
        about: "Ấp, thôn, tổ dân phố, phòng, hội, trường: ai tham gia và nộp báo cáo.",
        missing: |gap| matches!(gap, Gap::Units),
        address: |locality| paths::setup_units(locality),
        act: Act::RegisterUnits,
    },
    Stop {
        title: "Người dùng và vai trò",
        about: "Văn thư, công chức phụ trách, Chủ tịch, thành viên Hội đồng, người báo cáo của từng đơn vị.",
        missing: |gap| matches!(gap, Gap::People(_)),
        address: |locality| paths::setup_people(locality),
        act: Act::KeepAccounts,
    },
    Stop {
        title: "Hội đồng Thi đua - Khen thưởng",
        about: "Theo quyết định thành lập: ít nhất ba người, một Chủ tịch Hội đồng.",
        missing: |gap| matches!(gap, Gap::Council),
        address: |locality| format!("{}?xa={locality}#hoi-dong", paths::LOCALITY),
        act: Act::AppointCouncil,
    },
    Stop {
        title: "Kế hoạch phong trào",
        about: "Văn bản phát động; mọi thời hạn, số lượng, hình thức lấy từ đây.",
        missing: |gap| matches!(gap, Gap::Plan),
        address: |_| paths::READ_PLAN.to_owned(),
        act: Act::IssuePlan,
    },
    Stop {
        title: "Đơn vị tham gia",
        about: "Ghi đơn vị nào tham gia phong trào; từ đó có báo cáo phải nộp.",
        missing: |gap| matches!(gap, Gap::Plan | Gap::Enrolment(_)),
        address: |_| paths::CAMPAIGNS.to_owned(),
        act: Act::RunCampaign,
    },
];

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    if only_reports(&who) {
        return Err(PageError::Forbidden);
    }
    let all = app.views().read(locality_directory::all)?;
    let asked = match query.get("xa") {
        "" => who.locality(),
        named => Some(LocalityId::from(named)),
    };
    let found = match (&asked, all.as_slice()) {
        (Some(asked), _) => all.iter().find(|row| row.locality == *asked).ok_or(PageError::NotFound)?,
        (None, [only]) => only,
        (None, _) => return Ok(answer(StatusCode::OK, &several(&app, &who, &all))),
    };
    who.must(Act::ReadOffice, &Place::locality(found.locality.clone()))?;
    let gaps = app.views().read(|connection| gaps(connection, &found.locality))?;
    let view = View { who, row: found.clone(), gaps };
    Ok(opened(view.draw(&app), &query, &view.row.locality))
}

impl View {
    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::SETUP, "Khởi đầu");
        let lead = match self.gaps.len() as u64 {
            0 => "Đã đủ để phong trào bắt đầu.".to_owned(),
            missing => format!(
                "Còn thiếu {} việc; dừng ở đâu cũng được, lúc nào làm tiếp cũng được.",
                count2(missing)
            ),
        };
        let heading = Heading::new("Khởi đầu").kicker(sentence_case(&self.row.title())).lead(lead);
        Page { heading, body: body(self), ..page }
    }
}

fn body(view: &View) -> Markup {
    html! {
        (section("cac-buoc", "Các bước", html! {
            ol {
                li { (sentence_case(&view.row.title())) ", " (view.row.province_title()) ". " (tag(Tone::Ok, "Xong")) }
                @for stop in &STOPS { (line(view, stop)) }
            }
        }))
        @if view.gaps.is_empty() {
            (section("xong", "Sẵn sàng", links::list(&[
                Link::new(paths::OFFICE, "Việc của tôi"),
                Link::new(paths::locality(&view.row.locality), "Trang công khai của địa phương"),
            ])))
        }
        @if keeps(&view.who.grants) {
            (section("dia-phuong-khac", "Địa phương khác", links::list(&[
                Link::new(paths::SETUP_LOCALITY, "Ghi thêm một xã, phường, đặc khu"),
            ])))
        }
    }
}

fn line(view: &View, stop: &Stop) -> Markup {
    let gap = view.gaps.iter().find(|gap| (stop.missing)(gap));
    let locality = &view.row.locality;
    let may = view.who.may(stop.act, &Place::locality(locality.clone()));
    // the keeper of the machine has no campaigns of its own
    let reaches = view.who.locality().is_some() || !matches!(stop.act, Act::IssuePlan | Act::RunCampaign);
    html! {
        li {
            @if may && reaches { a href=((stop.address)(locality)) { (stop.title) } } @else { (stop.title) }
            " " @if gap.is_some() { (tag(Tone::Wait, "Còn thiếu")) } @else { (tag(Tone::Ok, "Xong")) }
            br;
            small {
                (stop.about)
                @if let Some(gap @ Gap::People(_)) = gap { " Chưa có " (gap.words()) "." }
                @if let Some(gap) = gap.filter(|_| !may) { " Việc của " (gap.done_by()) "." }
            }
        }
    }
}

/// None yet, or more than one to choose of.
fn several(app: &App, who: &SignedIn, all: &[LocalityRow]) -> Page {
    let page = who.page(app, paths::SETUP, "Khởi đầu");
    let mut links: Vec<Link> =
        all.iter().map(|row| Link::new(paths::setup(&row.locality), sentence_case(&row.title()))).collect();
    links.push(Link::new(paths::SETUP_LOCALITY, "Ghi một xã, phường, đặc khu vào sổ"));
    let lead =
        if all.is_empty() { "Bước tiếp theo: ghi địa phương." } else { "Chọn địa phương." };
    Page {
        heading: Heading::new("Khởi đầu").lead(lead),
        body: section("dia-phuong", "Địa phương", links::list(&links)),
        ..page
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    fn view(role: Role, gaps: Vec<Gap>) -> View {
        View { who: someone(role, None), row: sample::locality(), gaps }
    }

    #[test]
    fn a_step_is_linked_for_those_who_can_do_it_and_told_to_the_others() {
        let gaps = vec![Gap::People(vec![Role::Clerk, Role::Chairman]), Gap::Council, Gap::Plan];
        let html = body(&view(Role::Administrator, gaps.clone())).into_string();
        assert!(
            html.contains(
                r#"<a href="/noi-bo/khoi-dau/phu-tan/don-vi">Đơn vị</a> <b class="tag" data-state="ok">Xong"#
            ),
            "{html}"
        );
        assert!(html.contains(r#"<a href="/noi-bo/khoi-dau/phu-tan/nguoi-dung">Người dùng và vai trò</a> <b class="tag" data-state="wait">Còn thiếu"#));
        assert!(html.contains("Chưa có tài khoản văn thư và Chủ tịch UBND."), "{html}");
        assert!(html.contains("Việc của văn thư hoặc Chủ tịch UBND."), "{html}");
        let html = body(&view(Role::Clerk, gaps)).into_string();
        assert!(
            html.contains(r#"<a href="/noi-bo/phong-trao/doc-ke-hoach">Kế hoạch phong trào</a>"#),
            "{html}"
        );
        assert!(!html.contains("nguoi-dung") && html.contains("Việc của quản trị hệ thống."), "{html}");
    }

    #[test]
    fn a_commune_that_lacks_nothing_is_ready() {
        let html = body(&view(Role::Clerk, Vec::new())).into_string();
        assert!(html.contains("Sẵn sàng") && !html.contains("Còn thiếu"), "{html}");
    }
}
