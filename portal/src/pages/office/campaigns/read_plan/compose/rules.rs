//! Awards, numbers, papers, audiences, phases, and what else is a list of items.

use super::super::groups::{
    AUDIENCES, BASES, FORMS, PAPERS, PHASES, QUOTAS, READINGS, RESPONSIBILITIES, STEPS, SUPERIOR,
};
use super::Reading;
use crate::pages::quoted::says;
use sovang_domain::calendar::read_day;
use sovang_domain::ids::AwardFormId;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{
    Audience, AwardRule, LegalBasis, Needed, Occasion, Paper, Phase, QuotaRule, Reading as Applied,
    Responsibility, Review, ReviewStep, Source, Statement, SuperiorCampaign,
};
use sovang_words::fold::fold;
use sovang_words::format::day_fault;
use sovang_words::{proposed, terms};
use std::collections::BTreeSet;

/// A form that the rules have.
fn form(reading: &mut Reading<'_>, row: &super::Row) -> AwardFormId {
    let typed = row.get("hinh-thuc").to_owned();
    if !reading.forms.iter().any(|form| form.id.as_str() == typed) {
        let message = "Chọn hình thức. Sổ chưa có hình thức mà kế hoạch nêu thì bỏ mục này.";
        reading.at(row, "hinh-thuc", message);
    }
    typed.as_str().into()
}

pub(super) fn awards(reading: &mut Reading<'_>) -> Vec<AwardRule> {
    let mut awards = Vec::new();
    for row in reading.items(FORMS) {
        let form = form(reading, &row);
        let occasions: Vec<Occasion> = row.ticked("dip");
        if occasions.is_empty() {
            reading.at(&row, "dip", "Chọn dịp xét hình thức này; không chọn thì không xét được.");
        }
        let kinds: Vec<NomineeKind> = row.ticked("cho");
        if kinds.is_empty() {
            reading.at(&row, "cho", "Chọn hình thức này khen ai.");
        }
        let named = Some(row.get("ten").to_owned()).filter(|named| !named.is_empty());
        awards.push(AwardRule { form, occasions, kinds, named, source: reading.source(&row) });
    }
    awards
}

pub(super) fn quotas(reading: &mut Reading<'_>, awards: &[AwardRule]) -> Vec<QuotaRule> {
    let mut quotas = Vec::new();
    for row in reading.items(QUOTAS) {
        let form = form(reading, &row);
        let source = reading.source(&row);
        let limit: Option<u16> = row.get("so").parse().ok();
        match limit {
            None => reading.at(&row, "so", "Ghi số lượng bằng chữ số."),
            Some(limit) if !source.words.is_empty() && !says(&source.words, u64::from(limit)) => {
                let message =
                    format!("Câu trích không có số {limit}. Sửa số, hoặc chép câu nêu đúng số này.");
                reading.at(&row, "so", &message);
            }
            Some(_) => {}
        }
        let kind = row.chosen("cho");
        let operator = row.chosen("toan-tu");
        let occasions: Vec<Occasion> = row.ticked("dip");
        if occasions.is_empty() {
            reading.at(&row, "dip", "Chọn dịp mà số lượng này tính cho.");
        }
        if let (Some(kind), Some(operator)) = (kind, operator) {
            promised(reading, &row, (&form, kind, &occasions), awards);
            let limit = limit.unwrap_or_default();
            quotas.push(QuotaRule { form, occasions, kind, limit, operator, source });
        } else {
            reading.at(&row, "cho", "Chọn khen ai và cách tính số lượng.");
        }
    }
    quotas
}

/// A number limits what is promised.
fn promised(
    reading: &mut Reading<'_>,
    row: &super::Row,
    (form, kind, occasions): (&AwardFormId, NomineeKind, &[Occasion]),
    awards: &[AwardRule],
) {
    let is_promised = |on: &Occasion| {
        awards
            .iter()
            .any(|award| award.form == *form && award.kinds.contains(&kind) && award.occasions.contains(on))
    };
    let known = reading.forms.iter().any(|known| known.id == *form);
    if let Some(on) = occasions.iter().find(|on| !is_promised(on)).filter(|_| known) {
        let message = format!(
            "Mục Hình thức khen thưởng chưa có hình thức này cho {}, dịp {}. Thêm ở mục đó, hoặc sửa ở đây.",
            terms::kind(kind),
            terms::occasion(*on)
        );
        reading.at(row, "dip", &message);
    }
}

/// Ids of one kind of things inside the plan. Dossiers under way go by them, so what keeps its name keeps its id when the plan
/// is amended, and nothing new takes the id of something else.
struct Addresses {
    /// Folded name and id of what the plan had before.
    before: Vec<(String, String)>,
    taken: BTreeSet<String>,
}

