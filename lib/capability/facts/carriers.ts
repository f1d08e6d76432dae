/** 配送会社, and what the numbers of their slips look like. Outside the page; a parcel carrier is no provider here. */
export interface Carrier {
  /** As staff choose it, as the order keeps it and as the provider is told. */
  readonly name: string;
  /** How many characters its numbers have, hyphens left out; both ends included. */
  readonly shortest: number;
  readonly longest: number;
  /** Numbers of parcels that go abroad begin and end with letters. */
  readonly letters: boolean;
  /** Its own names of what it brings, as 配送方法 offers them. */
  readonly services: readonly string[];
}

export const CARRIERS: readonly Carrier[] = [
  {
    name: "ヤマト運輸",
    shortest: 12,
    longest: 12,
    letters: false,
    services: ["宅急便", "宅急便コンパクト", "ネコポス"],
  },
  { name: "佐川急便", shortest: 12, longest: 12, letters: false, services: ["飛脚宅配便"] },
  { name: "日本郵便", shortest: 11, longest: 13, letters: true, services: ["ゆうパック"] },
  { name: "西濃運輸", shortest: 10, longest: 10, letters: false, services: [] },
  { name: "その他", shortest: 1, longest: 30, letters: true, services: [] },
];
