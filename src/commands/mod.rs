//! One file a command.

mod account;
pub(crate) mod demo;
mod doctor;
mod founding;
mod locality;
mod log;
mod migrate;
mod plan;
mod public_address;
mod rebuild;
mod serve;
mod verify;
mod witness;

use crate::failure::Failure;
use std::io::Write as _;

/// What the program can be asked.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Chạy máy chủ; chưa có sổ thì tạo sổ và in địa chỉ để bắt đầu
    Serve(serve::Serve),
    /// Dựng và chạy bản trình diễn: bốn xã, phường, một năm rưỡi thi đua, khen thưởng
    Demo(demo::Demo),
    /// Tạo sổ mới hoặc nâng cấp sổ lên phiên bản của chương trình
    Migrate(migrate::Migrate),
    /// Dựng lại sổ tra cứu từ đầu
    Rebuild(rebuild::Rebuild),
    /// Khám: cài đặt còn thiếu gì, tệp có kín không, sổ có nguyên vẹn không
    Doctor(doctor::Doctor),
    /// Mở, giao quyền, khóa tài khoản; cấp mã dùng một lần; xóa dữ liệu cá nhân
    Account(account::Account),
    /// Xã, phường, đặc khu
    Locality(locality::Locality),
    /// Kế hoạch phong trào: kiểm tra tệp, ban hành vào sổ
    Plan(plan::Plan),
    /// Khóa chốt sổ, danh mục khóa, dấu của các dòng ghi từ trước
    Log(log::Log),
    /// Kiểm chứng một khen thưởng trên máy này, không cần mạng: bản ghi và tệp chứng minh
    Verify(verify::Verify),
    /// Máy đồng ký của Mặt trận Tổ quốc: giữ cho sổ chỉ có một bản
    Witness(witness::Witness),
}

/// Runs a command.
///
/// # Errors
/// What went wrong, in words.
pub(crate) async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Serve(serve) => serve.run().await,
        Command::Demo(demo) => Box::pin(demo.run()).await,
        Command::Migrate(migrate) => migrate.run().await,
        Command::Rebuild(rebuild) => rebuild.run().await,
        Command::Doctor(doctor) => doctor.run().await,
        Command::Account(account) => account.run().await,
        Command::Locality(locality) => locality.run().await,
        Command::Plan(plan) => plan.run().await,
        Command::Log(log) => log.run().await,
        Command::Verify(verify) => verify.run(),
        Command::Witness(witness) => witness.run().await,
    }
}

/// Says something on standard output: the answer of a command.
fn say(words: impl std::fmt::Display) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout(), "{words}")?)
}
