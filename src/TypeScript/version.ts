/**
 * The add-on's version, as Amazon sees it in the user-agent and as runs record it.
 *
 * @NApiVersion 2.1
 */

export const VERSION = '0.1.0';
