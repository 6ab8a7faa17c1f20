//! SIGINT: the first asks the run to end well, the second ends it at once.

use super::INTERRUPTED;
use signal_hook::consts::SIGINT;
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Set when SIGINT has come.
pub(super) fn stop() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    // In this order: the first signal finds the flag down and only raises it. Without handlers,
    // SIGINT ends the process as it always did.
    let _ = flag::register_conditional_shutdown(SIGINT, INTERRUPTED.into(), stop.clone());
    let _ = flag::register(SIGINT, stop.clone());
    stop
}
