//! What of the decision itself is put right with an award: number, day, issuer, signature, legal bases. All its awards bear it.

use super::correct_award::Held;
use super::issue_decision;
use super::show::View;
use crate::pages::office::stands::Stands;
use crate::pages::office::values;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use maud::{Markup, html};
use sovang_desk::CorrectionForm;
use sovang_domain::award_round::{Signature, symbol};
use sovang_domain::locality::SigningMode;
use sovang_words::terms;

pub(super) const NUMBER: &str = "so-quyet-dinh";
pub(super) const DECIDED_ON: &str = "ngay-quyet-dinh";
const ISSUER: &str = "noi-ban-hanh";
const SIGNER: &str = "nguoi-ky";
const POSITION: &str = "chuc-danh-ky";
pub(super) const MODE: &str = "cach-ky";
pub(super) const DELEGATION: &str = "van-ban-giao-ky";
const BASES: &str = "can-cu";

/// What stands on the paper.
pub(super) fn stands(view: &View, mut stands: Stands) -> Stands {
    let (row, paper) = (&view.row, &view.choices.paper);
    stands = stands.typed(NUMBER, &row.decision).typed(DECIDED_ON, row.decided_on.to_string());
    if let Some(issuer) = &paper.issuer {
        stands = stands.typed(ISSUER, issuer);
    }
    if let Some(signature) = &paper.signature {
        stands = stands
            .typed(SIGNER, &signature.name)
            .typed(POSITION, &signature.position)
            .chosen(MODE, values::word(&signature.mode), terms::signing_line(signature.mode))
            .typed(DELEGATION, signature.delegation.clone().unwrap_or_default());
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
        @if paper.signature.is_some() { (signed(held)) }
        @if !paper.legal_bases.is_empty() {
            (held(BASES, "Căn cứ").hint("Mỗi căn cứ một dòng.").textarea(6))
        }
    }
}

fn signed(held: Held<'_>) -> Markup {
    let modes = std::iter::once(SigningMode::Own).chain(SigningMode::DELEGATED);
    let modes: Vec<Choice> =
        modes.map(|mode| Choice::new(values::word(&mode), terms::signing_line(mode))).collect();
    html! {
        (held(SIGNER, "Họ tên người ký").text())
        (held(POSITION, "Chức vụ người ký").text())
        (held(MODE, "Ký với tư cách").radios(&modes))
        (held(DELEGATION, "Văn bản giao ký").hint("Để trống khi Chủ tịch tự ký.").text())
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
        form.signature = signature(values, errors).filter(|signature| signature != before);
    }
    if !paper.legal_bases.is_empty() && sent(BASES) {
        let text = values.need(BASES, "Ghi căn cứ của quyết định, mỗi căn cứ một dòng.", errors);
        let bases: Vec<String> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
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

fn signature(values: &Values, errors: &mut Vec<FieldError>) -> Option<Signature> {
    let name = values.need_line(SIGNER, "Ghi họ tên người ký.", errors);
    let position = values.need_line(POSITION, "Ghi chức vụ người ký.", errors);
    let mode = values::from_word::<SigningMode>(values.get(MODE));
    if mode.is_none() {
        errors.push(FieldError::new(MODE, "Chọn tư cách ký."));
    }
    let delegation = Some(values.line(DELEGATION, errors)).filter(|text| !text.is_empty());
    Some(Signature { name, position, mode: mode?, delegation })
}
