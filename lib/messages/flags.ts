import type { FlagRefusal } from "@/lib/method-settings/contract";
import type { SaveTrouble } from "@/lib/result/save-trouble";
import type { NoLongerAllowed } from "@/lib/staff/contract";
import { LINKAGE_WORD } from "./capabilities";
import { staffName } from "./staff-name";

type Linked = keyof typeof LINKAGE_WORD;

/** What the question before a change says. Counts are ready to print (1,234件). */
export const FLAG_EFFECT = {
  lost: (question: Linked, orders: string) => `${LINKAGE_WORD[question]}が使えなくなります。対象の受注 ${orders}`,
  otherOperation: (question: Linked, orders: string) =>
    `${LINKAGE_WORD[question]}で送信する操作が変わります。対象の受注 ${orders}`,
  lostLater: (question: Linked, capturesAtOnce: boolean) =>
    capturesAtOnce
      ? `これからオーソリする受注はすぐにオーソリ確定後になり、${LINKAGE_WORD[question]}が使えなくなります(確定後は連携対象外)。`
      : `これからオーソリする受注はオーソリ確定前になり、確定までは${LINKAGE_WORD[question]}が使えなくなります(確定前は連携対象外)。`,
  unchangedNow: "オーソリ済みの受注の段階は変わりません。",
  awaiting: (orders: string) => `オーソリ待ちの受注 ${orders}`,
  showOrders: "対象の受注を見る",
} as const;

export interface FlagRefusalSubject {
  /** A name, or null when none is known. */
  readonly by: string | null;
  /** The choice that stands now. */
  readonly choice: string;
}

type Said = Exclude<FlagRefusal["code"], "needs_confirmation" | NoLongerAllowed["code"] | SaveTrouble["code"]>;

const FLAG_REFUSAL: Record<Said, (s: FlagRefusalSubject) => string> = {
  method_unknown: () => "変更できませんでした。この決済方法は見つかりません。再読み込みしてください。",
  choice_unknown: () => "変更できませんでした。この決済方法では選べない値です。再読み込みしてください。",
  changed_by_other: (s) =>
    `変更できませんでした。${s.by === null ? "別の画面で" : `${staffName(s.by)}が`}先に設定を変更しています(現在「${s.choice}」)。表示を最新に戻しました。`,
};

export function flagRefusalText(code: Said, subject: FlagRefusalSubject): string {
  return FLAG_REFUSAL[code](subject);
}
