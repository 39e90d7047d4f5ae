//! The address that people type, as it is given (SOVANG_PUBLIC_URL).

use crate::failure::Failure;
use sovang_portal::shell::public_address;
use sovang_portal::shell::state::Reached;

/// What was given; none is an answer too.
pub(super) fn through(public_url: Option<&str>) -> Result<Reached, Failure> {
    let Some(url) = public_url.map(str::trim).filter(|url| !url.is_empty()) else {
        return Ok(Reached::Unsaid);
    };
    public_address::read(url).map_err(|what| {
        Failure::unasked(format!(
            "SOVANG_PUBLIC_URL (--public-url) là “{url}”: {what}, như https://sovang.phu-tan.example.vn"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_is_said_with_how_one_is_written() {
        assert_eq!(through(Some(" ")).ok(), Some(Reached::Unsaid));
        assert_eq!(through(None).ok(), Some(Reached::Unsaid));
        let bare = through(Some("sovang.x.vn")).unwrap_err();
        assert!(bare.code() == 2 && bare.to_string().contains("https://"), "{bare}");
    }
}
