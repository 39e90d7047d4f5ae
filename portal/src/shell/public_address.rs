//! The address that people type: a whole one, and whether it opens outside the office's own network.

use super::state::Reached;
use axum::http::Uri;
use std::net::IpAddr;

/// Reads it.
///
/// # Errors
/// What is wrong with it, as the first half of a sentence.
pub fn read(url: &str) -> Result<Reached, &'static str> {
    let uri: Uri = url.parse().map_err(|_| "không phải một địa chỉ; ghi cả https:// ở đầu")?;
    let scheme = uri.scheme_str().filter(|scheme| ["https", "http"].contains(scheme));
    let (Some(scheme), Some(authority)) = (scheme, uri.authority()) else {
        return Err("ghi cả https:// ở đầu");
    };
    let bare = uri.query().is_none() && ["", "/"].contains(&uri.path()) && !url.contains('#');
    let port = authority.as_str().rsplit(']').next().is_some_and(|behind| behind.contains(':'));
    if !bare || authority.as_str().contains('@') || (port && authority.port_u16().is_none()) {
        return Err("chỉ ghi tên miền, thêm cổng nếu có");
    }
    let address = format!("{scheme}://{}", authority.as_str().to_lowercase());
    Ok(if is_public(authority.host()) { Reached::Through(address) } else { Reached::Inside(address) })
}

/// Whether people outside the office's own network can open it.
fn is_public(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']).to_lowercase();
    match host.parse::<IpAddr>().map(|ip| ip.to_canonical()) {
        Ok(IpAddr::V4(ip)) => {
            !(ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified())
        }
        Ok(IpAddr::V6(ip)) => {
            !(ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local())
        }
        Err(_) => {
            let inside = [".localhost", ".local", ".lan", ".internal", ".home.arpa", ".intranet"];
            host.contains('.') && !inside.iter().any(|ending| host.ends_with(ending))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_to_print_is_a_whole_one() {
        let through = |address: &str| Ok(Reached::Through(address.to_owned()));
        assert_eq!(read("https://x.vn/"), through("https://x.vn"));
        assert_eq!(read("HTTPS://X.vn"), through("https://x.vn"));
        assert_eq!(read("https://x.vn:8443"), through("https://x.vn:8443"));
        for wrong in [
            "sovang.x.vn",
            "x.vn:99999",
            "https://x.vn:99999",
            "https://x.vn?a=1",
            "https://u:p@x.vn",
            "https://x.vn/so",
            "https://x.vn#a",
            "ftp://x.vn",
            "https://",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_of_the_inner_network_is_none_to_print() {
        for inside in ["localhost:8080", "0.0.0.0", "192.168.1.5", "10.0.0.2", "[::1]", "may-chu", "so.lan"] {
            let given = format!("http://{inside}");
            assert_eq!(read(&given), Ok(Reached::Inside(given.clone())), "{inside}");
        }
        assert_eq!(Reached::Inside("http://so.lan".into()).address(), None);
        assert!(read("http://203.162.4.1").is_ok_and(|reached| reached.address().is_some()));
    }
}
