//! The tape (記録テープ): a disk that writes down what SQLite asks of it, and fails when it is told to.
//!
//! It is a thin layer over the system's own VFS, registered as the default of this process. Folders nobody watches
//! pass through it untouched, so every other test goes on as before.

#![allow(unsafe_code, reason = "SQLite takes a VFS as C structs; only this test crate has one")]

use std::{
    ffi::{CStr, c_char, c_int, c_void},
    mem::size_of,
    path::{Path, PathBuf},
    ptr,
    sync::{Arc, Mutex, MutexGuard, Once, PoisonError},
};

use rusqlite::ffi;

/// What happened on the disk, in order.
#[derive(Clone)]
pub enum Event {
    Write {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        file: String,
        len: usize,
    },
    Sync {
        file: String,
    },
    Delete {
        file: String,
    },
    /// An act was acknowledged: the journal has come to this number.
    Acknowledged(u64),
}

/// How the disk fails.
#[derive(Clone, Copy)]
pub struct Fault {
    /// The call it begins with, counted from 0.
    pub from: usize,
    /// Whether every later call fails too.
    pub for_good: bool,
    /// What SQLite is told.
    pub code: c_int,
}

/// The tape of one folder.
#[derive(Default)]
pub struct Tape {
    pub events: Vec<Event>,
    pub fault: Option<Fault>,
    /// While all of these files are there the fault stands; when one is gone there is room again.
    pub relieved_by: Vec<PathBuf>,
    pub calls: usize,
    pub failed: usize,
    /// Done after each event, while nothing else happens in the folder.
    pub after_each: Option<Box<dyn FnMut() + Send>>,
}

impl Tape {
    fn happened(&mut self, event: Event) {
        self.events.push(event);
        if let Some(after) = &mut self.after_each {
            after();
        }
    }

    /// Whether this call fails.
    fn fails(&mut self) -> Option<c_int> {
        let call = self.calls;
        self.calls += 1;
        let fault = self.fault?;
        if self.relieved_by.iter().any(|file| !file.exists()) {
            return None;
        }
        let hit = if fault.for_good { call >= fault.from } else { call == fault.from };
        self.failed += usize::from(hit);
        hit.then_some(fault.code)
    }
}

type Shared = Arc<Mutex<Tape>>;

static WATCHED: Mutex<Vec<(PathBuf, Shared)>> = Mutex::new(Vec::new());

/// Watches a folder until the answer is dropped.
pub struct Watch {
    folder: PathBuf,
    tape: Shared,
}

impl Watch {
    pub fn over(folder: &Path) -> Self {
        register();
        let folder = folder.canonicalize().expect("a folder");
        let tape = Shared::default();
        watched().push((folder.clone(), Arc::clone(&tape)));
        Self { folder, tape }
    }

    pub fn tape(&self) -> MutexGuard<'_, Tape> {
        self.tape.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        watched().retain(|(folder, _)| *folder != self.folder);
    }
}

fn watched() -> MutexGuard<'static, Vec<(PathBuf, Shared)>> {
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file as SQLite holds it: ours first, the system's own right behind it.
#[repr(C)]
struct Shim {
    base: ffi::sqlite3_file,
    held: *mut Held,
}

struct Held {
    tape: Option<Shared>,
    file: String,
}

struct Real(*mut ffi::sqlite3_vfs);
// SAFETY: the system's VFS is a static of SQLite, used from every thread alike.
unsafe impl Send for Real {}
unsafe impl Sync for Real {}

static REAL: Mutex<Option<Real>> = Mutex::new(None);

fn real() -> *mut ffi::sqlite3_vfs {
    REAL.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map_or(ptr::null_mut(), |real| real.0)
}

fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: called once; the struct that is registered is leaked, so it lives as long as SQLite.
        unsafe {
            ffi::sqlite3_initialize();
            let found = ffi::sqlite3_vfs_find(ptr::null());
            assert!(!found.is_null(), "SQLite has a VFS");
            *REAL.lock().unwrap_or_else(PoisonError::into_inner) = Some(Real(found));
            let mut ours = *found;
            ours.zName = c"tsudoi-tape".as_ptr();
            ours.pNext = ptr::null_mut();
            ours.szOsFile = size_of::<Shim>() as c_int + (*found).szOsFile;
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            let ours = Box::leak(Box::new(ours));
            assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
        }
    });
}

/// The tape of the folder a path lies in, and the file's name there.
fn tape_of(name: *const c_char) -> (Option<Shared>, String) {
    if name.is_null() {
        return (None, String::new());
    }
    // SAFETY: SQLite gives names that end with a zero.
    let path = PathBuf::from(unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned());
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let tape = watched().iter().find(|(watched, _)| *watched == folder).map(|(_, tape)| Arc::clone(tape));
    (tape, file)
}

