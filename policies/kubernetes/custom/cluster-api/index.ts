/** Cluster API with its OpenStack provider and kubeadm: a tenant's servers, networks and API. */

import {
  because,
  block,
  boolean,
  type CustomKind,
  choice,
  denied,
  each,
  kindsOf,
  leads,
  list,
  name,
  number,
  prefix,
  text,
  time,
} from "../field.ts";
import { joinsElsewhere, otherController, serverCommands } from "../reasons.ts";
import { rolling, selector } from "../shared-fields.ts";
import { kubeadmKinds } from "./kubeadm.ts";
import { openstackKinds } from "./openstack.ts";
import {
  BOOTSTRAP,
  CONTROL_PLANE,
  CORE,
  conditions,
  deletion,
  INFRASTRUCTURE,
  meta,
  ORDER,
  percent,
  refersTo,
  seconds,
  strategy,
  taints,
  version,
} from "./shared.ts";

const health = (...types: string[]) =>
  each(list(block({ type: name, status: name, timeoutSeconds: seconds })), ...types);

const of = kindsOf(CORE, "v1beta2");

/** Kinds that are independent of the providers. */
const core: readonly CustomKind[] = [
  of(
    "Cluster",
    "cluster",
    ORDER,
    block({
      clusterNetwork: block({
        apiServerPort: number,
        pods: block({ cidrBlocks: list(prefix) }),
        services: block({ cidrBlocks: list(prefix) }),
        serviceDomain: choice("cluster.local"),
      }),
      controlPlaneEndpoint: block({ host: leads("site"), port: number }),
      controlPlaneRef: refersTo(CONTROL_PLANE, "KubeadmControlPlane"),
      infrastructureRef: refersTo(INFRASTRUCTURE, "OpenStackCluster"),
      paused: boolean,
      availabilityGates: conditions,
      topology: denied({
        fr: "prend ses modèles d'une ClusterClass, que nulle règle ne lit ; écrivez les objets eux-mêmes",
        en: "takes its templates from a ClusterClass, which no rule reads; write the objects themselves",
      }),
    }),
  ),
  of(
    "MachineDeployment",
    "cluster",
    ORDER,
    block({
      clusterName: name,
      replicas: number,
      paused: boolean,
      selector,
      rollout: block({ after: time, strategy: strategy(rolling) }),
      deletion: block({ order: name }),
      remediation: block({ maxInFlight: percent }),
      machineNaming: block({ template: text }),
      template: block({
        metadata: meta,
        spec: block({
          clusterName: name,
          version,
          failureDomain: because(
            "une zone du nuage du site, que la connexion fixe",
            "a zone of the site's own cloud, which the connection decides",
          ),
          minReadySeconds: seconds,
          deletion: block(deletion),
          taints,
          readinessGates: conditions,
          bootstrap: block({
            configRef: refersTo(BOOTSTRAP, "KubeadmConfigTemplate"),
            dataSecretName: serverCommands,
          }),
          infrastructureRef: refersTo(INFRASTRUCTURE, "OpenStackMachineTemplate"),
          providerID: joinsElsewhere,
        }),
      }),
    }),
  ),
  of(
    "MachineHealthCheck",
    "machinery",
    {
      fr: "remplace les serveurs disparus ; ne touche aucune donnée",
      en: "replaces servers that are gone; touches no data",
    },
    block({
      clusterName: name,
      selector,
      checks: block({
        nodeStartupTimeoutSeconds: seconds,
        ...health("unhealthyMachineConditions", "unhealthyNodeConditions"),
      }),
      remediation: block({
        triggerIf: block({ unhealthyInRange: text, unhealthyLessThanOrEqualTo: percent }),
        templateRef: otherController,
      }),
    }),
  ),
];

export const clusterApi: readonly CustomKind[] = [...core, ...kubeadmKinds, ...openstackKinds];
