import { afterAll, beforeAll } from "vitest";

/** Where a machine may stand; the shop's own zone is one of them. */
export const ZONES = ["UTC", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"] as const;

/** Lets the tests of a `describe` run on a machine in that zone. */
export function standIn(zone: string): void {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
}
