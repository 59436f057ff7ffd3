/** What is built: one entry a Go module. To add one, see README.md, "Adding a module". */
import { PINS } from "./pins.ts";

/** A Go module of this folder and the one program that is built from it. */
export interface GoModule {
  /** The module's folder under toolchain/. */
  readonly name: string;
  /** The program for people: shown while it is built. */
  readonly title: string;
  /** The main package to build. */
  readonly main: string;
  /** Where the program goes, from the toolchain's cache folder. */
  readonly output: string;
  /** The Go variable that says the version, and the version. */
  readonly stamp: { readonly variable: string; readonly version: string };
  /** A module that compiles most of the same packages: built before, so that they are compiled once. */
  readonly after?: string;
  /** A program of the module that writes files which `main` embeds; they never touch the source tree. */
  readonly generate?: {
    readonly main: string;
    /** Arguments; `{out}` is the folder to write to. */
    readonly args: readonly string[];
    /** Path in the module → name of the generated file that stands in for it. */
    readonly embeds: Readonly<Record<string, string>>;
  };
  /** Usual seconds on two cores: with Go's caches empty, and when only linking is left. */
  readonly seconds: { readonly cold: number; readonly warm: number };
}

const SDK_VERSION = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Where the engine looks for a resource plugin, under a Pulumi home. */
function pluginPath(name: keyof typeof PINS.plugins): string {
  return `home/plugins/resource-${name}-v${PINS.plugins[name]}/pulumi-resource-${name}`;
}

/** The modules, longest first. */
export const MODULES: readonly GoModule[] = [
  {
    name: "cli",
    title: "pulumi (the engine)",
    main: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    output: "bin/pulumi",
    stamp: { variable: SDK_VERSION, version: `v${PINS.engine}` },
    seconds: { cold: 320, warm: 6 },
  },
  {
    name: "openstack",
    title: "openstack plugin",
    main: "./cmd/pulumi-resource-openstack",
    output: pluginPath("openstack"),
    stamp: {
      variable: "aes-estate/toolchain/openstack/provider.Version",
      version: PINS.plugins.openstack,
    },
    generate: {
      main: "./cmd/pulumi-tfgen-openstack",
      args: ["schema", "--skip-docs", "--skip-examples", "--out", "{out}"],
      embeds: { "cmd/pulumi-resource-openstack/generated/schema.json": "schema.json" },
    },
    seconds: { cold: 140, warm: 18 },
  },
  {
    name: "langhost",
    title: "Node.js language host",
    main: ".",
    output: "bin/pulumi-language-nodejs",
    stamp: { variable: SDK_VERSION, version: `v${PINS.engine}` },
    after: "cli",
    seconds: { cold: 5, warm: 3 },
  },
  {
    name: "random",
    title: "random plugin",
    main: ".",
    output: pluginPath("random"),
    stamp: { variable: "main.Version", version: PINS.plugins.random },
    after: "cli",
    seconds: { cold: 15, warm: 3 },
  },
];

/** Build flags, the same for every module: other flags would compile everything a second time. */
export const BUILD_FLAGS: readonly string[] = ["-trimpath", "-tags", "osusergo,grpcnotrace"];
