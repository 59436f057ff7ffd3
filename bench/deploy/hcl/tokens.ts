/** The Terraform type of each Pulumi type, as our bridge maps them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "../../../toolchain/openstack/provider/tokens.go");

/** Terraform types by Pulumi type, `openstack:networking/network:Network`. */
export function terraformTypes(source = readFileSync(FILE, "utf8")): ReadonlyMap<string, string> {
  const [, table = ""] = /var resources = map\[string\]string\{(.*?)\n\}/s.exec(source) ?? [];
  const rows = [...table.matchAll(/"(\w+)":\s+"([^"]+)"/g)];
  return new Map(rows.map(([, terraform = "", token = ""]) => [`openstack:${token}`, terraform]));
}
