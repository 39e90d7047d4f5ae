//! Refusals about an award round (đợt xét khen thưởng). Nominations are "đề nghị này": the page knows which.

use super::Words;
use super::said;
use crate::format::{count2, date, date_long, days_off_unknown, sentence_case, who_enters_days_off};
use crate::terms;
use crate::texts::refusals::award_round as t;
use jiff::civil::Date;
use sovang_domain::award_round::{AwardRoundRefusal, LaterStep, symbol};
use sovang_domain::calendar::DaysOffUnknown;
use sovang_domain::ids::AwardId;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Source;

pub(super) fn words(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::NotOpened | R::AlreadyOpened | R::EarlierRoundOpen | R::LaterRoundOpen => of_opening(refusal),
        R::Closed => said!(t::closed),
        R::StillTakesNominations { due } | R::AnnouncedDayAhead { due } => of_the_day(refusal, *due),
        R::NominationsAlreadyClosed => said!(t::nominations_already_closed),
        R::NominationsStillOpen => said!(t::nominations_still_open),
        R::StraightToTheChairman => said!(t::straight_to_the_chairman),
        R::NobodyListed => said!(t::nobody_listed),
        R::DaysOffUnknown(unknown) => uncounted(*unknown),
        R::NoticeAlreadyOpened
        | R::NoticeNotOpened
        | R::NoticeStillRunning { .. }
        | R::NoticeTooShort { .. }
        | R::NoticeLongEnough { .. }
        | R::NoticeOver => of_a_notice(refusal),
        R::CommentsUnanswered { count } => said!(t::comments_unanswered, (two(*count)), ()),
        R::NoSuchComment => said!(t::no_such_comment),
        R::AlreadyAnswered => said!(t::already_answered),
        R::NothingWritten => said!(t::nothing_written),
        R::CouncilAlreadyConvened | R::CouncilNotConvened | R::NoCouncil => of_the_council(refusal),
        R::NoQuorum { present, members, quorum_percent } => no_quorum(*present, *members, *quorum_percent),
        R::NotAMember { .. } | R::NotPresent { .. } | R::AlreadyDeclared { .. } => of_the_council(refusal),
        R::DeclaredOnNoPaper { .. } => said!(t::declared_on_no_paper),
        R::ConflictsUndeclared { count } => said!(t::conflicts_undeclared, (two(*count)), ()),
        R::AlreadyCounted { .. } => said!(t::already_counted),
        R::VotesDoNotAddUp { counted, voters } => votes(*counted, *voters),
        R::NotAskedInWriting => said!(t::not_asked_in_writing),
        R::TooManyInWriting { counted, writers } => votes_in_writing(*counted, *writers),
        R::BallotNotPassed { .. } => said!(t::ballot_not_passed),
        R::AlreadyProposed { .. } | R::NotProposed { .. } | R::AlreadyDecided { .. } => of_one(refusal),
        R::NotListed { .. } | R::NotReady { .. } | R::Suspended { .. } => of_one(refusal),
        R::Withdrawn { .. } | R::SameHands { .. } | R::OwnCase { .. } => of_one(refusal),
        R::NotOurs { .. } | R::Ours { .. } | R::OtherAccount { .. } => of_one(refusal),
        R::QuotaExhausted { kind, used, limit, rule, .. } => exhausted(*kind, *used, *limit, rule),
        R::AlreadyAwarded { .. } | R::LookAlikeUnanswered { .. } => of_a_second(refusal),
        R::LikenessUnconfirmed { .. } => of_a_second(refusal),
        R::OverlapWithoutReason { .. } | R::AlreadyDrafted { .. } => of_a_second(refusal),
        R::DelegationMissing | R::DelegationOver { .. } | R::DelegationNotBegun { .. } => {
            of_a_signature(refusal)
        }
        R::DelegationUndated { .. } | R::NoHead { .. } | R::NotTheHead { .. } | R::SignsForTheHead => {
            of_a_signature(refusal)
        }
        R::ReasonMissing => said!(t::reason_missing),
        R::NothingDecided => said!(t::nothing_decided),
        R::NotMistyped | R::CopyMissing | R::IssuedHere | R::CriteriaMissing => published(refusal),
        R::IssuedElsewhere { .. } => published(refusal),
        R::SignedBeforeAppraisal { .. } | R::NotToldApart | R::NotTheIssuer { .. } => published(refusal),
        R::NoSuchAward { .. } | R::Revoked { .. } | R::WhoseUnsaid | R::SomebodyElses => published(refusal),
        R::NotOfTheRound(why) => super::nomination::words(why),
        R::AwardedForTheseDays { .. }
        | R::NothingToRecover { .. }
        | R::StillHolds { .. }
        | R::NotReadyAgain { .. } => published(refusal),
        R::RecoveryStandsSo | R::PosthumousGroup | R::NothingCorrected => published(refusal),
        R::OutOfTurnUnsaid { .. } => said!(t::out_of_turn_unsaid),
        R::AlreadyForwarded { .. } => said!(t::already_forwarded),
        R::NotForwarded { .. } => said!(t::not_forwarded),
        R::WrongDay(wrong) => super::day::words(*wrong),
        R::NoSuchDraft { .. } | R::DraftWaits | R::NumberMissing | R::EndUnsigned => of_a_paper(refusal),
        R::PaperAwards { .. } | R::NumberEnds { .. } | R::NumberOutOfOrder { .. } => of_a_paper(refusal),
        R::PrizeUnexplained { .. } | R::NumberTaken { .. } | R::ScanOfAnother { .. } => of_a_paper(refusal),
        R::WithoutOutcome { .. } | R::EndsWithTheRound { .. } | R::Undecided { .. } => of_the_end(refusal),
        R::Annulled | R::AnnulledOnNoPaper | R::ConflictTakenBackAlone => of_a_slip(refusal),
        R::NothingToTakeBack | R::RestsOnIt { .. } | R::SameAsRecorded => of_a_slip(refusal),
        R::NotTheDayOfTheMeeting { .. } | R::ResultTurns { .. } => of_a_slip(refusal),
        R::NumberOfAnotherProposal { .. } | R::ProposedBeforeItsDay { .. } => of_a_slip(refusal),
        R::NumberApart => of_a_paper(refusal),
    }
}

