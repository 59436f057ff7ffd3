/** Whether an access key opens a container by S3. */
import aws4 from "aws4";

/** `true`, or the status of the answer. `settings` are those of the state's AWS profile. Throws if nothing answers. */
export async function opens(
  settings: string,
  container: string,
  { access, secret }: { readonly access: string; readonly secret: string },
): Promise<true | number> {
  const setting = (name: string) => new RegExp(`^${name} = (.+)$`, "m").exec(settings)?.[1] ?? "";
  const endpoint = new URL(setting("endpoint_url"));
  const path = `/${container}?max-keys=1`;
  const request = { host: endpoint.host, path, service: "s3", region: setting("region") };
  const signed = aws4.sign(request, { accessKeyId: access, secretAccessKey: secret });
  const { Host: _, ...headers } = signed.headers as Record<string, string>;
  const answer = await fetch(new URL(path, endpoint), { headers, redirect: "error" });
  await answer.body?.cancel();
  return answer.ok || answer.status === 404 ? true : answer.status;
}
