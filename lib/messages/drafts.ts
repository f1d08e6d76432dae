/** 下書き: what was typed and is not saved yet. */
export const DRAFT_WORD = {
  saved: (time: string) => `下書きを保存済み ${time}`,
  full: "下書きを保存できません(この端末の空き容量)",
  elsewhere: "別のタブでも入力中です。下書きには、あとから入力した内容が残ります。",
  restored: "下書きを復元しました。",
  typedAt: (at: string) => `${at}に入力した内容です。`,
  typedParts: (at: string, parts: readonly string[]) =>
    parts.length === 0 ? `${at}に入力した内容です。` : `${at}に入力した${parts.join("・")}の変更です。`,
  since: "復元してから変わった項目は下に表示しています。",
  discard: "下書きを破棄",
  discarded: "下書きを破棄しました。",
  undo: "元に戻す",
} as const;
