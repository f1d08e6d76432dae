import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, vi } from "vitest";
import type { DifferenceListView, DifferenceRow, RoundsView } from "@/lib/differences/difference-list-view";
import type { DifferenceView, RepairChoice } from "@/lib/differences/difference-view";
import type { Role } from "@/lib/identity/role";
import { DifferenceScreen } from "../difference-screen";

// 15:40 in Tokyo, whatever zone the test runs in.
export const now = Date.parse("2026-11-25T06:40:00Z");
export const MINUTE = 60_000;
export const PROVIDER = "テスト決済";

const side = { authorized: 12_800, captured: 0, refunded: 0 };

/** Canceled at the provider, not here. */
export function row(more: Partial<DifferenceRow> = {}): DifferenceRow {
  return {
    id: 7,
    kinds: ["canceled_there"],
    orderNumber: "A-1",
    customerName: "木村 翔",
    providerId: null,
    provider: PROVIDER,
    providerShort: "テスト",
    method: "クレジットカード",
    providerPaymentId: "pay-77d2",
    ours: {
      ...side,
      state: "authorized",
      stage: "before_capture",
      held: 12_800,
      total: 12_800,
      cancellationMark: false,
    },
    theirs: { ...side, state: "voided", stage: "canceled", held: 0 },
    doubted: [],
    foundAt: now - 50 * 60 * MINUTE,
    seenAt: now - 10 * MINUTE,
    end: null,
    endedAt: null,
    endedBy: null,
    note: "",
    operationOpen: false,
    ...more,
  };
}

export const TAKE_OVER: RepairChoice = {
  repair: "take_over",
  adopts: false,
  stage: "canceled",
  held: 0,
  total: 12_800,
  marks: true,
  doneTasks: [],
  obsoleteTasks: [{ kind: "change_amount", amountBefore: 12_800, amountAfter: 9_000 }],
  outstanding: null,
};
export const LEAVE_TASK: RepairChoice = { repair: "leave_task", adopts: false, amount: 12_800 };

/** The same as its page shows it, with one repair. */
export function detail(more: Partial<DifferenceView> = {}): DifferenceView {
  const amounts = { ...side, held: 12_800 };
  return {
    serverNow: now,
    row: row(),
    fingerprint: "as shown",
    version: 4,
    ours: {
      ...amounts,
      asOf: now - 10 * MINUTE,
      stage: "before_capture",
      total: 12_800,
      waitingAmount: null,
      cancellationMark: false,
      shipmentReported: false,
    },
    theirs: {
      ...amounts,
      answered: "payment",
      asOf: now - 10 * MINUTE,
      stage: "canceled",
      held: 0,
      providerStatus: "VOID",
      shipmentReported: false,
      entries: [],
      older: 0,
    },
    repairs: [TAKE_OVER],
    ...more,
  };
}

export const COUNTS = { looked: 2_990, agreed: 2_985, differing: 3, tasksSeen: 1, putOff: 1, unreadable: 0 };
export const ROUNDS: RoundsView = {
  running: null,
  last: { kind: "recent", startedAt: now - 11 * MINUTE, endedAt: now - 10 * MINUTE, failed: null, counts: COUNTS },
  lastGoodAt: now - 10 * MINUTE,
  nextAt: now + 4 * MINUTE,
};

/** What the routes answer. */
interface Served {
  rows: readonly DifferenceRow[];
  rounds: RoundsView;
  one: DifferenceView;
  /** In the place of the list. */
  failure: Response | null;
}

/** Lets the routes answer each test of a file with one difference, until the test puts something else there. */
export function serveDifferences(): Served {
  const served: Served = { rows: [], rounds: ROUNDS, one: detail(), failure: null };
  const list = (): DifferenceListView => {
    return { serverNow: now, rounds: served.rounds, rows: served.rows, previous: null, next: null, ignored: [] };
  };
  beforeEach(() => {
    Object.assign(served, { rows: [row()], rounds: ROUNDS, one: detail(), failure: null });
    vi.stubGlobal("fetch", async (address: string) =>
      /\/api\/differences\/\d+$/.test(address) ? Response.json(served.one) : (served.failure ?? Response.json(list())),
    );
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });
  return served;
}

export function show(role: Role = "operator", search = ""): void {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NuqsTestingAdapter searchParams={search} hasMemory>
        <DifferenceScreen staff={{ id: "s1", name: "田中 葵", role }} />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
}

/** Opens a difference from the list; answers its dialog once both sides are there. */
export async function open(button = "受注 A-1 の差異を確認") {
  await userEvent.click(await screen.findByRole("button", { name: button }));
  const dialog = within(await screen.findByRole("dialog", { name: /の突合の差異$/ }));
  await dialog.findByRole("table", { name: "受注側と決済代行会社側の記録" });
  return dialog;
}
