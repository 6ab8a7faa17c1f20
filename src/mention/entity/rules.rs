//! The registry of the rules of names: id, what each reads, a sentence with what it reads in
//! square brackets, one in which it reads nothing.

use crate::mention::Rule;

/// Every rule of the room.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule {
        name: "entity.gazetteer",
        description: "a name that the tables hold",
        positive: &["[OpenAI] a perdu 5 milliards de dollars.", "La [Banque de France] prévoit 1 % de croissance."],
        negative: &["Le groupe a perdu 5 milliards de dollars."],
    },
    Rule {
        name: "entity.person",
        description: "a first name and a family name",
        positive: &["Selon [Sophie Marceau], 200 personnes sont venues.", "Le ministre [Jean Dupont] a promis 3 millions d’euros."],
        negative: &["Le ministre a promis 3 millions d’euros."],
    },
    Rule {
        name: "entity.title",
        description: "a title and a family name",
        positive: &["« C’est la pire année », a reconnu Mme [Castel]."],
        negative: &["« C’est la pire année », a reconnu la directrice."],
    },
    Rule {
        name: "entity.initial",
        description: "an initial and a family name",
        positive: &["Le maire, [P. Martin], a signé."],
        negative: &["Le plan B coûte 3 millions d’euros."],
    },
    Rule {
        name: "entity.organization",
        description: "capitals that the words around them make an organisation",
        positive: &["Le fonds britannique [Calver Partners] injecte 250 millions d’euros."],
        negative: &["Le fonds britannique injecte 250 millions d’euros."],
    },
    Rule {
        name: "entity.head",
        description: "a class noun that opens an institution’s name",
        positive: &["L’[association Clair Matin] compte 300 adhérents."],
        negative: &["L’association compte 300 adhérents."],
    },
    Rule {
        name: "entity.acronym",
        description: "the letters in brackets after a name, and the name",
        positive: &["La [Société des eaux du Morvan] ([SEM]) investit 3 millions d’euros."],
        negative: &["Le groupe (en perte) investit 3 millions d’euros."],
    },
    Rule {
        name: "entity.hyphen",
        description: "capitals joined by a hyphen",
        positive: &["Il s’est engagé au péage de [Vienne-Reventin] (Isère).", "Le trafic est coupé au péage de [Vienne-Reventin] (Isère)."],
        negative: &["La commune a perdu 300 habitants, c’est-à-dire un sur dix."],
    },
    Rule {
        name: "entity.place",
        description: "a class noun of places and the name after it",
        positive: &["L’atelier de la [rue des Tanneurs] emploie 12 personnes."],
        negative: &["L’atelier de la rue voisine emploie 12 personnes."],
    },
    Rule {
        name: "entity.product",
        description: "a class noun of products and the name after it",
        positive: &["Le jeu ([iOS 15] ou ultérieur) coûte 4,99 €."],
        negative: &["Le jeu coûte 4,99 €."],
    },
    Rule {
        name: "entity.event",
        description: "a class noun of events and the name after it",
        positive: &["Le [cyclone Orphée] a fait quatre morts."],
        negative: &["Le cyclone a fait quatre morts."],
    },
    Rule {
        name: "entity.work",
        description: "a work named in quotation marks after its kind",
        positive: &["Le film « [Les Marées d’avril] » a coûté 3 millions d’euros.", "Son roman « [La Nuit close] » s’est vendu à 3 000 exemplaires."],
        negative: &["Le film a coûté 3 millions d’euros."],
    },
    Rule {
        name: "entity.context",
        description: "capitals in mid-sentence whose neighbours say what they are",
        positive: &["Il vit à [Montbrelle], loin de tout."],
        negative: &["Il vit à la campagne, loin de tout."],
    },
    Rule {
        name: "entity.announced",
        description: "an unknown word that the noun of a firm and its trade announce",
        positive: &["Le fabricant de meubles [Belmarin] a perdu 3 millions d’euros.", "Il réclame 2 millions à l’assureur [Dorvane]."],
        negative: &["Le fabricant de meubles a perdu 3 millions d’euros."],
    },
    Rule {
        name: "entity.subject",
        description: "an unknown word that is the subject of a verb of firms",
        positive: &["[Vertena] a annoncé une hausse de 12 %."],
        negative: &["Il pleut sur Brest."],
    },
    Rule {
        name: "entity.document",
        description: "a name that the document makes clear elsewhere",
        positive: &["Remontées mécaniques – À Vernamont, la télécabine de la discorde [Vernamont] (VS), le 4 février 2025"],
        negative: &["Le groupe a perdu 3 millions d’euros. Il conteste."],
    },
    Rule {
        name: "entity.model",
        description: "a name that the tagger finds where no table or rule does",
        positive: &["Le match s’est tenu au [stade Malvaux de Crestilly]."],
        negative: &["Le groupe a perdu 3 millions d’euros."],
    },
];
