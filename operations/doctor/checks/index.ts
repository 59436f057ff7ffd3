/** The list of all checks of a site's cloud, in the order of the report. */
import type { Check } from "../check.ts";
import { oidc, registry, vault } from "./beside.ts";
import { clock } from "./clock.ts";
import { dns } from "./dns.ts";
import { endpoints } from "./endpoints.ts";
import { flavors } from "./flavors.ts";
import { identityProvider, roles } from "./identity.ts";
import { images, imports, nodeImages, signatures } from "./images.ts";
import { magnum } from "./magnum.ts";
import { externals, grants, reach } from "./networks.ts";
import { s3, syncRealm } from "./object-store.ts";
import { policies } from "./policies.ts";
import { administratorQuota, serviceQuotas } from "./quotas.ts";
import { securityGroups } from "./security-groups.ts";
import { extensions, services, versions } from "./services.ts";
import { stateContainer, statePlace } from "./state-place.ts";
import { publicTypes, volumeTypes } from "./volumes.ts";
import { vpn } from "./vpn.ts";
import { zones } from "./zones.ts";

export const CHECKS: readonly Check[] = [
  services,
  versions,
  extensions,
  endpoints,
  clock,
  dns,
  policies,
  roles,
  identityProvider,
  zones,
  flavors,
  images,
  imports,
  nodeImages,
  signatures,
  externals,
  reach,
  grants,
  vpn,
  securityGroups,
  volumeTypes,
  publicTypes,
  administratorQuota,
  serviceQuotas,
  s3,
  statePlace,
  stateContainer,
  syncRealm,
  magnum,
  registry,
  oidc,
  vault,
];
