import Link from "next/link";
import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { SettingChoice } from "@/lib/capability/facts/flags";
import { FLAG_EFFECT } from "@/lib/messages/flags";
import type { FlagEffects } from "@/lib/method-settings/contract";

export interface FlagQuestionProps {
  readonly methodId: MethodId;
  readonly choice: SettingChoice;
  readonly effects: FlagEffects;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
}

const QUESTIONS = ["cancel", "amount"] as const;

/** What a change takes away, before it happens. */
export function FlagQuestion({ methodId, choice, effects, onConfirm, onLeave }: FlagQuestionProps) {
  const box = useRef<HTMLElement>(null);
  const title = useId();
  // It appears in answer to a click, under the control: those who listen are led to it.
  useEffect(() => box.current?.focus(), []);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby={title}
      className="outline-none"
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave();
      }}
    >
      <Notice tint="amber" title={<span id={title}>「{choice.label}」に変更すると</span>}>
        <ul className="list-disc pl-5">
          {effectLines(effects).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="mt-1">
          <Link
            className="text-link"
            href={`/orders?method=${methodId}${effects.lostLater.length > 0 ? "&stage=unauthorized" : "&outcome=linked"}`}
          >
            {FLAG_EFFECT.showOrders}
          </Link>
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button onClick={onLeave}>やめる</Button>
          <Button variant="primary" onClick={onConfirm}>
            「{choice.label}」に変更
          </Button>
        </div>
      </Notice>
    </section>
  );
}

function effectLines(effects: FlagEffects): readonly string[] {
  const lost = QUESTIONS.filter((question) => effects.lost[question] > 0).map((question) =>
    FLAG_EFFECT.lost(question, orders(effects.lost[question])),
  );
  const other = QUESTIONS.filter((question) => effects.otherOperation[question] > 0).map((question) =>
    FLAG_EFFECT.otherOperation(question, orders(effects.otherOperation[question])),
  );
  const later = effects.lostLater.map((question) => FLAG_EFFECT.lostLater(question, effects.capturedLater));
  const now = later.length === 0 ? [] : [FLAG_EFFECT.unchangedNow, FLAG_EFFECT.awaiting(orders(effects.awaiting))];
  return [...lost, ...other, ...later, ...now];
}

function orders(count: number): string {
  return `${count.toLocaleString("ja-JP")}件`;
}
