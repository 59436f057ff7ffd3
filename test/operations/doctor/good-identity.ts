/** Keystone's answers of a good cloud, and its catalogue. */
import type { Answers } from "./answers.ts";

export const SITE = "bamako";
export const REGION = "bamako-1";
export const HOST = "https://identity.bamako.aes.example";
const SERVICES = [
  "identity",
  "compute",
  "placement",
  "block-storage",
  "network",
  "image",
  "load-balancer",
  "key-manager",
  "object-store",
  "container-infra",
];

export function identityAnswers(): Answers {
  const member = { user: { id: "k", name: "state-keeper" }, role: { id: "m", name: "member" } };
  const implied = { user: { id: "k", name: "state-keeper" }, role: { id: "r", name: "reader" } };
  const at = "identity /role_assignments?";
  const scope = "include_names=true&scope.project.id=p";
  return {
    "identity /": { version: { id: "v3.14" } },
    "identity /auth/catalog": { catalog: SERVICES.map(catalogued) },
    "identity /auth/projects": { projects: [{ id: "admin-project" }] },
    "identity /roles": {
      roles: ["admin", "member", "reader", "manager", "creator", "load-balancer_member"].map(
        (name) => ({ name }),
      ),
    },
    "identity /domains?name=magnum": { domains: [{ id: "d", name: "magnum", enabled: true }] },
    [`${at}include_names=true&scope.domain.id=d`]: {
      role_assignments: [
        { user: { id: "a", name: "magnum_domain_admin" }, role: { id: "x", name: "admin" } },
      ],
    },
    "identity /projects?name=state": { projects: [{ id: "p", name: "state", enabled: true }] },
    "identity /users?name=state-keeper": {
      users: [{ id: "k", name: "state-keeper", enabled: true }],
    },
    [at + scope]: { role_assignments: [member] },
    [`${at}effective&${scope}`]: { role_assignments: [member, implied] },
    "identity /credentials?type=ec2&user_id=k": {
      credentials: [{ project_id: "p", blob: "a secret" }],
    },
    "identity /OS-FEDERATION/identity_providers": {
      identity_providers: [{ id: "staff", enabled: true }],
    },
    "identity /OS-FEDERATION/identity_providers/staff/protocols": {
      protocols: [{ mapping_id: "groups" }],
    },
    "identity /OS-FEDERATION/mappings/groups": {
      mapping: { rules: [{ local: [{ groups: "{0}" }], remote: [] }] },
    },
  };
}

/** A service in the catalogue, with an endpoint in this region and one in another. */
function catalogued(type: string, index = 0) {
  const url = type === "identity" ? `${HOST}/v3` : `${HOST}:${9000 + index}/`;
  return {
    type,
    endpoints: [
      { interface: "internal", region: REGION, url: "http://10.32.0.1/" },
      { interface: "public", region: REGION, url },
    ],
  };
}
