import { expect, it } from "vitest";
import type { RuleReason } from "@/lib/capability/types";
import type { ActionFailure } from "@/lib/failures/failure";
import type { FlagRefusal } from "@/lib/method-settings/contract";
import { orderView } from "@/lib/orders/detail/order-view";
import type { CloseTaskRefusal } from "@/lib/payments/model/close-task";
import { ORDER_REASONS, type Plan, type VerbRefusal } from "@/lib/payments/model/contract";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import type { RefusedRequest } from "../track";
import { screenWordsOf, whyUnreadable } from "./readable";
import { RACED_ORDER } from "./testing/heard";

const VIEW = orderView(recordsOf({ methodId: RACED_ORDER.methodId }), { role: "operator" }, NOW);

const PLAN: Plan = { does: "mark_and_task", reasons: [], deadline: null, amount: 12_000 };
const FLAG = { flag: "cancelApi", before: true, after: false, at: NOW, by: "小林 真理" } as const;
const CHANGE = { field: "status", before: "preparing", after: "shipped" } as const;
const BY = { at: NOW, by: "田中 葵" } as const;

/** Every other reason of the rules leaves something to do in the shop, and refuses nothing. */
const RULES_THAT_REFUSE: readonly RuleReason[] = ["increase", "use_cancel"];

/** Every way in which a verb says no. */
const REFUSALS: readonly VerbRefusal[] = [
  ...[...ORDER_REASONS, ...RULES_THAT_REFUSE].map(
    (reason): VerbRefusal => ({ code: "not_allowed", reasons: [reason], stage: "before_capture", deadline: NOW }),
  ),
  { code: "stale_version", changes: [CHANGE], ...BY },
  { code: "flags_changed", changes: [FLAG], now: PLAN },
  { code: "flags_changed", changes: [], now: null },
  { code: "deadline_passed_meanwhile", deadline: NOW, now: PLAN },
  { code: "another_operation_open", kind: "cancel", ...BY },
  { code: "already_canceled", at: NOW, by: null },
  { code: "preparation_expired" },
  { code: "preparation_of_another" },
  { code: "preparation_unknown" },
  { code: "order_not_found" },
  { code: "invalid_edit", fields: [] },
  { code: "acknowledgement_missing" },
  { code: "reason_too_long" },
  { code: "database_unavailable" },
  { code: "perhaps_saved" },
];

const AROUND: readonly ActionFailure[] = [
  { code: "signed_out" },
  { code: "role", needs: "operator" },
  { code: "database_unavailable" },
  { code: "unexpected", number: "261125-0001" },
  { code: "invalid_input", fields: [] },
  { code: "no_answer" },
];

const TASKS: readonly CloseTaskRefusal[] = [
  { code: "task_not_found" },
  { code: "task_already_closed", state: "done", ...BY },
  { code: "task_changed", amountAfter: 900 },
  { code: "operation_open", kind: "cancel" },
  { code: "role", needs: "operator" },
  { code: "database_unavailable" },
  { code: "perhaps_saved" },
];

const FLAGS: readonly Pick<FlagRefusal, "code">[] = [
  { code: "method_unknown" },
  { code: "choice_unknown" },
  { code: "busy" },
  { code: "perhaps_saved" },
];

it.each([
  ...[...REFUSALS, ...AROUND].map(
    (failure): RefusedRequest => ({ action: "confirmOrderVerb", order: RACED_ORDER, failure }),
  ),
  ...[...REFUSALS, ...AROUND].map(
    (failure): RefusedRequest => ({ action: "prepareOrderVerb", order: RACED_ORDER, failure }),
  ),
  ...[...REFUSALS, ...AROUND].map((failure): RefusedRequest => ({ action: "updateMemo", order: RACED_ORDER, failure })),
  ...TASKS.map((failure): RefusedRequest => ({ action: "closeTask", order: RACED_ORDER, failure })),
  ...[...FLAGS, ...AROUND].map((failure): RefusedRequest => ({ action: "changeFlagAction", order: null, failure })),
])("a refusal is read with why, and of money with whether it moved: $action $failure", (refused) => {
  expect(whyUnreadable(refused, VIEW)).toBeNull();
});

it("whether it moved and why stand in one text", () => {
  const failure: VerbRefusal = { code: "already_canceled", ...BY };
  const said = screenWordsOf({ action: "confirmOrderVerb", order: RACED_ORDER, failure }, VIEW);
  expect(said).toEqual([
    "何も送信していません。",
    expect.stringMatching(/^この受注は、.*に田中 葵さんが取り消しました。$/),
  ]);
});

it("a reason without words, or a name without a value, is found", () => {
  const failure = { code: "not_allowed", reasons: [], stage: null, deadline: null };
  expect(whyUnreadable({ action: "confirmOrderVerb", order: RACED_ORDER, failure }, VIEW)).toContain(
    "does not say why",
  );
  const hole = { code: "already_canceled", at: NOW, by: undefined };
  expect(whyUnreadable({ action: "confirmOrderVerb", order: RACED_ORDER, failure: hole }, VIEW)).toContain("undefined");
});
