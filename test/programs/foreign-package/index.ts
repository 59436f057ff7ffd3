import * as pulumi from "@pulumi/pulumi";
import { guard } from "../guarded.ts";

guard();
// One that its package's plugin would make, not this program: the engine asks for the plugin only when it is admitted.
new pulumi.ComponentResource("acme:index:Bucket", "b", {}, {}, true);
