//! Bakes the pages of `ui/build` into the binary; before the first `npm run build` an empty page stands in.

use std::fs;
use std::path::Path;

fn main() {
    let pages = Path::new("../ui/build");
    if !pages.join("index.html").exists() {
        fs::create_dir_all(pages).expect("ui/build can be made");
        fs::write(
            pages.join("index.html"),
            "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><title>つどい帳</title><p>画面がまだ作られていません。cargo xtask run を実行してください。</p></html>\n",
        )
        .expect("ui/build can be written");
    }
    // The pages are embedded when this crate compiles, so a new page must compile it again.
    println!("cargo:rerun-if-changed=../ui/build");
    tauri_build::build();
}
