//! The council's session: who is there, who stands aside, how the votes fell.

use super::super::draft::id as field_id;
use super::docket::Docket;
use crate::pages::office::values;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::options::Choice;
use crate::ui::section::{screen_only, section};
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::{BallotMethod, ConflictGround};
use sovang_domain::ids::NominationId;
use sovang_projections::round_docket::{EntryRow, RoundStage, SessionRow};
use sovang_words::format::{count2, date};
use sovang_words::{format, terms};

pub(super) const CONVENE: &str = "hop";
pub(super) const DECLARE: &str = "ke-khai";
/// A declaration about one nomination that there is nothing to declare.
pub(super) const NO_CONFLICT: &str = "khong";

/// The forms of the session, each for whom it is.
pub(super) fn step(docket: &Docket<'_>) -> Markup {
    html! {
        @if docket.row.stage == RoundStage::NoticeOver && docket.may(Act::RunRound) { (convene(docket)) }
        @if let Some(session) = &docket.row.session {
            @let me = &docket.who.account;
            @if session.present.contains(me) && !session.declared.contains(me) && docket.may(Act::DeclareConflicts)
                && docket.row.closed_at.is_none() {
                (declare(docket, session))
            }
            @if docket.row.closed_at.is_none() && docket.may(Act::CountBallot) { (ballots(docket)) }
        }
    }
}

fn convene(docket: &Docket<'_>) -> Markup {
    let percent = docket.row.voting.quorum_percent;
    let present: Vec<Choice> = docket
        .council
        .iter()
        .map(|member| {
            let name = docket.names.person(&member.account);
            let unit = docket.names.unit(&member.unit);
            let label = html! { (name) br; small { (terms::council_position(member.position)) ", " (unit) } };
            Choice::new(member.account.as_str(), html! { span { (label) } })
        })
        .collect();
    let ticked = docket.draft.all(CONVENE, "co-mat");
    let body = if present.is_empty() {
        html! { p { "Chưa có Hội đồng đang làm nhiệm vụ. " a href=(crate::paths::LOCALITY) { "Ghi quyết định thành lập" } } }
    } else {
        docket.form(CONVENE, "Ghi phiên họp").with(html! {
            (docket.draft.field(CONVENE, "co-mat", "Có mặt")
                .hint(format!("Cần ít nhất {percent}% trong {} thành viên.", count2(docket.council.len() as u64)))
                .checkboxes(&present, &ticked))
            (docket.draft.field(CONVENE, "bien-ban", "Biên bản cuộc họp").hint("Ví dụ Biên bản số 03/BB-HĐTĐKT").text())
        })
    };
    screen_only(CONVENE, "Ghi phiên họp Hội đồng", body)
}

/// The name of the field about one nomination in the declaration.
pub(super) fn conflict_field(nomination: &NominationId) -> String {
    field_id("ve", nomination.local())
}

fn declare(docket: &Docket<'_>, session: &SessionRow) -> Markup {
    let own =
        session.members.iter().find(|member| member.account == docket.who.account).map(|member| &member.unit);
    let choices = [
        Choice::new(NO_CONFLICT, "Không có gì phải khai"),
        Choice::new(values::word(&ConflictGround::Relative), "Là người thân"),
        Choice::new(values::word(&ConflictGround::Interest), "Có lợi ích khác"),
    ];
    let fields = html! {
        @for row in &docket.row.entries {
            @let nomination = &row.entry.nomination;
            @if own == Some(&row.entry.unit) {
                p { strong { (docket.nominee(nomination)) } ": cùng đơn vị, không tham gia biểu quyết." }
            } @else {
                (docket.draft.field(DECLARE, &conflict_field(nomination), docket.nominee(nomination)).radios(&choices))
            }
        }
    };
    screen_only(
        DECLARE,
        "Kê khai xung đột lợi ích",
        html! {
            p {
                "Kê khai trước khi mở hồ sơ. Người dân chỉ thấy có bao nhiêu người không tham gia biểu quyết, không thấy là ai. "
                "Hồ sơ đã khai có xung đột lợi ích hoặc của cùng đơn vị thì không mở được. Đã kê khai thì không sửa."
            }
            (docket.independent_form(DECLARE, "Ghi kê khai").with(fields))
        },
    )
}

/// The name of the form that counts the votes on one nomination.
pub(super) fn ballot_form_name(nomination: &NominationId) -> String {
    field_id("phieu", nomination.local())
}