/// Why the list is not public, or its notice does not end.
fn of_a_notice(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::NoticeAlreadyOpened => said!(t::notice_already_opened),
        R::NoticeStillRunning { until } => still_running(*until),
        R::NoticeTooShort { until, due } => too_short(*until, *due),
        R::NoticeLongEnough { until } => said!(t::notice_long_enough, (date_long(*until)), ()),
        R::NoticeOver => said!(t::notice_over),
        _ => said!(t::notice_not_opened),
    }
}

/// What waits for the day by which nominations were asked for.
fn of_the_day(refusal: &AwardRoundRefusal, due: Date) -> Words {
    match refusal {
        AwardRoundRefusal::AnnouncedDayAhead { .. } => said!(t::announced_day_ahead, (date(due)), ()),
        _ => said!(t::still_takes_nominations, (date(due)), ()),
    }
}

/// Why a round is not opened, or has to be first.
fn of_opening(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::AlreadyOpened => said!(t::already_opened),
        R::EarlierRoundOpen => said!(t::earlier_round_open),
        R::LaterRoundOpen => said!(t::later_round_open),
        _ => said!(t::not_opened),
    }
}

/// Why a nomination is not proposed, decided or sent upward.
fn of_one(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::AlreadyProposed { .. } => said!(t::already_proposed),
        R::NotProposed { .. } => said!(t::not_proposed),
        R::AlreadyDecided { .. } => said!(t::already_decided),
        R::NotReady { .. } => said!(t::not_ready),
        R::Suspended { .. } => said!(t::suspended),
        R::Withdrawn { .. } => said!(t::withdrawn),
        R::SameHands { .. } => said!(t::same_hands),
        R::OwnCase { .. } => said!(t::own_case),
        R::OtherAccount { .. } => said!(t::other_account),
        R::NotOurs { .. } => said!(t::not_ours),
        R::Ours { .. } => said!(t::ours),
        _ => said!(t::not_listed),
    }
}

