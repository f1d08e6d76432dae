import type { FaultMatch, FaultOrder, MutationFault, ReadFault } from "./fault";

export type ListedFault = FaultOrder & { readonly id: number; readonly left: number };

/** The faults that wait for requests, in the order they were given. In memory: a restart is a clean simulator. */
export interface FaultList {
  add(order: FaultOrder): ListedFault;
  list(): readonly ListedFault[];
  /** One, or all of them; false where there is no such one. */
  clear(id?: number): boolean;
  /** The first that fits, used up by one. */
  takeMutation(about: FaultMatch): MutationFault | null;
  takeRead(on: ReadOn, about: FaultMatch): ReadFault | null;
}
export type ReadOn = Exclude<FaultOrder["on"], "mutation">;

export function createFaultList(): FaultList {
  let waiting: ListedFault[] = [];
  let made = 0;

  function use(found: ListedFault): void {
    waiting = waiting.flatMap((one) => {
      if (one.id !== found.id) return [one];
      return one.left > 1 ? [{ ...one, left: one.left - 1 }] : [];
    });
  }

  return {
    add(order) {
      made += 1;
      const listed = { ...order, id: made, left: order.times };
      waiting.push(listed);
      return listed;
    },
    list: () => waiting,
    clear(id) {
      const before = waiting.length;
      waiting = id === undefined ? [] : waiting.filter((one) => one.id !== id);
      return id === undefined || waiting.length < before;
    },
    takeMutation(about) {
      for (const one of waiting) {
        if (one.on !== "mutation" || !fits(one.match, about)) continue;
        use(one);
        return one.fault;
      }
      return null;
    },
    takeRead(on, about) {
      for (const one of waiting) {
        if (one.on === "mutation" || one.on !== on || !fits(one.match, about)) continue;
        use(one);
        return one.fault;
      }
      return null;
    },
  };
}

function fits(match: FaultMatch, about: FaultMatch): boolean {
  const wanted = Object.entries(match) as [keyof FaultMatch, string | undefined][];
  return wanted.every(([name, value]) => value === undefined || about[name] === value);
}
