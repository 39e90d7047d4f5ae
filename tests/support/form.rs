//! A form as a browser would read it from a page: where it goes and what it already holds.
//!
//! Reads the regular HTML this project writes, not any HTML there is.

/// A form on a page, with the values it would send untouched.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Where it goes; empty for the page's own address.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// Whether it takes files.
    pub multipart: bool,
    /// Its controls in the order of the page.
    pub controls: Vec<Control>,
}

/// One control of a form.
#[derive(Clone, Debug)]
pub struct Control {
    /// The name it is sent under.
    pub name: String,
    /// `hidden`, `text`, `date`, `radio`, `select`, `textarea`, `submit` and so on.
    pub kind: String,
    /// What it holds.
    pub value: String,
    /// Whether it is sent when nobody touches it.
    pub sent: bool,
}

impl Form {
    /// The forms of a page.
    pub fn all(html: &str) -> Vec<Self> {
        let (mut forms, mut open): (Vec<Self>, _) = (vec![], false);
        let (mut list, mut chosen) = (None::<Control>, false);
        for (tag, text) in tags(html) {
            if tag.name == "form" {
                open = true;
                forms.push(Self {
                    action: tag.get("action").unwrap_or_default(),
                    method: tag.get("method").unwrap_or_else(|| "get".into()).to_lowercase(),
                    multipart: tag.get("enctype").as_deref() == Some("multipart/form-data"),
                    controls: vec![],
                });
            }
            open &= tag.name != "/form";
            let Some(form) = forms.last_mut().filter(|_| open) else { continue };
            match tag.name.as_str() {
                "select" => {
                    list = tag.control("select", String::new());
                    chosen = false;
                }
                "option" => {
                    let value = tag.get("value").unwrap_or_else(|| unescape(text.trim()));
                    // untouched, a list sends its selected option, else its first
                    if let Some(list) =
                        list.as_mut().filter(|list| tag.has("selected") || !(chosen || list.sent))
                    {
                        chosen |= tag.has("selected");
                        (list.value, list.sent) = (value, !tag.has("disabled"));
                    }
                }
                "/select" => form.controls.extend(list.take()),
                "textarea" => {
                    // the first line break after the tag is not part of the text
                    let value = unescape(text.strip_prefix('\n').unwrap_or(text));
                    form.controls.extend(tag.control("textarea", value));
                }
                "button" => {
                    let kind = tag.get("type").unwrap_or_else(|| "submit".into());
                    form.controls.extend(tag.control(&kind, tag.get("value").unwrap_or_default()));
                }
                "input" => {
                    // a day is typed as text; only such a field says in which order
                    let day = tag.has("placeholder").then(|| "date".to_owned());
                    let kind = day.or_else(|| tag.get("type")).unwrap_or_else(|| "text".into());
                    let ticked = matches!(kind.as_str(), "radio" | "checkbox");
                    let value =
                        tag.get("value").unwrap_or_else(|| if ticked { "on".into() } else { String::new() });
                    let sends = match kind.as_str() {
                        "radio" | "checkbox" => tag.has("checked"),
                        "submit" | "button" | "reset" | "image" | "file" => false,
                        _ => true,
                    };
                    form.controls
                        .extend(tag.control(&kind, value).map(|c| Control { sent: sends && c.sent, ..c }));
                }
                _ => {}
            }
        }
        forms
    }

    /// Whether it has a control of this name.
    pub fn has(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.name == name)
    }

    /// What it holds under this name, untouched.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.controls
            .iter()
            .find(|control| control.name == name && control.sent)
            .map(|control| control.value.as_str())
    }

    /// What it sends when these fields are filled: a name given replaces all it held under that name.
    pub fn filled(&self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let kept = self.controls.iter().filter(|c| c.sent && !fields.iter().any(|(name, _)| *name == c.name));
        let kept = kept.map(|c| (c.name.clone(), c.value.clone()));
        kept.chain(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
    }
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone())
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn control(&self, kind: &str, value: String) -> Option<Control> {
        let sent = !matches!(kind, "select" | "submit" | "button" | "reset") && !self.has("disabled");
        Some(Control { name: self.get("name")?, kind: kind.to_lowercase(), value, sent })
    }
}

/// The tags of a page, each with the text up to the next one. Closing tags begin with a slash.
fn tags(html: &str) -> Vec<(Tag, &str)> {
    let (mut found, mut rest) = (vec![], html);
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = tag(&rest[1..]);
        // the text of these is not markup
        let raw = matches!(tag.name.as_str(), "script" | "style" | "textarea");
        let end = if raw { after.find(&format!("</{}", tag.name)) } else { after.find('<') };
        let text = &after[..end.unwrap_or(after.len())];
        rest = &after[text.len()..];
        found.push((tag, text));
    }
    found
}

/// Reads a tag from just behind its `<`; gives what follows its `>`.
fn tag(html: &str) -> (Tag, &str) {
    let end = html[1..].find(|c: char| c.is_whitespace() || c == '>').map_or(html.len(), |at| at + 1);
    let mut tag = Tag { name: html[..end].to_lowercase(), attributes: vec![] };
    let mut rest = &html[end..];
    loop {
        rest = rest.trim_start().trim_start_matches('/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.strip_prefix('>').unwrap_or(rest));
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => {
                    after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len()))
                }
            };
        }
        tag.attributes.push((name, unescape(value)));
    }
}

/// Text as a person reads it: `&amp;` is `&`.
pub fn unescape(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest[1..].split_once(';').and_then(|(name, after)| {
            let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            });
            let named = match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                "nbsp" => Some('\u{a0}'),
                _ => None,
            };
            Some((named.or_else(|| char::from_u32(number?))?, after))
        });
        match entity {
            Some((character, after)) => {
                plain.push(character);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain + rest
}
