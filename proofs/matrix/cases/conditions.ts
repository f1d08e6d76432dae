import { has } from "../expected";
import type { CaseAct, SettingsOn } from "../matrix-case";
import { PAGE_TABLES, type PageCondition, type TranscribedLine, type TranscribedTable } from "../page";
import type { CaseDraft } from "./draft";
import { at, PAIR_STAGES, pairStageOf } from "./pairs";

const CANCEL: CaseAct = { does: "cancel" };
const DOWN: CaseAct = { does: "change", by: -100, editChoice: true };
const ZERO: CaseAct = { does: "change", by: "to_zero", editChoice: true };
const UP: CaseAct = { does: "change", by: 100, editChoice: true };

/** 取消区分 by hand, at both stages: offered where a cancel is not linked, refused where 受注取消 sets it. */
export function marks(line: TranscribedLine): readonly CaseDraft[] {
  return PAIR_STAGES.flatMap((stage) => {
    const capability = `cancel.${stage}` as const;
    const cell = line.cells[capability];
    const settings: readonly SettingsOn[] = cell?.gate === "flag" ? [{}, { terminationApi: true }] : [{}];
    return settings.map((on): CaseDraft => {
      const tried = { area: "mark", title: "取消区分を手で付ける", capability } as const;
      return { ...tried, settings: on, acts: [{ does: "mark" }], fixed: at(stage) };
    });
  });
}

/** What a line says of the order itself: 3D Secure, 伝票番号連携, 未入金. Each holds, with every flag on and with none. */
export function conditions(line: TranscribedLine): readonly CaseDraft[] {
  return [
    ...holding(line, "not-3ds", "3Dセキュア認証", { threeDSecure: true }),
    ...holding(line, "before-slip", "伝票番号連携済み", { slipNumberSent: true }),
    ...holding(line, "unpaid", "未入金、オーソリは有効", { paid: false }),
    ...elsewhere(line),
    ...broughtAbout(line),
  ];
}

type OrderFact = Pick<CaseDraft["fixed"], "threeDSecure" | "slipNumberSent" | "paid">;

function holding(
  line: TranscribedLine,
  condition: PageCondition,
  title: string,
  fact: OrderFact,
): readonly CaseDraft[] {
  const pairs = PAGE_TABLES.filter((capability) => has(line.cells[capability], condition));
  return pairs.flatMap((capability) => tried(capability, title, fact));
}

/** The same fact where the line does not read it: at the other stage, and for the other question. */
function elsewhere({ cells }: TranscribedLine): readonly CaseDraft[] {
  const pairs = PAGE_TABLES.slice(0, 4);
  const read = (condition: PageCondition) => pairs.some((capability) => has(cells[capability], condition));
  const others = (condition: PageCondition) => pairs.filter((capability) => !has(cells[capability], condition));
  return [
    ...(read("before-slip") ? others("before-slip") : []).flatMap((capability) =>
      tried(capability, "伝票番号連携済み、ほかの連携", { slipNumberSent: true }),
    ),
    ...(read("unpaid") ? others("unpaid") : []).flatMap((capability) =>
      tried(capability, "未入金、ほかの連携", { paid: false }),
    ),
  ];
}

function tried(capability: TranscribedTable, title: string, fact: OrderFact): readonly CaseDraft[] {
  const fixed = { ...at(pairStageOf(capability)), ...fact };
  const plain = { area: "condition", title, capability, fixed } as const;
  if (!capability.startsWith("cancel")) return [DOWN, UP].map((act) => ({ ...plain, settings: {}, acts: [act] }));
  const settings: readonly SettingsOn[] = [{}, { cancelApi: true }, { terminationApi: true }];
  return settings.map((on) => ({ ...plain, settings: on, acts: [CANCEL] }));
}

/** The same facts, brought about by staff on their screens just before. */
function broughtAbout({ cells }: TranscribedLine): readonly CaseDraft[] {
  const after = (condition: PageCondition, title: string, first: CaseAct, fact: OrderFact): readonly CaseDraft[] =>
    PAGE_TABLES.filter((capability) => has(cells[capability], condition)).flatMap((capability) =>
      tried(capability, title, fact).map((draft) => ({ ...draft, acts: [first, ...draft.acts] })),
    );
  return [
    ...after(
      "before-slip",
      "配送処理で伝票番号連携してから",
      { does: "ship", report: true },
      { slipNumberSent: false },
    ),
    ...after(
      "before-slip",
      "伝票番号連携せずに配送処理してから",
      { does: "ship", report: false },
      { slipNumberSent: false },
    ),
    ...after("unpaid", "入金を記録してから", { does: "paid", paid: true }, { paid: false }),
    ...after("unpaid", "未入金に戻してから", { does: "paid", paid: false }, { paid: true }),
  ];
}

/** Orders without an authorization: the shop settles them alone, whatever tables and flags say. */
export function casesWithoutAuthorization(line: TranscribedLine): readonly CaseDraft[] {
  const general = PAIR_STAGES.some((stage) => line.cells[`cancel.${stage}`]?.gate === "flag");
  const settings: SettingsOn = general ? { cancelApi: true } : {};
  const plain = { area: "condition", settings, fixed: { payment: "none", paid: false } } as const;
  const cancel = "cancel.before_capture";
  const amount = "amount.before_capture";
  return [
    { ...plain, title: "オーソリ前の受注取消", capability: cancel, acts: [CANCEL] },
    { ...plain, title: "オーソリ前に取消区分を手で", capability: cancel, acts: [{ does: "mark" }] },
    { ...plain, title: "オーソリ前の減額、増額、0円", capability: amount, acts: [DOWN, UP, UP, ZERO] },
    ...(line.cells.security_code === null ? [] : [declined(settings)]),
  ];
}

/** The provider refuses the card: the order is as free as before, and says so. */
function declined(settings: SettingsOn): CaseDraft {
  const card = { number: "refused_code", code: "given" } as const;
  return {
    area: "condition",
    title: "与信NGの増額と受注取消",
    capability: "cancel.before_capture",
    settings,
    acts: [{ does: "authorize", card }, UP, CANCEL],
    fixed: { payment: "none", paid: false, unitPrice: 9_800 },
  };
}
