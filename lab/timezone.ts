// The server's zone: local getters of Date read Pacific time, whatever machine the lab runs on.
// Source: practice. CWY_TZ runs the lab in another zone, to find what depends on it by mistake.

export const SERVER_ZONE = process.env.CWY_TZ ?? 'America/Los_Angeles';

process.env.TZ = SERVER_ZONE;
