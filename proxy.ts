import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/auth/next-path";

/**
 * No other site may draw these screens inside its own and lead a click to a button that moves money. Inside these screens
 * one foreign page may be drawn: the providers' card form.
 */
const POLICY = [
  "frame-ancestors 'none'",
  `frame-src 'self' ${process.env.CARD_FORM_ORIGIN ?? ""}`.trim(),
  "base-uri 'self'",
  "form-action 'self'",
  "object-src 'none'",
].join("; ");

/** Tells pages their own path, for the way back after サインイン. Roles are checked where data is read. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", POLICY);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "same-origin");
  return response;
}

export const config = { matcher: ["/((?!_next/|api/|.*\\.(?:ico|svg|png|txt|webmanifest)$).*)"] };
