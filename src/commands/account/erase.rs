//! Erasing a person: the fact that it was done, then key and openings, then papers, then the views.

use super::{parts, say};
use crate::config::Store;
use crate::failure::Failure;
use crate::wiring::at_console;
use sovang_desk::Denied;
use sovang_domain::award_round::AwardRoundEvent;
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::document::Document;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{LocalityId, SubjectId, locality_of};
use sovang_domain::locality::LocalityRefusal;
use sovang_domain::nomination::NominationEvent;
use sovang_domain::refusal::Refusal;
use sovang_domain::unit_report::UnitReportEvent;
use sovang_ledger::{Ledger, Logged};
use std::collections::{BTreeSet, HashMap};

#[derive(Debug, clap::Args)]
pub(super) struct Erase {
    #[command(flatten)]
    store: Store,

    /// Mã dữ liệu của người cần xóa, như ghi trong sổ (subject)
    #[arg(value_name = "MÃ DỮ LIỆU")]
    subject: String,

    /// Xã, phường ra quyết định xóa
    #[arg(long, value_name = "MÃ")]
    locality: String,

    /// Căn cứ để xóa, được công khai; không ghi tên người
    #[arg(long, value_name = "CĂN CỨ")]
    ground: String,

    /// Văn bản cho phép xóa
    #[arg(long, value_name = "VĂN BẢN")]
    document: String,
}

impl Erase {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let (locality, subject) = (LocalityId::from(self.locality), SubjectId::from(self.subject));
        let parts = parts(&self.store).await?;
        let subjects = parts.desk.subjects_of(&locality, &subject).await?;
        let papers = Papers::find(&parts.ledger, &locality, &subjects).await?;
        if !papers.named {
            return Err(Failure::new(format!(
                "sổ của {locality} không có dữ liệu nào mang mã {subject}. Chưa ghi gì vào sổ."
            )));
        }
        let done = match parts
            .desk
            .erase_subject(&at_console(), &locality, subject, self.ground, self.document)
            .await
        {
            Ok(_) => "Đã xóa dữ liệu của người này và",
            // an erasure that was cut off half-way is finished by giving the command again
            Err(Denied::Refused(Refusal::Locality(LocalityRefusal::AlreadyErased))) => {
                "Dữ liệu của người này đã được xóa từ trước, sổ không ghi thêm; lần này rà lại để không còn khóa và"
            }
            Err(denied) => return Err(denied.into()),
        };
        for sha256 in &papers.theirs {
            let failed =
                |error| Failure::new(format!("chưa xóa được tệp {sha256}: {error:?}; chạy lại lệnh này"));
            parts.blobs.remove(sha256).await.map_err(failed)?;
        }
        parts.views.rebuild().await?;
        say(format_args!("{done} {} tệp đính kèm; sổ tra cứu đã dựng lại.", papers.theirs.len()))
    }
}

/// The papers of someone's dossiers that stand in nobody else's.
struct Papers {
    /// Whether the person is named in what belongs to the locality that erases, or to the machine.
    named: bool,
    theirs: BTreeSet<String>,
}

/// Events read at once.
const BATCH: usize = 500;

impl Papers {
    async fn find(ledger: &Ledger, locality: &LocalityId, subjects: &[SubjectId]) -> Result<Self, Failure> {
        let (mut theirs, mut others) = (BTreeSet::new(), BTreeSet::new());
        let (mut named, mut at) = (false, 0);
        // whose dossier each nomination is: later papers name only the nomination
        let mut owners: HashMap<String, bool> = HashMap::new();
        loop {
            let events = ledger.read(at, BATCH).await?;
            let Some(last) = events.last() else { break };
            at = last.log_index + 1;
            for event in events {
                // an id begins with its locality
                let owner = LocalityId::from(locality_of(&event.aggregate_id));
                let payload = event.payload.to_string();
                let names = |subject: &SubjectId| payload.contains(&format!("\"subject\":\"{subject}\""));
                named |= (owner == *locality || owner.is_machine()) && subjects.iter().any(names);
                let stream = event.aggregate_id.clone();
                let (documents, owner) = documents(event)?;
                if let Some(owner) = owner {
                    owners.insert(stream.clone(), subjects.contains(&owner));
                }
                let mine = owners.get(&stream).copied().unwrap_or(false);
                let shelf = if mine { &mut theirs } else { &mut others };
                shelf.extend(documents.into_iter().map(|document| document.sha256));
            }
        }
        theirs.retain(|sha256| !others.contains(sha256));
        Ok(Self { named, theirs })
    }
}

/// The papers a fact brings, and whose dossier it opens.
fn documents(event: Logged) -> Result<(Vec<Document>, Option<SubjectId>), Failure> {
    let Logged { aggregate_type, event_type, event_version, payload, log_index, .. } = event;
    let fact = Fact::read(&aggregate_type, &event_type, &event_version, payload)
        .map_err(|error| Failure::new(format!("dòng {log_index} của sổ không đọc được: {error}")))?;
    Ok(match fact {
        Fact::Nomination(NominationEvent::NominationSubmitted { proposal, documents, .. }) => {
            (documents, Some(proposal.nominee.subject))
        }
        Fact::Nomination(NominationEvent::DossierDocumentAdded { document, .. }) => (vec![document], None),
        Fact::Nomination(NominationEvent::DossierPaperStruck { instead, .. }) => {
            (instead.into_iter().collect(), None)
        }
        Fact::Nomination(NominationEvent::NominationResubmitted { documents, .. }) => (documents, None),
        Fact::UnitReport(
            UnitReportEvent::ReportFiled { content, .. } | UnitReportEvent::ReportRefiled { content, .. },
        ) => (content.documents, None),
        Fact::UnitReport(UnitReportEvent::ReportSent { content, .. }) => (content.documents, None),
        // papers of decisions and of units stand in nobody's dossier alone
        Fact::AwardRound(event) => (of_a_decision(event), None),
        Fact::Campaign(CampaignEvent::UnitPlanFiled { document, .. }) => {
            (document.into_iter().collect(), None)
        }
        _ => (Vec::new(), None),
    })
}

/// The signed paper of a decision, and the copy of one from above: they name others too, and stay.
fn of_a_decision(event: AwardRoundEvent) -> Vec<Document> {
    use AwardRoundEvent as E;
    match event {
        E::AwardsDecided { decision, .. } => decision.scan.into_iter().collect(),
        E::SignedPaperReplaced { before, after, .. } => vec![before, after],
        E::DecisionCorrected { copy, .. } | E::AwardDetailCorrected { copy, .. } => {
            copy.into_iter().collect()
        }
        _ => Vec::new(),
    }
}
