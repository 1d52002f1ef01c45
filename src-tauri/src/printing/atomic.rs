//! Keeping (保存): a file is there whole, or it is not there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes beside the file, waits until the disk has it, and only then takes its name.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut half = std::ffi::OsString::from(".");
    half.push(name);
    half.push(".part");
    let half = folder.join(half);
    let written = fill(&half, bytes).and_then(|()| fs::rename(&half, path));
    if written.is_err() {
        // What is half written helps nobody; if it cannot go either, the first error is the one to tell.
        let _ = fs::remove_file(&half);
        return written;
    }
    settle(folder);
    Ok(())
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes the new name itself last. Windows does so with the file; some sticks refuse it, and the bytes are safe all the same.
fn settle(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_file_is_whole_and_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("参加承諾書.pdf");
        write(&path, b"%PDF-1").expect("written");
        write(&path, b"%PDF-2").expect("written over");
        assert_eq!(fs::read(&path).expect("read"), b"%PDF-2");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing half written is left");
    }

    #[test]
    fn a_folder_that_is_gone_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = write(&folder.path().join("gone/paper.pdf"), b"%PDF-").expect_err("no such folder");
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    /// Runs itself once more on a disk of 64 KB, where this system lets it have one.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_leaves_the_old_file_as_it_was() {
        const SMALL_DISK: &str = "TSUDOI_SMALL_DISK";
        let Some(disk) = std::env::var_os(SMALL_DISK) else {
            let folder = tempfile::tempdir().expect("a folder");
            let mount = "mount -t tmpfs -o size=64k none \"$1\" && shift && exec \"$@\"";
            let may = ["--mount", "sh", "-c", mount, "sh"];
            let run = |program: &Path, words: &[&str]| {
                let mut apart = std::process::Command::new("unshare");
                apart.args(may).arg(folder.path()).arg(program).args(words).env(SMALL_DISK, folder.path());
                apart.output().is_ok_and(|output| output.status.success())
            };
            if !run(Path::new("true"), &[]) {
                eprintln!("no small disk can be mounted here; skipped");
                return;
            }
            let myself = std::env::current_exe().expect("the test");
            assert!(run(&myself, &["a_full_disk_leaves_the_old_file_as_it_was"]), "on the small disk");
            return;
        };
        let path = Path::new(&disk).join("参加承諾書.pdf");
        write(&path, b"%PDF-1").expect("there is room for a little");
        let error = write(&path, &[b'x'; 100_000]).expect_err("there is none for more");
        assert_eq!(super::super::NotDone::from(error), super::super::NotDone::DiskFull);
        assert_eq!(fs::read(&path).expect("read"), b"%PDF-1", "the old file is whole");
        assert_eq!(fs::read_dir(disk).expect("listed").count(), 1, "and nothing half written is beside it");
    }
}
