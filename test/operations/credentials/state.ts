/** A recorded state with credentials, as the engine records them. */
import type { StackState, StateResource } from "../../../operations/state/stack-state.ts";
import { stateWith } from "../state/recorded-state.ts";

const PASSWORD = "random:index/randomPassword:RandomPassword";
const APPLICATION = "openstack:identity/applicationCredential:ApplicationCredential";

/** Bamako's treasury with a service account and its application credential, made on these days. */
export function withAccount(made: {
  readonly password?: string;
  readonly application?: string;
}): StackState {
  const state = stateWith("bamako", { treasury: { clusters: ["apps"] }, tax: { owner: "BF" } });
  const of = (type: string, name: string, more: Partial<StateResource>): StateResource => ({
    urn: `urn:pulumi:bamako::aes-estate::${type}::bamako-treasury-${name}`,
    type,
    ...more,
  });
  const created = (at: string | undefined) => (at === undefined ? {} : { created: at });
  return {
    resources: [
      ...(state.resources ?? []),
      of(PASSWORD, "service-account-password", created(made.password)),
      of(APPLICATION, "application-credential", { id: "app-1", ...created(made.application) }),
    ],
  };
}
