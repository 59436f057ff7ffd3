/** Everything the estate's loader and checks say, in French and English as equals. */
import type { Message } from "../../sovereignty/text.ts";

/** `got X, want Y` of two halves. */
export function phrase(got: Message, want: Message): Message {
  return { fr: `reçu ${got.fr}, attendu ${want.fr}`, en: `got ${got.en}, want ${want.en}` };
}

/** What a shape wants; the model names these as its `error`. */
export const WANTS = {
  key: {
    fr: "une clé : minuscules sans accent, chiffres et traits d'union, 2 à 32 caractères",
    en: "a key: lower-case letters, digits and hyphens, 2 to 32 characters",
  },
  country: {
    fr: "un code de pays de deux majuscules, comme ML",
    en: "a country code of two capitals, such as ML",
  },
  count: { fr: "un nombre entier, 0 ou plus", en: "a whole number, 0 or more" },
  positive: { fr: "un nombre entier, 1 ou plus", en: "a whole number, 1 or more" },
  ipv4Prefix: { fr: "un préfixe IPv4 comme 10.32.16.0/26", en: "an IPv4 prefix such as 10.32.16.0/26" },
  ipv6Prefix: {
    fr: "un préfixe IPv6 comme fd5a:e500:1:1000::/64",
    en: "an IPv6 prefix such as fd5a:e500:1:1000::/64",
  },
  prefix: {
    fr: "un préfixe IPv4 ou IPv6 comme 10.32.0.80/32",
    en: "an IPv4 or IPv6 prefix such as 10.32.0.80/32",
  },
  address: {
    fr: "une adresse IPv4 ou IPv6 comme 10.32.0.53",
    en: "an IPv4 or IPv6 address such as 10.32.0.53",
  },
  email: { fr: "une adresse électronique", en: "an e-mail address" },
  role: {
    fr: "un rôle de locataire : reader, member, load-balancer_member ou creator (admin et manager sont réservés à la plateforme)",
    en: "a tenant's role: reader, member, load-balancer_member or creator (admin and manager are the platform's alone)",
  },
  flowEnd: {
    fr: "un segment du locataire, government, internet, proxy, dns ou {{ cidr: préfixe }}",
    en: "a segment of the tenant, government, internet, proxy, dns or {{ cidr: prefix }}",
  },
  ports: {
    fr: "un port ou une plage comme 443 ou 8080-8089, entre 1 et 65535",
    en: "a port or a range such as 443 or 8080-8089, between 1 and 65535",
  },
  nonEmpty: { fr: "au moins une entrée", en: "at least one entry" },
  string: { fr: "un texte", en: "a text" },
  number: { fr: "un nombre", en: "a number" },
  int: { fr: "un nombre entier", en: "a whole number" },
  boolean: { fr: "true ou false", en: "true or false" },
  object: { fr: "des paires clé: valeur", en: "key: value pairs" },
  array: { fr: "une liste", en: "a list" },
  url: { fr: "une adresse https://", en: "an https:// address" },
  minimum: { fr: "au moins {limit}", en: "at least {limit}" },
  maximum: { fr: "au plus {limit}", en: "at most {limit}" },
  notBlank: { fr: "un texte non vide", en: "a text that is not empty" },
  oneOf: { fr: "{allowed}", en: "{allowed}" },
  pattern: { fr: "un texte de la forme {pattern}", en: "a text of the form {pattern}" },
  other: { fr: "une autre valeur ({code})", en: "another value ({code})" },
} as const satisfies Record<string, Message>;
export type WantKey = keyof typeof WANTS;

/** What a shape got when there is no value to show. */
export const GOTS = {
  value: { fr: "{got}", en: "{got}" },
  nothing: { fr: "rien", en: "nothing" },
  list: { fr: "une liste", en: "a list" },
  map: { fr: "des paires clé: valeur", en: "key: value pairs" },
  emptyList: { fr: "une liste vide", en: "an empty list" },
  emptyMap: { fr: "aucune entrée", en: "no entry" },
} as const satisfies Record<string, Message>;

/** One kind of issue. */
interface IssueText {
  readonly got: Message;
  readonly want: Message;
  readonly mend?: Message;
}

const value = GOTS.value;
const oneOf: Message = { fr: "l'une des valeurs {allowed}", en: "one of {allowed}" };