impl Addresses {
    fn after<'a>(before: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let before = before.map(|(id, name)| (fold(name), id.to_owned())).collect();
        Self { before, taken: BTreeSet::new() }
    }

    fn next(&mut self, name: &str) -> String {
        let (key, before) = (fold(name), &self.before);
        let kept = before.iter().find(|(known, id)| *known == key && !self.taken.contains(id));
        let id = match kept {
            Some((_, id)) => id.clone(),
            None => proposed::free(proposed::address(name), |id| {
                self.taken.contains(id) || before.iter().any(|(_, known)| known == id)
            }),
        };
        self.taken.insert(id.clone());
        id
    }
}

pub(super) fn papers(reading: &mut Reading<'_>) -> Vec<Paper> {
    let before = reading.before.iter().flat_map(|plan| &plan.dossier.papers);
    let mut addresses = Addresses::after(before.map(|paper| (paper.id.as_str(), paper.name.as_str())));
    let mut papers = Vec::new();
    for row in reading.items(PAPERS) {
        let name = reading.text(&row, "ten", "Ghi tên giấy tờ.");
        let id = addresses.next(&name).as_str().into();
        let needed = row.chosen("khi").unwrap_or(Needed::Always);
        papers.push(Paper { id, name, needed, source: reading.source(&row) });
    }
    papers
}

pub(super) fn audiences(reading: &mut Reading<'_>) -> Vec<Audience> {
    let before = reading.before.iter().flat_map(|plan| &plan.audiences);
    let mut addresses =
        Addresses::after(before.map(|audience| (audience.id.as_str(), audience.name.as_str())));
    let mut audiences = Vec::new();
    for row in reading.items(AUDIENCES) {
        let name = reading.text(&row, "ten", "Ghi đối tượng như kế hoạch gọi.");
        let kinds: Vec<NomineeKind> = row.ticked("loai");
        if kinds.is_empty() {
            reading.at(&row, "loai", "Chọn đối tượng này gồm tập thể, cá nhân hay hộ gia đình.");
        }
        let id = addresses.next(&name).as_str().into();
        let source = reading.source(&row);
        let criteria = criteria(reading, &row);
        audiences.push(Audience { id, name, kinds, source, criteria });
    }
    audiences
}

fn criteria(reading: &mut Reading<'_>, row: &super::Row) -> Vec<Statement> {
    let typed: Vec<String> = row.get("tieu-chi").lines().map(|line| line.trim().to_owned()).collect();
    let mut criteria = Vec::new();
    for (place, line) in typed.into_iter().filter(|line| !line.is_empty()).enumerate() {
        match reading.text.find(&line, None) {
            Some(at) => {
                let words = reading.text.words(at);
                let section = super::section::of(reading.whole, at[0]);
                criteria.push(Statement { short: words.clone(), source: Source { section, words } });
            }
            None => {
                let message =
                    format!("Văn bản đã đọc không có tiêu chí ở dòng {}. Chép đúng nguyên văn.", place + 1);
                reading.at(row, "tieu-chi", &message);
            }
        }
    }
    criteria
}

pub(super) fn statements(reading: &mut Reading<'_>, group: &'static str) -> Vec<Statement> {
    let mut statements = Vec::new();
    for row in reading.items(group) {
        let short = reading.text(&row, "ngan", "Viết ngắn điều này.");
        statements.push(Statement { short, source: reading.source(&row) });
    }
    statements
}

pub(super) fn phases(reading: &mut Reading<'_>) -> Vec<Phase> {
    let mut phases = Vec::new();
    for row in reading.items(PHASES) {
        let name = reading.text(&row, "ten", "Ghi tên giai đoạn.");
        let from_year = reading.year_of(&row, "tu", "Ghi năm bắt đầu giai đoạn.");
        let to_year = reading.year_of(&row, "den", "Ghi năm kết thúc giai đoạn.");
        if from_year != 0 && to_year != 0 && from_year > to_year {
            reading.at(&row, "den", "Năm kết thúc không được trước năm bắt đầu.");
        }
        let source = reading.source(&row);
        let review = row.chosen("danh-gia").map(|occasion| {
            let year = reading.year_of(
                &row,
                "nam",
                "Ghi năm sơ kết, tổng kết; kế hoạch không nêu thì chọn “Kế hoạch không nêu”.",
            );
            if year != 0
                && !source.words.is_empty()
                && !says(&source.words, u64::try_from(year).unwrap_or_default())
            {
                let message =
                    format!("Câu trích không có năm {year}. Sửa năm, hoặc chép câu nêu đúng năm này.");
                reading.at(&row, "nam", &message);
            }
            Review { occasion, year }
        });
        phases.push(Phase { name, from_year, to_year, review, source });
    }
    phases
}

