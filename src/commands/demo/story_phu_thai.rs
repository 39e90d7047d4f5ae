//! Phú Thái, Hải Phòng: no numbers in the plan, initiatives that need a confirmation; on notice when the story ends.

use super::agenda::{Agenda, act};
use super::founding::{self, Stage};
use super::nominees::{Candidate, Fate, collective, person};
use super::reporting::{Season, season};
use super::round::{Course, hold};
use super::unscheduled;
use super::world::Town;
use jiff::civil::date;
use sovang_desk::CorrectionForm;
use sovang_domain::award_round::BallotMethod;
use sovang_domain::calendar::Period;
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::{Occasion, Plan};

const UNITS: &str = "co-quan-don-vi";

pub(super) fn tell(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, plan: &Plan) {
    founding::locality(stage, agenda, town, date(2025, 7, 15));
    let within_the_year = Some((date(2025, 8, 18), date(2025, 10, 31)));
    let campaign = founding::campaign(stage, agenda, town, plan, date(2025, 8, 18), within_the_year);
    let last_year = Season {
        campaign: &campaign,
        plan,
        year: 2025,
        days: (date(2025, 10, 6), date(2025, 11, 4)),
        late: 3,
        missing: 1,
        returned: 2,
        waived: None,
    };
    season(stage, agenda, town, &last_year);
    let days = (date(2026, 10, 5), date(2026, 11, 4));
    season(stage, agenda, town, &Season { year: 2026, days, late: 2, missing: 2, returned: 3, ..last_year });
    first_year(stage, agenda, town, &campaign);
    out_of_turn(stage, agenda, town, &campaign);
    second_year(stage, agenda, town, &campaign);
    renamed(stage, agenda, town);
}

fn first_year(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let course = Course {
        notice: Some(date(2025, 12, 3)),
        comments: &[(
            Some(3),
            "Hai người cùng tên Phạm Văn Hải, xin ghi rõ là ở thôn nào.",
            Some("Danh sách đã ghi thôn của từng người: một người ở thôn Đông, một người ở thôn Phú Lộc."),
        )],
        conflict: Some(("chutich-nongdan", 6)),
        absent: "truong-congan",
        documents: (3, 38),
        ..Course::of(
            campaign,
            (2025, Occasion::Annual),
            (date(2025, 11, 10), date(2025, 11, 26)),
            (date(2025, 8, 18), date(2025, 10, 31)),
        )
    };
    let held = hold(stage, agenda, town, &course, &candidates_of_the_first_year());
    unscheduled::correct(
        stage,
        agenda,
        town,
        &held.award(6),
        date(2026, 1, 13),
        CorrectionForm { recipient: Some("Lê Thị Thủy".to_owned()), ..CorrectionForm::default() },
        ("Tên viết dấu khác với giấy khai sinh.", "Văn bản số 06/UBND-VHXH ngày 13/01/2026"),
    );
    unscheduled::correct(
        stage,
        agenda,
        town,
        &held.award(7),
        date(2026, 1, 20),
        CorrectionForm {
            unit: Some("thon-phu-loc".into()),
            period: Period::new(date(2025, 7, 15), date(2025, 10, 31)),
            ..CorrectionForm::default()
        },
        (
            "Danh sách kèm tờ trình ghi nhầm đơn vị và ngày đầu của thành tích.",
            "Văn bản số 09/UBND-VHXH ngày 20/01/2026",
        ),
    );
}

fn candidates_of_the_first_year() -> Vec<Candidate> {
    vec![
        collective("trung-tam-hanh-chinh-cong", "Trung tâm Phục vụ hành chính công", UNITS)
            .for_what("98,4% hồ sơ được giải quyết trước hạn; tỷ lệ hồ sơ trực tuyến toàn trình tăng từ 41% lên 79%."),
        collective("thon-dong", "Nhân dân và cán bộ thôn Đông", UNITS)
            .for_what("Giám sát cộng đồng 12 việc chuyển đổi số của xã; 88% hộ dùng thanh toán không dùng tiền mặt."),
        collective("cong-ty-an-thai", "Công ty TNHH May An Thái", "doanh-nghiep")
            .for_what("Theo dõi đơn hàng, chấm công bằng phần mềm tự viết; giảm 30% giấy tờ, tăng 11% năng suất chuyền may."),
        person("thon-dong", "Phạm Văn Hải", "Tổ trưởng Tổ công nghệ số cộng đồng", 1988)
            .other()
            .for_what("Hướng dẫn 305 lượt người dân thôn Đông nộp hồ sơ trực tuyến toàn trình."),
        person("thon-phu-loc", "Phạm Văn Hải", "Nông dân", 1969)
            .other()
            .for_what("Lắp hệ thống tưới tự động điều khiển bằng điện thoại cho 1,4 ha rau, chỉ lại cho 17 hộ.")
            .but(Fate::Returned),
        person("truong-tieu-hoc", "Lê Thị Thuỷ", "Tổ trưởng tổ chuyên môn", 1985)
            .staff()
            .with_initiative()
            .for_what("Sáng kiến “Thư viện bài giảng dùng chung” được công nhận cấp xã, 42 giáo viên dùng hằng tuần."),
        person("hoi-nong-dan", "Đỗ Văn Quý", "Chi hội trưởng", 1974)
            .other()
            .for_what("Mở 05 lớp bán hàng trên mạng cho hội viên; 26 hộ có gian hàng trên sàn thương mại điện tử."),
        person("tram-y-te", "Nguyễn Thị Thúy", "Nhân viên y tế", 1990)
            .staff()
            .for_what("Lập sổ sức khỏe điện tử cho 2.060 người dân, nhập liệu đúng và đủ trước thời hạn 20 ngày."),
        person("cong-an", "Nguyễn Văn Nam", "Cán bộ Công an xã", 1995)
            .staff()
            .for_what("Cấp định danh điện tử lưu động cho 118 người già yếu tại nhà.")
            .but(Fate::Suspended),
        person("phong-kinh-te", "Trịnh Thu Trang", "Chuyên viên", 1992)
            .staff()
            .for_what("Tham mưu đầy đủ các báo cáo về chuyển đổi số.")
            .but(Fate::NotMet),
    ]
}

