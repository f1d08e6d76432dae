/** Staff are さん in every sentence and list. A name stands bare only where it is the value itself: in its field. */
export function staffName(name: string): string {
  return `${name}さん`;
}

/** The actor: a member of the staff, or the product by itself. */
export function actorName(name: string | null): string {
  return name === null ? BY_ITSELF : staffName(name);
}

export const BY_ITSELF = "自動";

/** The actor, as the subject of a sentence. */
export function actorInSentence(name: string | null): string {
  return name === null ? "自動処理" : staffName(name);
}
