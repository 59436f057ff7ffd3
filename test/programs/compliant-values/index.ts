import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { guard } from "../guarded.ts";

guard();
new random.RandomId("id", { byteLength: 4 });
new pulumi.StackReference(`organization/${pulumi.getProject()}/${pulumi.getStack()}`);
