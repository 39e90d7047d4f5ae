//! A log as somebody copied it, served again: what a mirror does honestly, and where a test may lie.

use crate::support::person::Person;
use sovang_ledger::log::Resource;
use sovang_verifier::commitment::leaf_hash;
use sovang_verifier::{Checkpoint, SecretKey, SignedCheckpoint, tree};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

const WIDTH: u64 = 256;
const CHECKPOINT: &str = "checkpoint";

/// Every file of a log, by its path.
#[derive(Clone)]
pub(crate) struct Mirror(BTreeMap<String, Vec<u8>>);

impl Mirror {
    /// Copies the log of a running server, as far as its checkpoint goes.
    pub(crate) async fn of(reader: &Person) -> Self {
        let mut mirror = Self(BTreeMap::new());
        mirror.0.insert(CHECKPOINT.into(), reader.gets("/log/checkpoint").await.is(200).bytes.clone());
        for path in paths(mirror.head().size) {
            let file = reader.gets(&format!("/log/{path}")).await.is(200).bytes.clone();
            mirror.0.insert(path, file);
        }
        mirror
    }

    /// A sound log of these entries, with a checkpoint by `key`.
    pub(crate) fn made_of(entries: &[Vec<u8>], key: &SecretKey) -> Self {
        let mut levels = vec![entries.iter().map(|entry| leaf_hash(entry)).collect::<Vec<_>>()];
        let root = tree::root(&levels[0]);
        while levels[levels.len() - 1].len() >= 256 {
            let below = levels[levels.len() - 1].chunks_exact(256);
            levels.push(below.map(tree::root).collect());
        }
        let mut mirror = Self(BTreeMap::new());
        for path in paths(entries.len() as u64) {
            let (first, width, file) = match Resource::parse(&path["tile/".len()..]).unwrap() {
                Resource::Tile { level, index, width } => (index * WIDTH, width, &levels[usize::from(level)]),
                Resource::Entries { .. } => continue,
            };
            let hashes = file[first as usize..(first + width) as usize].concat();
            mirror.0.insert(path, hashes);
        }
        for (index, bundle) in (0..).zip(entries.chunks(WIDTH as usize)) {
            let resource = Resource::Entries { index, width: bundle.len() as u64 };
            let framed = bundle
                .iter()
                .flat_map(|entry| [&u16::try_from(entry.len()).unwrap().to_be_bytes()[..], entry].concat());
            mirror.0.insert(format!("tile/{}", resource.path()), framed.collect());
        }
        let checkpoint = Checkpoint { origin: key.public().name().into(), size: entries.len() as u64, root };
        mirror.signs(&checkpoint, key);
        mirror
    }

    pub(crate) fn head(&self) -> Checkpoint {
        SignedCheckpoint::parse(self.file(CHECKPOINT)).unwrap().checkpoint
    }

    pub(crate) fn file(&self, path: &str) -> &[u8] {
        &self.0[path]
    }

    /// The entries, out of their bundles.
    pub(crate) fn entries(&self) -> Vec<Vec<u8>> {
        let bundles = self.0.iter().filter(|(path, _)| path.starts_with("tile/entries/"));
        let of_bundle = |bundle: &Vec<u8>| {
            let records = bundle.chunks_exact(67);
            records.map(|record| record[2..].to_vec()).collect::<Vec<_>>()
        };
        // by name is by index below a thousand bundles
        bundles.flat_map(|(_, bundle)| of_bundle(bundle)).collect()
    }

    /// The same with one file gone.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.0.remove(path).unwrap();
        self
    }

    /// The same with one bit of one file flipped.
    pub(crate) fn flipped(mut self, path: &str, byte: usize) -> Self {
        self.0.get_mut(path).unwrap_or_else(|| panic!("no {path}"))[byte] ^= 1;
        self
    }

    /// The same with a checkpoint signed by somebody.
    pub(crate) fn signed_by(mut self, key: &SecretKey) -> Self {
        self.signs(&self.head(), key);
        self
    }

    fn signs(&mut self, checkpoint: &Checkpoint, key: &SecretKey) {
        let text = checkpoint.to_string();
        self.0.insert(CHECKPOINT.into(), format!("{text}\n{}", key.sign(&text)).into_bytes());
    }

    /// Serves it as long as the test lives; the address of the log.
    pub(crate) fn serve(self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/log", listener.local_addr().unwrap());
        let files = Arc::new(self.0);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let files = Arc::clone(&files);
                // who asks may go away before the answer
                thread::spawn(move || answer(&stream, &files).ok());
            }
        });
        url
    }
}

fn answer(mut stream: &TcpStream, files: &BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = request.split(' ').nth(1).and_then(|path| path.strip_prefix("/log/")).unwrap_or_default();
    let (status, body) = match files.get(path) {
        Some(file) => ("200 OK", file.as_slice()),
        None => ("404 Not Found", &b""[..]),
    };
    let kind = if path == CHECKPOINT { "text/plain; charset=utf-8" } else { "application/octet-stream" };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(body)
}

/// The paths of every tile and bundle of a log of `size` entries.
fn paths(size: u64) -> Vec<String> {
    let mut resources = Vec::new();
    let cut = |count: u64| {
        let whole = (0..count / WIDTH).map(|index| (index, WIDTH));
        whole.chain((!count.is_multiple_of(WIDTH)).then_some((count / WIDTH, count % WIDTH)))
    };
    resources.extend(cut(size).map(|(index, width)| Resource::Entries { index, width }));
    for level in (0..).take_while(|level| size >> (8 * level) > 0) {
        resources.extend(cut(size >> (8 * level)).map(|(index, width)| Resource::Tile {
            level,
            index,
            width,
        }));
    }
    resources.into_iter().map(|resource| format!("tile/{}", resource.path())).collect()
}
