/**
 * The objects of a tenant's cluster, of any number: small applications that comply with every rule, and among them one
 * object in fifty that does not.
 */

/** An object to create. */
export interface Wanted {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** What the objects are made for: names that the registry allows there. */
export interface Place {
  readonly namespaces: readonly string[];
  readonly registry: string;
  /** Prefix of the tenant's groups, `oidc:<site>-<tenant>-`. */
  readonly groups: string;
}

/** Objects of one application, with the three that controllers add: a replica set, its pod, an endpoint slice. */
const PER_APPLICATION = 12;
/** Applications to each hostile object: 2 %. */
const PER_HOSTILE = 4;
const RBAC = "rbac.authorization.k8s.io";

/** The objects to create so that a cluster has `size` more, and the names of the hostile ones. */
export function objectsFor(size: number, place: Place) {
  const applications = Math.round(size / (PER_APPLICATION + 1 / PER_HOSTILE));
  const numbers = Array.from({ length: applications }, (_, index) => index);
  const ordinary = numbers.flatMap((index) => application(index, place));
  const hostile = numbers
    .filter((index) => index % PER_HOSTILE === 0)
    .map((index) => hostileObject(index / PER_HOSTILE, place));
  return { applications, objects: [...ordinary, ...hostile], hostile };
}

function application(index: number, place: Place): Wanted[] {
  const name = `app-${String(index).padStart(5, "0")}`;
  const namespace = namespaceOf(index, place);
  const metadata = (own = name) => ({ name: own, namespace, labels: { app: name } });
  const pod = podSpec(`${place.registry}/${namespace}/app:1.${index}`);
  return [
    { ...core("ServiceAccount"), metadata: metadata(), automountServiceAccountToken: false },
    ...["settings", "texts"].map((part) => ({
      ...core("ConfigMap"),
      metadata: metadata(`${name}-${part}`),
      data: { LANGUAGE: "fr", TEXT: "x".repeat(1000) },
    })),
    ...["session", "database"].map((part) => ({
      ...core("Secret"),
      metadata: metadata(`${name}-${part}`),
      type: "Opaque",
      stringData: { value: "made by the benchmark" },
    })),
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: metadata(),
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: name } },
        template: { metadata: { labels: { app: name } }, spec: pod },
      },
    },
    {
      ...core("Service"),
      metadata: metadata(),
      spec: { clusterIP: "None", selector: { app: name }, ports: [{ name: "https", port: 8443 }] },
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: metadata(),
      spec: {
        podSelector: { matchLabels: { app: name } },
        policyTypes: ["Ingress"],
        ingress: [{ from: [{ podSelector: {} }], ports: [{ protocol: "TCP", port: 8443 }] }],
      },
    },
    binding(metadata(), "aes-estate-view", `${place.groups}helpdesk`),
  ];
}

const HOSTILE: readonly ((
  metadata: Wanted["metadata"],
  place: Place,
) => Omit<Wanted, "metadata">)[] = [
  () => ({ ...core("Pod"), spec: podSpec("docker.io/library/nginx:1.29") }),
  () => ({ ...core("Service"), spec: { type: "ExternalName", externalName: "a.example.com" } }),
  (metadata) => binding(metadata, "aes-estate-admin", "system:unauthenticated"),
  () => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    spec: { podSelector: {}, policyTypes: ["Egress"], egress: [{}] },
  }),
  (_, { registry }) => ({
    ...core("Pod"),
    spec: {
      ...podSpec(`${registry}/reader:1`),
      volumes: [{ name: "node", hostPath: { path: "/" } }],
    },
  }),
];

function hostileObject(index: number, place: Place): Wanted {
  const name = `hostile-${String(index).padStart(5, "0")}`;
  const metadata = { name, namespace: namespaceOf(index, place) };
  const make = HOSTILE[index % HOSTILE.length] as (typeof HOSTILE)[number];
  return { ...make(metadata, place), metadata } as Wanted;
}

function namespaceOf(index: number, { namespaces }: Place): string {
  return namespaces[index % namespaces.length] as string;
}

function podSpec(image: string) {
  return {
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containers: [
      {
        name: "main",
        image,
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
        resources: { requests: { cpu: "10m", memory: "16Mi" } },
        ports: [{ name: "https", containerPort: 8443 }],
      },
    ],
  };
}

function binding(metadata: Wanted["metadata"], role: string, group: string): Wanted {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: "RoleBinding",
    metadata,
    roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: role },
    subjects: [{ apiGroup: RBAC, kind: "Group", name: group }],
  };
}

function core(kind: string) {
  return { apiVersion: "v1", kind };
}
