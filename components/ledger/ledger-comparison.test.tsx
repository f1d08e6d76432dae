// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { OurLedger, TheirLedger, TheirRecord } from "@/lib/ledger/ledger-view";
import { LEDGER_UNANSWERED } from "@/lib/messages/ledger";
import { LedgerComparison } from "./ledger-comparison";

const NOW = Date.parse("2026-11-23T06:40:12.000Z");

const ours: OurLedger = {
  asOf: NOW,
  stage: "before_capture",
  total: 12_800,
  waitingAmount: null,
  cancellationMark: false,
  shipmentReported: false,
  authorized: 12_800,
  captured: 0,
  refunded: 0,
  held: 12_800,
};
const live: TheirRecord = {
  answered: "payment",
  asOf: NOW + 800,
  stage: "before_capture",
  providerStatus: "AUTH",
  shipmentReported: false,
  authorized: 12_800,
  captured: 0,
  refunded: 0,
  held: 12_800,
  entries: [],
  older: 0,
};
const canceled: TheirRecord = {
  ...live,
  stage: "canceled",
  providerStatus: "VOID",
  held: 0,
  entries: [
    {
      seq: 2,
      at: NOW - 60_000,
      kind: "cancel",
      amount: 12_800,
      providerOperation: "CancelTran",
      providerCode: null,
      meaning: null,
      by: "open_operation",
    },
  ],
};

/** term → [受注側, 決済代行会社側, 比較] */
function shown(our: OurLedger, theirs: TheirLedger): Record<string, readonly (string | null)[]> {
  render(<LedgerComparison ours={our} theirs={theirs} />);
  const table = screen.getByRole("table", { name: "受注側と決済代行会社側の記録" });
  const rows = within(table).getAllByRole("row").slice(1);
  return Object.fromEntries(
    rows.map((row) => [
      within(row).getByRole("rowheader").textContent,
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ]),
  );
}

afterEach(cleanup);

describe("both ledgers side by side", () => {
  it("says 一致 in words for every line that agrees", () => {
    const rows = shown(ours, live);
    expect(rows.段階).toEqual(["オーソリ確定前", "オーソリ確定前", "一致"]);
    expect(rows.取消区分).toEqual(["なし", "取消なし", "一致"]);
    expect(rows.決済代行会社の状態).toEqual(["-", "AUTH", ""]);
    expect(screen.queryByText("差異あり")).toBeNull();
  });

  it("marks what differs by words and an icon, line by line", () => {
    const rows = shown(ours, canceled);
    expect(rows.段階).toEqual(["オーソリ確定前", "取消済み", "差異あり"]);
    expect(rows.取消区分).toEqual(["なし", "取消済み", "差異あり"]);
    expect(rows.決済代行会社の金額).toEqual(["12,800円", "0円", "差異あり"]);
    expect(rows.オーソリの金額).toEqual(["12,800円", "12,800円", "一致"]);
    for (const mark of screen.getAllByText("差異あり")) {
      expect(mark.parentElement?.querySelector("svg")).not.toBeNull();
    }
  });

  it("shows what was captured and refunded as soon as one side has any of it", () => {
    expect(Object.keys(shown(ours, live))).not.toContain("確定した金額");
    cleanup();
    const rows = shown(ours, { ...live, stage: "after_capture", captured: 12_800, refunded: 800, held: 12_000 });
    expect(rows.確定した金額).toEqual(["0円", "12,800円", "差異あり"]);
    expect(rows.返金した金額).toEqual(["0円", "800円", "差異あり"]);
  });

  it("lays 伝票番号連携 side by side as soon as one side tells of it", () => {
    expect(Object.keys(shown(ours, live))).not.toContain("伝票番号連携");
    cleanup();
    const told = { ...live, shipmentReported: true };
    expect(shown({ ...ours, shipmentReported: true }, told).伝票番号連携).toEqual(["連携済み", "連携済み", "一致"]);
    cleanup();
    expect(shown(ours, told).伝票番号連携).toEqual(["なし", "連携済み", "差異あり"]);
    cleanup();
    expect(shown({ ...ours, shipmentReported: true }, live).伝票番号連携).toEqual(["連携済み", "なし", "差異あり"]);
  });

  it("gives the provider no order's total, which is ours alone", () => {
    expect(shown(ours, live).受注の合計).toEqual(["12,800円", "-", ""]);
    cleanup();
    expect(shown({ ...ours, total: 11_600 }, live).受注の合計).toEqual(["11,600円", "-", "差異あり"]);
  });

  it("lays the order's total beside nothing once the payment has ended", () => {
    expect(shown(ours, canceled).受注の合計).toEqual(["12,800円", "-", ""]);
  });

  it("does not call a decrease that the capture will carry a difference", () => {
    const rows = shown({ ...ours, total: 11_600, waitingAmount: 11_600 }, live);
    expect(rows.受注の合計).toEqual(["11,600円(オーソリ確定時に連携)", "-", "確定待ち"]);
    cleanup();
    expect(shown({ ...ours, total: 11_600 }, live).受注の合計?.at(-1)).toBe("差異あり");
  });

  it("tells each side's instant, and who brought an entry about", () => {
    shown(ours, canceled);
    expect(screen.getByRole("columnheader", { name: /^受注側 ?15:40:12時点$/ })).toBeDefined();
    const [entry] = screen.getAllByRole("listitem");
    expect(entry?.textContent).toContain("11/23 15:39:12");
    expect(entry?.textContent).toContain("取消 12,800円");
    expect(entry?.textContent).toContain("確認中のこの連携");
  });

  it.each(["silence", "unknown_payment", "refused", "not_asked"] as const)(
    "keeps our side and says why there is no other (%s)",
    (answered) => {
      const rows = shown(ours, { answered });
      expect(rows.段階).toEqual(["オーソリ確定前", LEDGER_UNANSWERED[answered]]);
      expect(rows.決済代行会社の金額).toEqual(["12,800円"]);
      expect(screen.queryByText(/^(一致|差異あり)$/)).toBeNull();
    },
  );
});
