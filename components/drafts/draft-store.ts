import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { randomBytes } from "@noble/ciphers/utils.js";
import type { EpochMs } from "@/lib/time/epoch";

/**
 * What staff typed and did not save, kept on this device as ciphertext. Only its writer can read it: the server sends the
 * key with each page, to the signed-in person alone.
 */

/** How long a draft that its writer left is kept. */
export const DRAFT_LIFETIME_MS = 7 * 24 * 3_600_000;

/** Which text of which form: 「受注編集」 of an order, 「メモ」 of an order, the note on a task. */
export interface DraftName {
  /** Rises with the shape of what is kept, so that an older shape is never read as a newer one: `order-edit.1`. */
  readonly form: string;
  readonly subject: string;
}

export interface Kept<T> {
  readonly value: T;
  readonly at: EpochMs;
}

export interface DraftKeeper {
  readonly staffId: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export const DRAFT_PREFIX = "juchu-draft:";
const NONCE_BYTES = 24;

/** Drafts of one person in a browser's storage; `storage` is null where the browser gives none. */
export class DraftStore {
  readonly #storage: DraftStorage | null;
  readonly #owner: DraftKeeper;

  constructor(storage: DraftStorage | null, owner: DraftKeeper) {
    this.#storage = storage;
    this.#owner = owner;
  }

  nameOf({ form, subject }: DraftName): string {
    return `${DRAFT_PREFIX}${this.#owner.staffId}:${form}:${subject}`;
  }

  /** null where there is none, where it is too old, and where another key wrote it. */
  read<T>(draft: DraftName, now: EpochMs): Kept<T> | null {
    const name = this.nameOf(draft);
    const stored = this.#storage?.getItem(name) ?? null;
    if (stored === null) return null;
    const at = writtenAt(stored);
    const value = isLive(at, now) ? this.#open(name, stored) : null;
    if (value !== null) return { value: JSON.parse(value), at };
    this.#storage?.removeItem(name);
    return null;
  }

  /** Whether it is kept: a full disk and a browser that stores nothing keep none. */
  write(draft: DraftName, value: unknown, now: EpochMs): boolean {
    const name = this.nameOf(draft);
    const box = `${now}.${this.#close(name, JSON.stringify(value))}`;
    return this.#put(name, box) || (this.forgetOld(now) > 0 && this.#put(name, box));
  }

  remove(draft: DraftName): void {
    this.#storage?.removeItem(this.nameOf(draft));
  }

  /** What lies here of this person, in any form, the newest first. Read by name alone: nothing is opened. */
  list(now: EpochMs): readonly (DraftName & { readonly at: EpochMs })[] {
    const storage = this.#storage;
    if (storage === null) return [];
    const own = `${DRAFT_PREFIX}${this.#owner.staffId}:`;
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
    return names
      .filter((name) => name.startsWith(own))
      .map((name) => {
        const [form = "", ...subject] = name.slice(own.length).split(":");
        return { form, subject: subject.join(":"), at: writtenAt(storage.getItem(name) ?? "") };
      })
      .filter(({ at }) => isLive(at, now))
      .sort((a, b) => b.at - a.at);
  }

  /** Takes away what is too old, of every person who worked here; says how many. */
  forgetOld(now: EpochMs): number {
    const storage = this.#storage;
    if (storage === null) return 0;
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    const old = names.filter((name): name is string => {
      if (name === null || !name.startsWith(DRAFT_PREFIX)) return false;
      return !isLive(writtenAt(storage.getItem(name) ?? ""), now);
    });
    for (const name of old) storage.removeItem(name);
    return old.length;
  }

  #put(name: string, box: string): boolean {
    try {
      this.#storage?.setItem(name, box);
      return this.#storage !== null;
    } catch {
      // Full, or closed to this page: the caller says so.
      return false;
    }
  }

  #close(name: string, text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const box = this.#cipher(name, nonce).encrypt(new TextEncoder().encode(text));
    return toText(Uint8Array.of(...nonce, ...box));
  }

  #open(name: string, stored: string): string | null {
    try {
      const bytes = fromText(stored.slice(stored.indexOf(".") + 1));
      const nonce = bytes.subarray(0, NONCE_BYTES);
      return new TextDecoder().decode(this.#cipher(name, nonce).decrypt(bytes.subarray(NONCE_BYTES)));
    } catch {
      // Another key, another name, or a box that was cut: it cannot be decrypted.
      return null;
    }
  }

  /** The name is sealed in: a box that is moved under another name does not open. */
  #cipher(name: string, nonce: Uint8Array) {
    return xchacha20poly1305(this.#owner.key, nonce, new TextEncoder().encode(name));
  }
}

export function writtenAt(stored: string): EpochMs {
  return Number(stored.slice(0, Math.max(0, stored.indexOf("."))));
}

export function isLive(at: EpochMs, now: EpochMs): boolean {
  return at > 0 && now - at < DRAFT_LIFETIME_MS;
}

function toText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Throws where the text is not what `toText` wrote. */
export function fromText(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
