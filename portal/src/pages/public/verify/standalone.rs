//! The tool as one file: program, script, style and the policy of this log inside, no network needed.

use super::HEADING;
use super::tool::{Place, tool};
use crate::assets;
use crate::ui::standalone::Standalone;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use maud::{Markup, html};

/// The file; without a policy it asks for one.
pub(super) fn file(policy: Option<&str>) -> Markup {
    let (styles, script, program) = assets::carried();
    let body = html! {
        header { span { strong { "Sổ Vàng" } " kiểm chứng không cần mạng" } }
        main id="noi-dung" {
            header { h1 { (HEADING) } p { "Chọn hai tệp của khen thưởng; tệp được kiểm tra ngay trên máy này, không cần mạng." } }
            (tool(&Place::default()))
            pre id="chuong-trinh" hidden { (BASE64_STANDARD.encode(program)) }
            @if let Some(policy) = policy {
                // the parser drops the first line break of a pre
                pre id="danh-muc-kem-theo" hidden { @if policy.starts_with('\n') { "\n" } (policy) }
            }
        }
    };
    Standalone { title: "Kiểm chứng khen thưởng – Sổ Vàng", styles, script, body }.document()
}
