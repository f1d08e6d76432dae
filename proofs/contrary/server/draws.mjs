// Which mood the next mutation gets: one that was ordered for its payment, else one drawn by seed, else the protocol's own.

import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { MOODS } from "./moods.mjs";

export function createDraws({ seed, among, now }) {
  const ordered = new Map();
  const counts = new Map();
  let calm = false;

  function drawn(place) {
    const nth = (counts.get(place) ?? 0) + 1;
    counts.set(place, nth);
    const bytes = createHash("sha256").update(`${seed}/${place}/${nth}`).digest();
    return { mood: among[bytes.readUInt32BE(0) % among.length], ms: 2000 + (bytes.readUInt32BE(4) % 7000) };
  }

  return {
    order(place, moods) {
      const unknown = moods.find(({ mood }) => !MOODS[mood]);
      if (unknown) return unknown.mood;
      ordered.set(place, [...(ordered.get(place) ?? []), ...moods]);
      return null;
    },
    calm() {
      calm = true;
      ordered.clear();
    },
    next(place) {
      const first = ordered.get(place)?.shift();
      if (first) return { ms: 4000, ...first };
      return seed === null || calm ? { mood: "keeps", ms: 0 } : drawn(place);
    },
    until: async (instant) => {
      await wait(Math.max(0, instant - now()));
    },
  };
}
