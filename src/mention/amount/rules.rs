//! The registry of the rules of amounts: id, what each reads, a sentence with what it reads in
//! square brackets, one in which it reads nothing.

use crate::mention::Rule;

/// Every rule of the room.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        name: "amount.number",
        description: "a cardinal that counts nothing named",
        positive: &["Il compte jusqu’à [douze].", "Le match s’est fini à [3] partout."],
        negative: &["L’article 49 est long."],
    },
    Rule {
        name: "amount.ordinal",
        description: "a rank in words, digits or Roman numerals",
        positive: &["La [12e] édition et la [1ère] place.", "La [seconde] manche est pour elle."],
        negative: &["Il est en fin de course."],
    },
    Rule {
        name: "amount.fraction",
        description: "a part of one, or of a number",
        positive: &["Il en reste la [moitié].", "Il faut en ajouter [2½]."],
        negative: &["Elle vaut 6,5 M€, dit-on."],
    },
    Rule {
        name: "amount.share",
        description: "so many of so many people or things, in per cent",
        positive: &["Cela marche [9 fois sur 10].", "[Neuf élèves sur dix] lisent."],
        negative: &["Elle vaut 6,5 M€, dit-on."],
    },
    Rule {
        name: "amount.money",
        description: "a figure with a currency’s own sign, code or name",
        positive: &["Elle vaut [6,5 M€], dit-on.", "La filiale a perdu [3,2 millions d’euros]."],
        negative: &["Il a lu 20 livres."],
    },
    Rule {
        name: "amount.money.head",
        description: "a figure with a currency word that several countries share",
        positive: &["La start-up perd [540 millions de dollars]."],
        negative: &["La start-up perd 540 millions d’euros."],
    },
    Rule {
        name: "amount.money.sign_first",
        description: "a currency sign or code before its figure",
        positive: &["La société a levé [$6.6bn].", "La société a levé [$15 CAD]."],
        negative: &["Il faut en finir."],
    },
    Rule {
        name: "amount.money.symbolic",
        description: "one coin, said by its article",
        positive: &["Il réclame l’[euro symbolique].", "Il touche le [franc symbolique]."],
        negative: &["Il faut en finir."],
    },
    Rule {
        name: "amount.percent",
        description: "per cent, per thousand",
        positive: &["La part atteint [2,5 %]."],
        negative: &["La part atteint deux points."],
    },
    Rule {
        name: "amount.points",
        description: "percentage points, basis points",
        positive: &["Le chômage recule de [0,4 point].", "Le taux monte de [25 points de base]."],
        negative: &["Elle a marqué 30 points."],
    },
    Rule {
        name: "amount.times",
        description: "a multiple",
        positive: &["La dette vaut [trois fois] le PIB."],
        negative: &["Il a gagné trois fois le Tour."],
    },
    Rule {
        name: "amount.measure",
        description: "a figure with a unit of measure",
        positive: &["La ligne fait [137 km].", "Il fait [-4 °C] dehors."],
        negative: &["Il a pris un kilo."],
    },
    Rule {
        name: "amount.quantity",
        description: "a figure with the noun of what is counted",
        positive: &["Il y a [300 salariés].", "Le service a [200 millions d’utilisateurs]."],
        negative: &["Il habite au 12, rue des Tanneurs."],
    },
    Rule {
        name: "amount.named",
        description: "a figure on a scale named before it",
        positive: &["Le pH est de [6,5] dans le bassin.", "La magnitude du séisme est estimée à [6,9]."],
        negative: &["Le nombre de sinistrés augmente."],
    },
    Rule {
        name: "amount.duration",
        description: "a length of time that is what is said",
        positive: &["Le retard atteint [dix-huit mois].", "Il est condamné à [dix mois] de prison."],
        negative: &["Il travaille là depuis trois ans."],
    },
    Rule {
        name: "amount.range",
        description: "two figures that bound a value",
        positive: &["Il y a [10-15 personnes].", "Le score est de [10 ± 2 %]."],
        negative: &["Il a perdu 2 à 3."],
    },
    Rule {
        name: "amount.shared",
        description: "a figure whose neighbour says its unit",
        positive: &["Le taux est révisé de [3] à 2,5 %.", "Le prix passe de [20] à 22 dollars."],
        negative: &["Elle vaut 6,5 M€, dit-on."],
    },
    Rule {
        name: "amount.vague",
        description: "an amount without a figure",
        positive: &["Les [milliards] d’OpenAI intriguent.", "Ils ont perdu des [millions d’euros]."],
        negative: &["Elle vaut 6,5 M€, dit-on."],
    },
    Rule {
        name: "amount.elliptic",
        description: "a figure that leaves out what it counts",
        positive: &["Il gagne 40 euros, peut-être [50] demain.", "Il faut 1 250 euros au lieu de [1 161] hier."],
        negative: &["Il a fini avec 3 dans la main."],
    },
];
