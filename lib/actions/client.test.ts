import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { StaffMember } from "@/lib/identity/role";
import { ok } from "@/lib/result/result";

const mocks = vi.hoisted(() => ({ currentStaff: vi.fn(), logged: [] as unknown[] }));
vi.mock("@/lib/auth/session", () => ({ currentStaff: mocks.currentStaff }));
vi.mock("@/lib/log/log", () => ({ log: { error: (line: unknown) => mocks.logged.push(line) } }));

const { staffAction } = await import("./client");

const verb = vi.fn();
const schema = z.object({ amount: z.int().min(0) });
const action = staffAction("operator")
  .inputSchema(schema)
  .action(async ({ parsedInput, ctx }) => verb(parsedInput, ctx.staff));

const operator: StaffMember = { id: "s1", name: "田中 葵", role: "operator" };
afterEach(() => {
  vi.resetAllMocks();
  mocks.logged.length = 0;
});

const away = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1"), { code: "ECONNREFUSED" });

describe("an action", () => {
  test("runs its verb with who asks and the checked input", async () => {
    mocks.currentStaff.mockResolvedValue(operator);
    verb.mockResolvedValue(ok(1));
    expect(await action({ amount: 5 })).toEqual({ data: ok(1) });
    expect(verb).toHaveBeenCalledWith({ amount: 5 }, operator);
  });

  test("refuses who is not signed in, and whose role does not reach, before it looks at the input", async () => {
    mocks.currentStaff.mockResolvedValue(null);
    expect(await action({ amount: -1 })).toEqual({ serverError: { code: "signed_out" } });
    mocks.currentStaff.mockResolvedValue({ ...operator, role: "viewer" });
    expect(await action({ amount: 5 })).toEqual({ serverError: { code: "role", needs: "operator" } });
    expect(verb).not.toHaveBeenCalled();
  });

  test.each([
    [{ amount: -1 }, "negative"],
    [{ amount: 1.5 }, "fraction"],
    [{}, "required"],
    [{ amount: "5" }, "not_a_number"],
  ])("answers %j with a code, never with zod's English", async (input, code) => {
    mocks.currentStaff.mockResolvedValue(operator);
    const answer = await action(input as z.infer<typeof schema>);
    expect(answer).toEqual({ validationErrors: { amount: { _errors: [code] } } });
    expect(verb).not.toHaveBeenCalled();
  });

  test("a body of the wrong shape runs nothing", async () => {
    mocks.currentStaff.mockResolvedValue(operator);
    for (const body of [null, [], "x", 7, { amount: { $gt: 0 } }]) {
      expect(await action(body as never)).toHaveProperty("validationErrors");
    }
    expect(verb).not.toHaveBeenCalled();
  });

  test("a database that is away before anything began is said to be away: nothing was changed", async () => {
    mocks.currentStaff.mockRejectedValue(away);
    expect(await action({ amount: 5 })).toEqual({ serverError: { code: "database_unavailable" } });
    expect(verb).not.toHaveBeenCalled();
  });

  test("what breaks in the verb, a lost database too, leaves as a number alone and claims nothing", async () => {
    mocks.currentStaff.mockResolvedValue(operator);
    for (const error of [away, new Error("SELECT password FROM accounts")]) {
      verb.mockRejectedValueOnce(error);
      const answer = await action({ amount: 5 });
      expect(answer).toEqual({ serverError: { code: "unexpected", number: expect.stringMatching(/^\w{4}-\w{4}$/) } });
      expect(mocks.logged.at(-1)).toMatchObject({
        err: error,
        number: answer.serverError?.code === "unexpected" ? answer.serverError.number : "",
      });
    }
  });
});
