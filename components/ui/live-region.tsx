"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

/** `refuse` interrupts what is being read out, `report` waits for it to end. */
export interface Announcer {
  readonly report: (text: string) => void;
  readonly refuse: (text: string) => void;
}

const silent: Announcer = { report: () => undefined, refuse: () => undefined };
const AnnouncerContext = createContext<Announcer>(silent);

/** Says results to those who cannot see them appear. Outside a provider it is silent. */
export function useAnnouncer(): Announcer {
  return useContext(AnnouncerContext);
}

interface Said {
  readonly text: string;
  readonly times: number;
}
const nothing: Said = { text: "", times: 0 };

/** One polite and one assertive region for the whole window. */
export function LiveRegionProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState<Said>(nothing);
  const [assertive, setAssertive] = useState<Said>(nothing);
  const report = useCallback((text: string) => setPolite((last) => ({ text, times: last.times + 1 })), []);
  const refuse = useCallback((text: string) => setAssertive((last) => ({ text, times: last.times + 1 })), []);
  const announcer = useMemo(() => ({ report, refuse }), [report, refuse]);
  return (
    <AnnouncerContext value={announcer}>
      {children}
      {/* The key makes the same sentence a new node, else it would be said only once. */}
      <div role="status" aria-live="polite" className="sr-only">
        <span key={polite.times}>{polite.text}</span>
      </div>
      <div role="alert" aria-live="assertive" className="sr-only">
        <span key={assertive.times}>{assertive.text}</span>
      </div>
    </AnnouncerContext>
  );
}
