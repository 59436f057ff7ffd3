/** The estate's things as its stack records them, read from the back ends that hold the site's own state. */
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { readThings, type Things } from "../resources/thing.ts";
import { atSite } from "../resources/things.ts";
import type { StackContext } from "./registry.ts";

/** Time limit for the engine to read one stack, in milliseconds. */
const PATIENCE = 60_000;

/**
 * The things of a site's estate; `undefined` where its stack is missing or may not be read. The engine's own command
 * reads it, with the run's login; it decrypts no secret of that stack.
 */
export function askEstate(backendUrl: string, site: string): Things | undefined {
  const command = ["stack", "export", "--stack", `organization/aes-estate/${site}`];
  const { status, stdout } = spawnSync("pulumi", [...command, "--non-interactive"], {
    cwd: tmpdir(),
    encoding: "utf8",
    env: { ...process.env, PULUMI_BACKEND_URL: backendUrl, PULUMI_SKIP_UPDATE_CHECK: "true" },
    maxBuffer: 2 ** 29,
    timeout: PATIENCE,
  });
  return status === 0 ? recordedThings(stdout, site) : undefined;
}

/**
 * The estate's things at the run's site: those already `known`, or those that a query returns, which takes a second.
 */
export type EstateThings = (stackContext: StackContext, how: "known" | "ask") => Things | undefined;

/**
 * The source of the estate's things in a run: the given ones, else read once from the estate's stack in the back ends
 * that the registry names for the site; never from where the run itself may write another stack of that name, except in
 * a rehearsal. A recorded state that is evaluated away from its project queries nothing.
 */
export function estateThings(
  given: Things | undefined,
  ask: typeof askEstate = askEstate,
): EstateThings {
  const known = new Map<string, Things | undefined>();
  return (stackContext, how) => {
    const { site } = stackContext.context;
    // Once given or queried, they are known for the rest of the run.
    if (known.has(site)) return known.get(site);
    if (given !== undefined) known.set(site, atSite(given, site));
    else if (how === "ask") {
      const places = placesOf(stackContext).values();
      known.set(site, places.map((place) => ask(place, site)).find(Boolean));
    }
    return known.get(site);
  };
}

function placesOf({ context, state }: StackContext): readonly string[] {
  const { alliance, rehearsal, site } = context;
  if (state?.backendUrl === undefined) return [];
  if (rehearsal) return [state.backendUrl];
  return Object.hasOwn(alliance.sites, site) ? (alliance.sites[site]?.state.backends ?? []) : [];
}

/** The things in an exported state of a site's estate. */
export function recordedThings(text: string, site: string): Things {
  const { deployment } = JSON.parse(text) as Export;
  const root = deployment?.resources?.find(({ type }) => type === "pulumi:pulumi:Stack");
  return atSite(readThings(root?.outputs?.things), site);
}

interface Export {
  readonly deployment?: {
    readonly resources?: readonly {
      readonly type: string;
      readonly outputs?: Readonly<Record<string, unknown>>;
    }[];
  };
}
