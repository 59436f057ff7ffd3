import test from "ava";
import { readRegistry } from "../../../evidence/audit/input.ts";
import { loadAlliance } from "../../../policies/enforce/registry.ts";
import { ALLIANCE_FILE, alliance } from "../../policies/fixture.ts";

test("the audit ignores a contract that the sites' own files do not countersign", (t) => {
  t.true(Object.keys(alliance.contracts).length > 0);
  const { alliance: read, digest } = readRegistry(ALLIANCE_FILE, "en");
  t.deepEqual(read.contracts, {});
  t.deepEqual(read, loadAlliance({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE }));
  t.regex(digest, /^[0-9a-f]{64}$/);
});
