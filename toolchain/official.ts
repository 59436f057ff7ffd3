/** Checks of an official Pulumi install that is used instead of a built toolchain. */
import { execa } from "execa";
import { ToolchainError } from "./errors.ts";
import type { ToolchainPaths } from "./paths.ts";
import { isOlder, PINS } from "./pins.ts";

/** A plugin in the output of `pulumi plugin ls --json`. */
interface InstalledPlugin {
  readonly name: string;
  readonly kind: string;
  readonly version?: string;
}

/** Fails, with the commands that fix it, if the install lacks something that the estate needs. */
export async function checkOfficial(paths: ToolchainPaths): Promise<void> {
  const version = (await ask(paths, ["version"])).replace(/^v/, "");
  if (isOlder(version, PINS.oldestOfficialEngine)) {
    throw new ToolchainError(
      `pulumi ${version} in ${paths.bin} is too old: ${PINS.oldestOfficialEngine} or later is needed`,
    );
  }
  const installed = JSON.parse(await ask(paths, ["plugin", "ls", "--json"])) as InstalledPlugin[];
  const missing = Object.entries(PINS.plugins).filter(
    ([name, wanted]) =>
      !installed.some(
        (p) => p.kind === "resource" && p.name === name && p.version?.replace(/^v/, "") === wanted,
      ),
  );
  if (missing.length > 0) {
    const commands = missing.map(([name, v]) => `pulumi plugin install resource ${name} ${v}`);
    throw new ToolchainError(
      `the official install lacks plugins of the estate; run: ${commands.join(" && ")}`,
    );
  }
}

async function ask(paths: ToolchainPaths, args: string[]): Promise<string> {
  const result = await execa(`${paths.bin}/pulumi`, args, {
    reject: false,
    env: { PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  if (result.failed) {
    const reason = result.stderr?.split("\n")[0] || result.shortMessage || "it failed";
    throw new ToolchainError(`${paths.bin}/pulumi ${args.join(" ")}: ${reason}`);
  }
  return result.stdout.trim();
}
