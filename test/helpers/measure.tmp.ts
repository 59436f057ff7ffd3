import { join } from "node:path";
import { tmpdir } from "node:os";
import { mkdtempSync, readFileSync } from "node:fs";
import { openEngine } from "./pulumi.ts";
import { ALLIANCE_FILE } from "../sovereignty/fixture.ts";
const kids = () => { const s = readFileSync("/proc/self/stat", "utf8").replace(/^.*\) /, "").split(" "); return (Number(s[13]) + Number(s[14])) / 100; };
const pack = ["--policy-pack", join(import.meta.dirname, "../../policies/pack.ts")];
for (const program of ["lawful-tenant", "one"]) {
  if (program === "one") break;
  for (const mode of ["before", "after", "before", "after"]) {
    const engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE, AES_ESTATE_LANGUAGE: "en", ...(mode === "before" ? { NODE_OPTIONS: "", NODE_COMPILE_CACHE: mkdtempSync(join(tmpdir(), "cc-")) } : {}) });
    await engine.init(program, "bamako", { "aes-estate:rehearsal": true, "aes-estate:language": "en" });
    for (let i = 0; i < 3; i++) { const a = kids(); const { code } = await engine.pulumi(program, ["preview", "--stack", "bamako", ...pack]); console.log(program, mode, i, code, (kids() - a).toFixed(2)); }
    await engine.close();
  }
}
