//! The real desk for a real browser: serves the built window and answers `POST /ask` on loopback. For tests only; the
//! application itself opens no port.
//!
//! `cargo run -p desk --example serve -- [--port 4173] [--dist ui/dist] [--home FOLDER]`
//!
//! `POST /answer` with a path queues what the next `POST /pick_open` or `/pick_save` gives, as a native dialog would.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use desk::{Desk, Folders};

struct Server {
    desk: Desk,
    answers: VecDeque<PathBuf>,
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str, default: &str| {
        let place = arguments.iter().position(|argument| argument == name);
        place.and_then(|place| arguments.get(place + 1)).cloned().unwrap_or_else(|| default.to_owned())
    };
    let home = PathBuf::from(option("--home", "target/serve-home"));
    let folders = Folders { settings: home.join("settings"), documents: home.join("plans") };
    let dist = PathBuf::from(option("--dist", "ui/dist"));
    let server = Server { desk: Desk::new(folders), answers: VecDeque::new() };
    let server = Arc::new(Mutex::new(server));
    let listener = TcpListener::bind(("127.0.0.1", option("--port", "4173").parse().unwrap_or(4173)))?;
    println!("listening on http://{}", listener.local_addr()?);
    for stream in listener.incoming() {
        // One desk, which answers in turn; a thread each, because browsers open connections that they may never use.
        let (server, dist) = (Arc::clone(&server), dist.clone());
        std::thread::spawn(move || {
            if let Err(error) = stream.and_then(|stream| answer(&server, &dist, stream)) {
                eprintln!("{error}");
            }
        });
    }
    Ok(())
}

fn answer(server: &Mutex<Server>, dist: &Path, stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    if reader.read_line(&mut first)? == 0 {
        return Ok(());
    }
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body = String::from_utf8_lossy(&body);
    let mut words = first.split_whitespace();
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
    let stream = reader.into_inner();
    match (method, path) {
        ("GET", path) => file(dist, stream, path),
        ("POST", path) => {
            let answer = server.lock().unwrap_or_else(PoisonError::into_inner).answer(path, &body);
            match answer {
                Some(answer) => send(stream, "200 OK", "application/json", answer.as_bytes()),
                None => send(stream, "404 Not Found", "text/plain", b"not found"),
            }
        }
        _ => send(stream, "405 Method Not Allowed", "text/plain", b""),
    }
}

impl Server {
    fn answer(&mut self, path: &str, body: &str) -> Option<String> {
        match path {
            "/ask" => Some(self.desk.ask(body)),
            "/pick_open" | "/pick_save" => Some(match self.answers.pop_front() {
                Some(path) => picked(&mut self.desk, path),
                None => "null".to_owned(),
            }),
            "/answer" => {
                self.answers.push_back(PathBuf::from(body.trim()));
                Some(String::new())
            }
            _ => None,
        }
    }
}

fn file(dist: &Path, stream: TcpStream, path: &str) -> std::io::Result<()> {
    let path = path.split('?').next().unwrap_or("/");
    let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let clean = Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
    match std::fs::read(dist.join(name)) {
        Ok(bytes) if clean => send(stream, "200 OK", kind(name), &bytes),
        _ => send(stream, "404 Not Found", "text/plain", b"not found"),
    }
}

fn picked(desk: &mut Desk, path: PathBuf) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    serde_json::json!({ "file": desk.grant(path), "name": name }).to_string()
}

fn kind(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn send(mut stream: TcpStream, status: &str, kind: &str, body: &[u8]) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(body)
}
