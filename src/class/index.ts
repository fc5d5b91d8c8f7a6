// A class that plays together: seats, rounds, treatments, what is revealed when, what two rounds tell; and the wire to browsers. Knows no file, and no rule of a scenario.
export { type ClassKeeper, Classroom } from "./classroom.js";
export type { Sample } from "./drawn.js";
export type { ClassLesson, LessonSection } from "./lesson.js";
export { LIMITS } from "./limits.js";
export { nameKey, nicknameFrom, roomCode } from "./names.js";
export { unitOf } from "./session.js";
export { type ClassSetting, type ClassState, classStateSchema, type Treatment, whatDiffers } from "./state.js";
export { digestOf, isLoopback, newToken, type PageFile, type Serving, serveClass } from "./wire/server.js";
export type { Simulation } from "./wire/teacher.js";
