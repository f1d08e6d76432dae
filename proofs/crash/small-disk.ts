import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import path from "node:path";

/** A disk of its own for the shop's PostgreSQL, small enough to be filled. */
export interface SmallDisk {
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives it back. */
  makeRoom(): void;
  release(): void;
}

/** Enough for a cluster, its log of writes and a sample. */
const SIZE_MB = 512;
const MB = 1024 * 1024;
const PIECES = [MB, 4096, 1] as const;

/** Mounts one in the place of a folder; where this machine does not let us, why not. */
export function mountSmallDisk(folder: string): SmallDisk | string {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const mounted = run("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m,mode=0711`, "tmpfs", folder]);
  if (mounted !== null) return mounted;
  const ballast = path.join(folder, "ballast");
  return {
    fill() {
      const { blocks, bsize } = statfsSync(folder);
      // Should this disk no longer be mounted, the suite must not fill the machine's own.
      if (blocks * bsize > SIZE_MB * MB) throw new Error(`${folder} is not the small disk`);
      fillUp(ballast);
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    release() {
      const released = run("umount", [folder]);
      if (released !== null) throw new Error(`the small disk stays mounted on ${folder}: ${released}`);
    },
  };
}

/** What went wrong, null when nothing did. */
function run(command: string, args: readonly string[]): string | null {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return null;
  return error?.message ?? stderr.trim();
}

/** In smaller and smaller pieces, to the last byte. */
function fillUp(file: string): void {
  const ballast = openSync(file, "a");
  try {
    for (const size of PIECES) while (writes(ballast, Buffer.alloc(size)));
  } finally {
    closeSync(ballast);
  }
}

function writes(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false;
    throw error;
  }
}
