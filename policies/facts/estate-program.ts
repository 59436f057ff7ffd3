/** Whether the estate's own program makes something: what it alone may do is denied to everybody else. */
import type { EvaluationContext } from "../context.ts";
import type { Fact } from "./fact.ts";

/** The estate's project (Pulumi.yaml); its stacks are called after their sites. */
export const PROJECT = "aes-estate";

/**
 * Whether the estate's own program sends a fact: its URN is of the estate's stack for this site. Anybody may call a
 * project so, but its state is then the estate's own stack in a back end that the registry names (state-residency),
 * which nobody else may write. A component's type, which is all that a parent shows, says nothing.
 */
export function isOfEstate(
  { subject }: Pick<Fact, "subject">,
  { site }: Pick<EvaluationContext, "site">,
): boolean {
  return subject.startsWith(`urn:pulumi:${site}::${PROJECT}::`);
}
