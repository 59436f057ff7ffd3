/** Power and energy of a site, and their attribution to tenants. Pure: watts and hours in, kilowatt-hours out. */

/** Hosts of one class, all zones together. */
export interface HostClass {
  readonly hosts: number;
  /** Power of one host without load, W. */
  readonly idleWatts: number;
  /** Power of one host at full load, W. */
  readonly peakWatts: number;
  /** Most virtual cores of one host. */
  readonly cores: number;
}

/** Power of a site's equipment. */
export interface Equipment {
  readonly hosts: readonly HostClass[];
  /** Power of the storage, independent of its content, W. */
  readonly storageWatts: number;
  /** Power of network, controllers and all other IT, W. */
  readonly otherWatts: number;
  /** Average part of the reserved cores under load, 0 to 1. */
  readonly averageLoad: number;
  /** Power usage effectiveness of each month, January first; 1 or more. */
  readonly pue: readonly number[];
}

/** Reserved resources of a site. */
export interface Reservation {
  readonly cores: number;
  readonly ramGiB: number;
  readonly volumeGiB: number;
}

/** IT power of a site, W. */
export interface Power {
  /** Without any load. */
  readonly idle: number;
  /** With `averageLoad` of the reserved cores under load. */
  readonly average: number;
  /** With all reserved cores under load. */
  readonly peak: number;
}

/** Hours of each month of a year of 365 days. */
const HOURS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days) => days * 24);

/** Hours of a year of 365 days. */
export const HOURS_A_YEAR = sum(HOURS);

/**
 * Power of the equipment when `reserved` cores are promised. Load is spread equally over all hosts, and the power of
 * each grows linearly from idle to peak; more cores than exist use no more than all hosts at their peak.
 */
export function powerOf(equipment: Equipment, reserved: number): Power {
  const { hosts, storageWatts, otherWatts, averageLoad } = equipment;
  const idle = sum(hosts.map((kind) => kind.hosts * kind.idleWatts)) + storageWatts + otherWatts;
  const span = sum(hosts.map((kind) => kind.hosts * (kind.peakWatts - kind.idleWatts)));
  const carried = sum(hosts.map((kind) => kind.hosts * kind.cores));
  const loaded = carried === 0 ? 0 : Math.min(1, reserved / carried);
  return { idle, average: idle + span * loaded * averageLoad, peak: idle + span * loaded };
}

/** Energy at the meter in each month, January first, kWh: the IT's average power times the month's PUE. */
export function energyByMonth({ pue }: Equipment, averageWatts: number): number[] {
  return HOURS.map((hours, month) => (averageWatts / 1000) * hours * (pue[month] ?? 1));
}

/**
 * The part of a site's energy attributed to a reservation, 0 to 1; unreserved capacity is attributed to none. Idle
 * power is divided by the offer: storage by volumes, all else by the mean of cores and memory. The power of load is
 * divided by reserved cores. So all parts and the unreserved one add up to 1, if no more is reserved than offered.
 */
export function partOf(
  equipment: Equipment,
  offered: Reservation,
  reserved: number,
  { cores, ramGiB, volumeGiB }: Reservation,
): number {
  const { idle, average } = powerOf(equipment, reserved);
  const computing = (ratio(cores, offered.cores) + ratio(ramGiB, offered.ramGiB)) / 2;
  const storing = ratio(volumeGiB, offered.volumeGiB);
  const { storageWatts } = equipment;
  const watts =
    storageWatts * storing +
    (idle - storageWatts) * computing +
    (average - idle) * ratio(cores, reserved);
  return ratio(watts, average);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
