//! Numbers and days belong to the paper: the chairman decides, the paper is signed, the clerk records it as it is.

use crate::steps::{award_of, decides, dossier, page_of, paper, public_page, puts_forward, summary};
use crate::support::person::{Person, Response};
use crate::world::{World, individual, on_both_ledgers, pdf};
use jiff::civil::Date;
use sovang_domain::calendar::{day, days_after};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_words::format::{date, written_date};

const NAME: &str = "Phạm Thị Kim Duyên";

on_both_ledgers!(
    the_clerk_records_number_and_day_of_the_signed_paper_and_it_is_public_from_then_on,
    what_will_be_public_is_read_first_and_an_odd_number_is_asked_why,
    two_clerks_with_one_number_make_one_decision,
    a_draft_is_taken_back_and_its_nominees_wait_again,
    the_council_met_on_the_day_of_its_minutes_and_not_on_that_of_typing,
    a_commune_with_a_series_of_its_own_lets_the_program_number,
    who_has_died_is_awarded_posthumously,
    the_signed_file_is_opened_inside_replaced_with_a_reason_and_never_public,
    the_draft_is_taken_away_as_a_word_file_by_those_who_may_read_it,
);

fn today() -> Date {
    day(sovang_desk::clock::now())
}

/// The page of a round's draft.
fn draft(round: &RoundId, number: u16) -> String {
    format!("/noi-bo/dot-xet/{round}/du-thao/{number}")
}

/// Records the signed paper of a draft.
async fn records(clerk: &Person, page: &str, number: &str, signed_on: Date) -> Response {
    let signed_on = signed_on.to_string();
    let scan = paper("ban-ky", "quyet-dinh.pdf", pdf(&format!("{page} {number}")));
    let shown = clerk.uploads(page, &[("so", number), ("ngay", &signed_on)], vec![scan]).await;
    clerk.goes_on(shown).await
}

