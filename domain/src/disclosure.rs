//! What of each fact is public. First the exact record that is offered for download and bound into the log; a fact
//! without one is private and shows in the public ledger only as a numbered closed entry. Then what public pages show
//! beside the record, and from when on. A field that stands in neither never reaches a public page.

mod put_right;
mod ruling;
mod shown;

use crate::award_round::{Award, AwardRoundEvent};
use crate::campaign::CampaignEvent;
use crate::fact::Fact;
use crate::locality::LocalityEvent;
use crate::stamp::Stamp;
use crate::unit_report::UnitReportEvent;
use jiff::civil::Date;
use serde_json::{Value, json};

/// Why a fact is private: the reason class shown beside its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// It is about accounts and rights inside the office.
    Office,
    /// It is about a nominee before anything was decided.
    Nominee,
    /// It is a citizen's comment.
    Citizen,
    /// It is about how a council member stands to a nominee.
    Council,
}

/// What the public gets of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Disclosure {
    /// This record.
    Public(Value),
    /// Nothing, for this reason.
    Private(Privacy),
}

/// From when on public pages show something beside the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// On the page of the notice, and in the receipt of whoever commented on one: of all while nothing is decided about
    /// them, afterwards of those awarded.
    OnNotice,
    /// On the page of the notice, once the office has answered the comment.
    WithAnswer,
    /// Once the award it led to is published, on the pages of the award and its decision.
    WithAward,
}

/// Fields of the payload, by their path; those of a list are named once. An empty list shows only that it happened.
pub type Fields = &'static [&'static str];

impl Fact {
    /// What public pages show of it beside its record, and from when on.
    #[must_use]
    pub fn shown(&self) -> &'static [(Shown, Fields)] {
        match self {
            Self::Nomination(event) => shown::of_nomination(event),
            Self::AwardRound(event) => shown::of_round(event),
            Self::Locality(_) | Self::Campaign(_) | Self::UnitReport(_) | Self::Account(_) => &[],
        }
    }

    /// What the public gets of it. `stream` is the id of the aggregate it belongs to.
    #[must_use]
    pub fn disclosure(&self, stream: &str) -> Disclosure {
        let disclosed = match self {
            Self::Locality(event) => locality(event),
            Self::Campaign(event) => campaign(event),
            Self::UnitReport(event) => report(event),
            Self::AwardRound(event) => round(event),
            Self::Nomination(_) => Err(Privacy::Nominee),
            Self::Account(_) => Err(Privacy::Office),
        };
        match disclosed {
            Err(reason) => Disclosure::Private(reason),
            Ok((schema, facts)) => Disclosure::Public(record(schema, stream, self.stamp(), facts)),
        }
    }

    /// The exact public bytes; `None` for a private fact.
    #[must_use]
    pub fn public_record(&self, stream: &str) -> Option<Vec<u8>> {
        match self.disclosure(stream) {
            Disclosure::Public(record) => Some(record.to_string().into_bytes()),
            Disclosure::Private(_) => None,
        }
    }
}

