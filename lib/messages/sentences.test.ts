import { describe, expect, it } from "vitest";
import { RULE_REASONS } from "@/lib/capability/types";
import { KINDS_IN_ORDER } from "@/lib/differences/difference-kinds";
import type { DifferenceBrief } from "@/lib/differences/difference-list-view";
import type { RepairChoice } from "@/lib/differences/difference-view";
import { OPERATION_KINDS } from "@/lib/gateway/protocol";
import { ORDER_REASONS } from "@/lib/payments/model/contract";
import { type ConflictSubject, conflictWords } from "./conflicts";
import { DIALOG_WORD } from "./dialogs";
import { fieldIssueText } from "./field-issues";
import { LEDGER_UNANSWERED, operationInLedgerText } from "./ledger";
import { openOperationText } from "./operations";
import { orderReasonText } from "./order-reasons";
import { planDone, planSteps, planWill } from "./outcomes";
import { PROVIDER_CODE_WORD } from "./provider-codes";
import { type ReasonSubject, reasonWords } from "./reasons";
import { differenceTexts } from "./reconciliation";
import { refusalText } from "./refusals";
import { lookedText, repairedText, repairSteps } from "./repairs";
import { resolveDoneNote } from "./resolve";
import { roundFailureText } from "./rounds";

const GATES = [
  "always",
  "cancel_api_or_termination_api",
  "gmops_cancel_api",
  "gmops_modify_api",
  "post_capture_amount_flag",
  "edit_choice",
  "capture_on_auth_flag",
  "security_code_flag",
] as const;

const SUBJECT: Omit<ReasonSubject, "question" | "stage" | "gate"> = {
  method: "PayPay",
  provider: "テスト決済",
  flag: "テスト連携フラグ",
  choice: "連携する",
  editChoiceName: "取引修正連携",
  deadline: "11/23(月) 13:00",
  clock: "決済日時から90日",
  amount: "12,800円",
  newAmount: "13,300円",
  difference: "500円",
};

const PLAN = { provider: "テスト決済", amount: "11,600円", amountBefore: "12,800円" };
const PLANS = [
  ...(["cancel", "terminate", "capture", "change_amount", "change_amount_and_capture"] as const).map((kind) => ({
    does: "send" as const,
    kind,
    providerOperation: "",
    amountBefore: 12_800,
    amount: 11_600,
    deadline: null,
  })),
  { does: "cancel_in_shop" as const, reasons: [], amount: 1 },
  { does: "mark_and_task" as const, reasons: [], deadline: null, amount: 1 },
  { does: "unmark" as const, closesTask: true },
  { does: "wait_for_capture" as const, amountBefore: 2, amount: 1 },
  { does: "change_and_task" as const, reasons: [], deadline: null, amountBefore: 2, amount: 1 },
  { does: "change_in_shop" as const, reasons: [], amount: 1 },
  { does: "change_in_shop" as const, reasons: ["authorization_lapsed" as const], amount: 1 },
];

const CONFLICT: ConflictSubject = {
  at: "11/23(月) 15:42",
  by: "田中 葵",
  changes: ["合計 12,800円 → 11,600円"],
  operation: "取消",
  deadline: "11/23(月) 18:10",
  provider: "テスト決済",
  now: "テスト決済には連携しません。",
};
const CONFLICTS = [
  "stale_version",
  "flags_changed",
  "deadline_passed_meanwhile",
  "another_operation_open",
  "already_canceled",
  "preparation_expired",
  "preparation_of_another",
  "preparation_unknown",
] as const;

function reasonSentences(): readonly string[] {
  return RULE_REASONS.flatMap((reason) =>
    GATES.flatMap((gate) =>
      (["cancel", "amount", "capture_on_authorization", "security_code"] as const).flatMap((question) =>
        (["before_capture", "after_capture"] as const).flatMap((stage) => {
          const { why, remedy, next } = reasonWords(reason, { ...SUBJECT, question, stage, gate });
          return [why, remedy, next].filter((text) => text !== "");
        }),
      ),
    ),
  );
}

