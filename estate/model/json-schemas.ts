/** JSON Schemas for editors, generated from the model; `make generate` writes them. */
import { join } from "node:path";
import { z } from "zod";
import { allianceSchema } from "../../policies/alliance/model.ts";
import { waiversSchema } from "../../policies/waivers/index.ts";
import { facilitySchema, repatriationSchema, siteSchema, tenantSchema } from "./index.ts";

/** Folder of the generated files. */
export const SCHEMAS_FOLDER = join(import.meta.dirname, "../../stacks", "schemas");

/** The model of each kind of file. */
export const MODELS = {
  alliance: allianceSchema,
  site: siteSchema,
  facility: facilitySchema,
  tenant: tenantSchema,
  repatriation: repatriationSchema,
  waivers: waiversSchema,
};

/** Each schema file's name and text. */
export function schemaFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(MODELS).map(([name, model]) => {
      const schema = z.toJSONSchema(model, { target: "draft-7", io: "input" });
      return [`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}
