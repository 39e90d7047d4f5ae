//! Who and what there is in the demonstration: localities, units, and everyone with an account.

use super::names::{Names, Region};
use serde::Deserialize;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::ids::{AccountId, LocalityId, UnitId};
use sovang_domain::locality::{CouncilMember, CouncilPosition, LocalityKind, UnitKind};
use sovang_words::award_form::PlaceWords;
use sovang_words::terms;

const TOWNS: &str = include_str!("towns.toml");

/// The keeper of the machine, who registers localities and opens accounts.
pub(super) const KEEPER: &str = "sovang.quantri";

#[derive(Debug, Deserialize)]
struct Towns {
    town: Vec<TownData>,
}

#[derive(Debug, Deserialize)]
struct TownData {
    id: LocalityId,
    kind: LocalityKind,
    name: String,
    province: String,
    province_kind: String,
    region: Region,
    units: Vec<UnitData>,
}

/// A unit of a locality.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct UnitData {
    pub(super) id: UnitId,
    pub(super) name: String,
    pub(super) kind: UnitKind,
    /// Position of the one who reports for it.
    head: String,
    /// Whether it takes part in campaigns; the room that receives the reports does not.
    #[serde(default = "yes")]
    pub(super) enrolled: bool,
}

fn yes() -> bool {
    true
}

/// Someone with an account.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) account: AccountId,
    pub(super) name: String,
    pub(super) position: String,
    pub(super) grants: Vec<Grant>,
    pub(super) password: String,
}

/// A locality with its people.
#[derive(Clone, Debug)]
pub(super) struct Town {
    pub(super) id: LocalityId,
    pub(super) kind: LocalityKind,
    pub(super) name: String,
    pub(super) province: String,
    pub(super) province_kind: String,
    pub(super) units: Vec<UnitData>,
    pub(super) people: Vec<Person>,
    pub(super) council: Vec<CouncilMember>,
}

/// Everything there is.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) keeper: Person,
    pub(super) towns: Vec<Town>,
}

/// Members besides chairman and deputy: login, position, unit, place in the council.
const MEMBERS: [(&str, &str, &str, CouncilPosition); 7] = [
    ("truongphong-vhxh", "Trưởng phòng Văn hóa - Xã hội", "phong-van-hoa-xa-hoi", CouncilPosition::Secretary),
    ("chutich-mttq", "Chủ tịch Ủy ban Mặt trận Tổ quốc {cap}", "mat-tran", CouncilPosition::ViceChair),
    ("chutich-nongdan", "Chủ tịch Hội Nông dân {cap}", "hoi-nong-dan", CouncilPosition::Member),
    ("chutich-phunu", "Chủ tịch Hội Liên hiệp Phụ nữ {cap}", "hoi-phu-nu", CouncilPosition::Member),
    ("bithu-doan", "Bí thư Đoàn TNCS Hồ Chí Minh {cap}", "doan-thanh-nien", CouncilPosition::Member),
    ("truong-congan", "Trưởng Công an {cap}", "cong-an", CouncilPosition::Member),
    ("truong-quansu", "Chỉ huy trưởng Ban Chỉ huy Quân sự {cap}", "quan-su", CouncilPosition::Member),
];

/// Officers: login, position, roles besides those of the locality.
const OFFICERS: [(&str, &str, &[Role]); 7] = [
    ("vanthu", "công chức văn thư", &[Role::Clerk]),
    ("chuyendoiso", "công chức phụ trách chuyển đổi số", &[Role::AppraiserAchievement]),
    ("thiduakhenthuong", "công chức phụ trách thi đua khen thưởng", &[Role::AppraiserDossier]),
    ("giamsat", "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc {cap}, phụ trách giám sát", &[Role::Supervisor]),
    ("kiemtoan", "công chức Tài chính - Kế toán, kiểm toán nội bộ", &[Role::Auditor]),
    ("chutich", "Chủ tịch Ủy ban nhân dân {cap}", &[Role::Chairman, Role::Council]),
    ("phochutich", "Phó Chủ tịch Ủy ban nhân dân {cap}", &[Role::Chairman, Role::Council]),
];

/// Names that the story needs as they are: locality, login, name.
const KNOWN: [(&str, &str, &str); 4] = [
    ("phu-tan", "chuyendoiso", "Đặng Đức Khoa"),
    ("phu-tan", "thiduakhenthuong", "Phan Thị Thu Hiền"),
    ("phu-tan", "phochutich", "Lương Thị Minh Xuân"),
    ("phong-quang", "thiduakhenthuong", "Nông Thị Bích Liên"),
];

impl World {
    /// The world of a seed.
    ///
    /// # Errors
    /// When the data carried in the program does not read; a test keeps that from happening.
    pub(super) fn new(seed: u64) -> Result<Self, String> {
        let read: Towns = toml::from_str(TOWNS).map_err(|error| error.to_string())?;
        let mut names = Names::new(seed, "sovang", Region::North).map_err(|error| error.to_string())?;
        let keeper = Person {
            account: KEEPER.into(),
            name: names.person(),
            position: "quản trị hệ thống".to_owned(),
            grants: vec![Grant { role: Role::Administrator, scope: Scope::Everywhere }],
            password: names.password(),
        };
        let towns = read.town.into_iter().map(|data| town(seed, data)).collect::<Result<_, _>>()?;
        Ok(Self { keeper, towns })
    }

