/** What TypeScript sees of median.mjs, which a bench without a build step reads too. */

export function takeMedian<Item>(items: readonly Item[], getFigure: (item: Item) => number): Item | undefined;

export function findMedian(figures: readonly number[]): number;
