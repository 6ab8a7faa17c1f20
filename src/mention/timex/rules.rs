//! The registry: every rule of time with its name, what it reads, and examples that a test holds
//! it to. A new rule is one file and one row here.

use super::found::Found;
use super::sign::{ANY, DIGITS, FUNCTION, HOLIDAY, MONTH, NUMBER, ROMAN, SEASON, UNIT, WEEKDAY, WORD};
use super::{age, calendar, clock, duration, interval, moment, numeric, offset, period, relative, season, set, shared, slice};
use super::{vague, weekday, window, year};
use crate::token::Cursor;

/// What a rule may build on: a rule calls only those of lower level, so no rule calls itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Level {
    /// Dates by themselves.
    Atom,
    /// Parts of dates.
    Point,
    /// The rest, but for the next.
    Any,
    /// Times of the day: only where the sentence speaks of hours.
    Hour,
}

/// A rule that reads time expressions.
#[derive(Debug)]
pub struct TimexRule {
    /// Id, as mentions carry it.
    pub name: &'static str,
    /// What it reads.
    pub description: &'static str,
    /// Sentences with the expression it reads in square brackets.
    pub positive: &'static [&'static str],
    /// Sentences in which it reads nothing.
    pub negative: &'static [&'static str],
    pub(super) level: Level,
    pub(super) on: u64,
    pub(super) read: for<'a> fn(Cursor<'a>) -> Option<Found<'a>>,
}

