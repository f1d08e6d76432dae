// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { DRAFT_LIFETIME_MS, type DraftStorage, DraftStore } from "./draft-store";

const NOW = Date.parse("2026-11-23T06:40:00Z");
const MEMO = { form: "memo.1", subject: "261119-0044" };
const TEXT = "お客様に電話で確認中。折り返しは夕方。";
const keyOf = (seed: number) => new Uint8Array(32).fill(seed);
const tanaka = () => new DraftStore(localStorage, { staffId: "tanaka", key: keyOf(1) });
const suzuki = () => new DraftStore(localStorage, { staffId: "suzuki", key: keyOf(2) });

beforeEach(() => localStorage.clear());

describe("a draft on this device", () => {
  it("is found again by its writer, with when it was typed", () => {
    tanaka().write(MEMO, { text: TEXT }, NOW);
    expect(tanaka().read(MEMO, NOW + 1)).toEqual({ value: { text: TEXT }, at: NOW });
    expect(tanaka().read({ ...MEMO, subject: "another" }, NOW)).toBeNull();
    tanaka().remove(MEMO);
    expect(tanaka().read(MEMO, NOW)).toBeNull();
  });

  it("is listed for its writer alone, the newest first, as long as it is kept", () => {
    tanaka().write({ form: "order-edit.1", subject: "261119-0001" }, {}, NOW);
    tanaka().write(MEMO, TEXT, NOW + 1);
    suzuki().write(MEMO, TEXT, NOW + 2);
    expect(tanaka().list(NOW + 3)).toEqual([
      { ...MEMO, at: NOW + 1 },
      { form: "order-edit.1", subject: "261119-0001", at: NOW },
    ]);
    expect(tanaka().list(NOW + DRAFT_LIFETIME_MS)).toEqual([{ ...MEMO, at: NOW + 1 }]);
  });

  it("is kept for seven days and not a millisecond longer", () => {
    tanaka().write(MEMO, TEXT, NOW);
    expect(tanaka().read(MEMO, NOW + DRAFT_LIFETIME_MS - 1)).not.toBeNull();
    expect(tanaka().read(MEMO, NOW + DRAFT_LIFETIME_MS)).toBeNull();
    expect(localStorage.length).toBe(0);
  });

  it("is its writer's alone: the next person at the computer neither finds nor reads it", () => {
    tanaka().write(MEMO, TEXT, NOW);
    expect(suzuki().read(MEMO, NOW)).toBeNull();
    const [name = ""] = Object.keys(localStorage);
    const stored = localStorage.getItem(name) ?? "";
    expect(stored).not.toContain("電話");
    expect(atob(stored.slice(stored.indexOf(".") + 1))).not.toContain("261119");
    // Moved under the next person's own name it does not open either, nor with the right name and the wrong key.
    localStorage.setItem(suzuki().nameOf(MEMO), stored);
    expect(suzuki().read(MEMO, NOW)).toBeNull();
    expect(new DraftStore(localStorage, { staffId: "tanaka", key: keyOf(2) }).read(MEMO, NOW)).toBeNull();
  });

  it("says so where the device takes no more, after what is too old made room", () => {
    let room = 1;
    const full: DraftStorage = {
      get length() {
        return localStorage.length;
      },
      key: (index) => localStorage.key(index),
      getItem: (name) => localStorage.getItem(name),
      removeItem: (name) => {
        localStorage.removeItem(name);
        room += 1;
      },
      setItem: (name, value) => {
        if (room <= 0) throw new DOMException("full", "QuotaExceededError");
        room -= 1;
        localStorage.setItem(name, value);
      },
    };
    const store = new DraftStore(full, { staffId: "tanaka", key: keyOf(1) });
    expect(store.write({ ...MEMO, subject: "old" }, TEXT, NOW - DRAFT_LIFETIME_MS)).toBe(true);
    expect(store.write(MEMO, TEXT, NOW)).toBe(true);
    expect(store.write({ ...MEMO, subject: "more" }, TEXT, NOW)).toBe(false);
    expect(store.read(MEMO, NOW)).not.toBeNull();
    expect(new DraftStore(null, { staffId: "tanaka", key: keyOf(1) }).write(MEMO, TEXT, NOW)).toBe(false);
  });

  it("takes away what is too old, of every writer, and nothing of other programs", () => {
    localStorage.setItem("another-program", "1");
    suzuki().write(MEMO, TEXT, NOW - DRAFT_LIFETIME_MS);
    tanaka().write(MEMO, TEXT, NOW);
    expect(tanaka().forgetOld(NOW)).toBe(1);
    expect(localStorage.length).toBe(2);
  });
});
