/** One rule as the API server gets it: a policy and its binding. */
import type { Message } from "../../output/message.ts";
import { sentence } from "./cel.ts";
import type { Admission } from "./define.ts";
import { ESTATE_NAMESPACE, PARAMETERS_NAME, SYSTEM_NAMESPACES } from "./namespaces.ts";

export { isOfTheCluster, list, literal, literals, word } from "./cel.ts";
export { type Admission, defineAdmission } from "./define.ts";
export { ADMINISTRATORS } from "./namespaces.ts";

/** A plain Kubernetes object. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>>;
}

const PREFIX = "aes-estate";

/** The label of everything that the estate puts into a cluster. */
export const MANAGED = { "app.kubernetes.io/managed-by": PREFIX } as const;

/** The policy; it first checks that the parameters exist. */
export function policyOf(admission: Admission): Manifest {
  const { name, messages, requests, variables = {}, cases, parametrised = true } = admission;
  const title = `[${name}] ${messages.title.fr} / ${messages.title.en}`;
  const parameters = {
    expression: "params != null",
    message: `[${name}] ${NO_PARAMETERS}`,
    reason: "Forbidden",
  };
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: {
      name: `${PREFIX}-${name}`,
      labels: MANAGED,
      annotations: annotation("title", messages.title),
    },
    spec: {
      failurePolicy: "Fail",
      ...(parametrised ? { paramKind: { apiVersion: "v1", kind: "ConfigMap" } } : {}),
      matchConstraints: {
        ...(admission.objects ? { objectSelector: { matchLabels: admission.objects } } : {}),
        resourceRules: requests.map(({ groups, versions = ["v1"], resources, operations }) => ({
          apiGroups: groups,
          apiVersions: versions,
          operations: operations ?? ["CREATE", "UPDATE"],
          resources,
        })),
      },
      ...(admission.matchCondition
        ? { matchConditions: [{ name: "evaluated", expression: admission.matchCondition }] }
        : {}),
      variables: Object.entries(variables).map(([name, expression]) => ({ name, expression })),
      validations: [
        ...(parametrised ? [parameters] : []),
        ...Object.entries(cases).flatMap(([key, condition]) => {
          const words = messages.cases[key];
          if (condition === undefined || words === undefined) return [];
          const text = sentence(
            name,
            words.what,
            words.remediation,
            condition.values ?? {},
            parametrised,
          );
          return [
            {
              expression: condition.holds,
              messageExpression: text,
              message: title,
              reason: "Forbidden",
            },
          ];
        }),
      ],
    },
  };
}

/** The binding: where the policy applies. A missing ConfigMap denies. */
export function bindingOf({ name, messages, parametrised = true }: Admission): Manifest {
  const exempt = Object.entries(SYSTEM_NAMESPACES);
  const scope = {
    paramRef: {
      name: PARAMETERS_NAME,
      namespace: ESTATE_NAMESPACE,
      parameterNotFoundAction: "Deny",
    },
    matchResources: {
      namespaceSelector: {
        matchExpressions: [
          {
            key: "kubernetes.io/metadata.name",
            operator: "NotIn",
            values: exempt.map(([namespace]) => namespace),
          },
        ],
      },
    },
  };
  const reasons = exempt.map(([namespace, reason]) => annotation(`exempt-${namespace}`, reason));
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: {
      name: `${PREFIX}-${name}`,
      labels: MANAGED,
      annotations: Object.assign(
        annotation("title", messages.title),
        ...(parametrised ? reasons : []),
      ) as Record<string, string>,
    },
    spec: {
      policyName: `${PREFIX}-${name}`,
      validationActions: ["Deny", "Audit"],
      ...(parametrised ? scope : {}),
    },
  };
}

const NO_PARAMETERS =
  "les paramètres des politiques manquent dans ce cluster / the parameters of the policies are missing in this cluster";

function annotation(key: string, { fr, en }: Message): Record<string, string> {
  return { [`aes.example/${key}.fr`]: fr, [`aes.example/${key}.en`]: en };
}