type Disclosed = Result<(&'static str, Value), Privacy>;

/// The author stays private: the office acts, not the officer at the keyboard.
fn record(schema: &str, stream: &str, stamp: &Stamp, facts: Value) -> Value {
    json!({ "schema": format!("sovang/{schema}@1"), "about": stream, "at": stamp.at.to_string(), "facts": facts })
}

fn locality(event: &LocalityEvent) -> Disclosed {
    use LocalityEvent as E;
    Ok(match event {
        E::LocalityRegistered { kind, name, province, province_kind, .. } => (
            "locality-registered",
            json!({ "kind": kind, "name": name, "province": province, "province_kind": province_kind }),
        ),
        E::UnitRegistered { unit, name, kind, .. } => {
            ("unit-registered", json!({ "unit": unit, "name": name, "kind": kind }))
        }
        E::UnitRenamed { unit, before, after, document, .. } => {
            ("unit-renamed", json!({ "unit": unit, "before": before, "after": after, "document": document }))
        }
        E::UnitMerged { unit, into, document, .. } => {
            ("unit-merged", json!({ "unit": unit, "into": into, "document": document }))
        }
        E::CouncilAppointed { members, from, document, .. } => {
            ("council-appointed", json!({ "members": members.len(), "from": from, "document": document }))
        }
        E::OfficerDelegated { mode, from, until, document, .. } => {
            ("officer-delegated", json!({ "mode": mode, "from": from, "until": until, "document": document }))
        }
        E::DayOffDeclared { day, name, instead, document, .. } => (
            "day-off-declared",
            json!({ "day": day, "name": name, "instead": instead, "document": document }),
        ),
        E::DayOffTakenBack { day, reason, document, .. } => {
            ("day-off-taken-back", json!({ "day": day, "reason": reason, "document": document }))
        }
        E::NumberingChosen { numbering, document, .. } => {
            ("numbering-chosen", json!({ "numbering": numbering, "document": document }))
        }
        E::ParameterSet { parameter, from, document, reason, .. } => (
            "parameter-set",
            json!({ "parameter": parameter, "from": from, "document": document, "reason": reason }),
        ),
        E::ParameterTakenBack { name, from, reason, .. } => {
            ("parameter-taken-back", json!({ "name": name, "from": from, "reason": reason }))
        }
        E::DelegationEnded { mode, from, until, document, .. } => {
            ("delegation-ended", json!({ "mode": mode, "from": from, "until": until, "document": document }))
        }
        E::DelegationTakenBack { mode, from, reason, .. } => {
            ("delegation-taken-back", json!({ "mode": mode, "from": from, "reason": reason }))
        }
        E::CouncilCorrected { which, before, members, from, document, reason, .. } => (
            "council-corrected",
            json!({ "which": which, "before": before.len(), "members": members.len(), "from": from,
                "document": document, "reason": reason }),
        ),
        E::SubjectErased { ground, document, .. } => {
            ("subject-erased", json!({ "ground": ground, "document": document }))
        }
        right => return names_right(right),
    })
}

/// What the locality and its units are called, put right.
fn names_right(event: &LocalityEvent) -> Disclosed {
    use LocalityEvent as E;
    Ok(match event {
        E::UnitNameCorrected { unit, before, after, reason, .. } => (
            "unit-name-corrected",
            json!({ "unit": unit, "before": before, "after": after, "reason": reason }),
        ),
        E::UnitRenameTakenBack { unit, before, after, reason, .. } => (
            "unit-rename-taken-back",
            json!({ "unit": unit, "before": before, "after": after, "reason": reason }),
        ),
        E::UnitMergerTakenBack { unit, into, reason, .. } => {
            ("unit-merger-taken-back", json!({ "unit": unit, "into": into, "reason": reason }))
        }
        E::LocalityCorrected { before, after, reason, .. } => {
            ("locality-corrected", json!({ "before": before, "after": after, "reason": reason }))
        }
        E::UnitKindCorrected { unit, before, after, reason, .. } => (
            "unit-kind-corrected",
            json!({ "unit": unit, "before": before, "after": after, "reason": reason }),
        ),
        E::UnitStruck { unit, name, reason, .. } => {
            ("unit-struck", json!({ "unit": unit, "name": name, "reason": reason }))
        }
        _ => return Err(Privacy::Office),
    })
}

fn campaign(event: &CampaignEvent) -> Disclosed {
    use CampaignEvent as E;
    Ok(match event {
        E::PlanIssued { plan, .. } => ("plan-issued", json!({ "plan": plan })),
        E::PlanAmended { version, plan, reason, document, .. } => (
            "plan-amended",
            json!({ "version": version, "plan": plan, "reason": reason, "document": document }),
        ),
        E::PlanFilePublished { version, file, reason, .. } => (
            "plan-file-published",
            json!({ "version": version, "file": file.sha256, "size": file.size, "media": file.media,
                "reason": reason }),
        ),
        E::UnitsEnrolled { units, .. } => ("units-enrolled", json!({ "units": units })),
        E::UnitPlanFiled { unit, due, late, .. } => {
            ("unit-plan-filed", json!({ "unit": unit, "due": due, "late": late }))
        }
        E::InspectionRecorded { unit, on, document, .. } => {
            ("inspection-recorded", json!({ "unit": unit, "on": on, "document": document }))
        }
        E::PhaseReviewed { phase, summary, document, on, .. } => (
            "phase-reviewed",
            dated(*on, json!({ "phase": phase, "summary": summary, "document": document })),
        ),
        E::ExceptionAllowed { what, reason, document, on, .. } => {
            ("exception-allowed", dated(*on, json!({ "what": what, "reason": reason, "document": document })))
        }
        E::CampaignStepTakenBack { step, reason, document, .. } => {
            ("campaign-step-taken-back", json!({ "step": step, "reason": reason, "document": document }))
        }
        E::PlanPaperCorrected { before, after, reason, document, .. } => (
            "plan-paper-corrected",
            json!({ "before": before, "after": after, "reason": reason, "document": document }),
        ),
        E::ReviewCorrected { phase, before, after, reason, .. } => (
            "review-corrected",
            json!({ "phase": phase, "before": before, "after": after, "reason": reason }),
        ),
        E::CampaignAnnulled { reason, document, .. } => {
            ("campaign-annulled", json!({ "reason": reason, "document": document }))
        }
        E::CampaignConcluded { summary, document, on, .. } => {
            ("campaign-concluded", dated(*on, json!({ "summary": summary, "document": document })))
        }
    })
}

fn report(event: &UnitReportEvent) -> Disclosed {
    use UnitReportEvent as E;
    Ok(match event {
        E::ReportFiled { unit, year, occasion, due, late, .. } => (
            "report-filed",
            json!({ "unit": unit, "year": year, "occasion": occasion, "due": due, "late": late }),
        ),
        E::ReportReturned { due, .. } => ("report-returned", json!({ "due": due })),
        E::ReportRefiled { .. } => ("report-refiled", json!({})),
        E::ReportAccepted { .. } => ("report-accepted", json!({})),
        E::ReportSent { year, occasion, number, on, due, late, .. } => (
            "report-sent",
            json!({ "year": year, "occasion": occasion, "number": number, "on": on, "due": due, "late": late }),
        ),
        E::ReportStepTakenBack { step, reason, .. } => {
            ("report-step-taken-back", json!({ "step": step, "reason": reason }))
        }
        E::ReportWaived { unit, year, occasion, reason, .. } => {
            ("report-waived", json!({ "unit": unit, "year": year, "occasion": occasion, "reason": reason }))
        }
    })
}

fn round(event: &AwardRoundEvent) -> Disclosed {
    use AwardRoundEvent as E;
    Ok(match event {
        E::RoundOpened {
            campaign, year, occasion, quotas, notice, voting, nominations_due, again, ..
        } => (
            "round-opened",
            with(
                json!({ "campaign": campaign, "year": year, "occasion": occasion, "quotas": quotas, "notice": notice,
                    "voting": voting, "nominations_due": nominations_due }),
                [("again", json!(again))],
            ),
        ),
        E::NominationsClosed { early, .. } => {
            ("nominations-closed", with(json!({}), [("early", json!(early))]))
        }
        E::NoticeOpened { entries, opens, closes, working_days, basis, .. } => (
            "notice-opened",
            json!({ "listed": entries.len(), "opens": opens, "closes": closes, "working_days": working_days, "basis": basis }),
        ),
        E::NoticeExtended { before, closes, reason, .. } => {
            ("notice-extended", json!({ "before": before, "closes": closes, "reason": reason }))
        }
        E::NoticeCommentReceived { .. } | E::NoticeCommentAnswered { .. } => return Err(Privacy::Citizen),
        E::NoticeClosed { comments, .. } => ("notice-closed", json!({ "comments": comments })),
        E::CouncilConvened { on, members, present, document, .. } => (
            "council-convened",
            json!({ "on": on, "members": members.len(), "present": present.len(), "document": document }),
        ),
        E::ConflictsDeclared { .. } => return Err(Privacy::Council),
        E::BallotCounted { .. } => ("ballot-counted", ballot(event)),
        E::AwardsProposed { nominations, document, on, .. } => {
            ("awards-proposed", dated(*on, json!({ "nominations": nominations.len(), "document": document })))
        }
        E::NominationNotAwarded { .. }
        | E::NominationEnded { .. }
        | E::DecisionDrafted { .. }
        | E::DecisionDraftDropped { .. }
        | E::RecipientConfirmed { .. } => {
            return Err(Privacy::Nominee);
        }
        // of before: its reason was said inside
        E::SignedPaperReplaced { decision: None, .. } => return Err(Privacy::Office),
        E::SignedPaperReplaced { decision: Some(number), before, after, reason, .. } => (
            "signed-paper-replaced",
            json!({ "number": number, "before": before.sha256, "after": after.sha256, "reason": reason }),
        ),
        E::RoundClosed { .. } => ("round-closed", json!({})),
        E::AwardsDecided { .. }
        | E::DecisionPublished { .. }
        | E::AwardPublished { .. }
        | E::DecisionCorrected { .. }
        | E::AwardDetailCorrected { .. }
        | E::CorrectionPaperCorrected { .. }
        | E::AwardTakenBack { .. }
        | E::AwardEndTakenBack { .. }
        | E::RecoveryRecorded { .. }
        | E::AwardRevoked { .. }
        | E::ProposalForwarded { .. }
        | E::HigherDecisionRecorded { .. }
        | E::HigherDecisionTakenBack { .. } => return ruling::of(event),
        E::BallotCorrected { .. }
        | E::MeetingCorrected { .. }
        | E::ProposalCorrected { .. }
        | E::DeclarationCorrected { .. }
        | E::CommentAnswerCorrected { .. }
        | E::RefusalTakenBack { .. }
        | E::RoundStepTakenBack { .. }
        | E::RoundAnnulled { .. } => return put_right::of(event),
    })
}

fn ballot(event: &AwardRoundEvent) -> Value {
    let AwardRoundEvent::BallotCounted {
        nomination,
        method,
        tally,
        voters,
        recused,
        absent,
        written,
        out_of,
        passed,
        on,
        retracted,
        ..
    } = event
    else {
        return Value::Null;
    };
    let counted = json!({ "nomination": nomination, "method": method, "tally": tally, "voters": voters,
        "recused": recused, "absent": absent, "passed": passed });
    let some = [("written", json!(written)), ("out_of", json!(out_of)), ("on", json!(on))];
    with(with(counted, some), [("retracted", json!(retracted))])
}

/// The record of an act on paper: with its day, where one was asked for.
fn dated(on: Option<Date>, facts: Value) -> Value {
    with(facts, [("on", json!(on))])
}

/// Fields that only some facts have: a record without them stays as it was.
fn with<const N: usize>(mut facts: Value, some: [(&str, Value); N]) -> Value {
    for (field, value) in some.into_iter().filter(|(_, value)| !value.is_null()) {
        facts[field] = value;
    }
    facts
}

/// Name, unit, award, decision, period, achievement in short. Never birth date, address, evidence, who voted how.
fn award(award: &Award) -> Value {
    let mut facts = json!({
        "award": award.id, "campaign": award.campaign, "round": award.round, "year": award.year,
        "occasion": award.occasion, "form": award.form_name, "authority": award.authority,
        "decision": award.decision, "decided_on": award.decided_on, "kind": award.kind,
        "recipient": award.recipient.value(), "position": award.position.value(), "unit": award.unit_name,
        "achievement": award.achievement.value(), "criteria": award.criteria, "period": award.period,
        "prize": award.prize,
    });
    if award.posthumous {
        facts["posthumous"] = json!(true);
    }
    facts
}
