//! How long a run of the tests takes.
//!
//! `scripts/test.sh --long` sets `AGT_LONG_TESTS`. A short run leaves out what only repeats: a property or a
//! comparison on fewer cases may find nothing, so those are the same in both.

/// Returns `long` in a long run of the tests, and `short` in any other.
pub fn by_length<T>(short: T, long: T) -> T {
    if std::env::var_os("AGT_LONG_TESTS").is_some() {
        long
    } else {
        short
    }
}
