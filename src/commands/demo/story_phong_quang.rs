//! Phong Quang, Thái Nguyên: two campaigns at once in 2025, one of them with exact numbers, a last day for dossiers
//! and households; the other runs to 2030.

use super::agenda::{Agenda, act};
use super::founding::{self, Stage};
use super::nominees::{Candidate, Fate, collective, person};
use super::reporting::{Season, season, upward};
use super::round::{Course, hold};
use super::unscheduled::{self, answered};
use super::world::Town;
use jiff::civil::date;
use sovang_domain::award_round::{BallotMethod, HigherDecision};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::{Occasion, Plan};

pub(super) fn tell(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, (plan, short_plan): (&Plan, &Plan)) {
    founding::locality(stage, agenda, town, date(2025, 9, 8));
    let filed = Some((date(2025, 11, 12), date(2025, 11, 28)));
    let long = founding::campaign(stage, agenda, town, plan, date(2025, 11, 5), filed);
    let short = founding::campaign(stage, agenda, town, short_plan, date(2025, 11, 10), None);
    reports(stage, agenda, town, (&long, plan), (&short, short_plan));
    long_first_year(stage, agenda, town, &long);
    short_final(stage, agenda, town, &short);
    out_of_turn(stage, agenda, town, &long, &short);
    conclusion(stage, agenda, town, &short);
    long_second_year(stage, agenda, town, &long);
}

fn reports(
    stage: &Stage<'_>,
    agenda: &mut Agenda,
    town: &Town,
    (long, plan): (&CampaignId, &Plan),
    (short, short_plan): (&CampaignId, &Plan),
) {
    let first = Season {
        campaign: long,
        plan,
        year: 2025,
        days: (date(2025, 11, 12), date(2025, 11, 24)),
        late: 3,
        missing: 1,
        returned: 1,
        waived: None,
    };
    season(stage, agenda, town, &first);
    let sent = ("318/BC-UBND", date(2025, 11, 28));
    let results =
        "Các đơn vị đã nộp báo cáo đều có sản phẩm cụ thể; 03 đơn vị nộp sau hạn, 01 đơn vị chưa nộp.";
    upward(stage, agenda, town, (long, 2025), sent, results);
    let days = (date(2025, 12, 8), date(2025, 12, 26));
    let undated =
        Season { campaign: short, plan: short_plan, days, late: 0, missing: 1, returned: 1, ..first };
    season(stage, agenda, town, &undated);
    let days = (date(2026, 11, 4), date(2026, 11, 24));
    season(stage, agenda, town, &Season { year: 2026, days, late: 0, missing: 2, returned: 2, ..first });
}

fn long_first_year(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let candidates = [
        collective("trung-tam-hanh-chinh-cong", "Trung tâm Phục vụ hành chính công", "co-quan-chuyen-mon")
            .for_what("Tiếp nhận hồ sơ không phụ thuộc địa giới; 03 điểm tiếp nhận lưu động tại thôn xa, phục vụ 412 lượt người dân."),
        collective("htx-na-po", "Hợp tác xã Miến dong Nà Pò", "doanh-nghiep")
            .for_what("Tự động hóa khâu tráng và sấy, năng suất tăng 2,1 lần; miến dong đạt OCOP 4 sao, bán tại 09 tỉnh."),
        collective("thon-na-po", "Nhân dân và cán bộ thôn Nà Pò", "don-vi-su-nghiep-thon")
            .for_what("Góp 140 ngày công kéo cáp quang 3,8 km; 71/83 hộ có Internet.")
            .but(Fate::Returned),
        person("truong-ptdtbt-thcs", "Nông Văn Thịnh", "Giáo viên", 1991)
            .staff()
            .with_initiative()
            .for_what("Sáng kiến “Phòng thí nghiệm ảo cho trường vùng cao” được công nhận cấp xã, dùng cho 11 lớp."),
        person("thon-ban-luong", "Triệu Thị Mai", "Tổ trưởng Tổ công nghệ số cộng đồng", 1994)
            .for_what("Dạy 96 phụ nữ Tày, Dao dùng điện thoại thông minh bằng tiếng mẹ đẻ."),
        person("phong-kinh-te", "Ma Đức Hiếu", "Chuyên viên", 1990)
            .staff()
            .for_what("Xây dựng dữ liệu số vùng dong riềng 64 ha, nối với hệ thống của tỉnh."),
        person("thon-khuoi-lung", "Lý Văn Sơn", "Phó thôn", 1980)
            .for_what("Đưa nhóm nhắn tin của thôn thành nơi báo cháy rừng sớm; 03 đám cháy được dập trong giờ đầu.")
            .provincial(),
    ];
    let course = Course {
        notice: Some(date(2025, 12, 5)),
        comments: &[(
            Some(1),
            "Hợp tác xã đã được tỉnh hỗ trợ máy, có tính là tự làm không?",
            Some(
                "Máy sấy do tỉnh hỗ trợ 30%; phần tự động hóa do hợp tác xã tự làm, có biên bản nghiệm thu.",
            ),
        )],
        conflict: Some(("chutich-phunu", 4)),
        absent: "bithu-doan",
        documents: (2, 29),
        ..Course::of(
            campaign,
            (2025, Occasion::Annual),
            (date(2025, 11, 14), date(2025, 11, 28)),
            (date(2025, 6, 2), date(2025, 11, 10)),
        )
    };
    let held = hold(stage, agenda, town, &course, &candidates);
    let declined = HigherDecision {
        granted: false,
        number: "318/SNV-TĐKT".to_owned(),
        date: date(2026, 4, 8),
        issuer: "Sở Nội vụ tỉnh Thái Nguyên".to_owned(),
    };
    answered(stage, agenda, town, &held, 6, date(2026, 4, 14), declined);
}

