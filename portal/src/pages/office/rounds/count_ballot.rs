//! Kiểm phiếu: how the council's votes on one nomination fell. What looks like a slip of the hand is asked once more.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use crate::ui::time::day;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::{BallotMethod, Tally};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_projections::round_docket::EntryRow;
use sovang_words::format::count2;
use sovang_words::{format, terms};

/// Its address ends with the nomination's id.
pub(super) const DEED: &str = "kiem-phieu";
const METHOD: &str = "cach";
const FOR: &str = "tan-thanh";
const AGAINST: &str = "khong-tan-thanh";
const ABSTAINED: &str = "khong-bieu-quyet";
/// The same of those absent who were asked in writing.
const WRITTEN: [&str; 3] = ["van-ban-tan-thanh", "van-ban-khong-tan-thanh", "van-ban-khong-bieu-quyet"];

/// That a count which looks like a slip stands so in the minutes.
const AS_IN_THE_MINUTES: &str = "dung-bien-ban";

/// The name of the form: each nomination has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id("phieu", nomination.local())
}

/// A form for each nomination not voted on yet, once all present have declared.
pub(super) fn form(view: &View) -> Markup {
    let open = view.row.session.is_some() && !view.row.is_over();
    if !open || !view.may(Act::CountBallot) {
        return Markup::default();
    }
    let waiting: Vec<&EntryRow> = view.row.entries.iter().filter(|row| row.ballot.is_none()).collect();
    if waiting.is_empty() {
        return Markup::default();
    }
    let undeclared = view.row.undeclared();
    let met = view.row.session.as_ref().map(|session| session.on);
    let body = html! {
        @if undeclared.is_empty() {
            @if let Some(met) = met { p { "Biểu quyết tại phiên họp ngày " (day(met)) "." } }
            @for row in &waiting { (ballot(view, row)) }
        } @else {
            p { "Kiểm phiếu được khi mọi thành viên có mặt đã kê khai xung đột lợi ích. Còn chờ:" }
            ul { @for member in undeclared { li { (view.names.person(member)) } } }
        }
    };
    screen_only(DEED, "Kiểm phiếu", body)
}

fn ballot(view: &View, row: &EntryRow) -> Markup {
    let nomination = &row.entry.nomination;
    let form = form_name(nomination);
    html! {
        h3 id=(form) { (view.nominee(nomination)) }
        p { (below(view, row)) }
        (view.form(&format!("{DEED}/{nomination}"), "Ghi kết quả kiểm phiếu").with(fields(view, &form, nomination)))
    }
}

/// Giấy khen, cá nhân. Được biểu quyết: 09 người. Tỷ lệ tán thành tính trên số thành viên được biểu quyết.
pub(super) fn below(view: &View, row: &EntryRow) -> String {
    let voters = u64::from(voters(view, &row.entry.nomination));
    let (form, kind) = (view.names.form(&row.entry.form), terms::kind(row.entry.kind));
    let of = terms::counted_from(view.row.voting.counted_from);
    format!("{form}, {kind}. Được biểu quyết: {} người. Tỷ lệ tán thành tính trên {of}.", count2(voters))
}

fn voters(view: &View, nomination: &NominationId) -> u16 {
    view.voters.get(nomination).map_or(0, |attendance| attendance.voters)
}

/// The fields for the votes on one nomination; a question below them when what was sent looks like a slip.
pub(super) fn fields(view: &View, form: &str, nomination: &NominationId) -> Markup {
    let voters = voters(view, nomination);
    let writers = view.voters.get(nomination).map_or(0, |attendance| u64::from(attendance.in_writing));
    let methods: Vec<Choice> = [BallotMethod::Secret, BallotMethod::Open]
        .into_iter()
        .map(|method| Choice::new(values::word(&method), format::sentence_case(terms::ballot_method(method))))
        .collect();
    let number = |name: &str, label: &str, most: u64| {
        view.draft.field(form, name, label).inputmode("numeric").number(0, Some(most))
    };
    let at_most = u64::from(voters);
    html! {
        (view.draft.field(form, METHOD, "Cách lấy phiếu").radios(&methods))
        (number(FOR, "Tán thành", at_most))
        (number(AGAINST, "Không tán thành", at_most))
        (number(ABSTAINED, "Không biểu quyết", at_most))
        @if view.row.voting.absent_in_writing {
            p { (written_votes(view, writers)) }
            @if writers > 0 {
                (number(WRITTEN[0], "Bằng văn bản: tán thành", writers))
                (number(WRITTEN[1], "Bằng văn bản: không tán thành", writers))
                (number(WRITTEN[2], "Bằng văn bản: không biểu quyết", writers))
            }
        }
        (asked_once_more(view, form, voters))
    }
}

