/**
 * The ids of a run's own resources. The engine tells a pack none before the end, when everything is made; but it records each
 * resource before it goes on with what depends on it, so its own command reads them from the state meanwhile.
 */
import type { EarlyRelations } from "./early.ts";
import { exportedStack } from "./estate-things.ts";
import { toFact } from "./fact.ts";
import { namesOf } from "./properties/targets.ts";
import { asMap } from "./recorded/recording.ts";
import { plain } from "./recorded/values.ts";
import type { Jurisdiction } from "./registry.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Learns what is recorded of the stack of a URN by now; false where nothing can be learnt from there. */
export type LearnIds = (early: EarlyRelations, jurisdiction: Jurisdiction, urn: string) => boolean;

/** Reads them with `ask`, of an update only; a run that records nothing on its way shows nothing. */
export function ownIds(
  isUpdate: () => boolean,
  ask: typeof exportedStack = exportedStack,
  env: Environment = process.env,
): LearnIds {
  return (early, { state }, urn) => {
    const recordsLate = !["", "0", "false"].includes(env.PULUMI_SKIP_CHECKPOINTS ?? "");
    if (!isUpdate() || recordsLate || state?.backendUrl === undefined) return false;
    const [, , stack = "", project = ""] = urn.split(/::?/);
    const text = ask(state.backendUrl, `organization/${project}/${stack}`);
    if (text === undefined) return false;
    enter(early, text);
    return true;
  };
}

function enter(early: EarlyRelations, text: string): void {
  const { resources } = asMap(asMap(JSON.parse(text)).deployment);
  for (const resource of Array.isArray(resources) ? resources : []) {
    const { urn, type, id, external, inputs, outputs } = asMap(resource);
    if (typeof urn !== "string" || typeof type !== "string") continue;
    const names = namesOf(type);
    if (names.length === 0) continue;
    for (const by of names) {
      early.targets.enter(urn, type, by, by === "id" ? id : asMap(outputs)[by]);
    }
    if (early.knows(urn)) continue;
    // The run has not asked about it yet, or only reads it: then the cloud's own labels say whose it is.
    const said = asMap(plain(external === true ? outputs : inputs));
    early.enter({ ...toFact(urn, type, said, undefined), partial: true });
  }
}
