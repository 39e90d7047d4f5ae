//! A comment on a notice: anyone may write one, nobody signs in, the name is not asked for.

use super::{Found, Tried, answer, list};
use crate::pages::public::Here;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::headers::FromElsewhere;
use crate::shell::server::Peer;
use crate::shell::state::App;
use crate::shell::submission::{Submission, public_form_fields};
use crate::ui::error_summary::{FieldError, message_for};
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::notes::inset_text;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::Response;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use sovang_desk::clock;
use sovang_desk::identity::attempts::KEPT;
use sovang_desk::{Asking, Denied};
use sovang_domain::ids::{AccountId, RoundId};
use sovang_domain::stamp::Stamp;
use sovang_ledger::{Ledger, LedgerError, random};
use sovang_projections::public;
use sovang_words::private;
use std::sync::LazyLock;

/// The longest comment, in characters: about a page.
const LONGEST: usize = 2_000;
const ABOUT: &str = "ve";
const WORDS: &str = "noi-dung";
/// The id `noi-dung` is the page's own.
const WORDS_ID: &str = "noi-dung-gop-y";

pub(super) fn form(found: &Found, tried: &Tried) -> Markup {
    let value = |name: &str| tried.values.get(name).to_owned();
    let words = Field::new(WORDS, "Nội dung góp ý")
        .id(WORDS_ID)
        .hint(format!(
            "Nêu việc cụ thể: việc gì, ở đâu, khi nào. Không quá {} ký tự. Không ghi số căn cước, số điện thoại của người khác.",
            sovang_words::format::thousands(LONGEST as u64)
        ))
        .value(value(WORDS))
        .error(message_for(&tried.errors, WORDS_ID))
        .required();
    let about = Field::new(ABOUT, "Về ai").value(value(ABOUT)).error(message_for(&tried.errors, ABOUT));
    let fields = html! { (about.select(&list::choices(found))) (words.textarea(5)) };
    html! {
        (Form::post(paths::comment(&found.page.round.round), "Gửi góp ý").novalidate().hidden(public_form_fields()).with(fields))
        p {
            small {
                "Không hỏi tên người góp ý. Gửi xong sẽ có mã biên nhận để xem trả lời. Mọi góp ý phải được trả lời \
                 trước khi Hội đồng họp; góp ý và trả lời được đăng cùng lúc."
            }
        }
        (inset_text(html! {
            p {
                strong { "Đây không phải nơi nhận khiếu nại, tố cáo. " }
                "Khiếu nại gửi Chủ tịch Ủy ban nhân dân. Tố cáo gửi người có thẩm quyền, trực tiếp hoặc qua bưu điện; \
                 danh tính người tố cáo được giữ bí mật. "
                a href=(paths::COMPLAINTS) { "Xem nơi nhận" }
            }
        }))
    }
}

/// A form without files: strangers store nothing here.
pub(super) struct PlainForm(Submission);

impl FromRequest<App> for PlainForm {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(PageError::BadRequest);
        }
        Submission::from_request(request, app).await.map(Self)
    }
}

/// Comments on one notice from one address in [`KEPT`]: a whole village can stand behind one, and each has to be answered
/// before the council meets.
const PER_ADDRESS: u64 = 20;
const ELSEWHERE: &str = "Góp ý chưa được ghi: trình duyệt không cho biết góp ý được gửi từ chính trang này. Nội dung còn \
                         nguyên dưới đây. Đọc lại, đúng lời của mình thì bấm Gửi góp ý lần nữa.";
const SAME: &str = "Đúng những lời này đã được ghi nhận cho danh sách này trong 24 giờ qua, không cần gửi lại. Muốn nói \
                    thêm thì viết rõ điều mới rồi gửi.";
const FULL: &str = "Từ mạng này đã gửi 20 góp ý cho danh sách này trong 24 giờ qua. Giữ lại nội dung dưới đây: ngày mai gửi, \
                    gửi bằng mạng khác, hoặc gửi bằng văn bản đến Ủy ban nhân dân.";

/// Known to this run of the program alone.
static SECRET: LazyLock<[u8; 32]> = LazyLock::new(random::bytes);

/// What one address has sent about one notice, of the last day.
struct FromHere {
    all: String,
    same: String,
}

impl FromHere {
    /// Neither address nor words are kept, only marks that nobody can read back: who wrote is not asked for. Capitals and
    /// blanks make no other comment.
    fn of(app: &App, parts: &Parts, form: &Submission, round: &RoundId) -> Self {
        let peer = Peer::of(parts, app.reached.proxy().is_some()).map(Peer::key).unwrap_or_default();
        let words = form.values.get(WORDS).to_lowercase();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mark = |what: &[&str]| {
            let mut hash = Sha256::new_with_prefix(*SECRET);
            [&[peer.as_str(), round.as_str()], what].concat().iter().for_each(|part| {
                hash.update(part.len().to_be_bytes());
                hash.update(part);
            });
            format!("comment:{}", hex::encode(hash.finalize()))
        };
        Self { all: mark(&[]), same: mark(&[form.values.get(ABOUT), &words]) }
    }

