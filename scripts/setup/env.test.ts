import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ENV_FILE = path.join(ROOT, "scripts", "setup", "env.mjs");
const folder = mkdtempSync(path.join(tmpdir(), "juchu-env-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Set by the programs themselves, for the programs that they start, or by Node and npm. */
const NOT_FOR_PEOPLE = new Set([
  ...["NODE_ENV", "TZ", "NEXT_RUNTIME", "NEXT_TSCONFIG", "NEXT_DIST_DIR", "LEASH_HELD_BY", "BUILD_NAME"],
  ...["SIMULATOR_DATABASE_URL", "SIMULATOR_TOKEN", "SIMULATOR_PAGES_PORT", "SIMULATOR_PARENT"],
  ...["E2E_PORT", "E2E_ORIGIN", "E2E_DATA_DIR"],
]);

/** How our sources read a variable: by its name on an environment, taken out of one, or by a name that stands as data. */
const READS = [
  /\benv\.([A-Z][A-Z0-9_]+)/g,
  /\b(?:variable: |portOf\()"([A-Z][A-Z0-9_]+)"/g,
  /\{([A-Z0-9_, ]+)\}(?:: NodeJS\.ProcessEnv| = (?:process\.)?env\b)/g,
];

function variablesIn(source: string): readonly string[] {
  return READS.flatMap((read) => [...source.matchAll(read)]).flatMap(
    ([, names = ""]) => names.match(/[A-Z0-9_]+/g) ?? [],
  );
}

/** Everything that runs, without tests and what Prisma writes. */
function sources(): readonly string[] {
  const rooms = ["app", "components", "lib", "scripts", "e2e"].flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: "utf8" }).map((file) => path.join(room, file)),
  );
  return [...rooms, ...readdirSync(ROOT)]
    .filter((file) => /\.(?:ts|tsx|mjs|js)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(ROOT, file), "utf8"));
}

const named = () =>
  [...readFileSync(path.join(ROOT, ".env.example"), "utf8").matchAll(/^# ([A-Z0-9_]+)=/gm)].map(
    ([, name = ""]) => name,
  );

test(".env.example names every variable that the sources read, once, and no other", () => {
  const read = new Set(
    sources()
      .flatMap(variablesIn)
      .filter((name) => !NOT_FOR_PEOPLE.has(name)),
  );
  expect([...named()].sort()).toEqual([...read].sort());
});

test.each([
  ["process.env.PORT", ["PORT"]],
  ["path.resolve(root, env.DATA_DIR)", ["DATA_DIR"]],
  ['{ variable: "ADMIN_NAME", prompt }', ["ADMIN_NAME"]],
  ["const { DATABASE_URL, GATEWAY_URL } = env;", ["DATABASE_URL", "GATEWAY_URL"]],
  ["function probe({ GATEWAY_URL }: NodeJS.ProcessEnv)", ["GATEWAY_URL"]],
])("%s reads a variable", (source, names) => {
  expect(variablesIn(source)).toEqual(names);
});

test("a command reads .env of its folder, and what the environment says goes before it, also where it says nothing", () => {
  writeFileSync(path.join(folder, ".env"), "PORT=4000 # the shop's\nHOST=0.0.0.0\nAPP_URL=http://desk.example\n");
  const print = "console.log([process.env.PORT, process.env.HOST, process.env.APP_URL].join())";
  const { PORT: _port, ...inherited } = process.env;
  const env = { ...inherited, HOST: "::1", APP_URL: "" };
  const args = ["--import", ENV_FILE, "--eval", print];
  expect(execFileSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" })).toBe("4000,::1,\n");
});

test("every command that is told something by the environment reads .env", () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(path.join(ROOT, "package.json"), "utf8"),
  );
  const reading = Object.keys(scripts).filter((name) => scripts[name]?.includes("--import ./scripts/setup/env.mjs"));
  expect(reading).toEqual(["start", "dev", "build", "web", "worker", "migrate", "sample", "admin", "audit"]);
});
