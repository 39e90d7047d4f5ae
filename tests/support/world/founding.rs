//! How the world begins: two localities, their units and accounts, the council, the real plans.

use super::{HOME, PASSWORD, World, account};
use jiff::{SignedDuration, Timestamp};
use sovang_desk::Asking;
use sovang_desk::clock;
use sovang_domain::authority::{Grant, Role, Scope, clashes};
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_domain::locality::{CouncilMember, CouncilPosition, LocalityKind, UnitKind};
use sovang_domain::plan::{Plan, parse};
use std::sync::atomic::Ordering;

/// The neighbour, whose plan names a day for reports.
pub const NEIGHBOUR: &str = "phu-thai";
/// The keeper of the machine.
pub const KEEPER: &str = "sovang.quan-tri";

/// Units of Phú Tân: address, name, kind.
pub const UNITS: [(&str, &str, UnitKind); 6] = [
    ("ap-trung", "Ban nhân dân ấp Trung", UnitKind::Village),
    ("ap-dong", "Ban nhân dân ấp Đông", UnitKind::Village),
    ("tram-y-te", "Trạm Y tế xã", UnitKind::Service),
    ("truong-thcs", "Trường THCS Phú Mỹ", UnitKind::Service),
    ("hoi-nong-dan", "Hội Nông dân xã", UnitKind::Association),
    ("van-phong", "Văn phòng HĐND và UBND xã", UnitKind::Office),
];

/// Officers of Phú Tân: login, name, roles.
const OFFICERS: [(&str, &str, &[Role]); 11] = [
    ("van-thu", "Lê Thị Cẩm Tiên", &[Role::Clerk]),
    ("so-hoa", "Đặng Đức Khoa", &[Role::AppraiserAchievement]),
    ("thi-dua", "Phan Thị Thu Hiền", &[Role::AppraiserDossier]),
    ("hai-vai", "Hồ Minh Trí", &[Role::AppraiserAchievement, Role::AppraiserDossier]),
    ("chu-tich", "Trần Hữu Phước", &[Role::Chairman, Role::Council]),
    ("pho-chu-tich", "Lương Thị Minh Xuân", &[Role::Chairman, Role::Council]),
    ("hoi-dong-1", "Ngô Văn Út", &[Role::Council]),
    ("hoi-dong-2", "Trương Thị Bé Ba", &[Role::Council]),
    ("hoi-dong-3", "Đoàn Quốc Dũng", &[Role::Council]),
    ("mat-tran", "Bùi Thị Minh Nga", &[Role::Supervisor]),
    ("kiem-toan", "Châu Thị Ngọc Hân", &[Role::Auditor]),
];

/// The council: login, place, unit.
pub const COUNCIL: [(&str, CouncilPosition, &str); 5] = [
    ("chu-tich", CouncilPosition::Chair, "van-phong"),
    ("pho-chu-tich", CouncilPosition::ViceChair, "van-phong"),
    ("hoi-dong-1", CouncilPosition::Secretary, "ap-trung"),
    ("hoi-dong-2", CouncilPosition::Member, "hoi-nong-dan"),
    ("hoi-dong-3", CouncilPosition::Member, "tram-y-te"),
];

impl World {
    /// Everything that has been there since August 2025.
    pub(super) async fn populate(&mut self) {
        self.opens(
            KEEPER,
            "Nguyễn Quản Trị",
            vec![Grant { role: Role::Administrator, scope: Scope::Everywhere }],
        )
        .await;
        self.locality(HOME, "Phú Tân", ("tỉnh", "An Giang")).await;
        self.locality(NEIGHBOUR, "Phú Thái", ("thành phố", "Hải Phòng")).await;
        for (login, name, roles) in OFFICERS {
            self.opens(login, name, held(HOME, roles)).await;
        }
        for (unit, name, kind) in UNITS {
            self.unit(HOME, unit, name, kind).await;
        }
        self.unit(NEIGHBOUR, "truong-bac", "Trường Tiểu học Bắc", UnitKind::Service).await;
        self.unit(NEIGHBOUR, "truong-nam", "Trường Tiểu học Nam", UnitKind::Service).await;
        for (login, roles) in [
            ("thi-dua", &[Role::AppraiserDossier][..]),
            ("chu-tich", &[Role::Chairman]),
            ("mat-tran", &[Role::Supervisor]),
        ] {
            self.opens(&format!("{login}.{NEIGHBOUR}"), "Vũ Văn Láng Giềng", held(NEIGHBOUR, roles)).await;
        }
        self.council().await;
        let plan = self.plan(include_str!("../../../plans/phu-tan.toml"));
        let mut enrolled: Vec<&str> = UNITS.iter().map(|(unit, ..)| *unit).collect();
        self.campaign("thi-dua", plan, &enrolled).await;
        let plan = self.plan(include_str!("../../../plans/phu-thai.toml"));
        enrolled = vec!["truong-bac", "truong-nam"];
        self.campaign(&format!("thi-dua.{NEIGHBOUR}"), plan, &enrolled).await;
    }

