/** The files of a new site, derived from the current estate. Pure: reads nothing, writes nothing. */
import { join } from "node:path";
import { parse } from "yaml";
import type { Message, MessageValues } from "../../output/message.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import type { Alliance, Site } from "../../policies/alliance/model.ts";
import { key as siteKey } from "../../policies/alliance/model.ts";
import { firstFree } from "../addresses.ts";
import type { Edit } from "../edit/files.ts";
import { appendTo, inline, replaceAt } from "../edit/yaml.ts";
import { allianceFile } from "../load/sources.ts";
import type { SiteFile } from "../model/index.ts";
import { networksIn, nextFirstPort, nextPlan } from "./addresses.ts";
import { TEXTS } from "./messages.ts";
import { capitalised, type Identity, transposeEntry, transposeFile } from "./transpose.ts";

/** The request for a new site. */
export interface SiteRequest {
  readonly site: string;
  readonly country: string;
  /** @default the name of the key */
  readonly title: Partial<Site["title"]>;
  /** Whether to create an example tenant as well. */
  readonly example: boolean;
}

/** The files a plan starts from. */
export interface Ground {
  /** The stacks folder. */
  readonly root: string;
  readonly allianceText: string;
  readonly alliance: Alliance;
  /** The open site used as the model, with its files' texts. */
  readonly model: {
    readonly key: string;
    readonly site: string;
    readonly facility?: string | undefined;
  };
  /** Data of every file of the estate, to find used addresses. */
  readonly data: readonly unknown[];
}

/** The new site's entry, and every file to write. */
export interface SitePlan {
  readonly entry: Identity & Pick<Site, "rehearsal" | "title">;
  readonly edits: readonly Edit[];
}

/** Plans a new site. @throws UserError if that is not possible */
export function planSite(request: SiteRequest, ground: Ground): SitePlan {
  const { root, allianceText, alliance, model } = ground;
  const known = Object.hasOwn(alliance.sites, request.site)
    ? alliance.sites[request.site]
    : undefined;
  rejectRequest(request, alliance, known);
  const source = alliance.sites[model.key] as Site;
  const from: Identity = { ...source, key: model.key };
  const registered = known ?? newcomer(request, ground);
  const to: Identity = { ...registered, country: request.country, key: request.site };
  const own = join(root, request.site);
  const title = titleOf(request, known ?? source, known ? to : from);
  const made = (file: string, text: string): Edit => ({ file, text, was: undefined });
  const site = transposeFile(model.site, from, to);
  const registry = known
    ? opened(allianceText, request)
    : appendTo(
        allianceText,
        ["sites"],
        transposeEntry(allianceText, from, to, {
          title,
          firstPort: registered.rehearsal.firstPort,
          taken: Object.values(alliance.sites).flatMap(({ workloads }) => workloads.domains),
        }),
      );
  return {
    entry: { ...to, rehearsal: registered.rehearsal, title },
    edits: [
      { file: allianceFile(root), text: registry, was: allianceText },
      made(join(own, "site.yaml"), site),
      ...(model.facility === undefined
        ? []
        : [made(join(own, "facility.yaml"), transposeFile(model.facility, from, to))]),
      ...(request.example
        ? [made(join(own, "tenants", `${EXAMPLE}.yaml`), example(request, alliance, site))]
        : []),
      made(join(root, "..", `Pulumi.${request.site}.yaml`), stackFile(request.site)),
    ],
  };
}

/** Tenant for the acceptance of a site; removed once a real tenant exists. */
const EXAMPLE = "acceptance";

function rejectRequest(request: SiteRequest, alliance: Alliance, known: Site | undefined): void {
  const members = Object.keys(alliance.members).join(", ");
  const reject = (text: Message, values: MessageValues) => {
    throw new Misuse(text, values);
  };
  if (!siteKey.safeParse(request.site).success) reject(TEXTS.badKey, { got: request.site });
  if (!Object.hasOwn(alliance.members, request.country)) {
    reject(TEXTS.notAMember, { got: request.country, allowed: members });
  }
  if (known && known.country !== request.country) {
    reject(TEXTS.otherCountry, {
      site: request.site,
      got: request.country,
      country: known.country,
    });
  }
}

