//! Stable claim ids.

use crate::text::sha256_hex;

/// 16 hex digits of SHA-256 over document id, quantity start and end (code points), the
/// subject's entity id or nothing, and the metric, joined by U+001F.
#[must_use]
pub(super) fn claim_id(document: &str, (start, end): (u32, u32), subject: &str, metric: &str) -> String {
    let joined = format!("{document}\u{1f}{start}\u{1f}{end}\u{1f}{subject}\u{1f}{metric}");
    sha256_hex(joined.as_bytes()).chars().take(16).collect()
}
