export interface Variant {
  readonly variant: string;
  readonly head: string;
  readonly source: string;
  readonly hops: number;
}

/**
 * Which source speaks first of a kanji that several know. 戸籍統一文字 and the ministry's notices are about names. Pairs that
 * only share a reading, or are related in a dictionary, are left out: they would put 橋 and 激 into one group.
 */
const SOURCES: readonly string[] = [
  "JIS包摂規準UCS統合規則",
  "戸籍統一文字情報_親字正字",
  "民二5202号通知別表_正字俗字等対照表",
  "民一2842号通達別表_誤字俗字正字一覧表_無印",
  "民一2842号通達別表_誤字俗字正字一覧表_俗字",
  "法務省告示582号別表第四_一",
  "kJinmeiyoKanji",
  "kJoyoKanji",
];
/** Joins two groups: 齊 and 齋 are two characters to the register, one reading and one radical in Unihan. */
const JOINING = "kSpecializedSemanticVariant";

/** As the fold meets them: after NFKC, which merges compatibility ideographs by itself. */
function composed(row: Variant): Variant {
  return { ...row, variant: row.variant.normalize("NFKC"), head: row.head.normalize("NFKC") };
}

/** Groups of kanji, each beginning with its head, in a stable order. Every kanji follows one source, never two. */
export function groupsOf(rows: readonly Variant[]): readonly string[] {
  const pairs = rows.map(composed).filter(({ variant, head }) => variant !== head);
  const next = firstChoices(pairs.filter(({ source }) => SOURCES.includes(source)));
  for (const { variant, head, source } of pairs) if (source === JOINING) join(variant, head, next);
  const groups = new Map<string, string[]>();
  for (const variant of [...next.keys()].sort()) {
    const head = headOf(variant, next);
    if (head !== variant) groups.set(head, [...(groups.get(head) ?? []), variant]);
  }
  return [...groups].map(([head, others]) => head + others.join("")).sort();
}

function join(one: string, other: string, next: Map<string, string>): void {
  const [head = one, last = other] = [headOf(one, next), headOf(other, next)].sort();
  if (head !== last) next.set(last, head);
}

function firstChoices(rows: readonly Variant[]): Map<string, string> {
  const rank = ({ source, hops }: Variant) => SOURCES.indexOf(source) * 100 + hops;
  const sorted = [...rows].sort((a, b) => rank(a) - rank(b) || (a.head < b.head ? -1 : 1));
  const chosen = new Map<string, string>();
  for (const { variant, head } of sorted) if (!chosen.has(variant)) chosen.set(variant, head);
  return chosen;
}

/** The end of the way; of a way that goes round, its first kanji in Unicode's order. */
function headOf(start: string, next: ReadonlyMap<string, string>): string {
  const way = [start];
  for (;;) {
    const step = next.get(way.at(-1) ?? "");
    if (step === undefined) return way.at(-1) ?? start;
    if (way.includes(step)) return [...way.slice(way.indexOf(step))].sort()[0] ?? step;
    way.push(step);
  }
}