const SIDE = { authorized: 12_800, captured: 0, refunded: 0, held: 12_800 };
const DIFFERENCE: DifferenceBrief = {
  id: 1,
  kinds: KINDS_IN_ORDER,
  ours: { ...SIDE, state: "authorized", stage: "before_capture", total: 12_800, cancellationMark: true },
  theirs: { ...SIDE, state: "captured", captured: 12_800, stage: "after_capture", held: 10_000 },
  doubted: [
    { kind: "cancel", amount: 12_800, doubt: "not_ours" },
    { kind: "capture", amount: 12_800, doubt: "again" },
  ],
  foundAt: 0,
  seenAt: 0,
};
const TASK = { kind: "change_amount", amountBefore: 12_800, amountAfter: 9_000 } as const;
const REPAIRS: readonly RepairChoice[] = [
  {
    repair: "take_over",
    adopts: false,
    stage: "after_capture",
    held: 10_000,
    total: 12_800,
    marks: true,
    doneTasks: [TASK],
    obsoleteTasks: [{ ...TASK, kind: "cancel", amountAfter: 0 }],
    outstanding: { held: 10_000, total: 12_800, known: true },
  },
  { repair: "leave_task", adopts: false, amount: 12_800 },
  { repair: "acknowledge" },
];

function reconciliationSentences(): readonly string[] {
  const ends = ["taken_over", "task_left", "acknowledged", "gone"] as const;
  const repaired = ends.map((end) =>
    repairedText({ kind: "repaired", end, at: 0, adopts: false, left: false }, "テスト決済"),
  );
  const looks = ["agrees", "differs", "task_done", "put_off", "no_answer", "no_payment"] as const;
  return [
    ...differenceTexts(DIFFERENCE, "テスト決済"),
    ...REPAIRS.flatMap((choice) => repairSteps(choice, "テスト決済")),
    ...repaired.flatMap(({ title, line }) => [title, line]),
    ...looks.map(lookedText),
    ...["timeout", "connection", "abandoned", "stopped", "unheard_of"].map(roundFailureText),
  ];
}

function allSentences(): readonly string[] {
  const open = { operation: "取消", provider: "テスト決済", at: "15:38", by: "田中 葵" };
  return [
    ...reasonSentences(),
    ...ORDER_REASONS.map((reason) =>
      orderReasonText(reason, { provider: "テスト決済", verb: "金額変更", at: "11/23(月) 15:40", by: "田中 葵" }),
    ),
    ...PLANS.flatMap((plan) => [planWill(plan, PLAN), planDone(plan, PLAN).title, ...planDone(plan, PLAN).lines]),
    ...CONFLICTS.flatMap((code) => conflictWords(code, CONFLICT).lines.filter((line) => !line.startsWith("変更点:"))),
    ...(["requested", "sending", "unknown", "needs_person"] as const).map((state) => openOperationText(state, open)),
    ...Object.values(LEDGER_UNANSWERED),
    ...(["done", "done_elsewhere", "not_there", "neither"] as const).map((found) =>
      operationInLedgerText(found, "取消"),
    ),
    ...OPERATION_KINDS.map((kind) => resolveDoneNote(kind, { ...open, amount: "12,800円" })),
    ...reconciliationSentences(),
    ...(["order_not_found", "invalid_edit", "acknowledgement_missing", "reason_too_long"] as const).map((code) =>
      refusalText(code, { orderNumber: "261024-0087", acknowledgement: "金額" }),
    ),
  ];
}

describe("every sentence", () => {
  it("ends as a sentence does, and has no hole in it", () => {
    for (const text of allSentences()) {
      expect(text).toMatch(/。$/);
      expect(text).not.toMatch(/undefined|null|「」|\(\)|NaN/);
    }
  });

  it("is Japanese without the words that this house avoids", () => {
    for (const text of allSentences()) {
      expect(text).not.toMatch(/キャンセルし|OK|はい|いいえ|実行|こちら|いたします|不正な|無効な(?!ため)|失敗しました/);
      expect(text).not.toMatch(/[a-z]+_[a-z]+/);
      // Full-width digits never.
      expect(text).not.toMatch(/[\uFF10-\uFF19]/);
    }
  });
});

