export const lawMessages = {};
