import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { connect, guard, LABELS } from "../guarded.ts";

guard();
// The same backend holds this stack, too: in a rehearsal both sites' are on one machine.
new pulumi.StackReference("other", { name: `organization/${pulumi.getProject()}/ouagadougou` });

/** A component of another author, with its own connection inside. */
class Nested extends pulumi.ComponentResource {
  constructor(name: string) {
    super("aes-estate:index:Nested", name);
    const away = new openstack.Provider(
      "away",
      { authUrl: "http://127.0.0.1:9/v3", region: "ouagadougou-1", userName: "a", password: "b" },
      { parent: this, version: "5.4.1" },
    );
    const child = { parent: this, provider: away };
    new openstack.networking.Router("nested", { tags: LABELS }, child);
  }
}

/** The program's own code instead of a provider. */
class Made extends pulumi.dynamic.Resource {
  constructor(name: string) {
    super({ create: async () => ({ id: "made" }) }, name, {});
  }
}

const provider = connect();
// Registered after the guard, so that the guard has seen the inputs before this change.
pulumi.runtime.registerResourceTransform(({ name, props, opts }) => {
  if (name === "transformed") return { props: { ...props, region: "eu-west-1" }, opts };
  if (name === "opened") return { props: { ...props, deleteDefaultRules: false }, opts };
  return undefined;
});

new Nested("component");
new Made("dynamic");
new openstack.networking.Router("transformed", { tags: LABELS }, { provider });
new openstack.networking.Router(
  "protected",
  { region: "eu-west-1", tags: LABELS },
  { provider, protect: true, retainOnDelete: true, ignoreChanges: ["region"] },
);
new openstack.networking.Router(
  "aliased",
  { region: "eu-west-1", tags: LABELS },
  { provider, aliases: [{ name: "compliant" }], additionalSecretOutputs: ["region"] },
);
new openstack.networking.Network("unclosed", { tags: LABELS }, { provider });
new openstack.networking.SecGroup(
  "opened",
  { tags: LABELS, deleteDefaultRules: true },
  { provider },
);
new openstack.compute.VolumeAttach(
  "orphan",
  { volumeId: "0f0f", instanceId: "1e1e" },
  { provider },
);
