/** The resources that KubernetesCluster requests from a management cluster, with the fewest and with all options. */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { parse } from "yaml";
import { recordCluster } from "./clusters.ts";
import {
  ADMIN_KUBECONFIG,
  dependencies,
  inventory,
  type Made,
  mockCloud,
  named,
  resolved,
} from "./recorder.ts";
import { fullestManagedCluster, managedCluster } from "./samples.ts";

test.before(mockCloud);

/** A resource's manifest, as the API server would get it. */
const manifest = ({ inputs }: Made) => inputs as Record<string, Record<string, unknown>>;
/** The value at a path of nested objects. */
const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce((found, key) => (found as Record<string, unknown> | undefined)?.[key], value);
const specOf = (made: readonly Made[], name: string) => manifest(named(made, name)).spec;

test("at its least: the resources of an order", async (t) => {
  const { made } = await recordCluster("managed-least", managedCluster);
  t.deepEqual(inventory(made), [
    "aes-estate:index:KubernetesCluster managed-least",
    "kubernetes:bootstrap.cluster.x-k8s.io/v1beta2:KubeadmConfigTemplate managed-least-pool-web-bootstrap < managed-least",
    "kubernetes:cluster.x-k8s.io/v1beta2:Cluster managed-least-cluster < managed-least",
    "kubernetes:cluster.x-k8s.io/v1beta2:MachineDeployment managed-least-pool-web < managed-least",
    "kubernetes:cluster.x-k8s.io/v1beta2:MachineHealthCheck managed-least-health-control-plane < managed-least",
    "kubernetes:cluster.x-k8s.io/v1beta2:MachineHealthCheck managed-least-health-pools < managed-least",
    "kubernetes:controlplane.cluster.x-k8s.io/v1beta2:KubeadmControlPlane managed-least-control-plane < managed-least",
    "kubernetes:core/v1:Secret managed-least-credentials < managed-least",
    "kubernetes:core/v1:Secret managed-least-kubeconfig < managed-least",
    "kubernetes:infrastructure.cluster.x-k8s.io/v1beta1:OpenStackCluster managed-least-infrastructure < managed-least",
    "kubernetes:infrastructure.cluster.x-k8s.io/v1beta1:OpenStackMachineTemplate managed-least-control-plane-machines < managed-least",
    "kubernetes:infrastructure.cluster.x-k8s.io/v1beta1:OpenStackMachineTemplate managed-least-pool-web-machines < managed-least",
    "openstack:compute/serverGroup:ServerGroup managed-least-control-plane-placement < managed-least",
    "pulumi:providers:kubernetes managed-least-kubernetes < managed-least",
  ]);
});

test("networks, the API's address and its allow-list", async (t) => {
  const { made } = await recordCluster("doors", fullestManagedCluster);
  t.deepEqual(specOf(made, "doors-infrastructure"), {
    identityRef: { type: "Secret", name: "bamako-tax-apps-credentials", cloudName: "openstack" },
    network: { id: "net-app" },
    subnets: [{ id: "subnet-app" }],
    externalNetwork: { id: "net-gov" },
    disableAPIServerFloatingIP: false,
    apiServerLoadBalancer: {
      enabled: true,
      provider: "amphora",
      allowedCIDRs: ["10.16.0.0/12", "fd5a:e500::/32"],
    },
  });
});

