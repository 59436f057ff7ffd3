/** Look-ups of a program, which create nothing: functions of plugins and of the engine. */
import type { Fact, Unknown } from "../facts/fact.ts";
import { rendersOnly } from "../kubernetes/resources.ts";
import { LOOK_UPS } from "../openstack/look-ups.ts";
import type { Properties } from "./readers/reader.ts";
import { type Destination, toFact } from "./to-fact.ts";

/**
 * Functions of the engine: they read a stack's state, and `readsStack` names the stack; the last one reads the
 * program's own.
 */
const ENGINE: readonly string[] = [
  "pulumi:pulumi:readStackOutputs",
  "pulumi:pulumi:readStackResourceOutputs",
  "pulumi:pulumi:getResource",
];

/**
 * A look-up holds no data itself, but its connection leads somewhere, and the request itself may disclose data: only
 * known functions pass. An alliance that admits a package admits the resources it creates, not its functions.
 */
export function lookUpFact(
  token: string,
  args: Properties,
  destination: Destination | Unknown | undefined,
): Fact {
  const known = LOOK_UPS.admitted.has(token) || ENGINE.includes(token) || rendersOnly(token);
  const effects = known ? [] : undefined;
  return { ...toFact(token, token, args, destination), effects, asks: true };
}
