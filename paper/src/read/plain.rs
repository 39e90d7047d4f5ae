//! A page of the web as text.

/// Whether a text is a page of the web.
pub(super) fn is_page(text: &str) -> bool {
    let top: String = text.chars().take(2_000).collect::<String>().to_lowercase();
    ["<html", "<!doctype html", "<body", "<p>", "<p ", "<div"].iter().any(|tag| top.contains(tag))
}

/// Without tags; what begins a line of its own does, and scripts and styles are no text.
pub(super) fn without_tags(text: &str) -> String {
    const BLOCKS: [&str; 14] =
        ["p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "table", "ul", "ol", "section"];
    let mut out = String::with_capacity(text.len() / 2);
    let mut left = text;
    while let Some((before, after)) = left.split_once('<') {
        out.push_str(&before.replace(['\n', '\r'], " "));
        let Some((tag, rest)) = after.split_once('>') else {
            left = after;
            continue;
        };
        let closing = tag.starts_with('/');
        let name =
            tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default().to_lowercase();
        left = rest;
        match name.as_str() {
            "script" | "style" | "head" | "nav" if !closing => {
                let end = format!("</{name}");
                let at = rest.to_ascii_lowercase().find(&end).unwrap_or(rest.len());
                left = rest.get(at..).unwrap_or_default();
            }
            "td" | "th" if closing => out.push_str(" | "),
            "tr" if !closing => out.push_str("\n| "),
            _ if BLOCKS.contains(&name.as_str()) => out.push('\n'),
            "sup" => out.push_str(if closing { "</sup>" } else { "<sup>" }),
            _ => {}
        }
    }
    out.push_str(left);
    out
}
