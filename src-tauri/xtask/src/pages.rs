//! The pages (画面): `ui/build`, made anew only when something in `ui` has changed.

use crate::house::{Done, npm, run, target, top};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Installs a folder's npm packages when its lock file is not the one that was installed last.
pub fn packages(folder: &str) -> Done {
    let lock = top().join(folder).join("package-lock.json");
    let lock = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let stamp = Stamp::of(&format!("npm-{}", folder.replace('/', "-")), &lock);
    if stamp.stands() && top().join(folder).join("node_modules").exists() {
        return Ok(());
    }
    println!("· npm packages of {folder}");
    run(&mut npm(folder, &["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    stamp.set()
}

/// Builds the pages when they are older than what they are made of.
pub fn build() -> Done {
    let stamp = stamp()?;
    if stamp.stands() && top().join("ui/build/index.html").exists() {
        return Ok(());
    }
    println!("· pages");
    run(&mut npm("ui", &["run", "build", "--silent"]))?;
    stamp.set()
}

/// The stamp of the pages as they would be built now.
pub fn stamp() -> Done<Stamp> {
    let mut seen = Vec::new();
    for name in ["src", "static", "package-lock.json", "svelte.config.js", "vite.config.ts", "tsconfig.json"]
    {
        gather(&top().join("ui").join(name), &mut seen).map_err(|error| format!("ui/{name}: {error}"))?;
    }
    seen.sort();
    Ok(Stamp::of("pages", seen.join("\n").as_bytes()))
}

/// Every file below, with its size and the time it was last written.
fn gather(path: &Path, seen: &mut Vec<String>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            gather(&entry?.path(), seen)?;
        }
    } else if let Ok(facts) = fs::metadata(path) {
        seen.push(format!("{} {} {:?}", path.display(), facts.len(), facts.modified()?));
    }
    Ok(())
}

/// A note of what something was last made from.
pub struct Stamp {
    path: std::path::PathBuf,
    mark: String,
}

impl Stamp {
    fn of(name: &str, made_from: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        made_from.hash(&mut hasher);
        Self { path: target().join("xtask").join(name), mark: format!("{:016x}", hasher.finish()) }
    }

    fn stands(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|mark| mark == self.mark)
    }

    /// Notes that the thing has been made.
    pub fn set(&self) -> Done {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&self.path, &self.mark))
            .map_err(|error| format!("{}: {error}", self.path.display()))
    }
}
