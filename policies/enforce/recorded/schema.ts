/** The shape of what `pulumi stack export` and `pulumi preview --json` write, as far as the law reads it. */
import { z } from "zod";

const urn = z.string().regex(/^urn:pulumi:.*?::.*?::.*?::/s);
const properties = z.record(z.string(), z.unknown());

/** One resource of a state or of a plan. */
export const resource = z.looseObject({
  urn,
  type: z.string().min(1),
  custom: z.boolean().optional(),
  delete: z.boolean().optional(),
  external: z.boolean().optional(),
  protect: z.boolean().optional(),
  id: z.string().optional(),
  /** The id of what an import takes over. */
  importID: z.string().optional(),
  viewOf: z.string().optional(),
  /** `<urn of the provider>::<id>`. */
  provider: z.string().optional(),
  /** URNs of what each input was made of; the engine writes `null` for none. */
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
  inputs: properties.nullish(),
  outputs: properties.nullish(),
});
export type Resource = z.output<typeof resource>;

/** What a state holds: `latest` of a backend's own file, `deployment` of an export. */
export const deployment = z.looseObject({
  resources: z.array(resource).nullish(),
  pending_operations: z.array(z.looseObject({ resource, type: z.string() })).nullish(),
  secrets_providers: z.looseObject({ type: z.string(), state: z.unknown().optional() }).nullish(),
});
export type Deployment = z.output<typeof deployment>;

/** What `pulumi preview --json` writes. */
export const plan = z.looseObject({
  config: z.record(z.string(), z.unknown()).optional(),
  steps: z.array(
    z.looseObject({
      op: z.string(),
      urn,
      newState: resource.nullish(),
      oldState: z.looseObject({ id: z.string().optional() }).nullish(),
    }),
  ),
  changeSummary: z.record(z.string(), z.number()).nullish(),
  diagnostics: z.array(z.looseObject({ severity: z.string().optional() })).nullish(),
  maybeCorrupt: z.boolean().optional(),
});
export type Plan = z.output<typeof plan>;
