//! `sovang demo`: four localities, a year and a half, told through the same desk that the pages use.

mod agenda;
mod council;
mod diary;
mod endings;
pub(crate) mod folder;
mod founding;
mod greeting;
mod lots;
mod names;
mod nominations;
mod nominees;
mod papers;
mod reporting;
mod round;
mod ruling;
mod story_phong_quang;
mod story_phu_tan;
mod story_phu_thai;
mod story_tu_minh;
mod unscheduled;
mod witness;
mod words;
mod world;

use super::public_address::through;
use super::serve::{bind, serve, stop};
use crate::config::Store;
use crate::failure::Failure;
use crate::log_keys;
use crate::wiring::{CONSOLE, Parts, at_console, live_in_its_story};
use agenda::{Agenda, Office};
use folder::{Folder, State};
use founding::Stage;
use sovang_domain::ids::AccountId;
use sovang_domain::plan;
use sovang_domain::rules::Rulebook;
use sovang_ledger::PasswordCost;
use sovang_portal::shell::state::Reached;
use std::path::PathBuf;
use witness::Witness;
use world::World;

/// The options of `demo`.
#[derive(Debug, clap::Args)]
pub(crate) struct Demo {
    /// Thư mục của bản trình diễn (mặc định ./sovang-demo); chạy lại cùng thư mục thì làm tiếp
    #[arg(long, value_name = "THƯ MỤC", default_value = "sovang-demo")]
    data: PathBuf,

    /// Địa chỉ và cổng lắng nghe (mặc định 127.0.0.1:8080)
    #[arg(long, value_name = "ĐỊA CHỈ", default_value = "127.0.0.1:8080")]
    listen: String,

    /// Địa chỉ mà người xem gõ, in trong mã QR, khi khác địa chỉ lắng nghe: https://…
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,

    /// Hạt giống: cùng số thì cùng người, cùng việc, cùng ngày
    #[arg(long, value_name = "SỐ")]
    seed: Option<u64>,

    /// Chạy kèm một máy đồng ký đóng vai Mặt trận Tổ quốc, là một chương trình riêng với khóa riêng
    #[arg(long)]
    with_witness: bool,

    /// In địa chỉ và tài khoản thành một dòng JSON
    #[arg(long)]
    json: bool,
}

impl Demo {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let folder = Folder::claim(&self.data, self.seed)?;
        let world = World::new(folder.seed).map_err(Failure::new)?;
        let listener = bind(&self.listen).await?;
        let parts = open(&self.data, &folder).await?;
        if folder.state == State::Building {
            build(&parts, &folder, &world).await?;
            folder.mark(State::Ready)?;
            live_in_its_story(&parts.ledger, &self.data).await?;
        }
        // heard before anything is told or started: whoever reads the address may send it at once
        let stop = stop()?;
        let witness = match self.with_witness {
            true => Some(Witness::start(&self.data).await?),
            false => None,
        };
        let witness_url = witness.as_ref().map(|witness| witness.url.as_str());
        let local = listener.local_addr()?;
        let url = format!("http://{local}");
        let reached = match through(self.public_url.as_deref())? {
            // nobody can open 0.0.0.0
            Reached::Unsaid if !local.ip().is_unspecified() => Reached::At(url.clone()),
            said => said,
        };
        // the quarter that was merged away signs in no more
        let locked = [AccountId::from("tu-minh.bc-tdp-so-4")];
        if self.json {
            greeting::json(&world, url, witness_url, &locked)?;
        } else {
            greeting::table(&world, &url, witness_url, &locked)?;
        }
        let trust = log_keys::trust(&Store::in_folder(&self.data))?;
        serve(&parts, parts.portal(reached), trust, listener, stop).await
    }
}

async fn open(data: &std::path::Path, folder: &Folder) -> Result<Parts, Failure> {
    let store = Store::in_folder(data);
    store.make_folder()?;
    if folder.state == State::Building {
        folder.mark(State::Building)?;
    }
    super::migrate::migrate(&store).await?;
    if log_keys::trust(&store)?.keys.is_empty() {
        log_keys::make(&store, false)?;
    }
    Parts::open(&store, PasswordCost::Demo).await
}

async fn build(parts: &Parts, folder: &Folder, world: &World) -> Result<(), Failure> {
    let agenda = story(folder.seed, parts.desk.rules(), world)?;
    let office = Office { desk: parts.desk.clone(), blobs: parts.blobs.clone() };
    let stuck = |stuck: agenda::Stuck| Failure::new(format!("bản trình diễn dừng giữa chừng: {stuck}"));
    agenda.run(&office, (&CONSOLE.into(), &at_console().grants)).await.map_err(stuck)?;
    let since = diary::opening();
    for person in world.everyone() {
        let phc = parts.ledger.passwords().hash(&person.password).await?;
        parts.ledger.put_credential(person.account.as_str(), &phc, since).await?;
    }
    Ok(())
}

/// The whole story of a seed.
fn story(seed: u64, rules: &Rulebook, world: &World) -> Result<Agenda, Failure> {
    let stage = Stage { seed, holidays: rules.holidays(), world };
    let mut agenda = Agenda::default();
    founding::keeper(&stage, &mut agenda);
    let town = |id| world.town(id).map_err(Failure::new);
    let read = |name: &str, text: &str| {
        let faults = |faults: Vec<plan::PlanFault>| {
            let faults: Vec<String> = faults.iter().map(sovang_words::plan_file::printed).collect();
            Failure::new(format!("{name}: {}", faults.join("\n")))
        };
        plan::parse(text, &rules.known_forms()).map_err(faults)
    };
    macro_rules! plan {
        ($name:literal) => {
            read($name, include_str!(concat!("../../../plans/", $name, ".toml")))?
        };
    }
    story_phu_thai::tell(&stage, &mut agenda, town("phu-thai")?, &plan!("phu-thai"));
    story_phu_tan::tell(&stage, &mut agenda, town("phu-tan")?, &plan!("phu-tan"));
    let both = (&plan!("phong-quang-2025-2030"), &plan!("phong-quang-2025"));
    story_phong_quang::tell(&stage, &mut agenda, town("phong-quang")?, both);
    story_tu_minh::tell(&stage, &mut agenda, town("tu-minh")?, &plan!("tu-minh"));
    Ok(agenda)
}
