//! One award as it stands now, with what became of it and where its record and proof are.

use super::fault::Fault;
use super::{json, locality};
use crate::demonstration;
use crate::paths;
use crate::shell::state::{App, Portal};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};
use sovang_domain::award_form::Verified;
use sovang_domain::ids::AwardId;
use sovang_projections::public::awards::{self, Award, Struck, UnitSince};

pub(super) async fn show(
    State(app): State<App>,
    Path((xa, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let id = AwardId::within(&locality(xa)?, &id);
    let award = app.views().read(|connection| awards::one(connection, &id))?;
    let Some(award) = award else {
        let struck = app.views().read(|connection| awards::struck(connection, &id))?;
        return Ok(json(StatusCode::OK, &never_made(&app, &struck.ok_or(Fault::NotFound)?)));
    };
    let prize_verified = award.prize_verified(&*app.rules_of(&award.locality)?);
    Ok(json(StatusCode::OK, &answer(&app, &award, prize_verified)))
}

/// One from above that was recorded by mistake.
fn never_made(app: &Portal, struck: &Struck) -> Value {
    json!({
        "award": struck.award, "stands": false, "recorded_in_error": true, "recipient": struck.recipient,
        "unit_name": struck.unit_name, "form_name": struck.form_name, "decision": struck.decision,
        "decided_on": struck.decided_on, "published_at": struck.published_at, "log_index": struck.log_index,
        "reason": struck.reason, "document": struck.document, "taken_back_at": struck.back_at,
        "taken_back_index": struck.back_index, "demonstration": demonstration::runs(),
        "page": app.outside(&paths::award(&struck.award)),
    })
}

fn answer(app: &Portal, award: &Award, prize_verified: Option<Verified>) -> Value {
    let unit_now = award.unit_since.as_ref().map(|since| match since {
        UnitSince::Renamed(name) => json!({ "unit": award.unit, "unit_name": name }),
        UnitSince::Merged(unit, name) => json!({ "unit": unit, "unit_name": name }),
    });
    json!({
        "award": award.award, "campaign": award.campaign, "round": award.round, "year": award.round_year,
        "occasion": award.occasion, "turn": award.turn, "form": award.form, "form_name": award.form_name,
        "authority": award.authority, "decision": award.decision, "decided_on": award.decided_on,
        "posthumous": award.posthumous, "kind": award.kind, "recipient": award.recipient, "position": award.position,
        "unit": award.unit, "unit_name": award.unit_name, "unit_now": unit_now, "achievement": award.achievement,
        "criteria": award.criteria, "period": award.period, "prize": award.prize,
        "prize_verified": prize_verified, "demonstration": demonstration::runs(), "stands": award.is_standing(),
        "corrections": award.corrections, "revocation": award.revocation, "ends_taken_back": award.ends_taken_back,
        "published_at": award.published_at, "log_index": award.log_index,
        "page": app.outside(&paths::award(&award.award)),
        "record": app.outside(&paths::award_record(&award.award)),
        "proof": app.outside(&paths::award_proof(&award.award)),
    })
}
