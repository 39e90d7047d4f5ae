//! The one way of every form: find what its page is about, read what was sent, ask the desk; then on to what was
//! recorded, or the same page again with what was typed and why it was not taken.

use super::consequences::Consequences;
use super::draft::Draft;
use super::stands::Stands;
use super::{Query, outcome, recorded_banner};
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::Page;
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;
use sovang_desk::{Asking, Denied, Desk, Done};
use sovang_domain::ids::LocalityId;
use sovang_domain::refusal::Refusal;
use sovang_words::private;

/// The name of the field that asks for the day of an act on paper, in every form that does.
pub(super) const DAY: &str = "ngay";

/// What a handler gives back.
pub(super) type Answer = Result<Response, PageError>;

/// Where the forms of a page go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream<'a> {
    /// The aggregate's type.
    pub(super) kind: &'static str,
    pub(super) id: &'a str,
    /// How far it went when the page was drawn.
    pub(super) version: u64,
}

/// A page with forms, as one person sees it. It is loaded for every form that is sent, and anew when the form was
/// refused: nobody is shown what no longer holds.
pub(super) trait FormPage: Sized + Send + Sync {
    /// By what it is found.
    type Subject: Send + Sync;

    /// Reads everything the page shows. 404 where there is nothing, 403 for those who may not see it.
    fn load(
        app: &App,
        who: &SignedIn,
        subject: &Self::Subject,
    ) -> impl Future<Output = Result<Self, PageError>> + Send;

    /// The whole page.
    fn draw(&self, app: &App) -> Page;

    /// Who sees it.
    fn who(&self) -> &SignedIn;

    /// What was typed into one of its forms.
    fn draft(&mut self) -> &mut Draft;

    /// Where it is read, and where it is read on after a form.
    fn address(&self) -> String;

    /// Below which its forms are sent.
    fn deeds(&self) -> String {
        self.address()
    }

    /// The stream its forms go to; none where they make something new.
    fn stream(&self) -> Option<Stream<'_>>;

    /// What a page that is drawn anew takes from the one whose form was refused.
    fn keep(&mut self, _before: &Self) {}

    /// A form that must have seen the newest state; `deed` is the last part of its address.
    fn form(&self, deed: &str, submit: &str) -> Form {
        self.form_seeing(self.stream().map(|stream| stream.version), deed, submit)
    }

    /// A form that holds whatever else was recorded meanwhile: others file, declare and answer at the same time.
    fn independent_form(&self, deed: &str, submit: &str) -> Form {
        self.form_seeing(None, deed, submit)
    }

    /// A form that has seen this version.
    fn form_seeing(&self, seen: Option<u64>, deed: &str, submit: &str) -> Form {
        let action = format!("{}/{deed}", self.deeds());
        Form::post(action, submit).novalidate().hidden(form_fields(self.who(), seen))
    }
}

/// A page as it is opened; what was recorded just before is said first.
pub(super) fn opened(page: Page, query: &Query, locality: &LocalityId) -> Response {
    let body = html! { (recorded_banner(query, locality)) (page.body) };
    answer(StatusCode::OK, &Page { body, ..page })
}

/// One form on its way.
pub(super) struct Step<V: FormPage> {
    pub(super) app: App,
    pub(super) sent: Signed,
    /// What was typed, as a refused form shows it again.
    pub(super) values: Values,
    /// The page it was sent from, as it is now.
    pub(super) view: V,
    subject: V::Subject,
    form: String,
    /// What follows from it, where that is shown before it is recorded.
    weighed: Option<Consequences>,
}

impl<V: FormPage> Step<V> {
    /// A form about something that is there, sent by someone who may see it; `form` is its name. One that waited and is
    /// only to be shown again goes no further.
    pub(super) async fn begin(
        app: App,
        sent: Signed,
        subject: V::Subject,
        form: impl Into<String>,
    ) -> Result<Self, PageError> {
        let mut view = V::load(&app, &sent.who, &subject).await?;
        let form = form.into();
        if sent.form.reopened {
            view.draft().came_back(&form, sent.form.values, sent.form.files, &[]);
            return Err(PageError::Reopened(Box::new(outcome::reopened(view.draw(&app), &form))));
        }
        Ok(Self { values: sent.form.values.clone(), app, sent, view, subject, form, weighed: None })
    }

    /// Says what follows from it. Until the person has been shown exactly this, it is only rehearsed.
    pub(super) fn weigh(&mut self, consequences: Consequences) {
        self.weighed = Some(consequences);
    }

    /// The desk: it records, unless what follows is still to be shown.
    pub(super) fn desk(&self) -> Desk {
        let desk = &self.app.desk;
        let shown = |weighed: &Consequences| weighed.mark() == self.sent.form.shown && !self.sent.form.back;
        if self.weighed.as_ref().is_none_or(shown) { desk.clone() } else { desk.rehearsing() }
    }

