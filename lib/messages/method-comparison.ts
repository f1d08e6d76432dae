/** What changes with an order's method, before it is changed. */
export const METHOD_COMPARISON_WORD = {
  title: "変わる内容",
  now: "いま",
  after: "変更後",
  changes: "変わる",
  unread: "設定を読み込めないため、変わる内容を表示できません。",
  shipment: { true: "あり", false: "なし" },
  compared: {
    "cancel.before_capture": "取消 確定前",
    "cancel.after_capture": "取消 確定後",
    "amount.before_capture": "金額変更 確定前",
    "amount.after_capture": "金額変更 確定後",
    capture: "オーソリ同時確定",
    code: "セキュリティコード",
    shipment: "伝票番号連携",
    paid: "入金",
  },
} as const;
