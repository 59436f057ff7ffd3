/** Rights in a tenant's cluster stay with the tenant: to whom its people may grant theirs. No Pulumi here. */

import { OIDC_PREFIX } from "../kubernetes/objects/groups.ts";
import type { RuleMessages } from "../rule-messages.ts";
import { defineAdmission, word } from "./policy.ts";

const messages = {
  title: {
    fr: "Les droits d'un locataire restent à ses groupes et à ses applications",
    en: "A tenant's rights stay with its groups and its applications",
  },
  why: {
    fr: "Qui gère un espace de noms pourrait l'ouvrir à un autre locataire, ou à tout le réseau, sans contrat.",
    en: "A manager of a namespace could open it to another tenant, or to the whole network, without a contract.",
  },
  waiver: {
    fr: "Aucune dérogation : les groupes s'inscrivent dans le fichier du locataire.",
    en: "No waiver: groups are entered in the tenant's file.",
  },
  cases: {
    stranger: {
      what: {
        fr: "{type} donne des droits à « {subject} », qui n'est ni un groupe du locataire ni un compte de service",
        en: "{type} gives rights to “{subject}”, which is neither a group of the tenant nor a service account",
      },
      remediation: {
        fr: "Nommez un groupe qui commence par {prefix} ou un ServiceAccount ; une personne rejoint un groupe chez le fournisseur d'identité.",
        en: "Name a group that begins with {prefix} or a ServiceAccount; a person joins a group at the identity provider.",
      },
    },
    endless: {
      what: {
        fr: "{type} serait un jeton de compte de service sans fin",
        en: "{type} would be a token of a service account without end",
      },
      remediation: {
        fr: "Utilisez le jeton que le pod reçoit : un volume projected avec serviceAccountToken.",
        en: "Use the token that the pod gets: a projected volume with serviceAccountToken.",
      },
    },
  },
} as const satisfies RuleMessages;

/** Those who set the cluster up are exempt; the API server itself ensures that people only grant rights they have. */
export const accessGuard = defineAdmission("access", messages, {
  requests: [
    { groups: ["rbac.authorization.k8s.io"], resources: ["rolebindings"] },
    { groups: [""], resources: ["secrets"] },
  ],
  matchCondition: '!("system:masters" in request.userInfo.groups)',
  variables: {
    self: "dyn(object)",
    prefix: `"${OIDC_PREFIX}" + ${word("site")} + "-" + ${word("tenant")} + "-"`,
    subjects: 'variables.self.kind == "RoleBinding" ? variables.self.?subjects.orValue([]) : []',
    strangers:
      'variables.subjects.filter(s, s.kind != "ServiceAccount" && !(s.kind == "Group" && s.name.startsWith(variables.prefix))).map(s, s.name)',
  },
  cases: {
    stranger: {
      holds: "variables.strangers.size() == 0",
      values: { subject: 'variables.strangers.join(", ")', prefix: "variables.prefix" },
    },
    endless: {
      holds:
        'variables.self.kind != "Secret" || variables.self.?type.orValue("") != "kubernetes.io/service-account-token"',
    },
  },
});
