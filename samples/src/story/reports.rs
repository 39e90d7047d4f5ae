//! Reports in each standing: accepted, on review, returned, waived; that of the health station for 2026 is owed.

use crate::campaign_id;
use crate::world::World;
use jiff::civil::date;
use sovang_domain::calendar::Deadline;
use sovang_domain::document::{Document, Media};
use sovang_domain::ids::ReportId;
use sovang_domain::plan::Occasion;
use sovang_domain::unit_report::{ReportContent, UnitReportEvent};

fn id(unit: &str, year: i16) -> String {
    ReportId::of(&campaign_id(), &unit.into(), year, Occasion::Annual).to_string()
}

impl World {
    pub(super) fn reported_in_2025(&mut self) {
        self.on("2025-12-15").filed("ap-trung", 2025);
        self.accepted("ap-trung", 2025);
        self.filed("ap-dong", 2025);
        let (reason, due) = ("Chưa có số liệu của tổ công nghệ số.".to_owned(), date(2026, 1, 15));
        let stamp = self.on("2026-01-05").by("tdkt");
        let returned = UnitReportEvent::ReportReturned { reason, due: Some(Deadline::By(due)), stamp };
        self.given(&id("ap-dong", 2025), returned);
        let waived = UnitReportEvent::ReportWaived {
            campaign: campaign_id(),
            unit: "tram-y-te".into(),
            year: 2025,
            occasion: Occasion::Annual,
            reason: "Trạm mới thành lập tháng 11 năm 2025.".to_owned(),
            stamp: self.by("tdkt"),
        };
        self.given(&id("tram-y-te", 2025), waived);
    }

    pub(super) fn reported_in_2026(&mut self) {
        self.on("2026-10-19").filed("ap-trung", 2026);
        self.filed("ap-dong", 2026);
    }

    fn filed(&mut self, unit: &str, year: i16) {
        let content = ReportContent {
            results: "Ấp đã lập 12 tổ công nghệ số.".to_owned(),
            difficulties: String::new(),
            documents: vec![Document {
                paper: "bao-cao".into(),
                sha256: "37be08aa".repeat(8),
                size: 96 * 1024,
                media: Media::Docx,
                number: None,
                date: None,
            }],
        };
        let filed = UnitReportEvent::ReportFiled {
            campaign: campaign_id(),
            unit: unit.into(),
            year,
            occasion: Occasion::Annual,
            content,
            due: None,
            late: false,
            stamp: self.by(unit),
        };
        self.given(&id(unit, year), filed);
    }

    pub(super) fn accepted(&mut self, unit: &str, year: i16) {
        let (remark, stamp) = ("Đủ nội dung.".to_owned(), self.by("tdkt"));
        self.given(&id(unit, year), UnitReportEvent::ReportAccepted { remark, stamp });
    }
}