    /// Why one more is not taken.
    async fn fault(&self, ledger: &Ledger) -> Result<Option<(StatusCode, &'static str)>, LedgerError> {
        let since = clock::now() - KEPT;
        if ledger.sign_in_failures(&self.same, since).await? > 0 {
            return Ok(Some((StatusCode::CONFLICT, SAME)));
        }
        let full = ledger.sign_in_failures(&self.all, since).await? >= PER_ADDRESS;
        Ok(full.then_some((StatusCode::TOO_MANY_REQUESTS, FULL)))
    }

    async fn count(&self, ledger: &Ledger) -> Result<(), LedgerError> {
        let now = clock::now();
        ledger.note_sign_in_failure(&self.same, now, now - KEPT).await?;
        ledger.note_sign_in_failure(&self.all, now, now - KEPT).await
    }
}

pub(super) async fn submit(
    State(app): State<App>,
    Path((xa, dot)): Path<(String, String)>,
    request: Request,
) -> Result<Response, PageError> {
    let (parts, body) = request.into_parts();
    let PlainForm(form) = PlainForm::from_request(Request::from_parts(parts.clone(), body), &app).await?;
    let here = Here::find(&app, &xa)?;
    let found = Found::of(&app, &here, &dot)?;
    let (place, words, errors) = read(&found, &form);
    let refused = |errors: Vec<FieldError>, status: StatusCode| {
        let tried = Tried { values: form.values.clone(), errors };
        answer(&app, &here, &found, &tried, status)
    };
    if parts.extensions.get::<FromElsewhere>().is_some() {
        return refused(vec![FieldError::new(WORDS_ID, ELSEWHERE)], StatusCode::FORBIDDEN);
    }
    if !errors.is_empty() {
        return refused(errors, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let asking = Asking {
        by: AccountId::from(Stamp::CITIZEN),
        grants: Vec::new(),
        at: clock::now(),
        key: form.key.clone(),
        fingerprint: form.fingerprint(Stamp::CITIZEN),
        seen: None,
        answer: paths::receipt(here.slug(), form.key.as_str()),
    };
    let (round, ledger) = (&found.page.round.round, app.desk.ledger());
    let from_here = FromHere::of(&app, &parts, &form, round);
    // the same form sent twice is answered with its receipt
    if ledger.receipt(&form.key).await?.is_none()
        && let Some((status, message)) = from_here.fault(ledger).await?
    {
        return refused(vec![FieldError::new(WORDS_ID, message)], status);
    }
    let about = match place {
        Some(place) => {
            app.views().read(|connection| public::notice::nomination_at(connection, round, place))?
        }
        None => None,
    };
    match app.desk.receive_comment(&asking, round, about, words).await {
        Ok(done) => {
            from_here.count(ledger).await?;
            Ok(app.recorded(&done).await)
        }
        Err(Denied::Refused(why)) => {
            let message = sovang_words::refusal::words(&why).sentence();
            refused(vec![FieldError::new(WORDS_ID, message)], StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Denied::KeyReused) => {
            let message = "Biểu mẫu này đã được gửi một lần với nội dung khác, lần đó đã được ghi nhận. Gửi lại thì thành một góp ý mới.";
            refused(vec![FieldError::new(WORDS_ID, message)], StatusCode::CONFLICT)
        }
        Err(denied) => Err(denied.into()),
    }
}

/// Reads the form: the place in the list it is about, the words, and what is wrong with them.
fn read(found: &Found, form: &Submission) -> (Option<usize>, String, Vec<FieldError>) {
    let mut errors = Vec::new();
    let place = list::chosen(found, form.values.get(ABOUT));
    if place.is_none() && !form.values.get(ABOUT).is_empty() {
        errors.push(FieldError::new(ABOUT, "Chọn một người, tập thể có trong danh sách, hoặc cả danh sách."));
    }
    let words = form.values.get(WORDS).to_owned();
    let length = words.chars().count();
    if length == 0 {
        errors.push(FieldError::new(WORDS_ID, "Ghi nội dung góp ý."));
    } else if length > LONGEST {
        let over = length - LONGEST;
        errors.push(FieldError::new(
            WORDS_ID,
            format!("Góp ý vượt {over} ký tự. Rút gọn, hoặc gửi thành hai lần."),
        ));
    }
    if let Some(number) = private::number_in(&words) {
        let message = format!(
            "Góp ý được công khai cùng câu trả lời: bỏ “{number}”. Không ghi số điện thoại, số căn cước của ai."
        );
        errors.push(FieldError::new(WORDS_ID, message));
    }
    (place, words, errors)
}
