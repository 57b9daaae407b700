// What is known of a candidate before the fusion.

/** Every value lies in 0..1. */
export const FEATURE_NAMES = [
  /** Late interaction (or best sentence) over the whole passage. */
  'passage',
  /** The best sentence. */
  'sentence',
  'keyword',
  'dense',
  /** Whether it holds something of the kind that is asked and that the question does not name. */
  'kind',
  /** Share of the question's numbers that stand in the passage, its context or, for less, its document. */
  'numbers',
  /** How well the telling word that is met worst is met. */
  'weakest',
  /** What the passage meets of what all candidates together would meet as one passage. */
  'share',
] as const;

export type Features = Readonly<Record<(typeof FEATURE_NAMES)[number], number>>;
