import {
  GitCompareArrows,
  Grid3x3,
  History,
  House,
  ListChecks,
  type LucideIcon,
  PencilLine,
  ReceiptText,
  SlidersHorizontal,
  Store,
  Users,
} from "lucide-react";
import { mayAs, type Role } from "@/lib/identity/role";
import type { DeskCounts } from "@/lib/orders/list/read-desk-counts";
import { REGISTER_PATH } from "./order-path";

/** What waits for a person at a place. Shown there only while there is something. */
export interface DestinationCount {
  readonly of: keyof DeskCounts;
  /** Said before the number: what is counted. */
  readonly word: string;
  /** Whether the word also stands beside the number for eyes. A number alone counts what the place is named after. */
  readonly worded: boolean;
  readonly look: string;
}

export interface Destination {
  readonly href: string;
  readonly label: string;
  /** Where five places share the width of a phone. */
  readonly short: string;
  readonly icon: LucideIcon;
  /** After `g`. */
  readonly key: string;
  readonly needs: Role;
  readonly count?: DestinationCount;
}

const HOME: Destination = { href: "/", label: "ホーム", short: "ホーム", icon: House, key: "g", needs: "viewer" };
const ORDERS: Destination = {
  href: "/orders",
  label: "受注データ管理",
  short: "受注",
  icon: ReceiptText,
  key: "o",
  needs: "viewer",
};
const REGISTER: Destination = {
  href: REGISTER_PATH,
  label: "受注登録",
  short: "登録",
  icon: PencilLine,
  key: "n",
  needs: "operator",
};
const TASKS: Destination = {
  href: "/tasks",
  label: "管理画面での作業",
  short: "作業",
  icon: ListChecks,
  key: "t",
  needs: "viewer",
  // A backlog, not an alarm: tinted, not solid.
  count: { of: "openTasks", word: "未対応", worded: false, look: "bg-amber-tint text-amber" },
};
const JOURNAL: Destination = {
  href: "/operations",
  label: "連携履歴",
  short: "履歴",
  icon: History,
  key: "h",
  needs: "viewer",
  count: { of: "needsPerson", word: "要確認", worded: true, look: "bg-violet text-surface" },
};
const RECONCILIATION: Destination = {
  href: "/reconciliation",
  label: "突合",
  short: "突合",
  icon: GitCompareArrows,
  key: "r",
  needs: "viewer",
  count: { of: "differences", word: "差異", worded: true, look: "bg-red text-surface" },
};

/** Where staff go: what is worked on, then what is set up. */
export const WORK: readonly Destination[] = [HOME, ORDERS, REGISTER, TASKS, JOURNAL, RECONCILIATION];

export const SETUP: readonly Destination[] = [
  { href: "/matrix", label: "対応表", short: "対応表", icon: Grid3x3, key: "m", needs: "viewer" },
  {
    href: "/settings/methods",
    label: "決済方法設定",
    short: "決済方法",
    icon: SlidersHorizontal,
    key: "s",
    needs: "viewer",
  },
  { href: "/settings/shop", label: "ショップ設定", short: "ショップ", icon: Store, key: "p", needs: "viewer" },
  { href: "/staff", label: "スタッフ", short: "スタッフ", icon: Users, key: "u", needs: "admin" },
];

/** The places that stand at the foot of a phone; all others are behind メニュー. */
export const AT_FOOT: readonly Destination[] = [HOME, ORDERS, TASKS, RECONCILIATION];

/** The list of what ends today: reached by `g d`. */
export const ENDING_TODAY_HREF = "/orders?deadline=today&sort=deadline";

/** Those of some places that a role reaches. */
export function placesFor(role: Role, places: readonly Destination[] = [...WORK, ...SETUP]): readonly Destination[] {
  return places.filter(({ needs }) => mayAs(role, needs));
}

/** Whether an address lies at a place or below it; 受注登録's lies below 受注データ管理's, and is a place of its own. */
export function isAt(path: string, { href }: Pick<Destination, "href">): boolean {
  if (path === REGISTER_PATH) return href === REGISTER_PATH;
  return path === href || path.startsWith(`${href}/`);
}
