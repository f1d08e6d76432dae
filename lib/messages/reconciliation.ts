import type { DifferenceBrief } from "@/lib/differences/difference-list-view";
import { formatYen } from "@/lib/money/yen";
import type { NotLookedWhy } from "@/lib/orders/detail/order-view-types";
import type { DifferenceEnd, DifferenceKind, EntryDoubt, Repair } from "@/lib/payments/model/differences";
import { OPERATION_WORD } from "./operations";
import { PAYMENT_STAGE_WORD } from "./order-words";
import type { StatusWord } from "./statuses";

/** 突合: what differs between our record and the provider's ledger, in words. Nothing of it is ever sent. */

type Kinds = Record<DifferenceKind, StatusWord>;

const solid = (label: string, icon: StatusWord["icon"], long: string): StatusWord => ({
  label,
  tint: "red",
  shape: "solid",
  icon,
  long,
});

/** Each kind by word and icon of its own. Solid: a person has to look. */
export const DIFFERENCE_KIND_STATUS: Kinds = {
  marked_live_there: solid("受注側のみ取消", "store", "受注は取消、決済代行会社では決済が有効のまま"),
  canceled_there: solid("決済側のみ取消", "ban", "決済代行会社で取消済み、受注は取消なし"),
  stage_differs: solid("段階の違い", "git-compare-arrows", "受注側と決済代行会社側で段階が異なる"),
  amount_differs: solid("金額の違い", "equal-not", "受注側と決済代行会社側で金額が異なる"),
  unknown_entry: solid("受注にない操作", "circle-question-mark", "受注側の記録にない操作が決済代行会社にある"),
  done_twice: solid("同じ操作が2回", "repeat-2", "同じ操作が決済代行会社で2回以上行われた"),
  authorized_there: solid("決済側のみオーソリ", "wallet", "受注はオーソリ待ち、決済代行会社ではオーソリ済み"),
  superseded_live_there: solid(
    "以前の決済が有効",
    "link-2-off",
    "別の決済に替えた以前の決済が、決済代行会社で有効のまま",
  ),
  unknown_payment: solid("受注にない決済", "file-question-mark", "決済代行会社の決済に、対応する受注がない"),
  missing_there: solid("決済の記録なし", "search-x", "受注の決済が決済代行会社に見つからない"),
};

/** How a difference ended. */
export const DIFFERENCE_END_STATUS: Record<DifferenceEnd, StatusWord> = {
  taken_over: { label: "記録を反映", tint: "green", shape: "plain", icon: "circle-check" },
  task_left: { label: "作業に登録", tint: "amber", shape: "plain", icon: "monitor" },
  acknowledged: { label: "確認済み", tint: "grey", shape: "plain", icon: "circle-check" },
  gone: { label: "差異解消", tint: "green", shape: "plain", icon: "equal" },
};

/** Why an entry of the ledger surprises. */
export const DOUBT_STATUS: Record<EntryDoubt, StatusWord> = {
  not_ours: { label: "受注側にない操作", tint: "red", shape: "plain", icon: "circle-question-mark" },
  ended_here: { label: "受注側では拒否・未送信", tint: "red", shape: "plain", icon: "circle-x" },
  again: { label: "同じ操作の2回目", tint: "red", shape: "plain", icon: "repeat-2" },
};

type Side = NonNullable<DifferenceBrief["ours"] | DifferenceBrief["theirs"]>;

function sideWord(side: Side): string {
  const { short } = PAYMENT_STAGE_WORD[side.stage];
  return side.stage === "canceled" ? short : `${formatYen(side.held)}・${short}`;
}

/** 受注側 in a few words: 「12,800円・確定前」「12,800円・確定前・取消区分あり」. */
export function oursText({ ours }: DifferenceBrief): string {
  if (ours === null) return "記録なし";
  return ours.cancellationMark && ours.stage !== "canceled" ? `${sideWord(ours)}・取消区分あり` : sideWord(ours);
}

