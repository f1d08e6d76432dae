// npm run test:matrix: every pair of the page, and every condition on it, by signed-in staff over HTTP against the
// production build. docs/proofs.md says what.
import { byKey } from "../invariants/by-key";
import type { BrokenPromise } from "../invariants/violation";
import { readOptions } from "../options";
import { SeededRandom } from "../random";
import { conclude, type Summary, secondsSince, violationText } from "../summary";
import { allCases, drawCases } from "./cases/all-cases";
import { judgeCase } from "./judge";
import { AREAS, type Area, casePaymentIdOf, type MatrixCase } from "./matrix-case";
import { type MatrixShop, openMatrixShop } from "./matrix-shop";
import { type PlayedCase, playCase } from "./play";

/** More than there are: all of them. */
const ALL = 100_000;
const COMMAND = { suite: "matrix", sizes: { cases: ALL } } as const;

/** Cases of one method run one after another, grouped by settings; methods run side by side. */
async function playPairs(cases: readonly MatrixCase[], shop: MatrixShop, seed: string): Promise<readonly PlayedCase[]> {
  const lanes = [...byMethod(cases).values()];
  const random = new SeededRandom(`${seed} lanes`);
  const played: PlayedCase[] = [];
  await Promise.all(
    shop.operators.map(async (staff) => {
      while (lanes.length > 0) {
        const [lane = []] = lanes.splice(random.int(0, lanes.length - 1), 1);
        for (const one of lane) {
          played.push(await playCase(one, { ...shop, staff }));
        }
      }
    }),
  );
  return played;
}

function byMethod(cases: readonly MatrixCase[]): ReadonlyMap<string, readonly MatrixCase[]> {
  const sorted = cases.toSorted((a, b) => settingsKey(a).localeCompare(settingsKey(b)) || a.number - b.number);
  return byKey(sorted, (one) => one.line.method);
}

const settingsKey = ({ settings }: MatrixCase): string => JSON.stringify(settings);

/** While clocks are stopped, nothing else goes on. */
async function playLimits(cases: readonly MatrixCase[], shop: MatrixShop): Promise<readonly PlayedCase[]> {
  const [staff] = shop.operators;
  if (staff === undefined) throw new Error("no 担当 is signed in");
  const played: PlayedCase[] = [];
  for (const one of cases) {
    played.push(await playCase(one, { ...shop, staff }));
  }
  return played;
}

async function judge(played: readonly PlayedCase[], shop: MatrixShop): Promise<readonly BrokenPromise[]> {
  const ledger = await shop.ledger();
  const sends = byKey(shop.wire.sends, ({ paymentId, authorization }) => authorization?.orderNumber ?? paymentId);
  return played.flatMap((one) => {
    // The provider names what it has authorized; the payments of all other cases were laid with their names.
    const { providerPaymentId } = one.view.payment;
    const paymentId = one.one.order.payment === "none" ? providerPaymentId : casePaymentIdOf(one.one);
    const ofOrder = sends.get(one.orderNumber) ?? [];
    const ofPayment = paymentId === null ? [] : (sends.get(paymentId) ?? []);
    const payment = paymentId === null ? undefined : ledger.get(paymentId);
    return judgeCase(one, { sends: [...ofOrder, ...ofPayment], payment });
  });
}

interface MatrixSummary extends Summary {
  /** How many cases of which area. */
  readonly areas: Readonly<Record<Area, number>>;
  /** Pairs of method and capability that were driven, of the page's 402. */
  readonly pairs: number;
}

async function playAll(cases: readonly MatrixCase[], shop: MatrixShop, seed: string) {
  const plain = await playPairs(
    cases.filter(({ clocks }) => clocks === null),
    shop,
    seed,
  );
  // Checked before the suite stops a clock: the checker compares recorded times with the real one.
  const violated = await shop.checkInvariants(plain.flatMap(({ staffAnswers }) => staffAnswers));
  const limits = await playLimits(
    cases.filter(({ clocks }) => clocks !== null),
    shop,
  );
  const played = [...plain, ...limits];
  return { played, violations: [...violated, ...(await judge(played, shop))] };
}

async function main(): Promise<void> {
  const { seed, sizes, only } = readOptions(COMMAND, process.argv.slice(2));
  const since = performance.now();
  const all = allCases(seed, Date.now());
  const cases = only === null ? drawCases(all, sizes.cases, seed) : all.filter(({ number }) => number === only);
  console.log(`test:matrix --seed ${seed}, ${cases.length} of ${all.length} cases`);
  const failed: BrokenPromise[] = [];
  const shop = await openMatrixShop(cases, ({ action, status, text }) => {
    failed.push({ rule: 0, what: `${action} was answered ${status}: ${text.slice(0, 300)}` });
  });
  try {
    const { played, violations } = await playAll(cases, shop, seed);
    if (only !== null) tellPlayed(played);
    const found = [...failed, ...violations];
    tell(found, played, seed);
    await shop.close(found.length > 0);
    const summary: MatrixSummary = {
      suite: COMMAND.suite,
      seed,
      runs: played.length,
      operations: shop.wire.sends.length,
      violations: found.length,
      seconds: secondsSince(since),
      areas: countAreas(cases),
      pairs: new Set(cases.map(({ line, capability }) => `${line.method} ${capability}`)).size,
    };
    conclude(summary);
  } catch (error) {
    await shop.close(true);
    throw error;
  }
}

function tellPlayed(played: readonly PlayedCase[]): void {
  for (const { one, heard, view } of played) {
    console.log(JSON.stringify(one, null, 1));
    for (const { step, opened, answers } of heard) {
      const shown = opened.ok ? { ...opened, value: { ...opened.value, view: undefined } } : opened;
      console.log(JSON.stringify({ step, opened: shown, answers }, null, 1));
    }
    console.log(JSON.stringify({ order: view.order, payment: view.payment, tasks: view.openTasks }, null, 1));
  }
}

function tell(found: readonly BrokenPromise[], played: readonly PlayedCase[], seed: string): void {
  for (const violation of found) console.log(violationText(violation));
  const broken = played.find((one) => found.some(({ orderNumber }) => orderNumber === one.orderNumber));
  if (broken !== undefined) {
    console.log(`Play it again: npm run test:matrix -- --seed ${seed} --only ${broken.one.number}`);
  }
}

function countAreas(cases: readonly MatrixCase[]): MatrixSummary["areas"] {
  const counted = AREAS.map((area) => [area, cases.filter((one) => one.area === area).length]);
  return Object.fromEntries(counted) as MatrixSummary["areas"];
}

await main();
