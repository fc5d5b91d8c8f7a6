import { type Decision, type Session, View } from "../../engine/index.js";
import { Words } from "../words.js";
import { debrief } from "./debrief.js";
import { News } from "./news.js";
import { decisionText } from "./said.js";
import { placeLine } from "./status.js";

/** Plays recorded decisions into a fresh session and tells them day by day. Stops where one no longer fits. */
export function tellStory(session: Session, decisions: readonly Decision[], print: (line: string) => void): void {
  const words = new Words(session.program);
  const news = new News(session, words);
  const look = (): View => new View(session.program, session.campaign.world, session.campaign.rest);
  let day = 0;
  for (const decision of decisions) {
    const before = look();
    const said = decisionText(decision, before.rest, before, words);
    if (!session.decide(decision).ok) return;
    const after = look();
    print(`> ${said}`);
    for (const line of news.takeBefore(after)) print(`  ${line}`);
    if (after.day !== day) {
      day = after.day;
      print(placeLine(after, words));
    }
    for (const line of news.take(after)) print(`  ${line}`);
  }
  if (!session.campaign.ended) return;
  for (const line of debrief(session, words)) print(line);
}
