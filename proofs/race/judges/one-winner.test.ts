import { expect, it } from "vitest";
import { oneWinner, oneWinnerAtMost } from "./one-winner";
import { done, emptyTrack, heard, RACED_ORDER, refusedAnswer, unknown } from "./testing/heard";

const saying = (what: string) => ({ rule: 4, what: expect.stringContaining(what) });
const LOST = refusedAnswer({ code: "already_canceled", at: 1, by: null });

it("one key that went through, and losers that read by what: nothing is broken", () => {
  const track = emptyTrack();
  const winner = heard("a", done());
  // The same key pressed twice is one key; while its call runs, the second press reads 確認中.
  expect(oneWinner(track, RACED_ORDER, [heard("a", unknown()), heard("b", LOST), winner])).toBe(winner);
  expect(track.broken).toEqual([]);
});

it("two keys that went through are found", () => {
  const track = emptyTrack();
  oneWinner(track, RACED_ORDER, [heard("a", done()), heard("b", unknown())]);
  expect(track.broken).toMatchObject([saying("2 keys went through on R1-1")]);
});

it("finds a race without a winner, unless another kind of change may have gone first", () => {
  const track = emptyTrack();
  expect(oneWinnerAtMost(track, RACED_ORDER, [heard("a", LOST)])).toBeNull();
  expect(track.broken).toEqual([]);
  oneWinner(track, RACED_ORDER, [heard("a", LOST)]);
  expect(track.broken).toMatchObject([saying("no key won")]);
});

it("a loser that was told something else is found", () => {
  const track = emptyTrack();
  oneWinner(track, RACED_ORDER, [heard("a", done()), heard("b", refusedAnswer({ code: "perhaps_saved" }))]);
  expect(track.broken).toMatchObject([saying("was told perhaps_saved")]);
});