test("servers: encrypted volumes, apart on the hosts, etcd on its own; templates by their digest", async (t) => {
  const { made } = await recordCluster("servers", fullestManagedCluster);
  const identityRef = {
    type: "Secret",
    name: "bamako-tax-apps-credentials",
    cloudName: "openstack",
  };
  t.deepEqual(specOf(made, "servers-control-plane-machines"), {
    template: {
      spec: {
        flavor: "large",
        image: { filter: { name: "ubuntu-24.04-kube-v1.35.2" } },
        securityGroups: [{ id: "group-app" }],
        rootVolume: { sizeGiB: 80, type: "encrypted" },
        identityRef,
        serverGroup: { id: "servers-control-plane-placement.id" },
        additionalBlockDevices: [
          { name: "etcd", sizeGiB: 20, storage: { type: "Volume", volume: { type: "encrypted" } } },
        ],
      },
    },
  });
  t.deepEqual(named(made, "servers-control-plane-placement").inputs, {
    name: "bamako-tax-apps-control-plane",
    policies: "soft-anti-affinity",
  });
  t.deepEqual(specOf(made, "servers-pool-data-machines"), {
    template: {
      spec: {
        flavor: "large",
        image: { filter: { name: "ubuntu-24.04-kube-v1.35.2" } },
        securityGroups: [{ id: "group-app" }],
        rootVolume: { sizeGiB: 80, type: "encrypted" },
        identityRef,
      },
    },
  });
  for (const what of ["control-plane-machines", "pool-data-machines", "pool-data-bootstrap"]) {
    t.regex(
      `${manifest(named(made, `servers-${what}`)).metadata?.name}`,
      /^bamako-tax-apps-(control-plane|data)-[0-9a-f]{8}$/,
    );
  }
});

test("the control plane: version, servers, issuer, mirrors", async (t) => {
  const { made } = await recordCluster("plane", fullestManagedCluster);
  const spec = specOf(made, "plane-control-plane") as Record<string, unknown>;
  t.like(spec, {
    version: "v1.35.2",
    replicas: 5,
    machineTemplate: {
      spec: {
        infrastructureRef: {
          apiGroup: "infrastructure.cluster.x-k8s.io",
          kind: "OpenStackMachineTemplate",
          name: manifest(named(made, "plane-control-plane-machines")).metadata?.name,
        },
      },
    },
  });
  const configuration = at(spec, "kubeadmConfigSpec", "clusterConfiguration");
  t.is(at(configuration, "imageRepository"), "registry.bamako.aes.example/mirror");
  const extraArgs = at(configuration, "apiServer", "extraArgs") as {
    name: string;
    value: string;
  }[];
  t.deepEqual(Object.fromEntries(extraArgs.map(({ name, value }) => [name, value])), {
    "oidc-issuer-url": "https://login.bamako.aes.example/realms/agents",
    "oidc-client-id": "kubernetes",
    "oidc-username-claim": "sub",
    "oidc-username-prefix": "oidc:",
    "oidc-groups-claim": "groups",
    "oidc-groups-prefix": "oidc:",
  });
});

test("every server pulls from the mirror only", async (t) => {
  const { made } = await recordCluster("mirrors", fullestManagedCluster);
  const template = specOf(made, "mirrors-pool-web-bootstrap") as {
    template: { spec: { files: { path: string; content: string }[] } };
  };
  const plane = specOf(made, "mirrors-control-plane") as {
    kubeadmConfigSpec: { files: { path: string; content: string }[] };
  };
  const { files } = template.template.spec;
  t.deepEqual(plane.kubeadmConfigSpec.files, files as typeof plane.kubeadmConfigSpec.files);
  t.deepEqual(
    files.map(({ path, content }) => [path, content]),
    [
      [
        "/etc/containerd/certs.d/_default/hosts.toml",
        [
          'server = "https://registry.bamako.aes.example"',
          "",
          '[host."https://registry.bamako.aes.example/v2/mirror"]',
          '  capabilities = ["pull", "resolve"]',
          "  override_path = true",
          "",
        ].join("\n"),
      ],
      [
        "/etc/containerd/certs.d/registry.bamako.aes.example/hosts.toml",
        'server = "https://registry.bamako.aes.example"\n',
      ],
    ],
  );
});

test("pools: zone, version, size or the autoscaler's bounds", async (t) => {
  const { made } = await recordCluster("pools", fullestManagedCluster);
  const data = manifest(named(made, "pools-pool-data"));
  t.like(data.spec, { clusterName: "bamako-tax-apps", replicas: 3 });
  t.like(at(data, "spec", "template", "spec") as object, {
    version: "v1.35.2",
    failureDomain: "az2",
    clusterName: "bamako-tax-apps",
  });
  t.false("annotations" in (data.metadata ?? {}));
  const web = manifest(named(made, "pools-pool-web"));
  t.false("replicas" in (web.spec ?? {}));
  t.deepEqual(web.metadata?.annotations, {
    "cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size": "2",
    "cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size": "5",
  });
  const jobs = specOf(made, "pools-pool-jobs");
  t.false("failureDomain" in (at(jobs, "template", "spec") as object));
});

