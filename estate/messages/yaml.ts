/** Invalid YAML, and keys that do not belong. */
import type { IssueText } from "../issue-text.ts";

export const YAML = {
  badYaml: {
    got: { fr: "du YAML illisible ({code})", en: "YAML that cannot be read ({code})" },
    want: { fr: "du YAML 1.2 bien formé", en: "well-formed YAML 1.2" },
    remediation: {
      fr: "Vérifiez l'indentation, les guillemets et les accolades autour de cette ligne.",
      en: "Check indentation, quotes and braces around this line.",
    },
  },
  openBracket: {
    got: { fr: "un {sign} qui reste ouvert", en: "a {sign} that stays open" },
    want: { fr: "un {want} pour le fermer", en: "a {want} that closes it" },
    remediation: {
      fr: "Écrivez {want} là où finit la valeur ouverte, d'ordinaire à la fin de cette ligne.",
      en: "Write {want} where the opened value ends, usually at the end of this line.",
    },
  },
  wrongBracket: {
    got: {
      fr: "{got} pour fermer le {sign} de la ligne {line}",
      en: "{got} to close the {sign} of line {line}",
    },
    want: { fr: "{want}", en: "{want}" },
    remediation: {
      fr: "Écrivez le {want} qui manque devant ce {got}, ou mettez-le à sa place.",
      en: "Write the missing {want} before this {got}, or put it in its place.",
    },
  },
  strayBracket: {
    got: { fr: "une accolade ou un crochet de trop", en: "one closing bracket too many" },
    want: { fr: "un seul pour chacun qui s'ouvre", en: "one for each that opens" },
    remediation: { fr: "Retirez-le.", en: "Remove it." },
  },
  openQuote: {
    got: { fr: "un guillemet {sign} qui reste ouvert", en: "a quote {sign} that stays open" },
    want: { fr: "un second {sign} qui ferme le texte", en: "a second {sign} that ends the text" },
    remediation: {
      fr: "Écrivez {sign} à la fin du texte ; dans un texte entre apostrophes, une apostrophe se double.",
      en: "Write {sign} at the end of the text; in a text between single quotes, a single quote is doubled.",
    },
  },
  indentation: {
    got: {
      fr: "{got, plural, one {# espace} other {# espaces}} devant {key}",
      en: "{got, plural, one {# space} other {# spaces}} in front of {key}",
    },
    want: {
      fr: "autant que devant les lignes du même niveau : {want}",
      en: "as many as in front of lines of the same level: {want}",
    },
    remediation: {
      fr: "L'indentation définit l'imbrication : alignez cette ligne sur ses voisines.",
      en: "Indentation defines the nesting: align this line with its neighbours.",
    },
  },
  badIndentation: {
    got: { fr: "une indentation qui ne va pas", en: "an indentation that does not fit" },
    want: {
      fr: "autant d'espaces que devant les lignes du même niveau",
      en: "as many spaces as in front of lines of the same level",
    },
    remediation: {
      fr: "L'indentation définit l'imbrication : alignez cette ligne sur ses voisines.",
      en: "Indentation defines the nesting: align this line with its neighbours.",
    },
  },
  noComma: {
    got: {
      fr: "deux entrées que rien ne sépare entre les accolades",
      en: "two entries between brackets that nothing separates",
    },
    want: { fr: "une virgule entre elles", en: "a comma between them" },
  },
  noColon: {
    got: { fr: "une ligne sans deux-points", en: "a line without a colon" },
    want: {
      fr: "une clé, un deux-points, une espace et une valeur",
      en: "a key, a colon, a space and a value",
    },
  },
  twoColons: {
    got: { fr: "deux deux-points sur une ligne", en: "two colons in one line" },
    want: { fr: "une clé et une valeur", en: "one key and one value" },
    remediation: {
      fr: "Un texte qui contient un deux-points suivi d'une espace se met entre guillemets.",
      en: "A text that has a colon and a space in it goes into quotes.",
    },
  },
  noQuotes: {
    got: {
      fr: "un texte que YAML ne lit pas tel quel",
      en: "a text that YAML does not read as it is",
    },
    want: { fr: "ce texte entre apostrophes", en: "that text between single quotes" },
  },
  tabIndent: {
    got: { fr: "une tabulation dans l'indentation", en: "a tab in the indentation" },
    want: { fr: "des espaces", en: "spaces" },
    remediation: {
      fr: "YAML n'accepte que des espaces au début d'une ligne : remplacez-y les tabulations.",
      en: "YAML takes only spaces at the beginning of a line: replace the tabs there.",
    },
  },
  severalDocuments: {
    got: { fr: "un second document dans le même fichier", en: "a second document in one file" },
    want: { fr: "un seul document par fichier", en: "one document a file" },
    remediation: {
      fr: "Mettez la suite dans un fichier à elle, ou retirez la ligne --- ou ... qui la sépare.",
      en: "Put what follows into a file of its own, or remove the line --- or ... that separates it.",
    },
  },
  aliases: {
    got: {
      fr: "une ancre ou un alias ({code})",
      en: "an anchor or an alias ({code})",
    },
    want: { fr: "des valeurs sans alias", en: "values without aliases" },
    remediation: {
      fr: "Écrivez chaque valeur là où elle est employée ; un texte qui commence par * ou & se met entre guillemets.",
      en: "Write each value where it is used; a text that begins with * or & goes into quotes.",
    },
  },
  tag: {
    got: { fr: "l'étiquette {code}", en: "the tag {code}" },
    want: { fr: "la valeur seule", en: "the value alone" },
    remediation: {
      fr: "Retirez-la : un autre lecteur lirait une autre valeur. Un texte qui commence par ! se met entre guillemets.",
      en: "Remove it: another reader would read another value. A text that begins with ! goes into quotes.",
    },
  },
  directive: {
    got: { fr: "la directive {code}", en: "the directive {code}" },
    want: { fr: "du YAML 1.2 sans directive", en: "YAML 1.2 without directives" },
    remediation: {
      fr: "Retirez la ligne : elle change le sens de tout le reste du fichier.",
      en: "Remove the line: it changes the meaning of the rest of the file.",
    },
  },
  strangeValue: {
    got: {
      fr: "{code}, qu'un autre lecteur lirait autrement",
      en: "{code}, which another reader would read otherwise",
    },
    want: {
      fr: "un nombre décimal, ou un texte entre guillemets",
      en: "a decimal number, or a text in quotes",
    },
  },
  strangeKey: {
    got: { fr: "la clé {code}, qui n'est pas un texte", en: "the key {code}, which is not a text" },
    want: { fr: "un nom", en: "a name" },
    remediation: {
      fr: "Écrivez un nom, entre guillemets si YAML le lirait comme un nombre, true ou null.",
      en: "Write a name, in quotes where YAML would read a number, true or null.",
    },
  },
  hiddenCharacter: {
    got: {
      fr: "un caractère invisible ({code})",
      en: "an invisible character ({code})",
    },
    want: {
      fr: "un texte sans caractère invisible, commentaires compris",
      en: "text without invisible characters, comments included",
    },
    remediation: {
      fr: "Retirez-le : un relecteur verrait autre chose que ce que le programme lit.",
      en: "Remove it: a reviewer would see something else than the program reads.",
    },
  },
  duplicateKey: {
    got: { fr: "deux fois la clé {code}", en: "the key {code} twice" },
    want: { fr: "chaque clé une seule fois", en: "each key once" },
    remediation: {
      fr: "Supprimez ou renommez l'une des deux.",
      en: "Remove or rename one of the two.",
    },
  },
  tooLong: {
    got: { fr: "un texte de {code} caractères", en: "a text of {code} characters" },
    want: { fr: "2000 caractères au plus", en: "at most 2000 characters" },
  },
  tooDeep: {
    got: {
      fr: "plus de {code} niveaux l'un dans l'autre",
      en: "more than {code} levels inside each other",
    },
    want: { fr: "des valeurs moins imbriquées", en: "values that are nested less" },
  },
  reservedKey: {
    got: {
      fr: "la clé {key}, que tout objet porte déjà",
      en: "the key {key}, which every object has already",
    },
    want: { fr: "un autre nom", en: "another name" },
    remediation: {
      fr: "Renommez-la : sous ce nom, ce qui y est écrit se perdrait en silence.",
      en: "Rename it: under that name, what is written there would be lost in silence.",
    },
  },
  unknownKey: {
    got: { fr: "la clé inconnue {key}", en: "the unknown key {key}" },
    want: { fr: "l'une des clés {allowed}", en: "one of the keys {allowed}" },
  },
  clusterRenamed: {
    got: { fr: "un autre nom pour un cluster", en: "another name for a cluster" },
    want: {
      fr: "le nom qu'il a : Magnum n'en change pas",
      en: "the name that it has: Magnum does not change it",
    },
    remediation: {
      fr: "Gardez l'ancienne clé. Pour un autre nom : commandez {key} à côté de l'ancien cluster, déplacez-y les charges, puis supprimez l'ancien.",
      en: "Keep the former key. For another name: order {key} beside the former cluster, move the workloads there, and then remove the former one.",
    },
  },
  containerRenamed: {
    got: { fr: "un autre nom pour un conteneur", en: "another name for a container" },
    want: {
      fr: "le nom qu'il a : Swift n'en change pas",
      en: "the name that it has: Swift does not change it",
    },
    remediation: {
      fr: "Gardez l'ancienne clé. Pour un autre nom : déclarez {key} à côté de l'ancien conteneur, copiez-y les objets (« swift copy »), puis supprimez l'ancien.",
      en: "Keep the former key. For another name: declare {key} beside the former container, copy the objects there (`swift copy`), and then remove the former one.",
    },
  },
} as const satisfies Record<string, IssueText>;
