//! The addresses of the witness: two of the protocol, a page for people, the evidence, and the files of the page.

use crate::judge::Why;
use crate::page::{self, Evidence};
use crate::submission::{LARGEST, Malformed};
use crate::witness::{Answer, Witness};
use crate::{WitnessError, assets};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::sync::Arc;
use std::time::Duration;

/// How long a client may take to send its body.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// The page asks to be fetched again after so many seconds.
const REFRESH: &str = "30";

const CSP: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'none'; \
                   base-uri 'none'; frame-ancestors 'none'";

const FIXED: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, CSP),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
    (header::CACHE_CONTROL, "no-store"),
];

const PLAIN: &str = "text/plain; charset=utf-8";

/// Everything the witness answers.
pub fn router(witness: Arc<Witness>) -> Router {
    Router::new()
        .route("/", get(show))
        .route("/add-checkpoint", post(add_checkpoint))
        .route("/{origin_hash}/checkpoint", get(latest))
        .route("/su-co/{id}/{which}", get(evidence))
        .route("/healthz", get(healthz))
        .route("/tai-nguyen/{name}", get(assets::serve))
        .fallback(|| async { (StatusCode::NOT_FOUND, "Không có trang này. Trang chính: /\n") })
        .layer(map_response(secure))
        .with_state(witness)
}

async fn secure(mut response: Response) -> Response {
    for (name, value) in FIXED {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Asks the witness on a thread that may wait for the disk.
async fn ask<T: Send + 'static>(
    witness: Arc<Witness>,
    question: impl FnOnce(&Witness) -> Result<T, WitnessError> + Send + 'static,
) -> Result<T, Failed> {
    let asked = tokio::task::spawn_blocking(move || question(&witness)).await;
    asked.unwrap_or_else(|error| Err(WitnessError::CutOff(error.to_string()))).map_err(Failed)
}

/// The memory cannot be read or written: nothing was cosigned, and the log will come again.
struct Failed(WitnessError);

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        tracing::error!(error = %self.0, "the witness cannot answer");
        let words = "Máy đồng ký không đọc hoặc ghi được tệp của mình. Chưa ghi và chưa ký gì.\n";
        (StatusCode::INTERNAL_SERVER_ERROR, words).into_response()
    }
}

async fn add_checkpoint(State(witness): State<Arc<Witness>>, request: Request) -> Response {
    let body = match tokio::time::timeout(BODY_TIMEOUT, to_bytes(request.into_body(), LARGEST)).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return (StatusCode::PAYLOAD_TOO_LARGE, "Quá 64 KiB, hoặc gửi dở.\n").into_response(),
        Err(_) => return (StatusCode::REQUEST_TIMEOUT, "Gửi quá chậm.\n").into_response(),
    };
    match ask(witness, move |witness| witness.add_checkpoint(&body)).await {
        Ok(answer) => answer.into_response(),
        Err(failed) => failed.into_response(),
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let (status, words) = match self {
            Self::Cosigned(line) => return (StatusCode::OK, line).into_response(),
            Self::OtherSize(size) => {
                let kind = [(header::CONTENT_TYPE, "text/x.tlog.size")];
                return (StatusCode::CONFLICT, kind, format!("{size}\n")).into_response();
            }
            Self::Malformed(part) => (StatusCode::BAD_REQUEST, unread(part)),
            Self::OldBeyondNew => {
                (StatusCode::BAD_REQUEST, "Số dòng cũ lớn hơn số dòng của bản chốt sổ gửi đến.\n")
            }
            Self::NotSigned => (StatusCode::FORBIDDEN, "Bản chốt sổ không có chữ ký đúng của sổ.\n"),
            Self::UnknownLog => (StatusCode::NOT_FOUND, "Máy này không theo dõi sổ có tên như vậy.\n"),
            Self::Refused(why) => (StatusCode::UNPROCESSABLE_ENTITY, refused(why)),
            Self::ClockBack => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "Đồng hồ của máy đồng ký chạy lùi; máy không ký cho đến khi đồng hồ đúng.\n",
            ),
        };
        (status, words).into_response()
    }
}

const fn unread(part: Malformed) -> &'static str {
    match part {
        Malformed::Text => "Không đọc được: không phải văn bản UTF-8 dưới 64 KiB.\n",
        Malformed::Old => "Không đọc được dòng đầu “old <số dòng>”.\n",
        Malformed::Proof => "Không đọc được phần chứng minh: nhiều nhất 63 dòng, rồi một dòng trống.\n",
        Malformed::Checkpoint => "Không đọc được bản chốt sổ.\n",
    }
}

const fn refused(why: Why) -> &'static str {
    match why {
        Why::EmptyRoot => "Sổ chưa có dòng nào mà dấu không phải dấu của sổ trống.\n",
        Why::ProofOfNothing => "Bản chốt sổ đầu tiên không được kèm dòng chứng minh.\n",
        Why::OtherRoot => "Cùng số dòng với bản đã đồng ký, nhưng dấu khác.\n",
        Why::NotContinued => "Không chứng minh được là nối tiếp bản đã đồng ký.\n",
    }
}

async fn latest(State(witness): State<Arc<Witness>>, Path(hash): Path<String>) -> Response {
    match ask(witness, move |witness| witness.latest(&hash)).await {
        Ok(Some(recorded)) => {
            let headers = [
                (header::CONTENT_TYPE, PLAIN),
                (header::CACHE_CONTROL, "no-cache"),
                (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
                (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
            ];
            (headers, recorded.note).into_response()
        }
        Ok(None) => (StatusCode::NOT_FOUND, "Chưa đồng ký bản chốt nào của sổ này.\n").into_response(),
        Err(failed) => failed.into_response(),
    }
}

async fn evidence(
    State(witness): State<Arc<Witness>>,
    Path((id, which)): Path<(String, String)>,
) -> Response {
    let none = || (StatusCode::NOT_FOUND, "Không có tệp này.\n").into_response();
    let (Ok(id), Some(which)) = (id.parse::<i64>(), Evidence::named(&which)) else { return none() };
    match ask(witness, move |witness| witness.incident(id)).await {
        Ok(Some(incident)) => {
            let name = format!("attachment; filename=\"su-co-{id}-{}\"", which.file());
            let headers = [(header::CONTENT_TYPE, PLAIN.to_owned()), (header::CONTENT_DISPOSITION, name)];
            (headers, which.of(incident)).into_response()
        }
        Ok(None) => none(),
        Err(failed) => failed.into_response(),
    }
}

/// `?tu-lam-moi=khong` holds the page still, for whoever needs more than half a minute to read it (WCAG 2.2.1).
async fn show(State(witness): State<Arc<Witness>>, RawQuery(asked): RawQuery) -> Response {
    // an address always opens, whatever else stands in it
    let still = asked.is_some_and(|asked| asked.split('&').any(|wish| wish == "tu-lam-moi=khong"));
    let report = match ask(witness, Witness::report).await {
        Ok(report) => report,
        Err(failed) => return failed.into_response(),
    };
    let page = Body::from(page::page(&report, still).into_string());
    let mut response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response();
    if !still {
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(REFRESH));
    }
    response
}

/// 200 while the memory can be read; says nothing of the log.
async fn healthz(State(witness): State<Arc<Witness>>) -> Response {
    match ask(witness, Witness::report).await {
        Ok(_) => "ok\n".into_response(),
        Err(failed) => failed.into_response(),
    }
}
