//! Pages (頁の後始末): forms are made of printpdf's pages, and the pages of the paper show them; what every page repeats
//! is said once.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::{ink::shared_name, layout::SHEET};

/// Takes away the file's first page, which showed every letter, turns the others into forms, and lays the pages with these
/// contents into it, with one dictionary of resources and one size. The pages.
pub(super) fn settle(file: &mut Document, contents: Vec<Stream>) -> Option<Vec<ObjectId>> {
    let drawn: Vec<ObjectId> = file.page_iter().collect();
    let (letters, drawn) = drawn.split_first()?;
    let (fonts, idle) = resources_of_all(file, *letters)?;
    idle.iter().for_each(|idle| drop(file.objects.remove(idle)));
    let content = form(file, *letters, &fonts)?;
    file.objects.remove(&content);
    let mut shown = Dictionary::new();
    for (number, page) in drawn.iter().enumerate() {
        shown.set(shared_name(number), form(file, *page, &fonts)?);
    }
    let mut resources = dictionary! { "Font" => fonts };
    if !shown.is_empty() {
        resources.set("XObject", shown);
    }
    let resources = file.add_object(resources);
    let all = file.catalog().ok()?.get(b"Pages").and_then(Object::as_reference).ok()?;
    let pages: Vec<ObjectId> = contents
        .into_iter()
        .map(|content| {
            let content = file.add_object(content);
            file.add_object(dictionary! {
                "Type" => "Page",
                "Parent" => all,
                "Resources" => resources,
                "Contents" => content,
            })
        })
        .collect();
    let all = file.get_dictionary_mut(all).ok()?;
    all.set("MediaBox", sheet());
    all.set("Kids", pages.iter().map(|page| Object::Reference(*page)).collect::<Vec<_>>());
    all.set("Count", pages.len() as i64);
    Some(pages)
}

fn sheet() -> Object {
    Object::Array(vec![0.into(), 0.into(), SHEET.0.into(), SHEET.1.into()])
}

/// The dictionary of fonts all pages share, and the dictionaries they share and never use.
fn resources_of_all(file: &Document, page: ObjectId) -> Option<(Object, Vec<ObjectId>)> {
    let resources = file.get_dictionary(page).ok()?.get(b"Resources").ok()?;
    let resources = file.dereference(resources).ok()?.1.as_dict().ok()?;
    let others = resources.iter().filter(|(name, _)| name.as_slice() != b"Font");
    let idle = others.filter_map(|(_, idle)| idle.as_reference().ok()).collect();
    Some((resources.get(b"Font").ok()?.clone(), idle))
}

/// The form that draws what the page drew.
fn form(file: &mut Document, page: ObjectId, fonts: &Object) -> Option<ObjectId> {
    let page = file.objects.remove(&page)?;
    let page = page.as_dict().ok()?;
    let resources = page.get(b"Resources").and_then(Object::as_reference).ok()?;
    file.objects.remove(&resources);
    let content = page.get(b"Contents").and_then(Object::as_reference).ok()?;
    let Object::Stream(stream) = file.objects.get_mut(&content)? else { return None };
    stream.dict.set("Type", "XObject");
    stream.dict.set("Subtype", "Form");
    stream.dict.set("BBox", sheet());
    stream.dict.set("Resources", dictionary! { "Font" => fonts.clone() });
    Some(content)
}
