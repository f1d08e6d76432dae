import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import pg from "pg";
import { accountOf } from "@/prisma/sample/staff";
import { findBrowser } from "../../scripts/test/browser";
import { signInOverHttp } from "../harness/sign-in";
import type { BrokenPromise } from "../invariants/violation";
import { type Meeting, openMeeting } from "../race/meeting";

/** A shop with colleagues, and a browser in which the walks are taken. */
export interface Park {
  readonly url: string;
  readonly sql: pg.Pool;
  readonly meeting: Meeting;
  browserSlot(): Promise<BrowserSlot>;
  check(): Promise<readonly BrokenPromise[]>;
  close(keepLogs: boolean): Promise<void>;
}

/** Where one walk after the other begins, in the name of the sample's 担当. */
export interface BrowserSlot {
  /** The walker's browser. It keeps from walk to walk what staff's browsers keep from day to day. */
  readonly browser: BrowserContext;
  readonly fresh: Fresh;
}

/** The screens as the server reads them from the database and draws them at that moment, before any browser has a past. */
export interface Fresh {
  draw(path: string): Promise<string>;
  /** An empty page, in which the suite reads the server's drawn pages. */
  readonly page: Page;
}

/** Colleagues who change orders beside the walkers: sessions of two 担当 and two 管理者. */
const SESSIONS = 6;
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  // All tabs of a window in one process: starting one, and compiling the same scripts in it, took half of a walk.
  "--process-per-site",
];
/** The suite does not look at pixels: a sixteenth of them is drawn, and nothing moves. */
const LOOK = {
  locale: "ja-JP",
  timezoneId: "Asia/Tokyo",
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 0.25,
  reducedMotion: "reduce",
} as const;

export async function openPark(suite: string): Promise<Park> {
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
    return {
      url,
      sql,
      meeting,
      browserSlot: () => openBrowserSlot(opened, url),
      check: () => meeting.check([]),
      close,
    };
  } catch (error) {
    await close(true);
    throw error;
  }
}

/** With a session of its own, as the server gives a session only so many streams of changes. */
async function openBrowserSlot(browser: Browser, url: string): Promise<BrowserSlot> {
  const { cookie } = await signInOverHttp(url, accountOf("operator"));
  const walkers = await browser.newContext(LOOK);
  await walkers.addCookies(cookiesOf(cookie, url));
  // A tab that stays keeps the window's process from walk to walk.
  await (await walkers.newPage()).goto(`${url}/icon.svg`);
  const draw = async (path: string): Promise<string> => {
    const response = await fetch(`${url}${path}`, { headers: { cookie } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.text();
  };
  return { browser: walkers, fresh: { draw, page: await browser.newPage() } };
}

function cookiesOf(session: string, url: string) {
  return session.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}
