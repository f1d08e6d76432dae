import { cn } from "@/components/ui/class-names";
import { methodShort, providerBeside } from "@/lib/capability/facts/catalogue";
import type { LimitDay, LimitMethod } from "@/lib/home/home-view";
import { HOME_LIMITS, HOME_WORD } from "@/lib/messages/home";
import { PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import { formatYen } from "@/lib/money/yen";
import { formatMonthDay } from "@/lib/time/display";
import { ShortProvider } from "./short-provider";

const SHOWN = 5;

export interface LimitMethodsProps {
  readonly id: string;
  readonly day: LimitDay;
  /** Which of how many bars it belongs to. */
  readonly index: number;
  readonly of: number;
}

/** What a bar is made of. Beside the bar, on the side with more room; on a phone under the bars. */
export function LimitMethods({ id, day, index, of }: LimitMethodsProps) {
  const { methods } = day;
  const left = index < of / 2;
  const rest = methods.slice(SHOWN);
  const beside = left ? { left: `${((index + 1) / of) * 100}%` } : { right: `${((of - index) / of) * 100}%` };
  return (
    <div
      id={id}
      role="tooltip"
      className="absolute z-20 max-tablet:inset-x-0! max-tablet:top-full tablet:top-0 tablet:w-72"
      style={beside}
    >
      <div
        className={cn(
          "rounded-panel border border-line bg-surface px-3 py-2 shadow-overlay",
          left ? "tablet:ml-1" : "tablet:mr-1",
        )}
      >
        <p className="flex justify-between gap-3 font-bold">
          <span>
            {formatMonthDay(day.date)} {HOME_WORD.count(day.count)}
          </span>
          <span>{formatYen(day.yen)}</span>
        </p>
        {methods.length === 0 ? <p className="text-muted text-sm">{HOME_LIMITS.none}</p> : null}
        <ul>
          {methods.slice(0, SHOWN).map((method) => (
            <MethodLine key={`${method.methodId} ${method.stage}`} method={method} among={methods} />
          ))}
          {rest.length === 0 ? null : (
            <li className="flex justify-between gap-3 border-line border-t pt-1 text-muted text-sm">
              <span>{HOME_LIMITS.others(rest.length)}</span>
              <span>{formatYen(rest.reduce((sum, { yen }) => sum + yen, 0))}</span>
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}

interface MethodLineProps {
  readonly method: LimitMethod;
  readonly among: readonly LimitMethod[];
}

function MethodLine({ method, among }: MethodLineProps) {
  const { methodId, stage, count, yen, first, last } = method;
  const { method: name, provider } = methodShort(methodId);
  const inBothStages = among.filter((one) => one.methodId === methodId).length > 1;
  return (
    <li className="mt-1 border-line border-t pt-1">
      <span className="flex justify-between gap-3">
        <span className="min-w-0">
          {name}
          {inBothStages ? ` ${PAYMENT_STAGE_WORD[stage].short}` : ""}
        </span>
        <span className="shrink-0">{formatYen(yen)}</span>
      </span>
      <span className="flex justify-between gap-3 text-muted text-sm">
        <span className="min-w-0">
          {providerBeside(name, provider) === null ? null : (
            <>
              <ShortProvider of={methodId} />・
            </>
          )}
          {HOME_LIMITS.until(first, last)}
        </span>
        <span className="shrink-0">{HOME_WORD.count(count)}</span>
      </span>
    </li>
  );
}
