/**
 * Works through the items in so many lanes at once; a lane takes the next item as soon as its last one has ended. `open`
 * makes what a lane does with an item.
 */
export async function sideBySide<T>(
  items: readonly T[],
  lanes: number,
  open: (lane: number) => Promise<(item: T) => Promise<void>> | ((item: T) => Promise<void>),
): Promise<void> {
  const waiting = items.values();
  const run = async (lane: number): Promise<void> => {
    const work = await open(lane);
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, (_, lane) => run(lane)));
}
