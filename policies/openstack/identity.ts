/** Projects, users, roles and credentials (Keystone). */
import {
  dangerous,
  denied,
  evaluated,
  flag,
  inert,
  map,
  named,
  object,
  oneOf,
  reference,
  refers,
  refersToMade,
  secret,
  shaped,
} from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { deniedType, holdsNoData, labelled } from "../resources/classification.ts";
import { OTHER_OWNER } from "./denials.ts";
import { isTrue, label, madeProject, OWN_KEYS, project, region, tags } from "./entries.ts";

const domain = reference("a name space of people and projects of this cloud");
const person = refersToMade("openstack:identity/user:User");
const group = refersToMade("openstack:identity/groupV3:GroupV3");
/** Rights over all projects of a domain, and over its users. */
const wholeDomain = denied({
  fr: "donnerait des droits sur tout un domaine, donc sur d'autres locataires ; nommez le projet (projectId)",
  en: "would give rights over a whole domain, and so over other tenants; name the project (projectId)",
});
/** The project that the rights apply to: one that the same program creates. */
const ownProject = { ...project, ...madeProject, is: "owner" } as const;
const role = evaluated("owner", {
  why: "a set of rights in the project that the same program makes: one of a tenant's, which rule administration evaluates",
});
const time = shaped(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/, {
  fr: "une date RFC 3339",
  en: "an RFC 3339 date",
});

export const identity: Rows = {
  "openstack:identity/applicationCredential:ApplicationCredential": row(holdsNoData("grants"), {
    accessRules: object({
      id: reference("another of the caller's own rules"),
      method: oneOf("POST", "GET", "HEAD", "PATCH", "PUT", "DELETE"),
      path: {
        ...shaped(/^\/[\w./{}*-]*$/, { fr: "un chemin d'API", en: "an API path" }),
        why: "narrows the requests of the credential",
      },
      service: shaped(/^[a-z][a-z0-9-]*$/, {
        fr: "un type de service du catalogue",
        en: "a service type of the catalogue",
      }),
    }),
    description: named,
    expiresAt: time,
    name: named,
    region,
    roles: evaluated("opens", {
      why: "a tenant's own, by their names: rule administration; without any it would have all of the caller's",
    }),
    secret: secret(),
    unrestricted: dangerous(flag, "unlimited", isTrue),
  }),
  "openstack:identity/ec2CredentialV3:Ec2CredentialV3": row(holdsNoData("grants"), {
    projectId: project,
    region,
    userId: denied(OTHER_OWNER),
  }),
  "openstack:identity/endpointV3:EndpointV3": row(deniedType("redirects every client of the site")),
  "openstack:identity/groupV3:GroupV3": row(holdsNoData("grants"), {
    description: named,
    domainId: domain,
    name: named,
    region,
  }),
  "openstack:identity/inheritRoleAssignment:InheritRoleAssignment": row(holdsNoData("grants"), {
    domainId: wholeDomain,
    groupId: group,
    projectId: ownProject,
    region,
    roleId: role,
    userId: person,
  }),
  // All data and workloads of a tenant are in its project, so the project is evaluated as if it held them.
  "openstack:identity/project:Project": row(labelled("tags", "stores", "processes"), {
    description: named,
    domainId: domain,
    enabled: flag,
    isDomain: flag,
    name: named,
    // Rights in the parent project may be inherited.
    parentId: refers("openstack:identity/project:Project"),
    region,
    tags,
  }),
  "openstack:identity/role:Role": row(holdsNoData("grants"), {
    domainId: domain,
    name: named,
    region,
  }),
  "openstack:identity/roleAssignment:RoleAssignment": row(holdsNoData("grants"), {
    domainId: wholeDomain,
    groupId: group,
    projectId: ownProject,
    region,
    roleId: role,
    userId: person,
  }),
  "openstack:identity/serviceV3:ServiceV3": row(holdsNoData("names"), {
    description: named,
    enabled: flag,
    name: named,
    region,
    type: shaped(/^[a-z][a-z0-9-]*$/, { fr: "un type de service", en: "a service type" }),
  }),
  "openstack:identity/user:User": row(holdsNoData("grants"), {
    defaultProjectId: {
      ...project,
      why: "where a session begins; roles define the rights of the person there",
    },
    description: named,
    domainId: domain,
    enabled: flag,
    extra: map(
      {
        named: { ...OWN_KEYS, email: inert("shown to people: Keystone sends no mail") },
        prefixes: { "aes:": label },
      },
      { open: "map" },
    ),
    ignoreChangePasswordUponFirstUse: flag,
    ignoreLockoutFailureAttempts: flag,
    ignorePasswordExpiry: flag,
    multiFactorAuthEnabled: flag,
    multiFactorAuthRules: object({
      rules: oneOf("password", "totp", "token", "application_credential"),
    }),
    name: named,
    password: secret(),
    region,
  }),
  "openstack:identity/userMembershipV3:UserMembershipV3": row(holdsNoData("grants"), {
    groupId: group,
    region,
    userId: person,
  }),
};
