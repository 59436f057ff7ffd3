/**
 * `alliance.yaml` from version 0 to 1: each site declares what may run there, where its flows may end, who keeps
 * keys, who administers.
 */
import { parse } from "yaml";
import { appendTo, inline } from "../../edit/yaml.ts";
import type { Neighbours } from "../step.ts";
import { has, SINCE_FIRST } from "./version-zero.ts";

interface Services {
  readonly dns?: readonly string[];
  readonly ntp?: readonly string[];
  readonly proxy?: readonly string[];
}

export function registryFromZero(text: string, neighbours: Neighbours): string {
  const { sites } = parse(text) as { sites: Record<string, Record<string, unknown>> };
  let done = text;
  for (const [key, site] of Object.entries(sites)) {
    for (const part of SINCE_FIRST.filter((one) => !has(site, one))) {
      done = appendTo(done, ["sites", key], BLOCKS[part](servicesOf(neighbours[key])));
    }
  }
  return done;
}

/** Empty values must be filled in by people: only they can grant access and allow destinations. */
const BLOCKS: Readonly<Record<(typeof SINCE_FIRST)[number], (services: Services) => string>> = {
  workloads: () => `workloads: # what may run in this site's clusters; nothing else is admitted
  registries: []
  domains: []
  storageClasses: []
  volumeTypes: []
  provisioners: []
  api: []`,
  flows: (services) => `flows: # where the site's own flows may end; all of it is this site's
  logs: []
  metrics: []
  traces: []
  backups: []
  images: []
  dns: ${list(services.dns)}
  ntp: ${list(services.ntp)}
  proxy: ${list(services.proxy)}
  support: []`,
  keys: () => "keys: {} # who keeps keys, and of which classes",
  administration: () => "administration: {} # from where",
};

/** The services that the site's own file already offers to its tenants: flows may end there. */
function servicesOf(site: unknown): Services {
  return (site as { services?: Services } | null | undefined)?.services ?? {};
}

function list(entries: readonly string[] = []): string {
  return `[${entries.map((entry) => inline(entry, entry.includes(":"))).join(", ")}]`;
}
