/** Promises beyond what a building carries, quotas beyond shares. */
import type { IssueText } from "../../estate/issue-text.ts";

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
    mend: {
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
    mend: {
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
    mend: {
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
    mend: {
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
    mend: {
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
    mend: {
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
      fr: "ce dans quoi le site garde ses objets",
      en: "what the site keeps objects in",
    },
    mend: {
      fr: "Écrivez objectStore dans {site}/facility.yaml, avec usableGiB, replicas et zones.",
      en: "Write objectStore in {site}/facility.yaml, with usableGiB, replicas and zones.",
    },
  },
  noShare: {
    got: { fr: "{owner}, sans part à {site}", en: "{owner}, which has no share of {site}" },
    want: { fr: "un membre qui en a une : {allowed}", en: "a member that has one: {allowed}" },
    mend: {
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
    mend: {
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
    mend: {
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
    mend: {
      fr: "{excess, number} de trop : baissez des parts garanties ici, ou offrez plus dans {site}/site.yaml.",
      en: "{excess, number} too many: lower guaranteed parts here, or offer more in {site}/site.yaml.",
    },
  },
} as const satisfies Record<string, IssueText>;
