//! What the build refuses in a file of texts, and what it makes of a good one.

use crate::generate::module;

fn fault(text: &str) -> String {
    module("terms", text).unwrap_err()
}

#[test]
fn a_text_is_a_function_and_its_blanks_are_arguments_in_the_order_of_the_alphabet() {
    let code = module("terms", "[span]\nopen = 'từ {from}'\nboth = 'đến {until}, từ {from}'\nword = 'ngày'")
        .unwrap();
    assert!(code.contains("pub(crate) mod terms {\npub(crate) mod span {"));
    assert!(
        code.contains("fn both(from: impl ::std::fmt::Display, until: impl ::std::fmt::Display) -> String")
    );
    assert!(code.contains("const fn word() -> &'static str { \"ngày\" }"));
}

#[test]
fn a_fault_in_a_text_names_the_text() {
    assert_eq!(fault("[a]\nb = 'ngày  mai'"), "terms.a.b: has doubled blanks or a line break in it");
    assert_eq!(fault("[a]\nb = 'Nguye\u{302}n'"), "terms.a.b: is not in NFC: type it anew");
    assert_eq!(fault("[a]\nb = ' ngày'"), "terms.a.b: begins or ends with a blank");
    assert_eq!(fault("[a]\nb = ''"), "terms.a.b: is empty");
    assert_eq!(fault("[a]\nb = 'hạn {day'"), "terms.a.b: a brace without its pair");
    assert_eq!(fault("[a]\nb = 'hạn day}'"), "terms.a.b: a brace without its pair");
    assert_eq!(fault("[a]\nb = 'hạn {ngày}'"), "terms.a.b: “ngày” is no name: use a to z, 0 to 9 and _");
    assert_eq!(fault("[a]\n'hạn' = 'hạn'"), "terms.a.hạn: “hạn” is no name: use a to z, 0 to 9 and _");
    assert_eq!(fault("[a]\nb = 3"), "terms.a.b: neither a text nor a table of texts");
    assert!(fault("[a]\nb = 'x'\nb = 'y'").contains("duplicate key"));
}