/// Why the council does not meet, or a member has no part in it.
fn of_the_council(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::CouncilAlreadyConvened => said!(t::council_already_convened),
        R::CouncilNotConvened => said!(t::council_not_convened),
        R::NotAMember { .. } => said!(t::not_a_member),
        R::NotPresent { .. } => said!(t::not_present),
        R::AlreadyDeclared { .. } => said!(t::already_declared),
        _ => said!(t::no_council),
    }
}

/// Why a round, or a nomination in it, does not end.
fn of_the_end(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::WithoutOutcome { count } => said!(t::without_outcome, (two(*count)), ()),
        R::Undecided { count } => said!(t::undecided, (two(*count)), ()),
        _ => said!(t::ends_with_the_round),
    }
}

/// Why somebody does not sign so on that day.
fn of_a_signature(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::DelegationMissing => said!(t::delegation_missing),
        R::DelegationOver { document, until } => said!(t::delegation_over, (document, date(*until)), ()),
        R::DelegationNotBegun { document, from } => {
            said!(t::delegation_not_begun, (document, date(*from)), ())
        }
        R::NotTheHead { position } => said!(t::not_the_head, (position), ()),
        R::NoHead { name } => said!(t::no_head, (name), ()),
        R::DelegationUndated { document } => said!(t::delegation_undated, (document), ()),
        _ => said!(t::signs_for_the_head),
    }
}

/// Why a signed paper is not recorded.
fn of_a_paper(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::PaperAwards { decision, own: true } => said!(t::paper_awards_itself, (decision.as_str()), ()),
        R::PaperAwards { decision, own: false } => said!(t::paper_awards_others, (decision.as_str()), ()),
        R::ScanOfAnother { decision } => said!(t::scan_of_another, (decision.as_str()), ()),
        R::NumberEnds { number, year } => said!(t::number_ends, (symbol(*number), *year), ()),
        R::DraftWaits => said!(t::draft_waits),
        R::NumberMissing => said!(t::number_missing),
        R::EndUnsigned => said!(t::end_unsigned),
        R::PrizeUnexplained { .. } => said!(t::prize_unexplained),
        R::NumberOutOfOrder { number, odd } => {
            said!(t::number_out_of_order, (terms::out_of_order(*odd), symbol(*number)), ())
        }
        R::NumberTaken { number, year } => said!(t::number_taken, (symbol(*number), year), ()),
        R::NumberApart => said!(t::number_apart),
        _ => said!(t::no_such_draft),
    }
}

/// Why a slip cannot be put right.
fn of_a_slip(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::Annulled => said!(t::annulled),
        R::ConflictTakenBackAlone => said!(t::conflict_taken_back_alone),
        R::AnnulledOnNoPaper => said!(t::annulled_on_no_paper),
        R::ResultTurns { passed: false } => said!(t::result_fails),
        R::ResultTurns { passed: true } => said!(t::result_passes),
        R::RestsOnIt { later: later @ (LaterStep::Comments | LaterStep::Declarations) } => {
            said!(t::list_is_in_use, (self::later(*later)), ())
        }
        R::RestsOnIt { later } => {
            let later = self::later(*later);
            said!(t::rests_on_it, (later), (later))
        }
        R::SameAsRecorded => said!(t::same_as_recorded),
        R::NotTheDayOfTheMeeting { after, until } => {
            said!(t::not_the_day_of_the_meeting, (date(*after), date(*until)), ())
        }
        R::NumberOfAnotherProposal { document, on } => {
            said!(t::number_of_another_proposal, (document, date(*on)), ())
        }
        R::ProposedBeforeItsDay { on, entered } => {
            said!(t::proposed_before_its_day, (date(*entered), date(*on)), ())
        }
        _ => said!(t::nothing_to_take_back),
    }
}

/// Who enters the days off, and where.
fn uncounted(unknown: DaysOffUnknown) -> Words {
    let why = sentence_case(&days_off_unknown(unknown));
    said!(t::days_off_unknown, (why), (who_enters_days_off(unknown)))
}

fn still_running(until: Date) -> Words {
    said!(t::notice_still_running, (date_long(until)), (date_long(until)))
}

fn too_short(until: Date, due: Date) -> Words {
    said!(t::notice_too_short, (date_long(due), date_long(until)), ())
}

