"use client";

import Link from "next/link";
import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { ProviderJump, providerAnchor, UNDER_JUMP } from "@/components/list/provider-jump";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { useHash } from "@/components/ui/use-hash";
import {
  METHOD_IDS,
  METHODS,
  methodTitle,
  PROVIDER_IDS,
  PROVIDERS,
  type ProviderId,
  providerOf,
} from "@/lib/capability/facts/catalogue";
import { mayAs, type Role } from "@/lib/identity/role";
import type { MethodSettings } from "@/lib/method-settings/contract";
import { isLinkageOff } from "@/lib/method-settings/linkage-off";
import { methodSettingsQuery } from "@/lib/queries/method-settings";
import { useHanded } from "@/lib/queries/use-handed";
import type { EpochMs } from "@/lib/time/epoch";
import { MethodBlock } from "./method-block";
import { useFlagChange } from "./use-flag-change";

export interface MethodSettingsScreenProps {
  readonly initial: readonly MethodSettings[];
  readonly readAt: EpochMs;
  readonly role: Role;
  readonly now: EpochMs;
}

const FILTER = { q: parseAsString.withDefault(""), off: parseAsBoolean.withDefault(false) };

export function MethodSettingsScreen({ initial, readAt, role, now }: MethodSettingsScreenProps) {
  const { data } = useHanded(methodSettingsQuery(), { data: initial, readAt });
  const [filter, setFilter] = useQueryStates(FILTER, { history: "replace" });
  const changer = useFlagChange();
  const marked = useHash();
  const mayChange = mayAs(role, "admin");
  const shown = data.filter((settings) => matches(settings, filter));
  const providers = PROVIDER_IDS.filter((provider) => shown.some(({ methodId }) => providerOf(methodId) === provider));
  return (
    <>
      <PageHeader
        title="決済方法設定"
        actions={
          <Link className="text-link" href="/settings/history">
            変更履歴
          </Link>
        }
      >
        {mayChange ? null : <p>変更できるのは管理者です。</p>}
      </PageHeader>
      <search className="mb-2 flex print:hidden flex-wrap items-center gap-x-4 gap-y-2">
        <Input
          type="search"
          aria-label="決済代行会社・決済種別で絞り込み"
          placeholder="決済代行会社・決済種別"
          className="w-full tablet:w-80"
          value={filter.q}
          onChange={(event) => setFilter({ q: event.target.value || null })}
        />
        <Checkbox
          label="連携がオフのものだけ"
          checked={filter.off}
          onChange={(event) => setFilter({ off: event.target.checked || null })}
        />
      </search>
      <ProviderJump providers={providers}>
        <p className="text-muted" role="status">
          {shown.length}決済方法・{providers.length}社
          {shown.length === METHOD_IDS.length ? "" : `(全${METHOD_IDS.length}決済方法)`}
        </p>
      </ProviderJump>
      {providers.length === 0 ? (
        <EmptyState title="条件に合う決済方法はありません。">会社名や決済種別の一部で探せます。</EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          {providers.map((provider) => (
            <ProviderSection key={provider} provider={provider}>
              {shown
                .filter(({ methodId }) => providerOf(methodId) === provider)
                .map((settings) => (
                  <MethodBlock
                    key={settings.methodId}
                    settings={settings}
                    changer={changer}
                    marked={settings.methodId === marked}
                    mayChange={mayChange}
                    now={now}
                  />
                ))}
            </ProviderSection>
          ))}
        </div>
      )}
    </>
  );
}

function ProviderSection({
  provider,
  children,
}: {
  readonly provider: ProviderId;
  readonly children: React.ReactNode;
}) {
  return (
    <section aria-label={PROVIDERS[provider].label} className="rounded-panel border border-line bg-surface">
      <h2
        id={providerAnchor(provider)}
        tabIndex={-1}
        className={cn(
          UNDER_JUMP,
          "sticky top-[calc(var(--bar-height)+2.75rem)] z-10 rounded-t-panel border-line border-b bg-sunken px-4 py-1.5 text-base print:static",
        )}
      >
        {PROVIDERS[provider].label}
      </h2>
      {children}
    </section>
  );
}

function matches(settings: MethodSettings, filter: { readonly q: string; readonly off: boolean }): boolean {
  const { methodId } = settings;
  const words = filter.q.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const { provider } = METHODS[methodId];
  const text = [PROVIDERS[provider].label, PROVIDERS[provider].short, methodTitle(methodId), methodId]
    .join(" ")
    .normalize("NFKC")
    .toLowerCase();
  return words.every((word) => text.includes(word)) && (!filter.off || isLinkageOff(methodId, settings.flags));
}
