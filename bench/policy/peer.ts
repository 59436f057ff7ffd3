/** The peer: conftest, built from its Go module at a pinned version into the user's cache. */
import { join } from "node:path";
import { buildPeer, type Peer, peerPath, pinnedIn } from "../peer.ts";

const MODULE = join(import.meta.dirname, "conftest");
const PACKAGE = "github.com/open-policy-agent/conftest";

/** The version of a module in conftest's lock file. */
export const pinned = (module: string) => pinnedIn(MODULE, module);

export const CONFTEST = pinned(PACKAGE);
export const OPA = pinned("github.com/open-policy-agent/opa");

const peer: Peer = {
  module: MODULE,
  package: PACKAGE,
  name: "conftest",
  values: [`${PACKAGE}/internal/version.Version=${CONFTEST}`],
};

/** Path of this version, built or not. */
export const conftestPath = () => peerPath(peer);

/** Builds it if needed (about 110 CPU seconds with empty caches); returns its path. */
export const buildConftest = () => buildPeer(peer);
