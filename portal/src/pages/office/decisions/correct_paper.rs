//! What of the decision itself is put right with an award: number, day, issuer, signature, legal bases. All its awards bear it.

use super::correct_award::Held;
use super::issue_decision;
use super::show::View;
use crate::pages::office::stands::Stands;
use crate::pages::office::values;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_desk::CorrectionForm;
use sovang_domain::award_round::{Signature, symbol};
use sovang_domain::locality::SigningMode;
use sovang_words::format::date;
use sovang_words::sought::with_day;
use sovang_words::terms;

pub(super) const NUMBER: &str = "so-quyet-dinh";
pub(super) const DECIDED_ON: &str = "ngay-quyet-dinh";
pub(super) const ISSUER: &str = "noi-ban-hanh";
/// One of those who could sign that day, or somebody else.
pub(super) const SIGNER: &str = "nguoi-ky";
const OTHER: &str = "khac";
pub(super) const NAME: &str = "ten-nguoi-ky";
const POSITION: &str = "chuc-danh-ky";
pub(super) const MODE: &str = "cach-ky";
pub(super) const DELEGATION: &str = "van-ban-giao-ky";
pub(super) const DELEGATED_ON: &str = "ngay-giao-ky";
const BASES: &str = "can-cu";

/// What stands on the paper.
pub(super) fn stands(view: &View, mut stands: Stands) -> Stands {
    let (row, paper) = (&view.row, &view.choices.paper);
    stands = stands.typed(NUMBER, &row.decision).typed(DECIDED_ON, row.decided_on.to_string());
    if let Some(issuer) = &paper.issuer {
        stands = stands.typed(ISSUER, issuer);
    }
    if let Some(signature) = &paper.signature {
        stands = stands.chosen(SIGNER, key(signature), terms::signature(signature));
    }
    if !paper.legal_bases.is_empty() {
        stands = stands.typed(BASES, paper.legal_bases.join("\n"));
    }
    stands
}

pub(super) fn fields(view: &View, held: Held<'_>) -> Markup {
    let paper = &view.choices.paper;
    html! {
        h3 { "Quyết định, như trên bản giấy" }
        p { "Sửa ở đây là sửa cho mọi khen thưởng của quyết định này. Số cũ vẫn tra được và dẫn đến quyết định mang số đúng." }
        (held(NUMBER, "Số quyết định").text())
        (held(DECIDED_ON, "Ngày quyết định").date())
        @if paper.issuer.is_some() { (held(ISSUER, "Người ký hoặc cơ quan ban hành").text()) }
        @if let Some(signature) = &paper.signature { (signed(view, signature, held)) }
        @if !paper.legal_bases.is_empty() {
            (held(BASES, "Căn cứ").hint("Mỗi căn cứ một dòng.").textarea(6))
        }
    }
}

