import pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { type Listener, listen } from "./listen";

let beside: pg.Client;
let listener: Listener;
let url: string;
const handlers = { onListening: vi.fn(), onLost: vi.fn(), onPayload: vi.fn() };

beforeEach(async () => {
  vi.clearAllMocks();
  url = await freshDatabase();
  beside = new pg.Client({ connectionString: url });
  await beside.connect();
});
afterEach(async () => {
  await listener.close();
  await beside.end();
});

const say = (word: string) => beside.query("SELECT pg_notify('juchu_changes', $1)", [word]);

it("hears what is committed, and comes back by itself when its connection is ended", async () => {
  listener = listen(url, handlers);
  await vi.waitFor(() => expect(handlers.onListening).toHaveBeenCalledTimes(1));
  await say("before");
  await vi.waitFor(() => expect(handlers.onPayload).toHaveBeenCalledWith("before"));
  await beside.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'juchu-desk-live' AND datname = current_database()`,
  );
  await vi.waitFor(() => expect(handlers.onListening).toHaveBeenCalledTimes(2), { timeout: 10_000 });
  expect(handlers.onLost).toHaveBeenCalledTimes(1);
  await say("after");
  await vi.waitFor(() => expect(handlers.onPayload).toHaveBeenLastCalledWith("after"));
});

it("says that it hears nothing while the database is away, and ends when it is closed", async () => {
  listener = listen("postgresql://nobody@127.0.0.1:9/nowhere", handlers);
  await vi.waitFor(() => expect(handlers.onLost.mock.calls.length).toBeGreaterThanOrEqual(2), { timeout: 10_000 });
  expect(handlers.onListening).not.toHaveBeenCalled();
  await listener.close();
});
