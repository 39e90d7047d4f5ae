//! Sentences about the chairman's rulings and what comes after: decisions, corrections, revocations, answers from above.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone, words};
use crate::award_roll;
use crate::error::Result;
use sovang_domain::award_round::AwardRoundEvent;
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
        E::AwardsDecided { decision, .. } => {
            let listed = terms::kinds(decision.entries.iter().map(|entry| entry.kind));
            let text = format!("Quyết định {} ngày {}", decision.symbol, format::date(decision.signed_on));
            let office = format!("{who} ký {text} khen thưởng {listed}.");
            Line::new(ActClass::Decide, Tone::Ok, office, refs)
                .public(format!("{} ký {text} khen thưởng {listed}.", decision.signatory.name))
        }
        E::DecisionPublished { symbol, signed_on, awards, .. } => {
            let text = format!("Quyết định {symbol} ngày {}", format::date(*signed_on));
            let count = format::count2(awards.len() as u64);
            Line::new(
                ActClass::Decide,
                Tone::Ok,
                format!("{who} công bố {text}, gồm {count} khen thưởng."),
                refs,
            )
            .public(format!("Công bố {text}, gồm {count} khen thưởng."))
        }
        E::AwardPublished { award, stamp } => {
            let decision = format!("Quyết định {} ngày {}", award.decision, format::date(award.decided_on));
            let to = match award.recipient.text() {
                unit if unit == award.unit_name => format::inside(unit),
                name => format!("{name} ({})", format::inside(&award.unit_name)),
            };
            let published = match day(stamp.at) {
                same if same == award.decided_on => "công bố trong ngày".to_owned(),
                later => format!("công bố ngày {}", format::date(later)),
            };
            let words = format!("{} cho {to} theo {decision}", award.form_name);
            let refs = Refs {
                nomination: Some(award.nomination.clone()),
                award: Some(award.id.clone()),
                unit: Some(award.unit.clone()),
                ..refs
            };
            Line::new(ActClass::Decide, Tone::Ok, format!("{who} công bố {words}."), refs)
                .public(format!("Công bố {words}."))
                .step(format!("Khen thưởng theo {decision}; {published}."))
        }
        E::DecisionCorrected { award, correction, reason, document, .. } => {
            let (name, refs) = awarded(scene, award, refs)?;
            let field = terms::corrected_field(correction.field);
            let (before, after) = (correction.before.text(), correction.after.text());
            let change = format!("{field} từ “{before}” thành “{after}”");
            let why = format::stop(&format!("lý do: {}, theo {document}", format::onward(reason)));
            Line::new(
                ActClass::Correct,
                Tone::Now,
                format!("{who} đính chính khen thưởng của {name}: {change}; {why}"),
                refs,
            )
            .public(format!("Đính chính khen thưởng của {name}: {change}; {why}"))
            .step(format!("Đính chính {change}; {why}"))
        }
        E::AwardRevoked { award, ground, basis, money, artefact, .. } => {
            let (name, refs) = awarded(scene, award, refs)?;
            let why = format!("{} (căn cứ {})", terms::revocation_ground(*ground), format::onward(basis));
            let back =
                format!("tiền thưởng: {}; hiện vật: {}", terms::recovery(*money), terms::recovery(*artefact));
            Line::new(
                ActClass::Correct,
                Tone::Late,
                format!("{who} hủy bỏ khen thưởng của {name}: {why}; {back}."),
                refs,
            )
            .public(format!("Hủy bỏ khen thưởng của {name}: {why}; {back}."))
            .step(format!("Hủy bỏ khen thưởng: {why}; {back}."))
        }
        E::ProposalForwarded { nomination, form, authority, document, .. } => {
            let (name, form, to) =
                (scene.nominee(nomination)?, words::form(form), terms::authority_at_large(*authority));
            let office = format::stop(&format!("{who} trình {to} tặng {form} cho {name} ({document})"));
            Line::new(ActClass::Decide, Tone::Wait, office, about(nomination)?)
                .public(format::stop(&format!("Trình {to} một đề nghị tặng {form} ({document})")))
                .step(format::stop(&format!("Trình {to} tặng {form} ({document})")))
        }
        E::HigherDecisionRecorded { nomination, decision, .. } => {
            let name = scene.nominee(nomination)?;
            let (verdict, tone) = if decision.granted {
                ("khen thưởng", Tone::Ok)
            } else {
                ("chưa khen thưởng", Tone::Late)
            };
            let text = format!("văn bản {} ngày {}", decision.number, format::date(decision.date));
            let issuer = &decision.issuer;
            Line::new(
                ActClass::Decide,
                tone,
                format!("{who} ghi việc {issuer} {verdict} {name} theo {text}."),
                about(nomination)?,
            )
            .public(format!("{issuer} {verdict} một trường hợp do địa phương đề nghị, theo {text}."))
            .step(format!("{issuer} {verdict} theo {text}."))
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

fn awarded(scene: &Scene<'_>, award: &AwardId, refs: Refs) -> Result<(String, Refs)> {
    let row = award_roll::one(scene.conn, award)?;
    let Some(row) = row else { return Ok((award.to_string(), Refs { award: Some(award.clone()), ..refs })) };
    let (nomination, unit) = (Some(row.nomination), Some(row.unit));
    Ok((row.recipient, Refs { award: Some(award.clone()), nomination, unit, ..refs }))
}
