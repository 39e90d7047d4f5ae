//! Two processes of the program on one PostgreSQL: whoever puts a newcomer forward here while somebody does there is shown
//! the other's, says that it is the same person, and the person is awarded once.

use crate::steps::{about, dossier, page_of, puts_forward};
use crate::support::person::{Person, Response};
use crate::support::server::Server;
use crate::world::{Nominee, ORIGIN, PASSWORD, Store, World, account, individual};
use sovang_domain::fact::Fact;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::nomination::NominationEvent;
use sovang_domain::plan::Occasion;
use sovang_words::personal::readable;
use std::collections::BTreeMap;
use tempfile::TempDir;

/// How often two forms meet.
const NEWCOMERS: usize = 24;
/// How many of those both put forward are then decided on in both places at once.
const DECIDED: usize = 4;

/// A process of its own, with its own folder, over the world's ledger.
struct Process {
    server: Server,
    _folder: TempDir,
}

impl Process {
    fn over(store: &Store) -> Self {
        let Store::Postgres(url) = store else { panic!("two processes need PostgreSQL") };
        let folder = crate::world::private_folder();
        let data = folder.path().to_str().unwrap();
        let serve = ["serve", "--data", data, "--log-origin", ORIGIN, "--ledger", url];
        let server = tokio::task::block_in_place(|| Server::start(&serve));
        Self { server, _folder: folder }
    }

    async fn sign_in(&self, login: &str) -> Person {
        let person = self.server.person();
        person.signs_in(&account(login).login(), PASSWORD).await;
        person
    }
}

/// How many nominations there are of each name, and of how many of them the unit said that it is the other's nominee.
async fn put_forward(world: &World) -> BTreeMap<String, (usize, usize)> {
    let ledger = world.desk.ledger();
    ledger.sequence().await.unwrap();
    let (mut found, mut names) = (BTreeMap::<String, (usize, usize)>::new(), BTreeMap::new());
    for event in ledger.read(0, 10_000).await.unwrap() {
        let fact = Fact::read(&event.aggregate_type, &event.event_type, &event.event_version, event.payload)
            .unwrap();
        match fact {
            Fact::Nomination(NominationEvent::NominationSubmitted { proposal, .. }) => {
                let name = readable(&proposal.nominee.name).to_owned();
                found.entry(name.clone()).or_default().0 += 1;
                names.insert(event.aggregate_id, name);
            }
            Fact::Nomination(NominationEvent::LikenessAnswered { same: true, .. }) => {
                found.entry(names[&event.aggregate_id].clone()).or_default().1 += 1;
            }
            _ => {}
        }
    }
    found
}

async fn unscheduled(world: &World) -> RoundId {
    let asking = world.asking("thi-dua", world.days_ago(0)).await;
    let opened = world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Unscheduled).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    round
}

async fn appraised(world: &World, id: &NominationId) {
    let asking = world.asking("so-hoa", world.days_ago(0)).await;
    world.desk.appraise_achievement(&asking, id, true, "Đúng thực tế.".to_owned()).await.unwrap();
    let asking = world.asking("thi-dua", world.days_ago(0)).await;
    world.desk.appraise_dossier(&asking, id, "Đủ giấy tờ.".to_owned()).await.unwrap();
}

