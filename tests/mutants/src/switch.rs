
/// Whether the mutant of this number is the one that this process plays. With `AGT_MUTANTS_TRACE` it also writes the number of
/// each mutant that is reached into that file, once.
#[doc(hidden)]
pub fn __mutant(id: u32) -> bool {
    extern crate std;
    use std::{collections::BTreeSet, env, fs::File, io::Write, sync::LazyLock, sync::Mutex};

    static ACTIVE: LazyLock<Option<u32>> = LazyLock::new(|| env::var("AGT_MUTANT").ok()?.parse().ok());
    static TRACE: LazyLock<Option<Mutex<(File, BTreeSet<u32>)>>> = LazyLock::new(|| {
        let path = env::var_os("AGT_MUTANTS_TRACE")?;
        Some(Mutex::new((File::create(path).expect("the trace can be written"), BTreeSet::new())))
    });
    if let Some(trace) = &*TRACE {
        let mut trace = trace.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if trace.1.insert(id) {
            std::writeln!(trace.0, "{id}").expect("the trace can be written");
        }
    }
    *ACTIVE == Some(id)
}
