/** The policy parameters as a component receives them: the data of the ConfigMap. No Pulumi here. */
import type { ListParameter } from "../../policies/admission/parameters.ts";
import type { Problem } from "../checks.ts";
import type { TenantArgs } from "../labels.ts";

/** The entries of a list. */
export function parameterList(policy: Record<string, string>, parameter: ListParameter): string[] {
  return (policy[parameter] ?? "").split("\n").filter((entry) => entry !== "");
}

/** Problems unless the parameters are those of this tenant at this site. */
export function checkParameters(policy: Record<string, string>, args: TenantArgs): Problem[] {
  return (["site", "tenant", "owner"] as const)
    .filter((key) => policy[key] !== args[key])
    .map((key) => ({
      input: `policy.${key}`,
      got: policy[key],
      want: `${args[key]}, as in ${key}`,
    }));
}
