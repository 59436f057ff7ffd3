/** What the estate's stack says of its things, asked of the very back end that a run records its state in. */
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import type { Jurisdiction } from "./registry.ts";
import { atSite, readThings, type Things } from "./things.ts";

/** How long the engine may take to read one stack, in milliseconds. */
const PATIENCE = 120_000;

/**
 * The things of a site's estate, or nothing where its stack is not there or may not be read. The engine's own command reads
 * it, with what the run is logged in with; no secret of it is decrypted.
 */
export function askEstate(backendUrl: string, site: string): Things | undefined {
  const asked = ["stack", "export", "--stack", `organization/aes-estate/${site}`];
  const { status, stdout } = spawnSync("pulumi", [...asked, "--non-interactive"], {
    cwd: tmpdir(),
    encoding: "utf8",
    env: { ...process.env, PULUMI_BACKEND_URL: backendUrl, PULUMI_SKIP_UPDATE_CHECK: "true" },
    maxBuffer: 2 ** 29,
    timeout: PATIENCE,
  });
  return status === 0 ? recordedThings(stdout, site) : undefined;
}

/** Whose the estate's things are: what is `known` anyway, or what comes of asking, which takes a second. */
export type EstateThings = (jurisdiction: Jurisdiction, how: "known" | "ask") => Things | undefined;

/**
 * How a run learns whose things are: from those given, else from the estate's stack, once; of a recorded state that is
 * judged away from its project nobody knows where it is kept, so nobody is asked.
 */
export function estateThings(
  given: Things | undefined,
  ask: typeof askEstate = askEstate,
): EstateThings {
  const known = new Map<string, Things | undefined>();
  return ({ context: { site }, state }, how) => {
    if (given !== undefined || how === "known") return given;
    const { backendUrl } = state ?? {};
    if (backendUrl === undefined) return undefined;
    if (!known.has(site)) known.set(site, ask(backendUrl, site));
    return known.get(site);
  };
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
