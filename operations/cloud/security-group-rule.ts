/** What makes two security group rules one: Neutron gives a rule no name, so it is known by its content. */
import type { Item } from "./client.ts";

/** The fields of a rule and the inputs of its resource; absent is null or empty. */
const FIELDS: readonly (readonly [field: string, input: string])[] = [
  ["security_group_id", "securityGroupId"],
  ["direction", "direction"],
  ["ethertype", "ethertype"],
  ["protocol", "protocol"],
  ["port_range_min", "portRangeMin"],
  ["port_range_max", "portRangeMax"],
  ["remote_ip_prefix", "remoteIpPrefix"],
  ["remote_group_id", "remoteGroupId"],
  ["remote_address_group_id", "remoteAddressGroupId"],
];

/** Whether the cloud's rule is the one that a resource declares; a resource without a group declares none. */
export function isSameRule(item: Item, inputs: Readonly<Record<string, unknown>>): boolean {
  const { securityGroupId: group } = inputs;
  if (group === undefined || group === null) return false;
  return FIELDS.every(([field, input]) => equal(item[field], inputs[input]));
}

/** Neutron writes null where the program says nothing, and the provider takes an empty text for the same. */
function equal(field: unknown, input: unknown): boolean {
  const plain = (value: unknown) => (value === null || value === "" ? undefined : value);
  const [got, want] = [plain(field), plain(input)];
  return typeof got === "string" && typeof want === "string"
    ? got.toLowerCase() === want.toLowerCase()
    : got === want;
}
