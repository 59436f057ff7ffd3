/** The destinations of a resource's data, each as a line: its kinds, field and target. */
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { attributesOf } from "../../../../policies/resources/readers/index.ts";

export const sinksOf = (type: string, properties: Record<string, unknown>) =>
  (attributesOf(`openstack:${type}`, properties).sinks ?? []).map(({ kinds, field, target }) => {
    const shown = target === UNKNOWN ? "?" : String(target);
    return `${kinds.join("+") || "nowhere"} ${field} ${shown}`;
  });
