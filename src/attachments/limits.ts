/** Every bound on files, in one place; how many a field takes is declared with the field. */

/** Of one file: ten megabytes. */
export const FILE_BYTES = 10 * 1_048_576
/** On one matter, whoever put them there. */
export const FILES_A_MATTER = 60
/** Accepted for one form, one receipt or one official within a day; nobody's address is kept to count by. */
export const FILES_A_DAY = { form: 15, desk: 400, key: 2_000 } as const

/** Of all files that wait for an act, in bytes: nobody fills the disk by sending and never filing. */
export const WAITING_BYTES = 5_000 * 1_048_576

/** The copy that is passed on: its longer side, in pixels, and that of the small picture. */
export const COPY_SIDE = 2_400
export const THUMB_SIDE = 320

/** Decoding is bounded whatever the file claims. */
export const BOUNDS = {
  /** A phone of 50 megapixels is the largest that is common. */
  pixels: 51_000_000,
  pages: 300,
  /** Parts of a PDF. */
  objects: 100_000,
  /** What all streams of a PDF unpack to, and one of them, in bytes. */
  unpacked: 160 * 1_048_576,
  unpackedOne: 64 * 1_048_576,
  /**
   * Of the process that decodes: all its memory in bytes, looked at every 15 ms so that it stays
   * below 256 MiB; computing and waiting in milliseconds.
   */
  memory: 236 * 1_048_576,
  computing: 1_900,
  waiting: 8_000,
} as const
