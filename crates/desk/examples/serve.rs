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

use desk::{Desk, Folders};

struct Server {
    desk: Desk,
    dist: PathBuf,
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
    let mut server =
        Server { desk: Desk::new(folders), dist: option("--dist", "ui/dist").into(), answers: VecDeque::new() };
    let listener = TcpListener::bind(("127.0.0.1", option("--port", "4173").parse().unwrap_or(4173)))?;
    println!("listening on http://{}", listener.local_addr()?);
    for stream in listener.incoming() {
        // One request a connection and one desk: the browser waits its turn, as the window does.
        if let Err(error) = stream.and_then(|stream| server.answer(stream)) {
            eprintln!("{error}");
        }
    }
    Ok(())
}

impl Server {
    fn answer(&mut self, stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let mut first = String::new();
        reader.read_line(&mut first)?;
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
            ("POST", "/ask") => send(stream, "200 OK", "application/json", self.desk.ask(&body).as_bytes()),
            ("POST", "/pick_open" | "/pick_save") => {
                let picked = match self.answers.pop_front() {
                    Some(path) => picked(&mut self.desk, path),
                    None => "null".to_owned(),
                };
                send(stream, "200 OK", "application/json", picked.as_bytes())
            }
            ("POST", "/answer") => {
                self.answers.push_back(PathBuf::from(body.trim()));
                send(stream, "200 OK", "text/plain", b"")
            }
            ("GET", path) => self.file(stream, path),
            _ => send(stream, "405 Method Not Allowed", "text/plain", b""),
        }
    }

    fn file(&self, stream: TcpStream, path: &str) -> std::io::Result<()> {
        let path = path.split('?').next().unwrap_or("/");
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        let clean = Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        match std::fs::read(self.dist.join(name)) {
            Ok(bytes) if clean => send(stream, "200 OK", kind(name), &bytes),
            _ => send(stream, "404 Not Found", "text/plain", b"not found"),
        }
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
