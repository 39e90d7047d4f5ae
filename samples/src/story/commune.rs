//! The commune: its units, its people, its council, its campaign.

use crate::world::World;
use crate::{campaign_id, phu_tan};
use jiff::civil::date;
use sovang_domain::account::AccountEvent;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::ids::{SubjectId, UnitId};
use sovang_domain::locality::{
    CouncilMember, CouncilPosition, LocalityEvent, LocalityKind, SigningMode, UnitKind,
};
use sovang_domain::personal::Personal;

/// The units, with their names when they were registered.
const UNITS: [(&str, &str, UnitKind); 5] = [
    ("ap-trung", "Ban nhân dân ấp 2", UnitKind::Village),
    ("ap-dong", "Ban nhân dân ấp Đông", UnitKind::Village),
    ("ap-tay", "Ban nhân dân ấp Tây", UnitKind::Village),
    ("tram-y-te", "Trạm Y tế xã", UnitKind::Service),
    ("van-phong", "Văn phòng HĐND và UBND xã", UnitKind::Office),
];

/// The council: login, name, what else the person is, the unit it sits for.
pub(super) const COUNCIL: [(&str, &str, &str, &str); 9] = [
    ("chairman", "Nguyễn Quốc Bảo", "Chủ tịch UBND xã", "van-phong"),
    ("council", "Lê Thị Mỹ Hạnh", "Trưởng Trạm Y tế xã", "tram-y-te"),
    ("deputy", "Trương Văn Lợi", "Phó Chủ tịch UBND xã", "van-phong"),
    ("hd-4", "Neang Sóc Kha", "Trưởng ban Công tác Mặt trận ấp Trung", "ap-trung"),
    ("hd-5", "Hồ Văn Phước", "Trưởng ban Công tác Mặt trận ấp Đông", "ap-dong"),
    ("hd-6", "Bùi Thị Cẩm Tú", "Chủ tịch Hội Liên hiệp Phụ nữ xã", "van-phong"),
    ("hd-7", "Đỗ Minh Triết", "Bí thư Đoàn xã", "van-phong"),
    ("hd-8", "Mai Văn Tám", "Chủ tịch Hội Nông dân xã", "van-phong"),
    ("hd-9", "Cao Thị Bích", "Chủ tịch Hội Cựu chiến binh xã", "van-phong"),
];

impl World {
    /// From July 2025 on.
    pub(super) fn founded(&mut self) {
        let stamp = self.on("2025-07-01").by("quan-tri");
        let (name, province) = ("Phú Tân".to_owned(), "An Giang".to_owned());
        let (kind, province_kind) = (LocalityKind::Rural, "tỉnh".to_owned());
        let registered = LocalityEvent::LocalityRegistered { kind, name, province, province_kind, stamp };
        self.given("phu-tan", registered);
        self.staff();
        for (unit, name, kind) in UNITS {
            let (name, stamp) = (name.to_owned(), self.by("clerk"));
            self.given("phu-tan", LocalityEvent::UnitRegistered { unit: unit.into(), name, kind, stamp });
        }
        self.seat_the_council();
        self.name_the_village();
        self.delegate_the_deputy();
        self.on("2025-09-01").issue_the_plan();
    }

    fn staff(&mut self) {
        let everywhere = Scope::Locality("phu-tan".into());
        let village = Scope::Unit("phu-tan".into(), "ap-trung".into());
        let officials = [
            ("clerk", "Lý Thị Thu", "văn thư", Role::Clerk, everywhere.clone()),
            ("ap-trung", "Võ Thành Đạt", "trưởng ấp", Role::Reporter, village),
            (
                "cds",
                "Đặng Đức Khoa",
                "công chức chuyển đổi số",
                Role::AppraiserAchievement,
                everywhere.clone(),
            ),
            (
                "tdkt",
                "Phan Thị Thu Hiền",
                "công chức phụ trách thi đua khen thưởng",
                Role::AppraiserDossier,
                everywhere.clone(),
            ),
        ];
        for (login, name, position, role, scope) in officials {
            self.account(login, name, position, vec![Grant { role, scope }]);
        }
        for (login, name, position, _) in COUNCIL {
            let mut grants = vec![Grant { role: Role::Council, scope: everywhere.clone() }];
            if ["chairman", "deputy"].contains(&login) {
                grants.insert(0, Grant { role: Role::Chairman, scope: everywhere.clone() });
            }
            self.account(login, name, position, grants);
        }
    }

    fn account(&mut self, login: &str, name: &str, position: &str, grants: Vec<Grant>) {
        let full_name = Personal::new(SubjectId::new(format!("s-{login}")), name.to_owned());
        let (position, stamp) = (position.to_owned(), self.by("quan-tri"));
        let opened = AccountEvent::AccountOpened { full_name, position, grants, stamp };
        self.given(&format!("phu-tan.{login}"), opened);
    }

    fn seat_the_council(&mut self) {
        let (from, document) = (date(2025, 7, 10), "02/QĐ-UBND".to_owned());
        let stamp = self.by("clerk");
        self.given("phu-tan", LocalityEvent::CouncilAppointed { members: members(), from, document, stamp });
    }

    /// Hamlet 2 takes its old name back, and hamlet Tây is merged into it.
    fn name_the_village(&mut self) {
        let (unit, document): (UnitId, _) = ("ap-trung".into(), "15/NQ-HĐND".to_owned());
        let (before, after) = ("Ban nhân dân ấp 2".to_owned(), "Ban nhân dân ấp Trung".to_owned());
        let stamp = self.on("2025-08-01").by("clerk");
        let renamed = LocalityEvent::UnitRenamed {
            unit: unit.clone(),
            before,
            after,
            document: document.clone(),
            stamp,
        };
        self.given("phu-tan", renamed);
        let stamp = self.by("clerk");
        self.given(
            "phu-tan",
            LocalityEvent::UnitMerged { unit: "ap-tay".into(), into: unit, document, stamp },
        );
    }

    fn delegate_the_deputy(&mut self) {
        let delegated = LocalityEvent::OfficerDelegated {
            officer: "phu-tan.deputy".into(),
            mode: SigningMode::ForHead,
            from: date(2025, 8, 15),
            until: None,
            document: "08/QĐ-UBND".to_owned(),
            stamp: self.by("chairman"),
        };
        self.given("phu-tan", delegated);
    }

    fn issue_the_plan(&mut self) {
        let campaign = campaign_id();
        let (plan, stamp) = (Box::new(phu_tan().clone()), self.by("clerk"));
        self.given(campaign.as_str(), CampaignEvent::PlanIssued { plan, stamp });
        let units = ["ap-trung", "ap-dong", "tram-y-te"].map(UnitId::from).into();
        let stamp = self.on("2025-09-15").by("clerk");
        self.given(campaign.as_str(), CampaignEvent::UnitsEnrolled { units, stamp });
    }
}

/// As the decision that set it up names them.
pub(super) fn members() -> Vec<CouncilMember> {
    let position = |place: usize| match place {
        0 => CouncilPosition::Chair,
        2 => CouncilPosition::ViceChair,
        _ => CouncilPosition::Member,
    };
    let seats = COUNCIL.iter().enumerate().map(|(place, (login, _, _, unit))| CouncilMember {
        account: format!("phu-tan.{login}").as_str().into(),
        position: position(place),
        unit: (*unit).into(),
    });
    seats.collect()
}
