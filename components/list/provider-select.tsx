"use client";

import { Select } from "@/components/ui/select";
import { isProviderId, PROVIDER_IDS, PROVIDERS, type ProviderId } from "@/lib/capability/facts/catalogue";

export interface ProviderSelectProps {
  readonly provider: ProviderId | null;
  readonly onChange: (provider: ProviderId | null) => void;
}

export function ProviderSelect({ provider, onChange }: ProviderSelectProps) {
  return (
    <Select
      aria-label="決済代行会社"
      className="w-56 shrink-0"
      value={provider ?? ""}
      onChange={({ target }) => onChange(isProviderId(target.value) ? target.value : null)}
    >
      <option value="">すべての決済代行会社</option>
      {PROVIDER_IDS.map((id) => (
        <option key={id} value={id}>
          {PROVIDERS[id].label}
        </option>
      ))}
    </Select>
  );
}