async fn the_clerk_records_number_and_day_of_the_signed_paper_and_it_is_public_from_then_on(world: World) {
    let people = [individual(NAME, "ap-trung"), individual("Danh Hữu Nghĩa", "ap-dong")];
    let (round, ids) = world.proposed_round(&people).await;
    let (anon, unit, _, chair, _) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    decides(&chair, &round, &ids).await.is(303);
    anon.gets("/phu-tan/khen-thuong").await.is(200).hides(NAME);
    assert_eq!(award_of(&world, &ids[0]), None, "nothing is awarded before it is signed");
    let page = draft(&round, 1);
    clerk.gets("/noi-bo").await.is(200).says("Ghi số, ngày quyết định đã ký");
    clerk.gets(&page).await.is(200).says(NAME).says("Chưa công khai").hides("01/QĐ-UBND");
    unit.gets(&page).await.is(403);

    // seven days ago it was proposed
    let (before, signed_on) = (days_after(today(), -8), days_after(today(), -5));
    let facts = world.facts().await;
    records(&clerk, &page, "47/QĐ-UBND", before).await.is(422).says("là trước tờ trình Chủ tịch");
    records(&clerk, &page, "47/QĐ-UBND", days_after(today(), 1)).await.is(422).says("chưa đến");
    records(&clerk, &page, "", signed_on).await.is(422).says("Ghi số trên quyết định đã ký");
    let kept = records(&clerk, &page, "bốn bảy", signed_on).await;
    kept.is(422).says("Ghi số trên quyết định đã ký").says(r#"value="bốn bảy""#);
    assert_eq!(world.facts().await, facts);
    let done = records(&clerk, &page, "47/QĐ-UBND", signed_on).await;
    assert_eq!(page_of(&done), format!("/noi-bo/dot-xet/{round}"));

    let award = award_of(&world, &ids[0]).unwrap();
    assert_eq!(award.local(), format!("{}-47-1", signed_on.year()));
    let (on, recorded) = (date(signed_on), date(today()));
    let shown = anon.gets(&public_page(&award)).await;
    shown.is(200).says("47/QĐ-UBND").says(&on).says("Ghi vào sổ").says(&recorded).says(NAME);
    let decision = anon.gets(&format!("/phu-tan/quyet-dinh/{}-47", signed_on.year())).await;
    decision.is(200).says("47/QĐ-UBND").says(&on).says(&recorded).says("Trần Hữu Phước");
    let found = anon.gets("/phu-tan/co-trong-so?ma=Quyết định số 47/QĐ-UBND").await;
    assert!(found.is(303).location.as_deref().unwrap().ends_with("-47"));
    shown.says("hãy so tên, nơi ban hành và ngày in trên giấy");
    // the wrong commune was chosen: it is told where the paper is; of one that says Phú Thái the doubt stays
    let elsewhere = anon.gets(&format!("/phu-thai/co-trong-so?ma=47/QĐ-UBND ngày {on}")).await;
    elsewhere.is(404).says("Ở nơi khác").says("Xã Phú Tân: ").says("không phải giấy thật");
    let said =
        anon.gets(&format!("/phu-thai/co-trong-so?ma=47/QĐ-UBND ngày {on} của UBND xã Phú Thái")).await;
    said.is(404).says("không phải giấy thật").hides("Ở nơi khác");
    let forged = anon.gets(&format!("/phu-thai/khen-thuong/{}-47-1", signed_on.year())).await;
    forged.is(404).says("không phải giấy thật").hides("Ở nơi khác");
    // a commune named behind the number is the one that is searched
    let named = |place: &str| format!("/kiem-chung?so-tren-giay=47/QĐ-UBND xã {place}");
    let found_there = anon.gets(&named("Phú Tân")).await;
    assert!(found_there.is(303).location.as_deref().unwrap().ends_with("-47"));
    anon.gets(&named("Phú Thái")).await.is(404).hides("/phu-tan/quyet-dinh/");
    // one letter wrong, and a paper that a line of the book names: neither makes a true paper suspect
    let near = format!("/phu-tan/co-trong-so?ma=47/QĐ-UBNB ngày {on}");
    anon.gets(&near).await.is(404).says("Có số này, nhưng khác ký hiệu").hides("không phải giấy thật");
    // another day on the paper, another award than the decision gives: the number alone makes it no true one
    let day_before = date(signed_on.yesterday().unwrap());
    for other in [format!("47/QĐ-UBND ngày {day_before}"), format!("Bằng khen số 47/QĐ-UBND ngày {on}")]
    {
        let other = anon.gets(&format!("/phu-tan/co-trong-so?ma={other}")).await;
        other.is(404).says("Có số này, nhưng khác ký hiệu, ngày, năm hoặc hình thức khen");
        other.says("không phải giấy thật");
    }
    let given = anon.gets(&format!("/phu-tan/co-trong-so?ma=Giấy khen số 47/QĐ-UBND ngày {on}")).await;
    assert_eq!(given.is(303).location, found.location);
    let council = anon.gets("/phu-tan/co-trong-so?ma=12/QĐ-UBND").await;
    let line = council.is(303).location.clone().unwrap();
    assert!(line.contains("/phu-tan/so?so="), "{line}");
    anon.gets(&line).await.is(200).says("12/QĐ-UBND");
    // a line is asked for as pages write it; a paper typed there is looked up as one
    anon.gets("/phu-tan/so?so=số 2").await.is(200).says("Từ số");
    anon.gets("/phu-tan/so?so=0").await.is(200).hides("Chưa hiểu số này");
    assert_eq!(anon.gets("/phu-tan/so?so=47/QĐ-UBND").await.is(303).location, found.location);
    anon.gets("/phu-tan/quyet-dinh").await.is(200).hides("thiếu").hides("do sổ cấp");
    clerk.gets(&page).await.is(200).says("Đã ký, ghi vào sổ").hides("cap-so");
    world.is_sound().await;
}

async fn what_will_be_public_is_read_first_and_an_odd_number_is_asked_why(world: World) {
    let people = [individual(NAME, "ap-trung"), individual("Danh Hữu Nghĩa", "ap-dong")];
    let (round, ids) = world.proposed_round(&people).await;
    let (anon, _, _, chair, _) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    decides(&chair, &round, &ids[..1]).await.is(303);
    decides(&chair, &round, &ids[1..]).await.is(303);
    let on = days_after(today(), -1);
    records(&clerk, &draft(&round, 1), "26", on).await.is(303);

    let (page, day) = (draft(&round, 2), on.to_string());
    let facts = world.facts().await;
    let scan = paper("ban-ky", "quyet-dinh.pdf", pdf("26000"));
    let odd = clerk.uploads(&page, &[("so", "26000"), ("ngay", &day)], vec![scan]).await;
    odd.is(422).says("nhảy xa từ số 26/QĐ-UBND").says("Vì sao số không theo thứ tự");
    let form =
        crate::support::form::Form::all(&odd.text).into_iter().find(|form| form.has("ly-do-so")).unwrap();
    // the scan need not be chosen again
    let shown =
        clerk.sends_with(&page, &form, &[("ly-do-so", "Văn thư cấp số theo sổ mới")], Vec::new()).await;
    shown.is(200).says("Xem trước khi ghi").says("26000/QĐ-UBND").says(&written_date(on));
    shown.says("Danh Hữu Nghĩa").says("Trần Hữu Phước").says("Văn thư cấp số theo sổ mới");
    assert_eq!(world.facts().await, facts, "nothing is recorded unseen");
    anon.gets("/phu-tan/quyet-dinh").await.is(200).hides("26000/QĐ-UBND");
    clerk.goes_on(shown).await.is(303);
    let list = anon.gets("/phu-tan/quyet-dinh").await;
    list.is(200).says("Số không theo thứ tự ngày: Văn thư cấp số theo sổ mới");
    world.is_sound().await;
}

async fn the_draft_is_taken_away_as_a_word_file_by_those_who_may_read_it(world: World) {
    let (round, ids) = world.proposed_round(&[individual(NAME, "ap-trung")]).await;
    let (anon, unit, _, chair, _) = world.people().await;
    decides(&chair, &round, &ids).await.is(303);
    let file = format!("{}/du-thao.docx", draft(&round, 1));
    chair.gets(&draft(&round, 1)).await.is(200).says(&file);
    unit.gets(&file).await.is(403);
    assert_ne!(anon.gets(&file).await.status, 200);
    chair.gets(&format!("{}/du-thao.docx", draft(&round, 2))).await.is(404);
    let taken = chair.gets(&file).await;
    assert!(taken.is(200).header("content-disposition").unwrap().starts_with("attachment; "));
    let text = sovang_paper::read(&taken.bytes).unwrap().text;
    for part in ["Số: ……/QĐ-UBND", "Về việc tặng Giấy khen", NAME, "CHỦ TỊCH"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

async fn two_clerks_with_one_number_make_one_decision(world: World) {
    let people = [individual(NAME, "ap-trung"), individual("Danh Hữu Nghĩa", "ap-dong")];
    let (round, ids) = world.proposed_round(&people).await;
    let (_, _, officer, chair, _) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    decides(&chair, &round, &ids[..1]).await.is(303);
    decides(&chair, &round, &ids[1..]).await.is(303);
    let (first, second) = (draft(&round, 1), draft(&round, 2));
    let on = today();
    let (one, other) =
        tokio::join!(records(&clerk, &first, "47", on), records(&officer, &second, "47/QĐ-UBND", on));
    let (page, refused) = if one.status == 303 { (second, other) } else { (first, one) };
    // who comes second is told that the round moved on, or that the number is taken
    assert!([409, 422].contains(&refused.status), "{}", refused.status);
    let taken = records(&clerk, &page, "47", on).await;
    taken.is(422).says("Số 47/QĐ-UBND năm").says("đã ghi cho một quyết định khác trong sổ này");
    records(&clerk, &page, "52", on).await.is(303);
    world.is_sound().await;
}

async fn a_draft_is_taken_back_and_its_nominees_wait_again(world: World) {
    let (round, ids) = world.proposed_round(&[individual(NAME, "ap-trung")]).await;
    let (_, _, officer, chair, _) = world.people().await;
    decides(&chair, &round, &ids).await.is(303);
    let (page, ruling) = (draft(&round, 1), format!("/noi-bo/dot-xet/{round}/quyet-dinh"));
    chair.gets(&ruling).await.is(200).hides("input type=\"radio\"");
    world.forges(&officer, &format!("{page}/rut"), &[("ly-do", "Sai")]).await.is(403);
    chair.posts_to(&page, &format!("{page}/rut"), &[("ly-do", "")]).await.is(422);
    let reason = [("ly-do", "Soạn thiếu căn cứ, quyết định lại.")];
    chair.posts_to(&page, &format!("{page}/rut"), &reason).await.is(303);
    chair.gets(&page).await.is(200).says("Đã rút.").hides("cap-so");
    decides(&chair, &round, &ids).await.is(303);
    chair.gets(&draft(&round, 2)).await.is(200).says(NAME);
    world.is_sound().await;
}

async fn the_council_met_on_the_day_of_its_minutes_and_not_on_that_of_typing(world: World) {
    let (round, _) = world.round_after_notice(&[individual(NAME, "ap-trung")]).await;
    let asking = world.asking("thi-dua", world.days_ago(9)).await;
    let done = world.desk.close_notice(&asking, &round).await.unwrap();
    world.shows(&done).await;
    let (anon, _, officer, _, _) = world.people().await;
    let page = format!("/noi-bo/dot-xet/{round}");
    let meets = async |on: Date| {
        let on = on.to_string();
        let members =
            ["chu-tich", "pho-chu-tich", "hoi-dong-1", "hoi-dong-2"].map(|one| format!("phu-tan.{one}"));
        let mut fields = vec![("ngay", on.as_str()), ("bien-ban", "Biên bản số 03/BB-HĐTĐKT")];
        fields.extend(members.iter().map(|member| ("co-mat", member.as_str())));
        officer.posts_to(&page, &format!("{page}/hop"), &fields).await
    };
    meets(days_after(today(), 1)).await.is(422).says("chưa đến");
    meets(days_after(today(), -60)).await.is(422).says("chưa qua thời gian lấy ý kiến");
    let on = days_after(today(), -3);
    meets(on).await.is(303);
    let shown = anon.gets(&format!("/phu-tan/lay-y-kien/{}", round.local())).await;
    shown.is(200).says(&date(on)).says("ghi vào sổ ngày").says(&date(today()));
    officer.gets(&page).await.is(200).says(&date(on)).says("ghi vào sổ ngày");
}

async fn a_commune_with_a_series_of_its_own_lets_the_program_number(world: World) {
    let (round, ids) = world.proposed_round(&[individual(NAME, "ap-trung")]).await;
    let (_, _, _, chair, _) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let page = "/noi-bo/dia-phuong";
    let chosen = [("cach", "by_program"), ("van-ban", "Quyết định số 31/QĐ-UBND ngày 05/01/2026")];
    clerk.posts_to(page, &format!("{page}/phu-tan/cap-so"), &chosen).await.is(303);
    clerk.gets(page).await.is(200).says("Quyết định số 31/QĐ-UBND ngày 05/01/2026");
    decides(&chair, &round, &ids).await.is(303);
    records(&clerk, &draft(&round, 1), "", today()).await.is(303);
    assert_eq!(award_of(&world, &ids[0]).unwrap().local(), format!("{}-1-1", today().year()));
}

async fn who_has_died_is_awarded_posthumously(world: World) {
    let (anon, unit, officer, chair, _) = world.people().await;
    let open =
        [("phong-trao", world.campaign.as_str()), ("nam", &world.year.to_string()), ("dip", "unscheduled")];
    let page = page_of(&officer.posts_to("/noi-bo/dot-xet", "/noi-bo/dot-xet", &open).await);
    let round = RoundId::from(page.rsplit('/').next().unwrap());
    let nominee = individual("Hồ Văn Tư", "ap-trung");
    let writing = crate::steps::writing(round.as_str(), &nominee);
    let mut fields = crate::steps::asked(&world, &unit, round.as_str(), &nominee).await;
    fields.push(("truy-tang", "co".to_owned()));
    let deed = |words: &str| {
        let told = fields.iter().filter(|(name, _)| *name != "thanh-tich").cloned();
        told.chain([("thanh-tich", words.to_owned())]).collect::<Vec<_>>()
    };
    let kin = deed("Lập sổ cho 1.150 người. Vợ là bà Lê Thị Lan nhận thay.");
    let asked = unit.uploads(&writing, &crate::steps::lent(&kin), summary(&nominee)).await;
    asked.is(422).says("bỏ câu nói ai nhận thay");
    // a relative who is named would be published: asked about, with what was typed kept
    let named = deed("Cứu con trai Danh Minh khỏi dòng nước.");
    let asked = unit.uploads(&writing, &crate::steps::lent(&named), summary(&nominee)).await;
    asked.is(422).says("Người thân được nêu tên: “con trai Danh Minh”").says("Công khai tên người thân");
    // another word of the same letters, as such texts begin
    let fields =
        deed("Nhận thấy dân ngại thủ tục, ông lập sổ cho 1.150 người; ghi nhận thay đổi từng tháng.");
    let sent = unit.uploads(&writing, &crate::steps::lent(&fields), summary(&nominee)).await;
    let nomination = page_of(&sent);
    unit.gets(&nomination).await.is(200).says("Truy tặng");
    crate::steps::appraised(&world, &nomination).await;
    let id = NominationId::from(nomination.rsplit('/').next().unwrap());
    decides(&chair, &round, std::slice::from_ref(&id)).await.is(303);
    chair.gets(&draft(&round, 1)).await.is(200).says("Truy tặng Giấy khen");
    world.signed(&round).await;
    let award = award_of(&world, &id).unwrap();
    anon.gets(&public_page(&award)).await.is(200).says("Truy tặng Giấy khen");
    let number = award.local().rsplit_once('-').unwrap().0;
    anon.gets(&format!("/phu-tan/quyet-dinh/{number}")).await.is(200).says("Truy tặng Giấy khen");
    anon.gets("/phu-tan/khen-thuong.csv").await.is(200).says("Truy tặng Giấy khen");
    anon.gets("/phu-tan/so").await.is(200).says("Công bố truy tặng Giấy khen");
    anon.gets(&format!("/api/v1{}", public_page(&award))).await.is(200).says("\"posthumous\":true");
    let other = individual("Danh Hữu Nghĩa", "ap-dong");
    let other = puts_forward(&world, &unit_of(&world).await, round.as_str(), &other, dossier(&other)).await;
    officer.gets(&other).await.is(200).hides("Truy tặng");
}

async fn unit_of(world: &World) -> Person {
    world.sign_in("bc-ap-dong").await
}

async fn the_signed_file_is_opened_inside_replaced_with_a_reason_and_never_public(world: World) {
    let people = [individual(NAME, "ap-trung"), individual("Danh Hữu Nghĩa", "ap-dong")];
    let (round, ids) = world.proposed_round(&people).await;
    let (anon, unit, officer, chair, mttq) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    decides(&chair, &round, &ids[..1]).await.is(303);
    decides(&chair, &round, &ids[1..]).await.is(303);
    let (first, second, on) = (draft(&round, 1), draft(&round, 2), today().to_string());
    let sends = async |page: &str, number: &str, bytes: Vec<u8>, more: &[(&str, &str)]| {
        let fields = [&[("so", number), ("ngay", on.as_str())], more].concat();
        let scan = paper("ban-ky", "quyet-dinh.pdf", bytes);
        clerk.goes_on(clerk.uploads(page, &fields, vec![scan]).await).await
    };
    sends(&first, "47", pdf("QĐ 47"), &[]).await.is(303);

    // whoever reads the office's papers opens it from the award and from the register
    let award = award_of(&world, &ids[0]).unwrap();
    let inside = format!("/noi-bo/quyet-dinh/{award}");
    let file = |response: &Response| {
        let at = response.text.find("/noi-bo/tep/").unwrap();
        response.text[at..at + "/noi-bo/tep/".len() + 64].to_owned()
    };
    let scan = file(chair.gets(&inside).await.is(200).says("Mở bản đã ký"));
    for person in [&clerk, &chair, &officer, &mttq] {
        person.gets(&scan).await.is(200);
        person.gets("/noi-bo/quyet-dinh").await.is(200).says(&scan);
    }
    unit.gets(&scan).await.is(403);
    assert_eq!(file(&officer.gets(&inside).await), scan);
    anon.gets(&public_page(&award)).await.is(200).hides("/noi-bo/tep/");

    // the file of another decision is asked about, and the rest of the form is kept
    let asked = sends(&second, "48", pdf("QĐ 47"), &[]).await;
    asked.is(422).says("Tệp này đã là bản ký của Quyết định 47/QĐ-UBND").says("không cần chọn lại");
    let forms = crate::support::form::Form::all(&asked.text);
    let form = forms.iter().find(|form| form.has("cung-tep")).unwrap();
    assert_eq!(form.value("so"), Some("48"));
    let shown = clerk.sends_with(&second, form, &[("cung-tep", "co")], vec![]).await;
    clerk.goes_on(shown).await.is(303);

    // the wrong file gives way, and stays readable
    let deed = format!("{second}/thay-ban-ky");
    world.forges(&chair, &deed, &[("ly-do", "Nhầm")]).await.is(422);
    let page = clerk.gets(&second).await;
    page.is(200).says("Tải nhầm tệp thì thay");
    let forms = crate::support::form::Form::all(&page.text);
    let form = forms.iter().find(|form| form.action == deed).unwrap();
    let right = || vec![paper("ban-ky", "quyet-dinh.pdf", pdf("QĐ 48"))];
    clerk.sends_with(&second, form, &[("ly-do", "")], right()).await.is(422).says("Ghi vì sao thay tệp");
    clerk.sends_with(&second, form, &[("ly-do", "Tải nhầm tệp của quyết định 47")], right()).await.is(303);
    let page = clerk.gets(&second).await;
    page.is(200).says("Tệp ghi trước đây, đã thay").says("Tải nhầm tệp của quyết định 47");
    let other = award_of(&world, &ids[1]).unwrap();
    let now = file(&chair.gets(&format!("/noi-bo/quyet-dinh/{other}")).await);
    assert_ne!(now, scan);
    for kept in [&now, &scan] {
        mttq.gets(kept).await.is(200);
    }
    mttq.gets("/noi-bo/nhat-ky").await.is(200).says("thay tệp bản đã ký");
    let told = "Thay tệp bản đã ký của Quyết định 48/QĐ-UBND";
    anon.gets("/phu-tan/so").await.is(200).says(told).says("Tải nhầm tệp của quyết định 47");
    let year = sovang_domain::calendar::day(sovang_desk::clock::now()).year();
    let public = anon.gets(&format!("/phu-tan/quyet-dinh/{year}-48")).await;
    public.is(200).says("Đã thay tệp lúc").says("Tải nhầm tệp của quyết định 47");
    for file in [&now, &scan] {
        public.says(file.rsplit('/').next().unwrap());
    }
    world.is_sound().await;
}
