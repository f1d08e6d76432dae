import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { typescriptArgs } from "../processes/node-process";

const dataDir = mkdtempSync(path.join(tmpdir(), "juchu-sample-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let databaseUrl: string;
beforeEach(async () => {
  databaseUrl = await freshDatabase();
});

/** Runs a command as a person would, beside a database and a gateway of their own. */
function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const surroundings = { DATABASE_URL: databaseUrl, GATEWAY_URL: "http://127.0.0.1:9", DATA_DIR: dataDir };
  const { ADMIN_NAME, ADMIN_EMAIL, ADMIN_PASSWORD, SIMULATOR_PORT, ...inherited } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...typescriptArgs(script), ...args],
      { env: { ...inherited, ...surroundings, ...env } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

async function rows(sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const STAFF = "SELECT name, email, role FROM staff";
const HANA = { ADMIN_NAME: "山田 花子", ADMIN_EMAIL: "Hana@example.jp", ADMIN_PASSWORD: "correct horse" };

describe("npm run sample", { timeout: 30_000 }, () => {
  it("leaves a real shop alone, and says so", async () => {
    await rows("INSERT INTO staff (id, name, email, role) VALUES ('1', '山田', 'yamada@example.jp', 'admin')");
    const { code, stderr } = await run("scripts/sample.ts", []);
    expect(code).toBe(1);
    expect(stderr).toContain("Nothing was changed.");
    expect(await rows(STAFF)).toEqual([{ name: "山田", email: "yamada@example.jp", role: "admin" }]);
  });

  it("goes with the simulator alone", async () => {
    const { code, stderr } = await run("scripts/sample.ts", []);
    expect(code).toBe(1);
    expect(stderr).toContain("GATEWAY_URL");
    expect(await rows("SELECT * FROM installation")).toEqual([]);
  });

  it("lays nothing where it is not wanted, and asks for a first 管理者", async () => {
    const { code, stdout } = await run("scripts/sample.ts", ["--if-empty"], { SAMPLE: "off" });
    expect(code).toBe(0);
    expect(stdout).toContain("管理者");
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({ orders: 0, accounts: [] });
    expect(await rows(STAFF)).toEqual([]);
  });

  it("refuses a number of orders that is none", async () => {
    const { code, stderr } = await run("scripts/sample.ts", ["--orders=1.5"]);
    expect(code).toBe(1);
    expect(stderr).toContain('--orders is "1.5"');
  });
});

describe("npm run admin", { timeout: 30_000 }, () => {
  it("makes a 管理者 from the environment, once", async () => {
    expect(await run("scripts/first-admin.ts", [], HANA)).toMatchObject({ code: 0 });
    const made = [{ name: "山田 花子", email: "hana@example.jp", role: "admin" }];
    expect(await rows(STAFF)).toEqual(made);
    const again = await run("scripts/first-admin.ts", [], { ...HANA, ADMIN_EMAIL: "other@example.jp" });
    expect(again).toMatchObject({ code: 1 });
    expect(again.stderr).toContain("--another");
    expect(await run("scripts/first-admin.ts", ["--if-none"])).toMatchObject({ code: 0 });
    expect(await rows(STAFF)).toEqual(made);
  });

  it("names what is wrong and makes no account", async () => {
    const wrong = [
      [{ ...HANA, ADMIN_PASSWORD: "short" }, "ADMIN_PASSWORD"],
      [{}, "on a terminal"],
    ] as const;
    for (const [env, named] of wrong) {
      const { code, stderr, stdout } = await run("scripts/first-admin.ts", ["--if-none"], env);
      expect(code).toBe(1);
      expect(stderr).toContain(named);
      expect(stderr + stdout).not.toContain("short");
    }
    expect(await rows(STAFF)).toEqual([]);
  });
});
