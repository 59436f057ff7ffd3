/** References to unknown names. */

import type { IssueText } from "../issue-text.ts";
import { GOTS, WANTS } from "./shape.ts";

export const REFERENCES = {
  unknownReference: {
    got: GOTS.value,
    want: WANTS.oneOf,
  },
  notAMember: {
    got: GOTS.value,
    want: { fr: "un membre de l'alliance : {allowed}", en: "a member of the alliance: {allowed}" },
  },
  unregisteredService: {
    got: GOTS.value,
    want: {
      fr: "une adresse inscrite pour le site dans alliance.yaml (sites.{site}.destinations.{service}) : {allowed}",
      en: "an address registered for the site in alliance.yaml (sites.{site}.destinations.{service}): {allowed}",
    },
  },
  foreignMailbox: {
    got: GOTS.value,
    want: {
      fr: "une adresse sous un domaine du gouvernement d'un membre ou du registre, en minuscules : {allowed}",
      en: "an address under a domain of a member's government or of the registry, in lower case: {allowed}",
    },
  },
  undeclaredOffer: {
    got: GOTS.value,
    want: {
      fr: "un nom que le registre déclare pour le site dans alliance.yaml (sites.{site}.offers.{part}) : {allowed}",
      en: "a name that the registry declares for the site in alliance.yaml (sites.{site}.offers.{part}): {allowed}",
    },
  },
  moveTarget: {
    got: GOTS.value,
    want: {
      fr: "un autre site, ouvert : {allowed}",
      en: "another site, an open one: {allowed}",
    },
  },
  moveTaken: {
    got: {
      fr: "{got}, où le locataire {tenant} a déjà un fichier",
      en: "{got}, where the tenant {tenant} has a file already",
    },
    want: { fr: "un locataire qui n'y est pas encore", en: "a tenant that is not there yet" },
    remediation: {
      fr: "Terminez le déménagement avec « estate move » plutôt qu'à la main, ou retirez l'un des deux fichiers.",
      en: "Finish a move with `estate move`, not by hand, or remove one of the two files.",
    },
  },
  cloudNameTwice: {
    got: { fr: "{name}, déjà le nom de {other}", en: "{name}, already the name of {other}" },
    want: { fr: "un nom par entrée", en: "one name for each entry" },
  },
  otherReach: {
    got: GOTS.value,
    want: {
      fr: "{expected}, comme le nom du réseau l'indique",
      en: "{expected}, as the network's name says",
    },
  },
  attestedOther: {
    got: {
      fr: "l'attestation du type de volume {got}",
      en: "the attestation of the volume type {got}",
    },
    want: {
      fr: "{name} sous about, le nom du type sur le cloud",
      en: "{name} under about, the type's name on the cloud",
    },
    remediation: {
      fr: "Qu'un bureau vérifie le chiffrement de {name}, puis écrive ce nom sous about.",
      en: "Have an office check the encryption of {name}, then write that name under about.",
    },
  },
  ownVolumeType: {
    got: {
      fr: "{name}, comme le parc nomme ses types de volume en clair",
      en: "{name}, as the estate names its own plain volume types",
    },
    want: {
      fr: "un nom qui ne commence pas par {prefix}",
      en: "a name that does not begin with {prefix}",
    },
  },
  reservedTenant: {
    got: { fr: "un locataire nommé {got}", en: "a tenant named {got}" },
    want: {
      fr: "un nom qui n'est pas à la plateforme : {allowed}",
      en: "a name that is not the platform's: {allowed}",
    },
    remediation: {
      fr: "Le parc emploie ces noms pour ses propres ressources, et les trois derniers aussi comme préfixes devant un tiret.",
      en: "The estate uses these names for its own resources, and the last three also as prefixes before a hyphen.",
    },
  },
  tenantWithinName: {
    got: {
      fr: "{got}, qui prolonge le nom du locataire {other}",
      en: "{got}, which continues the name of tenant {other}",
    },
    want: {
      fr: "une clé qui ne commence pas par {other}-",
      en: "a key that does not begin with {other}-",
    },
    remediation: {
      fr: "Le nom d'un groupe commence par son locataire : le groupe x-y de {other} et le groupe y de {other}-x auraient le même nom.",
      en: "A group's name begins with its tenant: group x-y of {other} and group y of {other}-x would have the same name.",
    },
  },
  renamedStays: {
    got: {
      fr: "{got}, une clé qui est encore là",
      en: "{got}, a key that is still there",
    },
    want: {
      fr: "l'ancienne clé de {key}, que plus rien n'emploie",
      en: "the former key of {key}, which nothing uses any more",
    },
    remediation: {
      fr: "Retirez renamedFrom : une fois le renommage déployé, il ne sert plus.",
      en: "Remove renamedFrom: once the renaming is deployed, it has no more use.",
    },
  },
  renamedTwice: {
    got: {
      fr: "{got}, déjà employé pour {other}",
      en: "{got}, already used for {other}",
    },
    want: {
      fr: "une clé par renommage : une ressource n'en devient pas deux",
      en: "one key for each renaming: one resource does not become two",
    },
    remediation: {
      fr: "Gardez renamedFrom sur l'entrée qui existe déjà ; l'autre est nouvelle.",
      en: "Keep renamedFrom on the entry that exists; the other one is new.",
    },
  },
  reservedName: {
    got: { fr: "un segment nommé {name}", en: "a segment named {name}" },
    want: { fr: "un nom qui ne soit pas {allowed}", en: "a name other than {allowed}" },
    remediation: {
      fr: "Dans les flux, ces noms désignent des lieux hors du locataire.",
      en: "In flows, these names mean places outside the tenant.",
    },
  },
  gatewayAndShared: {
    got: { fr: "gateway et sharedWith ensemble", en: "both gateway and sharedWith" },
    want: { fr: "l'un des deux", en: "one of the two" },
    remediation: {
      fr: "Un segment qui rejoint le routeur d'un autre en utilise aussi la passerelle.",
      en: "A segment that joins another's router uses that router's gateway as well.",
    },
  },
  sharedWithNoRouter: {
    got: GOTS.value,
    want: {
      fr: "un autre segment, doté de son propre routeur",
      en: "another segment, with its own router",
    },
    remediation: {
      fr: "Nommez le segment qui possède le routeur, ou donnez un routeur à {got}.",
      en: "Name the segment that owns the router, or give {got} one.",
    },
  },
} as const satisfies Record<string, IssueText>;
