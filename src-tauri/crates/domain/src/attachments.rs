//! Attachments (添えた写真): a picture kept with a record, known by what its bytes are and never by its name.

/// A picture kept with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attachment;

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// A kit, as its card shows it.
    Kit,
    /// What was lent, as it went (貸したとき).
    HandOver,
    /// What was lent, as it came back (返ったとき).
    TakeBack,
    /// A consent form that came back (承諾書).
    Consent,
}

/// How a picture is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPEG, as cameras write it.
    Jpeg,
    /// PNG.
    Png,
}

/// Why bytes are not taken as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPicture {
    /// Neither JPEG nor PNG, whatever the file is called.
    #[error("neither a JPEG nor a PNG")]
    Foreign,
    /// More bytes than are kept.
    #[error("more than {MOST_BYTES} bytes")]
    TooLarge,
}

/// The most bytes of one picture: 4 MB, a photo of twelve million points.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The most pictures with one record.
pub const MOST: usize = 12;

/// What kind of picture the bytes are: by their first and last words, as the formats ask.
pub fn recognise(bytes: &[u8]) -> Result<Format, NotAPicture> {
    if bytes.len() > MOST_BYTES {
        return Err(NotAPicture::TooLarge);
    }
    let jpeg = bytes.starts_with(&[0xFF, 0xD8, 0xFF]) && bytes.len() > 4;
    let png = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR");
    match (jpeg, png) {
        (true, _) => Ok(Format::Jpeg),
        (_, true) => Ok(Format::Png),
        (false, false) => Err(NotAPicture::Foreign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01";

    #[test]
    fn a_picture_is_known_by_its_bytes_and_not_by_its_name() {
        assert_eq!(recognise(PNG), Ok(Format::Png));
        assert_eq!(recognise(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 16]), Ok(Format::Jpeg));
        for foreign in [&b""[..], b"GIF89a", b"%PDF-1.7", b"<svg xmlns", &PNG[..10], &[0xFF, 0xD8, 0xFF]] {
            assert_eq!(recognise(foreign), Err(NotAPicture::Foreign), "{foreign:?}");
        }
    }

    #[test]
    fn a_picture_that_is_too_large_is_told_apart_from_none() {
        let mut bytes = PNG.to_vec();
        bytes.resize(MOST_BYTES, 0);
        assert_eq!(recognise(&bytes), Ok(Format::Png));
        bytes.push(0);
        assert_eq!(recognise(&bytes), Err(NotAPicture::TooLarge));
    }
}
