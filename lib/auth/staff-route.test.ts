import { afterEach, describe, expect, test, vi } from "vitest";
import type { StaffMember } from "@/lib/identity/role";

const session = vi.hoisted(() => ({ staff: null as StaffMember | null }));
const logged = vi.hoisted(() => ({ errors: [] as unknown[] }));
vi.mock("./session", () => ({ currentStaff: async () => session.staff }));
vi.mock("@/lib/log/log", () => ({ log: { error: (line: unknown) => logged.errors.push(line) } }));

const { staffRoute } = await import("./staff-route");

const request = new Request("http://localhost/api/things?secret=1");
const viewer: StaffMember = { id: "s1", name: "鈴木 玲", role: "viewer" };
afterEach(() => {
  session.staff = null;
  logged.errors.length = 0;
});

describe("staffRoute", () => {
  test("answers 401 without a session, and does not run the handler", async () => {
    const handler = vi.fn();
    const answer = await staffRoute("viewer", handler)(request, {});
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ code: "signed_out" });
    expect(handler).not.toHaveBeenCalled();
  });

  test("answers 403 below the role that is needed, and runs from it on", async () => {
    session.staff = viewer;
    const handler = vi.fn(async () => Response.json("seen"));
    const refused = await staffRoute("operator", handler)(request, {});
    expect([refused.status, await refused.json()]).toEqual([403, { code: "role", needs: "operator" }]);
    expect(handler).not.toHaveBeenCalled();
    session.staff = { ...viewer, role: "operator" };
    expect(await (await staffRoute("operator", handler)(request, {})).json()).toBe("seen");
  });

  test("a bug leaves as a number alone; the log has the number and the error", async () => {
    session.staff = viewer;
    const bug = new Error("SELECT password FROM accounts");
    const answer = await staffRoute("viewer", () => Promise.reject(bug))(request, {});
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain("SELECT");
    expect(text).not.toContain("at ");
    const { number } = JSON.parse(text);
    expect(number).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(logged.errors).toMatchObject([{ err: bug, number, doing: "GET /api/things" }]);
  });

  test("a database that is away is 503, so that the screen can say that it comes back", async () => {
    session.staff = viewer;
    const away = Object.assign(new Error("no"), { code: "ECONNREFUSED" });
    const answer = await staffRoute("viewer", () => Promise.reject(away))(request, {});
    expect([answer.status, await answer.json()]).toEqual([503, { code: "database_unavailable" }]);
  });
});
