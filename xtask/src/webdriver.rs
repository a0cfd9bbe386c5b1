use std::env;
use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

/// A driver of the window's web view, stopped when it is dropped.
pub struct Driver {
    child: Child,
    address: String,
}

/// One run of the application under the driver.
pub struct Session<'driver> {
    driver: &'driver Driver,
    path: String,
}

impl Driver {
    /// Starts the driver on a display; the application it will start inherits `variables`.
    ///
    /// # Errors
    /// When it is not installed or does not answer.
    pub fn start(display: &str, variables: &[(&str, &OsStr)]) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let child = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", display)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .envs(variables.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("WebKitWebDriver could not be started; `cargo xtask setup --test` installs it")?;
        let driver = Self { child, address: format!("http://127.0.0.1:{port}") };
        let limit = Instant::now() + Duration::from_secs(10);
        while driver.get("/status").is_err() {
            if Instant::now() > limit {
                bail!("WebKitWebDriver does not answer");
            }
            sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    /// Starts the application and takes hold of its window.
    ///
    /// # Errors
    /// When the application does not open a window.
    pub fn open(&self, program: &Path, arguments: &[&OsStr]) -> Result<Session<'_>> {
        let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": program, "args": arguments }
        } } });
        let value = self.post("/session", &wanted)?;
        let id = value["sessionId"].as_str().with_context(|| format!("no window: {value}"))?;
        Ok(Session { driver: self, path: format!("/session/{id}") })
    }

    /// The id of the driver's process, which is the application's parent.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    fn get(&self, path: &str) -> Result<Value> {
        let mut answer = ureq::get(format!("{}{path}", self.address)).call()?;
        Ok(answer.body_mut().read_json::<Value>()?["value"].take())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let mut answer = ureq::post(format!("{}{path}", self.address)).send_json(body)?;
        Ok(answer.body_mut().read_json::<Value>()?["value"].take())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Session<'_> {
    /// What a script, the body of a function, returns in the page.
    ///
    /// # Errors
    /// When the script fails or the window is gone.
    pub fn run(&self, script: &str) -> Result<Value> {
        self.driver.post(&format!("{}/execute/sync", self.path), &json!({ "script": script, "args": [] }))
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        let _ = ureq::delete(format!("{}{}", self.driver.address, self.path)).call();
    }
}

/// A display that nobody sees, closed when it is dropped.
pub struct Display {
    child: Child,
    name: String,
}

impl Display {
    /// Opens a display of the window's own size.
    ///
    /// # Errors
    /// When Xvfb is not installed or does not start.
    pub fn open() -> Result<Self> {
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .env_remove("DISPLAY")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started; `cargo xtask setup --test` installs it")?;
        let mut number = String::new();
        if let Some(out) = child.stdout.take() {
            std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut number)?;
        }
        let display = Self { child, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() {
            bail!("Xvfb opened no display; is {} writable?", env::temp_dir().display());
        }
        Ok(display)
    }

    /// What programs call it, like ":99".
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
