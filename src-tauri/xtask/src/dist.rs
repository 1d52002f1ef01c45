//! Dist (配る): a release, made here without fetching anything.
//!
//! Linux: the release binary and a `.deb`, put together by `dpkg-deb`. Windows: the release `tsudoi.exe`, which needs the
//! WebView2 runtime (part of Windows 11; `set-up` says so where it is missing).
//!
//! How to cut a release: raise `version` in the root `Cargo.toml`; `cargo xtask test`; `cargo xtask bench` and read it;
//! copy a ledger made by this version into `tests/fixtures/` when the schema grew; tag; `cargo xtask dist` on each system.
//! A Windows build from Linux wants the target `x86_64-pc-windows-gnu`, `gcc-mingw-w64-x86-64` and, beside the `.exe`,
//! `WebView2Loader.dll` (from `webview2-com-sys` in the build's output).

use crate::house::{self, Done, Profile, binary, cargo, target, top};
use crate::{pages, set_up};
use std::fs;
use std::path::Path;

const RARE_KANJI: &str = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";
const RARE_KANJI_LICENCE: &str = "/usr/share/doc/fonts-ipamj-mincho/copyright";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// `dist`.
pub fn dist() -> Done {
    set_up::for_app()?;
    pages::build()?;
    house::run(&mut cargo(&["build", "--workspace", "--bin", "tsudoi", "--release"]))?;
    let app = binary(Profile::Release, "tsudoi");
    println!("the app: {}", app.display());
    if cfg!(target_os = "linux") {
        let package = package(&app).map_err(|error| format!("the package: {error}"))?;
        house::run(&mut house::command(
            "dpkg-deb",
            &["--build", "--root-owner-group", &package.0, &package.1],
        ))?;
        println!("the package: {}", package.1);
    }
    Ok(())
}

/// Lays out the package's tree; answers the tree and the name of the package.
fn package(app: &Path) -> std::io::Result<(String, String)> {
    let machine = if cfg!(target_arch = "aarch64") { "arm64" } else { "amd64" };
    let folder = target().join("dist");
    let tree = folder.join("tree");
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    let place = |from: &Path, to: &str| {
        let to = tree.join(to);
        fs::create_dir_all(to.parent().unwrap_or(&tree))?;
        fs::copy(from, to).map(drop)
    };
    place(app, "usr/bin/tsudoi")?;
    for size in ["32x32", "128x128"] {
        place(
            &top().join(format!("icons/{size}.png")),
            &format!("usr/share/icons/hicolor/{size}/apps/tsudoi.png"),
        )?;
    }
    place(&top().join("icons/tsudoi.svg"), "usr/share/icons/hicolor/scalable/apps/tsudoi.svg")?;
    place(&top().join("LICENSE"), "usr/share/doc/tsudoi/copyright")?;
    place(&top().join("THIRD-PARTY.md"), "usr/share/doc/tsudoi/THIRD-PARTY.md")?;
    // Untouched, with its licence beside it, as its licence asks.
    place(Path::new(RARE_KANJI), "usr/lib/tsudoi/fonts/ipamjm.ttf")?;
    place(Path::new(RARE_KANJI_LICENCE), "usr/lib/tsudoi/fonts/IPAmj-copyright")?;
    fs::create_dir_all(tree.join("usr/share/applications"))?;
    fs::write(tree.join("usr/share/applications/tsudoi.desktop"), DESKTOP)?;
    fs::create_dir_all(tree.join("DEBIAN"))?;
    let size = fs::metadata(app)?.len() / 1024;
    fs::write(
        tree.join("DEBIAN/control"),
        format!(
            "Package: tsudoi\nVersion: {VERSION}\nArchitecture: {machine}\nMaintainer: The Tsudoi founders <founders@tsudoi.invalid>\nInstalled-Size: {size}\n\
             Depends: libwebkit2gtk-4.1-0, libgtk-3-0 | libgtk-3-0t64\nRecommends: cups-client, xdg-utils\nSection: office\nPriority: optional\n\
             Description: つどい帳 - a ledger for online childcare support\n Families, sessions, consents, loans and papers of a municipal childcare support centre,\n kept on this laptop alone, encrypted, with no network.\n"
        ),
    )?;
    let package = folder.join(format!("tsudoi_{VERSION}_{machine}.deb"));
    Ok((tree.to_string_lossy().into_owned(), package.to_string_lossy().into_owned()))
}

const DESKTOP: &str = "[Desktop Entry]
Type=Application
Name=つどい帳
Comment=オンラインの子育て支援を記録する帳面
Exec=tsudoi
Icon=tsudoi
Terminal=false
Categories=Office;
StartupWMClass=tsudoi
";
