/** The peers: OpenTofu, and the OpenStack provider for it at the version that our own plugin contains. */
import { join } from "node:path";
import { buildPeer, type Peer, pinnedIn } from "../peer.ts";

const module = (name: string) => join(import.meta.dirname, name);
const TOFU = "github.com/opentofu/opentofu";
const PROVIDER = "github.com/terraform-provider-openstack/terraform-provider-openstack/v3";
const PLUGIN = join(import.meta.dirname, "../../toolchain/openstack");

const tofu: Peer = { module: module("opentofu"), package: `${TOFU}/cmd/tofu`, name: "tofu" };
const provider: Peer = {
  module: module("openstack-provider"),
  package: PROVIDER,
  name: "terraform-provider-openstack",
};

export const VERSIONS = {
  OpenTofu: pinnedIn(tofu.module, TOFU),
  "OpenStack provider": pinnedIn(provider.module, PROVIDER),
  "OpenStack provider in our plugin": pinnedIn(PLUGIN, PROVIDER),
} as const;

/** Builds both if needed; returns their paths. */
export async function buildPeers(): Promise<{ tofu: string; provider: string }> {
  return { tofu: await buildPeer(tofu), provider: await buildPeer(provider) };
}
