//! QR code: the address of a page on paper, drawn as one path.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{LazyLock, PoisonError, RwLock};

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

/// Light modules around the code, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// Codes kept: some megabytes at most.
const KEPT: usize = 512;

/// What was drawn last, by address: finding the best of eight masks takes longer than the rest of a page.
static DRAWN: LazyLock<RwLock<HashMap<String, Drawing>>> = LazyLock::new(RwLock::default);

/// A code as one path, with its side in modules.
#[derive(Clone)]
struct Drawing {
    size: usize,
    path: String,
}

/// A figure with the code of `address`. `label` says what the code opens, `caption` stands below it.
///
/// An address longer than a code can hold (2,331 bytes) is printed as text instead.
#[must_use]
pub fn qr(address: &str, label: &str, caption: &str) -> Markup {
    html! {
        figure {
            @match drawing(address) {
                Some(drawing) => (drawing.svg(label)),
                None => p { (address) },
            }
            figcaption { (caption) }
        }
    }
}

/// The code of an address, drawn before or now; none when it is too long for one.
fn drawing(address: &str) -> Option<Drawing> {
    let kept = DRAWN.read().unwrap_or_else(PoisonError::into_inner).get(address).cloned();
    if kept.is_some() {
        return kept;
    }
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let drawing = Drawing { size: code.width() + 2 * QUIET, path: dark_runs(&code) };
    let mut drawn = DRAWN.write().unwrap_or_else(PoisonError::into_inner);
    if drawn.len() >= KEPT {
        drawn.clear();
    }
    drawn.insert(address.to_owned(), drawing.clone());
    Some(drawing)
}

impl Drawing {
    fn svg(&self, label: &str) -> Markup {
        let Self { size, path } = self;
        html! {
            svg width="150" height="150" viewBox=(format_args!("0 0 {size} {size}")) role="img" aria-label=(label) {
                path fill="#fff" d=(format_args!("M0 0h{size}v{size}H0z")) {}
                path fill="#000" d=(path) {}
            }
        }
    }
}

/// One rectangle for each run of dark modules in a row.
fn dark_runs(code: &QrCode) -> String {
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                // writing to a String cannot fail
                let _ = write!(path, "M{} {}h{n}v1h-{n}z", x + QUIET, y + QUIET, n = run.len());
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_paints_exactly_the_dark_modules() {
        let code = QrCode::with_error_correction_level("https://sovang.example/x", EcLevel::M).unwrap();
        let mut painted = vec![Color::Light; code.width() * code.width()];
        for run in dark_runs(&code).split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (n, _) = rest.split_once('v').unwrap();
            let at = |text: &str| text.parse::<usize>().unwrap();
            for step in 0..at(n) {
                painted[(at(y) - QUIET) * code.width() + at(x) - QUIET + step] = Color::Dark;
            }
        }
        assert_eq!(painted, code.to_colors());
    }

    #[test]
    fn the_code_is_a_labelled_image_with_a_caption() {
        let html = qr("https://sovang.example/x", "Mã QR mở trang này", "Mở đúng trang này.").into_string();
        assert!(html.starts_with(
            r##"<figure><svg width="150" height="150" viewBox="0 0 33 33" role="img" aria-label="Mã QR mở trang này"><path fill="#fff" d="M0 0h33v33H0z"></path>"##
        ));
        assert!(html.ends_with("</svg><figcaption>Mở đúng trang này.</figcaption></figure>"));
        assert!(qr(&"x".repeat(3000), "", "").into_string().contains("<p>xxx"));
        // kept by address, never by label
        assert!(qr("https://sovang.example/x", "Khác", "").into_string().contains(r#"aria-label="Khác""#));
        for number in 0..=KEPT {
            drawing(&format!("https://sovang.example/{number}")).unwrap();
        }
        assert!(DRAWN.read().unwrap().len() <= KEPT);
    }
}