/// Awards one, as soon as the page of this process shows that it waits.
async fn awards(chair: &Person, round: &RoundId, id: &NominationId) -> Response {
    let page = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let (field, why) = (about("kq", id), about("dot-xuat", id));
    for _ in 0..200 {
        let shown = chair.gets(&page).await.is(200).text.clone();
        if shown.contains(&field) {
            let mut said = vec![(field.as_str(), "khen")];
            said.extend(shown.contains(&why).then_some((why.as_str(), "Việc không lường trước.")));
            return chair.goes_on(chair.posts_to(&page, &page, &said).await).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{page} never shows {id}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_make_one_person_of_a_newcomer_and_award_it_once() {
    let world = World::postgres().await;
    let (here, there) = (Process::over(&world.store), Process::over(&world.store));
    let (one, two) = (unscheduled(&world).await, unscheduled(&world).await);
    let (left, right) = tokio::join!(here.sign_in("bc-ap-trung"), there.sign_in("bc-ap-trung"));
    let mut pairs = Vec::new();
    let given = ["An", "Bình", "Cúc", "Dung", "Giang", "Hoa"];
    let families = ["Lê", "Trần", "Phạm", "Võ"];
    let names = families.iter().flat_map(|family| given.map(|given| format!("{family} Thị {given}")));
    for name in names.take(NEWCOMERS) {
        let nominee = individual(name, "ap-trung");
        let put = async |unit: &Person, round: &RoundId, nominee: &Nominee| {
            let page = puts_forward(&world, unit, round.as_str(), nominee, dossier(nominee)).await;
            NominationId::from(page.rsplit('/').next().unwrap())
        };
        pairs.push(tokio::join!(put(&left, &one, &nominee), put(&right, &two, &nominee)));
    }
    for (name, told) in put_forward(&world).await {
        assert_eq!(told, (2, 1), "{name} is put forward twice, and once said to be the same");
    }
    let claims = "select count(*) from number_claim where series like 'phu-tan/nominee/%'";
    assert_eq!(world.store.count(claims).await, 2 * NEWCOMERS as i64, "each has its number");
    let drawers = "select count(distinct series) from number_claim where series like 'phu-tan/nominee/%'";
    assert!(world.store.count(drawers).await > 1, "other names do not meet");

    let (chair, deputy) = tokio::join!(here.sign_in("chu-tich"), there.sign_in("chu-tich"));
    for (first, second) in &pairs[..DECIDED] {
        appraised(&world, first).await;
        appraised(&world, second).await;
        let answers = tokio::join!(awards(&chair, &one, first), awards(&deputy, &two, second));
        let (done, refused) = if answers.0.status == 303 { answers } else { (answers.1, answers.0) };
        assert!(page_of(&done).starts_with("/noi-bo/"), "{}", page_of(&done));
        refused.is(422).says("đã có trong dự thảo quyết định chờ ký, giai đoạn thành tích trùng nhau");
    }
    world.is_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_that_send_one_dossier_upward_at_once_send_it_once() {
    let world = World::postgres().await;
    let [one, two] =
        ["Trần Thị Một", "Lê Văn Hai"].map(|name| individual(name, "ap-trung").for_the_province());
    let (round, ids) = world.proposed_round(&[one, two, individual("Võ Thị Ba", "ap-dong")]).await;
    let (here, there) = (Process::over(&world.store), Process::over(&world.store));
    let (left, right) = tokio::join!(here.sign_in("thi-dua"), there.sign_in("thi-dua"));
    let page = format!("/noi-bo/dot-xet/{round}");
    for id in &ids[..2] {
        let deed = format!("{page}/trinh-tren/{id}");
        let sends = |officer: &Person, paper: &'static str| {
            let (officer, page, deed) = (officer.clone(), page.clone(), deed.clone());
            async move { officer.posts_to(&page, &deed, &[("to-trinh", paper)]).await }
        };
        let facts = world.facts().await;
        let (one, two) = tokio::join!(sends(&left, "11/TTr-UBND"), sends(&right, "12/TTr-UBND"));
        let (done, told) = if one.status == 303 { (one, two) } else { (two, one) };
        done.is(303);
        assert!([409, 422].contains(&told.status), "{}: {}", told.status, told.text);
        assert_eq!(world.facts().await, facts + 1, "one of them, and the other is told");
        assert!(told.text.contains("trình"), "{}", told.text);
        for process in [&left, &right] {
            waits_for(process, &page, &deed).await;
        }
    }
    world.is_sound().await;
}

/// Until the page of this process no longer offers the deed.
async fn waits_for(person: &Person, page: &str, deed: &str) {
    for _ in 0..200 {
        if !person.gets(page).await.is(200).text.contains(deed) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{page} still offers {deed}");
}