/// The question about a count that came back because it looks like a slip.
fn asked_once_more(view: &View, form: &str, voters: u16) -> Markup {
    let sent = |name: &str| view.draft.value(form, name).parse::<u16>().ok();
    let tally = sent(FOR).zip(sent(AGAINST)).zip(sent(ABSTAINED));
    let tally = tally.map(|((votes_for, against), abstained)| Tally { votes_for, against, abstained });
    let Some(tally) = tally.filter(|tally| asks(*tally, voters)) else { return Markup::default() };
    let so = [Choice::new(word(tally), "Đúng, biên bản ghi như vậy")];
    let ticked = view.draft.all(form, AS_IN_THE_MINUTES);
    view.draft.field(form, AS_IN_THE_MINUTES, question(view, tally, voters)).checkboxes(&so, &ticked)
}

/// Who of those absent may send a vote in writing.
fn written_votes(view: &View, writers: u64) -> String {
    let missing = view.row.may_declare(&view.council).len() as u64;
    let waits = match missing {
        0 => String::new(),
        missing => format!(
            " Còn {} thành viên vắng chưa có bản kê khai; ghi bản kê khai đã ký thì nhận được phiếu của họ.",
            count2(missing)
        ),
    };
    format!("Thành viên vắng được gửi phiếu bằng văn bản: {} người.{waits}", count2(writers))
}

/// Nothing was said of the votes in writing: they may be missing, or there may be none.
fn unsaid(writers: u16) -> String {
    format!(
        "{} thành viên vắng đã kê khai, được gửi phiếu bằng văn bản: ghi số phiếu đã nhận, chưa nhận phiếu nào thì ghi 0.",
        count2(writers.into())
    )
}

/// Whether a count is asked for once more: it adds up, and yet looks like a slip.
fn asks(tally: Tally, voters: u16) -> bool {
    tally.total() == voters && tally.is_doubtful()
}

/// What the tick stands for: of other numbers it says nothing.
fn word(tally: Tally) -> String {
    format!("{}-{}-{}", tally.votes_for, tally.against, tally.abstained)
}

/// 0/9: không thông qua. Đúng với biên bản?
fn question(view: &View, tally: Tally, voters: u16) -> String {
    let result =
        if view.row.voting.passes(tally.votes_for, voters) { "thông qua" } else { "không thông qua" };
    format!("{}/{voters}: {result}. Đúng với biên bản?", tally.votes_for)
}

