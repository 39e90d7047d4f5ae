//! The roll as open data: CSV for spreadsheets, JSON for programs. The same filter gives the same awards as the page.

use super::query;
use crate::demonstration;
use crate::pages::public::Here;
use crate::pages::public::params::Params;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sovang_domain::award_round::Ground;
use sovang_projections::public;
use sovang_projections::public::awards::{Award, UnitSince};
use sovang_words::terms;

/// One column: its name in files, what it means, how it is read off an award.
struct Field {
    name: &'static str,
    meaning: &'static str,
    value: fn(&Award) -> String,
}

const FIELDS: [Field; 21] = [
    Field {
        name: "ma", meaning: "Mã khen thưởng, không đổi về sau", value: |award| award.award.to_string()
    },
    Field {
        name: "ten",
        meaning: "Tên người, tập thể, hộ gia đình được khen, sau đính chính",
        value: |award| award.recipient.clone(),
    },
    Field {
        name: "chuc_vu",
        meaning: "Chức vụ hoặc nghề nghiệp, sau đính chính",
        value: |award| award.position.clone(),
    },
    Field {
        name: "don_vi",
        meaning: "Tên đơn vị vào ngày quyết định, sau đính chính",
        value: |award| award.unit_name.clone(),
    },
    Field {
        name: "don_vi_nay",
        meaning: "Tên hiện nay của đơn vị, hoặc của đơn vị mà nó đã sáp nhập vào",
        value: |award| award.unit_since.as_ref().map_or(&*award.unit_name, UnitSince::name).to_owned(),
    },
    Field {
        name: "doi_tuong",
        meaning: "cá nhân, tập thể hoặc hộ gia đình",
        value: |award| terms::kind(award.kind).to_owned(),
    },
    Field {
        name: "hinh_thuc",
        meaning: "Hình thức khen thưởng, tên theo luật; ghi “Truy tặng” khi khen người đã mất",
        value: public::awards::Award::given,
    },
    Field {
        name: "dip_khen",
        meaning: "hằng năm, sơ kết, tổng kết hoặc đột xuất",
        value: |award| terms::occasion(award.occasion).to_owned(),
    },
    Field { name: "nam", meaning: "Năm của đợt xét", value: |award| award.round_year.to_string() },
    Field {
        name: "nam_quyet_dinh",
        meaning: "Năm của ngày quyết định, như bộ lọc “Năm quyết định” và tham số nam của địa chỉ",
        value: |award| award.decided_on.year().to_string(),
    },
    Field { name: "phong_trao", meaning: "Mã phong trào", value: |award| award.campaign.to_string() },
    Field {
        name: "quyet_dinh", meaning: "Số và ký hiệu quyết định", value: |award| award.decision.clone()
    },
    Field {
        name: "ngay_quyet_dinh",
        meaning: "Ngày quyết định, năm-tháng-ngày, sau đính chính",
        value: |award| award.decided_on.to_string(),
    },
    Field {
        name: "thanh_tich",
        meaning: "Thành tích tóm tắt, sau đính chính",
        value: |award| award.achievement.clone(),
    },
    Field {
        name: "tu_ngay",
        meaning: "Ngày đầu của giai đoạn thành tích, sau đính chính",
        value: |award| award.period.from.to_string(),
    },
    Field {
        name: "den_ngay",
        meaning: "Ngày cuối của giai đoạn thành tích, sau đính chính",
        value: |award| award.period.to.to_string(),
    },
    Field {
        name: "tien_thuong",
        meaning: "Tiền thưởng ghi trong quyết định, đồng, kể cả khi khen thưởng đã hủy bỏ; trống khi không có; căn cứ và mức đã kiểm chứng ghi ở \
            trang của khen thưởng",
        value: |award| award.prize.as_ref().map(|prize| prize.amount.0.to_string()).unwrap_or_default(),
    },
    Field {
        name: "tien_thuong_con_hieu_luc",
        meaning: "Như trên, trống khi khen thưởng không còn hiệu lực: cộng cột này thì không tính khen thưởng đã hủy bỏ",
        value: |award| {
            let prize = award.prize.as_ref().filter(|_| award.is_standing());
            prize.map(|prize| prize.amount.0.to_string()).unwrap_or_default()
        },
    },
    Field {
        name: "tinh_trang",
        meaning: "có hiệu lực, đã hủy bỏ, hoặc khen nhầm, đã hủy bỏ (sai sót của cơ quan)",
        value: |award| {
            match award.ended() {
                Some(Ground::Mistake(_)) => "khen nhầm, đã hủy bỏ",
                Some(Ground::Law(_)) => "đã hủy bỏ",
                None => "có hiệu lực",
            }
            .to_owned()
        },
    },
    Field {
        name: "da_dinh_chinh",
        meaning: "có, nếu đã đính chính; khen thưởng đã đính chính vẫn có hiệu lực",
        value: |award| if award.corrections.is_empty() { String::new() } else { "có".to_owned() },
    },
    Field {
        name: "so_vao_so",
        meaning: "Số vào sổ của khen thưởng",
        value: |award| award.log_index.to_string(),
    },
];

