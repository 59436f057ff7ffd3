/** The condition of a waiver on a day (UTC); both days of its term count. */
import type { Waiver } from "../../policies/waivers/model.ts";

export function inForce({ start, expiry }: Waiver, day: string): boolean {
  return start <= day && day <= expiry;
}
