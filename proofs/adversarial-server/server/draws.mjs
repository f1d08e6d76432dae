// Which behaviour the next mutation gets: one that was ordered for its payment, else one drawn by seed, else the protocol's own.

import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { BEHAVIOURS } from "./behaviours.mjs";

export function createDraws({ seed, among, now }) {
  const ordered = new Map();
  const counts = new Map();
  let calm = false;

  function drawn(place) {
    const nth = (counts.get(place) ?? 0) + 1;
    counts.set(place, nth);
    const bytes = createHash("sha256").update(`${seed}/${place}/${nth}`).digest();
    return { behaviour: among[bytes.readUInt32BE(0) % among.length], ms: 2000 + (bytes.readUInt32BE(4) % 7000) };
  }

  return {
    order(place, behaviours) {
      const unknown = behaviours.find(({ behaviour }) => !BEHAVIOURS[behaviour]);
      if (unknown) return unknown.behaviour;
      ordered.set(place, [...(ordered.get(place) ?? []), ...behaviours]);
      return null;
    },
    calm() {
      calm = true;
      ordered.clear();
    },
    next(place) {
      const first = ordered.get(place)?.shift();
      if (first) return { ms: 4000, ...first };
      return seed === null || calm ? { behaviour: "keeps", ms: 0 } : drawn(place);
    },
    until: async (instant) => {
      await wait(Math.max(0, instant - now()));
    },
  };
}
