//! Tứ Minh, Hải Phòng, a ward: yearly inspections, decisions signed for the chairman, two quarters merged, one award
//! revoked; nominations are open when the story ends.

use super::agenda::{Agenda, act};
use super::founding::{self, Stage};
use super::nominees::{Candidate, Fate, collective, person};
use super::reporting::{Season, season};
use super::round::{Course, hold};
use super::unscheduled;
use super::world::Town;
use jiff::civil::{Date, date};
use sovang_domain::award_round::{BallotMethod, RevocationGround};
use sovang_domain::ids::CampaignId;
use sovang_domain::locality::SigningMode;
use sovang_domain::plan::{Occasion, Plan};

const UNITS: &str = "phong-ban-don-vi";

pub(super) fn tell(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, plan: &Plan) {
    founding::locality(stage, agenda, town, date(2025, 7, 21));
    let august = Some((date(2025, 8, 8), date(2025, 8, 29)));
    let campaign = founding::campaign(stage, agenda, town, plan, date(2025, 8, 5), august);
    let last_year = Season {
        campaign: &campaign,
        plan,
        year: 2025,
        days: (date(2025, 11, 10), date(2025, 12, 9)),
        late: 3,
        missing: 1,
        returned: 2,
        waived: None,
    };
    season(stage, agenda, town, &last_year);
    let days = (date(2026, 11, 5), date(2026, 12, 9));
    season(stage, agenda, town, &Season { year: 2026, days, late: 0, missing: 0, ..last_year });
    inspections(stage, agenda, town, &campaign);
    first_year(stage, agenda, town, &campaign);
    out_of_turn(stage, agenda, town, &campaign);
    merged(stage, agenda, town);
    second_year(stage, agenda, town, &campaign);
}

fn inspections(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let visits: [(Date, &str, &str); 5] = [
        (date(2025, 10, 14), "truong-thcs", "Đã ký số học bạ; phòng máy cũ, đề nghị thay 12 máy."),
        (
            date(2025, 10, 16),
            "tdp-binh-lao",
            "Tổ công nghệ số hoạt động đều; chưa có sổ theo dõi lượt hướng dẫn.",
        ),
        (
            date(2026, 10, 13),
            "truong-thcs",
            "Đã thay 12 máy như kiến nghị năm 2025; tỷ lệ thu không dùng tiền mặt 98%.",
        ),
        (date(2026, 10, 15), "tdp-so-3", "Sau sáp nhập, hai nhóm nhắn tin đã gộp; danh sách hộ đã cập nhật."),
        (
            date(2026, 10, 20),
            "cong-ty-minh-tam",
            "Đã áp dụng phần mềm quản lý kho; chưa tập huấn an toàn thông tin.",
        ),
    ];
    let mut diary = stage.diary("inspections in tu-minh", date(2025, 10, 14));
    for (number, (day, unit, finding)) in (1..).zip(visits) {
        let (campaign, finding) = (campaign.clone(), finding.to_owned());
        let document =
            format!("Biên bản kiểm tra số {number:02}/BB-HĐTĐKT ngày {}", sovang_words::format::date(day));
        diary.on(day).does(
            town.account("thiduakhenthuong"),
            act!(|office, asking| office.desk.record_inspection(
                &asking,
                &campaign,
                unit.into(),
                day,
                (finding, document)
            )),
        );
    }
    agenda.add(diary);
}

fn first_year(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let course = Course {
        notice: Some(date(2025, 12, 9)),
        comments: &[(
            Some(4),
            "Anh Dũng sửa loa, sửa mạng cho cả tổ không lấy tiền.",
            Some("Xin cảm ơn. Góp ý được chuyển đến Hội đồng cùng hồ sơ."),
        )],
        conflict: Some(("chutich-mttq", 5)),
        absent: "truong-congan",
        method: BallotMethod::Secret,
        decides: ("phochutich", SigningMode::ForHead),
        documents: (6, 57),
        ..Course::of(
            campaign,
            (2025, Occasion::Annual),
            (date(2025, 11, 17), date(2025, 12, 2)),
            (date(2025, 8, 5), date(2025, 11, 15)),
        )
    };
    let held = hold(stage, agenda, town, &course, &candidates_of_the_first_year());
    let basis = "Kết luận số 03/KL-UBND ngày 14/4/2026 của Ủy ban nhân dân phường: số liệu giảm chi phí trong báo cáo thành tích là không có thật.";
    let (ground, papers) =
        (RevocationGround::FalseDeclaration, (basis, "84/QĐ-UBND của Chủ tịch UBND phường"));
    unscheduled::revoke(stage, agenda, town, &held.award(3), date(2026, 4, 16), ground, papers);
}

