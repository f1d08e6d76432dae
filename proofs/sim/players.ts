import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { type Batch, type BatchResult, playBatch, together } from "./batch";

/** So few are played sooner than another process has started. */
const FEW = 500;
const BATCH = 250;
const MOST_PLAYERS = 8;

/** Plays all histories of a seed on every core. What comes out does not depend on how many there are. */
export async function playAll(seed: string, runs: number): Promise<BatchResult> {
  if (runs <= FEW) return playBatch({ seed, from: 0, until: runs });
  const batches: Batch[] = [];
  for (let from = 0; from < runs; from += BATCH) batches.push({ seed, from, until: Math.min(runs, from + BATCH) });
  const players = Math.min(availableParallelism(), MOST_PLAYERS);
  return together(await Promise.all(Array.from({ length: players }, () => player(batches))));
}

/** A process that takes batches until none is left. It is started with this one's own options for TypeScript. */
async function player(batches: Batch[]): Promise<BatchResult> {
  const child = fork(fileURLToPath(new URL("./player.ts", import.meta.url)));
  const results: BatchResult[] = [];
  try {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      results.push(await played(child, batch));
    }
  } finally {
    child.disconnect();
  }
  return together(results);
}

function played(child: ChildProcess, batch: Batch): Promise<BatchResult> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`a player ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (result) => {
      child.off("exit", ended);
      resolve(result as BatchResult);
    });
    child.send(batch);
  });
}