/** Addresses and ports of a site that is not in the registry yet. */
function newcomer({ site, country }: SiteRequest, { alliance, data }: Ground) {
  const sites = Object.values(alliance.sites);
  const used = data.flatMap(networksIn);
  const free = (family: "ipv4" | "ipv6") => {
    const plans = sites.flatMap(({ addresses }) => addresses[family]);
    const found = nextPlan(plans, used);
    if (found === undefined)
      throw new UserError(TEXTS.exhausted, { family, site, plans: plans.join(", ") });
    return found;
  };
  const firstPort = nextFirstPort(sites.map(({ rehearsal }) => rehearsal.firstPort));
  if (firstPort === undefined) throw new UserError(TEXTS.noPorts, { site });
  const addresses = { ipv4: [free("ipv4")], ipv6: [free("ipv6")] };
  return { country, addresses, rehearsal: { firstPort } };
}

/** The registry with a planned site opened; nothing else changes, except the title if one was given. */
function opened(text: string, { site, title }: SiteRequest): string {
  const titled = Object.entries(title).reduce(
    (done, [language, name]) => replaceAt(done, ["sites", site, "title", language], inline(name)),
    text,
  );
  return replaceAt(titled, ["sites", site, "status"], "open");
}

function titleOf({ site, title }: SiteRequest, source: Site, from: Identity): Site["title"] {
  const renamed = (text: string) => text.replaceAll(capitalised(from.key), capitalised(site));
  return { fr: title.fr ?? renamed(source.title.fr), en: title.en ?? renamed(source.title.en) };
}

/** One isolated segment with public data, in the smallest sufficient quota. */
function example(
  { site, country }: SiteRequest,
  { classes, sites }: Alliance,
  siteText: string,
): string {
  const file = parse(siteText) as SiteFile;
  const [dataClass = ""] = Object.entries(classes).sort(([, a], [, b]) => a.rank - b.rank)[0] ?? [];
  const serving = Object.entries(file.quotaClasses).filter(([, quota]) => quota.networks > 0);
  const [quota = ""] = serving.sort(([, a], [, b]) => a.cores - b.cores)[0] ?? [];
  const [flavor = ""] = Object.keys(file.flavors);
  const [volumeType = ""] =
    Object.entries(file.volumeTypes).find(([, type]) => type.encrypted) ?? [];
  const identity = sites[site]?.endpoints.identity[0] ?? `https://identity.${site}.example`;
  const contact = `${EXAMPLE}@${new URL(identity).hostname.replace(/^[^.]+\./, "")}`;
  const ipv4 = firstFree(file.addressPools.ipv4, [], 26);
  const ipv6 = firstFree(file.addressPools.ipv6, [], 64);
  // The tenants' schema is beside the site's, one folder level further from here.
  const schemas = /\$schema=(\S*?)site\.schema\.json/.exec(siteText)?.[1] ?? "../schemas/";
  return `# yaml-language-server: $schema=../${schemas}tenant.schema.json
# Shows that the site serves a tenant; remove it once a real one is there.
schemaVersion: 2
tenant: ${EXAMPLE}
title: { fr: Recette du site, en: Acceptance of the site }
owner: ${country}
dataClass: ${dataClass}
contact: ${contact}
quota: { class: ${quota} }
groups:
  operators: { roles: [member] }
flavors: [${flavor}]
volumeTypes: [${volumeType}]
segments:
  front: { ipv4: ${ipv4}, ipv6: "${ipv6}" } # no router: isolated
flows:
  within-front: { from: front, to: front, protocol: tcp, ports: 443 }
`;
}

function stackFile(site: string): string {
  return `# What this stack connects to. What it builds is in stacks/${site}/.
secretsprovider: passphrase
config:
  aes-estate:cloud: ${site}
  aes-estate:language: fr
  aes-estate:rehearsal: true
`;
}
