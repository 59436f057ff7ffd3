/** What the engine itself registers: the stack, references to others, connections. */

import { endedInput, given, isTrue } from "../openstack/entries.ts";
import { dangerous, evaluated, inert, secret } from "../properties/entry.ts";
import { closedElsewhere, type Rows, row } from "../properties/row.ts";
import { nothing } from "../resources/classification.ts";

/** Where a plugin is fetched from: the program says it, and the engine keeps it among its own notes. */
const plugin = {
  pluginDownloadURL: dangerous(evaluated("code"), "fetched", given),
  __internal: dangerous(inert("the engine's own notes"), "fetched", (notes) =>
    given((notes as { pluginDownloadURL?: unknown } | null | undefined)?.pluginDownloadURL),
  ),
};

const CONNECTION = nothing("a connection; where it leads is evaluated");

export const engine: Rows = {
  "pulumi:pulumi:Stack": row(nothing("the stack itself; its state is evaluated apart")),
  "pulumi:pulumi:StackReference": row(
    nothing("reads a state of the same, evaluated backend; whose is evaluated"),
    { name: evaluated("joins") },
  ),
  "pulumi:providers:aes-estate": closedElsewhere(
    nothing("our components, for other languages"),
    plugin,
  ),
  "pulumi:providers:kubernetes": closedElsewhere(CONNECTION, {
    ...plugin,
    kubeconfig: secret({ secret: "perhaps" }),
  }),
  "pulumi:providers:openstack": closedElsewhere(CONNECTION, {
    ...plugin,
    applicationCredentialSecret: secret(),
    enableLogging: dangerous(evaluated("opens"), "discloses", isTrue),
    insecure: dangerous(evaluated("place"), "unverified", isTrue),
    key: secret({ secret: "perhaps" }),
    password: secret(),
    swauth: dangerous(evaluated("place"), "oldInput", isTrue),
    token: secret(),
    useOctavia: endedInput(evaluated("place"), "openstack.Provider (version 5)"),
  }),
  "pulumi:providers:pulumi": closedElsewhere(nothing("the engine's own"), plugin),
  "pulumi:providers:random": closedElsewhere(nothing("makes values on this machine"), plugin),
};
