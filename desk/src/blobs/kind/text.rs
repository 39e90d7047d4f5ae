//! What is written in letters or wrapped by a signature, and is no paper: XML, PostScript, PKCS 7.

use super::{Instead, holds};
use sovang_domain::document::Media;

/// How far into a file its kind must show.
const TOP: usize = 4096;
/// The object identifier of signed data (RFC 5652, 5.1).
const SIGNED_DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";

/// The answer for these; `None` for everything else.
pub(super) fn look(bytes: &[u8]) -> Option<Result<Media, Instead>> {
    let top = &bytes[..bytes.len().min(TOP)];
    let begins = top.strip_prefix(b"\xef\xbb\xbf").unwrap_or(top).trim_ascii_start();
    let instead = if (top.starts_with(b"\x30") && holds(&top[..top.len().min(64)], SIGNED_DATA))
        || begins.starts_with(b"-----BEGIN PKCS7")
    {
        Instead::Signed
    } else if begins.starts_with(b"%!PS") {
        Instead::Print
    } else if !begins.starts_with(b"<?xml") {
        return None;
    } else if holds(top, b"<html") || holds(top, b"<!DOCTYPE html") {
        Instead::WebPage
    } else if holds(top, b"Word.Document") || holds(top, b"wordDocument") || holds(top, b"pkg:package") {
        Instead::WordAsXml
    } else {
        Instead::Xml
    };
    Some(Err(instead))
}
