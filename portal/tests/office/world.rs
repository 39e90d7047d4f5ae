//! A commune with its people, and a browser that reads forms and sends them back.

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;
use sovang_desk::blobs::Blobs;
use sovang_desk::clock;
use sovang_desk::{Asking, Desk};
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::ids::{AccountId, CampaignId, LocalityId, RoundId, UnitId};
use sovang_domain::locality::{LocalityKind, UnitKind};
use sovang_domain::plan::{Occasion, parse};
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_ledger::{CommandKey, Ledger, PasswordCost, Settings};
use sovang_portal::shell::front::Front;
use sovang_portal::shell::state::Portal;
use sovang_projections::Views;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tower::ServiceExt;

/// Everybody's password.
pub(crate) const PASSWORD: &str = "bốn con trâu qua sông";

pub(crate) struct World {
    pub(crate) desk: Desk,
    pub(crate) campaign: CampaignId,
    pub(crate) round: RoundId,
    pub(crate) year: i16,
    site: Front,
    folder: TempDir,
}

/// Someone with a browser.
#[derive(Clone)]
pub(crate) struct Person {
    site: Front,
    pub(crate) cookie: Option<String>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn html(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).unwrap().to_str().unwrap()
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    #[track_caller]
    pub(crate) fn says(&self, words: &str) {
        assert!(self.html().contains(words), "{words:?} is not in {}", self.html());
    }

    #[track_caller]
    pub(crate) fn says_not(&self, words: &str) {
        assert!(!self.html().contains(words), "{words:?} is in {}", self.html());
    }
}

/// A PDF of its own for each name.
pub(crate) fn pdf(name: &str) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {name}\ntrailer<</Root 1 0 R>>\n%%EOF\n")
        .into_bytes()
}

fn disclose(_: &str, _: &str, _: &str, _: &str, _: &Value) -> Result<Option<Vec<u8>>, String> {
    Ok(None)
}

pub(crate) fn rules() -> Rulebook {
    Rulebook::parse(&RuleFiles {
        award_forms: include_str!("../../../rules/award-forms.toml"),
        base_salary: include_str!("../../../rules/base-salary.toml"),
        holidays: include_str!("../../../rules/holidays.toml"),
        rounds: include_str!("../../../rules/rounds.toml"),
        dossier: include_str!("../../../rules/dossier.toml"),
    })
    .unwrap()
}

pub(crate) fn grant(role: Role, unit: Option<&str>) -> Grant {
    let locality = LocalityId::from("phu-tan");
    let scope = match unit {
        Some(unit) => Scope::Unit(locality, unit.into()),
        None => Scope::Locality(locality),
    };
    Grant { role, scope }
}

pub(crate) fn asking(by: &str, grants: Vec<Grant>) -> Asking {
    let key = CommandKey::random();
    Asking {
        by: by.into(),
        grants,
        at: clock::now(),
        fingerprint: key.to_string(),
        key,
        seen: None,
        answer: String::new(),
    }
}

impl World {
    /// Phú Tân with two units, its campaign, an open round of this year, and everybody who works there.
    pub(crate) async fn phu_tan() -> Self {
        // a working day of its own, whatever day these tests are run
        clock::live_in_story("2026-11-18T02:00:00Z".parse().unwrap());
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("ledger.db");
        sovang_ledger::migrate_sqlite(&file).unwrap();
        let mut settings = Settings::new("test.example/log", disclose);
        settings.password_cost = PasswordCost::Demo;
        let ledger = Ledger::open_sqlite(&file, settings).await.unwrap();
        let views = Views::open(folder.path(), ledger.clone()).await.unwrap();
        let rules = Arc::new(rules());
        let plan = parse(include_str!("../../../plans/phu-tan.toml"), &rules.known_forms()).unwrap();
        let desk = Desk::new(ledger.clone(), views.clone(), rules);
        let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
        let portal = Portal::over(desk.clone(), blobs);
        let campaign = plan.campaign_id();
        let year = sovang_domain::calendar::day(clock::now()).year();
        let mut world = Self {
            desk,
            round: RoundId::from(""),
            campaign: campaign.clone(),
            year,
            site: sovang_portal::site(portal),
            folder,
        };
        world.found().await;
        let officer = || asking("phu-tan.thi-dua", vec![grant(Role::AppraiserDossier, None)]);
        world.desk.issue_plan(&officer(), plan).await.unwrap();
        let units: Vec<UnitId> = vec!["ap-trung".into(), "tram-y-te".into()];
        world.desk.enrol_units(&officer(), &campaign, units).await.unwrap();
        let (round, done) =
            world.desk.open_round(&officer(), &campaign, year, Occasion::Annual).await.unwrap();
        world.round = round;
        world.desk.views().reached(done.log_index, Duration::from_secs(10)).await.unwrap();
        world
    }

