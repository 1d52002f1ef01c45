//! Structure (構造): the tree of what a paper says, in the order it is heard, and where each part stands (PDF/UA-1).

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::utf16;
use crate::{
    ink::Spoken,
    layout::{Names, Tag},
};

/// One element of the tree.
struct Element {
    id: ObjectId,
    parent: ObjectId,
    tag: Tag,
    kids: Vec<Object>,
    page: ObjectId,
}

/// Lays the tree over the pages. `spoken` tells, page by page, what each piece of marked content is.
pub(super) fn lay(file: &mut Document, pages: &[ObjectId], spoken: &[Vec<Spoken>]) -> Option<()> {
    let root = file.new_object_id();
    let whole = file.new_object_id();
    let mut tree = Tree { elements: Vec::new(), known: HashMap::new(), top: Vec::new(), whole };
    let mut parents = Vec::new();
    for (number, (page, spoken)) in pages.iter().zip(spoken).enumerate() {
        let mut said_by = Vec::new();
        for (mcid, piece) in spoken.iter().enumerate() {
            let at = tree.reach(file, piece, *page);
            let element = &mut tree.elements[at];
            element.kids.push(Object::Dictionary(dictionary! {
                "Type" => "MCR", "Pg" => *page, "MCID" => mcid as i64,
            }));
            said_by.push(Object::Reference(element.id));
        }
        parents.extend([Object::Integer(number as i64), Object::Array(said_by)]);
        let page = file.get_dictionary_mut(*page).ok()?;
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
    }
    let top = std::mem::take(&mut tree.top);
    for element in tree.elements {
        let mut entry = dictionary! {
            "Type" => "StructElem", "S" => element.tag.kind(), "P" => element.parent, "Pg" => element.page,
            "K" => element.kids,
        };
        describe(element.tag, &mut entry);
        file.set_object(element.id, entry);
    }
    file.set_object(
        whole,
        dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => top },
    );
    let next = pages.len() as i64;
    let parents = file.add_object(dictionary! { "Nums" => parents });
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => whole, "ParentTree" => parents, "ParentTreeNextKey" => next,
        },
    );
    let catalog = file.catalog_mut().ok()?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", root);
    Some(())
}

/// What an element says about itself beyond its kind.
fn describe(tag: Tag, entry: &mut Dictionary) {
    match tag {
        Tag::Figure(shows) => {
            entry.set("Alt", Object::String(utf16(shows), lopdf::StringFormat::Hexadecimal));
            entry.set("A", dictionary! { "O" => "Layout", "Placement" => "Block" });
        }
        Tag::List => entry.set("A", dictionary! { "O" => "List", "ListNumbering" => "Decimal" }),
        Tag::Head { names, .. } => {
            let scope = match names {
                Names::Column => "Column",
                Names::Row => "Row",
            };
            entry.set("A", dictionary! { "O" => "Table", "Scope" => scope });
        }
        Tag::Cell { rows, .. } if rows > 1 => {
            entry.set("A", dictionary! { "O" => "Table", "RowSpan" => i64::from(rows) });
        }
        _ => {}
    }
}

struct Tree {
    elements: Vec<Element>,
    /// The elements of the block that is being read, by their way from the block.
    known: HashMap<(u32, Vec<Tag>), usize>,
    top: Vec<Object>,
    whole: ObjectId,
}

impl Tree {
    /// The element a piece belongs to; it and those above it are made where they are missing.
    fn reach(&mut self, file: &mut Document, piece: &Spoken, page: ObjectId) -> usize {
        let mut above: Option<usize> = None;
        for depth in 1..=piece.tags.len() {
            let way = piece.tags[..depth].to_vec();
            let tag = piece.tags[depth - 1];
            let known = self.known.get(&(piece.block, way.clone())).copied();
            let at = known.or_else(|| self.list_going_on(depth, tag)).unwrap_or_else(|| {
                let id = file.new_object_id();
                let parent = above.map_or(self.whole, |above| self.elements[above].id);
                match above {
                    Some(above) => self.elements[above].kids.push(Object::Reference(id)),
                    None => self.top.push(Object::Reference(id)),
                }
                self.elements.push(Element { id, parent, tag, kids: Vec::new(), page });
                self.elements.len() - 1
            });
            self.known.insert((piece.block, way), at);
            above = Some(at);
        }
        above.unwrap_or_default()
    }

    /// Items that follow one another are one list, though each is a block of its own.
    fn list_going_on(&self, depth: usize, tag: Tag) -> Option<usize> {
        let last = self.top.last().filter(|_| depth == 1 && tag == Tag::List)?;
        self.elements.iter().rposition(|element| {
            element.tag == Tag::List && matches!(last, Object::Reference(id) if *id == element.id)
        })
    }
}
