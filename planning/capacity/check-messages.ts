/** The issues that the checks of capacity report: offers, shares, quotas, and the building behind them. */
import type { IssueText } from "../../estate/issue-text.ts";
import type { Message } from "../../output/message.ts";

const carried = {
  fr: "au plus {limit, number}, ce que porte {site}/facility.yaml après les pertes de sa réserve (zones : {zones, number} ; hôtes dans chaque autre zone : {hosts, number})",
  en: "at most {limit, number}, what {site}/facility.yaml carries after the losses of its reserve (zones: {zones, number}; hosts in each other zone: {hosts, number})",
};

export const CAPACITY = {
  offerBeyondFacility: {
    got: {
      fr: "{sum, plural, one {# {field} offert} other {# {field} offerts}}",
      en: "{sum, number} {field} offered",
    },
    want: carried,
    remediation: {
      fr: "{excess, number} de trop : baissez capacity.{field} ici, ou ajoutez ce qui manque dans {site}/facility.yaml.",
      en: "{excess, number} too many: lower capacity.{field} here, or add what is missing to {site}/facility.yaml.",
    },
  },
  diskBeyondFacility: {
    got: {
      fr: "{cores, number} cores et {ramGiB, number} ramGiB offerts, où des serveurs de ces gabarits peuvent prendre {sum, number} Gio de disque local",
      en: "{cores, number} cores and {ramGiB, number} ramGiB offered, in which servers of these flavors can take {sum, number} GiB of local disk",
    },
    want: carried,
    remediation: {
      fr: "{excess, number} Gio de trop : baissez diskGiB des gabarits ou la capacité ici, ou ajoutez des disques dans {site}/facility.yaml.",
      en: "{excess, number} GiB too many: lower diskGiB of the flavors or the capacity here, or add disks to {site}/facility.yaml.",
    },
  },
  addressesBeyondFacility: {
    got: {
      fr: "{floatingIps, number} floatingIps et {routers, number} routers offerts, soit {sum, plural, one {# adresse externe} other {# adresses externes}}",
      en: "{floatingIps, number} floatingIps and {routers, number} routers offered, which take {sum, plural, one {# external address} other {# external addresses}}",
    },
    want: {
      fr: "au plus {limit, number}, externalAddresses de {site}/facility.yaml",
      en: "at most {limit, number}, externalAddresses of {site}/facility.yaml",
    },
    remediation: {
      fr: "{excess, number} de trop : baissez l'un des deux ici, ou ajoutez des adresses dans {site}/facility.yaml.",
      en: "{excess, number} too many: lower one of the two here, or add addresses to {site}/facility.yaml.",
    },
  },
  flavorOnNoHost: {
    got: {
      fr: "un serveur de {cores, number} cores, {ramGiB, number} Gio de mémoire et {diskGiB, number} Gio de disque, qu'aucun hôte ne porte seul après les pertes de la réserve (zones : {zones, number} ; hôtes dans chaque autre zone : {hosts, number})",
      en: "a server of {cores, number} cores, {ramGiB, number} GiB of memory and {diskGiB, number} GiB of disk, which no single host carries after the losses of the reserve (zones: {zones, number}; hosts in each other zone: {hosts, number})",
    },
    want: {
      fr: "un serveur qui tient sur un hôte",
      en: "a server that fits on one host",
    },
    remediation: {
      fr: "Réduisez ou retirez {flavor}, ou ajoutez des hôtes assez grands dans {site}/facility.yaml.",
      en: "Reduce or remove {flavor}, or add hosts that are large enough to {site}/facility.yaml.",
    },
  },
  poolTooSmall: {
    got: {
      fr: "{carried, number} Gio que le pool {pool} porte après les pertes de la réserve",
      en: "{carried, number} GiB that pool {pool} carries after the losses of the reserve",
    },
    want: {
      fr: "au moins {needed, number}, promis aux locataires qui n'ont pas d'autre pool",
      en: "at least {needed, number}, promised to tenants that have no other pool",
    },
    remediation: {
      fr: "{missing, plural, one {# Gio manque} other {# Gio manquent}} : agrandissez le pool ou répartissez-le sur plus de zones, ou baissez quota.override.volumeGiB chez les plus grands : {largest}.",
      en: "{missing, plural, one {# GiB is} other {# GiB are}} missing: enlarge the pool or spread it over more zones, or lower quota.override.volumeGiB of the largest: {largest}.",
    },
  },
  objectStoreTooSmall: {
    got: {
      fr: "{carried, number} Gio d'objets que le site porte après les pertes de la réserve",
      en: "{carried, number} GiB of objects that the site carries after the losses of the reserve",
    },
    want: {
      fr: "au moins {needed, number}, ce que peuvent contenir les conteneurs d'ici et les copies de ceux d'autres sites",
      en: "at least {needed, number}, what the containers here and the copies of other sites' may hold",
    },
    remediation: {
      fr: "{missing, plural, one {# Gio manque} other {# Gio manquent}} : agrandissez le stockage d'objets ou répartissez-le sur plus de zones, ou baissez containers.*.maxGiB chez les plus grands : {largest}.",
      en: "{missing, plural, one {# GiB is} other {# GiB are}} missing: enlarge the object store or spread it over more zones, or lower containers.*.maxGiB of the largest: {largest}.",
    },
  },
  objectsUncounted: {
    got: {
      fr: "rien, alors que des conteneurs peuvent contenir {needed, number} Gio ({largest})",
      en: "nothing, though containers may hold {needed, number} GiB ({largest})",
    },
    want: {
      fr: "le stockage d'objets du site",
      en: "the site's object store",
    },
    remediation: {
      fr: "Écrivez objectStore dans {site}/facility.yaml, avec usableGiB, replicas et zones.",
      en: "Write objectStore in {site}/facility.yaml, with usableGiB, replicas and zones.",
    },
  },
  noShare: {
    got: { fr: "{owner}, sans part à {site}", en: "{owner}, which has no share of {site}" },
    want: { fr: "un membre qui en a une : {allowed}", en: "a member that has one: {allowed}" },
    remediation: {
      fr: "Écrivez shares.{site}.{owner} dans alliance.yaml, ou choisissez un autre site.",
      en: "Write shares.{site}.{owner} in alliance.yaml, or choose another site.",
    },
  },
  overShare: {
    got: {
      fr: "{sum, number} {field} promis à {site} aux locataires de {owner}",
      en: "{sum, number} {field} promised at {site} to tenants of {owner}",
    },
    want: {
      fr: "au plus {limit, number}, sa part garantie et son débord (burst)",
      en: "at most {limit, number}, its guaranteed part and its burst",
    },
    remediation: {
      fr: "{excess, number} de trop : baissez quota dans {site}/tenants (les plus grands : {largest}), ou convenez d'une part plus grande ici.",
      en: "{excess, number} too many: lower quota in {site}/tenants (the largest: {largest}), or agree on a larger share here.",
    },
  },
  guaranteedBeyondFacility: {
    got: {
      fr: "{sum, plural, one {# {field} garanti} other {# {field} garantis}} au total : {members}",
      en: "{sum, number} {field} guaranteed in total: {members}",
    },
    want: carried,
    remediation: {
      fr: "{excess, number} de trop : baissez des parts garanties ici, ou ajoutez ce qui manque dans {site}/facility.yaml.",
      en: "{excess, number} too many: lower guaranteed parts here, or add what is missing to {site}/facility.yaml.",
    },
  },
  guaranteedBeyondOffer: {
    got: {
      fr: "{sum, plural, one {# {field} garanti} other {# {field} garantis}} au total : {members}",
      en: "{sum, number} {field} guaranteed in total: {members}",
    },
    want: {
      fr: "au plus {limit, number}, capacity.{field} de {site}/site.yaml",
      en: "at most {limit, number}, capacity.{field} of {site}/site.yaml",
    },
    remediation: {
      fr: "{excess, number} de trop : baissez des parts garanties ici, ou offrez plus dans {site}/site.yaml.",
      en: "{excess, number} too many: lower guaranteed parts here, or offer more in {site}/site.yaml.",
    },
  },
} as const satisfies Record<string, IssueText>;

