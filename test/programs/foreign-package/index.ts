import * as pulumi from "@pulumi/pulumi";
import { guard } from "../guarded.ts";

guard();
new pulumi.ComponentResource("acme:index:Bucket", "b");
