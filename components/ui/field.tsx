import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names";

/** What a control takes from its field: spread it onto the input. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-invalid"?: true;
  readonly "aria-describedby"?: string;
  readonly required?: true;
}

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the value, as a sentence. Stands above the control. */
  readonly error?: ReactNode | undefined;
  readonly required?: boolean;
  /** Ids are stable only within a render; give one where a summary links to the field. */
  readonly id?: string;
  readonly className?: string;
  readonly children: (control: FieldControl) => ReactNode;
}

/** Label, what to know, what is wrong, and the control, tied together for those who cannot see that they are. */
export function Field({ label, hint, error, required = false, id, className, children }: FieldProps) {
  const generated = useId();
  const controlId = id ?? generated;
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const hasError = error !== undefined && error !== null && error !== "";
  const described = [hasError ? errorId : null, hint === undefined ? null : hintId].filter((part) => part !== null);
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <label htmlFor={controlId} className="flex items-center gap-2 font-medium text-sm [overflow-wrap:anywhere]">
        {label}
        {required ? <span className="font-normal text-muted text-xs">必須</span> : null}
      </label>
      {hint === undefined ? null : (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {hasError ? <FieldError id={errorId}>{error}</FieldError> : null}
      {children({
        id: controlId,
        ...(hasError ? { "aria-invalid": true } : {}),
        ...(described.length === 0 ? {} : { "aria-describedby": described.join(" ") }),
        ...(required ? { required: true } : {}),
      })}
    </div>
  );
}

/** The sentence at a field; also used alone where a control has no label of its own. */
export function FieldError({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1 text-red text-sm">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
