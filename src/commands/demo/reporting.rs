//! The yearly reports of all units of a campaign: on time, late, returned and filed again, waived, or never filed.

use super::agenda::{Act, Agenda, Office, Stuck, act, acting};
use super::diary::Diary;
use super::founding::Stage;
use super::lots::Lots;
use super::papers::{Sheet, picture};
use super::words;
use super::world::{Town, UnitData};
use jiff::civil::Date;
use sovang_domain::calendar::{Deadline, days_after};
use sovang_domain::ids::{CampaignId, ReportId};
use sovang_domain::plan::{Occasion, Plan};
use sovang_domain::unit_report::ReportContent;

/// One year's reports of one campaign.
pub(super) struct Season<'a> {
    pub(super) campaign: &'a CampaignId,
    /// Its plan, which names who reports.
    pub(super) plan: &'a Plan,
    pub(super) year: i16,
    /// First and last day on which units report on time.
    pub(super) days: (Date, Date),
    /// How many come after that.
    pub(super) late: usize,
    /// How many never come.
    pub(super) missing: usize,
    /// How many are returned for completion.
    pub(super) returned: usize,
    /// A unit that need not report, and why.
    pub(super) waived: Option<(&'a str, &'a str)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    OnTime,
    Returned,
    Late,
    /// Late by a minute: filed just after midnight.
    JustLate,
    /// On time by a minute: filed just before midnight.
    JustInTime,
}

/// Has the units report.
pub(super) fn season(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, season: &Season<'_>) {
    let name = format!("reports of {} {}", season.campaign, season.year);
    let mut lots = Lots::new(stage.seed, &name);
    let waived = season.waived.map(|(unit, _)| unit);
    let mut units: Vec<_> = town
        .enrolled()
        .filter(|unit| season.plan.duty_of(unit.kind, Occasion::Annual).is_some())
        .filter(|unit| Some(unit.id.as_str()) != waived)
        .collect();
    units.sort_by_cached_key(|_| lots.next());
    let reporting = units.len().saturating_sub(season.missing);
    for (place, unit) in units.into_iter().take(reporting).enumerate() {
        let fate = match place {
            0 if season.late > 0 => Fate::JustLate,
            place if place < season.late => Fate::Late,
            place if place < season.late + season.returned => Fate::Returned,
            place if place == season.late + season.returned && season.late > 0 => Fate::JustInTime,
            _ => Fate::OnTime,
        };
        let diary = stage.diary(&format!("{name} {}", unit.id), season.days.0);
        agenda.add(report(diary, town, season, unit, fate));
    }
    if let Some((unit, reason)) = season.waived {
        let mut diary = stage.diary(&format!("{name} waived"), season.days.0);
        diary.later(4);
        let (campaign, year, unit, reason) =
            (season.campaign.clone(), season.year, unit.into(), reason.to_owned());
        diary.does(
            town.account("thiduakhenthuong"),
            act!(|office, asking| office.desk.waive_report(
                &asking,
                &campaign,
                &unit,
                (year, Occasion::Annual),
                reason
            )),
        );
        agenda.add(diary);
    }
}