/// Where a demonstration says that it is one.
const NOTE: &str = "ghi_chu";

/// The fields that hold a number.
const NUMBERS: [&str; 5] = ["nam", "nam_quyet_dinh", "tien_thuong", "tien_thuong_con_hieu_luc", "so_vao_so"];

const LICENCE: &str = "Dữ liệu mở: dùng lại tự do, kể cả cho mục đích thương mại, với điều kiện ghi nguồn và không làm sai lệch nội dung. Không dùng để lập hồ sơ về cá nhân.";

pub(super) async fn csv(
    State(app): State<App>,
    Path(xa): Path<String>,
    params: Params,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let filter = query::filter(here.id(), &params);
    // the mark that tells Excel the file is UTF-8
    let mut text = String::from("\u{feff}");
    let note = demonstration::words();
    let head = FIELDS.iter().map(|field| field.name).chain(note.map(|_| NOTE));
    write_row(&mut text, head.map(str::to_owned));
    app.views().read(|connection| {
        public::awards::for_each(connection, &filter, |award| {
            let cells = FIELDS.iter().map(|field| (field.value)(&award));
            write_row(&mut text, cells.chain(note.map(str::to_owned)));
            Ok(())
        })
    })?;
    Ok(file("text/csv; charset=utf-8", &format!("khen-thuong-{}.csv", here.slug()), text))
}

pub(super) async fn json(
    State(app): State<App>,
    Path(xa): Path<String>,
    params: Params,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let filter = query::filter(here.id(), &params);
    let mut awards = Vec::new();
    app.views().read(|connection| {
        public::awards::for_each(connection, &filter, |award| {
            let address = app.outside(&paths::award(&award.award));
            awards.push(record(&award, address));
            Ok(())
        })
    })?;
    let whole = whole(here.name(), awards);
    Ok(file(
        "application/json; charset=utf-8",
        &format!("khen-thuong-{}.json", here.slug()),
        whole.to_string(),
    ))
}

fn whole(locality: &str, awards: Vec<Value>) -> Value {
    let mut fields: serde_json::Map<String, Value> =
        FIELDS.iter().map(|field| (field.name.to_owned(), Value::from(field.meaning))).collect();
    fields.insert("dia_chi".to_owned(), Value::from("Địa chỉ trang của khen thưởng"));
    let mut whole = json!({
        "dia_phuong": locality,
        "giay_phep": LICENCE,
        "truong": fields,
        "so_ket_qua": awards.len(),
        "khen_thuong": awards,
    });
    if let Some(words) = demonstration::words() {
        whole[NOTE] = words.into();
    }
    whole
}

fn record(award: &Award, address: String) -> Value {
    let mut record: serde_json::Map<String, Value> =
        FIELDS.iter().map(|field| (field.name.to_owned(), typed(field, (field.value)(award)))).collect();
    record.insert("dia_chi".to_owned(), Value::from(address));
    Value::Object(record)
}

