/**
 * Whether the run that a pack serves is an update. The engine says so as it configures a pack, and the policy library keeps it to
 * itself: its handler is asked first, and then listened to. Of a recorded state nobody says anything.
 */
import { createRequire } from "node:module";

interface Service {
  configureStack?: (call: Call, ...rest: unknown[]) => unknown;
}

interface Call {
  readonly request: { getDryRun(): boolean };
}

interface Grpc {
  readonly Server: { prototype: { addService(definition: unknown, service: Service): unknown } };
}

let updating = false;

/** False in a preview, in an evaluation of a recorded state, and where nobody listens. */
export function isUpdate(): boolean {
  return updating;
}

/** To be called before the pack serves. */
export function listenToEngine(): void {
  const library = createRequire(createRequire(import.meta.url).resolve("@pulumi/policy"));
  const { prototype } = (library("@grpc/grpc-js") as Grpc).Server;
  const { addService } = prototype;
  prototype.addService = function serve(definition, service) {
    return addService.call(this, definition, listening(service));
  };
}

/** The service, which also hears what kind of run it is. */
export function listening(service: Service): Service {
  const { configureStack } = service;
  if (configureStack === undefined) return service;
  return {
    ...service,
    configureStack: (call, ...rest) => {
      updating = call.request.getDryRun() === false;
      return configureStack(call, ...rest);
    },
  };
}
