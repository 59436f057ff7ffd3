/** The images that standby sites need: which ones, copied completely or not at all, and the messages. */
import test from "ava";
import type { Estate } from "../../../estate/estate.ts";
import type { Cluster, Tenant } from "../../../estate/model/index.ts";
import type { Cloud, Item } from "../../../operations/cloud/client.ts";
import { bringImage, digestOf, imageNamed } from "../../../operations/mirror/images.ts";
import { TEXTS } from "../../../operations/mirror/messages.ts";
import { imagesNeeded } from "../../../operations/mirror/plan.ts";
import type { Message } from "../../../output/message.ts";
import { estate } from "../../helpers/command.ts";
import { argumentsIn } from "../../helpers/messages.ts";
import { estates } from "../../helpers/reference.ts";

const [bamako, ouagadougou] = estates as [Estate, Estate];

const lab = bamako.tenants["ai-research"]?.clusters.lab as Cluster;

function withClusters(clusters: Record<string, Record<string, string>>): Estate {
  const tenants = Object.entries(clusters).map(([tenant, versions]) => {
    const made = Object.entries(versions).map(([name, version]) => [name, { ...lab, version }]);
    return [tenant, { ...(bamako.tenants[tenant] as Tenant), clusters: Object.fromEntries(made) }];
  });
  return { ...bamako, tenants: { ...bamako.tenants, ...Object.fromEntries(tenants) } };
}

test("each image once a standby site, with all clusters that are made of it", (t) => {
  t.deepEqual(imagesNeeded(bamako, estates), [], "no critical tenant has a cluster");
  const home = withClusters({
    treasury: { a: "1.35.2", b: "1.36.3" },
    procurement: { c: "1.35.2" },
    mail: { d: "1.34.5" }, // not critical
  });
  const image = (version: string) => `ubuntu-24.04-kube-v${version}`;
  t.deepEqual(imagesNeeded(home, [home, ouagadougou]), [
    {
      standby: "ouagadougou",
      from: image("1.35.2"),
      to: image("1.35.2"),
      clusters: ["procurement/c", "treasury/a"],
    },
    {
      standby: "ouagadougou",
      from: image("1.36.3"),
      to: image("1.36.3"),
      clusters: ["treasury/b"],
    },
  ]);
});

test("it goes by the name that the standby site has for that version", (t) => {
  const home = withClusters({ treasury: { a: "1.35.2" } });
  const { kubernetes } = ouagadougou.site;
  if (kubernetes === undefined) return t.fail("no offer");
  const versions = { "1.35.2": { image: "noble-1.35.2" } };
  const other = {
    ...ouagadougou,
    site: { ...ouagadougou.site, kubernetes: { ...kubernetes, versions } },
  };
  t.like(imagesNeeded(home, [home, other])[0], {
    from: "ubuntu-24.04-kube-v1.35.2",
    to: "noble-1.35.2",
  });
});

const IMAGE: Item = {
  id: "1",
  name: "noble",
  status: "active",
  size: 3,
  owner: "operator",
  visibility: "public",
  os_hash_algo: "sha512",
  os_hash_value: "abc",
  checksum: "d",
  protected: true,
  file: "/f",
  disk_format: "raw",
  container_format: "bare",
  min_disk: 1,
  kube_version: "v1.35.2",
};

/** A cloud that records its requests, and reports what has arrived. */
function store(arrived: Partial<Item>) {
  const requests: unknown[] = [];
  const cloud = {
    raw: async (method: string, _: string, path: string, __: unknown, body?: string) => {
      requests.push([method, path, body === undefined ? undefined : JSON.parse(body)]);
      return new Response("abc");
    },
    write: async (method: string, _: string, path: string, body: unknown) => {
      requests.push([method, path, body]);
      return { id: "2" };
    },
    upload: async (_: string, path: string, source: ReadableStream, size: number) => {
      requests.push(["upload", path, await new Response(source).text(), size]);
    },
    get: async () => ({ ...IMAGE, ...arrived }),
    delete: async (_: string, path: string) => {
      requests.push(["DELETE", path]);
    },
  };
  return { requests, cloud: cloud as unknown as Cloud };
}

test("an image arrives with its properties, and is everybody's only when its digest is right", async (t) => {
  const to = store({});
  await bringImage(IMAGE, "noble", store({}).cloud, to.cloud);
  t.deepEqual(to.requests, [
    [
      "POST",
      "/v2/images",
      {
        disk_format: "raw",
        container_format: "bare",
        min_disk: 1,
        kube_version: "v1.35.2",
        name: "noble",
        visibility: "private",
      },
    ],
    ["upload", "/v2/images/2/file", "abc", 3],
    [
      "PATCH",
      "/v2/images/2",
      [
        { op: "replace", path: "/visibility", value: "public" },
        { op: "replace", path: "/protected", value: true },
      ],
    ],
  ]);
});

test("an image that arrives as another one does not stay", async (t) => {
  const to = store({ os_hash_value: "xyz" });
  await t.throwsAsync(bringImage(IMAGE, "noble", store({}).cloud, to.cloud), {
    message: "image noble arrived as sha512:xyz, want sha512:abc",
  });
  t.deepEqual(to.requests.at(-1), ["DELETE", "/v2/images/2"]);
  t.is(to.requests.length, 3, "it was never everybody's");
});

test("two images of one name are not guessed between", async (t) => {
  const cloud = { list: async () => [IMAGE, IMAGE] } as unknown as Cloud;
  await t.throwsAsync(imageNamed(cloud, "noble"), { message: "2 images are called noble" });
  const one = { list: async () => [IMAGE] } as unknown as Cloud;
  t.is(digestOf((await imageNamed(one, "noble")) as Item), "sha512:abc");
});

test("a site without a critical tenant's cluster needs no cloud; an unknown site is rejected", async (t) => {
  const none = await estate("mirror", "bamako", "--lang", "en");
  t.is(none.exitCode, 0, none.stderr);
  t.is(none.stdout, "bamako: no critical tenant has a cluster; nothing to copy");
  const unknown = await estate("mirror", "gao", "--lang", "fr");
  t.is(unknown.exitCode, 2);
  t.regex(unknown.stderr, /reçu le site gao/);
});

test("French and English say the same of images with the same arguments", (t) => {
  for (const [key, message] of Object.entries<Message>(TEXTS)) {
    t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), key);
  }
});
