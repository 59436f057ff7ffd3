/** Drift reports of Bamako, made by `estate drift` itself from a small cloud, and read at a fixed time. */
import type { DriftFile } from "../../../evidence/drift/read.ts";
import type { Item } from "../../../operations/cloud/client.ts";
import type { Report } from "../../../operations/drift/model.ts";
import type { StackState } from "../../../operations/state/stack-state.ts";
import { toJsonText } from "../../../output/json.ts";
import type { Language } from "../../../output/message.ts";
import {
  type Collections,
  recordedState,
  reportOn,
  untouched,
} from "../../operations/drift/small-cloud.ts";

/** When the cloud was read; the day of the statements in these tests. */
export const AT = "2026-11-24T08:00:12.345Z";

/** What was changed in the cloud by hand. */
export interface ByHand {
  /** The treasury's network is switched off: no rule denies it. */
  readonly off?: boolean;
  /** A QoS policy of the treasury that every project may use, under this name: a rule denies it. */
  readonly shared?: string;
  /** Networks may not be listed. */
  readonly closed?: boolean;
}

const NETWORKS = "network /v2.0/networks";

/** The report on a cloud that was changed by hand; unchanged, it is clean. */
export async function driftReport(
  { off = false, shared, closed = false }: ByHand = {},
  language: Language = "en",
): Promise<Report> {
  const all: Record<string, Item[]> = untouched();
  const networks = (all[NETWORKS] ?? []).map((one) =>
    off && one.id === "n-front" ? { ...one, admin_state_up: false } : one,
  );
  const hand = {
    id: "q-hand",
    name: shared ?? "",
    project_id: "p-treasury",
    shared: true,
    tags: ["aes:class=administrative", "aes:owner=ML", "aes:site=bamako", "aes:tenant=treasury"],
  };
  const cloud: Collections = {
    ...all,
    [NETWORKS]: closed ? 403 : networks,
    "network /v2.0/qos/policies": shared === undefined ? [] : [hand],
  };
  const report = await reportOn(cloud, { language, rehearsal: false, state: realState() });
  return { ...report, at: AT, tool: { ...report.tool, version: "0" } };
}

/** The small cloud's state, as one that was deployed at the real site records it. */
function realState(): StackState {
  const { resources = [], ...state } = recordedState();
  const authUrl = "https://identity.bamako.aes.example/v3";
  return {
    ...state,
    resources: resources.map((one) =>
      one.inputs?.authUrl === undefined ? one : { ...one, inputs: { ...one.inputs, authUrl } },
    ),
  };
}

/** The same as the file that a person gives. */
export async function driftFile(
  byHand: ByHand = {},
  language: Language = "en",
  more: Partial<Report> = {},
): Promise<DriftFile> {
  const report = { ...(await driftReport(byHand, language)), ...more };
  return { name: "drift.json", digest: "00", text: toJsonText(report), report };
}
