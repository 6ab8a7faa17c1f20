//! The corpus and the fixtures give what they are expected to give.

use super::support::root;

#[test]
fn corpus_and_fixtures_are_as_blessed() {
    let report = greffier::golden::check(&root().join("corpus"), &root().join("fixtures"), false).unwrap();
    assert!(report.documents > 0);
    assert!(report.findings.is_empty(), "\n{}\n{} findings", report.findings.join("\n"), report.findings.len());
}
