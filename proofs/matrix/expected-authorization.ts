import { type Expected, type ExpectedAuthorization, has, QUIET, type Standing } from "./expected";
import type { MatrixCard, SettingsOn } from "./matrix-case";
import type { PageCell, TranscribedLine } from "./page";

type Demand = ExpectedAuthorization["demand"];

/** オーソリ by the page's last two tables: whether it is captured in the same step, and what is asked of a card's code. */
export function expectAuthorize(
  { cells }: TranscribedLine,
  now: Standing,
  settings: SettingsOn,
  card: MatrixCard,
): Expected {
  const demand = demandOf(cells.security_code, settings);
  const typedUnder = card.typedUnder === undefined ? demand : demandOf(cells.security_code, card.typedUnder);
  const captureReason = captureReasonOf(cells.capture_on_authorization, settings);
  const formTakes = typedUnder !== null && !(typedUnder === "required" && card.code === "empty");
  const given = formTakes ? codeOf(typedUnder, card) : null;
  const authorization = { demand: typedUnder, formTakes, captureReason, securityCode: given } as const;
  const asked = { ...QUIET, says: "send", authorization } as const;
  if (demand !== null && !formTakes) return { ...asked, answer: "card_missing", after: now };
  if (demand === "required" && given !== "given") return { ...asked, answer: "security_code_missing", after: now };
  const call = { kind: "authorize", amount: now.total } as const;
  if (demand !== null && card.number === "refused_code") {
    return { ...asked, call, answer: "refused_by_provider", after: { ...now, declined: true } };
  }
  const captured = captureReason === null ? ({ state: "authorized" } as const) : capturedWith(now);
  return { ...asked, call, after: { ...now, ...captured, authorized: now.total, paid: true } };
}

function capturedWith({ total }: Standing): Partial<Standing> {
  return { state: "captured", captured: total };
}

/**
 * Table 5: with its flag the form demands the code; without it the code may stay empty. A line whose condition
 * (PCIDSS利用時のみ) does not hold gives no field. A method outside the table takes no card.
 */
function demandOf(cell: PageCell | null, settings: SettingsOn): Demand {
  if (cell === null) return null;
  if (has(cell, "pci-dss") && settings.pciDss !== true) return "none";
  return settings.securityCodeRequired === true ? "required" : "optional";
}

function captureReasonOf(cell: PageCell | null, settings: SettingsOn): ExpectedAuthorization["captureReason"] {
  if (cell === null) return null;
  if (cell.gate === "default") return "default";
  if (has(cell, "normal-order") && settings.orderMode === "other") return null;
  return settings.captureOnAuthorization === true ? "flag" : null;
}

function codeOf(demand: Demand, { code }: MatrixCard): "given" | "not_given" {
  return code === "given" && demand !== "none" ? "given" : "not_given";
}
