/** Every kind of thing that is read, in an order in which a kind follows those that it reads from. */
import { balancers } from "./balancers.ts";
import { clusters, stacks } from "./clusters.ts";
import { compute } from "./compute.ts";
import { identity } from "./identity.ts";
import { images } from "./images.ts";
import type { Kind } from "./kind.ts";
import { names } from "./names.ts";
import { network } from "./network/index.ts";
import { objects } from "./objects.ts";
import { secrets } from "./secrets.ts";
import { shares, storage } from "./storage.ts";
import { vpns } from "./vpn.ts";

export const KINDS: readonly Kind[] = [
  ...identity,
  ...network,
  ...vpns,
  ...compute,
  ...storage,
  ...images,
  ...objects,
  ...secrets,
  ...balancers,
  ...names,
  ...shares,
  ...clusters,
  ...stacks,
];
