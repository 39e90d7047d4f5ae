//! A file that is not taken: what it is, and what to do with it.

use crate::ui::error_summary::FieldError;
use sovang_desk::blobs::{Instead, PER_DAY, Refused};
use sovang_domain::document::{MAX_BYTES, Media};

const MEGABYTE: u64 = 1024 * 1024;

/// The error at the field the file came in.
pub(crate) fn error(field: String, why: Refused) -> FieldError {
    match why {
        Refused::Empty => FieldError::new(field, "Tệp này không có nội dung (0 byte). Chọn tệp khác."),
        Refused::TooLarge => FieldError::too_large(
            field,
            format!(
                "Tệp lớn hơn {} MB. Quét lại ở chế độ đen trắng hoặc chia nhỏ tệp.",
                MAX_BYTES / MEGABYTE
            ),
        ),
        Refused::TooMuch => FieldError::too_large(
            field,
            format!(
                "Trong 24 giờ qua đã gửi hơn {} MB tệp. Đợi đến ngày mai rồi gửi tiếp.",
                PER_DAY / MEGABYTE
            ),
        ),
        Refused::Kind(instead) => FieldError::new(field, kind(instead)),
    }
}

const AS_PDF: &str = "Mở tệp, chọn Lưu thành (Save as) dạng PDF rồi gửi tệp PDF.";
const AS_DOCX: &str = "Mở tệp, chọn Lưu thành (Save as) dạng .docx hoặc PDF rồi gửi lại.";

fn kind(instead: Instead) -> String {
    let (what, next) = match instead {
        Instead::Excel => ("Đây là tệp bảng tính (Excel)", AS_PDF),
        Instead::PowerPoint => ("Đây là tệp trình chiếu (PowerPoint)", AS_PDF),
        Instead::OldWord => ("Đây là tệp Word bản cũ (.doc, .rtf)", AS_DOCX),
        Instead::WordWithMacros => ("Đây là tệp Word có macro (.docm)", AS_DOCX),
        Instead::WordTemplate => ("Đây là tệp mẫu của Word (.dotx)", AS_DOCX),
        Instead::WordAsXml => ("Đây là tệp Word lưu dạng XML", AS_DOCX),
        Instead::LockedPdf => (
            "Đây là tệp PDF có mật khẩu hoặc khóa quyền in, chép",
            "Mở tệp bằng mật khẩu, chọn In rồi chọn máy in PDF (Print to PDF) để có tệp không khóa, gửi tệp đó.",
        ),
        Instead::Apple => (
            "Đây là tệp Pages, Numbers hoặc Keynote của máy Apple",
            "Mở tệp, chọn Xuất (Export) dạng PDF hoặc Word rồi gửi.",
        ),
        Instead::Book => ("Đây là sách điện tử (.epub)", "Gửi văn bản gốc dạng PDF hoặc DOCX."),
        Instead::Visio => ("Đây là bản vẽ Visio", AS_PDF),
        Instead::Print => ("Đây là tệp in (.xps, .ps)", "Mở tệp, in ra PDF rồi gửi tệp PDF."),
        Instead::Signed => (
            "Đây là tệp bọc trong chữ ký số (.p7m, .p7s)",
            "Mở bằng phần mềm ký số, lưu văn bản bên trong ra PDF rồi gửi tệp PDF.",
        ),
        Instead::Xml => (
            "Đây là tệp dữ liệu XML dành cho phần mềm",
            "Mở bằng phần mềm đã lập tệp, in ra PDF rồi gửi tệp PDF.",
        ),
        Instead::CutZip => ("Tệp này hỏng hoặc bị cắt dở, không mở được", "Chọn lại bản gốc rồi gửi."),
        Instead::OpenDocument => ("Đây là tệp LibreOffice (.odt)", AS_DOCX),
        Instead::Locked => (
            "Đây là tệp Word hoặc Excel có mật khẩu, người nhận không mở được",
            "Mở tệp, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu), lưu lại rồi gửi.",
        ),
        Instead::Heic => (
            "Đây là ảnh HEIC của iPhone",
            "Trong Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại, hoặc xuất ảnh ra JPEG.",
        ),
        Instead::OtherPicture => {
            ("Đây là ảnh dạng khác (WebP, AVIF, GIF, TIFF, BMP)", "Lưu ảnh thành JPEG hoặc PNG rồi gửi.")
        }
        Instead::Recording => {
            ("Đây là tệp phim hoặc ghi âm", "Hồ sơ chỉ nhận văn bản và ảnh: PDF, DOCX, JPEG, PNG.")
        }
        Instead::Archive => ("Đây là tệp nén (ZIP, RAR)", "Giải nén rồi gửi từng tệp bên trong."),
        Instead::Bomb => (
            "Tệp này nén quá nhiều dữ liệu hoặc quá nhiều phần, mở ra có thể làm treo máy",
            "Lưu lại văn bản từ Word, hoặc gửi bản PDF.",
        ),
        Instead::WebPage => ("Đây là một trang web", "In trang thành PDF rồi gửi tệp PDF."),
        Instead::Program => ("Đây là một chương trình, không phải giấy tờ", "Chọn đúng tệp giấy tờ."),
        Instead::Broken(media) => return broken(media),
        Instead::Unknown => {
            ("Không nhận ra tệp này", "Nhận PDF, DOCX, JPEG, PNG: chọn bản gốc, hoặc quét lại thành PDF.")
        }
    };
    format!("{what}. {next}")
}

fn broken(media: Media) -> String {
    format!(
        "Tệp {} này hỏng hoặc bị cắt dở, không mở được. Chọn lại bản gốc, hoặc chụp, quét lại.",
        name(media)
    )
}

fn name(media: Media) -> &'static str {
    match media {
        Media::Pdf => "PDF",
        Media::Docx => "DOCX",
        Media::Jpeg => "JPEG",
        Media::Png => "PNG",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_taken_is_named_and_its_owner_told_what_to_do() {
        for (instead, what) in [
            (Instead::Excel, "Excel"),
            (Instead::OldWord, "Word bản cũ (.doc"),
            (Instead::Locked, "có mật khẩu"),
            (Instead::Heic, "ảnh HEIC của iPhone"),
            (Instead::Archive, "Giải nén"),
            (Instead::LockedPdf, "PDF có mật khẩu"),
            (Instead::Signed, "chữ ký số (.p7m"),
            (Instead::Apple, "Pages"),
            (Instead::WordAsXml, "dạng XML"),
            (Instead::CutZip, "cắt dở"),
            (Instead::Broken(Media::Jpeg), "JPEG này hỏng"),
            (Instead::Unknown, "PDF, DOCX, JPEG, PNG"),
        ] {
            let said = kind(instead);
            assert!(said.contains(what) && said.ends_with('.'), "{said}");
        }
    }
}
