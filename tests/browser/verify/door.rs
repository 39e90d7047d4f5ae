//! A door before the portal that hands out a few files of the test itself and passes everything else through: the
//! demonstration's own awards are signed with keys that no test knows.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

pub(super) struct Door {
    pub(super) url: String,
}

impl Door {
    /// Opens on a free port; it closes with the test's process.
    pub(super) fn before(portal: &str, files: impl Into<HashMap<String, Vec<u8>>>) -> Self {
        let (portal, files) = (portal.trim_start_matches("http://").to_owned(), Arc::new(files.into()));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (portal, files) = (portal.clone(), Arc::clone(&files));
                // a browser may hang up whenever it likes
                thread::spawn(move || drop(pass(client, &portal, &files)));
            }
        });
        Self { url }
    }
}

fn pass(mut client: TcpStream, portal: &str, files: &HashMap<String, Vec<u8>>) -> std::io::Result<()> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && client.read(&mut byte)? == 1 {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default();
    if let Some(file) = files.get(path) {
        write!(client, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", file.len())?;
        return client.write_all(file);
    }
    let mut portal = TcpStream::connect(portal)?;
    portal.write_all(head.replace("Connection: keep-alive", "Connection: close").as_bytes())?;
    std::io::copy(&mut portal, &mut client).map(drop)
}
