//! Finishing (仕上げ): what surrounds the pages printpdf writes.
//!
//! Language and title for those who hear the file, dates taken from the papers instead of a clock, ids drawn from the
//! content instead of chance, and streams packed tightly.

use chrono::{Datelike, NaiveDate};
use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document, Object, SaveOptions, Stream, StringFormat, dictionary};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::{
    fonts::{Faces, Subsets},
    ink::Spoken,
    model::Language,
    print::Profile,
};

mod archive;
mod contents;
mod pages;
mod structure;

pub(crate) use contents::Writing;

/// What a file says about itself.
pub(crate) struct Particulars {
    /// Shown in the viewer's window. No personal data.
    pub(crate) title: &'static str,
    /// 発行日.
    pub(crate) dated: NaiveDate,
    /// The language of its papers.
    pub(crate) language: Language,
}

/// How hard the streams are pressed: beyond this, time grows and the file does not shrink.
const PRESSURE: i32 = 7;

/// What has been drawn of a job: the forms many pages share, and the pages, which are being written.
pub(crate) struct Drawn<'scope, 'env> {
    pub(crate) forms: Vec<PdfPage>,
    pub(crate) pages: Writing<'scope, 'env>,
    /// What each page's marked content says. Nothing in print.
    pub(crate) spoken: Vec<Vec<Spoken>>,
}

/// The finished file. `None` if a font cannot be embedded.
pub(crate) fn finish(
    profile: Profile,
    drawn: Drawn<'_, '_>,
    subsets: &Subsets,
    faces: &Faces<'_>,
    particulars: &Particulars,
) -> Option<Vec<u8>> {
    let mut document = PdfDocument::new(particulars.title);
    subsets.embed(faces, &mut document)?;
    // The file itself begins with a page of every letter, so that its fonts are whole, and the forms.
    let letters = PdfPage::new(Mm(210.0), Mm(297.0), subsets.every_letter());
    document.with_pages(std::iter::once(letters).chain(drawn.forms).collect());
    let mut file = document.to_lopdf_document(&saving(), &mut Vec::new());
    drop(document);
    // The fonts and the forms, while the last pages are still being written.
    pack(&mut file)?;
    let pages = pages::settle(&mut file, drawn.pages.all()?)?;
    describe(&mut file, particulars)?;
    if profile == Profile::Archive {
        structure::lay(&mut file, &pages, &drawn.spoken)?;
        archive::declare(&mut file, particulars)?;
    }
    pack(&mut file)?;
    let id = identify(&file);
    file.trailer.set("ID", vec![id.clone(), id]);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(6)
        .build();
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options).ok()?;
    Some(bytes)
}

/// How printpdf writes. Not secure: operations of our own (`Do`, `re`, `f`) would be left out.
fn saving() -> PdfSaveOptions {
    PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, ..PdfSaveOptions::default() }
}

/// Text as PDF writes what is not ASCII.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// Numbers drawn from bytes alone (FNV-1a), one for each seed; the same bytes give the same numbers.
pub(crate) fn fingerprints<const N: usize>(bytes: &[u8], seeds: [u64; N]) -> [u64; N] {
    bytes.iter().fold(seeds.map(|seed| 0xcbf2_9ce4_8422_2325 ^ seed), |hashes, byte| {
        hashes.map(|hash| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
    })
}

fn describe(file: &mut Document, particulars: &Particulars) -> Option<()> {
    let day = particulars.dated;
    let at_midnight = format!("D:{:04}{:02}{:02}000000+09'00'", day.year(), day.month(), day.day());
    let info = dictionary! {
        "Title" => Object::String(utf16(particulars.title), StringFormat::Hexadecimal),
        "CreationDate" => Object::string_literal(at_midnight.clone()),
        "ModDate" => Object::string_literal(at_midnight),
    };
    let old = file.trailer.get(b"Info").and_then(Object::as_reference).ok();
    match old {
        Some(id) => file.set_object(id, info),
        None => {
            let id = file.add_object(info);
            file.trailer.set("Info", id);
        }
    }
    let catalog = file.catalog_mut().ok()?;
    catalog.set("Lang", Object::string_literal(particulars.language.tag()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.remove(b"PageLayout");
    catalog.remove(b"Metadata");
    Some(())
}

impl Language {
    /// As the file names it.
    fn tag(self) -> &'static str {
        match self {
            Language::Japanese => "ja-JP",
            Language::English => "en",
        }
    }
}

/// The file's id: drawn from what it says and what it says about itself, once the streams are packed.
fn identify(file: &Document) -> Object {
    let mut prints = [0, 0x9e37_79b9_7f4a_7c15];
    let mut take = |bytes: &[u8]| prints = fingerprints(bytes, prints);
    for (id, object) in &file.objects {
        take(&id.0.to_be_bytes());
        if let Object::Stream(stream) = object {
            take(&stream.content);
        }
    }
    let info = file.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(info) = info.and_then(|info| file.get_dictionary(info)) {
        take(format!("{info:?}").as_bytes());
    }
    Object::String(prints.map(u64::to_be_bytes).concat(), StringFormat::Hexadecimal)
}

/// Packs every stream that is not packed yet.
fn pack(file: &mut Document) -> Option<()> {
    let mut streams: Vec<&mut Stream> = file
        .objects
        .values_mut()
        .filter_map(|object| object.as_stream_mut().ok())
        .filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter"))
        .collect();
    press(&mut streams)
}

/// Packs streams, with one compressor for all.
fn press(streams: &mut [&mut Stream]) -> Option<()> {
    let mut press = Compressor::new(CompressionLvl::new(PRESSURE).ok()?);
    for stream in streams {
        let mut packed = vec![0; press.zlib_compress_bound(stream.content.len())];
        let length = press.zlib_compress(&stream.content, &mut packed).ok()?;
        if length < stream.content.len() {
            packed.truncate(length);
            packed.shrink_to_fit();
            filter(&mut stream.dict);
            stream.set_content(packed);
        }
        stream.allows_compression = false;
    }
    Some(())
}

fn filter(dictionary: &mut Dictionary) {
    dictionary.set("Filter", "FlateDecode");
}
