import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import pg from "pg";
import { accountOf } from "@/prisma/sample/staff";
import { findBrowser } from "../../test/browser";
import type { Violation } from "../books/violation";
import { type Meeting, openMeeting } from "../race/meeting";
import { signIn } from "../surroundings/sign-in";

/** A shop with colleagues, and a browser in which the walks are taken. */
export interface Park {
  readonly url: string;
  readonly sql: pg.Pool;
  readonly meeting: Meeting;
  /** A browser window of its own, signed in as the sample's 担当; windows of one seat share a session. */
  window(seat: number): Promise<BrowserContext>;
  check(): Promise<readonly Violation[]>;
  close(keepLogs: boolean): Promise<void>;
}

/** People who change orders beside the walkers: sessions of two 担当 and two 管理者. */
const SESSIONS = 6;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** The server gives a session only so many streams of changes: each seat, with its two or three windows, has its own. */
export async function openPark(suite: string, seats: number): Promise<Park> {
  const meeting = await openMeeting({ suite, sessions: SESSIONS, say: () => undefined, onFailed: () => undefined });
  const { url, databaseUrl } = meeting;
  const sql = new pg.Pool({ connectionString: databaseUrl, max: 4, application_name: suite });
  let browser: Browser | undefined;
  const close = async (keepLogs: boolean): Promise<void> => {
    await browser?.close();
    await sql.end();
    await meeting.close(keepLogs);
  };
  try {
    const executablePath = findBrowser();
    browser = await chromium.launch({ args: FLAGS, ...(executablePath === null ? {} : { executablePath }) });
    const opened = browser;
    const sessions: string[] = [];
    for (let seat = 0; seat < seats; seat += 1) sessions.push((await signIn(url, accountOf("operator"))).cookie);
    return {
      url,
      sql,
      meeting,
      async window(seat) {
        const viewport = { width: 1440, height: 900 };
        const context = await opened.newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo", viewport });
        await context.addCookies(cookiesOf(sessions[seat], url));
        return context;
      },
      check: () => meeting.check([]),
      close,
    };
  } catch (error) {
    await close(true);
    throw error;
  }
}

function cookiesOf(session: string | undefined, url: string) {
  if (session === undefined) throw new Error("there is no such seat");
  return session.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}
