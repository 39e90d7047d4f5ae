//! How the search follows the facts: what is published is entered, what is renamed or corrected is entered anew.

use super::entry::{Entry, Kind, put, remove};
use super::numbers;
use crate::award_roll::{self, AwardRow, RevocationRow};
use crate::cells::{int, rows, text};
use crate::decision_register::DecisionRow;
use crate::error::Result;
use crate::locality_directory::{self, UnitRow};
use crate::record::Record;
use crate::{campaign_board, decision_register};
use rusqlite::Connection;
use sovang_domain::award_round::{AwardField, AwardRoundEvent, symbol};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AwardId, CampaignId, LocalityId, UnitId};
use sovang_domain::locality::LocalityEvent;
use sovang_domain::nominee::NomineeKind;
use sovang_words::sought::also_called;
use sovang_words::{order, terms};

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    let locality = LocalityId::from(record.locality());
    match &record.fact {
        Fact::Locality(event) => of_locality(conn, &locality, event),
        Fact::Campaign(
            CampaignEvent::PlanIssued { .. }
            | CampaignEvent::PlanAmended { .. }
            | CampaignEvent::PlanPaperCorrected { .. },
        ) => campaign(conn, &record.stream.as_str().into()),
        Fact::AwardRound(event) => of_round(conn, &locality, event),
        _ => Ok(()),
    }
}

fn of_locality(conn: &Connection, id: &LocalityId, event: &LocalityEvent) -> Result<()> {
    use LocalityEvent as E;
    match event {
        E::LocalityRegistered { .. } => locality(conn, id),
        E::LocalityCorrected { .. } => {
            locality(conn, id)?;
            forms_named_anew(conn, id)
        }
        E::UnitRegistered { unit, .. }
        | E::UnitRenamed { unit, .. }
        | E::UnitNameCorrected { unit, .. }
        | E::UnitRenameTakenBack { unit, .. }
        | E::UnitMerged { unit, .. } => units_with(conn, id, unit),
        // what it was part of has its name no more
        E::UnitMergerTakenBack { unit, into, .. } => {
            units_with(conn, id, unit)?;
            units_with(conn, id, into)
        }
        E::UnitStruck { unit, .. } => remove(conn, Kind::Unit, id, unit.as_str()),
        _ => Ok(()),
    }
}

/// A unit with all that became part of it or of what it became part of: what bears its name now, with its awards.
fn units_with(conn: &Connection, locality: &LocalityId, id: &UnitId) -> Result<()> {
    let now = |id: &UnitId| -> Result<Option<UnitId>> {
        Ok(locality_directory::standing(conn, locality, id)?.map(|row| row.unit))
    };
    let stands = now(id)?;
    for row in locality_directory::units(conn, locality)? {
        if row.unit != *id && now(&row.unit)? != stands {
            continue;
        }
        for row in award_roll::of_unit(conn, locality, &row.unit)? {
            award(conn, &row)?;
        }
        unit(conn, locality, row)?;
    }
    Ok(())
}

fn of_round(conn: &Connection, locality: &LocalityId, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    match event {
        E::DecisionPublished { year, number, .. } => {
            decision_register::one(conn, locality, *year, *number)?.map_or(Ok(()), |row| decision(conn, &row))
        }
        E::AwardPublished { award: published, .. } => {
            let Some(row) = known(conn, &published.id)? else { return Ok(()) };
            form(conn, &row)?;
            award(conn, &row)
        }
        E::DecisionCorrected { award: corrected, .. }
        | E::AwardRevoked { award: corrected, .. }
        | E::AwardTakenBack { award: corrected, .. }
        | E::AwardEndTakenBack { award: corrected, .. } => {
            known(conn, corrected)?.map_or(Ok(()), |row| award(conn, &row))
        }
        E::HigherDecisionTakenBack { award: struck, .. } => {
            remove(conn, Kind::Award, locality, struck.as_str())?;
            forms_without_awards(conn, locality)
        }
        E::AwardDetailCorrected { award: corrected, .. } => {
            let Some(row) = known(conn, corrected)? else { return Ok(()) };
            // its day, where it is one of the commune's own
            if let Some(decided) = decision_register::of_award(conn, corrected)? {
                decision(conn, &decided)?;
            }
            form(conn, &row)?;
            award(conn, &row)
        }
        _ => Ok(()),
    }
}

fn known(conn: &Connection, id: &AwardId) -> Result<Option<AwardRow>> {
    award_roll::one(conn, id)
}

fn locality(conn: &Connection, id: &LocalityId) -> Result<()> {
    let Some(row) = locality_directory::one(conn, id)? else { return Ok(()) };
    put(
        conn,
        &Entry {
            log_index: int(row.log_index),
            kind: Kind::Locality,
            locality: id.to_string(),
            id: id.to_string(),
            names: vec![row.title(), row.name.clone()],
            unit: row.province_title(),
            body: String::new(),
            keys: Vec::new(),
            sort_key: order::title(&row.name),
        },
    )
}

fn unit(conn: &Connection, locality: &LocalityId, row: UnitRow) -> Result<()> {
    let UnitRow { unit: id, name, former, log_index, .. } = row;
    let into = named_now(conn, locality, &id, &name)?;
    put(
        conn,
        &Entry {
            log_index: int(log_index),
            kind: Kind::Unit,
            locality: locality.to_string(),
            id: id.to_string(),
            sort_key: order::title(&name),
            names: called(std::iter::once(name).chain(former)),
            unit: into,
            body: String::new(),
            keys: Vec::new(),
        },
    )
}

