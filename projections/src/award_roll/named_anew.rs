//! Awards bear the names of units and of the commune. Where a name was entered wrongly and is put right, they bear the right one,
//! with what was written beside it.

use super::follow::{correct, put_right};
use super::{AwardRow, CorrectionRow, of_commune, of_unit};
use crate::error::Result;
use crate::record::Record;
use rusqlite::Connection;
use sovang_domain::award_round::AwardField;
use sovang_domain::calendar::day;
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_domain::locality::LocalityEvent;
use sovang_domain::nominee::NomineeKind;
use sovang_words::terms;

pub(super) fn follow(conn: &Connection, record: &Record, event: &LocalityEvent) -> Result<()> {
    use LocalityEvent as E;
    match event {
        E::UnitNameCorrected { unit, before, after, reason, .. }
        | E::UnitRenameTakenBack { unit, before, after, reason, .. } => {
            unit_named(conn, record, unit, [before, after], reason)
        }
        // a commune of another kind never gave a form of the wrong one
        E::LocalityCorrected { before, after, .. } if before.kind != after.kind => {
            let (was, is) = (terms::locality_kind(before.kind), terms::locality_kind(after.kind));
            for mut row in of_commune(conn, &record.locality().into())? {
                if let Some(form) = row.form_name.strip_suffix(was) {
                    row.form_name = format!("{form}{is}");
                    correct(conn, &row)?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The unit of its awards, and itself where it is the one awarded.
fn unit_named(
    conn: &Connection,
    record: &Record,
    unit: &UnitId,
    [before, after]: [&String; 2],
    reason: &str,
) -> Result<()> {
    let corrected = |field| CorrectionRow {
        field,
        before: before.clone(),
        after: after.clone(),
        detail: None,
        reason: reason.to_owned(),
        document: String::new(),
        mistyped: false,
        papers_before: Vec::new(),
        on: day(record.at()),
        at: record.at(),
        log_index: record.log_index,
    };
    let bears_it = |row: &AwardRow| row.unit_name == *before;
    for row in of_unit(conn, &LocalityId::from(record.locality()), unit)?.into_iter().filter(bears_it) {
        let award = row.award.clone();
        let is_the_unit = row.recipient == *before && row.kind == NomineeKind::Collective;
        put_right(conn, row, corrected(AwardField::Unit))?;
        if is_the_unit && let Some(row) = super::one(conn, &award)? {
            put_right(conn, row, corrected(AwardField::Recipient))?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use crate::award_roll::{AwardRow, Filter, Signed, count, one};
    use crate::locality_directory::units;
    use crate::public;
    use crate::testing::{World, story};
    use sovang_domain::award_round::AwardField;
    use sovang_domain::locality::{LocalityEvent, LocalityKind, LocalityTitle};
    use sovang_domain::stage::AwardStage;

    /// The award of the story: of Ấp Trung, in a decision of the commune.
    const AWARD: &str = "phu-tan.2026-5-1";

    fn award(world: &World) -> AwardRow {
        one(&world.views(), &AWARD.into()).unwrap().unwrap()
    }

    #[test]
    fn a_units_name_put_right_reaches_its_awards_with_what_was_written_beside_it() {
        let mut world = story();
        let before = award(&world).unit_name;
        let stamp = world.by("phu-tan.van-thu");
        let (unit, after, reason) = ("ap-trung".into(), "Ấp Trung Hòa".to_owned(), "Thiếu chữ.".to_owned());
        let right = LocalityEvent::UnitNameCorrected { unit, before: before.clone(), after, reason, stamp };
        world.given("phu-tan", right);
        let row = award(&world);
        assert_eq!((row.unit_name.as_str(), row.stage()), ("Ấp Trung Hòa", AwardStage::Corrected));
        assert_eq!(Signed::behind(&row.corrections).field(AwardField::Unit), Some(before.as_str()));
        let conn = world.views();
        let corrected = Filter {
            locality: Some("phu-tan".into()),
            state: Some(AwardStage::Corrected),
            ..Filter::default()
        };
        assert_eq!(count(&conn, &corrected).unwrap(), 1, "the counts follow");
        let shown = public::awards::one(&conn, &AWARD.into()).unwrap().unwrap();
        assert_eq!(shown.unit_since, None, "it bears the name of today");
    }

    #[test]
    fn a_new_name_taken_back_is_no_former_name() {
        let mut world = World::founded();
        let (unit, before, after) = ("ap-trung", "Ấp Trung".to_owned(), "Ấp Trung Hòa".to_owned());
        let (document, stamp) = ("NQ 12/NQ-HĐND".to_owned(), world.by("phu-tan.van-thu"));
        let (name, wrong) = (before.clone(), after.clone());
        let renamed = LocalityEvent::UnitRenamed { unit: unit.into(), before, after, document, stamp };
        world.given("phu-tan", renamed);
        let (reason, stamp) = ("Nhầm đơn vị.".to_owned(), world.by("phu-tan.van-thu"));
        let (before, after) = (wrong, name.clone());
        let back = LocalityEvent::UnitRenameTakenBack { unit: unit.into(), before, after, reason, stamp };
        world.given("phu-tan", back);
        let all = units(&world.views(), &"phu-tan".into()).unwrap();
        let row = all.iter().find(|row| row.unit == unit.into()).unwrap();
        assert_eq!((&row.name, row.former.len()), (&name, 0));
    }

    #[test]
    fn a_communes_kind_put_right_reaches_the_forms_of_its_awards() {
        let mut world = story();
        let title = |kind| LocalityTitle {
            kind,
            name: "Phú Tân".into(),
            province: "An Giang".into(),
            province_kind: "tỉnh".into(),
        };
        let was = award(&world).form_name;
        assert!(was.ends_with(" xã"), "{was}");
        let (before, after) = (title(LocalityKind::Rural), title(LocalityKind::Ward));
        let (reason, stamp) = ("Ghi nhầm loại.".to_owned(), world.by("sovang.quan-tri"));
        world.given("phu-tan", LocalityEvent::LocalityCorrected { before, after, reason, stamp });
        let row = award(&world);
        assert!(row.form_name.ends_with(" phường"), "{}", row.form_name);
        assert!(row.corrections.is_empty(), "no paper said otherwise");
    }
}