/** A sum that exceeds its limit, when several are reported together. */
export const SUM: Message = {
  fr: "{total, number} {field}, au plus {limit, number}",
  en: "{total, number} {field}, at most {limit, number}",
};

/** One tenant's part of such a sum. */
export const PART: Message = {
  fr: "{name} {amount, number} {field}",
  en: "{name} {amount, number} {field}",
};

export const QUOTAS = {
  overCapacity: {
    got: {
      fr: "{sum, number} {field} promis au total",
      en: "{sum, number} {field} promised in total",
    },
    want: {
      fr: "au plus {capacity, number}, la capacité du site",
      en: "at most {capacity, number}, the site's capacity",
    },
    remediation: {
      fr: "{excess, number} de trop ; les plus grands quotas : {largest}.",
      en: "{excess, number} too many; the largest quotas: {largest}.",
    },
  },
  overLimits: {
    got: {
      fr: "le quota de {tenant}, avec lequel sont promis {over}",
      en: "the quota of {tenant}, with which there are promised {over}",
    },
    want: { fr: "{less} de moins", en: "{less} less" },
    remediation: {
      fr: "Baissez-le ici, ou chez d'autres qui comptent dans la même somme : {others} ; ou relevez la limite là où elle est écrite.",
      en: "Lower it here, or that of others who count in the same sum: {others}; or raise the limit where it is written.",
    },
  },
  overOwnClass: {
    got: { fr: "{needs} pour ce qu'il déclare", en: "{needs} for what it declares" },
    want: { fr: "au plus {quotas}, son quota", en: "at most {quotas}, its quota" },
    remediation: {
      fr: "Choisissez une classe plus grande, ou écrivez ces champs sous quota.override.",
      en: "Choose a larger class, or write those fields under quota.override.",
    },
  },
  overOwnQuota: {
    got: {
      fr: "{need, number} {field} pour ce qu'il déclare",
      en: "{need, number} {field} for what it declares",
    },
    want: { fr: "au plus {quota, number}, son quota", en: "at most {quota, number}, its quota" },
    remediation: {
      fr: "Écrivez quota.override.{field} ou choisissez une classe plus grande.",
      en: "Write quota.override.{field} or choose a larger class.",
    },
  },
} as const satisfies Record<string, IssueText>;

