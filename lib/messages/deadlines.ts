import type { DeadlineRule } from "@/lib/capability/types";

/** What a limit counts from, and until when. */
export const CLOCK_WORD: Record<DeadlineRule, string> = {
  "order_date+5months_end": "注文日の5ヵ月後の末日",
  "capture_date+1month_end": "オーソリ確定日の翌月末日",
  "payment+30d": "決済日時から30日",
  "payment+90d": "決済日時から90日",
  "payment+180d": "決済日時から180日",
  "payment+2months_end_20h": "決済日時の翌々月末20時",
  "capture+170d": "オーソリ確定日時から170日",
};

export const DEADLINE_WORD = {
  none: "期限なし",
  notStarted: (clock: string) => `未開始(${clock})`,
  until: (instant: string) => `${instant}まで`,
  overShort: "終了",
} as const;
