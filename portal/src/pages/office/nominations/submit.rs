//! What a unit sent to put someone forward.

use super::choose::{Offer, Offers};
use super::new::write;
use super::show::Again;
use crate::pages::office::files;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Submission, Values};
use crate::ui::error_summary::FieldError;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sovang_desk::NomineeForm;
use sovang_domain::calendar::Period;
use sovang_domain::ids::NominationId;
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::Audience;
use sovang_words::slug;
use std::collections::BTreeSet;

pub(super) async fn submit(
    State(app): State<App>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let offers = Offers::load(&app, &who, form.values.get("dot"))?;
    let offer = offers.offer(form.values.get("hinh-thuc")).ok_or(PageError::BadRequest)?;
    let audience = offers.audience(form.values.get("doi-tuong"), offer.kind).ok_or(PageError::BadRequest)?;
    let mut errors = form.refused_files.clone();
    let read = read(&form, &offers, (offer, audience), &mut errors);
    let redraw = |errors: &[FieldError]| {
        write(&app, &who, &offers, (offer, audience), Some(&Again { form: &form, errors }))
    };
    let (Some(mut nominee), true) = (read, errors.is_empty()) else {
        return Ok(unreadable(redraw(&errors), &errors));
    };
    for paper in &offers.papers {
        nominee.documents.extend(files::keep(&app, &form, paper.id.as_str(), &paper.id).await?);
    }
    // the desk names the nomination after the form's key
    let id = NominationId::within(&offers.round.locality, form.key.as_str());
    let asking = who.asking(&form, paths::nomination(&id));
    let result = app.desk.submit_nomination(&asking, nominee).await.map(|nominated| nominated.done);
    settle(&app, result, About::new("viet-de-nghi"), |errors| Ok(redraw(errors))).await
}

fn read(
    form: &Submission,
    offers: &Offers,
    (offer, audience): (&Offer, &Audience),
    errors: &mut Vec<FieldError>,
) -> Option<NomineeForm> {
    let values = &form.values;
    let name = values.need_line("ten", "Ghi tên người, tập thể hoặc hộ được đề nghị.", errors);
    let individual = offer.kind == NomineeKind::Individual;
    let position = if individual {
        values.need_line("chuc-vu", "Ghi chức vụ hoặc nghề nghiệp.", errors)
    } else {
        values.line("chuc-vu", errors)
    };
    let birth_year = if individual { birth_year(values, offers.today, errors) } else { None };
    let standing = if individual { standing(values, errors) } else { None };
    let ticked = values.all("tieu-chi").into_iter().filter_map(|place| place.parse().ok());
    let criteria: BTreeSet<usize> = ticked.filter(|place| *place < audience.criteria.len()).collect();
    if !audience.criteria.is_empty() && criteria.is_empty() {
        errors.push(FieldError::new("tieu-chi", "Chọn ít nhất một tiêu chí đạt được."));
    }
    let achievement = values.need("thanh-tich", "Ghi thành tích, vài câu.", errors);
    let from = values.need_date("tu-ngay", "Chọn ngày bắt đầu của giai đoạn thành tích.", errors);
    let to = values.need_date("den-ngay", "Chọn ngày kết thúc của giai đoạn thành tích.", errors);
    let period = match (from, to) {
        (Some(from), Some(to)) => {
            let period = Period::new(from, to);
            if period.is_none() {
                errors.push(FieldError::new(
                    "den-ngay",
                    "Ngày kết thúc đang trước ngày bắt đầu. Chọn lại một trong hai ngày.",
                ));
            }
            period
        }
        _ => None,
    };
    Some(NomineeForm {
        round: offers.round.round.clone(),
        unit: offers.unit.clone(),
        kind: offer.kind,
        name,
        position,
        birth_year,
        standing,
        form: offer.form.clone(),
        audience: audience.id.clone(),
        criteria: criteria.into_iter().collect(),
        achievement,
        period: period?,
        initiative: values.get("sang-kien") == "co",
        documents: Vec::new(),
    })
}

fn birth_year(values: &Values, today: Date, errors: &mut Vec<FieldError>) -> Option<i16> {
    if values.get("nam-sinh").is_empty() {
        return None;
    }
    let year = values.get("nam-sinh").parse().ok().filter(|year| (1900..=today.year()).contains(year));
    if year.is_none() {
        errors.push(FieldError::new("nam-sinh", "Ghi năm sinh bằng bốn chữ số, hoặc để trống."));
    }
    year
}

fn standing(values: &Values, errors: &mut Vec<FieldError>) -> Option<Standing> {
    let wanted = values.get("vai-tro");
    let standing =
        slug::STANDINGS.into_iter().find(|(slug, _)| *slug == wanted).map(|(_, standing)| standing);
    if standing.is_none() {
        errors.push(FieldError::new("vai-tro", "Chọn vai trò của người được đề nghị."));
    }
    standing
}
