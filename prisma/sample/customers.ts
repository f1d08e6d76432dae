import type { Address } from "@/lib/payments/model/records";
import { addressFrom } from "./addresses";
import type { Random } from "./random";

/** An invented customer: the e-mail domains cannot be owned (RFC 2606), the telephone numbers are never given out. */
export interface Customer {
  readonly name: string;
  readonly kana: string;
  readonly email: string;
  readonly phone: string;
}

export interface AddressedCustomer extends Customer {
  readonly address: Address;
}

/** Written, read, and as it stands in a mail address. */
type Named = readonly [written: string, kana: string, latin: string];
type Names = readonly [Named, ...Named[]];

const FAMILY: Names = [
  ["佐藤", "サトウ", "sato"],
  ["鈴木", "スズキ", "suzuki"],
  ["高橋", "タカハシ", "takahashi"],
  ["田中", "タナカ", "tanaka"],
  ["伊藤", "イトウ", "ito"],
  ["渡辺", "ワタナベ", "watanabe"],
  ["渡邉", "ワタナベ", "watanabe"],
  ["山本", "ヤマモト", "yamamoto"],
  ["中村", "ナカムラ", "nakamura"],
  ["小林", "コバヤシ", "kobayashi"],
  ["加藤", "カトウ", "kato"],
  ["吉田", "ヨシダ", "yoshida"],
  ["山田", "ヤマダ", "yamada"],
  ["佐々木", "ササキ", "sasaki"],
  ["山口", "ヤマグチ", "yamaguchi"],
  ["松本", "マツモト", "matsumoto"],
  ["井上", "イノウエ", "inoue"],
  ["木村", "キムラ", "kimura"],
  ["林", "ハヤシ", "hayashi"],
  ["斎藤", "サイトウ", "saito"],
  ["齋藤", "サイトウ", "saito"],
  ["清水", "シミズ", "shimizu"],
  ["山崎", "ヤマザキ", "yamazaki"],
  ["﨑山", "サキヤマ", "sakiyama"],
  ["森", "モリ", "mori"],
  ["池田", "イケダ", "ikeda"],
  ["橋本", "ハシモト", "hashimoto"],
  ["石川", "イシカワ", "ishikawa"],
  ["前田", "マエダ", "maeda"],
  ["藤田", "フジタ", "fujita"],
  ["後藤", "ゴトウ", "goto"],
  ["岡田", "オカダ", "okada"],
  ["長谷川", "ハセガワ", "hasegawa"],
  ["髙島", "タカシマ", "takashima"],
  ["近藤", "コンドウ", "kondo"],
  ["青木", "アオキ", "aoki"],
  ["三浦", "ミウラ", "miura"],
  ["西村", "ニシムラ", "nishimura"],
  ["原", "ハラ", "hara"],
  ["五十嵐", "イガラシ", "igarashi"],
  ["宮城", "ミヤギ", "miyagi"],
  ["比嘉", "ヒガ", "higa"],
];

const GIVEN: Names = [
  ["美咲", "ミサキ", "misaki"],
  ["健一", "ケンイチ", "kenichi"],
  ["由紀", "ユキ", "yuki"],
  ["浩", "ヒロシ", "hiroshi"],
  ["さくら", "サクラ", "sakura"],
  ["直子", "ナオコ", "naoko"],
  ["翔", "ショウ", "sho"],
  ["由美", "ユミ", "yumi"],
  ["彩", "アヤ", "aya"],
  ["大輔", "ダイスケ", "daisuke"],
  ["陽菜", "ヒナ", "hina"],
  ["蓮", "レン", "ren"],
  ["恵子", "ケイコ", "keiko"],
  ["誠", "マコト", "makoto"],
  ["真理子", "マリコ", "mariko"],
  ["拓也", "タクヤ", "takuya"],
  ["みゆき", "ミユキ", "miyuki"],
  ["隆", "タカシ", "takashi"],
  ["愛", "アイ", "ai"],
  ["裕太", "ユウタ", "yuta"],
  ["千尋", "チヒロ", "chihiro"],
  ["和也", "カズヤ", "kazuya"],
  ["久美子", "クミコ", "kumiko"],
  ["修", "オサム", "osamu"],
  ["葵", "アオイ", "aoi"],
  ["湊", "ミナト", "minato"],
  ["結衣", "ユイ", "yui"],
  ["正樹", "マサキ", "masaki"],
  ["奈々", "ナナ", "nana"],
  ["純一郎", "ジュンイチロウ", "junichiro"],
];