fn on(tape: &Shared) -> MutexGuard<'_, Tape> {
    tape.lock().unwrap_or_else(PoisonError::into_inner)
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives room for szOsFile bytes, which holds ours and the system's.
    unsafe {
        let shim = file.cast::<Shim>();
        (*shim).base.pMethods = ptr::null();
        let (tape, file_name) = tape_of(name);
        if let Some(code) = tape.as_ref().and_then(|tape| on(tape).fails()) {
            return if code == ffi::SQLITE_FULL { code } else { ffi::SQLITE_CANTOPEN };
        }
        let real = real();
        let inner = shim.add(1).cast::<ffi::sqlite3_file>();
        let done = (*real).xOpen.expect("every VFS opens")(real, name, inner, flags, out);
        if done == ffi::SQLITE_OK {
            (*shim).held = Box::into_raw(Box::new(Held { tape, file: file_name }));
            (*shim).base.pMethods = &METHODS;
        }
        done
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    let (tape, file) = tape_of(name);
    if let Some(tape) = tape {
        if let Some(code) = on(&tape).fails() {
            return if code == ffi::SQLITE_FULL { code } else { ffi::SQLITE_IOERR_DELETE };
        }
        on(&tape).happened(Event::Delete { file });
    }
    let real = real();
    // SAFETY: handed on as it came.
    unsafe { (*real).xDelete.expect("every VFS deletes")(real, name, sync) }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// The system's own file behind ours.
unsafe fn inner(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: made by `open`.
    unsafe { file.cast::<Shim>().add(1).cast() }
}

/// Calls the system's method of that name.
macro_rules! hand_on {
    ($file:ident, $method:ident $(, $argument:expr)*) => {{
        // SAFETY: the file was opened by the system's VFS, whose methods it has; arguments go on as they came.
        unsafe {
            let inner = inner($file);
            (*(*inner).pMethods).$method.expect("the system has it")(inner $(, $argument)*)
        }
    }};
}

unsafe fn held<'a>(file: *mut ffi::sqlite3_file) -> &'a Held {
    // SAFETY: put there by `open`, and there until `close`.
    unsafe { &*(*file.cast::<Shim>()).held }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let done = hand_on!(file, xClose);
    // SAFETY: it came out of a box, and SQLite closes a file once.
    drop(unsafe { Box::from_raw((*file.cast::<Shim>()).held) });
    done
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, into: *mut c_void, len: c_int, at: i64) -> c_int {
    hand_on!(file, xRead, into, len, at)
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, len: c_int, at: i64) -> c_int {
    // SAFETY: see `held`.
    let Held { tape, file: name } = unsafe { held(file) };
    if let Some(tape) = tape
        && let Some(code) = on(tape).fails()
    {
        return if code == ffi::SQLITE_FULL { code } else { ffi::SQLITE_IOERR_WRITE };
    }
    let done = hand_on!(file, xWrite, from, len, at);
    if let Some(tape) = tape
        && done == ffi::SQLITE_OK
    {
        // SAFETY: SQLite says how many bytes lie there.
        let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), len as usize) }.to_vec();
        on(tape).happened(Event::Write { file: name.clone(), at: at as usize, bytes });
    }
    done
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, len: i64) -> c_int {
    // SAFETY: see `held`.
    let Held { tape, file: name } = unsafe { held(file) };
    if let Some(tape) = tape {
        if on(tape).fails().is_some() {
            return ffi::SQLITE_IOERR_TRUNCATE;
        }
        on(tape).happened(Event::Truncate { file: name.clone(), len: len as usize });
    }
    hand_on!(file, xTruncate, len)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: see `held`.
    let Held { tape, file: name } = unsafe { held(file) };
    if let Some(tape) = tape {
        if on(tape).fails().is_some() {
            return ffi::SQLITE_IOERR_FSYNC;
        }
        on(tape).happened(Event::Sync { file: name.clone() });
    }
    hand_on!(file, xSync, flags)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    hand_on!(file, xFileSize, size)
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    hand_on!(file, xLock, level)
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    hand_on!(file, xUnlock, level)
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    hand_on!(file, xCheckReservedLock, out)
}

unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, op: c_int, argument: *mut c_void) -> c_int {
    hand_on!(file, xFileControl, op, argument)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    hand_on!(file, xSectorSize)
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    hand_on!(file, xDeviceCharacteristics)
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    hand_on!(file, xShmMap, page, size, extend, out)
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, offset: c_int, n: c_int, flags: c_int) -> c_int {
    hand_on!(file, xShmLock, offset, n, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    hand_on!(file, xShmBarrier)
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    hand_on!(file, xShmUnmap, delete)
}
