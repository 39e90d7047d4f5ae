//! What was typed wrongly of a plan's paper, of a review or of the conclusion, as it is right; what stood stays beside it.

use super::{CampaignRow, PaperCorrected, SummedBefore, versions};
use crate::cells::{json, run};
use crate::error::Result;
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::campaign::{CampaignEvent, PlanPaper, Summed};
use sovang_domain::ids::CampaignId;

pub(super) fn follow(
    conn: &Connection,
    row: &mut CampaignRow,
    record: &Record,
    event: &CampaignEvent,
) -> Result<()> {
    let (at, log_index) = (record.at(), record.log_index);
    match event {
        CampaignEvent::PlanPaperCorrected { before, after, reason, .. } => {
            paper(conn, &row.campaign, before, after)?;
            if row.plan.paper() == *before {
                row.plan.put_paper_right(after);
            }
            let (before, reason) = (before.clone(), reason.clone());
            row.paper_corrected.push(PaperCorrected { before, reason, at, log_index });
        }
        CampaignEvent::ReviewCorrected { phase, after, reason, .. } => {
            row.sum_up(phase.as_deref(), after, |before| {
                let reason = reason.clone();
                SummedBefore { before, reason, log_index }
            });
        }
        _ => {}
    }
    Ok(())
}

/// Versions that bear the paper that was wrong bear the right one.
fn paper(conn: &Connection, campaign: &CampaignId, before: &PlanPaper, after: &PlanPaper) -> Result<()> {
    for version in versions(conn, campaign)?.iter_mut().filter(|version| version.plan.paper() == *before) {
        version.plan.put_paper_right(after);
        let sql = "update campaign_plan set plan = ?3 where campaign = ?1 and version = ?2";
        run(conn, sql, params![campaign.as_str(), version.version, json(&version.plan)?])?;
    }
    Ok(())
}

impl CampaignRow {
    /// A review, or the conclusion where no phase is named, as it is right; what was recorded before stays beside it.
    fn sum_up(&mut self, phase: Option<&str>, after: &Summed, kept: impl Fn(Summed) -> SummedBefore) {
        let Summed { summary, document, on } = after.clone();
        match phase {
            Some(phase) => {
                if let Some(review) = self.reviews.iter_mut().find(|review| review.phase == phase) {
                    let before = Summed {
                        summary: std::mem::replace(&mut review.summary, summary),
                        document: std::mem::replace(&mut review.document, document),
                        on: std::mem::replace(&mut review.on, on),
                    };
                    review.corrected.push(kept(before));
                }
            }
            None => {
                if let Some(end) = &mut self.conclusion {
                    let before = Summed {
                        summary: std::mem::replace(&mut end.summary, summary),
                        document: std::mem::replace(&mut end.document, document),
                        on: std::mem::replace(&mut end.on, on),
                    };
                    end.corrected.push(kept(before));
                }
            }
        }
    }
}
