import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/capability/evaluate";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import { ROLES, type Role } from "@/lib/identity/role";
import { decideChange } from "@/lib/payments/decide/decide-change";
import { decideVerb } from "@/lib/payments/decide/decide-verb";
import { caseOf, factsOf } from "@/lib/payments/decide/order-facts";
import { ownReasons } from "@/lib/payments/decide/own-reasons";
import type { OrderVerb, Plan } from "@/lib/payments/model/contract";
import {
  ALL_OFF,
  anyWish,
  canceled,
  differenceFor,
  manualResolution,
  NOW,
  recordsOf,
  type Wish,
} from "@/lib/payments/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { orderView } from "./order-view";
import type { CardBadge, OrderView, VerdictCard } from "./order-view-types";

function viewOf(wish: Wish, role: Role = "operator"): OrderView {
  return orderView(recordsOf(wish), { role }, NOW);
}

function factsFor(wish: Wish) {
  const records = recordsOf(wish);
  return factsOf(records, records.rules, NOW);
}

function pressable(view: OrderView): readonly OrderVerb[] {
  return Object.values(view.cards).flatMap((card) =>
    card.control === null || card.blockers.length > 0 ? [] : [card.control],
  );
}

describe("a provider's own notice", () => {
  const noticeUrls = { cancel: "https://pay.example.jp/cancel", amount: "https://pay.example.jp/amount" };
  const methodId = methodWhere("cancel.before_capture", (facts) => facts?.external_notice === true);
  const without = methodWhere("cancel.before_capture", (facts) => facts !== null && facts.external_notice !== true);

  it.each(["authorized", "captured"] as const)("is one for cancels and another for amount changes (%s)", (state) => {
    const { cards } = orderView({ ...recordsOf({ methodId, state }), noticeUrls }, { role: "operator" }, NOW);
    expect(cards.cancel.noticeUrl).toBe(noticeUrls.cancel);
    expect(cards.amount.noticeUrl).toBe(noticeUrls.amount);
  });

  it("does not stand at a method that has none", () => {
    const { cards } = orderView({ ...recordsOf({ methodId: without }), noticeUrls }, { role: "operator" }, NOW);
    expect([cards.cancel.noticeUrl, cards.amount.noticeUrl]).toEqual([null, null]);
  });
});

