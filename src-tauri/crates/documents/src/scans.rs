//! Scans (読み取った紙): the codes on the picture of a page that came back.

use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// The longest side of a page that is looked at: A3 at 300 dots an inch is 4961.
const LONGEST_SIDE: usize = 6000;

/// A page with no longer side is a coarse one: A4 at 128 dots an inch. A finer one shows its code at once or not at all.
const COARSE_SIDE: usize = 1500;

/// Why a picture was not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPage {
    /// It is no JPEG, a broken one, or far larger than a page.
    #[error("no JPEG of a page")]
    Unreadable,
}

/// What every QR code on a page says, in no order. The page may lie on its side or a little askew; where nothing is
/// seen, a coarse page is looked at once more at twice its size, and any at half of it, for grain.
pub fn codes_on(jpeg: &[u8]) -> Result<Vec<String>, NoPage> {
    let page = Page::read(jpeg)?;
    let mut found = page.codes();
    if found.is_empty() && page.width.max(page.height) <= COARSE_SIDE {
        found = page.doubled().codes();
    }
    if found.is_empty() {
        found = page.halved().codes();
    }
    Ok(found)
}

/// A page in shades of grey, row by row.
struct Page {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Page {
    fn read(jpeg: &[u8]) -> Result<Self, NoPage> {
        let options = DecoderOptions::default()
            .set_max_width(LONGEST_SIDE)
            .set_max_height(LONGEST_SIDE)
            .jpeg_set_out_colorspace(ColorSpace::Luma);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(jpeg), options);
        let shades = decoder.decode().map_err(|_| NoPage::Unreadable)?;
        let (width, height) = decoder.dimensions().ok_or(NoPage::Unreadable)?;
        if shades.len() != width * height {
            return Err(NoPage::Unreadable);
        }
        Ok(Self { width, height, shades })
    }

    fn codes(&self) -> Vec<String> {
        let shade = |x: usize, y: usize| self.shades[y * self.width + x];
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, shade);
        seen.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
    }

    /// Four points become one.
    fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let shade = |x: usize, y: usize| u32::from(self.shades[y * self.width + x]);
        let mean = |x: usize, y: usize| {
            let (x, y) = (x * 2, y * 2);
            ((shade(x, y) + shade(x + 1, y) + shade(x, y + 1) + shade(x + 1, y + 1)) / 4) as u8
        };
        let shades = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| mean(x, y));
        Self { width, height, shades: shades.collect() }
    }

    /// One point becomes four, each leaning to its neighbours.
    fn doubled(&self) -> Self {
        let shade = |x: usize, y: usize| {
            u32::from(self.shades[y.min(self.height - 1) * self.width + x.min(self.width - 1)])
        };
        let between = |x: usize, y: usize| {
            let (left, top) = (x / 2, y / 2);
            let (right, below) = (left + x % 2, top + y % 2);
            ((shade(left, top) + shade(right, top) + shade(left, below) + shade(right, below)) / 4) as u8
        };
        let (width, height) = (self.width * 2, self.height * 2);
        let shades = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| between(x, y));
        Self { width, height, shades: shades.collect() }
    }
}
