import { post } from "../ledger.js";
import type { World } from "../world.js";

/** In the evening a share of what spoils is lost, wherever it lies. Rounded up: half a piece is no piece. */
export function spoil(w: World): void {
  const { you, home, perished } = w.model.account;
  for (const { id, commodity, share } of w.model.spoiling) {
    const lost = Math.min(1, Math.max(0, w.nature.dated(share, w.day)));
    if (lost <= 0) continue;
    for (const account of [you, home])
      post(w, account, perished, commodity, Math.ceil(w.balance(account, commodity) * lost - 1e-6), "perished", id);
  }
}
