/** The bills of materials of this program, from its lock files. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, repository } from "../../../estate/project.ts";
import { packaged } from "../../../policies/enforce/project.ts";
import { readText } from "../../../policies/values/text-file.ts";
import { MODULES } from "../../../toolchain/modules.ts";
import { type Bill, billText, type Part } from "./bom.ts";
import { goParts } from "./go.ts";
import { npmParts } from "./npm.ts";
import { pythonParts } from "./python.ts";

/** A part of the program, and the lock files that its bill follows from. */
interface Source {
  readonly folder: string;
  /** Below the folder. */
  readonly files: readonly string[];
  parts(read: (file: string) => string): Pick<Bill, "parts" | "needs">;
}

const goFiles = MODULES.flatMap(({ name }) => [
  `toolchain/${name}/go.mod`,
  `toolchain/${name}/go.sum`,
]);

const SOURCES = {
  npm: {
    folder: packaged ? projectRoot : repository,
    files: ["package-lock.json"],
    parts: (read) => npmParts(read("package-lock.json")),
  },
  go: {
    folder: repository,
    files: goFiles,
    parts: (read): { parts: Part[] } => ({
      parts: goParts(
        MODULES.map(({ name }) => ({
          program: name,
          mod: read(`toolchain/${name}/go.mod`),
          sum: read(`toolchain/${name}/go.sum`),
        })),
      ),
    }),
  },
  python: {
    folder: repository,
    files: ["sandbox/requirements.txt"],
    parts: (read) => ({ parts: pythonParts(read("sandbox/requirements.txt")) }),
  },
} as const satisfies Record<string, Source>;

export type BillKey = keyof typeof SOURCES;
export const BILLS = Object.keys(SOURCES) as BillKey[];

/** Largest lock file, in MiB. */
const MOST = 20;

/** The bill of one part of the program; or the lock file that is missing on this machine. */
export function billOf(
  key: BillKey,
  version: string,
  day: string,
): { readonly text: string } | { readonly missing: string } {
  const { folder, files, parts }: Source = SOURCES[key];
  const missing = files.find((file) => !existsSync(join(folder, file)));
  if (missing !== undefined) return { missing };
  const read = (file: string) => readText(join(folder, file), { shown: file, most: MOST });
  return { text: billText({ name: `aes-estate-${key}`, version, day, ...parts(read) }) };
}

/** The lock files that exist on this machine, with the folder that they are below. */
export function lockFiles(): { readonly folder: string; readonly path: string }[] {
  return BILLS.flatMap((key) => {
    const { folder, files }: Source = SOURCES[key];
    return files.filter((path) => existsSync(join(folder, path))).map((path) => ({ folder, path }));
  });
}