/** 決済代行会社側 in a few words. */
export function theirsText({ theirs }: DifferenceBrief): string {
  return theirs === null ? "記録なし" : sideWord(theirs);
}

/** The entries that surprise, one a line: 「同じ操作の2回目 金額変更 21,230円」. */
export function doubtedTexts({ doubted }: DifferenceBrief): readonly string[] {
  const lines = doubted.map(({ doubt, kind, amount }) => {
    return `${DOUBT_STATUS[doubt].label} ${OPERATION_WORD[kind]} ${formatYen(amount)}`;
  });
  return [...new Set(lines)];
}

type Teller = (brief: DifferenceBrief, provider: string) => string;

function heldBy(side: Side | null): string {
  return formatYen(side?.held ?? 0);
}

function doubtedText({ doubted }: DifferenceBrief, of: (doubt: EntryDoubt) => boolean): string {
  const entries = doubted.filter(({ doubt }) => of(doubt));
  return entries.map(({ kind, amount }) => `${OPERATION_WORD[kind]} ${formatYen(amount)}`).join("、");
}

/** One sentence for each kind, with the amounts it is about. */
const TELLERS: Record<DifferenceKind, Teller> = {
  marked_live_there: ({ ours, theirs }, provider) =>
    ours?.stage === "canceled"
      ? `受注の記録は取消済みですが、${provider}では${heldBy(theirs)}の決済が有効のままです。`
      : `受注には取消区分がありますが、${provider}では${heldBy(theirs)}の決済が有効のままです。`,
  canceled_there: ({ ours }, provider) =>
    `${provider}では取消済みですが、受注の決済は${heldBy(ours)}・${PAYMENT_STAGE_WORD[ours?.stage ?? "unauthorized"].long}のままです。`,
  stage_differs: ({ ours, theirs }, provider) =>
    ours?.stage === theirs?.stage
      ? `取消の記録が異なります。受注側は${endWord(ours)}、${provider}側は${endWord(theirs)}です。`
      : `受注側は${stageWord(ours)}、${provider}側は${stageWord(theirs)}です。`,
  amount_differs: ({ ours, theirs }, provider) =>
    ours?.held === theirs?.held
      ? `受注側と${provider}側で、オーソリ・確定・返金の金額の内訳が異なります。`
      : `受注側の決済は${heldBy(ours)}、${provider}側は${heldBy(theirs)}です。`,
  unknown_entry: (brief, provider) =>
    `受注側の記録にない操作が、${provider}の記録にあります(${doubtedText(brief, (doubt) => doubt !== "again")})。`,
  done_twice: (brief, provider) =>
    `同じ操作が${provider}で2回以上行われています(${doubtedText(brief, (doubt) => doubt === "again")})。`,
  authorized_there: ({ theirs }, provider) =>
    `受注はオーソリ前ですが、${provider}では${heldBy(theirs)}の決済が有効です。この決済の結果は受注に届いていません。`,
  superseded_live_there: ({ theirs }, provider) =>
    `この受注が以前に使った決済${heldBy(theirs)}が、${provider}では有効のままです。管理画面で取り消すと、次の突合で解消します。`,
  unknown_payment: ({ theirs }, provider) => `${provider}の記録に、受注にない決済(${heldBy(theirs)})があります。`,
  missing_there: (_, provider) => `${provider}に、この受注の決済IDの記録がありません。`,
};

function stageWord(side: Side | null): string {
  return PAYMENT_STAGE_WORD[side?.stage ?? "unauthorized"].long;
}

function endWord(side: Side | null): string {
  return side?.state === "refunded" ? "オーソリ確定後の返金" : "オーソリ確定前の取消";
}

/** What differs, one sentence for each kind. `provider` by its full name. */
export function differenceTexts(brief: DifferenceBrief, provider: string): readonly string[] {
  return brief.kinds.map((kind) => TELLERS[kind](brief, provider));
}

