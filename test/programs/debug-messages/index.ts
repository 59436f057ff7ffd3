import * as pulumi from "@pulumi/pulumi";

await pulumi.log.debug("a message of the program");
new pulumi.ComponentResource("tax:index:Tier", "tier");
