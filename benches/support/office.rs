//! Whole commands: reports filed at the desk, each waited for until the views show it.

use super::{commune, tally};
use sovang_desk::{Asking, Desk};
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::ids::{AccountId, CampaignId};
use sovang_domain::plan::Occasion;
use sovang_domain::unit_report::ReportContent;
use sovang_ledger::{CommandKey, Ledger};
use sovang_projections::Views;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The years that the plan runs: one report of each unit a year.
const YEARS: [i16; 6] = [2025, 2026, 2027, 2028, 2029, 2030];

/// Many communes that owe reports, and the desk that takes them.
pub struct Office {
    desk: Desk,
    views: Views,
    campaigns: Vec<CampaignId>,
    next: Arc<AtomicUsize>,
}

impl Office {
    /// Founds so many communes in a ledger that holds nothing but the domain's facts.
    pub async fn open(ledger: &Ledger, folder: &Path, communes: usize) -> Self {
        let plan = commune::plan();
        let mut campaigns = Vec::new();
        for number in 0..communes {
            campaigns.push(commune::found(ledger, &plan, &format!("xa-{number}")).await);
        }
        let views = Views::open(folder, ledger.clone()).await.unwrap();
        let head = *ledger.head().borrow();
        views.reached(head - 1, Duration::from_secs(600)).await.unwrap();
        let desk = Desk::new(ledger.clone(), views.clone(), Arc::new(commune::rules()));
        Self { desk, views, campaigns, next: Arc::default() }
    }

    /// Reports a second that so many clients file, from the request to the moment it can be read.
    pub async fn reports(&self, clients: usize, time: Duration) -> f64 {
        let client = |_| {
            let (desk, views, next) = (self.desk.clone(), self.views.clone(), Arc::clone(&self.next));
            let campaigns = self.campaigns.clone();
            move |_| {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let campaign = campaigns[number % campaigns.len()].clone();
                let report = number / campaigns.len();
                let (desk, views) = (desk.clone(), views.clone());
                async move { file(&desk, &views, &campaign, report).await }
            }
        };
        tally::per_second(clients, time, client).await
    }
}

/// Files the `number`th report of a campaign and waits until it can be read.
async fn file(desk: &Desk, views: &Views, campaign: &CampaignId, number: usize) {
    let unit = commune::unit(number % commune::UNITS);
    let year = YEARS.get(number / commune::UNITS).copied().expect("more communes: every report is filed");
    let locality = campaign.locality();
    let key = CommandKey::random();
    let asking = Asking {
        by: AccountId::within(&locality, &format!("bc-{unit}")),
        grants: vec![Grant { role: Role::Reporter, scope: Scope::Unit(locality, unit.clone()) }],
        // in its own year: nobody takes a report before
        at: format!("{year}-12-20T02:00:00Z").parse().unwrap(),
        fingerprint: key.to_string(),
        key,
        seen: None,
        answer: "/noi-bo/bao-cao".to_owned(),
    };
    let content = ReportContent {
        results: "Đã hướng dẫn 96 hộ nộp hồ sơ trực tuyến, lập 04 tổ công nghệ số cộng đồng. ".repeat(3),
        difficulties: "Sóng yếu ở cuối ấp.".to_owned(),
        documents: Vec::new(),
    };
    let done = desk.file_report(&asking, campaign, &unit, (year, Occasion::Annual), content).await.unwrap();
    views.reached(done.log_index, Duration::from_secs(10)).await.unwrap();
}
