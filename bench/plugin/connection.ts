/** A connection to a plugin, as the engine opens one for each provider of a program. */
import { credentials } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import structures from "google-protobuf/google/protobuf/struct_pb.js";

export interface Connection {
  /** Checks the inputs of a network and looks one up in the cloud. */
  work(): Promise<void>;
  close(): void;
}

/** Attaches and configures a connection. Nothing listens at the engine's address: there is nothing to report. */
export async function connect(port: number, authUrl: string, user: string): Promise<Connection> {
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
    // As the engine: each client has a connection of its own.
    "grpc.use_local_subchannel_pool": 1,
  });
  const call = <Request, Answer>(
    method: (request: Request, done: (error: Error | null, answer: Answer) => void) => unknown,
    request: Request,
  ) =>
    new Promise<Answer>((resolve, reject) => {
      method.call(client, request, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  const values = structures.Struct.fromJavaScript;
  await call(client.attach, new plugin.PluginAttach().setAddress("127.0.0.1:1"));
  const config = { authUrl, userName: user, password: "secret", tenantName: user, region: "here" };
  const domains = { userDomainName: "Default", projectDomainName: "Default" };
  const args = values({ ...config, ...domains });
  await call(
    client.configure,
    new messages.ConfigureRequest().setArgs(args).setAcceptsecrets(true),
  );
  return {
    async work() {
      const check = new messages.CheckRequest()
        .setUrn(`urn:pulumi:s::p::openstack:networking/network:Network::${user}`)
        .setNews(values({ name: user, adminStateUp: true }));
      await call(client.check, check);
      const lookUp = new messages.InvokeRequest()
        .setTok("openstack:networking/getNetwork:getNetwork")
        .setArgs(values({ name: "mine" }));
      await call(client.invoke, lookUp);
    },
    close: () => client.close(),
  };
}