/// The votes as they were sent, at the meeting and in writing: with what is to be mended, or asked once more.
pub(super) fn read(
    step: &Step<View>,
    nomination: &NominationId,
    errors: &mut Vec<FieldError>,
) -> Option<(BallotMethod, Tally, Option<Tally>)> {
    let values = &step.values;
    let method = values::from_word::<BallotMethod>(values.get(METHOD));
    if method.is_none() {
        errors.push(FieldError::new(METHOD, "Chọn cách lấy phiếu."));
    }
    let mut votes = |name: &str, what: &str| {
        let counted = values.get(name).parse::<u16>();
        counted.unwrap_or_else(|_| {
            errors.push(FieldError::new(name, format!("Ghi số phiếu {what}, không có thì ghi 0.")));
            0
        })
    };
    let tally = Tally {
        votes_for: votes(FOR, "tán thành"),
        against: votes(AGAINST, "không tán thành"),
        abstained: votes(ABSTAINED, "không biểu quyết"),
    };
    let mut written = |name: &str| match values.get(name) {
        "" => 0,
        typed => typed.parse::<u16>().unwrap_or_else(|_| {
            errors.push(FieldError::new(name, "Ghi số phiếu bằng văn bản, không có thì ghi 0."));
            0
        }),
    };
    let [votes_for, against, abstained] = WRITTEN.map(&mut written);
    let written = Some(Tally { votes_for, against, abstained }).filter(|written| written.total() > 0);
    let writers = step.view.voters.get(nomination).map_or(0, |attendance| attendance.in_writing);
    if writers > 0 && WRITTEN.iter().all(|name| values.get(name).is_empty()) {
        errors.push(FieldError::new(WRITTEN[0], unsaid(writers)));
    }
    let voters = voters(&step.view, nomination);
    let said = values.all(AS_IN_THE_MINUTES).contains(&word(tally).as_str());
    if errors.is_empty() && asks(tally, voters) && !said {
        let question = question(&step.view, tally, voters);
        let message = format!("{question} Đúng thì đánh dấu ô dưới đây rồi ghi; nhầm thì sửa số phiếu.");
        errors.push(FieldError::new(AS_IN_THE_MINUTES, message));
    }
    method.filter(|_| errors.is_empty()).map(|method| (method, tally, written))
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let mut errors = Vec::new();
    let Some((method, tally, written)) = read(&step, &nomination, &mut errors) else {
        return step.mend(&errors);
    };
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.app.desk.count_ballot(&asking, round, nomination, method, (tally, written)).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::body;
    use super::super::view::tests::{officer, seen, two, view};
    use super::*;
    use crate::pages::office::draft::Draft;
    use crate::pages::office::sample;
    use crate::shell::submission::Values;
    use sovang_domain::award_round::OutOf;
    use sovang_domain::rules::CountedFrom;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn a_count_that_looks_like_a_slip_is_asked_once_more_with_its_fields_kept() {
        let mut row = sample::round(RoundStage::InCouncil, &two());
        row.declared.push(sample::declared("phu-tan.council"));
        let drawn = |votes: [&str; 3]| {
            let values = Values::from([
                (METHOD, "secret".to_owned()),
                (FOR, votes[0].to_owned()),
                (AGAINST, votes[1].to_owned()),
                (ABSTAINED, votes[2].to_owned()),
            ]);
            let draft = Draft::new("phieu-n1", &values, &[]);
            body(&View { draft, ..view(officer(), row.clone()) }).into_string()
        };
        let html = drawn(["0", "7", "0"]);
        assert!(html.contains("0/7: không thông qua. Đúng với biên bản?"), "{html}");
        assert!(html.contains(r#"name="dung-bien-ban" value="0-7-0""#), "{html}");
        assert!(html.contains(r#"name="khong-tan-thanh" value="7""#), "{html}");
        for plain in [["7", "0", "0"], ["0", "9", "0"], ["4", "3", "0"]] {
            assert!(!drawn(plain).contains("Đúng với biên bản?"), "{plain:?}");
        }
    }

    #[test]
    fn votes_are_counted_once_all_present_have_declared() {
        let html = seen(&officer(), sample::round(RoundStage::InCouncil, &two()));
        assert!(html.contains("Còn chờ:") && html.contains("<li>Lê Thị Mỹ Hạnh</li>"), "{html}");
        assert!(!html.contains("/kiem-phieu/"));
        let mut row = sample::round(RoundStage::InCouncil, &two());
        row.declared.push(sample::declared("phu-tan.council"));
        let html = seen(&officer(), row);
        assert!(
            html.contains("/kiem-phieu/phu-tan.n1\"") && html.contains("Được biểu quyết: 07 người."),
            "{html}"
        );
        assert!(html.contains(r#"id="phieu-n1-tan-thanh" name="tan-thanh" min="0" max="7""#), "{html}");
        assert!(html.contains("Tỷ lệ tán thành tính trên số thành viên được biểu quyết."), "{html}");
        assert!(!html.contains("van-ban-tan-thanh"), "nobody is asked in writing: {html}");
    }

    #[test]
    fn where_the_rule_asks_the_absent_their_votes_in_writing_are_counted_beside() {
        let mut row = sample::round(RoundStage::InCouncil, &two());
        row.declared.push(sample::declared("phu-tan.council"));
        row.voting.absent_in_writing = true;
        row.voting.counted_from = CountedFrom::AllMembers;
        let mut view = view(officer(), row);
        let html = body(&view).into_string();
        assert!(html.contains("Tỷ lệ tán thành tính trên tổng số thành viên Hội đồng."), "{html}");
        assert!(html.contains("gửi phiếu bằng văn bản: 0 người. Còn 01 thành viên vắng"), "{html}");
        assert!(!html.contains("van-ban-tan-thanh"), "{html}");
        for attendance in view.voters.values_mut() {
            attendance.in_writing = 1;
        }
        let html = body(&view).into_string();
        assert!(html.contains(r#"name="van-ban-tan-thanh" min="0" max="1""#), "{html}");
        let ballot = view.row.entries[0].ballot.insert(sample::ballot(true));
        ballot.written = Some(Tally { votes_for: 1, ..Tally::default() });
        ballot.out_of = OutOf { whom: CountedFrom::AllMembers, members: 9 };
        let html = body(&view).into_string();
        assert!(html.contains("7/9 tổng số thành viên") && html.contains("bằng văn bản 0"), "{html}");
    }
}
