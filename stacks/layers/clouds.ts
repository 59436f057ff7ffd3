/** Reads an administrator's connection from clouds.yaml, in the places where every OpenStack client looks for it. */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const entrySchema = z.looseObject({
  auth: z.looseObject({
    auth_url: z.url(),
    username: z.string().optional(),
    password: z.string().optional(),
    project_name: z.string().optional(),
    project_id: z.string().optional(),
    user_domain_name: z.string().optional(),
    user_domain_id: z.string().optional(),
    project_domain_name: z.string().optional(),
    application_credential_id: z.string().optional(),
    application_credential_secret: z.string().optional(),
  }),
  region_name: z.string().optional(),
  cacert: z.string().optional(),
});

/** One entry of clouds.yaml, checked. */
export type CloudEntry = z.output<typeof entrySchema>;

/** The clouds.yaml that OpenStack clients would use, in their order; `undefined` when there is none. */
export function findCloudsFile(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const places = env.OS_CLIENT_CONFIG_FILE
    ? [env.OS_CLIENT_CONFIG_FILE]
    : [
        "clouds.yaml",
        join(homedir(), ".config/openstack/clouds.yaml"),
        "/etc/openstack/clouds.yaml",
      ];
  return places.find((place) => existsSync(place));
}

/**
 * The named entry of a clouds.yaml, merged with a secure.yaml beside it.
 * @throws Error that names file, entry and problem, and never repeats a value of the file
 */
export function readCloud(file: string, name: string): CloudEntry {
  const secure = join(dirname(file), "secure.yaml");
  const found = merge(entryOf(file, name), existsSync(secure) ? entryOf(secure, name) : undefined);
  if (found === undefined) {
    throw new Error(`${file}: clouds.${name}: got nothing, want the connection of the site`);
  }
  const checked = entrySchema.safeParse(found);
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map((issue) => {
    const path = ["clouds", name, ...issue.path].join(".");
    return `${file}: ${path}: ${issue.message}`;
  });
  throw new Error(problems.join("\n"));
}

function entryOf(file: string, name: string): unknown {
  if (!existsSync(file)) throw new Error(`${file}: no such file`);
  const text = readFileSync(file, "utf8");
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    // The parser's message quotes the source, which holds a password: only the position is safe to print.
    const line = (error as { linePos?: { line: number }[] }).linePos?.[0]?.line ?? 1;
    throw new Error(`${file}:${line}: cannot be read as YAML`);
  }
  return (document as { clouds?: Record<string, unknown> } | null)?.clouds?.[name];
}

function merge(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over ?? base;
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = merge(base[key], value);
  return merged;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
