/** Where a person finds the row of an OpenStack type. */
import { openstackRows } from "./index.ts";

const service = (type: string) => type.split(/[:/]/)[1] ?? "";

const SERVICES: ReadonlySet<string> = new Set(Object.keys(openstackRows).map(service));

/** The file with the rows of a type's service, from the repository's root; their folder for a service without rows. */
export function rowFile(type: string): string {
  return SERVICES.has(service(type))
    ? `policies/openstack/${service(type)}.ts`
    : "policies/openstack/";
}