    /// A request of the founding days.
    async fn then(&self, login: &str) -> Asking {
        let begun: Timestamp = "2025-08-15T01:00:00Z".parse().unwrap();
        let second = self.seconds.fetch_add(1, Ordering::Relaxed);
        let mut asking = self.asking(login, begun + SignedDuration::from_secs(second)).await;
        if login == "console" {
            asking.grants = vec![Grant { role: Role::Administrator, scope: Scope::Everywhere }];
        }
        asking
    }

    async fn locality(&self, id: &str, name: &str, (province_kind, province): (&str, &str)) {
        let asking = self.then("console").await;
        let province = (province_kind.to_owned(), province.to_owned());
        let kind = LocalityKind::Rural;
        self.desk.register_locality(&asking, &id.into(), kind, name.to_owned(), province).await.unwrap();
    }

    async fn unit(&self, locality: &str, unit: &str, name: &str, kind: UnitKind) {
        let login = if locality == HOME { "van-thu".to_owned() } else { format!("thi-dua.{locality}") };
        let mut asking = self.then(&login).await;
        if asking.grants.is_empty() {
            // the neighbour's officer comes with its units
            asking.grants = held(locality, &[Role::AppraiserDossier]);
        }
        let (id, unit) = (LocalityId::from(locality), UnitId::from(unit));
        self.desk.register_unit(&asking, &id, unit.clone(), name.to_owned(), kind).await.unwrap();
        let login = if locality == HOME { format!("bc-{unit}") } else { format!("bc-{unit}.{locality}") };
        let scope = Scope::Unit(id, unit);
        self.opens(&login, &format!("Người báo cáo của {name}"), vec![Grant { role: Role::Reporter, scope }])
            .await;
    }

    async fn opens(&self, login: &str, name: &str, grants: Vec<Grant>) {
        // who is no head of the commune says so in the position
        let position = match login {
            "pho-chu-tich" => "Phó Chủ tịch Ủy ban nhân dân xã".to_owned(),
            _ => format!("chức vụ của {}", account(login).local()),
        };
        self.opens_as(login, name, position, grants).await;
    }

    /// Opens an account of the home commune for somebody of that position and role.
    pub async fn opens_for(&self, login: &str, (name, position): (&str, &str), role: Role) {
        self.opens_as(login, name, position.to_owned(), held(HOME, &[role])).await;
    }

    async fn opens_as(&self, login: &str, name: &str, position: String, grants: Vec<Grant>) {
        let (asking, account) = (self.then("console").await, account(login));
        let (grants, beside) = match clashes(&grants).is_empty() {
            true => (grants, Vec::new()),
            false => (grants[..1].to_vec(), grants[1..].to_vec()),
        };
        let mut done =
            self.desk.open_account(&asking, &account, name.to_owned(), position, grants).await.unwrap();
        for grant in beside {
            let (asking, reason) = (self.then("console").await, Some("Xã ít người".to_owned()));
            done = self.desk.grant_role(&asking, &account, grant, reason).await.unwrap();
        }
        let ledger = self.desk.ledger();
        let phc = ledger.passwords().hash(PASSWORD).await.unwrap();
        ledger.put_credential(account.as_str(), &phc, clock::now()).await.unwrap();
        self.shows(&done).await;
    }

    async fn council(&self) {
        let asking = self.then("van-thu").await;
        let member = |(login, position, unit): (&str, CouncilPosition, &str)| CouncilMember {
            account: account(login),
            position,
            unit: unit.into(),
        };
        let members = COUNCIL.into_iter().map(member).collect();
        let from = sovang_domain::calendar::day(asking.at);
        let document = "Quyết định số 12/QĐ-UBND".to_owned();
        self.desk.appoint_council(&asking, &HOME.into(), members, from, document).await.unwrap();
    }

    /// A real plan.
    fn plan(&self, text: &str) -> Plan {
        parse(text, &self.desk.rules().known_forms()).unwrap()
    }

    async fn campaign(&self, officer: &str, plan: Plan, units: &[&str]) {
        let id = plan.campaign_id();
        self.desk.issue_plan(&self.then(officer).await, plan).await.unwrap();
        let units = units.iter().map(|unit| UnitId::from(*unit)).collect();
        let done = self.desk.enrol_units(&self.then(officer).await, &id, units).await.unwrap();
        self.shows(&done).await;
    }
}

fn held(locality: &str, roles: &[Role]) -> Vec<Grant> {
    roles.iter().map(|role| Grant { role: *role, scope: Scope::Locality(locality.into()) }).collect()
}
