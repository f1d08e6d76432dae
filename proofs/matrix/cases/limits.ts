import type { LimitClocks } from "../limit-clocks";
import type { CaseAct, ClocksAt, SettingsOn } from "../matrix-case";
import { PAGE_TABLES, type TranscribedLine, type TranscribedTable } from "../page";
import type { CaseDraft } from "./draft";
import { at, pairStageOf } from "./pairs";

/** How long before the limit staff confirm a request that reaches the provider at the last instant. */
const SHORTLY_MS = 3_000;

interface AtLimit {
  readonly title: string;
  readonly clocks: (clocks: LimitClocks) => ClocksAt;
}

const INSTANTS: readonly AtLimit[] = [
  { title: "期限の3秒前に送信、期限ちょうどに届く", clocks: ({ last }) => standing(last - SHORTLY_MS, last, "no") },
  {
    title: "期限の3秒前に送信、期限の1ミリ秒後に届く",
    clocks: ({ last }) => standing(last - SHORTLY_MS, last + 1, "too_late_there"),
  },
  { title: "期限ちょうど", clocks: ({ last }) => standing(last, last, "no_time") },
  {
    title: "期限ちょうどに開き、1ミリ秒後に送信",
    clocks: ({ last }) => ({ ...standing(last, last + 1, "meanwhile"), confirmed: last + 1 }),
  },
  { title: "期限の1ミリ秒後", clocks: ({ last }) => standing(last + 1, last + 1, "yes") },
];

function standing(shop: number, provider: number, passed: ClocksAt["passed"]): ClocksAt {
  return { opened: shop, confirmed: shop, provider, passed };
}

/** Every pair with a limit whose clock runs, at its last instant and a millisecond later. */
export function limits(line: TranscribedLine): readonly CaseDraft[] {
  return PAGE_TABLES.flatMap((capability) => {
    const until = line.cells[capability]?.until ?? null;
    const stage = pairStageOf(capability);
    if (until === null) return [];
    const tried = { area: "limit", capability, acts: [actOf(capability)], settings: settingsOf(capability) } as const;
    if (until.startsWith("capture") && stage === "before_capture") return [{ ...tried, ...NOT_STARTED }];
    return INSTANTS.map(({ title, clocks }): CaseDraft => ({ ...tried, title, fixed: at(stage), atLimit: clocks }));
  });
}

/** The clock of a limit from the capture does not run before it, however old the payment is. */
const NOT_STARTED = {
  title: "期限の起算前",
  fixed: { payment: "authorized", orderedAt: Date.UTC(2025, 0, 10), paymentAt: Date.UTC(2025, 0, 10, 1) },
} as const;

function actOf(capability: TranscribedTable): CaseAct {
  return capability.startsWith("cancel") ? { does: "cancel" } : { does: "change", by: -100, editChoice: true };
}

function settingsOf(capability: TranscribedTable): SettingsOn {
  return capability.startsWith("cancel") ? { cancelApi: true } : {};
}
