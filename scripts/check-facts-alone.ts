/**
 * Fails where a single provider or method is named outside the facts, the gateway's profiles and the simulator's tables:
 * such a line would be a rule that no table shows.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesToJudge } from "./facts-alone/files-to-judge";
import { findNames } from "./facts-alone/find-names";

const root = resolve(process.argv[2] ?? ".");
const files = filesToJudge(root);
const found = files.flatMap((path) =>
  findNames(path, readFileSync(join(root, path), "utf8")).map(({ line, name }) => `${path}:${line}: names ${name}`),
);
for (const line of found) console.error(line);
console.log(`${files.length} files read, ${found.length} name a provider or a method outside the facts`);
process.exitCode = found.length === 0 && files.length > 0 ? 0 : 1;
