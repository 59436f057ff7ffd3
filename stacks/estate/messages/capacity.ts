/** Promises beyond what a building carries, quotas beyond shares. */
import type { IssueText } from "./text.ts";

const carried = {
  fr: "au plus {limit}, ce que porte {site}/facility.yaml après les pertes de sa réserve (zones : {zones} ; hôtes dans chaque autre zone : {hosts})",
  en: "at most {limit}, what {site}/facility.yaml carries after the losses of its reserve (zones: {zones}; hosts in each other zone: {hosts})",
};

export const CAPACITY = {
  offerBeyondFacility: {
    got: { fr: "{sum} {field} offerts", en: "{sum} {field} offered" },
    want: carried,
    mend: {
      fr: "{excess} de trop : baissez capacity.{field} ici, ou ajoutez ce qui manque dans {site}/facility.yaml.",
      en: "{excess} too many: lower capacity.{field} here, or add what is missing to {site}/facility.yaml.",
    },
  },
  diskBeyondFacility: {
    got: {
      fr: "{cores} cores et {ramGiB} ramGiB offerts, où des serveurs de ces gabarits peuvent prendre {sum} Gio de disque local",
      en: "{cores} cores and {ramGiB} ramGiB offered, in which servers of these flavors can take {sum} GiB of local disk",
    },
    want: carried,
    mend: {
      fr: "{excess} Gio de trop : baissez diskGiB des gabarits ou la capacité ici, ou ajoutez des disques dans {site}/facility.yaml.",
      en: "{excess} GiB too many: lower diskGiB of the flavors or the capacity here, or add disks to {site}/facility.yaml.",
    },
  },
  addressesBeyondFacility: {
    got: {
      fr: "{floatingIps} floatingIps et {routers} routers offerts, soit {sum} adresses externes",
      en: "{floatingIps} floatingIps and {routers} routers offered, which take {sum} external addresses",
    },
    want: {
      fr: "au plus {limit}, externalAddresses de {site}/facility.yaml",
      en: "at most {limit}, externalAddresses of {site}/facility.yaml",
    },
    mend: {
      fr: "{excess} de trop : baissez l'un des deux ici, ou ajoutez des adresses dans {site}/facility.yaml.",
      en: "{excess} too many: lower one of the two here, or add addresses to {site}/facility.yaml.",
    },
  },
  flavorOnNoHost: {
    got: {
      fr: "un serveur de {cores} cores, {ramGiB} Gio de mémoire et {diskGiB} Gio de disque, qu'aucun hôte ne porte seul après les pertes de la réserve (zones : {zones} ; hôtes dans chaque autre zone : {hosts})",
      en: "a server of {cores} cores, {ramGiB} GiB of memory and {diskGiB} GiB of disk, which no single host carries after the losses of the reserve (zones: {zones}; hosts in each other zone: {hosts})",
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
      fr: "{carried} Gio que le pool {pool} porte après les pertes de la réserve",
      en: "{carried} GiB that pool {pool} carries after the losses of the reserve",
    },
    want: {
      fr: "au moins {needed}, promis aux locataires qui n'ont pas d'autre pool",
      en: "at least {needed}, promised to tenants that have no other pool",
    },
    mend: {
      fr: "{missing} Gio manquent : agrandissez le pool ou répartissez-le sur plus de zones, ou baissez quota.override.volumeGiB chez les plus grands : {largest}.",
      en: "{missing} GiB are missing: enlarge the pool or spread it over more zones, or lower quota.override.volumeGiB of the largest: {largest}.",
    },
  },
  objectStoreTooSmall: {
    got: {
      fr: "{carried} Gio d'objets que le site porte après les pertes de la réserve",
      en: "{carried} GiB of objects that the site carries after the losses of the reserve",
    },
    want: {
      fr: "au moins {needed}, ce que peuvent contenir les conteneurs d'ici et les copies de ceux d'autres sites",
      en: "at least {needed}, what the containers here and the copies of other sites' may hold",
    },
    mend: {
      fr: "{missing} Gio manquent : agrandissez le stockage d'objets ou répartissez-le sur plus de zones, ou baissez containers.*.maxGiB chez les plus grands : {largest}.",
      en: "{missing} GiB are missing: enlarge the object store or spread it over more zones, or lower containers.*.maxGiB of the largest: {largest}.",
    },
  },
  objectsUncounted: {
    got: {
      fr: "rien, alors que des conteneurs peuvent contenir {needed} Gio ({largest})",
      en: "nothing, though containers may hold {needed} GiB ({largest})",
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
      fr: "{sum} {field} promis à {site} aux locataires de {owner}",
      en: "{sum} {field} promised at {site} to tenants of {owner}",
    },
    want: {
      fr: "au plus {limit}, sa part garantie et son débord (burst)",
      en: "at most {limit}, its guaranteed part and its burst",
    },
    mend: {
      fr: "{excess} de trop : baissez quota dans {site}/tenants (les plus grands : {largest}), ou convenez d'une part plus grande ici.",
      en: "{excess} too many: lower quota in {site}/tenants (the largest: {largest}), or agree on a larger share here.",
    },
  },
  guaranteedBeyondFacility: {
    got: {
      fr: "{sum} {field} garantis au total : {members}",
      en: "{sum} {field} guaranteed in total: {members}",
    },
    want: carried,
    mend: {
      fr: "{excess} de trop : baissez des parts garanties ici, ou ajoutez ce qui manque dans {site}/facility.yaml.",
      en: "{excess} too many: lower guaranteed parts here, or add what is missing to {site}/facility.yaml.",
    },
  },
  guaranteedBeyondOffer: {
    got: {
      fr: "{sum} {field} garantis au total : {members}",
      en: "{sum} {field} guaranteed in total: {members}",
    },
    want: {
      fr: "au plus {limit}, capacity.{field} de {site}/site.yaml",
      en: "at most {limit}, capacity.{field} of {site}/site.yaml",
    },
    mend: {
      fr: "{excess} de trop : baissez des parts garanties ici, ou offrez plus dans {site}/site.yaml.",
      en: "{excess} too many: lower guaranteed parts here, or offer more in {site}/site.yaml.",
    },
  },
} as const satisfies Record<string, IssueText>;
