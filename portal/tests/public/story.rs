//! The golden payloads as one story of the commune Sen Hồng, with a mark in place of every word.

use jiff::Timestamp;
use serde_json::{Value, json};
use sovang_domain::disclosure::{Disclosure, Shown};
use sovang_domain::fact::Fact;
use sovang_projections::{Line, Log, Result};
use std::collections::BTreeMap;
use std::path::Path;
use tokio::sync::watch;

/// Accounts, keys, birth years and papers' names in the store: no page has them, whatever declares what.
pub(crate) const HIDDEN: [&str; 8] = [
    "sen-hong.thi-dua",
    "sen-hong.chu-tich",
    "sen-hong.pho-chu-tich",
    "sen-hong.chuyen-doi-so",
    "dt-3fa9",
    "dn-2026-01",
    "1913",
    "0c4f8a2e6d1b5937",
];

const CAMPAIGN: &str = "sen-hong.sen-hong-chuyen-doi-so";
const ROUND: &str = "sen-hong.sen-hong-chuyen-doi-so.2026-hang-nam";
const REPORT: &str = "sen-hong.sen-hong-chuyen-doi-so.ap-trung.2026";
const UPWARD: &str = "sen-hong.sen-hong-chuyen-doi-so..2026";
const WAIVED: &str = "sen-hong.sen-hong-chuyen-doi-so.ap-bac.2026";
const NOMINATION: &str = "sen-hong.dn-2026-014";
const LISTED: [&str; 2] = ["sen-hong.dn-2026-015", "sen-hong.dn-2026-016"];
const TAKEN_BACK: &str = "sen-hong.dn-2026-017";

/// What happened, in order: type and name of the stream, then its events.
const COURSE: [(&str, &str, &[&str]); 17] = [
    (
        "locality",
        "sen-hong",
        &["LocalityRegistered", "UnitRegistered", "CouncilAppointed", "UnitRenamed", "UnitMerged"],
    ),
    (
        "account",
        "sen-hong.thi-dua",
        &["AccountOpened", "RoleGranted", "RoleRevoked", "AccountLocked", "AccountUnlocked"],
    ),
    (
        "campaign",
        CAMPAIGN,
        &["PlanIssued", "PlanAmended", "UnitsEnrolled", "UnitPlanFiled", "InspectionRecorded"],
    ),
    ("unit_report", REPORT, &["ReportFiled", "ReportReturned", "ReportRefiled", "ReportAccepted"]),
    ("unit_report", WAIVED, &["ReportWaived"]),
    ("unit_report", UPWARD, &["ReportSent"]),
    ("award_round", ROUND, &["RoundOpened"]),
    (
        "nomination",
        NOMINATION,
        &["NominationSubmitted", "DossierDocumentAdded", "NominationReturned", "NominationResubmitted"],
    ),
    (
        "nomination",
        NOMINATION,
        &[
            "AchievementAppraised",
            "DossierAppraised",
            "LateNominationAdmitted",
            "NominationSuspended",
            "SuspensionLifted",
            "LikenessAnswered",
        ],
    ),
    ("nomination", LISTED[0], &["NominationSubmitted"]),
    ("nomination", LISTED[1], &["NominationSubmitted"]),
    ("nomination", TAKEN_BACK, &["NominationSubmitted", "NominationWithdrawn"]),
    (
        "award_round",
        ROUND,
        &[
            "NominationsClosed",
            "NoticeOpened",
            "NoticeExtended",
            "NoticeCommentReceived",
            "NoticeCommentAnswered",
            "NoticeClosed",
        ],
    ),
    (
        "award_round",
        ROUND,
        &["CouncilConvened", "ConflictsDeclared", "BallotCounted", "AwardsProposed", "NominationNotAwarded"],
    ),
    ("locality", "sen-hong", &["OfficerDelegated", "SubjectErased"]),
    (
        "award_round",
        ROUND,
        &[
            "AwardsDecided",
            "DecisionPublished",
            "AwardPublished",
            // recorded by mistake, and then again
            "HigherDecisionTakenBack",
            "AwardPublished",
            "DecisionCorrected",
            "AwardTakenBack",
            "AwardEndTakenBack",
            "AwardRevoked",
            "ProposalForwarded",
            "HigherDecisionRecorded",
            "RoundClosed",
        ],
    ),
    ("campaign", CAMPAIGN, &["PhaseReviewed", "CampaignConcluded"]),
];

/// Fields that hold ids and symbols: they tie the facts together and stay as they are.
const IDS: [&str; 26] = [
    "account",
    "about",
    "audience",
    "award",
    "awards",
    "by",
    "campaign",
    "comment",
    "decision",
    "form",
    "hands",
    "id",
    "into",
    "locality",
    "member",
    "missing",
    "needed",
    "nomination",
    "nominations",
    "officer",
    "paper",
    "present",
    "round",
    "subject",
    "symbol",
    "unit",
];

/// A word of a payload that can be told apart from all others.
pub(crate) struct Mark {
    /// `noticecommentreceived.words`
    pub(crate) text: String,
    /// Whether the public record of its fact holds it.
    pub(crate) public: bool,
    /// From when on pages show it beside the record.
    pub(crate) shown: Vec<Shown>,
}

/// A log of marked facts.
#[derive(Clone)]
pub(crate) struct Story {
    lines: Vec<Line>,
    head: watch::Sender<u64>,
}

