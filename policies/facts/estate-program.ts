/** Recognises resources of the estate's own program: some things are denied to all other programs. */
import type { EvaluationContext } from "../context.ts";
import type { Fact } from "./fact.ts";

/** The estate's project (Pulumi.yaml); its stacks are named after their sites. */
export const PROJECT = "aes-estate";

/**
 * Whether the estate's own program sends a fact: its URN is of the estate's stack for this site. Any program may use
 * the project's name, but its state is then the estate's own stack in a back end that the registry names
 * (state-residency), and only the estate may write there. A component's type, which is all that a parent shows, proves
 * nothing.
 */
export function isOfEstate(
  { subject }: Pick<Fact, "subject">,
  { site }: Pick<EvaluationContext, "site">,
): boolean {
  return subject.startsWith(`urn:pulumi:${site}::${PROJECT}::`);
}
