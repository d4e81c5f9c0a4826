//! The versions of the last release, as a changelog names them.

use crate::Versions;

/// Returns the versions that the newest release's heading in a changelog names, or none if there was no release. A
/// heading reads `## [1.0.0] - 2027-01-01, spec_version 1, transaction_version 1`. Fails if the heading does not name
/// its versions.
pub fn last_release(changelog: &str) -> Result<Option<Versions>, String> {
    let headings = changelog.lines().filter(|line| line.starts_with("## "));
    let Some(heading) = headings.into_iter().find(|line| !line.starts_with("## [Unreleased]")) else { return Ok(None) };
    let number = |name: &str| {
        let after = heading.split(name).nth(1).unwrap_or_default().trim_start();
        let end = after.find(|next: char| !next.is_ascii_digit()).unwrap_or(after.len());
        after[..end].parse().map_err(|_| format!("CHANGELOG.md: the heading '{heading}' must name its {name}"))
    };
    Ok(Some(Versions { spec: number("spec_version")?, transaction: number("transaction_version")? }))
}
