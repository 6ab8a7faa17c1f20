//! Times read and worked out, one case a line. Knows nothing of whole documents.