fn short_final(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let course = Course {
        notice: Some(date(2025, 12, 19)),
        comments: &[(
            None,
            "Cho hỏi hộ gia đình được khen có giới hạn số lượng không?",
            Some("Kế hoạch không nêu số lượng cho hộ gia đình (Mục IV.3.b); xã xét theo thành tích."),
        )],
        absent: "truong-quansu",
        method: BallotMethod::Secret,
        overlap: Some((
            1,
            "Thành tích khác: lần này xét việc dạy nghề số cho 38 hộ, không phải dây chuyền sản xuất đã khen ở phong trào kia.",
        )),
        documents: (3, 34),
        ..Course::of(
            campaign,
            (2025, Occasion::Final),
            (date(2025, 11, 24), date(2025, 12, 15)),
            (date(2025, 1, 1), date(2025, 11, 30)),
        )
    };
    hold(stage, agenda, town, &course, &candidates_of_the_short_campaign());
}

fn candidates_of_the_short_campaign() -> Vec<Candidate> {
    vec![
        collective("doan-thanh-nien", "Đoàn TNCS Hồ Chí Minh xã", "tap-the")
            .for_what("36 đoàn viên đến từng nhà giúp 720 người kích hoạt định danh điện tử mức 2."),
        collective("htx-na-po", "Hợp tác xã Miến dong Nà Pò", "tap-the")
            .for_what("Dạy nghề bán hàng trên mạng cho 38 hộ trồng dong; 12 hộ có đơn hàng đều mỗi tháng."),
        person("hoi-phu-nu", "Hoàng Thị Liễu", "Chi hội trưởng Chi hội Phụ nữ", 1982)
            .for_what("Lập 04 nhóm “Phụ nữ không dùng tiền mặt” với 88 hội viên."),
        person("cong-an", "Bế Văn Cường", "Cán bộ Công an xã", 1996)
            .staff()
            .for_what("Làm sạch dữ liệu dân cư của 1.344 nhân khẩu, sai sót còn 0."),
        person("thon-nam-thang", "Đàm Thị Hoa", "Người dân", 1979)
            .for_what("Mở nhà mình làm điểm Internet miễn phí cho học sinh trong thôn, 22 em đến học hằng tối.")
            .but(Fate::Late),
        person("thon-nam-thang", "Hộ ông Chu Văn Lợi", "Hộ trồng chè", 0)
            .household("ho-gia-dinh")
            .for_what("Hộ đầu tiên của xã ghi nhật ký sản xuất chè bằng điện thoại; hiến 210 m² đất dựng trạm phát sóng."),
        person("tram-y-te", "Hà Thị Vân", "Hộ sinh", 1988)
            .staff()
            .for_what("Nhắn lịch tiêm chủng cho 206 bà mẹ qua điện thoại.")
            .but(Fate::Outvoted),
    ]
}

fn out_of_turn(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, long: &CampaignId, short: &CampaignId) {
    let candidate = person("thon-khuoi-lung", "Lương Văn Bình", "Thành viên Tổ công nghệ số cộng đồng", 1997)
        .for_what("Dùng máy bay không người lái tìm thấy 01 cụ già đi lạc trong rừng đêm 24/11/2025.");
    unscheduled::award(stage, agenda, town, short, date(2025, 12, 4), &candidate);
    let candidate = person("quan-su", "Nông Quốc Việt", "Dân quân thường trực", 2000)
        .posthumous()
        .for_what("Trong đợt mưa lũ tháng 8/2026, giữ liên lạc cho thôn Khuổi Lùng bị chia cắt và đưa 09 người ra khỏi vùng sạt lở; anh mất khi làm nhiệm vụ.");
    unscheduled::award(stage, agenda, town, long, date(2026, 8, 20), &candidate);
}

fn conclusion(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, short: &CampaignId) {
    let mut diary = stage.diary("conclusion in phong-quang", date(2026, 1, 28));
    let campaign = short.clone();
    let summary =
        "Phong trào năm 2025: 11/12 đơn vị có báo cáo; khen 02 tập thể, 03 cá nhân, 01 hộ gia đình và 01 cá \
                   nhân đột xuất. Các việc dài hạn chuyển sang phong trào giai đoạn 2025 - 2030."
            .to_owned();
    let document = "Báo cáo số 16/BC-UBND ngày 28/01/2026".to_owned();
    diary.does(
        town.account("thiduakhenthuong"),
        act!(|office, asking| office.desk.conclude_campaign(
            &asking,
            &campaign,
            summary,
            document,
            date(2026, 1, 28)
        )),
    );
    agenda.add(diary);
}

fn long_second_year(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let candidates = [
        collective("cong-ty-phong-lam", "Công ty TNHH Lâm sản Phong Lâm", "doanh-nghiep")
            .for_what("Truy xuất nguồn gốc gỗ rừng trồng bằng mã QR cho 100% lô hàng."),
        person("truong-mam-non", "Lý Thị Yến", "Giáo viên", 1995)
            .staff()
            .for_what("Kho 60 bài hát, câu chuyện tiếng Tày số hóa cho trẻ mầm non.")
            .but(Fate::Fresh),
    ];
    let course = Course {
        ..Course::of(
            campaign,
            (2026, Occasion::Annual),
            (date(2026, 11, 9), date(2026, 12, 4)),
            (date(2025, 11, 11), date(2026, 10, 31)),
        )
    };
    hold(stage, agenda, town, &course, &candidates);
}
