//! Writes the contract as TypeScript: `contract FILE`.

use std::{env, error::Error, fs, path::Path};

use ts_rs::{Config, TS};

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1).ok_or("usage: contract FILE")?;
    let folder = tempfile::tempdir()?;
    let config = Config::new().with_out_dir(folder.path());
    center::Contract::export_all(&config)?;
    center::Printing::export_all(&config)?;
    center::Failure::export_all(&config)?;
    fs::copy(folder.path().join("center.ts"), Path::new(&file))?;
    Ok(())
}