fn candidates_of_the_first_year() -> Vec<Candidate> {
    vec![
        collective("tdp-binh-lao", "Nhân dân và cán bộ tổ dân phố Bình Lao", UNITS).for_what(
            "96% hộ dùng thanh toán không dùng tiền mặt; 100% tin của phường đến nhóm nhắn tin trong ngày.",
        ),
        collective("truong-thcs", "Trường THCS Tứ Minh", UNITS).for_what(
            "Ký số 100% học bạ; 26 giáo viên dùng chung kho bài giảng, có số liệu lượt dùng hằng tháng.",
        ),
        collective("cong-ty-tu-thong", "Công ty Cổ phần Bao bì Tứ Thông", "doanh-nghiep")
            .for_what("Điều hành sản xuất bằng phần mềm, giảm 18% chi phí nguyên liệu."),
        person("trung-tam-hanh-chinh-cong", "Vũ Thị Kim Oanh", "Chuyên viên", 1990).staff().for_what(
            "Viết bộ 30 câu trả lời mẫu cho trợ lý ảo của phường, giảm nửa số cuộc gọi hỏi thủ tục.",
        ),
        person("tdp-so-5", "Ngô Văn Dũng", "Tổ viên Tổ công nghệ số cộng đồng", 1981)
            .for_what("Lắp và giữ mạng Internet miễn phí ở nhà văn hóa; hướng dẫn 350 lượt người dân."),
        person("mat-tran", "Đoàn Thị Hạnh", "Ủy viên Ủy ban Mặt trận Tổ quốc phường", 1972)
            .leader()
            .for_what("Giám sát 08 thủ tục trực tuyến, gửi 11 kiến nghị, 09 kiến nghị đã được tiếp thu."),
        person("tdp-cau-dong", "Bùi Minh Tâm", "Chủ cửa hàng", 1986)
            .for_what("Vận động 44/51 cửa hàng ở chợ Cầu Đồng nhận chuyển khoản.")
            .but(Fate::Suspended),
        person("tdp-so-3", "Cao Thị Thơm", "Nội trợ", 1977)
            .for_what("Tham gia nhóm nhắn tin của tổ dân phố.")
            .but(Fate::Outvoted),
    ]
}

fn out_of_turn(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let awards = [
        (
            date(2026, 4, 29),
            person("tdp-so-4", "Tạ Quang Phúc", "Người dân", 1959).for_what(
                "Báo và giữ hiện trường vụ lừa đảo qua mạng, giúp công an thu hồi 320 triệu đồng cho 03 hộ.",
            ),
        ),
        (
            date(2026, 9, 16),
            collective("truong-tieu-hoc", "Đội tuyển Tin học Trường Tiểu học Tứ Minh", UNITS)
                .for_what("Giải Nhất hội thi Tin học trẻ cấp thành phố năm 2026."),
        ),
    ];
    for (day, candidate) in awards {
        unscheduled::award(stage, agenda, town, campaign, day, &candidate);
    }
}

/// Two quarters become one: the merged unit keeps its address, its reporter signs in no more.
fn merged(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town) {
    let mut diary = stage.diary("merging in tu-minh", date(2026, 6, 15));
    let locality = town.id.clone();
    let document = "Nghị quyết số 09/NQ-HĐND ngày 10/6/2026".to_owned();
    diary.does(
        town.account("vanthu"),
        act!(|office, asking| office.desk.merge_unit(
            &asking,
            &locality,
            "tdp-so-4".into(),
            "tdp-so-3".into(),
            document
        )),
    );
    let account = town.reporter(&"tdp-so-4".into());
    let reason = "Tổ dân phố số 4 đã sáp nhập.".to_owned();
    diary.does(
        stage.world.keeper.account.clone(),
        act!(|office, asking| office.desk.lock_account(&asking, &account, reason, true)),
    );
    agenda.add(diary);
}

fn second_year(stage: &Stage<'_>, agenda: &mut Agenda, town: &Town, campaign: &CampaignId) {
    let candidates = [
        collective("tram-y-te", "Trạm Y tế phường", UNITS)
            .for_what("Khám từ xa cho 640 lượt người bệnh; 97% đơn thuốc là đơn điện tử."),
        collective("doan-thanh-nien", "Đoàn TNCS Hồ Chí Minh phường", "mat-tran")
            .for_what("Mỗi tuần một buổi “Ngày thứ Bảy số” tại chợ, hướng dẫn 1.200 lượt người.")
            .but(Fate::SentBack),
        person("tdp-cau-dong", "Phùng Thị Nhung", "Tổ trưởng Tổ công nghệ số cộng đồng", 1983)
            .for_what("Hướng dẫn 502 lượt người dân nộp hồ sơ trực tuyến toàn trình."),
        person("cong-ty-minh-tam", "Trần Công Thành", "Kỹ thuật viên", 1998)
            .with_initiative()
            .for_what("Sáng kiến đo rung máy tiện bằng cảm biến rẻ tiền, phát hiện sớm 06 lần hỏng trục.")
            .but(Fate::HalfWay),
        person("truong-mam-non", "Mai Thị Thu Hà", "Giáo viên", 1992)
            .staff()
            .for_what("Soạn 40 bài vận động có hình động cho lớp 5 tuổi.")
            .but(Fate::Fresh),
    ];
    let course = Course {
        ..Course::of(
            campaign,
            (2026, Occasion::Annual),
            (date(2026, 11, 9), date(2026, 11, 30)),
            (date(2025, 11, 16), date(2026, 10, 31)),
        )
    };
    hold(stage, agenda, town, &course, &candidates);
}
