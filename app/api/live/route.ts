import { currentSession } from "@/lib/auth/session";
import { staffRoute } from "@/lib/auth/staff-route";
import { liveHub } from "@/lib/live/live-hub";

export const dynamic = "force-dynamic";

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // no-transform: what compresses would hold the news back until there is enough of it.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** GET /api/live?since=… : what changes from now on, as it changes, and what has changed since the reader's data was read. */
export const GET = staffRoute("viewer", async (request) => {
  const session = await currentSession();
  if (session === null) return Response.json({ code: "signed_out" }, { status: 401 });
  const { sessionId, tokenHash, expiresAt, staff } = session;
  const since = Number(new URL(request.url).searchParams.get("since") ?? 0);
  const owner = { sessionId, tokenHash, expiresAt, staffId: staff.id };
  const stream = liveHub().open(owner, Number.isFinite(since) ? since : 0);
  request.signal.addEventListener("abort", () => stream.leave(), { once: true });
  return new Response(stream.body, { headers: HEADERS });
});
