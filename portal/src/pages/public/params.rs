//! What stands behind the question mark of an address. Unknown and broken parts are ignored: an address always opens.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;

/// The query of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Params(Vec<(String, String)>);

/// The longest text searched for, in characters: nobody is called more than that.
const LONGEST: usize = 200;

impl Params {
    pub(super) fn of(query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes());
        let short = |value: &str| value.trim().chars().take(LONGEST).collect::<String>();
        Self(pairs.map(|(name, value)| (name.into_owned(), short(&value))).collect())
    }

    /// A value; empty when it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Whether it is there, empty or not.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// A number; `None` when there is none.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }

    /// The page asked for, counted from 1.
    pub(super) fn page(&self) -> u32 {
        self.number("trang").unwrap_or(1).max(1)
    }

    /// The same query with these names only, one of them perhaps set anew: `?q=hue&trang=2`, or nothing.
    pub(super) fn keep(&self, names: &[&str], set: Option<(&str, &str)>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for name in names {
            let value = match set {
                Some((known, value)) if known == *name => value,
                _ => self.get(name),
            };
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

impl<S: Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts.uri.query().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_query_still_opens_the_page() {
        let params = Params::of("q=%FF%zz&nam=hai&trang=0&trang=9");
        assert_eq!(params.number::<i16>("nam"), None);
        assert_eq!(params.page(), 1);
    }

    #[test]
    fn a_query_is_passed_on_with_what_was_chosen() {
        let params = Params::of("q=H%C3%B2a+%26+Hu%E1%BB%87&nam=2026&la=x");
        assert_eq!(params.get("q"), "Hòa & Huệ");
        assert_eq!(
            params.keep(&["q", "nam", "trang"], Some(("trang", "2"))),
            "?q=H%C3%B2a+%26+Hu%E1%BB%87&nam=2026&trang=2"
        );
        assert_eq!(Params::default().keep(&["q"], None), "");
    }
}