/// Every rule; of readings of one length the earlier rule's stays.
#[rustfmt::skip]
pub const RULES: &[TimexRule] = &[
    TimexRule {
        name: "timex.shared",
        description: "a date whose month or year stands further on in its list",
        positive: &["Les [13], 14 et 15 juillet 2023.", "En [janvier] et février 2024."],
        negative: &["Les 13, 14 et 15 ont gagné."],
        level: Level::Any, on: DIGITS | MONTH | WEEKDAY | NUMBER, read: shared::read,
    },
    TimexRule {
        name: "timex.calendar",
        description: "a day or month of the calendar, with weekday and year where they are said",
        positive: &["Le sommet s’ouvre [lundi 14 juillet 2025].", "Le [1er mars], tout change.", "En [novembre dernier], rien.",
            "Le défilé du [14-Juillet] a réuni 4 000 soldats.", "Au [mois d’août], la ville se vide.", "Il arrive [ce 12 mai]."],
        negative: &["Bruno Mars chante.", "Une sonde part vers Mars.", "Avril Lavigne revient.", "Jan Leike est parti."],
        level: Level::Atom, on: DIGITS | MONTH | WEEKDAY | NUMBER | UNIT | FUNCTION, read: calendar::read,
    },
    TimexRule {
        name: "timex.numeric",
        description: "a date in figures, ISO or day first",
        positive: &["Signé le [04/10/2024].", "Publié le [2024-10-04].", "Fait le [4.10.24].", "Rendez-vous le [17/2]."],
        negative: &["La version 3.10.12 est sortie.", "Il faut 2/3 des voix.", "Une note de 15/20.", "L’adresse 192.168.1.10 répond."],
        level: Level::Atom, on: DIGITS, read: numeric::read,
    },
    TimexRule {
        name: "timex.period",
        description: "a quarter, half, third or numbered week of a year",
        positive: &["Au [troisième trimestre 2024], les ventes montent.", "Au [T3 2024], rien.", "Résultats du [1T24] :",
            "Au [second semestre], tout ralentit.", "Rendez-vous [semaine 42]."],
        negative: &["Il loue un T3 à Lyon.", "Le premier ministre parle.", "Le tramway T3 est en panne."],
        level: Level::Atom, on: DIGITS | NUMBER | WORD | UNIT, read: period::read,
    },
    TimexRule {
        name: "timex.year",
        description: "a year in four figures, where something says that it is one",
        positive: &["En [2019], tout allait bien.", "Le budget [2025] est voté.", "L’[exercice 2023] fut bon.", "Il naquit en [52 av. J.-C.].",
            "Le bug de [l’an 2000]."],
        negative: &["La salle compte 2000 places.", "Il a touché 1500 euros.", "L’article 1382 du code civil.", "540 millions sont perdus.",
            "Une Peugeot 2008 blanche."],
        level: Level::Atom, on: DIGITS | UNIT | WORD, read: year::read,
    },
    TimexRule {
        name: "timex.weekday",
        description: "a weekday without its date",
        positive: &["Il a parlé [lundi].", "Il part [mardi en huit].", "Il revient [vendredi prochain].", "Vu [jeudi de la semaine dernière]."],
        negative: &["Sam Altman dirige la société.", "La mer monte.", "Ven aquí."],
        level: Level::Atom, on: WEEKDAY | FUNCTION, read: weekday::read,
    },
    TimexRule {
        name: "timex.relative_unit",
        description: "a unit of the calendar told from the document's date",
        positive: &["Depuis [l’an passé], il attend.", "Il vient [cette année].", "C’était [la semaine dernière].", "Pour [l’année en cours], rien."],
        negative: &["Une année passée à Rome.", "La dernière année de son mandat.", "Le Nouvel An approche."],
        level: Level::Atom, on: FUNCTION | UNIT | WORD, read: relative::read,
    },
    TimexRule {
        name: "timex.relative_day",
        description: "a day told from the document's date by one word",
        positive: &["Il est venu [hier].", "Il part [après-demain]."],
        negative: &["La ville de Villehier dort."],
        level: Level::Atom, on: WORD, read: relative::day,
    },
    TimexRule {
        name: "timex.season",
        description: "a season",
        positive: &["Au [printemps 2022], il neige.", "Il a plu [cet été].", "Ouvert l’[hiver prochain]."],
        negative: &["Il a été élu.", "Les lieux ont été fermés.", "Le Printemps Haussmann rouvre."],
        level: Level::Atom, on: SEASON | FUNCTION, read: season::season,
    },
    TimexRule {
        name: "timex.holiday",
        description: "a feast or public holiday, fixed or movable",
        positive: &["Fermé à [Noël].", "Le [lundi de Pâques], tout ferme.", "La [Saint-Sylvestre] approche.", "À la [rentrée 2024], il part."],
        negative: &["Noël Le Graët démissionne.", "L’île de Pâques est loin.", "Le père Noël passe.", "L’ascension du sommet fut rude."],
        level: Level::Atom, on: HOLIDAY, read: season::holiday,
    },
    TimexRule {
        name: "timex.decade",
        description: "a decade",
        positive: &["Dans les [années 1960], on fumait.", "La crise des [années 30].", "Les [années quatre-vingt] reviennent."],
        negative: &["Ces années 2021 et 2022 furent dures.", "Il a passé des années 12 rue Monge."],
        level: Level::Atom, on: UNIT, read: age::decade,
    },
    TimexRule {
        name: "timex.century",
        description: "a century",
        positive: &["Un tableau du [XIXe siècle].", "Au [21e siècle], on vole.", "Au [Ve siècle av. J.-C.], Athènes règne."],
        negative: &["Louis XIV règne.", "Le XXe arrondissement dort."],
        level: Level::Atom, on: DIGITS | NUMBER | ROMAN, read: age::century,
    },
    TimexRule {
        name: "timex.slice",
        description: "the beginning, middle or end of a stretch of time",
        positive: &["[Début février], il pleut.", "À [mi-juin], tout finit.", "D’ici [la fin de l’année], on verra.", "Depuis [fin 2023], rien."],
        negative: &["La fin du match fut belle.", "À mi-chemin, il s’arrête.", "Le début de la réunion."],
        level: Level::Point, on: WORD | FUNCTION, read: slice::read,
    },
    TimexRule {
        name: "timex.nth",
        description: "units counted inside a stretch of time",
        positive: &["Sur les [neuf premiers mois de 2024], rien.", "La [dernière semaine d’octobre].", "La [première quinzaine d’avril].",
            "La [semaine du 12 mars]."],
        negative: &["Les trois premiers jours du tournoi.", "La première moitié du peloton."],
        level: Level::Point, on: FUNCTION | NUMBER | DIGITS | UNIT | WORD, read: slice::nth,
    },
    TimexRule {
        name: "timex.set",
        description: "a repeated time",
        positive: &["Il vient [chaque année].", "Réunion [un jeudi sur deux].", "Une revue [bimestrielle].", "Ouvert [tous les deux jours]."],
        negative: &["Un Français sur deux."],
        level: Level::Any, on: WORD | WEEKDAY | NUMBER, read: set::read,
    },
    TimexRule {
        name: "timex.interval",
        description: "from one date to another, as one mention",
        positive: &["[De 2019 à 2023], tout montait.", "Du [9 au 11 février 2007].", "[Entre janvier et mai de cette année].", "La période [2019-2023]."],
        negative: &["Le score est de 3 à 2.", "Les effectifs passent de 1800 à 2000.", "Comptez de 10 à 20 euros."],
        level: Level::Any, on: ANY, read: interval::read,
    },
    TimexRule {
        name: "timex.moment",
        description: "a day with its time",
        positive: &["Le [15 mai 2024 à 14 h 30].", "Il arrive [lundi à 15h].", "[13h30 samedi 21 septembre], à la mairie."],
        negative: &["Le 15 mai, 14 blessés sont morts."],
        level: Level::Hour, on: ANY, read: moment::read,
    },
    TimexRule {
        name: "timex.daypart",
        description: "a part of a day",
        positive: &["Il est parti [hier soir].", "Il vient [ce matin].", "Dans [la nuit de lundi à mardi], il neige."],
        negative: &["Une soirée électorale.", "Il travaille de nuit."],
        level: Level::Hour, on: FUNCTION | WORD, read: moment::part,
    },
    TimexRule {
        name: "timex.clock",
        description: "a time of the day, or a span of them",
        positive: &["Départ à [20h30].", "Il sort à [8 heures et demie].", "Ouvert [de 17 à 19h].", "À [midi], on mange."],
        negative: &["Le score est de 3 à 2.", "La Dépêche du Midi l’écrit.", "Un billet à 20 dollars.", "[0:53] Pari gagné."],
        level: Level::Hour, on: DIGITS | NUMBER | WORD | FUNCTION, read: clock::read,
    },
    TimexRule {
        name: "timex.offset",
        description: "a distance from the document's date",
        positive: &["Il est né [il y a deux ans].", "Il part [dans trois mois].", "Réponse [sous dix jours].", "Rappel à [J+3]."],
        negative: &["Il y a deux mois de retard.", "Dans trois pays, on vote."],
        level: Level::Any, on: WORD | FUNCTION, read: offset::read,
    },
    TimexRule {
        name: "timex.anaphora",
        description: "a date told from another one of the text",
        positive: &["Il revint [deux ans plus tard].", "Il mourut [la veille].", "[L’année suivante], il part."],
        negative: &["La peur du lendemain."],
        level: Level::Any, on: DIGITS | NUMBER | WORD, read: offset::later,
    },
    TimexRule {
        name: "timex.window",
        description: "several units before or after a date",
        positive: &["Pour [les trois prochaines années].", "Sur [les 12 derniers mois].", "[Ces derniers mois], rien.", "Dans [les semaines à venir]."],
        negative: &["Les dernières nouvelles.", "Ces derniers temps-là."],
        level: Level::Any, on: FUNCTION | DIGITS | NUMBER | WORD, read: window::read,
    },
    TimexRule {
        name: "timex.duration",
        description: "a length of time",
        positive: &["Il a dormi [deux heures et demie].", "Une peine de [18 mois].", "Il y vécut [une vingtaine d’années]."],
        negative: &["Une seconde vague arrive.", "À trois années-lumière d’ici."],
        level: Level::Any, on: DIGITS | NUMBER | WORD | FUNCTION | UNIT, read: duration::read,
    },
    TimexRule {
        name: "timex.vague",
        description: "a reference to past, present or future without a date",
        positive: &["[Récemment], il a parlé.", "Il est [désormais] seul.", "[À l’époque], on riait."],
        negative: &["Il a bientôt 40 ans."],
        level: Level::Any, on: WORD, read: vague::read,
    },
];
