export const screeningMessages = {};