test("the service account's credential is in one Secret, a secret, and nowhere else", async (t) => {
  const { made } = await recordCluster("safe", fullestManagedCluster);
  const { inputs, secrets } = named(made, "safe-credentials");
  t.deepEqual(secrets, ["stringData"]);
  const { "clouds.yaml": clouds = "" } = inputs.stringData as Record<string, string>;
  t.deepEqual(parse(clouds).clouds.openstack, {
    auth_type: "v3applicationcredential",
    auth: {
      auth_url: "https://identity.bamako.aes.example/v3",
      application_credential_id: "credential-service-account",
      application_credential_secret: "credential-secret",
    },
    region_name: "bamako-1",
    interface: "public",
    identity_api_version: 3,
  });
  for (const { name, inputs } of made.filter(({ name }) => !/^safe(-credentials)?$/.test(name))) {
    t.false(JSON.stringify(inputs).includes("credential-secret"), name);
  }
});

test("every resource is labelled with its owner", async (t) => {
  const { made } = await recordCluster("labels", fullestManagedCluster);
  const managed = made.filter(
    ({ type, name }) => type.startsWith("kubernetes:") && name !== "labels-kubeconfig",
  );
  t.is(managed.length, 16);
  for (const one of managed) {
    t.deepEqual(
      manifest(one).metadata?.labels,
      {
        "aes.example/class": "citizen",
        "aes.example/owner": "ML",
        "aes.example/rehearsal": "true",
        "aes.example/site": "bamako",
        "aes.example/tenant": "tax",
        "cluster.x-k8s.io/cluster-name": "bamako-tax-apps",
      },
      one.name,
    );
    t.is(manifest(one).metadata?.namespace, "bamako-tax");
  }
});

test("order: credential, parts, cluster, pools; and the other way round at the end", async (t) => {
  const { made } = await recordCluster("order", managedCluster);
  const after = (name: string) => dependencies(named(made, `order-${name}`));
  t.deepEqual(await after("infrastructure"), ["order-credentials"]);
  t.deepEqual(await after("control-plane-machines"), ["order-credentials"]);
  t.deepEqual(await after("cluster"), ["order-control-plane", "order-infrastructure"]);
  t.deepEqual(await after("pool-web"), ["order-cluster"]);
  t.deepEqual(await after("kubernetes"), ["order-cluster", "order-pool-web"]);
});

test("outputs: the administrator's file from the Secret of Cluster API, and people's", async (t) => {
  const { component, made } = await recordCluster("managed-out", managedCluster);
  t.is(await resolved(component.clusterId), "managed-out-cluster.id");
  t.is(await resolved(component.adminKubeconfig), ADMIN_KUBECONFIG);
  t.true(await pulumi.isSecret(component.adminKubeconfig));
  t.is(await resolved(component.apiAddress), "https://10.40.0.7:6443");
  t.false(await pulumi.isSecret(component.apiAddress));
  t.false(await pulumi.isSecret(component.kubeconfig));
  t.false((await resolved(component.kubeconfig)).includes("S0VZ"));
  t.deepEqual(await resolved(pulumi.output(component.poolNames)), { web: "bamako-tax-apps-web" });
  t.deepEqual(named(made, "managed-out-kubernetes").secrets, ["kubeconfig"]);
});

test("the cluster alone is protected, until it may be deleted", async (t) => {
  const { made } = await recordCluster("managed-kept", managedCluster, { protect: true });
  t.deepEqual(
    made
      .filter(({ guarded }) => guarded)
      .map(({ name }) => name)
      .sort(),
    ["managed-kept", "managed-kept-cluster"],
  );
  const freed = await recordCluster("managed-freed", { ...managedCluster, deletable: true });
  t.deepEqual(
    freed.made.filter(({ guarded }) => guarded),
    [],
  );
});
