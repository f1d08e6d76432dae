"use client";

import type { Destination } from "@/components/places/destinations";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts } from "@/components/ui/shortcuts";
import { Switch } from "@/components/ui/switch";
import { KEY_GROUPS, KEYS_WORD } from "@/lib/messages/keys";

interface KeyGroup {
  readonly title: string;
  readonly lines: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

function waysOf(destinations: readonly Destination[]): KeyGroup {
  const lines = destinations.map(({ key, label }) => ({ keys: ["g", key], does: label }));
  return { title: KEYS_WORD.ways, lines: [...lines, { keys: ["g", "d"], does: KEYS_WORD.endingToday }] };
}

/** What the keyboard does. No key ever sends: sending is Tab to the button and Enter. */
export function KeyList({ destinations }: { readonly destinations: readonly Destination[] }) {
  const { singleKeys, setSingleKeys } = useShortcuts();
  return (
    <>
      <Switch label={KEYS_WORD.single} checked={singleKeys} onCheckedChange={setSingleKeys} />
      <p className="mt-1 text-muted text-sm">{KEYS_WORD.singleNote}</p>
      <div className="mt-4 flex flex-col gap-4">
        {[...KEY_GROUPS, waysOf(destinations)].map((group) => (
          <Keys key={group.title} group={group} />
        ))}
      </div>
    </>
  );
}

function Keys({ group }: { readonly group: KeyGroup }) {
  return (
    <section>
      <h3 className="mb-1 font-bold text-base">{group.title}</h3>
      <dl className="grid grid-cols-[4rem_minmax(0,1fr)] items-center gap-y-1">
        {group.lines.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
