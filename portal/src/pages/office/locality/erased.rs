//! Who can be erased, and which papers are theirs alone.

use crate::shell::error::PageError;
use crate::shell::state::App;
use sovang_domain::document::Document;
use sovang_domain::ids::{LocalityId, SubjectId};
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::{
    account_directory, award_roll, campaign_board, decision_register, locality_directory, person_register,
    report_register,
};
use sovang_words::fold::fold;
use sovang_words::personal::ERASED;
use sovang_words::terms;
use std::collections::BTreeSet;

/// More than this is no answer to a name.
const AT_MOST: usize = 20;

/// Someone whose data the ledger holds.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) subject: SubjectId,
    pub(super) name: String,
    /// cá nhân, Ban nhân dân ấp Trung; tài khoản thu-hien
    pub(super) what: String,
    pub(super) nominations: u64,
    pub(super) awards: u64,
    pub(super) papers: Papers,
}

/// The papers of someone's dossiers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Papers {
    /// Hashes of those that stand in nobody else's dossier or report.
    pub(super) own: BTreeSet<String>,
    /// How many stand elsewhere too.
    pub(super) shared: u64,
}

/// Everyone of that name, by the folded letters; nobody for an empty one.
pub(super) fn find_people(app: &App, locality: &LocalityId, query: &str) -> Result<Vec<Person>, PageError> {
    let wanted = fold(query);
    if wanted.trim().is_empty() {
        return Ok(Vec::new());
    }
    let views = app.views();
    let nominations = views.read(|connection| nomination_board::of_locality(connection, locality, None))?;
    let mut people: Vec<Person> = Vec::new();
    let named = |name: &str| name != ERASED && fold(name).contains(wanted.trim());
    for row in nominations.iter().filter(|row| named(row.name())) {
        let nominee = &row.proposal.nominee;
        let subjects = views.read(|connection| person_register::subjects_of(connection, &nominee.subject))?;
        if people.len() >= AT_MOST || people.iter().any(|person| subjects.contains(&person.subject)) {
            continue;
        }
        let unit = views
            .read(|connection| locality_directory::unit_name(connection, locality.as_str(), &nominee.unit))?;
        let awards = views.read(|connection| award_roll::of_subjects(connection, &subjects))?;
        let theirs = nominations.iter().filter(|other| subjects.contains(&other.proposal.nominee.subject));
        people.push(Person {
            subject: nominee.subject.clone(),
            name: row.name().to_owned(),
            what: format!("{}, {unit}", terms::kind(nominee.kind)),
            nominations: theirs.count() as u64,
            awards: awards.len() as u64,
            papers: papers(app, locality, &nominee.subject)?,
        });
    }
    let accounts = views.read(|connection| account_directory::by_locality(connection, locality))?;
    for row in accounts.into_iter().filter(|row| row.locality == *locality && named(&row.full_name)) {
        if people.len() < AT_MOST {
            let what = format!("tài khoản {}, {}", row.login(), row.position);
            let (nominations, awards) = (0, 0);
            let (name, papers) = (row.full_name, Papers::default());
            people.push(Person { subject: row.subject, name, what, nominations, awards, papers });
        }
    }
    Ok(people)
}

/// The papers of a person's dossiers.
pub(super) fn papers(app: &App, locality: &LocalityId, subject: &SubjectId) -> Result<Papers, PageError> {
    let views = app.views();
    let nominations = views.read(|connection| nomination_board::of_locality(connection, locality, None))?;
    let mut elsewhere = BTreeSet::new();
    for campaign in views.read(|connection| campaign_board::of_locality(connection, locality))? {
        let plans = campaign.units.iter().filter_map(|unit| unit.plan.as_ref()?.document.as_ref());
        elsewhere.extend(plans.map(hash));
        for year in campaign.plan.period.from_year..=campaign.plan.period.to_year {
            let reports = views
                .read(|connection| report_register::of_campaign(connection, &campaign.campaign, year))?;
            let contents = reports.iter().filter_map(|report| report.content.as_ref());
            elsewhere.extend(contents.flat_map(|content| content.documents.iter().map(hash)));
        }
    }
    let subjects = views.read(|connection| person_register::subjects_of(connection, subject))?;
    let mut found = sort_out(&nominations, &subjects, elsewhere);
    // the signed paper of a decision, or the copy of one from above, stays: it names others too
    let of_a_decision = |sha256: &String| {
        views.read(|connection| {
            let scanned = decision_register::scanned(connection, locality, sha256)?;
            Ok(!scanned.is_empty() || !award_roll::copied(connection, locality, sha256)?.is_empty())
        })
    };
    for sha256 in found.own.clone() {
        if of_a_decision(&sha256)? {
            found.own.remove(&sha256);
            found.shared += 1;
        }
    }
    Ok(found)
}