export const ISSUES = {
  // Files
  unreadable: {
    got: { fr: "un fichier illisible ({code})", en: "a file that cannot be read ({code})" },
    want: { fr: "un fichier lisible", en: "a readable file" },
  },
  notUtf8: {
    got: { fr: "des octets qui ne sont pas de l'UTF-8", en: "bytes that are not UTF-8" },
    want: { fr: "de l'UTF-8", en: "UTF-8" },
    mend: {
      fr: "Enregistrez le fichier en UTF-8, sans quoi les accents se perdent.",
      en: "Save the file as UTF-8, or accents are lost.",
    },
  },
  missingSite: {
    got: { fr: "aucun fichier {site}/site.yaml", en: "no file {site}/site.yaml" },
    want: { fr: "ce fichier, car le site est ouvert", en: "that file, because the site is open" },
    mend: {
      fr: "Écrivez {site}/site.yaml ou donnez au site le statut « planned ».",
      en: "Write {site}/site.yaml or give the site the status `planned`.",
    },
  },
  unregisteredSite: {
    got: { fr: "le dossier de site {site}", en: "the site folder {site}" },
    want: { fr: "un site d'alliance.yaml : {allowed}", en: "a site of alliance.yaml: {allowed}" },
    mend: {
      fr: "Inscrivez le site dans alliance.yaml ou retirez le dossier.",
      en: "Register the site in alliance.yaml or remove the folder.",
    },
  },
  strangeFile: {
    got: { fr: "{name}", en: "{name}" },
    want: { fr: "un fichier <locataire>.yaml", en: "a file <tenant>.yaml" },
    mend: {
      fr: "Renommez-le ou déplacez-le : tout ce qui est ici est lu, rien n'est ignoré en silence.",
      en: "Rename or move it: all that is here is read, nothing is skipped in silence.",
    },
  },
  nameMismatch: {
    got: value,
    want: { fr: "{expected}, le nom du fichier", en: "{expected}, the file's name" },
    mend: {
      fr: "Donnez à la clé et au fichier le même nom.",
      en: "Give the key and the file the same name.",
    },
  },
  folderMismatch: {
    got: value,
    want: { fr: "{expected}, le nom du dossier", en: "{expected}, the folder's name" },
    mend: {
      fr: "Donnez à la clé et au dossier le même nom.",
      en: "Give the key and the folder the same name.",
    },
  },
  // YAML and shape
  badYaml: {
    got: { fr: "du YAML illisible ({code})", en: "YAML that cannot be read ({code})" },
    want: { fr: "du YAML 1.2 bien formé", en: "well-formed YAML 1.2" },
    mend: {
      fr: "Vérifiez l'indentation, les guillemets et les accolades autour de cette ligne.",
      en: "Check indentation, quotes and braces around this line.",
    },
  },
  duplicateKey: {
    got: { fr: "deux fois la clé {key}", en: "the key {key} twice" },
    want: { fr: "chaque clé une seule fois", en: "each key once" },
    mend: { fr: "Supprimez ou renommez l'une des deux.", en: "Remove or rename one of the two." },
  },
  unknownKey: {
    got: { fr: "la clé inconnue {key}", en: "the unknown key {key}" },
    want: { fr: "l'une des clés {allowed}", en: "one of the keys {allowed}" },
  },
  // References
  unknownReference: { got: value, want: oneOf },
  notAMember: {
    got: value,
    want: { fr: "un membre de l'alliance : {allowed}", en: "a member of the alliance: {allowed}" },
  },
  reservedName: {
    got: { fr: "un segment nommé {name}", en: "a segment named {name}" },
    want: { fr: "un nom qui ne soit pas {allowed}", en: "a name other than {allowed}" },
    mend: {
      fr: "Ces noms désignent des lieux hors du locataire dans les flux.",
      en: "Those names stand for places outside the tenant in flows.",
    },
  },
  gatewayAndShared: {
    got: { fr: "gateway et sharedWith ensemble", en: "both gateway and sharedWith" },
    want: { fr: "l'un des deux", en: "one of the two" },
    mend: {
      fr: "Un segment qui rejoint le routeur d'un autre en utilise aussi la passerelle.",
      en: "A segment that joins another's router uses that router's gateway as well.",
    },
  },
  sharedWithNoRouter: {
    got: value,
    want: { fr: "un autre segment, doté de son propre routeur", en: "another segment, with its own router" },
    mend: {
      fr: "Nommez le segment qui possède le routeur, ou donnez un routeur à {got}.",
      en: "Name the segment that owns the router, or give {got} one.",
    },
  },
} as const satisfies Record<string, IssueText>;
export type IssueKind = keyof typeof ISSUES;
