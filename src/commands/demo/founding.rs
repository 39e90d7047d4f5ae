//! How a locality begins: entered into the ledger, its units and accounts, its council, who may sign, its plans.

use super::agenda::{Agenda, act, acting};
use super::diary::Diary;
use super::lots::Lots;
use super::papers::Sheet;
use super::world::{Person, Town, World};
use jiff::civil::{Date, date};
use sovang_desk::PlanWithFile;
use sovang_domain::authority::{Grant, Role};
use sovang_domain::calendar::Holidays;
use sovang_domain::ids::CampaignId;
use sovang_domain::locality::SigningMode;
use sovang_domain::plan::Plan;
use sovang_words::format::{date as date_words, written_date};

/// What every part of the story needs.
pub(super) struct Stage<'a> {
    pub(super) seed: u64,
    pub(super) holidays: &'a Holidays,
    pub(super) world: &'a World,
}

impl<'a> Stage<'a> {
    /// A diary of its own: what is written in it depends on nothing but the seed and this name.
    pub(super) fn diary(&self, name: &str, day: Date) -> Diary<'a> {
        Diary::new(self.holidays, Lots::new(self.seed, name), day)
    }
}

/// The account by which the machine's keeper is appointed, at the console.
pub(super) const CONSOLE: &str = crate::wiring::CONSOLE;

/// Appoints the keeper of the machine.
pub(super) fn keeper(stage: &Stage<'_>, agenda: &mut Agenda) {
    let mut diary = stage.diary("keeper", date(2025, 7, 14));
    open(&mut diary, CONSOLE, &stage.world.keeper);
    agenda.add(diary);
}

fn open(diary: &mut Diary<'_>, by: &str, person: &Person) {
    let Person { account, name, position, grants, .. } = person.clone();
    diary.does(
        by.into(),
        act!(|office, asking| office.desk.open_account(&asking, &account, name, position, grants)),
    );
}

/// Enters a locality with all that belongs to it.
pub(super) fn locality(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, from: Date) {
    let mut diary = stage.diary(&format!("founding of {}", town.id), from);
    let keeper = &stage.world.keeper.account;
    let (id, kind, name) = (town.id.clone(), town.kind, town.name.clone());
    let province = (town.province_kind.clone(), town.province.clone());
    diary.does(
        keeper.clone(),
        act!(|office, asking| office.desk.register_locality(&asking, &id, kind, name, province)),
    );
    let reports = |grant: &Grant| grant.role == Role::Reporter;
    let (reporters, officers): (Vec<_>, Vec<_>) =
        town.people.iter().partition(|person| person.grants.iter().any(reports));
    for officer in officers {
        open(&mut diary, keeper.as_str(), officer);
    }
    diary.later(1);
    for unit in &town.units {
        let (locality, unit) = (town.id.clone(), unit.clone());
        diary.does(
            town.account("vanthu"),
            act!(|office, asking| office
                .desk
                .register_unit(&asking, &locality, unit.id, unit.name, unit.kind)),
        );
    }
    for reporter in reporters {
        open(&mut diary, keeper.as_str(), reporter);
    }
    diary.later(1);
    let (locality, members, day) = (town.id.clone(), town.council.clone(), diary.day());
    let document = format!("Quyết định số 12/QĐ-UBND ngày {}", date_words(day));
    diary.does(
        town.account("vanthu"),
        act!(|office, asking| office.desk.appoint_council(&asking, &locality, members, day, document)),
    );
    let (locality, deputy) = (town.id.clone(), town.account("phochutich"));
    let document = format!("Văn bản số 31/UBND-VP ngày {} về giao ký thay", date_words(day));
    diary.looks_up(
        town.account("vanthu"),
        act!(|office, asking| office.desk.delegate_officer(
            &asking,
            &locality,
            deputy,
            SigningMode::ForHead,
            (day, None),
            document
        )),
    );
    agenda.add(diary);
}

/// Issues a plan, enrols the units, and has them file their own plans between two days, where the plan wants them.
pub(super) fn campaign(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    plan: &Plan,
    issued: Date,
    unit_plans: Option<(Date, Date)>,
) -> CampaignId {
    let id = plan.campaign_id();
    let mut diary = stage.diary(&format!("plan of {id}"), issued);
    let plan = plan.clone();
    diary.does(
        town.account("vanthu"),
        acting(move |office, asking| async move {
            let file = Some(office.keep("ke-hoach", &signed(&plan).pdf()).await?);
            Ok(Some(office.desk.issue_plan(&asking, PlanWithFile { plan, file }).await?))
        }),
    );
    let (campaign, units) = (id.clone(), town.enrolled().map(|unit| unit.id.clone()).collect());
    diary.does(
        town.account("thiduakhenthuong"),
        act!(|office, asking| office.desk.enrol_units(&asking, &campaign, units)),
    );
    agenda.add(diary);
    let Some((first, last)) = unit_plans else { return id };
    for unit in town.enrolled() {
        let mut diary = stage.diary(&format!("unit plan of {id} {}", unit.id), first);
        let days = stage.holidays.working_days_between(first, last).unwrap_or(1).max(1);
        let chosen = diary.lots.between(0, u32::from(days) - 1);
        diary.later(u16::try_from(chosen).unwrap_or_default());
        let (campaign, unit, town_name) = (id.clone(), unit.clone(), town.name.clone());
        let number = diary.lots.between(2, 40);
        diary.does(
            town.reporter(&unit.id),
            acting(move |office, asking| async move {
                let title = format!("Kế hoạch số {number:02} của {}", unit.name);
                let line =
                    format!("Hưởng ứng phong trào thi đua đổi mới sáng tạo và chuyển đổi số, {town_name}.");
                let paper = office.keep("ke-hoach", &Sheet::new(title, [line]).pdf()).await?;
                Ok(Some(office.desk.file_unit_plan(&asking, &campaign, unit.id, Some(paper)).await?))
            }),
        );
        agenda.add(diary);
    }
    id
}

/// The paper of a plan, as it was signed.
fn signed(plan: &Plan) -> Sheet {
    let number = plan.number.as_deref().unwrap_or("không ghi số");
    let day = plan.date.map_or_else(|| "không ghi ngày".to_owned(), written_date);
    let lines = [
        format!("Kế hoạch {number}, {day}. {}.", plan.issuer),
        format!("{} {}.", plan.signatory.position, plan.signatory.name),
    ];
    Sheet::new(&plan.title, lines)
}