/// Each with the other ways people write it.
fn called(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let names: Vec<String> = names.into_iter().collect();
    let others: Vec<String> = names.iter().flat_map(|name| also_called(name)).collect();
    names.into_iter().chain(others).collect()
}

/// What a unit, or what it became part of, is called now, where that is another name.
fn named_now(conn: &Connection, locality: &LocalityId, unit: &UnitId, name: &str) -> Result<String> {
    let now = locality_directory::standing(conn, locality, unit)?.map(|row| row.name);
    Ok(now.filter(|now| now != name).unwrap_or_default())
}

fn campaign(conn: &Connection, id: &CampaignId) -> Result<()> {
    let Some(row) = campaign_board::by_id(conn, id)? else { return Ok(()) };
    let plan = row.plan;
    // whoever holds a paper with the number that was wrong finds it too
    let former = row.paper_corrected.iter().filter_map(|one| one.before.number.as_deref());
    let numbers = plan.number.as_deref().into_iter().chain(former);
    let number: Vec<String> = numbers.flat_map(numbers::of_paper).collect();
    let day = plan.date.map(numbers::of_day).unwrap_or_default();
    put(
        conn,
        &Entry {
            log_index: int(row.issued_index),
            kind: Kind::Campaign,
            locality: row.locality.to_string(),
            id: id.to_string(),
            sort_key: order::title(&plan.campaign),
            names: vec![plan.campaign],
            unit: String::new(),
            body: terms::campaign_found_by(&plan.title),
            keys: [number, day].concat(),
        },
    )
}

fn decision(conn: &Connection, row: &DecisionRow) -> Result<()> {
    let slug = row.slug();
    let mut keys = [numbers::of_paper(&row.symbol), numbers::of_day(row.signed_on)].concat();
    // whoever holds a paper with the number that was wrong finds it too
    for former in decision_register::former_of(conn, row.log_index)? {
        keys.extend(numbers::of_paper(&symbol(former.number)));
    }
    put(
        conn,
        &Entry {
            log_index: int(row.published_index.unwrap_or(row.log_index)),
            kind: Kind::Decision,
            locality: row.locality.to_string(),
            id: slug.to_string(),
            names: Vec::new(),
            unit: String::new(),
            body: terms::decision_found_by().to_owned(),
            keys,
            // the newest first
            sort_key: format!(
                "{:05}{:09}",
                99_999 - i32::from(slug.year),
                999_999_999_u64.saturating_sub(slug.number)
            ),
        },
    )
}

/// The award form, with the first award of it.
fn form(conn: &Connection, award: &AwardRow) -> Result<()> {
    let sql = "select id from search_entry where kind = 'form' and locality = ?1 and id = ?2";
    if text(conn, sql, [award.locality.as_str(), award.form.as_str()])?.is_some() {
        return Ok(());
    }
    put(
        conn,
        &Entry {
            log_index: -int(award.log_index),
            kind: Kind::Form,
            locality: award.locality.to_string(),
            id: award.form.to_string(),
            names: vec![award.form_name.clone()],
            unit: String::new(),
            body: terms::form_found_by().to_owned(),
            keys: Vec::new(),
            sort_key: order::title(&award.form_name),
        },
    )
}

/// Award forms bear the kind of the commune.
fn forms_named_anew(conn: &Connection, locality: &LocalityId) -> Result<()> {
    for row in award_roll::of_commune(conn, locality)? {
        remove(conn, Kind::Form, locality, row.form.as_str())?;
        form(conn, &row)?;
        award(conn, &row)?;
    }
    Ok(())
}

/// A form of which no award is left is no entry any more.
fn forms_without_awards(conn: &Connection, locality: &LocalityId) -> Result<()> {
    let sql = "select id from search_entry where kind = 'form' and locality = ?1
               and id not in (select form from award_roll where locality = ?1)";
    for form in rows(conn, sql, [locality.as_str()], |row| Ok(row.get::<_, String>(0)?))? {
        remove(conn, Kind::Form, locality, &form)?;
    }
    Ok(())
}

fn award(conn: &Connection, award: &AwardRow) -> Result<()> {
    let now = named_now(conn, &award.locality, &award.unit, &award.unit_name)?;
    let before = award.corrections.iter().map(|correction| correction.before.as_str());
    let stands = terms::award_found_by(award.occasion, award.stage(), award.posthumous);
    let kind = terms::kind(award.kind);
    let told = [award.position.as_str(), &award.achievement, &award.form_name, &stands, kind];
    let code = [numbers::of_code(award.award.local()), numbers::of_place(award.locality.as_str())];
    let mut keys =
        [numbers::of_paper(&award.decision), numbers::of_day(award.decided_on), code.to_vec()].concat();
    let former = award.corrections.iter().filter(|one| one.field == AwardField::Number);
    keys.extend(former.flat_map(|one| numbers::of_paper(&one.before)));
    // whoever holds the decision that ends it finds what it ends
    keys.extend(award.revocation.iter().filter_map(RevocationRow::decision).flat_map(numbers::of_paper));
    let names = match award.kind {
        NomineeKind::Individual => vec![award.recipient.clone()],
        NomineeKind::Collective | NomineeKind::Household => called([award.recipient.clone()]),
    };
    let unit = called([award.unit_name.clone(), now].into_iter().filter(|name| !name.is_empty()));
    put(
        conn,
        &Entry {
            log_index: int(award.log_index),
            kind: Kind::Award,
            locality: award.locality.to_string(),
            id: award.award.to_string(),
            names,
            unit: unit.join(" "),
            body: told.into_iter().chain(before).collect::<Vec<_>>().join(" "),
            keys,
            sort_key: order::nominee(award.kind, &award.recipient),
        },
    )
}
