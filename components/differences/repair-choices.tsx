import type { RefObject } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { FieldError } from "@/components/ui/field";
import { Radio, RadioGroup } from "@/components/ui/radio";
import type { DifferenceView, RepairChoice } from "@/lib/differences/difference-view";
import { REPAIR_WORD } from "@/lib/messages/reconciliation";
import { REPAIR_WORD_OF, repairSteps } from "@/lib/messages/repairs";
import type { Repair } from "@/lib/payments/model/differences";

export interface RepairChoicesProps {
  readonly view: DifferenceView;
  readonly chosen: Repair | null;
  readonly firstRef: RefObject<HTMLInputElement | null>;
  readonly missing: boolean;
  readonly onChoose: (repair: Repair) => void;
}

/** One repair is told, several are chosen from; each says what it does before it is pressed. */
export function RepairChoices({ view, chosen, firstRef, missing, onChoose }: RepairChoicesProps) {
  const { repairs, row } = view;
  const [only, ...others] = repairs;
  return (
    <div className="flex flex-col gap-2">
      {only !== undefined && others.length === 0 ? (
        <section aria-label={REPAIR_WORD[only.repair]}>
          <h3 className="font-bold text-base">{REPAIR_WORD[only.repair]}</h3>
          <Steps choice={only} provider={row.provider} />
        </section>
      ) : (
        <RadioGroup legend={REPAIR_WORD_OF.chooseLegend}>
          {repairs.map((choice, index) => (
            <Radio
              key={choice.repair}
              ref={index === 0 ? firstRef : null}
              name="repair"
              label={<span className="font-medium">{REPAIR_WORD[choice.repair]}</span>}
              note={<Steps choice={choice} provider={row.provider} />}
              checked={chosen === choice.repair}
              onChange={() => onChoose(choice.repair)}
            />
          ))}
        </RadioGroup>
      )}
      {missing ? <FieldError>{REPAIR_WORD_OF.choose}</FieldError> : null}
      <p className="font-medium">
        {REPAIR_WORD_OF.nothingSent(row.provider)}
        {chosen === "take_over" ? REPAIR_WORD_OF.irreversible : null}
      </p>
    </div>
  );
}

function Steps({ choice, provider }: { readonly choice: RepairChoice; readonly provider: string }) {
  return (
    <span className="mt-1 flex flex-col gap-0.5 text-text">
      {repairSteps(choice, provider).map((step) => (
        <span key={step} className="flex gap-1.5 [word-break:auto-phrase]">
          <span aria-hidden="true">・</span>
          {step}
        </span>
      ))}
      {leavesWork(choice) ? <ConsoleNote /> : null}
    </span>
  );
}

function leavesWork(choice: RepairChoice): boolean {
  return choice.repair === "leave_task" || (choice.repair === "take_over" && choice.outstanding !== null);
}
