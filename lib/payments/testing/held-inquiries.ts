import type { AskedOperation, Gateway } from "@/lib/gateway/port";

/** A providers' side some of whose inquiries get no answer until they are let go. Remembers how many waited at once. */
export class HeldInquiries {
  readonly gateway: Gateway;
  readonly #inner: Gateway;
  readonly #isHeld: (asked: AskedOperation) => boolean;
  readonly #held: { readonly provider: string; readonly go: () => void }[] = [];
  #open = false;
  most = 0;
  mostAtOneProvider = 0;

  constructor(inner: Gateway, isHeld: (asked: AskedOperation) => boolean = () => true) {
    this.#inner = inner;
    this.#isHeld = isHeld;
    this.gateway = Object.assign(Object.create(inner), { inquire: this.#inquire });
  }

  get holding(): number {
    return this.#held.length;
  }

  /** The one that has waited longest is answered. Says at which provider. */
  letOneGo(): string {
    const first = this.#held.shift();
    if (first === undefined) throw new Error("nobody waits");
    first.go();
    return first.provider;
  }

  /** Lets all of them go; later inquiries do not wait. */
  letGo(): void {
    this.#open = true;
    for (const { go } of this.#held.splice(0)) go();
  }

  readonly #inquire: Gateway["inquire"] = async (asked) => {
    if (!this.#open && this.#isHeld(asked)) {
      await new Promise<void>((go) => {
        this.#held.push({ provider: asked.provider, go });
        this.most = Math.max(this.most, this.#held.length);
        const there = this.#held.filter(({ provider }) => provider === asked.provider).length;
        this.mostAtOneProvider = Math.max(this.mostAtOneProvider, there);
      });
    }
    return this.#inner.inquire(asked);
  };
}
