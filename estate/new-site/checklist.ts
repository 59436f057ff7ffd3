/** Tasks of people for a new site, with its names and numbers. The first part is `sandbox/seed.yaml`, key by key. */
import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import type { Estate } from "../estate.ts";

const HEADINGS = {
  operator: {
    fr: "À fournir par l'exploitant avant le premier déploiement réel (docs/operator-prerequisites.fr.md) :",
    en: "To be provided by the operator before the first real deployment (docs/operator-prerequisites.md):",
  },
  people: {
    fr: "À écrire par les responsables :",
    en: "To be written by the people responsible:",
  },
  next: { fr: "Ensuite :", en: "Then:" },
} as const satisfies Record<string, Message>;

/** By key of the sandbox's seed: the rehearsal cloud has all of these. */
export const OPERATOR = {
  zones: {
    fr: "zones de disponibilité {zones}, chacune une zone de feu, avec ses hôtes",
    en: "availability zones {zones}, each a fire zone, with its hosts",
  },
  "external-networks": {
    fr: "réseaux externes {networks}, en IPv4 et IPv6",
    en: "external networks {networks}, in IPv4 and IPv6",
  },
  "external-networks-ungranted": {
    fr: "ces réseaux accordés au projet de l'exploitant, et non à tous",
    en: "those networks granted to the operator's project, not to everybody",
  },
  "volume-types": {
    fr: "types de volumes chiffrés {volumeTypes} (LUKS, clés dans Barbican)",
    en: "encrypted volume types {volumeTypes} (LUKS, keys in Barbican)",
  },
  "administrator-quota": {
    fr: "aucune limite aux politiques RBAC du projet de l'administrateur",
    en: "no limit on RBAC policies in the administrator's project",
  },
  "no-default-volume-type": {
    fr: "pas de type de volume __DEFAULT__",
    en: "no __DEFAULT__ volume type",
  },
  "no-default-security-group-rules": {
    fr: "un modèle vide pour les règles des nouveaux groupes de sécurité",
    en: "an empty template for the rules of new security groups",
  },
  images: {
    fr: "images avec leur provenance, publiques et protégées, depuis {images}",
    en: "images with their provenance, public and protected, from {images}",
  },
  "node-images": {
    fr: "images de nœuds pour Kubernetes {versions}",
    en: "node images for Kubernetes {versions}",
  },
  "acceptance-flavor": {
    fr: "un gabarit privé pour la recette de l'exploitant",
    en: "a private flavor for the operator's acceptance test",
  },
  roles: {
    fr: "rôles member, reader, manager, creator et load-balancer_member",
    en: "roles member, reader, manager, creator and load-balancer_member",
  },
  magnum: {
    fr: "Magnum avec le pilote {driver}, et le domaine de ses mandataires",
    en: "Magnum with the driver {driver}, and the domain of its trustees",
  },
  "state-place": {
    fr: "projet « state » et utilisateur « state-keeper », conteneur de l'état et clé S3, dans un stockage d'objets qui chiffre ce qu'il écrit",
    en: "project “state” and user “state-keeper”, the state's container and a key for S3, in an object store that encrypts what it writes",
  },
} as const satisfies Record<string, Message>;

/** Tasks that no rehearsal can show. */
export const REAL = {
  endpoints: {
    fr: "TLS sur {identity} et sur tout autre point d'accès",
    en: "TLS on {identity} and on every other endpoint",
  },
  services: {
    fr: "DNS {dns}, mandataire {proxy}, temps {ntp}",
    en: "DNS {dns}, proxy {proxy}, time {ntp}",
  },
  state: {
    fr: "l'état de la pile dans {backend}, ses secrets chez {secrets}",
    en: "the stack's state in {backend}, its secrets with {secrets}",
  },
  registry: {
    fr: "registre d'images {registries}, sources {images}",
    en: "image registry {registries}, sources {images}",
  },
} as const satisfies Record<string, Message>;

