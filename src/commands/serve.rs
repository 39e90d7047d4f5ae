//! `sovang serve`: the portal over a ledger, until told to stop. Where there is none yet, one is made, and its first
//! administrator is waited for.

use super::founding;
use super::public_address::through;
use crate::config::Store;
use crate::failure::Failure;
use crate::log_keys;
use crate::wiring::Parts;
use jiff::SignedDuration;
use sovang_desk::blobs::{Blobs, Named, Swept};
use sovang_desk::clock;
use sovang_desk::identity::first_run::FirstRun;
use sovang_desk::identity::session;
use sovang_ledger::log::Trust;
use sovang_portal::shell::state::{Portal, Reached};
use sovang_portal::shell::{server, unsent};
use std::io::Write as _;
use std::time::Duration;
use tokio::net::TcpListener;

/// The options of `serve`.
#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    store: Store,

    /// Địa chỉ và cổng lắng nghe (SOVANG_LISTEN; mặc định 127.0.0.1:8080)
    #[arg(long, env = "SOVANG_LISTEN", value_name = "ĐỊA CHỈ", default_value = "127.0.0.1:8080")]
    listen: String,

    /// Địa chỉ mà mọi người gõ, in trong mã QR: https://… (SOVANG_PUBLIC_URL)
    #[arg(long, env = "SOVANG_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
}

impl Serve {
    pub(super) async fn run(mut self) -> Result<(), Failure> {
        let reached = through(self.public_url.as_deref())?;
        let ledger = founding::open_or_found(&mut self.store, &reached).await?;
        let trust = log_keys::trust(&self.store)?;
        let parts = Parts::around(ledger, &self.store).await?;
        let listener = bind(&self.listen).await?;
        // from here on the word to stop is heard: whoever reads the address may send it at once
        let stop = stop()?;
        let at = listener.local_addr()?;
        let mut portal = parts.portal(reached.clone());
        if *parts.ledger.head().borrow() == 0 {
            let (first_run, code) = FirstRun::begin(clock::now());
            portal.first_run = Some(first_run);
            // the address matters more than whether someone reads it
            let _ = writeln!(std::io::stderr(), "{}", founding::invitation(&reached, at, &code));
        } else {
            told(&trust, &reached);
            let _ = writeln!(std::io::stderr(), "Đang phục vụ tại http://{at}");
        }
        serve(&parts, portal, trust, listener, stop).await
    }
}

/// Says what a running portal lacks.
fn told(trust: &Trust, reached: &Reached) {
    if trust.keys.is_empty() {
        let words = "Chưa có khóa chốt sổ: sổ vẫn ghi, nhưng không có bản chốt và tệp chứng minh. Tạo khóa: sovang log keygen";
        let _ = writeln!(std::io::stderr(), "{words}");
    }
    let words = match reached {
        Reached::Unsaid => {
            "Chưa đặt SOVANG_PUBLIC_URL (--public-url): trang khen thưởng và bản in chưa có mã QR."
        }
        Reached::Inside(_) => {
            "SOVANG_PUBLIC_URL (--public-url) chỉ mở được trong mạng nội bộ: trang khen thưởng và bản in chưa có mã QR."
        }
        Reached::Through(_) | Reached::At(_) => return,
    };
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// Takes the address.
pub(super) async fn bind(listen: &str) -> Result<TcpListener, Failure> {
    let failed = |error| Failure::new(format!("không lắng nghe được ở {listen}: {error}"));
    TcpListener::bind(listen).await.map_err(failed)
}

/// Serves until the word to stop; what is under way is finished first.
pub(super) async fn serve(
    parts: &Parts,
    portal: Portal,
    trust: Trust,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> Result<(), Failure> {
    let sweeping = tokio::spawn(sweep(parts.ledger.clone(), parts.blobs.clone()));
    let publishing = tokio::spawn(parts.ledger.clone().publish(trust));
    let served = server::serve(listener, sovang_portal::site(portal), stop).await;
    sweeping.abort();
    publishing.abort();
    Ok(served?)
}

/// The word to stop: SIGTERM or SIGINT.
pub(super) fn stop() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Every hour: sessions that are over, uploads nobody came back for, orphaned uploads.
async fn sweep(ledger: sovang_ledger::Ledger, blobs: Blobs) {
    // papers only from the second turn on: naming them reads the whole ledger, and a start has other things to do
    let mut named: Option<Named> = None;
    let mut hourly = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hourly.tick().await;
        let before = |age: SignedDuration| clock::now().checked_sub(age);
        if let Ok(begun) = before(session::FORGOTTEN)
            && let Err(error) = ledger.forget_old_sessions(begun).await
        {
            tracing::warn!(%error, "forgetting old sessions");
        }
        if let Ok(kept) = before(unsent::WAITS)
            && let Err(error) = ledger.forget_old_forms(kept).await
        {
            tracing::warn!(%error, "forgetting old forms");
        }
        match unsent::papers(&ledger).await {
            Ok(waiting) => {
                if let Err(error) = blobs.sweep(&waiting) {
                    tracing::warn!(%error, "sweeping staged papers");
                }
            }
            Err(error) => tracing::warn!(%error, "which staged papers wait"),
        }
        let Some(named) = &mut named else {
            named = Some(Named::default());
            continue;
        };
        match named.sweep(&ledger, &blobs).await {
            Ok(swept) if swept == Swept::default() => {}
            Ok(Swept { set_aside, put_back, deleted }) => {
                tracing::warn!(set_aside, put_back, deleted, "orphaned uploads");
            }
            Err(error) => tracing::warn!(?error, "sweeping orphaned uploads"),
        }
    }
}
