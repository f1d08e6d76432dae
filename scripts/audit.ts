// npm run audit -- verify [--expect HASH]: recomputes the chain of the audit trail and names each row that was touched.
//   --expect HASH  the hash of a head that was noted elsewhere: the trail must still lead through it
// Reads DATABASE_URL, or the shop of the data folder (DATA_DIR), open or not. The last line of the output is JSON:
//   {"audit":"verify","events":14386,"head":"…","seq":14386,"broken":[{"id":17,"seq":17,"why":"…"}],"more":0}
// Exit status: 0 whole, 1 broken, 2 not verified (a wrong command, a database that is away).
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { isDatabaseAway } from "@/lib/db/away";
import { readCommand, USAGE } from "./audit/command";
import { type Verdict, verifyTrail } from "./audit/verify";
import { linesOf, summaryOf } from "./audit/words";
import { withShop } from "./sample/reach-shop";
import { readSettings } from "./setup/settings.mjs";

async function verified(expected: string | null): Promise<Verdict> {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const settings = readSettings(root, process.env, []);
  if (settings.databaseUrl !== null) return verifyTrail(settings.databaseUrl, expected);
  return withShop(settings, ({ databaseUrl }) => verifyTrail(databaseUrl, expected));
}

function reasonOf(error: unknown): string {
  if (isDatabaseAway(error)) return "the database does not answer.";
  if (error instanceof pg.DatabaseError && error.code === "42P01") {
    return "this database has no chain. npm start or npm run migrate brings it up to date.";
  }
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  if (command === null) {
    console.error(USAGE);
    return 2;
  }
  const verdict = await verified(command.expected);
  for (const line of linesOf(verdict, command.expected)) console.log(line);
  console.log(JSON.stringify(summaryOf(verdict)));
  return verdict.broken.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`The trail was not verified: ${reasonOf(error)}`);
  process.exitCode = 2;
}
