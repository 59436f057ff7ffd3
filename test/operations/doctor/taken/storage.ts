/** Volumes, objects and the place of the state taken away from a good cloud. */
import { at, set, type Taken } from "./change.ts";

const TYPES = "block-storage /types?is_public=None";
const LUKS = "block-storage /types/type-1/encryption";
const INFO = "object-store /../../info";
const DIRECT = "identity /role_assignments?include_names=true&scope.project.id=p";
const EFFECTIVE = "identity /role_assignments?effective&include_names=true&scope.project.id=p";

export const TAKEN_STORAGE: Taken = {
  "an encrypted type that is not": [
    "volume-types",
    set(LUKS, {}),
    /encrypted is not encrypted, although/,
  ],
  "a weak cipher": ["volume-types", at(LUKS, (a) => (a.key_size = 128)), /key_size 128, want 256/],
  "encryption by the store alone": [
    "volume-types",
    at(LUKS, (a) => (a.control_location = "back-end")),
    /control_location back-end/,
  ],
  "a hidden type": [
    "volume-types",
    at(TYPES, (a) => (a.volume_types[0].is_public = false)),
    /encrypted is private/,
  ],
  "the default type": [
    "no-default-volume-type",
    at(TYPES, (a) => (a.volume_types[1].name = "__DEFAULT__")),
    /__DEFAULT__ exists/,
  ],
  "a public plain type": [
    "no-default-volume-type",
    at(TYPES, (a) => (a.volume_types[1].is_public = true)),
    /bamako-platform-plain is not encrypted and is open/,
  ],
  "a plain type by default": [
    "no-default-volume-type",
    at("block-storage /types/default", (a) => (a.volume_type.name = "other")),
    /gets the type other/,
  ],
  "no S3": ["object-store-s3", at(INFO, (a) => delete a.s3api), /does not announce s3api/],
  "no project of the state": [
    "state-place",
    at("identity /projects?name=state", (a) => (a.projects[0].enabled = false)),
    /project state of the state/,
  ],
  "a second role of the keeper": [
    "state-place",
    at(DIRECT, (a) =>
      a.role_assignments.push({ user: { id: "k" }, role: { id: "a", name: "admin" } }),
    ),
    /also has the role admin/,
  ],
  "another user in the state's project": [
    "state-place",
    at(EFFECTIVE, (a) =>
      a.role_assignments.push({ user: { id: "u", name: "eve" }, role: { id: "r" } }),
    ),
    /the user eve enters the project state/,
  ],
  "a group in the state's project": [
    "state-place",
    at(DIRECT, (a) =>
      a.role_assignments.push({ group: { id: "g", name: "staff" }, role: { id: "r" } }),
    ),
    /the group staff has a role/,
  ],
  "no key for S3": [
    "state-place",
    at("identity /credentials?type=ec2&user_id=k", (a) => (a.credentials[0].project_id = "x")),
    /has no key for S3/,
  ],
  "no realm": [
    "sync-realm",
    at(INFO, (a) => delete a.container_sync.realms.AES),
    /does not have the realm aes/,
  ],
  "a site that is not in the realm": [
    "sync-realm",
    at(INFO, (a) => delete a.container_sync.realms.AES.clusters.OUAGADOUGOU),
    /does not have the site ouagadougou/,
  ],
  "a stranger in the realm": [
    "sync-realm",
    at(INFO, (a) => (a.container_sync.realms.AES.clusters.PARIS = {})),
    /cluster PARIS, which is no site/,
  ],
  "a store under another name": [
    "sync-realm",
    at(
      INFO,
      (a) =>
        (a.container_sync.realms.AES.clusters = { BAMAKO: {}, OUAGADOUGOU: { current: true } }),
    ),
    /as OUAGADOUGOU in the realm aes/,
  ],
};
