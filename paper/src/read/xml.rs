//! XML as a tree, small and shallow as that of a paper is.

use super::Refused;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deeper than any paper nests.
const DEEPEST: usize = 256;
/// More elements and texts than 500 pages have.
const MOST: usize = 1_500_000;

/// An element, its prefix left out, or a text (of name "").
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) text: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

impl Node {
    /// The value of an attribute, by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first child of this name.
    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of this name.
    pub(crate) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// All text below, as it follows.
    pub(crate) fn words(&self) -> String {
        self.children.iter().fold(self.text.clone(), |words, child| words + &child.words())
    }

    /// The first element of this name anywhere below.
    pub(crate) fn find(&self, name: &str) -> Option<&Node> {
        self.children.iter().find_map(|child| if child.name == name { Some(child) } else { child.find(name) })
    }
}

/// The tree of a document.
///
/// # Errors
/// Damaged, too deep, too large, or with declarations of its own.
pub(crate) fn tree(bytes: &[u8]) -> Result<Node, Refused> {
    let text = super::encoding::utf(bytes).ok_or(Refused::Broken)?;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Node::default()];
    let mut count = 0;
    loop {
        count += 1;
        if count > MOST || open.len() > DEEPEST {
            return Err(Refused::Bomb);
        }
        match reader.read_event().map_err(|_| Refused::Broken)? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => {
                let node = element(&start)?;
                add(&mut open, node);
            }
            Event::End(_) => {
                let node = open.pop().filter(|_| !open.is_empty()).ok_or(Refused::Broken)?;
                add(&mut open, node);
            }
            Event::Text(text) => say(&mut open, &text.xml10_content()),
            Event::CData(text) => say(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref() {
                    Ok(Some(letter)) => letter,
                    Ok(None) => match reference.as_ref() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => return Err(Refused::Broken),
                    },
                    Err(_) => return Err(Refused::Broken),
                };
                say(&mut open, letter.encode_utf8(&mut [0; 4]));
            }
            // declarations of a document can make it grow without end
            Event::DocType(_) => return Err(Refused::Bomb),
            Event::Eof => break,
            _ => {}
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(root), true) => Ok(root),
        _ => Err(Refused::Broken),
    }
}

fn add(open: &mut [Node], node: Node) {
    if let Some(above) = open.last_mut() {
        above.children.push(node);
    }
}

/// A text goes on where the one before is a text.
fn say(open: &mut [Node], text: &str) {
    let Some(above) = open.last_mut() else { return };
    match above.children.last_mut() {
        Some(last) if last.name.is_empty() => last.text.push_str(text),
        _ => above.children.push(Node { text: text.to_owned(), ..Node::default() }),
    }
}

fn element(start: &BytesStart<'_>) -> Result<Node, Refused> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
    let mut node = Node { name: local(start.name().as_ref()), ..Node::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Refused::Broken)?;
        let value =
            attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|_| Refused::Broken)?;
        node.attributes.push((local(attribute.key.as_ref()), value.into_owned()));
    }
    Ok(node)
}
