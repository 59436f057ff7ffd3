/** What a registry must not say: void, contradictory or ambiguous is an error, never a verdict. */
import type { Alliance, DataClass, Site } from "./alliance.ts";
import { contractProblems } from "./contract-problems.ts";
import { flowProblems } from "./flow-problems.ts";
import { officeProblems } from "./office-problems.ts";
import { packageProblems } from "./packages.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "./problem.ts";
import { shareProblems } from "./share-problems.ts";
import type { Message } from "./text.ts";
import { workloadProblems } from "./workload-problems.ts";

const MESSAGES = {
  empty: EMPTY,
  notMember: {
    fr: "« {got} » n'est pas un membre ; attendu : {want}",
    en: "got {got}, which is not a member; want one of {want}",
  },
  ownerMissing: {
    fr: "le membre {owner} manque ; chaque membre dit où vont ses données",
    en: "member {owner} is missing; every member says where its data may be",
  },
  duplicateRegion: {
    fr: "la région « {got} » est déjà celle du site {site}",
    en: "got region {got}, which is already that of site {site}",
  },
  noStoreHost: {
    fr: "« {got} » ne nomme pas d'emplacement ; attendu : schéma://emplacement",
    en: "got {got}, which names no place; want scheme://place",
  },
  noS3Endpoint: {
    fr: "« {got} » sans paramètre endpoint mène à Amazon ; attendu : s3://…?endpoint=https://…",
    en: "got {got}, which without an endpoint parameter leads to Amazon; want s3://…?endpoint=https://…",
  },
  copyElsewhere: {
    fr: "« {got} » ne peut garder la copie de l'état de {site} ; attendu un autre site du registre : {want}",
    en: "got {got}, which cannot hold the copy of {site}'s state; want another site of the registry: {want}",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** What the schema alone cannot see; empty when the registry can be judged by. */
export function allianceProblems(alliance: Alliance): AllianceProblem[] {
  const members = Object.keys(alliance.members);
  const siteOf = new Map<string, string>();
  return [
    ...(["members", "sites", "classes"] as const)
      .filter((part) => Object.keys(alliance[part]).length === 0)
      .map((part) => problem("empty", [part])),
    ...Object.entries(alliance.sites).flatMap(([key, site]) => {
      const other = siteOf.get(site.region) ?? key;
      siteOf.set(site.region, other);
      const { region } = site;
      return [
        ...(other === key
          ? []
          : [problem("duplicateRegion", ["sites", key, "region"], { got: region, site: other })]),
        ...siteProblems(["sites", key], site, members),
        ...workloadProblems(key, site, alliance),
        ...flowProblems(key, site, alliance),
      ];
    }),
    ...Object.entries(alliance.classes).flatMap(([key, dataClass]) =>
      classProblems(["classes", key], dataClass, members),
    ),
    ...Object.entries(alliance.contracts).flatMap(([key, contract]) =>
      contractProblems(key, contract, alliance),
    ),
    ...stateCopyProblems(alliance),
    ...officeProblems(alliance),
    ...shareProblems(alliance),
    ...packageProblems(alliance),
  ];
}

function siteProblems(path: string[], site: Site, members: string[]): AllianceProblem[] {
  const { backends, secretsProviders } = site.state;
  return [
    ...memberProblems([...path, "country"], [site.country], members),
    ...emptyProblems([...path, "endpoints", "identity"], site.endpoints.identity),
    ...emptyProblems([...path, "addresses", "ipv4"], site.addresses.ipv4),
    ...emptyProblems([...path, "addresses", "ipv6"], site.addresses.ipv6),
    ...emptyProblems([...path, "state", "backends"], backends),
    ...emptyProblems([...path, "state", "secretsProviders"], secretsProviders),
    ...backends.flatMap((got, index) => {
      const at = [...path, "state", "backends", index];
      const url = URL.canParse(got) ? new URL(got) : undefined;
      if (url === undefined || url.host === "") return [problem("noStoreHost", at, { got })];
      const amazon = url.protocol === "s3:" && !url.searchParams.has("endpoint");
      return amazon ? [problem("noS3Endpoint", at, { got })] : [];
    }),
  ];
}

/** A site that keeps its own copy loses it with itself. */
function stateCopyProblems({ sites, stateCopies }: Alliance): AllianceProblem[] {
  const known = Object.keys(sites);
  return Object.entries(stateCopies)
    .filter(([site, got]) => !known.includes(site) || !known.includes(got) || got === site)
    .map(([site, got]) => {
      const want = known.filter((other) => other !== site).join(", ");
      return problem("copyElsewhere", ["stateCopies", site], { got, site, want });
    });
}

function classProblems(path: string[], dataClass: DataClass, members: string[]) {
  const rights = (["reside", "process", "replicate", "operate"] as const).flatMap((right) => {
    const byOwner = dataClass[right];
    return [
      ...members
        .filter((owner) => !Object.hasOwn(byOwner, owner))
        .map((owner) => problem("ownerMissing", [...path, right], { owner })),
      ...memberProblems([...path, right], Object.keys(byOwner), members),
      ...Object.entries(byOwner).flatMap(([owner, allowed]) => [
        ...emptyProblems([...path, right, owner], allowed),
        ...memberProblems([...path, right, owner], allowed, members),
      ]),
    ];
  });
  const { egress, services } = dataClass;
  return [
    ...emptyProblems([...path, "egress"], egress),
    ...(services ? emptyProblems([...path, "services"], services) : []),
    ...rights,
  ];
}

function memberProblems(path: string[], countries: string[], members: string[]) {
  const want = members.join(", ");
  return countries
    .filter((got) => !members.includes(got))
    .map((got) => problem("notMember", path, { got, want }));
}

function emptyProblems(path: string[], list: readonly unknown[]): AllianceProblem[] {
  return list.length === 0 ? [problem("empty", path)] : [];
}
