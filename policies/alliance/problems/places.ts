/**
 * Problems of a site's identity endpoints and state: they must be on its own ground, in URLs that every reader reads
 * alike.
 */

import { isIP } from "node:net";
import type { Message } from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import { isPlatform, isPublicSuffix, isRegistrable } from "../../values/domains.ts";
import { isOfSite } from "../../values/targets.ts";
import { hasPlainPath, S3_PARAMETERS, secureHost } from "../../values/urls.ts";
import type { Alliance, Site } from "../model.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "../problem.ts";

const MESSAGES = {
  empty: EMPTY,
  notPlain: {
    fr: "« {got} » se lit de plus d'une façon ; attendu : https://hôte[:port][/chemin] en minuscules, sans utilisateur, échappement, requête ni point final",
    en: "got {got}, which can be read in more than one way; want https://host[:port][/path] in lower case, without user, escape, query or trailing dot",
  },
  foreign: {
    fr: "« {got} » n'est ni sous un domaine du site ni dans ses adresses ; attendu : {want}",
    en: "got {got}, which is neither under a domain of the site nor inside its addresses; want {want}",
  },
  noStoreHost: {
    fr: "« {got} » ne nomme pas d'emplacement ; attendu : schéma://emplacement",
    en: "got {got}, which names no place; want scheme://place",
  },
  noS3Endpoint: {
    fr: "« {got} » sans paramètre endpoint mène à Amazon ; attendu : s3://…?endpoint=https://…",
    en: "got {got}, which without an endpoint parameter leads to Amazon; want s3://…?endpoint=https://…",
  },
  store: {
    fr: "« {got} » n'est pas un magasin d'état que le site peut tenir ; attendu : {want}",
    en: "got {got}, which is not a state store that the site can operate; want {want}",
  },
  secrets: {
    fr: "« {got} » ne garde pas ses clés au site ; attendu : hashivault://[clé]",
    en: "got {got}, which does not keep its keys at the site; want hashivault://[key]",
  },
  noVault: {
    fr: "« {got} », mais aucun service vault parmi les keys du site ; attendu : celui qui a la clé",
    en: "got {got}, but no vault service among the site's keys; want the one that has the key",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** The shapes of back ends that a site can run itself. */
const STORES =
  "s3://bucket[/path]?endpoint=https://host, postgres://host[:port]/database?sslmode=verify-full, https://host";

/** Problems of one site's identity endpoints, back ends and secrets providers. */
export function placeProblems(key: string, site: Site, alliance: Alliance): AllianceProblem[] {
  const { endpoints, state, keys } = site;
  const path = ["sites", key, "state"];
  const vaults = Object.values(keys).filter(({ service }) => service === "vault");
  return [
    ...endpoints.identity.flatMap((got, index) =>
      secureProblems(["sites", key, "endpoints", "identity", index], got, got, site, alliance),
    ),
    ...state.backends.flatMap((got, index) =>
      storeProblems([...path, "backends", index], got, site, alliance),
    ),
    ...state.secretsProviders.flatMap((got, index) => {
      const at = [...path, "secretsProviders", index];
      if (!SECRETS.test(got) || !hasPlainPath(got)) return [problem("secrets", at, { got })];
      // A site without any key service is already reported.
      const none = Object.keys(keys).length > 0 && vaults.length === 0;
      return none ? [problem("noVault", at, { got })] : [];
    }),
  ];
}

const SECRETS = /^hashivault:\/\/([A-Za-z0-9._~-]+(\/[A-Za-z0-9._~-]+)*)?$/;
const S3 = /^s3:\/\/[a-z0-9][a-z0-9-]+[a-z0-9](\/[A-Za-z0-9._-]+)*\?[^#]*$/;
const POSTGRES =
  /^postgres:\/\/([^/:?#@\\%]+)(:[1-9]\d{0,4})?\/[A-Za-z0-9_-]+(\?sslmode=(require|verify-ca|verify-full))?$/;

function storeProblems(
  at: PropertyKey[],
  got: string,
  site: Site,
  alliance: Alliance,
): AllianceProblem[] {
  const url = URL.canParse(got) ? new URL(got) : undefined;
  if (url === undefined || url.host === "") return [problem("noStoreHost", at, { got })];
  const other = [problem("store", at, { got, want: STORES })];
  switch (url.protocol) {
    case "https:":
      return secureProblems(at, got, got, site, alliance);
    case "s3:": {
      const names = [...url.searchParams.keys()];
      if (!names.includes("endpoint")) return [problem("noS3Endpoint", at, { got })];
      // When a parameter appears twice, readers differ on which counts.
      const plain = S3.test(got) && !got.includes("..") && new Set(names).size === names.length;
      const known = [...url.searchParams].every(
        ([name, value]) =>
          name === "endpoint" || (S3_PARAMETERS.includes(name) && /^[A-Za-z0-9_-]+$/.test(value)),
      );
      if (!plain || !known) return other;
      return secureProblems(at, got, url.searchParams.get("endpoint") ?? "", site, alliance);
    }
    case "postgres:": {
      const [, host] = POSTGRES.exec(got) ?? [];
      return host === undefined ? other : foreign(at, got, host, site, alliance);
    }
    default:
      return other;
  }
}

/** Problems of an entry that leads to an https URL. */
export function secureProblems(
  at: PropertyKey[],
  got: string,
  url: string,
  site: Site,
  alliance: Alliance,
): AllianceProblem[] {
  const host = secureHost(url);
  if (host === undefined) return [problem("notPlain", at, { got })];
  return foreign(at, got, host, site, alliance);
}

function foreign(
  at: PropertyKey[],
  got: string,
  host: string,
  site: Site,
  { sites }: Alliance,
): AllianceProblem[] {
  if (isOfSite(host, site)) return [];
  const { addresses, workloads } = site;
  const want = choice([...workloads.domains, ...addresses.ipv4, ...addresses.ipv6]);
  const found = problem("foreign", at, { got, want });
  // Attestations cannot make a name the site's if it is another site's, a hosting company's customer's, an address or a
  // suffix.
  const taken = Object.values(sites).some((other) => isOfSite(host, other));
  const nobodys =
    taken || isIP(host) !== 0 || isPlatform(host) || isPublicSuffix(host) || !isRegistrable(host);
  return [nobodys ? found : { ...found, attestable: got }];
}
