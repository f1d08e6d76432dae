/** Milliseconds: half of the requests were quicker than the median, 19 of 20 quicker than p95. */
export interface Figures {
  readonly median: number;
  readonly p95: number;
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/** The nearest rank: a time that really was measured. */
function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: tenths(rank(sorted, 0.5)), p95: tenths(rank(sorted, 0.95)) };
}

/** One request until its last byte; an answer other than 200 is no measurement. */
export async function timeRequest(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(url, { headers, redirect: "manual" });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - startedAt;
}

/** `count` requests, `atOnce` of them on their way at any time. */
export async function times(count: number, atOnce: number, request: () => Promise<number>): Promise<readonly number[]> {
  const measured: number[] = [];
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      measured.push(await request());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return measured;
}

export interface Compared {
  readonly shop: Figures;
  readonly bare: Figures;
  /** The shop's median over the bare server's. */
  readonly ratio: number;
}

const ROUNDS = 5;

/** The two take turns, so that other load on the machine falls on both. The first round warms up and is dropped. */
export async function compareTimes(
  requests: number,
  atOnce: number,
  shop: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<Compared> {
  const each = Math.ceil(requests / ROUNDS);
  const measured = { shop: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ofShop = await times(each, atOnce, shop);
    const ofBare = await times(each, atOnce, bare);
    if (round === 0) continue;
    measured.shop.push(...ofShop);
    measured.bare.push(...ofBare);
  }
  const figures = { shop: figuresOf(measured.shop), bare: figuresOf(measured.bare) };
  return { ...figures, ratio: tenths(figures.shop.median / figures.bare.median) };
}
