//! Award rounds and reports: the occasion, the limit, the notice, the vote.

use crate::format::{count2, date_long, sentence_case};
use crate::texts::terms::{
    annulled_after as gone, ballot_method as method, conflict_ground as conflict, notice_basis as basis,
};
use crate::texts::terms::{counted_from as from, end_ground as end};
use crate::texts::terms::{occasion as on, out_of_order as odd, quota, round as named, votes};
use sovang_domain::award_round::{BallotMethod, ConflictGround, EndGround, OutOf, OutOfOrder, Tally, symbol};
use sovang_domain::plan::Occasion;
use sovang_domain::quota::QuotaOperator;
use sovang_domain::rules::{CountedFrom, NoticeBasis};
use sovang_domain::stage::RoundStage;

/// sau khi Hội đồng đã biểu quyết 05 đề nghị: how far a round had come when it was annulled
#[must_use]
pub fn annulled_after(stage: RoundStage, voted: u64) -> String {
    let at = match stage {
        RoundStage::InCouncil if voted > 0 => return gone::voted(count2(voted)),
        RoundStage::TakingNominations => gone::taking_nominations(),
        RoundStage::NominationsClosed => gone::nominations_closed(),
        RoundStage::OnNotice => gone::on_notice(),
        RoundStage::NoticeOver => gone::notice_over(),
        RoundStage::InCouncil => gone::in_council(),
        RoundStage::Proposed => gone::proposed(),
        RoundStage::Decided => gone::decided(),
        RoundStage::Closed | RoundStage::Annulled => gone::closed(),
    };
    at.to_owned()
}

/// nhảy xa từ số 259/QĐ-UBND ký ngày 20/11/2026: why a number does not go with its day
#[must_use]
pub fn out_of_order(of: OutOfOrder) -> String {
    match of {
        OutOfOrder::HigherBefore { number, on } => odd::higher_before(date_long(on), symbol(number)),
        OutOfOrder::LowerAfter { number, on } => odd::lower_after(date_long(on), symbol(number)),
        OutOfOrder::Jump { number, on } => odd::jump(date_long(on), symbol(number)),
    }
}

/// hằng năm, sơ kết, tổng kết, đột xuất
#[must_use]
pub fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Annual => on::annual(),
        Occasion::Interim => on::interim(),
        Occasion::Final => on::final_(),
        Occasion::Unscheduled => on::unscheduled(),
    }
}

/// năm 2026, sơ kết năm 2027, tổng kết năm 2030, đột xuất năm 2026
#[must_use]
pub fn occasion_in(on: Occasion, year: i16) -> String {
    match on {
        Occasion::Annual => named::year(year),
        other => named::occasion_year(occasion(other), year),
    }
}

/// năm 2026, khi sơ kết năm 2027: when an award is decided; an unscheduled one is told by its year alone.
#[must_use]
pub fn occasion_at(on: Occasion, year: i16) -> String {
    match on {
        Occasion::Annual | Occasion::Unscheduled => named::year(year),
        Occasion::Interim | Occasion::Final => named::at_review(occasion_in(on, year)),
    }
}

/// đợt xét khen hằng năm 2026
#[must_use]
pub fn round(on: Occasion, year: i16) -> String {
    named::full(occasion(on), year)
}

/// khen hằng năm 2026
#[must_use]
pub fn round_short(on: Occasion, year: i16) -> String {
    named::short(occasion(on), year)
}

/// Khen hằng năm 2026: the head of a page, a line of a list.
#[must_use]
pub fn round_title(on: Occasion, year: i16) -> String {
    sentence_case(&round_short(on, year))
}

/// Khen hằng năm 2026, đợt 2: the same, of a further round of its year.
#[must_use]
pub fn round_turn(on: Occasion, year: i16, which: Option<u16>) -> String {
    round_title(on, year) + &turn(which)
}

/// ", đợt 2" behind the name of a further round of its year.
#[must_use]
pub fn turn(which: Option<u16>) -> String {
    which.map(named::turn).unwrap_or_default()
}

