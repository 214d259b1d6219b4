/** The item in the middle by its figure; of an even number of items, the greater of the two in the middle. */
export function takeMedian(items, getFigure) {
  return items.toSorted((one, other) => getFigure(one) - getFigure(other))[Math.floor(items.length / 2)];
}

/** The figure in the middle; NaN, which meets no bar, where there is none. */
export function findMedian(figures) {
  return takeMedian(figures, (figure) => figure) ?? NaN;
}