    async fn found(&self) {
        let console = || {
            let everywhere = Grant { role: Role::Administrator, scope: Scope::Everywhere };
            asking("sovang.console", vec![everywhere])
        };
        let locality = LocalityId::from("phu-tan");
        let province = ("tỉnh".to_owned(), "An Giang".to_owned());
        self.desk
            .register_locality(&console(), &locality, LocalityKind::Rural, "Phú Tân".into(), province)
            .await
            .unwrap();
        let officer = || asking("phu-tan.thi-dua", vec![grant(Role::AppraiserDossier, None)]);
        for (unit, name, kind) in [
            ("ap-trung", "Ban nhân dân ấp Trung", UnitKind::Village),
            ("tram-y-te", "Trạm Y tế xã", UnitKind::Service),
        ] {
            self.desk.register_unit(&officer(), &locality, unit.into(), name.into(), kind).await.unwrap();
        }
        for (login, name, held) in [
            ("ap-trung", "Lê Văn Bảy", grant(Role::Reporter, Some("ap-trung"))),
            ("tram-y-te", "Võ Thị Sáu", grant(Role::Reporter, Some("tram-y-te"))),
            ("so-hoa", "Đặng Đức Khoa", grant(Role::AppraiserAchievement, None)),
            ("thi-dua", "Phan Thị Thu Hiền", grant(Role::AppraiserDossier, None)),
            ("chu-tich", "Trần Hữu Phước", grant(Role::Chairman, None)),
            ("hoi-dong", "Ngô Văn Út", grant(Role::Council, None)),
            ("mat-tran", "Bùi Thị Minh Nga", grant(Role::Supervisor, None)),
        ] {
            let account = AccountId::within(&locality, login);
            let position = "công chức".to_owned();
            self.desk.open_account(&console(), &account, name.into(), position, vec![held]).await.unwrap();
            let ledger = self.desk.ledger();
            let phc = ledger.passwords().hash(PASSWORD).await.unwrap();
            ledger.put_credential(account.as_str(), &phc, clock::now()).await.unwrap();
        }
    }

    /// The views file, behind the program's back.
    fn views_file(&self) -> rusqlite::Connection {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let is_views = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "db");
        let file = files.filter(is_views).find(|path| !path.ends_with("ledger.db")).unwrap();
        let connection = rusqlite::Connection::open(file).unwrap();
        connection.busy_timeout(Duration::from_secs(10)).unwrap();
        connection
    }

    /// The tables of the views.
    pub(crate) fn tables(&self) -> Vec<String> {
        let file = self.views_file();
        let sql = "select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual')
                   and name not like 'sqlite%' and name <> 'view_checkpoint'";
        let mut statement = file.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// Whoever asks for this table of the views finds it gone.
    pub(crate) fn loses(&self, table: &str) {
        self.views_file().execute_batch(&format!("alter table {table} rename to {table}_gone")).unwrap();
    }

    /// It is there again.
    pub(crate) fn finds(&self, table: &str) {
        self.views_file().execute_batch(&format!("alter table {table}_gone rename to {table}")).unwrap();
    }

    /// Until this is dropped, nobody else writes into the views; they can be read.
    pub(crate) fn holds_the_views(&self) -> rusqlite::Connection {
        let file = self.views_file();
        file.execute_batch("begin immediate").unwrap();
        file
    }

    /// The portal itself, for requests no browser of ours would send.
    pub(crate) fn site(&self) -> Front {
        self.site.clone()
    }

    /// Someone who is not signed in.
    pub(crate) fn anyone(&self) -> Person {
        Person { site: self.site.clone(), cookie: None }
    }

    /// Someone of Phú Tân, signed in.
    pub(crate) async fn sign_in(&self, login: &str) -> Person {
        let mut person = self.anyone();
        let answer = person.signs_in(&format!("{login}.phu-tan"), PASSWORD, "").await.is(303);
        assert_eq!(answer.location(), "/noi-bo");
        person
    }
}

impl Person {
    /// Someone at another portal.
    pub(crate) fn at(site: Front) -> Self {
        Self { site, cookie: None }
    }

    pub(crate) async fn signs_in(&mut self, account: &str, password: &str, back: &str) -> Answer {
        let fields = [("tai-khoan", account), ("mat-khau", password), ("ve", back)];
        let answer = self.posts("/dang-nhap", &fields).await;
        if let Some(cookie) = answer.headers.get(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap();
            self.cookie = Some(cookie.to_owned());
        }
        answer
    }

    pub(crate) async fn opens(&self, address: &str) -> Answer {
        self.sends(Request::get(address), Body::empty()).await
    }

    /// Sends fields as a plain form.
    pub(crate) async fn posts(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let kind = "application/x-www-form-urlencoded";
        self.sends(Request::post(address).header(header::CONTENT_TYPE, kind), Body::from(body)).await
    }

    /// Fills in the form of a page that goes to `action` and sends it with all it carries unseen.
    pub(crate) async fn fills(
        &self,
        page: &Answer,
        action: &str,
        fields: &[(&str, &str)],
        files: &[(&str, Vec<u8>)],
    ) -> Answer {
        let unseen = unseen(page.html(), action);
        let all: Vec<(&str, &str)> = unseen
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain(fields.iter().copied())
            .collect();
        if files.is_empty() {
            self.posts(action, &all).await
        } else {
            self.uploads(action, &all, files).await
        }
    }

    async fn uploads(&self, action: &str, fields: &[(&str, &str)], files: &[(&str, Vec<u8>)]) -> Answer {
        let mut body: Vec<u8> = Vec::new();
        for (name, value) in fields {
            let part = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        for (name, bytes) in files {
            let head = format!(
                "--b\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}.pdf\"\r\n\
                 Content-Type: application/pdf\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--b--\r\n");
        let request = Request::post(action).header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        self.sends(request, Body::from(body)).await
    }

    async fn sends(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let mut request = request.header("sec-fetch-site", "same-origin");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = self.site.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// The hidden fields of the form that goes to `action`.
#[track_caller]
pub(crate) fn unseen(html: &str, action: &str) -> Vec<(String, String)> {
    let head = format!("action=\"{action}\"");
    let from = html.find(&head).unwrap_or_else(|| panic!("no form goes to {action} in {html}"));
    let form = html[from..].split("</form>").next().unwrap();
    let value = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!("{name}=\""))?;
        Some(rest.split('"').next().unwrap().to_owned())
    };
    form.split("<input type=\"hidden\"")
        .skip(1)
        .map(|input| (value(input, "name").unwrap(), value(input, " value").unwrap()))
        .collect()
}
