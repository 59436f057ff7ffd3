/** What a listing asks a service for, and what it reads from the answer. */
import test from "ava";
import type { Item } from "../../../operations/cloud/client.ts";
import { images } from "../../../operations/drift/kinds/images.ts";
import type { Reading } from "../../../operations/drift/kinds/kind.ts";
import { objects } from "../../../operations/drift/kinds/objects.ts";

/** Lists the first of some kinds from a part of a cloud. */
async function listed([kind]: typeof images, cloud: object): Promise<readonly Item[]> {
  const projects = () => [{ id: "p", name: "bamako-tax" }];
  return (await kind?.list({ cloud, projects } as unknown as Reading)) ?? [];
}

test("other projects' community images and hidden images are listed", async (t) => {
  const paths: string[] = [];
  const list = async (_: string, path: string) => {
    paths.push(path);
    return [{ id: "community" }];
  };
  t.deepEqual(await listed(images, { list }), [{ id: "community" }]);
  t.deepEqual(paths, [
    "/v2/images?limit=100&visibility=all&os_hidden=false",
    "/v2/images?limit=100&visibility=all&os_hidden=true",
  ]);
});

for (const [header, value, expected] of [
  ["x-versions-location", "old", { type: "versions", location: "old" }],
  ["x-history-location", "old", { type: "history", location: "old" }],
  ["x-versions-enabled", "True", undefined],
] as const) {
  test(`a container with ${header}`, async (t) => {
    const raw = async (method: string) =>
      method === "GET"
        ? Response.json([{ name: "letters" }])
        : new Response(null, { headers: { [header]: value } });
    const cloud = { raw, endpoint: () => "http://127.0.0.1/v1/AUTH_own" };
    const [container] = await listed(objects, cloud);
    t.deepEqual(objects[0]?.properties?.(container as Item).versioningLegacy, expected);
    t.is(container?.versioning, expected === undefined);
  });
}
