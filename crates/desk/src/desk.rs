//! The one door: a request in, a reply or a problem out.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use plan::edit::Edit;
use serde::Serialize;

use crate::currency::{currencies, decimals_of};
use crate::home::Home;
use crate::importing::{read_for_import, read_regions};
use crate::problem::{Language, Problem};
use crate::request::*;
use crate::session::{Done, Session, free_path};
use crate::view::{RegionPreview, View, ViewRequest};
use crate::words;

/// Where the application keeps its own things and, unless told otherwise, plans.
#[derive(Clone, Debug)]
pub struct Folders {
    pub settings: PathBuf,
    pub documents: PathBuf,
}

/// What every face talks to: at most one open plan, settings, and the files that the user pointed at.
pub struct Desk {
    folders: Folders,
    home: Home,
    granted: HashMap<FileToken, PathBuf>,
    session: Option<Session>,
    /// Said once, by the next `hello`.
    start_problem: Option<Problem>,
    /// The file last shown in an import preview: another content is not imported unseen.
    previewed: Option<(PathBuf, String)>,
}

type Answer<T> = Result<T, Problem>;

impl Desk {
    pub fn new(folders: Folders) -> Desk {
        let home = Home::read(&folders.settings, Language::of_system());
        Desk { folders, home, granted: HashMap::new(), session: None, start_problem: None, previewed: None }
    }

    /// Lets requests name a file that a native dialog gave.
    pub fn grant(&mut self, path: PathBuf) -> String {
        let token = FileToken(format!("file-{}", self.granted.len() + 1));
        self.granted.insert(token.clone(), path);
        token.0
    }

    /// Opens a file given on the command line or by double-click; a problem is told to the first `hello`.
    pub fn open_at_start(&mut self, path: PathBuf) {
        self.start_problem = self.open(&path).err();
    }

    /// Answers one request: `{"reply": …}` or `{"problem": …}`.
    pub fn ask(&mut self, request: &str) -> String {
        match serde_json::from_str::<Request>(request) {
            Ok(request) => self.dispatch(request).unwrap_or_else(|problem| envelope("problem", &problem)),
            Err(error) => envelope("problem", &words::malformed(&error.to_string(), self.language())),
        }
    }

    fn dispatch(&mut self, request: Request) -> Answer<String> {
        fn reply<T: Serialize>(reply: T) -> String {
            envelope("reply", &reply)
        }
        match request {
            Request::Hello(_) => Ok(reply(self.hello())),
            Request::SetSettings(body) => Ok(reply(self.set_settings(body.settings))),
            Request::NewPlan(body) => self.new_plan(body).map(reply),
            Request::OpenExample(_) => self.open_example().map(reply),
            Request::OpenPlan(body) => {
                let path = self.path(&body.file)?;
                self.open(&path).map(|()| reply(self.hello()))
            }
            Request::OpenRecent(body) => {
                let path = self.home.recent.get(body.recent as usize).cloned();
                let path = path.ok_or_else(|| words::unknown_file(self.language()))?;
                self.open(&path).map(|()| reply(self.hello()))
            }
            Request::ClosePlan(_) => {
                self.session = None;
                Ok(reply(self.hello()))
            }
            Request::SaveCopy(body) => self.save_copy(&body.file).map(reply),
            Request::Look(body) => self.session()?.look(&body.view).map(reply),
            Request::Change(body) => self.refresh(&body.view, |session| session.edit(&body.edits)).map(reply),
            Request::Enter(body) => self
                .refresh(&body.view, |session| session.enter(body.grid, &body.cells, body.pasted))
                .map(reply),
            Request::Undo(body) => self.refresh(&body.view, Session::undo).map(reply),
            Request::Redo(body) => self.refresh(&body.view, Session::redo).map(reply),
            Request::Preview(body) => self.session()?.preview(&body.edits).map(reply),
            Request::PreviewCells(body) => self.session()?.preview_cells(body.grid, &body.cells).map(reply),
            Request::ReadTable(body) => self.read_table(&body).map(reply),
            Request::Import(body) => self.import(&body).map(reply),
            Request::ReadRegions(body) => self.read_regions(&body).map(reply),
            Request::ImportRegions(body) => self.import_regions(&body).map(reply),
            Request::Shapes(body) => self.session()?.region_shapes(body.set).map(reply),
            Request::Export(body) => self.export(&body).map(reply),
            Request::Find(body) => self.session().map(|session| reply(session.find(&body.text))),
            Request::Chosen(body) => self.session().map(|session| reply(session.chosen(&body.accounts))),
            Request::Propose(body) => self.session()?.propose(body.weights).map(reply),
            Request::Leaving(body) => self.session()?.leaving(body.leaver, &body.last).map(reply),
            Request::Carve(body) => self.session()?.start_carving(body.aims).map(reply),
            Request::Carving(_) => self.session().map(|session| reply(session.carving_state())),
            Request::StopCarving(_) => self.session().map(|session| reply(session.stop_carving())),
            Request::CarvePart(body) => self.session()?.carve_part(&body.left).map(reply),
            Request::TryRule(body) => self.session()?.try_rule(body.rule, &body.conditions).map(reply),
            Request::WhyHere(body) => self.session()?.why_here(body.account).map(reply),
            Request::Why(body) => self.session()?.why(body.figure).map(reply),
        }
    }

