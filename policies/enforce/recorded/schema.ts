/** The shape of the output of `pulumi stack export` and `pulumi preview --json`, as far as the rules read it. */
import { z } from "zod";

/** Without line ends: reports name resources by it. */
const urn = z
  .string()
  .regex(/^[^\n\r]*$/)
  .regex(/^urn:pulumi:[^:]+::[^:]+::.+?::/);
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
  /** The id of the resource that an import takes over. */
  importID: z.string().optional(),
  viewOf: z.string().optional(),
  /** `<urn of the provider>::<id>`. */
  provider: z.string().optional(),
  /** URNs that each input depends on; the engine writes `null` for none. */
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
  inputs: properties.nullish(),
  outputs: properties.nullish(),
});
export type Resource = z.output<typeof resource>;

/** The contents of a state: `latest` of a backend's own file, `deployment` of an export. */
export const deployment = z.looseObject({
  resources: z.array(resource).nullish(),
  pending_operations: z.array(z.looseObject({ resource, type: z.string() })).nullish(),
  /** When it was written; another shape says nothing. */
  manifest: z
    .looseObject({ time: z.iso.datetime({ offset: true }) })
    .nullish()
    .catch(null),
  secrets_providers: z.looseObject({ type: z.string(), state: z.unknown().optional() }).nullish(),
});
export type Deployment = z.output<typeof deployment>;

/** The output of `pulumi preview --json`. */
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
