//! Phú Tân, An Giang: a plan with numbers. In 2026 the council lets five people through where the plan allows four.

use super::agenda::Agenda;
use super::founding::{self, Stage};
use super::nominees::{Candidate, Fate, collective, person};
use super::reporting::{Season, season, upward};
use super::round::{Course, hold};
use super::unscheduled::{self, answered};
use super::world::Town;
use jiff::civil::date;
use sovang_desk::CorrectionForm;
use sovang_domain::award_round::{BallotMethod, HigherDecision, Mistake, RevocationGround};
use sovang_domain::ids::CampaignId;
use sovang_domain::locality::SigningMode;
use sovang_domain::plan::{Occasion, Plan};

const UNITS: &str = "co-quan-don-vi-ap";

pub(super) fn tell(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, plan: &Plan) {
    founding::locality(stage, agenda, town, date(2025, 7, 17));
    let quarter = Some((date(2025, 8, 20), date(2025, 9, 30)));
    let campaign = founding::campaign(stage, agenda, town, plan, date(2025, 8, 15), quarter);
    reports(stage, agenda, town, &campaign, plan);
    first_year(stage, agenda, town, &campaign);
    out_of_turn(stage, agenda, town, &campaign);
    second_year(stage, agenda, town, &campaign);
}

fn reports(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId, plan: &Plan) {
    let last_year = Season {
        campaign,
        plan,
        year: 2025,
        days: (date(2025, 11, 3), date(2025, 12, 19)),
        late: 0,
        missing: 1,
        returned: 2,
        waived: None,
    };
    season(stage, agenda, town, &last_year);
    let sent = ("402/BC-UBND", date(2025, 12, 26));
    let results = "Các ấp lập tổ công nghệ số cộng đồng; dịch vụ công trực tuyến tăng so với đầu năm.";
    upward(stage, agenda, town, (campaign, 2025), sent, results);
    let waived = Some((
        "quan-su",
        "Đơn vị làm nhiệm vụ huấn luyện tập trung cả quý IV; kết quả đã nêu ở báo cáo quân sự.",
    ));
    let days = (date(2026, 10, 5), date(2026, 12, 18));
    season(stage, agenda, town, &Season { year: 2026, days, missing: 0, returned: 3, waived, ..last_year });
}

fn first_year(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let candidates = [
        collective("ap-trung", "Ban nhân dân ấp Trung", UNITS)
            .for_what("92% hộ trong ấp có người cài ứng dụng định danh điện tử; 100% thông báo của xã đến nhóm nhắn tin của ấp trong ngày."),
        collective("htx-ap-trung", "Hợp tác xã dịch vụ nông nghiệp ấp Trung", "doanh-nghiep")
            .for_what("Dùng nhật ký đồng ruộng điện tử cho 186 ha lúa; bán 03 sản phẩm trên sàn thương mại điện tử."),
        person("trung-tam-hanh-chinh-cong", "Lê Thị Hồng Diễm", "Nhân viên hướng dẫn", 1994)
            .staff()
            .for_what("Hướng dẫn 1.036 lượt người dân nộp hồ sơ trực tuyến tại quầy; soạn 12 tờ hướng dẫn bằng hình cho người cao tuổi."),
        person("ap-dong", "Thạch Minh Tâm", "Thành viên Tổ công nghệ số cộng đồng", 1989)
            .for_what("Hướng dẫn 268 lượt đồng bào Khmer dùng dịch vụ công trực tuyến bằng hai thứ tiếng.")
            .but(Fate::Miscounted),
        person("ap-trung", "Trần Thị Ngọc Huệ", "Tổ trưởng Tổ công nghệ số cộng đồng", 1986)
            .for_what("Hướng dẫn 412 lượt người dân ấp Trung nộp hồ sơ trực tuyến toàn trình; mở 06 lớp Bình dân học vụ số với 183 lượt người học.")
            .but(Fate::Returned),
        person("doan-thanh-nien", "Huỳnh Quốc Việt", "Ủy viên Ban Chấp hành Đoàn xã", 1999)
            .for_what("Tổ chức 09 buổi ra quân hỗ trợ cài ứng dụng định danh điện tử cho 530 người cao tuổi."),
        // two of one name and year in one list: told apart by what the unit writes
        person("ap-phu-thanh", "Trần Thị Lan", "Nông dân", 1978)
            .another("vợ ông Nguyễn Văn Lành")
            .for_what("Vận động 24 hộ bán trái cây trên mạng; tự quay và đăng 40 đoạn phim giới thiệu.")
            .but(Fate::Outvoted),
        person("ap-3", "Trần Thị Lan", "Chi hội trưởng Chi hội Phụ nữ", 1978)
            .another("con ông Trần Văn Sáu")
            .for_what("Hướng dẫn hội viên thanh toán không dùng tiền mặt.")
            .but(Fate::Outvoted),
        collective("truong-thcs", "Trường THCS Phú Tân", UNITS)
            .for_what("100% hồ sơ học sinh, sổ điểm được lập và ký số; 14 tiết dạy thử có dùng AI được áp dụng trong trường.")
            .provincial(),
    ];
    let course = Course {
        notice: Some(date(2025, 12, 2)),
        comments: &[
            (
                Some(4),
                "Cô Huệ dạy cả xóm tôi dùng điện thoại, khen là đúng.",
                Some("Xin cảm ơn. Góp ý được chuyển đến Hội đồng cùng hồ sơ."),
            ),
            (
                Some(0),
                "Nhóm nhắn tin của ấp có tính cả hộ đã chuyển đi không?",
                Some("Không. Danh sách chỉ tính hộ đang cư trú, đã đối chiếu với Công an xã."),
            ),
        ],
        conflict: Some(("chutich-phunu", 2)),
        absent: "truong-quansu",
        method: BallotMethod::Secret,
        decides: ("phochutich", SigningMode::ForHead),
        documents: (4, 41),
        // the clerk was away: signed on one day, recorded four working days later
        recorded: 4,
        ..Course::of(
            campaign,
            (2025, Occasion::Annual),
            (date(2025, 11, 17), date(2025, 11, 26)),
            (date(2025, 7, 1), date(2025, 10, 31)),
        )
    };
    let held = hold(stage, agenda, town, &course, &candidates);
    let decision = HigherDecision {
        granted: true,
        number: "512/QĐ-UBND".to_owned(),
        date: date(2026, 3, 12),
        issuer: "Chủ tịch Ủy ban nhân dân tỉnh An Giang".to_owned(),
    };
    answered(stage, agenda, town, &held, 8, date(2026, 3, 19), decision);
    let basis = "Kết luận số 05/KL-UBND ngày 22/5/2026 của Ủy ban nhân dân xã: khai khống doanh thu bán hàng trên sàn thương mại điện tử.";
    let (ground, papers) = (RevocationGround::FalseDeclaration, (basis, "118/QĐ-UBND của Chủ tịch UBND xã"));
    unscheduled::revoke(stage, agenda, town, &held.award(2), date(2026, 5, 28), ground, papers);
}

