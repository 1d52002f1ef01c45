//! Archive (保存用): what PDF/A-2a and PDF/UA-1 ask of a file beyond its tags: a description in XMP, and which colours it means.

use chrono::{Datelike, NaiveDate};
use lopdf::{Document, Object, Stream, dictionary};

use super::Particulars;

/// sRGB, from the Compact ICC Profiles collection (CC0).
const SRGB: &[u8] = include_bytes!("../../colour/sRGB-v4.icc");

/// Says what the file is.
pub(super) fn declare(file: &mut Document, particulars: &Particulars) -> Option<()> {
    file.version = "1.7".to_owned();
    let colours = file.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let description = xmp(particulars.title, particulars.language.tag(), particulars.dated);
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Plain, so that an archive can read it without unpacking.
    let description = file.add_object(Stream::new(kind, description.into_bytes()).with_compression(false));
    let catalog = file.catalog_mut().ok()?;
    catalog.set("Metadata", description);
    catalog.set(
        "OutputIntents",
        vec![Object::Dictionary(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"),
            "DestOutputProfile" => colours,
        })],
    );
    Some(())
}

fn xmp(title: &str, language: &str, dated: NaiveDate) -> String {
    let day = format!("{:04}-{:02}-{:02}T00:00:00+09:00", dated.year(), dated.month(), dated.day());
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{FEFF}'
    )
}