fn out_of_turn(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let awards = [
        (
            date(2026, 2, 6),
            person("quan-su", "Bùi Đức Long", "Tiểu đội trưởng dân quân", 1998)
                .other()
                .for_what("Tự làm thiết bị báo rò khí ga nối với điện thoại; ngày 28/01/2026 thiết bị báo kịp, tránh được vụ cháy ở bếp ăn của thôn."),
        ),
        (
            date(2026, 7, 10),
            collective("doan-thanh-nien", "Đội tình nguyện số Đoàn xã", "mat-tran-doan-the")
                .for_what("Trong 10 ngày nghỉ hè, giúp 940 người dân đổi sang tài khoản định danh mức 2."),
        ),
    ];
    for (day, candidate) in awards {
        unscheduled::award(stage, agenda, town, campaign, day, &candidate);
    }
}

fn second_year(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let candidates = [
        collective("truong-mam-non", "Trường Mầm non Phú Thái", UNITS)
            .for_what("100% khoản thu không dùng tiền mặt; phụ huynh theo dõi bữa ăn của con qua ứng dụng của trường."),
        collective("thon-ngo-xa", "Nhân dân và cán bộ thôn Ngõ Xá", UNITS)
            .for_what("Lắp 24 camera an ninh bằng tiền xã hội hóa, nối về Công an xã; 06 vụ việc được xử lý nhờ dữ liệu này."),
        collective("htx-phu-loc", "Hợp tác xã dịch vụ nông nghiệp Phú Lộc", "doanh-nghiep")
            .for_what("Truy xuất nguồn gốc bằng mã QR cho 04 loại rau; doanh thu trên sàn đạt 1,2 tỷ đồng."),
        person("thon-doai", "Vũ Thị Hồng Vân", "Tổ trưởng Tổ công nghệ số cộng đồng", 1987)
            .other()
            .for_what("Mở 10 lớp Bình dân học vụ số tại nhà văn hóa thôn Đoài, 286 lượt người học."),
        person("truong-thcs", "Phan Quang Minh", "Giáo viên", 1989)
            .staff()
            .with_initiative()
            .for_what("Sáng kiến dùng AI soạn đề ôn tập theo sức học, áp dụng cho 480 học sinh khối 8, 9.")
            .but(Fate::Returned),
        person("thon-1-dong", "Lương Văn Kiên", "Người dân", 1963)
            .other()
            .for_what("Tự học và dạy lại 52 người cao tuổi trong thôn dùng điện thoại thông minh."),
        person("van-phong-hdnd-ubnd", "Hoàng Thị Thu Liên", "Chuyên viên", 1993)
            .staff()
            .for_what("Đưa 100% phiên họp của UBND xã thành họp không giấy; rút thời gian gửi tài liệu từ 3 ngày còn 1 ngày."),
        person("phong-kinh-te", "Đặng Hữu Thắng", "Chuyên viên", 1984)
            .staff()
            .for_what("Lập bản đồ số vùng trồng của xã, 312 thửa.")
            .but(Fate::StillSuspended),
    ];
    let course = Course {
        notice: Some(date(2026, 11, 13)),
        comments: &[
            (
                Some(1),
                "Camera của thôn có quay vào nhà dân không, ai được xem?",
                Some("Camera chỉ đặt ở đường chung; hình ảnh do Công an xã giữ, xem theo quy định."),
            ),
            (Some(5), "Cụ Kiên dạy rất kiên nhẫn, bà con ai cũng quý.", None),
        ],
        absent: "truong-congan",
        method: BallotMethod::Secret,
        documents: (4, 45),
        ..Course::of(
            campaign,
            (2026, Occasion::Annual),
            (date(2026, 10, 12), date(2026, 11, 5)),
            (date(2025, 11, 1), date(2026, 10, 31)),
        )
    };
    hold(stage, agenda, town, &course, &candidates);
}

/// A company changes its form; its address in the book stays.
fn renamed(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town) {
    let mut diary = stage.diary("renaming in phu-thai", date(2026, 3, 24));
    let locality = town.id.clone();
    let name = "Công ty Cổ phần May An Thái".to_owned();
    let document = "Giấy chứng nhận đăng ký doanh nghiệp, thay đổi lần thứ 3 ngày 18/3/2026".to_owned();
    diary.does(
        town.account("vanthu"),
        act!(|office, asking| office.desk.rename_unit(
            &asking,
            &locality,
            "cong-ty-an-thai".into(),
            name,
            document
        )),
    );
    agenda.add(diary);
}
