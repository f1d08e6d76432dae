import { describe, expect, test } from "vitest";
import { aCase } from "@/lib/capability/testing/a-case";
import { formatInstant } from "@/lib/time/instant";
import { answerLines } from "./answer-lines";

const { now, orderedAt, paymentAt, ...rest } = aCase({ flags: { cancelApi: true } });
const WRITTEN = {
  ...rest,
  now: formatInstant(now),
  orderedAt: formatInstant(orderedAt),
  paymentAt: paymentAt === null ? null : formatInstant(paymentAt),
};

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function answer(text: string, chunk = 1 << 16) {
  const written: string[] = [];
  const allValid = await answerLines(inChunks(new TextEncoder().encode(text), chunk), async (part) => {
    written.push(part);
  });
  const answers = written.join("").split("\n");
  expect(answers.pop()).toBe("");
  return { allValid, answers: answers.map((line): unknown => JSON.parse(line)) };
}

async function errorOf(changes: object): Promise<unknown> {
  const { allValid, answers } = await answer(`${JSON.stringify({ ...WRITTEN, ...changes })}\n`);
  expect(allValid).toBe(false);
  expect(answers).toHaveLength(1);
  const [{ error } = { error: undefined }] = answers as { error?: unknown }[];
  return error;
}

const linked = { outcome: "linked", reasons: [], deadline: null, operation: "cancel" };

describe("a stream of lines", () => {
  test("is answered line by line, in order", async () => {
    const lines = ["gmo-pg/paypay", "unknown/method", "paypal/paypal"].map((method) =>
      JSON.stringify({ ...WRITTEN, method }),
    );
    expect(await answer(lines.join("\n"))).toEqual({
      allValid: false,
      answers: [
        { ...linked, deadline: "2026-12-22T03:01:00.000Z" },
        { error: "method: is not a known method" },
        { outcome: "not_linked", reasons: ["not_in_table"], deadline: null },
      ],
    });
  });

  test("may come in pieces of any size, cut through characters, with or without a last newline", async () => {
    const line = JSON.stringify({ ...WRITTEN, note: "受注𠮷" });
    for (const text of [`${line}\n${line}\n`, `${line}\r\n${line}`, `\ufeff${line}\n${line}`]) {
      for (const size of [1, 7, 1000])
        expect(await answer(text, size)).toEqual({ allValid: true, answers: [linked, linked] });
    }
  });

  test("may be empty", async () => {
    expect(await answer("")).toEqual({ allValid: true, answers: [] });
  });

  test("answers an empty line in its place, because each line has an answer", async () => {
    const line = JSON.stringify(WRITTEN);
    const { allValid, answers } = await answer(`${line}\n\n${line}\n`);
    expect(allValid).toBe(false);
    expect(answers).toEqual([linked, { error: "line: is not valid JSON" }, linked]);
  });

  test.each(["{", "nonsense", "[]", "null", "1", '"cancel"', "[{}]"])("answers %s with an error", async (line) => {
    const { allValid, answers } = await answer(`${line}\n`);
    expect(allValid).toBe(false);
    expect(answers).toEqual([{ error: expect.stringMatching(/^line: /) }]);
  });
});

describe("a case", () => {
  test("may hold null clocks at either stage, instants in any order, offsets and fields that no rule reads", async () => {
    const odd = {
      stage: "after_capture",
      paymentAt: null,
      capturedAt: null,
      orderedAt: "2031-01-01T00:00:00.000+09:00",
      more: 1,
    };
    const { allValid, answers } = await answer(JSON.stringify({ ...WRITTEN, ...odd }));
    expect({ allValid, answers }).toEqual({ allValid: true, answers: [linked] });
  });

  test.each(Object.keys(WRITTEN))("without %s is an error that names it", async (field) => {
    expect(await errorOf({ [field]: undefined })).toBe(`${field}: is missing`);
  });

  test.each(Object.keys(WRITTEN.flags))("without the flag %s is an error that names it", async (flag) => {
    expect(await errorOf({ flags: { ...WRITTEN.flags, [flag]: undefined } })).toBe(`flags.${flag}: is missing`);
  });

  test.each(Object.keys(WRITTEN).flatMap((field) => [[], {}, 1.5, "x", -1].map((value) => [field, value] as const)))(
    "%s must not be %j",
    async (field, value) => {
      expect(await errorOf({ [field]: value })).toMatch(new RegExp(`^${field}[:.]`));
    },
  );

  test.each(
    Object.keys(WRITTEN.flags).flatMap((flag) => [null, 0, 1, "true", "on"].map((value) => [flag, value] as const)),
  )("the flag %s must not be %j", async (flag, value) => {
    expect(await errorOf({ flags: { ...WRITTEN.flags, [flag]: value } })).toMatch(new RegExp(`^flags\\.${flag}: `));
  });

  test.each(Object.keys(WRITTEN).filter((field) => field !== "paymentAt" && field !== "capturedAt"))(
    "%s must not be null",
    async (field) => {
      expect(await errorOf({ [field]: null })).toMatch(new RegExp(`^${field}: `));
    },
  );

  test.each([
    ["now", "2026-02-30T00:00:00.000Z"],
    ["orderedAt", "2027-02-29T00:00:00.000Z"],
    ["paymentAt", "2026-11-23T24:00:00.000Z"],
    ["capturedAt", "2026-13-01T00:00:00.000Z"],
  ])("%s must exist in the calendar, %s does not", async (field, text) => {
    expect(await errorOf({ [field]: text })).toBe(`${field}: does not exist in the calendar`);
  });

  test.each([
    ["now", "0001-01-01T00:00:00.000Z"],
    ["orderedAt", "2200-01-01T00:00:00.000Z"],
  ])("%s must lie in the years that the shop takes, %s does not", async (field, text) => {
    expect(await errorOf({ [field]: text })).toBe(`${field}: lies outside the years 1900 to 2199`);
  });

  test.each([
    ["now", "2026-11-23"],
    ["now", "2026-11-23T06:40:00Z"],
    ["orderedAt", "2026-11-23T06:40:00.000"],
    ["paymentAt", 1_795_416_000_000],
    ["amount", 0.5],
    ["amount", "100"],
    ["newAmount", -1],
    ["newAmount", 2 ** 53],
    ["paid", "true"],
    ["pciDss", 1],
    ["orderMode", "NORMAL"],
    ["stage", "captured"],
    ["capability", "cancel.before_capture"],
    ["method", "toString"],
    ["method", "__proto__"],
    ["method", "GMO-PG/paypay"],
    ["flags", []],
  ])("%s must not be %j", async (field, value) => {
    expect(await errorOf({ [field]: value })).toMatch(new RegExp(`^${field}: `));
  });

  test("names every field that is wrong, not only the first", async () => {
    expect(await errorOf({ stage: "x", amount: -1, flags: { ...WRITTEN.flags, postCaptureAmount: "on" } })).toBe(
      "stage: must be one of before_capture, after_capture; amount: must be a whole number of yen from 0; " +
        "flags.postCaptureAmount: must be one of off, link, link_and_capture",
    );
  });
});
