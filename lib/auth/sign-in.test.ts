import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { NO_TURN_HEADER } from "@/lib/doors/no-turn";
import { readLastSession } from "@/lib/identity/session-end";
import { createStaff } from "./create-staff";

const asking = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => asking.headers }));

const PASSWORD = "correct horse battery";
let db: Database;
let auth: typeof import("./auth").auth;
let signIn: typeof import("./sign-in").signIn;

beforeAll(async () => {
  const url = await freshDatabase();
  // The module makes its own connection and secret from the environment, once.
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("BETTER_AUTH_SECRET", "a secret that is only good for tests, and long");
  db = connect(url, 2);
  ({ auth } = await import("./auth"));
  ({ signIn } = await import("./sign-in"));
  await createStaff(db, { name: "田中 葵", email: "tanaka@example.jp", role: "operator", password: PASSWORD });
});
afterAll(async () => {
  const { database } = await import("@/lib/db/client");
  await Promise.all([db.$disconnect(), database().$disconnect()]);
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  await db.staff.updateMany({ data: { banned: false } });
});

function post(path: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json", origin: "http://localhost:3000" };
  return auth().handler(
    new Request(`http://localhost:3000/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
  );
}

/** As many wrong passwords as that, without waiting for each: hashing is slow on purpose. */
async function wrongSoFar(times: number): Promise<void> {
  await signIn("tanaka@example.jp", "wrong");
  await db.$executeRaw`UPDATE rate_limits SET count = ${times} WHERE key LIKE 'account:%'`;
}

describe("signing in", () => {
  test("works with the password that was set, whatever the address's case", async () => {
    expect(await signIn("tanaka@example.jp", PASSWORD)).toBeNull();
    expect(await signIn(" Tanaka@Example.jp ", PASSWORD)).toBeNull();
  });

  test("leaves a note of whose session it is, which outlives it and opens nothing", async () => {
    const answer = await post("/sign-in/email", { email: "tanaka@example.jp", password: PASSWORD });
    const cookies = answer.headers.getSetCookie();
    const note = cookies.find((cookie) => cookie.startsWith("juchu.last="));
    const token = /session_token=([^.;]+)/.exec(cookies.join("\n"))?.[1] ?? "";
    expect(note).toMatch(/Max-Age=604800/);
    expect(token).not.toBe("");
    expect(note).not.toContain(token);
    const last = readLastSession(decodeURIComponent(/juchu\.last=([^;]+)/.exec(note ?? "")?.[1] ?? ""));
    const staff = await db.staff.findUniqueOrThrow({ where: { email: "tanaka@example.jp" } });
    expect(last).toMatchObject({ staffId: staff.id });
    const refused = await post("/sign-in/email", { email: "tanaka@example.jp", password: "wrong" });
    expect(refused.headers.getSetCookie().some((cookie) => cookie.startsWith("juchu.last="))).toBe(false);
  });

  test("a wrong password, an unknown address and an unreadable one are the same answer", async () => {
    expect(await signIn("tanaka@example.jp", "wrong")).toBe("wrong");
    expect(await signIn("unknown@example.jp", PASSWORD)).toBe("wrong");
    expect(await signIn("not an address", PASSWORD)).toBe("wrong");
    expect(await signIn("tanaka@example.jp", "x".repeat(500))).toBe("wrong");
  });

  test("empty fields are asked for and not counted", async () => {
    expect(await signIn("", PASSWORD)).toBe("required");
    expect(await signIn("tanaka@example.jp", "")).toBe("required");
    expect(await db.rateLimit.count()).toBe(0);
  });

  test("a person who is shut out is told so, and gets no session", async () => {
    await db.staff.updateMany({ data: { banned: true } });
    const before = await db.session.count();
    expect(await signIn("tanaka@example.jp", PASSWORD)).toBe("banned");
    expect(await db.session.count()).toBe(before);
  });

  test("after ten wrong passwords the account waits, also for the right one and also over HTTP; others do not", async () => {
    await wrongSoFar(9);
    expect(await signIn("tanaka@example.jp", "the tenth")).toBe("wrong");
    expect(await signIn("tanaka@example.jp", PASSWORD)).toBe("locked");
    const overHttp = await post("/sign-in/email", { email: "TANAKA@example.jp", password: PASSWORD });
    expect(overHttp.status).toBe(429);
    const seconds = Number(overHttp.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(14 * 60);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
    expect(await signIn("unknown@example.jp", "wrong")).toBe("wrong");
  });

  test("nine wrong ones and a right one start the count anew", async () => {
    await wrongSoFar(9);
    expect(await signIn("tanaka@example.jp", PASSWORD)).toBeNull();
    expect(await signIn("tanaka@example.jp", "wrong")).toBe("wrong");
    expect(await signIn("tanaka@example.jp", PASSWORD)).toBeNull();
  });

  test("the wait ends when its window does", async () => {
    await wrongSoFar(10);
    expect(await signIn("tanaka@example.jp", PASSWORD)).toBe("locked");
    await db.$executeRaw`UPDATE rate_limits SET last_request = last_request - 15 * 60 * 1000`;
    expect(await signIn("tanaka@example.jp", PASSWORD)).toBeNull();
  });
});

describe("the ways in", () => {
  let route: typeof import("@/app/api/auth/[...all]/route").POST;
  beforeAll(async () => {
    ({ POST: route } = await import("@/app/api/auth/[...all]/route"));
  });
  const asRoute = (path: string, method = "POST") => {
    const headers = { "content-type": "application/json", origin: "http://localhost:3000" };
    const asked = { method, headers, ...(method === "GET" ? {} : { body: "{}" }) };
    return route(new Request(`http://localhost:3000/api/auth${path}`, asked));
  };

  test("a form for which the front door had no turn is told so, and nothing is hashed or counted", async () => {
    asking.headers = new Headers({ [NO_TURN_HEADER]: "1" });
    try {
      expect(await signIn("tanaka@example.jp", "wrong")).toBe("busy");
      expect(await db.rateLimit.count()).toBe(0);
    } finally {
      asking.headers = new Headers();
    }
  });

  test("nothing else of better-auth has an address", async () => {
    const all = Object.values(auth().api).flatMap((endpoint) => ("path" in endpoint ? [String(endpoint.path)] : []));
    expect(all).toEqual(expect.arrayContaining(["/sign-in/email", "/change-password", "/admin/create-user"]));
    const closed = all.filter((path) => !["/sign-in/email", "/sign-out"].includes(path));
    for (const path of closed) {
      for (const method of ["GET", "POST"]) expect((await asRoute(path, method)).status, path).toBe(404);
    }
    for (const path of ["/sign-in/email", "/sign-out"]) expect((await asRoute(path, "GET")).status).toBe(404);
    expect((await asRoute("/sign-out")).status).toBe(200);
  });
});

test("a person cannot sign themselves up", async () => {
  const answer = await post("/sign-up/email", { email: "new@example.jp", password: PASSWORD, name: "新人" });
  expect(answer.ok).toBe(false);
  expect(await db.staff.count()).toBe(1);
});

test("the cookie is out of scripts' reach, stays on this site, and is not Secure on plain http", async () => {
  const answer = await post("/sign-in/email", { email: "tanaka@example.jp", password: PASSWORD });
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/i);
});

test("a session that cannot be read breaks, instead of sending staff to サインイン", async () => {
  const answer = await post("/sign-in/email", { email: "tanaka@example.jp", password: PASSWORD });
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const headers = new Headers({ cookie });
  expect((await auth().api.getSession({ headers }))?.user.name).toBe("田中 葵");
  await db.$executeRaw`ALTER TABLE sessions RENAME TO sessions_elsewhere`;
  try {
    await expect(auth().api.getSession({ headers })).rejects.toThrow();
  } finally {
    await db.$executeRaw`ALTER TABLE sessions_elsewhere RENAME TO sessions`;
  }
});
