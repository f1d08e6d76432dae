/** The commands as people run them: a process of their own, on machines in four zones. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { aCase } from "@/lib/capability/testing/a-case";
import { CAPABILITIES } from "@/lib/capability/types";
import { formatInstant } from "@/lib/time/instant";

vi.setConfig({ testTimeout: 30_000 });

const ROOT = fileURLToPath(new URL("..", import.meta.url));

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function rules(args: readonly string[], input = "", zone = "UTC"): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const node = ["--conditions=react-server", "--import", "tsx", "scripts/rules.ts", ...args];
    const child = spawn(process.execPath, node, { cwd: ROOT, env: { ...process.env, TZ: zone } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
    child.stdin.end(input);
  });
}

function written(changes: object): string {
  const { now, orderedAt, ...rest } = aCase();
  return JSON.stringify({
    ...rest,
    now: formatInstant(now),
    orderedAt: formatInstant(orderedAt),
    paymentAt: null,
    ...changes,
  });
}

/** Both sides of each limit, near midnight and month ends in Tokyo: [method, question, stage, clock, start, last instant]. */
const LIMITS = [
  [
    "gmo-pg/rakuten-pay",
    "cancel",
    "before_capture",
    "orderedAt",
    "2026-08-31T14:59:59.999Z",
    "2027-01-31T14:59:59.999Z",
  ],
  [
    "gmo-pg/rakuten-pay",
    "cancel",
    "before_capture",
    "orderedAt",
    "2026-08-31T15:00:00.000Z",
    "2027-02-28T14:59:59.999Z",
  ],
  [
    "gmo-pg/rakuten-pay",
    "cancel",
    "after_capture",
    "capturedAt",
    "2028-01-31T14:59:59.999Z",
    "2028-02-29T14:59:59.999Z",
  ],
  ["gmo-pg/paypay", "cancel", "before_capture", "paymentAt", "2026-02-20T00:00:00.000Z", "2026-03-22T00:00:00.000Z"],
  ["gmo-pg/paypay", "cancel", "after_capture", "paymentAt", "2026-10-24T09:10:00.000Z", "2027-04-22T09:10:00.000Z"],
  ["gmo-pg/au-pay", "cancel", "after_capture", "paymentAt", "2026-08-25T04:00:00.000Z", "2026-11-23T04:00:00.000Z"],
  ["docomo/d-barai", "amount", "before_capture", "paymentAt", "2026-11-30T15:00:00.000Z", "2027-02-28T11:00:00.000Z"],
  [
    "rakuten-card/card",
    "cancel",
    "after_capture",
    "capturedAt",
    "2026-06-05T12:44:00.000Z",
    "2026-11-22T12:44:00.000Z",
  ],
] as const;

describe.each(["UTC", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])(
  "evaluate on a machine in %s",
  (zone) => {
    test("holds every limit to the millisecond", async () => {
      const lines = LIMITS.flatMap(([method, capability, stage, clock, start, last]) =>
        [last, formatInstant(Date.parse(last) + 1)].map((now) =>
          written({
            method,
            capability,
            stage,
            [clock]: start,
            now,
            flags: { ...aCase().flags, terminationApi: true },
          }),
        ),
      );
      const { status, out, err } = await rules(["evaluate"], `${lines.join("\n")}\n`, zone);
      expect({ status, err }).toEqual({ status: 0, err: "" });
      const answers = out.trimEnd().split("\n");
      expect(answers.map((line): unknown => JSON.parse(line))).toEqual(
        LIMITS.flatMap(([, capability, , , , deadline]) => [
          {
            outcome: "linked",
            reasons: [],
            deadline,
            operation: capability === "cancel" ? "terminate" : "change_amount",
          },
          { outcome: "not_linked", reasons: ["deadline_passed"], deadline },
        ]),
      );
    });
  },
);

test("export prints 402 pairs, 207 of them with their facts", async () => {
  const { status, out } = await rules(["export"]);
  expect(status).toBe(0);
  const pairs = JSON.parse(out) as { method: string; capability: string; supported: boolean; facts?: object }[];
  expect(pairs.map(({ method, capability }) => `${method} ${capability}`)).toEqual(
    METHOD_IDS.flatMap((method) => CAPABILITIES.map((capability) => `${method} ${capability}`)),
  );
  expect(pairs.filter((pair) => pair.supported)).toHaveLength(207);
  for (const pair of pairs) expect("facts" in pair).toBe(pair.supported);
  expect(pairs.find((pair) => pair.method === "sbps/epos" && pair.capability === "amount.after_capture")).toEqual({
    method: "sbps/epos",
    provider: "SBペイメントサービス",
    label: "エポスかんたん決済",
    variant: "",
    capability: "amount.after_capture",
    supported: true,
    facts: { gate: "post_capture_amount_flag", decrease_only: true, captures_with_change: true },
  });
});

test("a line that is no case is answered in its place and the exit status says so", async () => {
  const { status, out, err } = await rules(
    ["evaluate"],
    `${written({})}\n${written({ method: "x/y" })}\n${written({})}`,
  );
  expect({ status, err }).toEqual({ status: 1, err: "" });
  const [first, second, third] = out.trimEnd().split("\n");
  expect(second).toBe('{"error":"method: is not a known method"}');
  expect(first).toBe(third);
});

test("anything else is told how to use it, on the error output", async () => {
  for (const args of [[], ["import"], ["export", "more"]]) {
    const { status, out, err } = await rules(args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^usage: /);
  }
});

test("100,000 cases, each with a limit to work out, are answered within ten seconds", async () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => {
    const paymentAt = formatInstant(Date.UTC(2026, 0) + index * 600_000);
    return written({ method: "docomo/d-barai", paymentAt });
  });
  const started = performance.now();
  const { status, out } = await rules(["evaluate"], `${lines.join("\n")}\n`);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(status).toBe(0);
  expect(out.trimEnd().split("\n")).toHaveLength(100_000);
});
