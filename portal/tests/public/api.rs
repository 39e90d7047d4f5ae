//! What programs read: JSON at the address of the page, open to any origin, never a page of HTML.

use super::{Site, Story};
use axum::body::Body;
use axum::http::{Method, Response, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;

const AWARD: &str = "/api/v1/sen-hong/khen-thuong/2026-212-1";

async fn json(response: Response<Body>) -> Value {
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    assert_eq!(response.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    assert_eq!(response.headers()["cross-origin-resource-policy"], "cross-origin");
    serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_award_is_answered_as_it_stands_with_codes_and_its_record() {
    let site = Site::of(&Story::told()).await;
    let response = site.ask(Method::GET, AWARD).await;
    assert_eq!(response.status(), StatusCode::OK);
    let kept = response.headers()[header::ETAG].clone();
    let award = json(response).await;
    assert_eq!(award["award"], "sen-hong.2026-212-1");
    assert_eq!(award["form"], "giay-khen");
    assert_eq!(award["kind"], "individual");
    assert_eq!(award["stands"], false, "the story ends with its revocation");
    assert!(award["revocation"]["log_index"].is_u64() && award["corrections"][0]["field"].is_string());
    assert_eq!(award["page"], "/sen-hong/khen-thuong/2026-212-1");
    // kept in front of all rooms, as pages are
    assert_eq!(site.ask(Method::GET, AWARD).await.headers()[header::ETAG], kept);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_told_in_json_too() {
    let site = Site::of(&Story::told().up_to("AwardsProposed")).await;
    for (method, address, status, error) in [
        (Method::GET, AWARD, StatusCode::NOT_FOUND, "not-found"),
        (Method::GET, "/api/v1/noi-khac/khen-thuong/2026-212-1", StatusCode::NOT_FOUND, "not-found"),
        (Method::GET, "/api/v1/khong-co", StatusCode::NOT_FOUND, "not-found"),
        (Method::POST, AWARD, StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed"),
    ] {
        let response = site.ask(method, address).await;
        assert_eq!(response.status(), status, "{address}");
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store", "{address}");
        assert_eq!(json(response).await["error"], error, "{address}");
    }
}
