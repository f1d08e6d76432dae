import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One folder under prisma/migrations. `checksum` is the SHA-256 that Prisma records when it applies the script. */
export interface MigrationOnDisk {
  readonly name: string;
  readonly script: string;
  readonly checksum: string;
}

/** prisma/migrations of the running program: all of ours run from the project's root. */
export function migrationsFolder(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
}

/** Every migration of a folder, oldest first. */
export function readMigrations(folder = migrationsFolder()): readonly MigrationOnDisk[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    });
}
