/** Values found and expected by the shape check of a file. The model names these as its `error`. */
import type { Message } from "../../output/message.ts";

/** Expected shapes. */
export const WANTS = {
  key: {
    fr: "une clé : minuscules sans accent, chiffres et traits d'union, 2 à 32 caractères",
    en: "a key: lower-case letters, digits and hyphens, 2 to 32 characters",
  },
  registryKey: {
    fr: "une clé : minuscules sans accent, chiffres et traits d'union, 3 à 32 caractères",
    en: "a key: lower-case letters, digits and hyphens, 3 to 32 characters",
  },
  country: {
    fr: "un code de pays de deux majuscules, comme ML",
    en: "a country code of two capitals, such as ML",
  },
  realCountry: {
    fr: "le code d'un pays qui existe (ISO 3166-1), comme ML",
    en: "the code of an existing country (ISO 3166-1), such as ML",
  },
  cloudName: {
    fr: "un nom du cloud : lettres, chiffres, espaces au milieu, . _ + : -, 64 caractères au plus",
    en: "a name on the cloud: letters, digits, spaces between, . _ + : -, 64 characters at most",
  },
  clientId: {
    fr: "un nom de client : lettres, chiffres, . _ -, 64 caractères au plus",
    en: "a client's name: letters, digits, . _ -, 64 characters at most",
  },
  date: { fr: "un jour comme 2028-06-30", en: "a day such as 2028-06-30" },
  count: { fr: "un nombre entier, 0 ou plus", en: "a whole number, 0 or more" },
  availability: {
    fr: "un pourcentage de 90 à moins de 100, comme 99.95",
    en: "a percentage from 90 to less than 100, such as 99.95",
  },
  figure: {
    fr: "soit availability, un pourcentage de plus de 0 à 100, soit mtbfHours et mttrHours, des heures",
    en: "either availability, a percentage above 0 up to 100, or mtbfHours and mttrHours, in hours",
  },
  hours: {
    fr: "une durée en heures, plus de 0 et au plus 10000000",
    en: "a time in hours, more than 0 and at most 10000000",
  },
  kilowatts: {
    fr: "une puissance en kilowatts, plus de 0 et au plus 100000",
    en: "a power in kilowatts, more than 0 and at most 100000",
  },
  watts: {
    fr: "une puissance en watts, de 0 à 1000000",
    en: "a power in watts, from 0 to 1000000",
  },
  pue: { fr: "un PUE de 1 à 4", en: "a PUE from 1 to 4" },
  months: { fr: "12 nombres, un par mois", en: "12 numbers, one a month" },
  part: { fr: "un nombre de 0 à 1", en: "a number from 0 to 1" },
  idleAbovePeak: {
    fr: "idleWatts au plus égal à peakWatts",
    en: "idleWatts no more than peakWatts",
  },
  ratio: { fr: "un nombre de 1 à 32", en: "a number from 1 to 32" },
  positive: { fr: "un nombre entier, 1 ou plus", en: "a whole number, 1 or more" },
  ipv4Prefix: {
    fr: "un préfixe IPv4 comme 10.32.16.0/26",
    en: "an IPv4 prefix such as 10.32.16.0/26",
  },
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
  shortest: {
    fr: "l'adresse dans sa forme la plus courte, en minuscules, comme fd5a:e500:1::53",
    en: "the address in its shortest form, in lower case, such as fd5a:e500:1::53",
  },
  someIpv4: { fr: "au moins une adresse IPv4", en: "at least one IPv4 address" },
  once: { fr: "chaque entrée une seule fois", en: "each entry once" },
  shortText: { fr: "120 caractères au plus", en: "120 characters at most" },
  email: { fr: "une adresse électronique", en: "an e-mail address" },
  shortEmail: { fr: "254 caractères au plus", en: "254 characters at most" },
  role: {
    fr: "un rôle de locataire : reader, member, load-balancer_member ou creator (admin et manager sont réservés à la plateforme)",
    en: "a tenant's role: reader, member, load-balancer_member or creator (admin and manager are reserved for the platform)",
  },
  flowEnd: {
    fr: "un segment du locataire, government, internet, proxy, dns ou '{ cidr: préfixe }'",
    en: "a segment of the tenant, government, internet, proxy, dns or '{ cidr: prefix }'",
  },
  ports: {
    fr: "un port ou une plage comme 443 ou 8080-8089, entre 1 et 65535",
    en: "a port or a range such as 443 or 8080-8089, between 1 and 65535",
  },
  kubernetesVersion: {
    fr: "une version de Kubernetes comme 1.35.2",
    en: "a Kubernetes version such as 1.35.2",
  },
  podSecurityVersion: { fr: "une version comme 1.34", en: "a release such as 1.34" },
  registry: {
    fr: "un registre comme registry.bamako.aes.example/mirror, sans protocole",
    en: "a registry such as registry.bamako.aes.example/mirror, without a protocol",
  },
  chartVersion: { fr: "une version comme 0.20.0", en: "a version such as 0.20.0" },
  countOrAutoscale: {
    fr: "soit count, soit autoscale: '{ min, max }'",
    en: "either count or autoscale: '{ min, max }'",
  },
  fromOrTo: { fr: "soit from, soit to", en: "either from or to" },
  workloadEnd: {
    fr: "un espace de noms du cluster, '{ segment: … }', '{ place: government ou proxy }' ou '{ cidr: préfixe }'",
    en: "a namespace of the cluster, '{ segment: … }', '{ place: government or proxy }' or '{ cidr: prefix }'",
  },
  nonEmpty: { fr: "au moins une entrée", en: "at least one entry" },
  string: { fr: "un texte", en: "a text" },
  number: { fr: "un nombre", en: "a number" },
  int: { fr: "un nombre entier", en: "a whole number" },
  boolean: { fr: "true ou false", en: "true or false" },
  object: { fr: "des paires clé: valeur", en: "key: value pairs" },
  objectOf: {
    fr: "des paires clé: valeur, à savoir {keys}",
    en: "key: value pairs, that is {keys}",
  },
  entries: {
    fr: "des paires clé: valeur, dont vous choisissez les clés",
    en: "key: value pairs whose keys you choose",
  },
  entriesOf: {
    fr: "des entrées dont vous choisissez les noms, chacune avec {keys}",
    en: "entries whose names you choose, each with {keys}",
  },
  array: { fr: "une liste", en: "a list" },
  attestation: {
    fr: "l'attestation d'un bureau d'alliance.yaml ('{ by, date, why: { fr, en } }'), ou, pour une répétition seulement, un texte qui commence par TODO",
    en: "the attestation of an office of alliance.yaml ('{ by, date, why: { fr, en } }'), or, for a rehearsal only, a text that begins with TODO",
  },
  url: { fr: "une adresse https://", en: "an https:// address" },
  minimum: { fr: "au moins {limit}", en: "at least {limit}" },
  maximum: { fr: "au plus {limit}", en: "at most {limit}" },
  notBlank: { fr: "un texte non vide", en: "a text that is not empty" },
  thisCentury: {
    fr: "un jour de ce siècle comme 2029-06-30",
    en: "a day of this century such as 2029-06-30",
  },
  letter: { fr: "un texte d'au moins une lettre", en: "a text of at least one letter" },
  oneOf: { fr: "l'une des valeurs {allowed}", en: "one of {allowed}" },
  pattern: { fr: "un texte de la forme {pattern}", en: "a text of the form {pattern}" },
  other: { fr: "une autre valeur ({code})", en: "another value ({code})" },
} as const satisfies Record<string, Message>;
export type WantKey = keyof typeof WANTS;

/** Values found when there is no value to show. */
export const GOTS = {
  value: { fr: "{got}", en: "{got}" },
  nothing: { fr: "rien", en: "nothing" },
  list: { fr: "une liste", en: "a list" },
  sizedList: { fr: "une liste de {count, number}", en: "a list of {count, number}" },
  map: { fr: "des paires clé: valeur", en: "key: value pairs" },
  emptyList: { fr: "une liste vide", en: "an empty list" },
  emptyMap: { fr: "aucune entrée", en: "no entry" },
} as const satisfies Record<string, Message>;
