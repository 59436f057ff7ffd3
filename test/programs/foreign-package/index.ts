import * as pulumi from "@pulumi/pulumi";
import { guard } from "../guarded.ts";

guard();
// A resource that its package's plugin would create, not this program: the engine loads the plugin only once it is
// admitted.
new pulumi.ComponentResource("acme:index:Bucket", "b", {}, {}, true);
