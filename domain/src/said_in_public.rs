//! What of a request everybody will read: reasons and summaries that stand in public records or on public pages. Who is
//! not public is not named in them; the desk looks.

use crate::account::AccountCommand;
use crate::award_round::{AwardRoundCommand as Round, PutRight, RightValue};
use crate::campaign::{CampaignCommand as Campaign, CampaignRight};
use crate::locality::{LocalityCommand as Locality, LocalityRight, ParameterChange};
use crate::money::Prize;
use crate::nomination::NominationCommand;
use crate::rules::Parameter;
use crate::unit_report::UnitReportCommand as Report;

/// A request, as far as everybody will read it.
pub trait SaidInPublic {
    /// Its sentences that are public.
    fn said_in_public(&self) -> Vec<&str>;

    /// Papers, signers, names and what else of it is public beside its sentences. They may name somebody; a private number
    /// stands in none of them.
    fn named_in_public(&self) -> Vec<&str> {
        Vec::new()
    }
}

impl SaidInPublic for Round {
    fn said_in_public(&self) -> Vec<&str> {
        match self {
            Self::Open { again, .. } => again.iter().map(|again| again.reason.as_str()).collect(),
            Self::ExtendNotice { reason, .. } => vec![reason],
            Self::Decide(ruling) => {
                let said = ruling.items.iter().map(|item| &item.candidate);
                let said = said.flat_map(|one| [&one.overlap_reason, &one.out_of_turn]);
                said.flatten().map(String::as_str).collect()
            }
            Self::Issue(paper) => {
                let reasons = [&paper.out_of_order, &paper.before_appraisal].into_iter().flatten();
                let prizes = paper.items.iter().filter_map(|item| differs(item.prize.as_ref()));
                reasons.map(String::as_str).chain(prizes).collect()
            }
            Self::RecordHigherDecision { prize, .. } => differs(prize.as_ref()).into_iter().collect(),
            Self::Correct { right, paper, .. } => {
                let prizes = right.iter().filter_map(|(_, value)| match value {
                    RightValue::Prize(prize) => differs(prize.as_ref()),
                    _ => None,
                });
                std::iter::once(paper.reason.as_str()).chain(prizes).collect()
            }
            Self::Revoke { revoked, .. } => vec![&revoked.paper.reason],
            Self::TakeBack { back, .. } => vec![&back.paper.reason],
            Self::TakeBackEnd(back) => vec![&back.paper.reason],
            Self::PutRight(right) => put_right(right),
            Self::ReplaceScan { reason, .. } => vec![reason],
            Self::CloseNominations { reason, .. } => reason.iter().map(String::as_str).collect(),
            Self::OpenNotice { .. }
            | Self::ReceiveComment { .. }
            | Self::AnswerComment { .. }
            | Self::CloseNotice { .. }
            | Self::ConveneCouncil { .. }
            | Self::DeclareConflicts { .. }
            | Self::CountBallot { .. }
            | Self::Propose { .. }
            | Self::DropDraft { .. }
            | Self::RecordRecovery { .. }
            | Self::Forward { .. }
            | Self::Close { .. }
            | Self::End { .. } => Vec::new(),
        }
    }

    fn named_in_public(&self) -> Vec<&str> {
        match self {
            Self::AnswerComment { answer, .. } => vec![answer],
            Self::ConveneCouncil { document, .. }
            | Self::Propose { document, .. }
            | Self::Forward { document, .. } => vec![document],
            Self::Issue(paper) => {
                let allowed = paper.items.iter().filter_map(|item| allowed(item.prize.as_ref()));
                paper.legal_bases.iter().map(String::as_str).chain(allowed).collect()
            }
            Self::Correct { right, paper, .. } => {
                let put_right = right.iter().flat_map(|(_, value)| corrected(value));
                std::iter::once(paper.document.as_str()).chain(put_right).collect()
            }
            Self::Revoke { revoked, .. } => vec![&revoked.paper.document, &revoked.signed_by],
            Self::TakeBack { back, .. } => vec![&back.paper.document, &back.signed_by],
            Self::TakeBackEnd(back) => vec![&back.paper.document],
            Self::RecordRecovery { step, .. } => vec![&step.paper.reason, &step.paper.document],
            Self::RecordHigherDecision { prize, decision, .. } => {
                let paper = [decision.number.as_str(), decision.issuer.as_str()];
                paper.into_iter().chain(allowed(prize.as_ref())).collect()
            }
            Self::PutRight(right) => papers_of(right),
            _ => Vec::new(),
        }
    }
}

