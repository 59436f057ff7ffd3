/** Statements of the reference estate, with small recorded states and answers of clouds. */
import { join } from "node:path";
import { loadEstates } from "../../../checks/load.ts";
import { readGrants } from "../../../evidence/audit/input.ts";
import type { CloudSite } from "../../../evidence/compliance/cloud.ts";
import type { Gathered } from "../../../evidence/compliance/gather.ts";
import type { Statement } from "../../../evidence/compliance/model.ts";
import { evaluateState, type RecordedSite } from "../../../evidence/compliance/recorded.ts";
import type { StatementRequest } from "../../../evidence/compliance/request.ts";
import { statementOf } from "../../../evidence/compliance/statement.ts";
import type { DriftFile } from "../../../evidence/drift/read.ts";
import type { Language } from "../../../output/message.ts";
import { readAlliance } from "../../../policies/enforce/registry.ts";
import type { Waiver, Waivers } from "../../../policies/waivers/index.ts";
import { REFERENCE, STACKS } from "../../estate/overlay.ts";
import { type Given, root, site, stateOf, urnOf } from "../audit/states.ts";

export const AS_OF = "2026-11-24";
export const WAIVERS = join(REFERENCE, "policies/waivers.yaml");

const ALLIANCE = join(STACKS, "alliance.yaml");

/** A volume of a tenant, named as the program names it. */
export function volumeOf(tenant: string, owner: string, dataClass: string, more = {}): Given {
  return {
    type: "openstack:blockstorage/volume:Volume",
    name: `bamako-${tenant}-data`,
    provider: "site",
    inputs: {
      size: 1,
      volumeType: "encrypted",
      metadata: { "aes:class": dataClass, "aes:owner": owner, "aes:tenant": tenant },
      ...more,
    },
  };
}

/** A bandwidth class of Niger's civil registry at Bamako. */
export function qosOf(more = {}): Given {
  return {
    type: "openstack:networking/qosPolicy:QosPolicy",
    name: "bamako-niger-civil-registry-qos",
    provider: "site",
    inputs: {
      tags: ["aes:class=citizen", "aes:owner=NE", "aes:tenant=niger-civil-registry"],
      ...more,
    },
  };
}

export const compliant: readonly Given[] = [
  root(),
  site,
  volumeOf("niger-civil-registry", "NE", "citizen"),
  qosOf(),
];

/** Shared with every project: a waivable violation. */
export const shared: readonly Given[] = [root(), site, qosOf({ shared: true })];
export const SHARED_URN = urnOf(qosOf());

/** A waiver of that violation. */
export const waiver: Waiver = {
  rule: "tenant-sharing",
  scope: SHARED_URN,
  owner: { name: "responsable de l'exploitation de Bamako", office: "bamako-operations" },
  approver: { name: "responsable de la conformité du Niger", office: "niger-compliance" },
  reason: { fr: "Le temps de la migration.", en: "While the migration lasts." },
  ticket: "AES-17",
  compensating: { fr: "Surveillance du réseau.", en: "The network is watched." },
  start: "2026-10-01",
  expiry: "2026-12-20",
};

export function granting(waivers: Readonly<Record<string, Waiver>>): Waivers {
  return { sound: waivers, problems: [] };
}

const evaluated: Record<Language, Map<readonly Given[], RecordedSite>> = {
  fr: new Map(),
  en: new Map(),
};

/** The evaluation of a state of Bamako; of the same resources, once. */
export function recorded(resources: readonly Given[], language: Language = "en"): RecordedSite {
  const known = evaluated[language].get(resources);
  if (known !== undefined) return known;
  const options = { alliance: ALLIANCE, waivers: WAIVERS, today: AS_OF };
  const state = { name: "bamako.json", text: stateOf(resources) };
  const found = evaluateState(state, options, language);
  evaluated[language].set(resources, found);
  return found;
}

/** What Bamako's cloud answers. */
export function cloud(projects: CloudSite["projects"], others: readonly string[] = []): CloudSite {
  return { site: "bamako", address: "https://identity.bamako.aes.example/v3", projects, others };
}

let loading: ReturnType<typeof loadEstates> | undefined;

/** What a statement covers, by default all owners' data at Bamako. */
export async function request(
  more: Partial<StatementRequest> & { readonly sites?: readonly string[] } = {},
): Promise<StatementRequest> {
  loading ??= loadEstates(undefined, { root: STACKS, today: AS_OF });
  const { estates, repatriation } = await loading;
  const { sites = ["bamako"], ...others } = more;
  const alliance = readAlliance(ALLIANCE);
  return {
    estates,
    chosen: estates.filter(({ siteKey }) => sites.includes(siteKey)),
    repatriation,
    alliance,
    owners: Object.keys(alliance.members),
    root: STACKS,
    waiversFile: WAIVERS,
    asOf: AS_OF,
    language: "en",
    ...others,
  };
}

interface Seen extends Partial<Omit<StatementRequest, "waiversFile">> {
  readonly sites?: readonly string[];
  readonly recorded?: readonly RecordedSite[];
  readonly clouds?: readonly CloudSite[];
  readonly drift?: readonly DriftFile[];
  readonly waivers?: Waivers;
}

/** The statement of what was seen; the rest was not read. */
export async function statement({
  recorded = [],
  clouds = [],
  drift = [],
  waivers,
  ...more
}: Seen = {}): Promise<Statement> {
  const wanted = await request(more);
  const why = { fr: "pas lu", en: "not read" };
  const reasons = Object.fromEntries(wanted.chosen.map(({ siteKey }) => [siteKey, why]));
  const gathered: Gathered = {
    recorded,
    clouds,
    drift,
    reasons: { state: reasons, cloud: reasons },
    uncovered: wanted.estates.flatMap(({ siteKey }) => (siteKey in reasons ? [] : [siteKey])),
  };
  return statementOf(
    wanted,
    waivers ?? readGrants(WAIVERS, wanted.alliance, wanted.language),
    gathered,
  );
}
