//! Years of awards in one commune: rounds of fifty, each nominee put forward, appraised, voted on and awarded.

mod round;

use super::commune;
use super::recorded::{RecordedNomination, RecordedRound, record};
use round::Round;
use sovang_domain::ids::{AwardId, CampaignId, NominationId, SubjectId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Plan;
use sovang_ledger::Ledger;
use std::sync::Arc;
use tokio::task::JoinSet;

/// Awards of one round.
pub const EACH: usize = 50;
/// The commune that has them all.
pub const LOCALITY: &str = "phu-tan";

const FAMILY: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Danh"];
const MIDDLE: [&str; 6] = ["Thị", "Văn", "Thị Thu", "Minh", "Hoàng", "Thị Ngọc"];
const GIVEN: [&str; 16] = [
    "Hòa",
    "Hoa",
    "Bình",
    "Duyên",
    "Nghĩa",
    "Trinh",
    "Khoa",
    "Phượng",
    "Liên",
    "Toàn",
    "Ánh",
    "Đức",
    "Quỳnh",
    "Tâm",
    "Thảo",
    "Vinh",
];
const DEEDS: [&str; 5] = [
    "Hướng dẫn {} hộ nộp hồ sơ trực tuyến",
    "Vận động {} hộ mở tài khoản thanh toán không dùng tiền mặt",
    "Số hóa {} trang sổ sách của ấp",
    "Lập {} tổ công nghệ số cộng đồng",
    "Đưa {} sản phẩm của ấp lên sàn thương mại điện tử",
];

/// The name of the `number`th.
pub fn name(number: usize) -> String {
    // neighbours in the roll are not neighbours in the alphabet
    let mixed = number.wrapping_mul(2_654_435_761) >> 7;
    let (family, middle) = (FAMILY[mixed % FAMILY.len()], MIDDLE[mixed / 8 % MIDDLE.len()]);
    format!("{family} {middle} {}", GIVEN[mixed / 48 % GIVEN.len()])
}

/// Enters the commune and about so many awards; how many there are.
pub async fn enter(ledger: &Ledger, awards: usize) -> usize {
    let plan = commune::plan();
    let campaign = commune::found(ledger, &plan, LOCALITY).await;
    let history = Arc::new(History { plan, campaign });
    let rounds = awards.div_ceil(EACH);
    let mut running = JoinSet::new();
    for number in 0..rounds {
        if running.len() >= 16 {
            running.join_next().await.unwrap().unwrap();
        }
        let (ledger, history) = (ledger.clone(), Arc::clone(&history));
        running.spawn(async move { history.round(&ledger, number).await });
    }
    running.join_all().await;
    rounds * EACH
}

struct History {
    plan: Plan,
    campaign: CampaignId,
}

impl History {
    async fn round(&self, ledger: &Ledger, number: usize) {
        let round = Round::new(self, number);
        record::<RecordedRound>(ledger, round.id.as_str(), vec![round.opened()]).await;
        for one in &round.nominees {
            record::<RecordedNomination>(ledger, one.nomination.as_str(), round.put_forward(one)).await;
        }
        record::<RecordedRound>(ledger, round.id.as_str(), round.decided()).await;
    }
}

/// One who is awarded.
struct One {
    number: usize,
    nomination: NominationId,
    subject: SubjectId,
    award: AwardId,
}

impl One {
    fn sealed(&self, text: impl Into<String>) -> Personal<String> {
        Personal::new(self.subject.clone(), text.into())
    }

    fn kind(&self) -> NomineeKind {
        [NomineeKind::Individual, NomineeKind::Individual, NomineeKind::Household][self.number % 3]
    }

    fn achievement(&self) -> Personal<String> {
        let deed = DEEDS[self.number % DEEDS.len()].replace("{}", &(self.number % 97 + 3).to_string());
        self.sealed(format!("{deed}, mã {:06}", self.number))
    }
}
