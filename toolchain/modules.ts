/** The modules to build: one entry for each Go module. To add one, see README.md, "Adding a module". */
import { PINS } from "./pins.ts";

/** A Go module of this folder and the one program that is built from it. */
export interface GoModule {
  /** The module's folder under toolchain/. */
  readonly name: string;
  /** Name of the program for people: shown during its build. */
  readonly title: string;
  /** The main package to build. */
  readonly main: string;
  /** Path of the program in the toolchain's cache folder. */
  readonly output: string;
  /** Further names of the program in the same folder, for a program that behaves according to its name. */
  readonly links?: readonly string[];
  /** The Go variables that hold the version, and their values. */
  readonly versionVariables: Readonly<Record<string, string>>;
  /** A module that compiles mostly the same packages: built first, so that they are compiled once. */
  readonly after?: string;
  /** True if the estate does not need it: built only if requested by name. */
  readonly optional?: boolean;
  /** True if only the rehearsal runs it. Official Pulumi installs do not include it, so it is built even with one. */
  readonly rehearsal?: boolean;
  /** What it is built without: a folder of `omitted/` (omitted.ts). What shares its packages omits the same. */
  readonly omits?: "clouds" | "control-plane" | "kubernetes-plugin";
  /** A program of the module that writes files which `main` embeds; they are never written to the source tree. */
  readonly generate?: {
    readonly main: string;
    /** Arguments; `{out}` is the folder to write to. */
    readonly args: readonly string[];
    /** Path in the module → name of the generated file that replaces it. */
    readonly embeds: Readonly<Record<string, string>>;
  };
  /** Usual seconds on two cores: with empty Go caches, and with only linking left. */
  readonly seconds: { readonly cold: number; readonly warm: number };
}

const SDK_VERSION = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Path at which the engine looks for a resource plugin, under a Pulumi home. */
function pluginPath(name: keyof typeof PINS.plugins): string {
  return `home/plugins/resource-${name}-v${PINS.plugins[name]}/pulumi-resource-${name}`;
}

/** Version information of a Kubernetes release: as a server, and as a client. */
function kubernetesVariables(version: string): Record<string, string> {
  const [major = "", minor = ""] = version.split(".");
  const variables = {
    gitVersion: `v${version}`,
    gitMajor: major,
    gitMinor: minor,
    gitCommit: "",
    gitTreeState: "clean",
  };
  return Object.fromEntries(
    ["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"].flatMap((path) =>
      Object.entries(variables).map(([name, value]) => [`${path}.${name}`, value]),
    ),
  );
}

/** The modules in the order they are started: first those that the rehearsal's cloud waits for, then the longest. */
export const MODULES: readonly GoModule[] = [
  {
    name: "kubernetes",
    title: "kubernetes (control plane and kubectl)",
    main: ".",
    output: "bin/kubernetes",
    links: ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl"],
    omits: "control-plane",
    versionVariables: kubernetesVariables(PINS.kubernetes),
    rehearsal: true,
    seconds: { cold: 370, warm: 12 },
  },
  {
    name: "etcd",
    title: "etcd",
    main: "go.etcd.io/etcd/server/v3",
    output: "bin/etcd",
    // Its version is in its sources; a build can set only the commit.
    versionVariables: {},
    rehearsal: true,
    seconds: { cold: 50, warm: 3 },
  },
  {
    name: "cli",
    title: "pulumi (the engine)",
    main: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    output: "bin/pulumi",
    omits: "clouds",
    versionVariables: { [SDK_VERSION]: `v${PINS.engine}` },
    seconds: { cold: 320, warm: 6 },
  },
  {
    name: "kubernetes-plugin",
    title: "kubernetes plugin",
    main: ".",
    output: pluginPath("kubernetes"),
    omits: "kubernetes-plugin",
    versionVariables: {
      "github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version.Version":
        PINS.plugins.kubernetes,
    },
    generate: {
      main: "./prepare",
      args: [PINS.plugins.kubernetes, "{out}"],
      embeds: {
        "generated/schema.json": "schema.json",
        "generated/terraform-mapping.json": "terraform-mapping.json",
      },
    },
    seconds: { cold: 400, warm: 12 },
  },
  {
    name: "openstack",
    title: "openstack plugin",
    main: "./cmd/pulumi-resource-openstack",
    output: pluginPath("openstack"),
    versionVariables: { "aes-estate/toolchain/openstack/provider.Version": PINS.plugins.openstack },
    generate: {
      main: "./cmd/pulumi-tfgen-openstack",
      args: ["schema", "--skip-docs", "--skip-examples", "--out", "{out}"],
      embeds: { "cmd/pulumi-resource-openstack/generated/schema.json": "schema.json" },
    },
    seconds: { cold: 140, warm: 18 },
  },
  {
    name: "langhost",
    title: "language host (Node.js, Python)",
    main: ".",
    output: "bin/pulumi-language-nodejs",
    links: ["pulumi-language-python"],
    omits: "clouds",
    versionVariables: { [SDK_VERSION]: `v${PINS.engine}` },
    after: "cli",
    seconds: { cold: 5, warm: 3 },
  },
  {
    name: "keeper",
    title: "state keeper",
    main: ".",
    output: "bin/pulumi-state-keeper",
    versionVariables: { [SDK_VERSION]: `v${PINS.engine}` },
    omits: "clouds",
    after: "cli",
    seconds: { cold: 10, warm: 3 },
  },
  {
    name: "random",
    title: "random plugin",
    main: "./cmd/pulumi-resource-random",
    output: pluginPath("random"),
    versionVariables: { "aes-estate/toolchain/random/provider.Version": PINS.plugins.random },
    generate: {
      main: "./cmd/pulumi-tfgen-random",
      args: ["schema", "--skip-docs", "--skip-examples", "--out", "{out}"],
      embeds: { "cmd/pulumi-resource-random/generated/schema.json": "schema.json" },
    },
    after: "openstack",
    seconds: { cold: 20, warm: 6 },
  },
  {
    name: "yaml",
    title: "YAML language host",
    main: ".",
    output: "bin/pulumi-language-yaml",
    versionVariables: {
      [SDK_VERSION]: `v${PINS.yaml}`,
      "github.com/pulumi/pulumi-yaml/pkg/version.Version": `v${PINS.yaml}`,
    },
    // It uses the bridge's versions of the engine's packages: the current ones are incompatible with it.
    after: "openstack",
    optional: true,
    seconds: { cold: 18, warm: 4 },
  },
];

/**
 * Build flags, the same for every module: other flags would compile everything a second time. Without
 * debugging information, which no program here keeps, the compiler needs a tenth less processor time (ADR 0093).
 */
export const BUILD_FLAGS: readonly string[] = [
  "-trimpath",
  "-tags",
  "osusergo,grpcnotrace",
  "-gcflags=all=-dwarf=false",
];