impl Story {
    /// All of it: every event there is. One that has no place in the course is told last, where its kind began.
    pub(crate) fn told() -> Self {
        let mut lines = Vec::new();
        let mut sequences: BTreeMap<&str, u64> = BTreeMap::new();
        let steps = COURSE
            .iter()
            .flat_map(|(kind, stream, events)| events.iter().map(move |event| (*kind, *stream, *event)));
        let placed = |event: &str| COURSE.iter().any(|(_, _, events)| events.contains(&event));
        let others = Fact::catalogue().into_iter().flat_map(|(kind, events)| {
            let (_, stream, _) = *COURSE.iter().find(|(course, _, _)| *course == kind).unwrap();
            events.iter().filter(|event| !placed(event)).map(move |event| (kind, stream, *event))
        });
        for (kind, stream, event) in steps.chain(others) {
            let sequence = sequences.entry(stream).or_default();
            *sequence += 1;
            let payload = marked(kind, event);
            lines.push(Line {
                log_index: lines.len() as u64,
                stream_type: kind.to_owned(),
                stream: stream.to_owned(),
                sequence: *sequence,
                event_type: event.to_owned(),
                event_version: "1.0".to_owned(),
                payload,
                metadata: json!({}),
                recorded_at: Timestamp::UNIX_EPOCH,
                leaf_hash: [7; 32],
            });
        }
        Self::of(lines)
    }

    fn of(lines: Vec<Line>) -> Self {
        let head = watch::Sender::new(lines.len() as u64);
        Self { lines, head }
    }

    /// Its beginning, the last fact of that name included.
    pub(crate) fn up_to(&self, event: &str) -> Self {
        let last = self.lines.iter().rposition(|line| line.event_type == event).unwrap();
        Self::of(self.lines[..=last].to_vec())
    }

    pub(crate) fn last(&self) -> u64 {
        self.lines.len() as u64 - 1
    }

    /// The marks of all events, told or not yet.
    pub(crate) fn marks(&self) -> Vec<Mark> {
        let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
        for line in Self::told_lines() {
            let fact = Fact::read(&line.stream_type, &line.event_type, "1.0", line.payload.clone()).unwrap();
            let record = match fact.disclosure(&line.stream) {
                Disclosure::Public(record) => record.to_string(),
                Disclosure::Private(_) => String::new(),
            };
            let prefix = line.event_type.to_lowercase();
            for path in leaves(&line.payload, &prefix) {
                let shown =
                    fact.shown().iter().filter(|(_, fields)| fields.iter().any(|field| covers(field, &path)));
                let mark = Mark {
                    text: format!("{prefix}.{path}"),
                    public: record.contains(&format!("{prefix}.{path}")),
                    shown: shown.map(|(shown, _)| *shown).collect(),
                };
                marks.insert(mark.text.clone(), mark);
            }
        }
        marks.into_values().collect()
    }

    fn told_lines() -> Vec<Line> {
        Self::told().lines
    }
}

impl Log for Story {
    fn head(&self) -> watch::Receiver<u64> {
        self.head.subscribe()
    }

    async fn read(&self, from: u64, limit: usize) -> Result<Vec<Line>> {
        Ok(self.lines.iter().skip(usize::try_from(from).unwrap()).take(limit).cloned().collect())
    }
}

/// Whether a declared field is this one or holds it.
fn covers(field: &str, path: &str) -> bool {
    path.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The golden payload of an event with a mark in place of every word.
fn marked(kind: &str, event: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/golden");
    let text = std::fs::read_to_string(folder.join(format!("{kind}.{event}.1.0.json"))).unwrap();
    let mut payload: Value = serde_json::from_str(&text.replace(": 1987", ": 1913")).unwrap();
    // a plan is public to its last word, and its words are checked against each other
    let plan = payload[event].get_mut("plan").map(Value::take);
    let mut paths = Vec::new();
    walk(&mut payload[event], String::new(), &mut |_, path| paths.push(path.to_owned()));
    for path in paths {
        let mut changed = payload.clone();
        let mark = format!("{}.{path}", event.to_lowercase());
        walk(&mut changed[event], String::new(), &mut |word, at| {
            if at == path {
                mark.clone_into(word);
            }
        });
        let mut whole = changed.clone();
        if let Some(plan) = &plan {
            whole[event]["plan"] = plan.clone();
        }
        // enum names, days and numbers do not bear a mark
        if Fact::read(kind, event, "1.0", whole).is_ok() {
            payload = changed;
        }
    }
    if let Some(plan) = plan {
        payload[event]["plan"] = plan;
    }
    payload
}

/// Hands every word that is no id to `each`, with its path; a list's items share one.
fn walk(value: &mut Value, path: String, each: &mut impl FnMut(&mut String, &str)) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        Value::String(word) => each(word, &path),
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, path.clone(), each)),
        Value::Object(fields) if fields.contains_key("personal") => {
            if let Some(inner) = fields["personal"].get_mut("value") {
                walk(inner, path, each);
            }
        }
        Value::Object(fields) => {
            for (key, inner) in fields {
                let id = IDS.contains(&key.as_str()) && !inner.is_object();
                if !id && key != "plan" {
                    walk(inner, below(key), each);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The paths of the marks in a payload.
fn leaves(payload: &Value, prefix: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut payload = payload.clone();
    let Some(event) = payload.as_object_mut().and_then(|fields| fields.values_mut().next()) else {
        return paths;
    };
    walk(event, String::new(), &mut |word, path| {
        if *word == format!("{prefix}.{path}") {
            paths.push(path.to_owned());
        }
    });
    paths
}