/// Which of those who could sign: name, mode and text tell them apart.
fn key(signature: &Signature) -> String {
    let Signature { name, mode, delegation, .. } = signature;
    let key = format!("{} {name} {}", values::word(mode), delegation.as_deref().unwrap_or_default());
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How it is signed by now, and how else it could be signed that day.
fn offered<'v>(view: &'v View, now: &'v Signature) -> Vec<&'v Signature> {
    let others = view.choices.signatures.iter().filter(|other| key(other) != key(now));
    std::iter::once(now).chain(others).collect()
}

fn signed(view: &View, now: &Signature, held: Held<'_>) -> Markup {
    let known = offered(view, now).into_iter().map(|one| Choice::new(key(one), terms::signature(one)));
    let other = Choice::new(OTHER, "Người khác, sổ chưa có: ghi ở các ô dưới như trên bản giấy");
    let signers: Vec<Choice> = known.chain([other]).collect();
    let modes: Vec<Choice> = SigningMode::DELEGATED
        .map(|mode| Choice::new(values::word(&mode), terms::signing_line(mode)))
        .into_iter()
        .collect();
    let hint = html! {
        "Người ký được ngày " (date(view.row.decided_on)) ": Chủ tịch, người có văn bản giao ký còn hiệu lực ngày ấy."
    };
    html! {
        (held(SIGNER, "Người ký").hint(hint).radios(&signers))
        (held(NAME, "Người khác: họ tên").text())
        (held(POSITION, "Người khác: chức vụ").text())
        (held(MODE, "Người khác: ký với tư cách").radios(&modes))
        (held(DELEGATION, "Người khác: văn bản giao ký").hint("Số, ký hiệu, cơ quan ban hành.").text())
        (held(DELEGATED_ON, "Người khác: ngày văn bản giao ký").hint("Không sau ngày quyết định.").date())
    }
}

/// What differs from what stands. A field that was not sent stays as it is.
pub(super) fn read(view: &View, values: &Values, form: &mut CorrectionForm, errors: &mut Vec<FieldError>) {
    let (row, paper) = (&view.row, &view.choices.paper);
    let sent = |name: &str| !values.all(name).is_empty();
    if sent(DECIDED_ON) {
        let day = values.need_date(DECIDED_ON, "Ghi ngày quyết định như trên bản giấy.", errors);
        form.decided_on = day.filter(|day| *day != row.decided_on);
    }
    if sent(NUMBER) && values.get(NUMBER) != row.decision {
        form.number = number(view, values, form, errors);
    }
    if paper.issuer.is_some() && sent(ISSUER) {
        let issuer = values.need_line(ISSUER, "Ghi người ký hoặc cơ quan ban hành.", errors);
        form.issuer = Some(issuer).filter(|issuer| Some(issuer) != paper.issuer.as_ref());
    }
    if let Some(before) = paper.signature.as_ref().filter(|_| sent(SIGNER)) {
        let signed = signature(view, before, values, errors);
        form.text_on = signed.as_ref().and_then(|(_, on)| *on);
        form.signature = signed.map(|(signature, _)| signature).filter(|signature| signature != before);
    }
    if !paper.legal_bases.is_empty() && sent(BASES) {
        let message = "Ghi căn cứ của quyết định, mỗi căn cứ một dòng.";
        let mut odd = Vec::new();
        let bases = values.bases(BASES, message, &mut odd);
        // what stands as it was recorded is not asked about
        if bases != paper.legal_bases {
            errors.append(&mut odd);
        }
        form.legal_bases = Some(bases).filter(|bases| *bases != paper.legal_bases);
    }
}

/// A number of the commune's own is read as the clerk writes it; one from above stands as it is written.
fn number(
    view: &View,
    values: &Values,
    form: &CorrectionForm,
    errors: &mut Vec<FieldError>,
) -> Option<String> {
    if !view.row.authority.is_commune() {
        return Some(values.need_line(NUMBER, "Ghi số, ký hiệu của quyết định.", errors));
    }
    let on = form.decided_on.unwrap_or(view.row.decided_on);
    match issue_decision::read(values.get(NUMBER), Some(on)) {
        Ok(number) => Some(symbol(number)),
        Err(error) => {
            errors.push(FieldError { field: NUMBER.to_owned(), ..error });
            None
        }
    }
}

/// How it is signed, with the day of a text that this book does not know.
fn signature(
    view: &View,
    now: &Signature,
    values: &Values,
    errors: &mut Vec<FieldError>,
) -> Option<(Signature, Option<Date>)> {
    let chosen = values.get(SIGNER);
    if chosen == OTHER {
        return another(values, errors);
    }
    let found = offered(view, now).into_iter().find(|one| key(one) == chosen);
    if found.is_none() {
        errors.push(FieldError::new(SIGNER, "Chọn người ký."));
    }
    Some((found?.clone(), None))
}

/// Somebody whom this book does not know, by a text with its day.
fn another(values: &Values, errors: &mut Vec<FieldError>) -> Option<(Signature, Option<Date>)> {
    let name = values.need_line(NAME, "Ghi họ tên người ký.", errors);
    let position = values.need_line(POSITION, "Ghi chức vụ người ký.", errors);
    let mode = values::from_word::<SigningMode>(values.get(MODE)).filter(|mode| *mode != SigningMode::Own);
    if mode.is_none() {
        errors.push(FieldError::new(MODE, "Chọn tư cách ký. Chủ tịch thì chọn trong danh sách người ký."));
    }
    let text = (DELEGATION, "Ghi văn bản giao ký.");
    let day = (DELEGATED_ON, "Ghi ngày trên văn bản giao ký.");
    let (document, on) = values.need_paper(text, day, errors)?;
    let delegation = Some(with_day(&document, on));
    Some((Signature { name, position, mode: mode?, delegation }, Some(on)))
}
