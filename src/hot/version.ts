/** Of how hot problems are found: under another version all are grouped anew. */
export const VERSION = '5'
