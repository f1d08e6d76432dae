/** The top of the scale: the next number that reads well in halves. */
export function scaleTop(most: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return step * ([1, 2, 4, 6, 8, 10].find((times) => step * times >= most) ?? 10);
}