/// By which text a prize is not the computed one.
fn allowed(prize: Option<&Prize>) -> Option<&str> {
    prize.and_then(|prize| prize.differs.as_ref()).map(|differs| differs.source.as_str())
}

/// What a correction puts into public words.
fn corrected(value: &RightValue) -> Vec<&str> {
    match value {
        RightValue::Words(words) => words.after.value().map(String::as_str).into_iter().collect(),
        RightValue::Unit(unit) => vec![&unit.name],
        RightValue::Prize(prize) => allowed(prize.as_ref()).into_iter().collect(),
        RightValue::Number(words) | RightValue::Issuer(words) => vec![words],
        RightValue::Signature(signed) => {
            let by = [signed.name.as_str(), signed.position.as_str()];
            by.into_iter().chain(signed.delegation.as_deref()).collect()
        }
        RightValue::LegalBases(bases) => bases.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

fn papers_of(right: &PutRight) -> Vec<&str> {
    let (own, why) = match right {
        PutRight::Ballot { why, .. }
        | PutRight::TakeBack { why, .. }
        | PutRight::HigherAward { why, .. }
        | PutRight::Annul(why) => (None, why),
        PutRight::Meeting { document, why, .. }
        | PutRight::Proposal { document, why, .. }
        | PutRight::CorrectionPaper { document, why, .. } => (Some(document), why),
        PutRight::Answer { answer, .. } => return vec![answer],
        PutRight::Declaration { .. } | PutRight::Refusal { .. } => return Vec::new(),
    };
    own.into_iter().chain(&why.document).map(String::as_str).collect()
}

/// Why a prize is not the computed one.
fn differs(prize: Option<&Prize>) -> Option<&str> {
    prize.and_then(|prize| prize.differs.as_ref()).map(|differs| differs.reason.as_str())
}

fn put_right(right: &PutRight) -> Vec<&str> {
    match right {
        PutRight::Ballot { why, .. }
        | PutRight::Meeting { why, .. }
        | PutRight::Proposal { why, .. }
        | PutRight::CorrectionPaper { why, .. }
        | PutRight::TakeBack { why, .. }
        | PutRight::HigherAward { why, .. }
        | PutRight::Annul(why) => vec![&why.reason],
        PutRight::Declaration { recount, .. } => vec![recount],
        PutRight::Answer { .. } | PutRight::Refusal { .. } => Vec::new(),
    }
}

impl SaidInPublic for Campaign {
    fn said_in_public(&self) -> Vec<&str> {
        match self {
            Self::AmendPlan { reason, .. }
            | Self::PublishPlanFile { reason, .. }
            | Self::AllowException { reason, .. }
            | Self::TakeBack { reason, .. }
            | Self::Annul { reason, .. } => vec![reason],
            Self::ReviewPhase { summary, .. } | Self::Conclude { summary, .. } => vec![summary],
            Self::PutRight { right: CampaignRight::Paper { reason, .. }, .. } => vec![reason],
            Self::PutRight { right: CampaignRight::Summed { after, reason, .. }, .. } => {
                vec![reason, &after.summary]
            }
            Self::IssuePlan { .. }
            | Self::EnrolUnits { .. }
            | Self::FileUnitPlan { .. }
            | Self::RecordInspection { .. } => Vec::new(),
        }
    }

    fn named_in_public(&self) -> Vec<&str> {
        match self {
            Self::AmendPlan { document, .. }
            | Self::ReviewPhase { document, .. }
            | Self::AllowException { document, .. }
            | Self::Conclude { document, .. } => vec![document],
            Self::TakeBack { document, .. } | Self::Annul { document, .. } => {
                document.iter().map(String::as_str).collect()
            }
            Self::PutRight { right: CampaignRight::Summed { after, .. }, .. } => vec![&after.document],
            _ => Vec::new(),
        }
    }
}

impl SaidInPublic for Report {
    fn said_in_public(&self) -> Vec<&str> {
        match self {
            Self::Waive { reason, .. } | Self::TakeBack { reason, .. } => vec![reason],
            Self::File { .. }
            | Self::Send { .. }
            | Self::Return { .. }
            | Self::Refile { .. }
            | Self::Accept { .. } => Vec::new(),
        }
    }
}

impl SaidInPublic for Locality {
    fn said_in_public(&self) -> Vec<&str> {
        match self {
            Self::CorrectUnitName { reason, .. }
            | Self::TakeBackMerger { reason, .. }
            | Self::TakeBackDayOff { reason, .. }
            | Self::ChangeParameter { change: ParameterChange::Set { reason, .. }, .. }
            | Self::ChangeParameter { change: ParameterChange::TakeBack { reason, .. }, .. } => vec![reason],
            Self::PutRight { right, .. } => match right {
                LocalityRight::Title { reason, .. }
                | LocalityRight::UnitKind { reason, .. }
                | LocalityRight::Strike { reason, .. }
                | LocalityRight::TakeBackRename { reason, .. }
                | LocalityRight::Council { reason, .. }
                | LocalityRight::TakeBackDelegation { reason, .. } => vec![reason],
                LocalityRight::EndDelegation { .. } => Vec::new(),
            },
            Self::EraseSubject { ground, .. } => vec![ground],
            Self::Register { .. }
            | Self::RegisterUnits { .. }
            | Self::RenameUnit { .. }
            | Self::MergeUnit { .. }
            | Self::AppointCouncil { .. }
            | Self::DelegateOfficer { .. }
            | Self::DeclareDayOff { .. }
            | Self::ChooseNumbering { .. } => Vec::new(),
        }
    }

    fn named_in_public(&self) -> Vec<&str> {
        match self {
            Self::RegisterUnits { units, .. } => units.iter().map(|unit| unit.name.as_str()).collect(),
            Self::RenameUnit { name, document, .. } | Self::DeclareDayOff { name, document, .. } => {
                vec![name, document]
            }
            Self::CorrectUnitName { name, .. } => vec![name],
            Self::MergeUnit { document, .. }
            | Self::AppointCouncil { document, .. }
            | Self::DelegateOfficer { document, .. }
            | Self::TakeBackDayOff { document, .. }
            | Self::ChooseNumbering { document, .. }
            | Self::EraseSubject { document, .. }
            | Self::PutRight {
                right: LocalityRight::Council { document, .. } | LocalityRight::EndDelegation { document, .. },
                ..
            } => vec![document],
            Self::ChangeParameter { change: ParameterChange::Set { own, .. }, .. } => {
                let bases = match &own.parameter {
                    Parameter::LegalBases(bases) => &bases[..],
                    _ => &[],
                };
                bases.iter().chain([&own.document]).map(String::as_str).collect()
            }
            _ => Vec::new(),
        }
    }
}

// what is said of a nomination, nobody outside the office reads; what it says of the nominee stands on the award
impl SaidInPublic for NominationCommand {
    fn said_in_public(&self) -> Vec<&str> {
        Vec::new()
    }

    fn named_in_public(&self) -> Vec<&str> {
        let said = match self {
            Self::Submit { proposal, .. } | Self::Correct { proposal, .. } => {
                let nominee = &proposal.nominee;
                vec![&nominee.name, &nominee.position, &proposal.achievement]
            }
            Self::Resubmit { achievement, .. } => achievement.iter().collect(),
            _ => Vec::new(),
        };
        said.into_iter().filter_map(|words| words.value()).map(String::as_str).collect()
    }
}

// an account, nobody outside the office reads
impl SaidInPublic for AccountCommand {
    fn said_in_public(&self) -> Vec<&str> {
        Vec::new()
    }
}
