"use client";

import { Select } from "@/components/ui/select";
import { KINDS_IN_ORDER } from "@/lib/differences/difference-kinds";
import type { DifferenceListState } from "@/lib/differences/difference-list-url";
import { DIFFERENCE_KIND_STATUS, RECONCILIATION_WORD } from "@/lib/messages/reconciliation";

export interface KindSelectProps {
  readonly kind: DifferenceListState["kind"];
  readonly onChange: (kind: DifferenceListState["kind"]) => void;
}

export function KindSelect({ kind, onChange }: KindSelectProps) {
  return (
    <Select
      aria-label="差異の種類"
      className="w-44"
      value={kind ?? ""}
      onChange={({ target }) => onChange(KINDS_IN_ORDER.find((one) => one === target.value) ?? null)}
    >
      <option value="">{RECONCILIATION_WORD.anyKind}</option>
      {KINDS_IN_ORDER.map((one) => (
        <option key={one} value={one}>
          {DIFFERENCE_KIND_STATUS[one].label}
        </option>
      ))}
    </Select>
  );
}
