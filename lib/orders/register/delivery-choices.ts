/** 配送方法 and 希望時間帯 as 受注登録 offers them. A feed may bring its own words. */
export const DELIVERY_METHODS = [
  "宅急便",
  "宅急便コンパクト",
  "ネコポス",
  "飛脚宅配便",
  "ゆうパック",
  "店頭受取",
] as const;

export const WISHED_BANDS = [
  "午前中",
  "12時〜14時",
  "14時〜16時",
  "16時〜18時",
  "18時〜20時",
  "19時〜21時",
  "20時〜21時",
] as const;
