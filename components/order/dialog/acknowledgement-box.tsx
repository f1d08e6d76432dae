"use client";

import { type RefObject, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";

/** Ticked where nothing will be sent, or where two amounts are apart: staff say that they know. */
export function AcknowledgementBox(props: {
  readonly boxRef: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly error: string | null;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const errorId = useId();
  return (
    <div className="rounded-panel border border-amber/40 bg-amber-tint px-3 py-2 text-amber">
      {props.error === null ? null : <FieldError id={errorId}>{props.error}</FieldError>}
      <Checkbox
        ref={props.boxRef}
        label={props.label}
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
        {...(props.error === null ? {} : { "aria-invalid": true, "aria-describedby": errorId })}
      />
    </div>
  );
}
