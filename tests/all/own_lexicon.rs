//! `--lexicon`: names, metrics and words of the user's own, through the command line.

use super::support::{greffier, lines as records_of};

/// The user's names, metrics and words to leave alone outrank tables, rules and tagger.
#[test]
fn a_lexicon_of_ones_own() {
    let folder = tempfile::tempdir().unwrap();
    let toml = folder.path().join("mots.toml");
    let lines = folder.path().join("mots.tsv");
    std::fs::write(
        &toml,
        "ignore = [\"Lisbonne\"]\n[[name]]\nname = \"Zorba Énergies\"\nkind = \"organization\"\naliases = [\"zorba\", \"ZRB\"]\n\
         wikidata = \"Q1\"\n[[name]]\nname = \"Paris\"\nkind = \"product\"\n[[metric]]\nform = \"branchement\"\nforms = [\"branchements\"]\n\
         metric = \"subscribers\"\n",
    )
    .unwrap();
    std::fs::write(
        &lines,
        "# à nous\norganization\tZorba Énergies\tzorba|ZRB\tQ1\nproduct\tParis\nmetric\tbranchement\tbranchements\tsubscribers\nignore\tLisbonne\n",
    )
    .unwrap();
    for (file, model) in [(&toml, "--no-model"), (&lines, "-q"), (&toml, "-q")] {
        let output = greffier()
            .args(["extract", "-", "--lang", "fr", "--emit", "mention,claim", model, "--lexicon"])
            .arg(file)
            .write_stdin("À Lisbonne, zorba compte 300 branchements. Le groupe ZRB a perdu 3 millions d’euros avec Paris.\n")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let records = records_of(&output.stdout);
        let names: Vec<String> = records
            .iter()
            .filter(|record| record["type"] == "mention" && record["value"]["entity_id"].is_string())
            .map(|record| {
                let told = |path: &str| record["value"][path].as_str().unwrap_or("-").to_owned();
                format!(
                    "{} {} {} {}",
                    record["span"]["text"].as_str().unwrap(),
                    record["kind"].as_str().unwrap(),
                    told("name"),
                    told("resolution")
                )
            })
            .collect();
        let wanted =
            ["zorba organization Zorba Énergies user", "ZRB organization Zorba Énergies user", "Paris product Paris user"];
        assert_eq!(names, wanted, "{}", file.display());
        let claim = records.iter().find(|record| record["type"] == "claim").unwrap();
        assert_eq!(claim["predicate"]["metric"], "subscribers");
        assert_eq!(claim["subject"]["name"], "Zorba Énergies");
    }
    for (text, line) in [("organization\tA\nfirm\tB\n", 2), ("metric\ta\t-\tno_metric\n", 1), ("organization\n", 1)] {
        std::fs::write(&lines, text).unwrap();
        let output = greffier().args(["extract", "-", "--lexicon"]).arg(&lines).write_stdin("").output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(&format!("mots.tsv:{line}: ")), "{told}");
    }
}
