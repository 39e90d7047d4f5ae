//! Giấy tờ: `/noi-bo/tep/{sha256}`. A stored paper goes only to those who may read the dossier, report or unit plan it
//! belongs to; it is handed out to be saved, never shown inside the portal's own pages.

use crate::pages::office::campaigns;
use crate::pages::office::gate::{checks, must_open_dossier};
use crate::pages::office::{home, must_read_unit};
use crate::pages::to_save::headers;
use crate::paths::route;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sovang_domain::authority::{Act, Place};
use sovang_domain::document::Document;
use sovang_projections::{
    award_roll, campaign_board, decision_register, locality_directory, nomination_board, report_register,
    round_docket,
};

/// The address of a paper.
pub(super) fn routes() -> Router<App> {
    Router::new().route(route::PAPER, get(fetch))
}

/// A paper in its place: whether this person may have it there, and what to call the file.
struct Kept {
    document: Document,
    may: Result<(), PageError>,
    about: String,
}

async fn fetch(
    State(app): State<App>,
    who: SignedIn,
    Path(sha256): Path<String>,
) -> Result<Response, PageError> {
    if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(PageError::NotFound);
    }
    // the same bytes can stand in several dossiers: one that may be read is enough
    let mut refused = PageError::NotFound;
    let mut found = None;
    for kept in places(&app, &who, &sha256)? {
        match &kept.may {
            Ok(()) => found = Some(kept),
            Err(_) if found.is_some() => {}
            Err(_) => refused = kept.may.err().unwrap_or(refused),
        }
    }
    if found.is_none() {
        found = under_review(&app, &who, &sha256).await?;
    }
    let kept = found.ok_or(refused)?;
    let bytes = app.blobs.get(&sha256).await?.ok_or(PageError::NotFound)?;
    Ok((headers(&kept.document, &kept.about), bytes).into_response())
}

/// The file of a plan under review, for whoever may record it.
async fn under_review(app: &App, who: &SignedIn, sha256: &str) -> Result<Option<Kept>, PageError> {
    let reviews = campaigns::waiting(app, who).await?;
    let mut found = reviews.iter().filter_map(|review| Some((campaigns::file_of(review)?, &review.title)));
    let found = found.find(|(document, _)| document.sha256 == sha256);
    Ok(found.map(|(document, title)| Kept { document, may: Ok(()), about: title.clone() }))
}

/// Where in the locality the paper stands.
fn places(app: &App, who: &SignedIn, sha256: &str) -> Result<Vec<Kept>, PageError> {
    let locality = home(who)?;
    let found = app.views().read(|connection| {
        let mut found = Vec::new();
        let council = locality_directory::council_on(connection, &locality, app.today())?;
        let council = council.map(|council| council.members).unwrap_or_default();
        for row in nomination_board::holding_paper(connection, &locality, sha256)? {
            let id = &row.proposal.round;
            let round = round_docket::one(connection, id)?;
            let declared = round_docket::conflict(connection, id, &row.nomination, &who.account)?;
            let opens =
                || must_open_dossier(who, &row, round.as_ref(), declared.as_ref(), &council).map(drop);
            let papers = row.papers.iter().filter(|paper| paper.document.sha256 == sha256);
            found.extend(papers.map(|paper| Kept {
                document: paper.document.clone(),
                may: opens(),
                about: row.name().to_owned(),
            }));
            // one that was struck is read by those who check, not by who brought it
            let struck = row.struck.iter().filter_map(|struck| struck.document.as_ref());
            found.extend(struck.filter(|document| document.sha256 == sha256).map(|document| Kept {
                document: document.clone(),
                may: opens().and_then(|()| match checks(who, &row) {
                    true => Ok(()),
                    false => Err(PageError::Forbidden),
                }),
                about: row.name().to_owned(),
            }));
        }
        for row in report_register::holding_paper(connection, &locality, sha256)? {
            let documents = row.content.iter().flat_map(|content| &content.documents);
            found.extend(documents.filter(|document| document.sha256 == sha256).map(|document| Kept {
                document: document.clone(),
                may: must_read_unit(who, &locality, &row.unit),
                about: format!("{} {}", row.unit, row.year),
            }));
        }
        for (row, document) in decision_register::scanned(connection, &locality, sha256)? {
            let may = who.must(Act::ReadTrail, &Place::locality(locality.clone()));
            found.push(Kept { document, may, about: row.symbol });
        }
        for (award, document) in award_roll::copied(connection, &locality, sha256)? {
            let may = who.must(Act::ReadTrail, &Place::locality(locality.clone()));
            found.push(Kept { document, may, about: award.to_string() });
        }
        for row in campaign_board::of_locality(connection, &locality)? {
            for enrolled in row.units {
                let document = enrolled.plan.and_then(|plan| plan.document);
                found.extend(document.filter(|document| document.sha256 == sha256).map(|document| {
                    let may = must_read_unit(who, &locality, &enrolled.unit);
                    Kept { document, may, about: enrolled.unit.to_string() }
                }));
            }
        }
        Ok(found)
    })?;
    Ok(found)
}
