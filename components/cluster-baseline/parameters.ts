/** The policy parameters as a component receives them: the data of the ConfigMap. No Pulumi here. */
import type { ListParameter } from "../../policies/admission/parameters.ts";
import type { Problem } from "../checks.ts";
import type { TenantArgs } from "../labels.ts";

/** The entries of a list. */
export function parameterList(law: Record<string, string>, parameter: ListParameter): string[] {
  return (law[parameter] ?? "").split("\n").filter((entry) => entry !== "");
}

/** Problems unless the parameters are those of this tenant at this site. */
export function checkParameters(law: Record<string, string>, args: TenantArgs): Problem[] {
  return (["site", "tenant", "owner"] as const)
    .filter((key) => law[key] !== args[key])
    .map((key) => ({ input: `law.${key}`, got: law[key], want: `${args[key]}, as in ${key}` }));
}