pub(super) fn responsibilities(reading: &mut Reading<'_>) -> Vec<Responsibility> {
    let mut all = Vec::new();
    for row in reading.items(RESPONSIBILITIES) {
        let unit = reading.text(&row, "don-vi", "Ghi ai được phân công.");
        let duties = row.get("viec").lines().map(str::trim).filter(|line| !line.is_empty());
        let duties: Vec<String> = duties.map(ToOwned::to_owned).collect();
        if duties.is_empty() {
            reading.at(&row, "viec", "Ghi việc được phân công.");
        }
        all.push(Responsibility { unit, duties, source: reading.source(&row) });
    }
    all
}

pub(super) fn steps(reading: &mut Reading<'_>) -> Vec<ReviewStep> {
    let mut steps = Vec::new();
    for row in reading.items(STEPS) {
        let who = reading.text(&row, "ai", "Ghi ai làm bước này.");
        let does = reading.text(&row, "viec", "Ghi làm gì.");
        steps.push(ReviewStep { who, does, source: reading.source(&row) });
    }
    steps
}

pub(super) fn bases(reading: &mut Reading<'_>) -> Vec<LegalBasis> {
    let mut bases = Vec::new();
    for row in reading.items(BASES) {
        let kind = reading.text(&row, "loai", "Ghi loại văn bản, ví dụ Quyết định.");
        let number = reading.text(
            &row,
            "so",
            "Ghi số, ký hiệu như kế hoạch viết; kế hoạch không ghi số thì bỏ mục này.",
        );
        let issuer = reading.text(&row, "noi", "Ghi nơi ban hành.");
        if !number.is_empty()
            && reading.text.find(&format!("số {number}"), None).is_none()
            && reading.text.find(&number, None).is_none()
        {
            let message =
                format!("Văn bản đã đọc không có số “{number}”. Ghi như kế hoạch viết, hoặc bỏ mục này.");
            reading.at(&row, "so", &message);
        }
        let date = match row.get("ngay") {
            "" => None,
            typed => match read_day(typed) {
                Ok(day) => Some(day),
                Err(fault) => {
                    reading.at(&row, "ngay", day_fault(fault));
                    None
                }
            },
        };
        let words = row.get(super::WORDS);
        let lead = ["Căn cứ", "Thực hiện"].into_iter().find(|lead| words.contains(lead));
        bases.push(LegalBasis {
            lead: lead.map(ToOwned::to_owned),
            kind,
            number,
            date,
            issuer,
            about: Some(row.get("ve").to_owned()).filter(|about| !about.is_empty()),
            conflict: None,
        });
    }
    bases
}

pub(super) fn superior(reading: &mut Reading<'_>) -> Vec<SuperiorCampaign> {
    let mut all = Vec::new();
    for row in reading.items(SUPERIOR) {
        let name = reading.text(&row, "ten", "Ghi tên phong trào.");
        if !name.is_empty() && reading.text.find(&name, None).is_none() {
            reading.at(
                &row,
                "ten",
                "Văn bản đã đọc không có tên này. Ghi như kế hoạch viết, hoặc bỏ mục này.",
            );
        }
        let level = reading.text(&row, "cap", "Ghi ai phát động, ví dụ Thủ tướng Chính phủ.");
        all.push(SuperiorCampaign { name, level });
    }
    all
}

pub(super) fn readings(reading: &mut Reading<'_>) -> Vec<Applied> {
    let mut all = Vec::new();
    for row in reading.items(READINGS) {
        let point = reading.text(&row, "diem", "Ghi điểm chưa rõ.");
        let applied = reading.text(&row, "ap-dung", "Ghi địa phương áp dụng thế nào.");
        let section = reading.source(&row).section;
        all.push(Applied { point, applied, section });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_its_name_keeps_its_id_and_nothing_new_takes_one() {
        let before = [("to-trinh-cu", "Tờ trình"), ("bien-ban", "Giấy khác")];
        let mut addresses = Addresses::after(before.into_iter());
        assert_eq!(addresses.next("TỜ TRÌNH"), "to-trinh-cu");
        let new = addresses.next("Biên bản");
        assert!(new.starts_with("bien-ban") && new != "bien-ban", "{new}");
        assert_ne!(addresses.next("Tờ trình"), "to-trinh-cu");
    }
}
