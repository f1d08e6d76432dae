import { expect, it } from "vitest";
import type { RaceConfirmation } from "../track";
import { oneAnswerEach } from "./one-answer";
import { done, emptyTrack, heard, refusedAnswer, unknown } from "./testing/heard";

function brokenBy(...confirmed: readonly RaceConfirmation[]): readonly unknown[] {
  const track = emptyTrack();
  track.confirmed.push(...confirmed);
  oneAnswerEach(track);
  return track.broken;
}

it("確認中 may become final, and what is final may be repeated", () => {
  expect(brokenBy(heard("a", unknown()), heard("a", done()), heard("a", done()))).toEqual([]);
});

it("a request from before the end may be answered 確認中 after it", () => {
  const end = heard("b", done());
  expect(brokenBy(end, heard("b", unknown(), { askedAt: end.answeredAt - 1 }))).toEqual([]);
  expect(brokenBy(end, heard("b", unknown()))).toMatchObject([
    { rule: 4, what: expect.stringContaining("key b was answered") },
  ]);
});

it("two final answers of one key that differ in anything are found", () => {
  expect(brokenBy(heard("a", done(3)), heard("a", done(4)))).toHaveLength(1);
  expect(
    brokenBy(heard("a", refusedAnswer({ code: "already_canceled", at: 1, by: null })), heard("a", done())),
  ).toHaveLength(1);
});

it("what keys of others were answered does not matter, nor what says nothing of the key", () => {
  expect(brokenBy(heard("a", done(3)), heard("b", done(4)))).toEqual([]);
  expect(brokenBy(heard("a", done()), heard("a", refusedAnswer({ code: "preparation_of_another" })))).toEqual([]);
});