describe("what is said of money says whether anything was sent", () => {
  it("in every plan that sends nothing and in what it leaves behind", () => {
    for (const plan of PLANS.filter(({ does }) => does !== "send")) {
      const said = [planWill(plan, PLAN), ...planDone(plan, PLAN).lines, ...planSteps(plan, PLAN)].join("");
      expect(said).toMatch(/送信しません|連携しません|送信していません|送信なし|のままです/);
      expect([planDone(plan, PLAN).title, ...planDone(plan, PLAN).lines].join("")).toMatch(/送信していません/);
    }
  });

  it("in every word about a repair of a difference, and about looking: nothing is ever sent", () => {
    for (const end of ["taken_over", "task_left", "acknowledged", "gone"] as const) {
      const { line } = repairedText({ kind: "repaired", end, at: 0, adopts: false, left: false }, "テスト決済");
      expect(line).toMatch(/何も送信していません。$/);
    }
    for (const look of ["agrees", "differs", "task_done", "put_off", "no_answer", "no_payment"] as const) {
      expect(lookedText(look)).toMatch(/何も送信していません。$/);
    }
  });

  it("in every step list that marks or unmarks an order: what becomes of 対応状況, too", () => {
    const marking = PLANS.filter((plan) =>
      plan.does === "send" ? plan.kind === "cancel" || plan.kind === "terminate" : /cancel|mark/.test(plan.does),
    );
    expect(marking).toHaveLength(5);
    for (const plan of marking) expect(planSteps(plan, PLAN).join("")).toContain("対応状況");
  });

  it("in every step list that sends: what, with the amount", () => {
    for (const plan of PLANS.filter(({ does }) => does === "send")) {
      expect(planSteps(plan, PLAN)[0]).toMatch(/」を送信\(.*11,600円/);
    }
  });

  it("in a state that is not known: it may have been sent, and is not sent again", () => {
    const open = { operation: "取消", provider: "テスト決済", at: "15:38", by: null };
    expect(openOperationText("sending", open)).not.toMatch(/送信しました|送信済み/);
    expect(DIALOG_WORD.waiting("取消", 4)).not.toMatch(/送信しました|送信済み/);
    expect(openOperationText("unknown", open)).toMatch(/送信した可能性がある.*再送信はできません/);
    expect(openOperationText("needs_person", open)).toMatch(/送信した可能性があります/);
  });
});

it("reasons that no setting changes say so, so that staff stop looking", () => {
  for (const reason of ["not_in_table", "three_d_secure", "slip_number_sent"] as const) {
    const words = reasonWords(reason, { ...SUBJECT, question: "cancel", stage: "before_capture", gate: "always" });
    expect(words.remedy).toBe("設定では変更できません。");
    expect(words.next).toMatch(/管理画面/);
  }
});

it("a conflict offers a second look only where looking again can help", () => {
  const retry = CONFLICTS.filter((code) => conflictWords(code, CONFLICT).retry);
  expect(retry).toEqual([
    "stale_version",
    "flags_changed",
    "deadline_passed_meanwhile",
    "preparation_expired",
    "preparation_unknown",
  ]);
});

it("field issues name the field's own unit", () => {
  const amount = { label: "送料", kind: "amount", max: "99,999,999円" } as const;
  const quantity = { label: "数量", kind: "quantity", max: "9,999" } as const;
  expect(fieldIssueText("required", amount)).toBe("金額を入力してください。");
  expect(fieldIssueText("negative", amount)).toBe("0円以上で入力してください。");
  expect(fieldIssueText("negative", quantity)).toBe("1以上で入力してください。");
  expect(fieldIssueText("fraction", amount)).toBe("小数は使えません。1円単位で入力してください。");
  expect(fieldIssueText("too_large", amount)).toBe("99,999,999円以下で入力してください。");
});

it("provider codes have no full stop, because the code follows", () => {
  for (const word of Object.values(PROVIDER_CODE_WORD)) expect(word).not.toMatch(/。$/);
});
