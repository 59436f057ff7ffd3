import { readFileSync } from "node:fs";
import { openstackRows } from "../policies/openstack/index.ts";
import type { Entry } from "../policies/properties/entry.ts";
const s = JSON.parse(readFileSync("/tmp/fixa2-schema.json", "utf8"));
for (const [type, row] of Object.entries(openstackRows)) {
  if (row.effects === undefined || row.ended) continue;
  const r = s.resources[type]; if (!r) { console.log("none", type); continue; }
  const go = (props: any, entries: Readonly<Record<string, Entry>>, at: string): void => {
    for (const [n, d] of Object.entries<any>(props)) {
      const e = entries[n]; if (!e) { console.log("missing", type, at + n); continue; }
      const list = d.type === "array"; if (e.many !== list) console.log(e.many ? "SDK list, plugin one" : "SDK one, plugin list", type, at + n, e.is);
      const t = d.items ?? d; 
      if (t.type === "number" && e.holds?.(0.5) === false) console.log("real", type, at + n);
      const ref = t.$ref?.replace("#/types/", ""); if (ref && e.fields) go(s.types[ref].properties, e.fields, at + n + ".");
    }
  };
  go(r.inputProperties, row.properties, "");
}