fn ballots(docket: &Docket<'_>) -> Markup {
    let waiting: Vec<&EntryRow> = docket.row.entries.iter().filter(|row| row.ballot.is_none()).collect();
    if waiting.is_empty() {
        return Markup::default();
    }
    let undeclared = docket.row.undeclared();
    let body = html! {
        @if undeclared.is_empty() {
            @for row in &waiting { (ballot(docket, row)) }
        } @else {
            p { "Kiểm phiếu được khi mọi thành viên có mặt đã kê khai xung đột lợi ích. Còn chờ:" }
            ul { @for member in undeclared { li { (docket.names.person(member)) } } }
        }
    };
    screen_only("kiem-phieu", "Kiểm phiếu", body)
}

fn ballot(docket: &Docket<'_>, row: &EntryRow) -> Markup {
    let nomination = &row.entry.nomination;
    let form = ballot_form_name(nomination);
    let voters = u64::from(docket.voters.get(nomination).copied().unwrap_or_default());
    let methods: Vec<Choice> = [BallotMethod::Secret, BallotMethod::Open]
        .into_iter()
        .map(|method| Choice::new(values::word(&method), format::sentence_case(terms::ballot_method(method))))
        .collect();
    let number = |name: &str, label: &str| {
        docket.draft.field(&form, name, label).inputmode("numeric").number(0, Some(voters))
    };
    let below = format!("{}, {}", docket.names.form(&row.entry.form), terms::kind(row.entry.kind));
    html! {
        h3 id=(form) { (docket.nominee(nomination)) }
        p { (below) ". Được biểu quyết: " (count2(voters)) " người." }
        (docket.form(&format!("kiem-phieu/{nomination}"), "Ghi kết quả kiểm phiếu").with(html! {
            (docket.draft.field(&form, "cach", "Cách lấy phiếu").radios(&methods))
            (number("tan-thanh", "Tán thành"))
            (number("khong-tan-thanh", "Không tán thành"))
            (number("khong-bieu-quyet", "Không biểu quyết"))
        }))
    }
}

/// The session and its votes, as recorded.
pub(super) fn session(docket: &Docket<'_>) -> Markup {
    let Some(session) = &docket.row.session else { return Markup::default() };
    let members = session.members.iter().map(|member| {
        let present = session.present.contains(&member.account);
        let declared = session.declared.contains(&member.account);
        let name = header(docket.names.person(&member.account), docket.names.unit(&member.unit));
        Row::new(name).cell(terms::council_position(member.position)).cell(match (present, declared) {
            (false, _) => tag(None, "Vắng mặt"),
            (true, true) => tag(State::Ok, "Đã kê khai"),
            (true, false) => tag(State::Wait, "Chưa kê khai"),
        })
    });
    let members = Cards::new(
        [Column::new("Thành viên"), Column::new("Chức vụ trong Hội đồng"), Column::new("Phiên họp")],
        members.collect::<Vec<_>>(),
    );
    section(
        "hoi-dong",
        "Hội đồng",
        html! {
            p {
                "Họp ngày " (date(session.on)) ", " (session.document) ", có mặt "
                (session.present.len()) "/" (session.members.len()) " thành viên, "
                (docket.number(session.log_index)) "."
            }
            (members)
            (results(docket))
        },
    )
}

fn results(docket: &Docket<'_>) -> Markup {
    let rows: Vec<Row> = docket
        .row
        .entries
        .iter()
        .filter_map(|row| Some((row, row.ballot.as_ref()?)))
        .map(|(row, ballot)| {
            let tally = &ballot.tally;
            let (state, words) =
                if ballot.passed { (State::Ok, "Thông qua") } else { (State::Late, "Không thông qua") };
            Row::new(docket.nominee(&row.entry.nomination))
                .cell(tag(state, words))
                .cell(format!("{}/{}", tally.votes_for, ballot.voters))
                .cell(count2(tally.against.into()))
                .cell(count2(tally.abstained.into()))
                .cell(count2(ballot.recused.into()))
                .cell(html! { (format::sentence_case(terms::ballot_method(ballot.method))) ", " (docket.number(ballot.log_index)) })
        })
        .collect();
    if rows.is_empty() {
        return Markup::default();
    }
    let columns = [
        Column::new("Người, tập thể"),
        Column::new("Kết quả"),
        Column::labelled("Tán thành"),
        Column::labelled("Không tán thành"),
        Column::labelled("Không biểu quyết"),
        Column::labelled("Không tham gia"),
        Column::new("Cách lấy phiếu"),
    ];
    html! { h3 { "Kết quả kiểm phiếu" } (Cards::new(columns, rows)) }
}
