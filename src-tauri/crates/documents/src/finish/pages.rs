//! Pages (頁の後始末): the first pages become forms, and what every page repeats is said once.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::{ink::shared_name, layout::SHEET};

/// What repeats the sheet's size, or says nothing.
const IDLE: [&str; 4] = ["MediaBox", "TrimBox", "CropBox", "Annots"];

/// Turns the first `forms` pages into forms, gives all pages one dictionary of resources and one size. The pages left.
pub(super) fn settle(file: &mut Document, forms: usize) -> Option<Vec<ObjectId>> {
    let mut pages: Vec<ObjectId> = file.page_iter().collect();
    let (fonts, idle) = resources_of_all(file, *pages.first()?)?;
    idle.iter().for_each(|idle| drop(file.objects.remove(idle)));
    let mut shown = Dictionary::new();
    for (number, page) in pages.drain(..forms).enumerate() {
        shown.set(shared_name(number), form(file, page, &fonts)?);
    }
    let mut resources = dictionary! { "Font" => fonts };
    if forms > 0 {
        resources.set("XObject", shown);
    }
    let resources = file.add_object(resources);
    for page in &pages {
        let page = file.get_dictionary_mut(*page).ok()?;
        for idle in IDLE {
            page.remove(idle.as_bytes());
        }
        let old = page.get(b"Resources").and_then(Object::as_reference);
        page.set("Resources", resources);
        if let Ok(old) = old {
            file.objects.remove(&old);
        }
    }
    let all = file.catalog().ok()?.get(b"Pages").and_then(Object::as_reference).ok()?;
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