/// khen hằng năm: of no year in particular.
#[must_use]
pub fn award_on(on: Occasion) -> String {
    named::award_on(occasion(on))
}

/// báo cáo hằng năm: of no year in particular.
#[must_use]
pub fn report_on(on: Occasion) -> String {
    named::report_on(occasion(on))
}

/// báo cáo năm 2026, báo cáo sơ kết năm 2027
#[must_use]
pub fn report(on: Occasion, year: i16) -> String {
    named::report(occasion_in(on, year))
}

/// Báo cáo năm 2026: the head of a page, a line of a list.
#[must_use]
pub fn report_title(on: Occasion, year: i16) -> String {
    sentence_case(&report(on, year))
}

/// không quá 04; 03: the plan's own grammar.
#[must_use]
pub fn limit(operator: QuotaOperator, limit: u16) -> String {
    let number = count2(limit.into());
    match operator {
        QuotaOperator::Cap => quota::cap(number),
        QuotaOperator::Exact => number,
    }
}

/// Why there is a notice: theo quy định của pháp luật
#[must_use]
pub fn notice_basis(of: NoticeBasis) -> &'static str {
    match of {
        NoticeBasis::Statute => basis::statute(),
        NoticeBasis::LocalPolicy => basis::local_policy(),
    }
}

/// biểu quyết công khai, bỏ phiếu kín
#[must_use]
pub fn ballot_method(of: BallotMethod) -> &'static str {
    match of {
        BallotMethod::Open => method::open(),
        BallotMethod::Secret => method::secret(),
    }
}

/// 08 tán thành, 0 không tán thành, 01 không biểu quyết
#[must_use]
pub fn tally(tally: Tally) -> String {
    let [votes_for, against, abstained] =
        [tally.votes_for, tally.against, tally.abstained].map(|count| count2(count.into()));
    [votes::votes_for(votes_for), votes::against(against), votes::abstained(abstained)].join(", ")
}

/// 4/9 tổng số thành viên: of whom the share of votes for is taken.
#[must_use]
pub fn share(votes_for: u16, out_of: OutOf) -> String {
    let whom = match out_of.whom {
        CountedFrom::AllMembers => from::all_members(),
        CountedFrom::Present => from::present(),
        CountedFrom::Voting => from::voting(),
    };
    votes::share(out_of.members, votes_for, whom)
}

/// tổng số thành viên Hội đồng: as a rule says it.
#[must_use]
pub fn counted_from(whom: CountedFrom) -> &'static str {
    match whom {
        CountedFrom::AllMembers => from::rule::all_members(),
        CountedFrom::Present => from::rule::present(),
        CountedFrom::Voting => from::rule::voting(),
    }
}

/// 07 tán thành, 01 không tán thành, 01 vắng: counts only, who voted how exists nowhere. Whoever there was none of is
/// left out, but for the two sides.
#[must_use]
pub fn ballot(tally: Tally, written: Option<Tally>, recused: u16, absent: u16) -> String {
    let count = |count: u16| count2(count.into());
    let mut parts = vec![votes::votes_for(count(tally.votes_for)), votes::against(count(tally.against))];
    if tally.abstained > 0 {
        parts.push(votes::abstained(count(tally.abstained)));
    }
    if let Some(written) = written {
        parts.push(votes::written(self::tally(written)));
    }
    if recused > 0 {
        parts.push(votes::recused(count(recused)));
    }
    if absent > 0 {
        parts.push(votes::absent(count(absent)));
    }
    parts.join(", ")
}

/// 01 thành viên đã rút xung đột lợi ích kê khai trước đó, có văn bản; none where nobody did.
#[must_use]
pub fn retracted(count: u16) -> Option<String> {
    (count > 0).then(|| votes::retracted(count2(count.into())))
}