export const FACILITY = {
  zoneUncounted: {
    got: { fr: "rien pour la zone {zone}", en: "nothing for zone {zone}" },
    want: {
      fr: "les hôtes de chaque zone de site.yaml",
      en: "the hosts of every zone of site.yaml",
    },
  },
  typeInNoPool: {
    got: { fr: "le type de volume {type} dans aucun pool", en: "volume type {type} in no pool" },
    want: {
      fr: "chaque type de volume de site.yaml dans un pool",
      en: "every volume type of site.yaml in one pool",
    },
  },
  typeInTwoPools: {
    got: {
      fr: "le type de volume {type}, déjà dans le pool {other}",
      en: "volume type {type}, already in pool {other}",
    },
    want: { fr: "un seul pool par type", en: "one pool for each type" },
  },
  networkUncounted: {
    got: {
      fr: "rien pour le réseau externe {network}",
      en: "nothing for external network {network}",
    },
    want: {
      fr: "les adresses de chaque réseau externe de site.yaml",
      en: "the addresses of every external network of site.yaml",
    },
  },
  reserveOfEveryZone: {
    got: {
      fr: "la perte de {got, plural, one {# zone} other {# zones}} sur {zones, number} à supporter",
      en: "the loss of {got, plural, one {# zone} other {# zones}} of {zones, number} to survive",
    },
    want: {
      fr: "au plus {most, number}, moins que le site n'a de zones",
      en: "at most {most, number}, fewer than the site has zones",
    },
    remediation: {
      fr: "Cette réserve perd tout le bâtiment et ne laisse rien à promettre : baissez reserve.zones, ou ajoutez une zone ici et dans site.yaml.",
      en: "This reserve loses the whole building and leaves nothing to promise: lower reserve.zones, or add a zone here and to site.yaml.",
    },
  },
  reserveOfEveryHost: {
    got: {
      fr: "la perte de {got, plural, one {# hôte} other {# hôtes}} par zone à supporter",
      en: "the loss of {got, plural, one {# host} other {# hosts}} in each zone to survive",
    },
    want: {
      fr: "au plus {most, number}, moins que {hosts, plural, one {l'unique hôte} other {les # hôtes}} de la plus grande zone qui peut rester (zones perdues : {zones})",
      en: "at most {most, number}, fewer than the {hosts, plural, one {# host} other {# hosts}} of the largest zone that may be left (zones lost: {zones})",
    },
    remediation: {
      fr: "Cette réserve perd tout le bâtiment et ne laisse rien à promettre : baissez reserve.hostsPerZone, ou ajoutez des hôtes dans zones.",
      en: "This reserve loses the whole building and leaves nothing to promise: lower reserve.hostsPerZone, or add hosts in zones.",
    },
  },
  sharesUncounted: {
    got: {
      fr: "des parts de {site} sans fichier {site}/facility.yaml",
      en: "shares of {site} without a file {site}/facility.yaml",
    },
    want: {
      fr: "ce fichier : ce que porte le bâtiment",
      en: "that file: what the building carries",
    },
    remediation: {
      fr: "On ne partage que ce qui est compté : faites écrire ce fichier par l'exploitation du centre, ou retirez shares.{site}.",
      en: "Only what has been counted is shared: have the centre's operations write that file, or remove shares.{site}.",
    },
  },
  standbyUncounted: {
    got: {
      fr: "{site}, qui n'a pas de fichier {site}/facility.yaml",
      en: "{site}, which has no file {site}/facility.yaml",
    },
    want: {
      fr: "un site dont le bâtiment est compté",
      en: "a site whose building has been counted",
    },
  },
} as const satisfies Record<string, IssueText>;
