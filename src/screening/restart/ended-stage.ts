/** The stages after which a run leaves what the next can go on from. */
export const ENDED_STAGES = ['reading', 'deciding'] as const;

/** The last of them that was at its end when a run was stopped. */
export type EndedStage = (typeof ENDED_STAGES)[number];
