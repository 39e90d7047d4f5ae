//! Sentences about the chairman's rulings and what comes after: decisions, corrections, revocations, answers from above.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone, words};
use crate::award_roll;
use crate::error::Result;
use jiff::civil::Date;
use sovang_domain::award_round::{Award, AwardRoundEvent, Correction, Decision, HigherDecision, Recovery};
use sovang_domain::calendar::day;
use sovang_domain::ids::{AwardId, NominationId};
use sovang_words::{format, terms};

pub(super) fn line(
    scene: &Scene<'_>,
    event: &AwardRoundEvent,
    who: &str,
    round: &str,
    refs: Refs,
) -> Result<Line> {
    use AwardRoundEvent as E;
    let about = |nomination: &NominationId| -> Result<Refs> {
        let unit = scene.nomination_refs(nomination)?.unit;
        Ok(Refs { nomination: Some(nomination.clone()), unit, ..refs.clone() })
    };
    Ok(match event {
        E::NominationNotAwarded { nomination, reason, .. } => {
            let name = scene.nominee(nomination)?;
            let office =
                format::stop(&format!("{who} quyết định chưa khen thưởng {name}: {}", reason.text()));
            Line::new(ActClass::Decide, Tone::Late, office, about(nomination)?)
        }
        E::AwardsDecided { decision, .. } => signed(who, decision, refs),
        E::DecisionPublished { symbol, signed_on, awards, .. } => {
            let text = format!("Quyết định {symbol} ngày {}", format::date(*signed_on));
            let count = format::count2(awards.len() as u64);
            let words = format!("công bố {text}, gồm {count} khen thưởng.");
            Line::new(ActClass::Decide, Tone::Ok, format!("{who} {words}"), refs).public(words)
        }
        E::AwardPublished { award, stamp } => {
            let refs = Refs {
                nomination: Some(award.nomination.clone()),
                award: Some(award.id.clone()),
                unit: Some(award.unit.clone()),
                ..refs
            };
            published(who, award, day(stamp.at), refs)
        }
        E::DecisionCorrected { award, correction, reason, document, .. } => {
            let (name, refs) = awarded(scene, award, refs)?;
            let change = change(correction);
            let why = format::stop(&format!("lý do: {}, theo {document}", format::onward(reason)));
            let words = format!("đính chính khen thưởng của {name}: {change}; {why}");
            Line::new(ActClass::Correct, Tone::Now, format!("{who} {words}"), refs)
                .public(words)
                .step(format!("Đính chính {change}; {why}"))
        }
        E::AwardRevoked { award, ground, basis, money, artefact, .. } => {
            let (name, refs) = awarded(scene, award, refs)?;
            let why = format!("{} (căn cứ {})", terms::revocation_ground(*ground), format::onward(basis));
            revoked(who, &name, &why, (*money, *artefact), refs)
        }
        E::ProposalForwarded { nomination, form, authority, document, .. } => {
            let (to, form) = (terms::authority_at_large(*authority), words::form(form));
            let office =
                format!("{who} trình {to} tặng {form} cho {} ({document})", scene.nominee(nomination)?);
            Line::new(ActClass::Decide, Tone::Wait, format::stop(&office), about(nomination)?)
                .public(format::stop(&format!("Trình {to} một đề nghị tặng {form} ({document})")))
                .step(format::stop(&format!("Trình {to} tặng {form} ({document})")))
        }
        E::HigherDecisionRecorded { nomination, decision, .. } => {
            from_above(who, &scene.nominee(nomination)?, decision, about(nomination)?)
        }
        E::RoundClosed { .. } => {
            Line::new(ActClass::Decide, Tone::Ok, format!("{who} kết thúc {round}."), refs)
                .public(format!("Kết thúc {round}."))
        }
        // worded in sentence_round.rs, which sends only the facts above here
        E::RoundOpened { .. }
        | E::NominationsClosed { .. }
        | E::NoticeOpened { .. }
        | E::NoticeCommentReceived { .. }
        | E::NoticeCommentAnswered { .. }
        | E::NoticeClosed { .. }
        | E::CouncilConvened { .. }
        | E::ConflictsDeclared { .. }
        | E::BallotCounted { .. }
        | E::AwardsProposed { .. } => {
            Line::new(ActClass::Plan, Tone::Now, format!("{who} ghi một việc của {round}."), refs)
        }
    })
}

fn signed(who: &str, decision: &Decision, refs: Refs) -> Line {
    let listed = terms::kinds(decision.entries.iter().map(|entry| entry.kind));
    let on = format::date(decision.signed_on);
    let words = format!("ký Quyết định {} ngày {on} khen thưởng {listed}.", decision.symbol);
    Line::new(ActClass::Decide, Tone::Ok, format!("{who} {words}"), refs)
        .public(format!("{} {words}", decision.signatory.name))
}

fn published(who: &str, award: &Award, on: Date, refs: Refs) -> Line {
    let decision = format!("Quyết định {} ngày {}", award.decision, format::date(award.decided_on));
    let to = match award.recipient.text() {
        unit if unit == award.unit_name => format::inside(unit),
        name => format!("{name} ({})", format::inside(&award.unit_name)),
    };
    let published = match on {
        same if same == award.decided_on => "công bố trong ngày".to_owned(),
        later => format!("công bố ngày {}", format::date(later)),
    };
    let words = format!("công bố {} cho {to} theo {decision}.", award.form_name);
    Line::new(ActClass::Decide, Tone::Ok, format!("{who} {words}"), refs)
        .public(words)
        .step(format!("Khen thưởng theo {decision}; {published}."))
}

/// What is put right: "chức vụ, nghề nghiệp từ “…” thành “…”".
fn change(correction: &Correction) -> String {
    let field = terms::corrected_field(correction.field);
    format!("{field} từ “{}” thành “{}”", correction.before.text(), correction.after.text())
}

fn revoked(who: &str, name: &str, why: &str, (money, artefact): (Recovery, Recovery), refs: Refs) -> Line {
    let (money, artefact) = (terms::recovery(money), terms::recovery(artefact));
    let why = format!("{why}; tiền thưởng: {money}; hiện vật: {artefact}.");
    let words = format!("hủy bỏ khen thưởng của {name}: {why}");
    Line::new(ActClass::Correct, Tone::Late, format!("{who} {words}"), refs)
        .public(words)
        .step(format!("Hủy bỏ khen thưởng: {why}"))
}

fn from_above(who: &str, name: &str, decision: &HigherDecision, refs: Refs) -> Line {
    let (verdict, tone) =
        if decision.granted { ("khen thưởng", Tone::Ok) } else { ("chưa khen thưởng", Tone::Late) };
    let text = format!("văn bản {} ngày {}", decision.number, format::date(decision.date));
    let issuer = &decision.issuer;
    let office = format!("{who} ghi việc {issuer} {verdict} {name} theo {text}.");
    Line::new(ActClass::Decide, tone, office, refs)
        .public(format!("{issuer} {verdict} một trường hợp do địa phương đề nghị, theo {text}."))
        .step(format!("{issuer} {verdict} theo {text}."))
}

fn awarded(scene: &Scene<'_>, award: &AwardId, refs: Refs) -> Result<(String, Refs)> {
    let row = award_roll::one(scene.conn, award)?;
    let Some(row) = row else { return Ok((award.to_string(), Refs { award: Some(award.clone()), ..refs })) };
    let (nomination, unit) = (Some(row.nomination), Some(row.unit));
    Ok((row.recipient, Refs { award: Some(award.clone()), nomination, unit, ..refs }))
}
