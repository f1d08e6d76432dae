import { execFile } from "node:child_process";
import pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { typescriptArgs } from "./processes/node-process";

let databaseUrl: string;
beforeEach(async () => {
  databaseUrl = await freshDatabase();
  await sql(`INSERT INTO audit_events (at, actor, subject, subject_id, kind, data)
    SELECT now(), 'system', 'shop', 'shop', 'tried', '{}' FROM generate_series(1, 3)`);
});

async function sql(statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statements);
  await client.end();
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function audit(args: readonly string[], url = databaseUrl): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...typescriptArgs("scripts/audit.ts"), ...args],
      { env: { ...process.env, DATABASE_URL: url } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const lastLine = ({ stdout }: Ended) => JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");

describe("npm run audit -- verify", { timeout: 30_000 }, () => {
  test("says that the trail is whole, and what to keep; the last line is for programs", async () => {
    const whole = await audit(["verify"]);
    expect(whole.code).toBe(0);
    const { head, ...rest } = lastLine(whole);
    expect(rest).toEqual({ audit: "verify", events: 3, seq: 3, broken: [], more: 0 });
    expect(whole.stdout).toContain(`--expect ${head}`);
    expect(await audit(["verify", "--expect", head])).toMatchObject({ code: 0 });
  });

  test("names the row that was tampered with, and ends with 1", async () => {
    const { head } = lastLine(await audit(["verify"]));
    await sql("SET session_replication_role = replica; UPDATE audit_events SET kind = 'x' WHERE id = 2");
    const broken = await audit(["verify", "--expect", head]);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain("event 2, link 2: was changed");
    expect(lastLine(broken)).toMatchObject({ broken: [{ id: 2, seq: 2, why: "was changed after it was written" }] });
    expect((await audit(["verify", "--expect", "ab".repeat(32)])).code).toBe(1);
  });

  test("verifies nothing, and ends with 2, where it is asked wrongly or the database does not answer", async () => {
    for (const args of [[], ["check"], ["verify", "all"], ["verify", "--expect", "abc"], ["verify", "--all"]]) {
      expect(await audit(args), args.join(" ")).toMatchObject({
        code: 2,
        stdout: "",
        stderr: expect.stringMatching(/^npm run audit/),
      });
    }
    const away = await audit(["verify"], "postgresql://nobody@127.0.0.1:1/none");
    expect(away).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("does not answer") });
    const empty = await audit(["verify"], await freshDatabase({ migrated: false }));
    expect(empty).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("npm run migrate") });
  });
});
