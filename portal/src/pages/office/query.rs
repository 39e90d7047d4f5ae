//! The query string of a list or of a page someone was sent to: never a reason to refuse the page.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::civil::Date;
use sovang_domain::calendar::read_day;
use std::convert::Infallible;

/// What stands behind the question mark, read leniently: what cannot be read is not there.
#[derive(Clone, Debug, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query string.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// The value of a name, trimmed; empty when it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// A number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u64> {
        self.get(name).parse().ok()
    }

    /// A day as people write it; the filter says what is wrong with one that cannot be read.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<Date> {
        read_day(self.get(name)).ok()
    }

    /// The page of a list, counted from 1.
    #[must_use]
    pub fn page(&self) -> u64 {
        self.number("trang").unwrap_or(1).max(1)
    }

    /// The same question at `path` with some values set; an empty value takes the name away.
    #[must_use]
    pub fn address(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let kept = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let kept =
            kept.filter(|(name, value)| !value.is_empty() && !changes.iter().any(|(key, _)| key == name));
        let set = changes.iter().copied().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept.chain(set)).finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_not_there() {
        let query =
            Query::parse("q=+%C4%90%C3%B4ng+&trang=x&tu=2026-10-20&den=2026-13-40&ngay=20%2F10%2F2026");
        assert_eq!(query.get("q"), "Đông");
        assert_eq!(query.page(), 1);
        assert_eq!(query.date("tu"), Some(jiff::civil::date(2026, 10, 20)));
        assert_eq!(query.date("ngay"), query.date("tu"), "days are read as people write them");
        assert_eq!(query.date("den"), None);
        assert_eq!(Query::parse("trang=0").page(), 1);
    }

    #[test]
    fn an_address_keeps_the_filters_and_drops_what_is_empty() {
        let query = Query::parse("q=%C4%91&viec=&trang=3");
        assert_eq!(query.address("/noi-bo/nhat-ky", &[("trang", "4")]), "/noi-bo/nhat-ky?q=%C4%91&trang=4");
        assert_eq!(query.address("/noi-bo/nhat-ky", &[("trang", ""), ("q", "")]), "/noi-bo/nhat-ky");
    }
}
