/** Power and energy, by figures calculated by hand and by properties of any equipment. */
import test from "ava";
import fc from "fast-check";
import {
  type Equipment,
  energyByMonth,
  HOURS_A_YEAR,
  partOf,
  powerOf,
  type Reservation,
} from "../../../planning/energy/compute.ts";

const FLAT = Array.from({ length: 12 }, () => 1.5);
/** 10 hosts of 100 to 300 W with 40 cores each, 500 W of storage, 500 W of other equipment: 2 kW idle, 4 kW at most. */
const small: Equipment = {
  hosts: [{ hosts: 10, idleWatts: 100, peakWatts: 300, cores: 40 }],
  storageWatts: 500,
  otherWatts: 500,
  averageLoad: 0.25,
  pue: FLAT,
};

const POWERS: [string, number, { idle: number; average: number; peak: number }][] = [
  ["nothing reserved", 0, { idle: 2000, average: 2000, peak: 2000 }],
  ["half of the cores", 200, { idle: 2000, average: 2250, peak: 3000 }],
  ["all cores", 400, { idle: 2000, average: 2500, peak: 4000 }],
  ["more than there are", 800, { idle: 2000, average: 2500, peak: 4000 }],
];
for (const [name, reserved, power] of POWERS) {
  test(`power: ${name}`, (t) => t.deepEqual(powerOf(small, reserved), power));
}

test("a kilowatt all year is 8,760 kWh, times the PUE", (t) => {
  const months = energyByMonth(small, 1000);
  t.is(HOURS_A_YEAR, 8760);
  t.is(months.length, 12);
  t.is(months[1], 28 * 24 * 1.5, "February");
  t.is(
    months.reduce((sum, kWh) => sum + kWh, 0),
    8760 * 1.5,
  );
});

test("a month's PUE changes that month alone", (t) => {
  const hotMarch = { ...small, pue: FLAT.with(2, 2) };
  const months = energyByMonth(hotMarch, 1000);
  t.is(months[2], 31 * 24 * 2);
  t.deepEqual(months.with(2, 0), energyByMonth(small, 1000).with(2, 0));
});

test("parts: half of cores and memory and a fifth of the volumes", (t) => {
  const offered = { cores: 400, ramGiB: 1000, volumeGiB: 10_000 };
  const half = { cores: 200, ramGiB: 500, volumeGiB: 2000 };
  // Storage 500 × 1/5, all other idle power 1500 × 1/2, all of the power added by load: 250. Of 2250.
  t.is(partOf(small, offered, 200, half), (100 + 750 + 250) / 2250);
});

test("memory alone counts half of computing, and adds no load", (t) => {
  const offered = { cores: 400, ramGiB: 1000, volumeGiB: 10_000 };
  const memory = { cores: 0, ramGiB: 500, volumeGiB: 0 };
  t.is(partOf(small, offered, 200, memory), (1500 * 0.25) / 2250);
});

test("where nothing is offered every part is 0", (t) => {
  const nothing = { cores: 0, ramGiB: 0, volumeGiB: 0 };
  t.is(partOf(small, nothing, 0, nothing), 0);
  t.deepEqual(powerOf({ ...small, hosts: [] }, 10), { idle: 1000, average: 1000, peak: 1000 });
});

const equipments = fc.record({
  hosts: fc.array(
    fc
      .record({
        hosts: fc.integer({ min: 0, max: 100 }),
        idleWatts: fc.integer({ min: 0, max: 1000 }),
        more: fc.integer({ min: 0, max: 2000 }),
        cores: fc.integer({ min: 1, max: 512 }),
      })
      .map(({ more, ...host }) => ({ ...host, peakWatts: host.idleWatts + more })),
    { minLength: 1, maxLength: 4 },
  ),
  storageWatts: fc.integer({ min: 0, max: 50_000 }),
  otherWatts: fc.integer({ min: 1, max: 50_000 }),
  averageLoad: fc.double({ min: 0, max: 1, noNaN: true }),
  pue: fc.constant(FLAT),
}) satisfies fc.Arbitrary<Equipment>;

test("power never falls when more is reserved, and stays between idle and peak", (t) => {
  fc.assert(
    fc.property(equipments, fc.nat(5000), fc.nat(5000), (equipment, reserved, more) => {
      const [less, all] = [powerOf(equipment, reserved), powerOf(equipment, reserved + more)];
      return (
        less.idle === all.idle &&
        less.average <= all.average + 1e-6 &&
        less.peak <= all.peak + 1e-6 &&
        less.idle <= less.average + 1e-6 &&
        less.average <= less.peak + 1e-6
      );
    }),
  );
  t.pass();
});

test("the parts of a wholly reserved site add up to one", (t) => {
  const reservations = fc.array(
    fc.record({
      cores: fc.integer({ min: 1, max: 500 }),
      ramGiB: fc.integer({ min: 1, max: 2000 }),
      volumeGiB: fc.integer({ min: 1, max: 50_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(equipments, reservations, (equipment, all) => {
      const total = (field: keyof Reservation) => all.reduce((sum, one) => sum + one[field], 0);
      const offered = {
        cores: total("cores"),
        ramGiB: total("ramGiB"),
        volumeGiB: total("volumeGiB"),
      };
      const parts = all.map((one) => partOf(equipment, offered, offered.cores, one));
      return Math.abs(parts.reduce((sum, part) => sum + part, 0) - 1) < 1e-9;
    }),
  );
  t.pass();
});
