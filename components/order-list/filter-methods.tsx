"use client";

import { Checkbox } from "@/components/ui/checkbox";
import {
  METHOD_IDS,
  type MethodId,
  methodAndProvider,
  methodTitle,
  PROVIDER_IDS,
  PROVIDERS,
  type ProviderId,
  providerOf,
} from "@/lib/capability/facts/catalogue";

export interface FilterMethodsProps {
  readonly providers: readonly ProviderId[];
  readonly methods: readonly MethodId[];
  readonly onChange: (providers: readonly ProviderId[], methods: readonly MethodId[]) => void;
}

const boxStyle = "h-36 overflow-y-auto rounded-control border border-edge px-2 py-1";

/** Providers first; of the chosen ones the methods. 67 methods in one list would be a search of their own. */
export function FilterMethods({ providers, methods, onChange }: FilterMethodsProps) {
  const offered = METHOD_IDS.filter((method) => providers.includes(providerOf(method)));
  const toggle = <T extends string>(all: readonly T[], chosen: readonly T[], value: T, on: boolean) =>
    all.filter((one) => (one === value ? on : chosen.includes(one)));
  return (
    <div className="grid gap-x-6 gap-y-3 min-[48rem]:grid-cols-2">
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium text-sm">決済代行会社</legend>
        <div className={boxStyle}>
          {PROVIDER_IDS.map((provider) => (
            <div key={provider}>
              <Checkbox
                label={PROVIDERS[provider].label}
                checked={providers.includes(provider)}
                onChange={(event) => {
                  const next = toggle(PROVIDER_IDS, providers, provider, event.target.checked);
                  onChange(
                    next,
                    methods.filter((method) => next.includes(providerOf(method))),
                  );
                }}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium text-sm">決済種別</legend>
        <div className={boxStyle}>
          {offered.length === 0 ? (
            <p className="text-muted text-sm">決済代行会社を選ぶと、決済種別でも絞り込めます。</p>
          ) : null}
          {offered.map((method) => (
            <div key={method}>
              <Checkbox
                label={providers.length === 1 ? methodTitle(method) : methodAndProvider(method)}
                checked={methods.includes(method)}
                onChange={(event) => onChange(providers, toggle(METHOD_IDS, methods, method, event.target.checked))}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