/// Which papers are theirs alone: `elsewhere` already holds those of reports and plans.
fn sort_out(
    nominations: &[NominationRow],
    subjects: &[SubjectId],
    mut elsewhere: BTreeSet<String>,
) -> Papers {
    let (theirs, others): (Vec<_>, Vec<_>) =
        nominations.iter().partition(|row| subjects.contains(&row.proposal.nominee.subject));
    elsewhere.extend(others.iter().flat_map(|row| dossier(row).map(hash)));
    let all: BTreeSet<String> = theirs.iter().flat_map(|row| dossier(row).map(hash)).collect();
    let (shared, own): (BTreeSet<_>, BTreeSet<_>) =
        all.into_iter().partition(|sha256| elsewhere.contains(sha256));
    Papers { own, shared: shared.len() as u64 }
}

/// Every paper that ever stood in a dossier and can still be read there: one that was struck too.
fn dossier(row: &NominationRow) -> impl Iterator<Item = &Document> {
    let struck = row.struck.iter().filter_map(|struck| struck.document.as_ref());
    row.papers.iter().map(|paper| &paper.document).chain(struck)
}

fn hash(document: &Document) -> String {
    document.sha256.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;
    use sovang_domain::document::Media;
    use sovang_projections::nomination_board::{PaperRow, Said, Struck};

    fn with_papers(mut row: NominationRow, hashes: &[&str]) -> NominationRow {
        let paper = |hash: &&str| PaperRow {
            document: Document {
                paper: "to-trinh".into(),
                sha256: (*hash).to_owned(),
                size: 1,
                media: Media::Pdf,
                number: None,
                date: None,
            },
            at: row.submitted_at,
            log_index: 1,
        };
        row.papers = hashes.iter().map(paper).collect();
        row
    }

    /// Strikes the first of its papers.
    fn struck(mut row: NominationRow) -> NominationRow {
        let first = row.papers.remove(0).document;
        let said = Said {
            words: "Giấy của hồ sơ khác.".to_owned(),
            by: "phu-tan.ap-trung".into(),
            at: row.submitted_at,
            log_index: 2,
        };
        row.struck.push(Struck { paper: first.paper.clone(), document: Some(first), said });
        row
    }

    #[test]
    fn a_paper_that_was_struck_is_taken_away_with_the_others_and_spares_who_struck_it() {
        let rows = [
            struck(with_papers(sample::nomination("n1"), &["own", "list"])),
            struck(with_papers(sample::nomination("n2"), &["list"])),
        ];
        let papers = sort_out(&rows, &["s-n1".into()], BTreeSet::new());
        assert_eq!(papers, Papers { own: BTreeSet::from(["own".to_owned()]), shared: 1 });
    }

    #[test]
    fn a_paper_that_stands_elsewhere_too_is_not_taken_away() {
        let rows = [
            with_papers(sample::nomination("n1"), &["own", "list", "report"]),
            with_papers(sample::nomination("n2"), &["list"]),
        ];
        let papers = sort_out(&rows, &["s-n1".into()], BTreeSet::from(["report".to_owned()]));
        assert_eq!(papers, Papers { own: BTreeSet::from(["own".to_owned()]), shared: 2 });
    }
}
