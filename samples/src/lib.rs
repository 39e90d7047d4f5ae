//! One made-up commune for tests: Phú Tân from 2025 to the spring of 2027, told as facts. The rows that tests draw
//! pages from are what the queries of the read models give of them; none is put together by hand.
//! Only for tests: nothing that is shipped depends on it.
#![allow(clippy::unwrap_used, reason = "for tests, which stop at the first surprise")]

pub mod office;
pub mod public;
mod story;
mod world;

pub use sovang_projections::round_docket::RoundStage;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use rusqlite::backup::Backup;
use sovang_domain::ids::{CampaignId, LocalityId, RoundId};
use sovang_domain::plan::{Occasion, Plan, parse};
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_projections::{Connection, Result, Views};
use std::sync::{LazyLock, Mutex, OnceLock};
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Builder;

/// The plans of the repository.
pub const PHU_TAN: &str = include_str!("../../plans/phu-tan.toml");
#[expect(missing_docs, reason = "as above")]
pub const PHU_THAI: &str = include_str!("../../plans/phu-thai.toml");
#[expect(missing_docs, reason = "as above")]
pub const PHONG_QUANG: &str = include_str!("../../plans/phong-quang-2025-2030.toml");
#[expect(missing_docs, reason = "as above")]
pub const PHONG_QUANG_2025: &str = include_str!("../../plans/phong-quang-2025.toml");
#[expect(missing_docs, reason = "as above")]
pub const TU_MINH: &str = include_str!("../../plans/tu-minh.toml");
/// All of them.
pub const PLANS: [&str; 5] = [PHU_TAN, PHU_THAI, PHONG_QUANG, PHONG_QUANG_2025, TU_MINH];

/// The day on which tests read: the annual round of 2026 is on notice.
#[must_use]
pub fn today() -> Date {
    date(2026, 11, 12)
}

/// A moment written as in RFC 3339.
#[must_use]
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The rules of the repository.
#[must_use]
pub fn rules() -> &'static Rulebook {
    static RULES: LazyLock<Rulebook> = LazyLock::new(|| {
        let files = RuleFiles {
            award_forms: include_str!("../../rules/award-forms.toml"),
            base_salary: include_str!("../../rules/base-salary.toml"),
            holidays: include_str!("../../rules/holidays.toml"),
            rounds: include_str!("../../rules/rounds.toml"),
            dossier: include_str!("../../rules/dossier.toml"),
        };
        Rulebook::parse(&files).unwrap()
    });
    &RULES
}

/// A plan as written in its file.
#[must_use]
pub fn plan(text: &str) -> Plan {
    parse(text, &rules().known_forms()).unwrap()
}

/// The plan of the campaign.
fn phu_tan() -> &'static Plan {
    static PLAN: LazyLock<Plan> = LazyLock::new(|| plan(PHU_TAN));
    &PLAN
}

/// The commune.
#[must_use]
pub fn locality_id() -> LocalityId {
    "phu-tan".into()
}

/// Its one campaign.
#[must_use]
pub fn campaign_id() -> CampaignId {
    CampaignId::within(&locality_id(), "doi-moi-sang-tao-chuyen-doi-so")
}

/// The annual round of 2026, the one the story is about.
#[must_use]
pub fn round_id() -> RoundId {
    RoundId::scheduled(&campaign_id(), 2026, Occasion::Annual)
}

/// The read models of the story up to a stage of the annual round, kept in memory.
fn told_up_to(stage: RoundStage) -> Mutex<Connection> {
    let folder = TempDir::new().unwrap();
    let told = story::told().at(stage);
    let last = told.last();
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    let views = runtime.block_on(async {
        let views = Views::open(folder.path(), told).await.unwrap();
        views.reached(last, Duration::from_secs(60)).await.unwrap();
        views
    });
    let mut memory = Connection::open_in_memory().unwrap();
    memory.set_prepared_statement_cache_capacity(200);
    let copied = views.read(|file| {
        let backup = Backup::new(file, &mut memory)?;
        Ok(backup.run_to_completion(10_000, Duration::ZERO, None)?)
    });
    copied.unwrap();
    Mutex::new(memory)
}

/// Asks the read models as they stood when the annual round of 2026 stood at a stage; built once in a process. At
/// [`RoundStage::Closed`] all of the story is told.
///
/// # Panics
/// When the query fails.
pub fn ask<T>(stage: RoundStage, query: impl FnOnce(&Connection) -> Result<T>) -> T {
    static TOLD: [OnceLock<Mutex<Connection>>; 8] = [const { OnceLock::new() }; 8];
    let told = TOLD[stage as usize].get_or_init(|| {
        // on a thread of its own: a test may run inside another runtime
        std::thread::spawn(move || told_up_to(stage)).join().unwrap()
    });
    query(&told.lock().unwrap()).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_domain::unit_report::Stage;
    use sovang_projections::nomination_board::NominationStage;
    use sovang_projections::public::rounds::Round;

    const STAGES: [RoundStage; 8] = [
        RoundStage::TakingNominations,
        RoundStage::NominationsClosed,
        RoundStage::OnNotice,
        RoundStage::NoticeOver,
        RoundStage::InCouncil,
        RoundStage::Proposed,
        RoundStage::Decided,
        RoundStage::Closed,
    ];

    #[test]
    fn the_annual_round_is_seen_at_each_stage() {
        for stage in STAGES {
            let Round { stage: found, listed, .. } = public::round(stage);
            assert_eq!(found, stage);
            assert_eq!(
                listed.len(),
                if stage as u8 >= RoundStage::OnNotice as u8 { 3 } else { 0 },
                "{stage:?}"
            );
        }
    }

    #[test]
    fn reports_nominations_and_awards_are_there_in_each_standing() {
        let reports = ["ap-trung", "ap-dong", "tram-y-te"].map(|unit| public::report(unit).stage);
        assert_eq!(reports, [Stage::Accepted, Stage::Filed, Stage::Owed]);
        let before = |views: &Connection| {
            sovang_projections::public::reports::of_campaign(views, &campaign_id(), 2025)
        };
        let before: Vec<Stage> = ask(RoundStage::OnNotice, before).iter().map(|row| row.stage).collect();
        for stage in [Stage::Accepted, Stage::Returned, Stage::Waived] {
            assert!(before.contains(&stage), "{stage:?}");
        }
        assert_eq!(office::nomination("n1").stage, NominationStage::Ready);
        assert_eq!(office::nomination("n4").stage, NominationStage::Withdrawn);
        assert!(public::award().is_standing() && !public::revoked().is_standing());
        assert_eq!(public::corrected().corrections.len(), 1);
        assert!(!public::from_above().authority.is_commune());
        let (waiting, answered) = (public::receipt(false), public::receipt(true));
        assert!(waiting.answer.is_none() && answered.answer.is_some());
    }
}
