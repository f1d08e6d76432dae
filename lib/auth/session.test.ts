import { afterEach, expect, test, vi } from "vitest";

const broken = new Error("FAILED_TO_GET_SESSION");
const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
const mocks = vi.hoisted(() => ({ getSession: vi.fn(), databaseNow: vi.fn() }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("./auth", () => ({ sessionReader: () => ({ api: { getSession: mocks.getSession } }) }));
vi.mock("@/lib/db/clock", () => ({ databaseNow: mocks.databaseNow }));
vi.mock("@/lib/db/client", () => ({ database: () => ({}) }));

const { currentStaff } = await import("./session");

afterEach(() => vi.resetAllMocks());

const session = { id: "session-1", token: "t", expiresAt: new Date(0) };
const user = { id: "s1", name: "田中 葵", role: "operator", banned: false };

test("who asks has the role of the staff row", async () => {
  mocks.getSession.mockResolvedValue({ user, session });
  expect(await currentStaff()).toEqual({ id: "s1", name: "田中 葵", role: "operator" });
});

test("no request is let in without a session, while shut out, or with an unknown role", async () => {
  mocks.getSession.mockResolvedValueOnce(null);
  expect(await currentStaff()).toBeNull();
  mocks.getSession.mockResolvedValueOnce({ user: { ...user, banned: true }, session });
  expect(await currentStaff()).toBeNull();
  mocks.getSession.mockResolvedValueOnce({ user: { ...user, role: "owner" }, session });
  expect(await currentStaff()).toBeNull();
});

test("where the database is away, its own error comes through; otherwise the one that was met", async () => {
  mocks.getSession.mockRejectedValue(broken);
  mocks.databaseNow.mockRejectedValueOnce(away);
  await expect(currentStaff()).rejects.toBe(away);
  mocks.databaseNow.mockResolvedValueOnce(0);
  await expect(currentStaff()).rejects.toBe(broken);
});
