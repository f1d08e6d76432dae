import type { Facts, Gate } from "@/lib/capability/types";
import { CLOCK_WORD } from "./deadlines";

/** What lets a linkage through. */
export const GATE_WORD: Record<Gate, string> = {
  always: "フラグの設定に関係なく連携",
  cancel_api_or_termination_api: "取消API連携フラグまたは解約API連携フラグがオンのとき",
  gmops_cancel_api: "GMOPS後払い キャンセルAPI連携フラグが「受注取消時に取消連携する」のとき",
  gmops_modify_api: "GMOPS後払い 取引修正API連携フラグが「受注編集時に取引修正連携する」のとき",
  post_capture_amount_flag: "オーソリ確定後金額変更連携フラグがオンのとき",
  edit_choice: "受注編集時に連携を選択した場合",
  capture_on_auth_flag: "オーソリ時確定フラグにチェックがあるとき",
  security_code_flag: "セキュリティコードチェックの「必須」にチェックがあるとき",
};

type Trait = Exclude<keyof Facts, "gate" | "deadline">;

/** Each word of the vocabulary as a sentence, and in short for a table's cell. */
export const TRAIT_WORD: Record<Trait, { readonly long: string; readonly short: string }> = {
  decrease_only: { long: "減額のみ可能です。", short: "減額のみ" },
  settled_at_capture: {
    long: "金額変更時には連携せず、オーソリ確定時に金額が確定します。",
    short: "確定時に連携",
  },
  captures_with_change: { long: "金額変更と同時に確定します。", short: "同時に確定" },
  skip_when_unpaid: { long: "未入金の受注は連携せず、ショップだけで取り消します。", short: "未入金は連携なし" },
  only_before_slip_number_sent: { long: "伝票番号の連携前のみ可能です。", short: "伝票連携前のみ" },
  excluded_when_3ds: { long: "3Dセキュア認証を行った決済は対象外です。", short: "3DSは対象外" },
  only_normal_order_mode: { long: "決済方式が「通常注文方式」の場合のみ可能です。", short: "通常注文方式のみ" },
  only_pci_dss: { long: "PCI DSSを利用する場合のみ可能です。", short: "PCI DSSのみ" },
  external_notice: { long: "決済代行会社の注意事項があります。", short: "注意事項あり" },
};

const TRAITS = Object.keys(TRAIT_WORD) as readonly Trait[];

/** The words of a cell that are set, in the vocabulary's order. */
export function traitsOf(facts: Facts): readonly Trait[] {
  return TRAITS.filter((trait) => facts[trait] === true);
}

export function deadlineWord(facts: Facts): string | null {
  return facts.deadline === undefined ? null : `${CLOCK_WORD[facts.deadline]}まで`;
}