    /// The locality of that name.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn town(&self, id: &str) -> Result<&Town, String> {
        self.towns.iter().find(|town| town.id.as_str() == id).ok_or_else(|| format!("no locality {id}"))
    }

    /// Everyone with an account, the keeper first.
    pub(super) fn everyone(&self) -> impl Iterator<Item = &Person> {
        std::iter::once(&self.keeper).chain(self.towns.iter().flat_map(|town| &town.people))
    }
}

fn town(seed: u64, data: TownData) -> Result<Town, String> {
    let mut names = Names::new(seed, data.id.as_str(), data.region).map_err(|error| error.to_string())?;
    let TownData { id, kind, name, province, province_kind, units, .. } = data;
    let scope = Scope::Locality(id.clone());
    let mut people = Vec::new();
    let called = PlaceWords { level: terms::locality_kind(kind), above: &province_kind };
    let mut add = |login: &str, position: &str, grants: Vec<Grant>| {
        let known = KNOWN.iter().find(|(town, known, _)| *town == id.as_str() && *known == login);
        people.push(Person {
            account: AccountId::within(&id, login),
            name: known.map_or_else(|| names.person(), |(_, _, name)| (*name).to_owned()),
            position: called.fill(position),
            grants,
            password: names.password(),
        });
    };
    let held =
        |roles: &[Role]| roles.iter().map(|role| Grant { role: *role, scope: scope.clone() }).collect();
    for (login, position, roles) in OFFICERS.iter().take(5) {
        add(login, position, held(roles));
    }
    for (login, position, _, _) in MEMBERS {
        add(login, position, held(&[Role::Council]));
    }
    for (login, position, roles) in OFFICERS.iter().skip(5) {
        add(login, position, held(roles));
    }
    for unit in &units {
        let scope = Scope::Unit(id.clone(), unit.id.clone());
        let position = post(&unit.head, &unit.name);
        add(&reporter(&unit.id), &position, vec![Grant { role: Role::Reporter, scope }]);
    }
    let council = council(&id);
    Ok(Town { id, kind, name, province, province_kind, units, people, council })
}

/// "Trưởng thôn" of "Thôn Đông" is "Trưởng thôn Đông": what both say is said once.
fn post(head: &str, unit: &str) -> String {
    let (said, name) = (head.to_lowercase(), unit.to_lowercase());
    let words: Vec<&str> = unit.split(' ').collect();
    let shared = (1..words.len()).rev().find(|count| {
        let start = name.split(' ').take(*count).collect::<Vec<_>>().join(" ");
        said.ends_with(&start)
    });
    format!("{head} {}", words[shared.unwrap_or_default()..].join(" "))
}

/// The login of the one who reports for a unit.
fn reporter(unit: &UnitId) -> String {
    format!("bc-{unit}")
}

fn council(locality: &LocalityId) -> Vec<CouncilMember> {
    let office = "van-phong-hdnd-ubnd";
    let leaders =
        [("chutich", office, CouncilPosition::Chair), ("phochutich", office, CouncilPosition::ViceChair)];
    let members = MEMBERS.iter().map(|(login, _, unit, position)| (*login, *unit, *position));
    let seats = leaders.into_iter().chain(members);
    let seat = |(login, unit, position): (&str, &str, CouncilPosition)| CouncilMember {
        account: AccountId::within(locality, login),
        position,
        unit: unit.into(),
    };
    seats.map(seat).collect()
}

impl Town {
    /// An account of this locality.
    pub(super) fn account(&self, login: &str) -> AccountId {
        AccountId::within(&self.id, login)
    }

    /// The chairman as a paper names who signed it: position and name.
    pub(super) fn chairman(&self) -> String {
        let account = self.account("chutich");
        let head = self.people.iter().find(|person| person.account == account);
        head.map(|person| format!("{} {}", person.position, person.name)).unwrap_or_default()
    }

    /// The account that reports for a unit.
    pub(super) fn reporter(&self, unit: &UnitId) -> AccountId {
        self.account(&reporter(unit))
    }

    /// The units that take part in campaigns.
    pub(super) fn enrolled(&self) -> impl Iterator<Item = &UnitData> {
        self.units.iter().filter(|unit| unit.enrolled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn four_localities_have_units_a_council_and_every_role() {
        let world = World::new(1).unwrap();
        assert_eq!(world.towns.len(), 4);
        for town in &world.towns {
            assert!((12..=24).contains(&town.units.len()), "{}: {}", town.id, town.units.len());
            assert_eq!(town.council.len(), 9);
            let units: BTreeSet<_> = town.units.iter().map(|unit| &unit.id).collect();
            assert_eq!(units.len(), town.units.len());
            assert!(town.council.iter().all(|member| units.contains(&member.unit)));
            let accounts: BTreeSet<_> = town.people.iter().map(|person| &person.account).collect();
            assert_eq!(accounts.len(), town.people.len());
            assert!(town.council.iter().all(|member| accounts.contains(&member.account)));
            for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
                let held = |person: &Person| person.grants.iter().any(|grant| grant.role == role);
                assert!(town.people.iter().any(held), "{}: nobody is {}", town.id, role.word());
            }
            assert!(town.people.iter().all(|person| person.grants.iter().all(Grant::is_sound)));
        }
    }
}
