import { readFileSync } from "node:fs";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { ClusterBaseline, type ClusterBaselineArgs } from "../../../components/index.ts";

const config = new pulumi.Config();
const provider = new kubernetes.Provider("cluster", {
  kubeconfig: pulumi.secret(readFileSync(config.require("kubeconfig"), "utf8")),
  clusterIdentifier: "bamako/tax/apps",
});
const args = config.requireObject<ClusterBaselineArgs>("baseline");
new ClusterBaseline("bamako-tax-apps", args, { provider });