/// The commune's own report to the level above: signed with that number on `on`, recorded by the clerk some working days
/// later.
pub(super) fn upward(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    (campaign, year): (&CampaignId, i16),
    (number, on): (&'static str, Date),
    results: &'static str,
) {
    let mut diary = stage.diary(&format!("report of {campaign} {year} upward"), on);
    diary.later(2);
    let campaign = campaign.clone();
    diary.does(
        town.account("vanthu"),
        acting(move |office, asking| async move {
            let title = format!("Báo cáo số {number} (bản ký, trình diễn)");
            let paper = office.keep("bao-cao", &Sheet::new(title, [results.to_owned()]).pdf()).await?;
            let (results, documents) = (results.to_owned(), vec![paper]);
            let content = ReportContent { results, difficulties: String::new(), documents };
            let (period, paper) = ((year, Occasion::Annual), (number.to_owned(), on));
            Ok(Some(office.desk.send_report(&asking, &campaign, period, paper, content).await?))
        }),
    );
    agenda.add(diary);
}

fn report<'a>(
    mut diary: Diary<'a>,
    town: &Town,
    season: &Season<'_>,
    unit: &UnitData,
    fate: Fate,
) -> Diary<'a> {
    let (first, last) = season.days;
    let span = u32::try_from(first.until(last).map_or(0, |span| span.get_days())).unwrap_or_default();
    let file = filing(town, season, unit, &mut diary.lots);
    let by = town.reporter(&unit.id);
    let (hour_before, minute_after) = (diary.lots.between(1_425, 1_439), diary.lots.between(0, 9));
    let filed = match fate {
        Fate::JustInTime => last,
        Fate::JustLate => days_after(last, 1),
        Fate::Late => days_after(last, i32::try_from(diary.lots.between(2, 8)).unwrap_or(2)),
        Fate::OnTime | Fate::Returned => {
            days_after(first, i32::try_from(diary.lots.between(0, span.saturating_sub(3))).unwrap_or(0))
        }
    };
    match fate {
        Fate::JustInTime => drop(diary.does_at(filed, hour_before, by, file)),
        Fate::JustLate => drop(diary.does_at(filed, minute_after, by, file)),
        _ => drop(diary.on(filed).does(by, file)),
    }
    let id = ReportId::of(season.campaign, &unit.id, season.year, Occasion::Annual);
    let reader = diary.lots.pick(&["chuyendoiso", "thiduakhenthuong"]);
    diary.on(days_after(filed, 1));
    let pause = diary.lots.between(0, 3);
    diary.later(u16::try_from(pause).unwrap_or_default());
    if fate == Fate::Returned {
        let (report, reason) = (id.clone(), diary.lots.pick(&words::RETURNED).to_owned());
        let due = Some(Deadline::By(days_after(diary.day(), 7)));
        diary.does(
            town.account(reader),
            act!(|office, asking| office.desk.return_report(&asking, &report, reason, due)),
        );
        let pause = diary.lots.between(1, 4);
        diary.later(u16::try_from(pause).unwrap_or(1));
        let (report, owner) = (id.clone(), unit.id.clone());
        let draft = draft(town, season, unit, &mut diary.lots);
        diary.does(
            town.reporter(&unit.id),
            acting(move |office, asking| async move {
                let content = draft.content(&office).await?;
                Ok(Some(office.desk.refile_report(&asking, &report, &owner, content).await?))
            }),
        );
        let pause = diary.lots.between(1, 2);
        diary.later(u16::try_from(pause).unwrap_or(1));
    }
    let remark = diary.lots.pick(&words::ACCEPTED).to_owned();
    diary.does(town.account(reader), act!(|office, asking| office.desk.accept_report(&asking, &id, remark)));
    diary
}

fn filing(town: &Town, season: &Season<'_>, unit: &UnitData, lots: &mut Lots) -> Act {
    let (campaign, owner, year) = (season.campaign.clone(), unit.id.clone(), season.year);
    let draft = draft(town, season, unit, lots);
    acting(move |office, asking| async move {
        let content = draft.content(&office).await?;
        let what = (year, Occasion::Annual);
        Ok(Some(office.desk.file_report(&asking, &campaign, &owner, what, content).await?))
    })
}

/// What the unit reports: words now, papers when it is filed.
struct Draft {
    results: String,
    difficulties: String,
    title: String,
    photograph: Option<u64>,
}

fn draft(town: &Town, season: &Season<'_>, unit: &UnitData, lots: &mut Lots) -> Draft {
    Draft {
        results: words::results(unit.kind, season.year, lots),
        difficulties: words::difficulties(unit.kind, lots),
        title: format!(
            "Báo cáo kết quả phong trào thi đua năm {}, {}, {}",
            season.year, unit.name, town.name
        ),
        photograph: lots.chance(20).then(|| lots.next()),
    }
}

impl Draft {
    async fn content(self, office: &Office) -> Result<ReportContent, Stuck> {
        let Self { results, difficulties, title, photograph } = self;
        let sheet = Sheet::new(title, [results.clone(), difficulties.clone()]);
        let mut documents = vec![office.keep("bao-cao", &sheet.pdf()).await?];
        if let Some(number) = photograph {
            documents.push(office.keep("anh-hoat-dong", &picture(number)).await?);
        }
        Ok(ReportContent { results, difficulties, documents })
    }
}