/** Values that only the responsible people can write. */
export const PEOPLE = {
  figures: {
    fr: "{site}/site.yaml et {site}/facility.yaml : capacité, quotas et matériel sont ceux du modèle, mettez les vôtres",
    en: "{site}/site.yaml and {site}/facility.yaml: capacity, quotas and hardware are the model's, put in your own",
  },
  attestation: {
    fr: "{site}/site.yaml : qui a attesté le chiffrement de {volumeTypes}, et quand ; sans cela une vraie pile est rejetée",
    en: "{site}/site.yaml: who attested the encryption of {volumeTypes}, and when; without it a real stack is rejected",
  },
  facility: {
    fr: "{site}/facility.yaml : energy.source, d'où viennent les chiffres ; topology.apart, qui atteste que les serveurs d'un groupe sont sur des hôtes différents ; topology.switchOverMinutes, après un exercice",
    en: "{site}/facility.yaml: energy.source, where the figures are from; topology.apart, who attests that servers of a group stand on different hosts; topology.switchOverMinutes, after a drill",
  },
  offices: {
    fr: "alliance.yaml, offices : qui répond de l'exploitation et de la conformité ({offices} pour {country} à ce jour)",
    en: "alliance.yaml, offices: who answers for operations and compliance ({offices} for {country} so far)",
  },
  shares: {
    fr: "alliance.yaml, shares : ce que chaque membre peut utiliser de {site}",
    en: "alliance.yaml, shares: what each member may use of {site}",
  },
  hosts: {
    fr: "alliance.yaml, classes : les données de {country} peuvent encore résider ailleurs ({classes}) ; resserrez quand elles seront rentrées",
    en: "alliance.yaml, classes: data of {country} may still reside elsewhere ({classes}); narrow it once they are home",
  },
  tenants: {
    fr: "locataires de {country} hébergés ailleurs : {tenants}",
    en: "tenants of {country} hosted elsewhere: {tenants}",
  },
} as const satisfies Record<string, Message>;

const NEXT: Message = {
  fr: `  npx estate check {site}
  make up SITE={site}        une répétition sur un nuage de cette machine
  puis une vraie pile : dans Pulumi.{site}.yaml, la connexion, le fournisseur de secrets, et sans « rehearsal »`,
  en: `  npx estate check {site}
  make up SITE={site}        a rehearsal on a cloud of this machine
  then a real stack: in Pulumi.{site}.yaml, the connection, the secrets provider, and without \`rehearsal\``,
};

/** The whole list for one site, from the estate that includes it. */
export function checklist(estate: Estate, all: readonly Estate[], language: Language): string {
  const values = valuesOf(estate, all);
  const lines = (items: Readonly<Record<string, Message>>) =>
    Object.values(items).map((item) => `  [ ] ${render(item, values, language)}`);
  const { shares, hosts, tenants, ...always } = PEOPLE;
  const pooled = estate.alliance.shares;
  const unshared = Object.keys(pooled).length > 0 && !Object.hasOwn(pooled, estate.siteKey);
  const people = {
    ...always,
    ...(unshared ? { shares } : {}),
    ...(values.classes === "" ? {} : { hosts }),
    ...(values.tenants === "" ? {} : { tenants }),
  };
  return [
    HEADINGS.operator[language],
    ...lines({ ...OPERATOR, ...REAL }),
    "",
    HEADINGS.people[language],
    ...lines(people),
    "",
    HEADINGS.next[language],
    render(NEXT, values, language),
  ].join("\n");
}

function valuesOf(estate: Estate, all: readonly Estate[]) {
  const { alliance, allianceSite, site, siteKey } = estate;
  const { country, endpoints, destinations, state, workloads } = allianceSite;
  const joined = (names: readonly string[]) => names.join(", ");
  const encrypted = Object.values(site.volumeTypes).flatMap((type) =>
    type.encrypted ? [type.name] : [],
  );
  const away = Object.entries(alliance.classes).flatMap(([key, { reside }]) => {
    const elsewhere = (reside[country] ?? []).filter((other) => other !== country);
    return elsewhere.length === 0 ? [] : [`${key}: ${elsewhere.join(" ")}`];
  });
  const hosted = all
    .filter((other) => other.allianceSite.country !== country)
    .flatMap((other) =>
      Object.entries(other.tenants)
        .filter(([, { owner }]) => owner === country)
        .map(([key]) => `${other.siteKey}/${key}`),
    );
  const offices = Object.entries(alliance.offices).filter(
    ([, office]) => office.country === country,
  );
  return {
    site: siteKey,
    country,
    zones: joined(Object.keys(site.zones)),
    networks: joined(Object.values(site.externalNetworks).map(({ name }) => name)),
    volumeTypes: joined(encrypted),
    images: joined(destinations.images),
    versions: joined(Object.keys(site.kubernetes?.versions ?? {})) || "—",
    driver: site.kubernetes?.driver ?? "—",
    identity: joined(endpoints.identity),
    dns: joined(site.services.dns),
    proxy: joined(site.services.proxy),
    ntp: joined(site.services.ntp),
    backend: joined(state.backends),
    secrets: joined(state.secretsProviders),
    registries: joined(workloads.registries),
    offices: joined(offices.map(([key]) => key)) || "—",
    classes: away.join("; "),
    tenants: joined(hosted),
  } satisfies MessageValues;
}