const COMPANIES: Names = [
  ["㈱山本商店", "ヤマモトショウテン", "yamamoto-shoten"],
  ["㈱北浜製作所", "キタハマセイサクショ", "kitahama"],
  ["有限会社みどり園芸", "ミドリエンゲイ", "midori-engei"],
  ["株式会社あおば設計", "アオバセッケイ", "aoba-sekkei"],
  ["合同会社こもれび", "コモレビ", "komorebi"],
  ["㈲丸八青果", "マルハチセイカ", "maruhachi"],
  ["医療法人社団 さくら歯科", "サクラシカ", "sakura-shika"],
  ["株式会社グランデ・コーポレーション", "グランデコーポレーション", "grande"],
];

/** Names that try a screen: the longest, the shortest, letters that few fonts have. */
const LONG_NAMES: Names = [
  [
    "株式会社東日本オーガニックフードサプライアンドロジスティクス 首都圏第二営業部 購買課",
    "ヒガシニホンオーガニックフードサプライアンドロジスティクス シュトケンダイニエイギョウブ コウバイカ",
    "higashinihon-organic-food-supply-and-logistics",
  ],
  [
    "クリストファー・アレクサンダー・ヴァンデンバーグ",
    "クリストファー アレクサンダー ヴァンデンバーグ",
    "c.vandenberg",
  ],
  ["勅使河原 龍之介", "テシガワラ リュウノスケ", "teshigawara"],
  ["𠮷野 一", "ヨシノ ハジメ", "yoshino"],
  ["O'Brien Mary Ann", "オブライエン メアリーアン", "obrien"],
];

const DOMAINS = ["example.jp", "example.com", "example.net", "mail.example.jp", "shop.example.com"] as const;
const PREFIXES = ["090", "080", "070"] as const;

/** Japan's numbering plan gives out no mobile number with a 0 after its prefix: a sample number rings nowhere. */
function phoneOf(random: Random): string {
  return `${random.pick(PREFIXES)}-0000-${String(random.int(0, 9999)).padStart(4, "0")}`;
}

function person(random: Random): Named {
  const [family, familyKana, familyLatin] = random.pick(FAMILY);
  const [given, givenKana, givenLatin] = random.pick(GIVEN);
  return [`${family} ${given}`, `${familyKana} ${givenKana}`, `${givenLatin}.${familyLatin}`];
}

function company(random: Random): Named {
  const [name, kana, latin] = random.pick(COMPANIES);
  if (random.chance(0.5)) return [name, kana, latin];
  const [contact, contactKana] = person(random);
  return [`${name} ${contact}`, `${kana} ${contactKana}`, latin];
}

/** One customer; `unusual` draws from the names that try a screen. */
export function customerFrom(random: Random, unusual: boolean): Customer {
  const who = unusual ? random.pick(LONG_NAMES) : random.chance(0.08) ? company(random) : person(random);
  const [name, kana, latin] = who;
  return {
    name,
    kana,
    email: `${latin}${random.int(1, 999)}@${random.pick(DOMAINS)}`,
    phone: phoneOf(random),
  };
}

/** The same with where they live. */
export function addressedCustomerFrom(random: Random, unusual: boolean): AddressedCustomer {
  return { ...customerFrom(random, unusual), address: addressFrom(random) };
}
