//! Tìm kiếm: whatever is in the book is found as people type it, over HTTP, on both ledgers.

use crate::steps::{award_of, awards};
use crate::support::form::unescape;
use crate::world::{Nominee, World, collective, individual, on_both_ledgers};

const HOA: &str = "Nguyễn Thị Hòa";
const HOAI: &str = "Lê Văn Hoài";

fn proposed() -> Vec<Nominee> {
    let mut nominees: Vec<Nominee> = [HOAI, HOA].map(|name| individual(name, "ap-trung")).to_vec();
    nominees.push(collective("Tập thể Trạm Y tế xã", "tram-y-te"));
    nominees
}

on_both_ledgers!(what_is_in_the_book_is_found_as_people_type_it,);

async fn what_is_in_the_book_is_found_as_people_type_it(world: World) {
    let (round, ids) = world.proposed_round(&proposed()).await;
    let (anon, _, _, chair, _) = world.people().await;
    let search = async |text: &str| {
        let query: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = anon.gets(&format!("/phu-tan/tim-kiem?q={query}")).await;
        unescape(&answer.is(200).text)
    };
    let nobody = search("hòa").await;
    assert!(nobody.contains("Không tìm thấy “hòa”") && !nobody.contains(HOA), "not awarded yet: {nobody}");
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[1]).unwrap();

    let hoa = search("hòa").await;
    assert!(hoa.find(HOA).unwrap() < hoa.find(HOAI).unwrap(), "{hoa}");
    let decomposed = "nguye\u{302}\u{303}n thi\u{323} ho\u{300}a";
    for typed in ["bà Nguyễn Thị Hoà", "nguyen thi hoa", decomposed, award.as_str()] {
        let found = search(typed).await;
        assert!(found.contains(HOA) && !found.contains(HOAI), "{typed}: {found}");
    }
    let year = world.year;
    for typed in ["01/QĐ-UBND", "QĐ 01", &format!("01/{year}"), "quyết định 1"] {
        let found = search(typed).await;
        let address = format!("/phu-tan/quyet-dinh/{year}-1");
        assert!(found.contains(&address) && found.contains("03 khen thưởng"), "{typed}: {found}");
    }
    // what is printed on the paper is understood where numbers are asked for, with the place and with the name behind it
    let today = sovang_domain::calendar::day(sovang_desk::clock::now());
    let (day, month) = (today.day(), today.month());
    let in_book = async |typed: &str| {
        let query: String = typed.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = anon.gets(&format!("/kiem-chung?so-tren-giay={query}")).await;
        answer.is(303).location.clone().unwrap_or_default()
    };
    let printed = format!("Số: 01/QĐ-UBND, Phú Tân, ngày {day} tháng {month} năm {year}");
    assert!(in_book(&printed).await.starts_with(&format!("/phu-tan/quyet-dinh/{year}-1")));
    let whose = in_book(&format!("01/QĐ-UBND {HOA}")).await;
    assert!(whose.ends_with(&format!("/khen-thuong/{}", award.local())), "{whose}");
    // an address with capitals or a stroke at its end
    for typed in ["/phu-tan/", "/PHU-TAN"] {
        assert_eq!(anon.gets(typed).await.is(303).location.as_deref(), Some("/phu-tan"), "{typed}");
    }
    anon.gets("//phu-tan/").await.is(404);

    let unit = search("y tế").await;
    assert!(unit.find("/phu-tan/don-vi/tram-y-te").unwrap() < unit.find("Tập thể Trạm Y tế xã").unwrap());
    let slip = search("nguyễn thị hoà bình").await;
    assert!(slip.contains("Không tìm thấy") && slip.contains("Có thể thử"), "{slip}");
    let slip = search("Nguễn Thị Hòa").await;
    assert!(slip.contains("Ý bạn là") && slip.contains(&format!(">{HOA}</a>")), "{slip}");
}