/// trả lại, đơn vị không bổ sung: why a nomination ends though nobody decided it.
#[must_use]
pub fn end_ground(ground: EndGround) -> &'static str {
    match ground {
        EndGround::AchievementNotMet => end::achievement_not_met(),
        EndGround::NotCompleted => end::not_completed(),
        EndGround::LateNotAdmitted => end::late_not_admitted(),
        EndGround::NotAppraised => end::not_appraised(),
        EndGround::Suspended => end::suspended(),
        EndGround::NotVoted => end::not_voted(),
        EndGround::NotPassed => end::not_passed(),
        EndGround::NotProposed => end::not_proposed(),
        EndGround::NoAnswer => end::no_answer(),
    }
}

/// The reason that the facts themselves suggest; empty where only the office knows it.
#[must_use]
pub fn end_reason(ground: EndGround) -> &'static str {
    match ground {
        EndGround::AchievementNotMet => end::reason::achievement_not_met(),
        EndGround::NotCompleted => end::reason::not_completed(),
        EndGround::LateNotAdmitted => end::reason::late_not_admitted(),
        EndGround::NotPassed => end::reason::not_passed(),
        EndGround::NotAppraised
        | EndGround::Suspended
        | EndGround::NotVoted
        | EndGround::NotProposed
        | EndGround::NoAnswer => "",
    }
}

/// cùng đơn vị, người thân, lợi ích khác
#[must_use]
pub fn conflict_ground(ground: ConflictGround) -> &'static str {
    match ground {
        ConflictGround::OwnUnit => conflict::own_unit(),
        ConflictGround::Relative => conflict::relative(),
        ConflictGround::Interest => conflict::interest(),
    }
}

/// Có thành viên kê khai lại: why a count no longer holds, in public, without saying whose vote it was.
#[must_use]
pub fn recount() -> &'static str {
    crate::texts::terms::recount::because()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_yearly_is_named_by_its_year_alone() {
        assert_eq!(occasion_in(Occasion::Annual, 2026), "năm 2026");
        assert_eq!(occasion_in(Occasion::Interim, 2027), "sơ kết năm 2027");
        assert_eq!(report(Occasion::Annual, 2026), "báo cáo năm 2026");
        assert_eq!(report(Occasion::Final, 2030), "báo cáo tổng kết năm 2030");
        assert_eq!(round(Occasion::Annual, 2026), "đợt xét khen hằng năm 2026");
    }

    #[test]
    fn votes_are_counted_with_two_digits_but_nobody_is_0() {
        let votes = Tally { votes_for: 8, against: 0, abstained: 1 };
        assert_eq!(tally(votes), "08 tán thành, 0 không tán thành, 01 không biểu quyết");
        let all = Tally { votes_for: 7, against: 1, abstained: 0 };
        assert_eq!(ballot(all, None, 0, 1), "07 tán thành, 01 không tán thành, 01 vắng");
        assert_eq!(
            ballot(votes, None, 2, 0),
            "08 tán thành, 0 không tán thành, 01 không biểu quyết, 02 không tham gia vì xung đột lợi ích"
        );
    }

    #[test]
    fn a_share_names_of_whom_it_is_taken() {
        let of = |whom, members| OutOf { whom, members };
        assert_eq!(share(4, of(CountedFrom::AllMembers, 9)), "4/9 tổng số thành viên");
        assert_eq!(share(4, of(CountedFrom::Voting, 6)), "4/6 thành viên được biểu quyết");
        let written = Tally { votes_for: 3, ..Tally::default() };
        assert_eq!(
            ballot(Tally { votes_for: 6, ..Tally::default() }, Some(written), 0, 3),
            "06 tán thành, 0 không tán thành, bằng văn bản: 03 tán thành, 0 không tán thành, 0 không biểu quyết, 03 vắng"
        );
    }

    #[test]
    fn a_limit_keeps_the_grammar_of_the_plan() {
        assert_eq!(limit(QuotaOperator::Cap, 4), "không quá 04");
        assert_eq!(limit(QuotaOperator::Exact, 3), "03");
    }
}