    fn language(&self) -> Language {
        self.home.settings.language
    }

    fn session(&mut self) -> Answer<&mut Session> {
        let language = self.language();
        self.session.as_mut().ok_or_else(|| words::no_plan_open(language))
    }

    fn path(&self, token: &FileToken) -> Answer<PathBuf> {
        self.granted.get(token).cloned().ok_or_else(|| words::unknown_file(self.language()))
    }

    fn hello(&mut self) -> HelloReply {
        HelloReply {
            settings: self.home.settings.clone(),
            recent: self.home.recent(),
            head: self.session.as_ref().map(Session::head),
            problem: self.start_problem.take(),
            plans_folder: self.folders.documents.display().to_string(),
            currencies: currencies(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    fn set_settings(&mut self, settings: Settings) -> HelloReply {
        self.home.settings = settings;
        self.home.write(&self.folders.settings);
        if let Some(session) = &mut self.session {
            session.language = self.home.settings.language;
        }
        self.hello()
    }

    fn new_plan(&mut self, body: NewPlan) -> Answer<HelloReply> {
        let language = self.language();
        let year_start: Date =
            body.year_start.parse().map_err(|_| words::not_a_year_start(&body.year_start, language))?;
        let currency = body.currency.trim().to_uppercase();
        let mut edits = vec![
            Edit::RenamePlan { name: body.name.clone() },
            Edit::SetCurrency { decimals: decimals_of(&currency), currency },
            Edit::SetYearStart { date: year_start },
            Edit::SetCompanyPlan { amount: body.company_plan },
        ];
        edits.extend(plan::example::starting_point());
        let path = match &body.file {
            Some(token) => self.path(token)?,
            None => free_path(&self.documents()?, &body.name),
        };
        self.born(&path, &edits)
    }

    fn open_example(&mut self) -> Answer<HelloReply> {
        let name = words::example_file(self.language());
        let path = free_path(&self.documents()?, name);
        self.born(&path, &plan::example::example())
    }

    fn born(&mut self, path: &Path, edits: &[Edit]) -> Answer<HelloReply> {
        let session = Session::create(path, edits, self.language())?;
        self.now_open(session);
        Ok(self.hello())
    }

    fn open(&mut self, path: &Path) -> Answer<()> {
        // The same file again, however its path is written: it would be in use by ourselves.
        if self.session.as_ref().is_some_and(|open| same_file(open.path(), path)) {
            return Ok(());
        }
        let session = Session::open(path, self.language())?;
        self.now_open(session);
        Ok(())
    }

    fn now_open(&mut self, session: Session) {
        self.home.remember(session.path());
        self.home.write(&self.folders.settings);
        self.session = Some(session);
    }

    /// The plans folder, made where it was not.
    fn documents(&self) -> Answer<PathBuf> {
        let folder = &self.folders.documents;
        std::fs::create_dir_all(folder)
            .map_err(|_| words::no_folder(&folder.display().to_string(), self.language()))?;
        Ok(folder.clone())
    }

    fn refresh(
        &mut self,
        view: &ViewRequest,
        act: impl FnOnce(&mut Session) -> Answer<Done>,
    ) -> Answer<Refresh> {
        let session = self.session()?;
        let done = act(session)?;
        Ok(Refresh { head: session.head(), view: session.look(view)?, done: done.label, rows: done.rows })
    }

    fn save_copy(&mut self, token: &FileToken) -> Answer<Written> {
        let path = self.path(token)?;
        self.session()?.save_copy(&path)?;
        Ok(written(&[path]))
    }

    fn read_table(&mut self, body: &ReadTable) -> Answer<ImportPreview> {
        let path = self.path(&body.file)?;
        let session = self.session()?;
        let reading = read_for_import(session, &path, body.target, &body.options)?;
        let preview = reading.preview(session);
        self.previewed = Some((path, reading.digest().to_owned()));
        Ok(preview)
    }

    fn import(&mut self, body: &Import) -> Answer<Refresh> {
        let path = self.path(&body.file)?;
        let language = self.language();
        let previewed = self.previewed.clone();
        self.refresh(&body.view, |session| {
            let reading = read_for_import(session, &path, body.target, &body.options)?;
            if previewed.is_some_and(|(shown, digest)| shown == path && digest != reading.digest()) {
                return Err(words::file_changed(&reading.file, language).in_file(&reading.file));
            }
            reading.import(session)
        })
    }

    fn read_regions(&mut self, body: &ReadRegions) -> Answer<RegionPreview> {
        let path = self.path(&body.file)?;
        let session = self.session()?;
        let reading = read_regions(session, &path, &body.options)?;
        let preview = reading.preview(session)?;
        self.previewed = Some((path, reading.digest().to_owned()));
        Ok(preview)
    }

    fn import_regions(&mut self, body: &ImportRegions) -> Answer<Refresh> {
        let path = self.path(&body.file)?;
        let language = self.language();
        let previewed = self.previewed.clone();
        self.refresh(&body.view, |session| {
            let reading = read_regions(session, &path, &body.options)?;
            if previewed.is_some_and(|(shown, digest)| shown == path && digest != reading.digest()) {
                return Err(words::file_changed(&reading.file, language).in_file(&reading.file));
            }
            reading.import(session)
        })
    }

    fn export(&mut self, body: &Export) -> Answer<Written> {
        let folder = self.path(&body.folder)?;
        let session = self.session()?;
        Ok(written(&crate::exporting::export(session, &folder, body.what)?))
    }
}

impl Session {
    /// What a screen shows.
    pub fn look(&mut self, request: &ViewRequest) -> Answer<View> {
        Ok(match request {
            ViewRequest::Overview => View::Overview(self.overview()),
            ViewRequest::People => View::People(self.people()),
            ViewRequest::Accounts(request) => View::Accounts(self.accounts_view(request)),
            ViewRequest::Territories => View::Territories(self.territories_view()),
            ViewRequest::Map => View::Map(self.map_view()),
            ViewRequest::Treemap { outer, inner, by } => {
                View::Treemap(self.treemap_view(*outer, *inner, *by))
            }
            ViewRequest::Regions { set } => View::Regions(self.regions_view(*set)?),
            ViewRequest::Quotas => View::Quotas(self.quotas_view()),
            ViewRequest::Waterfall => View::Waterfall(self.waterfall_view()),
            ViewRequest::Capacity => View::Capacity(self.capacity_view()),
            ViewRequest::BottomUp => View::BottomUp(self.bottom_up_view()),
            ViewRequest::Pools => View::Pools(self.pools_view()),
            ViewRequest::Hours => View::Hours(self.hours_view()),
            ViewRequest::Odds => View::Odds(self.odds_view()),
            ViewRequest::Requests { by } => View::Requests(self.requests_view(*by)),
            ViewRequest::Coverage => View::Coverage(self.coverage_view()),
            ViewRequest::Payouts => View::Payouts(self.payouts_view()),
            ViewRequest::History { from, count } => View::History(self.history(*from, *count)?),
        })
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || a.canonicalize().ok().zip(b.canonicalize().ok()).is_some_and(|(a, b)| a == b)
}

fn written(paths: &[PathBuf]) -> Written {
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let folder = paths.first().and_then(|path| path.parent()).map(|folder| folder.display().to_string());
    Written { files: paths.iter().filter_map(name).collect(), folder: folder.unwrap_or_default() }
}

fn envelope<T: Serialize>(kind: &str, content: &T) -> String {
    match serde_json::to_string(content) {
        Ok(content) => format!("{{\"{kind}\":{content}}}"),
        Err(error) => {
            let problem = Problem::new("internal", error.to_string(), String::new());
            format!("{{\"problem\":{}}}", serde_json::json!(problem))
        }
    }
}
