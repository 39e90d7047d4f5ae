//! Who owes what by when, as it was read: with its day or without.

use super::super::groups::{COMMUNE, DUTIES, EVERY_KIND, OTHER, REPORT, value};
use super::{Fields, Item, maybe, one};
use sovang_domain::locality::UnitKind;
use sovang_domain::plan::{DueGrammar, DutyKind, Occasion};
use sovang_paper::Draft as Paper;
use sovang_paper::draft::{DayOperator, Said, Year};
use sovang_words::fold::fold;

/// What is said of whom nobody names.
pub(in super::super) const UNSAID: &str = "Kế hoạch không nêu";

/// Before whom a report is laid, where the sentence says it and the reading does not.
const TOWARDS: [&str; 3] = [" về ", " gửi ", " cho "];
/// How a receiver's name begins.
const RECEIVERS: [&str; 8] =
    ["Phòng", "Ủy ban", "UBND", "Văn phòng", "Hội đồng", "Ban ", "Sở", "Thường trực"];
/// Where it ends.
const ENDS: [&str; 9] = [",", ";", ".", "(", " để ", " trước ", " chậm nhất", " theo ", " tổng hợp"];

pub(super) fn propose(paper: &Paper, fields: &mut Fields) {
    for item in &paper.deadlines {
        let grammar = if item.operator == DayOperator::Before { DueGrammar::Before } else { DueGrammar::By };
        let duty = Duty { what: &item.what, who: item.who.as_ref(), to: item.to.as_ref(), said: &item.said };
        let mut all = duty.fields();
        all.extend([
            ("gioi-tu", one(value(&grammar))),
            ("ngay", one(item.day.to_string())),
            ("thang", one(item.month.to_string())),
            ("nam", year(item.year)),
        ]);
        fields.put(Item { group: DUTIES, said: &item.said, taken: false }, &all);
    }
    for item in &paper.undated {
        let duty = Duty { what: &item.what, who: item.who.as_ref(), to: None, said: &item.said };
        let mut all = duty.fields();
        all.push(("nam", year(item.year)));
        fields.put(Item { group: DUTIES, said: &item.said, taken: false }, &all);
    }
}

fn year(of: Option<Year>) -> Vec<String> {
    match of {
        Some(Year::Of(year)) => one(year.to_string()),
        Some(Year::Every) => one("hằng năm"),
        None => Vec::new(),
    }
}

struct Duty<'a> {
    what: &'a str,
    who: Option<&'a String>,
    to: Option<&'a String>,
    said: &'a Said,
}

impl Duty<'_> {
    fn fields(&self) -> Vec<(&'static str, Vec<String>)> {
        let what = fold(self.what);
        let kind = if what.contains("bao cao") {
            REPORT.to_owned()
        } else if what.contains("ho so") || what.contains("to trinh") || what.contains("de nghi") {
            value(&DutyKind::Dossier)
        } else if what.contains("ke hoach") {
            value(&DutyKind::UnitPlan)
        } else if what.contains("kiem tra") {
            value(&DutyKind::Inspection)
        } else {
            OTHER.to_owned()
        };
        let mut fields = vec![("viec", one(self.what)), ("ai", maybe(self.who)), ("gioi-tu", Vec::new())];
        if kind == REPORT {
            let to = self.to.cloned().or_else(|| receiver(&self.said.words));
            let to = to.unwrap_or_else(|| UNSAID.to_owned());
            fields.extend([
                ("don-vi", owing(self.who.map_or("", String::as_str), &to)),
                ("dip", one(value(&occasion(&what)))),
                ("den", one(to)),
            ]);
        }
        fields.push(("loai", one(kind)));
        fields
    }
}

/// "… báo cáo kết quả về Phòng Văn hóa - Xã hội để tổng hợp": to that office.
fn receiver(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let behind = TOWARDS.into_iter().flat_map(|towards| {
        words.match_indices(towards).map(move |(at, found)| at + found.len()).collect::<Vec<_>>()
    });
    let named = behind.filter_map(|at| words.get(at..)).find(|rest| {
        let rest = rest.strip_prefix("về ").unwrap_or(rest);
        RECEIVERS.into_iter().any(|name| rest.starts_with(name))
    })?;
    let named = named.strip_prefix("về ").unwrap_or(named);
    let end = ENDS.into_iter().filter_map(|end| named.find(end)).min().unwrap_or(named.len());
    named.get(..end).map(|name| name.trim().to_owned())
}

/// A report on a phase or at the end says so; any other is the year's.
fn occasion(what: &str) -> Occasion {
    if what.contains("so ket") {
        Occasion::Interim
    } else if what.contains("tong ket") {
        Occasion::Final
    } else {
        Occasion::Annual
    }
}

/// Who owes a report: the kinds of unit that are named, and no others; the commune where it goes upward.
fn owing(who: &str, to: &str) -> Vec<String> {
    let to = fold(to);
    if to.contains("tinh") || to.contains("so noi vu") || to.contains("thanh pho") {
        return one(COMMUNE);
    }
    let kinds = kinds(who);
    if kinds.len() == UnitKind::ALL.len() {
        return one(EVERY_KIND);
    }
    kinds.iter().map(value).collect()
}

/// One office of the commune is one unit, not all that begin like it: its kind is no answer, and is asked.
fn kinds(who: &str) -> Vec<UnitKind> {
    // "Phòng Văn hóa - Xã hội": the words of a name are no kinds
    let named =
        ["văn hóa - xã hội", "văn hoá - xã hội", "văn hóa – xã hội", "văn hóa xã hội", "văn hoá xã hội"];
    let who =
        named.into_iter().fold(format!(" {} ", who.to_lowercase()), |who, name| who.replace(name, "vhxh"));
    let says = |words: &[&str]| words.iter().any(|word| who.contains(word));
    let every = says(&[" các cơ quan, đơn vị", " các đơn vị, địa phương"]);
    let named = [
        (UnitKind::Village, says(&[" ấp", " thôn", " xóm", " bản ", " khu phố", " tổ dân phố", " khóm"])),
        (UnitKind::Office, every || says(&[" phòng", " cơ quan", " trung tâm", " ban "])),
        (UnitKind::Association, says(&[" hội", " đoàn thể", " mặt trận", " mttq", " tổ chức chính trị"])),
        (UnitKind::Service, every || says(&[" trường", " trạm"])),
        (UnitKind::Force, every || says(&[" công an", " quân sự"])),
        (UnitKind::Enterprise, says(&[" doanh nghiệp", " hợp tác xã"])),
    ];
    named.into_iter().filter(|(_, named)| *named).map(|(kind, _)| kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_receiver_stands_in_the_sentence() {
        let to = |words: &str| receiver(words);
        assert_eq!(
            to("Các đơn vị báo cáo kết quả về Phòng Văn hóa - Xã hội để tổng hợp.").as_deref(),
            Some("Phòng Văn hóa - Xã hội")
        );
        assert_eq!(to("gửi báo cáo về UBND xã (qua Phòng Kinh tế)").as_deref(), Some("UBND xã"));
        assert_eq!(to("báo cáo trước ngày 05/11 về kết quả thực hiện"), None);
    }

    #[test]
    fn words_inside_the_name_of_an_office_are_no_kind_of_unit() {
        assert_eq!(kinds("Phòng Văn hóa - Xã hội"), [UnitKind::Office]);
        assert_eq!(kinds("Các ấp; Hội Nông dân"), [UnitKind::Village, UnitKind::Association]);
    }
}
