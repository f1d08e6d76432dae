import { has } from "../expected";
import type { CaseAct, MatrixCard, SettingsOn } from "../matrix-case";
import type { PageCell, TranscribedLine } from "../page";
import type { CaseDraft } from "./draft";

/** Well below the amounts by which some providers screen their buyers (docs/simulator.md). */
const FIXED = { payment: "none", paid: false, slipNumberSent: false, unitPrice: 9_800 } as const;
const CARD: MatrixCard = { number: "granted", code: "given" };
const AUTHORIZE: CaseAct = { does: "authorize", card: CARD };

interface Setting {
  readonly title: string;
  readonly settings: SettingsOn;
}

/** Table 4: オーソリ of every method, its flag on and off; then 受注取消, which meets the tables of the stage it was born in. */
export function capturesOnAuthorization(line: TranscribedLine): readonly CaseDraft[] {
  const capability = "capture_on_authorization";
  const tried = { area: "authorization", capability, fixed: FIXED } as const;
  const linksCancel: SettingsOn = hasGeneralFlags(line) ? { cancelApi: true } : {};
  return captureSettingsOf(line.cells[capability]).flatMap(({ title, settings }): readonly CaseDraft[] => [
    { ...tried, title: `オーソリ、${title}`, settings, acts: [AUTHORIZE] },
    {
      ...tried,
      title: `オーソリしてから受注取消、${title}`,
      settings: { ...settings, ...linksCancel },
      acts: [AUTHORIZE, { does: "cancel" }],
    },
  ]);
}

function captureSettingsOf(cell: PageCell | null): readonly Setting[] {
  const on: SettingsOn = { captureOnAuthorization: true };
  if (cell === null) return [{ title: "表にない", settings: {} }];
  if (cell.gate === "default") return [{ title: "フラグなし", settings: {} }];
  const both = [
    { title: "フラグOFF", settings: {} },
    { title: "フラグON", settings: on },
  ];
  if (!has(cell, "normal-order")) return both;
  return [...both, { title: "フラグON、通常注文方式でない", settings: { ...on, orderMode: "other" } }];
}

function hasGeneralFlags({ cells }: TranscribedLine): boolean {
  return [cells["cancel.before_capture"], cells["cancel.after_capture"]].some((cell) => cell?.gate === "flag");
}

/** Table 5: no field, the code given, left empty, missing when it is sent, refused by the provider. */
export function securityCodes(line: TranscribedLine): readonly CaseDraft[] {
  const cell = line.cells.security_code;
  const tried = { area: "security_code", capability: "security_code", fixed: FIXED } as const;
  const draft = (title: string, settings: SettingsOn, card: MatrixCard): CaseDraft => {
    return { ...tried, title, settings, acts: [{ does: "authorize", card }] };
  };
  if (cell === null) return [draft("入力欄なし", {}, CARD)];
  const pci: readonly SettingsOn[] = has(cell, "pci-dss") ? [{ pciDss: true }, { pciDss: false }] : [{}];
  return pci.flatMap((more): readonly CaseDraft[] => {
    const optional: SettingsOn = { ...more };
    const required: SettingsOn = { ...more, securityCodeRequired: true };
    const where = more.pciDss === undefined ? "" : `、PCI DSS ${more.pciDss ? "利用" : "なし"}`;
    return [
      draft(`必須で入力${where}`, required, CARD),
      draft(`必須で空欄${where}`, required, { ...CARD, code: "empty" }),
      draft(`任意で空欄のまま必須に${where}`, required, { ...CARD, code: "empty", typedUnder: optional }),
      draft(`決済代行会社がコードを求める${where}`, required, { ...CARD, number: "refused_code" }),
      draft(`任意で入力${where}`, optional, CARD),
      draft(`任意で空欄${where}`, optional, { ...CARD, code: "empty" }),
    ];
  });
}