/// Numbers as numbers; a prize that is not there as nothing.
fn typed(field: &Field, text: String) -> Value {
    if !NUMBERS.contains(&field.name) {
        return Value::from(text);
    }
    text.parse::<u64>().map_or(Value::Null, Value::from)
}

fn write_row(text: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// A cell as RFC 4180 has it. A spreadsheet would run what begins like a formula: a quotation mark in front stops it.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

fn file(media: &'static str, name: &str, body: String) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", demonstration::file_name(name));
    let headers = [(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (StatusCode::OK, headers, body).into_response()
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    #[test]
    fn no_cell_is_run_as_a_formula() {
        for start in ["=1+1", "+84", "-2", "@SUM(A1)", "\tx"] {
            assert_eq!(quoted(start), format!("'{start}"));
        }
        assert_eq!(quoted("\r=1"), "\"'\r=1\"");
        assert_eq!(quoted("Trần Thị Huệ"), "Trần Thị Huệ");
    }

    #[test]
    fn commas_quotes_and_line_breaks_stay_inside_their_cell() {
        assert_eq!(quoted("Tổ 3, ấp Trung"), "\"Tổ 3, ấp Trung\"");
        assert_eq!(quoted("Sáng kiến \"Sổ số\""), "\"Sáng kiến \"\"Sổ số\"\"\"");
        assert_eq!(quoted("a\nb"), "\"a\nb\"");
    }

    #[test]
    fn the_files_name_the_unit_of_the_day_and_the_one_that_stands_now() {
        let since = Some(UnitSince::Merged("ap-trung".into(), "Ban nhân dân ấp Trung".into()));
        let award = Award { unit_since: since, ..sample::award() };
        let record = record(&award, String::new());
        assert_eq!(record["don_vi_nay"], "Ban nhân dân ấp Trung");
        assert_eq!(record["don_vi"], award.unit_name);
    }

    #[test]
    fn what_was_put_right_holds_and_is_counted_with_what_holds() {
        let told = |award: &Award| {
            let record = record(award, String::new());
            (record["tinh_trang"].clone(), record["da_dinh_chinh"].clone())
        };
        assert_eq!(told(&sample::award()), ("có hiệu lực".into(), "".into()));
        assert_eq!(told(&sample::corrected()), ("có hiệu lực".into(), "có".into()));
        assert_eq!(told(&sample::revoked()), ("đã hủy bỏ".into(), "".into()));
    }

    #[test]
    fn the_sum_of_what_holds_leaves_out_what_was_revoked_and_the_year_of_the_decision_stands_beside_the_rounds()
     {
        let later = Award { decided_on: jiff::civil::date(2027, 1, 5), ..sample::award() };
        let holds = record(&later, String::new());
        assert_eq!((&holds["nam"], &holds["nam_quyet_dinh"]), (&2026.into(), &2027.into()));
        assert_eq!(holds["tien_thuong_con_hieu_luc"], holds["tien_thuong"]);
        let revoked = record(&sample::revoked(), String::new());
        assert!(
            revoked["tien_thuong"].is_u64() && revoked["tien_thuong_con_hieu_luc"].is_null(),
            "{revoked}"
        );
    }

    #[test]
    fn every_field_of_a_record_is_in_the_dictionary_and_none_is_private() {
        let award = sample::award();
        let whole = whole(
            "xã Phú Tân",
            vec![record(&award, "https://sovang.example.vn/phu-tan/khen-thuong/2026-5-1".into())],
        );
        let record = whole["khen_thuong"][0].as_object().unwrap();
        for (name, _) in record {
            assert!(whole["truong"][name].is_string(), "{name}");
        }
        assert_eq!(record["dia_chi"], "https://sovang.example.vn/phu-tan/khen-thuong/2026-5-1");
        assert_eq!(record["tien_thuong"], 760_000);
        assert_eq!(record["don_vi_nay"], record["don_vi"], "nothing became of it since");
        assert!(whole["ghi_chu"].is_null(), "real data are not called made up");
        assert!(!whole.to_string().contains("1987"), "the year of birth is never given away");
        assert!(whole["giay_phep"].as_str().unwrap().contains("ghi nguồn"));
    }
}
