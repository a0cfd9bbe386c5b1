/** Where an arrow key leads in a small table whose cells are walked; a row or column beyond the edge is for the caller to clamp. Pure. */
export function stepTo(key: string, row: number, column: number, last: number): [row: number, column: number] | undefined {
  const to: Record<string, [number, number]> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, last],
  };
  return to[key];
}