fn out_of_turn(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let awards = [
        (
            date(2025, 11, 20),
            person("truong-thcs", "Nguyễn Hữu Lâm", "Giáo viên", 1990)
                .staff()
                .for_what("Hướng dẫn nhóm học sinh đoạt giải Nhì cuộc thi sáng tạo thanh thiếu niên, nhi đồng cấp tỉnh năm 2025."),
        ),
        (
            date(2026, 3, 9),
            person("ap-3", "Võ Thanh Toàn", "Phó ấp", 1983)
                .for_what("Phát hiện và kịp thời báo vụ giả danh cán bộ ngân hàng, giúp 07 hộ dân không bị mất tiền."),
        ),
        (
            date(2026, 5, 15),
            person("truong-mau-giao", "Nguyễn Thị Hòa", "Giáo viên", 1992)
                .staff()
                .for_what("Làm bộ trò chơi tập nhận biết chữ cái trên máy tính bảng, được 04 trường trong tỉnh dùng lại."),
        ),
        (
            date(2026, 6, 18),
            collective("ap-3", "Tổ công nghệ số cộng đồng ấp 3", UNITS)
                .for_what("Trong 03 ngày mưa lũ, cập nhật bản đồ số các điểm ngập và đường dây nóng cho 214 hộ."),
        ),
        (
            date(2026, 9, 21),
            person("ap-phu-thanh", "Hộ bà Châu Thị Liên", "Hộ trồng và chế biến khô", 0)
                .household("ca-nhan")
                .for_what("Hiến 320 m² đất đặt trạm phát sóng, xóa vùng lõm sóng cho 96 hộ của ấp."),
        ),
    ];
    let mut decisions = Vec::new();
    for (day, candidate) in awards {
        decisions.push(unscheduled::award(stage, agenda, town, campaign, day, &candidate));
    }
    let of_place =
        |place: usize| decisions.get(place).map(|decision| format!("{decision}-1")).unwrap_or_default();
    let (lam, toan) = (of_place(0), of_place(1));
    // the office's own error: it names nobody's fault, and what was handed over comes back
    let why = "Hồ sơ ghi tên giáo viên chủ nhiệm, khi thẩm định không đối chiếu với danh sách của ban tổ chức cuộc thi; người hướng dẫn nhóm học sinh là giáo viên khác của trường.";
    let paper = (why, "92/QĐ-UBND của Chủ tịch UBND xã");
    unscheduled::take_back(stage, agenda, town, &lam, date(2025, 12, 3), Mistake::WrongPerson, paper);
    let paper = "Biên bản giao nhận ngày 09/12/2025";
    unscheduled::recovered(stage, agenda, town, &lam, date(2025, 12, 9), paper);
    unscheduled::opened_by_mistake(stage, agenda, town, campaign, date(2026, 4, 14));
    unscheduled::correct(
        stage,
        agenda,
        town,
        &toan,
        date(2026, 3, 17),
        CorrectionForm {
            position: Some("Ủy viên Ban nhân dân ấp 3".to_owned()),
            ..CorrectionForm::default()
        },
        ("Ghi nhầm chức vụ khi soạn quyết định.", "Văn bản số 18/UBND-VHXH ngày 17/3/2026"),
    );
}

