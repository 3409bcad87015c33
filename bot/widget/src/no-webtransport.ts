/** Stands in the bundle where Socket.IO's client has its transport over WebTransport. */
export const WT = null;
