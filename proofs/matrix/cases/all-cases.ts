import { SeededRandom } from "../../random";
import { has } from "../expected";
import { clocksAtLimit } from "../limit-clocks";
import { AREAS, type MatrixCase, type OrderBefore, type SettingsOn } from "../matrix-case";
import { PAGE, type TranscribedLine } from "../page";
import { capturesOnAuthorization, securityCodes } from "./authorization";
import { captures } from "./capture";
import { casesWithoutAuthorization, conditions, marks } from "./conditions";
import type { CaseDraft } from "./draft";
import { drawOrder } from "./draw-order";
import { limits } from "./limits";
import { amountPairs, cancelPairs } from "./pairs";

const SOURCES: readonly ((line: TranscribedLine) => readonly CaseDraft[])[] = [
  cancelPairs,
  amountPairs,
  marks,
  captures,
  conditions,
  casesWithoutAuthorization,
  capturesOnAuthorization,
  securityCodes,
  limits,
];

/** Every case there is, in the page's order, with orders as the seed draws them. */
export function allCases(seed: string, now: number): readonly MatrixCase[] {
  const drafts = SOURCES.flatMap((source) => PAGE.flatMap((line) => source(line).map((draft) => ({ line, draft }))));
  return drafts.map(({ line, draft }, number) => {
    const random = new SeededRandom(`${seed} case ${number}`);
    return { ...drawn(line, draft, random, now), number, line };
  });
}

function drawn(
  line: TranscribedLine,
  draft: CaseDraft,
  random: SeededRandom,
  now: number,
): Omit<MatrixCase, "number" | "line"> {
  const { fixed, atLimit, ...more } = draft;
  const tried = { ...more, settings: withPciDss(line, draft.settings) };
  const plain = (more: Partial<OrderBefore>) => drawOrder(line, now, random, { ...fixed, ...more });
  const until = line.cells[draft.capability]?.until ?? null;
  if (atLimit === undefined || until === null) return { ...tried, order: plain({}), clocks: null };
  const { last, ...clocks } = clocksAtLimit(until, random, now);
  return { ...tried, order: plain(clocks), clocks: atLimit({ ...clocks, last }) };
}

/** PCI DSS is the whole shop's: the cases of a method that reads it always say how it stands. */
function withPciDss({ cells }: TranscribedLine, settings: SettingsOn): SettingsOn {
  return has(cells.security_code, "pci-dss") ? { pciDss: false, ...settings } : settings;
}

/** So many of them as the seed draws, from every area in turn. */
export function drawCases(cases: readonly MatrixCase[], count: number, seed: string): readonly MatrixCase[] {
  if (count >= cases.length) return cases;
  const random = new SeededRandom(`${seed} draw`);
  const left = AREAS.map((area) => cases.filter((one) => one.area === area));
  const chosen: MatrixCase[] = [];
  for (let turn = 0; chosen.length < count; turn += 1) {
    const area = left[turn % left.length] ?? [];
    if (area.length > 0) chosen.push(...area.splice(random.int(0, area.length - 1), 1));
  }
  return chosen.toSorted((a, b) => a.number - b.number);
}