describe("what a card would send", () => {
  const sent = ({ allowed, plan }: { allowed: boolean; plan?: Plan }) =>
    allowed && plan?.does === "send" ? [{ kind: plan.kind, providerOperation: plan.providerOperation }] : [];

  it("is named as the provider names it, before it is sent; what sends nothing names nothing", () => {
    fc.assert(
      fc.property(anyWish, (wish) => {
        const { cards } = viewOf(wish);
        const facts = factsFor(wish);
        expect(cards.cancel.sends).toEqual(sent(decideVerb("cancel", facts, "operator", null)));
        expect(cards.capture.sends).toEqual(sent(decideVerb("capture", facts, "operator", null)));
        for (const newTotal of [facts.held - 1, facts.held + 1].filter((total) => total > 0)) {
          const change = sent(decideChange(facts, "operator", { newTotal, editChoice: true }));
          expect(cards.amount.sends).toEqual(expect.arrayContaining(change));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("突合 on the order", () => {
  const look = { at: NOW - 600_000, agrees: true };
  const wish = { methodId: METHOD_IDS[0] ?? fail(), tasks: ["cancel"] } as const satisfies Wish;
  const seen = (seenDenied: boolean) =>
    recordsOf(wish).openTasks.map((task) => ({ ...task, seenAt: NOW - 1_000, seenDenied }));

  it.each([
    ["agrees", { look }],
    ["not_looked", {}],
    ["not_looked", { look: { ...look, agrees: false } }],
    ["task_done", { look: { ...look, agrees: false }, openTasks: seen(false) }],
    ["agrees", { look, openTasks: seen(true) }],
    ["put_off", { look, openOperation: recordsOf({ ...wish, open: "unknown" }).openOperation }],
    ["differs", { look, difference: differenceFor(recordsOf(wish)) }],
    ["differs", { difference: differenceFor(recordsOf(wish)), openTasks: seen(false) }],
  ] as const)("is %s where %o is known", (state, known) => {
    const view = orderView({ ...recordsOf(wish), ...known }, { role: "viewer" }, NOW);
    expect(view.reconciliation.state).toBe(state);
    expect(view.reconciliation.difference?.theirs?.stage ?? "none").toBe(state === "differs" ? "canceled" : "none");
  });

  it.each([
    ["not_yet", "authorized", null],
    ["not_yet", "captured", null],
    ["ended", "voided", null],
    ["ended", "refunded", null],
    ["changed_since", "voided", { ...look, agrees: false }],
  ] as const)("says why nobody has looked (%s)", (why, state, known) => {
    const records = { ...recordsOf({ ...wish, tasks: [], state }), look: known };
    expect(orderView(records, { role: "viewer" }, NOW).reconciliation.notLooked).toBe(why);
  });

  it.each([
    ["payment_moved", look.at, "succeeded"],
    ["payment_moved", look.at + 300_000, "succeeded"],
    [null, look.at - 1, "succeeded"],
    [null, look.at + 300_000, "failed"],
  ] as const)("agrees only as long as no call has moved the payment since (%s)", (why, settledAt, state) => {
    const records = {
      ...recordsOf({ ...wish, tasks: [], state: "voided" }),
      look,
      history: [canceled(settledAt, state)],
    };
    const { reconciliation } = orderView(records, { role: "viewer" }, NOW);
    expect(reconciliation).toMatchObject({ state: why === null ? "agrees" : "not_looked", notLooked: why });
  });

  it.each([
    ["operation_succeeded", "not_looked"],
    ["console_task_done", "not_looked"],
    ["console_task_not_needed", "agrees"],
  ] as const)("nor once a person has recorded what became of it (%s)", (kind, state) => {
    const records = { ...recordsOf({ ...wish, tasks: [] }), look, history: [manualResolution(look.at + 1, kind)] };
    expect(orderView(records, { role: "viewer" }, NOW).reconciliation.state).toBe(state);
  });

  it.each([
    [false, [], null],
    [true, [manualResolution(NOW - 5_000), canceled(NOW - 5_000)], null],
    [
      true,
      [manualResolution(NOW - 5_000, "operation_failed"), canceled(NOW - 5_000, "failed")],
      { ...look, at: NOW - 5_000 },
    ],
    [true, [manualResolution(NOW - 5_000, "console_task_done")], { at: NOW, agrees: false }],
    [false, [manualResolution(NOW - 5_000)], { ...look, at: NOW - 4_999 }],
    [false, [canceled(NOW - 4_000), manualResolution(NOW - 5_000)], null],
    [false, [manualResolution(NOW - 5_000, "console_task_not_needed")], null],
  ])(
    "rests on a manual resolution until the ledger has been seen to agree, or a later call has: %s",
    (alone, history, known) => {
      const records = { ...recordsOf({ ...wish, tasks: [], state: "voided" }), history, look: known };
      expect(orderView(records, { role: "viewer" }, NOW).reconciliation.byWordAlone).toBe(alone);
    },
  );

  it("gives no such reason where somebody has", () => {
    const records = { ...recordsOf({ ...wish, tasks: [] }), look };
    expect(orderView(records, { role: "viewer" }, NOW).reconciliation.notLooked).toBeNull();
  });

  it("has nothing to compare before an authorization", () => {
    const view = viewOf({ ...wish, state: "awaiting", tasks: [] });
    expect(view.reconciliation).toEqual({
      state: "no_payment",
      lookedAt: null,
      notLooked: null,
      nextRoundAt: NOW,
      byWordAlone: false,
      difference: null,
    });
  });

  it("leaves every verb what it is: a difference is a caution, not a block", () => {
    const records = recordsOf({ ...wish, tasks: [] });
    const differing = orderView({ ...records, difference: differenceFor(records) }, { role: "operator" }, NOW);
    expect(differing.cards).toEqual(orderView(records, { role: "operator" }, NOW).cards);
  });
});

function fail(): never {
  throw new Error("the catalogue is empty");
}

const anyRole = fc.constantFrom(...ROLES);

describe("a card offers a button", () => {
  it("exactly where its verb would be allowed", () => {
    fc.assert(
      fc.property(anyWish, anyRole, (wish, role) => {
        const facts = factsFor(wish);
        const offered = new Set(pressable(viewOf(wish, role)));
        for (const verb of ["cancel", "capture", "set_cancellation_mark", "remove_cancellation_mark"] as const) {
          const decision = decideVerb(verb, facts, role, null);
          expect([verb, offered.has(verb)]).toEqual([verb, decision.allowed]);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("to change the amount where some amount could be saved", () => {
    fc.assert(
      fc.property(anyWish, anyRole, (wish, role) => {
        const facts = factsFor(wish);
        const unchanged = decideChange(facts, role, { newTotal: facts.total, editChoice: true });
        expect(pressable(viewOf(wish, role)).includes("change_amount")).toBe(unchanged.allowed);
      }),
      { numRuns: 2_000 },
    );
  });

  it("to nobody who may only look, and to nobody while an operation is open", () => {
    fc.assert(
      fc.property(anyWish, anyRole, (wish, role) => {
        expect(pressable(viewOf(wish, "viewer"))).toEqual([]);
        const open = viewOf({ ...wish, open: "unknown" }, role);
        expect(Object.values(open.cards).map((card) => card.control)).toEqual([null, null, null, null]);
      }),
    );
  });
});

describe("a card whose act is blocked", () => {
  const OFFERS: readonly CardBadge[] = ["linked", "shop_only", "at_capture", "not_linked", "no_change", "by_hand"];
  const VERB_OF = {
    cancel: "cancel",
    amount: "change_amount",
    mark: "set_cancellation_mark",
    capture: "capture",
  } as const;
  const CARDS = ["cancel", "amount", "mark", "capture"] as const;

  it("offers nothing: neither its badge nor its sentence promises what the verb would refuse", () => {
    fc.assert(
      fc.property(anyWish, anyRole, (wish, role) => {
        const facts = factsFor(wish);
        const { cards } = viewOf(wish, role);
        for (const name of CARDS) {
          const card = cards[name];
          const blocked = ownReasons(VERB_OF[name], facts, role).length > 0;
          const promises = OFFERS.includes(card.badge) || card.statement.says === "plan";
          expect([name, blocked && promises]).toEqual([name, false]);
          if (card.badge === "blocked") expect(card).toMatchObject({ statement: { says: "blocked" }, duty: null });
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("says so in all four while an operation is open and its payment lives, also in that of 取消区分", () => {
    fc.assert(
      fc.property(anyWish, anyRole, (wish, role) => {
        const { cards, payment } = viewOf({ ...wish, open: "unknown", marked: false }, role);
        if (payment.stage !== "before_capture" && payment.stage !== "after_capture") return;
        for (const name of CARDS) {
          const done = name === "capture" && payment.stage === "after_capture";
          expect([name, cards[name].badge]).toEqual([name, done ? "captured" : "blocked"]);
        }
      }),
    );
  });

  it("names everything that is in the way: the mark, the open operation and the role", () => {
    const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "always");
    const blockersOf = (wish: Partial<Wish>, role: Role = "operator") =>
      viewOf({ methodId, ...wish }, role).cards.cancel.blockers.map(({ reason }) => reason);
    expect(blockersOf({})).toEqual([]);
    expect(blockersOf({ marked: true })).toEqual(["already_marked"]);
    expect(blockersOf({ open: "needs_person" })).toEqual(["operation_needs_person"]);
    expect(blockersOf({ marked: true, open: "sending" }, "viewer")).toEqual([
      "role",
      "already_marked",
      "operation_open",
    ]);
  });
});

const BADGE_OF: Partial<Record<Plan["does"], CardBadge>> = {
  send: "linked",
  cancel_in_shop: "shop_only",
  mark_and_task: "not_linked",
};

describe("a card says", () => {
  it("what the verb would do, as the verb itself plans it", () => {
    fc.assert(
      fc.property(anyWish, (wish) => {
        const decision = decideVerb("cancel", factsFor(wish), "operator", null);
        if (!decision.allowed) return;
        const { statement, badge } = viewOf(wish).cards.cancel;
        expect(statement).toEqual({ says: "plan", plan: decision.plan });
        expect(badge).toBe(BADGE_OF[decision.plan.does]);
      }),
    );
  });

  it("every reason of the rules, each with what would change it", () => {
    fc.assert(
      fc.property(anyWish, (wish) => {
        const asked = caseOf(factsFor(wish), "cancel");
        if (asked === null) return;
        const { reasons } = viewOf(wish).cards.cancel;
        expect(reasons.map((one) => one.reason)).toEqual(evaluate(asked).reasons);
        for (const { reason, ways } of reasons) {
          expect([reason, ways.length > 0]).toEqual([reason, reason === "flag_off"]);
        }
      }),
    );
  });

  it("why it is blocked wherever its button may not be pressed", () => {
    fc.assert(
      fc.property(anyWish, anyRole, (wish, role) => {
        for (const card of Object.values(viewOf(wish, role).cards)) {
          if (card.control !== null && card.blockers.length === 0) continue;
          expect(explained(card, role, wish)).toBe(true);
        }
      }),
    );
  });

  it("what オーソリ確定 takes away, where it does", () => {
    const lost = methodWhere("cancel.after_capture", (facts) => facts === null, [
      ...METHOD_IDS.filter((method) => cellOf(method, "cancel.before_capture") !== null),
    ]);
    const before = viewOf({ methodId: lost });
    expect(before.cards.cancel.afterCapture).toEqual([{ question: "cancel", becomes: "unavailable" }]);
    expect(before.cards.capture.afterCapture).toContainEqual({ question: "cancel", becomes: "unavailable" });
    const after = viewOf({ methodId: lost, state: "captured" });
    expect(after.cards.cancel.afterCapture).toEqual([]);
  });

  it("which limit replaces which", () => {
    const limited = methodWhere("cancel.after_capture", (facts) => facts?.deadline === "payment+180d");
    const view = viewOf({ methodId: limited, ageDays: 3 });
    const paymentAt = view.payment.paymentAt ?? 0;
    expect(view.cards.cancel.deadline).toEqual({
      state: "set",
      rule: "payment+30d",
      at: paymentAt + 30 * 86_400_000,
    });
    expect(view.cards.cancel.afterCapture).toEqual([
      { question: "cancel", becomes: "limited", deadline: paymentAt + 180 * 86_400_000 },
    ]);
  });

  it("that a limit has not started where its clock has not", () => {
    const fromCapture = methodWhere("cancel.before_capture", (facts) => facts?.deadline === "capture+170d");
    expect(viewOf({ methodId: fromCapture }).cards.cancel.deadline).toEqual({
      state: "not_started",
      rule: "capture+170d",
    });
  });
});

/** Something on the card or at the panel's head says why nothing can be pressed. */
function explained(card: VerdictCard, role: Role, wish: Wish): boolean {
  const saysItself = card.statement.says !== "plan" && card.statement.says !== "amount_change";
  return card.blockers.length > 0 || saysItself || role === "viewer" || wish.open !== null;
}

describe("both amounts", () => {
  const methodId = methodWhere("amount.before_capture", (facts) => facts?.settled_at_capture === true);
  it("are shown wherever shop and provider differ, with the reason", () => {
    const apart = (wish: Partial<Wish>) => viewOf({ methodId, total: 5_900, held: 6_800, ...wish }).amounts;
    expect(apart({ held: 5_900 })).toBeNull();
    expect(apart({ waitingAmount: 5_900 })).toEqual({ shop: 5_900, provider: 6_800, why: "awaits_capture" });
    expect(apart({ open: "sending" })?.why).toBe("operation_open");
    expect(apart({ tasks: ["change_amount"] })?.why).toBe("console_task_open");
    expect(apart({})?.why).toBe("discrepancy");
    expect(apart({ state: "voided" })).toBeNull();
  });
});

describe("the waiting amount", () => {
  it("is what オーソリ確定 will send, with the amount before", () => {
    const methodId = methodWhere("amount.before_capture", (facts) => facts?.settled_at_capture === true);
    const { capture } = viewOf({ methodId, total: 5_900, held: 6_800, waitingAmount: 5_900 }).cards;
    expect(capture.statement).toEqual({ says: "capture_waiting", amount: 5_900, amountBefore: 6_800 });
  });
});

describe("conditions", () => {
  it("name the flags that the cell reads with their choices as they are now", () => {
    const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "cancel_api_or_termination_api");
    const { conditions } = viewOf({ methodId, flags: ALL_OFF }).cards.cancel;
    const read = conditions.filter((condition) => condition.kind === "flag");
    expect(read).toHaveLength(2);
    expect(new Set(read.map((condition) => condition.value))).toEqual(new Set(["連携しない"]));
  });
});
