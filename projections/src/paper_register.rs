//! Papers that public facts name by their number: minutes, proposals, letters, decisions that are no award decisions.
//! Whoever reads such a number off a paper finds the line of the book that names it.

use crate::cells::{int, run};
use crate::error::Result;
use crate::record::Record;
use rusqlite::{Connection, params};
use serde_json::Value;
use sovang_domain::disclosure::Disclosure;
use sovang_domain::fact::Fact;
use sovang_words::sought::{Sought, papers_named_in};
use std::collections::BTreeSet;

pub(crate) const VERSION: u32 = 4;
pub(crate) const DDL: &str = "
create table paper_register (
    locality text not null, number integer not null, words text not null, log_index integer not null,
    in_passing integer not null check (in_passing in (0, 1)),
    primary key (locality, number, log_index, words)
) strict, without rowid;
create index paper_register_by_number on paper_register (number);
";

/// Where a public record names the paper that it rests on.
const PLACES: [&str; 4] = ["/document", "/basis", "/plan/number", "/after/number"];

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    let Disclosure::Public(shown) = record.fact.disclosure(&record.stream) else { return Ok(()) };
    let Some(facts) = shown.get("facts") else { return Ok(()) };
    // a report that was sent bears a number of its own; that of a decision stands in the register of decisions
    let sent = matches!(record.fact, Fact::UnitReport(_)).then_some("/number");
    let mut rested_on = BTreeSet::new();
    for words in
        PLACES.into_iter().chain(sent).filter_map(|place| facts.pointer(place)).filter_map(Value::as_str)
    {
        // the number may stand inside a longer text, which says what the paper is
        let Sought::Number(paper) = Sought::read(words) else { continue };
        insert(conn, record, paper.number, words, false)?;
        rested_on.insert(paper.number);
    }
    let mut texts = Vec::new();
    spoken(facts, &mut texts);
    for words in texts.into_iter().flat_map(papers_named_in) {
        let Sought::Number(paper) = Sought::read(&words) else { continue };
        if !rested_on.contains(&paper.number) {
            insert(conn, record, paper.number, &words, true)?;
        }
    }
    Ok(())
}

fn insert(conn: &Connection, record: &Record, number: u64, words: &str, in_passing: bool) -> Result<()> {
    let values = params![record.locality(), int(number), words, int(record.log_index), in_passing];
    run(conn, "insert or ignore into paper_register values (?1, ?2, ?3, ?4, ?5)", values)?;
    Ok(())
}

/// Fields whose number has a register of its own.
const REGISTERED: [&str; 2] = ["decision", "symbol"];

/// Every text of a record in which papers may be named.
fn spoken<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(values) => values.iter().for_each(|value| spoken(value, texts)),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(name, _)| !REGISTERED.contains(&name.as_str()));
            fields.for_each(|(_, value)| spoken(value, texts));
        }
        _ => {}
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use crate::public::papers::{NamedPaper, numbered};
    use crate::testing::{CAMPAIGN, World, phu_tan, story};
    use sovang_domain::campaign::{CampaignEvent, PlanPaper};
    use sovang_domain::locality::LocalityEvent;

    #[test]
    fn a_paper_that_a_public_line_names_is_found_by_its_number() {
        let mut world = World::founded();
        let document = "Nghị quyết số 712/NQ-HĐND ngày 30/6/2026".to_owned();
        let (unit, before, after) = ("ap-trung".into(), "Ấp Trung".to_owned(), "Ấp Trung Hòa".to_owned());
        let stamp = world.by("phu-tan.van-thu");
        let renamed = LocalityEvent::UnitRenamed { unit, before, after, document: document.clone(), stamp };
        world.given("phu-tan", renamed);
        let conn = world.views();
        let found = |locality: &str, number| numbered(&conn, Some(&locality.into()), number).unwrap();
        assert_eq!(found("phu-tan", 712).iter().map(|paper| &paper.words).collect::<Vec<_>>(), [&document]);
        assert_eq!((found("phu-thai", 712), found("phu-tan", 713)), (vec![], vec![]));
    }

    #[test]
    fn the_right_number_of_a_plan_leads_to_its_correction() {
        let mut world = World::founded();
        let before = phu_tan().paper();
        let after = PlanPaper { number: Some("913/KH-UBND".to_owned()), ..before.clone() };
        let (reason, document, stamp) = ("Gõ sai số.".to_owned(), None, world.by("phu-tan.van-thu"));
        let corrected = CampaignEvent::PlanPaperCorrected { before, after, reason, document, stamp };
        world.given(CAMPAIGN, corrected);
        let found = numbered(&world.views(), Some(&"phu-tan".into()), 913).unwrap();
        assert_eq!(found.iter().map(|paper| paper.words.as_str()).collect::<Vec<_>>(), ["913/KH-UBND"]);
    }

    #[test]
    fn a_paper_that_a_public_text_speaks_of_is_found_too() {
        let mut world = World::founded();
        let document =
            "Nghị quyết số 712/NQ-HĐND ngày 30/6/2026, thực hiện Quyết định số 923/QĐ-TTg ngày 30/6/2022"
                .to_owned();
        let (unit, before, after) = ("ap-trung".into(), "Ấp Trung".to_owned(), "Ấp Trung Hòa".to_owned());
        let stamp = world.by("phu-tan.van-thu");
        world.given("phu-tan", LocalityEvent::UnitRenamed { unit, before, after, document, stamp });
        let found = numbered(&world.views(), Some(&"phu-tan".into()), 923).unwrap();
        let found: Vec<_> = found.iter().map(|paper| (paper.words.as_str(), paper.in_passing)).collect();
        assert!(found.contains(&("923/QĐ-TTg ngày 30/6/2022", true)), "{found:?}");
    }

    #[test]
    fn a_decisions_own_number_is_found_in_the_register_of_decisions_alone() {
        let found = numbered(&story().views(), Some(&"phu-tan".into()), 5).unwrap();
        let rests_on_it = |paper: &&NamedPaper| !paper.in_passing && paper.words.contains("05/QĐ-UBND");
        assert_eq!(found.iter().find(rests_on_it), None);
    }
}
