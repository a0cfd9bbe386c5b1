/** Orders commands by how well they fit what was typed: word starts before middles, in the order of the list otherwise. Pure. */
export function ranked<Item extends { label: string; words?: string }>(items: readonly Item[], typed: string): Item[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...items];
  return items
    .map((item) => ({ item, score: score(fold(`${item.label} ${item.words ?? ""}`), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

function score(text: string, wanted: readonly string[]): number {
  let sum = 0;
  for (const word of wanted) {
    if (text.startsWith(word)) sum += 4;
    else if (text.includes(` ${word}`)) sum += 3;
    else if (text.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
}

/** Without case and accents: "célula" is found by "celula". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
