/** Kinds that see and decide on objects: webhooks (rule replica-target) and policies of the API server itself. */
import {
  count,
  denied,
  type Entry,
  evaluated,
  flag,
  inert,
  object,
  oneOf,
} from "../../properties/entry.ts";
import { UNCHECKED } from "./denials.ts";
import { cel, type KindTables, kind, labelSelector, name, text, word } from "./entries.ts";

const V1 = ["v1"];

const which = inert("the requests of the same cluster that it evaluates");
const caBundle = inert("certificates; they only define which servers are trusted");

/** admissionregistration.v1.MatchResources, and the rules of webhooks. */
const ruleFields = {
  apiGroups: which,
  apiVersions: which,
  operations: oneOf("*", "CREATE", "UPDATE", "DELETE", "CONNECT"),
  resources: which,
  scope: oneOf("*", "Cluster", "Namespaced"),
};
const named = object({ ...ruleFields, resourceNames: which });
const matchResources: Entry = object({
  excludeResourceRules: named,
  matchPolicy: oneOf("Exact", "Equivalent"),
  namespaceSelector: labelSelector,
  objectSelector: labelSelector,
  resourceRules: named,
});
const matchConditions = object({ expression: cel, name: text });

/** apiextensions.v1.WebhookClientConfig: a Service of the cluster, or a URL that rule replica-target evaluates. */
const clientConfig: Entry = object(
  {
    caBundle,
    service: object({
      name: name("a Service of the same cluster; its own row defines where it leads"),
      namespace: name("a namespace of the same cluster"),
      path: inert("path of a Service of the same cluster"),
      port: count,
    }),
    url: evaluated("host"),
  },
  { is: "host" },
);

const webhook = {
  admissionReviewVersions: inert("versions of the question"),
  clientConfig,
  failurePolicy: oneOf("Fail", "Ignore"),
  matchConditions,
  matchPolicy: oneOf("Exact", "Equivalent"),
  name: name("the webhook's own name"),
  namespaceSelector: labelSelector,
  objectSelector: labelSelector,
  rules: object(ruleFields),
  sideEffects: oneOf("None", "NoneOnDryRun"),
  timeoutSeconds: count,
};

/** Groups of an API server's own; a program that served one would receive all requests to it. */
const OWN_GROUPS = ["metrics.k8s.io", "custom.metrics.k8s.io", "external.metrics.k8s.io"];
const isOthers = (group: unknown) =>
  OWN_GROUPS.includes(String(group)) ||
  /^(?!.*\bk8s\.io$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(String(group));

export const admission: KindTables = {
  "admissionregistration.k8s.io:MutatingWebhookConfiguration": kind(V1, {
    webhooks: object(
      { ...webhook, reinvocationPolicy: oneOf("Never", "IfNeeded") },
      { is: "host" },
    ),
  }),
  "admissionregistration.k8s.io:ValidatingAdmissionPolicy": kind(["v1", "v1beta1"], {
    spec: object({
      auditAnnotations: object({ key: text, valueExpression: cel }),
      failurePolicy: oneOf("Fail", "Ignore"),
      matchConditions,
      matchConstraints: matchResources,
      paramKind: object({
        apiVersion: inert("with kind: the type of its parameters, in the same cluster"),
        kind: inert("the type of its parameters, in the same cluster"),
      }),
      validations: object({
        expression: cel,
        message: text,
        messageExpression: cel,
        reason: oneOf("Unauthorized", "Forbidden", "Invalid", "RequestEntityTooLarge"),
      }),
      variables: object({ expression: cel, name: text }),
    }),
  }),
  "admissionregistration.k8s.io:ValidatingAdmissionPolicyBinding": kind(["v1", "v1beta1"], {
    spec: object({
      matchResources,
      paramRef: object({
        name: name("an object of the same cluster with the policy's parameters"),
        namespace: name("a namespace of the same cluster"),
        parameterNotFoundAction: oneOf("Allow", "Deny"),
        selector: labelSelector,
      }),
      policyName: name("a policy of the same cluster"),
      validationActions: oneOf("Deny", "Warn", "Audit"),
    }),
  }),
  "admissionregistration.k8s.io:ValidatingWebhookConfiguration": kind(V1, {
    webhooks: object(webhook, { is: "host" }),
  }),
  "apiregistration.k8s.io:APIService": kind(V1, {
    spec: object({
      caBundle,
      group: {
        is: "inert",
        why: "a name of an API; a Service of the same cluster serves it",
        holds: isOthers,
        want: {
          fr: "un groupe d'API qui n'est pas de Kubernetes même",
          en: "an API group that is not Kubernetes' own",
        },
      },
      groupPriorityMinimum: count,
      insecureSkipTLSVerify: denied(UNCHECKED),
      service: object({
        name: name("a Service of the same cluster; its own row defines where it leads"),
        namespace: name("a namespace of the same cluster"),
        port: count,
      }),
      version: word(/^v\d+((alpha|beta)\d+)?$/, "a version, such as v1", "une version, comme v1"),
      versionPriority: count,
    }),
  }),
  "flowcontrol.apiserver.k8s.io:FlowSchema": kind(["v1", "v1beta3"], {
    spec: object({
      distinguisherMethod: object({ type: oneOf("ByUser", "ByNamespace") }),
      matchingPrecedence: count,
      priorityLevelConfiguration: object({ name: name("a priority of the same API server") }),
      rules: object({
        nonResourceRules: object({ nonResourceURLs: which, verbs: which }),
        resourceRules: object({
          apiGroups: which,
          clusterScope: flag,
          namespaces: which,
          resources: which,
          verbs: which,
        }),
        subjects: object({
          group: object({ name: which }),
          kind: oneOf("Group", "ServiceAccount", "User"),
          serviceAccount: object({ name: which, namespace: which }),
          user: object({ name: which }),
        }),
      }),
    }),
  }),
  "flowcontrol.apiserver.k8s.io:PriorityLevelConfiguration": kind(["v1", "v1beta3"], {
    spec: object({
      exempt: object({ lendablePercent: count, nominalConcurrencyShares: count }),
      limited: object({
        borrowingLimitPercent: count,
        lendablePercent: count,
        limitResponse: object({
          queuing: object({ handSize: count, queueLengthLimit: count, queues: count }),
          type: oneOf("Queue", "Reject"),
        }),
        nominalConcurrencyShares: count,
      }),
      type: oneOf("Exempt", "Limited"),
    }),
  }),
};
