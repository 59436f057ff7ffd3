/** Resources that the engine itself registers: the stack, stack references, connections. */

import { evaluated, secret } from "../properties/entry.ts";
import { closedElsewhere, type Rows, row } from "../properties/row.ts";
import { nothing } from "../resources/classification.ts";

const CONNECTION = nothing("a connection; where it leads is evaluated");

export const engine: Rows = {
  "pulumi:pulumi:Stack": row(nothing("the stack itself; its state is evaluated apart")),
  "pulumi:pulumi:StackReference": row(
    nothing("reads a state of the same, evaluated backend; whose is evaluated"),
    { name: evaluated("joins") },
  ),
  // Their inputs are described in provider-inputs.ts; the entries here are those that must be marked as secrets.
  "pulumi:providers:aes-estate": closedElsewhere(
    nothing("our components, for other languages"),
    {},
  ),
  "pulumi:providers:kubernetes": closedElsewhere(CONNECTION, {
    kubeconfig: secret({ secret: "perhaps" }),
  }),
  "pulumi:providers:openstack": closedElsewhere(CONNECTION, {
    applicationCredentialSecret: secret(),
    key: secret({ secret: "perhaps" }),
    password: secret(),
    token: secret(),
  }),
  "pulumi:providers:pulumi": closedElsewhere(nothing("the engine's own"), {}),
  "pulumi:providers:random": closedElsewhere(nothing("makes values on this machine"), {}),
};
