// What a lesson tells a class's pages. Types alone, since the pages are built for browsers.

export interface LessonSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A question with its options, asked before the play; a student's answer stays in his browser. */
export interface LessonQuestion {
  readonly asks: string;
  readonly options: readonly string[];
}

/** A question of the quiz. */
export interface LessonQuiz extends LessonQuestion {
  /** Position of the right option, from 0, and why. */
  readonly right: number;
  readonly because: string;
}

/** A lesson as a class plays it: what students read before, what they are told once it is revealed, what is the teacher's alone. */
export interface ClassLesson {
  readonly title: string;
  readonly before: { readonly sections: readonly LessonSection[]; readonly predict: readonly LessonQuestion[] };
  /** `came`: what comes out of each prediction, and why. */
  readonly after: {
    readonly sections: readonly LessonSection[];
    readonly came: readonly string[];
    readonly quiz: readonly LessonQuiz[];
  };
  readonly teacher: readonly LessonSection[];
}
