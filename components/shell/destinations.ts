import {
  GitCompareArrows,
  Grid3x3,
  History,
  ListChecks,
  type LucideIcon,
  ReceiptText,
  SlidersHorizontal,
  Store,
  Users,
} from "lucide-react";
import type { Role } from "@/lib/staff/role";

export interface Destination {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** After `g`. */
  readonly key: string;
  readonly needs: Role;
}

export const RECONCILIATION_HREF = "/reconciliation";

/** Where staff go: what is worked on, then what is set up. */
export const WORK: readonly Destination[] = [
  { href: "/orders", label: "受注データ管理", icon: ReceiptText, key: "o", needs: "viewer" },
  { href: "/tasks", label: "管理画面での作業", icon: ListChecks, key: "t", needs: "viewer" },
  { href: "/operations", label: "連携履歴", icon: History, key: "h", needs: "viewer" },
  { href: RECONCILIATION_HREF, label: "突合", icon: GitCompareArrows, key: "r", needs: "viewer" },
];

export const SETUP: readonly Destination[] = [
  { href: "/matrix", label: "対応表", icon: Grid3x3, key: "m", needs: "viewer" },
  { href: "/settings/methods", label: "決済方法設定", icon: SlidersHorizontal, key: "s", needs: "viewer" },
  { href: "/settings/shop", label: "ショップ設定", icon: Store, key: "p", needs: "viewer" },
  { href: "/staff", label: "スタッフ", icon: Users, key: "u", needs: "admin" },
];

/** The list of what ends today: reached by `g d` and by its count. */
export const ENDING_TODAY_HREF = "/orders?deadline=today&sort=deadline";
