import { ADDRESS_MAX } from "@/lib/text/limits";
import { nameProblem } from "@/lib/text/name";
import type { RegisteredAddress, RegistrationIssue } from "./registration";

/** The 47, as addresses begin. */
export const PREFECTURES = [
  "北海道",
  "青森県",
  "岩手県",
  "宮城県",
  "秋田県",
  "山形県",
  "福島県",
  "茨城県",
  "栃木県",
  "群馬県",
  "埼玉県",
  "千葉県",
  "東京都",
  "神奈川県",
  "新潟県",
  "富山県",
  "石川県",
  "福井県",
  "山梨県",
  "長野県",
  "岐阜県",
  "静岡県",
  "愛知県",
  "三重県",
  "滋賀県",
  "京都府",
  "大阪府",
  "兵庫県",
  "奈良県",
  "和歌山県",
  "鳥取県",
  "島根県",
  "岡山県",
  "広島県",
  "山口県",
  "徳島県",
  "香川県",
  "愛媛県",
  "高知県",
  "福岡県",
  "佐賀県",
  "長崎県",
  "熊本県",
  "大分県",
  "宮崎県",
  "鹿児島県",
  "沖縄県",
] as const;

/** 「東京都世田谷区池尻」 as prefecture and the rest; without a prefecture all of it is the rest. */
export function splitPlace(place: string): Pick<RegisteredAddress, "prefecture" | "city"> {
  const text = place.trim();
  const prefecture = PREFECTURES.find((name) => text.startsWith(name)) ?? "";
  return { prefecture, city: text.slice(prefecture.length).trim() };
}

/** Half-width, without what stands between digits: 「〒１５４－０００１」 is 1540001. */
export function postalDigits(text: string): string {
  return text.normalize("NFKC").replace(/[〒\s\u2010-\u2015\u2212ー-]/gu, "");
}

export function isPostalCode(digits: string): boolean {
  return /^[0-9]{7}$/.test(digits);
}

/** 「154-0001」; what is no postal code stays as it is. */
export function formatPostalCode(digits: string): string {
  return isPostalCode(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : digits;
}

export function tidyAddress({ postalCode, prefecture, city, street, building }: RegisteredAddress): RegisteredAddress {
  return {
    postalCode: postalDigits(postalCode),
    prefecture: prefecture.trim(),
    city: city.trim(),
    street: street.trim(),
    building: building.trim(),
  };
}

export function isBlankAddress(address: RegisteredAddress): boolean {
  return (["postalCode", "prefecture", "city", "street", "building"] as const).every((part) => address[part] === "");
}

/** No address will do, a whole one will do; of half a one every missing part is told. `path`: customer, delivery. */
export function addressIssues(address: RegisteredAddress, path: string): readonly RegistrationIssue[] {
  if (isBlankAddress(address)) return [];
  const issues: RegistrationIssue[] = [];
  const { postalCode, prefecture, city, building } = address;
  if (postalCode === "") issues.push({ field: `${path}.postalCode`, code: "required" });
  else if (!isPostalCode(postalCode)) issues.push({ field: `${path}.postalCode`, code: "bad_postal_code" });
  if (prefecture === "" && city === "") issues.push({ field: `${path}.city`, code: "required" });
  else if (!PREFECTURES.some((name) => name === prefecture)) {
    issues.push({ field: `${path}.city`, code: "no_prefecture" });
  } else issues.push(...partIssues(city, `${path}.city`));
  issues.push(...partIssues(address.street, `${path}.street`));
  if (building !== "") issues.push(...partIssues(building, `${path}.building`));
  return issues;
}

function partIssues(text: string, field: string): readonly RegistrationIssue[] {
  const problem = nameProblem(text, ADDRESS_MAX);
  return problem === null ? [] : [{ field, code: problem }];
}
