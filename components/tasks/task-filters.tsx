"use client";

import { useEffect, useRef, useState } from "react";
import { ProviderSelect } from "@/components/list/provider-select";
import { ROW_ON_PHONES } from "@/components/list/view-links";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { staffName } from "@/lib/messages/staff-name";
import { TASK_AGE_WORD, TASK_FILTER } from "@/lib/messages/tasks";
import { SEARCH_LENGTH_MAX } from "@/lib/search/search-limits";
import { TASK_AGES } from "@/lib/tasks/task-ages";
import { TASK_KINDS, type TaskListState } from "@/lib/tasks/task-list-url";
import type { TaskListView } from "@/lib/tasks/task-list-view";

export interface TaskFiltersProps {
  readonly state: TaskListState;
  readonly people: TaskListView["people"];
  readonly onChange: (part: Partial<TaskListState>) => void;
}

export function TaskFilters({ state, people, onChange }: TaskFiltersProps) {
  return (
    <search aria-label={TASK_FILTER.label} className={`${ROW_ON_PHONES} items-center print:hidden`}>
      <TaskSearch search={state.search} onSearch={(search) => onChange({ search })} />
      <ProviderSelect provider={state.provider} onChange={(provider) => onChange({ provider })} />
      <Choice
        name={TASK_FILTER.kind}
        value={state.kind}
        choices={TASK_KINDS.map((kind) => [kind, TASK_FILTER.kinds[kind]] as const)}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        name={TASK_FILTER.age}
        value={state.age}
        choices={TASK_AGES.map((age) => [age, TASK_AGE_WORD[age]] as const)}
        onChange={(age) => onChange({ age })}
      />
      <Choice
        name={TASK_FILTER.by}
        value={state.by}
        choices={people.map(({ id, name }) => [id, staffName(name)] as const)}
        onChange={(by) => onChange({ by })}
      />
    </search>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value | null;
  readonly choices: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value | null) => void;
}

function Choice<Value extends string>({ name, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      aria-label={name}
      className="w-36 shrink-0"
      value={value ?? ""}
      onChange={({ target }) => onChange(choices.find(([one]) => one === target.value)?.[0] ?? null)}
    >
      <option value="">{TASK_FILTER.any(name)}</option>
      {choices.map(([one, label]) => (
        <option key={one} value={one}>
          {label}
        </option>
      ))}
    </Select>
  );
}

const PAUSE_MS = 200;

/** Searches while one types, and never a half-converted word. */
function TaskSearch({ search, onSearch }: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const [typed, setTyped] = useState(search);
  const [asked, setAsked] = useState(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Back and 条件をクリア change the address under the field.
  if (asked !== search && typed.trim() === asked) {
    setAsked(search);
    setTyped(search);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const take = (text: string, converting: boolean) => {
    setTyped(text);
    clearTimeout(timer.current);
    if (converting) return;
    timer.current = setTimeout(() => {
      setAsked(text.trim());
      onSearch(text.trim());
    }, PAUSE_MS);
  };
  return (
    <Input
      type="search"
      aria-label={TASK_FILTER.searchLabel}
      placeholder={TASK_FILTER.search}
      maxLength={SEARCH_LENGTH_MAX}
      className="w-68 shrink-0"
      value={typed}
      onChange={(event) =>
        take(event.target.value, "isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true)
      }
      onCompositionEnd={(event) => take(event.currentTarget.value, false)}
    />
  );
}