fn second_year(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let course = Course {
        notice: Some(date(2026, 11, 4)),
        comments: &[
            (
                Some(0),
                "Số hồ sơ nộp trực tuyến có tính cả hồ sơ làm hộ tại trung tâm không?",
                Some(
                    "Không. Bảng số liệu chỉ đếm hồ sơ do người dân tự nộp; bảng đã được đưa vào hồ sơ đề nghị.",
                ),
            ),
            (
                Some(3),
                "Ông Nghĩa giúp cả xóm bán hàng trên mạng, đề nghị khen là đúng.",
                Some("Xin cảm ơn. Góp ý được chuyển đến Hội đồng cùng hồ sơ."),
            ),
            (
                None,
                "Danh sách nên dán thêm ở nhà văn hóa các ấp.",
                Some("Đã dán tại nhà văn hóa 04 ấp từ ngày 10/11/2026."),
            ),
        ],
        conflict: Some(("bithu-doan", 5)),
        absent: "chutich-nongdan",
        method: BallotMethod::Secret,
        beyond: Some(6),
        documents: (5, 52),
        pace: (0, 1, 0),
        recorded: 0,
        ..Course::of(
            campaign,
            (2026, Occasion::Annual),
            (date(2026, 10, 5), date(2026, 10, 23)),
            (date(2025, 12, 1), date(2026, 9, 30)),
        )
    };
    hold(stage, agenda, town, &course, &candidates_of_the_second_year());
}

/// Two collectives and five people for giấy khen, one more for the province.
fn candidates_of_the_second_year() -> Vec<Candidate> {
    vec![
        collective("ap-dong", "Ban nhân dân ấp Đông", UNITS)
            .for_what("Số hóa 640 hồ sơ; 92% hồ sơ của ấp nộp trực tuyến toàn trình."),
        collective("truong-tieu-hoc", "Trường Tiểu học Phú Tân", UNITS)
            .for_what("Mở 08 lớp Bình dân học vụ số với 240 lượt người học là phụ huynh."),
        person("tram-y-te", "Phạm Thị Kim Duyên", "Nhân viên y tế", 1991)
            .for_what("Lập sổ sức khỏe điện tử cho 1.150 người dân; hướng dẫn 260 lượt người đặt lịch khám trực tuyến.")
            .but(Fate::Returned),
        person("ap-phu-thanh", "Danh Hữu Nghĩa", "Nông dân", 1975)
            .for_what("Đưa 03 sản phẩm OCOP lên sàn thương mại điện tử; giúp 31 hộ trong xóm cùng bán."),
        person("truong-thcs", "Nguyễn Hoài Trinh", "Giáo viên", 1993)
            .staff()
            .for_what("Sáng kiến “Sổ liên lạc số” được công nhận cấp xã, dùng cho 18 lớp.")
            .with_initiative(),
        person("doan-thanh-nien", "Võ Duy Khoa", "Đoàn viên", 2001)
            .for_what("Hướng dẫn 380 lượt người cao tuổi cài ứng dụng định danh điện tử."),
        person("trung-tam-hanh-chinh-cong", "Lê Thị Bích Phượng", "Nhân viên tiếp nhận hồ sơ", 1996)
            .staff()
            .for_what("Đề xuất rút thời gian giải quyết 05 thủ tục từ 5 ngày còn 3 ngày."),
        // pairs that differ by a mark only: search must tell them apart and find both
        person("hoi-phu-nu", "Nguyễn Thị Hoa", "Ủy viên Ban Thường vụ Hội", 1984)
            .leader()
            .for_what("Vận động hội viên dùng thanh toán không dùng tiền mặt ở chợ Phú Tân.")
            .but(Fate::NotMet),
        person("ap-trung", "Trần Thị Ngọc Huệ", "Tổ trưởng Tổ công nghệ số cộng đồng", 1986)
            .for_what("Ba năm liền giữ lớp Bình dân học vụ số hằng tuần; đào tạo 15 thành viên cho các Tổ công nghệ số trong xã.")
            .provincial(),
        // one woman put forward by two units, with a title in front: the office recognises her
        person("hoi-phu-nu", "Bà Phạm Thị Kim Duyên", "Hội viên", 1991)
            .unsure()
            .for_what("Vận động 60 hội viên lập sổ sức khỏe điện tử.")
            .but(Fate::Twice),
    ]
}
