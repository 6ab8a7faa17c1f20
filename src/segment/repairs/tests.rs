//! One line per case; every repair has at least one.

use super::*;
use crate::lexicon::Lexicon;
use crate::segment::stops::Stretch;
use crate::text::Span;

/// What `name` says of the first stop of `text` that it decides.
fn said(name: &str, text: &str) -> Option<Verdict> {
    let stretch = Stretch::new(text, Span::new(0, text.len()), Lexicon::standard());
    let (mut begin, mut at) = (0, 0);
    while let Some(from) = stretch.next_stop(at) {
        let site = Site::read(&stretch, begin, from);
        at = site.end;
        if site.next >= text.len() {
            break;
        }
        let (verdict, by) = verdict(&site);
        if by == name {
            return Some(verdict);
        }
        if verdict == Break {
            begin = site.next;
        }
    }
    None
}

const CASES: [(&str, &str, Verdict); 84] = [
    ("inside_word", "Il vaut 3.5 millions.", Join),
    ("inside_word", "Voir www.exemple.fr/a.html pour tout.", Join),
    ("inside_word", "Un litre de lait.Le prix monte.", Break),
    ("inside_word", "Il part vers Booking.Com demain.", Join),
    ("punctuation_goes_on", "Le plan « Vite ! » : un succès.", Join),
    ("punctuation_goes_on", "Il rit ! ! Puis il part.", Join),
    ("bracketed_mark", "Un succès (!) pour Paris.", Join),
    ("bracketed_mark", "(...) Les ventes montent.", Join),
    ("bracketed_mark", "Un mot (sic !) de trop.", Join),
    ("enumerator", "1. Le projet avance.", Join),
    ("enumerator", "IV. Les comptes.", Join),
    ("title_before_name", "Avec M. Dupont et Mme. Durand.", Join),
    ("title_before_name", "Au 12 bd. Voltaire.", Join),
    ("inner_abbreviation", "Renault, p. ex. Peugeot aussi.", Join),
    ("inner_abbreviation", "Cf. Le Monde du 3 mai.", Join),
    ("uax29", "Voici mon ex. Il est parti.", Break),
    ("unit_abbreviation", "Voir p. 12 et vol. II.", Join),
    ("unit_abbreviation", "Le 21 janv. (Agence) il gèle.", Join),
    ("unit_abbreviation", "Le 4 sept. au soir.", Join),
    ("era", "En 52 av. J.-C. Alésia tombe.", Break),
    ("company_form", "Chez Cockerill S.A. Seraing produit.", Join),
    ("company_form", "Il dirige Dupont S.A. Elle perd.", Break),
    ("final_abbreviation", "Du riz, etc. Le reste suit.", Break),
    ("final_abbreviation", "Du riz, etc. et le reste.", Join),
    ("initials", "Selon J.-P. Martin, tout va.", Join),
    ("initials", "Avec Corey S. Powell hier.", Join),
    ("initials", "Selon A. Le Roux, tout va.", Join),
    ("initials", "Un vaccin contre l'hépatite B. Le patient va bien.", Break),
    ("initials", "Il quitte l'U.R.S.S. Le vote est clos.", Break),
    ("initials", "Il quitte l'U.R.S.S. en mai.", Join),
    ("ordinal", "Le 3. mai, il part.", Join),
    ("ordinal", "Né en 1990. 2 000 personnes.", Break),
    ("ordinal", "payé 12. on rentre.", Break),
    ("ellipsis", "Il hésite… puis part.", Join),
    ("ellipsis", "Il hésite... Puis il part.", Break),
    ("ellipsis", "De 1... 2 minutes.", Join),
    ("incise_after_quote", "« Vraiment ? » demande-t-il.", Join),
    ("incise_after_quote", "\"Je pars.\" dit-il.", Join),
    ("lower_case_text", "bonjour. aujourd'hui il pleut.", Break),
    ("lower_case_text", "on y va ? oui.", Break),
    ("lower_case_text", "Le repas est bon. on a payé.", Break),
    ("mark_before_lower_case", "Quelle idée ! pensa-t-il.", Join),
    ("mark_before_lower_case", "Hélas ! il est parti.", Join),
    ("mark_before_lower_case", "Un régal !!! je reviendrai.", Break),
    ("figure_opens", "Une perte. 5 milliards partent.", Break),
    ("figure_opens", "Combien ? 3 M€ par an.", Break),
    ("dialogue_dash", "— Tu viens ? — Oui, demain.", Break),
    ("dialogue_dash", "Elle part – à quoi bon ! – et pleure.", Join),
    ("dialogue_dash", "NANCY. - Le maire démissionne.", Join),
    ("opening_quote", "Il parle. « Je pars. »", Break),
    ("opening_quote", "Il parle. « je pars »", Break),
    ("opening_quote", "Le film de M. X (2012) sort. (Rires.)", Break),
    ("spaced_closer", "« Il dort. » Le soir tombe.", Break),
    ("spaced_closer", "(Il dort !) Le soir tombe.", Break),
    ("spaced_closer", "Il est né là.[12] Il y vit.", Break),
    ("smiley", "Merci à tous :) À bientôt.", Break),
    ("smiley", "Au top 👍 On reviendra.", Break),
    ("smiley", "Merci ;-) et bravo.", Join),
    ("inside_word", "trop bien. très bon.je recommande. merci.", Break),
    ("initials", "Avec DALL-E. De l'autre côté, rien.", Break),
    ("initials", "Les catégories A, B et C. La hausse continue.", Break),
    ("initials", "Selon P. Dupont et J. Le Goff, tout va.", Join),
    ("ordinal", "Le 1er. janvier, il part.", Join),
    ("ordinal", "Sous Louis XIV. régnant, il écrit.", Join),
    ("uax29", "Louis XIV. Le roi meurt.", Break),
    ("uax29", "En 2023. Puis en 2024.", Break),
    ("uax29", "Un trajet de 12 km. Elle rentre.", Break),
    ("figure_opens", "Nantes gagne 3-0. 12 000 personnes exultent.", Break),
    ("figure_opens", "Il gèle. -5 °C demain.", Break),
    ("figure_opens", "Il le dit sur Twitter. @lamairie répond.", Break),
    ("ordinal", "Il marque à la 90e. 2 000 supporters exultent.", Break),
    ("ordinal", "Venu ici en 2015. rien n'a changé.", Break),
    ("ordinal", "Trois points : 1. le prix 2. la date 3. le lieu.", Join),
    ("mark_before_lower_case", "Tout est parfait! le service aussi.", Break),
    ("mark_before_lower_case", "Service rapide ! je recommande.", Break),
    ("mark_before_lower_case", "Eh bien ! on verra.", Join),
    ("mark_before_lower_case", "L'opérateur Yahoo! a été racheté.", Join),
    ("mark_before_lower_case", "Le parti En Marche ! a gagné. Les cadres d'En Marche ! sont là. Le film Mamma Mia! sort.", Join),
    ("initials", "Le point est à 2° 21′ 07″ E. Le navire coule.", Break),
    ("initials", "Selon l'avocat de M. Y. Le tribunal tranche.", Break),
    ("initials", "Selon le Pr Didier R. L'hôpital se tait.", Break),
    ("title_before_name", "Avec le gén. de Gaulle et le cdt. Petit.", Join),
    ("inner_abbreviation", "Rens. au 02 40 00 00 00.", Join),
    ("unit_abbreviation", "Au N°. 12 de la rue.", Join),
];

#[test]
fn each_repair_decides_its_cases() {
    let wrong: Vec<_> = CASES.iter().filter(|(name, text, want)| said(name, text) != Some(*want)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (name, _) in REPAIRS {
        assert!(CASES.iter().any(|(case, _, _)| *case == name), "{name} has no case");
    }
}