    /// The form does not wait any more, in none of its drawings: all of it was recorded.
    pub(super) async fn sent_whole(&self) {
        if !self.sent.form.was_drawn_anew() {
            return;
        }
        let dropped =
            self.app.desk.ledger().drop_form(self.sent.who.account.as_str(), self.sent.form.draft());
        if let Err(error) = dropped.await {
            tracing::warn!(%error, "a form that was sent still waits");
        }
    }

    /// What is asked of the desk; the result is read on the same page.
    pub(super) fn asking(&self) -> Asking {
        self.asking_for(self.view.address())
    }

    /// What is asked of the desk; the result is read at `address`.
    pub(super) fn asking_for(&self, address: impl Into<String>) -> Asking {
        self.sent.who.asking(&self.sent.form, address)
    }

    /// Takes over what was put right since the form was drawn and was not touched in it; what both have changed is to be
    /// chosen between.
    pub(super) fn take_over(&mut self, stands: &Stands) -> Vec<FieldError> {
        stands.taken_over(&mut self.values)
    }

    /// The page again, with what is to be mended in this form. Nothing was asked of anyone yet.
    pub(super) fn mend(mut self, errors: &[FieldError]) -> Answer {
        self.view.draft().came_back(&self.form, self.values, self.sent.form.files, errors);
        let page = self.view.draw(&self.app);
        Ok(outcome::unreadable(page, self.view.draft().errors()))
    }

    /// The page as it is now, its form filled in as it was sent.
    pub(super) async fn again(&self) -> Result<V, PageError> {
        let mut view = V::load(&self.app, &self.sent.who, &self.subject).await?;
        view.draft().came_back(&self.form, self.values.clone(), self.sent.form.files.clone(), &[]);
        view.keep(&self.view);
        Ok(view)
    }

    /// On to what was recorded, or the page again. What is wrong with the day is said at its field.
    pub(super) async fn settle(self, result: Result<Done, Denied>) -> Answer {
        if let Err(Denied::Refused(refusal)) = &result
            && refusal.wrong_day().is_some()
        {
            let words = sovang_words::refusal::words(refusal).sentence();
            return self.mend(&[FieldError::new(DAY, words)]);
        }
        if let Err(Denied::Refused(refusal @ Refusal::NamesSomebody { words, .. })) = &result {
            // a line is recorded with single blanks
            let typed = |(_, typed): &(&str, &str)| typed.split_whitespace().eq(words.split_whitespace());
            let field = self.values.pairs().find(typed).map_or("", |(name, _)| name).to_owned();
            let words = sovang_words::refusal::words(refusal).sentence();
            return self.mend(&[FieldError::new(field, words)]);
        }
        if let Err(Denied::Refused(refusal @ Refusal::PrivateNumber { number, .. })) = &result {
            let typed =
                |(_, typed): &(&str, &str)| private::number_in(typed).as_deref() == Some(number.as_str());
            let field = self.values.pairs().find(typed).map_or("", |(name, _)| name).to_owned();
            let words = sovang_words::refusal::words(refusal).sentence();
            return self.mend(&[FieldError::new(field, words)]);
        }
        if matches!(result, Err(Denied::Rehearsed)) {
            return self.before_recording().await;
        }
        if result.is_ok() {
            self.sent_whole().await;
        }
        let stream = self.view.stream().map(|stream| (stream.kind, stream.id));
        let redraw = async { Ok(self.again().await?.draw(&self.app)) };
        outcome::settle(&self.app, result, &self.form, stream, redraw).await
    }

    /// As [`Self::settle`]; a refusal for which `field` names a field is said there.
    pub(super) async fn settle_at(
        self,
        result: Result<Done, Denied>,
        field: impl FnOnce(&Refusal) -> Option<&'static str>,
    ) -> Answer {
        if let Err(Denied::Refused(refusal)) = &result
            && let Some(field) = field(refusal)
        {
            let words = sovang_words::refusal::words(refusal).sentence();
            return self.mend(&[FieldError::new(field, words)]);
        }
        self.settle(result).await
    }

    /// What follows, to be read before it is recorded; or the form again, for whoever wants to change it.
    async fn before_recording(self) -> Answer {
        let page = match &self.weighed {
            Some(weighed) if !self.sent.form.back => {
                let page = self.view.draw(&self.app);
                weighed.page(page, &self.sent.who, &self.sent.form, &self.values)
            }
            _ => self.again().await?.draw(&self.app),
        };
        Ok(answer(StatusCode::OK, &page))
    }
}
