import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/auth/next-path";

/** Only tells pages their own path, for the way back after サインイン. Who may see what is checked where it is read. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/((?!_next/|api/|.*\\.(?:ico|svg|png)$).*)"] };
