import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { FieldError } from "@/components/ui/field";
import { SHOP_SETTING_TEXT, SHOP_SETTING_WORD } from "@/lib/messages/shop-settings";
import type { ShopSettingId } from "@/lib/shop-settings/contract";
import type { ShopSettingMark } from "./use-shop-setting";

export interface ShopSettingSectionProps {
  /** Where links from elsewhere lead. */
  readonly id?: string;
  readonly setting: ShopSettingId;
  /** Names of the methods whose rules read it. */
  readonly concerns: string;
  readonly mark: ShopSettingMark | null;
  readonly saving: boolean;
  readonly children: ReactNode;
}

/** One setting: its name, what it decides and for whom, the control, what came of the last change. */
export function ShopSettingSection({ id, setting, concerns, mark, saving, children }: ShopSettingSectionProps) {
  const { name, note } = SHOP_SETTING_WORD[setting];
  const own = mark?.change.setting === setting ? mark : null;
  return (
    <section
      id={id}
      className="scroll-mt-16 grid gap-x-6 gap-y-1 border-line border-t px-4 py-3 first:border-t-0 tablet:grid-cols-[12rem_minmax(0,1fr)]"
    >
      <h2 className="flex items-center gap-2 text-base tablet:flex-col tablet:items-start tablet:gap-0">
        {name}
        <span aria-live="off" className="inline-flex h-5 items-center gap-1 font-normal text-green text-sm">
          {own?.kind === "saved" && !saving ? (
            <>
              <CircleCheck className="size-4" aria-hidden="true" />
              {SHOP_SETTING_TEXT.saved}
            </>
          ) : null}
        </span>
      </h2>
      <div className="flex min-w-0 flex-col gap-1">
        {children}
        {own?.kind === "refused" ? <FieldError>{own.text}</FieldError> : null}
        <p className="text-muted text-sm">{note}</p>
        {concerns === "" ? null : <p className="text-muted text-sm">{SHOP_SETTING_TEXT.concerns(concerns)}</p>}
      </div>
    </section>
  );
}
