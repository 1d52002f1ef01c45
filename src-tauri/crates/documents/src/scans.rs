//! Scans (読み取った紙): the codes on the picture of a page that came back.

use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// The longest side of a page that is looked at: A3 at 300 dots an inch is 4961.
const LONGEST_SIDE: usize = 6000;

/// A page with no longer side is a coarse one: A4 at 128 dots an inch. A finer one shows its code at its own size.
const COARSE_SIDE: usize = 1500;

/// Why a picture was not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPage {
    /// It is no JPEG, a broken one, or far larger than a page.
    #[error("no JPEG of a page")]
    Unreadable,
}

/// What every QR code on a page says, in no order. The page may lie on its side or a little askew.
pub fn codes_on(jpeg: &[u8]) -> Result<Vec<String>, NoPage> {
    Ok(Page::read(jpeg)?.codes())
}

/// How a page was lit.
enum Light {
    /// By a scanner: one shade parts ink from paper all over, and the edges of ink stay where they are.
    /// So many quarters of the way from the ink to the paper.
    Even(u16),
    /// By what light there was when a photo was taken: it is looked at part by part.
    Shadowed,
}

/// What one look at a page showed.
#[derive(Default)]
struct Seen {
    codes: Vec<String>,
    /// There is a code that could not be read.
    is_half_seen: bool,
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

    /// Where nothing is read, a coarse page is looked at at twice its size, and any at half of it, for grain.
    fn codes(&self) -> Vec<String> {
        let mut codes = self.look();
        if codes.is_empty() && self.width.max(self.height) <= COARSE_SIDE {
            codes = self.doubled().look();
        }
        if codes.is_empty() { self.halved().look() } else { codes }
    }

    /// In an even light, then in a shadowed one; what is half seen is looked at in a lighter and a darker one besides.
    fn look(&self) -> Vec<String> {
        let mut seen = Seen::default();
        for light in [Light::Even(2), Light::Shadowed, Light::Even(1), Light::Even(3)] {
            let first = matches!(light, Light::Even(2) | Light::Shadowed);
            if seen.codes.is_empty() && (first || seen.is_half_seen) {
                let now = self.seen_in(light);
                seen = Seen { is_half_seen: seen.is_half_seen || now.is_half_seen, codes: now.codes };
            }
        }
        seen.codes
    }

    fn seen_in(&self, light: Light) -> Seen {
        let shade = |x: usize, y: usize| self.shades[y * self.width + x];
        let mut page = match light {
            Light::Even(quarters) => {
                let ink = self.between_ink_and_paper(quarters);
                rqrr::PreparedImage::prepare_from_bitmap(self.width, self.height, |x, y| shade(x, y) < ink)
            }
            Light::Shadowed => rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, shade),
        };
        let grids = page.detect_grids();
        let codes: Vec<String> = grids.iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect();
        Seen { is_half_seen: codes.len() < grids.len(), codes }
    }

    /// The shade so many quarters of the way from the darkest ink that is no speck to the paper, which most of a page is.
    fn between_ink_and_paper(&self, quarters: u16) -> u8 {
        let mut counts = [0_usize; 256];
        for shade in &self.shades {
            counts[usize::from(*shade)] += 1;
        }
        let reached = |count: usize| {
            let mut sum = 0;
            (0..=u8::MAX).find(|shade| {
                sum += counts[usize::from(*shade)];
                sum > count
            })
        };
        let ink = u16::from(reached(self.shades.len() / 500).unwrap_or(0));
        let paper = u16::from(reached(self.shades.len() / 2).unwrap_or(u8::MAX));
        // No shade between two shades is more than a byte.
        (ink + paper.saturating_sub(ink) * quarters / 4) as u8
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    /// A part of a scanned page: a code between two ruled lines, so many points a module, turned by so many degrees,
    /// its edges as soft as a scanner's lamp makes them, on paper that is not white.
    fn scanned(words: &str, module: f64, degrees: f64) -> Page {
        let dark = codes::dark(words).expect("a code");
        let (width, height) = ((module * 46.0) as usize, (module * 36.0) as usize);
        let (sin, cos) = degrees.to_radians().sin_cos();
        let ink = |x: f64, y: f64| {
            let (x, y) = (x - module * 23.0 - 0.3, y - module * 18.0 + 0.2);
            let (across, down) = ((x * cos + y * sin) / module, (y * cos - x * sin) / module);
            let half = dark.len() as f64 / 2.0;
            if down.abs() > half + 5.0 {
                return down.abs() < half + 5.3 && across.abs() < half + 20.0;
            }
            let at = |coordinate: f64| usize::try_from((coordinate + half).floor() as i64).ok();
            at(down).zip(at(across)).is_some_and(|(row, column)| {
                dark.get(row).and_then(|row| row.get(column)).copied().unwrap_or(false)
            })
        };
        let shade = |x: usize, y: usize| {
            let inked = (0..9).filter(|part| {
                let within = |part: usize| (part as f64 - 1.0) / 1.6;
                ink(x as f64 + within(part % 3), y as f64 + within(part / 3))
            });
            (236 - inked.count() * 21 - (x * 7 + y * 13) % 5) as u8
        };
        let shades = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| shade(x, y));
        Page { width, height, shades: shades.collect() }
    }

    #[test]
    fn a_form_on_the_glass_a_little_askew_shows_its_code_at_any_fineness_of_the_scanner() {
        let mut missed = Vec::new();
        for tenths in [32, 36, 40, 45, 65, 110] {
            for degrees in [-3.0, -1.2, 0.0, 0.3, 0.9, 2.0] {
                let page = scanned("TSUDOI:K7QF2M4X", f64::from(tenths) / 10.0, degrees);
                if page.codes() != ["TSUDOI:K7QF2M4X"] {
                    missed.push((tenths, degrees));
                }
            }
        }
        assert_eq!(missed, [], "tenths of a point a module, degrees");
    }
}
