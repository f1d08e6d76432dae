import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import { useId, useRef } from "react";
import { Term } from "@/components/glossary/term";
import { Radio, RadioGroup } from "@/components/ui/radio";
import { METHOD_SETTINGS, type SettingChoice, type SettingId } from "@/lib/capability/facts/flags";
import { choiceLabel, choicesOf } from "@/lib/capability/method-flags";
import { staffName } from "@/lib/messages/staff-name";
import type { TermId } from "@/lib/messages/terms";
import type { LastChange, MethodSettings } from "@/lib/method-settings/contract";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { notesOf } from "./flag-notes";
import { FlagQuestion } from "./flag-question";
import type { FlagChanger, FlagState } from "./use-flag-change";

export interface FlagRowProps {
  readonly settings: MethodSettings;
  /** What the method is called, for those who hear the control without its row. */
  readonly title: string;
  readonly flag: SettingId;
  readonly changer: FlagChanger;
  readonly mayChange: boolean;
  readonly now: EpochMs;
}

const FLAG_TERM: Partial<Record<SettingId, TermId>> = {
  terminationApi: "terminate",
  captureOnAuthorization: "capture_at_once",
};

/** One flag of one method, or its 決済方式: its name and choices as on the page, who changed it last, what came of the last change. */
export function FlagRow({ settings, title, flag, changer, mayChange, now }: FlagRowProps) {
  const { methodId } = settings;
  const { name } = METHOD_SETTINGS[flag];
  const term = FLAG_TERM[flag];
  const notes = notesOf(settings.methodId, flag);
  const state = changer.stateOf(methodId, flag);
  const notesId = useId();
  const choices = useRef<HTMLDivElement>(null);
  // The question goes away with its button: the hand is put back where it came from.
  const focusChoice = () => choices.current?.querySelector<HTMLInputElement>("input:checked")?.focus();
  return (
    <div className="grid grid-cols-1 items-start gap-x-4 border-line border-t py-1 first:border-t-0 tablet:grid-cols-[15rem_minmax(0,1fr)_9.5rem] desk:grid-cols-[15rem_minmax(0,1fr)_10rem]">
      <p className="py-0.5">{term === undefined ? name : <Term id={term}>{name}</Term>}</p>
      <div ref={choices} className="min-w-0">
        {mayChange ? (
          <Choices
            settings={settings}
            legend={`${title} ${name}`}
            flag={flag}
            state={state}
            describedBy={notes.length === 0 ? undefined : notesId}
            onChoose={(choice) => changer.change(methodId, flag, choice)}
          />
        ) : (
          <p className="py-0.5 font-medium">{choiceLabel(methodId, flag, settings.flags[flag])}</p>
        )}
        {state?.kind === "asking" ? (
          <FlagQuestion
            methodId={methodId}
            choice={state.choice}
            effects={state.effects}
            onConfirm={() => {
              focusChoice();
              changer.change(methodId, flag, state.choice, true);
            }}
            onLeave={() => {
              focusChoice();
              changer.leave(methodId, flag);
            }}
          />
        ) : null}
        {state?.kind === "refused" ? (
          <p className="flex items-start gap-1 py-0.5 text-red text-sm">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            <span>{state.text}</span>
          </p>
        ) : null}
      </div>
      <Changed change={settings.changes[flag]} state={state} now={now} />
      {notes.length === 0 ? null : (
        <ul id={notesId} className="pb-0.5 text-muted text-sm tablet:col-span-2 tablet:col-start-2">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly settings: MethodSettings;
  readonly legend: string;
  readonly flag: SettingId;
  readonly state: FlagState | undefined;
  readonly describedBy: string | undefined;
  readonly onChoose: (choice: SettingChoice) => void;
}

function Choices({ settings, legend, flag, state, describedBy, onChoose }: ChoicesProps) {
  const group = useId();
  // "Off" stands last, as on the page the linking choice comes first.
  const [off, ...on] = choicesOf(settings.methodId, flag);
  return (
    <RadioGroup legend={legend} legendHidden inline {...(describedBy === undefined ? {} : { describedBy })}>
      {[...on, ...(off === undefined ? [] : [off])].map((choice) => (
        <Radio
          key={String(choice.value)}
          name={group}
          className="first:min-w-56"
          label={choice.label}
          checked={settings.flags[flag] === choice.value}
          onChange={() => {
            // While one change of this flag is on its way or being asked about, another would only confuse it.
            if (state?.kind !== "saving") onChoose(choice);
          }}
        />
      ))}
    </RadioGroup>
  );
}

interface ChangedProps {
  readonly change: LastChange | undefined;
  readonly state: FlagState | undefined;
  readonly now: EpochMs;
}

function Changed({ change, state, now }: ChangedProps) {
  if (state?.kind === "saving") {
    return (
      <p className="flex items-center gap-1 py-0.5 text-muted text-sm">
        <LoaderCircle className="size-4" aria-hidden="true" />
        保存中
      </p>
    );
  }
  const at = change === undefined ? null : formatDateTimeInList(change.at, now);
  const by = change === undefined || change.by === null ? null : staffName(change.by);
  if (state?.kind === "saved") {
    return (
      <p
        className="flex items-center gap-1 py-0.5 text-green text-sm"
        title={[at, by].filter((part) => part !== null).join(" ")}
      >
        <CircleCheck className="size-4" aria-hidden="true" />
        保存しました
      </p>
    );
  }
  return at === null ? (
    <span />
  ) : (
    <p className="py-0.5 text-muted text-sm">
      {at} {by === null ? null : <span className="inline-block">{by}</span>}
    </p>
  );
}
