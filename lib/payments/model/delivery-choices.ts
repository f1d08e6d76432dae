import { CARRIERS } from "@/lib/capability/facts/carriers";

/** 配送方法 and 希望時間帯 as 受注登録 offers them. A feed may bring its own words. */
export const DELIVERY_METHODS: readonly string[] = [...CARRIERS.flatMap(({ services }) => services), "店頭受取"];

export const WISHED_BANDS = [
  "午前中",
  "12時〜14時",
  "14時〜16時",
  "16時〜18時",
  "18時〜20時",
  "19時〜21時",
  "20時〜21時",
] as const;
