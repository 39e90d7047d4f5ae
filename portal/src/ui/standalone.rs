//! Standalone: a whole document in one file, for a machine without a network. Its own policy lets in exactly what it
//! carries: one style and one script, each by its hash.

use crate::demonstration;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

/// What the file carries.
pub struct Standalone<'a> {
    /// The title of the window.
    pub title: &'a str,
    /// Stylesheets, in order.
    pub styles: [&'a str; 2],
    /// The one script; it runs when the body stands.
    pub script: &'a str,
    /// Everything in the body but the script.
    pub body: Markup,
}

impl Standalone<'_> {
    /// The document.
    #[must_use]
    pub fn document(&self) -> Markup {
        let style = self.styles.map(without_fonts).concat();
        html! {
            (DOCTYPE)
            html lang="vi" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="content-security-policy" content=(policy(&style, self.script));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) }
                    style { (PreEscaped(style)) }
                }
                body {
                    @if let Some(words) = demonstration::words() { aside aria-label="Bản trình diễn" { p { strong { (words) "." } } } }
                    (self.body)
                    script { (PreEscaped(self.script)) }
                }
            }
        }
    }
}

fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}' 'wasm-unsafe-eval'; img-src data:; \
         base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    )
}

/// A file from a USB stick has no fonts beside it: the machine's own will do.
fn without_fonts(stylesheet: &str) -> String {
    let mut kept = String::with_capacity(stylesheet.len());
    let mut rest = stylesheet;
    while let Some((before, font)) = rest.split_once("@font-face") {
        kept.push_str(before);
        rest = font.split_once('}').map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_lets_in_what_it_carries_and_nothing_else() {
        let file = Standalone {
            title: "Kiểm chứng",
            styles: ["i{}@font-face { src: url(\"x\") }", "b{}"],
            script: "go('<b>')",
            body: html! { p { "…" } },
        };
        let html = file.document().into_string();
        assert!(html.contains("<style>i{}b{}</style>"), "{html}");
        assert!(html.ends_with("<p>…</p><script>go('<b>')</script></body></html>"));
        let hash = BASE64_STANDARD.encode(Sha256::digest("go('<b>')"));
        assert!(html.contains(&format!("script-src 'sha256-{hash}' 'wasm-unsafe-eval'")));
        assert!(html.contains("default-src 'none'") && !html.contains("connect-src"));
    }
}
