"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "./class-names";
import { Input } from "./input";

export interface ComboboxOption {
  readonly key: string;
  /** As the field and a screen reader say it. */
  readonly text: string;
  readonly content: ReactNode;
}

export interface ComboboxProps {
  readonly id?: string;
  readonly label?: string;
  readonly listLabel: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly options: readonly ComboboxOption[];
  /** The options belong to an older text: none of them can be chosen yet. */
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  readonly footer?: ReactNode;
  /** In the place of options where there are none; absent: no list. */
  readonly empty?: ReactNode;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  /** `converting`: an IME is at work on it. */
  readonly onType: (text: string, converting: boolean) => void;
  readonly onChoose: (key: string) => void;
  readonly onLeave?: () => void;
  readonly className?: string;
  readonly listClassName?: string;
}

/**
 * A text field with a list under it: ↑ ↓ walk, Enter chooses, Esc closes the list and nothing else. The focus stays in the
 * field; a key that ends a conversion chooses nothing.
 */
export function Combobox(props: ComboboxProps) {
  const { options, busy = false, onType, onChoose, onLeave } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const shown = open && (options.length > 0 || props.empty !== undefined);
  const at = Math.min(active, options.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;
  useEffect(() => {
    if (shown) list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  const choose = (index: number) => {
    const option = options[index];
    if (option === undefined || busy) return;
    setOpen(false);
    onChoose(option.key);
  };
  const walk = (step: number) => {
    if (!shown) setOpen(true);
    else setActive((at + step + options.length) % Math.max(1, options.length));
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      walk(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && shown) {
      event.preventDefault();
      choose(at);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };

  return (
    <div className={cn("relative", props.className)}>
      {props.icon === undefined ? null : (
        <span className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-muted">{props.icon}</span>
      )}
      <Input
        id={props.id}
        role="combobox"
        aria-label={props.label}
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? optionId(at) : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        autoComplete="off"
        placeholder={props.placeholder}
        value={props.value}
        className={props.icon === undefined ? undefined : "pl-8"}
        onChange={(event) => {
          setOpen(true);
          setActive(0);
          onType(event.target.value, "isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true);
        }}
        onCompositionEnd={(event) => onType(event.currentTarget.value, false)}
        onKeyDown={onKey}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          onLeave?.();
        }}
      />
      {shown ? (
        <div
          className={cn(
            "absolute top-full left-0 z-30 mt-1 min-w-full overflow-hidden rounded-control bg-surface shadow-overlay",
            props.listClassName,
          )}
          // A press within the list leaves the focus in the field.
          onPointerDown={(event) => event.preventDefault()}
        >
          <div
            ref={list}
            id={listId}
            role="listbox"
            aria-label={props.listLabel}
            aria-busy={busy || undefined}
            className={cn("max-h-96 overflow-y-auto", busy && "opacity-60")}
          >
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
              <div
                key={option.key}
                id={optionId(index)}
                role="option"
                aria-selected={index === at}
                className={cn(
                  "flex min-h-9 cursor-default items-center px-3 py-1.5 pointer-coarse:min-h-11",
                  index === at ? "bg-selected" : "hover:bg-sunken",
                )}
                onClick={() => choose(index)}
              >
                {option.content}
              </div>
            ))}
          </div>
          {options.length === 0 ? <p className="px-3 py-2 text-muted">{props.empty}</p> : null}
          {props.footer}
        </div>
      ) : null}
    </div>
  );
}
