import { randomBytes } from "node:crypto";
import type { Ids } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";

/** A UUID of version 7: 48 bits of time, the rest from `random` (10 bytes). */
export function uuidV7(now: EpochMs, random: Uint8Array): string {
  const time = now.toString(16).padStart(12, "0");
  const rest = [...random.subarray(0, 10)];
  rest[0] = ((rest[0] ?? 0) & 0x0f) | 0x70;
  rest[2] = ((rest[2] ?? 0) & 0x3f) | 0x80;
  const hex = rest.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`;
}

export const systemIds: Ids = { next: () => uuidV7(Date.now(), randomBytes(10)) };
