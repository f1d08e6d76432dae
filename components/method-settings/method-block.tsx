import type { ReactNode } from "react";
import { methodAndProvider, methodTitle } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import { settingsOf } from "@/lib/capability/method-flags";
import { CAPABILITIES } from "@/lib/capability/types";
import { CAPABILITY_WORD } from "@/lib/messages/capabilities";
import type { MethodSettings } from "@/lib/method-settings/contract";
import type { EpochMs } from "@/lib/time/epoch";
import { FlagRow } from "./flag-row";
import type { FlagChanger } from "./use-flag-change";

export interface MethodBlockProps {
  readonly settings: MethodSettings;
  readonly changer: FlagChanger;
  /** A link led here. */
  readonly marked: boolean;
  readonly mayChange: boolean;
  readonly now: EpochMs;
}

/** One method: what is linked without any flag, and the flags that it has. The id is where links from orders lead. */
export function MethodBlock({ settings, changer, marked, mayChange, now }: MethodBlockProps) {
  const { methodId } = settings;
  const flags = settingsOf(methodId);
  const always = alwaysLinked(settings);
  return (
    <section
      id={methodId}
      aria-current={marked ? "true" : undefined}
      className="grid scroll-mt-40 grid-cols-1 gap-x-4 border-line border-t px-4 py-1 first:border-t-0 aria-[current]:bg-selected desk:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <h3 className="py-1.5 text-base">{methodTitle(methodId)}</h3>
      <div>
        {always === "" ? null : <Line>{always}はフラグの設定に関係なく連携します</Line>}
        {flags.length === 0 ? <Line>変更できるフラグはありません</Line> : null}
        {flags.map((flag) => (
          <FlagRow
            key={flag}
            settings={settings}
            title={methodAndProvider(methodId)}
            flag={flag}
            changer={changer}
            mayChange={mayChange}
            now={now}
          />
        ))}
      </div>
    </section>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return <p className="py-1.5 text-muted">{children}</p>;
}

function alwaysLinked({ methodId }: MethodSettings): string {
  return CAPABILITIES.filter((capability) => cellOf(methodId, capability)?.facts.gate === "always")
    .map((capability) => CAPABILITY_WORD[capability].long)
    .join("・");
}