/** A repair's name, which its button repeats. */
export const REPAIR_WORD: Record<Repair, string> = {
  take_over: "決済代行会社の記録を反映",
  leave_task: "管理画面での作業に登録",
  acknowledge: "確認済みにする",
};

export const RECONCILIATION_WORD = {
  title: "突合",
  /** What could not be read: 〜を読み込めませんでした。 */
  subject: "突合の差異",
  tabs: { open: "差異あり", ended: "解決済み" },
  anyKind: "すべての差異",
  ours: "受注側",
  theirs: "決済代行会社側",
  found: "検出",
  ended: "解決",
  look: "確認",
  lookOf: (order: string) => `受注 ${order} の差異を確認`,
  lookEnded: "記録を見る",
  lookEndedOf: (order: string) => `受注 ${order} の差異の記録を見る`,
  dialogTitle: (order: string) => `受注 ${order} の突合の差異`,
  unknownTitle: (payment: string) => `決済ID ${payment} の突合の差異`,
  foundAt: (at: string) => `${at}の突合で検出`,
  openOrder: "受注を開く",
  openTask: "作業を開く",
  noOrder: "受注なし",
  theirOrder: (order: string) => `決済代行会社の受注番号 ${order}(受注デスクに受注なし)`,
  operationOpen: "連携の結果がまだ決まっていないため、対応できません。",
  viewer: "閲覧権限のため対応できません。対応は担当・管理者に依頼してください。",
  empty: "差異はありません。",
  emptyThen: "最後の突合の時点では、差異はありませんでした。",
  emptyEnded: "解決済みの差異はありません。",
  emptyFiltered: "条件に合う差異はありません。",
  lastLooked: (at: string) => `最後の突合 ${at}`,
  note: (text: string) => `メモ:${text}`,
  caution: "突合で差異が見つかっています。先に内容を確認してください。",
} as const;

/** At 差異あり in the list, which leads to the order. */
export const DIFFERS_IN_LIST = "決済代行会社の記録との差異があります。受注を開くと、内容と対応を確認できます。";

/** Under 未突合: why, and when it will be looked at. `at`: the last look. `next`: 次回(09:16). */
export const NOT_LOOKED_WHY: Record<NotLookedWhy, (at: string, next: string) => string> = {
  not_yet: () => "まだ突合していません。15分ごと、または夜間の突合で確認します。",
  ended: () => "まだ突合していません。取消済みの決済は、取消の直後と、記録が変わったときに突合します。",
  changed_since: (at, next) => `${at}の突合後に受注が更新されました。${next}の突合で確認します。`,
  payment_moved: (at, next) => `${at}の突合後に決済が更新されました。${next}の突合で確認します。`,
};

/** null: it is due. */
export const nextRoundWord = (at: string | null): string => `次回(${at ?? "まもなく"})`;

/** With an operation open. `at`: the last look before it, null where there was none. */
export function putOffText(at: string | null): string {
  return `連携の結果が決まってから突合します。${at === null ? "" : `前回の突合は${at}です。`}`;
}

export const NO_PAYMENT_TO_LOOK_AT = "決済代行会社に決済がないため、突合しません。";

/** Of when what the badge says is. */
export const lookAsOf = (at: string): string => `${at}時点`;

/** Of every open state alike: what is 送信中 or 要確認 is not 確認中. */
const PUT_OFF_WORD = "連携の結果待ち";

/** 突合 in an order's facts. */
export const LOOK_STATUS: Record<"agrees" | "differs" | "task_done" | "not_looked" | "put_off", StatusWord> = {
  agrees: { label: "一致", tint: "green", shape: "plain", icon: "circle-check" },
  differs: { label: "差異あり", tint: "red", shape: "solid", icon: "git-compare-arrows" },
  task_done: { label: "完了確認待ち", tint: "blue", shape: "plain", icon: "git-compare-arrows" },
  not_looked: { label: "未突合", tint: "grey", shape: "plain", icon: "circle-dashed" },
  put_off: { label: PUT_OFF_WORD, tint: "violet", shape: "dashed", icon: "circle-question-mark" },
};
