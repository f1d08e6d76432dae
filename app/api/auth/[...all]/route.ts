import { auth } from "@/lib/auth/auth";

/** better-auth can do much more; staff are changed by verbs that leave a trace, so the rest has no address here. */
const OPEN = new Set(["POST /api/auth/sign-in/email", "POST /api/auth/sign-out"]);

async function handle(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname;
  if (!OPEN.has(`${request.method} ${path}`)) return Response.json({ code: "not_found" }, { status: 404 });
  return auth().handler(request);
}

export { handle as GET, handle as POST };
