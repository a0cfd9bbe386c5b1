/** What of a preview is worth naming. Pure; sizes are compared for their order only. */
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { SellerShift } from "../../bindings/SellerShift";

/** Sellers whose quota would change, the largest change first. */
export function moved(sellers: readonly SellerShift[]): SellerShift[] {
  const size = ({ quotaBefore, quotaAfter }: SellerShift) => Math.abs(Number(quotaAfter ?? 0) - Number(quotaBefore ?? 0));
  return sellers.filter((shift) => shift.quotaBefore !== shift.quotaAfter).sort((one, other) => size(other) - size(one));
}

/** Teams whose target would change. */
export function targetsMoved({ teams }: PreviewReply): number {
  return teams.filter(({ team, before, after }) => team !== null && before.target !== after.target).length;
}
