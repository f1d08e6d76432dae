"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { THEME_COOKIE, THEMES } from "@/lib/messages/theme";
import { ok } from "@/lib/result/result";
import { staffAction } from "./client";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps 表示テーマ in this browser. */
export const setThemeAction = staffAction("viewer")
  .inputSchema(z.object({ theme: z.enum(THEMES) }))
  .action(async ({ parsedInput: { theme } }) => {
    (await cookies()).set(THEME_COOKIE, theme, { maxAge: YEAR_SECONDS, sameSite: "lax", httpOnly: true });
    return ok(theme);
  });