fn no_quorum(present: usize, members: usize, quorum_percent: u8) -> Words {
    said!(t::no_quorum, (members, present), (quorum_percent))
}

fn votes(counted: u16, voters: u16) -> Words {
    said!(t::votes_do_not_add_up, (count2(counted.into()), count2(voters.into())), ())
}

fn votes_in_writing(counted: u16, writers: u16) -> Words {
    said!(t::too_many_in_writing, (count2(counted.into()), count2(writers.into())), ())
}

fn exhausted(kind: NomineeKind, used: u16, limit: u16, rule: &Source) -> Words {
    let kind = terms::kind(kind);
    said!(t::quota_exhausted, (kind, limit, used), (kind)).with_rule(&rule.section, &rule.words)
}

fn later(later: LaterStep) -> &'static str {
    match later {
        LaterStep::Notice => t::later::notice(),
        LaterStep::Comments => t::later::comments(),
        LaterStep::Declarations => t::later::declarations(),
        LaterStep::Meeting => t::later::meeting(),
        LaterStep::Ballot => t::later::ballot(),
        LaterStep::Proposal => t::later::proposal(),
        LaterStep::Draft => t::later::draft(),
        LaterStep::Forwarding => t::later::forwarding(),
        LaterStep::Decision => t::later::decision(),
    }
}

fn two(count: usize) -> String {
    count2(count as u64)
}

/// What stands in the way of putting right or taking back what is published.
fn published(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    match refusal {
        R::AwardedForTheseDays { other } => {
            let by = by_which_decision(other);
            duplicate(said!(t::awarded_for_these_days, (&by), (&by)))
        }
        R::NothingToRecover { .. } => said!(t::nothing_to_recover),
        R::StillHolds { .. } => said!(t::still_holds),
        R::NotReadyAgain { .. } => said!(t::not_ready_again),
        R::WhoseUnsaid => said!(t::whose_unsaid),
        R::NotTheIssuer { issuer } => said!(t::not_the_issuer, (issuer), (issuer)),
        R::SomebodyElses => said!(t::somebody_elses),
        R::NotMistyped => said!(t::not_mistyped),
        R::NotToldApart => said!(t::not_told_apart),
        R::CopyMissing => said!(t::copy_missing),
        R::CriteriaMissing => said!(t::criteria_missing),
        R::SignedBeforeAppraisal { on, appraised } => {
            said!(t::signed_before_appraisal, (date(*appraised), date(*on)), ())
        }
        R::IssuedHere => said!(t::issued_here),
        R::IssuedElsewhere { issuer, authority } => {
            said!(t::issued_elsewhere, (authority, issuer), (authority))
        }
        R::RecoveryStandsSo => said!(t::recovery_stands_so),
        R::PosthumousGroup => said!(t::posthumous_group),
        R::NoSuchAward { .. } => said!(t::no_such_award),
        R::Revoked { .. } => said!(t::revoked),
        _ => said!(t::nothing_corrected),
    }
}

/// By which decision an award was made, as its id says: theo Quyết định 259/QĐ-UBND năm 2026; do cấp trên quyết định.
fn by_which_decision(award: &AwardId) -> String {
    let mut parts = award.local().split('-').map(str::parse::<u64>);
    match (parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(number))) => t::which::by_decision(symbol(number), year),
        _ => t::which::from_above().to_owned(),
    }
}

/// Why one achievement is not awarded a second time.
fn of_a_second(refusal: &AwardRoundRefusal) -> Words {
    use AwardRoundRefusal as R;
    duplicate(match refusal {
        R::LikenessUnconfirmed { count, .. } => said!(t::likeness_unconfirmed, (two(*count)), ()),
        R::AlreadyAwarded { .. } => said!(t::already_awarded),
        R::LookAlikeUnanswered { .. } => said!(t::look_alike_unanswered),
        R::OverlapWithoutReason { .. } => said!(t::overlap_without_reason),
        _ => said!(t::already_drafted),
    })
}

/// One achievement, one award.
fn duplicate(words: Words) -> Words {
    words.with_rule(t::one_achievement::place(), t::one_achievement::words())
}
