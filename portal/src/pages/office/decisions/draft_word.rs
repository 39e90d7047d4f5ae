//! The draft as a Word file: the same text as on the page, laid out by NĐ 30/2020/NĐ-CP, for an office that words it
//! otherwise before it is signed.

use super::draft::View;
use super::draft_paper::{Given, OPEN, Text};
use crate::demonstration;
use crate::pages::office::form::FormPage as _;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use axum::extract::{Path, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use sovang_domain::document::Media;
use sovang_domain::ids::RoundId;
use sovang_paper::write::{Line, WordFile};
use sovang_words::format::sentence_case;

/// The last part of its address.
pub(super) const FILE: &str = "du-thao.docx";
/// More than these are named in a list of their own.
const IN_ARTICLE: usize = 5;

pub(super) async fn fetch(
    State(app): State<App>,
    who: SignedIn,
    Path((round, draft)): Path<(RoundId, u16)>,
) -> Result<Response, PageError> {
    let view = View::load(&app, &who, &(round, draft)).await?;
    let bytes = file(&Text::of(&view)).map_err(|error| PageError::Internal(error.to_string()))?;
    let name = format!("du-thao-quyet-dinh-{}-{draft}.docx", view.row.round.local());
    Ok((headers(&name), bytes).into_response())
}

fn headers(name: &str) -> [(HeaderName, String); 5] {
    let saved = format!("attachment; filename=\"{}\"", demonstration::file_name(name));
    [
        (header::CONTENT_TYPE, Media::Docx.mime().to_owned()),
        (header::CONTENT_DISPOSITION, saved),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ]
}

fn file(text: &Text) -> std::io::Result<Vec<u8>> {
    let mut file = WordFile::default();
    if let Some(words) = demonstration::words() {
        file.line(&Line::middle(words).italic().points(11));
    }
    head(&mut file, text);
    let listed = text.given.len() > IN_ARTICLE;
    let [first, second, third] = &text.articles;
    let article = |head: &str, words: &str| Line::text(head).bold().then(words);
    if listed {
        file.line(&article("Điều 1. ", &format!("{first} (có Danh sách kèm theo).")));
        file.line(&article("Điều 2. ", &second.replace("ghi tại Điều 1", "ghi tại Danh sách kèm theo")));
    } else {
        file.line(&article("Điều 1. ", &format!("{first}:")));
        for (at, given) in text.given.iter().enumerate() {
            let end = if at + 1 == text.given.len() { "." } else { ";" };
            file.line(&Line::text(format!("{}. {}{end}", at + 1, given.line())));
        }
        file.line(&article("Điều 2. ", second));
    }
    file.line(&article("Điều 3. ", third));
    file.blank();
    foot(&mut file, text);
    if listed {
        list(&mut file, text);
    }
    file.bytes(&sentence_case(&text.subject))
}

/// The two columns on top, title and bases.
fn head(file: &mut WordFile, text: &Text) {
    let commune = text.commune.to_uppercase();
    let left = [
        Line::middle("ỦY BAN NHÂN DÂN").bold().points(12),
        Line::middle(commune.as_str()).bold().underlined().points(12),
        Line::middle(text.number.as_str()).points(13),
    ];
    let right = [
        Line::middle("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").bold().points(12),
        Line::middle("Độc lập - Tự do - Hạnh phúc").bold().underlined().points(13),
        Line::middle(text.day.as_str()).italic().points(13),
    ];
    file.columns(&left, &right);
    file.line(&Line::middle("QUYẾT ĐỊNH").bold());
    file.line(&Line::middle(text.subject.as_str()).bold());
    file.rule();
    file.line(&Line::middle(format!("CHỦ TỊCH ỦY BAN NHÂN DÂN {commune}")).bold());
    file.blank();
    let last = text.bases.len().saturating_sub(1);
    for (at, basis) in text.bases.iter().enumerate() {
        let end = if at == last { "." } else { ";" };
        file.line(&Line::text(format!("{}{end}", basis.trim_end_matches(['.', ';']))).italic());
    }
    file.blank();
    file.line(&Line::middle("QUYẾT ĐỊNH:").bold());
}

/// Who receives it, who signs it.
fn foot(file: &mut WordFile, text: &Text) {
    let recipients = [
        Line::left("Nơi nhận:").bold().italic().points(12),
        Line::left("- Như Điều 3;").points(11),
        Line::left("- Lưu: VT.").points(11),
    ];
    let mut signed: Vec<Line> =
        text.position.iter().map(|line| Line::middle(line.as_str()).bold().points(14)).collect();
    signed.extend(std::iter::repeat_n(Line::middle(""), 4));
    signed.push(Line::middle(text.name.as_str()).bold().points(14));
    file.columns(&recipients, &signed);
}

/// Danh sách kèm theo, on pages of its own.
fn list(file: &mut WordFile, text: &Text) {
    file.next_page();
    file.line(&Line::middle("DANH SÁCH").bold());
    let subject = text.subject.strip_prefix("Về việc ").unwrap_or(&text.subject);
    file.line(&Line::middle(sentence_case(subject)).bold());
    let of = format!(
        "(Kèm theo Quyết định số {OPEN}/QĐ-UBND ngày {OPEN} tháng {OPEN} năm {OPEN} của Chủ tịch Ủy ban nhân dân {})",
        text.commune
    );
    file.line(&Line::middle(of).italic());
    file.blank();
    let forms = text.given.iter().any(|given| given.form.is_some());
    let columns: &[(&str, u32)] = if forms {
        &[
            ("TT", 7),
            ("Họ và tên, tên tập thể", 27),
            ("Chức vụ, đơn vị", 27),
            ("Hình thức", 21),
            ("Tiền thưởng", 18),
        ]
    } else {
        &[("TT", 7), ("Họ và tên, tên tập thể", 35), ("Chức vụ, đơn vị", 38), ("Tiền thưởng", 20)]
    };
    let rows = text.given.iter().enumerate().map(|(at, given)| {
        let mut row = vec![(at + 1).to_string(), whom(given), of_what(given)];
        row.extend(forms.then(|| given.form.clone().unwrap_or_default()));
        row.push(given.prize.clone().unwrap_or_default());
        row
    });
    file.table(columns, &rows.collect::<Vec<_>>());
}

fn whom(given: &Given) -> String {
    format!("{}{}", given.name, if given.posthumous { " (truy tặng)" } else { "" })
}

/// Trưởng ấp, Ban nhân dân ấp Trung
fn of_what(given: &Given) -> String {
    let parts =
        [given.position.as_str(), given.unit.as_deref().unwrap_or_default(), given.kind.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::draft::tests::view;
    use super::*;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_domain::locality::SigningMode;

    fn read(text: &Text) -> String {
        sovang_paper::read(&file(text).unwrap()).unwrap().text
    }

    fn in_order(text: &str, parts: &[&str]) {
        let mut from = 0;
        for part in parts {
            let found = text[from..].find(part).unwrap_or_else(|| panic!("{part} is missing in {text}"));
            from += found + part.len();
        }
    }

    #[test]
    fn the_word_file_says_in_its_order_what_the_printed_paper_says() {
        let text = read(&Text::of(&view(someone(Role::Chairman, None))));
        in_order(
            &text,
            &[
                "ỦY BAN NHÂN DÂN<br>XÃ PHÚ TÂN<br>Số: ……/QĐ-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>Phú Tân, ngày …… tháng …… năm 2026",
                "QUYẾT ĐỊNH\nVề việc tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã",
                "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHÚ TÂN",
                "Căn cứ ",
                ".\n\nQUYẾT ĐỊNH:",
                "Điều 1. Tặng Giấy khen",
                "1. Trần Thị Ngọc Huệ, ",
                "760.000 đồng.",
                "Điều 2. ",
                "Điều 3. ",
                "Nơi nhận:<br>- Như Điều 3;<br>- Lưu: VT. | CHỦ TỊCH<br>Nguyễn Quốc Bảo",
            ],
        );
        assert!(!text.contains("DANH SÁCH"), "{text}");
    }

    #[test]
    fn a_deputy_signs_below_kt_and_many_are_named_in_a_list_behind() {
        let mut view = view(someone(Role::Chairman, None));
        view.drafted.draft.signatory.mode = SigningMode::ForHead;
        view.drafted.draft.signatory.position = "Phó Chủ tịch UBND xã".into();
        let mut text = Text::of(&view);
        let mut more = Text::of(&view).given;
        while text.given.len() <= IN_ARTICLE {
            text.given.append(&mut more);
            more = Text::of(&view).given;
        }
        let text = read(&text);
        in_order(
            &text,
            &[
                "(có Danh sách kèm theo).\nĐiều 2. Mức tiền thưởng của từng trường hợp ghi tại Danh sách kèm theo",
                "KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br>Nguyễn Quốc Bảo",
                "DANH SÁCH\nTặng Giấy khen",
                "(Kèm theo Quyết định số ……/QĐ-UBND ngày",
                "| TT | Họ và tên, tên tập thể | Chức vụ, đơn vị | Tiền thưởng |",
                "| 1 | Trần Thị Ngọc Huệ | ",
                "| 6 | Trần Thị Ngọc Huệ | ",
            ],
        );
    }
}
